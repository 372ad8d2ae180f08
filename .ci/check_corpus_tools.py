#!/usr/bin/env python3
"""Proves that corpus tools, translators' programs and archives take what a run writes for them.

Usage: .ci/check_corpus_tools.py [PROGRAM]
PROGRAM is the built binary [default: target/release/paralign, else target/debug/paralign]. Python packages are installed by
name into target/check-corpus-tools/, the schema of XLIFF comes in Debian's php-symfony-translation, and the Corpus Workbench is
used where it is there. A check whose program cannot be had is skipped with a line that says so. Exit status 1 if a check
fails.
"""

import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from checking import Skipped, expect, inside_venv, package

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "target" / "check-corpus-tools"
PACKAGES = ["bagit", "cffconvert", "conllu", "pyconll", "lxml", "rocrate", "roc-validator", "translate-toolkit", "udtools"]
FORMS = "csv,tbx,vertical,conllu,xliff,ro-crate"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
csv.field_size_limit(1 << 30)


def rows(folder, name):
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def spaceless(key):
    return re.sub(r"\s", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), key)


# Corpora

def hostile(folder):
    """A corpus with what XML, tokens and ids stumble on, a document in one language, and one that crosses."""
    openings = [
        "<b>gras</b> & co", "\"guillemets\" &amp; 'apostrophes'", "l’eau qu'il a, a-t-il dit", "# commentaire", "A/72/1(XX)",
        "commande \x01\x07\x1b et \u2028 ligne", "zéro\u200blargeur \ufeff marque", "12 000 \u00a0% ", "-1\t+", "😀 🇫🇷 שלום",
    ]
    for lang, words in [("fr", "ouvre ce paragraphe du 3 avril 2018, voir A/RES/64/289."),
                        ("en", "opens this paragraph of 3 April 2018, see A/RES/64/289.")]:
        (folder / lang).mkdir(parents=True)
        lines = [f"{number}. {text} {words} Oui. Non." for number, text in enumerate(openings, 1)]
        (folder / lang / "un | deux%.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        crossing = lines if lang == "fr" else lines[5:] + lines[:5]
        (folder / lang / "Été_x0020_=1.txt").write_text("\n\n".join(crossing) + "\n", encoding="utf-8")
    (folder / "fr" / "alone.txt").write_text("1. Un document sans version anglaise.\n", encoding="utf-8")
    (folder / "manifest.csv").write_text(
        "doc_id,symbol,title,date,fr_provenance,en_provenance,licence,source\n"
        'alone,A/1,"<titre> & ""suite""",2019-05-01,officiel,,https://creativecommons.org/licenses/by/4.0/,https://undocs.org/A/1\n',
        encoding="utf-8",
    )


# The checks; each returns what it has counted

def vertical(folder, lang):
    """The documents, blocks and sentences of a vertical file, with the tokens of each sentence."""
    from html import unescape
    sentences, blocks, glued, open_tags = [], [], False, []
    for number, line in enumerate((folder / f"paralign.{lang}.vert").read_text(encoding="utf-8").split("\n")[:-1], 1):
        where = f"{lang}, line {number}"
        if line == "<g/>":
            glued = True
        elif (tag := re.fullmatch(r"<(doc|p|s)((?: \w+=\"[^\"<>]*\")*)>", line)):
            open_tags.append(tag[1])
            expect(open_tags == ["doc", "p", "s"][:len(open_tags)], f"{where}: {open_tags}")
            held = {key: unescape(value) for key, value in re.findall(r" (\w+)=\"([^\"]*)\"", tag[2])}
            if tag[1] == "p":
                blocks.append(held["id"])
            if tag[1] == "s":
                sentences.append((held["id"], []))
        elif (tag := re.fullmatch(r"</(doc|p|s)>", line)):
            expect(open_tags and open_tags.pop() == tag[1] and not glued, f"{where}: {line}")
        else:
            expect(line and not re.search(r"[\s<>]", line) and open_tags == ["doc", "p", "s"], f"{where}: {line!r}")
            sentences[-1][1].append((glued, unescape(line)))
            glued = False
    expect(not open_tags, f"{lang}: {open_tags} stay open")
    return sentences, blocks


def check_vertical(folder):
    """The tokens are the sentences of the tables, each structure stands in one link, and the links are the beads."""
    sides, tokens = {}, 0
    bare = lambda text: re.sub(r"[\s\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff\u00ad]", "", text)
    for lang in ["fr", "en"]:
        sides[lang] = vertical(folder, lang)
        texts = {spaceless(row["sentence_id"]): row["text"] for row in rows(folder, "sentences")}
        for name, found in sides[lang][0]:
            expect(bare("".join(text for _, text in found)) == bare(texts[name]), f"{name}: {found}")
            tokens += len(found)
    names = {lang: [name for name, _ in sides[lang][0]] for lang in sides}
    held = {}
    for row in rows(folder, "sentences"):
        held.setdefault(row["sentence_alignment_id"], {"fr": [], "en": []})[row["lang"]].append(spaceless(row["sentence_id"]))
    beads = [tuple(tuple(side[lang]) for lang in ["fr", "en"]) for bead, side in held.items() if bead]
    for own, other in [("fr", "en"), ("en", "fr")]:
        seen, links = {own: [], other: []}, 0
        for line in (folder / f"paralign.{own}-{other}.align").read_text().splitlines():
            cells = dict(zip([own, other], line.split("\t")))
            numbers = {}
            for lang, cell in cells.items():
                ends = [] if cell == "-1" else [int(end) for end in cell.split(",")]
                numbers[lang] = list(range(ends[0], ends[-1] + 1)) if ends else []
                seen[lang] += numbers[lang]
            if numbers["fr"] and numbers["en"]:
                links += 1
                link = tuple(tuple(names[lang][at] for at in numbers[lang]) for lang in ["fr", "en"])
                expect(link in beads, f"{line}: {link} is not a bead")
        for lang in seen:
            expect(seen[lang] == list(range(len(names[lang]))), f"{own}-{other}: the structures of {lang} are not in order")
    lines = (folder / "paralign.fr-en.beads").read_text(encoding="utf-8").splitlines()
    expect(lines[0] == "PARALIGN_FR\tPARALIGN_EN\ts\t{id}", lines[0])
    for line in lines[1:]:
        link = tuple(tuple(side.split(" ")) for side in line.split("\t"))
        expect(link in beads, f"{link} is not a bead")
    return f"{tokens} tokens in {sum(map(len, names.values()))} sentences, {links} links in order of {len(lines) - 1}"


def check_workbench(folder):
    """The Corpus Workbench encodes both corpora, imports their alignment, and finds a word with its translation."""
    if not all(map(shutil.which, ["cwb-encode", "cwb-makeall", "cwb-align-import", "cqp"])):
        raise Skipped("the Corpus Workbench is neither here nor a Debian package")
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        (place / "registry").mkdir()
        run = lambda *command: subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for lang in ["fr", "en"]:
            (place / lang).mkdir()
            run("cwb-encode", "-xsB", "-c", "utf8", "-d", place / lang, "-f", folder / f"paralign.{lang}.vert",
                "-R", place / "registry" / f"paralign_{lang}", "-0", "g",
                "-S", "doc:0+id+lang+symbol+title+date+file+provenance",
                "-S", "p:0+id+kind+part+number+heading+bead", "-S", "s:0+id+bead")
            run("cwb-makeall", "-r", place / "registry", "-V", f"PARALIGN_{lang.upper()}")
        for turn in [[], ["-i"]]:
            run("cwb-align-import", "-r", place / "registry", *turn, folder / "paralign.fr-en.beads")
        query = 'PARALIGN_FR; show +paralign_en; "paragraphe" :PARALIGN_EN "paragraph"; size Last;'
        found = subprocess.run(["cqp", "-r", place / "registry", "-c"], input=query, capture_output=True, text=True).stdout
        expect(re.search(r"^[1-9]\d*$", found, re.M), found)
        return "encoded, aligned and queried"


def check_conllu(folder):
    """Universal Dependencies' validator and two readers take the sentences; the text is that of the tokens."""
    conllu, pyconll = package("conllu"), package("pyconll")
    package("udtools")
    count = 0
    for lang in ["fr", "en"]:
        text = (folder / f"paralign.{lang}.conllu").read_text(encoding="utf-8")
        validate = [Path(sys.executable).parent / "udvalidate", "--lang", lang, "--level", "1"]
        done = subprocess.run([*validate, folder / f"paralign.{lang}.conllu"], capture_output=True, text=True)
        expect(done.returncode == 0, done.stdout + done.stderr)
        first, ids = conllu.parse(text), set()
        second = list(pyconll.load_from_string(text))
        expect(len(first) == len(second) == len(vertical(folder, lang)[0]), f"{lang}: sentences are lost")
        for one, other in zip(first, second):
            name = one.metadata["sent_id"]
            expect(name not in ids and not re.search(r"[\s/]", name), f"{name} is not an id")
            ids.add(name)
            built = "".join(
                token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ") for token in one)
            expect(built.rstrip(" ") == one.metadata["text"] == other.text, f"{name}: {built!r}")
            expect([token["id"] for token in one] == list(range(1, len(one) + 1)), f"{name}: odd numbers")
            count += len(one)
    return f"{count} tokens, valid, read twice"


def xliff_schema():
    place = PLACE / "xliff"
    if not any(place.rglob("xliff-core-2.0.xsd")):
        place.mkdir(parents=True, exist_ok=True)
        fetch = "apt-get update; apt-get download php-symfony-translation && dpkg-deb -x php-symfony-translation_*.deb ."
        subprocess.run(["bash", "-c", fetch], cwd=place, capture_output=True)
    found = next(place.rglob("xliff-core-2.0.xsd"), None)
    if found is None:
        raise Skipped("the schema of XLIFF cannot be installed here (Debian's php-symfony-translation)")
    return found


def check_xliff(folder):
    """The schema holds, translate-toolkit reads the units, and they are the English sentences with their counterparts."""
    etree, xliff2 = package("lxml.etree"), package("translate.storage.xliff2")
    path = folder / "paralign.xlf"
    schema = xliff_schema()
    text = re.sub(r'schemaLocation="[^"]*xml.xsd"', f'schemaLocation="{(schema.parent / "xml.xsd").as_uri()}"', schema.read_text())
    schema = etree.XMLSchema(etree.fromstring(text.encode()))
    expect(schema.validate(etree.parse(str(path))), f"{schema.error_log}")
    # What the schema cannot ask for: ids are unique in their file.
    names = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
    files = etree.parse(str(path)).findall("x:file", names)
    for file in files:
        ids = [unit.get("id") for unit in file.findall("x:unit", names)]
        expect(len(set(ids)) == len(ids), f"{file.get('id')}: ids stand twice")
    expect(len({file.get("id") for file in files}) == len(files), "two files have the same id")
    units = xliff2.Xliff2File.parsefile(str(path)).units
    plain = lambda text: re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]", "", text or "")
    expected = [(plain(row["en_text"]), plain(row["fr_text"])) for row in rows(folder, "sentence_alignments")]
    furniture = {row["block_id"] for row in rows(folder, "blocks") if row["kind"] == "furniture"}
    english = [row for row in rows(folder, "sentences") if row["lang"] == "en" and row["block_id"] not in furniture]
    alone = [row for row in english if not row["sentence_alignment_id"]]
    expected = [pair for pair in expected + [(plain(row["text"]), "") for row in alone] if pair[0]]
    found = [(plain(str(unit.source)), plain(str(unit.target or ""))) for unit in units]
    expect(sorted(found) == sorted(expected), f"{len(found)} units for {len(expected)} sentences and beads")
    return f"{len(units)} units in {len(files)} files"


def check_tbx(folder):
    """The terms are concepts as TBX-Basic has them.

    No package of Debian, PyPI or npm holds the schema, and translate-toolkit reads the TBX of 2008 alone: the structure is
    checked here element by element.
    """
    etree = package("lxml.etree")
    root = etree.parse(str(folder / "paralign.tbx")).getroot()
    space = "{urn:iso:std:iso:30042:ed-2}"
    expect(root.tag == space + "tbx" and root.get("type") == "TBX-Basic" and root.get("style") == "dca", root.attrib)
    expect([child.tag for child in root] == [space + "tbxHeader", space + "text"], "the parts of tbx")
    entries = root.findall(f".//{space}conceptEntry")
    expect(len({entry.get("id") for entry in entries}) == len(entries), "two concepts have one id")
    for entry in entries:
        sections = entry.findall(space + "langSec")
        expect({section.get("{http://www.w3.org/XML/1998/namespace}lang") for section in sections} == {"fr", "en"}, entry.get("id"))
        for section in sections:
            terms = [child.tag for child in section.find(space + "termSec")]
            expect(terms in ([space + "term"], [space + "term", space + "descrip"]), f"{entry.get('id')}: {terms}")
            texts = ["".join(child.itertext()) for child in section.find(space + "termSec")]
            expect(all(texts) and texts[0] == texts[0].strip(), f"{entry.get('id')}: {texts}")
    kinds = {descrip.get("type") for descrip in root.iter(space + "descrip")}
    expect(kinds <= {"context"}, f"{kinds} are not of TBX-Basic")
    both = sum(1 for row in rows(folder, "terms") if row["fr_term"] and row["en_term"])
    expect(len(entries) == both, f"{len(entries)} concepts for {both} terms")
    return f"{len(entries)} concepts"


def without_network():
    """Lets the validator find the context of RO-Crate, which it would fetch, in the package that ships it."""
    context = (Path(package("rocrate").__file__).parent / "data" / "ro-crate.jsonld").read_bytes()
    requests, http = package("requests"), package("rocrate_validator.utils.http")
    from rdflib.plugins.parsers import jsonld
    from rdflib.plugins.shared.jsonld import context as shared, util
    fetched = util.source_to_json

    def source_to_json(source, *rest, **more):
        return (json.loads(context), None) if source == CONTEXT else fetched(source, *rest, **more)

    def get(_, url, **__):
        answer = requests.Response()
        answer.status_code, answer.url = (200 if url == CONTEXT else 404), url
        answer.headers["Content-Type"] = "application/ld+json"
        answer._content = context if url == CONTEXT else b""
        return answer

    for module in [jsonld, shared, util]:
        module.source_to_json = source_to_json
    http.HttpRequester.get = get


def check_research_object(folder):
    """The validator takes the folder, the reader finds every file, and their hashes are right."""
    services, models, crates = package("rocrate_validator.services"), package("rocrate_validator.models"), package("rocrate.rocrate")
    without_network()
    settings = services.ValidationSettings(
        rocrate_uri=str(folder), profile_identifier="ro-crate-1.1", requirement_severity=models.Severity.REQUIRED)
    result = services.validate(settings)
    expect(result.passed(), "\n".join(f"{issue.check.identifier} {issue.message}" for issue in result.get_issues()))
    crate = crates.ROCrate(str(folder))
    files = [entity for entity in crate.data_entities if "File" in entity.type]
    for file in files:
        held = (folder / file["name"]).read_bytes()
        expect(hashlib.sha256(held).hexdigest() == file["sha256"] and str(len(held)) == file["contentSize"], file.id)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    there -= {"run.json", "ro-crate-metadata.json"}
    expect({file["name"] for file in files} == there, "files are missing")
    texts = [entity for entity in crate.contextual_entities if entity.id.startswith(("#fr/", "#en/"))]
    expect(len(texts) == len(rows(folder, "documents")), "versions are missing")
    for thing in json.loads((folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]:
        if thing.get("identifier") == "alone":
            held = [thing["license"]["@id"], thing["isBasedOn"]["@id"]]
            expect(held == ["https://creativecommons.org/licenses/by/4.0/", "https://undocs.org/A/1"], held)
    return f"{len(files)} files, {len(texts)} versions"


def check_citation(folder):
    package("cffconvert")
    done = subprocess.run(
        [Path(sys.executable).parent / "cffconvert", "--validate", "-i", folder / "CITATION.cff"], capture_output=True, text=True)
    expect(done.returncode == 0, done.stdout + done.stderr)
    return "valid"


def check_package(folder, program):
    """The archive is the same twice, sha256sum and bagit find it whole, and a changed file is refused."""
    bagit = package("bagit")
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        run = lambda *flags: subprocess.run([program, "pack", folder, *flags], capture_output=True, text=True)
        for name, flags in [("one.zip", []), ("two.zip", []), ("bag.zip", ["--bag"])]:
            done = run(place / name, *flags)
            expect(done.returncode == 0, done.stderr)
        expect((place / "one.zip").read_bytes() == (place / "two.zip").read_bytes(), "the archives differ")
        zipfile.ZipFile(place / "one.zip").extractall(place / "plain")
        zipfile.ZipFile(place / "bag.zip").extractall(place)
        sums = subprocess.run(["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"], cwd=place / "plain", capture_output=True, text=True)
        expect(sums.returncode == 0, sums.stdout + sums.stderr)
        bagit.Bag(str(place / "bag")).validate()
        held = (folder / "dates.csv").read_bytes()
        (folder / "dates.csv").write_bytes(held + b"\r\n")
        done = run(place / "no.zip")
        (folder / "dates.csv").write_bytes(held)
        expect(done.returncode == 2 and "dates.csv is not as the run wrote it" in done.stderr, done.stderr)
        expect(not list(place.glob("no.zip*")), "something is left")
        return f"{len(list((place / 'plain').iterdir())) - 1} files"


def checks(program):
    failed = False
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        hostile(place / "hostile")
        for name, corpus in [("reports", ROOT / "corpus"), ("hostile", place / "hostile")]:
            output = place / f"{name}-output"
            subprocess.run([program, "run", corpus, "--output", output, "--quiet", "--formats", FORMS, "--min-confidence", "0"], check=True)
            for check in [check_vertical, check_workbench, check_conllu, check_xliff, check_tbx, check_research_object,
                          check_citation, lambda folder: check_package(folder, program)]:
                what = check.__name__.removeprefix("check_").replace("<lambda>", "package")
                try:
                    print(f"ok        {what}, {name}: {check(output)}", flush=True)
                except Skipped as reason:
                    print(f"skipped   {what}: {reason}", flush=True)
                except Exception as error:
                    failed = True
                    print(f"FAILED    {what}, {name}: {type(error).__name__} {error}", flush=True)
    return 1 if failed else 0


def main(arguments):
    if arguments[:1] == ["--inside"]:
        return checks(arguments[1])
    built = [ROOT / "target" / profile / "paralign" for profile in ["release", "debug"]]
    program = Path(arguments[0]) if arguments else next((path for path in built if path.exists()), None)
    if program is None:
        print("no program is built; run `cargo build` first, or name it")
        return 2
    return inside_venv(__file__, PLACE, PACKAGES, program.resolve())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
