//! Places that are on no list, known by the noun before them or the country behind them.

use std::ops::Range;
use std::sync::Arc;

use super::language::{Language, PlaceWord};
use super::letters::{is_letter_or_mark, run, run_before};
use super::rows::Entity;
use super::scan::{Hit, longest_first};
use super::towns;
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
    let free = |range: &Range<usize>| {
        let next = hits.partition_point(|hit| hit.range.end <= range.start);
        hits.get(next).is_none_or(|hit| hit.range.start >= range.end)
    };
    let (mut named, mut listed, mut reached) = (Vec::new(), Vec::new(), 0);
    for (at, word) in language.place_words(text) {
        match word {
            PlaceWord::Noun(noun) => named.extend(names_at(language, text, at + noun.len(), is_plural(noun))),
            PlaceWord::Suffix(noun) => named.extend(before_noun(language, text, at, noun)),
            // What stands in a series of towns was read with it: "à Antsirabe, à Genève".
            PlaceWord::Cue(_) | PlaceWord::Weak(_) if at < reached => {}
            PlaceWord::Cue(cue) => {
                reached = towns::series(language, text, at + cue.len(), hits, false, &mut listed);
            }
            PlaceWord::Weak(cue) => {
                reached = towns::series(language, text, at + cue.len(), hits, true, &mut listed).max(reached);
            }
        }
    }
    // "Visited Geneva, Antsirabe and Kumba": only towns follow a town.
    let towns = hits.iter().filter(|hit| hit.entity.kind == Some(EntityKind::Place));
    let mut reached = 0;
    for town in towns.filter(|hit| !hit.entity.id.starts_with(COUNTRY)) {
        if town.range.end > reached {
            reached = towns::beside(language, text, town.range.end, hits, &mut listed);
        }
    }
    let ranges = before.chain(named).filter(free);
    let mut found: Vec<Hit> = ranges
        .filter_map(|range| {
            let name = text.get(range.clone())?;
            Some(hit(language, name, name, range))
        })
        .collect();
    for (range, usual) in listed.into_iter().filter(|(range, _)| free(range)) {
        let name = text.get(range.clone()).unwrap_or_default();
        found.push(hit(language, name, usual, range));
    }
    longest_first(found)
}

fn hit(language: &Language, name: &str, usual: &str, range: Range<usize>) -> Hit {
    let entity = Entity {
        kind: Some(EntityKind::Place),
        canonical: usual.replace('’', "'"),
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

/// The name before a noun of parts of countries at `at`: "Darkhan Province".
fn before_noun(language: &Language, text: &str, at: usize, noun: &str) -> Option<Range<usize>> {
    let after = text.get(at + noun.len()..)?;
    let before = text.get(..at)?.strip_suffix(' ').filter(|_| !after.starts_with(char::is_alphanumeric))?;
    let start = run_before(before, before.len(), part);
    let word = before.get(start..)?;
    let behind = before.get(..start).unwrap_or_default().trim_end();
    let last = behind.split_whitespace().next_back();
    // At the beginning of a sentence, or behind another capital, the word may be anything.
    let first = last.is_none_or(|word| word.ends_with('.') || word.starts_with(char::is_uppercase));
    let common = first || language.words.not_names.contains(&word);
    (word.starts_with(char::is_uppercase) && is_name(word) && !common).then_some(start..before.len())
}

/// Whether a noun with its link, `villes de `, is that of several places.
fn is_plural(noun: &str) -> bool {
    noun.split(' ').next().is_some_and(|noun| noun.ends_with('s'))
}

/// The place at `at`; behind a plural also those that commas and "and" join to it: "d’Orva, de Lurmel et de Tisk".
fn names_at(language: &Language, text: &str, at: usize, several: bool) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut next = name_at(text, at);
    while let Some(name) = next {
        let rest = text.get(name.end..).unwrap_or_default();
        names.push(name);
        let Some(joined) = behind_joint(language, rest).filter(|_| several) else { break };
        let links = &language.words.name_links;
        let linked = links.iter().find_map(|link| joined.strip_prefix(link)).unwrap_or(joined);
        next = name_at(text, text.len() - linked.trim_start().len());
    }
    names
}

/// What follows the comma or "and" that `rest` begins with.
pub(super) fn behind_joint<'t>(language: &Language, rest: &'t str) -> Option<&'t str> {
    let and = || rest.strip_prefix(' ')?.strip_prefix(language.words.and)?.strip_prefix(' ');
    rest.strip_prefix(", ").or_else(and)
}

/// The capitalised words at `at`.
pub(super) fn name_at(text: &str, at: usize) -> Option<Range<usize>> {
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

/// Whether a letter or mark may stand in a word of a name.
pub(super) fn part(c: char) -> bool {
    is_letter_or_mark(c) || matches!(c, '-' | '’' | '\'')
}

/// Whether words are those of a name, not of an acronym or a number.
fn is_name(name: &str) -> bool {
    name.chars().count() >= SHORTEST && name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn a_plural_names_several_places() {
        for (lang, text, want) in [
            (Lang::Fr, "dans les régions d’Orva, de Lurmel et de Tiska", "Orva|Lurmel|Tiska"),
            (Lang::Fr, "dans la région d’Orva, Lurmel étant loin", "Orva"),
            (Lang::Fr, "les villes de droit et de devoir", ""),
            (Lang::En, "in the towns of Orva, Lurmel and Tiska", "Orva|Lurmel|Tiska"),
            (Lang::En, "It met in Tiska-Uul Province. Each District and the Eastern district", "Tiska-Uul"),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }
}
