//! `texts.jsonl`: the texts as they were read, to which the places in the tables lead back.

use serde::Serialize;

use crate::model::{Document, Lang};

use crate::tables::Words;

/// The file.
pub(super) const FILE: &str = "texts.jsonl";
/// What it is.
pub(super) const ABOUT: Words = Words {
    en: "the texts as they were read, one line of JSON for each version: doc_id, lang, format, text_sha256, text; the places in \
         the tables are bytes of the text in UTF-8 where the file is not text",
    fr: "les textes tels que lus, une ligne de JSON par version : doc_id, lang, format, text_sha256, text ; les places dans les \
         tables sont des octets du texte en UTF-8 quand le fichier n'est pas du texte",
};

#[derive(Serialize)]
struct Line<'a> {
    doc_id: &'a str,
    lang: &'static str,
    format: &'static str,
    text_sha256: &'a str,
    text: &'a str,
}

/// The lines of a document.
pub(super) fn lines(document: &Document) -> Vec<u8> {
    let mut out = Vec::new();
    for (lang, version) in Lang::BOTH.into_iter().filter_map(|lang| Some((lang, document.version(lang)?))) {
        let raw = &version.text.raw;
        let line = Line {
            doc_id: &document.pair.id,
            lang: lang.code(),
            format: raw.format().word(),
            text_sha256: &version.text_sha256,
            text: raw.text(),
        };
        serde_json::to_writer(&mut out, &line).expect("memory takes every byte");
        out.push(b'\n');
    }
    out
}
