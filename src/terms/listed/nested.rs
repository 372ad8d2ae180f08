//! Which candidates stand in longer ones.

use crate::model::Seen;

/// Which candidates stand in longer ones.
///
/// Most candidates of several words stand once. So the parts of each are a list, made where it stands first; only those of
/// another reading of the same words have to be looked up.
#[derive(Default)]
pub(super) struct Nested {
    parts: Vec<u32>,
    /// For each of the candidates, where its parts are.
    ranges: Vec<Option<(u32, u32)>>,
    more: Seen<(u32, u32)>,
}

impl Nested {
    /// Whether a part was not yet met in candidate number `whole`; `first` is where the parts of that candidate begin if this is
    /// its first place.
    pub(super) fn insert(&mut self, part: u32, whole: u32, first: Option<usize>) -> bool {
        let known = match (first, self.ranges.get(whole as usize).copied().flatten()) {
            (Some(start), _) => start..self.parts.len(),
            (None, Some((start, end))) => start as usize..end as usize,
            (None, None) => 0..0,
        };
        if self.parts[known].contains(&part) {
            return false;
        }
        if first.is_some() {
            self.parts.push(part);
            return true;
        }
        self.more.insert((part, whole))
    }

    /// Where the parts of a candidate begin, if it stands here first.
    pub(super) fn open(&self, whole: u32) -> Option<usize> {
        let known = self.ranges.get(whole as usize).is_some_and(Option::is_some);
        (!known).then_some(self.parts.len())
    }

    /// Notes that all parts of the first place of a candidate are known.
    pub(super) fn close(&mut self, whole: u32, start: usize) {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if self.ranges.len() <= whole as usize {
            self.ranges.resize(whole as usize + 1, None);
        }
        self.ranges[whole as usize] = Some((number(start), number(self.parts.len())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_counts_once_for_each_longer_candidate() {
        let mut nested = Nested::default();
        let start = nested.open(7);
        assert!(start.is_some(), "it stands here first");
        assert!(nested.insert(1, 7, start) && nested.insert(2, 7, start) && !nested.insert(1, 7, start));
        nested.close(7, 0);
        // Its second place has the same parts, and one that the first reading did not have.
        assert_eq!(nested.open(7), None);
        assert!(!nested.insert(2, 7, None) && nested.insert(3, 7, None) && !nested.insert(3, 7, None));
        // Another candidate has parts of its own.
        let start = nested.open(4);
        assert_eq!(start, Some(2));
        assert!(nested.insert(1, 4, start));
    }
}
