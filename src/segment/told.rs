//! Texts whose file tells its blocks: they are taken as they are told.

use std::sync::Arc;

use crate::model::{Block, BlockKind, CleanText, MappedText, SegmentedText, ShortText, ToldBlock};

use super::{Words, sentences};

/// Takes the blocks of a text that tells them.
pub(super) fn blocks(mut clean: CleanText, words: &Words) -> SegmentedText {
    let told = clean.raw.take_blocks();
    let text = clean.raw.text();
    let starts: Vec<usize> = told.iter().skip(1).map(|block| block.range.start).collect();
    let starts = std::iter::once(0).chain(starts.iter().copied());
    let ends = told.iter().skip(1).map(|block| block.range.start).chain([text.len()]);
    let spans = starts.zip(ends).enumerate().map(|(at, (start, end))| (start..end, at)).collect();
    let mut blocks: Vec<Block> = Vec::with_capacity(told.len());
    for told in told {
        let mut block = block(text, told, words);
        if let Some(before) = blocks.last()
            && before.heading_path == block.heading_path
        {
            block.heading_path = Arc::clone(&before.heading_path);
        }
        blocks.push(block);
    }
    SegmentedText { lang: clean.lang, blocks, spans, raw: clean.raw }
}

fn block(raw: &str, told: ToldBlock, words: &Words) -> Block {
    let mut text = MappedText::default();
    text.copy(raw, told.range);
    let short = |printed: Option<String>| printed.map(ShortText::from);
    // A paragraph is known by its number.
    let unnumbered = told.kind == BlockKind::Paragraph && told.number.is_none();
    Block {
        kind: if unnumbered { BlockKind::Prose } else { told.kind },
        part: told.part,
        number: short(told.number),
        label: short(told.label),
        marker: short(told.marker),
        heading_path: told.heading_path.into(),
        section: told.section,
        after: short(told.after),
        sentences: sentences::split(text.text(), words).into(),
        text,
        calls: told.calls.into(),
        masthead: told.masthead,
    }
}
