//! From text to tokens: words, numbers and marks with their classes, in one pass.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::class::Class;
use super::language::{Case, Language};
use crate::model;

/// A word, a number or a mark.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// What it is to the calendar.
    pub(super) class: Class,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// Its numbers: a day, a month or an ordinal first; a date has its year, month and day here.
    pub(super) numbers: [i16; 3],
    /// Whether nothing stands between the token before and this one.
    pub(super) glued: bool,
    /// Whether the text around it says that it is no year and no day by itself.
    pub(super) suspect: bool,
}

/// `2018-05-03`, with or without a time after it.
static ISO_DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([12]\d{3})[-‐‑](\d{2})[-‐‑](\d{2})(?:T[\d:.+Z]*)?"));
/// `03/05/2018`, `3.5.2018`.
static NUMERIC_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,2})[/.](\d{1,2})[/.]([12]\d{3})"));
/// `2017/18`, `2017/2018`, `2011-12`; the month `2018-05`, since 5 is not after 18.
static YEARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"([12]\d{3})(/|[-‐‑–—])(\d{4}|\d{2})"));
/// `2 000`, `2,000`, with or without a decimal part.
static GROUPED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d{1,3}(?:[ \u{A0}\u{2009}\u{202F}.,]\d{3})+(?:[.,]\d+)?"));
/// `8,3`, `3.5`.
static DECIMAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+[.,]\d+"));

/// Compiles one of the patterns above: anchored, with digits that are ASCII.
fn pattern(shape: &str) -> Regex {
    let ascii = shape.replace(r"\d", "[0-9]");
    Regex::new(&format!("^{ascii}")).expect("the shapes of numbers are constants")
}

/// Cuts `text` into tokens; `masked` ranges, in order, become one token each.
pub(super) fn lex(text: &str, language: &Language, masked: &[Range<usize>]) -> Vec<Token> {
    let mut lexer =
        Lexer { text, language, tokens: Vec::with_capacity(text.len() / 5), folded: String::new() };
    let mut at = 0;
    let mut masks = masked.iter().peekable();
    while at < text.len() {
        while masks.next_if(|mask| mask.end <= at).is_some() {}
        at = match masks.peek() {
            Some(mask) if mask.start <= at => lexer.push(Class::Masked, at..mask.end, [0; 3]),
            mask => lexer.step(at, mask.map_or(text.len(), |mask| mask.start)),
        };
    }
    lexer.tokens
}

/// The state of one pass.
struct Lexer<'a> {
    text: &'a str,
    language: &'a Language,
    tokens: Vec<Token>,
    /// The word at hand in lower case; kept to save an allocation a word.
    folded: String,
}

impl Lexer<'_> {
    /// Notes a token and returns its end.
    fn push(&mut self, class: Class, range: Range<usize>, numbers: [i16; 3]) -> usize {
        let glued = self.tokens.last().is_some_and(|before| before.range.end == range.start);
        let end = range.end;
        self.tokens.push(Token { class, range, numbers, glued, suspect: false });
        end
    }

    /// Reads what begins at `at` and ends before `limit`, and returns where the next reading begins.
    fn step(&mut self, at: usize, limit: usize) -> usize {
        let rest = self.text.get(at..limit).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return limit };
        if first.is_ascii_digit() {
            return self.number(at, rest);
        }
        if in_word(first) {
            return self.word(at, rest);
        }
        let end = at + first.len_utf8();
        match mark(first) {
            Some(class) => self.push(class, at..end, [0; 3]),
            None => end,
        }
    }

    /// Reads a number, and the letters that make an ordinal or a decade of it.
    fn number(&mut self, at: usize, rest: &str) -> usize {
        if let Some(end) = self.composite(at, rest) {
            return end;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let end = at + digits;
        let letters = word_length(&rest[digits..]);
        let value = rest[..digits].parse::<i16>().unwrap_or(0);
        let class = match (digits, value) {
            (1 | 2, 1..=31) => Class::Day,
            (4, 1500..=2199) => Class::Year,
            _ => Class::Number,
        };
        if letters == 0 {
            let apostrophe = rest[digits..].chars().next().filter(|&c| is_apostrophe(c));
            let plural = apostrophe.map(|c| digits + c.len_utf8()).and_then(|from| rest.get(from..));
            return match plural {
                Some(tail)
                    if self.language.decade_plural
                        && digits == 4
                        && tail.starts_with('s')
                        && word_length(tail) == 1 =>
                {
                    self.push(Class::Decade, at..at + rest.len() - tail.len() + 1, [value, 0, 0])
                }
                _ => self.push(class, at..end, [value, 0, 0]),
            };
        }
        let tail = rest[digits..digits + letters].to_lowercase();
        if self.language.suffixes.contains(&tail.as_str()) {
            self.push(class, at..end, [value, 0, 0]);
            self.push(Class::Suffix, end..end + letters, [0; 3])
        } else if self.language.decade_plural && tail == "s" && digits == 4 && value % 10 == 0 {
            self.push(Class::Decade, at..end + letters, [value, 0, 0])
        } else {
            self.push(Class::Word, at..end + letters, [0; 3])
        }
    }

    /// Reads a number of several parts: a date in digits, tied years, an amount.
    fn composite(&mut self, at: usize, rest: &str) -> Option<usize> {
        if !has_second_part(rest) {
            return None;
        }
        let whole = |length: usize| !rest[length..].starts_with(|c: char| in_word(c) || c == '/');
        let figure = |text: Option<regex::Match<'_>>| text.and_then(|m| m.as_str().parse::<i16>().ok());
        if let Some(found) = ISO_DAY.captures(rest).filter(|f| whole(f[0].len())) {
            let numbers = [figure(found.get(1))?, figure(found.get(2))?, figure(found.get(3))?];
            return Some(self.push(Class::Date, at..at + found[0].len(), numbers));
        }
        if let Some(found) = NUMERIC_DAY.captures(rest).filter(|f| whole(f[0].len())) {
            let (first, second) = (figure(found.get(1))?, figure(found.get(2))?);
            let (day, month) = if second > 12 && first <= 12 { (second, first) } else { (first, second) };
            return Some(self.push(
                Class::Date,
                at..at + found[0].len(),
                [figure(found.get(3))?, month, day],
            ));
        }
        if let Some(found) = YEARS.captures(rest).filter(|f| whole(f[0].len())) {
            let (first, second) = (figure(found.get(1))?, found.get(3)?.as_str());
            let short = second.len() == 2;
            let second = second.parse::<i16>().ok()?;
            let last = match (short, first % 100) {
                (true, 99) if second == 0 => first + 1,
                (true, rest) => first - rest + second,
                (false, _) => second,
            };
            if last > first && (short || &found[2] == "/") && last < 3000 {
                return Some(self.push(Class::Years, at..at + found[0].len(), [first, last, 0]));
            }
            if short && !matches!(&found[2], "/" | "–" | "—") && (1..=12).contains(&second) {
                return Some(self.push(Class::Date, at..at + found[0].len(), [first, second, 0]));
            }
        }
        let amount =
            [&GROUPED, &DECIMAL].into_iter().find_map(|p| p.find(rest).filter(|f| whole(f.len())))?;
        Some(self.push(Class::Amount, at..at + amount.len(), [0; 3]))
    }

    /// Reads a word.
    fn word(&mut self, at: usize, rest: &str) -> usize {
        let length = word_length(rest);
        let (word, tail) = rest.split_at(length);
        self.folded.clear();
        self.folded.push_str(word);
        if word.is_ascii() {
            self.folded.make_ascii_lowercase();
        } else if word.contains(char::is_uppercase) {
            self.folded.clear();
            self.folded.extend(word.chars().flat_map(char::to_lowercase));
        }
        let start = self.tokens.last().is_none_or(|t| matches!(t.class, Class::Stop | Class::Mark));
        let case = Case::of(word);
        let (class, value) = match self.language.lookup(&self.folded) {
            Some((Class::Month, value)) => (self.language.month_class(&self.folded, case, start), value),
            Some((Class::Short, value)) if tail.starts_with('.') => {
                return self.push(Class::Short, at..at + length + 1, [value, 0, 0]);
            }
            Some((Class::Short, value)) => (Class::Weak, value),
            Some((Class::Proper | Class::Agenda | Class::Horizon, _)) if case == Case::Lower => {
                (Class::Word, 0)
            }
            Some(known) => known,
            None => match self.roman(word) {
                Some(value) => (Class::Roman, value),
                None if case == Case::Lower => (Class::Word, 0),
                None => (Class::Capital, 0),
            },
        };
        self.push(class, at..at + length, [value, 0, 0])
    }
}

impl Lexer<'_> {
    /// The value of `word` if it is a roman numeral that the language counts centuries with.
    fn roman(&self, word: &str) -> Option<i16> {
        let suffixes = self.language.roman_suffixes;
        let figures = self.folded.starts_with(['i', 'v', 'x']);
        if suffixes.is_empty() || !figures { None } else { roman(word, &self.folded, suffixes) }
    }
}

/// The class of a mark; `None` when it parts words and says nothing.
fn mark(mark: char) -> Option<Class> {
    Some(match mark {
        ',' => Class::Comma,
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' => Class::Dash,
        '/' => Class::Slash,
        ':' => Class::Colon,
        '(' | '[' => Class::Open,
        ')' | ']' => Class::Close,
        '.' | '?' | '!' => Class::Stop,
        '$' | '€' | '£' | '¥' | '%' | '‰' | '#' | '№' | '°' | '§' => Class::Money,
        '+' => Class::Plus,
        '_' | '=' | '&' | '@' | '\\' | '~' => Class::Joint,
        '^' | '{' | '}' | '*' | '\u{AD}' | '\u{200B}' | '\u{FEFF}' => return None,
        other if other.is_whitespace() || is_apostrophe(other) => return None,
        _ => Class::Mark,
    })
}

/// Whether a mark and then a digit follow the digits that `rest` begins with, as in all numbers of several parts.
fn has_second_part(rest: &str) -> bool {
    let mut tail = rest.trim_start_matches(|c: char| c.is_ascii_digit()).chars();
    let mark = tail.next().is_some_and(|c| {
        matches!(c, '-' | '‐' | '‑' | '–' | '—' | '/' | '.' | ',' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
    });
    mark && tail.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether `c` is an apostrophe, typographic or plain.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// Whether words and numbers are made of `c`; raised figures, which call footnotes, are not.
fn in_word(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit()
}

/// How many bytes of letters and digits `rest` begins with.
fn word_length(rest: &str) -> usize {
    rest.find(|c: char| !in_word(c) && !('\u{300}'..='\u{36F}').contains(&c)).unwrap_or(rest.len())
}

/// The value of a roman numeral with one of `suffixes`, or with none: `XXIe`, `XXI`.
///
/// In lower case, where letters of a word look like figures, a suffix is needed: `xxie`.
fn roman(word: &str, folded: &str, suffixes: &[&str]) -> Option<i16> {
    let capitals = word.len() - word.trim_start_matches(['I', 'V', 'X']).len();
    let numeral = if capitals > 0 {
        let suffix = folded.get(capitals..)?;
        (suffix.is_empty() || suffixes.contains(&suffix)).then(|| folded.get(..capitals))??
    } else {
        suffixes
            .iter()
            .find_map(|suffix| folded.strip_suffix(suffix))
            .filter(|numeral| !numeral.is_empty())?
    };
    // Centuries are counted with the signs up to ten.
    let value = model::roman(&numeral.to_ascii_uppercase()).filter(|value| *value < 40)?;
    i16::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals() {
        for (text, value) in [
            ("XXIe", Some(21)),
            ("XXIème", Some(21)),
            ("XXième", Some(20)),
            ("XIX", Some(19)),
            ("xxie", Some(21)),
            ("xixe", Some(19)),
            ("VIe", Some(6)),
            ("e", None),
            ("Ville", None),
            ("vit", None),
        ] {
            assert_eq!(roman(text, &text.to_lowercase(), &["ème", "e", "ième"]), value, "{text}");
        }
    }

    #[test]
    fn tokens_lie_in_the_text_in_order() {
        let text = "Du 1^{er} au 3 mai 2018, 2 000 fonctionnaires (CEB/2018/1) ; 2017/18 — l’été 05/03/2019.";
        let mask = text.find("CEB").map(|at| at..at + 10);
        let tokens = lex(text, &super::super::fr::LANGUAGE, mask.as_slice());
        let mut end = 0;
        for token in &tokens {
            assert!(token.range.start >= end && text.get(token.range.clone()).is_some(), "{token:?}");
            end = token.range.end;
        }
        assert!(tokens.iter().any(|t| t.class == Class::Masked));
    }
}
