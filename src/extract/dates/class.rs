//! What a token is to the calendar, and the small pattern language over it.

use crate::extract::lazy::{Lazy, lazy};

/// Declares the classes: variant, the name that patterns use, the byte that stands for it, meaning.
macro_rules! classes {
    ($($variant:ident $name:literal $byte:literal $doc:literal)*) => {
        /// What a token is to the calendar.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Class { $(#[doc = $doc] $variant,)* }

        impl Class {
            /// The byte that stands for the class in the string that patterns read.
            pub(super) const fn byte(self) -> u8 {
                match self { $(Class::$variant => $byte,)* }
            }

            /// The class of a name.
            pub(super) fn named(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$variant),)* _ => None }
            }
        }

        /// The name of each class in a pattern, and its byte.
        const NAMES: &[(&str, u8)] = &[$(($name, $byte),)*];
    };
}

classes! {
    Day "day" b'd' "A number from 1 to 31."
    Year "year" b'y' "A number from 1500 to 2199."
    Years "years" b'Y' "Years tied by a slash or a short second half: `2017/18`, `2011-12`."
    Date "date" b'i' "A date in digits: `2018-05-03`, `03/05/2018`."
    Digits "digits" b'j' "A month and a year in digits, which may count something else: `12/1987`."
    Number "number" b'n' "Any other whole number."
    Amount "amount" b'N' "A number with a decimal part or with its thousands apart."
    Suffix "suffix" b'z' "What makes a number an ordinal: `er`, `th`."
    Ordinal "ordinal" b'o' "An ordinal in letters: `premier`, `third`."
    Tens "tens" b't' "The tens before an ordinal in letters: `twenty`, `vingt`."
    Roman "roman" b'r' "An ordinal in roman numerals: `XXIe`."
    Month "month" b'm' "The name of a month that can be nothing else."
    Name "name" b'a' "The name of a month that may be the name of a person or a verb."
    Short "short" b's' "A month shortened, with its full stop: `janv.`."
    Weak "weak" b'k' "What is a month only beside a year: `sept`, `may` in lower case."
    Maybe "maybe" b'v' "The name of a month that is a verb more often: `may` in lower case."
    Foreign "foreign" b'F' "The name of a month in the other language."
    Weekday "weekday" b'w' "A day of the week."
    Quarter "quarter" b'q' "The word for three months."
    Semester "semester" b'h' "The word for six months."
    Half "half" b'H' "The word for a half of anything."
    Part "part" b'Q' "A quarter or a half in code: `Q4`, `T4`, `S1`, `H1`."
    Decade "decade" b'e' "A decade in one word: `1990s`."
    Nineties "nineties" b'E' "The word that makes a decade of the number after it: `années`."
    Century "century" b'c' "The word for a hundred years."
    Era "era" b'0' "What counts backwards from the birth of Christ: `av. J.-C.`, `BC`."
    DayNoun "daynoun" b'1' "The word `day` behind an ordinal."
    Following "following" b'2' "What makes of a date the first one after the last one named: `suivant`."
    Coming "coming" b'3' "What makes of a date the first one after the document: `prochain`, `next`."
    Former "former" b'4' "What makes of a year the one before: `précédent`."
    Same "same" b'5' "What makes of a year the one just named: `même`, `same`."
    Cardinal "cardinal" b'6' "A number in letters: `dix`, `twenty`; only as part of a date."
    Moved "moved" b'9' "What leads from a former date to the one in its place: `postponed`."
    Event "event" b'7' "What makes a name with the month before it: `Revolution`."
    Period "period" b'u' "A word that may stand before a year: `année`, `exercice`."
    Months "months" b'U' "The word `month`."
    Edge "edge" b'b' "The beginning, the middle or the end, as a noun."
    Soon "soon" b'B' "The same as an adverb: `early`, `late`."
    Of "of" b'f' "`de`, `of`."
    The "the" b'l' "The article."
    In "in" b'p' "`en`, `in`, `during`."
    On "on" b'O' "A preposition that leads to a point in time: `dès`, `on`, `since`, `by`."
    To "to" b'~' "What leads to the end of a range: `au`, `to`."
    Between "between" b'<' "What opens a range: `entre`, `between`."
    And "and" b'A' "What ties the last member of a list: `et`, `ou`."
    After "after" b'P' "`après`, which makes a noun of the year after it."
    Proper "proper" b'G' "A capitalised word that makes a name with the year after it: `Programme`."
    Agenda "agenda" b'g' "A capitalised word that makes a name with the year before or after it."
    Horizon "horizon" b'W' "`Horizon`, which makes a name with the year after it unless an article stands before."
    Label "label" b'L' "What numbers follow: `paragraphe`, `no`, `page`."
    Resolution "resolution" b'R' "What numbers with a year in brackets follow: `résolution`."
    Unit "unit" b'V' "What is counted: `personnes`, `dollars`."
    About "about" b'K' "What makes an amount of the number after it: `plus de`, `more than`."
    Capital "capital" b'X' "Any other word with a capital."
    Word "word" b'x' "Any other word."
    Comma "comma" b'C' "A comma."
    Dash "dash" b'D' "A hyphen or a dash."
    Slash "slash" b'S' "A slash."
    Colon "colon" b'I' "A colon."
    Open "open" b'(' "An opening bracket."
    Close "close" b')' "A closing bracket."
    Stop "stop" b'T' "The end of a sentence."
    Money "money" b'M' "The sign of a currency or of a number, before it or after it."
    Plus "plus" b'+' "A plus sign."
    Joint "joint" b'J' "A sign that only codes and addresses join words with."
    Mark "mark" b';' "Any other sign."
    Clock "clock" b'8' "A time of the day: `11:00`, `10 a.m.`, `15 h 30`."
    Masked "masked" b'Z' "A document symbol or an address: never part of a date."
}

/// Shorthands of the pattern language.
const ALIASES: &[(&str, &str)] = &[
    ("anymonth", "(month|name|short|weak|maybe)"),
    ("namedmonth", "(month|name|short)"),
    ("suremonth", "(month|name)"),
    ("lonemonth", "(month|name|short|weak)"),
    ("dayth", "(day suffix?|(tens (dash|and|dash and dash)?)? ordinal)"),
    // What leads from a month to its year: `mai 2018`, `May, 1999`, `March in the year 2010`.
    ("ofyear", "(comma? year|of? the? (period of?)? year|in (the period of?)? year)"),
    ("hyphen", "(dash|slash)"),
];

/// A pattern over classes, compiled when it is first asked for.
///
/// A pattern is a regular expression whose letters are class names: `day suffix? month of? year`.
/// Blanks only part the names. It matches at the beginning of what it is given.
pub(super) fn compile(pattern: &'static str) -> Lazy {
    lazy(move || format!("^(?:{})", expand(pattern)))
}

/// Like [`compile`], but the match must end where what it is given ends.
pub(super) fn compile_before(pattern: &'static str) -> Lazy {
    lazy(move || format!("(?:{})$", expand(pattern)))
}

/// Like [`compile`], but the match may begin anywhere.
pub(super) fn compile_anywhere(pattern: &'static str) -> Lazy {
    lazy(move || expand(pattern))
}

/// Like [`compile`], but the match must be all that it is given.
pub(super) fn compile_whole(pattern: &'static str) -> Lazy {
    lazy(move || format!("^(?:{})$", expand(pattern)))
}

/// Replaces the names in `pattern` by their bytes.
fn expand(pattern: &str) -> String {
    let mut expanded = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
        if end > 0 {
            let (name, after) = rest.split_at(end);
            if let Some((_, alias)) = ALIASES.iter().find(|(known, _)| *known == name) {
                expanded.push_str(&expand(alias));
            } else {
                let (_, byte) = NAMES.iter().find(|(known, _)| *known == name).expect("a class or an alias");
                expanded.push_str(&regex::escape(&char::from(*byte).to_string()));
            }
            rest = after;
        } else {
            if first != ' ' {
                expanded.push(first);
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_classes_share_a_name_or_a_byte() {
        for (index, (name, byte)) in NAMES.iter().enumerate() {
            assert!(NAMES[..index].iter().all(|(n, b)| n != name && b != byte), "{name}");
            assert!(ALIASES.iter().all(|(alias, _)| alias != name), "{name}");
        }
    }

    #[test]
    fn a_pattern_reads_classes() {
        assert_eq!(expand("day suffix? (month|plus) open"), r"dz?(m|\+)\(");
        assert!(compile("day anymonth year").is_match("dmyx"));
        assert!(!compile("day anymonth year").is_match("xdmy"));
        assert!(compile_before("in the").is_match("xpl"));
    }
}
