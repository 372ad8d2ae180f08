#!/usr/bin/env python3
"""Writes the section on the tables into README.md: from output/, its data package and first rows.

usage: readme_tables.py [--check]      run `cargo run --release` first
"""
import csv
import json
import sys
from pathlib import Path

csv.field_size_limit(1 << 30)
HERE = Path(__file__).resolve().parent.parent
OPEN, CLOSE = "<!-- tables: written by .ci/readme_tables.py -->", "<!-- end of the tables -->"
WIDTH = 64


def cell(text):
    text = text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
    return text.replace("|", "\\|")


def section():
    with open(HERE / "output/datapackage.json", encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    out = []
    for resource in resources:
        path = HERE / "output" / resource["path"]
        with open(path, encoding="utf-8-sig", newline="") as file:
            first = next(csv.DictReader(file), {})
        out += [f"### {resource['path']}", "", resource["description"], ""]
        out += ["| column | what it holds | first row |", "| --- | --- | --- |"]
        for field in resource["schema"]["fields"]:
            name = field["name"]
            out.append(f"| `{name}` | {cell(field['description'])} | {cell(first.get(name, ''))} |")
        out.append("")
    return "\n".join(out)


def main():
    readme = HERE / "README.md"
    text = readme.read_text("utf-8")
    before, rest = text.split(OPEN, 1)
    after = rest.split(CLOSE, 1)[1]
    new = f"{before}{OPEN}\n\n{section()}\n{CLOSE}{after}"
    if "--check" in sys.argv:
        if new != text:
            sys.exit("README.md: the section on the tables is old; run .ci/readme_tables.py")
    else:
        readme.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
