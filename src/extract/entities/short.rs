//! Short forms such as `le Conseil`, led back to the body that the text last called by its name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::language::Language;
use super::rows::Entity;
use super::scan::Hit;
use crate::model::EntityKind;

/// How many times more often than all others a body is named when a short form is its own everywhere.
const DOMINANCE: usize = 2;

/// Finds short forms and their antecedents.
pub(super) struct ShortForms<'a> {
    language: &'a Language,
    /// For each body, by its canonical name, the short forms that its full name holds.
    called: BTreeMap<&'a str, Vec<&'static str>>,
    /// For each short form the body that the whole document calls so.
    usual: BTreeMap<&'static str, Arc<Entity>>,
}

impl<'a> ShortForms<'a> {
    /// Learns from the names of a whole document which body each short form usually means.
    pub(super) fn new(language: &'a Language, names: &'a [Vec<Hit>]) -> ShortForms<'a> {
        let forms = [language.rules.body_form.id, language.rules.instrument_form.id];
        let mut bodies: BTreeMap<&str, Body<'a>> = BTreeMap::new();
        for hit in names.iter().flatten().filter(|hit| has_short_form(hit)) {
            let new = Body { count: 0, entity: &hit.entity, by_form: true };
            let body = bodies.entry(hit.entity.canonical.as_str()).or_insert(new);
            body.count += 1;
            body.by_form &= forms.contains(&hit.rule);
        }
        let called = called(language, &bodies);
        let mut counts: BTreeMap<&'static str, (usize, usize, &Arc<Entity>)> = BTreeMap::new();
        for (name, Body { count, entity: body, .. }) in &bodies {
            for form in called.get(name).into_iter().flatten() {
                let (total, most, usual) = counts.entry(form).or_insert((0, 0, body));
                *total += count;
                if count > most {
                    (*most, *usual) = (*count, body);
                }
            }
        }
        let dominant = |(_, (total, most, _)): &(&'static str, (usize, usize, &Arc<Entity>))| {
            *most >= DOMINANCE * (total - most)
        };
        let usual = counts
            .into_iter()
            .filter(dominant)
            .map(|(form, (_, _, body))| (form, Arc::clone(body)))
            .collect();
        ShortForms { language, called, usual }
    }

    /// The short forms of consecutive blocks; `sections` tells which blocks stand under one heading.
    pub(super) fn find(&self, texts: &[&str], sections: &[usize], names: &[Vec<Hit>]) -> Vec<Vec<Hit>> {
        let mut latest: BTreeMap<&'static str, Arc<Entity>> = BTreeMap::new();
        let mut section = None;
        let mut all = Vec::with_capacity(texts.len());
        for ((text, here), hits) in texts.iter().zip(sections).zip(names) {
            if section != Some(here) {
                latest.clear();
                section = Some(here);
            }
            all.push(self.block(text, hits, &mut latest));
        }
        all
    }

    fn block(&self, text: &str, hits: &[Hit], latest: &mut BTreeMap<&'static str, Arc<Entity>>) -> Vec<Hit> {
        // Without a body to mean, nothing is a short form.
        if hits.is_empty() && latest.is_empty() && self.usual.is_empty() {
            return Vec::new();
        }
        let mut found_here = Vec::new();
        let mut read = 0;
        for found in self.language.short_form.captures_iter(text) {
            let Some(short) = found.get(1) else { continue };
            while let Some(hit) = hits.get(read).filter(|hit| hit.range.end <= short.start()) {
                self.note(hit, latest);
                read += 1;
            }
            let after = text.get(short.end()..).unwrap_or_default();
            let whole = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            let next = after.trim_start();
            let goes_on = self.language.words.continuations.iter().any(|word| next.starts_with(word));
            let form = self.language.words.short_forms.iter().find(|form| **form == short.as_str());
            let Some(form) = form.filter(|_| whole && !goes_on) else { continue };
            if let Some(entity) = self.usual.get(form).or_else(|| latest.get(form)) {
                let rule = self.language.rules.short_form.id;
                found_here.push(Hit { range: short.range(), entity: Arc::clone(entity), level: 2, rule });
            }
        }
        for hit in hits.iter().skip(read) {
            self.note(hit, latest);
        }
        found_here
    }

    fn note(&self, hit: &Hit, latest: &mut BTreeMap<&'static str, Arc<Entity>>) {
        if has_short_form(hit) {
            for form in self.called.get(hit.entity.canonical.as_str()).into_iter().flatten() {
                latest.insert(form, Arc::clone(&hit.entity));
            }
        }
    }
}

/// Whether what is named goes by a noun of its name: bodies and instruments do.
fn has_short_form(hit: &Hit) -> bool {
    matches!(hit.entity.kind, Some(EntityKind::Org | EntityKind::Instrument))
}

/// A body or instrument that a document names.
struct Body<'a> {
    count: usize,
    entity: &'a Arc<Entity>,
    /// Whether it is known by its form alone.
    by_form: bool,
}

/// The short forms that the full name of each body holds. A body that is known by its form alone is not called by one
/// that a listed body claims.
fn called<'a>(
    language: &'a Language,
    bodies: &BTreeMap<&'a str, Body<'a>>,
) -> BTreeMap<&'a str, Vec<&'static str>> {
    let lower: Vec<(&'static str, String)> =
        language.words.short_forms.iter().map(|form| (*form, form.to_lowercase())).collect();
    let mut called: BTreeMap<&str, Vec<&'static str>> = bodies
        .iter()
        .map(|(name, body)| {
            let full = language.pick(&body.entity.name_fr, &body.entity.name_en);
            let full = (full.as_str(), full.to_lowercase());
            let forms = lower.iter().filter(|form| is_called(language, body.entity, &full, form));
            (*name, forms.map(|(form, _)| *form).collect())
        })
        .collect();
    let by_form = |name: &str| bodies.get(name).is_some_and(|body| body.by_form);
    let claimed: BTreeSet<&str> =
        called.iter().filter(|(name, _)| !by_form(name)).flat_map(|(_, forms)| forms).copied().collect();
    for (_, forms) in called.iter_mut().filter(|(name, _)| by_form(name)) {
        forms.retain(|form| !claimed.contains(form));
    }
    called
}

/// Whether the full name of a body holds a short form, both as printed and in lower case: in French it begins with it.
fn is_called(language: &Language, body: &Entity, full: &(&str, String), short: &(&str, String)) -> bool {
    let whole = |at: usize| {
        full.0.get(at + short.0.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    let usual = language.words.usual.iter().any(|(form, name)| *form == short.0 && *name == body.canonical);
    usual || full.1.find(&short.1).is_some_and(|at| language.pick(at == 0, true) && whole(at))
}
