//! Numbers of several parts: dates in digits, tied years, amounts.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::class::Class;
use super::digits::{figure, pattern};
use super::lex::{Lexer, in_word, is_dash, word_length};

/// `2018-05-03`, with or without a time after it; a line may break behind a mark.
static ISO_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([12]\d{3})(?:[-‐‑]\s?(\d{1,2})[-‐‑]\s?(\d{1,2})|/(\d{2})/(\d{2}))(?:T[\d:.+Z]*)?")
});
/// `03/05/2018`, `3.5.2018`, `15-05-1999`.
static NUMERIC_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(\d{1,2})(?:/\s?(\d{1,2})/\s?|\.(\d{1,2})\.|[-‐‑]\s?(\d{1,2})[-‐‑]\s?)(?:([12]\d{3})|(\d{2}))")
});
/// `12/1987`, `5.1935`, `12-2015`.
static NUMERIC_MONTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,2})[/.‐‑-]([12]\d{3})"));
/// `2017/18`, `2017/2018`, `2011-12`; the months `2018-05` and `2018-5`, since 5 is not after 18.
static YEARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"([12]\d{3})(/\s?|[-‐‑–—])(\d{4}|\d{2}|[1-9])"));
/// `5/6` before the name of a month.
static NIGHT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,2})/(\d{1,2})\s"));
/// `2 000`, `2,000`, with or without a decimal part.
static GROUPED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d{1,3}(?:[ \u{A0}\u{2009}\u{202F}.,]\d{3})+(?:[.,]\d+)?"));
/// `8,3`, `3.5`.
static DECIMAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+[.,]\d+"));

impl Lexer<'_> {
    /// Reads a number of several parts: a date in digits, tied years, an amount.
    pub(super) fn composite(&mut self, at: usize, rest: &str) -> Option<usize> {
        if !has_second_part(rest) {
            return None;
        }
        let whole = |length: usize| !rest[length..].starts_with(|c: char| in_word(c) || c == '/');
        if let Some(found) = ISO_DAY.captures(rest).filter(|f| whole(f[0].len())) {
            let (month, day) = (figure(&found, 2..=2), figure(&found, 3..=3));
            let [month, day] =
                [month.or_else(|| figure(&found, 4..=4))?, day.or_else(|| figure(&found, 5..=5))?];
            let numbers = [figure(&found, 1..=1)?, month, day];
            return Some(self.push(Class::Date, at..at + found[0].len(), numbers));
        }
        if let Some(found) = NUMERIC_DAY.captures(rest).filter(|f| whole(f[0].len()))
            && let Some(numbers) = self.day_in_digits(&found)
        {
            return Some(self.push(Class::Date, at..at + found[0].len(), numbers));
        }
        if let Some(end) = self.night(at, rest).or_else(|| self.years(at, rest, whole)) {
            return Some(end);
        }
        if let Some(found) = NUMERIC_MONTH.captures(rest).filter(|f| whole(f[0].len()))
            && let (Some(month @ 1..=12), Some(year)) = (figure(&found, 1..=1), figure(&found, 2..=2))
            && !rest[found[0].len()..].starts_with(is_dash)
        {
            return Some(self.push(Class::Digits, at..at + found[0].len(), [year, month, 0]));
        }
        let amount =
            [&GROUPED, &DECIMAL].into_iter().find_map(|p| p.find(rest).filter(|f| whole(f.len())))?;
        Some(self.push(Class::Amount, at..at + amount.len(), [0; 3]))
    }

    /// The year, month and day of `03/05/2018`; the day comes first unless only the other order is possible.
    ///
    /// With two digits for the year only slashes make a date: `3.5.20` counts chapters, `10-10-10` shares.
    fn day_in_digits(&self, found: &Captures<'_>) -> Option<[i16; 3]> {
        let (first, second) = (figure(found, 1..=1)?, figure(found, 2..=4)?);
        let (day, month) = if second > 12 && first <= 12 { (second, first) } else { (first, second) };
        let Some(short) = figure(found, 6..=6) else { return Some([figure(found, 5..=5)?, month, day]) };
        let slashed = found.get(2).is_some();
        let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
        (possible && slashed).then(|| [self.full_year(short), month, day])
    }

    /// Reads `5/6` before a month as the two ends of a period.
    fn night(&mut self, at: usize, rest: &str) -> Option<usize> {
        let found = NIGHT.captures(rest)?;
        let (first, last) = (figure(&found, 1..=1)?, figure(&found, 2..=2)?);
        let days = (1..=31).contains(&first) && first < last && last <= 31;
        if !days || !self.month_follows(&rest[found[0].len()..]) {
            return None;
        }
        let [slash, last_start, end] =
            [found.get(1)?.end(), found.get(2)?.start(), found.get(2)?.end()].map(|offset| at + offset);
        self.push(Class::Day, at..slash, [first, 0, 0]);
        self.push(Class::Dash, slash..last_start, [0; 3]);
        Some(self.push(Class::Day, last_start..end, [last, 0, 0]))
    }

    /// Reads tied years, or a year and a month.
    fn years(&mut self, at: usize, rest: &str, whole: impl Fn(usize) -> bool) -> Option<usize> {
        let found = YEARS.captures(rest).filter(|f| whole(f[0].len()))?;
        let (first, tie, second) = (figure(&found, 1..=1)?, found[2].trim_end(), &found[3]);
        let (digits, value) = (second.len(), second.parse::<i16>().ok()?);
        // `2024–30 July 2025` is a year and a day.
        if digits < 4 && self.month_follows(rest[found[0].len()..].trim_start()) {
            return None;
        }
        let last = match (digits, first % 100) {
            (2, 99) if value == 0 => first + 1,
            (2, rest) => first - rest + value,
            _ => value,
        };
        let range: Range<usize> = at..at + found[0].len();
        if last > first && (digits == 2 || tie == "/") && last < 3000 {
            return Some(self.push(Class::Years, range, [first, last, 0]));
        }
        // One digit counts documents more often than months: `Act 2018-3`.
        let class = if digits == 1 { Class::Digits } else { Class::Date };
        (digits < 4 && !matches!(tie, "/" | "–" | "—") && (1..=12).contains(&value))
            .then(|| self.push(class, range, [first, value, 0]))
    }

    /// Whether `rest` begins with the name of a month.
    fn month_follows(&self, rest: &str) -> bool {
        let word = rest.get(..word_length(rest)).unwrap_or_default().to_lowercase();
        matches!(self.language.lookup(&word), Some((Class::Month | Class::Short, _)))
    }
}

/// Whether a mark and then a digit follow the digits that `rest` begins with, as in all numbers of several parts.
fn has_second_part(rest: &str) -> bool {
    let mut tail = rest.trim_start_matches(|c: char| c.is_ascii_digit()).chars();
    let mark = tail.next().filter(|&c| {
        matches!(c, '-' | '‐' | '‑' | '–' | '—' | '/' | '.' | ',' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
    });
    let second = match tail.next() {
        Some(c) if c.is_whitespace() && matches!(mark, Some('-' | '‐' | '‑' | '/')) => tail.next(),
        other => other,
    };
    mark.is_some() && second.is_some_and(|c| c.is_ascii_digit())
}
