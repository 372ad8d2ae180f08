//! The head of a file: what the text is, where it comes from, and the record of its blocks.

use super::super::archive::record;
use super::super::archive::xml::Xml;
use crate::model::{Document, Lang, Version};

/// Writes the head of a version.
pub(super) fn write(xml: &mut Xml<'_, '_>, document: &Document, version: &Version, lang: Lang) {
    xml.put("<teiHeader>\n<fileDesc>\n<titleStmt>");
    let title = title(document, version, lang);
    xml.element("title", &[], title);
    xml.put("</titleStmt>\n");
    publication(xml);
    xml.put("<sourceDesc><bibl>");
    xml.element("title", &[], title);
    xml.element("idno", &[("type", "document")], &document.pair.id);
    if !version.symbol.is_empty() {
        xml.element("idno", &[("type", "symbol")], &version.symbol);
    }
    if let Some(issued) = version.date {
        xml.element("date", &[("when", &issued.to_string())], &issued.to_string());
    }
    xml.element("idno", &[("type", "file")], &version.file);
    xml.element("idno", &[("type", "sha256")], &version.sha256);
    let provenance = &document.pair.about.provenance[lang];
    if !provenance.is_empty() {
        xml.element("note", &[("type", "provenance")], provenance);
    }
    xml.put("</bibl></sourceDesc>\n</fileDesc>\n");
    encoding(xml);
    let name = match lang {
        Lang::Fr => "français",
        Lang::En => "English",
    };
    xml.put("<profileDesc><langUsage>");
    xml.element("language", &[("ident", lang.code())], name);
    xml.put("</langUsage></profileDesc>\n<xenoData>\n");
    record::write(xml, &version.text.blocks);
    xml.put("\n</xenoData>\n</teiHeader>\n");
}

/// How the document is called: by the manifest, by itself, by its symbol or by its name.
pub(super) fn title<'a>(document: &'a Document, version: &'a Version, lang: Lang) -> &'a str {
    let given = document.pair.about.title.as_str();
    let own = || version.text.title().map(|block| block.text.text()).filter(|title| !title.is_empty());
    match own() {
        _ if lang == Lang::Fr && !given.is_empty() => given,
        Some(title) => title,
        None if !version.symbol.is_empty() => &version.symbol,
        None => &document.pair.id,
    }
}

/// Says who made the file.
pub(super) fn publication(xml: &mut Xml<'_, '_>) {
    xml.put("<publicationStmt><p>Written by paralign from the document that the source description names.</p></publicationStmt>\n");
}

/// Says with which program it was made.
pub(super) fn encoding(xml: &mut Xml<'_, '_>) {
    xml.put("<encodingDesc><appInfo>");
    xml.open("application", &[("ident", "paralign"), ("version", env!("CARGO_PKG_VERSION"))]);
    xml.element("label", &[], "paralign");
    xml.put("</application></appInfo></encodingDesc>\n");
}
