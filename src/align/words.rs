//! Cuts a segment into the units of evidence: words, numbers and punctuation marks.

use crate::lexicon::{Decimal, Language, irregular, language, push_folded, regular};
use crate::model::{Lang, is_alphabetic, label_numeral};

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

impl Channel {
    /// All channels, in the order of their declaration.
    pub(super) const ALL: [Channel; 5] =
        [Channel::Word, Channel::Number, Channel::Mark, Channel::Label, Channel::Kind];
}

/// What stands in a text of lifetime `'a`.
pub(super) enum Token<'a, 'b> {
    /// A run of letters, still to be [`read_word`], and whether an apostrophe stands beside it.
    Letters(&'a str, bool),
    /// A unit, with its name.
    Unit(Channel, &'b str),
}

/// Calls `push` for every token of `text`, in order.
pub(super) fn tokens<'a>(lang: Lang, text: &'a str, push: &mut impl FnMut(Token<'a, '_>)) {
    let mut scanner = Scanner { text, at: 0, language: language(lang), before: None, buffer: String::new() };
    while let Some(c) = scanner.peek() {
        if c.is_ascii_digit() {
            scanner.number(push);
            scanner.before = None;
        } else if is_alphabetic(c) {
            scanner.letters(push);
        } else {
            scanner.at += c.len_utf8();
            scanner.before = Some(c);
            if let Some(mark) = mark(c) {
                push(Token::Unit(Channel::Mark, mark));
            }
        }
    }
    if let Some(end) = end_mark(text) {
        push(Token::Unit(Channel::Mark, end));
    }
}

/// Puts into `name` what a run of letters is called: the stem of a word, or a Roman number in figures.
///
/// `None` if nothing is left of it.
pub(super) fn read_word(lang: Lang, letters: &str, apostrophe: bool, name: &mut String) -> Option<Channel> {
    name.clear();
    letters.chars().for_each(|c| push_folded(name, c));
    if apostrophe {
        let whole = language(lang).contracted.iter().find(|(form, _)| form == name);
        if let Some((_, whole)) = whole {
            name.clear();
            name.push_str(whole);
        }
    }
    if name.is_empty() {
        return None;
    }
    if let Some(number) = if letters.len() > 1 { label_numeral(letters) } else { None } {
        *name = number.to_string();
        return Some(Channel::Number);
    }
    match irregular(lang, name) {
        Some(stem) => stem.clone_into(name),
        None => name.truncate(regular(lang, name).len()),
    }
    Some(Channel::Word)
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
    language: &'static Language,
    /// The character before, if it is neither letter nor digit.
    before: Option<char>,
    buffer: String,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn letters(&mut self, push: &mut impl FnMut(Token<'a, '_>)) {
        let rest = self.rest();
        let len = rest.find(|c: char| !is_alphabetic(c)).unwrap_or(rest.len());
        let (letters, after) = rest.split_at(len);
        self.at += len;
        let apostrophe = is_apostrophe(self.before.take()) || is_apostrophe(after.chars().next());
        push(Token::Letters(letters, apostrophe));
    }

    /// A number in figures: `18 000` and `18,000` are `18000`, `3,9` and `3.9` are `3.9`, `1er` is `1`.
    fn number(&mut self, push: &mut impl FnMut(Token<'a, '_>)) {
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
        let ending = crate::lexicon::folded(rest.get(..letters.min(8)).unwrap_or_default());
        if letters > 0 && self.language.ordinals.contains(&ending.as_str()) {
            self.at += letters;
        }
        push(Token::Unit(Channel::Number, &self.buffer));
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
    use crate::lexicon::stem;

    fn all(lang: Lang, text: &str) -> Vec<String> {
        let mut out = Vec::new();
        tokens(lang, text, &mut |token| match token {
            Token::Unit(_, name) => out.push(name.to_owned()),
            Token::Letters(letters, apostrophe) => {
                let mut name = String::new();
                out.extend(read_word(lang, letters, apostrophe, &mut name).map(|_| name));
            }
        });
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
