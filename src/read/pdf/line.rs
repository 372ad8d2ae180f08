//! What becomes one line of raw text: a paragraph, a row, a heading, a note, a line of the page.

use crate::model::{LineRole, Lookup, Seen};

use super::page::{Page, Run, Tag};

/// How small, against the letters of its line, a raised letter is at least set.
const RAISED_SIZE: f64 = 0.85;
/// How high, in sizes of its line, a raised letter stands at least.
const RAISED_BY: f64 = 0.12;

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters like those around them.
    Plain,
    /// The label at the head of the line.
    Label,
    /// The call of a note.
    Call,
    /// Raised letters that call no note.
    Raised,
    /// The end of a cell.
    CellEnd,
}

/// A run within a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// The letters.
    pub(super) text: String,
    /// The page, from 0.
    pub(super) page: usize,
    /// Where it stands there: left, top, right, bottom, in points from the top left.
    pub(super) area: [f64; 4],
    /// Where the first letter begins, on the line as it is read.
    pub(super) left: f64,
    /// Where the last letter ends.
    pub(super) right: f64,
    /// The line it stands on.
    pub(super) base: f64,
    /// The size of its letters.
    pub(super) size: f64,
    /// Whether they are bold.
    pub(super) bold: bool,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether it belongs to a link, where words are cut at any letter.
    pub(super) link: bool,
}

impl Piece {
    /// The run of page `number`.
    pub(super) fn of(run: &Run, number: usize, page: &Page) -> Piece {
        /// The parts of a letter above and below its line, in sizes.
        const ABOVE: f64 = 0.75;
        const BELOW: f64 = 0.25;
        let (top, bottom) = (run.base - ABOVE * run.size, run.base + BELOW * run.size);
        let area = match run.turn {
            0 => [run.left, top, run.right, bottom],
            1 => [page.width - bottom, run.left, page.width - top, run.right],
            2 => [page.width - run.right, page.height - bottom, page.width - run.left, page.height - top],
            _ => [top, page.height - run.right, bottom, page.height - run.left],
        };
        Piece {
            text: run.text.clone(),
            page: number,
            area,
            left: run.left,
            right: run.right,
            base: run.base,
            size: run.size,
            bold: run.bold,
            kind: Kind::Plain,
            link: false,
        }
    }

    /// Whether both stand on one printed line.
    pub(super) fn beside(&self, other: &Piece) -> bool {
        /// How far raised letters may stand from the line, in sizes of the larger.
        const NEAR: f64 = 0.6;
        self.page == other.page && (self.base - other.base).abs() < NEAR * self.size.max(other.size)
    }

    /// Whether it holds nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// A line of the raw text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What it is for.
    pub(super) role: LineRole,
    /// What it holds.
    pub(super) pieces: Vec<Piece>,
    /// Whether it goes on in the next line of running text.
    pub(super) joins: bool,
}

impl Line {
    /// An empty line.
    pub(super) fn new(role: LineRole) -> Line {
        Line { role, pieces: Vec::new(), joins: false }
    }

    /// Whether it holds no letter.
    pub(super) fn is_blank(&self) -> bool {
        self.pieces.iter().all(Piece::is_blank)
    }

    /// The page on which it begins.
    pub(super) fn page(&self) -> Option<usize> {
        self.pieces.iter().find(|piece| !piece.is_blank()).map(|piece| piece.page)
    }

    /// The page on which it ends.
    pub(super) fn end_page(&self) -> Option<usize> {
        self.pieces.iter().rev().find(|piece| !piece.is_blank()).map(|piece| piece.page)
    }

    /// Whether all its letters are bold, those of its label left out.
    pub(super) fn is_bold(&self) -> bool {
        self.pieces.iter().all(|piece| piece.bold || piece.kind == Kind::Label || piece.is_blank())
    }

    /// The letters without what the pieces say.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The size of most of its letters.
    pub(super) fn size(&self) -> f64 {
        let mut sizes: Vec<(f64, usize)> = Vec::new();
        for piece in &self.pieces {
            let letters = piece.text.chars().filter(|c| !c.is_whitespace()).count();
            match sizes.iter_mut().find(|(size, _)| (size - piece.size).abs() < 0.05 * size) {
                Some((_, count)) => *count += letters,
                None => sizes.push((piece.size, letters)),
            }
        }
        sizes.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| size)
    }

    /// Says which plain pieces are raised, and which of them call notes with these labels.
    ///
    /// In a note, the first raised piece is its label.
    fn find_raised(&mut self, labels: &Seen<String>) {
        let size = self.size();
        let raised: Vec<bool> = (0..self.pieces.len()).map(|index| self.is_raised(index, size)).collect();
        let mut before = String::new();
        for (piece, raised) in self.pieces.iter_mut().zip(raised) {
            if raised && piece.kind == Kind::Plain {
                piece.kind = if !is_call(&piece.text) {
                    Kind::Raised
                } else if self.role == LineRole::Note && before.is_empty() {
                    Kind::Label
                } else if labels.contains(piece.text.trim()) && !is_power(&before, &piece.text)
                    || may_call(&before, &piece.text)
                {
                    Kind::Call
                } else {
                    Kind::Raised
                };
            }
            if !piece.is_blank() {
                before.clone_from(&piece.text);
            }
        }
    }

    fn is_raised(&self, index: usize, size: f64) -> bool {
        let piece = &self.pieces[index];
        let neighbours = self.pieces[..index].iter().rev().find(|other| !other.is_blank());
        let next = self.pieces[index + 1..].iter().find(|other| !other.is_blank());
        !piece.is_blank()
            && piece.size < RAISED_SIZE * size
            && neighbours.into_iter().chain(next).any(|other| {
                other.beside(piece)
                    && other.size > piece.size
                    && other.base - piece.base > RAISED_BY * other.size
            })
    }
}

/// Says which pieces of all lines are raised: the notes first, whose labels tell what a call may be.
pub(super) fn find_raised(lines: &mut [Line]) {
    let is_note = |line: &&mut Line| line.role == LineRole::Note;
    lines.iter_mut().filter(is_note).for_each(|line| line.find_raised(&Seen::default()));
    let labels: Seen<String> = lines
        .iter()
        .filter(|line| line.role == LineRole::Note)
        .flat_map(|line| &line.pieces)
        .filter(|piece| piece.kind == Kind::Label)
        .map(|piece| piece.text.trim().to_owned())
        .collect();
    lines.iter_mut().for_each(|line| line.find_raised(&labels));
}

/// Whether raised figures behind a unit of length are its power: `m2`, `km3`.
fn is_power(before: &str, text: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(unit, "m" | "km" | "cm" | "mm" | "dm" | "hm") && matches!(text.trim(), "2" | "3")
}

/// Whether raised letters may call a note that was not found: a letter behind a word is the end of an ordinal instead.
fn may_call(before: &str, text: &str) -> bool {
    let letter = text.trim().chars().all(char::is_alphabetic);
    !(is_power(before, text) || letter && before.ends_with(char::is_alphanumeric))
}

/// Whether raised letters are the call of a note: figures, one letter or signs, several of them set apart by commas.
pub(super) fn is_call(text: &str) -> bool {
    /// The longest label of a note, in letters.
    const LONGEST: usize = 4;
    let mut any = false;
    text.trim().split([',', ' ', '\u{a0}', ';']).filter(|part| !part.is_empty()).all(|part| {
        any = true;
        let part = part.trim_matches(['(', ')', '[', ']']);
        let letters = part.chars().count();
        letters <= LONGEST
            && (part.chars().all(|c| c.is_ascii_digit())
                || (letters == 1 && part.chars().all(|c| c.is_ascii_lowercase()))
                || part.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#')))
    }) && any
}

/// The runs of every tag, for a reader that goes by the structure tree.
#[derive(Debug, Default)]
pub(super) struct Tagged {
    runs: Lookup<Tag, Vec<(usize, usize)>>,
    taken: Seen<Tag>,
}

impl Tagged {
    /// The runs of all pages, by their tags.
    pub(super) fn of(pages: &[Page]) -> Tagged {
        let mut out = Tagged::default();
        for (number, page) in pages.iter().enumerate() {
            for (index, run) in page.runs.iter().enumerate() {
                if let Some(tag) = run.tag {
                    out.runs.entry(tag).or_default().push((number, index));
                }
            }
        }
        out
    }

    /// Takes the runs of `tag`: what was taken is not there again.
    pub(super) fn take(&mut self, tag: Tag) -> &[(usize, usize)] {
        if !self.taken.insert(tag) {
            return &[];
        }
        self.runs.get(&tag).map_or(&[], Vec::as_slice)
    }

    /// Whether a run was taken.
    pub(super) fn has_taken(&self, run: &Run) -> bool {
        run.tag.is_some_and(|tag| self.taken.contains(&tag))
    }
}
