//! Acronyms that the text leaves undefined, known for bodies by what they do in it.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use super::company;
use super::language::Language;
use super::letters::{parts, run, run_before};
use super::rows::Entity;
use super::scan::Hit;
use crate::model::EntityKind;

/// How many capitals such an acronym has.
const LETTERS: RangeInclusive<usize> = 3..=9;
/// How many times a document must print it.
const TIMES: usize = 2;
/// In how many of its places, one of so many, it must do what bodies do.
const ACTS: usize = 6;

/// What a document shows of an acronym.
#[derive(Default)]
struct Seen {
    times: usize,
    /// Beside a body, or behind words that only a body follows.
    sure: bool,
    /// The subject of a verb, or an owner.
    acts: usize,
    /// Behind a term in small letters, which it abbreviates.
    term: bool,
}

/// Finds the acronyms of bodies, block by block; `names` holds what is known.
pub(super) fn find(language: &Language, texts: &[&str], names: &[Vec<Hit>]) -> Vec<Vec<Hit>> {
    let mut seen: BTreeMap<&str, Seen> = BTreeMap::new();
    let places: Vec<Vec<Range<usize>>> =
        texts.iter().zip(names).map(|(text, hits)| candidates(language, text, hits)).collect();
    for ((text, places), hits) in texts.iter().zip(&places).zip(names) {
        let beside = company::beside(language, text, places, hits);
        for (range, beside) in places.iter().zip(beside) {
            let seen = seen.entry(text.get(range.clone()).unwrap_or_default()).or_default();
            seen.times += 1;
            seen.sure |= beside;
            seen.acts += usize::from(acts(language, text, range));
            seen.term |= is_term(text, range);
        }
    }
    let entities: BTreeMap<&str, Arc<Entity>> = seen
        .into_iter()
        .filter(|(_, seen)| {
            let active = seen.times >= TIMES && seen.acts > 0 && ACTS * seen.acts >= seen.times;
            (active || seen.sure) && !seen.term
        })
        .map(|(name, _)| (name, Arc::new(entity(name))))
        .collect();
    let rule = language.rules.initials.id;
    let hit = |text: &str, range: &Range<usize>| {
        let entity = Arc::clone(entities.get(text.get(range.clone())?)?);
        Some(Hit { range: range.clone(), entity, level: 1, rule })
    };
    let block =
        |(text, places): (&&str, &Vec<Range<usize>>)| places.iter().filter_map(|at| hit(text, at)).collect();
    texts.iter().zip(&places).map(block).collect()
}

fn entity(name: &str) -> Entity {
    Entity {
        kind: Some(EntityKind::Org),
        canonical: name.to_owned(),
        name_fr: String::new(),
        name_en: String::new(),
        id: String::new(),
    }
}

/// The words in capitals that may be acronyms: no part of a code or of a line in capitals, and of no known name.
fn candidates(language: &Language, text: &str, hits: &[Hit]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !has_capitals_in_a_row(text) {
        return found;
    }
    for (at, part) in parts(text) {
        let glued = |c: char| {
            c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | '_' | '@' | '&' | '+' | '\u{2011}')
        };
        let behind = |c: char| !c.is_ascii_uppercase();
        let mut skip = 0;
        while let Some(start) = part.get(skip..).and_then(|rest| rest.find(|c: char| c.is_ascii_uppercase()))
        {
            let start = at + skip + start;
            let end = run(text, start, |c| !behind(c));
            skip = end - at;
            let before = text.get(..start).and_then(|text| text.chars().next_back());
            let mut after = text.get(end..).unwrap_or_default().chars();
            let full_stop =
                after.clone().next() == Some('.') && !after.clone().nth(1).is_some_and(char::is_alphanumeric);
            let free = !before.is_some_and(glued) && (full_stop || !after.next().is_some_and(glued));
            let word = text.get(start..end).unwrap_or_default();
            let known = hits.partition_point(|hit| hit.range.end <= start);
            let taken = hits.get(known).is_some_and(|hit| hit.range.start < end);
            if free
                && !taken
                && LETTERS.contains(&word.len())
                && !is_roman(word)
                && !language.words.not_bodies.contains(&word)
                && !among_capitals(text, start, end)
            {
                found.push(start..end);
            }
        }
    }
    found
}

/// Whether as many capitals stand in a row as such an acronym has at least: few texts hold any.
fn has_capitals_in_a_row(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|byte| {
        run = if byte.is_ascii_uppercase() { run + 1 } else { 0 };
        run >= *LETTERS.start()
    })
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

/// Whether a word beside it is one in capitals, as in a heading or a list of codes.
fn among_capitals(text: &str, start: usize, end: usize) -> bool {
    let capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
    };
    let before = text.get(..start).and_then(|text| text.split_whitespace().next_back());
    let after = text.get(end..).and_then(|text| text.split_whitespace().next());
    let word =
        |word: Option<&str>| word.is_some_and(|word| capitals(word) && word.contains(char::is_alphabetic));
    word(before) || word(after.filter(|_| text.get(end..).is_some_and(|rest| rest.starts_with([' ', ',']))))
}

/// Whether an acronym is the subject of a verb or an owner: "the OAC has", "par l'OAC".
fn acts(language: &Language, text: &str, range: &Range<usize>) -> bool {
    let after = text.get(range.end..).unwrap_or_default();
    let next = after.strip_prefix([' ', '\u{a0}']).unwrap_or_default();
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let owner = language.pick(false, after.starts_with("’s") || after.starts_with("'s"));
    let end = run_before(text, range.start, |c| c.is_whitespace());
    let before = text.get(..end).unwrap_or_default();
    let agent =
        language.pick(before.ends_with("par l’") || before.ends_with("par l'"), before.ends_with(" by"));
    owner || agent || !word.is_empty() && language.words.body_verbs.contains(&word)
}

/// Whether the words before the parenthesis that holds an acronym are those of a term: "gross domestic product (GDP)".
fn is_term(text: &str, range: &Range<usize>) -> bool {
    let Some(before) = text.get(..range.start).and_then(|text| text.strip_suffix('(')) else { return false };
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let inner = word.rsplit(['’', '\'']).next().unwrap_or_default();
    !inner.starts_with(char::is_uppercase)
}
