//! A sentence that one side alone has, seen from the lengths of the sentences of both sides.
//!
//! The sentences are aligned by their lengths (Gale and Church 1993), once with every sentence in a bead and once with
//! one sentence of the longer side left alone. What the second way explains better is a sentence that is missing.

use std::ops::Range;

/// A sentence that seems to be missing on the other side.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gap {
    /// Bytes of the text that has it.
    pub(super) place: Range<usize>,
    /// How much better the text is explained without it, in nats.
    pub(super) margin: f64,
}

/// No side with more sentences is looked at: the search takes their product.
const MOST: usize = 40;

/// Fewer letters than this are a label or a scrap.
const SCRAP: usize = 15;

/// What two sentences on one side for one on the other cost, in nats.
const CONTRACTION: f64 = 2.3;

/// What two sentences for two cost.
const DOUBLE: f64 = 4.0;

/// Half a spread that no two translations keep to.
const LEAST_SPREAD: f64 = 0.14;

/// The spread of a sentence of one letter; it falls with the root of the length.
const FOR_ONE_LETTER: f64 = 1.7;

/// The degrees of freedom of Student's law, by which lengths stray: its tail does not fall as fast as that of a normal law.
const FREEDOM: f64 = 4.0;

/// The sentence of `long` that `short` seems to lack; `median` is the usual logarithm of the length of the side `long`
/// over that of the side `short`.
pub(super) fn find(long: &str, short: &str, median: f64, letters: fn(&str) -> usize) -> Option<Gap> {
    let (a, b) = (sentences(long), sentences(short));
    if a.len() < 2 || b.is_empty() || a.len() > MOST || b.len() > MOST {
        return None;
    }
    let lengths = |text: &str, all: &[Range<usize>]| -> Vec<usize> {
        all.iter().map(|range| text.get(range.clone()).map_or(0, letters)).collect()
    };
    let grid = Grid { long: lengths(long, &a), short: lengths(short, &b), median };
    let (forward, backward) = (grid.costs(false), grid.costs(true));
    let whole = forward.last()?.last().copied()?;
    let (n, m) = (a.len(), b.len());
    let mut best: Option<(f64, usize)> = None;
    for skipped in (0..n).filter(|skipped| grid.long[*skipped] >= SCRAP) {
        let rest = (0..=m).map(|j| forward[skipped][j] + backward[n - skipped - 1][m - j]);
        let cost = rest.fold(f64::INFINITY, f64::min);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, skipped));
        }
    }
    let (cost, skipped) = best?;
    Some(Gap { place: a.get(skipped)?.clone(), margin: (whole - cost).min(MOST as f64) })
}

/// The lengths of the sentences of both sides.
struct Grid {
    long: Vec<usize>,
    short: Vec<usize>,
    median: f64,
}

impl Grid {
    /// The cost of the best beads of the first i and the first j sentences, or of the last ones when it is read
    /// `backward`.
    fn costs(&self, backward: bool) -> Vec<Vec<f64>> {
        let (n, m) = (self.long.len(), self.short.len());
        let mut costs = vec![vec![f64::INFINITY; m + 1]; n + 1];
        costs[0][0] = 0.0;
        let sum = |lengths: &[usize], end: usize, count: usize| -> usize {
            let range =
                if backward { lengths.len() - end..lengths.len() - end + count } else { end - count..end };
            lengths.get(range).map_or(0, |lengths| lengths.iter().sum())
        };
        for i in 0..=n {
            for j in 0..=m {
                for (a, b, prior) in [
                    (1, 1, 0.0),
                    (2, 1, CONTRACTION),
                    (1, 2, CONTRACTION),
                    (2, 2, DOUBLE),
                    (3, 1, DOUBLE),
                    (1, 3, DOUBLE),
                ] {
                    if i >= a && j >= b {
                        let cost = costs[i - a][j - b]
                            + prior
                            + self.stray(sum(&self.long, i, a), sum(&self.short, j, b));
                        costs[i][j] = costs[i][j].min(cost);
                    }
                }
            }
        }
        costs
    }

    /// What it costs that so many letters of the one side stand for so many of the other.
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 letters")]
    fn stray(&self, long: usize, short: usize) -> f64 {
        let (long, short) = (long as f64 + 1.0, short as f64 + 1.0);
        let spread = (FOR_ONE_LETTER / (long + short).sqrt()).max(LEAST_SPREAD);
        let stray = ((long / short).ln() - self.median) / spread;
        f64::midpoint(FREEDOM, 1.0) * (1.0 + stray * stray / FREEDOM).ln()
    }
}

/// The sentences and the items of lists of `text`.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for end in super::length::sentence_ends(text) {
        all.push(start..end);
        start = end;
    }
    all.push(start..text.len());
    all.retain(|range| text.get(range.clone()).is_some_and(|piece| piece.contains(char::is_alphabetic)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> usize {
        text.chars().filter(|mark| mark.is_alphanumeric()).count()
    }

    const LONG: &str = "The Board took note of the report of the Secretary on the work of the year. It thanked the \
                        authors. It asked for a further report on the costs of the new building before the summer.";

    #[test]
    fn a_sentence_that_is_missing_is_named() {
        let short = "Le Conseil a pris note du rapport du Secrétaire sur les travaux de l’année. Il a demandé un autre rapport \
                     sur le coût du nouveau bâtiment avant l’été.";
        let gap = find(LONG, short, 0.0, letters).expect("a gap");
        assert_eq!(LONG[gap.place].trim(), "It thanked the authors.");
        assert!(gap.margin > 0.5, "{}", gap.margin);
    }

    #[test]
    fn two_sentences_in_one_are_not_missing() {
        let short = "Le Conseil a pris note du rapport du Secrétaire sur les travaux de l’année et a remercié ses auteurs. Il a \
                     demandé un autre rapport sur le coût du nouveau bâtiment avant l’été.";
        assert!(find(LONG, short, 0.0, letters).is_none_or(|gap| gap.margin < 0.5));
        assert_eq!(find("One sentence alone.", "Une phrase.", 0.0, letters), None);
    }
}
