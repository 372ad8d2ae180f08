//! One cell as XML: as number, day or text, and cut where a spreadsheet cannot hold it whole.

use std::borrow::Cow;
use std::io::Write;

use jiff::civil::{Date, date};

use super::skeleton::Style;
use crate::model::Flaw;
use crate::tables::{Cell, Kind, Table};

/// The most that a cell holds, in UTF-16 units.
const CELL: usize = 32_767;
/// The first day that spreadsheets can count, since they believe in 29 February 1900, and the day before the first that they
/// count from.
const FIRST_DAY: Date = date(1900, 3, 1);
const DAY_ZERO: Date = date(1899, 12, 30);

/// Appends a row. It does not say its number, nor its cells theirs, so that rows can be written before it is known how many
/// stand above: a row is the next one, and a cell too, unless they say otherwise.
pub(super) fn put_row(out: &mut Vec<u8>, table: &Table, cells: &[Cell<'_>]) {
    out.extend_from_slice(b"<row>");
    let last = cells.iter().rposition(|cell| *cell != Cell::Empty).map_or(0, |at| at + 1);
    for (at, cell) in cells.iter().take(last).enumerate() {
        // Columns that the manifest adds are text.
        put(out, table, table.columns.get(at).map_or(Kind::Text, |column| column.kind), *cell);
    }
    out.extend_from_slice(b"</row>");
}

/// Appends a cell as what it is; its column says how it looks, save for text among numbers and days.
fn put(out: &mut Vec<u8>, table: &Table, kind: Kind, cell: Cell<'_>) {
    match cell {
        Cell::Empty => {
            out.extend_from_slice(b"<c s=\"");
            out.push(Style::of(kind).digit());
            out.extend_from_slice(b"\"/>");
        }
        Cell::Number(number) => put_number(out, Style::Number, number),
        Cell::Day(day) => match serial(day) {
            Some(number) => put_number(out, Style::Day, number),
            None => put_text(out, Style::Text, &day.to_string()),
        },
        // A day that may be a month or a year comes as it is written.
        Cell::Text(text) => match (kind == Kind::Issue).then(|| serial(text.parse().ok()?)).flatten() {
            Some(number) => put_number(out, Style::Day, number),
            None => put_text(out, Style::Text, &fitted(table, text)),
        },
    }
}

/// Appends a cell with a number.
pub(super) fn put_number(out: &mut Vec<u8>, style: Style, number: u64) {
    out.extend_from_slice(b"<c s=\"");
    out.push(style.digit());
    out.extend_from_slice(b"\"><v>");
    write!(out, "{number}").expect("memory takes every byte");
    out.extend_from_slice(b"</v></c>");
}

/// Appends a cell with a text.
pub(super) fn put_text(out: &mut Vec<u8>, style: Style, text: &str) {
    out.extend_from_slice(b"<c s=\"");
    out.push(style.digit());
    out.extend_from_slice(b"\" t=\"inlineStr\"><is><t");
    if text.starts_with(BLANK) || text.ends_with(BLANK) {
        out.extend_from_slice(b" xml:space=\"preserve\"");
    }
    out.push(b'>');
    escaped(out, text);
    out.extend_from_slice(b"</t></is></c>");
}

/// What XML may take away at the ends of a text.
const BLANK: [char; 3] = ['\t', '\n', ' '];

/// Appends a text as XML; what XML cannot hold is written as spreadsheets write it, `_x001F_`, and what reads like that is
/// marked.
fn escaped(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| NEEDS[usize::from(**byte)]) {
        let behind = &bytes[at..];
        let written: Cow<'_, str> = match byte {
            b'<' => "&lt;".into(),
            b'>' => "&gt;".into(),
            b'&' => "&amp;".into(),
            b'_' if is_escape(behind) => "_x005F_".into(),
            0xef if behind.starts_with("\u{fffe}".as_bytes()) => "_xFFFE_".into(),
            0xef if behind.starts_with("\u{ffff}".as_bytes()) => "_xFFFF_".into(),
            control if *control < b' ' => format!("_x{control:04X}_").into(),
            _ => continue,
        };
        out.extend_from_slice(&bytes[done..at]);
        out.extend_from_slice(written.as_bytes());
        done = at + if *byte == 0xef { '\u{fffe}'.len_utf8() } else { 1 };
    }
    out.extend_from_slice(&bytes[done..]);
}

/// Whether a text begins like a character written by its number.
fn is_escape(text: &[u8]) -> bool {
    text.starts_with(b"_x")
        && text.get(6) == Some(&b'_')
        && text.get(2..6).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// The bytes that may have to be written otherwise.
const NEEDS: [bool; 256] = {
    let mut needs = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        needs[byte] = byte != 0x09 && byte != 0x0a;
        byte += 1;
    }
    needs[b'<' as usize] = true;
    needs[b'>' as usize] = true;
    needs[b'&' as usize] = true;
    needs[b'_' as usize] = true;
    needs[0xef] = true;
    needs
};

/// The number by which spreadsheets know a day, if they agree on it.
fn serial(day: Date) -> Option<u64> {
    if day < FIRST_DAY { None } else { u64::try_from((day - DAY_ZERO).get_days()).ok() }
}

/// The cell, or its beginning with a word on where the whole is.
fn fitted<'a>(table: &Table, cell: &'a str) -> Cow<'a, str> {
    if !is_long(cell) {
        return Cow::Borrowed(cell);
    }
    let pointer = format!(" […] [cut; the table {} holds the whole]", table.name);
    let room = CELL - pointer.encode_utf16().count();
    let mut used = 0;
    let beginning: String = cell
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= room
        })
        .collect();
    Cow::Owned(beginning + &pointer)
}

fn is_long(cell: &str) -> bool {
    cell.len() > CELL && cell.encode_utf16().count() > CELL
}

/// How a column is called that the manifest adds.
const META: &str = "meta_*";

/// Tells of every cell of a row that the workbook cannot hold whole.
pub(super) fn long_cells(table: &'static Table, cells: &[Cell<'_>], mut tell: impl FnMut(Flaw)) {
    for (at, cell) in cells.iter().enumerate() {
        if matches!(cell, Cell::Text(text) if is_long(text)) {
            let column = table.columns.get(at).map_or(META, |column| &*column.name);
            tell(Flaw::CellCut { table: table.name, column, row: key(table, cells) });
        }
    }
}

/// What names a row: the cells of its key, or its first cell.
fn key(table: &Table, cells: &[Cell<'_>]) -> String {
    let named = cells.iter().zip(table.columns.iter());
    let parts: Vec<_> = named
        .filter(|(_, column)| table.key.contains(&&*column.name))
        .map(|(cell, _)| cell.shown())
        .collect();
    if parts.is_empty() {
        cells.first().map(|cell| cell.shown().into_owned()).unwrap_or_default()
    } else {
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{FootnoteRow, TABLES};

    #[test]
    fn long_cells_are_cut_at_the_limit_and_told() {
        let whole = "é".repeat(CELL);
        assert_eq!(fitted(&FootnoteRow::TABLE, &whole), whole);
        for long in ["é".repeat(CELL + 1), "😀".repeat(CELL / 2 + 1)] {
            let cut = fitted(&FootnoteRow::TABLE, &long);
            let units = cut.encode_utf16().count();
            assert!(
                (CELL - 1..=CELL).contains(&units) && cut.ends_with("the table footnotes holds the whole]")
            );
            let row = ["id", "a", "fr", "main", "1", &long, ""].map(Cell::text);
            let mut told = Vec::new();
            let table = TABLES.iter().find(|table| **table == FootnoteRow::TABLE).expect("a known table");
            long_cells(table, &row, |flaw| told.push(flaw));
            assert_eq!(told, [Flaw::CellCut { table: "footnotes", column: "text", row: "id".to_owned() }]);
        }
    }

    #[test]
    fn days_are_days_where_spreadsheets_agree_on_them() {
        assert_eq!(serial(date(1900, 3, 1)), Some(61));
        assert_eq!(serial(date(2018, 7, 24)), Some(43_305));
        assert_eq!(serial(date(9999, 12, 31)), Some(2_958_465));
        assert!(serial(date(1899, 12, 31)).is_none() && serial(date(1900, 2, 28)).is_none());
    }

    #[test]
    fn a_row_holds_what_is_in_it() {
        let row = |cells: &[Cell<'_>]| {
            let mut out = Vec::new();
            put_row(&mut out, &FootnoteRow::TABLE, cells);
            String::from_utf8(out).expect("XML is UTF-8")
        };
        let text = |inside: &str| format!("<c s=\"1\" t=\"inlineStr\"><is><t{inside}</t></is></c>");
        assert_eq!(row(&[Cell::Empty; 7]), "<row></row>");
        let cells = [Cell::Text("a<b>&\"'"), Cell::Empty, Cell::Number(12), Cell::Empty];
        let shown = text(">a&lt;b&gt;&amp;\"'");
        assert_eq!(row(&cells), format!("<row>{shown}<c s=\"1\"/><c s=\"4\"><v>12</v></c></row>"));
        for (cell, shown) in [
            (" a", " xml:space=\"preserve\"> a"),
            ("a\r\n\tb", ">a_x000D_\n\tb"),
            ("_x0041_ _x_ _x004", ">_x005F_x0041_ _x_ _x004"),
            ("\u{fffe}\u{ffff}\u{fffd}ﬁ", ">_xFFFE__xFFFF_\u{fffd}ﬁ"),
        ] {
            assert_eq!(row(&[Cell::Text(cell)]), format!("<row>{}</row>", text(shown)));
        }
    }
}
