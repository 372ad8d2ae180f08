//! What a name that was read may be: too little for one, an area, an office, a part of another; and what it takes in at its end.

use super::grammar::Link;
use super::tokens::Kind;
use super::walk::{COUNTRY, Walk};
use crate::model::EntityKind;

/// Digits of a year.
const YEAR: usize = 4;

impl Walk<'_> {
    /// Whether a name is no more than what many are called: `Comité technique`, `Executive Board`.
    pub(super) fn says_too_little(&self, start: usize, end: usize, key: &str) -> bool {
        if self.grammar.stands_alone(key) {
            return false;
        }
        // "Policy and Compliance" is a heading: a name that begins with its noun goes on with a link.
        if self.link(start + 1).is_some_and(|(link, _)| link == Link::And) && self.head(start).is_some() {
            return true;
        }
        let common = |at: usize| {
            self.head(at).is_some() || self.link(at).is_some() || self.grammar.is_generic(self.folded(at))
        };
        self.grammar.is_bare(key) || (start..end).all(common)
    }

    /// Whether the noun at `head` only says what kind of place stands before it: "Pool Department".
    pub(super) fn is_area(&self, start: usize, head: usize) -> bool {
        let place = self.hit_to(head).is_some_and(|(hit, first)| {
            hit.entity.kind == Some(EntityKind::Place)
                && first == start
                && !hit.entity.id.starts_with(COUNTRY)
        });
        start < head && place && self.grammar.is_area(self.folded(head))
    }

    /// Whether an office goes before: a "Minister of Territorial Administration" is not an administration.
    pub(super) fn is_office(&self, start: usize) -> bool {
        let Some(at) = start.checked_sub(2) else { return false };
        self.link(at + 1)
            .is_some_and(|(link, behind)| matches!(link, Link::Of | Link::Topic) && behind == start)
            && self.grammar.is_office(self.folded(at))
    }

    /// The noun at `head` with the words behind it that no link parts from it: `comite technique`.
    pub(super) fn noun_phrase(&self, head: usize, end: usize) -> String {
        let own = (head + 1..end).take_while(|at| self.link(*at).is_none());
        own.fold(self.folded(head).to_owned(), |phrase, at| phrase + " " + self.folded(at))
    }

    /// Whether a name is a noun with a complement in small letters, as a sentence may have it by chance; a topic with a
    /// complement of its own is not there by chance.
    pub(super) fn is_lean(&self, head: usize, end: usize) -> bool {
        let mut links = (head + 1..end).filter_map(|at| self.link(at)).filter(|(link, _)| *link != Link::And);
        let instrument = self.head(head) == Some(EntityKind::Instrument);
        if instrument && links.next().is_some_and(|(link, _)| link == Link::Topic) && links.next().is_some() {
            return false;
        }
        let closed = self.grammar.is_closed(self.folded(head));
        let tells = |at: &usize| {
            self.is_capital(*at)
                || self.link(head + 1).is_none() && !self.grammar.is_generic(self.folded(*at))
        };
        let own = (head + 1..end).take_while(|at| self.link(*at).is_none()).any(|at| tells(&at));
        !closed && !own && !(head + 1..end).any(|at| self.is_capital(at))
    }

    /// The token behind the years of a plan: "Plan national de sécurité 2008-2011".
    pub(super) fn years(&self, end: usize) -> usize {
        let year = |text: &str| text.len() == YEAR && text.bytes().all(|byte| byte.is_ascii_digit());
        let range = |text: &str| text.split_once('-').is_some_and(|(first, last)| year(first) && year(last));
        if self.is(end, Kind::Number) && range(self.word(end)) {
            return end + 1;
        }
        let dash = self.word(end + 1) == "–";
        if dash && year(self.word(end)) && year(self.word(end + 2)) { end + 3 } else { end }
    }

    /// The token behind the known body that follows "of" at `at`.
    pub(super) fn owner(&self, at: usize) -> Option<usize> {
        let behind = self.of(at)?;
        let (hit, end) = self.hit_from(self.article(behind))?;
        // The body may begin another name: "of EU Heads of Administration".
        let goes_on = self.is_capital(end) && self.hit_from(end).is_none();
        (hit.entity.kind == Some(EntityKind::Org) && !goes_on).then_some(end)
    }

    /// Whether the name of a known body follows "of" at `at`: what stands before is a part of that body.
    pub(super) fn belongs(&self, at: usize) -> bool {
        let Some(behind) = self.of(at) else { return false };
        self.hit_from(self.article(behind))
            .is_some_and(|(hit, _)| matches!(hit.entity.kind, Some(EntityKind::Org | EntityKind::Instrument)))
    }

    /// Whether the word at `at` is one of a known body or instrument.
    pub(super) fn is_known(&self, at: usize) -> bool {
        let Some(word) = self.tokens.get(at) else { return false };
        let hit = self.hits.get(self.hits.partition_point(|hit| hit.range.end <= word.range.start));
        hit.is_some_and(|hit| {
            hit.range.start <= word.range.start
                && matches!(hit.entity.kind, Some(EntityKind::Org | EntityKind::Instrument))
        })
    }
}
