//! The seasons that the two sides name with a year.

use super::Pair;
use super::finding::{Quote, differ};
use super::language::Language;
use crate::model::{Check, Discrepancy, Lang, Noun, Severity};
use std::ops::Range;

/// The seasons that stand against each other: both sides name as many, in the same years, and not the same.
pub(super) fn check(pair: &Pair<'_>) -> Vec<Discrepancy> {
    let (fr, en) = (seasons(Lang::Fr, pair.sides.fr.text), seasons(Lang::En, pair.sides.en.text));
    if fr.len() != en.len() || fr.iter().zip(&en).any(|(a, b)| a.year != b.year) {
        return Vec::new();
    }
    let differing = fr.iter().zip(&en).filter(|(a, b)| a.number != b.number);
    let against = differing.map(|(a, b)| {
        let quotes = (
            Quote::new(pair.sides.fr.text, a.place.clone()),
            Quote::new(pair.sides.en.text, b.place.clone()),
        );
        differ(Check::Date, Severity::Error, Noun::Date, &quotes.0, &quotes.1)
    });
    against.collect()
}

/// Words that may stand between a season and its year.
const BETWEEN: [&str; 8] = ["de", "du", "l", "d", "année", "of", "the", "year"];

/// A season of a year.
#[derive(Debug, PartialEq, Eq)]
struct Season<'a> {
    place: Range<usize>,
    /// From spring, 0, to winter, 3.
    number: usize,
    year: &'a str,
}

/// The seasons in `text` that are followed by a year.
fn seasons(lang: Lang, text: &str) -> Vec<Season<'_>> {
    let language = Language::of(lang);
    let mut found = Vec::new();
    if !has_year(text) {
        return found;
    }
    let mut words = text.split_inclusive(|mark: char| !mark.is_alphanumeric()).scan(0, |at, piece| {
        let start = *at;
        *at += piece.len();
        Some((start, piece.trim_end_matches(|mark: char| !mark.is_alphanumeric())))
    });
    let mut season: Option<(usize, usize)> = None;
    let mut distance = 0;
    for (start, word) in words.by_ref().filter(|(_, word)| !word.is_empty()) {
        let lower = word.to_lowercase();
        if let Some(number) = language.seasons.iter().position(|names| names.contains(&lower.as_str())) {
            season = Some((start, number));
            distance = 0;
            continue;
        }
        // "Au printemps de l'année 2002": the words between count for nothing.
        distance += usize::from(!BETWEEN.contains(&lower.as_str()));
        let is_year = is_year(word.as_bytes());
        // "L’été dernier", "in the summer of 2002": only a year right behind tells that it is a season.
        if let Some((from, number)) = season.filter(|_| is_year && distance <= 2) {
            found.push(Season { place: from..start + word.len(), number, year: word });
            season = None;
        }
    }
    found
}

/// Whether four digits of `text` look like a year.
fn has_year(text: &str) -> bool {
    text.as_bytes().windows(4).any(is_year)
}

fn is_year(word: &[u8]) -> bool {
    matches!(word, [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..] if rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_has_its_year_behind_it() {
        let numbers = |lang, text| seasons(lang, text).iter().map(|season| season.number).collect::<Vec<_>>();
        assert_eq!(numbers(Lang::Fr, "au printemps 2002 et à l’été de 2003"), [0, 1]);
        assert_eq!(numbers(Lang::Fr, "au printemps de l’année 2002"), [0]);
        assert_eq!(numbers(Lang::En, "in Summer 2002 and the fall of 2003"), [1, 2]);
        assert_eq!(numbers(Lang::Fr, "a été adopté en juin 2002"), [] as [usize; 0]);
        assert_eq!(numbers(Lang::Fr, "la chute de l’hiver"), [] as [usize; 0]);
    }
}
