//! How sure a bead is: a probability fitted on beads that people judged.
//!
//! The posterior of the path tells whether a bead is better than its rivals, but not whether the text beside it is a
//! translation at all; the content tells that. A logistic law joins both. Its weights were fitted on hand-aligned novels,
//! statutes and indicator sheets, on sentence pairs judged by two people, and on texts set beside texts that they do not
//! translate, each kind of material weighing the same.

use super::content::Content;
use super::segment::Joined;

/// How many features a bead has.
pub(super) const FEATURES: usize = 9;

/// The weights of the logistic law, in the order of [`features`].
const WEIGHTS: [f64; FEATURES] = [-3.578, 0.451, 0.082, 2.036, -0.122, 0.478, -0.276, 10.354, -0.979];

/// What is known of a whole alignment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Document {
    /// Mean share of what the beads say that has a counterpart on the other side.
    pub(super) covered: f64,
    /// Share of the text that stands in beads with both sides.
    pub(super) joined: f64,
}

impl Document {
    /// Sums up the beads that have both sides.
    pub(super) fn new<'a>(beads: impl Iterator<Item = (&'a Joined, &'a Content)>) -> Document {
        /// What a document says before it is read, in nats, and how much of that is covered.
        const PRIOR: (f64, f64) = (100.0, 0.3);
        let (mut said, mut covered, mut alone) = (PRIOR.0, PRIOR.0 * PRIOR.1, 0.0);
        for (bead, content) in beads {
            let sum: f64 = content.said.iter().sum();
            if bead.fr.is_empty() || bead.en.is_empty() {
                alone += sum;
            } else {
                said += sum;
                covered += content.said.iter().zip(&content.covered).map(|(a, b)| a * b).sum::<f64>();
            }
        }
        Document { covered: covered / said, joined: said / (said + alone) }
    }

    /// The share of the text that stands in beads with both sides, in percent.
    pub(super) fn aligned(self) -> u8 {
        (self.joined.clamp(0.0, 1.0) * 100.0).round() as u8
    }

    /// Whether enough of the text finds its counterpart on the other side for a translation.
    ///
    /// Hand-aligned novels, the freest of translations, reach 0.45 and more; texts that have nothing to do with each other
    /// stay below 0.25.
    pub(super) fn translated(self) -> bool {
        self.covered * self.joined >= 0.32
    }
}

/// The features of a bead that has both sides.
pub(super) fn features(bead: &Joined, content: &Content, document: Document) -> [f64; FEATURES] {
    let [fr, en] = content.covered;
    let size = (content.said[0] + content.said[1]).ln_1p();
    [
        1.0,
        log_odds(bead.belief),
        fr + en,
        fr.min(en),
        size,
        (fr + en - 1.0) * size,
        content.stray.abs().min(5.0),
        (document.covered * document.joined).min(0.35),
        (bead.fr.len() + bead.en.len()) as f64 - 2.0,
    ]
}

/// The probability that a bead with both sides is right.
pub(super) fn confidence(bead: &Joined, content: &Content, document: Document) -> f64 {
    logistic(&features(bead, content, document), &WEIGHTS)
}

/// How many features a segment without counterpart has.
const GAP_FEATURES: usize = 4;

/// The weights of the logistic law of segments without counterpart, in the order of [`gap_features`].
const GAP_WEIGHTS: [f64; GAP_FEATURES] = [2.086, 0.314, 0.616, -5.680];

/// The features of a segment without counterpart that stands in a run of `run` such segments.
pub(super) fn gap_features(bead: &Joined, run: usize, document: Document) -> [f64; GAP_FEATURES] {
    [1.0, log_odds(bead.belief), (run.max(1) as f64).ln(), (document.covered * document.joined).min(0.35)]
}

/// The probability that a segment has indeed no counterpart.
pub(super) fn gap_confidence(bead: &Joined, run: usize, document: Document) -> f64 {
    logistic(&gap_features(bead, run, document), &GAP_WEIGHTS)
}

fn log_odds(belief: f64) -> f64 {
    let belief = belief.clamp(0.002, 0.998);
    (belief / (1.0 - belief)).ln()
}

fn logistic(features: &[f64], weights: &[f64]) -> f64 {
    let sum: f64 = features.iter().zip(weights).map(|(x, w)| x * w).sum();
    1.0 / (1.0 + (-sum).exp())
}
