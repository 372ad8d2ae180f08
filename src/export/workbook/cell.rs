//! One cell: as number, day or text, and cut where a spreadsheet cannot hold it whole.

use rust_xlsxwriter::{ExcelDateTime, Worksheet};

use crate::model::Flaw;
use crate::tables::{Kind, Table};

use super::super::csv::each_row;
use super::{Looks, Written};

/// The most that a cell holds, in UTF-16 units.
const CELL: usize = 32_767;

/// Writes a cell as what it is: number, day or text; its column says how it looks, save for text among numbers.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    table: &Table,
    kind: Kind,
    cell: &str,
    looks: &Looks,
) -> Written<()> {
    if kind.is_number()
        && let Ok(number) = cell.parse::<u32>()
    {
        sheet.write_number(row, column, number)?;
    } else if matches!(kind, Kind::Day | Kind::Issue)
        && let Some(day) = day(cell)
    {
        sheet.write_datetime(row, column, day)?;
    } else if !kind.is_number() && !matches!(kind, Kind::Day | Kind::Issue) {
        sheet.write_string(row, column, fitted(table, cell))?;
    } else {
        sheet.write_string_with_format(row, column, fitted(table, cell), &looks.text)?;
    }
    Ok(())
}

/// A day that spreadsheets can count: from 1 March 1900, since they believe in 29 February 1900.
fn day(cell: &str) -> Option<ExcelDateTime> {
    let day: jiff::civil::Date = cell.parse().ok()?;
    let known = day >= jiff::civil::date(1900, 3, 1);
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    known.then(|| ExcelDateTime::from_ymd(year, month, day).ok())?
}

/// The cell, or its beginning with a word on where the whole is.
fn fitted(table: &Table, cell: &str) -> String {
    if !is_long(cell) {
        return cell.to_owned();
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
    beginning + &pointer
}

fn is_long(cell: &str) -> bool {
    cell.len() > CELL && cell.encode_utf16().count() > CELL
}

/// How a column is called that the manifest adds.
const META: &str = "meta_*";

/// Tells of every cell that the workbook cannot hold whole; `rows` are those of the table, in the standard dialect.
pub(in crate::export) fn long_cells(table: &'static Table, rows: &[u8], mut tell: impl FnMut(Flaw)) {
    if !rows.split(|byte| *byte == b'\n').any(|line| line.len() > CELL) {
        return;
    }
    each_row(rows, |row| {
        for (at, cell) in row.iter().enumerate() {
            if is_long(&String::from_utf8_lossy(cell)) {
                let column = table.columns.get(at).map_or(META, |column| &*column.name);
                tell(Flaw::CellCut { table: table.name, column, row: key(table, row) });
            }
        }
    });
}

/// What names a row: the cells of its key, or its first cell.
fn key(table: &Table, row: &csv::ByteRecord) -> String {
    let cells = row.iter().zip(table.columns.iter());
    let parts: Vec<String> = cells
        .filter(|(_, column)| table.key.contains(&&*column.name))
        .map(|(cell, _)| String::from_utf8_lossy(cell).into_owned())
        .collect();
    if parts.is_empty() {
        row.get(0).map(|cell| String::from_utf8_lossy(cell).into_owned()).unwrap_or_default()
    } else {
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::FootnoteRow;
    use crate::tables::TABLES;

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
            let row = format!("id,a,fr,main,1,{long},\r\n");
            let mut told = Vec::new();
            let table = TABLES.iter().find(|table| **table == FootnoteRow::TABLE).expect("a known table");
            long_cells(table, row.as_bytes(), |flaw| told.push(flaw));
            assert_eq!(told, [Flaw::CellCut { table: "footnotes", column: "text", row: "id".to_owned() }]);
        }
    }

    #[test]
    fn days_are_days_where_spreadsheets_agree_on_them() {
        assert!(day("2018-07-24").is_some() && day("1900-03-01").is_some() && day("9999-12-31").is_some());
        assert!(day("1899-12-31").is_none() && day("1900-02-28").is_none() && day("juillet").is_none());
    }
}
