//! What can be wrong with a date.

use std::ops::Range;

use jiff::civil::Date;

/// A date that has no value or contradicts its document, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateFlaw {
    /// Index of the block that holds it.
    pub block: usize,
    /// Bytes of the block's clean text.
    pub range: Range<usize>,
    /// The text as printed.
    pub surface: String,
    /// What is wrong.
    pub cause: DateFlawCause,
}

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateFlawCause {
    /// The calendar has no such day, as 30 February. There is no mention.
    NoSuchDay,
    /// The period ends before it begins. Its two ends are mentions of their own.
    EndBeforeStart,
    /// Neither the text nor the document tells the year. There is no mention.
    NoYear,
    /// The text tells of it as past, but it comes after the publication. The mention stands as printed.
    PastAfterPublication {
        /// The day of publication.
        published: Date,
    },
}

impl DateFlaw {
    /// What is wrong with the surface and what to do, in lower case and without full stop.
    #[must_use]
    pub(crate) fn message(&self) -> String {
        match self.cause {
            DateFlawCause::NoSuchDay => {
                "the calendar has no such day; compare it with the other language".to_owned()
            }
            DateFlawCause::EndBeforeStart => {
                "it ends before it begins; both ends are given as dates, check them in the file".to_owned()
            }
            DateFlawCause::NoYear => "nothing tells its year; give the date of the document".to_owned(),
            DateFlawCause::PastAfterPublication { published } => {
                format!(
                    "it is told as past but comes after the publication on {published}; check the year in the file"
                )
            }
        }
    }

    /// Whether the text is at fault, which deserves a warning; else it only deserves a look.
    #[must_use]
    pub(crate) fn is_impossible(&self) -> bool {
        matches!(self.cause, DateFlawCause::NoSuchDay | DateFlawCause::EndBeforeStart)
    }
}
