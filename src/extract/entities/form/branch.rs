//! Bodies that a country ends without a link: `Transports Canada`.

use super::grammar::Link;
use super::tokens::Kind;
use super::walk::{COUNTRY, Walk};

/// How many nouns such a name has at most.
const NOUNS: usize = 6;

impl Walk<'_> {
    /// The first token of the name that the country at `at` ends, and the token behind it.
    pub(super) fn branch(&self, at: usize) -> Option<(usize, usize)> {
        let (_, end) = self.hit_from(at).filter(|(hit, _)| hit.entity.id.starts_with(COUNTRY))?;
        if self.grammar.head_last {
            return Some((self.english_branch(at, end)?, end));
        }
        let mut start = self.branch_noun(at)?;
        let mut joined = false;
        for _ in 0..NOUNS {
            let Some(before) = start.checked_sub(1) else { break };
            let and = self.link(before).is_some_and(|(link, _)| link == Link::And) && !joined;
            let comma = self.is(before, Kind::Comma) && joined;
            let Some(noun) = (and || comma).then(|| self.branch_noun(before)).flatten() else { break };
            start = noun;
            joined = true;
        }
        Some((start, end))
    }

    /// Where the capitalised words before the country at `at` begin, the last of them the noun of such a body: "Statistics
    /// Sweden", "Environment and Climate Change Canada".
    fn english_branch(&self, at: usize, end: usize) -> Option<usize> {
        let part = |at: usize| {
            self.is_capital(at)
                && !self.is_all_capitals(at)
                && self.hit_to(at + 1).is_none()
                && self.grammar.may_precede(self.folded(at))
        };
        // A name that is written as those of companies are ends so too: "NordSteel Sweden".
        let named = |last: &usize| self.grammar.is_branch(self.folded(*last)) || self.is_code(*last);
        let last = at.checked_sub(1).filter(named)?;
        let mut start = at;
        while let Some(before) = start.checked_sub(1).filter(|before| before + NOUNS > last) {
            let and =
                before > 0 && start < at && self.link(before).is_some_and(|(link, _)| link == Link::And);
            match (part(before), and && part(before - 1)) {
                (true, _) => start = before,
                (_, true) => start = before - 1,
                _ => break,
            }
        }
        // The country may begin another name, and a heading may go before it.
        let goes_on = self.is_capital(end) && self.hit_from(end).is_none();
        (start < at && !goes_on).then_some(start)
    }

    /// The capitalised noun before `end`, adjectives between them.
    fn branch_noun(&self, end: usize) -> Option<usize> {
        let mut at = end.checked_sub(1)?;
        while at + NOUNS > end && self.is_small(at) && self.grammar.is_adjective(self.folded(at)) {
            at = at.checked_sub(1)?;
        }
        let noun = self.is_capital(at)
            && !self.is_all_capitals(at)
            && self.link(at).is_none()
            && self.article(at) == at
            && self.hit_to(at + 1).is_none()
            && self.grammar.is_noun(self.folded(at));
        noun.then_some(at)
    }
}
