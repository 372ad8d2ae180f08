"""The tables in pandas, with their types, and four questions answered.

usage: python examples/load.py [OUTPUT]     pip install pandas
"""
import json
import sys
from pathlib import Path

import pandas as pd

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "output")
package = json.loads((folder / "datapackage.json").read_text("utf-8"))


def load(name):
    """A table with the types that datapackage.json declares; an empty cell is <NA>."""
    resource = next(one for one in package["resources"] if one["name"] == name)
    frame = pd.read_csv(folder / resource["path"], sep=resource["dialect"]["delimiter"], encoding="utf-8-sig",
                        dtype="string", keep_default_na=False, na_values=[""])
    for field in resource["schema"]["fields"]:
        if field["type"] == "integer":
            frame[field["name"]] = pd.to_numeric(frame[field["name"]]).astype("Int64")
        elif field["type"] == "date":
            # Seconds hold every year; nanoseconds begin in 1677.
            frame[field["name"]] = frame[field["name"]].astype("datetime64[s]")
    return frame


dates, citations, differences, entities = map(load, ["dates", "citations", "discrepancies", "entities"])
french = dates[dates.lang == "fr"]
print("mentions a year:", french.date_start.dt.year.value_counts().head(3).to_dict())
print("who cites what:", citations[citations.lang == "en"].nlargest(1, "mentions")[["symbol", "cited", "mentions"]].values.tolist())
print("which paragraphs differ:", differences[differences.severity != "info"][["doc_id", "fr_paragraph", "check_name"]].values.tolist())
bodies = entities[entities.type == "ORG"].drop_duplicates("canonical").set_index("canonical")
print("what a body is called:", bodies.loc["UNICEF", ["name_fr", "name_en"]].tolist())
