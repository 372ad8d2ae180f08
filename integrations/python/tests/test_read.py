"""The package on the tables of the bundled reports: python test_read.py, with `paralign` on the path."""

import tempfile
import unittest
from pathlib import Path

import pandas as pd

import paralign

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


class Read(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.tables = paralign.run(CORPUS, cls.folder.name, "--formats", "csv,gephi")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_every_table_is_read_with_its_types(self):
        for name in self.tables.names():
            frame = self.tables[name]
            self.assertGreater(len(frame) + (name == "diagnostics"), 0, name)
        dates = self.tables.dates
        self.assertEqual(dates.date_start.dtype, "datetime64[s]")
        self.assertEqual(dates.char_start.dtype, pd.Int64Dtype())
        self.assertIn("month", dates.granularity.cat.categories)
        self.assertEqual(dates.date_start.isna().sum(), 0)

    def test_joins_keep_every_row_and_lead_to_its_words(self):
        joined = self.tables.join("dates", "sentences", "documents")
        self.assertEqual(len(joined), len(self.tables.dates))
        inside = joined.dropna(subset=["text"])
        self.assertGreater(len(inside), 300)
        for row in inside.itertuples():
            self.assertIn(row.surface.split()[0], row.text)
        self.assertEqual(set(joined.symbol.dropna()), set(self.tables.documents.symbol))

    def test_a_mention_leads_to_the_other_language(self):
        joined = self.tables.join("entities", "alignments")
        french = joined[(joined.lang == "fr") & (joined.canonical == "UNICEF")]
        self.assertTrue(french.en_text.str.contains("UNICEF|Children").all() and len(french) > 0)

    def test_lists_have_members(self):
        lists = paralign.members(self.tables.alignments.fr_block_ids)
        self.assertEqual(lists.map(len).tolist(), self.tables.alignments.fr_count.tolist())

    def test_what_is_missing_is_named(self):
        with self.assertRaisesRegex(AttributeError, "there is no table datums"):
            self.tables.datums
        with self.assertRaisesRegex(ValueError, "no key leads from documents to dates"):
            self.tables.join("documents", "dates")
        with self.assertRaisesRegex(FileNotFoundError, "datapackage.json"):
            paralign.read("/nowhere")


if __name__ == "__main__":
    unittest.main()
