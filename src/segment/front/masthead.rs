//! Where the masthead stands.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Line, LineKind};

use super::super::Language;
use super::super::chunk::is_closed;
use super::kind::MAX_COLUMN;

/// Where the masthead stands: in the first so many lines.
const MAX_DEPTH: usize = 70;
/// The longest masthead, in lines, from its first words to its last.
const MAX_MASTHEAD: usize = 9;
/// So many lines may stand above its first words: symbol, organisation, organ.
const MAX_ABOVE: usize = 12;

/// The lines of the masthead: the first, and the one behind the last.
pub(in super::super) fn masthead(lines: &[Line], paged: bool, language: &Language) -> Option<(usize, usize)> {
    let lower = |at: usize| lines[at].text.text().to_lowercase();
    let near = lines.len().min(MAX_DEPTH);
    // Where the file tells its tables, a masthead may be one.
    let is_text = |at: &usize| lines[*at].kind != LineKind::Row || lines[*at].role.is_some();
    let opens = |at: &usize| {
        let text = lower(*at);
        language.masthead_opens.iter().any(|open| {
            text.starts_with(open)
                || *at < near && text.find(open).is_some_and(|found| text[..found].ends_with(' '))
        })
    };
    let first = (0..near).filter(is_text).find(opens)?;
    let end = lines.len().min(first + MAX_MASTHEAD);
    let closes = |at: &usize| {
        let text = lower(*at);
        language
            .masthead_closes
            .iter()
            .any(|close| text.starts_with(close) || text.contains(&format!(" {close}")))
    };
    let last = (first..end).find(closes).or_else(|| (first..end).find(|at| DAY.is_match(&lower(*at))))?;
    let mut behind = last + 1;
    let column = !language.masthead_closes.iter().any(|close| lower(last).starts_with(close));
    // The other column may be longer.
    while column && behind < end && lines[behind].gap == 0 && lines[behind].text.text().len() < MAX_COLUMN {
        behind += 1;
    }
    // Read in the order in which it was drawn, the masthead closes its page.
    let mut first = first;
    while first > 0 && starts_organ(&lower(first - 1), language) && is_name(lines[first - 1].text.text()) {
        first -= 1;
    }
    let above = paged && first <= MAX_ABOVE && (0..first).all(|at| is_name(lines[at].text.text()));
    Some((if above { 0 } else { first }, behind))
}

/// A day as mastheads print it.
static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:[0-9]{1,2}|1er) \p{L}+\.? [0-9]{4}\b").expect("the pattern is valid"));

/// Whether a line begins with the name of an organisation or organ.
fn starts_organ(lower: &str, language: &Language) -> bool {
    language.organs.iter().any(|organ| lower.starts_with(organ))
}

/// Whether a line can be the name of an organisation or organ, or a symbol.
fn is_name(text: &str) -> bool {
    text.len() < MAX_COLUMN * 2 && !is_closed(text) && !text.ends_with(',')
}
