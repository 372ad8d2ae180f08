//! Cuts a segment into the units of evidence: words, numbers and punctuation marks.

use super::fold::push_folded;
use super::label::roman;
use super::language::{Decimal, Language, language, stem};
use crate::model::Lang;

/// What sort of evidence a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Channel {
    /// Words.
    Word,
    /// Numbers in figures, Roman ones included.
    Number,
    /// Punctuation marks.
    Mark,
    /// The label of the segment.
    Label,
    /// The kind of the segment.
    Kind,
}

/// Calls `push` for every unit of `text`, in order; a word is given as its stem.
pub(super) fn units(lang: Lang, text: &str, push: &mut impl FnMut(Channel, &str)) {
    let language = language(lang);
    let mut scanner = Scanner { text, at: 0, lang, language, buffer: String::new() };
    while let Some(c) = scanner.peek() {
        if c.is_ascii_digit() {
            scanner.number(push);
        } else if c.is_alphabetic() {
            scanner.word(push);
        } else {
            scanner.at += c.len_utf8();
            if let Some(mark) = mark(c) {
                push(Channel::Mark, mark);
            }
        }
    }
    if let Some(end) = end_mark(text) {
        push(Channel::Mark, end);
    }
}

/// The one way in which a mark is written, for the marks that translators keep.
fn mark(c: char) -> Option<&'static str> {
    Some(match c {
        '?' => "?",
        '!' => "!",
        ':' => ":",
        ';' => ";",
        '(' => "(",
        '%' => "%",
        '«' | '“' => "\"",
        '—' | '–' => "-",
        '…' => "...",
        '/' => "/",
        _ => return None,
    })
}

/// How the text ends: a sentence, a question, an opening, a title.
fn end_mark(text: &str) -> Option<&'static str> {
    let last = text.chars().rev().find(|c| !c.is_whitespace() && !"\"»”’')]".contains(*c))?;
    Some(match last {
        '.' | '…' => "end .",
        '?' => "end ?",
        '!' => "end !",
        ':' => "end :",
        ';' => "end ;",
        ',' => "end ,",
        _ => "end",
    })
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    lang: Lang,
    language: &'static Language,
    buffer: String,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn word(&mut self, push: &mut impl FnMut(Channel, &str)) {
        let start = self.at;
        let rest = self.rest();
        let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (raw, after) = rest.split_at(len);
        self.at += len;
        self.buffer.clear();
        raw.chars().for_each(|c| push_folded(&mut self.buffer, c));
        let before = self.text.get(..start).and_then(|text| text.chars().next_back());
        let word = match self.language.contracted.iter().find(|(form, _)| *form == self.buffer) {
            Some((_, whole)) if is_apostrophe(before) || is_apostrophe(after.chars().next()) => whole,
            _ => self.buffer.as_str(),
        };
        if word.is_empty() {
            return;
        }
        match roman(word) {
            Some(number) if len > 1 && raw.chars().all(char::is_uppercase) => {
                push(Channel::Number, &number.to_string())
            }
            _ => push(Channel::Word, stem(self.lang, word)),
        }
    }

    /// A number in figures: `18 000` and `18,000` are `18000`, `3,9` and `3.9` are `3.9`, `1er` is `1`.
    fn number(&mut self, push: &mut impl FnMut(Channel, &str)) {
        self.buffer.clear();
        let first = self.digits();
        let mut grouped = first <= 3;
        while let Some(separator) = self.peek().filter(|&c| is_separator(c)) {
            let mark = separator.len_utf8();
            let run =
                self.rest().get(mark..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
            let thousands = grouped && run == 3 && self.is_thousands(separator);
            if run == 0 || (!thousands && separator.is_whitespace()) {
                break;
            }
            if !thousands {
                grouped = false;
                self.buffer.push('.');
            }
            self.at += mark;
            self.digits();
        }
        let rest = self.rest();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let ending = super::fold::folded(rest.get(..letters.min(8)).unwrap_or_default());
        if letters > 0 && self.language.ordinals.contains(&ending.as_str()) {
            self.at += letters;
        }
        push(Channel::Number, &self.buffer);
    }

    /// Takes a run of digits into the buffer and returns its length.
    fn digits(&mut self) -> usize {
        let rest = self.rest();
        let run = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.buffer.push_str(rest.get(..run).unwrap_or_default());
        self.at += run;
        run
    }

    fn is_thousands(&self, separator: char) -> bool {
        match self.language.decimal {
            Decimal::Comma => separator.is_whitespace() || separator == '.',
            Decimal::Point => separator.is_whitespace() || separator == ',',
        }
    }
}

fn is_apostrophe(c: Option<char>) -> bool {
    matches!(c, Some('\'' | '’' | 'ʼ' | '‘'))
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(lang: Lang, text: &str) -> Vec<String> {
        let mut out = Vec::new();
        units(lang, text, &mut |_, unit| out.push(unit.to_owned()));
        out
    }

    #[test]
    fn numbers_are_the_same_in_both_languages() {
        for (fr, en) in [
            ("18 000", "18,000"),
            ("18\u{a0}000\u{202f}000", "18,000,000"),
            ("3,9", "3.9"),
            ("1er", "1st"),
            ("14ème", "14th"),
            ("12.5.2", "12.5.2"),
            ("XIV", "14"),
            ("1 234,5", "1,234.5"),
            ("2018", "2018"),
        ] {
            assert_eq!(all(Lang::Fr, fr), all(Lang::En, en), "{fr} and {en}");
        }
        assert_ne!(all(Lang::Fr, "3,900"), all(Lang::En, "3,900"));
        assert_eq!(all(Lang::Fr, "en 2018 100 personnes")[1..3], ["2018", "100"]);
    }

    #[test]
    fn contracted_words_are_spelt_out() {
        assert_eq!(all(Lang::Fr, "l’eau qu'il"), ["le", "eau", "que", "il", "end"]);
        assert_eq!(all(Lang::En, "don't"), ["do", "not", "end"]);
        assert_eq!(all(Lang::En, "the council's"), [stem(Lang::En, "the"), "council", "end"]);
    }

    #[test]
    fn marks_are_kept() {
        assert_eq!(all(Lang::Fr, "« Quoi ? »"), ["\"", stem(Lang::Fr, "quoi"), "?", "end ?"]);
    }
}
