//! Cells: what a row says in a column, as what it is.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::model::FileOffset;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Some text, which is never empty.
    Text(&'a str),
    /// A whole number.
    Number(u64),
    /// A day.
    Day(Date),
}

impl<'a> Cell<'a> {
    /// A cell of text.
    #[must_use]
    pub fn text(text: &'a str) -> Cell<'a> {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// What it says in letters and digits, as every plain form of a table has it.
    #[must_use]
    pub fn shown(self) -> Cow<'a, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Day(day) => Cow::Owned(day.to_string()),
        }
    }
}

/// A cell as a value of the types that every format of `serde` has: nothing where it is empty, a number, or text.
#[derive(Debug)]
pub(crate) struct Shown<'a>(pub(crate) Cell<'a>);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Number(number) => to.serialize_u64(number),
            Cell::Empty => to.serialize_none(),
            cell => to.serialize_str(&cell.shown()),
        }
    }
}

/// What can stand in a cell.
pub(crate) trait AsCell {
    /// The cell.
    fn cell(&self) -> Cell<'_>;
}

impl AsCell for &str {
    fn cell(&self) -> Cell<'_> {
        Cell::text(self)
    }
}

impl AsCell for String {
    fn cell(&self) -> Cell<'_> {
        Cell::text(self)
    }
}

impl AsCell for Date {
    fn cell(&self) -> Cell<'_> {
        Cell::Day(*self)
    }
}

impl AsCell for usize {
    fn cell(&self) -> Cell<'_> {
        Cell::Number(*self as u64)
    }
}

impl AsCell for FileOffset {
    fn cell(&self) -> Cell<'_> {
        Cell::Number(self.bytes() as u64)
    }
}

impl AsCell for u32 {
    fn cell(&self) -> Cell<'_> {
        Cell::Number(u64::from(*self))
    }
}

impl AsCell for u8 {
    fn cell(&self) -> Cell<'_> {
        Cell::Number(u64::from(*self))
    }
}

impl<T: AsCell> AsCell for Option<T> {
    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Empty, AsCell::cell)
    }
}
