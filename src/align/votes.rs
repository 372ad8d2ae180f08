//! Votes of rare units for pairs of segments, and the heaviest chain of votes that runs forward on both sides.

use super::links::Links;
use super::segment::Run;
use super::side::Side;
use super::words::Channel;

/// Widest half of a corridor beyond the places that votes give: farther from a line none is counted.
pub(super) const REACH: usize = 60;

/// Two segments that rare units join.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Vote {
    fr: u32,
    en: u32,
    /// What the units tell, in nats.
    pub(super) weight: f32,
}

impl Vote {
    /// A vote for two segments; as types and segments of types, they are counted in four bytes.
    fn new(fr: usize, en: usize, weight: f32) -> Vote {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Vote { fr: small(fr), en: small(en), weight }
    }

    /// The French segment.
    pub(super) fn fr(&self) -> usize {
        self.fr as usize
    }

    /// The English segment.
    pub(super) fn en(&self) -> usize {
        self.en as usize
    }

    /// The same vote where segments are counted from `fr` and `en` segments further back.
    pub(super) fn behind(&self, fr: usize, en: usize) -> Vote {
        Vote::new(self.fr() + fr, self.en() + en, self.weight)
    }

    /// The same vote where segments are counted from the beginnings of two runs that hold it.
    pub(super) fn inside(&self, fr: &Run, en: &Run) -> Option<Vote> {
        let inside = fr.contains(&self.fr()) && en.contains(&self.en());
        inside.then(|| Vote::new(self.fr() - fr.start, self.en() - en.start, self.weight))
    }
}

/// The votes of units that stand in few segments, by French and then English segment, counted from the beginnings of the
/// two runs; only near a line of English segments, one for each French segment, if it is given.
pub(super) fn votes(
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
        out.extend(touched.drain(..).map(|column| Vote::new(row, column, std::mem::take(&mut sums[column]))));
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
pub(super) struct Places {
    rare: u32,
    starts: Vec<u32>,
    segments: Vec<u32>,
}

impl Places {
    /// The places of the types that occur in no more than so many segments.
    pub(super) fn new(side: &Side, rare: u32) -> Places {
        let mut starts = vec![0; side.names.len() + 1];
        for (kind, &spread) in side.spread.iter().enumerate() {
            starts[kind + 1] = starts[kind] + if spread <= rare { spread } else { 0 };
        }
        let mut next = starts.clone();
        let mut segments = vec![0; starts[side.names.len()] as usize];
        for (segment, number) in (0..side.len()).zip(0u32..) {
            for unit in side.bag(segment) {
                let kind = unit.kind as usize;
                if side.spread[kind] <= rare {
                    segments[next[kind] as usize] = number;
                    next[kind] += 1;
                }
            }
        }
        Places { rare, starts, segments }
    }

    fn of(&self, kind: usize) -> &[u32] {
        &self.segments[self.starts[kind] as usize..self.starts[kind + 1] as usize]
    }
}

/// The heaviest chain of votes that runs forward on both sides.
pub(super) fn chain(votes: &[Vote], en: usize) -> Vec<Vote> {
    // A tree of prefix maxima over English segments (Fenwick): best chain that ends at or before each.
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); en + 1];
    let mut before: Vec<u32> = Vec::with_capacity(votes.len());
    let mut weights: Vec<f32> = Vec::with_capacity(votes.len());
    for row in votes.chunk_by(|a, b| a.fr == b.fr) {
        let from = before.len();
        for vote in row {
            let mut best = (0.0, u32::MAX);
            let mut k = vote.en();
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
            let mut at = vote.en() + 1;
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
                points.iter().map(|(&(fr, en), &w)| Vote::new(fr, en, f32::from(w))).collect();
            let chain = chain(&votes, 12);
            prop_assert!(chain.windows(2).all(|pair| pair[0].fr < pair[1].fr && pair[0].en < pair[1].en));
            prop_assert_eq!(chain.iter().map(|vote| vote.weight).sum::<f32>(), slow(&votes));
        }
    }
}
