//! What may not be in one bead, because a person said so.

use std::collections::{BTreeMap, BTreeSet};

use super::segment::Run;

/// For a French segment, the English ones that it may not be in a bead with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Apart(BTreeMap<usize, BTreeSet<usize>>);

/// The same, counted from the beginnings of two runs.
#[derive(Debug, Clone, Copy)]
pub(super) struct ApartFrom<'a> {
    apart: &'a Apart,
    start: (usize, usize),
}

impl Apart {
    /// Keeps a French and an English segment apart.
    pub(super) fn add(&mut self, fr: usize, en: usize) {
        self.0.entry(fr).or_default().insert(en);
    }

    /// Whether a bead of these runs would hold what is to be kept apart.
    pub(super) fn parts(&self, fr: &Run, en: &Run) -> bool {
        let of = |others: &BTreeSet<usize>| !en.is_empty() && others.range(en.clone()).next().is_some();
        !fr.is_empty() && self.0.range(fr.clone()).any(|(_, others)| of(others))
    }

    /// The same, counted from the beginnings of two runs; nothing if nothing is to be kept apart.
    pub(super) fn from(&self, start: (usize, usize)) -> Option<ApartFrom<'_>> {
        (!self.0.is_empty()).then_some(ApartFrom { apart: self, start })
    }
}

impl ApartFrom<'_> {
    /// Whether a bead of these runs would hold what is to be kept apart.
    pub(super) fn parts(&self, fr: Run, en: Run) -> bool {
        let (a, b) = self.start;
        self.apart.parts(&(fr.start + a..fr.end + a), &(en.start + b..en.end + b))
    }
}
