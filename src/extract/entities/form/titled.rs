//! Laws and programmes whose English names hold small words: "Access to Information Act", "Education for All Initiative".

use super::grammar::Link;
use super::tokens::Kind;
use super::walk::Walk;

/// How many words such a name has at most before its noun.
const WORDS: usize = 12;

impl Walk<'_> {
    /// The first token of the name whose noun stands at `head`, if small words stand between the capitalised ones before
    /// `start`; an article or an owner must go before it.
    pub(super) fn titled(&self, start: usize, head: usize) -> Option<usize> {
        if !self.grammar.is_titled(self.folded(head)) {
            return None;
        }
        let mut first = start;
        while let Some(next) = self.over_link(first).filter(|next| next + WORDS > head) {
            first = next;
        }
        (first < start && self.is_introduced(first)).then_some(first)
    }

    /// Where the capitalised words begin that a small word joins to those from `start`.
    fn over_link(&self, start: usize) -> Option<usize> {
        let link = start.checked_sub(1)?;
        let joins = self.is_small(link) && (self.link(link).is_some() || self.grammar.joins(self.word(link)));
        // "The Water Act and the Forest Act" are two.
        let two = self.link(link).is_some_and(|(link, _)| link == Link::And)
            && link.checked_sub(1).is_some_and(|at| self.grammar.is_titled(self.folded(at)));
        let mut first = link;
        while let Some(at) = first.checked_sub(1)
            && self.is_capital(at)
            && self.hit_to(first).is_none()
            && !self.is_owner(at)
            && !self.is_home_article(at)
            && self.grammar.may_precede(self.folded(at))
        {
            first = at;
        }
        // "The Department of Defence Strategy" is that of a body.
        let body = self.head(first).is_some() && !matches!(self.link(link), Some((Link::And, _)));
        (joins && !two && !body && first < link).then_some(first)
    }

    /// Whether the word at `at` is a genitive.
    pub(super) fn is_owner(&self, at: usize) -> bool {
        let word = self.word(at);
        word.ends_with("’s") || word.ends_with("'s") || word.ends_with("s’")
    }

    /// Whether an article or an owner stands right before a name.
    fn is_introduced(&self, start: usize) -> bool {
        // In a text of another language, every small word that is none of the name's language goes before it.
        let foreign = |at: usize| {
            let word = self.is_small(at) || self.is(at, Kind::Elision);
            self.home.is_some() && word && self.link(at).is_none() && !self.grammar.joins(self.word(at))
        };
        start.checked_sub(1).is_some_and(|at| {
            self.article(at) > at || self.is_owner(at) || self.is_home_article(at) || foreign(at)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn a_law_takes_in_the_small_words_of_its_name() {
        for (text, want) in [
            ("under the Access to Records Act and the Forest Act", "Access to Records Act|Forest Act"),
            (
                "the Fisheries and Evidence Act, the Birds at Risk Act",
                "Fisheries and Evidence Act|Birds at Risk Act",
            ),
            ("She cited Section 5 of the Harbour Act", "Harbour Act"),
            (
                "the Freedom of Records Policy, the Police and Evidence Act",
                "Freedom of Records Policy|Police and Evidence Act",
            ),
            ("the Minister for Labour in the Harbour Act", "Harbour Act"),
        ] {
            assert_eq!(surfaces(Lang::En, text).join("|"), want);
        }
    }
}
