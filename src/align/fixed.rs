//! Beads that a person fixed: what is searched lies between them.

use std::collections::BTreeSet;

use super::apart::Apart;
use super::blocks::{Stream, unit};
use super::pairs::Pairs;
use super::segment::Run;
use crate::model::{Bead, Block, FixedBeads, Lang, Method, Sides, Unit};

/// What a person is believed, in per cent.
const CERTAIN: u8 = 100;

/// The runs that are searched apart: the running text and the footnotes, each cut at the fixed beads that run forward, and then
/// a run for each fixed bead, from which the others learn.
pub(super) fn islands(fixed: &FixedBeads, fr: &Stream<'_>, en: &Stream<'_>) -> Pairs {
    let runs = [(0..fr.notes, 0..en.notes), (fr.notes..fr.held, en.notes..en.held)];
    let mut out = Pairs::default();
    for (notes, (a, b)) in [false, true].into_iter().zip(runs) {
        let own = fixed.together.iter().filter(|held| {
            held.fr.first().is_some_and(|at| fr.is_note(*at) == notes)
                && held.en.first().is_some_and(|at| en.is_note(*at) == notes)
        });
        let before = |stream: &Stream<'_>, run: &Run, blocks: &[usize]| {
            let first = blocks.first().copied().unwrap_or_default();
            run.start + stream.places[run.clone()].partition_point(|place| *place < first)
        };
        let mut points: Vec<(usize, usize)> =
            own.map(|held| (before(fr, &a, &held.fr), before(en, &b, &held.en))).collect();
        points.sort_unstable();
        let (mut i, mut j) = (a.start, b.start);
        for (x, y) in forward(&points) {
            out.push(i..x, j..y);
            (i, j) = (x, y);
        }
        out.push(i..a.end, j..b.end);
    }
    let (mut i, mut j) = (fr.held, en.held);
    for held in &fixed.together {
        out.push(i..i + held.fr.len(), j..j + held.en.len());
        (i, j) = (i + held.fr.len(), j + held.en.len());
    }
    out
}

/// The longest chain of `points`, which are in order, that runs forward on the other side too.
fn forward(points: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the point with which the lowest chain of that length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(points.len());
    for (at, point) in points.iter().enumerate() {
        let length = ends.partition_point(|end| points[*end].1 <= point.1);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut out = Vec::with_capacity(ends.len());
    let mut last = ends.last().copied();
    while let Some(at) = last {
        out.push(points[at]);
        last = before[at];
    }
    out.reverse();
    out
}

/// What may not be in one bead, as segments of both streams.
pub(super) fn apart(fixed: &FixedBeads, fr: &Stream<'_>, en: &Stream<'_>) -> Apart {
    let mut out = Apart::default();
    let segment = |stream: &Stream<'_>, block: usize| {
        let of = |run: Run| Some(run.start + stream.places[run].binary_search(&block).ok()?);
        of(0..stream.notes).or_else(|| of(stream.notes..stream.held))
    };
    for pair in &fixed.apart {
        for a in pair.fr.iter().filter_map(|block| segment(fr, *block)) {
            pair.en.iter().filter_map(|block| segment(en, *block)).for_each(|b| out.add(a, b));
        }
    }
    out
}

/// Signs the beads that have one side because their block is to be apart from what it would be joined with.
pub(super) fn sign(fixed: &FixedBeads, beads: &mut [Bead]) {
    let blocks = Sides::of(|lang| -> BTreeSet<usize> {
        fixed.apart.iter().flat_map(|pair| pair[lang].iter().copied()).collect()
    });
    for bead in beads {
        let parted = (bead.en.is_empty() && bead.fr.iter().any(|at| blocks[Lang::Fr].contains(at)))
            || (bead.fr.is_empty() && bead.en.iter().any(|at| blocks[Lang::En].contains(at)));
        if parted {
            bead.method = Method::Correction;
        }
    }
}

/// A fixed bead.
pub(super) fn bead(held: &Sides<Vec<usize>>, fr: &[Block], en: &[Block]) -> Bead {
    let of = |blocks: &[Block], side: &[usize]| blocks.get(*side.first()?).and_then(unit);
    Bead {
        fr: held.fr.as_slice().into(),
        en: held.en.as_slice().into(),
        unit: of(fr, &held.fr).or(of(en, &held.en)).unwrap_or(Unit::Prose),
        method: Method::Correction,
        confidence: CERTAIN,
    }
}
