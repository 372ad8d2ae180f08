//! What a name takes in where no list of its own tells: adjectives of the dictionary, and all up to its acronym.

use super::grammar::{Link, Qualifier};
use super::tokens::Kind;
use super::walk::Walk;

/// How many words may stand between what reads as a name and the acronym that closes it.
const BEFORE_ACRONYM: usize = 10;
/// Capitals of the shortest acronym that shows how far a name goes.
const ACRONYM: usize = 3;

impl Walk<'_> {
    /// Whether the word at `at` tells more about the noun of a complement before it: "des actes illicites". A participle
    /// must end the phrase.
    pub(super) fn qualifies(&self, at: usize) -> bool {
        let Some(noun) = at.checked_sub(1).filter(|noun| self.is_small(*noun)) else { return false };
        let several = |at: usize| self.small(at).ends_with(['s', 'x']);
        let agrees = several(noun) == several(at) && self.link(noun).is_none() && self.article(noun) == noun;
        agrees
            && match self.grammar.qualifier(self.small(at)) {
                Some(Qualifier::Adjective) => true,
                Some(Qualifier::Participle) => self.ends_phrase(at + 1),
                None => false,
            }
    }

    /// Whether a noun with what belongs to it ends before the token at `at`.
    fn ends_phrase(&self, at: usize) -> bool {
        let word = self.is(at, Kind::Word);
        let and = self.link(at).is_some_and(|(link, _)| link == Link::And);
        !self.is(at, Kind::Elision) && (!word || and || self.grammar.is_body_verb(self.folded(at)))
    }

    /// The token behind a name that goes on in small letters up to the acronym in brackets that begins as it does.
    pub(super) fn defined(&self, start: usize, end: usize) -> Option<usize> {
        let small = |at: &usize| self.is_small(*at) || self.is(*at, Kind::Elision);
        let close = end + (end..end + BEFORE_ACRONYM).take_while(small).count();
        let acronym = self.word(close + 1);
        let first = |word: &str| word.chars().next().map(|c| c.to_ascii_lowercase());
        let closed =
            self.word(close) == "(" && self.word(close + 2) == ")" && self.is_all_capitals(close + 1);
        // What "and" joins may be another name, unless its letters are in the acronym.
        let goes_on = close > end
            && self
                .link(end)
                .is_some_and(|(link, _)| link != Link::And || self.spells(start, close, acronym));
        let begins = acronym.len() >= ACRONYM && first(acronym) == first(self.folded(start));
        (!self.grammar.head_last && closed && goes_on && begins).then_some(close)
    }
}

impl Walk<'_> {
    /// Whether the words from `start` to before `end`, links and articles aside, begin with the letters of an acronym.
    fn spells(&self, start: usize, end: usize, acronym: &str) -> bool {
        let counts =
            |at: &usize| self.is(*at, Kind::Word) && self.link(*at).is_none() && self.article(*at) == *at;
        let letters = (start..end).filter(counts).filter_map(|at| self.folded(at).chars().next());
        letters.eq(acronym.chars().map(|letter| letter.to_ascii_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn a_complement_takes_in_its_adjectives() {
        for (text, want) in [
            (
                "La Convention pour la répression d’actes illicites contre la navigation a été signée.",
                "Convention pour la répression d’actes illicites contre la navigation",
            ),
            (
                "Le Groupe de travail sur les objets sacrés, présidé par elle",
                "Groupe de travail sur les objets sacrés",
            ),
            ("Le Groupe de travail sur les objets créés par le Comité", "Groupe de travail sur les objets"),
            ("selon le Code de la marine marchande et ses décrets", "Code de la marine marchande"),
            ("Le Comité de la pêche complète le tableau.", "Comité de la pêche"),
        ] {
            assert_eq!(surfaces(Lang::Fr, text).join("|"), want);
        }
    }

    #[test]
    fn a_name_goes_on_up_to_its_acronym() {
        for (text, want) in [
            (
                "l’Alliance pour la sauvegarde du fleuve dans les zones arides (ASFZ) a agi",
                "Alliance pour la sauvegarde du fleuve dans les zones arides|ASFZ",
            ),
            (
                "l’Association pour les droits du lac et l’univers portuaire (ADLUP) a agi",
                "Association pour les droits du lac et l’univers portuaire|ADLUP",
            ),
            ("le Comité du lac et la société des rameurs (CSR) ont agi", "Comité du lac"),
            (
                "le Ministère de la santé dans le cadre du programme élargi de vaccination (PEV)",
                "Ministère de la santé",
            ),
        ] {
            assert_eq!(surfaces(Lang::Fr, text).join("|"), want);
        }
    }
}
