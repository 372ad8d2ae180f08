//! The head of a file: what the document is, what it names, and the record of its blocks.

use super::super::archive::record;
use super::super::archive::xml::Xml;
use crate::model::{Document, Lang, Version};

use super::iri::{self, Work};
use super::people::People;

/// Writes the head of a version.
pub(super) fn write(
    xml: &mut Xml<'_, '_>,
    document: &Document,
    version: &Version,
    lang: Lang,
    work: &Work,
    people: &People<'_>,
) {
    xml.open("meta", &[]);
    xml.put("\n");
    identification(xml, work, lang, 0, &version.symbol);
    people.write(xml);
    xml.open("proprietary", &[("source", "#paralign")]);
    xml.put("\n");
    let text_sha256 = version.text_sha256.as_str();
    let source = [
        ("document", document.pair.id.as_str()),
        ("file", &version.file),
        ("sha256", &version.sha256),
        ("text-sha256", text_sha256),
    ];
    xml.empty("pa:source", &source);
    xml.put("\n");
    record::write(xml, &version.text.blocks);
    xml.put("\n");
    xml.close("proprietary");
    xml.put("\n");
    xml.close("meta");
    xml.put("\n");
}

/// Writes what identifies a component: the main part, or an annex with its number.
pub(super) fn identification(xml: &mut Xml<'_, '_>, work: &Work, lang: Lang, annex: usize, symbol: &str) {
    let component = iri::component(annex);
    let (work_iri, expression) = (work.iri(), work.expression(lang));
    xml.open("identification", &[("source", "#paralign")]);
    xml.put("\n");
    xml.open("FRBRWork", &[]);
    shared(xml, work, &format!("{work_iri}/{component}"), &work_iri, symbol);
    xml.empty("FRBRcountry", &[("value", "un")]);
    xml.empty("FRBRsubtype", &[("value", work.kind.subtype())]);
    xml.empty("FRBRnumber", &[("value", &work.number)]);
    xml.close("FRBRWork");
    xml.put("\n");
    xml.open("FRBRExpression", &[]);
    shared(xml, work, &format!("{expression}/{component}"), &expression, "");
    xml.empty("FRBRlanguage", &[("language", iri::language(lang))]);
    xml.close("FRBRExpression");
    xml.put("\n");
    xml.open("FRBRManifestation", &[]);
    shared(xml, work, &format!("{expression}/{component}.xml"), &format!("{expression}.xml"), "");
    xml.empty("FRBRformat", &[("value", "application/akn+xml")]);
    xml.close("FRBRManifestation");
    xml.put("\n");
    xml.close("identification");
    xml.put("\n");
}

/// What the three levels have in common.
fn shared(xml: &mut Xml<'_, '_>, work: &Work, this: &str, uri: &str, symbol: &str) {
    xml.empty("FRBRthis", &[("value", this)]);
    xml.empty("FRBRuri", &[("value", uri)]);
    if !symbol.is_empty() {
        xml.empty("FRBRalias", &[("name", "symbol"), ("value", symbol)]);
    }
    xml.empty("FRBRdate", &[("date", &work.date), ("name", work.precision)]);
    xml.empty("FRBRauthor", &[("href", &format!("#{}", work.actor))]);
}
