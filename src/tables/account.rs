//! `run.json`: what was run on what, and what came out. No clock, no absolute path: the same run, the same bytes.

use serde::Serialize;

use crate::model::{Document, Lang};

use super::formats::Formats;
use super::output::Fingerprint;

/// The file.
pub(super) const FILE: &str = "run.json";

#[derive(Serialize)]
struct Settings<'a> {
    csv_dialect: &'a str,
    level: &'a str,
    min_confidence: u8,
    workbook: bool,
}

/// The beginning of the file, up to the list of inputs.
pub(super) fn head(formats: &Formats) -> String {
    let settings = Settings {
        csv_dialect: formats.dialect.word(),
        level: formats.level.word(),
        min_confidence: formats.min_confidence,
        workbook: formats.workbook,
    };
    format!(
        "{{\n\"program\": \"paralign\",\n\"version\": \"{}\",\n\"command\": \"{}\",\n\"settings\": {},\n\"inputs\": [",
        env!("CARGO_PKG_VERSION"),
        command(formats),
        json(&settings),
    )
}

/// The command that gives the same tables, without the names of folders.
fn command(formats: &Formats) -> String {
    let workbook = if formats.workbook { "" } else { " --no-workbook" };
    format!(
        "paralign run --csv-dialect {} --level {} --min-confidence {}{workbook}",
        formats.dialect.word(),
        formats.level.word(),
        formats.min_confidence,
    )
}

/// A file read or written, as a member of a list; `first` if nothing stands before it.
pub(super) fn entry(file: &Fingerprint, first: bool) -> String {
    format!("{}\n{}", if first { "" } else { "," }, json(file))
}

/// What stands between the inputs and the outputs.
pub(super) const OUTPUTS: &str = "\n],\n\"outputs\": [";
/// The end of the file.
pub(super) const TAIL: &str = "\n]\n}\n";

/// The files of a document; a file that could not be read has no hash.
pub(super) fn inputs(document: &Document) -> Vec<Fingerprint> {
    let versions = Lang::BOTH.into_iter().filter_map(|lang| document.version(lang));
    versions
        .map(|version| Fingerprint {
            path: version.file.clone(),
            bytes: version.text.raw.file_bytes() as u64,
            sha256: version.sha256.clone(),
        })
        .collect()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain values are JSON")
}
