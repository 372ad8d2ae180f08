//! A thing of a research object: its members, its address, its media type.

use serde_json::{Value, json};

use crate::model::Format;

/// A thing with those members that it has.
pub(super) fn entity<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// A text, if there is one.
pub(super) fn filled(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| json!(text))
}

/// What leads to another thing.
pub(super) fn reference(id: &str) -> Value {
    json!({ "@id": id })
}

/// An address as a reference, anything else as words.
pub(super) fn linked(value: &str) -> Value {
    let is_address = value.starts_with("https://") || value.starts_with("http://");
    if is_address && !value.contains(char::is_whitespace) { reference(value) } else { json!(value) }
}

/// The name of a file that was read: it is not part of the folder.
pub(super) fn local(path: &str) -> String {
    format!("#{}", iri(path))
}

/// A path as a relative address.
pub(super) fn iri(path: &str) -> String {
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
pub(super) fn medium(format: Format) -> &'static str {
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

/// The media type of a file that a run writes.
pub(super) fn medium_of(path: &str) -> &'static str {
    MEDIA.iter().find(|(ending, _)| path.ends_with(ending)).map_or("text/plain", |(_, medium)| medium)
}
