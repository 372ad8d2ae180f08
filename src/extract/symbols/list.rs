//! The numbers behind a cue: `les résolutions 54/64, 69/250 et 74/252`, each with its organ, day and place.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::language::{after_link, either, end_of, pattern, rest, title};
use super::number::{self, Form, Number};
use super::organ::Who;
use super::pinpoint;
use super::reference::{CUES, Context, Cue};

/// A number behind a cue, and what the text says behind the number.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) start: usize,
    pub(super) number: Number,
    /// The organ named behind it.
    pub(super) organ: Option<Who>,
    /// The place inside the document named behind it.
    pub(super) place: Option<Range<usize>>,
    /// Where the text goes on behind all that.
    pub(super) end: usize,
}

static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    let opening = either(|w| w.list_opening);
    pattern(&format!(r"^\s?,?\s?(?:(?:{opening})\s?)?:?\s?\(?\[?(?:{})?\s?\[?", either(|w| w.number_mark)))
});

static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:\s?[,;]\s?(?:(?P<and>{and})\s)?|\s(?P<alone>{and}|{to})\s|(?P<dash>[-‑–—]))(?:(?P<article>{article})\s)?(?:{mark})?\s?\[?",
        and = either(|w| w.and),
        to = either(|w| w.to),
        article = either(|w| w.article),
        mark = either(|w| w.number_mark),
    ))
});

static DATED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^\s?,?\s(?:{})", either(|w| w.dated))));
static OF: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:\s?,)?\s(?:{})\s?", either(|w| w.of_organ))));
static IN_WHICH: LazyLock<Regex> = LazyLock::new(|| {
    let (link, subject) = (either(|w| w.in_which), either(|w| w.subject));
    pattern(&format!(r"^(?:\s?,)?\s(?:{link})\s(?:(?:{subject})\s?)?"))
});
static SUBJECT: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^\s?,\s(?:{})\s?", either(|w| w.subject))));

impl Context<'_> {
    /// The numbers behind a cue.
    pub(super) fn members(&self, cue: &Cue) -> Vec<Member> {
        let mut members = Vec::new();
        let named = self.naming_behind(cue.range.end, &OF);
        let mut at = named.map_or(cue.range.end, |naming| naming.range.end);
        at += end_of(&OPENING, rest(self.text, at)).unwrap_or(0);
        let mut next = self.number(at).map(|number| (at, number));
        while let Some((start, number)) = next {
            let mut member = self.member(cue, start, number);
            if members.is_empty() {
                member.organ = member.organ.or(named.map(|naming| naming.who));
            }
            next = self.next_member(cue, member.end).or_else(|| self.dated_member(cue, &member));
            members.push(member);
        }
        // An organ named behind the last members of a list speaks for those before them.
        let mut organ = None;
        for member in members.iter_mut().rev() {
            organ = member.organ.or(organ);
            member.organ = organ;
        }
        members
    }

    /// The number at `at`, with what bounds its day.
    fn number(&self, at: usize) -> Option<Number> {
        number::read(self.text, at).map(|number| Number { published: self.citing.year, ..number })
    }

    /// A member with the organ, the day and the place behind it.
    fn member(&self, cue: &Cue, start: usize, mut number: Number) -> Member {
        let mut at = after_link(self.text, number.end);
        let mut place = pinpoint::after(self.text, number.end);
        at = place.as_ref().map_or(at, |place| place.end);
        let mut organ = None;
        for _ in 0..2 {
            if let Some(naming) = self.naming_behind(at, &OF) {
                organ = organ.or(Some(naming.who));
                at = naming.range.end;
            }
            if let Some(day) = DATED.find(rest(self.text, at)) {
                number.adopted = number.adopted.or(year(day.as_str()));
                at += day.end();
            }
            at += title(rest(self.text, at)).unwrap_or(0);
        }
        if place.is_none() {
            place = pinpoint::after(self.text, at);
            at = place.as_ref().map_or(at, |place| place.end);
        }
        if organ.is_none() {
            let owned = || self.naming_behind(at, &SUBJECT).filter(|_| self.is_owned(cue));
            let speaker = self.naming_behind(at, &IN_WHICH).or_else(owned);
            organ = speaker.map(|naming| naming.who);
        }
        Member { start, number, organ, place, end: at }
    }

    /// The next member of a list that is read up to `at`.
    fn next_member(&self, cue: &Cue, at: usize) -> Option<(usize, Number)> {
        let gap = SEPARATOR.captures(rest(self.text, at))?;
        let start = at + gap[0].len();
        let number = self.number(start)?;
        let joined = gap.name("and").or(gap.name("alone")).or(gap.name("dash")).is_some();
        let sure = match number.form {
            Form::Session => number.first() > Some(30),
            Form::Special | Form::Roman | Form::Dated => true,
            Form::Year | Form::Bare | Form::Slashed => false,
        };
        let listed = cue.plural || gap.name("article").is_some() || joined && sure;
        (listed && (number.form != Form::Bare || cue.plural && number.head.len() > 1))
            .then_some((start, number))
    }

    /// The next member of a list whose members have a day and a title: `74/134 of 18 December 2019 on girls and 73/148 of ...`.
    fn dated_member(&self, cue: &Cue, last: &Member) -> Option<(usize, Number)> {
        static NEXT: LazyLock<Regex> = LazyLock::new(|| {
            let (and, article, dated) = (either(|w| w.and), either(|w| w.article), either(|w| w.dated));
            let number =
                r"(?P<number>(?:E?S-)?\d{1,4}/\d{1,4}(?:\s[A-Z]\b)?|\d{1,4}(?:\s[A-Z])?\s\([\dXLVI]{1,5}\))";
            pattern(&format!(
                r"(?:[,;]|\s(?:{and}))\s(?:(?:{and})\s)?(?:(?:{article})\s)?{number}\s?,?\s(?:{dated})"
            ))
        });
        if !cue.plural || last.number.adopted.is_none() {
            return None;
        }
        let behind = rest(self.text, last.end);
        let title = behind.get(..sentence_end(behind))?;
        let start = last.end + NEXT.captures(title)?.name("number")?.start();
        let acts = self.text.get(last.end..start)?;
        (!CUES.is_match(acts)).then(|| self.number(start)).flatten().map(|number| (start, number))
    }
}

/// Where the first sentence of a text ends.
fn sentence_end(text: &str) -> usize {
    [". ", "? ", "! "].iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len())
}

/// The year at the end of a day.
fn year(day: &str) -> Option<u32> {
    day.get(day.len().checked_sub(4)?..)?.parse().ok()
}
