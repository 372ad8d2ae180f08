//! TEI P5: a file for each version, and one for the alignment of both.
//!
//! The versions mark sentences (`s`); the alignment is stand-off, as `linkGrp` with a `link` for each bead, whose `type` is
//! the shape of the bead as in the United Nations Parallel Corpus.

mod align;
mod body;
mod header;
mod inline;

use crate::error::Result;
use crate::model::{Document, Lang, Version};

use self::body::Body;
use super::archive::Take;
use super::archive::names::file_stem;
use super::archive::record::NAMESPACE;
use super::archive::xml::Xml;

pub(super) use align::write as write_alignment;

/// The namespace of the elements.
const TEI: &str = "http://www.tei-c.org/ns/1.0";

/// Writes a version.
pub(super) fn write(document: &Document, version: &Version, lang: Lang, take: &mut Take<'_>) -> Result<()> {
    let path = format!("tei/{}", file_name(&document.pair.id, lang));
    let mut xml = Xml::new(path, take, odd);
    xml.open("TEI", &[("xmlns", TEI), ("xmlns:pa", NAMESPACE), ("xml:lang", lang.code())]);
    xml.put("\n");
    header::write(&mut xml, document, version, lang);
    xml.put("<text>\n");
    Body::new(&mut xml, version).write();
    xml.put("</text>\n</TEI>\n");
    xml.finish()
}

/// The name of the file of a version.
fn file_name(doc_id: &str, lang: Lang) -> String {
    format!("{}.{}.tei.xml", file_stem(doc_id), lang.code())
}

/// The markup for a character that XML cannot hold.
fn odd(code: u32) -> String {
    format!("<g ref=\"char:{code:X}\"/>")
}

/// The identifier of the block at a place.
fn block_id(at: usize) -> String {
    format!("b{}", at + 1)
}

/// The identifier of a sentence of a block.
fn sentence_id(at: usize, number: usize) -> String {
    format!("b{}.s{}", at + 1, number + 1)
}
