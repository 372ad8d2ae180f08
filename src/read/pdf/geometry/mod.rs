//! Where a file has no structure that can be believed: lines, columns, notes and paragraphs by where the letters stand.

mod columns;
mod insets;
mod notes;
mod paragraphs;
mod running;

use crate::model::LineRole;

use super::furniture;
use super::line::{self, Line, Piece};
use super::page::{Page, Run};

/// A printed line.
#[derive(Debug, Clone)]
struct Printed {
    pieces: Vec<Piece>,
    /// The left and right edge of the column it stands in.
    column: (f64, f64),
}

impl Printed {
    fn left(&self) -> f64 {
        self.pieces.first().map_or(0.0, |piece| piece.left)
    }

    fn right(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.right).fold(0.0, f64::max)
    }

    /// The line that most of its letters stand on.
    fn base(&self) -> f64 {
        let largest = self.pieces.iter().max_by(|a, b| a.size.total_cmp(&b.size));
        largest.map_or(0.0, |piece| piece.base)
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            out.push_str(piece.text.trim());
        }
        out
    }

    /// The size of most of its letters.
    fn size(&self) -> f64 {
        let line = Line { role: LineRole::Body, pieces: self.pieces.clone(), joins: false };
        line.size()
    }

    fn is_bold(&self) -> bool {
        self.pieces.iter().filter(|piece| !piece.is_blank()).all(|piece| piece.bold)
    }
}

/// The lines of a file by where its letters stand.
pub(super) fn lines(pages: &[Page]) -> Vec<Line> {
    let printed: Vec<Vec<Printed>> =
        pages.iter().enumerate().map(|(number, page)| lines_of(page, number)).collect();
    let running = running::find(&printed, pages);
    let size = body_size(&printed);
    let mut writer = paragraphs::Writer::new(size);
    for (number, lines) in printed.into_iter().enumerate() {
        let (mut head, mut text, mut foot) = (Vec::new(), Vec::new(), Vec::new());
        for (index, line) in lines.into_iter().enumerate() {
            match running.contains(&(number, index)) {
                false => text.push(line),
                true if text.is_empty() => head.push(line),
                true => foot.push(line),
            }
        }
        let below = notes::split(&mut text, &pages[number], size);
        writer.page_lines(head);
        writer.text(text);
        writer.notes(below);
        writer.page_lines(foot);
    }
    let mut lines = writer.finish();
    line::find_raised(&mut lines);
    lines
}

/// The printed lines of a page in reading order.
fn lines_of(page: &Page, number: usize) -> Vec<Printed> {
    let runs: Vec<&Run> = page.runs.iter().collect();
    columns::order(furniture::printed_lines(&runs, page, number), page)
}

/// The size of most letters of the file.
fn body_size(printed: &[Vec<Printed>]) -> f64 {
    let pieces = printed.iter().flatten().flat_map(|line| &line.pieces).cloned().collect();
    Line { role: LineRole::Body, pieces, joins: false }.size()
}
