//! The text of a structured file while it grows, line by line, with its marks and places.

use std::ops::Range;

use crate::model::{FileFault, FileOffsets, Format, LineRole, Mark, MarkKind, Place, Position, RawText};

use super::LARGEST;

/// The text under construction.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    marks: Vec<Mark>,
    positions: Vec<Position>,
    /// Whether lines were left out because there are too many.
    full: bool,
}

/// A line under construction: its text, and the marks inside it.
#[derive(Debug, Default, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    /// Bytes of the line, and what they are.
    pub(super) marks: Vec<(Range<usize>, MarkKind)>,
}

impl Line {
    /// Adds text with a mark of its own.
    pub(super) fn push_marked(&mut self, text: &str, kind: MarkKind) {
        let start = self.text.len();
        self.text.push_str(text);
        self.marks.push((start..self.text.len(), kind));
    }

    /// Marks the text from `start` on; a mark of the same kind right before goes on.
    pub(super) fn mark(&mut self, start: usize, kind: MarkKind) {
        let end = self.text.len();
        match self.marks.iter_mut().rev().find(|(_, known)| *known == kind) {
            Some((last, _)) if last.end == start => last.end = end,
            _ if start < end => self.marks.push((start..end, kind)),
            _ => {}
        }
    }

    /// Adds another line with its marks.
    pub(super) fn append(&mut self, other: Line) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let marks =
            other.marks.into_iter().map(|(range, kind)| (start + range.start..start + range.end, kind));
        self.marks.extend(marks);
    }

    /// Puts a label before the text.
    pub(super) fn label(&mut self, label: &str) {
        let lead = format!("{label}\t");
        for (range, _) in &mut self.marks {
            *range = range.start + lead.len()..range.end + lead.len();
        }
        self.text.insert_str(0, &lead);
        self.marks.insert(0, (0..label.len(), MarkKind::Label));
    }

    /// Takes the first bytes away.
    pub(super) fn cut(&mut self, bytes: usize) {
        self.text.drain(..bytes);
        self.marks.retain_mut(|(range, _)| {
            *range = range.start.saturating_sub(bytes)..range.end.saturating_sub(bytes);
            range.start < range.end
        });
    }

    /// Whether nothing can be seen of it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

impl Lines {
    /// Adds a line that has one place; one without text is left out.
    pub(super) fn push(&mut self, line: Line, role: LineRole, place: Option<Place>) {
        let whole = 0..line.text.len();
        self.push_placed(line, role, place.map(|place| (whole, place)));
    }

    /// Adds a line whose ranges have places of their own; one without text is left out.
    pub(super) fn push_placed(
        &mut self,
        line: Line,
        role: LineRole,
        places: impl IntoIterator<Item = (Range<usize>, Place)>,
    ) {
        if line.is_blank() {
            return;
        }
        if self.full || self.text.len() + line.text.len() > LARGEST as usize {
            self.full = true;
            return;
        }
        let start = self.text.len();
        // A line is a line: what would end it inside becomes a blank, byte for byte.
        self.text.extend(line.text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        let range = start..self.text.len();
        self.text.push('\n');
        self.marks.push(Mark { range, kind: MarkKind::Line(role) });
        let inside = line
            .marks
            .into_iter()
            .map(|(range, kind)| Mark { range: start + range.start..start + range.end, kind });
        self.marks.extend(inside);
        self.positions.extend(
            places
                .into_iter()
                .map(|(range, place)| Position { range: start + range.start..start + range.end, place }),
        );
    }

    /// What is wrong if lines were left out.
    pub(super) fn fault(&self) -> Option<FileFault> {
        self.full.then_some(FileFault::LimitReached { of: "text" })
    }

    /// Whether there is no line yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text, read from a file of `bytes` bytes.
    pub(super) fn finish(self, format: Format, encoding: &'static str, bytes: usize) -> RawText {
        RawText::new(self.text, encoding, bytes, FileOffsets::Unmapped)
            .expect("a text without offsets fits")
            .marked(format, self.marks, self.positions)
    }
}
