//! What the lexicon knows of English words.

use super::language::{Decimal, Language};
use crate::model::SortedList;

/// English as the tokenizer and the lexicon see it.
pub(crate) const LANGUAGE: Language = Language {
    decimal: Decimal::Point,
    contracted: &[
        ("s", ""),
        ("t", "not"),
        ("d", ""),
        ("m", "be"),
        ("ll", "will"),
        ("re", "be"),
        ("ve", "have"),
        ("don", "do"),
        ("won", "will"),
        ("isn", "be"),
        ("wasn", "be"),
        ("didn", "do"),
        ("couldn", "can"),
    ],
    ordinals: &["st", "nd", "rd", "th", "s"],
    // Inflections of nouns, adjectives and regular verbs, the longest first.
    suffixes: &[
        "ingly", "edly", "iest", "ies", "ied", "ier", "ing", "est", "ily", "ed", "es", "er", "ly", "y", "e",
        "s",
    ],
    // The most frequent first, as any count of English prose gives them.
    common: "the of be and to a in have that it not for he I with as you on do at by they this but which or we say \
             her his she from will their all my one there so would if who me when what out up no more go some other \
             such than then them into your only any has time its him may our come see know about very now can should \
             must over make man like did how such well before two these little upon never much good again where \
             under shall those",
    irregular: include_str!("en_forms.tsv"),
    classes: SortedList::new(include_str!("classes_en.tsv")),
};
