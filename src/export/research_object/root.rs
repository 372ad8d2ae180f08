//! The end of the research object: the files, the licence, the run, and the folder that holds all of it.

use serde_json::{Value, json};

use super::documents::Known;
use super::thing::{entity, iri, medium_of, reference};
use crate::output::Fingerprint;

/// What it ends with.
const TAIL: &str = "\n]}\n";

/// The day of this version of the program: no tables of it were published before. The standard asks for a date, and the hour of
/// the run would make other bytes.
const RELEASED: &str = "2026-11-30";

/// The end of the file; `files` are those of the run with what they are, where that is known.
pub(super) fn tail(
    known: &Known,
    files: &[(&Fingerprint, Option<&str>)],
    corpus: &str,
    command: &str,
) -> String {
    let mut out = String::new();
    let mut add = |entity: Value| {
        out.push_str(",\n");
        out.push_str(&entity.to_string());
    };
    let parts: Vec<Value> = files.iter().map(|(file, _)| reference(&iri(&file.path))).collect();
    for (file, about) in files {
        add(described(file, *about));
    }
    let one = known.licences.keys().next().filter(|_| known.licences.len() == 1 && !known.unlicensed);
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
    add(root(known, &parts));
    out.push_str(TAIL);
    out
}

/// A file of the run, with what it is where that is known.
fn described(file: &Fingerprint, about: Option<&str>) -> Value {
    entity([
        ("@id", Some(json!(iri(&file.path)))),
        ("@type", Some(json!(["File", "prov:Entity"]))),
        ("name", Some(json!(file.path))),
        ("description", about.map(|about| json!(about))),
        ("encodingFormat", Some(json!(medium_of(&file.path)))),
        ("contentSize", Some(json!(file.bytes.to_string()))),
        ("sha256", Some(json!(file.sha256))),
        ("prov:wasGeneratedBy", Some(reference("#run"))),
    ])
}

/// The folder itself.
fn root(known: &Known, parts: &[Value]) -> Value {
    entity([
        ("@id", Some(json!("./"))),
        ("@type", Some(json!(["Dataset", "prov:Entity"]))),
        ("name", Some(json!("Official reports in French and English, aligned"))),
        (
            "description",
            Some(json!(
                "Tables of what reports say in French and in English: paragraph beside paragraph, sentence beside sentence, with their dates, document symbols and names. The date of publication is that of the newest document, or of the program where no document has one."
            )),
        ),
        ("datePublished", Some(json!(if known.newest.is_empty() { RELEASED } else { &known.newest }))),
        ("license", Some(reference("#licence"))),
        ("inLanguage", Some(json!(["fr", "en"]))),
        ("keywords", Some(json!("bitext, alignment, French, English, official reports"))),
        ("hasPart", Some(json!(parts))),
        ("mentions", Some(reference("#run"))),
        ("prov:wasDerivedFrom", Some(reference("#corpus"))),
    ])
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

#[cfg(test)]
mod tests {
    use super::super::HEAD;
    use super::super::documents::META;
    use super::*;

    #[test]
    fn the_whole_has_a_licence_only_if_all_documents_have_the_same() {
        let root = |licences: &[&str]| {
            let mut known = Known::default();
            for licence in licences {
                let line = format!("{}\n", json!({META: [licence]}));
                known.placed(line.as_bytes(), &["meta_license".to_owned()]);
            }
            let file = Fingerprint::of("a b.csv", b"x");
            let text = format!("{HEAD}{}", tail(&known, &[(&file, Some("a table"))], "00", "paralign run"));
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
