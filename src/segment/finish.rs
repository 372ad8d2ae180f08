//! Drafts into blocks: texts joined, footnote calls taken out, sentences cut, the account of the source closed.

use std::ops::Range;

use crate::model::{Block, BlockKind, CleanText, Diagnostic, Flaw, MappedText, SegmentedText, Spans};

use super::assemble::Draft;
use super::calls::Call;
use super::{Language, calls, marked, sentences};

/// Builds the blocks.
pub(super) fn finish(
    clean: CleanText,
    mut drafts: Vec<Draft>,
    language: &Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> SegmentedText {
    if clean.lines.is_empty() && !clean.raw.text().is_empty() {
        drafts.push(Draft::bare());
    }
    let mut texts: Vec<MappedText> = drafts.iter().map(|draft| joined(&clean, draft)).collect();
    let found =
        marked::calls(&clean, &texts, &drafts).unwrap_or_else(|| calls::find(&texts, &drafts, language));
    let called: Vec<_> =
        texts.iter_mut().zip(found.calls).map(|(text, calls)| taken_out(text, calls)).collect();
    for (draft, label) in found.uncalled {
        diagnostics.push(Diagnostic {
            lang: Some(clean.lang),
            part: Some(drafts[draft].context.part),
            paragraph: None,
            raw: texts[draft].raw(0..texts[draft].text().len()),
            flaw: Flaw::NoteNotCalled { label },
        });
    }
    let spans = spans(&clean, &drafts);
    let CleanText { raw, lang, lines, .. } = clean;
    // A line takes as much memory as its block.
    drop(lines);
    let mut blocks = Vec::with_capacity(drafts.len());
    for ((draft, text), calls) in drafts.into_iter().zip(texts).zip(called) {
        blocks.push(Block {
            kind: draft.kind,
            context: draft.context,
            number: draft.number,
            label: draft.label,
            marker: draft.marker,
            sentences: sentences::split(text.text(), language).into(),
            text,
            calls,
            masthead: draft.masthead,
        });
    }
    SegmentedText { raw, lang, blocks, spans }
}

/// Takes footnote calls out of a text; returns where they stood, each with its label.
fn taken_out(text: &mut MappedText, calls: Vec<Call>) -> Box<[(usize, String)]> {
    if calls.is_empty() {
        return Box::default();
    }
    let cuts: Vec<Range<usize>> = calls.iter().map(|call| call.cut.clone()).collect();
    *text = text.without(&cuts);
    text.shrink();
    let mut removed = 0;
    let place = |call: Call| {
        let at = call.cut.start - removed;
        removed += call.cut.len();
        (at, call.label)
    };
    calls.into_iter().map(place).collect()
}

/// The lines of a draft as one text.
fn joined(clean: &CleanText, draft: &Draft) -> MappedText {
    let mut out = MappedText::default();
    let mut joins = true;
    let mut end = 0;
    for (index, skip) in &draft.lines {
        let line = &clean.lines[*index];
        let text = line.text.slice(*skip..line.text.text().len());
        if text.is_empty() {
            continue;
        }
        let start = text.raw(0..0).map_or(end, |raw| raw.start);
        if !joins {
            out.replace(if draft.kind == BlockKind::Table { CELL } else { " " }, end..start.max(end));
        }
        end = text.raw(0..text.text().len()).map_or(start, |raw| raw.end);
        out.append(&text);
        joins = line.joins_next;
    }
    out.shrink();
    out
}

/// What stands between two lines of a table row.
const CELL: &str = " ";

/// The ranges of the raw text, each with its block; neighbours of one block are one range.
fn spans(clean: &CleanText, drafts: &[Draft]) -> Spans {
    let mut owner = vec![0u32; clean.lines.len()];
    for (index, draft) in (0u32..).zip(drafts) {
        for (line, _) in &draft.lines {
            owner[*line] = index;
        }
    }
    let mut out = Spans::default();
    for (line, block) in clean.lines.iter().zip(owner) {
        out.reach(line.raw.end, block as usize);
    }
    if out.is_empty() && !drafts.is_empty() {
        out.reach(clean.raw.text().len(), 0);
    }
    out.shrink();
    out
}
