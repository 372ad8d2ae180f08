//! Listed names that the words beside them make longer: `Royaume de Danemark`, `UNICEF Ukraine`.

use std::sync::Arc;

use super::language::Language;
use super::letters::run_before;
use super::rows::Entity;
use super::scan::{Hit, longest_first};
use crate::model::EntityKind;

/// What the identifier of a country begins with.
const COUNTRY: &str = "iso3166:";

/// How many words the name of a body has at most that a country follows without a link.
const SHORT_NAME: usize = 2;

/// How many words may stand between the noun of a State and its country.
const WORDS: usize = 5;

/// Lets the hits of a text take in what belongs to them.
pub(super) fn longer(language: &Language, text: &str, hits: Vec<Hit>) -> Vec<Hit> {
    let hits: Vec<Hit> = hits.into_iter().map(|hit| with_state(language, text, hit)).collect();
    longest_first(with_branches(language, text, hits))
}

/// A country with the noun of the State before it.
fn with_state(language: &Language, text: &str, mut hit: Hit) -> Hit {
    if !is_country(&hit) {
        return hit;
    }
    let words = &language.words;
    let mut at = hit.range.start;
    for _ in 0..WORDS {
        let end = run_before(text, at, |c| c.is_whitespace() || matches!(c, '’' | '\''));
        let start = run_before(text, end, |c| c.is_alphabetic() || c == '-');
        let word = text.get(start..end).unwrap_or_default();
        if words.states.contains(&word) {
            hit.range.start = start;
            // `Federal Republic`: in English the adjectives stand before the noun.
            while language.pick(false, true)
                && let Some((first, word)) = word_before(text, hit.range.start)
                && words.state_adjectives.contains(&word)
            {
                hit.range.start = first;
            }
            return hit;
        }
        let inner = words.state_links.contains(&word) || words.state_adjectives.contains(&word);
        if !inner || start == end {
            break;
        }
        at = start;
    }
    hit
}

/// The word that white space parts from what begins at `at`, and where it begins.
fn word_before(text: &str, at: usize) -> Option<(usize, &str)> {
    let end = run_before(text, at, char::is_whitespace);
    let start = run_before(text, end, |c| c.is_alphabetic() || c == '-' || c == '’' || c == '\'');
    (start < end && end < at).then_some((start, text.get(start..end)?))
}

/// The branches of bodies: a short name and a country behind it are one name.
fn with_branches(language: &Language, text: &str, hits: Vec<Hit>) -> Vec<Hit> {
    let mut out: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        let body = out.last_mut().filter(|body| is_country(&hit) && is_parent(text, body, &hit));
        if let Some(body) = body {
            body.range.end = hit.range.end;
            let name = text.get(body.range.clone()).unwrap_or_default();
            let name = name.split_whitespace().collect::<Vec<&str>>().join(" ");
            body.entity = Arc::new(Entity {
                kind: Some(EntityKind::Org),
                canonical: name.replace('’', "'"),
                name_fr: language.pick(name.as_str(), "").to_owned(),
                name_en: language.pick("", name.as_str()).to_owned(),
                id: String::new(),
            });
        } else {
            out.push(hit);
        }
    }
    out
}

/// Whether `country` stands right behind the short name of a body.
fn is_parent(text: &str, body: &Hit, country: &Hit) -> bool {
    let between = text.get(body.range.end..country.range.start).unwrap_or_default();
    let name = text.get(body.range.clone()).unwrap_or_default();
    let after = text.get(country.range.end..).unwrap_or_default();
    // The country may begin another name: "UNSOS Kenya Defence Forces".
    let goes_on =
        after.starts_with(char::is_whitespace) && after.trim_start().starts_with(char::is_uppercase);
    body.entity.kind == Some(EntityKind::Org)
        && !goes_on
        && matches!(between, " " | "\u{a0}")
        && name.split_whitespace().count() <= SHORT_NAME
}

fn is_country(hit: &Hit) -> bool {
    hit.entity.kind == Some(EntityKind::Place) && hit.entity.id.starts_with(COUNTRY)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn a_country_takes_in_the_noun_of_its_state() {
        for (lang, text, want) in [
            (
                Lang::Fr,
                "Le Royaume de Belgique et le Grand-Duché de Luxembourg",
                "Royaume de Belgique|Grand-Duché de Luxembourg",
            ),
            (Lang::Fr, "de la République islamique de Mauritanie", "République islamique de Mauritanie"),
            (Lang::En, "the Federal Republic of Nigeria and Chad", "Federal Republic of Nigeria|Chad"),
            (Lang::En, "Head of State of Chad", "Chad"),
            (Lang::Fr, "le chef de l’État du Tchad", "Tchad"),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }

    #[test]
    fn a_body_takes_in_the_country_of_its_branch() {
        for (lang, text, want) in [
            (Lang::Fr, "une étude d’Oxfam France et du PNUD, France", "Oxfam France|PNUD|France"),
            (Lang::En, "a study of UNICEF Ukraine", "UNICEF Ukraine"),
            (Lang::En, "of UNICEF Chad Police Academy", "UNICEF|Chad Police Academy"),
            (Lang::En, "the Security Council (France)", "Security Council|France"),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }
}
