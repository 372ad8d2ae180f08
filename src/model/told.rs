//! Blocks as a file says that they are.

use std::ops::Range;

use super::BlockKind;

/// A block that a file tells of: all that a reader of its text would otherwise have to find out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldBlock {
    /// Bytes of the raw text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
    /// The part of the document: 0 is `main`, n is `annex-n`.
    pub part: usize,
    /// The printed number of a numbered paragraph.
    pub number: Option<String>,
    /// The printed label.
    pub label: Option<String>,
    /// The marker as printed before the text.
    pub marker: Option<String>,
    /// The headings above it.
    pub heading_path: Vec<String>,
    /// A number that is the same for all blocks under one heading.
    pub section: usize,
    /// The number of the numbered paragraph before it.
    pub after: Option<String>,
    /// The footnotes called from it: place of the call in its text, label.
    pub calls: Vec<(usize, String)>,
    /// Whether it is the masthead.
    pub masthead: bool,
}
