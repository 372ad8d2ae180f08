//! The numbers of two texts set against each other.

use super::super::finding::{Quote, differ, more_often, only};
use super::pair::{CERTAIN, pairs};
use super::settle::settle;
use super::{Class, Number, Pin, Reading, Strength};
use crate::model::{Check, Discrepancy, Lang, Lookup, Noun, Seen, Severity};

/// What the French and the English numbers disagree on; the texts are those that they were read from.
pub(in crate::compare) fn differences(fr: (&str, &[Reading]), en: (&str, &[Reading])) -> Vec<Discrepancy> {
    let mut french = Column::new(Lang::Fr, fr.0, fr.1);
    let mut english = Column::new(Lang::En, en.0, en.1);
    settle(&mut french, &mut english);
    let mut found = codes(&french, &english);
    found.extend(labels(&french, &english));
    let (mut fr_left, mut en_left) = (french.left(&english), english.left(&french));
    let fits = pairs(&fr_left, &french, &en_left, &english);
    let articles = fits.iter().filter(|fit| fr_left.get(fit.fr).is_some_and(Left::is_article)).count();
    let mut said: Seen<(&Number, &Number)> = Seen::default();
    let mut numbered = false;
    for fit in fits {
        let (Some(a), Some(b)) = (fr_left.get_mut(fit.fr), en_left.get_mut(fit.en)) else { continue };
        let again = !said.insert((&a.reading.value, &b.reading.value));
        let anew = a.is_article() && articles >= MANY_ARTICLES;
        let one = against(a, b, fit.points).filter(|_| !(again || anew && numbered));
        numbered |= anew && one.is_some();
        found.extend(one);
    }
    // Articles that were all numbered anew differ for one reason: the first finding gives it.
    let open = |left: &&Left<'_>| !(left.told || numbered && left.is_article());
    found.extend(fr_left.iter().chain(&en_left).filter(open).filter_map(Left::alone));
    found
}

/// The numbers of one side.
pub(super) struct Column<'a> {
    /// Its language.
    pub(super) lang: Lang,
    /// The text that they stand in.
    pub(super) text: &'a str,
    /// The numbers, in their order.
    pub(super) readings: &'a [Reading],
    /// The counterpart of each reading.
    partners: Vec<Partner>,
}

/// The counterpart of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Partner {
    /// It has none yet.
    Open,
    /// A number of the other side, by its index.
    Number(usize),
    /// Something else: a range that holds it, or a pinpoint that it is a part of.
    Other,
}

/// So many articles of one pair that differ were numbered anew.
const MANY_ARTICLES: usize = 3;

/// A number from here on is not said again for the sake of style.
const LARGE: u64 = 13;

/// A number without counterpart.
pub(super) struct Left<'a> {
    lang: Lang,
    /// The text in which it stands.
    pub(super) text: &'a str,
    /// The number.
    pub(super) reading: &'a Reading,
    /// Its index among the numbers of its side.
    pub(super) index: usize,
    /// Whether the other side does have the value, only less often.
    again: bool,
    /// Whether a finding speaks of it already.
    told: bool,
}

impl<'a> Column<'a> {
    fn new(lang: Lang, text: &'a str, readings: &'a [Reading]) -> Column<'a> {
        Column { lang, text, readings, partners: vec![Partner::Open; readings.len()] }
    }

    /// The counterpart of the reading at `index`.
    pub(super) fn partner(&self, index: Option<usize>) -> Option<usize> {
        match self.partners.get(index?)? {
            Partner::Number(other) => Some(*other),
            Partner::Open | Partner::Other => None,
        }
    }

    /// The number of an item or a heading that the text begins with.
    fn label(&self) -> Option<&Reading> {
        let first = self.readings.first()?;
        let opens = !self.text[..first.range.start].contains(char::is_alphanumeric);
        let marked = self.text[first.range.end..].starts_with(['.', ')']);
        (opens && marked && first.strength == Strength::Loose).then_some(first)
    }

    /// Where the reading at `index` stands, from 0 to 1.
    pub(super) fn place(&self, index: usize) -> f64 {
        self.readings.get(index).map_or(0.0, |reading| place(self.text, reading))
    }

    /// Whether the reading at `index` has no counterpart yet.
    pub(super) fn is_open(&self, index: usize) -> bool {
        self.partners.get(index) == Some(&Partner::Open)
    }

    /// Gives the reading at `index` its counterpart.
    pub(super) fn settle(&mut self, index: usize, partner: Partner) {
        if let Some(slot) = self.partners.get_mut(index) {
            *slot = partner;
        }
    }

    /// Whether the side says, or may say, what `reading` says, and counts with it in the same way.
    fn says(said: &Seen<(&Number, Option<Class>)>, reading: &Reading) -> bool {
        keys(reading).any(|key| [None, Some(reading.class)].iter().any(|class| said.contains(&(key, *class))))
    }

    /// What the side says, or may say, and how it counts; idioms and names count in every way.
    fn said(&self) -> Seen<(&'a Number, Option<Class>)> {
        let each = self.readings.iter().map(|reading| (reading, reading.asks().then_some(reading.class)));
        each.flat_map(|(reading, class)| keys(reading).map(move |key| (key, class))).collect()
    }

    /// Everything that the side says, or may say.
    fn values(&self) -> Seen<&'a Number> {
        self.readings.iter().flat_map(keys).collect()
    }

    /// The numbers that ask in vain for a counterpart in `other`.
    fn left(&self, other: &Column<'_>) -> Vec<Left<'a>> {
        let said = other.said();
        let all = self.readings.iter().enumerate();
        let open = all.filter(|(index, reading)| reading.asks() && self.is_open(*index));
        open.map(|(index, reading)| Left {
            lang: self.lang,
            text: self.text,
            reading,
            index,
            again: Self::says(&said, reading),
            told: false,
        })
        .collect()
    }
}

impl Left<'_> {
    /// Whether it numbers an article.
    fn is_article(&self) -> bool {
        self.reading.pin == Pin::Article
    }

    fn quote(&self) -> Quote<'_> {
        Quote::new(self.text, self.reading.range.clone())
    }

    /// Where it stands in its text, from 0 to 1.
    pub(super) fn place(&self) -> f64 {
        place(self.text, self.reading)
    }

    /// The finding when the other side has nothing to set against the number.
    ///
    /// What is only said again, and a place inside an article, each language writes as it likes.
    fn alone(&self) -> Option<Discrepancy> {
        let value = self.reading.value.whole();
        if self.again || self.reading.pin == Pin::Inside {
            let amount = self.reading.strength == Strength::Sure && self.reading.pin == Pin::No;
            let large = value.is_none_or(|value| value >= LARGE);
            return (self.again && amount && large)
                .then(|| more_often(Check::Number, Noun::Number, self.lang, &self.quote()));
        }
        let digits = self.reading.strength == Strength::Sure && self.reading.class != Class::Ordinal;
        let severity = match (digits, self.reading.pin) {
            (false, _) if value.is_some_and(|value| value <= 2) => return None,
            (true, Pin::No) if value.is_none_or(|value| value > 9) => Severity::Warning,
            _ => Severity::Info,
        };
        Some(only(Check::Number, severity, Noun::Number, self.lang, &self.quote()))
    }
}

/// Where `reading` stands in `text`, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 bytes")]
fn place(text: &str, reading: &Reading) -> f64 {
    reading.range.start as f64 / text.len().max(1) as f64
}

/// The finding for two numbers that stand against each other.
fn against(a: &mut Left<'_>, b: &mut Left<'_>, points: f64) -> Option<Discrepancy> {
    // Both sides have both values: only figures are not repeated for the sake of style.
    let style = a.reading.strength.min(b.reading.strength) < Strength::Sure || a.reading.points();
    if a.again && b.again && style {
        return None;
    }
    (a.told, b.told) = (true, true);
    let clear = a.reading.clear() && b.reading.clear();
    let severity = match (clear && points >= CERTAIN, a.again && b.again) {
        (true, false) => Severity::Error,
        _ => Severity::Warning,
    };
    Some(differ(Check::Number, severity, Noun::Number, &a.quote(), &b.quote()))
}

/// The value of a reading, then what it may say as well.
pub(super) fn keys(reading: &Reading) -> impl Iterator<Item = &Number> {
    std::iter::once(&reading.value).chain(&reading.also)
}

/// The numbers that both texts begin with, as items of a list or as headings, where they differ.
fn labels(fr: &Column<'_>, en: &Column<'_>) -> Option<Discrepancy> {
    let (a, b) = (fr.label()?, en.label()?);
    let differs = !keys(a).any(|key| keys(b).any(|other| key == other));
    differs.then(|| {
        let (a, b) = (Quote::new(fr.text, a.range.clone()), Quote::new(en.text, b.range.clone()));
        differ(Check::Number, Severity::Warning, Noun::Number, &a, &b)
    })
}

/// Codes with the same letters and other digits ("COVID-19", "COVID-91"), where neither side has the other's.
fn codes(fr: &Column<'_>, en: &Column<'_>) -> Vec<Discrepancy> {
    let open = |side: &Column<'_>, other: &Column<'_>| -> Vec<usize> {
        let there = other.values();
        let mut seen = Seen::default();
        let codes = side.readings.iter().enumerate().filter(|(_, reading)| reading.class == Class::Code);
        let lost = codes.filter(|(_, reading)| !keys(reading).any(|key| there.contains(key)));
        lost.filter(|(_, reading)| seen.insert(&reading.value)).map(|(index, _)| index).collect()
    };
    let mut waiting: Lookup<String, Vec<&Reading>> = Lookup::default();
    for reading in open(en, fr).into_iter().rev().filter_map(|index| en.readings.get(index)) {
        waiting.entry(stem(reading)).or_default().push(reading);
    }
    let mut found = Vec::new();
    for a in open(fr, en).into_iter().filter_map(|index| fr.readings.get(index)) {
        let Some(b) = waiting.get_mut(&stem(a)).and_then(Vec::pop) else { continue };
        if a.strength.max(b.strength) > Strength::Masked {
            let (a, b) = (Quote::new(fr.text, a.range.clone()), Quote::new(en.text, b.range.clone()));
            found.push(differ(Check::Number, Severity::Error, Noun::Code, &a, &b));
        }
    }
    found
}

/// What a code is before its digits.
fn stem(reading: &Reading) -> String {
    match &reading.value {
        Number::Code(code) => code.chars().take_while(|mark| !mark.is_ascii_digit()).collect(),
        _ => String::new(),
    }
}
