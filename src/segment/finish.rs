//! Drafts into blocks: texts joined, footnote calls taken out, sentences cut, the account of the source closed.

use std::ops::Range;

use crate::model::{Block, BlockKind, CleanText, Diagnostic, Flaw, MappedText, SegmentedText, ShortText};

use super::assemble::Draft;
use super::{Words, calls, marked, sentences};

/// Builds the blocks.
pub(super) fn finish(
    clean: CleanText,
    mut drafts: Vec<Draft>,
    words: &Words,
    diagnostics: &mut Vec<Diagnostic>,
) -> SegmentedText {
    if clean.lines.is_empty() && !clean.raw.text().is_empty() {
        drafts.push(Draft::bare());
    }
    let mut texts: Vec<MappedText> = drafts.iter().map(|draft| joined(&clean, draft)).collect();
    let found = marked::calls(&clean, &texts, &drafts).unwrap_or_else(|| calls::find(&texts, &drafts, words));
    let mut called: Vec<Vec<(usize, String)>> = vec![Vec::new(); drafts.len()];
    for (index, calls) in found.calls.into_iter().enumerate() {
        if calls.is_empty() {
            continue;
        }
        let cuts: Vec<Range<usize>> = calls.iter().map(|call| call.cut.clone()).collect();
        let mut removed = 0;
        for call in calls {
            called[index].push((call.cut.start - removed, call.label));
            removed += call.cut.len();
        }
        texts[index] = texts[index].without(&cuts);
        texts[index].shrink();
    }
    for (draft, label) in found.uncalled {
        diagnostics.push(Diagnostic {
            lang: Some(clean.lang),
            part: Some(drafts[draft].part),
            paragraph: None,
            raw: texts[draft].raw(0..texts[draft].text().len()),
            flaw: Flaw::NoteNotCalled { label },
        });
    }
    let spans = spans(&clean, &drafts);
    let blocks = drafts
        .into_iter()
        .zip(texts)
        .zip(called)
        .map(|((draft, text), calls)| Block {
            kind: draft.kind,
            part: draft.part,
            number: draft.number.map(ShortText::from),
            label: draft.label.map(ShortText::from),
            marker: draft.marker.map(ShortText::from),
            heading_path: draft.heading_path,
            section: draft.section,
            after: draft.after.map(ShortText::from),
            sentences: sentences::split(text.text(), words).into(),
            text,
            calls: calls.into(),
            masthead: draft.masthead,
        })
        .collect();
    SegmentedText { raw: clean.raw, lang: clean.lang, blocks, spans }
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
fn spans(clean: &CleanText, drafts: &[Draft]) -> Vec<(Range<usize>, usize)> {
    let mut owner = vec![0usize; clean.lines.len()];
    for (index, draft) in drafts.iter().enumerate() {
        for (line, _) in &draft.lines {
            owner[*line] = index;
        }
    }
    let mut out: Vec<(Range<usize>, usize)> = Vec::new();
    for (line, block) in clean.lines.iter().zip(owner) {
        match out.last_mut() {
            Some((range, last)) if *last == block => range.end = line.raw.end,
            _ => out.push((line.raw.clone(), block)),
        }
    }
    if out.is_empty() && !drafts.is_empty() {
        out.push((0..clean.raw.text().len(), 0));
    }
    out.shrink_to_fit();
    out
}
