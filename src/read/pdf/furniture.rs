//! What stands on the pages beside the text: running lines and what the tree does not name, put where the page begins
//! or ends.

use std::collections::VecDeque;

use crate::model::LineRole;

use super::line::{Line, Piece, Tagged};
use super::page::{Page, Run};

/// How much of the page, above and below, belongs to running lines.
const MARGIN: f64 = 0.08;

/// Puts the printed lines that `taken` leaves out among `lines`, page by page.
pub(super) fn place(lines: Vec<Line>, pages: &[Page], taken: &Tagged) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len());
    let mut next = 0;
    let mut below = Below::default();
    let open = |page: usize, next: &mut usize, below: &mut Below, out: &mut Vec<Line>| {
        while *next <= page && *next < pages.len() {
            below.end(out);
            let (head, beside) = beside(&pages[*next], *next, taken);
            out.extend(head);
            *below = beside;
            *next += 1;
        }
    };
    for line in lines {
        if let Some(page) = line.page() {
            open(page, &mut next, &mut below, &mut out);
            if !matches!(line.role, LineRole::Note | LineRole::PageLine) && page + 1 == next {
                below.until(top(&line), &mut out);
            }
        }
        out.push(line);
    }
    open(usize::MAX - 1, &mut next, &mut below, &mut out);
    below.end(&mut out);
    out
}

/// What is still to come of a page: printed lines among its text, from top to bottom, and those of its foot.
#[derive(Debug, Default)]
struct Below {
    text: VecDeque<Line>,
    foot: Vec<Line>,
}

impl Below {
    /// Writes the lines above a height.
    fn until(&mut self, height: f64, out: &mut Vec<Line>) {
        while self.text.front().is_some_and(|line| top(line) < height) {
            out.extend(self.text.pop_front());
        }
    }

    fn end(&mut self, out: &mut Vec<Line>) {
        out.extend(std::mem::take(&mut self.text));
        out.append(&mut self.foot);
    }
}

/// The height at which a line begins.
fn top(line: &Line) -> f64 {
    line.pieces.iter().find(|piece| !piece.is_blank()).map_or(0.0, |piece| piece.base)
}

/// The printed lines of a page that the tree does not name: those before the text, and those among it and behind it.
fn beside(page: &Page, number: usize, taken: &Tagged) -> (Vec<Line>, Below) {
    let (mut head, mut foot) = (Vec::new(), Vec::new());
    let artifacts: Vec<&Run> = page.runs.iter().filter(|run| run.artifact && !taken.has_taken(run)).collect();
    for printed in printed_lines(&artifacts, page, number) {
        let upper = printed.first().is_some_and(|piece| piece.base < page.height / 2.0);
        let line = Line { role: LineRole::PageLine, pieces: printed, joins: false };
        if upper { head.push(line) } else { foot.push(line) }
    }
    let unnamed: Vec<&Run> = page.runs.iter().filter(|run| !run.artifact && !taken.has_taken(run)).collect();
    let mut text = VecDeque::new();
    for printed in printed_lines(&unnamed, page, number) {
        let base = printed.first().map_or(0.0, |piece| piece.base);
        let margin = MARGIN * page.height;
        if base < margin {
            head.push(Line { role: LineRole::PageLine, pieces: printed, joins: false });
        } else if base > page.height - margin {
            foot.push(Line { role: LineRole::PageLine, pieces: printed, joins: false });
        } else {
            text.push_back(Line { role: LineRole::Body, pieces: printed, joins: false });
        }
    }
    (head, Below { text, foot })
}

/// Runs by the printed line they stand on, from top to bottom and from left to right.
pub(super) fn printed_lines(runs: &[&Run], page: &Page, number: usize) -> Vec<Vec<Piece>> {
    let mut pieces: Vec<(u8, Piece)> = runs
        .iter()
        .filter(|run| !run.text.trim().is_empty())
        .map(|run| (run.turn, Piece::of(run, number, page)))
        .collect();
    pieces.sort_by(|(turn, a), (other, b)| turn.cmp(other).then(a.base.total_cmp(&b.base)));
    let mut lines: Vec<(u8, Vec<Piece>)> = Vec::new();
    for (turn, piece) in pieces {
        match lines.last_mut() {
            Some((last, line))
                if *last == turn && line.last().is_some_and(|before| before.beside(&piece)) =>
            {
                line.push(piece);
            }
            _ => lines.push((turn, vec![piece])),
        }
    }
    for (_, line) in &mut lines {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
