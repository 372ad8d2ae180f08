//! Text cut out of a raw text, each part of which knows where it stood.
//!
//! A line of a few letters is a block of its own as a long paragraph is: a short text of one piece is kept in place.

use std::ops::Range;

/// Text made of pieces of a raw text, each of which knows its place.
///
/// Places are kept in four bytes: those behind the first four gigabytes of a raw text are not told apart.
#[derive(Debug, Clone, Default)]
pub struct MappedText(Kept);

/// How a text is kept.
#[derive(Debug, Clone, Default)]
enum Kept {
    /// Nothing was put in.
    #[default]
    Nothing,
    /// One piece, whose text is its first bytes.
    Short(Piece, [u8; SHORT]),
    Long(Box<Long>),
}

/// Bytes of a text that is kept in place.
const SHORT: usize = 11;

#[derive(Debug, Clone, Default)]
struct Long {
    text: String,
    pieces: Vec<Piece>,
}

/// A run of mapped text; `verbatim` if it equals the raw text at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    at: u32,
    len: u32,
    raw: u32,
    raw_len: u32,
    verbatim: bool,
}

/// A place, or a length, as a piece keeps it.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Piece {
    fn at(&self) -> usize {
        self.at as usize
    }

    fn end(&self) -> usize {
        self.at as usize + self.len as usize
    }

    fn raw(&self) -> usize {
        self.raw as usize
    }

    fn raw_end(&self) -> usize {
        self.raw as usize + self.raw_len as usize
    }

    /// Whether what stands from `raw` on goes on with this piece, as the raw text does.
    fn is_followed(&self, raw: usize) -> bool {
        self.verbatim && self.raw_end() == raw
    }
}

impl PartialEq for MappedText {
    fn eq(&self, other: &MappedText) -> bool {
        self.text() == other.text() && self.pieces() == other.pieces()
    }
}

impl Eq for MappedText {}

impl MappedText {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.0 {
            Kept::Nothing => "",
            Kept::Short(piece, bytes) => {
                std::str::from_utf8(&bytes[..piece.len as usize]).expect("whole texts are put in")
            }
            Kept::Long(long) => &long.text,
        }
    }

    fn pieces(&self) -> &[Piece] {
        match &self.0 {
            Kept::Nothing => &[],
            Kept::Short(piece, _) => std::slice::from_ref(piece),
            Kept::Long(long) => &long.pieces,
        }
    }

    /// Bytes of the text.
    fn len(&self) -> usize {
        match &self.0 {
            Kept::Nothing => 0,
            Kept::Short(piece, _) => piece.len as usize,
            Kept::Long(long) => long.text.len(),
        }
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives back the memory that was taken in case more would be appended.
    pub fn shrink(&mut self) {
        if let Kept::Long(long) = &mut self.0 {
            long.text.shrink_to_fit();
            long.pieces.shrink_to_fit();
        }
    }

    /// Appends `source[raw]` as it stands.
    pub fn copy(&mut self, source: &str, raw: Range<usize>) {
        let Some(text) = source.get(raw.clone()) else { return };
        self.put(text, raw.start, text.len(), true);
    }

    /// Appends `text`, which stands for the characters at `raw`.
    pub fn replace(&mut self, text: &str, raw: Range<usize>) {
        if !text.is_empty() {
            self.put(text, raw.start, raw.end.saturating_sub(raw.start), false);
        }
    }

    /// Appends all of `other`.
    pub fn append(&mut self, other: &MappedText) {
        if let Kept::Nothing = &self.0 {
            self.clone_from(other);
            return;
        }
        let text = other.text();
        for piece in other.pieces() {
            let text = text.get(piece.at()..piece.end()).unwrap_or_default();
            self.put(text, piece.raw(), piece.raw_len as usize, piece.verbatim);
        }
    }

    /// Appends `text`, which stands at, or for, so many bytes from `raw` on.
    fn put(&mut self, text: &str, raw: usize, raw_len: usize, verbatim: bool) {
        let piece = Piece {
            at: small(self.len()),
            len: small(text.len()),
            raw: small(raw),
            raw_len: small(raw_len),
            verbatim,
        };
        match &mut self.0 {
            Kept::Nothing if text.len() <= SHORT => {
                let mut bytes = [0; SHORT];
                bytes[..text.len()].copy_from_slice(text.as_bytes());
                self.0 = Kept::Short(piece, bytes);
            }
            Kept::Short(last, bytes) if verbatim && last.is_followed(raw) && piece.end() <= SHORT => {
                bytes[piece.at()..piece.end()].copy_from_slice(text.as_bytes());
                last.extend(&piece);
            }
            _ => self.long().put(text, piece),
        }
    }

    /// The text as a long one.
    fn long(&mut self) -> &mut Long {
        if !matches!(self.0, Kept::Long(_)) {
            let long = Long { text: self.text().to_owned(), pieces: self.pieces().to_vec() };
            self.0 = Kept::Long(Box::new(long));
        }
        match &mut self.0 {
            Kept::Long(long) => long,
            Kept::Nothing | Kept::Short(..) => unreachable!("it was made long"),
        }
    }

    /// The part at `range` (bytes of the text); empty if `range` is not a slice of the text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> MappedText {
        let mut out = MappedText::default();
        let (text, pieces) = (self.text(), self.pieces());
        if text.get(range.clone()).is_none() {
            return out;
        }
        let first = pieces.partition_point(|piece| piece.end() <= range.start);
        for piece in pieces.iter().skip(first).take_while(|piece| piece.at() < range.end) {
            let from = range.start.max(piece.at());
            let to = range.end.min(piece.end());
            let (raw, raw_len) = if piece.verbatim {
                (piece.raw() + (from - piece.at()), to - from)
            } else {
                (piece.raw(), piece.raw_len as usize)
            };
            out.put(text.get(from..to).unwrap_or_default(), raw, raw_len, piece.verbatim);
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
        out.append(&self.slice(at..self.len()));
        out
    }

    /// Leads bytes of the text back to bytes of the raw text; `None` if `range` is not in the text.
    ///
    /// What was cut out inside `range` is part of the answer.
    #[must_use]
    pub fn raw(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.start > range.end || range.end > self.len() {
            return None;
        }
        let first = self.piece_at(range.start)?;
        let start = if first.verbatim { first.raw() + (range.start - first.at()) } else { first.raw() };
        if range.is_empty() {
            return Some(start..start);
        }
        let last = self.piece_at(range.end - 1)?;
        let end = if last.verbatim { last.raw() + (range.end - last.at()) } else { last.raw_end() };
        Some(start..end.max(start))
    }

    /// Leads a byte of the raw text to the first byte of this text that stands at it or after it.
    #[must_use]
    pub fn text_at(&self, raw: usize) -> usize {
        let at = self.pieces().partition_point(|piece| piece.raw_end() <= raw);
        match self.pieces().get(at) {
            Some(piece) if piece.verbatim && piece.raw() < raw => piece.at() + (raw - piece.raw()),
            Some(piece) => piece.at(),
            None => self.len(),
        }
    }

    /// The verbatim runs, as (bytes of the text, bytes of the raw text).
    pub fn verbatim(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
        let verbatim = self.pieces().iter().filter(|piece| piece.verbatim);
        verbatim.map(|piece| (piece.at()..piece.end(), piece.raw()..piece.raw_end()))
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let pieces = self.pieces();
        let index = pieces.partition_point(|piece| piece.end() <= at);
        pieces.get(index).or(pieces.last())
    }
}

impl Piece {
    /// Takes in the piece that follows.
    fn extend(&mut self, next: &Piece) {
        self.len = self.len.saturating_add(next.len);
        self.raw_len = self.raw_len.saturating_add(next.raw_len);
    }
}

impl Long {
    fn put(&mut self, text: &str, piece: Piece) {
        self.text.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if piece.verbatim && last.is_followed(piece.raw()) => last.extend(&piece),
            None => self.pieces = vec![piece],
            _ => self.pieces.push(piece),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A text says the same however long it is: a short one is kept in another way.
        #[test]
        fn every_letter_finds_its_way_back(parts in prop::collection::vec((0usize..8, 1usize..9, any::<bool>()), 0..6)) {
            let raw: String = ('a'..='z').chain('A'..='Z').collect();
            let (mut text, mut places, mut at) = (MappedText::default(), Vec::new(), 0);
            for (gap, len, verbatim) in parts {
                let place = (at + gap).min(raw.len())..(at + gap + len).min(raw.len());
                at = place.end;
                if verbatim {
                    places.extend(place.clone().map(|at| at..at + 1));
                    text.copy(&raw, place);
                } else {
                    places.extend([place.clone(), place.clone()]);
                    text.replace("--", place);
                }
            }
            prop_assert_eq!(text.text().len(), places.len());
            for (at, place) in places.iter().enumerate() {
                let letter = &text.text()[at..=at];
                prop_assert!(letter == "-" || letter == &raw[place.clone()]);
                prop_assert_eq!(text.raw(at..at + 1), Some(place.clone()));
            }
            for cut in 0..=places.len() {
                let mut whole = text.slice(0..cut);
                whole.append(&text.slice(cut..places.len()));
                prop_assert_eq!(whole.text(), text.text());
                for (at, place) in places.iter().enumerate() {
                    prop_assert_eq!(whole.raw(at..at + 1), Some(place.clone()));
                }
            }
        }
    }

    #[test]
    fn a_short_text_takes_no_room_beside_its_own() {
        assert_eq!(size_of::<MappedText>(), 32);
        let mut text = MappedText::default();
        text.copy("Le Conseil a", 0..SHORT);
        assert!(matches!(text.0, Kept::Short(..)));
        text.copy("Le Conseil a", SHORT..12);
        assert_eq!((text.text(), text.raw(0..12)), ("Le Conseil a", Some(0..12)));
    }

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
