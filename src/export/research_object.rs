//! `ro-crate-metadata.json`: the folder as a research object (RO-Crate 1.1), for archives and for those who collect data.
//!
//! What is read and what is written are things of schema.org, and how the one came of the other is said in the words of PROV:
//! the run used the documents, and generated the files. Documents are written as they come; the root, which names the files,
//! stands at the end.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::citation;
use super::form::{Draft, Export, Files, Opening, Whole, Written};
use super::formats::{Form, Formats};
use crate::error::Result;
use crate::model::{Document, Format, Lang};
use crate::output::{Fingerprint, Output};
use crate::tables::Words;

/// The file.
const FILE: &str = "ro-crate-metadata.json";
/// What it is.
const ABOUT: Words = Words {
    en: "the folder as a research object (RO-Crate 1.1): files, documents with licence and source, and how the ones came of the others (PROV)",
    fr: "le dossier comme objet de recherche (RO-Crate 1.1) : fichiers, documents avec licence et source, et comment les uns sont issus des autres (PROV)",
};
/// What it begins with.
const HEAD: &str = "{\"@context\": [\"https://w3id.org/ro/crate/1.1/context\", {\"prov\": \
     \"http://www.w3.org/ns/prov#\"}],\n\"@graph\": [\n{\"@id\": \"ro-crate-metadata.json\", \"@type\": \"CreativeWork\", \
     \"about\": {\"@id\": \"./\"}, \"conformsTo\": {\"@id\": \"https://w3id.org/ro/crate/1.1\"}}";
/// What it ends with.
const TAIL: &str = "\n]}\n";

/// The day of this version of the program: no tables of it were published before. The standard asks for a date, and the hour of
/// the run would make other bytes.
const RELEASED: &str = "2026-11-30";

/// The columns of a manifest that name a licence; before them stands nothing, or the language that they speak of.
const LICENCE: [&str; 4] = ["licence", "license", "rights", "droits"];
/// The columns that say where a text comes from.
const SOURCE: [&str; 3] = ["source", "source_url", "url"];

/// The research object, and the citation beside it.
pub(super) struct ResearchObject;

impl Export for ResearchObject {
    fn is_written(&self, formats: &Formats) -> bool {
        formats.forms.has(Form::RoCrate)
    }

    fn names(&self, _: &Formats) -> Vec<String> {
        [FILE, citation::FILE].map(str::to_owned).to_vec()
    }

    fn about(&self) -> Vec<(&'static str, Words)> {
        vec![(FILE, ABOUT), (citation::FILE, citation::ABOUT)]
    }

    fn draft(&self, _: &Formats) -> Box<dyn Draft> {
        Box::new(Lines(Vec::new()))
    }

    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>> {
        let folder = opening.folder;
        Ok(Box::new(Things {
            file: Output::create(folder, FILE, HEAD)?,
            citation: Output::create(folder, citation::FILE, "")?,
            known: Known::default(),
            meta: opening.meta.to_vec(),
        }))
    }
}

/// The lines of a document.
struct Lines(Vec<u8>);

impl Draft for Lines {
    fn document(&mut self, document: &Document) {
        self.0.extend(lines(document));
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        vec![std::mem::take(&mut self.0)]
    }
}

/// The files while they are written.
struct Things {
    file: Output,
    citation: Output,
    known: Known,
    /// The names of the columns that the manifest adds.
    meta: Vec<String>,
}

impl Files for Things {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        parts.iter().try_for_each(|lines| self.file.write(&self.known.placed(lines, &self.meta)))
    }

    fn is_last(&self) -> bool {
        true
    }

    fn finish(self: Box<Self>) -> Result<Vec<Written>> {
        self.finish_last(&Whole::default())
    }

    fn finish_last(mut self: Box<Self>, whole: &Whole<'_>) -> Result<Vec<Written>> {
        self.citation.write(citation::text(whole.corpus).as_bytes())?;
        let citation = self.citation.finish()?;
        let mut files = whole.files.clone();
        files.push((&citation, Some(citation::ABOUT.en)));
        self.file.write(self.known.tail(&files, whole.corpus, whole.command).as_bytes())?;
        let object = self.file.finish()?;
        Ok(vec![Written::of(citation), Written::of(object)])
    }
}

/// The versions of a document as lines of JSON, with what stands in the further columns of the manifest.
fn lines(document: &Document) -> Vec<u8> {
    let mut out = Vec::new();
    let about = &document.pair.about;
    for lang in Lang::BOTH {
        let Some(version) = document.version(lang) else { continue };
        let title = version.text.title().map_or("", |block| block.text.text());
        let title = if lang == Lang::Fr && !about.title.is_empty() { &about.title } else { title };
        let provenance = match lang {
            Lang::Fr => &about.fr_provenance,
            Lang::En => &about.en_provenance,
        };
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
const META: &str = "meta";

/// What is known of the documents that were written so far.
#[derive(Debug, Default)]
struct Known {
    /// The date of the newest.
    newest: String,
    /// Their licences, no more than two of them: one goes for all, or none does.
    licences: BTreeMap<String, ()>,
    /// Whether a document has no licence.
    unlicensed: bool,
}

impl Known {
    /// The things of the lines of a document, as they stand in the file; `meta` names the further columns of the manifest.
    fn placed(&mut self, lines: &[u8], meta: &[String]) -> Vec<u8> {
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

    /// The end of the file; `files` are those of the run with what they are, where that is known.
    fn tail(&self, files: &[(&Fingerprint, Option<&str>)], corpus: &str, command: &str) -> String {
        let mut out = String::new();
        let mut add = |entity: Value| {
            out.push_str(",\n");
            out.push_str(&entity.to_string());
        };
        let parts: Vec<Value> = files.iter().map(|(file, _)| reference(&iri(&file.path))).collect();
        for (file, about) in files {
            add(entity([
                ("@id", Some(json!(iri(&file.path)))),
                ("@type", Some(json!(["File", "prov:Entity"]))),
                ("name", Some(json!(file.path))),
                ("description", about.map(|about| json!(about))),
                ("encodingFormat", Some(json!(medium_of(&file.path)))),
                ("contentSize", Some(json!(file.bytes.to_string()))),
                ("sha256", Some(json!(file.sha256))),
                ("prov:wasGeneratedBy", Some(reference("#run"))),
            ]));
        }
        let one = self.licences.keys().next().filter(|_| self.licences.len() == 1 && !self.unlicensed);
        add(licence(one.map(String::as_str)));
        add(json!({
            "@id": "#corpus", "@type": ["Collection", "prov:Entity"], "name": "The documents that were read",
            "description": "sha256 is that of the lines that sha256sum prints of the files, in the order of run.json",
            "sha256": corpus,
        }));
        add(json!({
            "@id": "#paralign", "@type": ["SoftwareApplication", "prov:SoftwareAgent"], "name": "paralign",
            "version": env!("CARGO_PKG_VERSION"), "softwareVersion": env!("CARGO_PKG_VERSION"),
        }));
        add(json!({
            "@id": "#run", "@type": ["CreateAction", "prov:Activity"], "name": "The run that wrote the files",
            "description": command, "instrument": reference("#paralign"), "object": reference("#corpus"),
            "result": parts, "prov:used": reference("#corpus"), "prov:wasAssociatedWith": reference("#paralign"),
        }));
        add(entity([
            ("@id", Some(json!("./"))),
            ("@type", Some(json!(["Dataset", "prov:Entity"]))),
            ("name", Some(json!("Official reports in French and English, aligned"))),
            (
                "description",
                Some(json!(
                    "Tables of what reports say in French and in English: paragraph beside paragraph, sentence beside sentence, with their dates, document symbols and names. The date of publication is that of the newest document, or of the program where no document has one."
                )),
            ),
            ("datePublished", Some(json!(if self.newest.is_empty() { RELEASED } else { &self.newest }))),
            ("license", Some(reference("#licence"))),
            ("inLanguage", Some(json!(["fr", "en"]))),
            ("keywords", Some(json!("bitext, alignment, French, English, official reports"))),
            ("hasPart", Some(json!(parts))),
            ("mentions", Some(reference("#run"))),
            ("prov:wasDerivedFrom", Some(reference("#corpus"))),
        ]));
        out.push_str(TAIL);
        out
    }
}

/// The licence of the whole: that of all documents, or what has to be said where there is none such.
fn licence(one: Option<&str>) -> Value {
    json!({
        "@id": "#licence", "@type": "CreativeWork",
        "name": one.unwrap_or("The licences of the documents"),
        "description": if one.is_some() {
            "The licence that the manifest states for every document"
        } else {
            "The tables quote the documents, and each quotation keeps the licence of its document, as it is stated there; where none is, ask its publisher"
        },
    })
}

fn entity<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

fn filled(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| json!(text))
}

fn reference(id: &str) -> Value {
    json!({ "@id": id })
}

/// An address as a reference, anything else as words.
fn linked(value: &str) -> Value {
    let is_address = value.starts_with("https://") || value.starts_with("http://");
    if is_address && !value.contains(char::is_whitespace) { reference(value) } else { json!(value) }
}

/// The name of a file that was read: it is not part of the folder.
fn local(path: &str) -> String {
    format!("#{}", iri(path))
}

/// A path as a relative address.
fn iri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The media type of a document.
fn medium(format: Format) -> &'static str {
    match format {
        Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Html => "text/html",
        Format::Odt => "application/vnd.oasis.opendocument.text",
        Format::Pdf | Format::TaggedPdf => "application/pdf",
        _ => "text/plain",
    }
}

/// The media types of the files that a run writes, by their endings.
const MEDIA: [(&str, &str); 11] = [
    (".csv", "text/csv"),
    (".tsv", "text/tab-separated-values"),
    (".json", "application/json"),
    (".jsonl", "application/jsonl"),
    (".html", "text/html"),
    (".js", "text/javascript"),
    (".md", "text/markdown"),
    (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (".parquet", "application/vnd.apache.parquet"),
    (".tmx", "application/xml"),
    (".tbx", "application/xml"),
];

fn medium_of(path: &str) -> &'static str {
    MEDIA.iter().find(|(ending, _)| path.ends_with(ending)).map_or("text/plain", |(_, medium)| medium)
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

    #[test]
    fn the_whole_has_a_licence_only_if_all_documents_have_the_same() {
        let root = |licences: &[&str]| {
            let mut known = Known::default();
            for licence in licences {
                placed(&mut known, json!({META: [licence]}), &["meta_license"]);
            }
            let file = Fingerprint::of("a b.csv", b"x");
            let text = format!("{HEAD}{}", known.tail(&[(&file, Some("a table"))], "00", "paralign run"));
            let all: Value = serde_json::from_str(&text).unwrap();
            let named = |id: &str| {
                all["@graph"].as_array().unwrap().iter().find(|one| one["@id"] == id).unwrap().clone()
            };
            assert_eq!(named("./")["hasPart"], json!([{"@id": "a%20b.csv"}]));
            assert_eq!(named("./")["datePublished"], RELEASED);
            assert_eq!(named("a%20b.csv")["encodingFormat"], "text/csv");
            named("#licence")["name"].as_str().unwrap().to_owned()
        };
        assert_eq!(root(&["CC0", "CC0"]), "CC0");
        assert_eq!(root(&["CC0", ""]), "The licences of the documents");
        assert_eq!(root(&["CC0", "CC BY"]), "The licences of the documents");
        assert_eq!(root(&[]), "The licences of the documents");
    }
}
