//! Which numbers of two texts are counterparts.

use super::super::language::Language;
use super::diff::{Column, Partner, keys};
use super::span::between;
use super::{Class, Number, Reading, Strength};
use crate::model::Lookup;

/// What two digits may stand for.
const YEARS: std::ops::Range<u64> = 1930..2030;

/// Gives every number its counterpart: the best company first, so that an idiom takes nothing from a figure.
pub(super) fn settle(fr: &mut Column<'_>, en: &mut Column<'_>) {
    let masked = |reading: &Reading| reading.strength == Strength::Masked;
    let asks = Reading::asks;
    let waits = |reading: &Reading| !reading.asks();
    // "Une personne" is not a counterpart of "paragraph 1".
    let counts = |reading: &Reading| reading.asks() && !reading.points();
    let points = |reading: &Reading| reading.asks() && reading.points();
    let labels = |reading: &Reading| {
        !reading.asks()
            && (reading.points() || reading.class == Class::Code || reading.strength == Strength::Masked)
    };
    // The year of "CIR 92" stands in a date on the other side.
    let short_year = |reading: &Reading| {
        reading.asks()
            && reading.also.iter().any(|also| also.whole().is_some_and(|year| YEARS.contains(&year)))
    };
    pass(fr, &masked, en, &masked, Likeness::Value);
    pass(fr, &short_year, en, &masked, Likeness::Possible);
    pass(fr, &masked, en, &short_year, Likeness::Possible);
    pass(fr, &asks, en, &asks, Likeness::ValueClassAndPin);
    compounds(fr, en);
    compounds(en, fr);
    pass(fr, &asks, en, &asks, Likeness::Value);
    pass(fr, &asks, en, &asks, Likeness::Possible);
    pass(fr, &counts, en, &waits, Likeness::Possible);
    pass(fr, &waits, en, &counts, Likeness::Possible);
    pass(fr, &points, en, &labels, Likeness::Possible);
    pass(fr, &labels, en, &points, Likeness::Possible);
    ranges(fr, en);
    ranges(en, fr);
}

/// Settles what `here` writes in one ("247.4", "2000/1225") and `there` in several ("article 247, paragraphe 4",
/// "2000:1225").
fn compounds(here: &mut Column<'_>, there: &mut Column<'_>) {
    let open: Vec<usize> = (0..here.readings.len())
        .filter(|index| here.is_open(*index) && here.readings[*index].parts.len() > 1)
        .collect();
    if open.is_empty() {
        return;
    }
    let mut places: Lookup<(&Number, bool), Vec<usize>> = Lookup::default();
    for (index, reading) in there.readings.iter().enumerate().rev().filter(|(index, _)| there.is_open(*index))
    {
        for key in keys(reading) {
            places.entry((key, reading.points())).or_default().push(index);
        }
    }
    for index in open {
        let Some(reading) = here.readings.get(index) else { continue };
        // The places inside a document are marked as such on the other side; its number is not.
        let points = reading.class != Class::Document;
        let mut taken = Vec::with_capacity(reading.parts.len());
        for part in &reading.parts {
            let waiting = places.get_mut(&(part, points));
            taken.extend(
                waiting
                    .and_then(|waiting| waiting.pop())
                    .filter(|place| !taken.contains(place) && there.is_open(*place)),
            );
        }
        if taken.len() == reading.parts.len() {
            here.settle(index, Partner::Other);
            taken.into_iter().for_each(|place| there.settle(place, Partner::Other));
        }
    }
}

/// Settles the articles and pages of `here` that a range of `there` holds.
fn ranges(here: &mut Column<'_>, there: &Column<'_>) {
    let inside = between(Language::of(there.lang), there.text, there.readings);
    for (index, reading) in here.readings.iter().enumerate() {
        if here.is_open(index) && reading.points() && inside.contains(&reading.value) {
            here.settle(index, Partner::Other);
        }
    }
}

/// What two numbers must have in common to be counterparts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// They say the same, and count in the same way: "cinq" and "five", not "fifth", nor "paragraph 5".
    ValueClassAndPin,
    /// They say the same.
    Value,
    /// They may say the same.
    Possible,
}

/// What is compared.
type Key<'a> = (Option<(Class, bool)>, &'a Number);

impl Likeness {
    fn keys(self, reading: &Reading) -> impl Iterator<Item = Key<'_>> {
        let class = (self == Likeness::ValueClassAndPin).then_some((reading.class, reading.points()));
        let all = if self == Likeness::Possible { usize::MAX } else { 1 };
        keys(reading).take(all).map(move |number| (class, number))
    }
}

/// Pairs the open numbers of two kinds that are alike; of several that say the same, those in the same places.
fn pass(
    fr: &mut Column<'_>,
    fr_kind: &dyn Fn(&Reading) -> bool,
    en: &mut Column<'_>,
    en_kind: &dyn Fn(&Reading) -> bool,
    likeness: Likeness,
) {
    let mut open: Lookup<Key<'_>, Vec<usize>> = Lookup::default();
    for (index, reading) in en.readings.iter().enumerate() {
        if en_kind(reading) && en.is_open(index) {
            for key in likeness.keys(reading) {
                open.entry(key).or_default().push(index);
            }
        }
    }
    let mut wanted: Vec<(Key<'_>, Vec<usize>)> = Vec::new();
    let mut slots: Lookup<Key<'_>, usize> = Lookup::default();
    for (index, reading) in fr.readings.iter().enumerate() {
        if fr.is_open(index) && fr_kind(reading) {
            for key in likeness.keys(reading).filter(|key| open.contains_key(key)) {
                let slot = *slots.entry(key).or_insert(wanted.len());
                if slot == wanted.len() {
                    wanted.push((key, Vec::new()));
                }
                wanted[slot].1.push(index);
            }
        }
    }
    for (key, mut here) in wanted {
        let Some(mut there) = open.get_mut(&key).map(std::mem::take) else { continue };
        here.retain(|index| fr.is_open(*index));
        there.retain(|index| en.is_open(*index));
        for (a, b) in nearest(fr, &here, en, &there) {
            fr.settle(a, Partner::Number(b));
            en.settle(b, Partner::Number(a));
        }
    }
}

/// Pairs numbers that say the same, in their order: when one side has more of them, each of the other side takes the
/// one that is nearest to its own place.
fn nearest(fr: &Column<'_>, here: &[usize], en: &Column<'_>, there: &[usize]) -> Vec<(usize, usize)> {
    if here.len() == there.len() {
        return here.iter().copied().zip(there.iter().copied()).collect();
    }
    if here.len() > there.len() {
        return nearest(en, there, fr, here).into_iter().map(|(a, b)| (b, a)).collect();
    }
    let mut free = 0;
    let mut pairs = Vec::with_capacity(here.len());
    for (done, &index) in here.iter().enumerate() {
        // Enough must be left for those that follow.
        let last = there.len() - (here.len() - done);
        let gap = |at: usize| {
            there.get(at).map_or(f64::INFINITY, |other| (fr.place(index) - en.place(*other)).abs())
        };
        while free < last && gap(free + 1) <= gap(free) {
            free += 1;
        }
        pairs.extend(there.get(free).map(|other| (index, *other)));
        free += 1;
    }
    pairs
}
