//! The blocks of a document.

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A title of the document, of a part or of a declaration.
    Title,
    /// A section heading.
    Heading,
    /// A numbered paragraph.
    Paragraph,
    /// Prose without a number.
    Prose,
    /// A recommendation box.
    Recommendation,
    /// A list outside a numbered paragraph.
    List,
    /// A row of a table.
    Table,
    /// A figure with its caption and words.
    Figure,
    /// A footnote.
    Footnote,
    /// Masthead, running headers and footers, link targets, rules.
    Furniture,
}

impl BlockKind {
    /// The word that the tables use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            BlockKind::Title => "title",
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Prose => "prose",
            BlockKind::Recommendation => "recommendation",
            BlockKind::List => "list",
            BlockKind::Table => "table",
            BlockKind::Figure => "figure",
            BlockKind::Footnote => "footnote",
            BlockKind::Furniture => "furniture",
        }
    }
}
