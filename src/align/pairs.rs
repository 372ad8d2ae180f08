//! Pairs of runs: islands that are searched apart, and beads that teach. A text of many short lines has one for each.

use super::segment::Run;

/// Pairs of a French and an English run, in order.
#[derive(Default)]
pub(super) struct Pairs(Vec<[u32; 4]>);

impl Pairs {
    /// Appends a pair.
    pub(super) fn push(&mut self, fr: Run, en: Run) {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.0.push([fr.start, fr.end, en.start, en.end].map(small));
    }

    /// How many pairs there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The pairs.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (Run, Run)> {
        self.0.iter().map(|pair| {
            let [a, b, c, d] = pair.map(|number| number as usize);
            (a..b, c..d)
        })
    }

    /// Gives back the memory that was taken in case more would be added.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

impl FromIterator<(Run, Run)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (Run, Run)>>(runs: I) -> Pairs {
        let runs = runs.into_iter();
        let mut pairs = Pairs(Vec::with_capacity(runs.size_hint().0));
        runs.for_each(|(fr, en)| pairs.push(fr, en));
        pairs
    }
}
