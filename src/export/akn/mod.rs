//! Akoma Ntoso 3.0 after the guidelines of the United Nations system (AKN4UN): a file for each version.
//!
//! The guidelines are those of the Working Group on Document Standards of the High-level Committee on Management
//! (<https://unsceb-hlcm.github.io>, part 1, sections 3 and 6), the schema and the naming convention those of OASIS (LegalDocML).

mod body;
mod groups;
mod ids;
mod inline;
mod iri;
mod meta;
mod part;
mod people;

use crate::error::Result;
use crate::model::{Document, Lang, Version};

use self::body::Body;
use self::iri::Work;
use self::people::People;
use super::archive::Take;
use super::archive::names::file_stem;
use super::archive::record::NAMESPACE;
use super::archive::xml::Xml;

/// The namespace of the elements.
const AKN: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Writes a version.
pub(super) fn write(document: &Document, version: &Version, lang: Lang, take: &mut Take<'_>) -> Result<()> {
    let path = format!("akn/{}.{}.akn.xml", file_stem(&document.pair.id), lang.code());
    let mut xml = Xml::new(path, take, odd);
    let work = Work::new(document, version);
    let people = People::new(version, lang, &work);
    xml.open("akomaNtoso", &[("xmlns", AKN), ("xmlns:pa", NAMESPACE)]);
    xml.put("\n");
    xml.open(work.kind.element(), &[("name", work.kind.word())]);
    xml.put("\n");
    meta::write(&mut xml, document, version, lang, &work, &people);
    Body::new(&mut xml, version, lang, &work, &people).write();
    xml.close(work.kind.element());
    xml.put("\n");
    xml.close("akomaNtoso");
    xml.put("\n");
    xml.finish()
}

/// The markup for a character that XML cannot hold.
fn odd(code: u32) -> String {
    format!("<inline name=\"character\" pa:code=\"{code:X}\"/>")
}
