//! Which units of a French segment meet which units of English ones.

use std::ops::Range;

use super::gathering::{Met, MetUnits};
use super::links::Links;
use super::shape::WIDEST;
use super::side::View;

/// One French segment beside a range of English ones.
#[derive(Default)]
pub(super) struct Row {
    /// The first column, and one past the last.
    pub(super) columns: (usize, usize),
    /// For each column, the English units that meet something in the French segment.
    pub(super) english_met: MetUnits,
    /// For each column, the French units that meet something in that English segment.
    pub(super) french_met: MetUnits,
    /// For each column, the evidence of its units beside this segment and up to three before it.
    pub(super) english_sums: Vec<[f32; WIDEST]>,
    /// For each column, the evidence of the French units beside it and up to three columns before it.
    pub(super) french_sums: Vec<[f32; WIDEST]>,
}

impl Row {
    /// The units of an English segment that meet something; none outside the columns.
    pub(super) fn met_in(&self, column: usize) -> &[(u32, Met)] {
        if (self.columns.0..self.columns.1).contains(&column) {
            self.english_met.column(column - self.columns.0)
        } else {
            &[]
        }
    }

    /// The evidence of the units of an English segment beside this one and so many before it.
    pub(super) fn english(&self, width: usize, column: usize) -> f32 {
        self.english_sums[column - self.columns.0][width - 1]
    }

    /// The evidence of its units beside an English segment and so many before that.
    pub(super) fn french(&self, width: usize, column: usize) -> f32 {
        self.french_sums[column - self.columns.0][width - 1]
    }
}

/// Finds which units of one French segment meet which units of English segments.
#[derive(Default)]
pub(super) struct Meeting {
    /// How many segments were read.
    segments: u32,
    /// For each English type, the number of the last French segment that it is linked to, and the first of its entries.
    heads: Vec<(u32, u32)>,
    /// French unit, strengths both ways, next entry.
    entries: Vec<(u32, f32, f32, u32)>,
    /// What each French unit meets in one English segment, and which units meet anything.
    french: Vec<Met>,
    touched: Vec<u32>,
}

const NO_ENTRY: u32 = u32::MAX;

impl Meeting {
    /// Makes room for so many English types.
    pub(super) fn open(&mut self, types: usize) {
        if self.heads.len() < types || self.segments > u32::MAX / 2 {
            self.segments = 0;
            self.heads.clear();
            self.heads.resize(types, (0, NO_ENTRY));
        }
    }

    /// Finds out what the units of a French segment meet in some columns.
    pub(super) fn read(
        &mut self,
        (fr, en): (View<'_>, View<'_>),
        links: &Links,
        segment: usize,
        columns: Range<usize>,
        row: &mut Row,
    ) {
        self.segments += 1;
        let stamp = self.segments;
        self.entries.clear();
        let bag = fr.bag(segment);
        for (place, unit) in (0u32..).zip(bag) {
            for link in links.of(unit.kind) {
                let head = &mut self.heads[link.en as usize];
                let next = if head.0 == stamp { head.1 } else { NO_ENTRY };
                *head = (stamp, u32::try_from(self.entries.len()).unwrap_or(NO_ENTRY));
                self.entries.push((place, link.en_given_fr, link.fr_given_en, next));
            }
        }
        self.french.resize(self.french.len().max(bag.len()), Met::default());
        row.columns = (columns.start, columns.end);
        row.english_met.clear();
        row.french_met.clear();
        for column in columns {
            for (at, unit) in (0u32..).zip(en.bag(column)) {
                let (seen, mut entry) = self.heads[unit.kind as usize];
                if seen != stamp {
                    continue;
                }
                let mut met = Met::default();
                while let Some(&(place, forth, back, next)) = self.entries.get(entry as usize) {
                    met.meet(forth, bag[place as usize].count);
                    let french = &mut self.french[place as usize];
                    if french.supply == 0.0 {
                        self.touched.push(place);
                    }
                    french.meet(back, unit.count);
                    entry = next;
                }
                row.english_met.units.push((at, met));
            }
            self.touched.sort_unstable();
            let french = &mut self.french;
            let taken =
                self.touched.drain(..).map(|place| (place, std::mem::take(&mut french[place as usize])));
            row.french_met.units.extend(taken);
            row.english_met.close_column();
            row.french_met.close_column();
        }
    }
}
