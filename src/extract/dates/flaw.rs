//! A date that is wrong, with its place.

use std::ops::Range;

use crate::model::DateFault;

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
    pub fault: DateFault,
}
