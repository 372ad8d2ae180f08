//! What is wrong with a cell of the manifest.

use std::fmt;

use jiff::civil::Date;

/// What is wrong with a cell of the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellFault {
    /// It holds no date of the form that is asked for.
    Date {
        /// What it holds.
        text: String,
        /// The day that is probably meant.
        likely: Option<Date>,
    },
    /// The row names no document.
    NoId,
    /// An earlier row names the document.
    RepeatedId {
        /// The document.
        id: String,
        /// That row, counted from 1 with the names of the columns.
        row: usize,
    },
    /// An earlier cell names the file.
    RepeatedFile {
        /// The file.
        file: String,
        /// The row of that cell.
        row: usize,
    },
}

impl fmt::Display for CellFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CellFault::Date { text, likely: Some(likely) } => {
                write!(f, "{text:?} is not a date of the form 2018-07-24, 2018-07 or 2018; write {likely}")
            }
            CellFault::Date { text, likely: None } => write!(
                f,
                "{text:?} is not a date of the form 2018-07-24, 2018-07 or 2018, from 1500 to 2199; write it so, or leave the cell empty"
            ),
            CellFault::NoId => f.write_str("the row names no document; give it a doc_id, or remove the row"),
            CellFault::RepeatedId { id, row } => {
                write!(f, "row {row} names {id} already, and this row was left out; remove one of them")
            }
            CellFault::RepeatedFile { file, row } => {
                write!(f, "row {row} names {file} already, and this cell was left out; correct one of them")
            }
        }
    }
}
