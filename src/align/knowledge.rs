//! Everything that the evidence of a bead depends on, for two sides.

use super::corridor::Corridor;
use super::evidence::evidence;
use super::gathering::Tellings;
use super::length::LengthLaw;
use super::links::Links;
use super::params::AlignParams;
use super::path::{Beliefs, Lattice};
use super::segment::{Joined, Run};
use super::shape::Shapes;
use super::side::Side;

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
    /// What each unit tells.
    pub(super) tellings: &'a Tellings,
    /// What lengths tell.
    pub(super) lengths: &'a LengthLaw,
}

impl Knowledge<'_> {
    /// Sums over all paths through `corridor` between two runs; appends the best beads to `out` and returns the
    /// logarithm of the sum.
    pub(super) fn align_run(
        &self,
        shapes: &Shapes,
        corridor: &Corridor,
        fr: &Run,
        en: &Run,
        out: &mut Vec<Joined>,
    ) -> f64 {
        let (beliefs, total) = self.beliefs(shapes, corridor, fr, en);
        let (mut i, mut j) = (fr.start, en.start);
        for step in &beliefs.steps {
            out.push(Joined { fr: i..i + step.fr, en: j..j + step.en, belief: step.belief });
            (i, j) = (i + step.fr, j + step.en);
        }
        total
    }

    /// What the paths through `corridor` between two runs let one believe, and the logarithm of their sum.
    pub(super) fn beliefs(&self, shapes: &Shapes, corridor: &Corridor, fr: &Run, en: &Run) -> (Beliefs, f64) {
        let views = (self.fr.view(fr.clone()), self.en.view(en.clone()));
        let evidence = evidence(views, self.links, self.tellings, self.lengths, corridor);
        let lattice = Lattice::new(corridor, &evidence, shapes);
        (lattice.beliefs(self.params), lattice.total())
    }
}
