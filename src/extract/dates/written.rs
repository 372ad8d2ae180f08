//! Dates in letters: `le dix-huit janvier deux mille dix`, `the first of March two thousand and ten`.
//!
//! Numbers in letters become days and years only where a month, or the word for year, stands beside them; elsewhere
//! they are words like any other.

use super::class::Class;
use super::lex::Token;

/// The days of a month.
const DAYS: std::ops::RangeInclusive<i16> = 1..=31;
/// The years that are written in letters.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2199;
/// The most words that a number has here.
const LONGEST: usize = 12;

/// Makes days and years of the numbers in letters among `tokens`, and of the `1er` that a scan made `ler` or `l er`.
pub(super) fn join(tokens: Vec<Token>, text: &str) -> Vec<Token> {
    let lettered =
        |token: &Token| matches!(token.class, Class::Cardinal | Class::Tens | Class::Suffix | Class::Roman);
    if !tokens.iter().any(lettered) {
        return tokens;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let (used, class, value) = scanned(rest, text)
            .or_else(|| number(rest, text).and_then(|(used, value)| placed(&joined, rest, used, value)))
            .unwrap_or((1, token.class, token.numbers[0]));
        let last = rest.get(used - 1).unwrap_or(token);
        let (class, numbers) = match class {
            Class::Cardinal => (Class::Word, [0; 3]),
            class if used == 1 && class == token.class => (class, token.numbers),
            class => (class, [value, 0, 0]),
        };
        joined.push(Token { class, numbers, range: token.range.start..last.range.end, ..token.clone() });
        at += used;
    }
    joined
}

/// A day or a year made of the first `used` tokens of `rest`, if what stands around says so.
fn placed(before: &[Token], rest: &[Token], used: usize, value: i16) -> Option<(usize, Class, i16)> {
    let between = |class: &Class| matches!(class, Class::Comma | Class::Of | Class::The | Class::In);
    let led = before.iter().rev().map(|token| token.class).take(LONGEST).find(|class| !between(class));
    let ahead = rest.iter().skip(used).map(|token| token.class).take(LONGEST).find(|class| !between(class));
    if DAYS.contains(&value) && is_month(ahead) {
        return Some((used, Class::Day, value));
    }
    if YEARS.contains(&value) && (is_month(led) || led == Some(Class::Period)) {
        return Some((used, Class::Year, value));
    }
    let decades = before.iter().rev().map(|token| token.class).take(LONGEST).find(|c| {
        !matches!(c, Class::Number | Class::Day | Class::And | Class::Comma | Class::Dash | Class::To)
    });
    (decades == Some(Class::Nineties) && (30..=90).contains(&value)).then_some((used, Class::Number, value))
}

/// Whether a class is that of a month.
pub(super) fn is_month(class: Option<Class>) -> bool {
    matches!(class, Some(Class::Month | Class::Name | Class::Short | Class::Weak | Class::Maybe))
}

/// Reads the `1er` before a month that a scan made `ler`, `l er` or `Ier`.
fn scanned(rest: &[Token], text: &str) -> Option<(usize, Class, i16)> {
    let [first, tail @ ..] = rest else { return None };
    let printed = text.get(first.range.clone()).unwrap_or_default();
    let raised = || tail.first().filter(|token| token.class == Class::Suffix).map(|_| 2);
    let used = match first.class {
        Class::The if printed == "l" => raised()?,
        Class::Suffix if printed == "ler" => 1,
        Class::Roman if first.numbers[0] == 1 => raised().unwrap_or(1),
        _ => return None,
    };
    is_month(rest.get(used).map(|token| token.class)).then_some((used, Class::Day, 1))
}

/// Reads the number in letters that `rest` begins with: how many tokens it takes, and its value.
fn number(rest: &[Token], text: &str) -> Option<(usize, i16)> {
    let mut number = Number::default();
    let (mut used, mut and) = (0, false);
    for (at, token) in rest.iter().enumerate().take(LONGEST) {
        let joint = used > 0 && matches!(token.class, Class::Dash | Class::And);
        match cardinal(token, text) {
            Some(value) if number.takes(value, and) && number.add(value) => (used, and) = (at + 1, false),
            None if joint => and = token.class == Class::And,
            _ => break,
        }
    }
    (used > 0).then_some((used, number.whole + number.part))
}

/// The value of a number in letters; the French `sept` is also a month shortened.
fn cardinal(token: &Token, text: &str) -> Option<i16> {
    match token.class {
        Class::Cardinal | Class::Tens => Some(token.numbers[0]),
        Class::Weak | Class::Short if text.get(token.range.clone()) == Some("sept") => Some(7),
        _ => None,
    }
}

/// A number as its words are read.
#[derive(Debug, Default)]
struct Number {
    /// The thousands and what is before them.
    whole: i16,
    /// What follows them.
    part: i16,
}

impl Number {
    /// Whether a word may follow: `and` stands only before `un` and `onze`, and behind hundreds and thousands.
    fn takes(&self, value: i16, and: bool) -> bool {
        !and || self.part % 100 == 0 || matches!(value, 1 | 11)
    }

    /// Adds a word; `false` when it is not part of the number.
    fn add(&mut self, value: i16) -> bool {
        let (hundreds, rest) = (self.part / 100 * 100, self.part % 100);
        match value {
            1000 if self.whole == 0 && self.part < 10 => {
                (self.whole, self.part) = (self.part.max(1) * 1000, 0);
            }
            100 if self.part < 100 => self.part = self.part.max(1) * 100,
            // `quatre-vingts`.
            20 if rest == 4 => self.part = hundreds + 80,
            // `nineteen ninety-nine`, `twenty ten`.
            10..=99 if self.whole == 0 && hundreds == 0 && (18..=20).contains(&rest) => {
                self.part = rest * 100 + value;
            }
            1..=99 if rest == 0 => self.part += value,
            1..=9 if rest >= 20 && rest % 10 == 0 => self.part += value,
            // `dix-sept`, `soixante-dix-sept`, `quatre-vingt-dix-sept`.
            7..=9 if rest % 20 == 10 => self.part += value,
            // `soixante-dix`, `quatre-vingt-onze`.
            10..=16 if matches!(rest, 60 | 80) => self.part += value,
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn the_words_of_a_number_add_up() {
        for (words, value) in [
            (&[10, 8][..], 18),
            (&[2, 1000, 10], 2010),
            (&[1000, 9, 100, 4, 20, 10, 9], 1999),
            (&[19, 100, 60, 15], 1975),
            (&[19, 90, 9], 1999),
            (&[20, 10], 2010),
            (&[20, 20, 1], 2021),
            (&[4, 20], 80),
            (&[60, 10], 70),
            (&[20, 1], 21),
        ] {
            let mut number = Number::default();
            assert!(words.iter().all(|&word| number.add(word)), "{words:?}");
            assert_eq!(number.whole + number.part, value, "{words:?}");
        }
        let mut list = Number::default();
        assert!(list.add(3) && !list.add(4));
    }
}
