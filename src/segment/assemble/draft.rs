//! A block under construction.

use std::sync::Arc;

use crate::model::BlockKind;

/// A block under construction.
#[derive(Debug)]
pub(in crate::segment) struct Draft {
    pub(in crate::segment) kind: BlockKind,
    pub(in crate::segment) part: usize,
    pub(in crate::segment) number: Option<String>,
    pub(in crate::segment) label: Option<String>,
    pub(in crate::segment) marker: Option<String>,
    pub(in crate::segment) heading_path: Arc<[String]>,
    pub(in crate::segment) section: usize,
    pub(in crate::segment) after: Option<String>,
    pub(in crate::segment) masthead: bool,
    /// Indices of its lines, each with the bytes of marker or label before its text.
    pub(in crate::segment) lines: Vec<(usize, usize)>,
}

impl Draft {
    /// The block of a text in which nothing is left to read: markup alone, or characters that are not seen.
    pub(in crate::segment) fn bare() -> Draft {
        Draft {
            kind: BlockKind::Furniture,
            part: 0,
            number: None,
            label: None,
            marker: None,
            heading_path: Arc::default(),
            section: 0,
            after: None,
            masthead: false,
            lines: Vec::new(),
        }
    }
}

/// The path of a draft, in one piece of memory with that of the draft before where both are the same.
pub(in crate::segment) fn shared(path: &[String], before: Option<&Draft>) -> Arc<[String]> {
    match before {
        Some(before) if *before.heading_path == *path => Arc::clone(&before.heading_path),
        _ => path.into(),
    }
}

/// Takes the last draft, which is a heading, out from under itself.
pub(in crate::segment) fn leave_heading(drafts: &mut [Draft]) {
    if let [others @ .., heading] = drafts
        && let Some((_, above)) = heading.heading_path.split_last()
    {
        heading.heading_path = shared(above, others.last());
    }
}
