//! What a file says of its own text: marks on ranges of a raw text, and places on pages or in parts.
//!
//! A reader of a structured format writes one line of raw text per paragraph, row, heading or note, and marks what it
//! knows. Later rooms take a mark as certain and guess only where there is none; a plain text has no marks.

use std::ops::Range;

use super::vocabulary::vocabulary;

vocabulary! {
    /// The form that a document was read from.
    pub enum Format {
        /// Plain text or Markdown.
        Text = "text",
        /// An HTML page.
        Html = "html",
        /// A Word file.
        Docx = "docx",
        /// An OpenDocument text.
        Odt = "odt",
        /// A PDF read by its structure tree.
        TaggedPdf = "tagged-pdf",
        /// A PDF read by where its letters stand.
        Pdf = "pdf",
        /// An Akoma Ntoso file that this program wrote.
        Akn = "akn",
        /// A TEI file that this program wrote.
        Tei = "tei",
    }
}

/// Something that a file says of a range of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the raw text.
    pub range: Range<usize>,
    /// What it says.
    pub kind: MarkKind,
}

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// What a line is for; the range is the line without its end.
    Line(LineRole),
    /// The printed label at the head of a line (number, letter, bullet, label of a heading or note), computed or typed.
    Label,
    /// The printed call of a note: the range holds the label of the note that is called.
    Call,
    /// Raised letters that call no note (`M` and raised `me`).
    Raised,
    /// Bold letters.
    Bold,
    /// The line goes on in the next line of running text (a page ended); the range is its last character.
    Joins,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineRole {
    /// Running text: numbered or not.
    Body,
    /// A title of the document or of a part.
    Title,
    /// A heading with its level, 1 being the outermost.
    Heading(u8),
    /// An item of a list with its depth, 0 being the outermost.
    Item(u8),
    /// A row of a table; its cells are set apart by tabs.
    Row,
    /// The caption of a figure or table.
    Caption,
    /// Text in a box or frame.
    Box,
    /// A note: it opens with its label, and goes on in the next line of the same role without a label.
    Note,
    /// A line of a table of contents.
    Contents,
    /// A running header or footer, a page number, a job number, navigation: part of the page and not of the text.
    PageLine,
}

/// Where a run of the text stands in a file that is not text.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// Bytes of the raw text.
    pub range: Range<usize>,
    /// The place.
    pub place: Place,
}

/// A place in a file that is not text.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// On a page of a PDF.
    Page {
        /// The page, from 1, as viewers count.
        number: u32,
        /// The box around the run: left, top, right, bottom, in points from the top left of the page.
        area: [f32; 4],
    },
    /// In a part of a Word, OpenDocument or HTML file.
    Element {
        /// The part (`word/document.xml`); empty in HTML.
        part: String,
        /// The paragraph in the part, from 1, in the order of the file.
        number: u32,
    },
}
