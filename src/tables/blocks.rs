//! The blocks of a version into rows: what they say, where they stand in the file, their footnotes and their sentences.

use std::collections::BTreeMap;

use crate::model::{Block, BlockKind, FileOffset};

use super::keys::list;
use super::place::{Seat, seat};
use super::points::CodePoints;
use super::rows::{BlockRow, FootnoteRow, ParagraphRow, SentenceRow, SpanRow};
use super::side::{VersionRows, footnote_label};
use super::take::Take;

impl VersionRows<'_> {
    pub(super) fn blocks(&self, take: &mut dyn Take) {
        let raw = &self.version.text.raw;
        let places = self.places();
        for (index, block) in self.version.text.blocks.iter().enumerate() {
            let heading_path = block.context.heading_path.join(" > ");
            let (start, end) = places[index];
            let (label, marker) = label_and_marker(block);
            let Seat { page: number, area, part_name, element } = seat(raw, start..end);
            let [left, top, right, bottom] = area.map_or([None; 4], |area| area.map(Some));
            let (block_id, part) = (self.id(index), block.part_name());
            take.add(&BlockRow {
                block_id: &block_id,
                doc_id: self.doc_id(),
                lang: self.lang.code(),
                part: &part,
                paragraph: block.number.as_deref().unwrap_or(""),
                footnote: footnote_label(block),
                kind: block.kind.word(),
                label,
                marker,
                heading_path: &heading_path,
                after_paragraph: block.context.after.as_deref().unwrap_or(""),
                text: block.text.text(),
                source_start: raw.file_offset(start),
                source_end: raw.file_offset(end),
                alignment_id: &self.bead(index),
                page: number,
                left,
                top,
                right,
                bottom,
                part_name,
                element,
            });
            if block.kind == BlockKind::Paragraph {
                take.add(&ParagraphRow {
                    block_id: &block_id,
                    doc_id: self.doc_id(),
                    lang: self.lang.code(),
                    part: &part,
                    paragraph: block.number.as_deref().unwrap_or(""),
                    heading_path: &heading_path,
                    text: block.text.text(),
                    words: self.words(index),
                    sentences: block.sentences.len(),
                    footnote_refs: list(block.calls.iter().map(|(_, label)| label)),
                });
            }
        }
        self.spans(take);
    }

    /// The account of the source.
    fn spans(&self, take: &mut dyn Take) {
        let raw = &self.version.text.raw;
        let last = self.version.text.spans.len().saturating_sub(1);
        for (at, (range, block)) in self.version.text.spans.iter().enumerate() {
            take.add(&SpanRow {
                doc_id: self.doc_id(),
                lang: self.lang.code(),
                source_start: if at == 0 { FileOffset::START } else { raw.file_offset(range.start) },
                source_end: if at == last { raw.source_end() } else { raw.file_offset(range.end) },
                block_id: &self.id(block),
            });
        }
    }

    /// Where each block begins and ends in the raw text: from its first line to the last letter of its text.
    fn places(&self) -> Vec<(usize, usize)> {
        let blocks = &self.version.text.blocks;
        let mut places = vec![(usize::MAX, 0); blocks.len()];
        for (range, block) in self.version.text.spans.iter() {
            let place = &mut places[block];
            place.0 = place.0.min(range.start);
            place.1 = place.1.max(range.end);
        }
        let raw = self.version.text.raw.text();
        for place in &mut places {
            if place.0 == usize::MAX {
                *place = (0, 0);
            }
            let text = &raw[place.0..place.1];
            place.0 += text.len() - text.trim_start().len();
            place.1 = place.1.max(place.0) - (text.len() - text.trim_end().len()).min(place.1 - place.0);
        }
        places
    }

    pub(super) fn footnotes(&self, take: &mut dyn Take) {
        let blocks = &self.version.text.blocks;
        let mut callers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, block) in blocks.iter().enumerate() {
            for (_, label) in &block.calls {
                callers.entry(label).or_default().push(index);
            }
        }
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Footnote)
        {
            let label = footnote_label(block);
            // The caller stands above its footnote; labels may start anew on another page.
            let caller =
                callers.get(label).and_then(|all| all.iter().rev().find(|at| **at < index).or(all.first()));
            take.add(&FootnoteRow {
                block_id: &self.id(index),
                doc_id: self.doc_id(),
                lang: self.lang.code(),
                part: &block.part_name(),
                footnote: label,
                text: block.text.text(),
                called_from: &caller.map(|at| self.id(*at)).unwrap_or_default(),
            });
        }
    }

    pub(super) fn sentence_rows(&self, take: &mut dyn Take) {
        for (at, block) in self.version.text.blocks.iter().enumerate() {
            let (block_id, part, alignment_id) = (self.id(at), block.part_name(), self.bead(at));
            let mut points = CodePoints::default();
            for (number, range) in block.sentences.iter().enumerate() {
                let (text, place) = (block.text.text(), points.place(block.text.text(), range));
                let (Some(sentence), Some(place)) = (text.get(range.clone()), place) else { continue };
                take.add(&SentenceRow {
                    sentence_id: &self.sentence(at, number),
                    doc_id: self.doc_id(),
                    lang: self.lang.code(),
                    part: &part,
                    paragraph: block.number.as_deref().unwrap_or(""),
                    footnote: footnote_label(block),
                    block_id: &block_id,
                    sentence_no: number + 1,
                    char_start: place.start,
                    char_end: place.end,
                    text: sentence,
                    alignment_id: &alignment_id,
                    sentence_alignment_id: &self.sentences.bead(self.doc_id(), at, number),
                });
            }
        }
    }
}

/// The cells `label` and `marker`: a spreadsheet makes 1 of `1.`, so that a number with a full stop gives up its full
/// stop, and stands in `paragraph` or in `label`.
fn label_and_marker(block: &Block) -> (&str, &str) {
    let label = block.label.as_deref().unwrap_or("");
    let marker = block.marker.as_deref().unwrap_or("");
    match marker.strip_suffix('.').filter(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
        Some(_) if block.number.is_some() || !label.is_empty() => (label, ""),
        Some(number) => (number, ""),
        None => (label, marker),
    }
}
