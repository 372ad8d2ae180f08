//! `paralign.xlsx`: the tables in one workbook, for those who open them in a spreadsheet.
//!
//! Rows go to the disk as they come; only the first sheet, a summary, is kept until the end.

mod cell;

use std::collections::BTreeMap;
use std::io;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::disk;
use crate::error::{Error, Result};
use crate::model::Flaw;

use super::csv::each_row;
use crate::output::Fingerprint;
use crate::tables::{Column, Kind, Table, Words};

/// The file.
pub(super) const FILE: &str = "paralign.xlsx";
/// What it is.
pub(super) const ABOUT: Words = Words {
    en: "all tables in one workbook, the first sheet a summary",
    fr: "toutes les tables dans un classeur, la première feuille étant un résumé",
};
/// The compression level of the workbook: 2 is twice as fast as the usual 6, and the file a fifth larger.
const COMPRESSION: u8 = 2;
/// The most that a sheet holds: what follows is in the table alone, since no spreadsheet would open it.
const MOST: Most = Most { rows: 1_048_576, bytes: 256 << 20 };

pub(super) use cell::long_cells;

type Written<T> = std::result::Result<T, XlsxError>;

/// A workbook that is being written.
pub(super) struct Book {
    workbook: Workbook,
    tables: Vec<Table>,
    sheets: Vec<Sheet>,
    looks: Looks,
    tally: BTreeMap<(usize, usize), BTreeMap<String, usize>>,
    most: Most,
}

/// How much a sheet holds at most.
#[derive(Debug, Clone, Copy)]
struct Most {
    /// Rows, the header among them: no format of a spreadsheet has more.
    rows: u32,
    /// The bytes of its cells as the table has them: with the marks around every cell, a sheet of this size stays below
    /// the 4 GiB at which archives change their form.
    bytes: usize,
}

/// The sheet that a table is being written to.
struct Sheet {
    /// Its place in the workbook.
    index: usize,
    /// The next row of the sheet.
    row: u32,
    /// The bytes that it holds.
    bytes: usize,
    /// The rows of the table, those that the sheet cannot hold among them.
    rows: usize,
}

impl Sheet {
    /// The rows that it holds.
    fn held(&self) -> usize {
        self.row as usize - 1
    }
}

/// How cells look.
struct Looks {
    header: Format,
    text: Format,
    number: Format,
    day: Format,
    title: Format,
}

impl Looks {
    /// How the cells of a column look.
    fn of(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Day | Kind::Issue => &self.day,
            kind if kind.is_number() => &self.number,
            _ => &self.text,
        }
    }
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("most", &self.most).finish_non_exhaustive()
    }
}

impl Book {
    /// Opens a workbook of these tables, whose rows wait in `folder`.
    pub(super) fn new(folder: &Path, tables: &[Table]) -> Result<Book> {
        written(folder, || Book::with_most(folder, tables, MOST))
    }

    fn with_most(folder: &Path, tables: &[Table], most: Most) -> Written<Book> {
        let mut workbook = Workbook::new();
        workbook.set_zip_compression_level(COMPRESSION);
        workbook.set_tempdir(folder)?;
        // The day on which the file was made would differ from run to run.
        let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&never));
        workbook.add_worksheet().set_name("summary")?;
        let top = || Format::new().set_align(FormatAlign::Top);
        let looks = Looks {
            header: top().set_bold().set_background_color(0x00DD_E6F0),
            text: top().set_text_wrap().set_num_format("@"),
            number: top(),
            day: top().set_num_format("yyyy-mm-dd"),
            title: top().set_bold().set_font_size(14),
        };
        let mut book = Book {
            workbook,
            tables: tables.to_vec(),
            sheets: Vec::new(),
            looks,
            tally: BTreeMap::new(),
            most,
        };
        for table in tables {
            let index = book.add_sheet(table, table.name)?;
            book.sheets.push(Sheet { index, row: 1, bytes: 0, rows: 0 });
        }
        Ok(book)
    }

    /// Adds a sheet with its header, and returns its place.
    fn add_sheet(&mut self, table: &Table, name: &str) -> Written<usize> {
        let index = self.workbook.worksheets().len();
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        for (at, column) in (0..).zip(table.columns.iter()) {
            sheet.set_column_width(at, width(column))?;
            sheet.set_column_format(at, self.looks.of(column.kind))?;
            sheet.write_string_with_format(0, at, &*column.name, &self.looks.header)?;
        }
        Ok(index)
    }

    /// Adds rows of a table, given in the standard dialect.
    pub(super) fn append(&mut self, table: usize, rows: &[u8]) -> Result<()> {
        written(Path::new(FILE), || {
            let mut done = Ok(());
            each_row(rows, |row| {
                if done.is_ok() {
                    done = self.add(table, row);
                }
            });
            done
        })
    }

    fn add(&mut self, at: usize, row: &csv::ByteRecord) -> Written<()> {
        let here = &mut self.sheets[at];
        here.rows += 1;
        here.bytes += row.as_slice().len();
        // What no longer fits ends the sheet, so that no row is missing between others.
        if here.row == self.most.rows || here.bytes > self.most.bytes {
            here.bytes = usize::MAX / 2;
            return Ok(());
        }
        let Sheet { index, row: line, .. } = *here;
        let sheet = self.workbook.worksheet_from_index(index)?;
        let table = &self.tables[at];
        for ((place, column), cell) in (0..).zip(table.columns.iter()).zip(row) {
            let cell = std::str::from_utf8(cell).expect("rows are written from strings");
            if !cell.is_empty() {
                cell::write(sheet, (line, place), table, column.kind, cell, &self.looks)?;
            }
            if matches!(column.kind, Kind::Word(_)) && !cell.is_empty() {
                let counts = self.tally.entry((at, usize::from(place))).or_default();
                match counts.get_mut(cell) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(cell.to_owned(), 1)),
                }
            }
        }
        self.sheets[at].row += 1;
        Ok(())
    }

    /// The tables of which the workbook does not hold all rows.
    pub(super) fn cut(&self) -> Vec<Flaw> {
        let flaw = |(table, sheet): (&Table, &Sheet)| {
            let (held, rows) = (sheet.held(), sheet.rows);
            (held < rows).then_some(Flaw::SheetCut { table: table.name, held, rows })
        };
        self.tables.iter().zip(&self.sheets).filter_map(flaw).collect()
    }

    /// Gives the sheet that a table is being written to its filter.
    fn close_sheet(&mut self, at: usize) -> Written<()> {
        let Sheet { index, row, .. } = self.sheets[at];
        let last = u16::try_from(self.tables[at].columns.len() - 1).expect("tables have few columns");
        self.workbook.worksheet_from_index(index)?.autofilter(0, 0, row - 1, last)?;
        Ok(())
    }

    /// Writes the workbook into `folder`.
    pub(super) fn finish(mut self, folder: &Path) -> Result<Fingerprint> {
        let path = folder.join(FILE);
        let mut file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        written(&path, || {
            self.close()?;
            self.workbook.save_to_writer(&mut file)?;
            Ok(file.sync()?)
        })?;
        Fingerprint::of_file(&path, FILE)
    }

    fn close(&mut self) -> Written<()> {
        for at in 0..self.tables.len() {
            self.close_sheet(at)?;
        }
        let Book { workbook, tables, sheets, looks, tally, .. } = self;
        let page = workbook.worksheet_from_index(0)?;
        for (column, width) in (0..).zip([24, 22, 14, 60, 60]) {
            page.set_column_width(column, width)?;
        }
        page.write_string_with_format(0, 0, format!("paralign {}", env!("CARGO_PKG_VERSION")), &looks.title)?;
        heading(page, 2, ["sheet / feuille", "", "rows / lignes", "a row is", "une ligne est"], looks)?;
        let mut line = 3;
        for (table, sheet) in tables.iter().zip(sheets.iter()) {
            page.write_url_with_text(line, 0, format!("internal:'{}'!A1", table.name).as_str(), table.name)?;
            page.write_number_with_format(line, 2, sheet.rows as f64, &looks.number)?;
            page.write_string_with_format(line, 3, table.about.en, &looks.text)?;
            page.write_string_with_format(line, 4, table.about.fr, &looks.text)?;
            line += 1;
        }
        heading(
            page,
            line + 1,
            ["column / colonne", "value / valeur", "rows / lignes", "meaning", "sens"],
            looks,
        )?;
        line += 2;
        for ((at, place), counts) in tally.iter() {
            let column = &tables[*at].columns[*place];
            for (word, count) in counts {
                page.write_string_with_format(
                    line,
                    0,
                    format!("{}.{}", tables[*at].name, column.name),
                    &looks.text,
                )?;
                page.write_string_with_format(line, 1, word, &looks.text)?;
                page.write_number_with_format(line, 2, *count as f64, &looks.number)?;
                page.write_string_with_format(line, 3, column.about.en, &looks.text)?;
                page.write_string_with_format(line, 4, column.about.fr, &looks.text)?;
                line += 1;
            }
        }
        Ok(())
    }
}

fn heading(page: &mut Worksheet, line: u32, words: [&str; 5], looks: &Looks) -> Written<()> {
    for (column, word) in (0..).zip(words) {
        page.write_string_with_format(line, column, word, &looks.header)?;
    }
    Ok(())
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

/// What `write` gives. The library below panics when the disk does not take the rows that wait; that is an error like
/// any other, and the workbook is not used after it.
fn written<T>(path: &Path, write: impl FnOnce() -> Written<T>) -> Result<T> {
    let source = match panic::catch_unwind(AssertUnwindSafe(write)) {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(XlsxError::IoError(source))) => source,
        Ok(Err(other)) => io::Error::other(other),
        Err(cause) => io::Error::other(match cause.downcast::<String>() {
            Ok(words) => *words,
            Err(_) => "the disk does not take the rows".to_owned(),
        }),
    };
    Err(Error::Output { path: path.to_owned(), source })
}

/// Whether a panic is one that becomes an error here, so that whoever reports panics can leave it out.
#[must_use]
pub fn is_told(panic: &PanicHookInfo<'_>) -> bool {
    panic.location().is_some_and(|place| place.file().contains("rust_xlsxwriter"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::FootnoteRow;
    use crate::tables::TABLES;

    fn footnotes(most: Most) -> (usize, Vec<Flaw>) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut book = Book::with_most(folder.path(), &TABLES, most).expect("a new workbook");
        let at = TABLES.iter().position(|table| *table == FootnoteRow::TABLE).expect("a known table");
        for row in [
            &b"id,a,fr,main,1,=1+1,\r\n"[..],
            b"id,a,fr,main,2,longer than others,\r\n",
            b"id,a,fr,main,3,x,\r\n",
        ] {
            book.append(at, row).expect("a row of text");
        }
        let (held, cut) = (book.sheets[at].held(), book.cut());
        assert!(book.finish(folder.path()).expect("a saved workbook").bytes > 1000);
        (held, cut)
    }

    #[test]
    fn a_sheet_ends_where_it_is_full_and_tells_it() {
        assert_eq!(footnotes(MOST), (3, Vec::new()));
        let cut = |held: usize| (held, vec![Flaw::SheetCut { table: "footnotes", held, rows: 3 }]);
        assert_eq!(footnotes(Most { rows: 3, ..MOST }), cut(2));
        // The second row does not fit; the third would, but would then stand in its place.
        assert_eq!(footnotes(Most { bytes: 30, ..MOST }), cut(1));
    }
}
