//! What the units of the two sides tell about every bead of a corridor.
//!
//! A unit of one side is either drawn by chance, or stands for a unit of the other: the logarithm of the ratio of both
//! probabilities is its evidence, as in the word model of Moore (2002). Evidence adds up over the segments of a bead, so
//! that it is computed once for each segment of one side beside each run of segments of the other.

use super::corridor::Corridor;
use super::length::{Expectation, LengthLaw};
use super::links::Links;
use super::params::AlignParams;
use super::shape::{MATCHES, WIDEST};
use super::side::{CHANNELS, Side, Unit, View, worth};
use super::words::Channel;

/// The evidence for each of [`MATCHES`] that ends in each cell, in nats.
pub(super) struct Evidence {
    /// For each cell of the corridor, in its order.
    pub(super) cells: Vec<[f32; MATCHES.len()]>,
}

impl Evidence {
    /// The evidence for the beads that end in `cell`; minus infinity where a bead would leave the corridor.
    pub(super) fn of(&self, cell: usize) -> &[f32; MATCHES.len()] {
        &self.cells[cell]
    }
}

/// What a unit type tells.
#[derive(Clone, Copy)]
struct Telling {
    /// Probability that its counterpart is recognised in a right bead.
    reach: f32,
    /// Evidence when it finds no counterpart, before the weight.
    missing: f32,
    weight: f32,
    channel: Channel,
}

/// What each unit type of both sides tells.
pub(super) struct Tellings {
    fr: Vec<Telling>,
    en: Vec<Telling>,
}

impl Tellings {
    /// Puts together the chances of the sides and the reach of the links.
    pub(super) fn new(params: &AlignParams, fr: &Side, en: &Side, links: &Links) -> Tellings {
        let side = |side: &Side, reach: &[f32]| {
            let telling = |(kind, &reach): (usize, &f32)| {
                let channel = side.channels[kind];
                let weight = match channel {
                    Channel::Word => params.word_weight,
                    Channel::Number => params.number_weight,
                    Channel::Mark => params.mark_weight,
                    Channel::Label => params.label_weight,
                    Channel::Kind => params.kind_weight,
                };
                let reach = reach.clamp(0.0, 0.95);
                Telling { reach, missing: (1.0 - reach).ln(), weight, channel }
            };
            reach.iter().enumerate().map(telling).collect()
        };
        Tellings { fr: side(fr, &links.fr_reach), en: side(en, &links.en_reach) }
    }
}

impl Telling {
    /// How much more a unit tells that finds a counterpart of strength `chance` among `size` units, than one that finds none.
    fn found(&self, chance: f32, rarity: f32, size: f32) -> f32 {
        let ratio = (chance * rarity / size.max(1.0)).max(1.0);
        self.weight * ((1.0 - self.reach + self.reach * ratio).ln() - self.missing)
    }
}

/// Reads the evidence of every bead in the corridor.
pub(super) fn evidence(
    sides: (View<'_>, View<'_>),
    links: &Links,
    tellings: &Tellings,
    lengths: &LengthLaw,
    corridor: &Corridor,
) -> Evidence {
    let (fr, en) = sides;
    let mut out = Vec::with_capacity(corridor.cells());
    let missing = [missing(fr, &tellings.fr), missing(en, &tellings.en)];
    let mut meeting = Meeting::new(fr, en, links);
    let mut rows: [Row; WIDEST] = Default::default();
    let apart: Vec<[f64; WIDEST]> = (0..en.len())
        .map(|j| std::array::from_fn(|b| lengths.apart(en.chars(j.saturating_sub(b)..j + 1), b + 1)))
        .collect();
    let nothing = [f32::NEG_INFINITY; MATCHES.len()];
    out.resize(corridor.row(0).1 + 1, nothing);
    for last in 0..corridor.fr() {
        rows.rotate_right(1);
        let columns = corridor.row((last + 1).saturating_sub(WIDEST)).0
            ..corridor.row((last + WIDEST).min(corridor.fr())).1;
        meeting.read(last, columns, &mut rows[0]);
        english_beside_french(sides, tellings, &missing[1], &mut rows, last);
        french_beside_english(sides, tellings, missing[0][last], &mut rows[0], last);
        let expected: [Expectation; WIDEST] =
            std::array::from_fn(|a| lengths.expectation(fr.chars(last.saturating_sub(a)..last + 1)));
        let (low, high) = corridor.row(last + 1);
        for j in low..=high {
            let mut cell = nothing;
            for (slot, &(a, b)) in cell.iter_mut().zip(&MATCHES) {
                let inside = last + 1 >= a && j >= b && corridor.cell(last + 1 - a, j - b).is_some();
                if inside {
                    let english: f32 = (j - b..j).map(|c| rows[0].english(a, c)).sum();
                    let french: f32 = rows.iter().take(a).map(|row| row.french(b, j - 1)).sum();
                    let length = lengths.evidence(&expected[a - 1], en.chars(j - b..j), apart[j - 1][b - 1]);
                    *slot = english + french + length as f32;
                }
            }
            out.push(cell);
        }
    }
    Evidence { cells: out }
}

/// The evidence of each segment whose units find no counterpart at all.
fn missing(side: View<'_>, tellings: &[Telling]) -> Vec<f32> {
    let unit = |unit: &Unit| {
        let telling = &tellings[unit.kind as usize];
        worth(unit.count) * telling.weight * telling.missing
    };
    (0..side.len()).map(|segment| side.bag(segment).iter().map(unit).sum()).collect()
}

/// One French segment beside a range of English ones.
#[derive(Default)]
struct Row {
    /// The first column, and one past the last.
    columns: (usize, usize),
    /// Where the units of the first column lie among all English units.
    units_from: usize,
    /// For each English unit of the columns, what it meets in the French segment.
    english_met: Vec<Met>,
    /// For each column and each French unit, what it meets in that English segment.
    french_met: Vec<Met>,
    /// For each column, the evidence of its units beside this segment and up to three before it.
    english_sums: Vec<[f32; WIDEST]>,
    /// For each column, the evidence of the French units beside it and up to three columns before it.
    french_sums: Vec<[f32; WIDEST]>,
}

impl Row {
    fn english(&self, width: usize, column: usize) -> f32 {
        self.english_sums[column - self.columns.0][width - 1]
    }

    fn french(&self, width: usize, column: usize) -> f32 {
        self.french_sums[column - self.columns.0][width - 1]
    }
}

/// What a unit meets on the other side.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    /// The strength of its best link.
    best: f32,
    /// How many occurrences of linked units there are.
    supply: f32,
}

impl Met {
    fn meet(&mut self, strength: f32, count: f32) {
        self.best = self.best.max(strength);
        self.supply += count;
    }

    /// The evidence of a unit, over that of finding no counterpart.
    fn evidence(&self, telling: &Telling, unit: &Unit, size: f32) -> f32 {
        if self.best <= 0.0 {
            return 0.0;
        }
        telling.found(self.best, unit.rarity, size) * worth(self.supply.min(unit.count))
    }
}

/// Finds which units of one French segment meet which units of English segments.
struct Meeting<'a> {
    fr: View<'a>,
    en: View<'a>,
    links: &'a Links,
    /// For each English type, the last French segment that it is linked to and the first of its entries.
    heads: Vec<(u32, u32)>,
    /// French unit, strengths both ways, next entry.
    entries: Vec<(u32, f32, f32, u32)>,
}

const NO_ENTRY: u32 = u32::MAX;

impl<'a> Meeting<'a> {
    fn new(fr: View<'a>, en: View<'a>, links: &'a Links) -> Meeting<'a> {
        Meeting { fr, en, links, heads: vec![(u32::MAX, NO_ENTRY); en.side.names.len()], entries: Vec::new() }
    }

    fn read(&mut self, segment: usize, columns: std::ops::Range<usize>, row: &mut Row) {
        let stamp = u32::try_from(segment).unwrap_or(u32::MAX - 1);
        self.entries.clear();
        let bag = self.fr.bag(segment);
        for (place, unit) in (0u32..).zip(bag) {
            for link in self.links.of(unit.kind) {
                let head = &mut self.heads[link.en as usize];
                let next = if head.0 == stamp { head.1 } else { NO_ENTRY };
                *head = (stamp, u32::try_from(self.entries.len()).unwrap_or(NO_ENTRY));
                self.entries.push((place, link.en_given_fr, link.fr_given_en, next));
            }
        }
        row.columns = (columns.start, columns.end);
        row.units_from = self.en.place(columns.start).start;
        row.english_met.clear();
        row.french_met.clear();
        row.french_met.resize(columns.len() * bag.len(), Met::default());
        for (k, column) in columns.enumerate() {
            let french = &mut row.french_met[k * bag.len()..(k + 1) * bag.len()];
            for unit in self.en.bag(column) {
                let (seen, mut entry) = self.heads[unit.kind as usize];
                let mut met = Met::default();
                if seen == stamp {
                    while let Some(&(place, forth, back, next)) = self.entries.get(entry as usize) {
                        met.meet(forth, bag[place as usize].count);
                        french[place as usize].meet(back, unit.count);
                        entry = next;
                    }
                }
                row.english_met.push(met);
            }
        }
    }
}

/// Adds up the evidence of English units beside one to four French segments that end with `last`.
fn english_beside_french(
    (fr, en): (View<'_>, View<'_>),
    tellings: &Tellings,
    missing: &[f32],
    rows: &mut [Row; WIDEST],
    last: usize,
) {
    let (first, end) = rows[0].columns;
    let mut sums = std::mem::take(&mut rows[0].english_sums);
    sums.clear();
    sums.extend((first..end).map(|column| [missing[column]; WIDEST]));
    let mut sizes = [[0f32; CHANNELS]; WIDEST];
    for (a, size) in sizes.iter_mut().enumerate() {
        for segment in (last + 1).saturating_sub(a + 1)..=last {
            size.iter_mut().zip(fr.sizes(segment)).for_each(|(sum, part)| *sum += part);
        }
    }
    for (sum, column) in sums.iter_mut().zip(first..end) {
        let place = en.place(column);
        for (unit, at) in en.bag(column).iter().zip(place) {
            let telling = &tellings.en[unit.kind as usize];
            let mut met = Met::default();
            for (a, row) in rows.iter().enumerate().take(last + 1) {
                if (row.columns.0..row.columns.1).contains(&column) {
                    let more = row.english_met[at - row.units_from];
                    met.meet(more.best, more.supply);
                }
                sum[a] += met.evidence(telling, unit, sizes[a][telling.channel as usize]);
            }
        }
    }
    rows[0].english_sums = sums;
}

/// Adds up the evidence of the units of one French segment beside one to four English segments.
fn french_beside_english(
    (fr, en): (View<'_>, View<'_>),
    tellings: &Tellings,
    missing: f32,
    row: &mut Row,
    segment: usize,
) {
    let (first, end) = row.columns;
    let bag = fr.bag(segment);
    row.french_sums.clear();
    for column in first..end {
        let mut sums = [missing; WIDEST];
        let reach = WIDEST.min(column - first + 1);
        let mut sizes = [[0f32; CHANNELS]; WIDEST];
        for b in 0..reach {
            if b > 0 {
                sizes[b] = sizes[b - 1];
            }
            sizes[b].iter_mut().zip(en.sizes(column - b)).for_each(|(sum, part)| *sum += part);
        }
        for (place, unit) in bag.iter().enumerate() {
            let telling = &tellings.fr[unit.kind as usize];
            let mut met = Met::default();
            for b in 0..reach {
                let more = row.french_met[(column - b - first) * bag.len() + place];
                met.meet(more.best, more.supply);
                sums[b] += met.evidence(telling, unit, sizes[b][telling.channel as usize]);
            }
        }
        row.french_sums.push(sums);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::align::Segment;
    use crate::align::length;
    use crate::model::Lang;

    const WORDS: &[&str] = &["loi", "act", "conseil", "council", "12", "rapport", "report", "?", "le", "the"];

    fn texts() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS), 0..6), 1..9)
            .prop_map(|lines| lines.into_iter().map(|words| words.join(" ")).collect())
    }

    proptest! {
        /// What a bead shows does not depend on which other beads are looked at.
        #[test]
        fn a_narrow_corridor_sees_the_same(
            fr in texts(),
            en in texts(),
            rows in prop::collection::vec((0usize..9, 0usize..9), 9),
        ) {
            let params = AlignParams::default();
            let french: Vec<Segment<'_>> = fr.iter().map(|text| Segment::of_line(text)).collect();
            let english: Vec<Segment<'_>> = en.iter().map(|text| Segment::of_line(text)).collect();
            let (a, b) = (Side::new(Lang::Fr, &french), Side::new(Lang::En, &english));
            let links = Links::shipped(&params, &a, &b);
            let tellings = Tellings::new(&params, &a, &b, &links);
            let lengths = LengthLaw::new(&params, &b, length::ratio(&a, &b, &[]));
            let read = |corridor: &Corridor| {
                evidence((a.view(0..a.len()), b.view(0..b.len())), &links, &tellings, &lengths, corridor)
            };
            let wide = Corridor::full(a.len(), b.len());
            let narrow = Corridor::new(rows[..a.len() + 1].to_vec(), b.len());
            let (all, some) = (read(&wide), read(&narrow));
            for i in 0..=a.len() {
                let (low, high) = narrow.row(i);
                for j in low..=high {
                    let cells = narrow.cell(i, j).zip(wide.cell(i, j)).expect("both hold it");
                    for (x, y) in some.of(cells.0).iter().zip(all.of(cells.1)) {
                        prop_assert!(*x == f32::NEG_INFINITY || (x - y).abs() < 1e-3, "{x} {y} at {i},{j}");
                    }
                }
            }
        }
    }
}
