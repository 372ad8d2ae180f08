//! The numbers of two texts set against each other.

use super::super::finding::{Quote, differ, more_often, only};
use super::{Class, Number, Reading, Strength};
use crate::model::{Check, Discrepancy, Lang, Lookup, Noun, Seen, Severity};

/// What the French and the English numbers disagree on; the texts are those that they were read from.
pub(in crate::compare) fn differences(fr: (&str, &[Reading]), en: (&str, &[Reading])) -> Vec<Discrepancy> {
    let mut french = Column::new(Lang::Fr, fr.0, fr.1);
    let mut english = Column::new(Lang::En, en.0, en.1);
    settle(&mut french, &mut english);
    let mut found = codes(&french, &english);
    let (mut fr_left, mut en_left) = (french.left(&english), english.left(&french));
    for (fr_again, en_again) in [(false, false), (false, true), (true, false), (true, true)] {
        couple(&mut fr_left, fr_again, &mut en_left, en_again, &mut found);
    }
    found.extend(fr_left.iter().chain(&en_left).filter(|left| !left.told).filter_map(Left::alone));
    found
}

/// The numbers of one side.
struct Column<'a> {
    lang: Lang,
    text: &'a str,
    readings: &'a [Reading],
    /// Which readings have their counterpart.
    settled: Vec<bool>,
}

/// A number without counterpart.
struct Left<'a> {
    lang: Lang,
    text: &'a str,
    reading: &'a Reading,
    /// Whether the other side does have the value, only less often.
    again: bool,
    /// Whether a finding speaks of it already.
    told: bool,
}

impl<'a> Column<'a> {
    fn new(lang: Lang, text: &'a str, readings: &'a [Reading]) -> Column<'a> {
        Column { lang, text, readings, settled: vec![false; readings.len()] }
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
        let open =
            self.readings.iter().zip(&self.settled).filter(|(reading, settled)| reading.asks() && !**settled);
        open.map(|(reading, _)| Left {
            lang: self.lang,
            text: self.text,
            reading,
            again: Self::says(&said, reading),
            told: false,
        })
        .collect()
    }
}

impl Left<'_> {
    fn quote(&self) -> Quote<'_> {
        Quote::new(self.text, self.reading.range.clone())
    }

    /// The finding when the other side has nothing to set against the number.
    fn alone(&self) -> Option<Discrepancy> {
        let sure = self.reading.strength == Strength::Sure;
        if self.again {
            return sure.then(|| more_often(Check::Number, Noun::Number, self.lang, &self.quote()));
        }
        let small = self.reading.value.whole().is_none_or(|value| value <= 2);
        let severity = if sure || !small { Severity::Warning } else { Severity::Info };
        Some(only(Check::Number, severity, Noun::Number, self.lang, &self.quote()))
    }
}

/// The value of a reading, then what it may say as well.
fn keys(reading: &Reading) -> impl Iterator<Item = &Number> {
    std::iter::once(&reading.value).chain(&reading.also)
}

/// Gives every number its counterpart: the best company first, so that an idiom takes nothing from a figure.
fn settle(fr: &mut Column<'_>, en: &mut Column<'_>) {
    let masked = |reading: &Reading| reading.strength == Strength::Masked;
    let asks = Reading::asks;
    let waits = |reading: &Reading| !reading.asks();
    pass(fr, &masked, en, &masked, Likeness::Value);
    pass(fr, &asks, en, &asks, Likeness::ValueAndClass);
    pass(fr, &asks, en, &asks, Likeness::Value);
    pass(fr, &asks, en, &asks, Likeness::Possible);
    pass(fr, &asks, en, &waits, Likeness::Possible);
    pass(fr, &waits, en, &asks, Likeness::Possible);
}

/// What two numbers must have in common to be counterparts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// They say the same, and count in the same way: "cinq" and "five", not "fifth".
    ValueAndClass,
    /// They say the same.
    Value,
    /// They may say the same.
    Possible,
}

/// What is compared.
type Key<'a> = (Option<Class>, &'a Number);

impl Likeness {
    fn keys(self, reading: &Reading) -> impl Iterator<Item = Key<'_>> {
        let class = (self == Likeness::ValueAndClass).then_some(reading.class);
        let all = if self == Likeness::Possible { usize::MAX } else { 1 };
        keys(reading).take(all).map(move |number| (class, number))
    }
}

/// Pairs the open numbers of two kinds that are alike.
fn pass(
    fr: &mut Column<'_>,
    fr_kind: &dyn Fn(&Reading) -> bool,
    en: &mut Column<'_>,
    en_kind: &dyn Fn(&Reading) -> bool,
    likeness: Likeness,
) {
    let mut open: Lookup<Key<'_>, Vec<usize>> = Lookup::default();
    for (index, reading) in en.readings.iter().enumerate().rev() {
        if en_kind(reading) && en.settled.get(index) == Some(&false) {
            for key in likeness.keys(reading) {
                open.entry(key).or_default().push(index);
            }
        }
    }
    for (reading, fr_settled) in fr.readings.iter().zip(&mut fr.settled) {
        if *fr_settled || !fr_kind(reading) {
            continue;
        }
        for key in likeness.keys(reading) {
            let Some(waiting) = open.get_mut(&key) else { continue };
            while let Some(index) = waiting.pop() {
                if let Some(settled) = en.settled.get_mut(index).filter(|settled| !**settled) {
                    (*settled, *fr_settled) = (true, true);
                    break;
                }
            }
            if *fr_settled {
                break;
            }
        }
    }
}

/// Tells of the numbers that stand against each other: the first with the first, class by class.
fn couple(
    fr: &mut [Left<'_>],
    fr_again: bool,
    en: &mut [Left<'_>],
    en_again: bool,
    found: &mut Vec<Discrepancy>,
) {
    for class in [Class::Cardinal, Class::Ordinal, Class::Label, Class::Fraction] {
        let fr_open =
            fr.iter_mut().filter(|left| !left.told && left.again == fr_again && left.reading.class == class);
        let en_open =
            en.iter_mut().filter(|left| !left.told && left.again == en_again && left.reading.class == class);
        for (a, b) in fr_open.zip(en_open) {
            // Both sides have both values: only figures are not repeated for the sake of style.
            let style = a.reading.strength.min(b.reading.strength) < Strength::Sure;
            if fr_again && en_again && style {
                continue;
            }
            let sure = !fr_again && !en_again && a.reading.clear() && b.reading.clear();
            let severity = if sure { Severity::Error } else { Severity::Warning };
            found.push(differ(Check::Number, severity, Noun::Number, &a.quote(), &b.quote()));
            (a.told, b.told) = (true, true);
        }
    }
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
