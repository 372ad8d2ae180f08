//! The findings in single texts as CSV and JSON, for programs that read standard output: UTF-8 without byte order mark, LF.

mod mentions;
mod version;

use serde::Serialize;

use crate::model::{Discrepancy, Original};

pub use mentions::{PlainRow, plain_csv, plain_json};
pub use version::version_json;

#[derive(Serialize)]
struct Difference<'a> {
    line: usize,
    check_name: &'a str,
    severity: &'a str,
    fr_value: &'a str,
    en_value: &'a str,
    message: String,
}

impl<'a> Difference<'a> {
    fn new(line: usize, found: &'a Discrepancy) -> Difference<'a> {
        Difference {
            line,
            check_name: found.check.word(),
            severity: found.severity.word(),
            fr_value: &found.values.fr,
            en_value: &found.values.en,
            message: found.message(),
        }
    }
}

/// Renders what differs between two texts that are aligned line by line; the first member is the line, from 1.
#[must_use]
pub fn discrepancies_csv<'a>(found: impl Iterator<Item = (usize, &'a Discrepancy)>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    header(&mut writer, &["line", "check_name", "severity", "fr_value", "en_value", "message"]);
    for (line, one) in found {
        let row = Difference::new(line, one);
        writer.serialize(row).expect("a row of plain values can be written to memory");
    }
    writer.into_inner().expect("memory takes every byte")
}

/// Renders the same as lines of JSON.
#[must_use]
pub fn discrepancies_json<'a>(found: impl Iterator<Item = (usize, &'a Discrepancy)>) -> Vec<u8> {
    let mut out = Vec::new();
    found.for_each(|(line, one)| json_line(&mut out, &Difference::new(line, one)));
    out
}

/// A bead of two texts with one segment per line.
#[derive(Debug, Clone, Serialize)]
pub struct LineBead<'a> {
    /// The French lines, counted from 0.
    pub fr: &'a [usize],
    /// The English lines, counted from 0.
    pub en: &'a [usize],
    /// From 0 to 100.
    pub confidence: u8,
    /// The French text, if it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fr_text: Option<String>,
    /// The English text, if it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en_text: Option<String>,
}

/// Renders a bead as a line of JSON.
#[must_use]
pub fn bead_json(bead: &LineBead<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    json_line(&mut out, bead);
    out
}

/// Renders addresses as CSV.
#[must_use]
pub fn originals_csv(originals: &[Original]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    header(&mut writer, &["doc_id", "lang", "symbol", "url", "file"]);
    for one in originals {
        let Original { doc_id, lang, symbol, url, file } = one;
        let row = (doc_id, lang.code(), symbol, url, file);
        writer.serialize(row).expect("a row of plain values can be written to memory");
    }
    writer.into_inner().expect("memory takes every byte")
}

/// Appends a value as a line of JSON.
pub(super) fn json_line(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(&mut *out, value).expect("plain values are JSON");
    out.push(b'\n');
}

fn header(writer: &mut csv::Writer<Vec<u8>>, columns: &[&str]) {
    writer.write_record(columns).expect("a row of plain values can be written to memory");
}
