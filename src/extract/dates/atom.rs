//! One date as a rule reads it, before its neighbours and the document explain it.

use std::ops::Range;

use super::class::Class;
use super::language::{CompiledRule, Language};
use super::lex::Token;
use super::parts::Parts;
use super::point::Point;
use super::rule::{Reads, Told};
use super::series::{days, decades};
use crate::extract::lazy::Lazy;
use crate::model::{Granularity, Modifier, Resolution, RuleId};

/// The years that a date in digits may have.
const CALENDAR: std::ops::RangeInclusive<i16> = 1500..=2199;
/// The years that a number of four digits may be when nothing beside it says that it is one.
const BARE_YEARS: std::ops::RangeInclusive<i16> = 1700..=2199;
/// A comma and what counts years backwards, as patterns read them.
const COMMA: char = Class::Comma.byte() as char;
const ERA: char = Class::Era.byte() as char;
/// The classes before or after which a rule looks no farther than this.
const SIGHT: usize = 6;

/// A date, or a number that may become one.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    /// What it says.
    pub(super) first: Point,
    /// Where the period ends that begins with it.
    pub(super) last: Option<Point>,
    /// The rule that signs for it.
    pub(super) rule: RuleId,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its place in the text.
    pub(super) range: Range<usize>,
    /// The places of the two ends that a period was joined from.
    pub(super) ends: Option<[Range<usize>; 2]>,
    /// Whether it is a number written as an ordinal or in roman numerals, which counts quarters and centuries.
    pub(super) counts: bool,
    /// How another date tells its year.
    pub(super) told: Option<Told>,
    /// Whether it is not a date of the tables: it is counted before Christ, or was not understood.
    pub(super) unread: bool,
    /// The weekday printed before it, from 1 for Monday.
    pub(super) weekday: Option<i8>,
    /// Where its year comes from, once it is known.
    pub(super) resolution: Option<Resolution>,
}

/// The classes of `tokens`, a byte each, as patterns read them.
pub(super) fn classes(tokens: &[Token]) -> String {
    tokens.iter().map(|token| char::from(token.class.byte())).collect()
}

/// Reads the dates of a text, in order, each by the first rule that reads it.
pub(super) fn read(tokens: &[Token], classes: &str, language: &Language) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if !begins_date(token.class) {
            at += 1;
            continue;
        }
        let opened = opening(tokens, classes, language, at);
        let plain = || atom(tokens, classes, language, at);
        match opened
            .and_then(|(length, modifier)| with_modifier(tokens, classes, language, at, length, modifier))
            .or_else(plain)
        {
            Some((end, found)) => {
                atoms.extend(found);
                at = end;
            }
            None => at += 1,
        }
    }
    atoms
}

/// Whether a date, or the opening of one, may begin with such a token.
///
/// This only saves looking at most words of a text; the rules decide.
pub(super) fn begins_date(class: Class) -> bool {
    use Class::{
        Date, Day, Decade, Digits, Edge, Maybe, Month, Name, Nineties, Number, Ordinal, Part, Roman, Short,
        Soon, Tens, Weak, Year, Years,
    };
    matches!(
        class,
        Day | Year | Years | Date | Number | Ordinal | Tens | Roman | Part | Decade | Nineties | Edge | Soon
    ) || matches!(class, Month | Name | Short | Weak | Maybe | Digits | Class::Coming)
}

/// The words at `at` that choose a part of the date after them: how many tokens they are, and which part.
fn opening(tokens: &[Token], classes: &str, language: &Language, at: usize) -> Option<(usize, Modifier)> {
    let edge = |token: &&Token| matches!(token.class, Class::Edge | Class::Soon);
    edge(&tokens.get(at)?).then_some(())?;
    let (length, _) = language.openings.iter().find_map(|(before, pattern, opening)| {
        let found = pattern.find(classes.get(at..)?)?;
        stands_before(before.as_ref(), classes, at).then_some((found.end(), opening))
    })?;
    let modifier = match tokens.get(at)?.numbers[0] {
        1 => Modifier::Start,
        2 => Modifier::Mid,
        _ => Modifier::End,
    };
    Some((length, modifier))
}

/// Reads the date after an opening; `None` when none follows or when it is a day, which has no part.
fn with_modifier(
    tokens: &[Token],
    classes: &str,
    language: &Language,
    at: usize,
    length: usize,
    modifier: Modifier,
) -> Option<(usize, Vec<Atom>)> {
    let (end, mut atoms) = atom(tokens, classes, language, at + length)?;
    let atom = atoms.first_mut()?;
    if matches!(atom.first.unit, None | Some(Granularity::Day)) {
        return None;
    }
    atom.first.modifier = Some(modifier);
    if let Some(last) = &mut atom.last {
        last.modifier = Some(modifier);
    }
    atom.tokens.start = at;
    atom.range.start = tokens.get(at)?.range.start;
    Some((end, atoms))
}

/// Reads the date at `at` by the first rule that reads it, and says where it ends.
fn atom(tokens: &[Token], classes: &str, language: &Language, at: usize) -> Option<(usize, Vec<Atom>)> {
    let rest = classes.get(at..)?;
    language.rules.iter().find_map(|rule| {
        let found = rule.pattern.find(rest)?;
        let end = at + found.end();
        let after = classes.get(end..).unwrap_or_default();
        if found.is_empty()
            || !stands_before(rule.before.as_ref(), classes, at)
            || rule.after.as_ref().is_some_and(|pattern| !pattern.is_match(after))
            || rule.not_after.as_ref().is_some_and(|pattern| pattern.is_match(after))
        {
            return None;
        }
        let mut atoms = meaning(rule, tokens.get(at..end)?, at)?;
        let era = classes.get(end..).is_some_and(|rest| rest.trim_start_matches(COMMA).starts_with(ERA));
        for atom in &mut atoms {
            atom.unread |= era;
        }
        if let Some(first) = atoms.first_mut() {
            first.weekday = weekday(tokens, at);
        }
        Some((end, atoms))
    })
}

/// The weekday that stands before the date at `at`, with at most a comma and an article between them.
fn weekday(tokens: &[Token], at: usize) -> Option<i8> {
    let before = tokens.get(at.saturating_sub(3)..at)?;
    let last = before.iter().rev().find(|token| !matches!(token.class, Class::Comma | Class::The))?;
    (last.class == Class::Weekday).then(|| i8::try_from(last.numbers[0]).ok())?
}

/// Whether what `pattern` asks for stands before `at`.
pub(super) fn stands_before(pattern: Option<&Lazy>, classes: &str, at: usize) -> bool {
    pattern.is_none_or(|pattern| {
        classes.get(at.saturating_sub(SIGHT)..at).is_some_and(|before| pattern.is_match(before))
    })
}

/// What `rule` makes of the tokens that it matched, the first of which is number `at`.
fn meaning(rule: &CompiledRule, tokens: &[Token], at: usize) -> Option<Vec<Atom>> {
    let parts = Parts::of(tokens);
    // `le 3 mai, 2018 personnes`.
    let counted = |token: &Token| token.class == Class::Year && token.suspect;
    if tokens.iter().any(|token| token.class == Class::Comma) && tokens.iter().any(counted) {
        return None;
    }
    match rule.reads {
        Reads::Told(told) => {
            let last = tokens.iter().any(|token| token.class == Class::Ordinal && token.numbers[0] == -1);
            (told != Told::Past || last).then_some(())?;
            let day = parts.day.filter(is_day);
            let unit = if day.is_some() { Granularity::Day } else { Granularity::Month };
            let point = Point::new(unit, None, parts.month?, day.unwrap_or(0));
            let atom = single(rule, point, None, tokens, at)?;
            Some(vec![Atom { told: Some(told), ..atom }])
        }
        Reads::Unread => {
            let unit = if parts.day.is_some() { Granularity::Day } else { Granularity::Month };
            let point = Point::new(unit, None, parts.month.unwrap_or(0), parts.day.unwrap_or(0));
            let atom = single(rule, point, None, tokens, at)?;
            Some(vec![Atom { unread: true, ..atom }])
        }
        Reads::Days => days(rule, tokens, at, &parts),
        Reads::Decades => decades(rule, tokens, at),
        _ => {
            let (first, last) = points(rule.reads, &parts, tokens)?;
            Some(vec![single(rule, first, last, tokens, at)?])
        }
    }
}

/// The point that tokens name, or both ends of a period in one token; nothing for what is more than that.
fn points(reads: Reads, parts: &Parts, tokens: &[Token]) -> Option<(Point, Option<Point>)> {
    let suspect = tokens.iter().any(|token| token.suspect);
    let year = |year| Point::new(Granularity::Year, Some(year), 0, 0);
    let first = match reads {
        Reads::Digits => {
            let [year, month, day] = parts.date.filter(|[year, ..]| !suspect && CALENDAR.contains(year))?;
            let unit = if day == 0 { Granularity::Month } else { Granularity::Day };
            ((1..=12).contains(&month) && (0..=31).contains(&day)).then_some(())?;
            Point::new(unit, Some(year), month, day)
        }
        Reads::Day => Point::new(Granularity::Day, parts.year, parts.month?, parts.count.filter(is_day)?),
        Reads::ShortDay => {
            Point::new(Granularity::Day, Some(parts.short?), parts.month?, parts.day.filter(is_day)?)
        }
        Reads::ShortMonth => Point::new(Granularity::Month, Some(parts.short?), parts.month?, 0),
        Reads::Apart => {
            let [day, month, year] = tokens else { return None };
            let [day, month, year] = [day, month, year].map(|token| token.numbers[0]);
            (1..=12).contains(&month).then_some(())?;
            Point::new(Granularity::Day, Some(year), month, day)
        }
        Reads::Month => Point::new(Granularity::Month, parts.year, parts.month?, 0),
        Reads::Part => part(parts)?,
        Reads::Decade => decade(parts.year?)?,
        Reads::Century => {
            let century = parts.count.filter(|n| (1..=22).contains(n))?;
            Point::new(Granularity::Century, Some(century * 100 - 99), 0, 0)
        }
        Reads::Years => {
            let (from, to) = parts.years.filter(|_| !suspect)?;
            (BARE_YEARS.contains(&from) && BARE_YEARS.contains(&to)).then_some(())?;
            return Some((year(from), Some(year(to))));
        }
        Reads::Year => year(parts.year.filter(|year| !suspect && BARE_YEARS.contains(year))?),
        Reads::Number => {
            let day = parts.count.filter(|_| !suspect)?;
            Point { unit: None, year: None, part: 0, day, modifier: None }
        }
        Reads::Told(_) | Reads::Unread | Reads::Days | Reads::Decades => return None,
    };
    Some((first, None))
}

/// Whether a number can be a day of a month.
fn is_day(day: &i16) -> bool {
    (1..=31).contains(day)
}

/// The atom of one point.
pub(super) fn single(
    rule: &CompiledRule,
    first: Point,
    last: Option<Point>,
    tokens: &[Token],
    at: usize,
) -> Option<Atom> {
    let counts = tokens.iter().any(|t| matches!(t.class, Class::Suffix | Class::Ordinal | Class::Roman));
    Some(Atom {
        first,
        last,
        rule: rule.id,
        tokens: at..at + tokens.len(),
        range: tokens.first()?.range.start..tokens.last()?.range.end,
        ends: None,
        counts,
        told: None,
        unread: false,
        weekday: None,
        resolution: first.year.map(|_| Resolution::Explicit),
    })
}

/// A quarter or a half of a year.
fn part(parts: &Parts) -> Option<Point> {
    let (unit, count) = match (parts.unit?, parts.part) {
        (Class::Part, Some(code @ 1..=4)) => (Granularity::Quarter, code),
        (Class::Part, Some(code)) => (Granularity::Semester, code - 100),
        (Class::Quarter, _) => (Granularity::Quarter, if parts.count? < 0 { 4 } else { parts.count? }),
        _ => (Granularity::Semester, if parts.count? < 0 { 2 } else { parts.count? }),
    };
    let most = if unit == Granularity::Quarter { 4 } else { 2 };
    (1..=most).contains(&count).then(|| Point::new(unit, parts.year, count, 0))
}

/// The ten years that begin with `year`, or with the year of the twentieth century that two digits mean.
pub(super) fn decade(year: i16) -> Option<Point> {
    let year = if (30..=90).contains(&year) { 1900 + year } else { year };
    let point = Point::new(Granularity::Decade, Some(year), 0, 0);
    (year % 10 == 0 && BARE_YEARS.contains(&year)).then_some(point)
}
