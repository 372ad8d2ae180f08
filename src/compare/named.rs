//! Something that a side names, and how it is called.

use std::ops::Range;

use super::finding::Quote;
use super::language::CURRENCIES;
use crate::model::{EntityKind, EntityValue};

/// Something that a side names.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    /// What it is counted as.
    pub(super) key: &'a str,
    /// Where it is named first.
    pub(super) range: Range<usize>,
    /// What it may stand against.
    pub(super) group: Group,
    /// How it is called: an acronym, a country, or a name in words.
    pub(super) form: Form,
    /// The words that name it.
    pub(super) printed: &'a str,
    /// How often it is named.
    pub(super) times: usize,
    /// Whether it is named so that it is understood by itself.
    pub(super) plain: bool,
    /// What is known of it.
    pub(super) value: Option<&'a EntityValue>,
}

/// Names that may stand against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// A person.
    Person,
    /// A place.
    Place,
    /// A body, an instrument, an acronym of either.
    Body,
}

impl Group {
    /// All groups, in the order in which findings are listed.
    pub(super) const ALL: [Group; 3] = [Group::Body, Group::Person, Group::Place];
}

/// How something is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// An acronym whose names in both languages are known.
    Acronym,
    /// A country.
    Country,
    /// A name in words, or an acronym that the other language may write otherwise.
    Words,
}

impl Named<'_> {
    /// Whether it is called by an acronym, known or not.
    pub(super) fn is_short(&self) -> bool {
        self.form == Form::Acronym || is_acronym(self.key)
    }

    /// Whether its names in both languages are listed: nobody has to guess what it names.
    pub(super) fn is_listed(&self) -> bool {
        self.value.is_some_and(|value| !value.name_fr.is_empty() && !value.name_en.is_empty())
    }

    /// Whether one of two bodies has all the words of the other in its name: "European Court of Justice", "Court of Justice
    /// of the European Union".
    pub(super) fn is_akin(&self, other: &Named<'_>) -> bool {
        let words = |named: &Named<'_>| -> Vec<String> {
            let name = named.value.map_or("", |value| value.name_en.as_str()).to_lowercase();
            name.split(|mark: char| !mark.is_alphanumeric())
                .filter(|word| word.len() > 3)
                .map(String::from)
                .collect()
        };
        let (a, b) = (words(self), words(other));
        let (few, many) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
        !few.is_empty() && few.iter().all(|word| many.contains(word))
    }

    /// Whether the other is one of the words of its name.
    pub(super) fn holds(&self, other: &Named<'_>) -> bool {
        self.key != other.key
            && self.key.split(|mark: char| !mark.is_alphanumeric()).any(|word| word == other.key)
    }

    /// Where it stands in its text, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 bytes")]
    pub(super) fn place(&self, text: &str) -> f64 {
        self.range.start as f64 / text.len().max(1) as f64
    }

    /// The name, with what it is counted as.
    pub(super) fn quote<'t>(&self, text: &'t str) -> Quote<'t> {
        Quote::new(text, self.range.clone()).meaning(self.key.to_string())
    }
}

/// How `words` name `value`.
pub(super) fn form(words: &str, value: &EntityValue) -> Form {
    let capitals = words.chars().filter(|mark| mark.is_uppercase()).count();
    let known = !value.name_fr.is_empty() && !value.name_en.is_empty();
    if value.kind == EntityKind::Place && value.entity_id.starts_with("iso3166") {
        Form::Country
    } else if known
        && capitals > 1
        && !words.contains(|mark: char| mark.is_lowercase() || mark.is_whitespace())
    {
        Form::Acronym
    } else {
        Form::Words
    }
}

/// Whether `text` has as many capitals in a row as an acronym, and is not a line in capitals, which has none.
pub(super) fn may_have_acronyms(text: &str) -> bool {
    if !has_capitals_in_a_row(text) {
        return false;
    }
    let (mut small, mut large, mut run, mut longest) = (0, 0, 0, 0);
    for mark in text.chars() {
        small += usize::from(mark.is_lowercase());
        run = if mark.is_uppercase() { run + 1 } else { 0 };
        large += usize::from(run > 0);
        longest = longest.max(run);
    }
    longest >= SHORTEST_ACRONYM && large <= small
}

/// Whether so many characters of `text` stand in a row that may be capitals, by their first bytes: most texts have none.
fn has_capitals_in_a_row(text: &str) -> bool {
    /// What the bytes that begin a character of several bytes are no less than, and those of ASCII are less than.
    const FIRST: u8 = 0xc0;
    const BEYOND_ASCII: u8 = 0x80;
    let mut run = 0;
    text.bytes().any(|byte| {
        if byte.is_ascii_uppercase() || byte >= FIRST {
            run += 1;
        } else if byte < BEYOND_ASCII {
            run = 0;
        }
        run >= SHORTEST_ACRONYM
    })
}

/// The fewest letters of an acronym.
const SHORTEST_ACRONYM: usize = 3;

/// Whether `word` is of capitals, and no roman numeral.
pub(super) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|mark| mark.is_uppercase()).count();
    (SHORTEST_ACRONYM..=10).contains(&word.chars().count())
        && capitals >= SHORTEST_ACRONYM
        && word.chars().all(char::is_uppercase)
        && !CURRENCIES.contains(&word)
        && !word.trim_matches(['I', 'V', 'X', 'L', 'C', 'D', 'M']).is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_text_with_as_many_capitals_in_a_row_is_missed(text in "[A-CÉa-bé’ⅠΩ \u{a0}1]{0,9}") {
            let mut run = 0;
            let longest = text.chars().map(|mark| {
                run = if mark.is_uppercase() { run + 1 } else { 0 };
                run
            });
            prop_assert!(longest.max().unwrap_or(0) < SHORTEST_ACRONYM || has_capitals_in_a_row(&text));
        }
    }

    #[test]
    fn a_text_without_capitals_in_a_row_has_no_acronym() {
        for (text, may) in
            [("le Conseil d’État", false), ("l’ONU a siégé", true), ("L'ÉTAT", false), ("É.ÀÊ", false)]
        {
            assert_eq!(may_have_acronyms(text), may, "{text}");
        }
    }
}
