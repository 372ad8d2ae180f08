//! Lists in alphabetical order, as glossaries, definitions and rolls of States are in each language.

use super::segment::Run;
use crate::lexicon::push_folded;

/// Segments that rise, the first counted, before a run is taken for a list: prose is so by chance once in some hundred runs.
const LEAST: usize = 5;
/// Letters of a segment that are compared.
const LETTERS: usize = 12;

/// The lists of one side, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lists(Vec<Run>);

/// Finds the runs of segments of which none comes before its neighbour in the alphabet.
#[derive(Default)]
pub(super) struct Rises {
    lists: Vec<Run>,
    /// The run that goes on, and how many of its segments rise after the first.
    run: Run,
    rises: usize,
    before: String,
    here: String,
}

impl Rises {
    /// Goes on with the text of the next segment.
    pub(super) fn add(&mut self, text: &str) {
        key(text, &mut self.here);
        if self.here < self.before || self.here.is_empty() {
            self.end();
        } else if !self.run.is_empty() && self.here > self.before {
            self.rises += 1;
        }
        self.run.end += 1;
        std::mem::swap(&mut self.before, &mut self.here);
    }

    /// Ends the run that goes on.
    fn end(&mut self) {
        if self.rises + 1 >= LEAST {
            self.lists.push(self.run.clone());
        }
        (self.run, self.rises) = (self.run.end..self.run.end, 0);
    }

    /// The lists of all segments.
    pub(super) fn finish(mut self) -> Lists {
        self.end();
        Lists(self.lists)
    }
}

impl Lists {
    /// The list that holds a segment.
    pub(super) fn at(&self, segment: usize) -> Option<&Run> {
        let at = self.0.partition_point(|list| list.end <= segment);
        self.0.get(at).filter(|list| list.contains(&segment))
    }
}

/// What a segment is sorted by: its first letters, without accents and capitals.
fn key(text: &str, key: &mut String) {
    key.clear();
    text.chars().filter(|c| c.is_alphabetic()).take(LETTERS).for_each(|c| push_folded(key, c));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Segment;

    fn lists(lines: &[&str]) -> Vec<Run> {
        let mut rises = Rises::default();
        lines.iter().for_each(|line| rises.add(Segment::of_line(line).text));
        rises.finish().0
    }

    #[test]
    fn runs_in_alphabetical_order_are_lists() {
        let states = ["Zone :", "Allemagne", "Autriche", "« Belgique »", "Égypte", "espagne", "Danemark"];
        assert_eq!(lists(&states).as_slice(), std::slice::from_ref(&(1..6)));
        for none in
            [&["a) Un", "b) Vu", "c) Zone", "d) Zut"][..], &["Oui."; 9], &["1", "2", "3", "4", "5", "6"], &[]]
        {
            assert!(lists(none).is_empty(), "{none:?}");
        }
    }

    #[test]
    fn a_segment_is_in_one_list_or_in_none() {
        let lists = Lists(vec![1..6, 8..20]);
        let at: Vec<Option<&Run>> = [0, 1, 5, 6, 8, 20].map(|segment| lists.at(segment)).to_vec();
        assert_eq!(at, [None, Some(&(1..6)), Some(&(1..6)), None, Some(&(8..20)), None]);
    }
}
