//! Finds the symbols that are written out: `A/71/818`, joint symbols, suffixes that stand alone.

use std::iter;
use std::sync::LazyLock;

use regex::Regex;

use super::grammar::{self, Cue, HEAD, Written};
use super::language::{after_link, either, opens, pattern, rest, window};
use super::{FoundSymbol, rules, series, suffix};

/// First parts of codes of other worlds, which no cue makes a document symbol.
const FOREIGN: [&str; 17] = [
    "ASTM", "CE", "CEI", "COM", "COVID", "EN", "EU", "HIV", "IAS", "IEC", "IEEE", "IFRS", "ISO", "RFC",
    "SIDA", "UE", "VIH",
];

/// A cue directly before a symbol: a word, a parenthesis or a link.
static CUE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:(?i:\b(?:{}))\s?|\()\s?\[?$|\[$", either(|w| w.cue))));

/// The number of a footnote, glued to the symbol behind it.
static CALL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\s)\d{1,2}$"));

/// How far back the number of a footnote is looked for, in bytes.
const CALL_WINDOW: usize = 5;

static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?[-‑–—]"));

/// How far back a cue may stand, in bytes.
const CUE_WINDOW: usize = 24;

/// All written-out symbols of a text, in order.
pub(super) fn find(text: &str) -> Vec<FoundSymbol> {
    let mut found = Vec::new();
    if !may_hold_head(text) {
        return found;
    }
    let mut from = 0;
    while let Some(head) = HEAD.captures_at(text, from) {
        let (start, name) = match head.name("head") {
            Some(name) => (name.start(), name.as_str()),
            None => break,
        };
        from = match read_at(text, start, name) {
            Some((written, rule)) => push(text, start, &written, rule, &mut found),
            None => start + name.len(),
        };
    }
    found
}

/// Whether a head can stand anywhere: before some slash there is a capital, a digit or a parenthesis.
fn may_hold_head(text: &str) -> bool {
    text.match_indices('/').any(|(slash, _)| {
        let before = text.get(..slash).unwrap_or_default();
        let before = before.strip_suffix(char::is_whitespace).unwrap_or(before);
        before.ends_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == ')')
    })
}

/// Reads the symbol that `head` opens at `start`.
fn read_at(text: &str, start: usize, head: &str) -> Option<(Written, &'static str)> {
    if !opens(text, start) && !CALL.is_match(window(text, start, CALL_WINDOW)) {
        return None;
    }
    read_known(text, start, head).map(|written| (written, rules::SERIES)).or_else(|| {
        let named = head.len() > 1 && head.bytes().all(|b| b.is_ascii_uppercase() || b == b'-');
        if !named || FOREIGN.contains(&head) || series::is_known(head) || !has_cue(text, start) {
            return None;
        }
        let written = grammar::read(text, head, start + head.len(), Cue::Given)?;
        (written.parts.len() > 2 && !written.parts.iter().any(|part| FOREIGN.contains(&part.as_str())))
            .then_some((written, rules::CUED))
    })
}

fn read_known(text: &str, start: usize, head: &str) -> Option<Written> {
    let cue = if has_cue(text, start) { Cue::Given } else { Cue::Missing };
    series::is_known(series::bare(head)).then(|| grammar::read(text, head, start + head.len(), cue)).flatten()
}

fn has_cue(text: &str, start: usize) -> bool {
    CUE.is_match(window(text, start, CUE_WINDOW))
}

/// Adds a symbol, what is joined to it and what is added to it; returns where the text goes on.
fn push(
    text: &str,
    start: usize,
    written: &Written,
    rule: &'static str,
    found: &mut Vec<FoundSymbol>,
) -> usize {
    let range = start..written.end;
    found.extend(written.canonical().into_iter().map(|c| FoundSymbol::symbol(range.clone(), rule, c)));
    let mut end = push_suffixes(text, written, found);
    // A joint symbol: one text, two records.
    while let Some(dash) = super::language::end_of(&DASH, rest(text, end)) {
        let start = end + dash;
        let Some(name) =
            HEAD.captures(rest(text, start)).filter(|head| head.get(0).is_some_and(|m| m.start() == 0))
        else {
            break;
        };
        let Some(joint) = read_known(text, start, &name["head"]) else { break };
        let range = start..joint.end;
        found.extend(
            joint.canonical().into_iter().map(|c| FoundSymbol::symbol(range.clone(), rules::JOINT, c)),
        );
        end = push_suffixes(text, &joint, found);
    }
    end
}

/// Adds what follows a symbol without its base: `et Add.1-3`; returns where the text goes on.
fn push_suffixes(text: &str, written: &Written, found: &mut Vec<FoundSymbol>) -> usize {
    let base = &written.parts;
    let mut end = written.end;
    if let Some(last) = base.last().filter(|last| grammar::is_suffix(last)) {
        let (symbols, stop) = further(text, base, last, end);
        found.extend(
            symbols.into_iter().map(|symbol| FoundSymbol::symbol(end..stop, rules::ELLIPSIS, symbol)),
        );
        end = stop;
    }
    while let Some((next, start, stop)) = suffix::next(text, after_link(text, end)) {
        let (symbols, stop) = further(text, base, &next, stop);
        // What is printed as one, `Add.1-3`, is the place of each.
        let all = iter::once(suffix::added(base, &next).join("/")).chain(symbols);
        found.extend(all.map(|symbol| FoundSymbol::symbol(start..stop, rules::ELLIPSIS, symbol)));
        end = stop;
    }
    end
}

/// The symbols that the further numbers of a suffix tell; and where the text goes on.
fn further(text: &str, base: &[String], last: &str, at: usize) -> (Vec<String>, usize) {
    let (numbers, end) = suffix::further_numbers(text, last, at);
    let word = last.rsplit_once('.').map_or(last, |(word, _)| word);
    let symbol = |number: u32| suffix::added(base, &format!("{word}.{number}")).join("/");
    (numbers.into_iter().map(symbol).collect(), end)
}
