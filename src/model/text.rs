//! Text that remembers where it stood: the raw text of a file, and text cut out of it.

use std::ops::Range;

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

    /// How many bytes the account of the source covers: those of the file, or of the text where it does not stand in
    /// the file byte by byte.
    #[must_use]
    pub fn source_bytes(&self) -> usize {
        if matches!(self.offsets, FileOffsets::Unmapped) { self.text.len() } else { self.file_bytes }
    }

    /// Leads a byte offset of the text to the byte offset in the file as it is on disk.
    ///
    /// An offset past the end leads to the end of the file.
    #[must_use]
    pub fn file_offset(&self, raw: usize) -> usize {
        match &self.offsets {
            FileOffsets::Shifted(by) => (raw + by).min(self.file_bytes),
            FileOffsets::Listed(list) => list.get(raw).copied().unwrap_or(self.file_bytes),
            FileOffsets::Unmapped => raw.min(self.text.len()),
        }
    }
}

/// Text made of pieces of a raw text, each of which knows its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MappedText {
    text: String,
    pieces: Vec<Piece>,
}

/// A run of mapped text; `verbatim` if it equals the raw text at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    at: usize,
    len: usize,
    raw: usize,
    raw_len: usize,
    verbatim: bool,
}

impl MappedText {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Gives back the memory that was taken in case more would be appended.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.pieces.shrink_to_fit();
    }

    /// Appends `source[raw]` as it stands.
    pub fn copy(&mut self, source: &str, raw: Range<usize>) {
        let Some(text) = source.get(raw.clone()) else { return };
        let at = self.text.len();
        self.text.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if last.verbatim && last.raw + last.raw_len == raw.start => {
                last.len += text.len();
                last.raw_len += text.len();
            }
            _ => self.put(Piece { at, len: text.len(), raw: raw.start, raw_len: text.len(), verbatim: true }),
        }
    }

    /// Appends `text`, which stands for the characters at `raw`.
    pub fn replace(&mut self, text: &str, raw: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        self.put(Piece {
            at,
            len: text.len(),
            raw: raw.start,
            raw_len: raw.end.saturating_sub(raw.start),
            verbatim: false,
        });
    }

    /// Appends a piece. Most texts have one, and many texts are short.
    fn put(&mut self, piece: Piece) {
        if self.pieces.is_empty() {
            self.pieces.reserve_exact(1);
        }
        self.pieces.push(piece);
    }

    /// Appends all of `other`.
    pub fn append(&mut self, other: &MappedText) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        for piece in &other.pieces {
            let mut piece = *piece;
            piece.at += shift;
            match self.pieces.last_mut() {
                Some(last) if last.verbatim && piece.verbatim && last.raw + last.raw_len == piece.raw => {
                    last.len += piece.len;
                    last.raw_len += piece.raw_len;
                }
                _ => self.put(piece),
            }
        }
    }

    /// The part at `range` (bytes of the text); empty if `range` is not a slice of the text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> MappedText {
        let mut out = MappedText::default();
        let Some(text) = self.text.get(range.clone()) else { return out };
        out.text.push_str(text);
        let first = self.pieces.partition_point(|piece| piece.at + piece.len <= range.start);
        for piece in self.pieces.iter().skip(first).take_while(|piece| piece.at < range.end) {
            let from = range.start.max(piece.at);
            let to = range.end.min(piece.at + piece.len);
            let (raw, raw_len) = if piece.verbatim {
                (piece.raw + (from - piece.at), to - from)
            } else {
                (piece.raw, piece.raw_len)
            };
            out.put(Piece { at: from - range.start, len: to - from, raw, raw_len, verbatim: piece.verbatim });
        }
        out
    }

    /// The text without the given ranges, which must be in order and apart.
    #[must_use]
    pub fn without(&self, cuts: &[Range<usize>]) -> MappedText {
        let mut out = MappedText::default();
        let mut at = 0;
        for cut in cuts {
            if cut.start >= at {
                out.append(&self.slice(at..cut.start));
                at = cut.end;
            }
        }
        out.append(&self.slice(at..self.text.len()));
        out
    }

    /// Leads bytes of the text back to bytes of the raw text; `None` if `range` is not in the text.
    ///
    /// What was cut out inside `range` is part of the answer.
    #[must_use]
    pub fn raw(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.start > range.end || range.end > self.text.len() {
            return None;
        }
        let first = self.piece_at(range.start)?;
        let start = if first.verbatim { first.raw + (range.start - first.at) } else { first.raw };
        if range.is_empty() {
            return Some(start..start);
        }
        let last = self.piece_at(range.end - 1)?;
        let end = if last.verbatim { last.raw + (range.end - last.at) } else { last.raw + last.raw_len };
        Some(start..end.max(start))
    }

    /// Leads a byte of the raw text to the first byte of this text that stands at it or after it.
    #[must_use]
    pub fn text_at(&self, raw: usize) -> usize {
        let at = self.pieces.partition_point(|piece| piece.raw + piece.raw_len <= raw);
        match self.pieces.get(at) {
            Some(piece) if piece.verbatim && piece.raw < raw => piece.at + (raw - piece.raw),
            Some(piece) => piece.at,
            None => self.text.len(),
        }
    }

    /// The verbatim runs, as (bytes of the text, bytes of the raw text).
    pub fn verbatim(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
        self.pieces
            .iter()
            .filter(|piece| piece.verbatim)
            .map(|piece| (piece.at..piece.at + piece.len, piece.raw..piece.raw + piece.raw_len))
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.at + piece.len <= at);
        self.pieces.get(index).or(self.pieces.last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_finds_its_way_back() {
        let raw = "le  Conseil<b> note</b>";
        let mut text = MappedText::default();
        text.copy(raw, 0..2);
        text.replace(" ", 2..4);
        text.copy(raw, 4..11);
        text.copy(raw, 14..19);
        assert_eq!(text.text(), "le Conseil note");
        assert_eq!(text.raw(3..10), Some(4..11));
        assert_eq!(text.raw(2..3), Some(2..4));
        assert_eq!(text.raw(3..15), Some(4..19));
        let cut = text.without(std::slice::from_ref(&(2..10)));
        assert_eq!(cut.text(), "le note");
        assert_eq!(cut.raw(2..7), Some(14..19));
        assert_eq!(cut.slice(3..7).raw(0..4), Some(15..19));
    }

    #[test]
    fn pieces_that_follow_each_other_in_the_file_become_one() {
        let raw = "abc";
        let mut text = MappedText::default();
        text.copy(raw, 0..1);
        text.copy(raw, 1..3);
        assert_eq!(text.verbatim().count(), 1);
    }
}
