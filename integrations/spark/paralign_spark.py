#!/usr/bin/env python3
"""Runs paralign on Apache Spark: documents go through `paralign stream`, their tables come out as CSV.

    spark-submit paralign_spark.py INPUT OUTPUT [--paralign PROGRAM] [--gazetteer DIR] [--partitions N]

INPUT is a corpus folder (fr/, en/, manifest.csv) that all machines see, or JSON lines in any place that Spark reads.
OUTPUT must not be there yet; it gets a folder of part files per table, each with its header, and errors.csv.
"""

import argparse
import csv
import itertools
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

from pyspark import StorageLevel
from pyspark.sql import SparkSession

ERRORS = "errors"
NODES = "citations_nodes"
SPECIAL = re.compile('[,"\r\n]')


def row(cells):
    """Cells as a line of CSV, quoted as the program does."""
    texts = ("" if cell is None else str(cell) for cell in cells)
    return ",".join('"' + text.replace('"', '""') + '"' if SPECIAL.search(text) else text for text in texts)


def headers(program):
    """The header of every table, as the program writes it."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "corpus" / "fr").mkdir(parents=True)
        (folder / "corpus" / "fr" / "a.txt").write_text("1. Un.\n")
        flags = ["--csv-dialect", "plain", "--no-workbook", "--quiet", "--output", str(folder / "tables")]
        subprocess.run([program, "run", str(folder / "corpus"), *flags], check=True)
        tables = sorted((folder / "tables").glob("*.csv"))
        return {table.stem: table.open(encoding="utf-8").readline().rstrip("\n") for table in tables}


def documents(corpus):
    """The documents of a corpus folder in order, as (id, {lang: path}, meta), and what is wrong with the folder."""
    found, errors = {}, []
    for lang in ("fr", "en"):
        for folder, _, names in os.walk(corpus / lang):
            for path in (Path(folder) / name for name in names if not name.startswith(".")):
                if path.suffix != ".txt":
                    errors.append(("", f"{path} is no .txt file and was left out"))
                    continue
                doc_id = unicodedata.normalize("NFC", path.relative_to(corpus / lang).with_suffix("").as_posix())
                if lang in found.setdefault(doc_id, {}):
                    errors.append((doc_id, f"{path} and {found[doc_id][lang]} are the same document"))
                else:
                    found[doc_id][lang] = str(path)
    known = {}
    if (corpus / "manifest.csv").is_file():
        with (corpus / "manifest.csv").open(encoding="utf-8-sig", newline="") as manifest:
            for line in csv.DictReader(manifest, skipinitialspace=True):
                doc_id = (line.pop("doc_id", None) or "").strip()
                known[doc_id] = {key: value.strip() for key, value in line.items() if key and isinstance(value, str)}
    errors += [(doc_id, "the manifest names no file") for doc_id in known if doc_id not in found]
    return [(doc_id, found[doc_id], known.get(doc_id, {})) for doc_id in sorted(found)], errors


def load(document):
    """The record of a document, or what is wrong with its files."""
    doc_id, files, meta = document
    record = {"doc_id": doc_id, "meta": meta}
    try:
        for lang, path in files.items():
            record[lang] = Path(path).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return None, row(["", "", doc_id, f"{path}: {error}"])
    return json.dumps(record), None


def parse(partition, answers):
    """The rows of each answer by table; errors are told with the partition, and the line in it."""
    for answer in map(json.loads, answers):
        if "error" in answer:
            yield {ERRORS: [row([partition, answer["line"], answer["doc_id"], answer["error"]])]}
            continue
        tables = answer["tables"]
        nodes = [(node["Id"], (answer["doc_id"], node["Kind"], node["Body"])) for node in tables.pop(NODES)]
        yield {NODES: nodes, **{name: [row(cells.values()) for cells in rows] for name, rows in tables.items()}}


def node(members):
    """One row of the network for all documents that name it: a report stays one, and the first body is kept."""
    doc_id, named = members
    named = sorted(named)
    kinds = [kind for _, kind, _ in named]
    bodies = [body for _, _, body in named if body]
    return row([doc_id, doc_id, "report" if "report" in kinds else kinds[0], bodies[0] if bodies else ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--paralign", default="paralign", help="the program, on every machine")
    parser.add_argument("--gazetteer", help="a folder that all machines see")
    parser.add_argument("--partitions", type=int, help="how many pieces [default: 4 per core]")
    flags = parser.parse_args()
    columns = headers(flags.paralign)
    spark = SparkSession.builder.appName("paralign").getOrCreate()
    context = spark.sparkContext
    partitions = flags.partitions or 4 * context.defaultParallelism
    corpus = Path(flags.input)
    if any((corpus / lang).is_dir() for lang in ("fr", "en")):
        listed, wrong = documents(corpus)
        loaded = context.parallelize(listed, partitions).map(load)
        lines = loaded.map(lambda one: one[0]).filter(bool)
        wrong = context.parallelize([row(["", "", *one]) for one in wrong], 1)
        unread = loaded.map(lambda one: one[1]).filter(bool).union(wrong)
    else:
        lines = context.textFile(flags.input, partitions)
        unread = context.emptyRDD()
    # Spark's own tasks keep the cores busy.
    command = [flags.paralign, "stream", "--jobs", "1"]
    command += ["--gazetteer", flags.gazetteer] if flags.gazetteer else []
    answers = lines.pipe(shlex.join(command), checkCode=True).mapPartitionsWithIndex(parse)
    answers.persist(StorageLevel.DISK_ONLY)

    def save(name, header, rows):
        with_header = rows.mapPartitions(lambda part: itertools.chain([header], part))
        with_header.saveAsTextFile(f"{flags.output}/{name}.csv")

    def of(name):
        return answers.flatMap(lambda tables: tables.get(name, ()))

    errors = of(ERRORS).union(unread)
    save(ERRORS, "partition,line,doc_id,error", errors)
    for name, header in columns.items():
        rows = of(name)
        save(name, header, rows.groupByKey().sortByKey().map(node) if name == NODES else rows)
    print(f"{answers.count()} documents, {errors.count()} errors", file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    main()
