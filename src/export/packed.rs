//! Rows that wait on the disk or in memory, each cell as what it is.

use std::io::{self, Read};

use jiff::civil::Date;

use crate::tables::Cell;

/// The signs before each cell.
const EMPTY: u8 = 0;
const TEXT: u8 = 1;
const NUMBER: u8 = 2;
const DAY: u8 = 3;
/// The bytes before a row, which hold its length.
const HEAD: usize = 8;
/// The most bytes of a row that are kept ready for it, whatever its length says.
const PIECE: u64 = 1 << 20;

/// Appends a row.
pub(super) fn pack(out: &mut Vec<u8>, cells: &[Cell<'_>]) {
    let start = out.len();
    out.extend_from_slice(&[0; HEAD]);
    for cell in cells {
        match *cell {
            Cell::Empty => out.push(EMPTY),
            Cell::Text(text) => {
                out.push(TEXT);
                out.extend_from_slice(&(text.len() as u64).to_le_bytes());
                out.extend_from_slice(text.as_bytes());
            }
            Cell::Number(number) => {
                out.push(NUMBER);
                out.extend_from_slice(&number.to_le_bytes());
            }
            Cell::Day(day) => {
                out.push(DAY);
                out.extend_from_slice(&day.year().to_le_bytes());
                out.extend_from_slice(&day.month().to_le_bytes());
                out.extend_from_slice(&day.day().to_le_bytes());
            }
        }
    }
    let length = (out.len() - start - HEAD) as u64;
    out[start..start + HEAD].copy_from_slice(&length.to_le_bytes());
}

/// The next row as it was packed; nothing at the end.
pub(super) fn next(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut row = Vec::with_capacity(HEAD);
    from.by_ref().take(HEAD as u64).read_to_end(&mut row)?;
    let Ok(length) = <[u8; HEAD]>::try_from(row.as_slice()).map(u64::from_le_bytes) else {
        return if row.is_empty() { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
    };
    row.reserve(usize::try_from(length.min(PIECE)).unwrap_or_default());
    let read = from.by_ref().take(length).read_to_end(&mut row)?;
    if read as u64 == length { Ok(Some(row)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// The cells of a row as it was packed.
pub(super) fn cells(row: &[u8]) -> io::Result<Vec<Cell<'_>>> {
    let mut rest = row.get(HEAD..).unwrap_or_default();
    let mut cells = Vec::new();
    while let Some((sign, behind)) = rest.split_first() {
        let (cell, behind) = cell(*sign, behind).ok_or(io::ErrorKind::InvalidData)?;
        cells.push(cell);
        rest = behind;
    }
    Ok(cells)
}

/// Hands out the rows that stand one behind the other.
pub(super) fn each(mut rows: &[u8], mut take: impl FnMut(&[Cell<'_>])) -> io::Result<()> {
    while let Some(row) = next(&mut rows)? {
        take(&cells(&row)?);
    }
    Ok(())
}

fn cell(sign: u8, rest: &[u8]) -> Option<(Cell<'_>, &[u8])> {
    Some(match sign {
        EMPTY => (Cell::Empty, rest),
        TEXT => {
            let (length, rest) = rest.split_first_chunk()?;
            let (text, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
            (Cell::text(std::str::from_utf8(text).ok()?), rest)
        }
        NUMBER => {
            let (number, rest) = rest.split_first_chunk()?;
            (Cell::Number(u64::from_le_bytes(*number)), rest)
        }
        DAY => {
            let (year, rest) = rest.split_first_chunk()?;
            let (month, rest) = rest.split_first_chunk()?;
            let (day, rest) = rest.split_first_chunk()?;
            let (month, day) = (i8::from_le_bytes(*month), i8::from_le_bytes(*day));
            (Cell::Day(Date::new(i16::from_le_bytes(*year), month, day).ok()?), rest)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_whole_or_not_at_all() {
        let rows: [&[Cell<'_>]; 3] = [
            &[Cell::Text("l’été"), Cell::Empty, Cell::Number(u64::MAX)],
            &[Cell::Day(jiff::civil::date(1499, 12, 31)), Cell::Text("\"\r\n,")],
            &[],
        ];
        let mut bytes = Vec::new();
        rows.iter().for_each(|row| pack(&mut bytes, row));
        let mut from = bytes.as_slice();
        for expected in rows {
            let row = next(&mut from).expect("a whole row").expect("a row");
            assert_eq!(cells(&row).expect("cells"), expected);
        }
        assert!(next(&mut from).expect("the end").is_none());
        let first = next(&mut bytes.as_slice()).expect("a whole row").expect("a row");
        for end in 1..first.len() {
            assert!(next(&mut &bytes[..end]).is_err(), "{end}");
        }
        for end in HEAD..first.len() {
            let cut = cells(&first[..end]);
            assert!(cut.map_or(true, |cut| cut.len() < rows[0].len()), "{end}");
        }
        assert!(cells(&[0, 0, 0, 0, 0, 0, 0, 0, 9]).is_err());
    }
}
