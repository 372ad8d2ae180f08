//! The parts of a version: the main one, and the annexes behind it.

use std::ops::Range;

use crate::model::{Block, BlockKind};

/// A part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The heading that opens an annex, if one does.
    pub(super) heading: Option<usize>,
    /// What stands above the text: page furniture and titles.
    pub(super) preface: Range<usize>,
    pub(super) body: Range<usize>,
}

/// The parts of a version, the main one first. A block of a part that is over stands where it is printed.
pub(super) fn parts(blocks: &[Block]) -> Vec<Part> {
    let mut starts = vec![0];
    let mut latest = 0;
    for (at, block) in blocks.iter().enumerate() {
        if block.context.part > latest {
            latest = block.context.part;
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    let ranges: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    let part = |(number, range): (usize, Range<usize>)| {
        let opens =
            |at: &usize| number > 0 && blocks.get(*at).is_some_and(|block| block.kind == BlockKind::Heading);
        let heading = Some(range.start).filter(opens);
        let start = range.start + usize::from(heading.is_some());
        let above = |block: &&Block| matches!(block.kind, BlockKind::Furniture | BlockKind::Title);
        let count = blocks.get(start..range.end).unwrap_or_default().iter().take_while(above).count();
        Part { heading, preface: start..start + count, body: start + count..range.end }
    };
    ranges.into_iter().enumerate().map(part).collect()
}
