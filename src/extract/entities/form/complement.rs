//! What a link joins to a name: the noun of its complement, and which nouns take which link.

use super::grammar::Link;
use super::tokens::Kind;
use super::walk::{State, Walk};
use crate::model::EntityKind;

impl Walk<'_> {
    /// Whether the word at `at`, which may mean "in", may also mean "to".
    pub(super) fn is_to(&self, at: usize) -> bool {
        let to = |(rest, link): &(Vec<String>, Link)| rest.is_empty() && *link == Link::To;
        self.facts(at).links.iter().any(to)
    }

    /// Whether an infinitive stands at `at`.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.is_small(at) && self.grammar.is_infinitive(self.folded(at))
    }

    /// Whether what has been read of a name takes "to" at `at`.
    pub(super) fn takes_to(&self, at: usize, seen: &State) -> bool {
        let last = self.folded(at - 1);
        let adjective = at > seen.head + 1 && self.grammar.is_adjective(last);
        let head = !seen.satisfied && (adjective || self.grammar.takes_to(self.folded(seen.head)));
        head || self.grammar.takes_to(last)
    }

    /// The noun of a complement at `at`, with the words before and, if all words are capitalised, those behind.
    pub(super) fn complement(&self, at: usize, link: Link, seen: &mut State) -> Option<usize> {
        // The place may begin another name: "with the Africa Adaptation Initiative".
        let goes_on =
            |end: usize| self.grammar.head_last && self.is_capital(end) && self.hit_from(end).is_none();
        if let Some((hit, end)) = self
            .hit_from(at)
            .filter(|(hit, end)| hit.entity.kind != Some(EntityKind::Place) || !goes_on(*end))
        {
            return match hit.entity.kind {
                None | Some(EntityKind::Place) => {
                    seen.satisfied = true;
                    Some(end)
                }
                Some(EntityKind::Org | EntityKind::Instrument)
                    if !seen.satisfied
                        && link == Link::Of
                        && (self.is_told(at, seen.head) || self.is_on_topic(seen.head, end)) =>
                {
                    seen.satisfied = true;
                    Some(end)
                }
                _ => None,
            };
        }
        // "The Law on Enforcement of Court Decisions": the noun of a body that tells more about the next one.
        let before = self.grammar.head_last
            && self.is_capital(at + 1)
            && self.head(at + 1).is_none()
            && self.hit_from(at + 1).is_none();
        if self.head(at).is_some() && !before {
            return (!seen.satisfied && link != Link::To).then_some(at + 1);
        }
        let end = self.noun(at)?;
        seen.satisfied = true;
        Some(end)
    }

    /// Whether an instrument goes on with its topic behind the body whose it is: "Convention de l’OIT sur le travail forcé".
    fn is_on_topic(&self, head: usize, end: usize) -> bool {
        let topic = self.link(end).is_some_and(|(link, _)| link == Link::Topic);
        topic && !self.grammar.head_last && self.head(head) == Some(EntityKind::Instrument)
    }

    /// Whether more than its noun tells what a name is before the link whose complement begins at `at`.
    fn is_told(&self, at: usize, head: usize) -> bool {
        let tells = |at: usize| !self.grammar.is_generic(self.folded(at));
        let adjective = |at: usize| self.grammar.is_adjective(self.folded(at)) && tells(at);
        self.precedes(head, tells) || (head + 1..at).any(adjective)
    }

    /// Whether a capitalised word of one kind, no place, stands right before the noun.
    fn precedes(&self, head: usize, kind: impl Fn(usize) -> bool) -> bool {
        let Some(at) = head.checked_sub(1).filter(|_| self.grammar.head_last) else { return false };
        self.is_capital(at) && self.hit_to(head).is_none() && kind(at)
    }

    /// A noun that is not a known name.
    pub(super) fn noun(&self, at: usize) -> Option<usize> {
        let word = self.folded(at);
        if self.grammar.head_last {
            let mut end = at;
            while self.is_capital(end) && self.grammar.is_noun(self.folded(end)) {
                end = match self.hit_from(end) {
                    Some((hit, behind)) if matches!(hit.entity.kind, None | Some(EntityKind::Place)) => {
                        behind
                    }
                    Some(_) => break,
                    None => end + 1,
                };
            }
            return (end > at).then_some(end);
        }
        if !self.is(at, Kind::Word) {
            return None;
        }
        if self.grammar.is_before(word) && self.is(at + 1, Kind::Word) {
            let both = self
                .link(at + 1)
                .is_some_and(|(link, next)| link == Link::And && self.grammar.is_before(self.folded(next)));
            return self.noun(if both { at + 2 } else { at + 1 });
        }
        self.grammar.is_noun(word).then_some(at + 1)
    }
}
