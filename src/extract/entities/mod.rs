//! Entities: bodies, persons, places and instruments, under one name each.

mod beside;
mod capitals;
mod company;
mod en;
mod fold;
mod form;
mod fr;
mod gazetteer;
mod given;
mod initials;
mod language;
mod laws;
mod learn;
mod letters;
mod longer;
mod names;
mod office;
mod person;
mod place;
mod rows;
mod rule;
mod scan;
mod short;
mod template;
#[cfg(test)]
mod tests;
mod towns;

pub use gazetteer::Gazetteer;
pub use rows::GazetteerError;

use std::ops::Range;

use super::passage::Source;
use crate::model::{BlockKind, EntityValue, Lang, Mention, RuleId, Value};
use fold::Folded;
use language::{Language, language};
use learn::Learned;
use person::Persons;
use scan::{Hit, longest_first, scan};
use short::ShortForms;

/// Finds what a document version names.
///
/// The mentions come in the order of the text and do not overlap: the longest name wins. `masked` holds
/// the mentions found before, in the same order; an acronym inside a document symbol is not a mention.
/// Running headers and other furniture are not read.
pub(super) fn find(gazetteer: &Gazetteer, source: &Source<'_>, masked: &[Mention]) -> Vec<Mention> {
    let language = language(source.lang);
    let texts: Vec<&str> = source
        .passages
        .iter()
        .map(|passage| if passage.kind == BlockKind::Furniture { "" } else { passage.text })
        .collect();
    let sections: Vec<usize> = source.passages.iter().map(|passage| passage.section).collect();

    let listed = listed(gazetteer, language, &texts, masked);
    let listed = with_forms(language, &texts, listed, masked);
    let names = learned(language, &texts, listed);
    let names = with_initials(language, &texts, names);
    let persons = Persons::new(language).find(&texts, &names);
    let short = ShortForms::new(language, &names).find(&texts, &sections, &names);

    let mut mentions = Vec::new();
    for (block, ((names, persons), short)) in names.into_iter().zip(persons).zip(short).enumerate() {
        // At the same place the person comes before the list, and the short form after it.
        let mut hits = longest_first(persons.into_iter().chain(names).chain(short).collect());
        hits.retain(|hit| is_free(masked, block, &hit.range));
        mentions.extend(hits.into_iter().filter_map(|hit| mention(block, hit)));
    }
    mentions
}

/// The names of the gazetteer, block by block.
fn listed(gazetteer: &Gazetteer, language: &Language, texts: &[&str], masked: &[Mention]) -> Vec<Vec<Hit>> {
    let names = gazetteer.names(language.lang);
    let mut masked = masked;
    let mut all = Vec::with_capacity(texts.len());
    for (block, text) in texts.iter().enumerate() {
        let first = masked.partition_point(|mention| mention.block < block);
        let here = masked.get(first..).unwrap_or_default();
        let (here, rest) = here.split_at(here.partition_point(|mention| mention.block == block));
        masked = rest;
        let symbols: Vec<&Range<usize>> =
            here.iter().filter(|m| matches!(m.value, Value::Symbol(_))).map(|m| &m.range).collect();
        let mut hits = scan(names, text, &Folded::new(text), language);
        hits.retain(|hit| {
            let word = text.get(hit.range.clone()).is_some_and(|name| !name.contains(char::is_whitespace));
            let at = symbols.partition_point(|symbol| symbol.end <= hit.range.start);
            !(word && symbols.get(at).is_some_and(|symbol| symbol.start < hit.range.end))
        });
        all.push(longer::longer(language, text, longest_first(hits)));
    }
    all
}

/// The names of the list with those that are known by their form.
fn with_forms(
    language: &Language,
    texts: &[&str],
    listed: Vec<Vec<Hit>>,
    masked: &[Mention],
) -> Vec<Vec<Hit>> {
    let mut forms = form::find(language, texts, &listed);
    for (at, forms) in forms.iter_mut().enumerate() {
        forms.retain(|hit| is_free(masked, at, &hit.range));
    }
    let block = |((forms, listed), text): ((Vec<Hit>, Vec<Hit>), &&str)| {
        let names = longest_first(forms.into_iter().chain(listed).collect());
        let places = place::find(language, text, &names);
        longest_first(names.into_iter().chain(places).collect())
    };
    forms.into_iter().zip(listed).zip(texts).map(block).collect()
}

/// The names of the list with what the document says that it calls them itself, which takes precedence.
fn learned(language: &Language, texts: &[&str], listed: Vec<Vec<Hit>>) -> Vec<Vec<Hit>> {
    let mut learned = Learned::default();
    for (text, hits) in texts.iter().zip(&listed) {
        learned.read(language, text, hits);
    }
    let own = learned.hits(language, texts);
    own.into_iter()
        .zip(listed)
        .map(|(own, listed)| longest_first(own.into_iter().chain(listed).collect()))
        .collect()
}

/// All names with the acronyms that nothing defines.
fn with_initials(language: &Language, texts: &[&str], names: Vec<Vec<Hit>>) -> Vec<Vec<Hit>> {
    let initials = initials::find(language, texts, &names);
    initials
        .into_iter()
        .zip(names)
        .map(|(initials, names)| longest_first(names.into_iter().chain(initials).collect()))
        .collect()
}

/// Whether none of the symbols lies in a part of a block.
fn is_free(symbols: &[Mention], block: usize, range: &Range<usize>) -> bool {
    let next = symbols.partition_point(|one| (one.block, one.range.end) <= (block, range.start));
    symbols.get(next).is_none_or(|one| one.block != block || one.range.start >= range.end)
}

fn mention(block: usize, hit: Hit) -> Option<Mention> {
    let entity = &hit.entity;
    let value = EntityValue {
        kind: entity.kind?,
        canonical: entity.canonical.clone(),
        name_fr: entity.name_fr.clone(),
        name_en: entity.name_en.clone(),
        entity_id: entity.id.clone(),
        level: hit.level,
    };
    Some(Mention { block, range: hit.range, rule: hit.rule, value: Value::Entity(value) })
}

/// The names of the rules of a language.
pub(super) fn rules(lang: Lang) -> impl Iterator<Item = RuleId> {
    language(lang).rules.all().map(|rule| rule.id)
}
