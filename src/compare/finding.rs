//! How a finding is made of the words that it quotes.

use std::ops::Range;

use crate::model::{Check, Discrepancy, Finding, Lang, Noun, Severity, Sides};

/// How much of a longer text a message quotes, in characters.
const EXCERPT: usize = 60;

/// Words of one side, with their place and, where the words do not show it, their meaning.
#[derive(Debug, Clone)]
pub(super) struct Quote<'a> {
    words: &'a str,
    place: Range<usize>,
    meaning: Option<String>,
}

impl<'a> Quote<'a> {
    /// The words of `text` at `place`; empty when `place` is not in `text`.
    pub(super) fn new(text: &'a str, place: Range<usize>) -> Quote<'a> {
        Quote { words: text.get(place.clone()).unwrap_or_default(), place, meaning: None }
    }

    /// The words.
    pub(super) fn words(&self) -> &'a str {
        self.words
    }

    /// The same words, with what they mean.
    pub(super) fn meaning(self, meaning: String) -> Quote<'a> {
        let meaning = (meaning != self.words).then_some(meaning);
        Quote { meaning, ..self }
    }
}

/// The two sides have the same sort of thing, and they differ.
pub(super) fn differ(
    check: Check,
    severity: Severity,
    noun: Noun,
    fr: &Quote<'_>,
    en: &Quote<'_>,
) -> Discrepancy {
    Discrepancy {
        check,
        severity,
        values: Sides { fr: fr.words.to_string(), en: en.words.to_string() },
        places: Sides { fr: Some(fr.place.clone()), en: Some(en.place.clone()) },
        finding: Finding::Differ { noun, fr: fr.meaning.clone(), en: en.meaning.clone() },
    }
}

/// One side has what the other does not have.
pub(super) fn only(
    check: Check,
    severity: Severity,
    noun: Noun,
    lang: Lang,
    quote: &Quote<'_>,
) -> Discrepancy {
    let finding = Finding::Only { lang, noun, meaning: quote.meaning.clone() };
    one_sided(check, severity, lang, quote, finding)
}

/// One side says what the other says too, but more often.
pub(super) fn more_often(check: Check, noun: Noun, lang: Lang, quote: &Quote<'_>) -> Discrepancy {
    let finding = Finding::MoreOften { lang, noun, meaning: quote.meaning.clone() };
    one_sided(check, Severity::Info, lang, quote, finding)
}

/// A finding that quotes one side.
pub(super) fn one_sided(
    check: Check,
    severity: Severity,
    lang: Lang,
    quote: &Quote<'_>,
    finding: Finding,
) -> Discrepancy {
    let mut found =
        Discrepancy { check, severity, values: Sides::default(), places: Sides::default(), finding };
    found.values[lang] = quote.words.to_string();
    found.places[lang] = Some(quote.place.clone());
    found
}

/// The beginning of `text`, cut after a word.
pub(super) fn excerpt(text: &str) -> String {
    let mut cut = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count();
        if length > 0 && length + more > EXCERPT {
            return cut + " …";
        }
        if length > 0 {
            cut.push(' ');
        }
        cut.extend(word.chars().take(EXCERPT));
        length += 1 + more;
    }
    cut
}
