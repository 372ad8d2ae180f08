#!/usr/bin/env python3
"""Runs the examples on the tables of the bundled reports, each with its answer: pandas, DuckDB, SQLite, R, the notebook.

usage: examples.py PROGRAM     check_tables.py has installed pandas and duckdb before
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "target" / "check-tables" / "venv"
sys.path[:0] = map(str, VENV.glob("lib/python3*/site-packages"))
PYTHON = VENV / "bin" / "python"
COUNTS = {"passed": 0, "skipped": 0}


def ok(what, found, *expected):
    missing = [one for one in expected if one not in found]
    if missing:
        sys.exit(f"FAIL {what}: {missing} not in\n{found}")
    COUNTS["passed"] += 1
    print(f"ok      {what}: {', '.join(expected)}")


def skip(what, why):
    COUNTS["skipped"] += 1
    print(f"skipped {what}: {why}")


def pandas(folder):
    done = subprocess.run([PYTHON, ROOT / "examples" / "load.py", folder / "output"], capture_output=True, text=True)
    ok("pandas", done.stdout + done.stderr, "mentions a year: {2018: ", "Fonds des Nations Unies pour l'enfance", "who cites what: [['")


def duckdb(folder):
    import duckdb

    os.chdir(folder)
    rows = None
    for statement in duckdb.extract_statements((ROOT / "examples" / "load.sql").read_text("utf-8")):
        rows = duckdb.sql(statement.query)
    ok("DuckDB", str(rows.fetchall()), "199")


def sqlite(folder, program):
    subprocess.run([program, "run", folder / "corpus", "--output", folder / "output", "--csv-dialect", "plain", "--formats",
                    "csv", "--quiet"], check=True)
    script = (ROOT / "examples" / "load.sqlite.sql").read_text("utf-8")
    if shutil.which("sqlite3"):
        done = subprocess.run(["sqlite3", ":memory:"], input=script, cwd=folder, capture_output=True, text=True)
        ok("SQLite", done.stdout + done.stderr, "CEB/2018/2", "2010s")
    else:
        skip("SQLite", "there is no sqlite3 here; the library is of version " + sqlite3.sqlite_version)


def r(folder):
    if not shutil.which("Rscript"):
        subprocess.run("apt-get update && apt-get install -y --no-install-recommends r-base-core", shell=True, capture_output=True)
    if not shutil.which("Rscript"):
        return skip("R", "it cannot be installed")
    done = subprocess.run(["Rscript", ROOT / "examples" / "load.R"], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    ok("R", done.stdout + done.stderr, "2018 2020", "A/80/609/Add.1")


def notebook(folder):
    try:
        import nbclient, nbformat
    except ImportError:
        done = subprocess.run([PYTHON, "-m", "pip", "install", "-q", "nbclient", "nbformat", "ipykernel"], capture_output=True)
        if done.returncode:
            return skip("notebook", "nbclient cannot be installed")
    code = """
import sys, nbformat
from nbclient import NotebookClient
book = nbformat.read(sys.argv[1], 4)
NotebookClient(book, timeout=120).execute()
for cell in book.cells:
    for output in cell.get("outputs", []):
        print(output.get("data", {}).get("text/plain", output.get("text", "")))
"""
    environment = {**os.environ, "PARALIGN_OUTPUT": str(folder / "output"),
                   "PARALIGN_PYTHON": str(ROOT / "integrations" / "python" / "python"), "IPYTHONDIR": str(folder / "ipython")}
    done = subprocess.run([PYTHON, "-c", code, ROOT / "examples" / "questions.ipynb"], capture_output=True, text=True,
                          env=environment)
    ok("notebook", done.stdout + done.stderr, "2018", "A/RES/", "name_fr", "en_text")


def main():
    program = Path(sys.argv[1]).resolve()
    if not PYTHON.exists():
        return print("0 passed, 0 failed, 5 skipped: pandas and duckdb cannot be installed")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        subprocess.run([program, "run", folder / "corpus", "--output", folder / "output", "--formats", "csv", "--quiet"], check=True)
        pandas(folder)
        duckdb(folder)
        r(folder)
        notebook(folder)
        os.chdir(ROOT)
        sqlite(folder, program)
    print(f"{COUNTS['passed']} passed, 0 failed, {COUNTS['skipped']} skipped")


if __name__ == "__main__":
    main()
