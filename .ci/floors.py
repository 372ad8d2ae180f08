#!/usr/bin/env python3
"""Runs the scorers and fails where a figure is below its floor.

usage: floors.py SHARED TABLES PROGRAM [NAME...]

SHARED holds the scorers, the annotations, the reports and the aligned texts; TABLES is the run over corpus/. With NAMEs only
those groups are judged: gold, beads, reports, mentions, words, terms, cases. The floors only rise.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

GOLD = {
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
# What is read, and as what: folder of the reports, truth, form, and the floors of numbers, text, notes and whole documents.
REPORTS = [
    ("un-pdf", "pdftotext", (0.99, 0.975, 0.98, 0.65)),
    ("un-pdf", "pdftotext -layout", (0.99, 0.99, 0.98, 0.77)),
    ("un-pdf", "pdftotext -raw", (0.99, 0.983, 0.97, 0.75)),
    ("un-pdf", "directly", (0.985, 0.999, 0.99, 0.92)),
    ("un-docx", "directly", (0.995, 1.0, 1.0, 0.85)),
    ("un-docx", "pandoc", (0.995, 1.0, 1.0, 0.85)),
]
SAMPLES = [
    ("docx", (1.0, 1.0, 1.0, 1.0)),
    ("html", (1.0, 1.0, 1.0, 1.0)),
    ("tagged-pdf", (1.0, 1.0, 1.0, 1.0)),
    ("untagged-pdf", (1.0, 1.0, 1.0, 1.0)),
]
MENTIONS = {
    "fr": {"date": 1.0, "ORG": 0.89, "PERSON": 0.99, "INSTRUMENT": 0.83, "entities": 0.91},
    "en": {"date": 1.0, "symbol": 1.0, "entities": 0.99},
}
# The lines that the words are learned from, and the floor; all of them if there is no number.
WORDS = {None: 0.923, 447: 0.924}
# Each language by itself: two of the three subjects are no translations of each other.
TERMS = {
    "corp": {"fr": 0.285, "en": 0.305},
    "equi": {"fr": 0.455, "en": 0.44},
    "wind": {"fr": 0.365, "en": 0.43},
}
CASES = 65

SHARED, TABLES, PROGRAM = (Path(os.path.abspath(path)) for path in sys.argv[1:4])
below = []


def hold(what, figure, floor):
    """Judges a figure of which more is better."""
    print(f"{what:48} {figure:.4f}  (floor {floor})", flush=True)
    if figure < floor - 1e-9:
        below.append(what)


def ask(*command, **options):
    command = [str(word) for word in command]
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def number(shown, pattern):
    return float(re.search(pattern, shown).group(1))


def gold():
    for lang, floors in GOLD.items():
        shown = ask(sys.executable, SHARED / "score.py", TABLES, SHARED / "gold", "--lang", lang, "--json")
        total = json.loads(shown)["TOTAL"]
        for task, floor in floors.items():
            hold(f"{lang} {task}", total[task]["f1"], floor)


def beads():
    for name, floor in BEADS.items():
        with tempfile.TemporaryDirectory() as folder:
            for pair in sorted(path for path in (SHARED / "bitext" / name).iterdir() if path.is_dir()):
                found = ask(PROGRAM, "align", pair / "fr.lines", pair / "en.lines")
                (Path(folder) / f"{pair.name}.beads").write_text(found, "utf-8")
            shown = ask(sys.executable, SHARED / "score_beads.py", SHARED / "bitext" / name, folder)
        total = next(line for line in shown.splitlines() if line.startswith("TOTAL"))
        hold(f"beads {name}", number(total, r"strict .*?F1 ([0-9.]+)"), floor)


def as_text(form, file):
    """The text that a user makes of a PDF or Word file."""
    if form == "pandoc":
        return ask("pandoc", "-t", "plain", file)
    options = {"pdftotext": [], "pdftotext -layout": ["-layout"], "pdftotext -raw": ["-raw"]}[form]
    return ask("pdftotext", *options, file, "-")


def judge(name, corpus, truth, floors, *more):
    """Runs a corpus of reports and holds the four figures against their floors."""
    with tempfile.TemporaryDirectory() as folder:
        ask(PROGRAM, "run", corpus, "--output", folder, "--quiet", "--no-workbook")
        shown = ask(sys.executable, SHARED / "score_reports.py", folder, truth, *more)
    patterns = {
        "numbers": r"numbers .*F1 ([0-9.]+)", "text": r"text ([0-9.]+)", "notes": r"notes F1 ([0-9.]+)",
        "whole": r"whole ([0-9.]+)",
    }
    for (what, pattern), floor in zip(patterns.items(), floors):
        hold(f"{name}: {what}", number(shown, pattern), floor)


def reports():
    folder = SHARED / "reports"
    for name, form, floors in REPORTS:
        with tempfile.TemporaryDirectory() as corpus:
            side = Path(corpus, "en")
            side.mkdir()
            for file in sorted((folder / name / "en").iterdir()):
                if form == "directly":
                    shutil.copy(file, side)
                elif shutil.which(form.split()[0]) is None:
                    print(f"{name} by {form}: skipped, the program is not there")
                    break
                else:
                    (side / f"{file.stem}.txt").write_text(as_text(form, file), "utf-8")
            else:
                judge(f"{name} {form}", corpus, folder / name / "truth.json", floors)
    for form, floors in SAMPLES:
        for lang in ("fr", "en"):
            truth = folder / "samples" / f"truth.{lang}.json"
            judge(f"samples {form} {lang}", folder / "samples" / form, truth, floors, "--lang", lang)


def mentions():
    for lang, floors in MENTIONS.items():
        shown = ask(sys.executable, SHARED / "score_mentions.py", SHARED / "mentions" / lang, lang, PROGRAM)
        for what, floor in floors.items():
            hold(f"mentions {lang} {what}", number(shown, rf"(?m)^{what}\b.*?F1 ([0-9.]+)"), floor)


def words():
    """1 minus the alignment error rate, so that more is better."""
    for lines, floor in WORDS.items():
        texts = {side: (SHARED / "terms/words" / side).read_text("utf-8").splitlines(True)[:lines] for side in ("fr", "en")}
        with tempfile.TemporaryDirectory() as folder:
            for side, text in texts.items():
                Path(folder, side).write_text("".join(text), "utf-8")
            links = ask(PROGRAM, "words", Path(folder, "fr"), Path(folder, "en"))
        with tempfile.NamedTemporaryFile("w", suffix=".links", encoding="utf-8") as file:
            file.write(links)
            file.flush()
            shown = ask(sys.executable, SHARED / "score_words.py", SHARED / "terms/words/gold", file.name)
        hold(f"words learned from {lines or 'all'} lines", 1 - number(shown, r"AER ([0-9.]+)") / 100, floor)


def terms():
    for subject, floors in TERMS.items():
        with tempfile.TemporaryDirectory() as folder:
            ask(PROGRAM, "run", SHARED / "terms" / subject, "--output", folder, "--quiet", "--formats", "csv")
            for lang, floor in floors.items():
                gold_list = SHARED / "terms" / subject / f"terms.{lang}.tsv"
                shown = ask(sys.executable, SHARED / "score_terms.py", Path(folder, "terms.csv"), gold_list, lang)
                hold(f"terms {subject} {lang}", number(shown, r"F1 ([0-9.]+)"), floor)


def cases():
    shown = ask(sys.executable, SHARED / "run_cases.py", SHARED / "cases", PROGRAM)
    hold("small cases right", number(shown, r"(\d+) of \d+ inputs right"), CASES)


def main():
    groups = {group.__name__: group for group in (gold, beads, reports, mentions, words, terms, cases)}
    for name in sys.argv[4:] or groups:
        groups[name]()
    if below:
        sys.exit("below the floor: " + ", ".join(below))


if __name__ == "__main__":
    main()
