//! What a language knows of its letters with accents: a record, filled in `fr.rs` and `en.rs`.

use std::sync::LazyLock;

use super::{en, fr};
use crate::model::{Lang, Seen};

/// The letters beyond ASCII of one language, by their place in a word, in lower case.
pub(super) struct Language {
    /// Those that open words.
    pub(super) first: &'static str,
    /// Those that stand inside words.
    pub(super) inside: &'static str,
    /// Those that end words.
    pub(super) last: &'static str,
    /// Those that are words.
    pub(super) alone: &'static str,
    /// Those of names from abroad, which stand anywhere in a word.
    pub(super) names: &'static str,
    /// Frequent words with such letters.
    pub(super) words: &'static [&'static str],
}

fn language(lang: Lang) -> &'static Language {
    match lang {
        Lang::Fr => &fr::LANGUAGE,
        Lang::En => &en::LANGUAGE,
    }
}

/// What the languages of a corpus know together: a file is decoded before its language is known.
pub(super) struct Letters {
    pub(super) first: Vec<char>,
    pub(super) inside: Vec<char>,
    pub(super) last: Vec<char>,
    pub(super) alone: Vec<char>,
    pub(super) names: Vec<char>,
    pub(super) words: Seen<&'static str>,
}

/// The letters of all languages.
pub(super) static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let all = |field: fn(&Language) -> &'static str| {
        Lang::BOTH.into_iter().flat_map(|lang| field(language(lang)).chars()).collect()
    };
    Letters {
        first: all(|language| language.first),
        inside: all(|language| language.inside),
        last: all(|language| language.last),
        alone: all(|language| language.alone),
        names: all(|language| language.names),
        words: Lang::BOTH.into_iter().flat_map(|lang| language(lang).words).copied().collect(),
    }
});
