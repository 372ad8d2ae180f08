//! Footnotes, and their labels that stand apart.

use crate::model::BlockKind;

use super::Assembly;

/// A label that stands apart from its footnote has so many blocks between at most.
const MAX_NOTES_ABOVE: usize = 60;

impl Assembly<'_> {
    /// The label of a footnote that stands apart from its text.
    pub(super) fn note_label(&mut self, index: usize, label: &str) {
        let near = self.drafts.len().saturating_sub(MAX_NOTES_ABOVE)..self.drafts.len();
        let own = near.rev().find(|&at| {
            self.drafts[at].kind == BlockKind::Footnote && self.drafts[at].label.as_deref() == Some(label)
        });
        match own {
            Some(draft) => self.append_label(draft, index),
            None => self.stray_labels.push((label.to_owned(), index)),
        }
    }

    /// Gives a line that holds nothing but a label to its block.
    pub(super) fn append_label(&mut self, draft: usize, index: usize) {
        let line = self.chunks[index].lines.start;
        let len = self.first_line(&self.chunks[index]).len();
        self.drafts[draft].lines.push((line, len));
    }

    /// Opens a footnote, and gives it the label that stood above it.
    pub(super) fn note(&mut self, index: usize, label: &str, skip: usize) {
        let draft = self.push(index, BlockKind::Footnote, skip);
        self.drafts[draft].label = Some(label.into());
        self.last_note = Some(draft);
        if let Some(at) = self.stray_labels.iter().position(|(stray, _)| stray == label) {
            let (_, stray) = self.stray_labels.swap_remove(at);
            self.append_label(draft, stray);
        }
    }
}
