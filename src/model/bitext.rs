//! Two versions joined: beads of blocks, and beads of sentences inside them.

use std::borrow::Cow;

use super::vocabulary::vocabulary;
use super::{Block, Few, Lang};

/// Two versions of a document, joined bead by bead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bitext {
    /// Beads of blocks, in French order; unmatched English blocks stand where they fall.
    pub beads: Vec<Bead>,
    /// Beads of sentences, in the order of the beads of blocks that hold them.
    pub sentences: Vec<SentenceBead>,
}

/// French blocks with the English blocks that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bead {
    /// Indices of French blocks.
    pub fr: Few<usize>,
    /// Indices of English blocks.
    pub en: Few<usize>,
    /// What is aligned.
    pub unit: Unit,
    /// What the bead rests on.
    pub method: Method,
    /// The estimated probability that the bead is right, in per cent.
    pub confidence: u8,
}

/// French sentences with the English sentences that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceBead {
    /// The bead of blocks that holds it: an index into [`Bitext::beads`].
    pub bead: usize,
    /// French sentences.
    pub fr: Few<SentencePlace>,
    /// English sentences.
    pub en: Few<SentencePlace>,
    /// The estimated probability that the bead is right, in per cent.
    pub confidence: u8,
}

/// A sentence of a version: its block, and its number there.
///
/// Both take four bytes: a text of many short lines has a sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SentencePlace {
    block: u32,
    sentence: u32,
}

impl SentencePlace {
    /// A sentence of the block with such an index; a text of four thousand million blocks is not read.
    #[must_use]
    pub fn new(block: usize, sentence: usize) -> SentencePlace {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        SentencePlace { block: small(block), sentence: small(sentence) }
    }

    /// The index of the block.
    #[must_use]
    pub fn block(self) -> usize {
        self.block as usize
    }

    /// The number of the sentence in its block, from 0.
    #[must_use]
    pub fn sentence(self) -> usize {
        self.sentence as usize
    }
}

vocabulary! {
    /// What a bead of blocks aligns.
    pub enum Unit {
        /// Numbered paragraphs.
        Paragraph = "paragraph",
        /// Titles.
        Title = "title",
        /// Headings.
        Heading = "heading",
        /// Prose without a number.
        Prose = "prose",
        /// Recommendation boxes.
        Recommendation = "recommendation",
        /// Items of a list.
        List = "list",
        /// Rows of a table.
        Table = "table",
        /// Figures.
        Figure = "figure",
        /// Footnotes.
        Footnote = "footnote",
    }
}

vocabulary! {
    /// What a bead rests on.
    pub enum Method {
        /// The same number or label on both sides.
        Number = "number",
        /// What the texts say.
        Content = "content",
        /// Nothing: one side is empty.
        None = "none",
        /// What a person said.
        Correction = "correction",
    }
}

/// Where the text of each block of a side begins in the text of that side, in bytes, with the index of the block.
///
/// The texts are joined by single spaces; a block without text, such as a figure, adds nothing.
pub fn side_starts(blocks: &[Block], indices: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let mut end = 0;
    indices.iter().filter_map(move |at| {
        let length = blocks.get(*at)?.text.text().len();
        let start = end + usize::from(end > 0 && length > 0);
        end = start + length;
        Some((*at, start))
    })
}

/// The text of a side of a bead of blocks.
#[must_use]
pub fn side_text<'a>(blocks: &'a [Block], indices: &[usize]) -> Cow<'a, str> {
    let mut whole: Cow<'_, str> = Cow::default();
    for (at, start) in side_starts(blocks, indices) {
        let text = blocks[at].text.text();
        if whole.is_empty() {
            whole = Cow::Borrowed(text);
        } else if !text.is_empty() {
            let whole = whole.to_mut();
            if whole.len() < start {
                whole.push(' ');
            }
            whole.push_str(text);
        }
    }
    whole
}

/// The text of a side of a bead of sentences, joined by single spaces.
#[must_use]
pub fn sentences_text(blocks: &[Block], places: &[SentencePlace]) -> String {
    let texts = places.iter().filter_map(|place| {
        let block = blocks.get(place.block())?;
        block.text.text().get(block.sentences.get(place.sentence())?.clone())
    });
    texts.collect::<Vec<_>>().join(" ")
}

impl Bead {
    /// The blocks of a side.
    #[must_use]
    pub fn side(&self, lang: Lang) -> &[usize] {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// Its shape.
    #[must_use]
    pub fn relation(&self) -> Relation {
        Relation::of(self.fr.len(), self.en.len())
    }
}

impl SentenceBead {
    /// The sentences of a side, each by its block and its number there.
    #[must_use]
    pub fn side(&self, lang: Lang) -> &[SentencePlace] {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

vocabulary! {
    /// The shape of a bead.
    pub enum Relation {
        /// One with one.
        Match = "match",
        /// One French with several English segments.
        Split = "split",
        /// Several French segments with one English one.
        Merge = "merge",
        /// Several with several.
        Many = "many",
        /// No English segment.
        FrOnly = "fr_only",
        /// No French segment.
        EnOnly = "en_only",
    }
}

impl Relation {
    /// The shape of a bead of `fr` French with `en` English segments.
    #[must_use]
    pub fn of(fr: usize, en: usize) -> Relation {
        match (fr, en) {
            (_, 0) => Relation::FrOnly,
            (0, _) => Relation::EnOnly,
            (1, 1) => Relation::Match,
            (1, _) => Relation::Split,
            (_, 1) => Relation::Merge,
            _ => Relation::Many,
        }
    }
}
