//! The documents that were read, as things: a line each as they come, and what the whole says of all of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::thing::{entity, filled, linked, local, medium, reference};
use crate::model::{Document, Lang};

/// The columns of a manifest that name a licence; before them stands nothing, or the language that they speak of.
const LICENCE: [&str; 4] = ["licence", "license", "rights", "droits"];
/// The columns that say where a text comes from.
const SOURCE: [&str; 3] = ["source", "source_url", "url"];

/// The versions of a document as lines of JSON, with what stands in the further columns of the manifest.
pub(super) fn lines(document: &Document) -> Vec<u8> {
    let mut out = Vec::new();
    let about = &document.pair.about;
    for lang in Lang::BOTH {
        let Some(version) = document.version(lang) else { continue };
        let title = version.text.title().map_or("", |block| block.text.text());
        let title = if lang == Lang::Fr && !about.title.is_empty() { &about.title } else { title };
        let provenance = &about.provenance[lang];
        let english = document.en.as_ref().filter(|_| lang == Lang::Fr);
        let entity = entity([
            ("@id", Some(json!(local(&version.file)))),
            ("@type", Some(json!(["CreativeWork", "prov:Entity"]))),
            ("name", Some(json!(if title.is_empty() { &document.pair.id } else { title }))),
            ("identifier", Some(json!(document.pair.id))),
            ("alternateName", filled(&version.symbol)),
            ("description", filled(provenance)),
            ("inLanguage", Some(json!(lang.code()))),
            ("datePublished", version.date.map(|date| json!(date.to_string()))),
            ("encodingFormat", Some(json!(medium(version.text.raw.format())))),
            ("contentSize", Some(json!(version.text.raw.file_bytes().to_string()))),
            ("sha256", Some(json!(version.sha256))),
            ("translationOfWork", english.map(|english| reference(&local(&english.file)))),
            ("isPartOf", Some(reference("#corpus"))),
            (META, Some(json!(about.meta))),
        ]);
        out.extend_from_slice(entity.to_string().as_bytes());
        out.push(b'\n');
    }
    out
}

/// The member of a line that holds what stands in the further columns of the manifest; it does not reach the file.
pub(super) const META: &str = "meta";

/// What is known of the documents that were written so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The date of the newest.
    pub(super) newest: String,
    /// Their licences, no more than two of them: one goes for all, or none does.
    pub(super) licences: BTreeMap<String, ()>,
    /// Whether a document has no licence.
    pub(super) unlicensed: bool,
}

impl Known {
    /// The things of the lines of a document, as they stand in the file; `meta` names the further columns of the manifest.
    pub(super) fn placed(&mut self, lines: &[u8], meta: &[String]) -> Vec<u8> {
        let mut out = Vec::new();
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let mut entity: Value = serde_json::from_slice(line).expect("the lines were written as JSON");
            let members = entity.as_object_mut().expect("each line is an object");
            let values = members.remove(META);
            let lang = members.get("inLanguage").and_then(Value::as_str).unwrap_or_default().to_owned();
            let said = |names: &[&str]| {
                let values = values.as_ref().and_then(Value::as_array)?;
                let named = |column: &str| {
                    let own = column.strip_prefix("meta_").unwrap_or(column);
                    let own = own.strip_prefix(&format!("{lang}_")).unwrap_or(own);
                    names.contains(&own)
                };
                let found = meta.iter().zip(values).filter(|(column, _)| named(column));
                found
                    .filter_map(|(_, value)| value.as_str())
                    .find(|value| !value.is_empty())
                    .map(str::to_owned)
            };
            let (licence, source) = (said(&LICENCE), said(&SOURCE));
            if let Some(date) = members.get("datePublished").and_then(Value::as_str) {
                self.newest = std::mem::take(&mut self.newest).max(date.to_owned());
            }
            if let Some(source) = source {
                members.insert("isBasedOn".to_owned(), linked(&source));
            }
            match licence {
                Some(licence) => {
                    members.insert("license".to_owned(), linked(&licence));
                    if self.licences.len() < 2 {
                        self.licences.insert(licence, ());
                    }
                }
                None => self.unlicensed = true,
            }
            out.extend_from_slice(b",\n");
            out.extend_from_slice(entity.to_string().as_bytes());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(known: &mut Known, line: Value, meta: &[&str]) -> Value {
        let meta: Vec<String> = meta.iter().map(|name| (*name).to_owned()).collect();
        let bytes = known.placed(format!("{line}\n").as_bytes(), &meta);
        serde_json::from_slice(bytes.strip_prefix(b",\n").unwrap()).unwrap()
    }

    #[test]
    fn a_document_has_the_licence_and_the_source_of_its_language() {
        let mut known = Known::default();
        let line = json!({"inLanguage": "fr", "datePublished": "2020-03", META: ["CC BY 4.0", "https://x.org/1", "note"]});
        let found = placed(&mut known, line, &["meta_licence", "meta_fr_source", "meta_remark"]);
        assert_eq!(found["license"], "CC BY 4.0");
        assert_eq!(found["isBasedOn"], json!({"@id": "https://x.org/1"}));
        assert!(found.get(META).is_none());
        let line = json!({"inLanguage": "en", "datePublished": "2019-12-31", META: ["", "https://x.org/1"]});
        let found = placed(&mut known, line, &["meta_licence", "meta_fr_source"]);
        assert!(found.get("license").is_none() && found.get("isBasedOn").is_none());
        assert_eq!((known.newest.as_str(), known.unlicensed), ("2020-03", true));
    }
}
