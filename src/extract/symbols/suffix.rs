//! Suffixes that stand without their symbol: `A/61/L.26 et Add.1-3`.

use std::sync::LazyLock;

use regex::Regex;

use super::grammar;
use super::language::{closes, either, end_of, pattern, rest};

static MORE: LazyLock<Regex> = LazyLock::new(|| {
    let and = either(|w| w.and);
    pattern(&format!(
        r"^\s?(?:,\s?(?:(?:{and})\s)?|\(?(?:{and}|&)\s)\[?/?(?P<suffix>(?i:Add|Amend|Corr|Rev)\.\s?\d+(?:/(?i:Add|Amend|Corr|Rev)\.\s?\d+)*)"
    ))
});

static UP_TO: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:\s?[-‑–]\s?|\s(?:{})\s)(\d{{1,2}})", either(|w| w.to))));

static AND_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:\s?,\s|\s(?:{})\s)(\d{{1,2}})", either(|w| w.and))));

/// Reads a suffix that stands alone behind a symbol, as in `A/61/L.26 et Add.1`.
///
/// Returns the suffix and the place where it begins.
pub(super) fn next(text: &str, at: usize) -> Option<(String, usize, usize)> {
    let found = MORE.captures(rest(text, at))?;
    let suffix = found.name("suffix")?;
    let parts: Vec<String> = suffix.as_str().split('/').map(grammar::tidy).collect();
    let end = at + suffix.end();
    let whole = closes(text, end) || rest(text, end).starts_with('-');
    whole.then(|| (parts.join("/"), at + suffix.start(), end))
}

/// Reads the further numbers behind a suffix, as in `Add.1-3` and `Add.1, 2 et 4`.
pub(super) fn further_numbers(text: &str, suffix: &str, at: usize) -> (Vec<u32>, usize) {
    let Some(first) = suffix.rsplit('.').next().and_then(|n| n.parse::<u32>().ok()) else {
        return (Vec::new(), at);
    };
    let counted = |end: usize| closes(text, end) && !counts_something(rest(text, end));
    if let Some(found) = UP_TO.captures(rest(text, at))
        && let Ok(last) = found[1].parse::<u32>()
        && first < last
        && counted(at + found[0].len())
    {
        return ((first + 1..=last).collect(), at + found[0].len());
    }
    let (mut numbers, mut end) = (Vec::new(), at);
    while let Some(found) = AND_NUMBER.captures(rest(text, end)) {
        let (Ok(next), stop) = (found[1].parse::<u32>(), end + found[0].len()) else { break };
        if !counted(stop) {
            break;
        }
        numbers.push(next);
        end = stop;
    }
    (numbers, end)
}

/// Whether a word follows that the number before it counts: `Add.1 et 3 autres documents`.
fn counts_something(tail: &str) -> bool {
    static JOINT: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!(r"^\s(?:{}|du|de|of)\s", either(|w| w.and))));
    tail.trim_start().starts_with(char::is_alphanumeric) && end_of(&JOINT, tail).is_none()
}

/// The symbol that a suffix makes of `base`: it takes the place of a suffix of the same sort.
pub(super) fn added(base: &[String], suffix: &str) -> Vec<String> {
    let word = suffix.split('.').next().unwrap_or_default();
    let same = base.iter().position(|part| part.split_once('.').is_some_and(|(first, _)| first == word));
    let mut parts: Vec<String> = base.iter().take(same.unwrap_or(base.len())).cloned().collect();
    parts.extend(suffix.split('/').map(str::to_owned));
    parts
}
