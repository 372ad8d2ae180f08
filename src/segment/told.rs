//! Texts whose file tells its blocks: they are taken as they are told.

use crate::model::{
    Block, BlockKind, CleanText, Context, MappedText, SegmentedText, ShortText, Spans, ToldBlock,
};

use super::{Language, sentences};

/// Takes the blocks of a text that tells them.
pub(super) fn blocks(mut clean: CleanText, language: &Language) -> SegmentedText {
    let told = clean.raw.take_blocks();
    let text = clean.raw.text();
    let ends = told.iter().skip(1).map(|block| block.range.start).chain([text.len()]);
    let mut spans = Spans::default();
    ends.enumerate().for_each(|(at, end)| spans.reach(end, at));
    let mut blocks: Vec<Block> = Vec::with_capacity(told.len());
    for told in told {
        let block = block(text, told, blocks.last(), language);
        blocks.push(block);
    }
    SegmentedText { lang: clean.lang, blocks, spans, raw: clean.raw }
}

fn block(raw: &str, told: ToldBlock, before: Option<&Block>, language: &Language) -> Block {
    let mut text = MappedText::default();
    text.copy(raw, told.range);
    let short = |printed: Option<String>| printed.map(ShortText::from);
    // A paragraph is known by its number.
    let unnumbered = told.kind == BlockKind::Paragraph && told.number.is_none();
    let context = Context {
        part: told.part,
        heading_path: told.heading_path.into(),
        section: told.section,
        after: short(told.after),
    };
    Block {
        context: context.shared(before.map(|before| &before.context)),
        kind: if unnumbered { BlockKind::Prose } else { told.kind },
        number: short(told.number),
        label: short(told.label),
        marker: short(told.marker),
        sentences: sentences::split(text.text(), language).into(),
        text,
        calls: told.calls.into(),
        masthead: told.masthead,
    }
}
