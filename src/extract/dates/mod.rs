//! Calendar expressions in French and English: where they stand, which days they mean, how we know.
//!
//! A text is cut into tokens, each with its class ([`class`]); what only looks like a year or a day is
//! set aside ([`guard`]); rules over classes read single dates ([`atom`]); neighbours explain one
//! another ([`chain`]); the document explains the rest ([`context`]). The rules stand once, in [`shapes`] and [`links`], for
//! both languages or for one; the words and the evidence of a language stand in `fr.rs` and `en.rs`, item by item side by side.
//!
//! Dates in digits: `2018-05-03` is a day and `2018-05` a month; `2011-12` and `2017/18` are years,
//! since their second half is after the first. `03/05/2018` is 3 May in both languages, as the United
//! Nations writes it, unless only the other order is possible (`05/24/2018`).

mod address;
mod atom;
mod chain;
mod class;
mod composite;
mod context;
mod digits;
mod edtf;
mod en;
#[cfg(test)]
mod evidence;
mod flaw;
mod fr;
mod guard;
mod language;
mod laws;
mod lex;
mod links;
mod lookalike;
mod parts;
mod point;
mod rule;
mod series;
mod shapes;
mod written;

#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

pub(super) use edtf::read_edtf;
pub(super) use flaw::DateFlaw;

use self::atom::Atom;
use self::context::Time;
use self::language::Language;
use self::point::{Impossible, value};
use super::{Passage, Source};
use crate::model::{DateFault, Granularity, Lang, Mention, Resolution, RuleId, Value};

/// How many years after its publication a document may mean by two digits.
const AHEAD: i16 = 10;
/// The latest year that two digits mean where no publication is known.
const LATEST: i16 = 2029;

fn language(lang: Lang) -> &'static Language {
    match lang {
        Lang::Fr => &fr::LANGUAGE,
        Lang::En => &en::LANGUAGE,
    }
}

/// The names of the rules of a language, and of what ties two dates.
pub(super) fn rules(lang: Lang) -> impl Iterator<Item = RuleId> {
    let language = language(lang);
    language.rules.iter().map(|rule| rule.id).chain(language.links.iter().map(|link| link.id))
}

/// Finds the dates of a document, sorted by place, and what is wrong with some of them.
///
/// Nothing is found inside the `masked` mentions, which are sorted by place too.
pub(crate) fn find(source: &Source<'_>, masked: &[Mention]) -> (Vec<Mention>, Vec<DateFlaw>) {
    let language = language(source.lang);
    let latest = source.published.map_or(LATEST, |issued| issued.year() + AHEAD);
    let mut masked = masked.iter().peekable();
    let (mut found, mut placed) = (Vec::new(), Vec::new());
    for (block, passage) in source.passages.iter().enumerate() {
        let mut masks = address::find(passage.text);
        while let Some(mention) = masked.next_if(|mention| mention.block <= block) {
            if mention.block == block {
                masks.push(mention.range.clone());
            }
        }
        masks.sort_by_key(|mask| mask.start);
        let (atoms, times) = read(passage, language, &masks, latest);
        found.push(atoms);
        placed.push(times);
    }
    context::carry_over(source, &mut found);
    let time = Time::of(source, &found);
    let mut report = Report { language, time, mentions: Vec::new(), flaws: Vec::new() };
    for (block, ((passage, mut atoms), times)) in source.passages.iter().zip(found).zip(placed).enumerate() {
        context::resolve(passage, &mut atoms, time, |token| times.binary_search(&token).is_ok());
        for atom in &atoms {
            report.add(block, passage, atom);
        }
    }
    (report.mentions, report.flaws)
}

/// The atoms of a passage, and the tokens at which a year stands as the time of something.
fn read(
    passage: &Passage<'_>,
    language: &Language,
    masks: &[Range<usize>],
    latest: i16,
) -> (Vec<Atom>, Vec<usize>) {
    let mut tokens = written::join(lex::lex(passage.text, language, masks, latest), passage.text);
    if !tokens.iter().any(|token| atom::begins_date(token.class)) {
        return (Vec::new(), Vec::new());
    }
    let classes = atom::classes(&tokens);
    guard::suspect(&mut tokens, &classes, language);
    let atoms = atom::read(&tokens, &classes, language);
    let times = guard::times(&tokens);
    (chain::tie(atoms, &tokens, &classes, language), times)
}

/// The weekday of `day`, if another one is printed before the date.
fn odd_weekday(atom: &Atom, day: Date) -> Option<Weekday> {
    let weekday = day.weekday();
    let printed = atom.weekday.filter(|_| atom.first.unit == Some(Granularity::Day))?;
    (printed != weekday.to_monday_one_offset()).then_some(weekday)
}

/// The mentions and flaws as they are gathered.
struct Report<'a> {
    language: &'a Language,
    time: Time,
    mentions: Vec<Mention>,
    flaws: Vec<DateFlaw>,
}

impl Report<'_> {
    /// Notes what an atom means, or what is wrong with it.
    fn add(&mut self, block: usize, passage: &Passage<'_>, atom: &Atom) {
        let Some(resolution) = atom.resolution else {
            return self.flaw(block, passage, atom, DateFault::NoYear);
        };
        match value(atom.first, atom.last, resolution) {
            Ok(date) => {
                if let Some(weekday) = odd_weekday(atom, date.start) {
                    self.flaw(block, passage, atom, DateFault::OtherWeekday { weekday });
                    // A year that the context gave, and that the weekday denies, is not the year.
                    if resolution == Resolution::Context {
                        return;
                    }
                }
                let sure = resolution != Resolution::Context;
                let published = self.time.published.filter(|day| sure && date.start > *day);
                if let Some(published) = published.filter(|_| self.told_as_past(passage.text, &atom.range)) {
                    self.flaw(block, passage, atom, DateFault::PastAfterPublication { published });
                }
                let value = Value::Date(date);
                self.mentions.push(Mention { block, range: atom.range.clone(), rule: atom.rule, value });
            }
            Err(Impossible::NoSuchDay) => self.flaw(block, passage, atom, DateFault::NoSuchDay),
            Err(Impossible::Reversed) => {
                self.flaw(block, passage, atom, DateFault::EndBeforeStart);
                self.ends(block, atom, resolution);
            }
        }
    }

    /// Notes the two ends of a period that runs backwards, each as a date of its own.
    fn ends(&mut self, block: usize, atom: &Atom, resolution: Resolution) {
        let (Some(last), Some(ends)) = (atom.last, atom.ends.clone()) else { return };
        for (point, range) in [atom.first, last].into_iter().zip(ends) {
            if let Ok(date) = value(point, None, resolution) {
                self.mentions.push(Mention { block, range, rule: atom.rule, value: Value::Date(date) });
            }
        }
    }

    /// Notes a flaw.
    fn flaw(&mut self, block: usize, passage: &Passage<'_>, atom: &Atom, fault: DateFault) {
        let surface = passage.text.get(atom.range.clone()).unwrap_or_default().to_owned();
        self.flaws.push(DateFlaw { block, range: atom.range.clone(), surface, fault });
    }

    /// Whether the clause tells of the date at `range` as past.
    fn told_as_past(&self, text: &str, range: &Range<usize>) -> bool {
        let start = context::sentence_start(text, range.start);
        let end = context::sentence_end(text, range.end);
        let end =
            text.get(range.end..end).and_then(|rest| rest.find([',', ':'])).map_or(end, |at| range.end + at);
        let part = |range: Range<usize>| text.get(range).unwrap_or_default();
        self.language.past.is_match(part(start..range.start))
            && !self.language.future.is_match(part(start..end))
    }
}
