//! The coarse pass: where the two sides meet for certain, and the corridor around these places.
//!
//! Rare units that stand for each other vote for pairs of segments; the heaviest chain of votes that runs forward on both
//! sides is found in the time of a sort. Where votes are dense the corridor is narrow; without any it is a band
//! around the diagonal.

use super::corridor::Corridor;
use super::links::Links;
use super::segment::Run;
use super::side::{Side, View};
use super::words::Channel;

/// Most segments in which a unit may occur to vote at any distance.
const RARE: u32 = 8;
/// Most segments in which a unit may occur to vote near the places that rare units gave.
const USUAL: u32 = 120;
/// Votes, in nats, that an edge of the corridor needs between itself and the place that they speak for.
const SURE: f32 = 14.0;
/// Segments that the corridor is wider on each side than the votes ask for.
const MARGIN: usize = 1;
/// Widest half of the corridor beyond the places that the votes give.
const REACH: usize = 60;
/// Cells of the corridor, whatever the votes: longer texts have to do with a narrower one.
const CELLS: f64 = 800_000.0;
/// Cells of the corridor of any text, and for each character of it: many short segments are no reason to look further.
const CELLS_AT_LEAST: f64 = 100_000.0;
const CELLS_PER_CHAR: f64 = 1.0;
/// Narrowest half of a corridor, and that of texts whose segments have hardly a word each.
const NARROW: usize = 12;
const NARROWEST: usize = 1;
/// Characters of a segment that has hardly a word.
const HARDLY: f64 = 10.0;

/// Half the width that the corridor of two runs may have, of so many segments and characters together.
fn reach(segments: usize, chars: f64) -> usize {
    let cells = (CELLS_AT_LEAST + CELLS_PER_CHAR * chars).min(CELLS);
    let least = if chars < HARDLY * segments as f64 { NARROWEST } else { NARROW };
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

/// Two segments that rare units join.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Vote {
    /// The French segment.
    pub(super) fr: usize,
    /// The English segment.
    pub(super) en: usize,
    /// What the units tell, in nats.
    pub(super) weight: f32,
}

/// The votes of units that stand in few segments, by French and then English segment, counted from the beginnings of the
/// two runs; only near a line of English segments, one for each French segment, if it is given.
fn votes(
    (fr, en): (&Side, &Side),
    links: &Links,
    places: &Places,
    (a, b): (&Run, &Run),
    line: Option<&[usize]>,
) -> Vec<Vote> {
    let rare = places.rare;
    let worth: Vec<f32> = (0..=rare).map(|crowd| (en.len().max(2) as f32 / crowd as f32).ln()).collect();
    let mut sums = vec![0f32; b.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for (row, segment) in a.clone().enumerate() {
        let around = line.map(|line| line[row] + b.start);
        let telling = |kind: u32| {
            let channel = fr.channels[kind as usize];
            fr.spread[kind as usize] <= rare && !matches!(channel, Channel::Mark | Channel::Kind)
        };
        for kind in fr.bag(segment).iter().map(|unit| unit.kind).filter(|&kind| telling(kind)) {
            for link in links.of(kind) {
                let crowd = fr.spread[kind as usize].max(en.spread[link.en as usize]);
                if crowd > rare {
                    continue;
                }
                let candidates = match around {
                    Some(here) => within(places.of(link.en as usize), here),
                    None => places.of(link.en as usize),
                };
                let weight = link.en_given_fr * worth[crowd as usize] / candidates.len() as f32;
                for column in candidates.iter().map(|&place| place as usize).filter(|place| b.contains(place))
                {
                    let column = column - b.start;
                    if sums[column] == 0.0 {
                        touched.push(column);
                    }
                    sums[column] += weight;
                }
            }
        }
        touched.sort_unstable();
        touched.dedup();
        out.extend(touched.drain(..).map(|column| Vote {
            fr: row,
            en: column,
            weight: std::mem::take(&mut sums[column]),
        }));
    }
    out
}

/// The segments that are not farther than [`REACH`] from `here`.
fn within(segments: &[u32], here: usize) -> &[u32] {
    let first = segments.partition_point(|&b| (b as usize) + REACH < here);
    let end = segments.partition_point(|&b| (b as usize) <= here + REACH);
    &segments[first..end]
}

/// The segments of each type that occurs in few of them.
struct Places {
    rare: u32,
    starts: Vec<usize>,
    segments: Vec<u32>,
}

impl Places {
    fn new(side: &Side, rare: u32) -> Places {
        let mut starts = vec![0; side.names.len() + 1];
        for (kind, &spread) in side.spread.iter().enumerate() {
            starts[kind + 1] = starts[kind] + if spread <= rare { spread as usize } else { 0 };
        }
        let mut next = starts.clone();
        let mut segments = vec![0; starts[side.names.len()]];
        for (segment, number) in (0..side.len()).zip(0u32..) {
            for unit in side.bag(segment) {
                let kind = unit.kind as usize;
                if side.spread[kind] <= rare {
                    segments[next[kind]] = number;
                    next[kind] += 1;
                }
            }
        }
        Places { rare, starts, segments }
    }

    fn of(&self, kind: usize) -> &[u32] {
        &self.segments[self.starts[kind]..self.starts[kind + 1]]
    }
}

/// The heaviest chain of votes that runs forward on both sides.
fn chain(votes: &[Vote], en: usize) -> Vec<Vote> {
    // A tree of prefix maxima over English segments (Fenwick): best chain that ends at or before each.
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); en + 1];
    let mut before: Vec<u32> = Vec::with_capacity(votes.len());
    let mut weights: Vec<f32> = Vec::with_capacity(votes.len());
    for row in votes.chunk_by(|a, b| a.fr == b.fr) {
        let from = before.len();
        for vote in row {
            let mut best = (0.0, u32::MAX);
            let mut k = vote.en;
            while k > 0 {
                if tree[k].0 > best.0 {
                    best = tree[k];
                }
                k &= k - 1;
            }
            before.push(best.1);
            weights.push(best.0 + vote.weight);
        }
        for (k, vote) in row.iter().enumerate() {
            let mut at = vote.en + 1;
            while at <= en {
                if weights[from + k] > tree[at].0 {
                    tree[at] = (weights[from + k], (from + k) as u32);
                }
                at += at & at.wrapping_neg();
            }
        }
    }
    let mut last = (0..votes.len()).max_by(|&a, &b| weights[a].total_cmp(&weights[b])).map(|k| k as u32);
    let mut out = Vec::new();
    while let Some(vote) = last.and_then(|k| votes.get(k as usize)) {
        out.push(*vote);
        last = last.and_then(|k| before.get(k as usize)).copied();
    }
    out.reverse();
    out
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
        while here < chain.len() && chain[here].fr < row {
            here += 1;
        }
        while low < here && total[here] - total[low + 1] >= SURE {
            low += 1;
        }
        while high < chain.len() && (high < here || total[high] - total[here] < SURE) {
            high += 1;
        }
        let first = if low < here { chain[low].en } else { 0 };
        let first = if low == 0 && total[here] < SURE { 0 } else { first };
        let last = chain.get(high).map_or(m, |vote| vote.en + 1);
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
        .chain(chain.iter().map(|vote| (vote.fr, vote.en)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The weight of the heaviest chain, by looking at all pairs.
    fn slow(votes: &[Vote]) -> f32 {
        let mut best: Vec<f32> = Vec::new();
        for (k, vote) in votes.iter().enumerate() {
            let before = (0..k).filter(|&l| votes[l].fr < vote.fr && votes[l].en < vote.en).map(|l| best[l]);
            best.push(vote.weight + before.fold(0.0, f32::max));
        }
        best.into_iter().fold(0.0, f32::max)
    }

    proptest! {
        #[test]
        fn the_chain_is_the_heaviest(points in prop::collection::btree_map((0usize..12, 0usize..12), 1u8..9, 0..40)) {
            let votes: Vec<Vote> =
                points.iter().map(|(&(fr, en), &w)| Vote { fr, en, weight: f32::from(w) }).collect();
            let chain = chain(&votes, 12);
            prop_assert!(chain.windows(2).all(|pair| pair[0].fr < pair[1].fr && pair[0].en < pair[1].en));
            prop_assert_eq!(chain.iter().map(|vote| vote.weight).sum::<f32>(), slow(&votes));
        }
    }
}
