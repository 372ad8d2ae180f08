//! What a group of lines of the front says.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use super::super::Language;

/// A line of one column of the masthead is shorter than this, in bytes.
pub(super) const MAX_COLUMN: usize = 60;

/// Days of a session.
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:du )?[0-9]{1,2}(?:er)?(?:[ –-].{0,40})?[0-9]{4}(?:,.{2,30})?$")
        .expect("the pattern is valid")
});

/// How many characters the name of the place of a session has behind its capital.
const PLACE: RangeInclusive<usize> = 2..=30;

/// What a group of the front is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Session,
    Item,
    Letter,
    Draft,
    Byline,
    Organ,
    Name,
}

/// Whether a group begins with the word for a report.
pub(super) fn starts_report(text: &str, language: &Language) -> bool {
    let first = text.split(' ').next().unwrap_or("").to_lowercase();
    language.reports.contains(&first.as_str())
}

/// `64th plenary meeting`: the name of the record of a meeting.
pub(super) fn is_meeting(text: &str, language: &Language) -> bool {
    let lower = text.to_lowercase();
    text.chars().count() < MAX_COLUMN
        && text.contains(|c: char| c.is_ascii_digit())
        && language.meetings.iter().any(|word| has_word(&lower, word))
}

/// Whether a group is a sentence of the text.
pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && text.split(' ').nth(MIN_SENTENCE).is_some()
}

/// A sentence has more words than a line of the front that ends with a full stop.
const MIN_SENTENCE: usize = 7;

/// What a group says.
pub(super) fn kind(text: &str, language: &Language) -> Group {
    let lower = text.to_lowercase();
    let starts = |heads: &[&str]| heads.iter().any(|head| lower.starts_with(head));
    let short = text.chars().count() < MAX_COLUMN;
    let bracketed = text.starts_with('(') && text.ends_with([')', '*']) && short;
    if text.starts_with('[') || bracketed || !has_name(text) {
        Group::Session
    } else if starts(language.letters) {
        Group::Letter
    } else if starts(language.drafts) || language.drafts.iter().any(|draft| lower.ends_with(draft)) {
        Group::Draft
    } else if is_item(text, language) {
        Group::Item
    } else if short
        && language
            .organs
            .iter()
            .any(|organ| lower == *organ || organ.ends_with(' ') && lower.starts_with(organ))
        || short
            && !text.contains(char::is_lowercase)
            && language.organs.iter().any(|organ| lower.contains(organ))
    {
        Group::Organ
    } else if starts(language.bylines) && !language.sessions.iter().any(|word| has_word(&lower, word)) {
        Group::Byline
    } else if short
        && (is_keyed(text) && !lower.contains(language.drafts[0])
            || is_day(text)
            || !language.reports.iter().any(|word| has_word(&lower, word))
                && language.sessions.iter().any(|word| has_word(&lower, word)))
    {
        Group::Session
    } else {
        Group::Name
    }
}

/// Whether a line is a day or days, and perhaps a place.
pub(in super::super) fn is_day(text: &str) -> bool {
    let days = text.split_once(", ").filter(|(place, _)| is_place(place)).map_or(text, |(_, days)| days);
    DAYS.is_match(days)
}

/// Whether a text may be the name of a place.
fn is_place(text: &str) -> bool {
    let mut rest = text.chars();
    let inside = |c: char| c.is_alphabetic() || matches!(c, ' ' | '’' | '.' | '-');
    rest.next().is_some_and(char::is_uppercase) && PLACE.contains(&rest.clone().count()) && rest.all(inside)
}

/// `Alleged victim:`, with the value on the next line.
pub(super) fn is_key(text: &str) -> bool {
    text.len() < MAX_KEY && text.ends_with(':') && text.starts_with(char::is_uppercase)
}

/// `Item: value`, as the lines of a masthead are.
fn is_keyed(text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, value)| key.len() < MAX_KEY && value.starts_with(' '))
}

/// Whether a text has a word that is neither a symbol nor a number.
fn has_name(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= MIN_WORD
            && !word.contains(|c: char| c == '/' || c.is_ascii_digit())
    })
}

/// A word of a name has so many letters.
const MIN_WORD: usize = 3;

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|other| other == word)
}

/// `Item 13 of the provisional agenda`, `Agenda item 36`.
pub(super) fn is_item(text: &str, language: &Language) -> bool {
    let lower = text.to_lowercase();
    language.items.iter().any(|item| {
        lower
            .strip_prefix(item)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// How many agenda items a line names: `Items 137 and 138 of the preliminary list`, `Agenda item 19 (f)`.
pub(super) fn items_of(text: &str) -> usize {
    let number = |word: &&str| word.trim_end_matches([',', '*']).parse::<u16>().is_ok();
    text.split_whitespace().filter(number).count().max(1)
}

/// `State party: Togo`: the key is shorter than this, in bytes.
const MAX_KEY: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_stand_behind_a_place() {
        for day in [
            "3 mars 2017",
            "du 1er au 12 mai 2006",
            "Genève, 2-27 juillet 2018",
            "New York, 21 March-1 April 2011, afternoon",
            "Addis-Abeba, 12–14 June 2003",
        ] {
            assert!(is_day(day), "{day}");
        }
        for other in
            ["Genève", "genève, 3 mars 2017", "Genève (Suisse), 3 mars 2017", "X, 3 mars 2017", "Mars 2017"]
        {
            assert!(!is_day(other), "{other}");
        }
    }
}
