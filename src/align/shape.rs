//! The shapes of beads and how likely they are.

use super::params::AlignParams;

/// Most segments that a bead takes from one side.
pub(super) const WIDEST: usize = 4;

/// The shapes that join segments of both sides, French first.
pub(super) const MATCHES: [(usize, usize); 16] = [
    (1, 1),
    (1, 2),
    (2, 1),
    (2, 2),
    (1, 3),
    (3, 1),
    (2, 3),
    (3, 2),
    (1, 4),
    (4, 1),
    (3, 3),
    (2, 4),
    (4, 2),
    (3, 4),
    (4, 3),
    (4, 4),
];

/// Logarithms of the probabilities of shapes.
#[derive(Debug, Clone)]
pub(super) struct Shapes {
    /// One for each of [`MATCHES`].
    pub(super) matches: [f64; MATCHES.len()],
    /// A first segment without counterpart.
    pub(super) gap_open: f64,
    /// One more.
    pub(super) gap_extend: f64,
}

/// How often each shape was seen, in expected counts.
#[derive(Debug, Clone, Default)]
pub(super) struct ShapeCounts {
    /// One for each of [`MATCHES`].
    pub(super) matches: [f64; MATCHES.len()],
    /// Beginnings of gaps.
    pub(super) gap_open: f64,
    /// Continuations of gaps.
    pub(super) gap_extend: f64,
}

impl ShapeCounts {
    /// Adds the counts of another text.
    pub(super) fn add(&mut self, other: &ShapeCounts) {
        self.matches.iter_mut().zip(other.matches).for_each(|(sum, more)| *sum += more);
        self.gap_open += other.gap_open;
        self.gap_extend += other.gap_extend;
    }
}

fn prior(params: &AlignParams) -> ([f64; MATCHES.len()], f64) {
    let mut out = MATCHES.map(|(a, b)| match a.abs_diff(b) {
        0 if a == 1 => 0.0,
        _ if a.min(b) == 1 => {
            params.contraction * params.further.powi(i32::try_from(a.max(b)).unwrap_or(2) - 2)
        }
        _ => params.double * params.further.powi(i32::try_from(a + b).unwrap_or(4) - 4),
    });
    let gaps = 2.0 * params.gap_open;
    out[0] = (1.0 - gaps - out.iter().sum::<f64>()).max(0.05);
    (out, params.gap_open)
}

impl Shapes {
    /// What is believed before a document is read.
    pub(super) fn usual(params: &AlignParams) -> Shapes {
        Shapes::seen(params, &ShapeCounts::default())
    }

    /// What is believed of a document in which `counts` were seen.
    pub(super) fn seen(params: &AlignParams, counts: &ShapeCounts) -> Shapes {
        let (prior, gap) = prior(params);
        let inertia = params.shape_inertia;
        let total = counts.matches.iter().sum::<f64>() + 2.0 * counts.gap_open + inertia;
        let mut matches = [0.0; MATCHES.len()];
        for ((out, seen), before) in matches.iter_mut().zip(&counts.matches).zip(prior) {
            *out = ((seen + inertia * before) / total).ln();
        }
        let gap_open = ((counts.gap_open + inertia * gap) / total).ln();
        let gaps = counts.gap_open + counts.gap_extend;
        let few = 20.0;
        let gap_extend = ((counts.gap_extend + few * params.gap_extend) / (gaps + few)).ln();
        Shapes { matches, gap_open, gap_extend }
    }
}
