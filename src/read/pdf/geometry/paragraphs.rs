//! Printed lines into paragraphs: by the space above them, their indentation, their size and what they open with.

use crate::model::LineRole;

use super::super::line::{Kind, Line, Piece};
use super::Printed;
use super::notes::Noted;

/// A line this much farther from the one above than the lines of a paragraph opens another, in sizes.
pub(super) const LEADING: f64 = 1.55;
/// A first line is set in by at least so much, in sizes.
const INDENT: f64 = 0.8;
/// Lines of one paragraph differ in size by no more.
const SIZE: f64 = 0.06;
/// A line that ends so far before the edge, as a share of the column, ends its paragraph.
const SHORT: f64 = 0.15;
/// A gap between cells, in sizes.
pub(super) const CELL: f64 = 1.8;

/// Writes lines.
pub(super) struct Writer {
    body: f64,
    done: Vec<Line>,
    /// Where in `done` the open paragraph stands, with its last printed line.
    open: Option<(usize, Printed)>,
    /// Where the open note stands.
    note: Option<usize>,
    /// Whether a page began since the last printed line.
    turned: bool,
}

impl Writer {
    pub(super) fn new(body: f64) -> Writer {
        Writer { body, done: Vec::new(), open: None, note: None, turned: false }
    }

    pub(super) fn finish(self) -> Vec<Line> {
        self.done
    }

    /// Lines that are part of the page.
    pub(super) fn page_lines(&mut self, lines: Vec<Printed>) {
        let lines = lines.into_iter().map(|line| Line {
            role: LineRole::PageLine,
            pieces: line.pieces,
            joins: false,
        });
        self.done.extend(lines);
    }

    /// The notes of a page.
    pub(super) fn notes(&mut self, notes: Vec<Noted>) {
        for Noted { line, begins } in notes {
            match self.note.filter(|_| !begins) {
                Some(note) => self.done[note].pieces.extend(line.pieces),
                None => {
                    self.note = Some(self.done.len());
                    self.done.push(Line { role: LineRole::Note, pieces: line.pieces, joins: false });
                }
            }
        }
    }

    /// The text of a page.
    pub(super) fn text(&mut self, lines: Vec<Printed>) {
        self.turned = true;
        let rows = rows(&lines);
        for (line, row) in lines.into_iter().zip(rows) {
            if row {
                self.open = None;
                self.done.push(Line { role: LineRole::Row, pieces: cells(line), joins: false });
                self.turned = false;
                continue;
            }
            let goes_on = self.open.as_ref().is_some_and(|(_, above)| self.continues(above, &line));
            match self.open.take().filter(|_| goes_on) {
                Some((index, _)) => {
                    self.done[index].pieces.extend(line.pieces.iter().cloned());
                    self.open = Some((index, line));
                }
                None => {
                    self.done.push(Line {
                        role: LineRole::Body,
                        pieces: self.emphasised(&line),
                        joins: false,
                    });
                    self.open = Some((self.done.len() - 1, line));
                }
            }
            self.turned = false;
        }
    }

    /// Letters that are larger than the body count as bold: they head something.
    fn emphasised(&self, line: &Printed) -> Vec<Piece> {
        /// How much larger headings are at least.
        const LARGER: f64 = 1.08;
        let larger = line.size() > LARGER * self.body;
        line.pieces.iter().map(|piece| Piece { bold: piece.bold || larger, ..piece.clone() }).collect()
    }

    fn continues(&self, above: &Printed, line: &Printed) -> bool {
        let size = above.size().max(line.size());
        if (above.size() - line.size()).abs() > SIZE * size || above.is_bold() != line.is_bold() {
            return false;
        }
        let text = line.text();
        if opens_item(line, &text) {
            return false;
        }
        let (left, right) = above.column;
        let ended = above.text().trim_end().ends_with(['.', ':', ';', '!', '?', '”', '»']);
        let short = above.right() < right - SHORT * (right - left);
        if self.turned || above.column != line.column {
            let lower = text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
            return !ended && (lower || !short) || (ended && !short && lower);
        }
        let leading = line.base() - above.base();
        if leading > LEADING * size || leading < 0.0 || (short && ended) {
            return false;
        }
        // A first line that is set in opens a paragraph, unless the line above is the label's own, or a sentence runs
        // through both: they give way to a picture then.
        let runs_on = !ended && !short && text.starts_with(char::is_lowercase);
        line.left() - above.left() < INDENT * size || marker_width(above) > 0.0 || runs_on
    }
}

/// How far the text of a line stands behind its marker; 0 without one.
fn marker_width(line: &Printed) -> f64 {
    match line.pieces.as_slice() {
        [first, second, ..] if is_marker(first.text.trim()) => second.left - first.left,
        _ => 0.0,
    }
}

/// Whether a text is a number, a letter in brackets or a bullet, and nothing else.
fn is_marker(text: &str) -> bool {
    /// The longest marker, in letters.
    const LONGEST: usize = 6;
    let core = text.trim_matches(['(', ')', '.']);
    let letters = text.chars().count();
    let signed = core.len() < text.len();
    letters > 0
        && letters <= LONGEST
        && (matches!(text, "•" | "–" | "—" | "-" | "▪" | "◦" | "o" | "·")
            || (signed
                && (core.chars().all(|c| c.is_ascii_digit() || c == '.')
                    || (core.len() <= 4 && core.chars().all(|c| c.is_ascii_alphabetic())))))
}

/// Whether a line opens with a marker that is set apart from its text.
fn opens_item(line: &Printed, text: &str) -> bool {
    if marker_width(line) > 0.0 {
        return true;
    }
    let head = text.split_whitespace().next().unwrap_or_default();
    let indented = line.left() - line.column.0 > INDENT * line.size();
    let bracketed = head.starts_with('(') && head.ends_with(')') && head.chars().count() <= 5;
    is_marker(head)
        && head.len() < text.len()
        && (indented || bracketed || !head.starts_with(char::is_alphabetic))
        && text[head.len()..].trim_start().starts_with(|c: char| c.is_uppercase() || bracketed)
}

/// Which lines are rows of a table: several cells, under or above a line with a cell at the same place.
fn rows(lines: &[Printed]) -> Vec<bool> {
    /// How far apart the beginnings of two cells of one column may stand, in points.
    const ALIGNED: f64 = 6.0;
    let starts: Vec<Vec<f64>> = lines
        .iter()
        .map(|line| {
            let gaps = line.pieces.windows(2).enumerate().filter(|(index, pair)| {
                pair[1].left - pair[0].right > CELL * pair[1].size
                    && !(*index == 0 && is_marker(pair[0].text.trim()))
            });
            gaps.map(|(_, pair)| pair[1].left).collect()
        })
        .collect();
    let aligned = |a: &[f64], b: &[f64]| a.iter().any(|x| b.iter().any(|y| (x - y).abs() < ALIGNED));
    (0..lines.len())
        .map(|index| {
            let own = &starts[index];
            let near = |other: Option<&Vec<f64>>| other.is_some_and(|other| aligned(own, other));
            !own.is_empty()
                && (own.len() > 1
                    || near(index.checked_sub(1).and_then(|before| starts.get(before)))
                    || near(starts.get(index + 1)))
        })
        .collect()
}

/// The pieces of a row with the ends of its cells.
fn cells(line: Printed) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in line.pieces {
        if let Some(before) = out.last()
            && piece.left - before.right > CELL * piece.size
        {
            let end = Piece { text: String::new(), kind: Kind::CellEnd, ..before.clone() };
            out.push(end);
        }
        out.push(piece);
    }
    out
}
