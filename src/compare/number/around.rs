//! What the words around a number add to it: "trois ans et demi", "two o'clock", "deux identifiants ou plus".

use super::super::language::{Language, Role};
use super::diff::keys;
use super::scan::letters;
use super::{Class, Number, Reading, Strength};

/// No "or more" stands further behind its number, in bytes: "deux identifiants ou plus".
const NEAR: usize = 40;

/// What makes a half of the words behind a number stands within so many bytes: a word without end is not read to it.
const AROUND: usize = 80;

/// Lets each of `readings` say what the words behind it make of it.
pub(super) fn read(language: &Language, text: &str, readings: &mut [Reading]) {
    for at in 0..readings.len() {
        let end = readings.get(at + 1).map_or(text.len(), |next| next.range.start);
        let Some(reading) = readings.get_mut(at).filter(|reading| reading.class == Class::Cardinal) else {
            continue;
        };
        let Some(after) = text.get(reading.range.end..) else { continue };
        // "3 heures" is a clock that may be a number of hours.
        let Some(value) = keys(reading).find_map(Number::whole) else { continue };
        if half_behind(language, after) {
            reading.also.extend(
                value.checked_mul(10).map(|tenths| Number::from_digits(&(tenths + 5).to_string(), 1)),
            );
        }
        if value <= 12 && ["o’clock", "o'clock"].iter().any(|word| after.trim_start().starts_with(word)) {
            reading.also.extend([value % 24, (value + 12) % 24].map(|hour| Number::Clock(hour * 60)));
        }
        let before_next = text.get(reading.range.end..end).unwrap_or_default();
        if reading.strength == Strength::Word && or_more(language, before_next) {
            reading.strength = Strength::Sure;
        }
    }
}

/// Whether a half follows: " ans et demi".
fn half_behind(language: &Language, after: &str) -> bool {
    let mut words = after[..after.floor_char_boundary(AROUND)].split_whitespace();
    let and = |word: Option<&str>| word.and_then(|word| language.role(word)) == Some(Role::And);
    let first = words.next();
    let noun = first.is_some_and(|word| word.chars().all(char::is_alphabetic));
    // Behind a clock nothing is counted any more: "3 heures", "et demie".
    let and = and(first) || noun && and(words.next());
    let half = words.next().map(|word| &word[..letters(word)]).and_then(|word| language.role(word));
    and && half == Some(Role::Part(2))
}

/// Whether `after` says that there may be more, before anything else is counted or a clause ends.
fn or_more(language: &Language, after: &str) -> bool {
    let clause = after.find([',', ';', ':', '.', '(']).map_or(after, |end| &after[..end]);
    let found = language.or_more.iter().filter_map(|more| clause.find(more).map(|at| (at, at + more.len())));
    found.into_iter().any(|(at, end)| {
        at <= NEAR
            && !clause[end..].starts_with(char::is_alphabetic)
            && clause[..at].ends_with(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::model::Lang;

    #[test]
    fn a_half_may_stand_behind_what_is_counted() {
        let half = Number::from_digits("35", 1);
        let says = |lang, text| {
            read(lang, text, &[]).iter().any(|reading| reading.value == half || reading.also.contains(&half))
        };
        assert!(says(Lang::Fr, "pendant trois ans et demi"));
        assert!(says(Lang::Fr, "3 heures et demie"));
        assert!(says(Lang::En, "for three and a half years"));
        assert!(says(Lang::En, "for 3½ years"));
        assert!(!says(Lang::Fr, "trois ans et deux mois"));
    }

    #[test]
    fn what_may_be_more_is_clear() {
        let clear =
            |lang, text| read(lang, text, &[]).iter().any(|reading| reading.strength == Strength::Sure);
        assert!(clear(Lang::Fr, "deux identifiants ou plus"));
        assert!(clear(Lang::Fr, "un ou plusieurs identifiants"));
        assert!(clear(Lang::En, "one or more identifiers"));
        assert!(!clear(Lang::Fr, "deux identifiants, ou plus tard"));
        assert!(!clear(Lang::En, "two identifiers or moreover a key"));
    }
}
