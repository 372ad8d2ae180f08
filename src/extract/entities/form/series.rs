//! What "and" and commas join to a name: further complements, nouns and adjectives.

use super::grammar::Link;
use super::tokens::Kind;
use super::walk::{State, Walk};
use crate::model::EntityKind;

/// How many members a series of complements has at most.
const SERIES: usize = 8;

impl Walk<'_> {
    /// What "and" joins: another complement behind the same link, or another noun or adjective behind none.
    pub(super) fn and(&self, at: usize, behind: usize, seen: &State) -> Option<usize> {
        let free = |noun: usize| self.hit_from(noun).is_none() && self.head(noun).is_none();
        if let Some((link, next)) = self.link(behind) {
            let noun = self.article(next);
            if noun == next && self.is_verb(noun) {
                return None;
            }
            let proper = at.checked_sub(1).is_some_and(|last| self.is_capital(last));
            let alike = seen.closed || self.is_capital(noun) || !(seen.capital || proper);
            // "Principes relatifs aux entreprises et aux droits": a topic may end with the link that "and" repeats.
            let same = seen.link == Some(link) || seen.link == Some(Link::Topic) && self.is_to(behind);
            return (same && link != Link::And && alike && free(noun)).then(|| self.noun(noun))?;
        }
        let noun = self.article(behind);
        if noun > behind {
            let topic = matches!(seen.link, Some(Link::Topic | Link::To));
            // "L’Institut de recherche pour le développement et l’Ifremer" are two.
            let alike = !self.is_capital(noun) || at.checked_sub(1).is_some_and(|last| self.is_capital(last));
            return (topic && alike && free(noun))
                .then(|| self.noun(noun))
                .flatten()
                .filter(|end| !self.holds_head(noun, *end));
        }
        if self.is_small(noun) {
            let word = self.folded(noun);
            let before = at.checked_sub(1).map(|last| self.folded(last)).unwrap_or_default();
            let adjectives = self.grammar.is_adjective(word) && self.grammar.is_adjective(before);
            let verb = word.ends_with("ent") && !word.ends_with("ment");
            let nouns = seen.link.is_some() && seen.open && !verb;
            return (!self.grammar.head_last && (adjectives || nouns)).then(|| self.noun(noun))?;
        }
        // "La Société des pétroles du Congo et Perenco" are two.
        let place = self.hit_to(at).is_some_and(|(hit, _)| hit.entity.kind == Some(EntityKind::Place));
        let both = !place && at.checked_sub(1).is_some_and(|last| self.is_capital(last));
        // "Service Budget et Contrôle", but not "Business Council and Deloitte".
        let complement = seen.link.is_some() || !self.grammar.head_last && at > seen.head + 1;
        let joined = both && complement && self.is_capital(noun) && free(noun) && !self.is_acronym(noun);
        joined.then(|| self.noun(noun)).flatten().filter(|end| !self.holds_head(noun, *end))
    }

    /// Whether the capitalised words from `start` to before `end` are a name of their own: "and Global Network".
    fn holds_head(&self, start: usize, end: usize) -> bool {
        self.grammar.head_last && (start + 1..end).any(|at| self.head(at).is_some())
    }

    fn is_acronym(&self, at: usize) -> bool {
        self.is_all_capitals(at) && !self.is_all_capitals(at.saturating_sub(2))
    }

    /// The further members of a series that ends with "and": ", de la justice et des droits".
    pub(super) fn series(&self, at: usize, mut seen: State) -> Option<usize> {
        if !self.is(at, Kind::Comma) {
            return None;
        }
        let mut end = at;
        for _ in 0..SERIES {
            let comma = self.is(end, Kind::Comma);
            let start = if comma { end + 1 } else { end };
            if let Some((Link::And, behind)) = self.link(start) {
                return self.and(start, behind, &seen);
            }
            if !comma {
                return None;
            }
            let noun = match self.link(start) {
                Some((link, noun)) if seen.link == Some(link) && !self.is_verb(noun) => self.article(noun),
                None if self.is_capital(start) && self.is_capital(at - 1) => start,
                // "Pour l’agriculture, l’alimentation et l’environnement".
                None if seen.link == Some(Link::Topic)
                    && self.article(start) > start
                    && self.is_small(self.article(start)) =>
                {
                    self.article(start)
                }
                _ => return None,
            };
            if self.hit_from(noun).is_some() || self.head(noun).is_some() || self.is_acronym(noun) {
                return None;
            }
            end = self.noun(noun)?;
            while let Some(next) = self.attached(end).or_else(|| self.inner(end)) {
                end = next;
            }
            seen.open = true;
        }
        None
    }

    /// A complement inside a member of a series: "de la lutte contre la pauvreté".
    fn inner(&self, at: usize) -> Option<usize> {
        let (link, behind) = self.link(at)?;
        let noun = self.article(behind);
        let free = self.hit_from(noun).is_none() && self.head(noun).is_none();
        (matches!(link, Link::Of | Link::Topic) && free).then(|| self.noun(noun))?
    }
}
