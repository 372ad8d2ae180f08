//! The masthead: who issues the document, its symbol, its date and its language.

use std::ops::Range;

use crate::model::{CleanText, LineRole};

use super::super::Words;

/// The masthead begins at most so many lines after the beginning.
const MAX_START: usize = 24;
/// The longest masthead after its first telling line, in lines.
const MAX_LINES: usize = 8;
/// So many short lines before it belong to it: the organisation, the organ, the symbol.
const MAX_BEFORE: usize = 6;
/// A line of a masthead is at most so long, in characters.
const MAX_LENGTH: usize = 120;

/// The lines of the masthead; empty if there is none.
pub(super) fn find(clean: &CleanText, words: &Words) -> Range<usize> {
    let lines = &clean.lines;
    let lower = |index: usize| lines[index].text.text().to_lowercase();
    let any = |text: &str, heads: &[&str]| heads.iter().any(|head| text.contains(head));
    let near = lines.len().min(MAX_START);
    let Some(opens) = (0..near).find(|&at| any(&lower(at), words.masthead_opens)) else { return 0..0 };
    let until = lines.len().min(opens + MAX_LINES);
    let Some(closes) = (opens..until).find(|&at| any(&lower(at), words.masthead_closes)) else { return 0..0 };
    let belongs = |index: usize| {
        let line = &lines[index];
        matches!(line.role, Some(LineRole::Body | LineRole::PageLine | LineRole::Row | LineRole::Box))
            && line.text.text().chars().count() <= MAX_LENGTH
    };
    let mut start = opens;
    while start > 0 && opens - start < MAX_BEFORE && belongs(start - 1) {
        start -= 1;
    }
    start..closes + 1
}
