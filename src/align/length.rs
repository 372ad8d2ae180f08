//! What the lengths of the two sides of a bead tell (Gale and Church 1993).

use super::params::AlignParams;
use super::segment::Run;
use super::side::Side;

/// The law of lengths of one bitext.
pub(super) struct LengthLaw {
    /// English characters for one French character.
    ratio: f64,
    /// Mean and standard deviation of the logarithm of the length of an English segment.
    typical: (f64, f64),
    variance: f64,
    spread: f64,
    freedom: f64,
    weight: f64,
}

/// Characters that every segment is taken to have on top of its own, so that short ones stray less.
const SLACK: f64 = 3.0;

impl LengthLaw {
    /// The law that fits `ratio` English characters for one French character.
    pub(super) fn new(params: &AlignParams, en: &Side, ratio: f64) -> LengthLaw {
        let logs: Vec<f64> = (0..en.len()).map(|k| (en.chars(k..k + 1) + SLACK).ln()).collect();
        let count = logs.len().max(1) as f64;
        let mean = logs.iter().sum::<f64>() / count;
        let variance = logs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / count;
        LengthLaw {
            ratio,
            typical: (mean, variance.sqrt().max(0.4)),
            variance: params.length_variance,
            spread: params.length_spread,
            freedom: params.length_freedom,
            weight: params.length_weight,
        }
    }

    /// How far the English length strays from what the French one leads to expect, in standard deviations.
    pub(super) fn stray(&self, fr: f64, en: f64) -> f64 {
        (en - self.ratio * fr) / self.deviation(fr)
    }

    fn deviation(&self, fr: f64) -> f64 {
        let expected = self.ratio * fr + SLACK;
        (self.variance * expected + (self.spread * expected).powi(2)).sqrt()
    }

    /// What so many French characters lead to expect.
    pub(super) fn expectation(&self, fr: f64) -> Expectation {
        let deviation = self.deviation(fr);
        Expectation {
            found: self.ratio * fr + SLACK,
            per_deviation: 1.0 / deviation,
            ln_deviation: deviation.ln(),
        }
    }

    /// The logarithm of the density of so many English characters in segments that do not belong to the French ones.
    pub(super) fn apart(&self, en: f64, en_count: usize) -> f64 {
        let found = (en + SLACK).ln();
        let (mean, spread) = self.typical;
        let stray = (found - mean - (en_count as f64).ln()) / spread;
        -0.5 * stray * stray - spread.ln() - found
    }

    /// How much likelier the English length is in a bead than apart, in nats.
    pub(super) fn evidence(&self, expected: &Expectation, en: f64, apart: f64) -> f64 {
        let delta = (en + SLACK - expected.found) * expected.per_deviation;
        let tail = -0.5 * (self.freedom + 1.0) * (1.0 + delta * delta / self.freedom).ln();
        self.weight * (tail - expected.ln_deviation - apart)
    }
}

/// What the French length of a bead leads to expect of the English one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Expectation {
    found: f64,
    per_deviation: f64,
    ln_deviation: f64,
}

/// English characters for one French character over all segments, held to what translations show.
pub(super) fn ratio(fr: &Side, en: &Side, beads: impl Iterator<Item = (Run, Run)>) -> f64 {
    /// French runs longer: about so many English characters for one French.
    const USUAL: f64 = 0.9;
    /// Characters that the usual ratio is worth.
    const INERTIA: f64 = 2000.0;
    let (mut a, mut b) = (INERTIA, USUAL * INERTIA);
    for (x, y) in beads {
        a += fr.chars(x);
        b += en.chars(y);
    }
    (b / a).clamp(0.4, 2.5)
}
