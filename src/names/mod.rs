//! The names of the two sides as evidence for each other: names that are on no list get the names of both languages where
//! aligned sentences show that they are one.
//!
//! Precision comes first: a name without a counterpart of its own stays as it is.

mod alike;
mod evidence;

use std::collections::BTreeMap;

use self::evidence::Evidence;
use crate::model::{Bitext, EntityKind, EntityValue, Mention, Value, Version};

/// What a name is counted under: its type and its canonical name.
type Key<'a> = (EntityKind, &'a str);

/// Gives the names of two versions that stand for each other in `bitext` one canonical name, and the names of both languages.
#[must_use]
pub fn join_names(mut fr: Version, mut en: Version, bitext: &Bitext) -> (Version, Version) {
    let pairs = Evidence::of(&fr, &en, bitext).pairs();
    let mut french = BTreeMap::new();
    let mut english = BTreeMap::new();
    for (a, b) in pairs {
        let one = joined(a, b);
        french.insert((a.kind, a.canonical.clone()), one.clone());
        english.insert((b.kind, b.canonical.clone()), one);
    }
    rename(&mut fr.mentions, &french);
    rename(&mut en.mentions, &english);
    (fr, en)
}

/// What two names stand for together.
fn joined(fr: &EntityValue, en: &EntityValue) -> EntityValue {
    // A name of the list keeps its canonical name; among two others the English one counts.
    let listed = if is_listed(fr) { fr } else { en };
    let first =
        |names: [&String; 3]| names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default();
    EntityValue {
        kind: fr.kind,
        canonical: listed.canonical.clone(),
        name_fr: first([&listed.name_fr, &fr.name_fr, &fr.canonical]),
        name_en: first([&listed.name_en, &en.name_en, &en.canonical]),
        entity_id: listed.entity_id.clone(),
        level: listed.level,
    }
}

/// Whether a name has come with those of both languages.
fn is_listed(name: &EntityValue) -> bool {
    !name.entity_id.is_empty() || !name.name_fr.is_empty() && !name.name_en.is_empty()
}

fn rename(mentions: &mut [Mention], names: &BTreeMap<(EntityKind, String), EntityValue>) {
    for mention in mentions {
        let Value::Entity(name) = &mut mention.value else { continue };
        if let Some(one) = names.get(&(name.kind, name.canonical.clone())) {
            *name = EntityValue { level: name.level, ..one.clone() };
        }
    }
}
