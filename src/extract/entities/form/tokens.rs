//! The words and marks of a text, in order.

use std::ops::Range;

use super::words::WordTable;
use crate::extract::entities::fold::Folded;
use crate::extract::entities::letters::{is_letter_or_digit, is_letter_or_mark, run};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, its hyphens and inner apostrophes included.
    Word,
    /// A word that begins with a digit.
    Number,
    /// An elided word with its apostrophe: `l’`, `d’`.
    Elision,
    /// A comma.
    Comma,
    /// A quotation mark.
    Quote,
    /// Any other mark, which no name goes over.
    Mark,
}

/// A word or mark of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The number of the word or mark.
    pub(super) number: u32,
}

/// Letters of the longest elided word that a name may hold.
const ELIDED: usize = 1;

/// Reads the tokens of `text`, and counts their words among those that were met.
pub(super) fn tokens<'a>(text: &'a str, words: &mut WordTable<'a>) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let (kind, end) = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            ',' => (Kind::Comma, at + 1),
            '«' | '»' | '“' | '”' | '"' => (Kind::Quote, at + c.len_utf8()),
            c if is_letter_or_digit(c) => word(text, at, c),
            c => (Kind::Mark, at + c.len_utf8()),
        };
        let number = words.number(text.get(at..end).unwrap_or_default());
        found.push(Token { kind, range: at..end, number });
        at = end;
    }
    found
}

/// The word that begins with `first` at `at`.
fn word(text: &str, at: usize, first: char) -> (Kind, usize) {
    let inside = |c: char| is_letter_or_mark(c) || c.is_numeric();
    let mut end = run(text, at, inside);
    while let Some(rest) = text.get(end..)
        && let Some(mark) = rest.chars().next()
    {
        let next = rest.get(mark.len_utf8()..).unwrap_or_default();
        let goes_on = next.starts_with(is_letter_or_digit);
        let apostrophe = matches!(mark, '’' | '\'');
        if apostrophe && text.get(at..end).is_some_and(|word| word.chars().count() <= ELIDED) {
            return (Kind::Elision, end + mark.len_utf8());
        }
        if !(goes_on && (apostrophe || matches!(mark, '-' | '\u{2010}' | '\u{2011}'))) {
            break;
        }
        end = run(text, end + mark.len_utf8(), inside);
    }
    (if first.is_numeric() { Kind::Number } else { Kind::Word }, end)
}

/// A word as it is looked up: without accents, capitals and kinds of apostrophe.
pub(super) fn folded(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    Folded::new(word).lower
}

#[cfg(test)]
mod tests {
    use super::super::{ENGLISH, FRENCH};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_word_is_looked_up_as_any_text_is(word in "[A-Za-z0-9é’-]{0,8}") {
            prop_assert_eq!(folded(&word), Folded::new(&word).lower);
        }
    }

    #[test]
    fn words_keep_their_hyphens_and_elisions_stand_apart() {
        let text = "l’Haut-Commissariat, « aujourd’hui » (2030)";
        let mut words = WordTable::new([&*FRENCH, &*ENGLISH]);
        let found: Vec<(Kind, &str)> =
            tokens(text, &mut words).into_iter().map(|token| (token.kind, &text[token.range])).collect();
        use Kind::{Comma, Elision, Mark, Number, Quote, Word};
        let want = [
            (Elision, "l’"),
            (Word, "Haut-Commissariat"),
            (Comma, ","),
            (Quote, "«"),
            (Word, "aujourd’hui"),
            (Quote, "»"),
            (Mark, "("),
            (Number, "2030"),
            (Mark, ")"),
        ];
        assert_eq!(found, want);
    }
}
