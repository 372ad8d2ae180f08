//! The dialects of CSV: rows in the standard one are written anew in the one that was asked for.

use std::borrow::Cow;

use super::formats::Dialect;
use crate::tables::Table;

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

    /// The first line of a table.
    pub(super) fn header(self, table: &Table) -> String {
        let names: Vec<&str> = table.header().collect();
        format!("{}{}{}", self.mark(), names.join(&self.delimiter().to_string()), self.line_end())
    }

    /// Rows of the standard dialect in this one.
    pub(super) fn rows<'a>(self, table: &Table, standard: &'a [u8]) -> Cow<'a, [u8]> {
        if self == Dialect::Standard {
            Cow::Borrowed(standard)
        } else {
            self.rewritten(self, table, standard)
        }
    }

    /// Rows of the plain dialect as they are, for programs that take no other, but with the guard of this one.
    pub(super) fn plain_rows<'a>(self, table: &Table, plain: &'a [u8]) -> Cow<'a, [u8]> {
        if self == Dialect::ExcelFr {
            self.rewritten(Dialect::Plain, table, plain)
        } else {
            Cow::Borrowed(plain)
        }
    }

    /// Rows with the cells of this dialect and the form of another.
    fn rewritten(self, form: Dialect, table: &Table, rows: &[u8]) -> Cow<'static, [u8]> {
        let delimiter = u8::try_from(form.delimiter()).expect("a delimiter is ASCII");
        let end = if form.line_end() == "\n" { csv::Terminator::Any(b'\n') } else { csv::Terminator::CRLF };
        let mut writer =
            csv::WriterBuilder::new().delimiter(delimiter).terminator(end).from_writer(Vec::new());
        each_row(rows, |row| {
            for (cell, column) in row.iter().zip(table.columns.iter()) {
                let cell = match self {
                    Dialect::ExcelFr if !column.kind.is_number() => guarded(cell),
                    Dialect::Tsv => untabbed(cell),
                    _ => Cow::Borrowed(cell),
                };
                writer.write_field(cell.as_ref()).expect("memory takes every byte");
            }
            writer.write_record(None::<&[u8]>).expect("memory takes every byte");
        });
        Cow::Owned(writer.into_inner().expect("memory takes every byte"))
    }
}

/// Hands out the rows of the standard dialect one by one.
pub(super) fn each_row(standard: &[u8], mut take: impl FnMut(&csv::ByteRecord)) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(standard);
    let mut row = csv::ByteRecord::new();
    while reader.read_byte_record(&mut row).expect("what was written to memory can be read from it") {
        take(&row);
    }
}

/// An apostrophe keeps a spreadsheet from computing the cell. A formula that has one already is given another, so that
/// whoever takes one off gets the cell as it was.
fn guarded(cell: &[u8]) -> Cow<'_, [u8]> {
    let bare = &cell[cell.iter().take_while(|byte| **byte == b'\'').count()..];
    if FORMULA.iter().any(|start| bare.starts_with(start.as_bytes())) {
        Cow::Owned([b"'", cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}

/// A tab inside a cell becomes a blank: places stay, and tools that know no quotes see the right columns.
fn untabbed(cell: &[u8]) -> Cow<'_, [u8]> {
    if cell.contains(&b'\t') {
        Cow::Owned(cell.iter().map(|byte| if *byte == b'\t' { b' ' } else { *byte }).collect())
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::FootnoteRow;

    const ROW: &[u8] = "fr:a:1,a,fr,main,1,\"=1+1; \"\"l'eau\"\", été\",@b\r\n".as_bytes();

    fn written(dialect: Dialect) -> String {
        String::from_utf8(dialect.rows(&FootnoteRow::TABLE, ROW).into_owned()).expect("the rows are UTF-8")
    }

    #[test]
    fn each_dialect_writes_the_same_cells() {
        assert_eq!(written(Dialect::Standard).as_bytes(), ROW);
        assert_eq!(written(Dialect::ExcelFr), "fr:a:1;a;fr;main;1;\"'=1+1; \"\"l'eau\"\", été\";'@b\r\n");
        assert_eq!(written(Dialect::Plain), "fr:a:1,a,fr,main,1,\"=1+1; \"\"l'eau\"\", été\",@b\n");
        assert_eq!(written(Dialect::Tsv), "fr:a:1\ta\tfr\tmain\t1\t\"=1+1; \"\"l'eau\"\", été\"\t@b\n");
    }

    #[test]
    fn files_for_other_programs_keep_their_form_and_get_the_guard() {
        const PLAIN: &[u8] = b"=1,a,\"b,c\",@d\n";
        for dialect in [Dialect::Standard, Dialect::Plain, Dialect::Tsv] {
            assert_eq!(*dialect.plain_rows(&FootnoteRow::TABLE, PLAIN), *PLAIN);
        }
        assert_eq!(*Dialect::ExcelFr.plain_rows(&FootnoteRow::TABLE, PLAIN), *b"'=1,a,\"b,c\",'@d\n");
    }

    #[test]
    fn a_guard_can_be_taken_off() {
        for cell in ["=1", "'=1", "''＋1", "'l'eau", "", "'"] {
            let guarded =
                String::from_utf8(guarded(cell.as_bytes()).into_owned()).expect("the cell is UTF-8");
            let is_guarded = cell.contains(['=', '＋']);
            assert_eq!(guarded, if is_guarded { format!("'{cell}") } else { cell.to_owned() });
        }
    }

    #[test]
    fn headers_follow_their_dialect() {
        let header = Dialect::ExcelFr.header(&FootnoteRow::TABLE);
        assert_eq!(header, "\u{feff}block_id;doc_id;lang;part;footnote;text;called_from\r\n");
        assert!(Dialect::Tsv.header(&FootnoteRow::TABLE).starts_with("block_id\tdoc_id\t"));
    }
}
