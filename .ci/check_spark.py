#!/usr/bin/env python3
"""Proves that the Spark driver writes the tables of the batch, keeps going on bad records, and fails with the program.

Usage: .ci/check_spark.py PROGRAM WORK_FOLDER, run by .ci/check_spark.sh with a Python that has pyspark.
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM, WORK = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
# Two workers with a core each, in processes of their own; and one process, which starts sooner.
CLUSTER, HERE = "local-cluster[2,1,1024]", "local[2]"
passed = 0


def check(what, right):
    global passed
    if not right:
        print(f"check_spark: {what}: FAILED\n{passed} passed, 1 failed")
        sys.exit(1)
    passed += 1


def spark(master, source, output, program=PROGRAM):
    """Runs the driver as a user does; returns its status and what it printed."""
    settings = ["--master", master, "--conf", "spark.ui.enabled=false"]
    driver = [ROOT / "integrations/spark/paralign_spark.py", source, output, "--paralign", program, "--partitions", "3"]
    submit = Path(sys.executable).with_name("spark-submit")
    done = subprocess.run([submit, *settings, *driver], cwd=WORK, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def parts(folder):
    """The header and the rows of a table in parts."""
    header, rows = set(), []
    for part in sorted(folder.glob("part-*")):
        lines = part.read_text(encoding="utf-8").split("\n")[:-1]
        header.add(lines[0])
        rows += lines[1:]
    check(f"{folder.name} has one header", len(header) == 1)
    return [header.pop(), *rows]


def same_as_batch(output, batch):
    # The terms of a corpus, and the differences that show in them, are not those of its documents.
    tables = sorted(table for table in batch.glob("*.csv") if not table.name.startswith("term"))
    check("the batch writes tables", len(tables) == 16)
    for table in tables:
        expected = table.read_text(encoding="utf-8").split("\n")[:-1]
        if table.name == "discrepancies.csv":
            at = expected[0].split(",").index("check_name")
            expected = [line for line, cells in zip(expected, csv.reader(expected)) if cells[at] != "term"]
        found = parts(output / table.name)
        check(f"{table.name} has the rows of the batch", sorted(found) == sorted(expected))
        check(f"{table.name} has the order of the batch", found == expected)


def main():
    batch = WORK / "batch"
    flags = ["--csv-dialect", "plain", "--no-workbook", "--quiet"]
    subprocess.run([PROGRAM, "run", ROOT / "corpus", "--output", batch, *flags], check=True)

    status, told = spark(HERE, ROOT / "corpus", WORK / "folder")
    check(f"the corpus folder is run\n{told[-3000:]}", status == 0)
    same_as_batch(WORK / "folder", batch)
    check("no document is in error", parts(WORK / "folder/errors.csv") == ["partition,line,doc_id,error"])

    with (ROOT / "corpus/manifest.csv").open(encoding="utf-8-sig", newline="") as manifest:
        known = {line.pop("doc_id"): line for line in csv.DictReader(manifest)}
    with (WORK / "lines.jsonl").open("w", encoding="utf-8") as lines:
        for doc_id, meta in sorted(known.items()):
            text = {lang: (ROOT / "corpus" / lang / f"{doc_id}.txt").read_bytes().decode() for lang in ("fr", "en")}
            lines.write(json.dumps({"doc_id": doc_id, **text, "meta": meta}, ensure_ascii=False) + "\n")
            lines.write(json.dumps({"doc_id": f"poisoned {doc_id}"}) + "\n")
        lines.write('{"doc_id":"broken')
    status, told = spark(CLUSTER, WORK / "lines.jsonl", WORK / "lines")
    check(f"JSON lines are run\n{told[-3000:]}", status == 0)
    same_as_batch(WORK / "lines", batch)
    errors = list(csv.DictReader(parts(WORK / "lines/errors.csv")))
    check("every bad record is a row", len(errors) == len(known) + 1)
    poisoned = {error["doc_id"] for error in errors if "no text" in error["error"]}
    check("a bad record is told by its name", poisoned == {f"poisoned {doc_id}" for doc_id in known})

    failing = WORK / "failing"
    failing.write_text(f'#!/bin/sh\n[ "$1" = stream ] && {{ head -c 1 > {os.devnull}; exit 3; }}\nexec {PROGRAM} "$@"\n')
    failing.chmod(0o755)
    status, told = spark(HERE, ROOT / "corpus", WORK / "failed", failing)
    check("a program that fails makes the job fail", status != 0 and "error code 3" in told)
    print(f"{passed} passed, 0 failed")


main()
