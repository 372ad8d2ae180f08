//! A text with what it mentions.

use std::ops::Range;

use super::super::archive::inline::{Inside, Token, tokens};
use super::super::archive::notes::Notes;
use super::super::archive::xml::{Xml, coded};
use crate::model::{Block, DateValue, EntityKind, Granularity, Mention, SymbolValue, Value};

use super::people::People;

/// What a text needs to know of its version.
pub(super) struct Inline<'a> {
    pub(super) people: &'a People<'a>,
    pub(super) notes: Notes<'a>,
    /// The symbol of the document.
    pub(super) symbol: &'a str,
}

/// A text of a block, in the element `id`.
pub(super) struct Piece<'a, 'b> {
    pub(super) id: &'b str,
    /// The place of the block.
    pub(super) at: usize,
    pub(super) block: &'a Block,
    pub(super) mentions: &'b [&'a Mention],
    pub(super) range: Range<usize>,
}

/// An element around a mention.
struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl Inline<'_> {
    /// Writes a text.
    pub(super) fn write(&self, xml: &mut Xml<'_, '_>, piece: &Piece<'_, '_>) {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        let mut number = |name: &'static str| match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                counts.push((name, 1));
                1
            }
        };
        for token in tokens(piece.block, piece.mentions, false, piece.range.clone()) {
            match token {
                Token::Text(text) => xml.text(text),
                Token::Call(label) => self.call(xml, piece.at, label),
                Token::Open(Inside::Mention(mention)) => {
                    let Element { name, attributes } = self.element(piece.block, mention);
                    let id = format!("{}__{name}_{}", piece.id, number(name));
                    let mut all = vec![("eId", id.as_str())];
                    all.extend(attributes.iter().map(|(key, value)| (*key, value.as_str())));
                    xml.open(name, &all);
                }
                Token::Close(Inside::Mention(mention)) => xml.close(self.element(piece.block, mention).name),
                Token::Open(Inside::Sentence(_)) | Token::Close(Inside::Sentence(_)) => {}
            }
        }
    }

    fn call(&self, xml: &mut Xml<'_, '_>, caller: usize, label: &str) {
        let coded = coded(label);
        match self.notes.called(caller, label) {
            Some(note) => {
                let href = format!("#{}", note_id(note));
                xml.empty("noteRef", &[("href", &href), ("marker", label), ("pa:call", &coded)]);
            }
            None => xml.empty("marker", &[("name", "noteCall"), ("pa:call", &coded)]),
        }
    }

    fn element(&self, block: &Block, mention: &Mention) -> Element {
        match &mention.value {
            Value::Date(value) => date(block, value),
            Value::Symbol(value) => self.symbol(block, value),
            Value::Entity(value) => {
                let name = match value.kind {
                    EntityKind::Org => "organization",
                    EntityKind::Person => "person",
                    EntityKind::Place => "location",
                    EntityKind::Instrument => "concept",
                };
                Element { name, attributes: vec![("refersTo", self.people.reference(value))] }
            }
        }
    }

    fn symbol(&self, block: &Block, value: &SymbolValue) -> Element {
        let own = block.masthead && value.canonical == self.symbol;
        let canonical = ("pa:symbol", value.canonical.clone());
        match &value.url {
            _ if own => Element { name: "docNumber", attributes: vec![canonical] },
            Some(url) => Element { name: "ref", attributes: vec![("href", url.clone()), canonical] },
            // No address is made up.
            None => Element { name: "inline", attributes: vec![("name", "symbol".to_owned()), canonical] },
        }
    }
}

/// A day is a date; a longer time has no element of its own.
fn date(block: &Block, value: &DateValue) -> Element {
    let edtf = ("pa:edtf", value.edtf.clone());
    if value.granularity == Granularity::Day && value.start == value.end {
        let name = if block.masthead { "docDate" } else { "date" };
        return Element { name, attributes: vec![("date", value.start.to_string()), edtf] };
    }
    let (from, to) = (value.start.to_string(), value.end.to_string());
    let name = ("name", "period".to_owned());
    Element { name: "inline", attributes: vec![name, ("pa:from", from), ("pa:to", to), edtf] }
}

/// The identifier of the note in the block at a place.
pub(super) fn note_id(at: usize) -> String {
    format!("authorialNote_{}", at + 1)
}
