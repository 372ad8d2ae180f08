//! The cleaned lines of a document: what cleaning hands to segmentation.

use std::ops::Range;

use super::{Lang, LineRole, MappedText, RawText};

/// A document whose lines are clean.
#[derive(Debug, Clone)]
pub struct CleanText {
    /// The text as decoded.
    pub raw: RawText,
    /// The language of the side.
    pub lang: Lang,
    /// The lines that hold something, in order; their raw ranges tile the text.
    pub lines: Vec<Line>,
    /// How the lines are set.
    pub layout: Layout,
}

/// How the lines of a document are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Whether an empty line follows every line, so that one empty line means nothing.
    pub double_spaced: bool,
    /// Whether paragraphs run over several lines.
    pub wrapped: bool,
    /// The usual width of a full line, in characters.
    pub width: usize,
    /// Whether the file says where its pages end: form feeds part them.
    pub paged: bool,
}

/// A line that holds something.
#[derive(Debug, Clone)]
pub struct Line {
    /// Bytes of the raw text, with the line end and the empty lines that follow.
    pub raw: Range<usize>,
    /// The clean text.
    pub text: MappedText,
    /// Characters of white space before the text.
    pub indent: usize,
    /// Empty lines before this one, beyond what the layout puts between any two lines.
    pub gap: usize,
    /// Whether a page starts here: behind a form feed, or at a leading blank right under the line before.
    pub page_start: bool,
    /// The depth of a heading mark (`##` is 2), 0 if there is none.
    pub heading_mark: u8,
    /// What the line is for.
    pub kind: LineKind,
    /// What the file says that the line is for, if it says so.
    pub role: Option<LineRole>,
    /// Whether the word at the end goes on in the next line of the block without a space.
    pub joins_next: bool,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Running text.
    Text,
    /// A row of a table: cells set apart by tabs.
    Row,
    /// The rule above footnotes.
    Rule,
    /// An ornament between two sections.
    Separator,
    /// A link target printed at the end of a page.
    Link,
    /// A page number, a running header or footer.
    PageLine,
}
