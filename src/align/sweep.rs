//! The way back through a corridor: the sums of all paths to its end, and the best step from each cell.

use super::corridor::Corridor;
use super::evidence::Cell;
use super::params::AlignParams;
use super::path::{EN_ALONE, FR_ALONE, JOINED, Past};
use super::shape::{MATCHES, ShapeCounts, Shapes};
use super::sums::{LogSum, add};

/// A step of the path: segments taken from each side and the probability that this is right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    /// As in [`Onward`].
    step: u8,
    posterior: f32,
}

impl Step {
    /// The step that joins one segment with one.
    pub(super) fn joined(posterior: f64) -> Step {
        Step { step: 0, posterior: posterior as f32 }
    }

    /// The step that leaves a segment alone: a French one, or an English one where `side` is 1.
    pub(super) fn alone(side: u8, posterior: f64) -> Step {
        Step { step: FR_STEP + side, posterior: posterior as f32 }
    }

    /// The French and the English segments that are taken.
    pub(super) fn taken(self) -> (usize, usize) {
        match self.step {
            FR_STEP => (1, 0),
            EN_STEP => (0, 1),
            shape => MATCHES[usize::from(shape)],
        }
    }

    /// Posterior probability.
    pub(super) fn posterior(self) -> f64 {
        f64::from(self.posterior).clamp(0.0, 1.0)
    }
}

/// What leads on from the cells of some rows.
#[derive(Default)]
pub(super) struct Ahead {
    /// The place of the first cell.
    pub(super) base: usize,
    /// How many of the cells are those of row 0, which have no evidence, since no bead ends there.
    pub(super) bare: usize,
    /// The evidence of the others.
    pub(super) evidence: Vec<Cell>,
    /// The sum of the paths from each cell to the end, by what the step before it was.
    pub(super) sums: Vec<[f64; 3]>,
    /// The worth of the best of these paths.
    pub(super) worth: Vec<f64>,
}

/// The step that leads on from each cell: a place in [`MATCHES`] or one of the two marks, and its probability.
pub(super) struct Onward {
    steps: Vec<u8>,
    posteriors: Vec<f32>,
}

/// One French segment alone, and one English.
const FR_STEP: u8 = MATCHES.len() as u8;
const EN_STEP: u8 = FR_STEP + 1;

impl Onward {
    /// Room for so many cells.
    pub(super) fn new(cells: usize) -> Onward {
        Onward { steps: vec![EN_STEP; cells], posteriors: vec![0.0; cells] }
    }

    /// The path that the steps lead through a corridor.
    pub(super) fn trace(&self, corridor: &Corridor) -> Vec<Step> {
        let (mut i, mut j) = (0, 0);
        let mut steps = Vec::new();
        let end = corridor.cells() - 1;
        while let Some(cell) = corridor.cell(i, j).filter(|&cell| cell < end) {
            let step = Step { step: self.steps[cell], posterior: self.posteriors[cell] };
            let (fr, en) = step.taken();
            steps.push(step);
            (i, j) = (i + fr, j + en);
        }
        steps
    }
}

/// The way back through one block.
pub(super) struct Sweep<'a> {
    pub(super) corridor: &'a Corridor,
    pub(super) shapes: &'a Shapes,
    pub(super) params: &'a AlignParams,
    pub(super) past: &'a Past,
    /// The sum over all paths.
    pub(super) total: f64,
    pub(super) ahead: &'a mut Ahead,
    pub(super) onward: &'a mut Onward,
    pub(super) counts: &'a mut ShapeCounts,
}

impl Sweep<'_> {
    /// Makes the sums of a row, chooses the step from each of its cells, and returns where likely paths pass.
    pub(super) fn row(&mut self, i: usize) -> (usize, usize) {
        let corridor = self.corridor;
        let (low, high) = corridor.row(i);
        let mut bounds = (usize::MAX, 0);
        for j in (low..=high).rev() {
            let cell = corridor.start(i) + j - low;
            let at = cell - self.ahead.base;
            if cell + 1 == corridor.cells() {
                (self.ahead.sums[at], self.ahead.worth[at]) = ([0.0; 3], 0.0);
            } else {
                self.cell(i, j, cell);
            }
            if passing(&self.past.sums[cell - self.past.base], &self.ahead.sums[at]) - self.total > PASSED {
                bounds = (j, bounds.1.max(j));
            }
        }
        if bounds.0 == usize::MAX { (low, high) } else { bounds }
    }

    fn cell(&mut self, i: usize, j: usize, cell: usize) {
        let (corridor, shapes) = (self.corridor, self.shapes);
        let (at, base) = (cell - self.ahead.base, self.ahead.base);
        let (before, arrived) =
            (self.past.sums[cell - self.past.base], self.past.arrived[cell - self.past.base]);
        let down = if i < corridor.fr() { corridor.cell(i + 1, j) } else { None }.map(|to| to - base);
        let right = corridor.cell(i, j + 1).map(|to| to - base);
        // Neighbouring rows overlap, so that every cell but the last leads on at least by a segment left alone.
        let mut best = (f64::NEG_INFINITY, if down.is_some() { FR_STEP } else { EN_STEP }, 0.0);
        let mut consider = |step: u8, posterior: f64, value: f64| {
            if value > best.0 {
                best = (value, step, posterior);
            }
        };
        let mut joined = LogSum::new();
        for ((k, &(a, b)), step) in MATCHES.iter().enumerate().zip(0u8..) {
            if i + a > corridor.fr() {
                continue;
            }
            let Some(to) = corridor.cell(i + a, j + b).map(|to| to - base) else { continue };
            let evidence = f64::from(self.ahead.evidence[to - self.ahead.bare][k]);
            if evidence == f64::NEG_INFINITY {
                continue;
            }
            let rest = self.ahead.sums[to][JOINED] + evidence + shapes.matches[k];
            joined.add(rest);
            let posterior = share(arrived + rest - self.total);
            self.counts.matches[k] += posterior;
            // A bead that nothing speaks for is no reason to join more than it must.
            let size = if posterior < HARDLY { (a + b) as f64 / 2.0 } else { 1.0 };
            consider(step, posterior, posterior - self.params.least_posterior * size + self.ahead.worth[to]);
        }
        let joined = joined.value();
        let sums = |to: Option<usize>, state| to.map_or(f64::NEG_INFINITY, |to| self.ahead.sums[to][state]);
        let (fr, en) = (sums(down, FR_ALONE), sums(right, EN_ALONE));
        let (open, extend) = (shapes.gap_open, shapes.gap_extend);
        let sides = [
            (FR_STEP, down, before[JOINED], before[FR_ALONE], fr),
            (EN_STEP, right, add(before[JOINED], before[FR_ALONE]), before[EN_ALONE], en),
        ];
        for (step, to, opening, going, rest) in sides {
            let Some(to) = to else { continue };
            let opened = share(opening + open + rest - self.total);
            let extended = share(going + extend + rest - self.total);
            self.counts.gap_open += opened;
            self.counts.gap_extend += extended;
            let posterior = opened + extended;
            let value = (2.0 * posterior - 1.0) * self.params.gap_worth;
            consider(step, posterior, value + self.ahead.worth[to]);
        }
        self.ahead.sums[at] = [
            add(joined, add(fr, en) + open),
            add(joined, add(fr + extend, en + open)),
            add(joined, en + extend),
        ];
        self.ahead.worth[at] = best.0;
        (self.onward.steps[cell], self.onward.posteriors[cell]) = (best.1, best.2 as f32);
    }
}

/// Logarithm of the share of paths that a cell needs to be looked at again.
pub(super) const PASSED: f64 = -9.0;

/// Probability below which nothing speaks for a bead.
const HARDLY: f64 = 0.1;

/// The logarithm of a share that is as good as none: of all paths of a text, not one in a thousand million million million.
const NONE: f64 = -50.0;

/// The share of all paths that has such a logarithm.
pub(super) fn share(logarithm: f64) -> f64 {
    if logarithm > NONE { logarithm.exp() } else { 0.0 }
}

fn passing(forward: &[f64; 3], backward: &[f64; 3]) -> f64 {
    let mut total = LogSum::new();
    forward.iter().zip(backward).for_each(|(a, b)| total.add(a + b));
    total.value()
}
