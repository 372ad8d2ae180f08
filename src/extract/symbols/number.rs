//! The numbers that resolutions and decisions bear, as texts print them behind the word.

use std::sync::LazyLock;

use regex::Regex;

use super::language::{closes, end_of, pattern, rest};
use super::letters;

/// How a number is built; the organs differ in the forms that they use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A session and a number: `64/289`.
    Session,
    /// A year and a number: `2020/2`.
    Year,
    /// A special session and a number: `S-30/1`.
    Special,
    /// A number and a roman session: `3363 (XXX)`.
    Roman,
    /// A number and a year in parentheses: `2272 (2016)`.
    Dated,
    /// A number alone: `273`.
    Bare,
    /// A roman session and a number: `XI/1`.
    Slashed,
}

impl Form {
    /// The word for the form in the list of organs.
    pub(super) fn word(self) -> &'static str {
        match self {
            Form::Session => "session",
            Form::Year => "year",
            Form::Special => "special",
            Form::Roman => "roman",
            Form::Dated => "dated",
            Form::Bare => "bare",
            Form::Slashed => "slashed",
        }
    }
}

/// The number of a resolution or a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// How it is built.
    pub(super) form: Form,
    /// Session, year or running number.
    pub(super) head: String,
    /// The number behind the slash; empty when there is none.
    pub(super) tail: String,
    /// The letters behind it, ranges spelled out.
    pub(super) letters: Vec<char>,
    /// What stands in parentheses, with them; empty when nothing does.
    pub(super) session: String,
    /// The year of adoption that the text gives beside it.
    pub(super) adopted: Option<u32>,
    /// The year in which the document was published that cites it.
    pub(super) published: Option<u32>,
    /// Where the text goes on.
    pub(super) end: usize,
}

impl Number {
    /// The numbers without spaces: one, or one for each letter.
    pub(super) fn each(&self) -> Vec<String> {
        let slash = if self.tail.is_empty() { "" } else { "/" };
        let one = |letter: &str| format!("{}{slash}{}{letter}{}", self.head, self.tail, self.session);
        if self.letters.is_empty() {
            return vec![one("")];
        }
        self.letters.iter().map(|letter| one(letter.encode_utf8(&mut [0; 4]))).collect()
    }

    /// The first number as a value: the session, the year or the running number.
    pub(super) fn first(&self) -> Option<u32> {
        self.head.parse().ok()
    }

    /// The number behind the slash as a value.
    pub(super) fn second(&self) -> Option<u32> {
        self.tail.parse().ok()
    }
}

static SPECIAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(ES|S)\s?[-‑–]\s?(\d{1,2}|[IVXL]{1,6})\s?/\s?(\d{1,4})"));
static SLASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,4})\s?/\s?(\d{1,4})"));
static SLASHED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([IVXL]{1,6})/(\d{1,3})"));
static RUNNING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,5}"));
static PARENTHESES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s?\(\s?((?:(?:E?S|ORG)\s?[-‑–]\s?)?[IVXLC]{1,8}|(?:E?S|ORG)\s?[-‑–]\s?\d{1,2}|(?:19|20)\d\d)\s?\)",
    )
});

/// The other end of a range of numbers: `54/65-54/67`.
static RANGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-‑–—]\d{1,4}/\d{1,4}\b"));

/// The procedure behind a file number of the European Parliament: `2020/2616 (RSP)`.
static FILE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?\([A-Z]{3}\)"));

/// Years in which organs of the United Nations may have numbered their acts.
const YEARS: std::ops::Range<u32> = 1946..2100;

/// Reads the number at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Number> {
    let tail = rest(text, at);
    let mut number = if let Some(found) = SPECIAL.captures(tail) {
        let head = format!("{}-{}", &found[1], &found[2]);
        build(Form::Special, head, &found[3], at + found[0].len())
    } else if let Some(found) = SLASH.captures(tail) {
        let form = match found[1].parse::<u32>() {
            Ok(year) if YEARS.contains(&year) => Form::Year,
            Ok(1..=150) => Form::Session,
            _ => return None,
        };
        build(form, found[1].to_owned(), &found[2], at + found[0].len())
    } else if let Some(found) = SLASHED.captures(tail) {
        build(Form::Slashed, found[1].to_owned(), &found[2], at + found[0].len())
    } else {
        let end = at + end_of(&RUNNING, tail)?;
        build(Form::Bare, text.get(at..end)?.to_owned(), "", end)
    };
    (number.letters, number.end) = letters::read(text, number.end);
    if let Some(found) = PARENTHESES.captures(rest(text, number.end)).filter(|_| number.form == Form::Bare) {
        let inside: String = found[1].chars().filter(|c| !c.is_whitespace()).collect();
        number.form = if inside.bytes().all(|b| b.is_ascii_digit()) { Form::Dated } else { Form::Roman };
        number.session = format!("({})", inside.replace(['‑', '–'], "-"));
        number.end += found[0].len();
    }
    let glued =
        number.form == Form::Bare && number.letters.len() == 1 && number.end == at + number.head.len() + 1;
    let foreign = FILE.is_match(rest(text, number.end));
    let ends = closes(text, number.end) || RANGE.is_match(rest(text, number.end));
    (!glued && !foreign && ends).then_some(number)
}

fn build(form: Form, head: String, tail: &str, end: usize) -> Number {
    let (tail, letters, session) = (tail.to_owned(), Vec::new(), String::new());
    Number { form, head, tail, letters, session, adopted: None, published: None, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Option<(Form, Vec<String>)> {
        read(text, 0).map(|number| (number.form, number.each()))
    }

    #[test]
    fn each_form_is_told() {
        let one = |form, n: &str| Some((form, vec![n.to_owned()]));
        assert_eq!(numbers("64/289 de"), one(Form::Session, "64/289"));
        assert_eq!(numbers("64/ 289"), one(Form::Session, "64/289"));
        assert_eq!(numbers("2020/2"), one(Form::Year, "2020/2"));
        assert_eq!(numbers("S-30/1,"), one(Form::Special, "S-30/1"));
        assert_eq!(numbers("ES-10/24"), one(Form::Special, "ES-10/24"));
        assert_eq!(numbers("2008 (LX) du"), one(Form::Roman, "2008(LX)"));
        assert_eq!(numbers("1915 (ORG-75)"), one(Form::Roman, "1915(ORG-75)"));
        assert_eq!(numbers("2272 ( 2016)"), one(Form::Dated, "2272(2016)"));
        assert_eq!(numbers("3367 A (XXX)"), one(Form::Roman, "3367A(XXX)"));
        assert_eq!(numbers("273."), one(Form::Bare, "273"));
        assert_eq!(numbers("XI/1"), one(Form::Slashed, "XI/1"));
        assert_eq!(numbers("74/255 A-B"), Some((Form::Session, vec!["74/255A".into(), "74/255B".into()])));
    }

    #[test]
    fn what_goes_on_is_no_number() {
        for text in ["2010/413/PESC", "95/46/CE", "40C", "12,5", "1920x1080", "50 %/3", "A/71", ""] {
            assert!(numbers(text).is_none_or(|(form, _)| form == Form::Bare && text == "50 %/3"), "{text}");
        }
    }
}
