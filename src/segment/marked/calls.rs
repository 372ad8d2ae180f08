//! The calls that the file marks.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{BlockKind, CleanText, MappedText, Mark, MarkKind};

use super::super::assemble::Draft;
use super::super::calls::{Call, Calls};
use super::sort::note_label;

/// The calls of every draft, and the footnotes that nothing calls; `None` if the file marks no call.
pub(in super::super) fn find(clean: &CleanText, texts: &[MappedText], drafts: &[Draft]) -> Option<Calls> {
    let marks: Vec<&Mark> = clean.raw.marks().iter().filter(|mark| mark.kind == MarkKind::Call).collect();
    if marks.is_empty() {
        return None;
    }
    let mut found = Calls { calls: vec![Vec::new(); drafts.len()], uncalled: Vec::new() };
    let mut labels: BTreeSet<String> = BTreeSet::new();
    for (index, text) in texts.iter().enumerate() {
        if drafts[index].kind == BlockKind::Furniture {
            continue;
        }
        for (own, raw) in text.verbatim() {
            let from = marks.partition_point(|mark| mark.range.start < raw.start);
            for mark in marks[from..].iter().take_while(|mark| mark.range.start < raw.end) {
                let start = own.start + (mark.range.start - raw.start);
                let end = text.text_at(mark.range.end).max(start);
                let label = note_label(&text.text()[start..end]);
                labels.insert(label.clone());
                found.calls[index].push(Call { label, cut: with_blank(text.text(), start..end) });
            }
        }
        found.calls[index].dedup_by(|next, call| next.cut.start < call.cut.end);
    }
    for (index, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.kind == BlockKind::Footnote) {
        if let Some(label) = draft.label.as_deref().filter(|label| !labels.contains(*label)) {
            found.uncalled.push((index, label.to_owned()));
        }
    }
    Some(found)
}

/// The call with the blank before it, unless the text needs that: one blank stays between two words.
fn with_blank(text: &str, cut: Range<usize>) -> Range<usize> {
    let next = text[cut.end..].chars().next();
    let parted = next.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ')' | ';'));
    if parted && text[..cut.start].ends_with(' ') { cut.start - 1..cut.end } else { cut }
}
