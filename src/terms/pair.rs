//! Phrases of both languages that stand for each other: how often, in how many documents, and where that can be seen.

use super::Meeting;
use super::list::{Documents, Origin};
use crate::model::TermPlace;

/// The places of a pair that are kept as examples.
const EXAMPLES: usize = 5;
/// Bytes of both sides below which a sentence pair shows little of a term.
const SHORTEST_EXAMPLE: usize = 160;
/// What a further example of one document costs: it may be so much shorter than one of another.
const SAME_DOCUMENT: usize = 200;

/// Phrases that stand for each other.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Pair {
    pub(super) count: usize,
    pub(super) documents: Documents,
    pub(super) places: Vec<Shown>,
}

/// A place that may be shown.
#[derive(Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) place: TermPlace,
    /// By what its document is told from the others.
    pub(super) document: u64,
    pub(super) cost: usize,
}

impl Pair {
    /// Adds a place where both phrases meet.
    pub(super) fn add(&mut self, meeting: &Meeting, origin: Origin) {
        self.count += 1;
        self.documents.add(origin.document);
        if self.places.last().is_some_and(|last| last.place.sentence == origin.sentence) {
            return;
        }
        let (fr, en) = meeting.places.clone();
        let place = TermPlace { sentence: origin.sentence, fr, en };
        self.show(Shown { place, document: origin.document, cost: cost(origin.length) });
    }

    /// Joins what further documents say, whose sentence pairs begin with `first`.
    pub(super) fn join(&mut self, other: Pair, first: u64) {
        self.count += other.count;
        self.documents.count += other.documents.count;
        for Shown { mut place, document, cost } in other.places {
            place.sentence += first;
            self.show(Shown { place, document: document + first, cost });
        }
    }

    /// Keeps a place that may be shown, and lets the worst go if there are too many.
    fn show(&mut self, place: Shown) {
        self.places.push(place);
        if self.places.len() > EXAMPLES {
            let before = |at: usize| {
                let Shown { document, cost, .. } = &self.places[at];
                let same = self.places[..at].iter().filter(|other| other.document == *document).count();
                cost + same * SAME_DOCUMENT
            };
            let worst = (0..self.places.len()).max_by_key(|at| before(*at)).unwrap_or_default();
            self.places.remove(worst);
        }
    }

    /// The examples, in the order of the corpus.
    pub(super) fn places(self) -> Vec<TermPlace> {
        self.places.into_iter().map(|shown| shown.place).collect()
    }
}

/// How little a sentence pair of such a length, in bytes, is worth as an example: a heading shows little, a long sentence is
/// hard to read.
fn cost(length: usize) -> usize {
    if length < SHORTEST_EXAMPLE { 3 * SHORTEST_EXAMPLE - 2 * length } else { length }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pair that stands in sentence pairs of one document, of such a length each.
    fn pair(sentences: &[u64]) -> Pair {
        let mut pair = Pair::default();
        for sentence in sentences {
            let meeting = Meeting { groups: (0, 0), places: (0..1, 2..3) };
            pair.add(&meeting, Origin { document: 0, length: 200, sentence: *sentence });
        }
        pair
    }

    #[test]
    fn a_pair_that_is_joined_counts_what_both_count_and_shows_other_documents_first() {
        let mut joined = Pair::default();
        joined.join(pair(&[0, 10, 20, 30, 40, 50, 60]), 0);
        assert_eq!(joined, pair(&[0, 10, 20, 30, 40, 50, 60]));
        joined.join(pair(&[0, 10]), 1000);
        joined.join(pair(&[7]), 5000);
        assert_eq!((joined.count, joined.documents.count), (10, 3));
        let shown: Vec<u64> = joined.places().iter().map(|place| place.sentence).collect();
        assert_eq!(shown, [0, 10, 1000, 1010, 5007]);
    }
}
