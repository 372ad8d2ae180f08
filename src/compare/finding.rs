//! How a finding is put into words.

use std::ops::Range;

use super::language::Language;
use crate::model::{Check, Discrepancy, Lang, Severity};

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

    /// The same words, with what they mean.
    pub(super) fn meaning(self, meaning: String) -> Quote<'a> {
        let meaning = (meaning != self.words).then_some(meaning);
        Quote { meaning, ..self }
    }

    fn print(&self) -> String {
        match &self.meaning {
            Some(meaning) => format!("“{}” ({meaning})", self.words),
            None => format!("“{}”", self.words),
        }
    }
}

/// The two sides have the same sort of thing, and they differ.
pub(super) fn differ(
    check: Check,
    severity: Severity,
    noun: &str,
    fr: &Quote<'_>,
    en: &Quote<'_>,
) -> Discrepancy {
    Discrepancy {
        check,
        severity,
        fr_value: fr.words.to_string(),
        en_value: en.words.to_string(),
        fr_place: Some(fr.place.clone()),
        en_place: Some(en.place.clone()),
        message: format!(
            "the French text has the {noun} {} where the English text has {}",
            fr.print(),
            en.print()
        ),
    }
}

/// One side has what the other does not have.
pub(super) fn only(
    check: Check,
    severity: Severity,
    noun: &str,
    lang: Lang,
    quote: &Quote<'_>,
) -> Discrepancy {
    let (name, other) = (Language::of(lang).name, Language::of(Language::other(lang)).name);
    let said = quote.print();
    let message = format!("the {name} text has the {noun} {said}, which the {other} text does not have");
    one_sided(check, severity, lang, quote, message)
}

/// One side says what the other says too, but more often.
pub(super) fn more_often(check: Check, noun: &str, lang: Lang, quote: &Quote<'_>) -> Discrepancy {
    let (name, other) = (Language::of(lang).name, Language::of(Language::other(lang)).name);
    let said = quote.print();
    let message = format!("the {name} text has the {noun} {said} more often than the {other} text");
    one_sided(check, Severity::Info, lang, quote, message)
}

/// A finding that quotes one side.
pub(super) fn one_sided(
    check: Check,
    severity: Severity,
    lang: Lang,
    quote: &Quote<'_>,
    message: String,
) -> Discrepancy {
    let (words, place) = (quote.words.to_string(), Some(quote.place.clone()));
    let nothing = (String::new(), None);
    let ((fr_value, fr_place), (en_value, en_place)) = match lang {
        Lang::Fr => ((words, place), nothing),
        Lang::En => (nothing, (words, place)),
    };
    Discrepancy { check, severity, fr_value, en_value, fr_place, en_place, message }
}
