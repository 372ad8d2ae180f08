//! Names that the noun before them explains: "la plateforme ClearPath", "the company Norvex".

use super::grammar::Link;
use super::tokens::{Kind, folded};
use super::walk::Walk;
use super::{FormName, Read};
use crate::model::EntityKind;

/// How many words such a name has at most.
const WORDS: usize = 5;

/// How many small words may stand between the noun and the name.
const ADJECTIVES: usize = 2;

/// Letters of the shortest such name.
const SHORTEST: usize = 3;

/// Reads the names behind the explaining noun at `at`, and returns the token behind the last.
pub(super) fn names(walk: &Walk<'_>, at: usize, read: &mut Read) -> Option<usize> {
    let (kind, noun) = walk.explains(at)?;
    let mut start = noun;
    for _ in 0..ADJECTIVES {
        if walk.is_small(start) && walk.grammar.is_adjective(walk.folded(start)) {
            start += 1;
        }
    }
    let mut behind = None;
    while let Some((first, end)) = walk.apposed(start) {
        let range = walk.range(first, end)?;
        let key = folded(walk.text.get(range.clone())?);
        let head = walk.folded(first).to_owned();
        read.names.push(FormName { range, kind, key, sure: true, head, lean: false, apposed: true });
        behind = Some(end);
        // "Les outils ClearPath et OneFile".
        let joined = walk.link(end).is_some_and(|(link, _)| link == Link::And);
        if !(joined && walk.word(noun - 1).ends_with('s')) {
            break;
        }
        start = end + 1;
    }
    behind
}

impl Walk<'_> {
    /// What the noun at `at` explains the names behind it to be, and the token behind that noun.
    fn explains(&self, at: usize) -> Option<(EntityKind, usize)> {
        if !self.is_small(at) {
            return None;
        }
        let fits = |noun: &(Vec<String>, EntityKind)| {
            let rest = noun.0.iter().enumerate().all(|(index, word)| self.folded(at + 1 + index) == *word);
            rest.then_some((noun.1, at + 1 + noun.0.len()))
        };
        self.facts(at).explaining.iter().filter_map(fits).max_by_key(|(_, end)| *end)
    }

    /// The name at `at`, quotation marks around it left out.
    fn apposed(&self, at: usize) -> Option<(usize, usize)> {
        let start = if self.is(at, Kind::Quote) { at + 1 } else { at };
        let named = |at: usize| self.is(at, Kind::Word) && self.word(at).contains(char::is_uppercase);
        let mut end = start;
        while end < start + WORDS && named(end) && self.link(end).is_none() && self.article(end) == end {
            end += 1;
        }
        if end > start && self.word(end) == "+" && self.glued(end) {
            end += 1;
        }
        // What is known keeps its name: "le programme Afrique", "the NGO Oxfam".
        let known = self.hit_from(start).is_some_and(|(_, behind)| behind >= end);
        let name = self.text.get(self.range(start, end)?)?;
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let numeral = name.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let person = self.hits_person(start);
        let goes_on = self.is_small(end) && self.grammar.is_adjective(self.folded(end));
        let is_name = end > start && letters >= SHORTEST && !known && !numeral && !person && !goes_on;
        let common =
            !named(start + 1) && (self.head(start).is_some() || self.grammar.is_generic(&folded(name)));
        (is_name && !common && !self.grammar.is_term(name)).then_some((start, end))
    }

    /// Whether nothing stands between a token and the one before it.
    fn glued(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|before| self.tokens.get(before)).map(|token| token.range.end);
        self.tokens.get(at).is_some_and(|token| Some(token.range.start) == end)
    }

    fn hits_person(&self, at: usize) -> bool {
        self.hit_from(at).is_some_and(|(hit, _)| hit.entity.kind == Some(EntityKind::Person))
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn a_noun_explains_the_name_behind_it() {
        for (lang, text, want) in [
            (Lang::Fr, "la plateforme numérique ClearPath et la société Norvex", "ClearPath|Norvex"),
            (
                Lang::Fr,
                "les outils ClearPath et OneFile. Puis OneFile a changé.",
                "ClearPath|OneFile|OneFile",
            ),
            (Lang::Fr, "le programme Afrique, le projet VIH et l’annexe I du système II", "Afrique"),
            (Lang::Fr, "la base de données « Horizon Europe » est en ligne", "Horizon Europe"),
            (Lang::En, "the company Norvex uses the database ClearPath", "Norvex|ClearPath"),
            (Lang::En, "Each company Director signed the programme Report", ""),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }
}
