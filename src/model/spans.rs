//! The account of a source: which block each stretch of a raw text belongs to.

use std::ops::Range;

/// Ranges that tile a raw text, each with its block.
///
/// A text of many short lines has a range for each: what a range begins with is where the one before it ends, and places take
/// four bytes, as those of a [`MappedText`](super::MappedText) do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans(Vec<Span>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    end: u32,
    block: u32,
}

impl Spans {
    /// Gives a block what stands between the last range and `end`; nothing if that is empty. Neighbours of one block are one
    /// range.
    pub fn reach(&mut self, end: usize, block: usize) {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let span = Span { end: small(end), block: small(block) };
        match self.0.last_mut() {
            Some(last) if span.end <= last.end => {}
            Some(last) if last.block == span.block => last.end = span.end,
            _ if span.end == 0 => {}
            _ => self.0.push(span),
        }
    }

    /// How many ranges there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no range.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ranges in order, each with its block.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Range<usize>, usize)> + ExactSizeIterator + '_ {
        (0..self.0.len()).map(|at| {
            let Span { end, block } = self.0[at];
            let start = at.checked_sub(1).map_or(0, |before| self.0[before].end);
            (start as usize..end as usize, block as usize)
        })
    }

    /// The block whose range holds a byte of the raw text.
    #[must_use]
    pub fn block_at(&self, raw: usize) -> Option<usize> {
        let at = self.0.partition_point(|span| span.end as usize <= raw);
        self.0.get(at).map(|span| span.block as usize)
    }

    /// Gives back the memory that was taken in case more would be added.
    pub fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_tile_the_text_and_neighbours_of_one_block_are_one() {
        assert_eq!(size_of::<Span>(), 8);
        let mut spans = Spans::default();
        for (end, block) in [(0, 0), (3, 0), (5, 0), (5, 1), (9, 2), (12, 0)] {
            spans.reach(end, block);
        }
        let all = [(0..5, 0), (5..9, 2), (9..12, 0)];
        assert_eq!(spans.iter().collect::<Vec<_>>(), all);
        assert_eq!(spans.iter().next_back(), all.last().cloned());
        assert_eq!(
            [0, 4, 5, 11, 12].map(|raw| spans.block_at(raw)),
            [Some(0), Some(0), Some(2), Some(0), None]
        );
    }
}
