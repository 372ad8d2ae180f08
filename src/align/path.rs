//! The beads of a corridor: how likely each is, and which to keep.
//!
//! Forward and backward sums over all paths give every bead its posterior probability; the path that is kept is the one
//! that expects the most right beads, not the likeliest one, since a bead counts only when it is exactly right.

use std::ops::Range;

use super::corridor::Corridor;
use super::evidence::Cell;
use super::params::AlignParams;
use super::shape::{MATCHES, ShapeCounts, Shapes, WIDEST};
use super::sums::{LogSum, add, sum};
use super::sweep::{Ahead, Onward, Step, Sweep};

/// What the last step was: a bead that joins, a French segment alone, an English one alone.
pub(super) const JOINED: usize = 0;
pub(super) const FR_ALONE: usize = 1;
pub(super) const EN_ALONE: usize = 2;

/// What the paths of a corridor let one believe, in few numbers.
pub(super) struct Posteriors {
    /// The kept path, from the beginning.
    pub(super) steps: Vec<Step>,
    /// Expected counts of shapes.
    pub(super) counts: ShapeCounts,
    /// For each row, first and last column that a path of some likelihood passes.
    pub(super) passed: Vec<(usize, usize)>,
    /// The logarithm of the sum over all paths.
    pub(super) total: f64,
}

/// Gives the evidence of the cells of some rows, without those of row 0, in which no bead ends.
pub(super) type Read<'a> = dyn FnMut(Range<usize>) -> Vec<Cell> + 'a;

/// Cells of the rows that are in memory together, with some 140 bytes each.
const BLOCK: usize = 60_000;

/// Sums over all paths of a corridor and keeps the best; `read` is asked for the evidence of each row at most twice.
pub(super) fn posteriors(
    params: &AlignParams,
    shapes: &Shapes,
    corridor: &Corridor,
    read: &mut Read<'_>,
) -> Posteriors {
    Lattice { corridor, shapes }.posteriors(params, BLOCK, read)
}

/// The logarithm of the sum over all paths of a corridor with such evidence, that of row 0 left out.
pub(super) fn total(shapes: &Shapes, corridor: &Corridor, evidence: &[Cell]) -> f64 {
    let mut past = Past::default();
    Lattice { corridor, shapes }.extend(&mut past, 0..corridor.fr() + 1, evidence);
    past.arrived.last().copied().unwrap_or(0.0)
}

/// The evidence of a cell in which no bead ends.
pub(super) const NO_BEAD: Cell = [f32::NEG_INFINITY; MATCHES.len()];

/// Leaves the first so many of some values, and no room for others.
fn cut<T>(values: &mut Vec<T>, count: usize) {
    values.truncate(count);
    values.shrink_to_fit();
}

/// Some values and those behind them.
fn joined<T>(mut values: Vec<T>, mut behind: Vec<T>) -> Vec<T> {
    if values.is_empty() {
        return behind;
    }
    values.reserve_exact(behind.len());
    values.append(&mut behind);
    values
}

/// Sums over all paths, block by block of rows: forward through all, then backward, with the sums of the block made again.
struct Lattice<'a> {
    corridor: &'a Corridor,
    shapes: &'a Shapes,
}

/// What leads to the cells of some rows.
#[derive(Clone, Default)]
pub(super) struct Past {
    /// The place of the first cell.
    pub(super) base: usize,
    /// The sum of the paths to each cell, by what their last step was.
    pub(super) sums: Vec<[f64; 3]>,
    /// The sum of all three.
    pub(super) arrived: Vec<f64>,
}

impl Lattice<'_> {
    fn posteriors(&self, params: &AlignParams, block: usize, read: &mut Read<'_>) -> Posteriors {
        let blocks = self.blocks(block);
        let mut checkpoints = Vec::with_capacity(blocks.len());
        let mut past = Past::default();
        let mut kept = Vec::new();
        for (number, rows) in blocks.iter().enumerate() {
            past = self.tail(&past, rows.start);
            // What leads to the last block is not made again.
            checkpoints.push(if number + 1 < blocks.len() { past.clone() } else { Past::default() });
            drop(kept);
            kept = read(rows.clone());
            self.extend(&mut past, rows.clone(), &kept);
        }
        let total = past.arrived.last().copied().unwrap_or(0.0);
        let mut kept = Some((past, kept));
        let mut onward = Onward::new(self.corridor.cells());
        let (mut counts, mut passed) = (ShapeCounts::default(), vec![(0, 0); self.corridor.fr() + 1]);
        let mut ahead = Ahead::default();
        for (rows, checkpoint) in blocks.into_iter().zip(checkpoints).rev() {
            ahead = self.head(ahead, rows.end);
            let (past, evidence) = kept.take().unwrap_or_else(|| {
                let (mut past, evidence) = (checkpoint, read(rows.clone()));
                self.extend(&mut past, rows.clone(), &evidence);
                (past, evidence)
            });
            ahead = self.before(ahead, &rows, evidence);
            let mut sweep = Sweep {
                corridor: self.corridor,
                shapes: self.shapes,
                params,
                past: &past,
                total,
                ahead: &mut ahead,
                onward: &mut onward,
                counts: &mut counts,
            };
            for row in rows.rev() {
                passed[row] = sweep.row(row);
            }
        }
        Posteriors { steps: onward.trace(self.corridor), counts, passed, total }
    }

    /// The rows, cut into blocks of about so many cells.
    fn blocks(&self, cells: usize) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for row in 0..=self.corridor.fr() {
            let end = self.corridor.start(row + 1);
            match out.last_mut() {
                Some(block) if end - self.corridor.start(block.start) <= cells => block.end = row + 1,
                _ => out.push(row..row + 1),
            }
        }
        out
    }

    /// The part of `past` that beads reach which end in `row` or behind it.
    fn tail(&self, past: &Past, row: usize) -> Past {
        let base = self.corridor.start(row.saturating_sub(WIDEST)).max(past.base);
        let from = base - past.base;
        Past { base, sums: past.sums[from..].to_vec(), arrived: past.arrived[from..].to_vec() }
    }

    /// The part of `ahead`, which begins in `row`, that beads reach which end before.
    fn head(&self, mut ahead: Ahead, row: usize) -> Ahead {
        ahead.base = self.corridor.start(row);
        let cells = self.corridor.start((row + WIDEST).min(self.corridor.fr() + 1)) - ahead.base;
        cut(&mut ahead.evidence, cells);
        cut(&mut ahead.sums, cells);
        cut(&mut ahead.worth, cells);
        ahead
    }

    /// Room for a block with such evidence, before what its beads reach.
    fn before(&self, ahead: Ahead, rows: &Range<usize>, evidence: Vec<Cell>) -> Ahead {
        let cells = self.corridor.start(rows.end) - self.corridor.start(rows.start);
        Ahead {
            base: self.corridor.start(rows.start),
            bare: cells - evidence.len(),
            evidence: joined(evidence, ahead.evidence),
            sums: joined(vec![[f64::NEG_INFINITY; 3]; cells], ahead.sums),
            worth: joined(vec![f64::NEG_INFINITY; cells], ahead.worth),
        }
    }

    /// Adds the sums of the paths to the cells of some rows; `evidence` is that of these rows, row 0 left out.
    fn extend(&self, past: &mut Past, rows: Range<usize>, evidence: &[Cell]) {
        let (open, extend) = (self.shapes.gap_open, self.shapes.gap_extend);
        let corridor = self.corridor;
        past.reserve(corridor.start(rows.end) - corridor.start(rows.start));
        let mut evidence = evidence.iter();
        for i in rows {
            let (low, high) = corridor.row(i);
            for j in low..=high {
                let evidence = if i == 0 { Some(&NO_BEAD) } else { evidence.next() };
                let evidence = evidence.expect("every other cell has its evidence");
                if i == 0 && j == 0 {
                    // A start behaves as the end of a joined bead.
                    past.push([0.0, f64::NEG_INFINITY, f64::NEG_INFINITY]);
                    continue;
                }
                let mut joined = LogSum::new();
                for (k, &(a, b)) in MATCHES.iter().enumerate() {
                    if evidence[k] == f32::NEG_INFINITY || i < a || j < b {
                        continue;
                    }
                    if let Some(from) = corridor.cell(i - a, j - b) {
                        let before = past.arrived[from - past.base];
                        joined.add(before + f64::from(evidence[k]) + self.shapes.matches[k]);
                    }
                }
                let mut sums = [joined.value(), f64::NEG_INFINITY, f64::NEG_INFINITY];
                if let Some(from) = i.checked_sub(1).and_then(|i| corridor.cell(i, j)) {
                    let before = past.sums[from - past.base];
                    sums[FR_ALONE] = add(before[JOINED] + open, before[FR_ALONE] + extend);
                }
                if let Some(from) = j.checked_sub(1).and_then(|j| corridor.cell(i, j)) {
                    let before = past.sums[from - past.base];
                    let opened = add(before[JOINED], before[FR_ALONE]) + open;
                    sums[EN_ALONE] = add(opened, before[EN_ALONE] + extend);
                }
                past.push(sums);
            }
        }
    }
}

impl Past {
    /// Makes room for so many cells and no more.
    fn reserve(&mut self, cells: usize) {
        self.sums.reserve_exact(cells);
        self.arrived.reserve_exact(cells);
    }

    fn push(&mut self, sums: [f64; 3]) {
        self.sums.push(sums);
        self.arrived.push(sum(&sums));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a corridor with such evidence lets one believe, from blocks of so many cells.
    fn believed(corridor: &Corridor, evidence: &[Cell], block: usize) -> Posteriors {
        let params = AlignParams::default();
        let shapes = Shapes::usual(&params);
        let mut read = |rows: Range<usize>| {
            evidence[corridor.start(rows.start.max(1))..corridor.start(rows.end)].to_vec()
        };
        Lattice { corridor, shapes: &shapes }.posteriors(&params, block, &mut read)
    }

    proptest! {
        /// Every path takes every segment once, and so does their mean; nothing depends on what is in memory together.
        #[test]
        fn beliefs_add_up_whatever_the_blocks(
            numbers in prop::collection::vec(-9.0f32..9.0, 16 * 80),
            rows in prop::collection::vec((0usize..9, 0usize..9), 1..10),
            en in 0usize..8,
            block in 1usize..60,
        ) {
            let corridor = Corridor::new(rows, en);
            let evidence: Vec<Cell> =
                numbers.chunks(16).map(|cell| std::array::from_fn(|k| cell[k])).take(corridor.cells()).collect();
            prop_assert_eq!(evidence.len(), corridor.cells());
            let posteriors = believed(&corridor, &evidence, usize::MAX);
            let joined: f64 = MATCHES.iter().zip(posteriors.counts.matches).map(|(&(a, b), n)| (a + b) as f64 * n).sum();
            let alone = posteriors.counts.gap_open + posteriors.counts.gap_extend;
            prop_assert!((joined + alone - (corridor.fr() + en) as f64).abs() < 1e-6, "{joined} and {alone}");
            let taken = posteriors.steps.iter().fold((0, 0), |sum, step| (sum.0 + step.taken().0, sum.1 + step.taken().1));
            prop_assert_eq!(taken, (corridor.fr(), en));
            let cut = believed(&corridor, &evidence, block);
            prop_assert_eq!((&cut.steps, &cut.passed, cut.total), (&posteriors.steps, &posteriors.passed, posteriors.total));
            prop_assert_eq!(cut.counts.matches, posteriors.counts.matches);
            let shapes = Shapes::usual(&AlignParams::default());
            prop_assert_eq!(total(&shapes, &corridor, &evidence[corridor.start(1)..]), posteriors.total);
        }
    }

    #[test]
    fn the_bead_that_the_evidence_is_for_is_kept() {
        let corridor = Corridor::full(2, 1);
        let mut cells = vec![[-20.0; MATCHES.len()]; corridor.cells()];
        let merge = MATCHES.iter().position(|&shape| shape == (2, 1)).expect("a shape");
        cells[corridor.cell(2, 1).expect("the last cell")][merge] = 5.0;
        let steps = believed(&corridor, &cells, BLOCK).steps;
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].taken(), (2, 1));
        assert!(steps[0].posterior() > 0.9);
    }
}
