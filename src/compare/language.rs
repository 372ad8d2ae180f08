//! What this room must know of a language, as data; `fr.rs` and `en.rs` fill it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::Lang;

use super::{en, fr};

/// What a word contributes to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The word for one, which may be an article: it counts only inside a longer number.
    One,
    /// A pure article: it may open a number ("a hundred"), it is never one by itself.
    Article,
    /// A number below a hundred.
    Small(u64),
    /// A power of ten from a hundred up, by its number of zeros ("mille").
    Scale(u32),
    /// The same as a noun, which alone says only an order of magnitude ("milliers", "hundred").
    Crowd(u32),
    /// A rank below a hundred.
    Rank(u64),
    /// A power of ten as a rank, by its number of zeros.
    ScaleRank(u32),
    /// A part of a whole: the denominator of a fraction.
    Part(u64),
    /// The word that joins the parts of a number ("vingt et un", "two hundred and one").
    And,
    /// A word that implies a number and need not have a counterpart ("both", "une dizaine", "biennal").
    Hint(u64),
}

/// What is known of a language.
pub(super) struct Language {
    /// The mark between the whole part and the decimals.
    pub(super) decimal: char,
    /// The mark that, beside the spaces, parts the thousands.
    pub(super) group: char,
    /// What follows the digits of a rank ("1er", "1st"), or of a decade ("1990s").
    pub(super) suffixes: &'static [&'static str],
    /// Words after which "cent" is not a number ("pour cent").
    pub(super) before_percent: &'static [&'static str],
    /// Pairs of words that count otherwise than they say, with the number that the other language uses.
    pub(super) idioms: &'static [(&'static str, &'static str, u64)],
    /// Words before a roman numeral.
    pub(super) labels: &'static [&'static str],
    /// Words between two roman numerals.
    pub(super) links: &'static [&'static str],
    /// The word after the rank of a century.
    pub(super) century: &'static [&'static str],
    /// Frequent words that the other language does not have.
    pub(super) function_words: &'static [&'static str],
    /// What the words of the numbers contribute, by the word in lower case.
    pub(super) roles: &'static LazyLock<HashMap<&'static str, Role>>,
}

impl Language {
    /// The language `lang`.
    pub(super) fn of(lang: Lang) -> &'static Language {
        match lang {
            Lang::Fr => &fr::LANGUAGE,
            Lang::En => &en::LANGUAGE,
        }
    }

    /// What `word`, in lower case, contributes to a number.
    pub(super) fn role(&self, word: &str) -> Option<Role> {
        self.roles.get(word).copied()
    }
}
