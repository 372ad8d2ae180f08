#!/usr/bin/env python3
"""Runs the scorers and fails where a figure is below its floor.

usage: floors.py SHARED TABLES PROGRAM

SHARED holds the scorers, the annotations and the aligned texts. The floors only rise.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TABLES = {
    "fr": {
        "paragraph_ids": 1.0, "paragraph_text": 1.0, "footnote_refs": 1.0, "footnotes": 1.0, "dates": 1.0,
        "dates_full": 1.0, "symbols": 1.0, "entities_ORG": 0.99, "entities_PERSON": 1.0, "entities_PLACE": 1.0,
        "entities_INSTRUMENT": 0.99,
    },
    "en": {
        "paragraph_ids": 1.0, "footnote_refs": 1.0, "dates": 0.98, "symbols": 1.0, "entities_ORG": 0.97,
        "entities_PERSON": 1.0, "entities_PLACE": 1.0, "entities_INSTRUMENT": 0.98,
    },
}
BEADS = {"transread": 0.93, "canada-laws-leaf": 0.99, "canada-laws-stress": 0.97, "sdg-metadata": 0.985}


def main():
    shared, tables, program = map(Path, sys.argv[1:])
    below = []

    def hold(what, figure, floor):
        print(f"{what:40} {figure:.4f}  (floor {floor})")
        if figure < floor - 1e-9:
            below.append(what)

    for lang, floors in TABLES.items():
        command = [sys.executable, shared / "score.py", tables, shared / "gold", "--lang", lang, "--json"]
        total = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["TOTAL"]
        for task, floor in floors.items():
            hold(f"{lang} {task}", total[task]["f1"], floor)
    for name, floor in BEADS.items():
        with tempfile.TemporaryDirectory() as folder:
            for pair in sorted(path for path in (shared / "bitext" / name).iterdir() if path.is_dir()):
                beads = subprocess.run(
                    [program, "align", pair / "fr.lines", pair / "en.lines"], check=True, capture_output=True, text=True
                ).stdout
                (Path(folder) / f"{pair.name}.beads").write_text(beads, "utf-8")
            command = [sys.executable, shared / "score_beads.py", shared / "bitext" / name, folder]
            shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        total = next(line for line in shown.splitlines() if line.startswith("TOTAL"))
        hold(f"beads {name}", float(re.search(r"strict .*?F1 ([0-9.]+)", total).group(1)), floor)
    if below:
        sys.exit("below the floor: " + ", ".join(below))


if __name__ == "__main__":
    main()
