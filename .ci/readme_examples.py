#!/usr/bin/env python3
"""Runs the examples of README.md, Python and SQL, on the tables in output/; each must print something.

usage: readme_examples.py PROJECT     check_tables.py has installed pandas and duckdb before
"""
import contextlib
import io
import os
import re
import sys
from pathlib import Path

# The packages that check_tables.py has installed.
VENV = Path(__file__).resolve().parent.parent / "target" / "check-tables" / "venv"
sys.path[:0] = map(str, VENV.glob("lib/python3*/site-packages"))


def python(code):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    return printed.getvalue().strip().splitlines()


def sql(code):
    import duckdb

    return duckdb.sql(code).fetchall()


def main():
    os.chdir(sys.argv[1])
    blocks = re.findall(r"^```(python|sql)\n(.*?)^```", Path("README.md").read_text("utf-8"), re.S | re.M)
    try:
        import duckdb, pandas  # noqa: F401
    except ImportError:
        print(f"0 passed, 0 failed, {len(blocks)} skipped: pandas and duckdb cannot be installed")
        return
    for kind, code in blocks:
        lines = (python if kind == "python" else sql)(code)
        print(f"{kind}: {len(lines)} lines, the first: {lines[0] if lines else None}")
        if len(lines) < 2:
            sys.exit(f"README.md: this example finds nothing:\n{code}")
    print(f"{len(blocks)} passed, 0 failed")


if __name__ == "__main__":
    main()
