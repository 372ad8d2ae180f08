//! Which note a call calls.

use std::collections::BTreeMap;

use crate::model::{Block, BlockKind};

/// The notes of a version, by their labels.
pub(in crate::export) struct Notes<'a>(BTreeMap<&'a str, Vec<usize>>);

impl<'a> Notes<'a> {
    pub(in crate::export) fn new(blocks: &'a [Block]) -> Notes<'a> {
        let mut notes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Footnote) {
            notes.entry(block.label.as_deref().unwrap_or("")).or_default().push(at);
        }
        Notes(notes)
    }

    /// The note that a call in the block `caller` calls: the next one of that label, since labels may start anew on another
    /// page, or else the last one before.
    pub(in crate::export) fn called(&self, caller: usize, label: &str) -> Option<usize> {
        let notes = self.0.get(label)?;
        let next = notes.partition_point(|at| *at <= caller);
        notes.get(next).or(notes.last()).copied()
    }
}
