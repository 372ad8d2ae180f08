//! Places that are on no list, known by the noun before them or the country behind them.

use std::ops::Range;
use std::sync::Arc;

use super::language::Language;
use super::letters::{is_letter_or_mark, run, run_before};
use super::rows::Entity;
use super::scan::Hit;
use crate::model::EntityKind;

/// What the identifier of a country begins with.
const COUNTRY: &str = "iso3166:";

/// How many words such a name has at most.
const WORDS: usize = 3;

/// Letters of the shortest such name.
const SHORTEST: usize = 3;

/// Finds the places of one text; `hits` holds the names that are known.
pub(super) fn find(language: &Language, text: &str, hits: &[Hit]) -> Vec<Hit> {
    let countries = hits.iter().filter(|hit| hit.entity.id.starts_with(COUNTRY));
    let before = countries.filter_map(|country| before_country(language, text, country.range.start));
    // A name stands behind the noun.
    let nouns = language.words.place_nouns.iter().filter(|noun| noun.len() < text.len());
    let behind = nouns.flat_map(|noun| text.match_indices(noun)).filter_map(|(at, noun)| {
        let whole = !text.get(..at)?.ends_with(char::is_alphanumeric);
        whole.then(|| name_at(text, at + noun.len()))?
    });
    let free = |range: &Range<usize>| {
        let next = hits.partition_point(|hit| hit.range.end <= range.start);
        hits.get(next).is_none_or(|hit| hit.range.start >= range.end)
    };
    let ranges = before.chain(behind).filter(free);
    ranges.filter_map(|range| Some(hit(language, text.get(range.clone())?, range))).collect()
}

fn hit(language: &Language, name: &str, range: Range<usize>) -> Hit {
    let entity = Entity {
        kind: Some(EntityKind::Place),
        canonical: name.replace('’', "'"),
        name_fr: language.pick(name, "").to_owned(),
        name_en: language.pick("", name).to_owned(),
        id: String::new(),
    };
    Hit { range, entity: Arc::new(entity), level: 1, rule: language.rules.place_form.id }
}

/// The place between a preposition and the country at `country`: "à Lurmel (Pérou)", "in Lurmel, Peru".
fn before_country(language: &Language, text: &str, country: usize) -> Option<Range<usize>> {
    let mut before = text.get(..country)?;
    for link in &language.words.place_links {
        before = before.strip_suffix(link).unwrap_or(before);
    }
    let before = before.strip_suffix([',', '('])?.trim_end();
    let mut start = before.len();
    for _ in 0..WORDS {
        let end = run_before(before, start, char::is_whitespace);
        let first = run_before(before, end, part);
        let word = before.get(first..end).unwrap_or_default();
        let leads = |preposition: &&str| preposition.strip_suffix(' ') == Some(word);
        if !word.starts_with(char::is_uppercase) || language.words.place_prepositions.iter().any(leads) {
            break;
        }
        start = first;
    }
    let behind = |word: &&&str| {
        let rest = before.get(..start).and_then(|rest| rest.strip_suffix(**word));
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    language.words.place_prepositions.iter().find(behind)?;
    is_name(before.get(start..)?).then_some(start..before.len())
}

/// The capitalised words at `at`.
fn name_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    for _ in 0..WORDS {
        let first = if end == at { at } else { run(text, end, |c| c == ' ') };
        let behind = run(text, first, part);
        if !text.get(first..behind)?.starts_with(char::is_uppercase) {
            break;
        }
        end = behind;
    }
    is_name(text.get(at..end)?).then_some(at..end)
}

fn part(c: char) -> bool {
    is_letter_or_mark(c) || matches!(c, '-' | '’' | '\'')
}

/// Whether words are those of a name, not of an acronym or a number.
fn is_name(name: &str) -> bool {
    name.chars().count() >= SHORTEST && name.chars().any(char::is_lowercase)
}
