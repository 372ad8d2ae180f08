//! The beads of a corridor: how likely each is, and which to keep.
//!
//! Forward and backward sums over all paths give every bead its posterior probability; the path that is kept is the one
//! that expects the most right beads, not the likeliest one, since a bead counts only when it is exactly right.

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::params::AlignParams;
use super::shape::{MATCHES, ShapeCounts, Shapes};

/// A step of the path: segments taken from each side and the probability that this is right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    /// French segments.
    pub(super) fr: usize,
    /// English segments.
    pub(super) en: usize,
    /// Posterior probability.
    pub(super) belief: f64,
}

/// What the last step was: a bead that joins, a French segment alone, an English one alone.
const JOINED: usize = 0;
const FR_ALONE: usize = 1;
const EN_ALONE: usize = 2;

/// Sums over all paths.
pub(super) struct Lattice<'a> {
    corridor: &'a Corridor,
    evidence: &'a Evidence,
    shapes: &'a Shapes,
    forward: Vec<[f64; 3]>,
    /// The sum of the three states of `forward`.
    arrived: Vec<f64>,
    backward: Vec<[f64; 3]>,
    total: f64,
}

/// What the lattice believes, in few numbers.
pub(super) struct Beliefs {
    /// The kept path, from the beginning.
    pub(super) steps: Vec<Step>,
    /// Expected counts of shapes.
    pub(super) counts: ShapeCounts,
    /// For each row, first and last column that a path of some likelihood passes.
    pub(super) passed: Vec<(usize, usize)>,
}

impl<'a> Lattice<'a> {
    /// Sums over all paths of the corridor.
    pub(super) fn new(corridor: &'a Corridor, evidence: &'a Evidence, shapes: &'a Shapes) -> Lattice<'a> {
        let mut lattice = Lattice {
            corridor,
            evidence,
            shapes,
            forward: Vec::new(),
            arrived: Vec::new(),
            backward: Vec::new(),
            total: 0.0,
        };
        lattice.run_forward();
        lattice.run_backward();
        lattice.total = lattice.arrived.last().copied().unwrap_or(0.0);
        lattice
    }

    /// The logarithm of the sum over all paths.
    pub(super) fn total(&self) -> f64 {
        self.total
    }

    fn run_forward(&mut self) {
        self.forward = vec![[f64::NEG_INFINITY; 3]; self.corridor.cells()];
        self.arrived = vec![f64::NEG_INFINITY; self.corridor.cells()];
        self.arrived[0] = 0.0;
        // A start behaves as the end of a joined bead.
        self.forward[0][JOINED] = 0.0;
        let (open, extend) = (self.shapes.gap_open, self.shapes.gap_extend);
        for i in 0..=self.corridor.fr() {
            let (low, high) = self.corridor.row(i);
            for j in low..=high {
                let Some(cell) = self.corridor.cell(i, j) else { continue };
                if cell == 0 {
                    continue;
                }
                let mut joined = LogSum::new();
                for (k, &(a, b)) in MATCHES.iter().enumerate() {
                    let evidence = f64::from(self.evidence.of(cell)[k]);
                    if evidence == f64::NEG_INFINITY || i < a || j < b {
                        continue;
                    }
                    if let Some(from) = self.corridor.cell(i - a, j - b) {
                        joined.add(self.arrived[from] + evidence + self.shapes.matches[k]);
                    }
                }
                self.forward[cell][JOINED] = joined.value();
                if let Some(from) = i.checked_sub(1).and_then(|i| self.corridor.cell(i, j)) {
                    let before = self.forward[from];
                    self.forward[cell][FR_ALONE] = add(before[JOINED] + open, before[FR_ALONE] + extend);
                }
                if let Some(from) = j.checked_sub(1).and_then(|j| self.corridor.cell(i, j)) {
                    let before = self.forward[from];
                    let opened = add(before[JOINED], before[FR_ALONE]) + open;
                    self.forward[cell][EN_ALONE] = add(opened, before[EN_ALONE] + extend);
                }
                self.arrived[cell] = sum(&self.forward[cell]);
            }
        }
    }

    fn run_backward(&mut self) {
        self.backward = vec![[f64::NEG_INFINITY; 3]; self.corridor.cells()];
        let (open, extend) = (self.shapes.gap_open, self.shapes.gap_extend);
        for i in (0..=self.corridor.fr()).rev() {
            let (low, high) = self.corridor.row(i);
            for j in (low..=high).rev() {
                let Some(cell) = self.corridor.cell(i, j) else { continue };
                if cell + 1 == self.corridor.cells() {
                    self.backward[cell] = [0.0; 3];
                    continue;
                }
                let mut joined = LogSum::new();
                for (k, &(a, b)) in MATCHES.iter().enumerate() {
                    if i + a > self.corridor.fr() {
                        continue;
                    }
                    if let Some(to) = self.corridor.cell(i + a, j + b) {
                        let evidence = f64::from(self.evidence.of(to)[k]);
                        joined.add(self.backward[to][JOINED] + evidence + self.shapes.matches[k]);
                    }
                }
                let joined = joined.value();
                let down = if i < self.corridor.fr() { self.corridor.cell(i + 1, j) } else { None };
                let down = down.map_or(f64::NEG_INFINITY, |to| self.backward[to][FR_ALONE]);
                let right = self.corridor.cell(i, j + 1);
                let right = right.map_or(f64::NEG_INFINITY, |to| self.backward[to][EN_ALONE]);
                self.backward[cell] = [
                    add(joined, add(down, right) + open),
                    add(joined, add(down + extend, right + open)),
                    add(joined, right + extend),
                ];
            }
        }
    }

    /// The posterior probability of a bead of shape `k` that ends in the cell `to` and begins in `from`.
    fn joined(&self, from: usize, to: usize, k: usize) -> f64 {
        let evidence = f64::from(self.evidence.of(to)[k]) + self.shapes.matches[k];
        (self.arrived[from] + evidence + self.backward[to][JOINED] - self.total).exp()
    }

    /// The posterior probabilities that a gap opens, and that it goes on, into state `state` of the cell `to`.
    fn alone(&self, from: usize, to: usize, state: usize) -> (f64, f64) {
        let before = &self.forward[from];
        let rest = self.backward[to][state] - self.total;
        let opened = if state == EN_ALONE { add(before[JOINED], before[FR_ALONE]) } else { before[JOINED] };
        ((opened + self.shapes.gap_open + rest).exp(), (before[state] + self.shapes.gap_extend + rest).exp())
    }

    /// Reads off the best path and what is expected of shapes.
    pub(super) fn beliefs(&self, params: &AlignParams) -> Beliefs {
        let cells = self.corridor.cells();
        let mut worth = vec![f64::NEG_INFINITY; cells];
        let mut back: Vec<(u8, u8, f32)> = vec![(0, 0, 0.0); cells];
        let mut counts = ShapeCounts::default();
        let mut passed = Vec::with_capacity(self.corridor.fr() + 1);
        worth[0] = 0.0;
        for i in 0..=self.corridor.fr() {
            let (low, high) = self.corridor.row(i);
            let mut bounds = (usize::MAX, 0);
            for j in low..=high {
                let Some(cell) = self.corridor.cell(i, j) else { continue };
                if passing(&self.forward[cell], &self.backward[cell]) - self.total > PASSED {
                    bounds = (bounds.0.min(j), j);
                }
                self.best_step((i, j, cell), params, &mut worth, &mut back, &mut counts);
            }
            passed.push(if bounds.0 == usize::MAX { (low, high) } else { bounds });
        }
        Beliefs { steps: self.trace(&back), counts, passed }
    }

    fn best_step(
        &self,
        (i, j, cell): (usize, usize, usize),
        params: &AlignParams,
        worth: &mut [f64],
        back: &mut [(u8, u8, f32)],
        counts: &mut ShapeCounts,
    ) {
        // Neighbouring rows overlap, so that every cell but the first is reached at least by a segment left alone.
        let above = i > 0 && self.corridor.cell(i - 1, j).is_some();
        back[cell] = if above { (1, 0, 0.0) } else { (0, 1, 0.0) };
        let mut consider = |from: usize, shape: (usize, usize), belief: f64, value: f64| {
            let value = worth[from] + value;
            if value > worth[cell] {
                worth[cell] = value;
                back[cell] = (shape.0 as u8, shape.1 as u8, belief as f32);
            }
        };
        for (k, &(a, b)) in MATCHES.iter().enumerate() {
            if i < a || j < b || self.evidence.of(cell)[k] == f32::NEG_INFINITY {
                continue;
            }
            if let Some(from) = self.corridor.cell(i - a, j - b) {
                let belief = self.joined(from, cell, k);
                counts.matches[k] += belief;
                // A bead that nothing speaks for is no reason to join more than it must.
                let size = if belief < HARDLY { (a + b) as f64 / 2.0 } else { 1.0 };
                consider(from, (a, b), belief, belief - params.least_belief * size);
            }
        }
        let sides = [(FR_ALONE, (1, 0)), (EN_ALONE, (0, 1))];
        for (state, (a, b)) in sides {
            let from = i.checked_sub(a).zip(j.checked_sub(b)).and_then(|(i, j)| self.corridor.cell(i, j));
            if let Some(from) = from {
                let (opened, extended) = self.alone(from, cell, state);
                counts.gap_open += opened;
                counts.gap_extend += extended;
                let belief = opened + extended;
                consider(from, (a, b), belief, (2.0 * belief - 1.0) * params.gap_worth);
            }
        }
    }

    fn trace(&self, back: &[(u8, u8, f32)]) -> Vec<Step> {
        let (mut i, mut j) = (self.corridor.fr(), self.corridor.row(self.corridor.fr()).1);
        let mut steps = Vec::new();
        while let Some(cell) = self.corridor.cell(i, j).filter(|&cell| cell > 0) {
            let (a, b, belief) = back[cell];
            let step = Step { fr: a.into(), en: b.into(), belief: f64::from(belief).clamp(0.0, 1.0) };
            (i, j) = (i.saturating_sub(step.fr), j.saturating_sub(step.en));
            steps.push(step);
        }
        steps.reverse();
        steps
    }
}

/// Logarithm of the share of paths that a cell needs to be looked at again.
const PASSED: f64 = -9.0;

/// Probability below which nothing speaks for a bead.
const HARDLY: f64 = 0.1;

fn passing(forward: &[f64; 3], backward: &[f64; 3]) -> f64 {
    let mut total = LogSum::new();
    forward.iter().zip(backward).for_each(|(a, b)| total.add(a + b));
    total.value()
}

/// A sum of probabilities given by their logarithms.
struct LogSum {
    top: f64,
    rest: f64,
}

impl LogSum {
    fn new() -> LogSum {
        LogSum { top: f64::NEG_INFINITY, rest: 0.0 }
    }

    fn add(&mut self, x: f64) {
        if x <= self.top {
            if x > self.top - 40.0 {
                self.rest += (x - self.top).exp();
            }
        } else {
            self.rest =
                if self.top == f64::NEG_INFINITY { 1.0 } else { self.rest * (self.top - x).exp() + 1.0 };
            self.top = x;
        }
    }

    fn value(&self) -> f64 {
        if self.top == f64::NEG_INFINITY { self.top } else { self.top + self.rest.ln() }
    }
}

fn add(a: f64, b: f64) -> f64 {
    let mut total = LogSum::new();
    total.add(a);
    total.add(b);
    total.value()
}

fn sum(state: &[f64; 3]) -> f64 {
    add(add(state[0], state[1]), state[2])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Every path takes every segment once, and so does their mean.
        #[test]
        fn beliefs_add_up(
            numbers in prop::collection::vec(-9.0f32..9.0, 16 * 49),
            rows in prop::collection::vec((0usize..7, 0usize..7), 1..7),
            en in 0usize..6,
        ) {
            let corridor = Corridor::new(rows, en);
            let cells = numbers.chunks(16).map(|cell| std::array::from_fn(|k| cell[k])).take(corridor.cells()).collect();
            let evidence = Evidence { cells };
            let params = AlignParams::default();
            let shapes = Shapes::usual(&params);
            let beliefs = Lattice::new(&corridor, &evidence, &shapes).beliefs(&params);
            let joined: f64 = MATCHES.iter().zip(beliefs.counts.matches).map(|(&(a, b), n)| (a + b) as f64 * n).sum();
            let alone = beliefs.counts.gap_open + beliefs.counts.gap_extend;
            prop_assert!((joined + alone - (corridor.fr() + en) as f64).abs() < 1e-6, "{joined} and {alone}");
            let taken = beliefs.steps.iter().fold((0, 0), |sum, step| (sum.0 + step.fr, sum.1 + step.en));
            prop_assert_eq!(taken, (corridor.fr(), en));
        }
    }

    #[test]
    fn the_bead_that_the_evidence_is_for_is_kept() {
        let corridor = Corridor::full(2, 1);
        let mut cells = vec![[-20.0; MATCHES.len()]; corridor.cells()];
        let merge = MATCHES.iter().position(|&shape| shape == (2, 1)).expect("a shape");
        cells[corridor.cell(2, 1).expect("the last cell")][merge] = 5.0;
        let params = AlignParams::default();
        let shapes = Shapes::usual(&params);
        let steps = Lattice::new(&corridor, &Evidence { cells }, &shapes).beliefs(&params).steps;
        assert_eq!(steps.len(), 1);
        assert_eq!((steps[0].fr, steps[0].en), (2, 1));
        assert!(steps[0].belief > 0.9);
    }
}
