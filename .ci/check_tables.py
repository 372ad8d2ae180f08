#!/usr/bin/env python3
"""Proves that those who take the tables get them whole: csv, pandas, DuckDB, pyarrow, frictionless, openpyxl, LibreOffice, TMX.

Usage: .ci/check_tables.py [PROGRAM]
PROGRAM is the built binary [default: target/release/paralign, else target/debug/paralign]. What the checks need is
installed by package name: Python packages into target/check-tables/, LibreOffice with apt-get where that is possible.
A check whose program cannot be installed is skipped with a line that says so. Exit status 1 if a check fails.
"""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

from checking import Skipped, expect, inside_venv, package

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "target" / "check-tables"
PACKAGES = ["pandas", "duckdb", "pyarrow", "frictionless", "openpyxl", "translate-toolkit", "lxml"]
DIALECTS = ["standard", "excel-fr", "plain", "tsv"]
CUT = " […] [cut; the table "
csv.field_size_limit(1 << 30)


# Corpora

def hostile(folder):
    """A corpus on which spreadsheets and XML readers stumble."""
    openings = [
        "=1+1", "=HYPERLINK(\"http://example.org\")", "+33 1 44 95", "-5 degrés", "@nous", "0012 est un code",
        "1:1 est un rapport", "2-3", "12/10", "mai 2018", "1e3", "5 %", "TRUE", "00:00", "12345678901234567890",
        "\"entre guillemets\"", "'apostrophe'", "virgule, point-virgule; barre | verticale", "<b>gras</b> & co",
        "é à ç œ « bas » — tiret", "emoji 😀 et 🇫🇷", "שלום עולם et مرحبا", "commande \x01\x07\x1b et \u2028 ligne",
        "_x0041_ n'est pas A", "#N/A", "{=SUM(A1)}", "%s %d \\n", "zéro\u200blargeur \ufeff marque",
    ]
    french = [f"{opening} ouvre ce paragraphe du 3 avril 2018, voir A/RES/64/289." for opening in openings]
    english = [f"{opening} opens this paragraph of 3 April 2018, see A/RES/64/289." for opening in openings]
    french.append("Long : " + " ".join(f"mot{n}" for n in range(6500)) + ".")
    english.append("Long: " + " ".join(f"word{n}" for n in range(6500)) + ".")
    for lang, texts in [("fr", french), ("en", english)]:
        (folder / lang).mkdir(parents=True)
        text = "\n\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)) + "\n"
        (folder / lang / "=hostile.txt").write_text(text, encoding="utf-8")
        headings = "".join(f"{letter}. {opening}\n\nTexte.\n\n- {opening}\n\n" for letter, opening in zip("ABCDEF", openings))
        (folder / lang / "lists.txt").write_text(headings, encoding="utf-8")
    (folder / "fr" / "alone.txt").write_text("1. Un document sans version anglaise.\n", encoding="utf-8")
    (folder / "manifest.csv").write_text(
        'doc_id,symbol,title,date,fr_provenance,en_provenance\n=hostile,+A/1,"=1+1, ""titre"";\nsuite",1899-12-31,<x>,&\n',
        encoding="utf-8",
    )


# What is installed

def office():
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"capture_output": True, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", "libreoffice-calc-nogui"], **quiet)
        found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        raise Skipped("LibreOffice cannot be installed here")
    return found


# Reading

class Output:
    """A folder of tables, as its data package describes it."""

    def __init__(self, program, corpus, folder):
        self.program, self.corpus, self.folder = program, corpus, folder
        self.package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.resources = {resource["name"]: resource for resource in self.package["resources"]}

    def path(self, name):
        return self.folder / self.resources[name]["path"]

    def delimiter(self, name):
        return self.resources[name]["dialect"]["delimiter"]

    def fields(self, name):
        return self.resources[name]["schema"]["fields"]

    def rows(self, name):
        with open(self.path(name), encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=self.delimiter(name), strict=True))


def same(name, expected, found):
    expect(len(found) == len(expected), f"{name}: {len(found)} rows instead of {len(expected)}")
    for number, (left, right) in enumerate(zip(expected, found)):
        expect(left == right, f"{name}, row {number}: {diff(left, right)}")


def diff(left, right):
    cells = [(a, b) for a, b in zip(left, right) if a != b]
    return " / ".join(f"{a[:80]!r} became {b[:80]!r}" for a, b in cells[:3]) or f"{len(left)} and {len(right)} cells"


# The checks; each returns what it has counted

def check_csv(outputs):
    standard, cells = outputs["standard"], 0
    for dialect, output in outputs.items():
        for name in output.resources:
            expected = standard.rows(name)
            if dialect == "tsv":
                expected = [[cell.replace("\t", " ") for cell in row] for row in expected]
            if dialect == "excel-fr":
                number = [field["type"] == "integer" for field in output.fields(name)]
                guarded = lambda cell: "'" + cell if cell[:1] in tuple("=+-@\t\r") and cell else cell
                expected = expected[:1] + [
                    [cell if plain else guarded(cell) for cell, plain in zip(row, number)] for row in expected[1:]
                ]
            found = output.rows(name)
            same(f"{dialect} {name}", expected, found)
            expect(found[0] == [field["name"] for field in output.fields(name)], f"{name}: header")
            cells += sum(map(len, found))
            raw = output.path(name).read_bytes()
            end = output.resources[name]["dialect"]["lineTerminator"].encode()
            expect(raw.count(b"\n") == raw.count(end) == len(found), f"{name}: a line break inside a cell")
    return f"{cells} cells in {len(outputs)} dialects"


def check_pandas(outputs):
    pandas, rows = package("pandas"), 0
    for dialect, output in outputs.items():
        for name in output.resources:
            found = pandas.read_csv(
                output.path(name), sep=output.delimiter(name), dtype=str, keep_default_na=False, encoding="utf-8-sig"
            )
            same(f"{dialect} {name}", output.rows(name), [list(found.columns), *found.values.tolist()])
            guessed = pandas.read_csv(output.path(name), sep=output.delimiter(name), low_memory=False)
            expect(len(guessed) == len(found), f"{name}: rows as guessed")
            rows += len(found)
    return f"{rows} rows"


def check_duckdb(outputs):
    duckdb, rows = package("duckdb"), 0
    for dialect, output in outputs.items():
        for name in output.resources:
            path, expected = str(output.path(name)), output.rows(name)
            options = f"all_varchar=true, header=true, delim='{output.delimiter(name)}', quote='\"', nullstr='\\N'"
            found = duckdb.sql(f"SELECT * FROM read_csv(?, {options})", params=[path])
            same(f"{dialect} {name}", expected, [found.columns, *[["" if c is None else c for c in row] for row in found.fetchall()]])
            if len(expected) > 1:
                guessed = duckdb.sql("SELECT count(*) FROM read_csv(?)", params=[path]).fetchall()[0][0]
                expect(guessed == len(expected) - 1, f"{name}: {guessed} rows as guessed")
            rows += len(expected) - 1
    return f"{rows} rows"


def check_frictionless(outputs):
    frictionless = package("frictionless")
    for dialect, output in outputs.items():
        report = frictionless.validate(str(output.folder / "datapackage.json"))
        errors = report.flatten(["rowNumber", "fieldName", "message"])
        expect(report.valid, f"{dialect}: {errors[:3]}")
    return f"{len(outputs)} packages with {len(output.resources)} tables each"


def check_hashes(outputs):
    count = 0
    for output in outputs.values():
        account = json.loads((output.folder / "run.json").read_text(encoding="utf-8"))
        for entry in account["outputs"]:
            raw = (output.folder / entry["path"]).read_bytes()
            expect(hashlib.sha256(raw).hexdigest() == entry["sha256"], f"{entry['path']}: hash")
            count += 1
    return f"{count} files"


def sheet_cells(expected, fields, values):
    """The cells of a sheet as the table writes them; a cut cell as the whole one that it was cut from."""
    for row, cells in zip(expected, values):
        out = []
        for cell, field, value in zip(row, fields, cells):
            value = "" if value is None else value
            if hasattr(value, "strftime"):
                # The date of a document is a day, or the month or year alone as text.
                expect(field["type"] == "date" or field["name"] == "date", f"{field['name']}: a date among {field['type']}s")
                value = value.strftime("%Y-%m-%d")
            elif not isinstance(value, str):
                expect(field["type"] == "integer", f"{field['name']}: a number among {field['type']}s")
                value = str(value)
            if CUT in value and len(cell.encode("utf-16-le")) > 2 * 32767:
                expect(cell.startswith(value.split(CUT)[0]), f"{field['name']}: cut in the wrong place")
                value = cell
            out.append(value)
        yield out


def check_openpyxl(outputs):
    openpyxl, count, output = package("openpyxl"), 0, outputs["standard"]
    book = openpyxl.load_workbook(output.folder / "paralign.xlsx")
    for sheet in book.worksheets[1:]:
        expected, fields = output.rows(sheet.title), output.fields(sheet.title)
        # openpyxl leaves in place the mark that keeps a literal `_x0041_` from being read as a letter.
        values = [
            [value.replace("_x005F_", "_") if isinstance(value, str) else value for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        expect(len(values) == len(expected), f"{sheet.title}: {len(values)} rows instead of {len(expected)}")
        expect(values[0] == expected[0], f"{sheet.title}: header")
        same(sheet.title, expected[1:], list(sheet_cells(expected[1:], fields, values[1:])))
        expect(sheet.freeze_panes == "A2" and sheet.auto_filter.ref, f"{sheet.title}: header not frozen or no filter")
        formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        expect(not formulas, f"{sheet.title}: formulas in {formulas[:3]}")
        count += len(values) * len(fields)
    return f"{count} cells on {len(book.worksheets)} sheets"


def convert(place, sources, input_filter, sheets=""):
    """Leads files through LibreOffice into CSV; cells as they are shown."""
    target = Path(tempfile.mkdtemp(dir=place))
    options = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false{sheets}"
    command = [office(), f"-env:UserInstallation=file://{place}/profile", "--headless"]
    command += [f"--infilter={input_filter}"] if input_filter else []
    subprocess.run(
        [*command, "--convert-to", options, "--outdir", target, *sources], check=True, capture_output=True, timeout=600
    )
    return {path.stem: list(csv.reader(open(path, encoding="utf-8-sig", newline=""))) for path in target.glob("*.csv")}


def check_office_csv(outputs):
    cells, notes = 0, []
    for dialect, separator, language in [("standard", 44, 1033), ("standard", 44, 1036), ("excel-fr", 59, 1036)]:
        output = outputs[dialect]
        names = [name for name in output.resources if not name.startswith("citations_")]
        with tempfile.TemporaryDirectory() as place:
            sources = [output.path(name) for name in names]
            found = convert(place, sources, f"CSV:{separator},34,76,1,,{language},false,false")
        for name in names:
            expected, header = output.rows(name), output.rows(name)[0]
            expect(len(found[name]) == len(expected), f"{dialect} {name}: rows")
            for number, (left, right) in enumerate(zip(expected, found[name])):
                cells += len(left)
                expect(len(left) == len(right), f"{dialect} {name}, row {number}: {len(right)} cells")
                for column, cell, value in zip(header, left, right):
                    if cell == value:
                        continue
                    if dialect == "standard" and cell[:1] == "=":
                        notes.append(f"{name}.{column}")
                    elif len(cell) > 32767 and cell.startswith(value[:32000]):
                        notes.append(f"{name}.{column} (cut)")
                    else:
                        expect(False, f"{dialect} {language} {name}.{column}, row {number}: {diff([cell], [value])}")
    computed = sum("(cut)" not in note for note in notes)
    return (
        f"{cells} cells; {computed} formula-like cells computed in the "
        f"standard dialect (none in excel-fr), {len(notes) - computed} cut by the spreadsheet"
    )


def check_office_workbook(outputs):
    output, count = outputs["standard"], 0
    with tempfile.TemporaryDirectory() as place:
        found = convert(place, [output.folder / "paralign.xlsx"], None, ",-1")
    for name in output.resources:
        if name.startswith("citations_"):
            continue
        expected, fields = output.rows(name), output.fields(name)
        # A spreadsheet leaves out rows at the end only if they are empty; none is.
        same(name, expected, [found[f"paralign-{name}"][0], *sheet_cells(expected[1:], [f | {"type": "string"} for f in fields], found[f"paralign-{name}"][1:])])
        count += sum(map(len, expected))
    return f"{count} cells"


def check_parquet(outputs):
    output, count = outputs["standard"], 0
    if not (output.folder / "blocks.parquet").exists():
        raise Skipped("the program was built without the feature parquet")
    duckdb = package("duckdb")
    for name in output.resources:
        if name.startswith("citations_"):
            continue
        found = duckdb.sql("SELECT * FROM read_parquet(?)", params=[str(output.folder / f"{name}.parquet")])
        text = lambda row: ["" if cell is None else str(cell) for cell in row]
        expected = output.rows(name)
        same(name, expected, [found.columns, *map(text, found.fetchall())])
        count += sum(map(len, expected))
    return f"{count} cells"


def check_arrow(outputs):
    output, count = outputs["standard"], 0
    if output.corpus != ROOT / "corpus":
        raise Skipped("one corpus is enough")
    with open(output.corpus / "manifest.csv", encoding="utf-8-sig", newline="") as file:
        known = {row["doc_id"]: row for row in csv.DictReader(file)}
    text = lambda lang, name: (output.corpus / lang / f"{name}.txt").read_text(encoding="utf-8")
    documents = [{"doc_id": name, "fr": text("fr", name), "en": text("en", name), "meta": known[name]} for name in sorted(known)]
    lines = "".join(json.dumps(document) + "\n" for document in documents).encode("utf-8")
    pyarrow = package("pyarrow")
    for name in ["dates", "documents", "paragraphs"]:
        command = [output.program, "stream", "--format", "arrow", "--table", name]
        done = subprocess.run(command, input=lines, capture_output=True)
        if b"with the feature" in done.stderr:
            raise Skipped("the program was built without the feature parquet")
        expect(done.returncode == 0, done.stderr.decode())
        found = pyarrow.ipc.open_stream(done.stdout).read_all()
        cells = zip(*([str(cell) if cell is not None else "" for cell in column.to_pylist()] for column in found.columns))
        expected = output.rows(name)
        width = len(found.column_names)
        # What the manifest adds is not streamed.
        same(name, [row[:width] for row in expected], [found.column_names, *map(list, cells)])
        kinds = {"integer": "int64", "date": "date32[day]", "string": "string"}
        types = [str(field.type) for field in found.schema]
        expect(types == [kinds[field["type"]] for field in output.fields(name)[:width]], f"{name}: {types}")
        count += found.num_rows * width
    return f"{count} cells"


def check_tmx(outputs):
    output = outputs["standard"]
    read = lambda name: (output.folder / name).read_text(encoding="utf-8").split("\n")[:-1]
    ids, fr, en = (read(f"paralign.en-fr.{ending}") for ending in ["ids", "fr", "en"])
    expect(len(ids) == len(fr) == len(en), "the parallel lines do not pair up")
    expect(all(line.strip() for line in fr + en), "an empty line")
    units = xml.parse(output.folder / "paralign.tmx").getroot().findall("./body/tu")
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for unit, line, *texts in zip(units, ids, fr, en):
        found = {tuv.get(lang): tuv.findtext("seg") for tuv in unit.findall("tuv")}
        expect([found["fr"], found["en"]] == texts and unit.get("tuid") == line.split("\t")[1], f"unit {line}")
    expect(len(units) == len(ids) == len({unit.get("tuid") for unit in units}), "the units do not match the lines")
    with open(output.folder / "sketch-engine.tsv", encoding="utf-8", newline="") as file:
        expect(list(csv.reader(file, delimiter="\t"))[1:] == [list(pair) for pair in zip(fr, en)], "the two columns")
    tmx = package("translate.storage.tmx")
    with open(output.folder / "paralign.tmx", "rb") as file:
        store = tmx.tmxfile(file, "en", "fr")
    expect(len(store.units) == len(units), f"Translate Toolkit reads {len(store.units)} of {len(units)} units")
    for unit, source, target in zip(store.units, en, fr):
        expect((str(unit.source), str(unit.target)) == (source, target), f"Translate Toolkit: {source[:60]!r}")
    return f"{len(units)} units"


CHECKS = [
    ("csv", check_csv),
    ("pandas", check_pandas),
    ("duckdb", check_duckdb),
    ("frictionless", check_frictionless),
    ("hashes", check_hashes),
    ("openpyxl", check_openpyxl),
    ("parquet", check_parquet),
    ("arrow", check_arrow),
    ("tmx", check_tmx),
    ("office csv", check_office_csv),
    ("office xlsx", check_office_workbook),
]


def run_checks(program):
    failed = False
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        hostile(place / "hostile")
        for label, corpus in [("corpus", ROOT / "corpus"), ("hostile", place / "hostile")]:
            outputs = {}
            for dialect in DIALECTS:
                folder = place / label / dialect if label == "corpus" else place / "hostile-output" / dialect
                command = [program, "run", "--quiet", corpus, "--output", folder, "--csv-dialect", dialect]
                subprocess.run(command, check=True)
                outputs[dialect] = Output(program, corpus, folder)
            for name, check in CHECKS:
                try:
                    print(f"ok        {label}: {name}: {check(outputs)}", flush=True)
                except Skipped as reason:
                    print(f"skipped   {label}: {name}: {reason}", flush=True)
                except Exception as error:  # whatever a reader throws at a table is a failure of that check
                    failed = True
                    print(f"FAILED    {label}: {name}: {type(error).__name__}: {error}", flush=True)
    return 1 if failed else 0


def main():
    arguments = sys.argv[1:]
    if arguments[:1] == ["--inside"]:
        sys.exit(run_checks(arguments[1]))
    built = [ROOT / "target" / kind / "paralign" for kind in ["release", "debug"]]
    program = arguments[0] if arguments else next((str(path) for path in built if path.exists()), None)
    if program is None:
        sys.exit("check_tables: no program; run `cargo build --release` first, or name the binary")
    sys.exit(inside_venv(__file__, PLACE, PACKAGES, Path(program).resolve()))


if __name__ == "__main__":
    main()
