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


# A program that dies on a document, on another the first time alone, and that kills the worker that asks it once.
DYING = """#!{python}
import os, subprocess, sys
if sys.argv[1] != "stream":
    os.execv({program!r}, [{program!r}, *sys.argv[1:]])
real = subprocess.Popen([{program!r}, *sys.argv[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
def first(name):
    try:
        return bool(open({work!r} + "/" + name, "x"))
    except FileExistsError:
        return False
for line in sys.stdin.buffer:
    if b"POISON" in line or (b"UNLUCKY" in line and first("unlucky")):
        sys.exit("it cannot be read")
    if b"KILLER" in line and first("killer"):
        os.kill(os.getppid(), 9)
    real.stdin.write(line)
    real.stdin.flush()
    sys.stdout.buffer.write(real.stdout.readline())
    sys.stdout.buffer.flush()
"""

# What a user of the functions writes.
DRIVER = """
import csv, datetime, json, sys
sys.path.insert(0, {folder!r})
import paralign_spark
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "2")
names = "doc_id string, fr string, en string, symbol string, title string, date string, fr_provenance string, en_provenance string"
rows = [json.loads(line) for line in open({source!r}, encoding="utf-8")]
rows = [[row["doc_id"], row.get("fr"), row.get("en")] + [row["meta"].get(key) for key in paralign_spark.META] for row in rows]
documents = spark.createDataFrame(rows, names).repartition(3, "doc_id")
paralign_spark.answers(documents, {program!r}).write.parquet({output!r})
answers = spark.read.parquet({output!r})
print("LONG", answers.where("doc_id = 'zlong' and error is null and length(concat_ws('', blocks.text)) > 15000000").count(), flush=True)
tables = paralign_spark.tables(answers.where("doc_id <> 'zlong'"))
types = dict(tables["dates"].dtypes)
print("TYPES", types["char_start"], types["surface"], types["date_start"], flush=True)
for name, table in tables.items():
    with open({output!r} + "." + name, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(table.columns)
        for row in table.collect():
            writer.writerow(["" if cell is None else cell for cell in row])
"""


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table))


def typed_tables(batch):
    """The functions give the rows of the batch as typed tables, whatever dies."""
    lines = [json.loads(line) for line in (WORK / "lines.jsonl").read_text(encoding="utf-8").splitlines()[:-1]]
    lines = [line for line in lines if "meta" in line]
    (WORK / "marked").mkdir()
    extra = [{"doc_id": f"z{word}", "fr": f"1. {word}.", "meta": {}} for word in ("POISON", "UNLUCKY", "KILLER")]
    extra.append({"doc_id": "zlong", "fr": "1. Un mot de plus.\n\n" * 900000, "meta": {}})
    source = WORK / "documents.jsonl"
    source.write_text("\n".join(json.dumps(line) for line in [*lines, *extra]) + "\n", encoding="utf-8")
    dying, driver, output = WORK / "dying", WORK / "driver.py", WORK / "answers"
    dying.write_text(DYING.format(python=sys.executable, program=str(PROGRAM), work=str(WORK / "marked")))
    dying.chmod(0o755)
    folder = str(ROOT / "integrations/spark")
    driver.write_text(DRIVER.format(folder=folder, source=str(source), program="dying", output=str(output)))
    submit = Path(sys.executable).with_name("spark-submit")
    command = [submit, "--master", CLUSTER, "--conf", "spark.ui.enabled=false", "--files", dying, driver]
    done = subprocess.run(command, cwd=WORK, capture_output=True, text=True, check=False)
    check(f"typed tables are made\n{done.stderr[-3000:]}", done.returncode == 0)
    check("numbers, words and dates are such", "TYPES bigint string date" in done.stdout)
    check("a document of 20 MB is read", "LONG 1" in done.stdout)
    check("a worker and a program were killed", {path.name for path in (WORK / "marked").iterdir()} == {"killer", "unlucky"})
    errors = read_csv(WORK / "answers.errors")[1:]
    check("what the program dies on is told by its name", [error[0] for error in errors] == ["zPOISON"])
    check("with what the program said", "status 1" in errors[0][1] and "it cannot be read" in errors[0][1])
    documents = {row[0] for row in read_csv(WORK / "answers.documents")[1:]}
    check("all others are there", documents == {line["doc_id"] for line in [*lines, *extra]} - {"zPOISON", "zlong"})
    for table in sorted(table for table in batch.glob("*.csv") if not table.name.startswith("term")):
        expected, found = read_csv(table), read_csv(WORK / f"answers.{table.stem}")
        check(f"{table.stem} has the columns of the batch", expected[0] == found[0])
        at = expected[0].index("check_name") if table.stem == "discrepancies" else None
        expected = [row for row in expected[1:] if at is None or row[at] != "term"]
        names = {line["doc_id"] for line in extra}
        found = [row for row in found[1:] if not names.intersection(row)]
        check(f"{table.stem} has the typed rows of the batch", sorted(found) == sorted(expected))


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

    typed_tables(batch)

    failing = WORK / "failing"
    failing.write_text(f'#!/bin/sh\n[ "$1" = stream ] && {{ head -c 1 > {os.devnull}; exit 3; }}\nexec {PROGRAM} "$@"\n')
    failing.chmod(0o755)
    status, told = spark(HERE, ROOT / "corpus", WORK / "failed", failing)
    check("a program that fails makes the job fail", status != 0 and "error code 3" in told)
    print(f"{passed} passed, 0 failed")


main()
