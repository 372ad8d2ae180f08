//! The organ that adopted a resolution: what the text around its number says of it.

use std::sync::LazyLock;

use regex::Regex;

use super::language::{either, pattern, window};
use super::list::Member;
use super::number::{Form, Number};
use super::organ::{self, Naming, Organ, Who};
use super::reference::{Context, Cue, sentence_start};

/// What stands before a cue.
pub(super) enum Before<'a> {
    /// An organ that can only be the author: `Security Council resolution`.
    Author(&'a Naming),
    /// Organs of the same sentence, one of which is the author: `the Council, in its resolution`.
    Sentence(&'a [Naming]),
}

/// How many names before a number are asked whether its day of adoption is one of theirs.
const WITNESSES: usize = 10;

impl Context<'_> {
    /// Whether the words before a cue make a resolution someone's own: `sa résolution`.
    pub(super) fn is_owned(&self, cue: &Cue) -> bool {
        static OWNER: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"(?i:\b(?:{}))\s(?:\p{{L}}+\s)?$", either(|w| w.possessive))));
        OWNER.is_match(window(self.text, cue.range.start, 40))
    }

    /// The organs named before a cue.
    fn earlier(&self, cue: &Cue) -> &[Naming] {
        let count = self.namings().partition_point(|naming| naming.range.end <= cue.range.start);
        self.namings().get(..count).unwrap_or_default()
    }

    /// What the text before a cue says of the author.
    pub(super) fn before(&self, cue: &Cue) -> Option<Before<'_>> {
        static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
            let acts = either(|w| w.resolution) + "|" + &either(|w| w.decision);
            let (including, article) = (either(|w| w.including), either(|w| w.article));
            let some = format!(
                r"(?:['’]s?)?(?:\s(?:\p{{Ll}}+\s)?(?:{acts}))?\s?,?\s(?:{including})\s(?:(?:{article})\s)?"
            );
            pattern(&format!(r"^(?:(?:['’]s?)?\s|{some})$"))
        });
        static PUNCTUATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?[,:(]\s?$"));
        static LINKED: LazyLock<Regex> = LazyLock::new(|| {
            let (by, article) = (either(|w| w.by), either(|w| w.article));
            pattern(&format!(r"\b(?:{by})\s(?:(?:{article})\s)?(?:\p{{L}}+\s)?$"))
        });
        let earlier = self.earlier(cue);
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
    pub(super) fn organ(
        &self,
        cue: &Cue,
        member: &Member,
        before: Option<&Before<'_>>,
    ) -> Option<&'static Organ> {
        let number = &member.number;
        let default = organ::by_form(cue.act, number);
        let author = member.organ.or(match before {
            Some(Before::Author(naming)) => Some(naming.who),
            _ => None,
        });
        let earlier = self.earlier(cue);
        match author {
            Some(Who::Named(organ)) if organ.acronym == "-" => None,
            Some(Who::Named(organ)) if organ.admits(number) => Some(organ),
            Some(Who::Named(_)) => default,
            Some(Who::Short(short)) => organ::by_short_form(short, number, earlier, self.citing.issuer)
                .or(default.filter(|_| number.form != Form::Session)),
            Some(Who::Unknown) => None,
            None => {
                let sentence = match before {
                    Some(Before::Sentence(namings)) => namings,
                    _ => &[][..],
                };
                let owner = || self.owner(cue, number, sentence);
                let met = || {
                    let mut named = earlier.iter().rev().take(WITNESSES).filter_map(Naming::named);
                    named.find(|organ| number.adopted.is_some() && organ.admits(number))
                };
                among(sentence, number, default).or_else(owner).or(default).or_else(met)
            }
        }
    }

    /// The organ whose own act this is, when its sentence does not name it in full: `its resolution`.
    fn owner(&self, cue: &Cue, number: &Number, sentence: &[Naming]) -> Option<&'static Organ> {
        if number.form == Form::Bare || !self.is_owned(cue) {
            return None;
        }
        let issuer = self.citing.issuer;
        let earlier = self.earlier(cue);
        let short = |naming: &Naming| match naming.who {
            Who::Short(short) => organ::antecedent(short, number, earlier, issuer),
            Who::Named(_) | Who::Unknown => None,
        };
        let nobody = !sentence.iter().any(|naming| naming.named().is_some());
        let shown = sentence.iter().rev().find_map(short);
        shown.or(issuer.filter(|organ| nobody && organ.admits(number)))
    }
}

/// The author among the organs of a sentence: the one that such a number belongs to anyway, else the nearest.
fn among(namings: &[Naming], number: &Number, default: Option<&'static Organ>) -> Option<&'static Organ> {
    let named = || namings.iter().rev().filter_map(Naming::named).filter(|organ| organ.admits(number));
    default.filter(|organ| named().any(|other| other == *organ)).or_else(|| named().next())
}
