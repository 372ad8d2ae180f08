//! How the form of a candidate is written, and what its forms have in common.

use std::borrow::Cow;

use crate::model::Lang;

/// Whether a word is written in capitals.
pub(super) fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// A form with plain apostrophes and single spaces.
pub(super) fn written(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('’', "'");
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ").replace("' ", "'").replace(" '", "'"))
}

/// Whether all characters are spaces between words, hyphens, or letters and digits of the first 384 characters of Unicode.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().all(|byte| {
        let single = byte == b' ' && before != b' ';
        before = byte;
        single || byte.is_ascii_alphanumeric() || matches!(byte, b'-' | 0x80..=0xBF | 0xC3..=0xC5)
    })
}

/// A word without accents and the endings of number and gender: so much that the forms of a term meet.
pub(super) fn stem(lang: Lang, part: &str) -> String {
    let mut word = crate::lexicon::folded(part);
    match lang {
        Lang::Fr => {
            if word.ends_with("aux") {
                word.truncate(word.len() - 2);
                word.push('l');
            }
            if word.ends_with(['s', 'x']) {
                word.pop();
            }
            for _ in 0..2 {
                if word.chars().count() > 4 && word.ends_with('e') {
                    word.pop();
                }
            }
            let last = word.chars().next_back();
            if word.chars().count() > 4 && word.chars().rev().nth(1) == last {
                word.pop();
            }
        }
        Lang::En => {
            if word.ends_with("ies") && word.chars().count() > 4 {
                word.truncate(word.len() - 3);
                word.push('y');
            } else if ["ses", "xes", "ches", "shes"].iter().any(|ending| word.ends_with(ending)) {
                word.truncate(word.len() - 2);
            } else if word.ends_with('s') && !word.ends_with("ss") && word.chars().count() > 3 {
                word.pop();
            }
        }
    }
    word
}
