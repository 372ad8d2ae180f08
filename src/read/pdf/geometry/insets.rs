//! Insets: a quotation or a box of a few narrow lines beside the text, with letters or lines spaced differently from it.

use crate::model::median;

use super::super::line::Piece;
use super::super::page::Page;
use super::Printed;
use super::paragraphs::LEADING;

/// An inset has at least so many lines.
const LINES: usize = 3;
/// It is at least so wide, in sizes of its letters: what is narrower is a label.
const WIDTH: f64 = 5.0;
/// How far apart two lines of one inset may stand, in sizes.
const LEADINGS: std::ops::Range<f64> = 0.8..1.7;
/// How far apart the beginnings of two lines at one margin may stand, in points.
const ALIGNED: f64 = 3.0;
/// How much the letters of an inset, or the distance of its lines, differ from those of the text beside it.
const DIFFERENT: f64 = 0.03;
/// The gap between the text and an inset, in sizes: less than between cells, since the text fills its lines.
const GAP: f64 = 1.2;
/// Lines whose bases lie so close, in sizes, are lines of a row.
const LEVEL: f64 = 0.08;
/// A piece no larger than this share of the others is raised or lowered.
const RAISED: f64 = 0.85;
/// Lines whose bases lie closer than this, in sizes, stand beside each other.
const HEIGHT: f64 = 0.75;

/// What stands together on a line, between two gaps wider than those of words.
#[derive(Debug, Clone)]
struct Segment {
    /// The printed line that it is part of.
    of: usize,
    pieces: Vec<Piece>,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
}

impl Segment {
    /// Whether `piece` is the next on the line, with no more than the gap of a word between.
    fn goes_on(&self, piece: &Piece) -> bool {
        let level = (self.base - piece.base).abs() < LEVEL * self.size || piece.size < RAISED * self.size;
        level && piece.left - self.right < GAP * piece.size && piece.left > self.left
    }

    /// Whether both stand at one height, and neither above the other.
    fn beside(&self, other: &Segment) -> bool {
        (self.base - other.base).abs() < HEIGHT * self.size
            && (self.right <= other.left || other.right <= self.left)
    }

    /// Whether both are cells of one row.
    fn is_level(&self, other: &Segment) -> bool {
        self.beside(other) && (self.base - other.base).abs() < LEVEL * self.size
    }

    /// Whether a sentence goes on from the end of this line in `next`.
    fn runs_into(&self, next: &Segment) -> bool {
        let (own, next) = (self.text(), next.text());
        !own.trim_end().ends_with(['.', ':', ';', '!', '?', '”', '»'])
            && next.trim_start().starts_with(char::is_lowercase)
    }

    fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Whether this is the next line at the same margin, in letters of the same size.
    fn follows(&self, above: &Segment) -> bool {
        (self.left - above.left).abs() < ALIGNED
            && (self.size - above.size).abs() < DIFFERENT * self.size
            && LEADINGS.contains(&((self.base - above.base) / self.size))
    }
}

/// Lines that stand beside the text.
#[derive(Debug)]
pub(super) struct Inset {
    lines: Vec<Printed>,
    /// The column that it leaves to the text beside it.
    beside: (f64, f64),
}

/// Takes the insets out of the printed lines of a page.
pub(super) fn take(lines: &mut Vec<Vec<Piece>>, page: &Page) -> Vec<Inset> {
    /// More on one page is a table or a picture.
    const MOST: usize = 1000;
    let mut segments: Vec<Segment> =
        lines.iter().enumerate().flat_map(|(at, line)| segments(line, at)).collect();
    if segments.len() > MOST {
        return Vec::new();
    }
    segments.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut taken = vec![false; segments.len()];
    let mut out = Vec::new();
    for block in blocks(&segments) {
        let Some(beside) = text_beside(&block, &segments, page) else { continue };
        let printed = block.into_iter().map(|at| {
            taken[at] = true;
            let Segment { pieces, left, right, .. } = segments[at].clone();
            Printed { pieces, column: (left, right) }
        });
        out.push(Inset { lines: printed.collect(), beside });
    }
    if !out.is_empty() {
        *lines = without(&segments, &taken);
    }
    out
}

/// Puts the insets between paragraphs of the text that they stand beside, and tells that text how wide it is there.
pub(super) fn put(printed: &mut Vec<Printed>, insets: Vec<Inset>) {
    /// The text begins and ends to stand beside an inset so many sizes above and below it.
    const NEAR: f64 = 2.5;
    for Inset { lines, beside } in insets {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let near = NEAR * last.size();
        let (top, bottom) = (first.base() - near, last.base() + near);
        for line in printed.iter_mut() {
            let within = line.left() > beside.0 - ALIGNED && line.right() < beside.1 + ALIGNED;
            if within && (top..bottom).contains(&line.base()) {
                line.column = beside;
            }
        }
        let parted = |at: &usize| {
            let (above, line) = (&printed[*at - 1], &printed[*at]);
            line.base() - above.base() > LEADING * line.size()
        };
        let below = printed.partition_point(|line| line.base() <= last.base());
        let at = (below.max(1)..printed.len())
            .find(parted)
            .or_else(|| (1..below.min(printed.len())).rev().find(parted))
            .unwrap_or(printed.len());
        printed.splice(at..at, lines);
    }
}

/// The segments of the printed line `of`.
fn segments(line: &[Piece], of: usize) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    for piece in line {
        let open = out.iter_mut().rev().find(|open| open.goes_on(piece));
        match open {
            Some(open) => {
                open.right = open.right.max(piece.right);
                open.pieces.push(piece.clone());
            }
            None => out.push(Segment {
                of,
                left: piece.left,
                right: piece.right,
                base: piece.base,
                size: piece.size,
                pieces: vec![piece.clone()],
            }),
        }
    }
    out
}

/// The printed lines without what is taken.
fn without(segments: &[Segment], taken: &[bool]) -> Vec<Vec<Piece>> {
    let mut rest: Vec<&Segment> =
        segments.iter().zip(taken).filter(|(_, taken)| !**taken).map(|(segment, _)| segment).collect();
    // By the lines they came from, which part what is turned; two lines that an inset between them held together part.
    rest.sort_by_key(|segment| segment.of);
    let mut out: Vec<(usize, Vec<Piece>)> = Vec::new();
    for segment in rest {
        match out.last_mut() {
            Some((of, line)) if *of == segment.of && line[0].beside(&segment.pieces[0]) => {
                line.extend(segment.pieces.iter().cloned());
            }
            _ => out.push((segment.of, segment.pieces.clone())),
        }
    }
    for (_, line) in &mut out {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    out.into_iter().map(|(_, line)| line).collect()
}

/// Lines at one margin, one under the other, from the top: the places of their segments.
fn blocks(segments: &[Segment]) -> Vec<Vec<usize>> {
    let mut in_block = vec![false; segments.len()];
    let mut out = Vec::new();
    for at in 0..segments.len() {
        if in_block[at] {
            continue;
        }
        let mut block = vec![at];
        let mut last = at;
        for (next, segment) in segments.iter().enumerate().skip(at + 1) {
            if segment.base - segments[last].base > LEADINGS.end * segments[last].size {
                break;
            }
            if !in_block[next] && segment.follows(&segments[last]) {
                block.push(next);
                last = next;
            }
        }
        for &member in &block {
            in_block[member] = true;
        }
        if block.len() >= LINES {
            out.push(block);
        }
    }
    out
}

/// The column of the text beside a block, if the block is an inset in it.
fn text_beside(block: &[usize], segments: &[Segment], page: &Page) -> Option<(f64, f64)> {
    let own: Vec<&Segment> = block.iter().map(|&at| &segments[at]).collect();
    let (left, right) = extent(&own);
    let (first, last) = (own.first()?, own.last()?);
    let size = first.size;
    let near = segments.iter().filter(|other| (first.base - size..last.base + size).contains(&other.base));
    let text: Vec<&Segment> = near.filter(|other| own.iter().any(|line| line.beside(other))).collect();
    let edges = extent(&text);
    let one_side = edges.0 >= right || edges.1 <= left;
    let narrow =
        right - left >= WIDTH * size && usual(text.iter().map(|line| line.right - line.left)) > right - left;
    let beside = own.iter().filter(|line| text.iter().any(|other| line.beside(other))).count();
    let level = own.iter().filter(|line| text.iter().any(|other| line.is_level(other))).count();
    let ruled = page.rules.iter().any(|rule| {
        (first.base..last.base).contains(&rule.base)
            && rule.left < right
            && rule.right > left
            && rule.left < edges.1
            && rule.right > edges.0
    });
    let unlike = |one: f64, other: f64| (one - other).abs() > DIFFERENT * one.max(other);
    let unlike =
        unlike(size, usual(text.iter().map(|line| line.size))) || unlike(leading(&own), leading(&text));
    let apart = unlike && 2 * level < own.len();
    let inset = text.len() >= LINES && one_side && narrow && 4 * beside >= 3 * own.len() && !ruled;
    (inset && (apart || flows(&text, segments, (left, right)))).then_some(edges)
}

/// Whether a sentence runs from a line that takes the whole width into `text`, or out of it into one: it gives way to
/// what stands at `place`, as no cell of a table does.
fn flows(text: &[&Segment], segments: &[Segment], place: (f64, f64)) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
    let middle = f64::midpoint(place.0, place.1);
    let covers = |line: &Segment| (line.left..line.right).contains(&middle);
    let whole = |line: &&Segment, near: &Segment| {
        covers(line) && (line.size - near.size).abs() < DIFFERENT * near.size
    };
    let next =
        |above: &Segment, below: &Segment| LEADINGS.contains(&((below.base - above.base) / above.size));
    let mut head = *first;
    // Up to where the text begins to give way, a line or two before what it gives way to.
    while let Some(above) = segments.iter().rev().find(|above| head.follows(above) && !covers(above)) {
        head = above;
    }
    let into =
        segments.iter().filter(|line| whole(line, head) && next(line, head)).any(|line| line.runs_into(head));
    let mut foot = *last;
    while let Some(below) = segments.iter().find(|below| below.follows(foot) && !covers(below)) {
        foot = below;
    }
    into || segments
        .iter()
        .filter(|line| whole(line, foot) && next(foot, line))
        .any(|line| foot.runs_into(line))
}

/// The left and right edge of some segments.
fn extent(segments: &[&Segment]) -> (f64, f64) {
    let left = segments.iter().map(|segment| segment.left).fold(f64::INFINITY, f64::min);
    (left, segments.iter().map(|segment| segment.right).fold(0.0, f64::max))
}

/// The usual distance of lines, from the top.
fn leading(segments: &[&Segment]) -> f64 {
    usual(segments.windows(2).map(|pair| pair[1].base - pair[0].base))
}

/// The median; nothing of nothing.
fn usual(values: impl Iterator<Item = f64>) -> f64 {
    median(values.collect()).unwrap_or(0.0)
}
