//! Resolutions and decisions cited by their number: `les résolutions 54/64, 69/250 et 74/252`.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::number::{self, Form, Number};
use super::organ::{self, Act, Naming, Organ, Who};
use super::rules::{self, Shape};
use super::words::{LANGUAGES, after_link, either, end_of, opens, pattern, rest, title, window};
use super::{Found, pinpoint};

/// The word that announces a number.
#[derive(Debug, Clone)]
struct Cue {
    range: Range<usize>,
    act: Act,
    /// Which language's word it is.
    language: usize,
    plural: bool,
}

/// A number behind a cue, and what the text says behind the number.
#[derive(Debug)]
struct Member {
    start: usize,
    number: Number,
    /// The organ named behind it.
    organ: Option<Who>,
    /// The place inside the document named behind it.
    place: Option<Range<usize>>,
}

/// What stands before a cue.
enum Before<'a> {
    /// An organ that can only be the author: `Security Council resolution`.
    Author(&'a Naming),
    /// Organs of the same sentence, one of which is the author: `the Council, in its resolution`.
    Sentence(&'a [Naming]),
}

/// A text, and the organs that it names, read when first needed.
struct Context<'t> {
    text: &'t str,
    namings: OnceCell<Vec<Naming>>,
}

static CUES: LazyLock<Regex> = LazyLock::new(|| {
    let groups = LANGUAGES.map(|w| format!("({})|({})", w.resolution, w.decision));
    pattern(&groups.join("|"))
});

/// The resolutions and decisions that a text cites by number, in order.
pub(super) fn find(text: &str) -> Vec<Found> {
    let context = Context { text, namings: OnceCell::new() };
    let mut found = Vec::new();
    let cues: Vec<Cue> = CUES.captures_iter(text).filter_map(|captures| context.cue(&captures)).collect();
    for cue in &cues {
        let members = context.members(cue);
        let before = context.before(cue);
        let place = context.place_before(cue, before.as_ref());
        for (index, member) in members.iter().enumerate() {
            if let Some(organ) = context.organ(cue, member, before.as_ref()) {
                let place = member.place.clone().or_else(|| place.clone().filter(|_| index == 0));
                context.push(cue, index, member, place, organ, &mut found);
            }
        }
    }
    context.push_elided(&cues, &mut found);
    found.sort_by_key(|one| one.range.start);
    found
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
static SUBJECT: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^\s?,\s(?:{})\s?", either(|w| w.subject))));

impl Context<'_> {
    fn cue(&self, captures: &regex::Captures<'_>) -> Option<Cue> {
        let (group, found) = captures.iter().enumerate().skip(1).find_map(|(i, m)| Some((i - 1, m?)))?;
        let word = found.as_str();
        let whole = !rest(self.text, found.end()).starts_with(char::is_alphabetic);
        let act = if group % 2 == 0 { Act::Resolution } else { Act::Decision };
        let plural = word.ends_with(['s', 'S']);
        (whole && opens(self.text, found.start())).then(|| Cue {
            range: found.range(),
            act,
            language: group / 2,
            plural,
        })
    }

    fn namings(&self) -> &[Naming] {
        self.namings.get_or_init(|| organ::namings(self.text))
    }

    /// The organ whose name begins at `at`.
    fn naming_at(&self, at: usize) -> Option<&Naming> {
        let index = self.namings().binary_search_by_key(&at, |naming| naming.range.start).ok()?;
        self.namings().get(index)
    }

    /// The organ named behind `at` by the words of `link`.
    fn naming_behind(&self, at: usize, link: &Regex) -> Option<&Naming> {
        end_of(link, rest(self.text, at)).and_then(|gap| self.naming_at(at + gap))
    }

    /// The numbers behind a cue.
    fn members(&self, cue: &Cue) -> Vec<Member> {
        let mut members = Vec::new();
        let named = self.naming_behind(cue.range.end, &OF);
        let mut at = named.map_or(cue.range.end, |naming| naming.range.end);
        at += end_of(&OPENING, rest(self.text, at)).unwrap_or(0);
        let mut next = number::read(self.text, at).map(|number| (at, number));
        while let Some((start, number)) = next {
            let (mut member, end) = self.member(cue, start, number);
            if members.is_empty() {
                member.organ = member.organ.or(named.map(|naming| naming.who));
            }
            members.push(member);
            next = self.next_member(cue, end);
        }
        // An organ named behind the last members of a list speaks for those before them.
        let mut organ = None;
        for member in members.iter_mut().rev() {
            organ = member.organ.or(organ);
            member.organ = organ;
        }
        members
    }

    /// A member with the organ, the day and the place behind it, and where the text goes on.
    fn member(&self, cue: &Cue, start: usize, number: Number) -> (Member, usize) {
        let mut at = after_link(self.text, number.end);
        let mut place = pinpoint::after(self.text, number.end);
        at = place.as_ref().map_or(at, |place| place.end);
        let mut organ = None;
        for _ in 0..2 {
            if let Some(naming) = self.naming_behind(at, &OF) {
                organ = organ.or(Some(naming.who));
                at = naming.range.end;
            }
            at += end_of(&DATED, rest(self.text, at)).unwrap_or(0);
            at += title(rest(self.text, at)).unwrap_or(0);
        }
        if place.is_none() {
            place = pinpoint::after(self.text, at);
            at = place.as_ref().map_or(at, |place| place.end);
        }
        if organ.is_none() && self.is_owned(cue) {
            organ = self.naming_behind(at, &SUBJECT).map(|naming| naming.who);
        }
        (Member { start, number, organ, place }, at)
    }

    /// The next member of a list that is read up to `at`.
    fn next_member(&self, cue: &Cue, at: usize) -> Option<(usize, Number)> {
        let gap = SEPARATOR.captures(rest(self.text, at))?;
        let start = at + gap[0].len();
        let number = number::read(self.text, start)?;
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

    /// Whether the words before a cue make a resolution someone's own: `sa résolution`.
    fn is_owned(&self, cue: &Cue) -> bool {
        static OWNER: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"(?i:\b(?:{}))\s(?:\p{{L}}+\s)?$", either(|w| w.possessive))));
        OWNER.is_match(window(self.text, cue.range.start, 40))
    }

    /// What the text before a cue says of the author.
    fn before(&self, cue: &Cue) -> Option<Before<'_>> {
        static AUTHOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:['’]s?)?\s$"));
        static PUNCTUATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?[,:(]\s?$"));
        static LINKED: LazyLock<Regex> = LazyLock::new(|| {
            let (by, article) = (either(|w| w.by), either(|w| w.article));
            pattern(&format!(r"\b(?:{by})\s(?:(?:{article})\s)?(?:\p{{L}}+\s)?$"))
        });
        let count = self.namings().partition_point(|naming| naming.range.end <= cue.range.start);
        let earlier = self.namings().get(..count)?;
        let last = earlier.last()?;
        let between = self.text.get(last.range.end..cue.range.start)?;
        if AUTHOR.is_match(between) {
            return Some(Before::Author(last));
        }
        let sentence = sentence_start(self.text, cue.range.start);
        let first = earlier.partition_point(|naming| naming.range.start < sentence);
        let near = PUNCTUATED.is_match(between) || LINKED.is_match(window(self.text, cue.range.start, 60));
        (near || self.is_owned(cue)).then(|| earlier.get(first..).map(Before::Sentence)).flatten()
    }

    /// The organ that a member's number belongs to, if one can be told.
    fn organ(&self, cue: &Cue, member: &Member, before: Option<&Before<'_>>) -> Option<&'static Organ> {
        let number = &member.number;
        let default = organ::by_form(cue.act, number);
        let author = member.organ.or(match before {
            Some(Before::Author(naming)) => Some(naming.who),
            _ => None,
        });
        let earlier = self.namings().partition_point(|naming| naming.range.end <= cue.range.start);
        let earlier = self.namings().get(..earlier).unwrap_or_default();
        match (author, before) {
            (Some(Who::Named(organ)), _) if organ.acronym == "-" => None,
            (Some(Who::Named(organ)), _) => {
                if organ.admits(number) {
                    Some(organ)
                } else {
                    default
                }
            }
            (Some(Who::Short(short)), _) => organ::by_short_form(short, number, earlier)
                .or(default.filter(|_| number.form != Form::Session)),
            (Some(Who::Unknown), _) => None,
            (None, Some(Before::Sentence(namings))) => among(namings, number, default),
            (None, _) => default,
        }
    }

    /// Adds the mentions of one member.
    fn push(
        &self,
        cue: &Cue,
        index: usize,
        member: &Member,
        place: Option<Range<usize>>,
        organ: &'static Organ,
        found: &mut Vec<Found>,
    ) {
        let alone = index == 0 && !cue.plural;
        let start = if alone { cue.range.start } else { member.start };
        let direct = member.place.as_ref().filter(|place| place.start <= member.number.end + 8);
        let end = direct.map_or(member.number.end, |place| place.end);
        let shape = if alone { Shape::One } else { Shape::List };
        for symbol in organ.symbols(cue.act, &member.number) {
            let mut one = Found::act(
                start..end,
                rules::of(cue.language, cue.act, shape),
                symbol,
                organ.acronym,
                cue.act,
            );
            one.pinpoint = place.clone();
            found.push(one);
        }
    }

    /// The place named before a cue, and before the organ that stands there.
    fn place_before(&self, cue: &Cue, before: Option<&Before<'_>>) -> Option<Range<usize>> {
        let author = match before {
            Some(Before::Author(naming)) => Some(naming.range.start),
            _ => None,
        };
        author
            .and_then(|at| pinpoint::before(self.text, at))
            .or_else(|| pinpoint::before(self.text, cue.range.start))
    }

    /// Adds the numbers whose noun stands earlier in their sentence: `étant la 75/227`.
    fn push_elided(&self, cues: &[Cue], found: &mut Vec<Found>) {
        static ELIDED: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(r"(?i:\b(?:{}))\s(?P<number>\d\d/\d{{1,3}})", either(|w| w.elided)))
        });
        if cues.is_empty() {
            return;
        }
        let listed = found.len();
        for captures in ELIDED.captures_iter(self.text) {
            let Some(start) = captures.name("number").map(|number| number.start()) else { continue };
            let earlier = cues.partition_point(|cue| cue.range.end <= start);
            let Some(cue) = cues.get(..earlier).and_then(<[Cue]>::last) else { continue };
            let fresh =
                !found.get(..listed).is_some_and(|listed| super::overlaps(listed, &(start..start + 1)));
            let same_sentence = sentence_start(self.text, start) <= cue.range.start;
            let number = number::read(self.text, start).filter(|number| number.form == Form::Session);
            let (true, true, Some(number)) = (fresh, same_sentence, number) else { continue };
            let Some(organ) = organ::by_form(cue.act, &number) else { continue };
            for symbol in organ.symbols(cue.act, &number) {
                let rule = rules::of(cue.language, cue.act, Shape::Elided);
                found.push(Found::act(start..number.end, rule, symbol, organ.acronym, cue.act));
            }
        }
    }
}

/// The author among the organs of a sentence: the one that such a number belongs to anyway, else the nearest.
fn among(namings: &[Naming], number: &Number, default: Option<&'static Organ>) -> Option<&'static Organ> {
    let named = || {
        namings.iter().rev().filter_map(|naming| match naming.who {
            Who::Named(organ) if organ.admits(number) => Some(organ),
            _ => None,
        })
    };
    default.filter(|organ| named().any(|other| other == *organ)).or_else(|| named().next()).or(default)
}

/// Where the sentence begins that holds `at`, as far as a reference needs to know.
fn sentence_start(text: &str, at: usize) -> usize {
    let before = window(text, at, 600);
    let offset = at - before.len();
    [". ", "? ", "! ", "; "]
        .iter()
        .filter_map(|end| before.rfind(end))
        .max()
        .map_or(offset, |found| offset + found + 1)
}
