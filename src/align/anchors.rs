//! The coarse pass: where the two sides meet for certain, and the corridor around these places.
//!
//! Rare units that stand for each other vote for pairs of segments; the heaviest chain of votes that runs forward on both
//! sides is found in the time of a sort. Where votes are dense the corridor is narrow; without any it is a band
//! around the diagonal.

use super::corridor::Corridor;
use super::links::Links;
use super::segment::Run;
use super::side::{Side, View};
use super::votes::{Places, REACH, Vote, chain, votes};

/// Most segments in which a unit may occur to vote at any distance.
const RARE: u32 = 8;
/// Most segments in which a unit may occur to vote near the places that rare units gave.
const USUAL: u32 = 120;
/// Votes, in nats, that an edge of the corridor needs between itself and the place that they speak for.
const SURE: f32 = 14.0;
/// Segments that the corridor is wider on each side than the votes ask for.
const MARGIN: usize = 1;
/// Cells of the corridor, whatever the votes: longer texts have to do with a narrower one.
const CELLS: f64 = 800_000.0;
/// Cells of the corridor of any text, and for each character of it: many short segments are no reason to look further.
const CELLS_AT_LEAST: f64 = 100_000.0;
const CELLS_PER_CHAR: f64 = 1.0;
/// The same where segments have hardly a word each, of which there are a hundred for each that a report has.
const CELLS_PER_CHAR_OF_FEW: f64 = 0.3;
/// Narrowest half of a corridor, and that of texts whose segments have hardly a word each.
const NARROW: usize = 12;
const NARROWEST: usize = 1;
/// Characters of a segment that has hardly a word.
const HARDLY: f64 = 10.0;

/// Half the width that the corridor of two runs may have, of so many segments and characters together.
fn reach(segments: usize, chars: f64) -> usize {
    let hardly = chars < HARDLY * segments as f64;
    let (least, per_char) =
        if hardly { (NARROWEST, CELLS_PER_CHAR_OF_FEW) } else { (NARROW, CELLS_PER_CHAR) };
    let cells = (CELLS_AT_LEAST + per_char * chars).min(CELLS);
    ((cells / (2 * segments + 1) as f64) as usize).clamp(least, REACH)
}

/// Cells of a table that is small enough to be searched whole.
const SMALL: usize = 256;

/// Where the units of the English side stand, for votes.
pub(super) struct Anchors {
    rare: Places,
    usual: Places,
}

impl Anchors {
    /// Lists the places of an English side.
    pub(super) fn new(en: &Side) -> Anchors {
        Anchors { rare: Places::new(en, RARE), usual: Places::new(en, USUAL) }
    }
}

/// The corridor of the coarse pass between two runs: rare units first, then more frequent ones in the places that the
/// rare ones gave.
pub(super) fn coarse(fr: &Side, en: &Side, links: &Links, anchors: &Anchors, runs: (&Run, &Run)) -> Corridor {
    let (a, b) = runs;
    if (a.len() + 1).saturating_mul(b.len() + 1) <= SMALL {
        return Corridor::full(a.len(), b.len());
    }
    let views = (fr.view(a.clone()), en.view(b.clone()));
    let rough = chain(&votes((fr, en), links, &anchors.rare, runs, None), b.len());
    let line = guide(views.0, views.1, &rough);
    let fine = chain(&votes((fr, en), links, &anchors.usual, runs, Some(&line)), b.len());
    corridor(views.0, views.1, &fine)
}

/// The votes of rare units between two runs, counted from their beginnings.
pub(super) fn rare_votes(
    fr: &Side,
    en: &Side,
    links: &Links,
    anchors: &Anchors,
    runs: (&Run, &Run),
) -> Vec<Vote> {
    votes((fr, en), links, &anchors.rare, runs, None)
}

/// The corridor that `votes`, counted from the beginnings of the two runs, leave open between them.
pub(super) fn corridor_between(fr: View<'_>, en: View<'_>, votes: &[Vote]) -> Corridor {
    corridor(fr, en, &chain(votes, en.len()))
}

/// The corridor that a chain of votes leaves open.
fn corridor(fr: View<'_>, en: View<'_>, chain: &[Vote]) -> Corridor {
    let (n, m) = (fr.len(), en.len());
    let reach = reach(n + m, fr.chars(0..n) + en.chars(0..m));
    let line = guide(fr, en, chain);
    let mut rows = Vec::with_capacity(n + 1);
    // Index of the last vote whose weight, with those after it up to the row, is enough; and the same behind.
    let total: Vec<f32> = std::iter::once(0.0)
        .chain(chain.iter().scan(0.0, |sum, vote| {
            *sum += vote.weight;
            Some(*sum)
        }))
        .collect();
    let (mut low, mut high, mut here) = (0usize, 0usize, 0usize);
    for row in 0..=n {
        while here < chain.len() && chain[here].fr() < row {
            here += 1;
        }
        while low < here && total[here] - total[low + 1] >= SURE {
            low += 1;
        }
        while high < chain.len() && (high < here || total[high] - total[here] < SURE) {
            high += 1;
        }
        let first = if low < here { chain[low].en() } else { 0 };
        let first = if low == 0 && total[here] < SURE { 0 } else { first };
        let last = chain.get(high).map_or(m, |vote| vote.en() + 1);
        let (near, far) =
            (line[row.saturating_sub(reach)].saturating_sub(reach), line[(row + reach).min(n)] + reach);
        rows.push((first.saturating_sub(MARGIN).max(near), (last + MARGIN).min(far).min(m)));
    }
    Corridor::new(rows, m)
}

/// For each French segment, where the chain says that its counterpart begins; between votes by the lengths.
fn guide(fr: View<'_>, en: View<'_>, chain: &[Vote]) -> Vec<usize> {
    let mut line = Vec::with_capacity(fr.len() + 1);
    let ends = std::iter::once((0, 0))
        .chain(chain.iter().map(|vote| (vote.fr(), vote.en())))
        .chain([(fr.len(), en.len())]);
    let ends: Vec<(usize, usize)> = ends.collect();
    for pair in ends.windows(2) {
        let ((a, b), (c, d)) = (pair[0], pair[1]);
        let mut column = b;
        let (span_fr, span_en) = (fr.chars(a..c).max(1.0), en.chars(b..d));
        for row in a..c {
            let share = (fr.chars_before(row) - fr.chars_before(a)) / span_fr;
            while column < d && en.chars_before(column) - en.chars_before(b) < share * span_en {
                column += 1;
            }
            line.push(column);
        }
    }
    line.push(en.len());
    line
}
