//! Everything that the evidence of a bead depends on, for two sides.

use super::anchors::Anchors;
use super::apart::Apart;
use super::corridor::Corridor;
use super::evidence::{Notes, Witness};
use super::gathering::Tellings;
use super::length::LengthLaw;
use super::links::Links;
use super::params::AlignParams;
use super::path::{self, Posteriors};
use super::segment::{Joined, Run};
use super::shape::Shapes;
use super::side::Side;
use super::single;

/// Two sides, what links them, and what their lengths tell.
pub(super) struct Knowledge<'a> {
    /// The constants.
    pub(super) params: &'a AlignParams,
    /// The French side.
    pub(super) fr: &'a Side,
    /// The English side.
    pub(super) en: &'a Side,
    /// Which units stand for which.
    pub(super) links: &'a Links,
    /// Where the English ones stand.
    pub(super) anchors: &'a Anchors,
    /// What each unit tells.
    pub(super) tellings: &'a Tellings,
    /// What lengths tell.
    pub(super) lengths: &'a LengthLaw,
    /// What may not be in one bead.
    pub(super) apart: &'a Apart,
}

impl Knowledge<'_> {
    /// Sums over all paths through `corridor` between two runs; appends the best beads to `out` and returns the
    /// logarithm of the sum.
    pub(super) fn align_run(
        &self,
        shapes: &Shapes,
        corridor: &Corridor,
        (fr, en): (&Run, &Run),
        notes: &mut Notes,
        out: &mut Vec<Joined>,
    ) -> f64 {
        let posteriors = self.posteriors(shapes, corridor, (fr, en), notes);
        let (mut i, mut j) = (fr.start, en.start);
        out.reserve_exact(posteriors.steps.len());
        for step in &posteriors.steps {
            let (fr, en) = step.taken();
            out.push(Joined { fr: i..i + fr, en: j..j + en, posterior: step.posterior() });
            (i, j) = (i + fr, j + en);
        }
        posteriors.total
    }

    /// What the paths through `corridor` between two runs let one believe.
    pub(super) fn posteriors(
        &self,
        shapes: &Shapes,
        corridor: &Corridor,
        runs: (&Run, &Run),
        notes: &mut Notes,
    ) -> Posteriors {
        let witness = self.witness(corridor, runs);
        if corridor.cells() == 4 && (runs.0.len(), runs.1.len()) == (1, 1) {
            let evidence = witness.rows(0..2, notes).last().map_or(f32::NEG_INFINITY, |cell| cell[0]);
            if evidence > f32::NEG_INFINITY {
                return single::posteriors(self.params, shapes, evidence);
            }
        }
        path::posteriors(self.params, shapes, corridor, &mut |rows| witness.rows(rows, notes))
    }

    /// The witness of the beads between two runs.
    pub(super) fn witness<'a>(&'a self, corridor: &'a Corridor, (fr, en): (&Run, &Run)) -> Witness<'a> {
        let views = (self.fr.view(fr.clone()), self.en.view(en.clone()));
        let apart = self.apart.from((fr.start, en.start));
        Witness::new(views, self.links, self.tellings, self.lengths, corridor).keeping(apart)
    }
}
