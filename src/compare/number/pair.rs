//! Numbers without counterpart set against each other by what stands around them.
//!
//! A number that was changed keeps its place, its unit and its sort; a number that was left out leaves a hole. Only what
//! has the same surroundings is a pair, since an error that names the wrong number is no help.

use super::diff::{Column, Left, keys};
use super::{Class, Number, Pin, Reading, Strength};

/// How well two numbers stand against each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// The French number: an index into the numbers that are left.
    pub(super) fr: usize,
    /// The English number.
    pub(super) en: usize,
    /// How much speaks for the pair.
    pub(super) points: f64,
}

/// Fewer points than this do not make a pair.
const PAIR: f64 = 1.5;

/// From so many points on the pair is certain.
pub(super) const CERTAIN: f64 = 2.5;

/// So many numbers of the other side, nearest first, are tried for each number.
const TRIED: usize = 8;

/// Pairs what is left of two sides, the best fit first.
pub(super) fn pairs(fr: &[Left<'_>], fr_all: &Column<'_>, en: &[Left<'_>], en_all: &Column<'_>) -> Vec<Fit> {
    let mut fits = Vec::new();
    for (a, left) in fr.iter().enumerate() {
        let near = en.partition_point(|other| other.place() < left.place());
        let from = near.saturating_sub(TRIED / 2).min(en.len().saturating_sub(TRIED));
        for (b, other) in en.iter().enumerate().skip(from).take(TRIED) {
            let points = points(left, fr_all, other, en_all, fr.len() == 1 && en.len() == 1);
            if points >= PAIR {
                fits.push(Fit { fr: a, en: b, points });
            }
        }
    }
    fits.sort_by(|a, b| b.points.total_cmp(&a.points).then((a.fr, a.en).cmp(&(b.fr, b.en))));
    let (mut fr_taken, mut en_taken) = (vec![false; fr.len()], vec![false; en.len()]);
    fits.retain(|fit| {
        let (Some(a), Some(b)) = (fr_taken.get_mut(fit.fr), en_taken.get_mut(fit.en)) else { return false };
        let free = !*a && !*b;
        if free {
            (*a, *b) = (true, true);
        }
        free
    });
    fits
}

/// What speaks for a pair and what against it: weights set by hand; the cases of this room and the errors seeded in clean pairs
/// show when one is off.
mod weight {
    /// Both are the only ones left.
    pub(super) const ONLY: f64 = 1.0;
    /// The number before or behind is paired with that of the other side.
    pub(super) const NEIGHBOUR: f64 = 0.75;
    /// How far apart the places in their texts are at most, as shares of these, and what that is worth.
    pub(super) const PLACES: [(f64, f64); 3] = [(0.08, 1.0), (0.2, 0.5), (0.35, 0.0)];
    /// They are further apart.
    pub(super) const ELSEWHERE: f64 = -1.5;
    /// Both are numbers beyond doubt.
    pub(super) const SURE: f64 = 1.0;
    /// Both are as doubtful as each other.
    pub(super) const ALIKE: f64 = 0.75;
    /// One is more doubtful than the other.
    pub(super) const UNLIKE: f64 = -0.25;
    /// The units are the same, or not.
    pub(super) const UNIT: f64 = 1.0;
    /// Nobody takes one for the other.
    pub(super) const FAR: f64 = -1.0;
    /// Both are years or neither is, or only one.
    pub(super) const YEARS: f64 = 0.25;
    pub(super) const ONE_YEAR: f64 = -0.5;
    /// Both number an article.
    pub(super) const ARTICLE: f64 = 0.5;
}

/// What speaks for a pair, and against it.
fn points(a: &Left<'_>, fr: &Column<'_>, b: &Left<'_>, en: &Column<'_>, only: bool) -> f64 {
    let (x, y) = (a.reading, b.reading);
    if sort(x) != sort(y) || x.points() != y.points() {
        return f64::NEG_INFINITY;
    }
    let mut points = if only { weight::ONLY } else { 0.0 };
    let between = [(a.index.checked_sub(1), b.index.checked_sub(1)), (Some(a.index + 1), Some(b.index + 1))];
    let neighbours = between.into_iter().filter(|(i, j)| fr.partner(*i) == *j && en.partner(*j) == *i);
    points += neighbours.count() as f64 * weight::NEIGHBOUR;
    let gap = (a.place() - b.place()).abs();
    let near = weight::PLACES.iter().find(|(most, _)| gap < *most);
    points += near.map_or(weight::ELSEWHERE, |(_, worth)| *worth);
    points += match (x.strength.min(y.strength), x.strength == y.strength) {
        (Strength::Sure, _) => weight::SURE,
        (_, true) => weight::ALIKE,
        _ => weight::UNLIKE,
    };
    points += match (unit(a), unit(b)) {
        (None, None) => 0.0,
        (Some(x), Some(y)) if x == y => weight::UNIT,
        _ => -weight::UNIT,
    };
    if let (Some(x), Some(y)) = (x.value.whole(), y.value.whole()) {
        points += if far(a.reading, b.reading) { weight::FAR } else { 0.0 };
        points += if is_year(x) == is_year(y) { weight::YEARS } else { weight::ONE_YEAR };
    }
    points + if x.pin == y.pin && x.pin == Pin::Article { weight::ARTICLE } else { 0.0 }
}

/// Whether two numbers are so far apart that nobody takes one for the other, whatever they may say.
fn far(a: &Reading, b: &Reading) -> bool {
    let wholes = |reading: &Reading| keys(reading).filter_map(Number::whole).collect::<Vec<u64>>();
    let there = wholes(b);
    !wholes(a).iter().any(|x| there.iter().any(|y| x.max(y) / x.min(y).max(&1) <= 1000))
}

/// Whether a number looks like a year.
fn is_year(value: u64) -> bool {
    (1900..2100).contains(&value)
}

/// What sort of number it is: numbers of one sort may stand for each other.
fn sort(reading: &Reading) -> Class {
    match reading.class {
        // "Annexe II" may stand against "annex 3", and "§ 1er" against "§ 2".
        Class::Label => Class::Cardinal,
        Class::Ordinal if reading.points() => Class::Cardinal,
        class => class,
    }
}

/// What a number counts, where a sign tells: money or a per cent.
fn unit(left: &Left<'_>) -> Option<Unit> {
    let after = left.text.get(left.reading.range.end..)?.trim_start();
    // "155 millions d'euros", "150 millions of euros".
    let linked = ["d’", "d'", "de ", "of "].iter().find_map(|link| after.strip_prefix(link));
    let after = linked.unwrap_or(after);
    let before = left.text.get(..left.reading.range.start)?.trim_end();
    let percent = ["%", "per cent", "percent", "pour cent", "p. 100", "p. cent"];
    if percent.iter().any(|sign| after.starts_with(sign)) {
        return Some(Unit::Percent);
    }
    let money = ["€", "$", "£", "EUR", "USD", "euro", "dollar"];
    let currency = money.iter().any(|sign| after.starts_with(sign) || before.ends_with(sign));
    currency.then_some(Unit::Money)
}

/// What a sign beside a number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Percent,
    Money,
}
