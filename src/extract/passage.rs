//! What the extractors read: the blocks of one document version, in order.

use crate::model::{BlockKind, Issued, Lang};

/// One document version as the extractors see it.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The language of the text.
    pub lang: Lang,
    /// The document's own symbol, when it is known; it is never a mention.
    pub symbol: Option<&'a str>,
    /// When the document was published, as far as that is known.
    pub published: Option<Issued>,
    /// The blocks in reading order; a mention names its block by its index here.
    pub passages: Vec<Passage<'a>>,
}

/// One block of a [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    /// The clean text.
    pub text: &'a str,
    /// What the block is.
    pub kind: BlockKind,
    /// A number that is the same for all blocks under one heading.
    pub section: usize,
}
