//! Names that the noun before them explains: "la plateforme ClearPath", "the company Norvex".

use super::grammar::Link;
use super::tokens::{Kind, folded};
use super::walk::Walk;
use super::{FormName, Read};
use crate::model::EntityKind;

/// How many words such a name has at most.
const WORDS: usize = 5;

/// How many words a name has at most that stands between quotation marks.
const QUOTED: usize = 12;

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

/// Reads the name of a tool before its noun at `at`, and returns the token behind that noun: "the Atlas dashboard". Before
/// `free` all is taken.
pub(super) fn tailed(walk: &Walk<'_>, at: usize, free: usize, read: &mut Read) -> Option<usize> {
    if !walk.is_small(at) || !walk.grammar.is_tail(walk.folded(at), true) {
        return None;
    }
    let mut start = at;
    while let Some(before) = start.checked_sub(1).filter(|before| *before >= free && before + WORDS >= at)
        && walk.is_capitals(before)
        && walk.hit_to(start).is_none()
    {
        start = before;
    }
    let range = walk.range(start, at).filter(|_| start < at)?;
    let name = walk.text.get(range.clone())?;
    let first = start.checked_sub(1).is_none_or(|before| !walk.is(before, Kind::Word));
    let code = start + 1 == at && walk.is_code(start);
    let common = (start..at).any(|word| {
        walk.head(word).is_some()
            || walk.grammar.is_term(walk.word(word))
            || walk.grammar.is_generic(walk.folded(word))
    });
    let named = code || start + 1 < at && !first;
    if common || !named || !walk.grammar.is_tail(walk.folded(at), code) {
        return None;
    }
    let (key, head) = (folded(name), walk.folded(start).to_owned());
    let kind = EntityKind::Instrument;
    read.names.push(FormName { range, kind, key, sure: true, head, lean: false, apposed: true });
    Some(at + 1)
}

impl Walk<'_> {
    /// Whether the word at `at` holds a capital and no link or article.
    fn is_capitals(&self, at: usize) -> bool {
        let named = self.is(at, Kind::Word) && self.word(at).contains(char::is_uppercase);
        named && self.link(at).is_none() && self.article(at) == at && !self.is_owner(at)
    }

    /// Whether the word at `at` has a capital behind its first letter, as the names of programs do.
    pub(super) fn is_code(&self, at: usize) -> bool {
        let inner = self.word(at).chars().skip(1).any(char::is_uppercase);
        let small = self.word(at).contains(char::is_lowercase);
        inner && small && !self.word(at).contains('-') && self.word(at).chars().count() >= SHORTEST
    }

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

    /// The whole name between the quotation marks that begin at `at`: "l’initiative « Sauver les oasis »".
    fn quoted(&self, at: usize) -> Option<(usize, usize)> {
        let start = at + 1;
        let inside = |at: &usize| self.is(*at, Kind::Word) || self.is(*at, Kind::Elision);
        let end = start + (start..start + QUOTED).take_while(inside).count();
        let small = (start..end).any(|at| self.is_small(at));
        let known = self.hit_from(start).is_some_and(|(_, behind)| behind >= end);
        let whole = self.is(at, Kind::Quote) && self.is(end, Kind::Quote) && self.is_capital(start);
        (whole && small && !known).then_some((start, end))
    }

    /// The name at `at`, quotation marks around it left out.
    fn apposed(&self, at: usize) -> Option<(usize, usize)> {
        if let Some(whole) = self.quoted(at) {
            return Some(whole);
        }
        let start = if self.is(at, Kind::Quote) { at + 1 } else { at };
        if !self.grammar.is_noun(self.folded(start)) {
            return None;
        }
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
            (Lang::Fr, "l’initiative « Sauver les oasis du Sud » et « Un autre »", "Sauver les oasis du Sud"),
            (Lang::En, "the campaign “Keep the rivers clean” began", "Keep the rivers clean"),
            (Lang::En, "the company Norvex uses the database ClearPath", "Norvex|ClearPath"),
            (
                Lang::En,
                "the Atlas Two dashboard, the iARKS system, the Kyotana system, a French portal",
                "Atlas Two|iARKS",
            ),
            (Lang::En, "Each company Director signed the programme Report", ""),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }
}
