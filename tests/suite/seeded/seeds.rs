//! The errors: one change in one side of one pair, the same in every run.

use std::sync::LazyLock;

use paralign::model::Check;
use regex::Regex;

use super::mentions::{ACRONYMS, MONTHS};

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Digit,
    Month,
    Word,
    Symbol,
    Acronym,
    Scale,
    Paragraph,
    Sentence,
}

impl Kind {
    pub(super) const ALL: [Kind; 8] = [
        Kind::Digit,
        Kind::Month,
        Kind::Word,
        Kind::Symbol,
        Kind::Acronym,
        Kind::Scale,
        Kind::Paragraph,
        Kind::Sentence,
    ];

    /// The checks that may find it.
    pub(super) fn checks(self) -> &'static [Check] {
        match self {
            // The digits of a resolution or of a goal belong to its symbol or its name.
            Kind::Digit => &[Check::Number, Check::Date, Check::Symbol, Check::Entity],
            Kind::Month => &[Check::Date],
            Kind::Word | Kind::Scale => &[Check::Number],
            Kind::Symbol => &[Check::Symbol],
            Kind::Acronym => &[Check::Entity],
            Kind::Paragraph => &[Check::Missing],
            Kind::Sentence => &[Check::Length, Check::Number, Check::Date, Check::Symbol],
        }
    }
}

/// A pair with an error in it.
pub(super) struct Seed {
    pub(super) kind: Kind,
    pub(super) what: String,
    pub(super) fr: String,
    pub(super) en: String,
}

/// Number words and what a slip makes of them.
const WORDS: [(&str, &str); 24] = [
    ("deux", "trois"),
    ("trois", "quatre"),
    ("quatre", "cinq"),
    ("cinq", "quatre"),
    ("deuxième", "troisième"),
    ("troisième", "deuxième"),
    ("quatrième", "cinquième"),
    ("cinquième", "sixième"),
    ("trente-cinquième", "trente-sixième"),
    ("soixante-quinzième", "soixante-cinquième"),
    ("tiers", "cinquièmes"),
    ("Deux", "Trois"),
    ("two", "three"),
    ("three", "four"),
    ("four", "five"),
    ("five", "four"),
    ("second", "third"),
    ("third", "second"),
    ("fourth", "fifth"),
    ("fifth", "sixth"),
    ("thirty-fifth", "thirty-sixth"),
    ("seventy-fifth", "sixty-fifth"),
    ("thirds", "fifths"),
    ("Two", "Four"),
];

/// Powers of ten and what a slip makes of them.
const SCALES: [(&str, &str); 12] = [
    (" millions ", " milliards "),
    (" milliard ", " million "),
    (" milliards ", " millions "),
    (" million", " billion"),
    (" billion", " million"),
    (" 000 ", " "),
    (",000 ", " "),
    ("8,3", "83"),
    ("12,5", "1,25"),
    ("3.9", "39"),
    ("12.5", "1.25"),
    ("15,400", "1,540"),
];

static DIGIT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:^|[ (])(\d[\d  ,.]*)").expect("a pattern"));
static SYMBOL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"CEB/\d{4}/\d+|A/\d+/\d+|E/C\.19/2016/\d").expect("a pattern"));
static SENTENCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[a-zé»”)][.;] [A-ZÀÉÎ(«a-z]").expect("a pattern"));

/// All errors that the rules below find a place for.
pub(super) fn seeds(pairs: &[(String, String)]) -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (index, (fr, en)) in pairs.iter().enumerate() {
        let mut put = |kind: Kind, french: bool, (changed, what): (String, String)| {
            let (fr, en) = if french { (changed, en.clone()) } else { (fr.clone(), changed) };
            seeds.push(Seed { kind, what, fr, en });
        };
        for (french, text) in [(true, fr), (false, en)] {
            digits(text).into_iter().for_each(|seed| put(Kind::Digit, french, seed));
            symbols(text).into_iter().for_each(|seed| put(Kind::Symbol, french, seed));
            sentence(text, index).into_iter().for_each(|seed| put(Kind::Sentence, french, seed));
            for (kind, slips) in [
                (Kind::Month, months()),
                (Kind::Acronym, acronyms(text, french)),
                (Kind::Word, WORDS.to_vec()),
                (Kind::Scale, SCALES.to_vec()),
            ] {
                let seeds = slips.iter().filter_map(|(from, to)| slip(text, from, to));
                seeds.for_each(|seed| put(kind, french, seed));
            }
            if index % 4 == 0 {
                put(Kind::Paragraph, french, (String::new(), text.chars().take(40).collect()));
            }
        }
    }
    seeds
}

/// Replaces the first `from` that stands by itself.
fn slip(text: &str, from: &str, to: &str) -> Option<(String, String)> {
    let letter = |mark: Option<char>| mark.is_some_and(|mark| mark.is_alphabetic() || mark == '-');
    let alone = |at: usize| {
        from.starts_with(' ')
            || !(letter(text[..at].chars().next_back()) || letter(text[at + from.len()..].chars().next()))
    };
    let (at, _) = text.match_indices(from).find(|(at, _)| alone(*at))?;
    Some((
        format!("{}{to}{}", &text[..at], &text[at + from.len()..]),
        format!("{from} > {to} in {}", around(text, at)),
    ))
}

/// One change of the last digit for every figure.
fn digits(text: &str) -> Vec<(String, String)> {
    let figures = DIGIT.captures_iter(text).filter_map(|captures| captures.get(1));
    figures
        .filter_map(|figure| {
            let length = figure.as_str().rfind(|mark: char| mark.is_ascii_digit())?;
            let label = text[figure.start() + length + 1..].starts_with(')');
            let name =
                text[..figure.start()].ends_with("Programme ") || text[figure.end()..].starts_with("Agenda");
            (!label && !name).then(|| change(text, figure.start() + length))
        })
        .collect()
}

/// One change of the last digit for every symbol.
fn symbols(text: &str) -> Vec<(String, String)> {
    SYMBOL.find_iter(text).map(|found| change(text, found.end() - 1)).collect()
}

/// Puts another digit in the place of the one at `at`.
fn change(text: &str, at: usize) -> (String, String) {
    let digit = match &text[at..=at] {
        "9" => "8",
        "1" => "7",
        _ => "9",
    };
    (format!("{}{digit}{}", &text[..at], &text[at + 1..]), format!("{digit} in {}", around(text, at)))
}

fn months() -> Vec<(&'static str, &'static str)> {
    let after = MONTHS.iter().cycle().skip(1);
    MONTHS.iter().zip(after).flat_map(|(a, b)| [(a.0, b.0), (a.1, b.1)]).collect()
}

/// The acronyms of `text`, each with one that the text does not have.
fn acronyms(text: &str, french: bool) -> Vec<(&'static str, &'static str)> {
    let all: Vec<&str> = ACRONYMS.iter().map(|(fr, en)| if french { *fr } else { *en }).collect();
    let absent = all.iter().copied().find(|acronym| !text.contains(acronym)).unwrap_or("UNESCO");
    all.into_iter().map(|acronym| (acronym, absent)).collect()
}

/// Drops a sentence or an item of a list, if it is at least an eighth of the text.
fn sentence(text: &str, index: usize) -> Option<(String, String)> {
    let mut cuts = vec![0];
    cuts.extend(
        SENTENCE
            .find_iter(text)
            .map(|found| found.end() - text[..found.end()].chars().next_back().map_or(1, char::len_utf8)),
    );
    cuts.push(text.len());
    let pieces = cuts.len() - 1;
    let (start, end) = (cuts[index % pieces], cuts[index % pieces + 1]);
    (pieces > 1 && (end - start) * 8 > text.len())
        .then(|| (format!("{}{}", &text[..start], &text[end..]), text[start..end].to_string()))
}

fn around(text: &str, at: usize) -> String {
    let start = text[..at].char_indices().rev().nth(30).map_or(0, |(start, _)| start);
    text[start..].chars().take(70).collect()
}
