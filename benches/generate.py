#!/usr/bin/env python3
"""Makes a corpus of N pairs out of the reports in corpus/: the same bytes for the same N, on any machine.

usage: generate.py N FOLDER

A pair is what stands before the first paragraph of a report, and some of its numbered paragraphs in a row with all that
stands between them, the same ones on both sides. How many there are differs from pair to pair: about nine for most, all
for some. Pairs are numbered (`000001-CEB-2018-2`), so that a smaller corpus is the beginning of a larger one.
"""
import random
import re
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def paragraphs(text):
    """Where the numbered paragraphs of the main part begin: the numbers that count up from 1, line by line."""
    starts, wanted = [], 1
    for line in re.finditer(r"^(\d+)\.\s", text, re.MULTILINE):
        if int(line.group(1)) == wanted:
            starts.append(line.start())
            wanted += 1
    return starts


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    reports = []
    for name in sorted(path.name for path in (CORPUS / "fr").iterdir()):
        sides = [(CORPUS / lang / name).read_text("utf-8") for lang in ("fr", "en")]
        reports.append((name, [(text, paragraphs(text)) for text in sides]))
    for lang in ("fr", "en"):
        (folder / lang).mkdir(parents=True, exist_ok=True)
    chance = random.Random(20180718)
    for number in range(1, count + 1):
        name, sides = chance.choice(reports)
        most = min(len(starts) for _, starts in sides) - 1
        length = min(most, 1 + int(chance.lognormvariate(2.1, 0.9)))
        first = chance.randrange(most - length + 1)
        for lang, (text, starts) in zip(("fr", "en"), sides):
            kept = text[: starts[0]] + text[starts[first] : starts[first + length]]
            (folder / lang / f"{number:06}-{name}").write_text(kept, "utf-8", newline="")


if __name__ == "__main__":
    main()
