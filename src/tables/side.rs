//! One version of a document into rows: itself here, its blocks and its mentions next door.

use crate::model::{Block, BlockKind, DateSource, Document, Lang, Severity, Version};

use super::keys::{bead_id, block_id};
use super::rows::DocumentRow;
use super::sentences::Sentences;
use super::take::Take;
use super::uax29::words;

/// One side of a document.
pub(super) struct VersionRows<'a> {
    document: &'a Document,
    pub(super) version: &'a Version,
    pub(super) lang: Lang,
    /// The words of each block.
    words: Vec<u32>,
    /// The bead that holds each block, [`NO_BEAD`] if it is not aligned.
    beads: Vec<u32>,
    pub(super) sentences: Sentences,
}

/// The bead of a block that is not aligned.
const NO_BEAD: u32 = u32::MAX;

/// A number of a row in few bytes, of which a text of many short lines has many: a table of four thousand million rows is not
/// written.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<'a> VersionRows<'a> {
    pub(super) fn new(document: &'a Document, version: &'a Version, lang: Lang) -> VersionRows<'a> {
        let blocks = &version.text.blocks;
        let words = blocks.iter().map(|block| small(words(block.text.text()))).collect();
        let mut beads = vec![NO_BEAD; blocks.len()];
        for (index, bead) in (0u32..).zip(&document.bitext.beads) {
            for at in bead.side(lang) {
                if let Some(place) = beads.get_mut(*at) {
                    *place = index;
                }
            }
        }
        let sentences = Sentences::new(document, blocks, lang);
        VersionRows { document, version, lang, words, beads, sentences }
    }

    /// The key of a block.
    pub(super) fn id(&self, block: usize) -> String {
        block_id(self.doc_id(), self.lang, block)
    }

    /// The key of the bead that holds a block; empty for a block that is not aligned.
    pub(super) fn bead(&self, block: usize) -> String {
        let bead = self.beads.get(block).copied().filter(|bead| *bead != NO_BEAD);
        bead.map(|bead| bead_id(self.doc_id(), bead as usize)).unwrap_or_default()
    }

    /// The words of a block.
    pub(super) fn words(&self, block: usize) -> usize {
        self.words[block] as usize
    }

    /// The key of a sentence of a block, by its number there.
    pub(super) fn sentence(&self, block: usize, number: usize) -> String {
        format!("{}.{}", self.id(block), number + 1)
    }

    /// Hands the rows to `take`, and returns the words of the version, furniture left out.
    pub(super) fn render(&self, take: &mut dyn Take) -> usize {
        let words = self.documents(take);
        self.blocks(take);
        self.footnotes(take);
        self.sentence_rows(take);
        self.mentions(take);
        self.citations(take);
        words
    }

    pub(super) fn doc_id(&self) -> &'a str {
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
            .map(|(_, words)| *words as usize)
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
                provenance: &about.provenance[self.lang],
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
}

/// The text of a title without the stars that call a note.
fn title_of(block: &Block) -> &str {
    block.text.text().trim_end_matches(['*', ',', ' '])
}

/// The label of a footnote.
pub(super) fn footnote_label(block: &Block) -> &str {
    if block.kind == BlockKind::Footnote { block.label.as_deref().unwrap_or("") } else { "" }
}
