//! Two versions joined: beads of blocks, and beads of sentences inside them.

use std::borrow::Cow;

use super::Block;

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
    pub fr: Vec<usize>,
    /// Indices of English blocks.
    pub en: Vec<usize>,
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
    /// French sentences: block and sentence.
    pub fr: Vec<(usize, usize)>,
    /// English sentences: block and sentence.
    pub en: Vec<(usize, usize)>,
    /// The estimated probability that the bead is right, in per cent.
    pub confidence: u8,
}

/// What a bead of blocks aligns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Numbered paragraphs.
    Paragraph,
    /// Titles.
    Title,
    /// Headings.
    Heading,
    /// Prose without a number.
    Prose,
    /// Recommendation boxes.
    Recommendation,
    /// Items of a list.
    List,
    /// Rows of a table.
    Table,
    /// Figures.
    Figure,
    /// Footnotes.
    Footnote,
}

impl Unit {
    /// The word that the tables use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Unit::Paragraph => "paragraph",
            Unit::Title => "title",
            Unit::Heading => "heading",
            Unit::Prose => "prose",
            Unit::Recommendation => "recommendation",
            Unit::List => "list",
            Unit::Table => "table",
            Unit::Figure => "figure",
            Unit::Footnote => "footnote",
        }
    }
}

/// What a bead rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// The same number or label on both sides.
    Number,
    /// What the texts say.
    Content,
    /// Nothing: one side is empty.
    None,
}

impl Method {
    /// The word that the tables use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Method::Number => "number",
            Method::Content => "content",
            Method::None => "none",
        }
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

/// The text of a side of a bead of sentences, each given by its block and its number there; joined by single spaces.
#[must_use]
pub fn sentences_text(blocks: &[Block], places: &[(usize, usize)]) -> String {
    let texts = places.iter().filter_map(|(block, sentence)| {
        let block = blocks.get(*block)?;
        block.text.text().get(block.sentences.get(*sentence)?.clone())
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// The word for the shape of a bead of `fr` French with `en` English segments.
#[must_use]
pub fn relation(fr: usize, en: usize) -> &'static str {
    match (fr, en) {
        (_, 0) => "fr_only",
        (0, _) => "en_only",
        (1, 1) => "match",
        (1, _) => "split",
        (_, 1) => "merge",
        _ => "many",
    }
}
