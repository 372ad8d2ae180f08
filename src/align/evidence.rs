//! What the units of the two sides tell about every bead of a corridor.
//!
//! A unit of one side is either drawn by chance, or stands for a unit of the other: the logarithm of the ratio of both
//! probabilities is its evidence, as in the word model of Moore (2002). Evidence adds up over the segments of a bead, so
//! that it is computed once for each segment of one side beside each run of segments of the other.

use std::ops::Range;

use super::apart::ApartFrom;
use super::bags::{CHANNELS, Unit, worth};
use super::corridor::Corridor;
use super::gathering::{Gathering, Telling, Tellings, Units};
use super::length::{Expectation, LengthLaw};
use super::links::Links;
use super::meeting::{Meeting, Row};
use super::path::NO_BEAD;
use super::shape::{MATCHES, WIDEST};
use super::side::View;

/// The evidence for each of [`MATCHES`] that ends in a cell, in nats; minus infinity where a bead would leave the
/// corridor.
pub(super) type Cell = [f32; MATCHES.len()];

/// Columns of the longest rows whose room is kept from one reading to the next.
const LONGEST_KEPT: usize = 10_000;

/// What is kept from one reading to the next, so that a text of many runs does not pay for each run what it pays for all.
#[derive(Default)]
pub(super) struct Notes {
    /// The last French segments that were read.
    rows: [Row; WIDEST],
    meeting: Meeting,
    gathering: Gathering,
}

/// Two runs of segments, and all that their beads rest on.
pub(super) struct Witness<'a> {
    sides: (View<'a>, View<'a>),
    links: &'a Links,
    tellings: &'a Tellings,
    lengths: &'a LengthLaw,
    corridor: &'a Corridor,
    /// For each segment of both sides, its evidence when its units find no counterpart at all.
    missing: [Vec<f32>; 2],
    /// What may not be in one bead, if anything.
    apart: Option<ApartFrom<'a>>,
}

impl<'a> Witness<'a> {
    /// The witness of the beads in `corridor`.
    pub(super) fn new(
        sides: (View<'a>, View<'a>),
        links: &'a Links,
        tellings: &'a Tellings,
        lengths: &'a LengthLaw,
        corridor: &'a Corridor,
    ) -> Witness<'a> {
        let missing = [missing(sides.0, &tellings.fr, tellings), missing(sides.1, &tellings.en, tellings)];
        Witness { sides, links, tellings, lengths, corridor, missing, apart: None }
    }

    /// The same, without the beads that hold what is to be kept apart.
    pub(super) fn keeping(self, apart: Option<ApartFrom<'a>>) -> Witness<'a> {
        Witness { apart, ..self }
    }

    /// Reads the evidence of every bead that ends in some rows of the corridor; the cells come in its order, without those of
    /// row 0, in which no bead ends.
    pub(super) fn rows(&self, rows: Range<usize>, notes: &mut Notes) -> Vec<Cell> {
        let (corridor, (fr, en)) = (self.corridor, self.sides);
        let Some(last) = rows.end.checked_sub(1).filter(|last| *last > 0) else { return Vec::new() };
        let mut out = Vec::with_capacity(corridor.start(rows.end) - corridor.start(rows.start.max(1)));
        let columns = corridor.row(rows.start).0.saturating_sub(1)..corridor.row(last).1;
        let lengths = self.lengths;
        let apart: Vec<[f64; WIDEST]> = columns
            .clone()
            .map(|j| std::array::from_fn(|b| lengths.apart(en.chars(j.saturating_sub(b)..j + 1), b + 1)))
            .collect();
        notes.meeting.open(en.side.names.len());
        let mut known = std::mem::take(&mut notes.rows);
        known.iter_mut().for_each(|row| row.columns = (0, 0));
        // Beads that end in the first row take up to so many segments before it.
        for last in rows.start.saturating_sub(WIDEST)..last {
            self.read(last, &mut known, notes);
            if last + 1 < rows.start {
                continue;
            }
            let expected: [Expectation; WIDEST] =
                std::array::from_fn(|a| lengths.expectation(fr.chars(last.saturating_sub(a)..last + 1)));
            // Where beads of so many French segments may begin; nowhere if there are not so many.
            let from: [(usize, usize); WIDEST] =
                std::array::from_fn(|a| last.checked_sub(a).map_or((1, 0), |row| corridor.row(row)));
            let (low, high) = corridor.row(last + 1);
            for j in low..=high {
                let mut cell = NO_BEAD;
                for (slot, &(a, b)) in cell.iter_mut().zip(&MATCHES) {
                    let parted =
                        || self.apart.is_some_and(|apart| apart.parts(last + 1 - a..last + 1, j - b..j));
                    if j >= b && from[a - 1].0 <= j - b && j - b <= from[a - 1].1 && !parted() {
                        let english: f32 = (j - b..j).map(|c| known[0].english(a, c)).sum();
                        let french: f32 = known.iter().take(a).map(|row| row.french(b, j - 1)).sum();
                        let apart = apart[j - 1 - columns.start][b - 1];
                        let length = lengths.evidence(&expected[a - 1], en.chars(j - b..j), apart);
                        *slot = english + french + length as f32;
                    }
                }
                out.push(cell);
            }
        }
        // Rows that are very long are few, and their room is needed while the sums are made.
        if columns.len() <= LONGEST_KEPT {
            notes.rows = known;
        }
        out
    }

    /// Reads the French segment `last` into the first of the `known` rows; the others are those before it.
    fn read(&self, last: usize, known: &mut [Row; WIDEST], notes: &mut Notes) {
        let corridor = self.corridor;
        known.rotate_right(1);
        let columns = corridor.row((last + 1).saturating_sub(WIDEST)).0
            ..corridor.row((last + WIDEST).min(corridor.fr())).1;
        notes.meeting.read(self.sides, self.links, last, columns, &mut known[0]);
        let (low, high) = corridor.row(last + 1);
        // Beads that end with this segment end in its row, and begin at most so many columns before.
        let wanted = low.saturating_sub(WIDEST)..high;
        let tellings = self.tellings;
        english_beside_french(
            self.sides,
            tellings,
            &self.missing[1],
            known,
            (last, wanted),
            &mut notes.gathering,
        );
        // Beads that this segment is in begin in its row at the latest, and end in the next at the earliest.
        let wanted = low.saturating_sub(1)..corridor.row(last).1 + WIDEST;
        french_beside_english(
            self.sides,
            tellings,
            self.missing[0][last],
            &mut known[0],
            (last, wanted),
            &mut notes.gathering,
        );
    }
}

/// The evidence of each segment whose units find no counterpart at all.
fn missing(side: View<'_>, tellings: &[Telling], all: &Tellings) -> Vec<f32> {
    let unit = |unit: &Unit| {
        let telling = &tellings[unit.kind as usize];
        worth(unit.count) * all.weights[telling.channel as usize] * telling.missing
    };
    (0..side.len()).map(|segment| side.bag(segment).iter().map(unit).sum()).collect()
}

/// Adds up the evidence of English units beside one to four French segments that end with `last`, in the `wanted` columns.
fn english_beside_french(
    (fr, en): (View<'_>, View<'_>),
    tellings: &Tellings,
    missing: &[f32],
    rows: &mut [Row; WIDEST],
    (last, wanted): (usize, Range<usize>),
    gathering: &mut Gathering,
) {
    let (first, end) = rows[0].columns;
    let mut sums = std::mem::take(&mut rows[0].english_sums);
    sums.clear();
    let mut sizes = [[0f32; CHANNELS]; WIDEST];
    for (a, size) in sizes.iter_mut().enumerate() {
        for segment in (last + 1).saturating_sub(a + 1)..=last {
            size.iter_mut().zip(fr.sizes(segment)).for_each(|(sum, part)| *sum += part);
        }
    }
    let reach = WIDEST.min(last + 1);
    for (column, &missing) in (first..end).zip(&missing[first..end]) {
        if !wanted.contains(&column) {
            sums.push([f32::NEG_INFINITY; WIDEST]);
            continue;
        }
        let met = std::array::from_fn(|a| if a < reach { rows[a].met_in(column) } else { &[] });
        let units = Units { bag: en.bag(column), tellings: &tellings.en, weights: &tellings.weights };
        sums.push(gathering.add_up(&units, missing, met, &sizes[..reach]));
    }
    rows[0].english_sums = sums;
}

/// Adds up the evidence of the units of one French segment beside one to four English segments that end in a `wanted`
/// column.
fn french_beside_english(
    (fr, en): (View<'_>, View<'_>),
    tellings: &Tellings,
    missing: f32,
    row: &mut Row,
    (segment, wanted): (usize, Range<usize>),
    gathering: &mut Gathering,
) {
    let units = Units { bag: fr.bag(segment), tellings: &tellings.fr, weights: &tellings.weights };
    row.french_sums.clear();
    for (number, column) in (row.columns.0..row.columns.1).enumerate() {
        if !wanted.contains(&column) {
            row.french_sums.push([f32::NEG_INFINITY; WIDEST]);
            continue;
        }
        let reach = WIDEST.min(number + 1);
        let mut sizes = [[0f32; CHANNELS]; WIDEST];
        for b in 0..reach {
            if b > 0 {
                sizes[b] = sizes[b - 1];
            }
            sizes[b].iter_mut().zip(en.sizes(column - b)).for_each(|(sum, part)| *sum += part);
        }
        let met = std::array::from_fn(|b| if b < reach { row.french_met.column(number - b) } else { &[] });
        row.french_sums.push(gathering.add_up(&units, missing, met, &sizes[..reach]));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::align::side::Side;
    use crate::align::{AlignParams, Segment, length};
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
            mut ends in prop::collection::vec(0usize..10, 0..4),
        ) {
            let params = AlignParams::default();
            let french: Vec<Segment<'_>> = fr.iter().map(|text| Segment::of_line(text)).collect();
            let english: Vec<Segment<'_>> = en.iter().map(|text| Segment::of_line(text)).collect();
            let (a, b) = (Side::new(Lang::Fr, french.iter()), Side::new(Lang::En, english.iter()));
            let links = Links::shipped(&params, &a, &b);
            let tellings = Tellings::new(&params, &a, &b, &links);
            let lengths = LengthLaw::new(&params, &b, length::ratio(&a, &b, std::iter::empty()));
            let mut notes = Notes::default();
            let mut read = |corridor: &Corridor| {
                let sides = (a.view(0..a.len()), b.view(0..b.len()));
                Witness::new(sides, &links, &tellings, &lengths, corridor).rows(0..a.len() + 1, &mut notes)
            };
            let wide = Corridor::full(a.len(), b.len());
            let narrow = Corridor::new(rows[..a.len() + 1].to_vec(), b.len());
            let (narrow_from, wide_from) = (narrow.start(1), wide.start(1));
            let (all, some) = (read(&wide), read(&narrow));
            let sides = (a.view(0..a.len()), b.view(0..b.len()));
            let witness = Witness::new(sides, &links, &tellings, &lengths, &narrow);
            let by_row: Vec<Cell> = (0..=a.len()).flat_map(|row| witness.rows(row..row + 1, &mut notes)).collect();
            prop_assert_eq!(&by_row, &some, "a row does not depend on those that are read with it");
            ends.extend([0, a.len() + 1]);
            ends.iter_mut().for_each(|end| *end = (*end).min(a.len() + 1));
            ends.sort_unstable();
            ends.dedup();
            let portions = ends.windows(2).flat_map(|pair| witness.rows(pair[0]..pair[1], &mut notes));
            prop_assert_eq!(&portions.collect::<Vec<Cell>>(), &some, "portions of any size");
            for i in 1..=a.len() {
                let (low, high) = narrow.row(i);
                for j in low..=high {
                    let cells = narrow.cell(i, j).zip(wide.cell(i, j)).expect("both hold it");
                    for (x, y) in some[cells.0 - narrow_from].iter().zip(&all[cells.1 - wide_from]) {
                        prop_assert!(*x == f32::NEG_INFINITY || (x - y).abs() < 1e-3, "{x} {y} at {i},{j}");
                    }
                }
            }
        }
    }
}
