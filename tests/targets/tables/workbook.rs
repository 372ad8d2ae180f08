//! The workbook read back: a sheet for every table, cell by cell what the table holds, and not a formula.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use jiff::civil::{Date, date};
use paralign::tables::{Column, Kind, TABLES};

use super::{Row, Tables};

/// The most that a cell holds, in UTF-16 units.
const CELL: usize = 32_767;

/// Every sheet says what its table says.
pub fn hold(tables: &Tables, output: &Path) {
    let mut book: Xlsx<_> = open_workbook(output.join("paralign.xlsx")).unwrap();
    for table in &TABLES {
        let sheet = book.worksheet_range(table.name).unwrap();
        let mut lines = sheet.rows();
        let header = lines.next().unwrap().iter().map(ToString::to_string);
        assert!(header.eq(table.header().map(str::to_owned)));
        let rows: &Vec<Row> = &tables[table.name];
        assert_eq!(lines.len(), rows.len(), "{}", table.name);
        for (line, row) in lines.zip(rows) {
            for (cell, column) in line.iter().zip(table.columns.iter()) {
                same(cell, column, &row[&*column.name]);
            }
        }
        let formulas = book.worksheet_formula(table.name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "{} computes", table.name);
    }
}

fn same(cell: &Data, column: &Column, expected: &str) {
    let right = match cell {
        Data::Empty => expected.is_empty(),
        Data::Float(number) => column.kind.is_number() && expected.parse() == Ok(*number),
        Data::Int(number) => column.kind.is_number() && expected.parse() == Ok(*number),
        Data::DateTime(day) => {
            matches!(column.kind, Kind::Day | Kind::Issue)
                && expected.parse().is_ok_and(|date| serial(date) == day.as_f64())
        }
        Data::String(text) => text == expected || is_cut(text, expected),
        _ => false,
    };
    assert!(right, "{} holds {cell:?} instead of {expected:?}", column.name);
}

/// The number of a day in a spreadsheet.
fn serial(day: Date) -> f64 {
    f64::from(day.since(date(1899, 12, 30)).unwrap().get_days())
}

/// Whether `text` is the beginning of a text that no cell can hold.
fn is_cut(text: &str, whole: &str) -> bool {
    whole.encode_utf16().count() > CELL
        && text.encode_utf16().count() <= CELL
        && text.rsplit_once(" […]").is_some_and(|(start, _)| whole.starts_with(start))
}
