//! How much a reading of a file looks like French or English: each character beyond ASCII speaks for it or against it.
//!
//! A wrong encoding puts capitals into words, signs between letters and lines of boxes where words end; the right one
//! gives letters in places where the languages have them, and words that they know.

use super::language::LETTERS;

/// A word that the languages know.
const WORD: i64 = 3;
/// A letter or a mark in its place.
const GOOD: i64 = 2;
/// A letter or a sign that may stand there and proves little.
const FAIR: i64 = 1;
/// A letter that is not at home there.
const ODD: i64 = -1;
/// A sign beside letters.
const BAD: i64 = -2;
/// A capital inside a word, a sign between letters.
const WRONG: i64 = -3;
/// What no text holds.
const NEVER: i64 = -4;
/// Longest stretch of letters on each side of one that is looked at, in characters.
const WORD_SIDE: usize = 16;

/// What speaks for `text` as a reading, in points; only characters beyond ASCII count.
pub(super) fn points(text: &str) -> i64 {
    let mut sum = 0;
    let mut at = 0;
    while let Some(skip) = text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii()) {
        at += skip;
        let Some(c) = text[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        let around = Around { before: text[..at].chars().next_back(), after: text[end..].chars().next() };
        sum += match c {
            _ if c.is_alphabetic() && !matches!(c, 'ª' | 'º') => {
                letter(c, &around).max(if is_known(text, at) { WORD } else { i64::MIN })
            }
            _ => sign(c, &around),
        };
        at = end;
    }
    sum
}

/// What stands around a character.
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn letters(&self) -> (bool, bool) {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        (is_letter(self.before), is_letter(self.after))
    }

    /// Whether either neighbour is such.
    fn any(&self, is: impl Fn(char) -> bool) -> bool {
        self.before.is_some_and(&is) || self.after.is_some_and(&is)
    }
}

/// Whether the word around the letter at `at` is one that the languages know; told at its first letter beyond ASCII.
fn is_known(text: &str, at: usize) -> bool {
    let head = text[..at].chars().rev().take(WORD_SIDE).take_while(|c| c.is_alphabetic());
    let head: usize = head.map(char::len_utf8).sum();
    let tail = text[at..].chars().take(WORD_SIDE).take_while(|c| c.is_alphabetic());
    let tail: usize = tail.map(char::len_utf8).sum();
    text[at - head..at].is_ascii()
        && LETTERS.words.contains(text[at - head..at + tail].to_lowercase().as_str())
}

fn letter(c: char, around: &Around) -> i64 {
    let (before, after) = around.letters();
    let is = |c: Option<char>, test: fn(char) -> bool| c.is_some_and(test);
    if c > '\u{24f}' {
        return if around.any(|c| c.is_ascii_alphabetic()) { NEVER } else { ODD };
    }
    if c.is_uppercase() {
        let small: Vec<char> = c.to_lowercase().collect();
        let known = |list: &[char]| small.iter().all(|c| list.contains(c));
        return match (before, after) {
            _ if around.before == Some(c) && around.after == Some(c) => BAD,
            _ if is(around.before, char::is_lowercase) => WRONG,
            (false, false) if known(&LETTERS.alone) => GOOD,
            (false, false) => BAD,
            (false, true) if is(around.after, char::is_lowercase) && known(&LETTERS.first) => GOOD,
            _ if known(&LETTERS.inside) || known(&LETTERS.first) || known(&LETTERS.alone) => FAIR,
            _ if known(&LETTERS.names) => 0,
            _ => ODD,
        };
    }
    let list = match (before, after) {
        _ if is(around.before, char::is_uppercase) && is(around.after, char::is_uppercase) => return WRONG,
        (false, false) => &LETTERS.alone,
        (false, true) => &LETTERS.first,
        (true, true) => &LETTERS.inside,
        (true, false) => &LETTERS.last,
    };
    match (before, after) {
        _ if list.contains(&c) => GOOD,
        (false, false) => BAD,
        _ if LETTERS.names.contains(&c) => 0,
        _ => ODD,
    }
}

fn sign(c: char, around: &Around) -> i64 {
    let (before, after) = around.letters();
    let digit = around.any(|c| c.is_ascii_digit());
    let blank = around.any(char::is_whitespace) || around.before.is_none() || around.after.is_none();
    match (c, before, after) {
        // A byte that is lost speaks neither way; so do accents that are characters of their own.
        ('\u{FFFD}' | '\u{300}'..='\u{36f}' | '\u{feff}' | '\u{ad}', ..) => 0,
        ('\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}', ..) => NEVER,
        ('’', true, true) => WORD,
        ('’', true, false) => WORD,
        ('\u{a0}' | '\u{202f}', ..) if digit || around.any(|c| "«»:;!?%€$".contains(c)) => GOOD,
        ('\u{a0}' | '\u{202f}', ..) => FAIR,
        ('—', true, true) => GOOD,
        ('\u{2500}'..='\u{259f}', false, false) => 0,
        (_, true, true) => NEVER,
        ('«' | '“' | '„' | '‘', false, _) | ('»' | '”', _, false) => GOOD,
        ('–', false, false) => FAIR,
        ('—' | '•', false, false) if blank || digit => FAIR,
        ('…', true, false) => FAIR,
        ('°', ..) if digit || before => FAIR,
        ('€' | '£', ..) if digit || blank => FAIR,
        ('§', _, false) => FAIR,
        ('²' | '³', true, false) => FAIR,
        ('½' | '¼' | '¾', false, false) if digit || blank => FAIR,
        ('’' | '…' | '°' | '²' | '³' | '½' | '¼' | '¾', false, false) => 0,
        ('·' | '©' | '®' | '™' | '±' | '×' | 'µ' | '‰' | 'º' | 'ª' | '¹', false, false) => 0,
        (_, false, false) => ODD,
        _ => BAD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_reading_is_the_likelier_one() {
        for (right, wrong) in [
            ("l’été", "l\u{92}\u{82}t\u{82}"),
            ("l’été", "líété"),
            ("société", "soci‚t‚"),
            ("société", "sociŽtŽ"),
            ("société", "sociÚtÚ"),
            ("cœur", "c½ur"),
            ("10 €", "10 ¤"),
            ("à Genève", "… Genšve"),
            ("and so on…", "and so onà"),
            ("“word”", "ôwordö"),
            ("Peña", "PeÒa"),
            ("L’État", "L’…tat"),
            ("Été", "Ã‰tÃ©"),
            ("ÉTÉ", "ÃTÃ"),
            ("« oui »", "Ç oui È"),
            ("sœur", "sÏur"),
            ("2018\u{a0}: ", "2018á: "),
        ] {
            assert!(
                points(right) >= points(wrong) + 2,
                "{right:?} {} {wrong:?} {}",
                points(right),
                points(wrong)
            );
        }
    }

    #[test]
    fn ascii_says_nothing_and_a_lost_byte_neither() {
        assert_eq!(points("Le Conseil [1] + ~"), 0);
        assert_eq!(points("a \u{FFFD} b"), 0);
        assert!(points("a ÿ b") < 0);
    }
}
