//! The classes of characters that names are made of, and the pieces of a text that they make up.

use unicode_normalization::char::is_combining_mark;

use crate::model::is_alphabetic;

/// A letter (the general category `L`).
pub(super) fn is_letter(c: char) -> bool {
    // Up to there, every character that is alphabetic is one.
    is_alphabetic(c) && (c <= '\u{24f}' || !c.is_numeric() && !is_combining_mark(c) && !is_circled(c))
}

/// A capital letter (the general category `Lu`).
pub(super) fn is_capital(c: char) -> bool {
    c.is_uppercase() && is_letter(c)
}

/// A letter or a digit (the general categories `L` and `N`).
pub(super) fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// A letter, or an accent that stands alone behind one.
pub(super) fn is_letter_or_mark(c: char) -> bool {
    is_letter(c) || !c.is_ascii() && is_combining_mark(c)
}

/// Letters in circles and boxes, which are symbols.
fn is_circled(c: char) -> bool {
    matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F149}' | '\u{1F150}'..='\u{1F169}' | '\u{1F170}'..='\u{1F189}')
}

/// Where the characters of one kind end that begin at `at`.
pub(super) fn run(text: &str, at: usize, kind: impl Fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c: char| !kind(c)).unwrap_or(rest.len())
}

/// Where the characters of one kind begin that end at `end`.
pub(super) fn run_before(text: &str, end: usize, kind: impl Fn(char) -> bool) -> usize {
    let before = text.get(..end).unwrap_or_default();
    before.trim_end_matches(kind).len()
}

/// The words of a text, letters and digits without a break, with the place where each begins.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    pieces(text, |c| !is_letter_or_digit(c))
}

/// The stretches of a text without white space, with the place where each begins.
pub(super) fn parts(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    pieces(text, char::is_whitespace)
}

/// The places in order at which `text` has nothing glued before it: its beginning, and behind all that is neither a
/// letter nor a digit.
pub(super) fn beginnings(text: &str) -> impl Iterator<Item = usize> {
    let behind =
        text.char_indices().filter(|(_, c)| !is_letter_or_digit(*c)).map(|(at, c)| at + c.len_utf8());
    std::iter::once(0).chain(behind)
}

/// What stands between characters of one kind, with the place where each piece begins.
fn pieces(text: &str, breaks: fn(char) -> bool) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.split(breaks)
        .filter(|piece| !piece.is_empty())
        .map(move |piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece))
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    /// Whether a class of characters is that of a pattern, wherever all editions of Unicode agree.
    fn agree(pattern: &str, class: fn(char) -> bool) {
        let pattern = Regex::new(pattern).expect("the pattern is well formed");
        for c in '\0'..'\u{800}' {
            assert_eq!(pattern.is_match(c.encode_utf8(&mut [0; 4])), class(c) && !NEW.contains(&c), "{c:?}");
        }
        for c in ('\u{1e00}'..'\u{3100}').chain('\u{1f100}'..'\u{1f200}') {
            assert_eq!(pattern.is_match(c.encode_utf8(&mut [0; 4])), class(c), "{c:?}");
        }
    }

    /// Characters of the newest edition.
    const NEW: [char; 2] = ['\u{5c8}', '\u{5c9}'];

    #[test]
    fn the_classes_are_those_of_unicode() {
        agree(r"\p{L}", is_letter);
        agree(r"\p{Lu}", is_capital);
        agree(r"[\p{L}\p{N}]", is_letter_or_digit);
        agree(r"[\p{L}\p{M}]", is_letter_or_mark);
    }

    #[test]
    fn pieces_know_their_places() {
        let text = " l’État (3 ans)";
        for (at, piece) in words(text).chain(parts(text)) {
            assert!(text[at..].starts_with(piece));
        }
        assert_eq!(words(text).map(|(_, word)| word).collect::<Vec<_>>(), ["l", "État", "3", "ans"]);
        assert_eq!(parts(text).map(|(_, part)| part).collect::<Vec<_>>(), ["l’État", "(3", "ans)"]);
        assert_eq!(beginnings("à la").collect::<Vec<_>>(), [0, 3]);
    }
}
