//! Numbers written in digits.

use super::super::language::Language;
use super::{Class, Number};

/// The number that `text` begins with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// How many bytes it takes.
    pub(super) length: usize,
    /// What it says.
    pub(super) value: Number,
    /// What it says where the mark of the thousands is that of decimals ("article 38.031" in French).
    pub(super) also: Option<Number>,
    /// A count, or a chain such as "3.1.2".
    pub(super) class: Class,
}

/// Reads the figure at the start of `text`; `None` when `text` does not begin with a digit.
///
/// Spaces and the language's own mark part the thousands. The language's decimal mark opens decimals; so does
/// the other mark when what follows cannot be thousands ("3.9 %" in French).
pub(super) fn figure(language: &Language, text: &str) -> Option<Figure> {
    let whole = run(text);
    if whole == 0 {
        return None;
    }
    let mut digits = text[..whole].to_string();
    let length = whole + thousands(language, text, whole, &mut digits);
    let grouped = length > whole;
    let Some((mark, decimals)) = marked(text, length) else {
        let value = Number::from_digits(&digits, 0);
        let pointed = text.get(whole..length).is_some_and(|group| group.starts_with('.') && group.len() == 4);
        let also = pointed.then(|| Number::from_digits(&digits, 3));
        return Some(Figure { length, value, also, class: Class::Cardinal });
    };
    if !grouped && mark == '.' && marked(text, length + 1 + decimals).is_some_and(|(again, _)| again == '.') {
        return Some(chain(text, length));
    }
    if mark != language.decimal && (grouped || mark != language.group) {
        return Some(Figure {
            length,
            value: Number::from_digits(&digits, 0),
            also: None,
            class: Class::Cardinal,
        });
    }
    digits.push_str(&text[length + 1..length + 1 + decimals]);
    let mut value = Number::from_digits(&digits, decimals);
    // "7.000 litres" in English: the mark of the thousands is that of the other language.
    let foreign = decimals == 3 && length <= 3 && !grouped && !text.starts_with('0');
    let mut also = foreign.then(|| Number::from_digits(&digits, 0));
    if digits.ends_with("000")
        && let Some(thousands) = also.as_mut()
    {
        std::mem::swap(&mut value, thousands);
    }
    Some(Figure { length: length + 1 + decimals, value, also, class: Class::Cardinal })
}

/// How many bytes of digits `text` begins with.
pub(super) fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The mark ("," or ".") at `at` and the number of digits after it, when there are some.
fn marked(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = &text[at..];
    let mark = rest.chars().next().filter(|mark| matches!(mark, ',' | '.'))?;
    let digits = run(&rest[1..]);
    (digits > 0).then_some((mark, digits))
}

/// Reads the groups of three digits from `at` on into `digits`; returns their bytes with the marks between.
///
/// The decimal mark parts thousands as well where it stands twice ("1,122,000" in French).
fn thousands(language: &Language, text: &str, at: usize, digits: &mut String) -> usize {
    if at > 3 || text.starts_with('0') {
        return 0;
    }
    let mut length = 0;
    let mut groups = Vec::new();
    let mut first = None;
    while let Some(mark) = text[at + length..].chars().next() {
        let parts = matches!(mark, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}');
        let after = at + length + mark.len_utf8();
        if !parts || first.is_some_and(|first| first != mark) || run(&text[after..]) != 3 {
            break;
        }
        first = Some(mark);
        groups.push(&text[after..after + 3]);
        length = after + 3 - at;
    }
    if first == Some(language.decimal) && groups.len() < 2 {
        return 0;
    }
    digits.extend(groups);
    length
}

/// The chain of numbers and points that `text` begins with ("3.1.2"): a code, not an amount.
fn chain(text: &str, first: usize) -> Figure {
    let mut length = first;
    while let Some((_, digits)) = marked(text, length).filter(|(mark, _)| *mark == '.') {
        length += 1 + digits;
    }
    Figure { length, value: Number::Code(full_date(&text[..length])), also: None, class: Class::Code }
}

/// A date in digits with its year in full, and without idle zeros ("3.05.01" is 3.5.2001); another chain as it is.
fn full_date(chain: &str) -> String {
    let mut parts = chain.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return chain.to_string();
    };
    let digits = chain.rsplit('.').next().map_or(0, str::len);
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) || !matches!(digits, 2 | 4) {
        return chain.to_string();
    }
    format!("{day}.{month}.{}", if digits == 2 { full_year(u64::from(year)) } else { u64::from(year) })
}

/// The year that two digits stand for: those up to 50 are of this century.
pub(super) fn full_year(short: u64) -> u64 {
    short + if short <= 50 { 2000 } else { 1900 }
}

#[cfg(test)]
mod tests {
    use super::super::super::{en, fr};
    use super::*;

    fn fr(text: &str) -> (usize, Number) {
        let figure = figure(&fr::LANGUAGE, text).expect("a figure");
        (figure.length, figure.value)
    }

    fn en(text: &str) -> (usize, Number) {
        let figure = figure(&en::LANGUAGE, text).expect("a figure");
        (figure.length, figure.value)
    }

    #[test]
    fn each_locale_has_its_marks() {
        assert_eq!(fr("3,9 %").1, en("3.9 per cent").1);
        assert_eq!(fr("18 000 agents").1, en("18,000 staff").1);
        assert_eq!(fr("18\u{202f}000").1, Number::from_whole(18_000));
        assert_eq!(fr("1.234.567,5").1, en("1,234,567.5").1);
        assert_eq!(fr("18.000").1, Number::from_whole(18_000));
        assert_eq!(
            en("18.000").1,
            Number::from_whole(18_000),
            "the mark of the thousands of the other language"
        );
        assert_eq!(en("18.125").1, Number::from_digits("18125", 3));
    }

    #[test]
    fn a_foreign_decimal_mark_is_understood() {
        assert_eq!(fr("3.9 %"), (3, Number::from_digits("39", 1)));
        assert_eq!(en("3,9"), (3, Number::from_digits("39", 1)));
    }

    #[test]
    fn what_follows_is_left_alone() {
        assert_eq!(fr("2018, 2019").0, 4);
        assert_eq!(fr("2018 250").0, 4);
        assert_eq!(fr("12. Le").0, 2);
        assert_eq!(en("12, 345").0, 2);
        assert_eq!(en("1,2345").1, Number::from_digits("12345", 4));
    }

    #[test]
    fn chains_are_codes() {
        assert_eq!(fr("23.05.01").1, en("23.5.2001").1, "a short year is a year");
        assert_eq!(fr("3.1.2 du"), (5, Number::Code("3.1.2".into())));
        assert_eq!(figure(&fr::LANGUAGE, "texte"), None);
    }
}
