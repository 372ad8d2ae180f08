//! What can be wrong with a date.

use std::ops::Range;

use jiff::civil::Date;

/// A date that has no value or contradicts its document, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFlaw {
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
pub enum DateFlawCause {
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
    /// What is wrong and what to do, in lower case and without full stop.
    #[must_use]
    pub fn message(&self) -> String {
        let surface = &self.surface;
        match self.cause {
            DateFlawCause::NoSuchDay => {
                format!("the calendar has no such day as `{surface}`: compare it with the other language")
            }
            DateFlawCause::EndBeforeStart => {
                format!(
                    "`{surface}` ends before it begins: both ends are given as dates, check them in the file"
                )
            }
            DateFlawCause::NoYear => {
                format!("nothing tells the year of `{surface}`: give the date of the document")
            }
            DateFlawCause::PastAfterPublication { published } => format!(
                "`{surface}` is told as past but comes after the publication on {published}: check the year in the file"
            ),
        }
    }

    /// Whether it only deserves a look: the mention stands, or nothing was to be had.
    ///
    /// The other flaws are faults of the text and deserve a warning.
    #[must_use]
    pub fn is_only_notable(&self) -> bool {
        matches!(self.cause, DateFlawCause::NoYear | DateFlawCause::PastAfterPublication { .. })
    }
}
