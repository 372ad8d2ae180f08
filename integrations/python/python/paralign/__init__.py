"""Reads the tables of paralign into typed pandas frames.

>>> tables = paralign.read("output")
>>> tables.join("dates", "sentences", "documents")
"""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pandas as pd

__all__ = ["Tables", "members", "read", "run"]


def read(folder="output"):
    """The tables of a folder that `paralign run` has written."""
    return Tables(folder)


def run(corpus="corpus", output="output", *flags):
    """Runs the program; further arguments are its flags, as in run("reports", "tables", "--formats", "csv")."""
    subprocess.run(["paralign", "run", str(corpus), "--output", str(output), "--quiet", *flags], check=True)
    return read(output)


def members(column):
    """The members of the lists in a column, a list for each cell."""
    return column.fillna("").map(lambda cell: cell.split("|") if cell else [])


class Tables:
    """The tables of a folder, each read when it is first asked for."""

    def __init__(self, folder):
        self.folder = Path(folder)
        try:
            package = json.loads((self.folder / "datapackage.json").read_text("utf-8"))
        except FileNotFoundError:
            raise FileNotFoundError(
                f"{self.folder} holds no datapackage.json; name a folder that `paralign run` has written"
            ) from None
        self._resources = {resource["name"]: resource for resource in package["resources"]}
        self._frames = {}

    def names(self):
        """The names of the tables."""
        return list(self._resources)

    def __dir__(self):
        return [*super().__dir__(), *self._resources]

    def __getattr__(self, name):
        if name.startswith("_") or name not in self._resources:
            raise AttributeError(f"there is no table {name}; there are {', '.join(self._resources)}")
        return self[name]

    def __getitem__(self, name):
        if name not in self._frames:
            self._frames[name] = _frame(self.folder, self._resources[name])
        return self._frames[name]

    def join(self, first, *others):
        """The rows of `first`, each with what the other tables say of it."""
        frame = self[first]
        for other in others:
            left, right = self._keys(first, other)
            frame = frame.merge(
                self[other], how="left", left_on=left, right_on=right, suffixes=("", f"_{other}")
            )
        return frame

    def _keys(self, first, other):
        """The columns by which a row of `first` leads to one of `other`."""
        schema, target = (self._resources[name]["schema"] for name in (first, other))
        for key in schema.get("foreignKeys", []):
            if key["reference"]["resource"] == other:
                return key["fields"], key["reference"]["fields"]
        key = target.get("primaryKey", [])
        if key and set(key) <= {field["name"] for field in schema["fields"]}:
            return key, key
        raise ValueError(f"no key leads from {first} to {other}")


def _frame(folder, resource):
    frame = pd.read_csv(
        folder / resource["path"],
        sep=resource["dialect"]["delimiter"],
        encoding="utf-8-sig",
        dtype="string",
        keep_default_na=False,
        na_values=[""],
        quoting=csv.QUOTE_MINIMAL,
    )
    return frame.assign(**{field["name"]: _typed(frame, field) for field in resource["schema"]["fields"]})


def _typed(frame, field):
    column = frame[field["name"]]
    if field["type"] == "integer":
        return pd.to_numeric(column).astype("Int64")
    if field["type"] == "date":
        return column.astype("datetime64[s]")
    values = field.get("constraints", {}).get("enum")
    return column.astype(pd.CategoricalDtype(values)) if values else column
