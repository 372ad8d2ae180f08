//! Numbers as tokens: days, years, ordinals, decades, clock times.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::class::Class;
use super::lex::{Lexer, in_word, is_apostrophe, is_dash, word_length};
use super::written::is_month;

/// `11:00:09`, `10.30 a.m.`, `15 h 30`.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\d{1,2}(?:(?:[:.]\d{2})?(?:\s?[ap]\.\s?m\.|\s?[ap]m)|:\d{2}(?::\d{2})?(?:\s[A-Z]{3,4})?|\s?h(?:eures?)?(?:\s?\d{2}\b)?)",
    )
});
/// `2019.1`, `2017,12`: a year, the mark behind it, and the number of a footnote.
static YEAR_AND_CALL: LazyLock<Regex> = LazyLock::new(|| pattern(r"([12]\d{3})([.,])[1-9]\d{0,2}"));
/// The years to which the number of a footnote may be glued.
const CALLED_YEARS: Range<i16> = 1900..2100;
/// How many digits a year has.
const YEAR_DIGITS: usize = 4;

/// The first two-digit year that is surely a year: below, the number may be a day.
const SHORT_YEARS: std::ops::RangeInclusive<i16> = 32..=99;

/// Compiles one of the patterns above: anchored, with digits that are ASCII.
pub(super) fn pattern(shape: &str) -> Regex {
    let ascii = shape.replace(r"\d", "[0-9]");
    Regex::new(&format!("^(?:{ascii})")).expect("the shapes of numbers are constants")
}

/// The first number among the groups of `found` from `from` to `to`.
pub(super) fn figure(found: &Captures<'_>, groups: std::ops::RangeInclusive<usize>) -> Option<i16> {
    groups.filter_map(|group| found.get(group)).next()?.as_str().parse().ok()
}

impl Lexer<'_> {
    /// Reads a number, and the letters that make an ordinal or a decade of it.
    pub(super) fn number(&mut self, at: usize, rest: &str) -> usize {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let whole = self.clock(at, rest, digits).or_else(|| self.year_before_call(at, rest));
        if let Some(end) = whole.or_else(|| self.composite(at, rest)) {
            return end;
        }
        let end = at + digits;
        let letters = word_length(&rest[digits..]);
        let value = rest[..digits].parse::<i16>().unwrap_or(0);
        if digits == 2 && letters == 0 && self.is_short_year(at) {
            return self.push(Class::Year, at..end, [self.full_year(value), 0, 0]);
        }
        if let Some(year) = self.year_with_call(&rest[..digits]) {
            self.push(Class::Year, at..at + 4, [year, 0, 0]);
            return end;
        }
        let class = match (digits, value) {
            (1 | 2, 1..=31) => Class::Day,
            (4, 1500..=2199) => Class::Year,
            _ => Class::Number,
        };
        if letters == 0 {
            return self.bare(class, at, value, digits, rest);
        }
        let tail = rest[digits..digits + letters].to_lowercase();
        if self.language.suffixes.contains(&tail.as_str()) {
            self.push(class, at..end, [value, 0, 0]);
            self.push(Class::Suffix, end..end + letters, [0; 3])
        } else if tail == "s" && self.is_decade(value, digits) {
            let decade = if digits == 2 { 1900 + value } else { value };
            self.push(Class::Decade, at..end + letters, [decade, 0, 0])
        } else {
            self.push(Class::Word, at..end + letters, [0; 3])
        }
    }

    /// Reads a number without letters: `2018`, or the decade `1990’s`; two digits bring the year that they may be.
    fn bare(&mut self, class: Class, at: usize, value: i16, digits: usize, rest: &str) -> usize {
        let apostrophe = rest[digits..].chars().next().filter(|&c| is_apostrophe(c));
        let plural = apostrophe.map(|c| digits + c.len_utf8()).and_then(|from| rest.get(from..));
        let decade = plural.filter(|tail| {
            digits == 4 && self.language.decade_plural && tail.starts_with('s') && word_length(tail) == 1
        });
        if let Some(tail) = decade {
            return self.push(Class::Decade, at..at + rest.len() - tail.len() + 1, [value, 0, 0]);
        }
        let short = if digits == 2 && SHORT_YEARS.contains(&value) { self.full_year(value) } else { 0 };
        self.push(class, at..at + digits, [value, short, 0])
    }

    /// The year behind a month to which the number of a footnote is glued: `December 20241`.
    fn year_with_call(&self, digits: &str) -> Option<i16> {
        let month =
            self.tokens.last().filter(|token| is_month(Some(token.class)) && matches!(digits.len(), 5 | 6));
        let year = digits.get(..4)?.parse().ok().filter(|year| CALLED_YEARS.contains(year));
        month.and(year)
    }

    /// Reads a year to which a mark and then the number of a footnote are glued: `in May 2019.1 The`, `in June 2017,3`.
    fn year_before_call(&mut self, at: usize, rest: &str) -> Option<usize> {
        let found = YEAR_AND_CALL.captures(rest).filter(|found| !glued_on(&rest[found[0].len()..]))?;
        let year = figure(&found, 1..=1).filter(|year| CALLED_YEARS.contains(year))?;
        let mark = if &found[2] == "." { Class::Stop } else { Class::Comma };
        let class = |back: usize| {
            self.tokens.len().checked_sub(back).and_then(|at| self.tokens.get(at)).map(|token| token.class)
        };
        let american = class(1) == Some(Class::Comma) && class(2) == Some(Class::Day) && is_month(class(3));
        let dated = is_month(class(1)) || american;
        // Without a month the number may have decimals, unless a sentence ends with it.
        let closed = mark == Class::Stop
            && class(1).is_some_and(|last| leads_to_year(last, class(2)))
            && begins_sentence(&rest[found[0].len()..]);
        if !dated && !closed {
            return None;
        }
        let behind = at + found[2].len() + YEAR_DIGITS;
        self.push(Class::Year, at..at + YEAR_DIGITS, [year, 0, 0]);
        self.push(mark, at + YEAR_DIGITS..behind, [0; 3]);
        Some(self.push(Class::Number, behind..at + found[0].len(), [0; 3]))
    }

    /// Whether an `s` makes a decade of a number: `1990s`, and `90s` behind an article or beside another decade.
    fn is_decade(&self, value: i16, digits: usize) -> bool {
        let short = digits == 2 && (20..=90).contains(&value) && self.leads_to_decade();
        self.language.decade_plural && value % 10 == 0 && (digits == 4 || short)
    }

    /// Whether an article or another decade leads to a decade without its century.
    pub(super) fn leads_to_decade(&self) -> bool {
        let mut before = self.tokens.iter().rev().map(|token| token.class);
        match before.next() {
            Some(Class::The | Class::Soon) => true,
            Some(Class::Dash) => matches!(before.next(), Some(Class::Soon | Class::Decade)),
            Some(Class::And | Class::To | Class::Comma) => before.next() == Some(Class::Decade),
            _ => false,
        }
    }

    /// Whether an apostrophe stands for the century of the two digits at `at`: `July ’98`.
    fn is_short_year(&self, at: usize) -> bool {
        let mut before = self.text.get(..at).unwrap_or_default().chars().rev();
        before.next().is_some_and(is_apostrophe)
            && before.next().is_some_and(char::is_whitespace)
            && self.tokens.last().is_some_and(|token| is_month(Some(token.class)))
    }

    /// The year that two digits mean: the last one that ends with them and is not far after the document.
    pub(super) fn full_year(&self, digits: i16) -> i16 {
        let year = self.latest - self.latest % 100 + digits;
        if year > self.latest { year - 100 } else { year }
    }

    /// Reads a time of the day.
    fn clock(&mut self, at: usize, rest: &str, digits: usize) -> Option<usize> {
        if digits > 2 {
            return None;
        }
        let end = CLOCK.find(rest)?.end();
        let whole = !rest[end..].starts_with(|c: char| in_word(c) || c == '/');
        whole.then(|| self.push(Class::Clock, at..at + end, [0; 3]))
    }
}

/// Whether a word, a further part of a number or a unit is glued to the number before `rest`.
fn glued_on(rest: &str) -> bool {
    let mut behind = rest.chars();
    match behind.next() {
        Some('.' | ',') => behind.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => in_word(c) || is_dash(c) || matches!(c, '/' | '%' | '‰'),
        None => false,
    }
}

/// Whether a year may stand behind a token of this class and the one before it: `in 2019`, `by mid-2019`, `the end of 2019`.
fn leads_to_year(last: Class, before: Option<Class>) -> bool {
    use Class::{And, Between, Dash, Edge, In, Of, On, Period, Soon, To};
    match last {
        In | On | To | And | Between | Period | Edge | Soon => true,
        Dash | Of => matches!(before, Some(Edge | Soon | Period)),
        _ => false,
    }
}

/// Whether the text ends, or a sentence begins behind white space.
fn begins_sentence(rest: &str) -> bool {
    let next = rest.trim_start();
    let opened = next.trim_start_matches(['«', '“', '"', '(', '[', ' ', '\u{A0}', '\u{202F}']);
    next.is_empty() || next.len() < rest.len() && opened.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::{Lang, Value};

    /// The normal forms of the dates of a text.
    fn dates(lang: Lang, text: &str) -> String {
        let (mentions, _) = dates_in(text, lang, None);
        let form = |value| match value {
            Value::Date(date) => date.edtf,
            _ => String::new(),
        };
        mentions.into_iter().map(|mention| form(mention.value)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_number_of_a_footnote_is_no_decimal_of_a_year() {
        for (lang, text, want) in [
            (
                Lang::Fr,
                "Il a été publié en mai 2019.1 Il a été revu le 3 juin 2020,12 puis le 1er mai 2021.4",
                "2019-05 2020-06-03 2021-05-01",
            ),
            (
                Lang::En,
                "It was issued in May 2019.1 It was revised on June 3, 2020,2 and in 2021.10",
                "2019-05 2020-06-03 2021",
            ),
            (Lang::En, "Rates fell in 2019.3 “Growth” in 2020.4 The rate", "2019 2020"),
            (
                Lang::En,
                "It was open between 2018 and 2019.3 It closed by the end of 2020.4 No",
                "2018/2019 2020",
            ),
            // Numbers with decimals, chapters, further parts.
            (Lang::Fr, "Le total est passé à 2019.1 millions en 2018.5 millions, soit 1950,3 %", ""),
            (Lang::En, "A total of 2019.1 The share was 1950.4. See May 2019.1.2 and in 2019.5%", ""),
        ] {
            assert_eq!(dates(lang, text), want, "{text}");
        }
    }
}
