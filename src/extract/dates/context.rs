//! Which year a date without one belongs to.
//!
//! The nearest reliable date of the paragraph decides, before or in the same sentence after it; else
//! the year that the document is about: that of its titles, else the one it speaks of most, else that
//! of its publication. Unreliable are years that name a thing (`la circulaire de 2003`) or an aim
//! (`d'ici à 2030`), periods of years, and years after the publication.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::atom::Atom;
use super::point::{Impossible, Point, value};
use super::rule::Told;
use crate::extract::{Passage, Source};
use crate::model::{BlockKind, Granularity, Issued, Resolution};

/// How many dates must agree before the text itself says which year it is about.
const QUORUM: usize = 3;

/// What a document says of its own time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time {
    /// The day of publication, as given or as the masthead prints it.
    pub(super) published: Option<Date>,
    /// The year that the document is about.
    year: Option<i16>,
}

impl Time {
    /// Reads it from the titles, the masthead and the dates of the text.
    pub(super) fn of(source: &Source<'_>, found: &[Vec<Atom>]) -> Time {
        let dated = |kind: fn(BlockKind) -> bool| {
            let atoms = source.passages.iter().zip(found).filter(move |(passage, _)| kind(passage.kind));
            atoms.flat_map(|(_, atoms)| atoms)
        };
        let day = |atom: &&Atom| atom.first.unit == Some(Granularity::Day) && atom.last.is_none();
        let masthead =
            dated(|kind| kind == BlockKind::Furniture).find(day).and_then(|atom| atom.first.bounds());
        // A year alone does not tell which day of the year lies before it and which behind.
        let known = source.published.filter(|issued| !issued.is_year()).map(Issued::last);
        let published = known.or(masthead.map(|(day, _)| day));
        let body = count(dated(|_| true));
        let most = |years: &BTreeMap<i16, usize>| {
            years
                .iter()
                .max_by_key(|(year, n)| (**n, body.get(year).copied().unwrap_or(0)))
                .map(|(year, n)| (*year, *n))
        };
        let titles = most(&count(dated(|kind| kind == BlockKind::Title))).map(|(year, _)| year);
        let total: usize = body.values().sum();
        let spoken = most(&body);
        let majority = spoken.filter(|(_, n)| *n >= QUORUM && n * 2 > total).map(|(year, _)| year);
        let year = titles.or(majority).or(published.map(|day| day.year())).or(spoken.map(|(year, _)| year));
        Time { published, year }
    }
}

/// How often each year is spoken of, periods left out.
fn count<'a>(atoms: impl Iterator<Item = &'a Atom>) -> BTreeMap<i16, usize> {
    let mut years = BTreeMap::new();
    for atom in atoms.filter(|atom| {
        atom.last.is_none() && (atom.first.within_year() || atom.first.unit == Some(Granularity::Year))
    }) {
        if let Some(year) = atom.first.year {
            *years.entry(year).or_default() += 1;
        }
    }
    years
}

/// Joins a month at the end of one block to the year that begins the next, as where a page cuts a table:
/// the month takes the year, which is not a date of its own.
pub(super) fn carry_over(source: &Source<'_>, found: &mut [Vec<Atom>]) {
    for (pair, passages) in (1..found.len()).zip(source.passages.windows(2)) {
        let (before, after) = found.split_at_mut(pair);
        let (Some(before), Some(after), [passage, next]) = (before.last_mut(), after.first_mut(), passages)
        else {
            return;
        };
        let same = passage.kind == next.kind && passage.section == next.section;
        let ends = before.last_mut().filter(|atom| {
            atom.first.year.is_none()
                && atom.last.is_none()
                && atom.range.end == passage.text.trim_end().len()
        });
        let begins = after.first().filter(|atom| {
            let year =
                atom.first.unit == Some(Granularity::Year) && atom.last.is_none() && atom.tokens == (0..1);
            let goes_on = next
                .text
                .get(atom.range.end..)
                .is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase));
            year && goes_on
        });
        if let (true, Some(month), Some(year)) = (same, ends, begins.and_then(|atom| atom.first.year)) {
            month.first.year = Some(year);
            month.resolution = Some(Resolution::Explicit);
            after.remove(0);
        }
    }
}

/// Gives every date of `passage` that has no year the one that its context gives, if any does.
pub(super) fn resolve(passage: &Passage<'_>, atoms: &mut [Atom], time: Time, dated: impl Fn(usize) -> bool) {
    let (mut known, mut earlier): (Option<i16>, Option<Point>) = (None, None);
    for index in 0..atoms.len() {
        let Some(atom) = atoms.get(index) else { return };
        if atom.first.year.is_some() {
            if reliable(atom, time, &dated) {
                known = atom.last.unwrap_or(atom.first).year;
            }
            earlier = Some(atom.last.unwrap_or(atom.first));
            continue;
        }
        if let Some(told) = atom.told {
            let year = told_year(told, atom.first, earlier, time.published);
            if let (Some(year), Some(atom)) = (year, atoms.get_mut(index)) {
                (atom.first, atom.resolution) = (atom.first.in_year(year), Some(Resolution::Context));
                earlier = Some(atom.first);
                if !matches!(told, Told::Years(..0)) {
                    known = Some(year);
                }
            }
            continue;
        }
        let follows = || {
            let end = sentence_end(passage.text, atom.range.end);
            let rest = atoms.get(index + 1..).unwrap_or_default();
            let sentence = rest.iter().take(8).take_while(|next| next.range.start < end);
            sentence
                .clone()
                .find(|next| next.first.year.is_some() && reliable(next, time, &dated))
                .and_then(|next| next.first.year)
        };
        let year = known.or_else(follows).or(time.year);
        if let (Some(year), Some(atom)) = (year, atoms.get_mut(index)) {
            place(atom, year, time.published);
            earlier = Some(atom.last.unwrap_or(atom.first));
        }
    }
}

/// The year of a date that is inferred from `earlier`, the date before it, or from the day of publication.
fn told_year(told: Told, point: Point, earlier: Option<Point>, published: Option<Date>) -> Option<i16> {
    let bounds = |year: i16| point.in_year(year).bounds();
    match told {
        Told::Years(count) => earlier?.year.map(|year| year + count),
        Told::Next => {
            let (start, year) = (earlier?.bounds()?.0, earlier?.year?);
            (year..=year + 1).find(|&year| bounds(year).is_some_and(|(next, _)| next > start))
        }
        Told::Past => {
            let day = published?;
            (day.year() - 1..=day.year()).rev().find(|&year| bounds(year).is_some_and(|(_, end)| end < day))
        }
        Told::Coming => {
            let day = published?;
            (day.year()..=day.year() + 1).find(|&year| bounds(year).is_some_and(|(start, _)| start > day))
        }
    }
}

/// Puts a date into `year`; a period that runs over the turn of the year ends, or else begins, in it.
fn place(atom: &mut Atom, year: i16, published: Option<Date>) {
    atom.resolution = Some(Resolution::Context);
    let first = atom.first.in_year(year);
    let last = atom.last.map(|last| last.in_year(year));
    let turns = value(first, last, Resolution::Context) == Err(Impossible::Reversed)
        && last.is_some_and(|last| last.part != first.part);
    let later = |point: Point| point.in_year(year + 1);
    let ahead = last
        .and_then(|last| later(last).bounds())
        .is_some_and(|(start, _)| published.is_some_and(|day| start > day));
    (atom.first, atom.last) = match (turns, ahead) {
        (false, _) => (first, last),
        (true, true) => (first.in_year(year - 1), last),
        (true, false) => (first, last.map(later)),
    };
}

/// Whether the year of a date tells the year of others near it; `dated` knows, of its first token, whether the
/// date stands as the time of something.
fn reliable(atom: &Atom, time: Time, dated: impl Fn(usize) -> bool) -> bool {
    let past = || match (atom.first.bounds(), time.published) {
        (Some((start, _)), Some(day)) => start <= day || start.year() == day.year(),
        _ => true,
    };
    let placed = match atom.first.unit {
        Some(Granularity::Year) => atom.last.is_none() && dated(atom.tokens.start),
        _ => atom.first.within_year(),
    };
    placed && past()
}

/// The longest stretch that is looked at for the ends of a sentence; it keeps the work linear.
const STRETCH: usize = 1000;

/// Where the sentence ends that holds `from`: the next full stop before a blank, or the end of the text.
pub(super) fn sentence_end(text: &str, from: usize) -> usize {
    let limit = (from + STRETCH..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let rest = text.get(from..limit).unwrap_or_default();
    let mut stops = rest.match_indices(['.', '?', '!', ';']).map(|(at, _)| at + 1);
    let ends = |at: &usize| {
        rest.get(*at..).is_none_or(|after| after.is_empty() || after.starts_with(char::is_whitespace))
    };
    from + stops.find(ends).unwrap_or(rest.len())
}

/// Where the sentence begins that holds `to`.
pub(super) fn sentence_start(text: &str, to: usize) -> usize {
    let floor = (to.saturating_sub(STRETCH)..to).find(|&at| text.is_char_boundary(at)).unwrap_or(to);
    let before = text.get(floor..to).unwrap_or_default();
    let mut stops = before.rmatch_indices(['.', '?', '!', ';']).map(|(at, _)| at + 1);
    let begins = |at: &usize| before.get(*at..).is_some_and(|after| after.starts_with(char::is_whitespace));
    floor + stops.find(begins).unwrap_or(0)
}
