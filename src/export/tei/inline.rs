//! A text with its sentences, what it mentions and the notes that it calls.

use std::ops::Range;

use super::super::archive::inline::{Inside, Token, tokens};
use super::super::archive::notes::Notes;
use super::super::archive::xml::{Xml, coded};
use crate::model::{Block, DateValue, EntityKind, EntityValue, Granularity, Mention, SymbolValue, Value};

use super::{block_id, sentence_id};

/// A text of the block at `at`.
pub(super) struct Piece<'a, 'b> {
    pub(super) at: usize,
    pub(super) block: &'a Block,
    pub(super) mentions: &'b [&'a Mention],
    pub(super) range: Range<usize>,
    pub(super) with_sentences: bool,
}

/// Writes a text.
pub(super) fn write(xml: &mut Xml<'_, '_>, notes: &Notes<'_>, piece: &Piece<'_, '_>) {
    for token in tokens(piece.block, piece.mentions, piece.with_sentences, piece.range.clone()) {
        match token {
            Token::Text(text) => xml.text(text),
            Token::Call(label) => call(xml, notes, piece.at, label),
            Token::Open(Inside::Sentence(number)) => {
                xml.open("s", &[("xml:id", &sentence_id(piece.at, number))]);
            }
            Token::Close(Inside::Sentence(_)) => xml.close("s"),
            Token::Open(Inside::Mention(mention)) => open(xml, &mention.value),
            Token::Close(Inside::Mention(mention)) => xml.close(name(&mention.value)),
        }
    }
}

fn call(xml: &mut Xml<'_, '_>, notes: &Notes<'_>, caller: usize, label: &str) {
    let coded = coded(label);
    match notes.called(caller, label) {
        Some(note) => {
            let target = format!("#{}", block_id(note));
            xml.empty("ptr", &[("type", "noteAnchor"), ("target", &target), ("n", &coded)]);
        }
        None => xml.empty("anchor", &[("type", "noteAnchor"), ("n", &coded)]),
    }
}

/// The element around a mention.
fn name(value: &Value) -> &'static str {
    match value {
        Value::Date(_) => "date",
        Value::Symbol(_) => "ref",
        Value::Entity(EntityValue { kind: EntityKind::Org, .. }) => "orgName",
        Value::Entity(EntityValue { kind: EntityKind::Person, .. }) => "persName",
        Value::Entity(EntityValue { kind: EntityKind::Place, .. }) => "placeName",
        Value::Entity(EntityValue { kind: EntityKind::Instrument, .. }) => "name",
    }
}

fn open(xml: &mut Xml<'_, '_>, value: &Value) {
    let attributes = match value {
        Value::Date(value) => date(value),
        Value::Symbol(value) => symbol(value),
        Value::Entity(value) => entity(value),
    };
    let attributes: Vec<(&str, &str)> =
        attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
    xml.open(name(value), &attributes);
}

type Attributes = Vec<(&'static str, String)>;

/// A day, a month or a year is `when`; any other time is from its first to its last day.
fn date(value: &DateValue) -> Attributes {
    let (start, end) = (value.start, value.end);
    let month = start == start.first_of_month() && end == start.last_of_month();
    let year = start == start.first_of_year() && end == start.last_of_year();
    match value.granularity {
        _ if start == end => vec![("when", start.to_string())],
        Granularity::Month if month => {
            vec![("when", format!("{:04}-{:02}", start.year(), start.month()))]
        }
        Granularity::Year if year => vec![("when", format!("{:04}", start.year()))],
        _ => vec![("from", start.to_string()), ("to", end.to_string())],
    }
}

fn symbol(value: &SymbolValue) -> Attributes {
    let mut out = vec![("type", "symbol".to_owned()), ("n", value.canonical.clone())];
    out.push(match &value.url {
        Some(url) => ("target", url.clone()),
        None => ("cRef", value.canonical.clone()),
    });
    out
}

fn entity(value: &EntityValue) -> Attributes {
    let mut out = Vec::new();
    if value.kind == EntityKind::Instrument {
        out.push(("type", "instrument".to_owned()));
    }
    out.push(("key", value.canonical.clone()));
    if let Some(item) = value.entity_id.strip_prefix("wikidata:") {
        out.push(("ref", format!("http://www.wikidata.org/entity/{item}")));
    } else if !value.entity_id.is_empty() {
        out.push(("ref", value.entity_id.clone()));
    }
    out
}
