//! The organisations, persons, places and instruments that a version names: the list in its head, to which the text refers.

use std::collections::BTreeMap;

use super::super::archive::xml::Xml;
use crate::model::{EntityKind, EntityValue, Lang, Value, Version};

use super::iri::Work;

/// What is named, each with its number among those of its kind.
pub(super) struct People<'a> {
    named: BTreeMap<(EntityKind, &'a str), Named<'a>>,
    actor: String,
    lang: Lang,
}

struct Named<'a> {
    number: usize,
    value: &'a EntityValue,
}

impl<'a> People<'a> {
    pub(super) fn new(version: &'a Version, lang: Lang, work: &Work) -> People<'a> {
        let mut named: BTreeMap<(EntityKind, &str), Named<'_>> = BTreeMap::new();
        for mention in &version.mentions {
            if let Value::Entity(value) = &mention.value {
                named.entry((value.kind, &value.canonical)).or_insert(Named { number: 0, value });
            }
        }
        let mut last = None;
        let mut number = 0;
        for ((kind, _), one) in &mut named {
            number = if last.replace(*kind) == Some(*kind) { number + 1 } else { 1 };
            one.number = number;
        }
        People { named, actor: work.actor.clone(), lang }
    }

    /// What the text says to refer to an entity.
    pub(super) fn reference(&self, value: &EntityValue) -> String {
        let named = self.named.get(&(value.kind, value.canonical.as_str()));
        format!("#{}_{}", sort(value.kind), named.map_or(0, |named| named.number))
    }

    /// Writes the list.
    pub(super) fn write(&self, xml: &mut Xml<'_, '_>) {
        xml.open("references", &[("source", "#paralign")]);
        xml.put("\n");
        let program = format!("paralign {}", env!("CARGO_PKG_VERSION"));
        let about = [("eId", "paralign"), ("href", "/akn/ontology/object/paralign"), ("showAs", &program)];
        xml.empty("TLCObject", &about);
        xml.put("\n");
        let href = format!("/akn/ontology/organization/un/{}", self.actor);
        xml.empty("TLCOrganization", &[("eId", &self.actor), ("href", &href), ("showAs", &self.actor)]);
        xml.put("\n");
        for ((kind, name), Named { number, value }) in &self.named {
            let own = match self.lang {
                Lang::Fr => &value.name_fr,
                Lang::En => &value.name_en,
            };
            let name = if own.is_empty() { name } else { own.as_str() };
            let id = format!("{}_{number}", sort(*kind));
            xml.empty(class(*kind), &[("eId", &id), ("href", &href_of(value)), ("showAs", name)]);
            xml.put("\n");
        }
        xml.close("references");
        xml.put("\n");
    }
}

/// What the identifiers of a kind begin with.
fn sort(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Org => "org",
        EntityKind::Person => "person",
        EntityKind::Place => "location",
        EntityKind::Instrument => "concept",
    }
}

/// The class of a kind in the ontology.
fn class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Org => "TLCOrganization",
        EntityKind::Person => "TLCPerson",
        EntityKind::Place => "TLCLocation",
        EntityKind::Instrument => "TLCConcept",
    }
}

/// The IRI of an entity: where the world knows it, or else its name in the ontology.
fn href_of(value: &EntityValue) -> String {
    if let Some(item) = value.entity_id.strip_prefix("wikidata:") {
        return format!("http://www.wikidata.org/entity/{item}");
    }
    let class = class(value.kind)[3..].to_lowercase();
    let name = if value.entity_id.is_empty() { &value.canonical } else { &value.entity_id };
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' => char::from(byte).to_string(),
            b' ' => "_".to_owned(),
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("/akn/ontology/{class}/un/{encoded}")
}
