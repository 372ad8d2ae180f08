//! One version of a document into rows: its blocks, its mentions, the account of its source.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Block, BlockKind, DateSource, Document, Lang, Mention, Severity, Value, Version};

use super::keys::{bead_id, block_id, in_a_key, list};
use super::place::{Seat, seat};
use super::points::CodePoints;
use super::rows::{
    BlockRow, CitationRow, DateRow, DocumentRow, EntityRow, FootnoteRow, ParagraphRow, SentenceRow, SpanRow,
    SymbolRow,
};
use super::sentences::{Sentences, holding};
use super::take::Take;

/// One side of a document.
pub(super) struct Side<'a> {
    document: &'a Document,
    version: &'a Version,
    lang: Lang,
    /// The words of each block.
    words: Vec<usize>,
    /// The bead that holds each block, if it is aligned.
    beads: Vec<Option<usize>>,
    sentences: Sentences,
}

impl<'a> Side<'a> {
    pub(super) fn new(document: &'a Document, version: &'a Version, lang: Lang) -> Side<'a> {
        let blocks = &version.text.blocks;
        let words = blocks.iter().map(|block| words(block.text.text())).collect();
        let mut beads = vec![None; blocks.len()];
        for (index, bead) in document.bitext.beads.iter().enumerate() {
            let side = match lang {
                Lang::Fr => &bead.fr,
                Lang::En => &bead.en,
            };
            for at in side {
                if let Some(place) = beads.get_mut(*at) {
                    *place = Some(index);
                }
            }
        }
        let sentences = Sentences::new(document, blocks, lang);
        Side { document, version, lang, words, beads, sentences }
    }

    /// The key of a block.
    fn id(&self, block: usize) -> String {
        block_id(self.doc_id(), self.lang, block)
    }

    /// The key of the bead that holds a block; empty for a block that is not aligned.
    fn bead(&self, block: usize) -> String {
        let bead = self.beads.get(block).copied().flatten();
        bead.map(|bead| bead_id(self.doc_id(), bead)).unwrap_or_default()
    }

    /// The key of a sentence of a block, by its number there.
    fn sentence(&self, block: usize, number: usize) -> String {
        format!("{}.{}", self.id(block), number + 1)
    }

    /// Hands the rows to `take`, and returns the words of the version, furniture left out.
    pub(super) fn render(&self, take: &mut dyn Take) -> usize {
        let words = self.documents(take);
        self.blocks(take);
        self.footnotes(take);
        self.sentences(take);
        self.mentions(take);
        self.citations(take);
        words
    }

    fn doc_id(&self) -> &'a str {
        &self.document.pair.id
    }

    fn documents(&self, take: &mut dyn Take) -> usize {
        let blocks = &self.version.text.blocks;
        let about = &self.document.pair.about;
        let count = |kind: BlockKind| blocks.iter().filter(|block| block.kind == kind).count();
        let title = if about.title.is_empty() || self.lang != Lang::Fr {
            self.version.text.title().map_or("", title_of)
        } else {
            &about.title
        };
        let raw = &self.version.text.raw;
        let words = blocks
            .iter()
            .zip(&self.words)
            .filter(|(block, _)| block.kind != BlockKind::Furniture)
            .map(|(_, words)| words)
            .sum();
        take.add_with(
            &DocumentRow {
                doc_id: self.doc_id(),
                lang: self.lang.code(),
                symbol: &self.version.symbol,
                title,
                date: self.version.date.map(|date| date.to_string()).unwrap_or_default(),
                file: &self.version.file,
                sha256: &self.version.sha256,
                bytes: raw.file_bytes(),
                encoding: raw.encoding(),
                detected_lang: self.version.detected.map_or("", |(lang, _)| lang.code()),
                detected_lang_confidence: self.version.detected.map(|(_, confidence)| confidence),
                provenance: match self.lang {
                    Lang::Fr => &about.fr_provenance,
                    Lang::En => &about.en_provenance,
                },
                parts: blocks.iter().map(|block| block.context.part + 1).max().unwrap_or(0),
                numbered_paragraphs: count(BlockKind::Paragraph),
                blocks: blocks.len(),
                footnotes: count(BlockKind::Footnote),
                words,
                warnings: self
                    .document
                    .diagnostics
                    .iter()
                    .filter(|found| {
                        found.lang == Some(self.lang) && found.flaw.severity() >= Severity::Warning
                    })
                    .count(),
                format: raw.format().word(),
                text_sha256: &self.version.text_sha256,
                date_source: self.version.date_source.map_or("", DateSource::word),
            },
            &about.meta,
        );
        words
    }

    fn blocks(&self, take: &mut dyn Take) {
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
                    words: self.words[index],
                    sentences: block.sentences.len(),
                    footnote_refs: list(block.calls.iter().map(|(_, label)| label)),
                });
            }
        }
        let last = self.version.text.spans.len().saturating_sub(1);
        for (at, (range, block)) in self.version.text.spans.iter().enumerate() {
            take.add(&SpanRow {
                doc_id: self.doc_id(),
                lang: self.lang.code(),
                source_start: if at == 0 { 0 } else { raw.file_offset(range.start) },
                source_end: if at == last { raw.source_bytes() } else { raw.file_offset(range.end) },
                block_id: &self.id(*block),
            });
        }
    }

    /// Where each block begins and ends in the raw text: from its first line to the last letter of its text.
    fn places(&self) -> Vec<(usize, usize)> {
        let blocks = &self.version.text.blocks;
        let mut places = vec![(usize::MAX, 0); blocks.len()];
        for (range, block) in &self.version.text.spans {
            let place = &mut places[*block];
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

    fn footnotes(&self, take: &mut dyn Take) {
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

    fn sentences(&self, take: &mut dyn Take) {
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

    fn mentions(&self, take: &mut dyn Take) {
        let mut counts = [0usize; 3];
        let (mut points, mut counted) = (CodePoints::default(), None);
        for mention in &self.version.mentions {
            let Some(block) = self.version.text.blocks.get(mention.block) else { continue };
            let text = block.text.text();
            let Some(surface) = text.get(mention.range.clone()) else { continue };
            let at = mention.block;
            if counted.replace(at) != Some(at) {
                points = CodePoints::default();
            }
            let Some(Range { start: char_start, end: char_end }) = points.place(text, &mention.range) else {
                continue;
            };
            let (sort, word) = match mention.value {
                Value::Date(_) => (0, "date"),
                Value::Symbol(_) => (1, "symbol"),
                Value::Entity(_) => (2, "entity"),
            };
            counts[sort] += 1;
            let mention_id =
                format!("{word}:{}:{}:{}", self.lang.code(), in_a_key(self.doc_id()), counts[sort]);
            let (doc_id, lang, part) = (self.doc_id(), self.lang.code(), &*block.part_name());
            let (paragraph, footnote) = (block.number.as_deref().unwrap_or(""), footnote_label(block));
            let (block_id, rule) = (&*self.id(at), mention.rule);
            let alignment_id = &*self.bead(at);
            let number = holding(block, mention.range.start);
            let sentence_id = &*number.map(|number| self.sentence(at, number)).unwrap_or_default();
            match &mention.value {
                Value::Date(value) => take.add(&DateRow {
                    mention_id,
                    doc_id,
                    lang,
                    part,
                    paragraph,
                    footnote,
                    block_id,
                    surface,
                    date_start: value.start,
                    date_end: value.end,
                    granularity: value.granularity.word(),
                    modifier: value.modifier.map_or("", |modifier| modifier.word()),
                    resolution: value.resolution.word(),
                    edtf: &value.edtf,
                    char_start,
                    char_end,
                    rule,
                    alignment_id,
                    sentence_id,
                }),
                Value::Symbol(value) => take.add(&SymbolRow {
                    mention_id,
                    doc_id,
                    lang,
                    part,
                    paragraph,
                    footnote,
                    block_id,
                    surface,
                    canonical: &value.canonical,
                    body: &value.body,
                    kind: value.kind.word(),
                    pinpoint: value.pinpoint.as_deref().unwrap_or(""),
                    url: value.url.as_deref().unwrap_or(""),
                    char_start,
                    char_end,
                    rule,
                    alignment_id,
                    sentence_id,
                }),
                Value::Entity(value) => take.add(&EntityRow {
                    mention_id,
                    doc_id,
                    lang,
                    part,
                    paragraph,
                    footnote,
                    block_id,
                    surface,
                    r#type: value.kind.word(),
                    canonical: &value.canonical,
                    name_fr: &value.name_fr,
                    name_en: &value.name_en,
                    entity_id: &value.entity_id,
                    level: value.level,
                    char_start,
                    char_end,
                    rule,
                    alignment_id,
                    sentence_id,
                }),
            }
        }
    }

    fn citations(&self, take: &mut dyn Take) {
        let mut cited: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
        for mention in &self.version.mentions {
            if let Value::Symbol(value) = &mention.value {
                cited.entry(&value.canonical).or_default().push(mention);
            }
        }
        for (canonical, mentions) in cited {
            let Some(Value::Symbol(value)) = mentions.first().map(|mention| &mention.value) else { continue };
            let mut paragraphs: Vec<&str> = mentions
                .iter()
                .filter_map(|mention| self.version.text.blocks.get(mention.block)?.number.as_deref())
                .collect();
            paragraphs.dedup();
            take.add(&CitationRow {
                doc_id: self.doc_id(),
                lang: self.lang.code(),
                symbol: &self.version.symbol,
                cited: canonical,
                body: &value.body,
                kind: value.kind.word(),
                mentions: mentions.len(),
                paragraphs: list(paragraphs),
                url: value.url.as_deref().unwrap_or(""),
            });
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

/// The text of a title without the stars that call a note.
fn title_of(block: &Block) -> &str {
    block.text.text().trim_end_matches(['*', ',', ' '])
}

fn footnote_label(block: &Block) -> &str {
    if block.kind == BlockKind::Footnote { block.label.as_deref().unwrap_or("") } else { "" }
}

/// The words of a text (UAX 29); what is between two blanks is counted by itself, since no word holds a blank.
fn words(text: &str) -> usize {
    let piece = |piece: &str| {
        let letters = piece.trim_end_matches([',', '.', ';', ':', ')']);
        if is_plain_word(letters) { 1 } else { piece.unicode_words().count() }
    };
    text.split(' ').filter(|piece| !piece.is_empty()).map(piece).sum()
}

/// Whether a piece is made of letters of ASCII and Latin-1 only, and so is one word.
fn is_plain_word(piece: &str) -> bool {
    let mut bytes = piece.bytes();
    let plain = |byte: u8, bytes: &mut std::str::Bytes<'_>| match byte {
        // U+00C0 to U+00FF but for the signs of multiplication and division.
        0xc3 => bytes.next().is_some_and(|next| !matches!(next, 0x97 | 0xb7)),
        byte => byte.is_ascii_alphabetic(),
    };
    while let Some(byte) = bytes.next() {
        if !plain(byte, &mut bytes) {
            return false;
        }
    }
    !piece.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_counted_as_the_standard_counts_them(text in "[a-zA-ZéÉ×÷ŒœÀ ,.;:)('’0-9\u{301}\u{200d}\u{a0}ª\u{5d0}ア-]{0,40}") {
            prop_assert_eq!(words(&text), text.unicode_words().count());
        }

        #[test]
        fn words_of_any_text_are_counted_as_the_standard_counts_them(text in any::<String>()) {
            prop_assert_eq!(words(&text), text.unicode_words().count());
        }
    }
}
