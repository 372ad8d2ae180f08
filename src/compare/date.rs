//! The dates of the two sides, by the days they mean.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::finding::{Quote, differ, only};
use super::number::{Number, Reading};
use super::{Pair, Side};
use crate::model::{
    Check, DateValue, Discrepancy, Granularity, Lang, Lookup, Noun, Resolution, Seen, Severity, Value,
};

/// What the dates of `pair` disagree on.
///
/// Days that one side gives one by one and the other as a range are the same days. A date that the other side
/// only repeats less often is not a finding. A date that the other side does print, though nobody recognised it
/// there, is none either: the numbers tell.
pub(super) fn check(pair: &Pair<'_>, fr_numbers: &[Reading], en_numbers: &[Reading]) -> Vec<Discrepancy> {
    let (mut fr, mut en) = (Calendar::of(&pair.sides.fr), Calendar::of(&pair.sides.en));
    settle(&mut fr.dates, &mut en.dates);
    let (fr_days, en_days) = (fr.days(), en.days());
    fr.mark_covered(&en_days);
    en.mark_covered(&fr_days);
    let mut found = Vec::new();
    for (fr_state, en_state) in
        [(State::Open, State::Open), (State::Open, State::Again), (State::Again, State::Open)]
    {
        couple(&mut fr, fr_state, &mut en, en_state, &mut found);
    }
    found.extend(fr.alone(Lang::Fr, &en, &Printed::of(en_numbers)));
    found.extend(en.alone(Lang::En, &fr, &Printed::of(fr_numbers)));
    found
}

/// What has become of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It has no counterpart.
    Open,
    /// Its days are on the other side, but a counterpart of its own is not.
    Again,
    /// It has its counterpart, or a finding speaks of it.
    Settled,
}

/// A date of one side.
struct Entry<'a> {
    range: Range<usize>,
    value: &'a DateValue,
    state: State,
}

/// The dates of one side.
struct Calendar<'a> {
    text: &'a str,
    dates: Vec<Entry<'a>>,
}

/// Runs of days, each unit of the calendar by itself.
type Days = BTreeMap<Granularity, Vec<(Date, Date)>>;

impl<'a> Calendar<'a> {
    fn of(side: &Side<'a>) -> Calendar<'a> {
        let mut dates: Vec<Entry<'a>> = side
            .mentions
            .iter()
            .filter_map(|mention| match &mention.value {
                Value::Date(value) => Some(Entry { range: mention.range.clone(), value, state: State::Open }),
                _ => None,
            })
            .collect();
        dates.sort_by_key(|date| date.range.start);
        Calendar { text: side.text, dates }
    }

    /// The days that the dates cover, as sorted runs.
    fn days(&self) -> Days {
        let mut all: Days = BTreeMap::new();
        for date in &self.dates {
            all.entry(date.value.granularity).or_default().push((date.value.start, date.value.end));
        }
        for runs in all.values_mut() {
            runs.sort_unstable();
            let mut merged: Vec<(Date, Date)> = Vec::new();
            for &(start, end) in runs.iter() {
                match merged.last_mut() {
                    Some(last) if last.1.tomorrow().is_ok_and(|next| start <= next) => {
                        last.1 = last.1.max(end)
                    }
                    _ => merged.push((start, end)),
                }
            }
            *runs = merged;
        }
        all
    }

    /// Marks the open dates whose days all lie in `days`.
    fn mark_covered(&mut self, days: &Days) {
        for date in self.dates.iter_mut().filter(|date| date.state == State::Open) {
            let runs = days.get(&date.value.granularity).map_or(&[][..], Vec::as_slice);
            let after = runs.partition_point(|run| run.0 <= date.value.start);
            let run = after.checked_sub(1).and_then(|index| runs.get(index));
            if run.is_some_and(|run| run.1 >= date.value.end) {
                date.state = State::Again;
            }
        }
    }

    /// The findings for the dates that the other side does not have in any form.
    fn alone(&self, lang: Lang, other: &Calendar<'_>, numbers: &Printed) -> Vec<Discrepancy> {
        let open =
            self.dates.iter().filter(|date| date.state == State::Open && !printed(date.value, numbers));
        open.map(|date| {
            let overlap = other.dates.iter().take(MANY).any(|there| overlaps(date.value, there.value));
            let sure = date.value.resolution == Resolution::Explicit && !overlap;
            let severity = if sure { Severity::Warning } else { Severity::Info };
            only(Check::Date, severity, Noun::Date, lang, &self.quote(date))
        })
        .collect()
    }

    fn quote(&self, date: &Entry<'_>) -> Quote<'a> {
        Quote::new(self.text, date.range.clone()).meaning(date.value.edtf.clone())
    }
}

/// No sentence has more dates to look through.
const MANY: usize = 200;

/// Gives every date the counterpart with the same first and last day.
fn settle(fr: &mut [Entry<'_>], en: &mut [Entry<'_>]) {
    let mut open: Lookup<(Date, Date), Vec<usize>> = Lookup::default();
    for (index, date) in en.iter().enumerate().rev() {
        open.entry((date.value.start, date.value.end)).or_default().push(index);
    }
    for date in fr {
        let there = open.get_mut(&(date.value.start, date.value.end)).and_then(Vec::pop);
        if let Some(other) = there.and_then(|index| en.get_mut(index)) {
            (date.state, other.state) = (State::Settled, State::Settled);
        }
    }
}

/// Tells of the dates that stand against each other: the first with the first, unit by unit.
fn couple(
    fr: &mut Calendar<'_>,
    fr_state: State,
    en: &mut Calendar<'_>,
    en_state: State,
    found: &mut Vec<Discrepancy>,
) {
    let (fr_text, en_text) = (fr.text, en.text);
    let mut open: Lookup<Granularity, Vec<&mut Entry<'_>>> = Lookup::default();
    for date in en.dates.iter_mut().rev().filter(|date| date.state == en_state) {
        open.entry(date.value.granularity).or_default().push(date);
    }
    for date in fr.dates.iter_mut().filter(|date| date.state == fr_state) {
        let Some(other) = open.get_mut(&date.value.granularity).and_then(Vec::pop) else { continue };
        let guessed = [date.value, other.value].iter().any(|value| value.resolution == Resolution::Context);
        (date.state, other.state) = (State::Settled, State::Settled);
        if guessed && same_day_of_year(date.value, other.value) {
            continue;
        }
        let sure = !guessed && fr_state == State::Open && en_state == State::Open;
        let severity = if sure { Severity::Error } else { Severity::Warning };
        let fr_quote = Quote::new(fr_text, date.range.clone()).meaning(date.value.edtf.clone());
        let en_quote = Quote::new(en_text, other.range.clone()).meaning(other.value.edtf.clone());
        found.push(differ(Check::Date, severity, Noun::Date, &fr_quote, &en_quote));
    }
}

/// Whether two dates differ by the year alone.
fn same_day_of_year(a: &DateValue, b: &DateValue) -> bool {
    let days =
        |value: &DateValue| (value.start.month(), value.start.day(), value.end.month(), value.end.day());
    a.granularity < Granularity::Year && days(a) == days(b)
}

fn overlaps(a: &DateValue, b: &DateValue) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// What a side prints of dates, recognised or not.
struct Printed {
    /// Its whole numbers, and those that they may stand for.
    whole: Seen<u64>,
    /// Its dates in digits, such as "23.5.2001".
    digits: Seen<String>,
}

impl Printed {
    fn of(numbers: &[Reading]) -> Printed {
        let values = || numbers.iter().flat_map(|number| std::iter::once(&number.value).chain(&number.also));
        let digits = values().filter_map(|value| match value {
            Number::Code(code) => Some(code.clone()),
            _ => None,
        });
        Printed { whole: values().filter_map(Number::whole).collect(), digits: digits.collect() }
    }
}

/// Whether the year of `date`, and the day if it is one, are among `numbers`.
fn printed(date: &DateValue, numbers: &Printed) -> bool {
    let day_of = |date: Date| format!("{}.{}.{}", date.day(), date.month(), date.year());
    if date.start == date.end && numbers.digits.contains(&day_of(date.start)) {
        return true;
    }
    let has = |wanted: u64| numbers.whole.contains(&wanted);
    let year = |date: Date| u64::try_from(date.year()).is_ok_and(has);
    let day = |date: Date| u64::try_from(date.day()).is_ok_and(has);
    let from_context = date.resolution == Resolution::Context;
    let years = from_context || (year(date.start) && year(date.end));
    years && (date.granularity != Granularity::Day || (day(date.start) && day(date.end)))
}
