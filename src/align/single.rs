//! One segment beside one: most beads of blocks hold one sentence on each side, and their paths are few enough to be written out.

use super::params::AlignParams;
use super::path::Posteriors;
use super::shape::{ShapeCounts, Shapes};
use super::sums::add;
use super::sweep::{PASSED, Step, share};

/// What the paths between one French and one English segment let one believe, of which `evidence` speaks for joining them: either
/// they are joined, or each stands alone, the French one first. It is what the sums over the corridor of both come to.
pub(super) fn posteriors(params: &AlignParams, shapes: &Shapes, evidence: f32) -> Posteriors {
    let (together, apart) = (f64::from(evidence) + shapes.matches[0], shapes.gap_open + shapes.gap_open);
    let total = add(together, apart);
    let (joined, alone) = (share(together - total), share(apart - total));
    let mut counts = ShapeCounts::default();
    counts.matches[0] = joined;
    counts.gap_open = alone + alone;
    let gap = (2.0 * alone - 1.0) * params.gap_worth;
    let steps = if gap + gap > joined - params.least_posterior {
        vec![Step::alone(0, alone), Step::alone(1, alone)]
    } else {
        vec![Step::joined(joined)]
    };
    let low = usize::from(apart - total <= PASSED);
    Posteriors { steps, counts, passed: vec![(0, 0), (low, 1)], total }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::align::corridor::Corridor;
    use crate::align::path;
    use crate::align::shape::MATCHES;

    proptest! {
        /// What is written out is what the sums come to.
        #[test]
        fn it_is_what_the_sums_over_the_corridor_are(evidence in -40.0f32..40.0) {
            let params = AlignParams::default();
            let shapes = Shapes::usual(&params);
            let mut cells = vec![[f32::NEG_INFINITY; MATCHES.len()]; 4];
            cells[3][0] = evidence;
            let summed =
                path::posteriors(&params, &shapes, &Corridor::full(1, 1), &mut |rows| cells[2 * rows.start.max(1)..2 * rows.end].to_vec());
            let written = posteriors(&params, &shapes, evidence);
            prop_assert_eq!((&written.steps, &written.passed), (&summed.steps, &summed.passed));
            prop_assert!((written.total - summed.total).abs() < 1e-12);
            prop_assert!((written.counts.matches[0] - summed.counts.matches[0]).abs() < 1e-12);
            prop_assert!((written.counts.gap_open - summed.counts.gap_open).abs() < 1e-12);
            prop_assert_eq!(summed.counts.gap_extend, 0.0);
        }
    }
}
