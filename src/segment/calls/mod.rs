//! Footnote calls in the running text: found because the sequence of labels is known.
//!
//! The footnotes at the foot of one page are called on that page: after the footnotes of the page before, above their
//! own, and in their order. Among the numbers and letters there that could be calls, the likeliest sequence wins.

mod scan;

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{BlockKind, Lookup, MappedText};

use self::scan::Scan;
use super::assemble::Draft;
use super::{Language, labels};

/// A call to take out of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) label: String,
    /// Bytes of the block's text.
    pub(super) cut: Range<usize>,
}

/// The calls of every draft, and the footnotes that nothing calls.
#[derive(Debug)]
pub(super) struct Calls {
    pub(super) calls: Vec<Vec<Call>>,
    pub(super) uncalled: Vec<(usize, String)>,
}

/// Something that could be a call.
#[derive(Debug, Clone)]
struct Candidate<'a> {
    raw: usize,
    draft: usize,
    label: &'a str,
    cut: Range<usize>,
    weight: u32,
}

/// The footnotes of one page: draft and label, in order, with the stretch of the file above them.
struct Foot<'a> {
    notes: Vec<(usize, &'a str)>,
    above: Range<usize>,
}

/// Finds the calls.
pub(super) fn find(texts: &[MappedText], drafts: &[Draft], language: &Language) -> Calls {
    let mut found = Calls { calls: vec![Vec::new(); drafts.len()], uncalled: Vec::new() };
    let feet = feet(texts, drafts);
    if feet.is_empty() {
        return found;
    }
    let labels: Lookup<&str, &str> =
        feet.iter().flat_map(|foot| &foot.notes).map(|(_, label)| (*label, *label)).collect();
    let lettered = feet
        .iter()
        .flat_map(|foot| &foot.notes)
        .any(|(_, label)| label.starts_with(|c: char| c.is_ascii_lowercase()));
    let vocabulary = if lettered { vocabulary(texts) } else { Lookup::default() };
    let mut candidates = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        if !matches!(draft.kind, BlockKind::Footnote | BlockKind::Furniture) {
            let scan = Scan {
                text: &texts[index],
                draft: index,
                labels: &labels,
                vocabulary: &vocabulary,
                language,
            };
            scan.run(&mut candidates);
        }
    }
    candidates.sort_by_key(|candidate| candidate.raw);
    for foot in &feet {
        let from = candidates.partition_point(|candidate| candidate.raw < foot.above.start);
        let to = candidates.partition_point(|candidate| candidate.raw < foot.above.end);
        let chosen = likeliest(&foot.notes, &candidates[from..to]);
        for ((note, label), chosen) in foot.notes.iter().zip(chosen) {
            match chosen {
                Some(at) => {
                    let candidate = &candidates[from + at];
                    found.calls[candidate.draft]
                        .push(Call { label: (*label).to_owned(), cut: candidate.cut.clone() });
                }
                None => found.uncalled.push((*note, (*label).to_owned())),
            }
        }
    }
    for calls in &mut found.calls {
        calls.sort_by_key(|call| call.cut.start);
        calls.dedup_by(|next, call| next.cut.start < call.cut.end);
    }
    found
}

/// Groups the footnotes by page: a footnote that follows another with no running text between is on its page.
fn feet<'a>(texts: &[MappedText], drafts: &'a [Draft]) -> Vec<Foot<'a>> {
    let mut feet: Vec<Foot<'a>> = Vec::new();
    let mut body_since = true;
    let mut end = 0;
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&index| drafts[index].lines.first().map_or(0, |(line, _)| *line));
    // A block that a page break cuts goes on after the footnotes: its later lines part the feet too.
    let mut body_lines: Vec<usize> = drafts
        .iter()
        .filter(|draft| !matches!(draft.kind, BlockKind::Footnote | BlockKind::Furniture))
        .flat_map(|draft| draft.lines.iter().map(|(line, _)| *line))
        .collect();
    body_lines.sort_unstable();
    let mut last_line = 0;
    for index in order {
        let draft = &drafts[index];
        let (Some(label), BlockKind::Footnote) = (&draft.label, draft.kind) else { continue };
        let text = &texts[index];
        let Some(raw) = text.raw(0..text.text().len()) else { continue };
        let first_line = draft.lines.first().map_or(0, |(line, _)| *line);
        let between = body_lines.partition_point(|line| *line < last_line);
        body_since |= body_lines.get(between).is_some_and(|line| *line < first_line);
        if body_since || feet.is_empty() {
            feet.push(Foot { notes: Vec::new(), above: end..raw.start });
            body_since = false;
        }
        if let Some(foot) = feet.last_mut() {
            foot.notes.push((index, label));
        }
        end = raw.end;
        last_line = draft.lines.iter().map(|(line, _)| *line).max().unwrap_or(first_line);
    }
    feet
}

/// For every label, the candidate of the heaviest sequence in which the labels come in order; `None` if it has none.
fn likeliest(notes: &[(usize, &str)], candidates: &[Candidate<'_>]) -> Vec<Option<usize>> {
    let rank: Lookup<&str, usize> =
        notes.iter().enumerate().map(|(rank, (_, label))| (*label, rank)).collect();
    // best[r]: the heaviest sequence that ends with one of the first r labels, as (weight, last candidate).
    let mut best: Vec<(u32, Option<usize>)> = vec![(0, None); notes.len() + 1];
    let mut before: Vec<Option<usize>> = vec![None; candidates.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        let Some(&rank) = rank.get(candidate.label) else { continue };
        let (weight, last) = best[rank];
        before[at] = last;
        let weight = weight + candidate.weight;
        for entry in &mut best[rank + 1..] {
            if entry.0 >= weight {
                break;
            }
            *entry = (weight, Some(at));
        }
    }
    let mut chosen = vec![None; notes.len()];
    let mut at = best.last().and_then(|(_, last)| *last);
    while let Some(index) = at {
        if let Some(&rank) = rank.get(candidates[index].label) {
            chosen[rank] = Some(index);
        }
        at = before[index];
    }
    chosen
}

/// How often each word occurs in the texts.
fn vocabulary(texts: &[MappedText]) -> Lookup<Cow<'_, str>, u32> {
    let mut counts: Lookup<Cow<'_, str>, u32> = Lookup::default();
    for text in texts {
        for word in text
            .text()
            .split(|c: char| !c.is_alphabetic() || labels::is_raised(c))
            .filter(|word| !word.is_empty())
        {
            *counts.entry(lower(word)).or_default() += 1;
        }
    }
    counts
}

/// A word without capitals; most words have none.
fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}
