//! From lines to the raw text with its marks and places.

use std::ops::Range;

use crate::model::{Lookup, Mark, MarkKind, Place, Position};

use super::line::{Kind, Line, Piece};

/// A text with what is known of it.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// The raw text.
    pub(super) text: String,
    /// What the file says of it.
    pub(super) marks: Vec<Mark>,
    /// Where it stands on the pages.
    pub(super) positions: Vec<Position>,
}

/// How the lines of a file are cut at the right edge.
#[derive(Debug, Default)]
struct Breaks {
    words: Lookup<String, usize>,
    /// Whether the file prints the blank at the end of a line: then what has none there goes on without one.
    prints_blanks: bool,
    /// Whether words are cut by syllables; else a hyphen at the end of a line belongs to the word.
    syllables: bool,
}

/// Writes lines one under the other.
pub(super) fn write(lines: &[Line]) -> Written {
    let breaks = Breaks::of(lines);
    let mut out = Written::default();
    for line in lines {
        out.line(line, &breaks);
    }
    out
}

impl Written {
    fn line(&mut self, line: &Line, breaks: &Breaks) {
        let start = self.text.len();
        let mut last: Option<&Piece> = None;
        let mut kinds: Vec<(Range<usize>, MarkKind)> = Vec::new();
        let mut places: Vec<(Range<usize>, usize, [f64; 4])> = Vec::new();
        for piece in &line.pieces {
            if piece.kind == Kind::CellEnd {
                trim_end(&mut self.text, start);
                self.text.push('\t');
                last = None;
                continue;
            }
            if let Some(before) = last {
                self.seam(before, piece, breaks, start);
            }
            let range = self.piece(&piece.text, start);
            if range.is_empty() {
                last = Some(piece);
                continue;
            }
            let marked = match piece.kind {
                Kind::Label => Some(MarkKind::Label),
                Kind::Call => Some(MarkKind::Call),
                Kind::Raised => Some(MarkKind::Raised),
                Kind::Plain | Kind::CellEnd => None,
            };
            kinds.extend(marked.map(|kind| (range.clone(), kind)));
            if piece.bold {
                kinds.push((range.clone(), MarkKind::Bold));
            }
            place(&mut places, range, piece);
            last = Some(piece);
        }
        trim_end(&mut self.text, start);
        let end = self.text.len();
        if end == start {
            return;
        }
        self.marks.push(Mark { range: start..end, kind: MarkKind::Line(line.role) });
        self.marks.extend(merged(kinds, &self.text, end));
        self.positions.extend(places.into_iter().filter_map(|(range, page, area)| {
            let range = range.start.min(end)..range.end.min(end);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "points fit, and pages are at most ten thousand"
            )]
            let place = Place::Page { number: page as u32 + 1, area: area.map(|at| at as f32) };
            (!range.is_empty()).then_some(Position { range, place })
        }));
        if line.joins
            && let Some(c) = self.text[start..].chars().next_back()
        {
            self.marks.push(Mark { range: end - c.len_utf8()..end, kind: MarkKind::Joins });
        }
        self.text.push('\n');
    }

    /// Appends the letters of a piece: white space runs become one blank, and a line begins with none.
    fn piece(&mut self, text: &str, start: usize) -> Range<usize> {
        let from = self.text.len();
        for c in text.chars() {
            let blank = c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
            if !blank {
                self.text.push(c);
            } else if self.text.len() > start && !self.text.ends_with([' ', '\t']) {
                self.text.push(' ');
            }
        }
        from..self.text.len()
    }

    /// What stands between two pieces: nothing, a blank, or the seam of two printed lines.
    fn seam(&mut self, before: &Piece, piece: &Piece, breaks: &Breaks, start: usize) {
        /// The gap between two words, in sizes; narrower than within a run, as sizes differ.
        const BLANK: f64 = 0.18;
        let blank = self.text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
        if self.text.len() == start || blank {
            return;
        }
        if before.beside(piece) {
            let gap = piece.left - before.right;
            if gap > BLANK * before.size.min(piece.size) || gap < -before.size {
                self.text.push(' ');
            }
            return;
        }
        match breaks.judge(&self.text[start..], &piece.text, before.link && piece.link) {
            Seam::Blank => self.text.push(' '),
            Seam::Nothing => {}
            Seam::DropHyphen => {
                self.text.pop();
            }
        }
    }
}

/// How two printed lines are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seam {
    Blank,
    Nothing,
    DropHyphen,
}

impl Breaks {
    fn of(lines: &[Line]) -> Breaks {
        let mut out = Breaks::default();
        for line in lines {
            for piece in &line.pieces {
                for word in piece.text.split(|c: char| !is_word(c)) {
                    if word.len() > 1 {
                        *out.words.entry(word.to_lowercase()).or_default() += 1;
                    }
                }
            }
        }
        let (mut printed, mut bare, mut whole, mut cut) = (0usize, 0usize, 0usize, 0usize);
        for pair in lines.iter().flat_map(|line| line.pieces.windows(2)) {
            let [before, piece] = pair else { continue };
            if before.beside(piece) || before.is_blank() || piece.is_blank() {
                continue;
            }
            match before.text.ends_with(' ') || piece.text.starts_with(' ') {
                true => printed += 1,
                false => bare += 1,
            }
            if let Some((head, tail)) = halves(&before.text, &piece.text) {
                whole += usize::from(out.words.contains_key(&format!("{head}-{tail}")));
                cut += usize::from(out.words.contains_key(&format!("{head}{tail}")));
            }
        }
        out.prints_blanks = printed > 4 * bare;
        out.syllables = cut > whole;
        out
    }

    fn judge(&self, before: &str, after: &str, link: bool) -> Seam {
        let token = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let address = token.contains("://") || token.contains("www.") || token.contains('@');
        if before.ends_with('\u{ad}') {
            return Seam::DropHyphen;
        }
        if before.ends_with(['-', '\u{2010}']) && after.starts_with(char::is_alphanumeric) {
            let Some((head, tail)) = halves(before, after).filter(|_| !address) else { return Seam::Nothing };
            let count = |word: String| self.words.get(&word).copied().unwrap_or_default();
            let (whole, cut) = (count(format!("{head}-{tail}")), count(format!("{head}{tail}")));
            return match whole.cmp(&cut) {
                std::cmp::Ordering::Greater => Seam::Nothing,
                std::cmp::Ordering::Less => Seam::DropHyphen,
                std::cmp::Ordering::Equal if self.syllables => Seam::DropHyphen,
                std::cmp::Ordering::Equal => Seam::Nothing,
            };
        }
        let cut_anywhere = address || token.contains('/') || token.ends_with('–') || token.ends_with('—');
        let glued = token.ends_with('/') && after.starts_with(char::is_alphanumeric);
        if glued || (cut_anywhere && (self.prints_blanks || (address && link))) {
            return Seam::Nothing;
        }
        Seam::Blank
    }
}

/// The two halves of a word that is cut at a hyphen, in small letters; both must be letters.
fn halves(before: &str, after: &str) -> Option<(String, String)> {
    let head = before.trim_end_matches(['-', '\u{2010}']);
    if head.len() == before.len() || !after.starts_with(char::is_lowercase) {
        return None;
    }
    let head = head.rsplit(|c: char| !is_word(c)).next()?;
    let tail = after.split(|c: char| !is_word(c)).next()?;
    (!head.is_empty() && head.chars().all(char::is_alphabetic))
        .then(|| (head.to_lowercase(), tail.to_lowercase()))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

fn trim_end(text: &mut String, start: usize) {
    let kept = text[start..].trim_end_matches([' ', '\u{a0}']).len();
    text.truncate(start + kept);
}

/// Widens the last place if the piece stands on the same page, else begins one.
fn place(places: &mut Vec<(Range<usize>, usize, [f64; 4])>, range: Range<usize>, piece: &Piece) {
    match places.last_mut() {
        Some((whole, page, area)) if *page == piece.page => {
            whole.end = range.end;
            let [left, top, right, bottom] = piece.area;
            *area = [area[0].min(left), area[1].min(top), area[2].max(right), area[3].max(bottom)];
        }
        _ => places.push((range, piece.page, piece.area)),
    }
}

/// Marks of one kind that touch, or are parted by blanks alone, are one; none begins or ends with a blank.
fn merged(kinds: Vec<(Range<usize>, MarkKind)>, text: &str, end: usize) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for (range, kind) in kinds {
        let range = range.start..range.end.min(end);
        let Some(part) = text.get(range.clone()) else { continue };
        let start = range.start + (part.len() - part.trim_start().len());
        let range = start..start + part.trim().len();
        if range.is_empty() {
            continue;
        }
        let last = out.iter_mut().rev().find(|mark| mark.kind == kind);
        match last {
            Some(mark)
                if kind != MarkKind::Call
                    && text.get(mark.range.end..range.start).is_some_and(|gap| gap.trim().is_empty()) =>
            {
                mark.range.end = range.end;
            }
            _ => out.push(Mark { range, kind }),
        }
    }
    out
}
