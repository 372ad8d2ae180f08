//! Texts whose file tells its blocks: they are taken as they are told.

use crate::model::{Block, BlockKind, CleanText, MappedText, SegmentedText, ToldBlock};

use super::{Words, sentences};

/// Takes the blocks of a text that tells them.
pub(super) fn blocks(mut clean: CleanText, words: &Words) -> SegmentedText {
    let told = clean.raw.take_blocks();
    let text = clean.raw.text();
    let starts: Vec<usize> = told.iter().skip(1).map(|block| block.range.start).collect();
    let starts = std::iter::once(0).chain(starts.iter().copied());
    let ends = told.iter().skip(1).map(|block| block.range.start).chain([text.len()]);
    let spans = starts.zip(ends).enumerate().map(|(at, (start, end))| (start..end, at)).collect();
    let blocks = told.into_iter().map(|told| block(text, told, words)).collect();
    SegmentedText { lang: clean.lang, blocks, spans, raw: clean.raw }
}

fn block(raw: &str, told: ToldBlock, words: &Words) -> Block {
    let mut text = MappedText::default();
    text.copy(raw, told.range);
    let boxed = |printed: Option<String>| printed.map(String::into_boxed_str);
    // A paragraph is known by its number.
    let unnumbered = told.kind == BlockKind::Paragraph && told.number.is_none();
    Block {
        kind: if unnumbered { BlockKind::Prose } else { told.kind },
        part: told.part,
        number: boxed(told.number),
        label: boxed(told.label),
        marker: boxed(told.marker),
        heading_path: told.heading_path.into(),
        section: told.section,
        after: boxed(told.after),
        sentences: sentences::split(text.text(), words).into(),
        text,
        calls: told.calls.into(),
        masthead: told.masthead,
    }
}
