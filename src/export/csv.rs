//! The tables as CSV, in the dialect that was asked for.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use super::form::{Draft, Export, Files, Opening, Written};
use super::formats::{Dialect, Form, Formats};
use crate::error::Result;
use crate::output::Output;
use crate::tables::{Cell, TABLES, Table, Words};

/// The tables as CSV.
pub(super) struct Tables;

impl Export for Tables {
    fn is_written(&self, formats: &Formats) -> bool {
        formats.forms.has(Form::Csv)
    }

    fn names(&self, formats: &Formats) -> Vec<String> {
        TABLES.iter().map(|table| formats.dialect.file_name(table)).collect()
    }

    fn about(&self) -> Vec<(&'static str, Words)> {
        Vec::new()
    }

    fn draft(&self, formats: &Formats) -> Box<dyn Draft> {
        Box::new(Sheets { dialect: formats.dialect, rows: TABLES.iter().map(|_| None).collect() })
    }

    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>> {
        let dialect = opening.formats.dialect;
        let open = |table: &Table| {
            let file = Output::create(opening.folder, &dialect.file_name(table), &dialect.header(table))?;
            Ok((table.clone(), file))
        };
        let files = opening.tables.iter().map(open).collect::<Result<_>>()?;
        Ok(Box::new(TableFiles { dialect, files }))
    }
}

/// The rows of a document.
struct Sheets {
    dialect: Dialect,
    /// Those of each table, if there are any.
    rows: Vec<Option<Rows>>,
}

impl Draft for Sheets {
    fn row(&mut self, at: usize, cells: &[Cell<'_>]) {
        if let Some(rows) = self.rows.get_mut(at) {
            rows.get_or_insert_with(|| Rows::new(self.dialect, self.dialect)).add(cells);
        }
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        self.rows.iter_mut().map(|rows| rows.take().map_or_else(Vec::new, Rows::bytes)).collect()
    }
}

/// The files while they are written.
struct TableFiles {
    dialect: Dialect,
    files: Vec<(Table, Output)>,
}

impl Files for TableFiles {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        self.files.iter_mut().zip(parts).try_for_each(|((_, file), part)| file.write(part))
    }

    fn finish(self: Box<Self>) -> Result<Vec<Written>> {
        let finish = |(table, mut file): (Table, Output)| {
            Ok(Written { file: file.finish()?, table: Some((table, self.dialect)) })
        };
        self.files.into_iter().map(finish).collect()
    }
}

/// Rows as CSV.
pub(super) struct Rows {
    /// The dialect whose cells are written: guarded, or without tabs.
    cells: Dialect,
    writer: Writer<Vec<u8>>,
}

impl Rows {
    /// No rows yet: the cells will be those of one dialect, the marks between and around them those of another.
    pub(super) fn new(cells: Dialect, marks: Dialect) -> Rows {
        let end = if marks.line_end() == "\n" { Terminator::Any(b'\n') } else { Terminator::CRLF };
        let delimiter = u8::try_from(marks.delimiter()).expect("a delimiter is ASCII");
        let mut builder = WriterBuilder::new();
        Rows { cells, writer: builder.delimiter(delimiter).terminator(end).from_writer(Vec::new()) }
    }

    /// Adds a row.
    pub(super) fn add(&mut self, cells: &[Cell<'_>]) {
        for cell in cells {
            let cell = match (cell, self.cells) {
                (Cell::Text(text), Dialect::ExcelFr) => guarded(text),
                (Cell::Text(text), Dialect::Tsv) => untabbed(text),
                (cell, _) => cell.shown(),
            };
            self.writer.write_field(&*cell).expect("memory takes every byte");
        }
        self.writer.write_record(None::<&[u8]>).expect("memory takes every byte");
    }

    /// The rows in bytes.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("memory takes every byte")
    }
}

/// What a spreadsheet takes for the beginning of a formula, in full width too.
const FORMULA: [&str; 10] = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];

impl Dialect {
    /// What opens the file: spreadsheets take it as UTF-8.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Dialect::Standard | Dialect::ExcelFr => "\u{feff}",
            Dialect::Plain | Dialect::Tsv => "",
        }
    }

    /// What stands between two cells.
    pub(super) fn delimiter(self) -> char {
        match self {
            Dialect::Standard | Dialect::Plain => ',',
            Dialect::ExcelFr => ';',
            Dialect::Tsv => '\t',
        }
    }

    /// What ends a row.
    pub(super) fn line_end(self) -> &'static str {
        match self {
            Dialect::Standard | Dialect::ExcelFr => "\r\n",
            Dialect::Plain | Dialect::Tsv => "\n",
        }
    }

    /// The ending of the file names.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Dialect::Tsv => "tsv",
            _ => "csv",
        }
    }

    /// The name of the file of a table.
    pub(super) fn file_name(self, table: &Table) -> String {
        format!("{}.{}", table.name, self.ending())
    }

    /// The first line of a table.
    pub(super) fn header(self, table: &Table) -> String {
        let names: Vec<&str> = table.header().collect();
        format!("{}{}{}", self.mark(), names.join(&self.delimiter().to_string()), self.line_end())
    }
}

/// An apostrophe keeps a spreadsheet from computing the cell. A formula that has one already is given another, so that
/// whoever takes one off gets the cell as it was.
fn guarded(cell: &str) -> Cow<'_, str> {
    let bare = cell.trim_start_matches('\'');
    if FORMULA.iter().any(|start| bare.starts_with(start)) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A tab inside a cell becomes a blank: places stay, and tools that know no quotes see the right columns.
fn untabbed(cell: &str) -> Cow<'_, str> {
    if cell.contains('\t') { Cow::Owned(cell.replace('\t', " ")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::FootnoteRow;

    fn written(cells: Dialect, marks: Dialect) -> String {
        let mut rows = Rows::new(cells, marks);
        let texts = ["fr:a:1", "a", "fr", "=1+1; \"l'eau\", été", "@b\tc"].map(Cell::Text);
        rows.add(&texts);
        let day = Cell::Day(jiff::civil::date(2018, 4, 3));
        rows.add(&[Cell::Empty, Cell::Number(7), day, Cell::Empty, Cell::Empty]);
        String::from_utf8(rows.bytes()).expect("the rows are UTF-8")
    }

    #[test]
    fn each_dialect_writes_the_same_cells() {
        let own = |dialect| written(dialect, dialect);
        let (text, quoted) = ("=1+1; \"\"l'eau\"\", été", |text: &str| format!("\"{text}\""));
        let plain = format!("fr:a:1,a,fr,{},@b\tc\n,7,2018-04-03,,\n", quoted(text));
        assert_eq!(own(Dialect::Standard), plain.replace('\n', "\r\n"));
        assert_eq!(own(Dialect::Plain), plain);
        let guarded = quoted(&format!("'{text}"));
        assert_eq!(own(Dialect::ExcelFr), format!("fr:a:1;a;fr;{guarded};'@b\tc\r\n;7;2018-04-03;;\r\n"));
        assert_eq!(
            own(Dialect::Tsv),
            format!("fr:a:1\ta\tfr\t{}\t@b c\n\t7\t2018-04-03\t\t\n", quoted(text))
        );
        let mixed = written(Dialect::ExcelFr, Dialect::Plain);
        assert_eq!(mixed, format!("fr:a:1,a,fr,{guarded},'@b\tc\n,7,2018-04-03,,\n"));
    }

    #[test]
    fn a_guard_can_be_taken_off() {
        for cell in ["=1", "'=1", "''＋1", "'l'eau", "", "'"] {
            let is_guarded = cell.contains(['=', '＋']);
            assert_eq!(guarded(cell), if is_guarded { format!("'{cell}") } else { cell.to_owned() });
        }
    }

    #[test]
    fn headers_follow_their_dialect() {
        let header = Dialect::ExcelFr.header(&FootnoteRow::TABLE);
        assert_eq!(header, "\u{feff}block_id;doc_id;lang;part;footnote;text;called_from\r\n");
        assert!(Dialect::Tsv.header(&FootnoteRow::TABLE).starts_with("block_id\tdoc_id\t"));
    }
}
