#!/usr/bin/env python3
"""Runs paralign on Apache Spark: documents go through `paralign stream`, their tables come out as CSV.

    spark-submit paralign_spark.py INPUT OUTPUT [--paralign PROGRAM] [--gazetteer DIR] [--partitions N]

INPUT is a corpus folder (fr/, en/, manifest.csv) that all machines see, or JSON lines in any place that Spark reads.
OUTPUT must not be there yet; it gets a folder of part files per table, each with its header, and errors.csv.

Programs import it: `answers` leads a DataFrame of documents through the program, `tables` gives DataFrames of typed tables.
"""

import argparse
import base64
import csv
import datetime
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

from pyspark import SparkFiles, StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

ERRORS = "errors"
NODES = "citations_nodes"
SPECIAL = re.compile('[,"\r\n]')


META = ("symbol", "title", "date", "fr_provenance", "en_provenance")
# Bytes of answers that make a batch.
BATCH = 8 << 20
# What comes out of a type of the data package, and how a cell becomes such a value.
TYPES = {
    "string": (T.StringType(), str),
    "integer": (T.LongType(), int),
    "date": (T.DateType(), datetime.date.fromisoformat),
}


def answers(documents, program="paralign", gazetteer=None):
    """Leads a DataFrame of documents through the program: a row each, with `error`, or with every table as an array of typed rows.

    `documents` has the columns doc_id and fr or en, or both: text, or the bytes of a file of any form that is read; beside them
    any of symbol, title, date, fr_provenance, en_provenance. `program` is a path on every machine, or the name of a file that
    was shipped with the job (`--files paralign`). A document on which the program dies, twice, is a row with an error.
    """
    session = documents.sparkSession
    session.sparkContext.addPyFile(__file__)
    columns = typed_columns(located(program))
    fields = [T.StructField("doc_id", T.StringType()), T.StructField("error", T.StringType())]
    fields += [T.StructField(name, T.ArrayType(row_type(table))) for name, table in columns.items()]
    command = [program, "stream", "--jobs", "1", "--quiet"]
    command += ["--gazetteer", gazetteer] if gazetteer else []
    schema = T.StructType(fields)
    return documents.mapInArrow(lambda batches: answered(batches, command, columns, schema), schema)


def tables(answers):
    """The tables in the answers, as DataFrames by name, and `errors`; nodes of several documents are joined as one run joins them."""
    found = {ERRORS: answers.where("error is not null").select("doc_id", "error")}
    for name in answers.columns[2:]:
        rows = answers.select(F.col("doc_id").alias("_doc"), F.explode(name).alias("row"))
        found[name] = joined(rows.select("_doc", "row.*")) if name == NODES else rows.select("row.*")
    return found


def joined(nodes):
    """One row of the network for all documents that name it: a report stays one, and the first body is kept."""
    first = F.min_by("Kind", "_doc")
    kind = F.when(F.max(F.col("Kind") == "report"), F.lit("report")).otherwise(first)
    body = F.min_by("Body", F.when(F.col("Body").isNotNull(), F.col("_doc")))
    columns = {"Label": F.first("Label"), "Kind": kind, "Body": body}
    return nodes.groupBy("Id").agg(*(column.alias(name) for name, column in columns.items())).orderBy("Id")


def row_type(table):
    return T.StructType([T.StructField(name, TYPES[kind][0]) for name, kind in table])


def located(program):
    """The program on this machine: the one that was shipped with the job, or else the one at the path."""
    shipped = Path(SparkFiles.getRootDirectory()) / Path(program).name
    if shipped.is_file():
        shipped.chmod(0o755)
        return str(shipped.resolve())
    return program


def answered(batches, command, columns, schema):
    """The answers to the documents of a partition, batch by batch."""
    import pyarrow
    from pyspark.sql.pandas.types import to_arrow_schema

    program = Program([located(command[0]), *command[1:]])
    arrow, rows, size = to_arrow_schema(schema), [], 0
    for document in (document for batch in batches for document in batch.to_pylist()):
        answer = program.answer(record(document))
        size += len(answer)
        rows.append(typed(json.loads(answer), columns))
        if size >= BATCH:
            yield pyarrow.RecordBatch.from_pylist(rows, arrow)
            rows, size = [], 0
    program.close()
    if rows:
        yield pyarrow.RecordBatch.from_pylist(rows, arrow)


def record(document):
    """A row of the DataFrame as a line for `paralign stream`."""
    line = {"doc_id": document.get("doc_id"), "meta": {key: document[key] for key in META if document.get(key)}}
    for side in ("fr", "en"):
        text = document.get(side)
        if isinstance(text, bytes):
            line[side + "_base64"] = base64.b64encode(text).decode("ascii")
        elif text is not None:
            line[side] = text
    return json.dumps(line).encode("utf-8") + b"\n"


def typed(answer, columns):
    """An answer with typed cells; an empty one is nothing."""
    if "error" in answer:
        return {"doc_id": answer["doc_id"], "error": answer["error"]}
    out = {"doc_id": answer["doc_id"], "error": None}
    for name, table in columns.items():
        kinds = [(column, TYPES[kind][1]) for column, kind in table]
        rows = answer["tables"].get(name, [])
        out[name] = [{at: None if cells[at] in ("", None) else kind(cells[at]) for at, kind in kinds} for cells in rows]
    return out


class Program:
    """`paralign stream`, started again where it dies."""

    def __init__(self, command):
        self.command = command
        self.start()
        # A program that answers nothing would make an error of every document.
        if not self.ask(record({"doc_id": "a", "fr": "1. Un."})):
            raise RuntimeError(f"{shlex.join(command)} does not answer: {self.last_words()}")

    def start(self):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors
        )

    def answer(self, line):
        """The answer to a line; what dies on it twice is told of as an error."""
        for _ in range(2):
            answer = self.ask(line)
            if answer:
                return answer
            told = f"the program ended with status {self.process.wait()} on this document: {self.last_words()}"
            self.close()
            self.start()
        return json.dumps({"doc_id": json.loads(line)["doc_id"], "error": told}).encode("utf-8")

    def ask(self, line):
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except BrokenPipeError:
            return b""
        answer = self.process.stdout.readline()
        return answer if answer.endswith(b"\n") else b""

    def last_words(self):
        self.process.wait()
        self.errors.seek(0)
        return self.errors.read()[-1000:].decode("utf-8", "replace").strip()

    def close(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.stdout.close()
        self.process.wait()
        self.errors.close()


def typed_columns(program):
    """The columns of every table with their types, as the program describes them."""
    with tempfile.TemporaryDirectory() as folder:
        tried(program, Path(folder), [])
        package = json.loads((Path(folder) / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    columns = {}
    for resource in package["resources"]:
        fields = resource.get("schema", {}).get("fields", [])
        # The terms are those of a corpus.
        if fields and not resource["name"].startswith("term"):
            columns[resource["name"]] = [(field["name"], field["type"]) for field in fields]
    return columns


def tried(program, folder, flags):
    """Runs the program on a corpus of one line."""
    (folder / "corpus" / "fr").mkdir(parents=True)
    (folder / "corpus" / "fr" / "a.txt").write_text("1. Un.\n")
    flags = [*flags, "--no-workbook", "--quiet", "--output", str(folder / "tables")]
    subprocess.run([program, "run", str(folder / "corpus"), *flags], check=True)


def row(cells):
    """Cells as a line of CSV, quoted as the program does."""
    texts = ("" if cell is None else str(cell) for cell in cells)
    return ",".join('"' + text.replace('"', '""') + '"' if SPECIAL.search(text) else text for text in texts)


def headers(program):
    """The header of every table, as the program writes it."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        tried(program, folder, ["--csv-dialect", "plain"])
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
