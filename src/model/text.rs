//! The raw text of a file.

use super::{Format, Mark, Position, ToldBlock};

/// A document as decoded: every character of the file, none changed.
#[derive(Debug, Clone)]
pub struct RawText {
    text: String,
    encoding: &'static str,
    file_bytes: usize,
    offsets: FileOffsets,
    format: Format,
    marks: Vec<Mark>,
    positions: Vec<Position>,
    told: Vec<ToldBlock>,
}

/// A place in a file as it is on disk, in bytes from its beginning. What counts the bytes of a raw or a clean text is not
/// one: [`RawText::file_offset`] alone leads here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileOffset(usize);

impl FileOffset {
    /// The beginning of every file.
    pub const START: FileOffset = FileOffset(0);

    /// How many bytes stand before it.
    #[must_use]
    pub fn bytes(self) -> usize {
        self.0
    }
}

/// How offsets into the decoded text become offsets into the file.
#[derive(Debug, Clone)]
pub enum FileOffsets {
    /// The file is UTF-8: the offsets differ by the length of the byte order mark.
    Shifted(usize),
    /// The file offset of every byte of the decoded text, and of its end.
    Listed(Vec<usize>),
    /// The text does not stand in the file byte by byte (Word, PDF): its places are [`Position`]s, and offsets are
    /// those of the text itself.
    Unmapped,
}

impl RawText {
    /// Returns the raw text, or `None` if a list of offsets does not fit the text.
    #[must_use]
    pub fn new(
        text: String,
        encoding: &'static str,
        file_bytes: usize,
        offsets: FileOffsets,
    ) -> Option<RawText> {
        match &offsets {
            FileOffsets::Listed(list) if list.len() != text.len() + 1 => None,
            _ => Some(RawText {
                text,
                encoding,
                file_bytes,
                offsets,
                format: Format::Text,
                marks: Vec::new(),
                positions: Vec::new(),
                told: Vec::new(),
            }),
        }
    }

    /// The same text with what its file says of it; marks and positions are put in order.
    ///
    /// A mark or position whose range is not a slice of the text is left out.
    #[must_use]
    pub fn marked(mut self, format: Format, mut marks: Vec<Mark>, mut positions: Vec<Position>) -> RawText {
        marks.retain(|mark| self.text.get(mark.range.clone()).is_some());
        positions.retain(|position| self.text.get(position.range.clone()).is_some());
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        positions.sort_by_key(|position| position.range.start);
        (self.format, self.marks, self.positions) = (format, marks, positions);
        self
    }

    /// The same text with the blocks that its file tells, which are all of it; there are none if one of them is not a slice
    /// of the text behind the one before.
    #[must_use]
    pub fn with_blocks(mut self, told: Vec<ToldBlock>) -> RawText {
        let mut end = 0;
        let fit = told.iter().all(|block| {
            let follows = block.range.start >= end && self.text.get(block.range.clone()).is_some();
            end = block.range.end;
            follows
        });
        self.told = if fit { told } else { Vec::new() };
        self
    }

    /// Whether the file tells its blocks.
    #[must_use]
    pub fn tells_blocks(&self) -> bool {
        !self.told.is_empty()
    }

    /// Takes out the blocks that the file tells.
    #[must_use]
    pub fn take_blocks(&mut self) -> Vec<ToldBlock> {
        std::mem::take(&mut self.told)
    }

    /// The form that the text was read from.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// What the file says of its text, by start; of marks that start together the longer is first.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Where the runs of the text stand on pages or in parts of the file, by start.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// The decoded text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name of the encoding (WHATWG label).
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The size of the file in bytes.
    #[must_use]
    pub fn file_bytes(&self) -> usize {
        self.file_bytes
    }

    /// Where the account of the source ends: at the end of the file, or of the text where it does not stand in the file byte
    /// by byte.
    #[must_use]
    pub fn source_end(&self) -> FileOffset {
        FileOffset(if matches!(self.offsets, FileOffsets::Unmapped) {
            self.text.len()
        } else {
            self.file_bytes
        })
    }

    /// Leads a byte offset of the text to the byte offset in the file as it is on disk.
    ///
    /// An offset past the end leads to the end of the file.
    #[must_use]
    pub fn file_offset(&self, raw: usize) -> FileOffset {
        FileOffset(match &self.offsets {
            FileOffsets::Shifted(by) => (raw + by).min(self.file_bytes),
            FileOffsets::Listed(list) => list.get(raw).copied().unwrap_or(self.file_bytes),
            FileOffsets::Unmapped => raw.min(self.text.len()),
        })
    }
}
