//! What is wrong with a date.

use jiff::civil::{Date, Weekday};

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateFault {
    /// The calendar has no such day, as 30 February. There is no mention.
    NoSuchDay,
    /// The period ends before it begins. Its two ends are mentions of their own.
    EndBeforeStart,
    /// The calendar has another weekday for this day than the one printed before it. The mention stands as printed, unless
    /// only the context told its year.
    OtherWeekday {
        /// The weekday of the calendar.
        weekday: Weekday,
    },
    /// Neither the text nor the document tells the year. There is no mention.
    NoYear,
    /// The text tells of it as past, but it comes after the publication. The mention stands as printed.
    PastAfterPublication {
        /// The day of publication.
        published: Date,
    },
}

impl DateFault {
    /// Whether the text is at fault, which deserves a warning; else it only deserves a look.
    #[must_use]
    pub fn is_impossible(self) -> bool {
        matches!(self, DateFault::NoSuchDay | DateFault::EndBeforeStart)
    }
}
