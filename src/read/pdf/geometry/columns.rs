//! Columns: a gutter that runs through the page, with prose on both sides.

use super::super::line::Piece;
use super::super::page::Page;
use super::{Printed, insets};

/// A column has at least so many lines.
const LINES: usize = 10;
/// Prose fills a column to this share, as a table does not.
const FILLED: f64 = 0.6;
/// The narrowest gutter, in points.
const GUTTER: f64 = 8.0;

/// The lines in reading order: what runs across the page parts what stands in columns.
pub(super) fn order(mut lines: Vec<Vec<Piece>>, page: &Page) -> Vec<Printed> {
    let edges = |lines: &[Vec<Piece>]| {
        let pieces = || lines.iter().flatten();
        let left = pieces().map(|piece| piece.left).fold(f64::INFINITY, f64::min);
        (left, pieces().map(|piece| piece.right).fold(0.0, f64::max))
    };
    let (left, right) = edges(&lines);
    let Some(gutter) = gutter(&lines, page.width) else {
        let insets = insets::take(&mut lines, page);
        let mut printed: Vec<Printed> =
            lines.into_iter().map(|pieces| Printed { pieces, column: (left, right) }).collect();
        insets::put(&mut printed, insets);
        return printed;
    };
    let mut out = Vec::new();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for line in lines {
        if line.iter().any(|piece| piece.left < gutter && piece.right > gutter) {
            out.append(&mut first);
            out.append(&mut second);
            out.push(Printed { pieces: line, column: (left, right) });
            continue;
        }
        let (before, behind): (Vec<_>, Vec<_>) = line.into_iter().partition(|piece| piece.left < gutter);
        for (pieces, column, into) in
            [(before, (left, gutter), &mut first), (behind, (gutter, right), &mut second)]
        {
            if !pieces.is_empty() {
                into.push(Printed { pieces, column });
            }
        }
    }
    out.append(&mut first);
    out.append(&mut second);
    out
}

/// Where the gutter stands, if there is one.
fn gutter(lines: &[Vec<Piece>], width: f64) -> Option<f64> {
    /// The gutter is looked for in this middle part of the page.
    const MIDDLE: std::ops::Range<u32> = 35..66;
    let middle = MIDDLE.map(|percent| width * f64::from(percent) / 100.0);
    let pieces = || lines.iter().flatten().filter(|piece| !piece.is_blank());
    let crossing = |x: f64| {
        pieces().filter(|piece| piece.left < x + GUTTER / 2.0 && piece.right > x - GUTTER / 2.0).count()
    };
    let all = pieces().count();
    let best = middle.min_by_key(|x| crossing(*x))?;
    if crossing(best) * 5 > all {
        return None;
    }
    let fills = |side: fn(f64, f64) -> bool| {
        let own: Vec<&Piece> = pieces().filter(|piece| side(piece.left, best)).collect();
        let own: Vec<&Piece> =
            own.into_iter().filter(|piece| (piece.left < best) == (piece.right < best)).collect();
        let left = own.iter().map(|piece| piece.left).fold(f64::INFINITY, f64::min);
        let right = own.iter().map(|piece| piece.right).fold(0.0, f64::max);
        let wide = own.iter().filter(|piece| piece.right - piece.left > FILLED * (right - left)).count();
        wide >= LINES && 2 * wide > own.len()
    };
    (fills(|left, x| left < x) && fills(|left, x| left >= x)).then_some(best)
}
