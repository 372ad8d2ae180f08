//! `paralign.xlsx`: the tables in one workbook, for those who open them in a spreadsheet.
//!
//! The rows of a document become compressed XML on the thread that renders it; what is left is to copy them one behind the
//! other. Only the first sheet, a summary, is made at the end.

mod cell;
mod piece;
mod sheet;
mod skeleton;
mod summary;

use std::path::{Path, PathBuf};

use super::form::{Draft, Files, Named, Written};
use super::formats::Form;
use super::zipped::Archive;
use crate::error::Result;
use crate::model::Flaw;
use crate::output::Output;
use crate::tables::{Cell, TABLES, Table, Words};
use cell::long_cells;
use piece::{Compressor, Flush, Rows};
use sheet::{Most, Sheet};
use skeleton::Listed;
use summary::Tally;

/// The file.
const FILE: &str = "paralign.xlsx";
/// The most that a sheet holds: what follows is in the table alone, since no spreadsheet would open it.
const MOST: Most = Most { rows: 1_048_576, cells: 256 << 20 };

/// What it is.
const ABOUT: Words = Words {
    en: "all tables in one workbook, the first sheet a summary",
    fr: "toutes les tables dans un classeur, la première feuille étant un résumé",
};

/// The workbook.
pub(super) static WORKBOOK: Named = Named {
    form: Form::Workbook,
    files: &[(FILE, ABOUT)],
    draft: |_| Box::new(Sheets::default()),
    open: |opening| Ok(Box::new(Book::create(opening.folder, opening.tables, MOST)?)),
};

/// The rows of a document.
#[derive(Default)]
struct Sheets {
    rows: Rows,
    /// The cells that are cut, each with the place of its table.
    long: Vec<(usize, Flaw)>,
}

impl Draft for Sheets {
    fn row(&mut self, at: usize, cells: &[Cell<'_>]) {
        self.rows.add(at, cells);
    }

    fn check(&mut self, at: usize, cells: &[Cell<'_>]) {
        long_cells(&TABLES[at], cells, |flaw| self.long.push((at, flaw)));
    }

    fn long(&mut self) -> Vec<(usize, Flaw)> {
        std::mem::take(&mut self.long)
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        vec![std::mem::take(&mut self.rows).pack()]
    }
}

/// A workbook that is being written.
struct Book {
    folder: PathBuf,
    tables: Vec<Table>,
    /// The sheet of each table.
    sheets: Vec<Sheet>,
    tally: Tally,
}

impl Book {
    /// Begins a workbook of these tables, whose rows wait in `folder`.
    fn create(folder: &Path, tables: &[Table], most: Most) -> Result<Book> {
        let sheets = (0..tables.len()).map(|at| Sheet::create(folder, at, most)).collect::<Result<_>>()?;
        Ok(Book { folder: folder.to_owned(), tables: tables.to_vec(), sheets, tally: Tally::new() })
    }
}

impl Files for Book {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        let Some(packed) = parts.first() else { return Ok(()) };
        let failed = |source| piece::failed(&self.folder.join(FILE), source);
        let (head, mut bytes) = piece::unpack(packed).map_err(failed)?;
        for part in &head.sheets {
            let length = usize::try_from(part.deflated).unwrap_or(usize::MAX);
            let (own, rest) = bytes.split_at(length.min(bytes.len()));
            if let Some(sheet) = self.sheets.get_mut(part.table) {
                sheet.append(part, own)?;
            }
            bytes = rest;
        }
        for (table, column, word, count) in head.words {
            *self.tally.entry((table, column, word)).or_default() += count;
        }
        Ok(())
    }

    fn cut(&self) -> Vec<Flaw> {
        let flaw = |(table, sheet): (&Table, &Sheet)| {
            let Sheet { held, rows, .. } = *sheet;
            (held < rows).then_some(Flaw::SheetCut { table: table.name, held, rows })
        };
        self.tables.iter().zip(&self.sheets).filter_map(flaw).collect()
    }

    fn finish(self: Box<Self>) -> Result<Vec<Written>> {
        let Book { folder, tables, sheets, tally } = *self;
        let mut archive = Archive::new(Output::create(&folder, FILE, "")?);
        // Its tables take longer to make than most sheets take to be compressed.
        let mut compressor = Compressor::new();
        let mut listed = vec![Listed { name: summary::NAME, filter: None }];
        for (table, sheet) in tables.iter().zip(&sheets) {
            listed.push(Listed { name: table.name, filter: Some(sheet.filter(table)) });
        }
        for (name, text) in skeleton::members(&listed) {
            add(&mut archive, &mut compressor, name, text.as_bytes())?;
        }
        let summary = summary::summary(&tables, &sheets, &tally);
        add(&mut archive, &mut compressor, &skeleton::sheet_name(0), &summary)?;
        for (at, (table, sheet)) in (1..).zip(tables.iter().zip(sheets)) {
            sheet.finish(table, &skeleton::sheet_name(at), &mut compressor, &mut archive)?;
        }
        Ok(vec![Written::of(archive.finish()?.finish()?)])
    }
}

/// Writes a member that is at hand.
fn add(archive: &mut Archive, compressor: &mut Compressor, name: &str, bytes: &[u8]) -> Result<()> {
    let mut deflated = Vec::new();
    let extent = compressor.add(bytes, Flush::Last, &mut deflated);
    archive.begin(name, extent)?;
    archive.write(&deflated)
}

#[cfg(test)]
mod tests {
    use super::super::form::Export;
    use super::super::formats::Formats;
    use super::*;
    use crate::tables::{FootnoteRow, TABLES};

    fn footnotes(most: Most) -> (usize, Vec<Flaw>) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut book = Box::new(Book::create(folder.path(), &TABLES, most).expect("a new workbook"));
        let at = TABLES.iter().position(|table| *table == FootnoteRow::TABLE).expect("a known table");
        for text in ["=1+1", "longer than others", "x"] {
            let mut draft = WORKBOOK.draft(&Formats::default());
            draft.row(at, &["id", "a", "fr", "main", "3", text, ""].map(Cell::text));
            book.append(&draft.parts()).expect("a row of text");
        }
        let (held, cut) = (book.sheets[at].held, book.cut());
        assert!(book.finish().expect("a saved workbook")[0].file.bytes > 1000);
        (held, cut)
    }

    #[test]
    fn a_sheet_ends_where_it_is_full_and_tells_it() {
        assert_eq!(footnotes(MOST), (3, Vec::new()));
        let cut = |held: usize| (held, vec![Flaw::SheetCut { table: "footnotes", held, rows: 3 }]);
        assert_eq!(footnotes(Most { rows: 3, ..MOST }), cut(2));
        // The second row does not fit; the third would, but would then stand in its place.
        assert_eq!(footnotes(Most { cells: 30, ..MOST }), cut(1));
    }
}
