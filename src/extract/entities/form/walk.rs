//! From the noun of a name to its natural ends.

use std::ops::Range;

use super::grammar::{Grammar, Link};
use super::tokens::{Kind, Token};
use super::words::{Begins, Facts, Word, WordTable};
use crate::extract::entities::scan::Hit;
use crate::model::EntityKind;

/// How many words a name has at most on either side of its noun.
const LONGEST: usize = 40;

/// What the identifier of a country begins with.
pub(super) const COUNTRY: &str = "iso3166:";

/// The tokens of a text, to be walked over.
pub(super) struct Walk<'a> {
    pub(super) grammar: &'a Grammar,
    /// The grammar of the document's language, if that is another.
    pub(super) home: Option<&'a Grammar>,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a WordTable<'a>,
    /// The names known in the text, in order.
    pub(super) hits: &'a [Hit],
}

/// What has been read of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// The noun of the name.
    pub(super) head: usize,
    /// The link of the last complement.
    pub(super) link: Option<Link>,
    /// Whether that link or its article is a plural or stands without an article.
    pub(super) open: bool,
    /// Whether the name has a complement that is not a body itself.
    pub(super) satisfied: bool,
    /// Whether the last noun is capitalised.
    pub(super) capital: bool,
    /// Whether a topic has been named, and whether one may still follow.
    topic: bool,
    pub(super) closed: bool,
}

impl Walk<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.text.get(token.range.clone())).unwrap_or_default()
    }

    /// What the word at `at` is looked up by.
    fn looked_up(&self, at: usize) -> &Word {
        self.words.word(self.tokens.get(at).map(|token| token.number))
    }

    /// The word at `at` without accents, capitals and kinds of apostrophe.
    pub(super) fn folded(&self, at: usize) -> &str {
        &self.looked_up(at).folded
    }

    /// The word at `at` in small letters, with its accents.
    pub(super) fn small(&self, at: usize) -> &str {
        &self.looked_up(at).small
    }

    /// What the grammar says of the word at `at`.
    pub(super) fn facts(&self, at: usize) -> Facts {
        self.looked_up(at).facts(self.home.is_none())
    }

    pub(super) fn is(&self, at: usize, kind: Kind) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == kind)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.is(at, Kind::Word) && self.looked_up(at).begins == Begins::Capital
    }

    pub(super) fn is_small(&self, at: usize) -> bool {
        self.is(at, Kind::Word) && self.looked_up(at).begins == Begins::Small
    }

    /// Whether a word has no small letter.
    pub(super) fn is_all_capitals(&self, at: usize) -> bool {
        self.looked_up(at).all_capitals
    }

    /// What the noun at `at` says that a name is that of.
    pub(super) fn head(&self, at: usize) -> Option<EntityKind> {
        if self.is_small(at) {
            let before = || at.checked_sub(1).map(|before| self.folded(before)).unwrap_or_default();
            let facts = self.facts(at);
            let kind = facts.head.filter(|_| facts.small_head && self.grammar.leads_to_head(before()))?;
            let named = match kind {
                EntityKind::Instrument => {
                    self.link(self.law_link(at)).is_some_and(|(link, _)| link == Link::Topic)
                        || self.has_subject(at)
                }
                _ => self.has_duty(at),
            };
            return named.then_some(kind);
        }
        if !self.is_capital(at) {
            return None;
        }
        self.facts(at).head
    }

    /// Whether a subject of laws stands behind the noun at `noun`, with "of" or without: "code pénal", "code de la route".
    fn has_subject(&self, noun: usize) -> bool {
        let subject = self.of(noun + 1).map_or(noun + 1, |behind| self.article(behind));
        self.is_small(subject) && self.grammar.is_subject(self.folded(subject))
    }

    /// Whether what a body has charge of stands behind the noun at `noun`, with its article: "ministère de la justice".
    fn has_duty(&self, noun: usize) -> bool {
        self.of(noun + 1).is_some_and(|behind| {
            self.article(behind) > behind || self.grammar.is_contracted(self.folded(behind - 1))
        })
    }

    /// Where the link stands behind the noun of a law and its adjective: "loi fédérale sur l’asile".
    fn law_link(&self, noun: usize) -> usize {
        let adjective = self.is_small(noun + 1)
            && self.link(noun + 1).is_none()
            && self.grammar.is_adjective(self.folded(noun + 1));
        noun + 1 + usize::from(adjective)
    }

    /// The known name that begins with the token at `at`, and the token behind it.
    pub(super) fn hit_from(&self, at: usize) -> Option<(&Hit, usize)> {
        let start = self.tokens.get(at)?.range.start;
        let hit = self.hits.get(self.hits.partition_point(|hit| hit.range.start < start))?;
        let end = self.tokens.partition_point(|token| token.range.start < hit.range.end);
        (hit.range.start == start).then_some((hit, end))
    }

    /// The known name that ends with the token before `end`, and the token in which it begins: that is one before `end` at
    /// least, also for the "EU" of "ACP-EU".
    pub(super) fn hit_to(&self, end: usize) -> Option<(&Hit, usize)> {
        let stop = self.tokens.get(end.checked_sub(1)?)?.range.end;
        let hit = self.hits.get(self.hits.partition_point(|hit| hit.range.end < stop))?;
        let start = self.tokens.partition_point(|token| token.range.start < hit.range.start);
        // A name inside a word, as in `ACP-EU`, begins with no token.
        let whole = self.tokens.get(start).is_some_and(|token| token.range.start == hit.range.start);
        (whole && hit.range.end == stop).then_some((hit, start))
    }

    /// The link at `at`, and the token behind it.
    pub(super) fn link(&self, at: usize) -> Option<(Link, usize)> {
        if !(self.is(at, Kind::Word) || self.is(at, Kind::Elision)) {
            return None;
        }
        let same = |rest: &[String]| {
            rest.iter().enumerate().all(|(index, word)| self.small(at + 1 + index) == *word)
        };
        let fitting = self.facts(at).links.iter().filter(|(rest, _)| same(rest));
        fitting.max_by_key(|(rest, _)| rest.len()).map(|(rest, link)| (*link, at + 1 + rest.len()))
    }

    /// The token behind the "of" at `at`.
    pub(super) fn of(&self, at: usize) -> Option<usize> {
        self.link(at).filter(|(link, _)| *link == Link::Of).map(|(_, behind)| behind)
    }

    pub(super) fn article(&self, at: usize) -> usize {
        let small = self.is(at, Kind::Word) || self.is(at, Kind::Elision);
        if small && self.grammar.is_article(self.folded(at)) { at + 1 } else { at }
    }

    /// The first token of the name whose noun stands at `head`.
    pub(super) fn left(&self, head: usize) -> usize {
        let mut start = head;
        while let Some(next) = self.before(start).filter(|next| next + LONGEST > head) {
            start = next;
        }
        // A bare short form before the name is not part of it: "the Board Task Force".
        while start < head && self.head(start).is_some() && self.hit_from(start).is_none() {
            start += 1;
        }
        start
    }

    /// Where the word or name right before `start` begins, if it belongs to the same name.
    fn before(&self, start: usize) -> Option<usize> {
        let at = start.checked_sub(1)?;
        if self.grammar.head_last {
            if let Some((hit, first)) = self.hit_to(start) {
                // Two bodies stand side by side where the second begins with its country: "UNSOS Kenya Defence Forces".
                let country =
                    self.hit_from(start).is_some_and(|(hit, _)| hit.entity.kind == Some(EntityKind::Place));
                let apart = country && hit.entity.kind == Some(EntityKind::Org);
                return (hit.entity.kind != Some(EntityKind::Person) && !apart).then_some(first);
            }
            if self.link(at).is_some_and(|(link, _)| link == Link::And) {
                // "The Baker Trust and Mines Advisory Group": a known name stands by itself.
                let known = self.hit_from(start).is_some_and(|(hit, behind)| {
                    behind > start + 1 && hit.entity.kind == Some(EntityKind::Org)
                });
                return if known { None } else { self.joined(at) };
            }
        }
        // "Sudan People’s Liberation Army": whose army it is belongs to its name.
        let owner = self.is_owner(at) && !self.grammar.is_inner_owner(self.folded(at));
        let word = self.folded(at);
        let precedes = self.grammar.may_precede(word) || self.grammar.is_led(word) && self.is_led(at);
        let fits = self.is_capital(at) && !owner && !self.is_home_article(at) && precedes;
        fits.then_some(at)
    }

    /// Whether an article of the text's own language stands before a name in the other: "Le Human Rights Forum".
    pub(super) fn is_home_article(&self, at: usize) -> bool {
        self.home.is_some_and(|home| home.is_article(self.folded(at)))
    }

    /// Whether an article or a place stands right before the word at `at`.
    fn is_led(&self, at: usize) -> bool {
        let place = self.hit_to(at).is_some_and(|(hit, _)| hit.entity.kind == Some(EntityKind::Place));
        place || at.checked_sub(1).is_some_and(|article| self.article(article) == at)
    }

    /// Where the words before the "and" at `and` begin: "Truth and Reconciliation Commission".
    fn joined(&self, and: usize) -> Option<usize> {
        let mut start = and;
        while let Some(at) = start.checked_sub(1)
            && self.is_capital(at)
            && start + LONGEST > and
            && self.head(at).is_none()
            && self.hit_to(start).is_none()
            && self.grammar.may_precede(self.folded(at))
            && !self.is_home_article(at)
        {
            start = at;
        }
        if start == and {
            return None;
        }
        // "Ceasefire and Security Arrangements Monitoring and Verification Mechanism": one pair before another.
        match start.checked_sub(1).and_then(|at| Some((at, self.link(at)?.0))) {
            Some((at, Link::And)) if start + 1 < and => self.joined(at),
            Some(_) => None,
            None => Some(start),
        }
    }

    /// The last noun of the capitalised words that begin with the one at `head`.
    pub(super) fn last_head(&self, head: usize) -> usize {
        let mut last = head;
        let mut at = head + 1;
        while self.grammar.head_last
            && at < head + LONGEST
            && self.is_capital(at)
            && self.hit_from(at).is_none()
        {
            if self.head(at).is_some() {
                last = at;
            }
            at += 1;
        }
        last
    }

    /// The token behind the name whose noun stands at `head`.
    pub(super) fn right(&self, head: usize) -> usize {
        let closed = self.grammar.is_closed(self.folded(head));
        let mut seen =
            State { head, link: None, open: false, capital: false, satisfied: false, topic: false, closed };
        let mut end = head + 1;
        // Behind this token stands a body that has no complement of its own yet.
        let mut sure = end;
        while end < head + LONGEST {
            let next =
                self.attached(end).or_else(|| self.linked(end, &mut seen)).or_else(|| self.series(end, seen));
            let Some(next) = next else { break };
            let pending = !seen.satisfied && self.head(next - 1).is_some();
            end = next;
            if !pending {
                sure = end;
            }
        }
        sure
    }

    /// A word that follows a noun without a link.
    pub(super) fn attached(&self, at: usize) -> Option<usize> {
        if self.is_small(at) {
            let adjective = self.grammar.is_adjective(self.folded(at)) || self.qualifies(at);
            return (!self.grammar.head_last && adjective).then_some(at + 1);
        }
        if self.grammar.head_last || !self.is_capital(at) {
            return None;
        }
        match self.hit_from(at) {
            Some((hit, end)) => matches!(hit.entity.kind, None | Some(EntityKind::Place)).then_some(end),
            None if self.link(at).is_some() || self.head(at).is_some() => None,
            None => self.grammar.is_noun(self.folded(at)).then_some(at + 1),
        }
    }

    /// A link with its complement.
    fn linked(&self, at: usize, seen: &mut State) -> Option<usize> {
        let (link, behind) = self.link(at)?;
        if link == Link::And {
            return self.and(at, behind, seen);
        }
        let noun = self.article(behind);
        let open = noun == behind && self.word(behind - 1).ends_with(['s', 'S']);
        let place = self.hit_from(noun).filter(|(hit, _)| hit.entity.kind == Some(EntityKind::Place));
        match link {
            // A city is where a body meets, a country what it is concerned with.
            Link::In if place.is_some() || !self.is_to(at) => {
                return place.filter(|(hit, _)| seen.topic && !hit.entity.id.is_empty()).map(|(_, end)| end);
            }
            Link::To | Link::In if place.is_some() || !self.takes_to(at, seen) => return None,
            // "The Ministry for Rural Affairs": without capitals the topic may be that of the sentence.
            Link::Topic
                if seen.closed
                    && (seen.satisfied || !self.grammar.head_last)
                    && !self.grammar.always(self.folded(at)) =>
            {
                return None;
            }
            _ => {}
        }
        let verb = noun == behind && self.is_verb(noun);
        // "Institut des Experts de normes": what has capitals does not go on in small letters without an article.
        let bare = noun == behind && !self.grammar.is_contracted(self.folded(at));
        let strays = bare && seen.capital && seen.satisfied && self.is_small(noun);
        let verb = verb || strays && place.is_none();
        let end = if verb { None } else { self.complement(noun, link, seen) }?;
        seen.link = Some(link);
        seen.open = open;
        seen.capital = self.is_capital(noun);
        seen.topic |= link == Link::Topic;
        // Behind a country a name ends, or only goes on with "of".
        seen.closed |= place.is_some();
        Some(end)
    }

    /// The bytes of the tokens from `start` to before `end`.
    pub(super) fn range(&self, start: usize, end: usize) -> Option<Range<usize>> {
        Some(self.tokens.get(start)?.range.start..self.tokens.get(end.checked_sub(1)?)?.range.end)
    }
}
