//! The blocks of a document.

use std::ops::Range;
use std::sync::Arc;

use super::vocabulary::vocabulary;
use super::{Few, Lang, MappedText, RawText, ShortText, Spans};

vocabulary! {
    /// What a block is.
    pub enum BlockKind {
        /// A title of the document, of a part or of a declaration.
        Title = "title",
        /// A section heading.
        Heading = "heading",
        /// A numbered paragraph.
        Paragraph = "paragraph",
        /// Prose without a number.
        Prose = "prose",
        /// A recommendation box.
        Recommendation = "recommendation",
        /// An item of a list outside a numbered paragraph.
        List = "list",
        /// A row of a table.
        Table = "table",
        /// A figure with its caption and words.
        Figure = "figure",
        /// A footnote.
        Footnote = "footnote",
        /// Masthead, running headers and footers, link targets, rules.
        Furniture = "furniture",
    }
}

/// One version of a document, cut into blocks.
#[derive(Debug, Clone)]
pub struct SegmentedText {
    /// The text as decoded.
    pub raw: RawText,
    /// The language of the side.
    pub lang: Lang,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The account of the source: ranges of the raw text that tile it, each with its block.
    pub spans: Spans,
}

impl SegmentedText {
    /// The block that says what the document is called: its first title, or else a heading without a number that nothing but page
    /// furniture stands before. A heading of one word names a part of the document.
    #[must_use]
    pub fn title(&self) -> Option<&Block> {
        let titled = self.blocks.iter().find(|block| block.kind == BlockKind::Title);
        titled.or_else(|| {
            let first = self.blocks.iter().find(|block| block.kind != BlockKind::Furniture)?;
            let names = first.kind == BlockKind::Heading && first.label.is_none();
            (names && first.text.text().contains(' ')).then_some(first)
        })
    }
}

/// A block: a stretch of the document with a kind of its own.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands; blocks that stand at one place share it.
    pub context: Arc<Context>,
    /// The printed number of a numbered paragraph, without its punctuation.
    pub number: Option<ShortText>,
    /// The printed label: of a heading (`II`), a figure (`Figure II`), a box, a footnote (`3`).
    pub label: Option<ShortText>,
    /// The marker as printed before the text (`12.`, `a)`, `•`).
    pub marker: Option<ShortText>,
    /// The clean text.
    pub text: MappedText,
    /// Byte ranges of the sentences in the text, in order.
    pub sentences: Few<Range<usize>>,
    /// The footnotes called from it: place of the call in the text, label.
    pub calls: Box<[(usize, String)]>,
    /// Whether it is the masthead, which speaks of the document.
    pub masthead: bool,
}

/// Where a block stands in its document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// The part of the document: 0 is `main`, n is `annex-n`.
    pub part: usize,
    /// The headings above the block, outermost first; a heading is not above itself.
    pub heading_path: Box<[String]>,
    /// A number that is the same for all blocks under one heading.
    pub section: usize,
    /// The number of the numbered paragraph before it, in the same part.
    pub after: Option<ShortText>,
}

impl Context {
    /// The context, in one piece of memory with that of the block before where both are the same.
    #[must_use]
    pub fn shared(self, before: Option<&Arc<Context>>) -> Arc<Context> {
        match before {
            Some(before) if **before == self => Arc::clone(before),
            _ => Arc::new(self),
        }
    }
}

impl Block {
    /// The name of the part, as the tables print it.
    #[must_use]
    pub fn part_name(&self) -> String {
        part_name(self.context.part)
    }
}

/// The name of a part: `main`, then `annex-1`, `annex-2` and so on.
#[must_use]
pub fn part_name(part: usize) -> String {
    if part == 0 { "main".to_owned() } else { format!("annex-{part}") }
}
