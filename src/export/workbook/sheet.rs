//! A sheet: its head with the names of the columns, the pieces of its rows, and its end.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::super::zipped::{Archive, Extent};
use super::cell::put_text;
use super::piece::{Compressor, Flush, Part, joined};
use super::skeleton::{Style, around_sheet};
use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};
use crate::tables::{Column, Kind, Table};

/// How much is copied at a time, in bytes.
const PIECE: usize = 1 << 16;

/// How much a sheet holds at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    /// Rows, the header among them: no format of a spreadsheet has more.
    pub(super) rows: usize,
    /// The bytes of its cells as the table has them: beyond that no spreadsheet opens it.
    pub(super) cells: usize,
}

/// A sheet whose pieces wait on the disk.
pub(super) struct Sheet {
    path: PathBuf,
    file: BufWriter<Writing>,
    most: Most,
    extent: Extent,
    /// The rows of the table, those that the sheet cannot hold among them.
    pub(super) rows: usize,
    /// The rows and the bytes of cells that it holds.
    pub(super) held: usize,
    cells: usize,
}

impl Sheet {
    /// Begins the sheet that stands at `at` in its workbook; its pieces wait in `folder`.
    pub(super) fn create(folder: &Path, at: usize, most: Most) -> Result<Sheet> {
        let path = folder.join(format!("sheet-{at}"));
        let file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        let extent = Extent { crc: 0, bytes: 0, deflated: 0 };
        Ok(Sheet { path, file: file.buffered(), most, extent, rows: 0, held: 0, cells: 0 })
    }

    /// Adds a piece, if it fits.
    pub(super) fn append(&mut self, part: &Part, deflated: &[u8]) -> Result<()> {
        let is_whole = self.held == self.rows;
        self.rows += part.rows;
        // What no longer fits ends the sheet, so that no row is missing between others.
        let fits = self.held + part.rows < self.most.rows && self.cells + part.cells <= self.most.cells;
        if !is_whole || !fits {
            return Ok(());
        }
        self.held += part.rows;
        self.cells += part.cells;
        let Part { crc, bytes, deflated: length, .. } = *part;
        self.extent = joined(self.extent, Extent { crc, bytes, deflated: length });
        self.file.write_all(deflated).map_err(|source| self.error(source))
    }

    /// The cells that have a filter, header and all, as a formula names them.
    pub(super) fn filter(&self, table: &Table) -> String {
        format!("$A$1:${}${}", letters(table.columns.len()), self.held + 1)
    }

    /// Writes the sheet of a table as the member `name`, and lets go of what waited.
    pub(super) fn finish(
        mut self,
        table: &Table,
        name: &str,
        compressor: &mut Compressor,
        archive: &mut Archive,
    ) -> Result<()> {
        let (mut head, mut tail) = (Vec::new(), Vec::new());
        let cells = format!("A1:{}{}", letters(table.columns.len()), self.held + 1);
        let before = compressor.add(self.head(table, &cells).as_slice(), Flush::Piece, &mut head);
        let end = format!("</sheetData><autoFilter ref=\"{cells}\"/>{}", around_sheet().1);
        let behind = compressor.add(end.as_bytes(), Flush::Last, &mut tail);
        archive.begin(name, joined(joined(before, self.extent), behind))?;
        archive.write(&head)?;
        self.file.flush().map_err(|source| self.error(source))?;
        let mut waiting = disk::open(&self.path, Links::Refuse).map_err(|source| self.error(source))?;
        let copied = copy(&mut waiting, archive).map_err(|source| self.error(source))??;
        if copied != self.extent.deflated {
            return Err(self.error(io::ErrorKind::UnexpectedEof.into()));
        }
        archive.write(&tail)?;
        let Sheet { path, file, .. } = self;
        // A file that is open cannot be taken away on every system.
        drop((file, waiting));
        disk::remove_file(&path).map_err(|source| Error::Output { path, source })
    }

    /// What stands before the rows: a header that stays in sight, and how wide the columns are and how they look.
    fn head(&self, table: &Table, cells: &str) -> Vec<u8> {
        let mut out = around_sheet().0.into_bytes();
        let mut put = |text: &str| out.extend_from_slice(text.as_bytes());
        put(&format!("<dimension ref=\"{cells}\"/><sheetViews><sheetView workbookViewId=\"0\">"));
        put("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        put(
            "<selection pane=\"bottomLeft\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>",
        );
        for (at, column) in (1..).zip(table.columns.iter()) {
            put(&put_column(at, width(column), Some(Style::of(column.kind))));
        }
        put("</cols><sheetData><row>");
        for column in table.columns.iter() {
            put_text(&mut out, Style::Header, &column.name);
        }
        out.extend_from_slice(b"</row>");
        out
    }

    fn error(&self, source: io::Error) -> Error {
        Error::Output { path: self.path.clone(), source }
    }
}

/// Copies a file into a member; the outer error is one of reading.
fn copy(from: &mut File, archive: &mut Archive) -> io::Result<Result<u64>> {
    let (mut piece, mut copied) = (vec![0; PIECE], 0);
    loop {
        let count = from.read(&mut piece)?;
        if count == 0 {
            return Ok(Ok(copied));
        }
        copied += count as u64;
        if let Err(error) = archive.write(&piece[..count]) {
            return Ok(Err(error));
        }
    }
}

/// A column, with the width of so many digits.
pub(super) fn put_column(at: usize, width: u16, style: Option<Style>) -> String {
    // What spreadsheets add for the margins of a cell.
    const MARGINS: &str = "7109375";
    let style = style.map(|style| format!(" style=\"{}\"", style as u8)).unwrap_or_default();
    format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}.{MARGINS}\"{style} customWidth=\"1\"/>")
}

/// The letters of the column that is the `count`th, from 1.
fn letters(mut count: usize) -> String {
    let mut out = String::new();
    while count > 0 {
        let letter = u8::try_from((count - 1) % 26).expect("there are 26 letters");
        out.insert(0, char::from(b'A' + letter));
        count = (count - 1) / 26;
    }
    out
}

fn width(column: &Column) -> u16 {
    match column.kind {
        Kind::Text if column.name.ends_with("text") => 80,
        Kind::Text => 36,
        Kind::Id => 24,
        Kind::List | Kind::Hash | Kind::Url => 20,
        Kind::Word(_) | Kind::Day | Kind::Issue => 13,
        Kind::Count | Kind::Bytes | Kind::Chars | Kind::Points | Kind::Percent => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let found = [1, 26, 27, 52, 53, 702, 703].map(letters);
        assert_eq!(found, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
