//! Resolutions and decisions cited by their number: `les résolutions 54/64, 69/250 et 74/252`.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::author::Before;
use super::language::{LANGUAGES, either, end_of, opens, pattern, rest, window};
use super::list::Member;
use super::number::{self, Form};
use super::organ::{self, Act, Naming, Organ};
use super::rules::{self, Shape};
use super::{Citing, FoundSymbol, pinpoint};

/// The word that announces a number.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    pub(super) range: Range<usize>,
    pub(super) act: Act,
    /// Which language's word it is.
    language: usize,
    pub(super) plural: bool,
}

/// A text, and the organs that it names, read when first needed.
pub(super) struct Context<'t> {
    pub(super) text: &'t str,
    pub(super) citing: Citing,
    namings: OnceCell<Vec<Naming>>,
}

/// A member of a list and its organ, if one can be told.
type Cited = (Member, Option<&'static Organ>);

/// What joins an act to the one before it.
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    let (and, article) = (either(|w| w.and), either(|w| w.article));
    pattern(&format!(r"^\s?,?\s(?:{and})\s(?:(?:{article})\s)?$"))
});

pub(super) static CUES: LazyLock<Regex> = LazyLock::new(|| {
    let groups = LANGUAGES.map(|w| format!("({})|({})", w.resolution, w.decision));
    pattern(&groups.join("|"))
});

/// The resolutions and decisions that a text cites by number, in order.
pub(super) fn find(text: &str, citing: Citing) -> Vec<FoundSymbol> {
    let context = Context { text, citing, namings: OnceCell::new() };
    let mut found = Vec::new();
    let cues: Vec<Cue> = CUES.captures_iter(text).filter_map(|captures| context.cue(&captures)).collect();
    for (cue, members) in cues.iter().zip(context.cited(&cues)) {
        let before = context.before(cue);
        let place = context.place_before(cue, before.as_ref());
        for (index, (member, organ)) in members.iter().enumerate() {
            if let Some(organ) = organ {
                let place = member.place.clone().or_else(|| place.clone().filter(|_| index == 0));
                context.push(cue, index, member, place, organ, &mut found);
            }
        }
    }
    context.push_elided(&cues, &mut found);
    found.sort_by_key(|one| one.range.start);
    found
}

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

    pub(super) fn namings(&self) -> &[Naming] {
        self.namings.get_or_init(|| organ::namings(self.text))
    }

    /// The organ whose name begins at `at`.
    fn naming_at(&self, at: usize) -> Option<&Naming> {
        let index = self.namings().binary_search_by_key(&at, |naming| naming.range.start).ok()?;
        self.namings().get(index)
    }

    /// The organ named behind `at` by the words of `link`.
    pub(super) fn naming_behind(&self, at: usize, link: &Regex) -> Option<&Naming> {
        end_of(link, rest(self.text, at)).and_then(|gap| self.naming_at(at + gap))
    }

    /// The members behind each cue with their organs, where the text tells them.
    fn cited(&self, cues: &[Cue]) -> Vec<Vec<Cited>> {
        let mut cited: Vec<Vec<Cited>> = Vec::new();
        for cue in cues {
            let before = self.before(cue);
            let organ = |member: Member| {
                let organ = self.organ(cue, &member, before.as_ref());
                (member, organ)
            };
            let mut members: Vec<Cited> = self.members(cue).into_iter().map(organ).collect();
            let joined = |last: &(Member, _)| {
                self.text.get(last.0.end..cue.range.start).is_some_and(|gap| JOINED.is_match(gap))
            };
            if let Some(earlier) = cited.last_mut().filter(|earlier| earlier.last().is_some_and(joined))
                && !matches!(before, Some(Before::Author(_)))
            {
                carry(earlier, &mut members);
            }
            cited.push(members);
        }
        cited
    }

    /// Adds the mentions of one member.
    fn push(
        &self,
        cue: &Cue,
        index: usize,
        member: &Member,
        place: Option<Range<usize>>,
        organ: &'static Organ,
        found: &mut Vec<FoundSymbol>,
    ) {
        let alone = index == 0 && !cue.plural;
        let start = if alone { cue.range.start } else { member.start };
        let direct = member.place.as_ref().filter(|place| place.start <= member.number.end + 8);
        let end = direct.map_or(member.number.end, |place| place.end);
        let shape = if alone { Shape::One } else { Shape::List };
        for symbol in organ.symbols(cue.act, &member.number) {
            let mut one = FoundSymbol::act(
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
    fn push_elided(&self, cues: &[Cue], found: &mut Vec<FoundSymbol>) {
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
                found.push(FoundSymbol::act(start..number.end, rule, symbol, organ.acronym, cue.act));
            }
        }
    }
}

/// Lets the organ of one act speak for another of the same session that is joined to it: `resolution 17/4 of the Council
/// and decision 17/119`.
fn carry(earlier: &mut [Cited], later: &mut [Cited]) {
    let told = |(member, organ): &Cited| organ.map(|organ| (organ, member.number.head.clone()));
    let (Some(last), Some(first)) = (earlier.last(), later.first()) else { return };
    let give = |to: &mut [Cited], from: Option<(&'static Organ, String)>| {
        let Some((giver, session)) = from else { return };
        for (member, organ) in to.iter_mut().filter(|(member, _)| member.organ.is_none()) {
            let silent = organ.is_none() || member.number.head == session;
            if silent && member.number.form != Form::Bare && giver.admits(&member.number) {
                *organ = Some(giver);
            }
        }
    };
    let (forward, back) = (told(last), told(first).filter(|_| first.0.organ.is_some()));
    if first.0.organ.is_none() {
        give(later, forward);
    } else {
        give(earlier, back);
    }
}

/// Where the sentence begins that holds `at`, as far as a reference needs to know.
pub(super) fn sentence_start(text: &str, at: usize) -> usize {
    let before = window(text, at, 600);
    let offset = at - before.len();
    [". ", "? ", "! ", "; "]
        .iter()
        .filter_map(|end| before.rfind(end))
        .max()
        .map_or(offset, |found| offset + found + 1)
}
