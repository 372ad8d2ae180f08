//! What was understood of a file.

use serde::Serialize;

use super::json_line;
use crate::model::{Block, Diagnostic, Version, part_name};

#[derive(Serialize)]
struct Inspected<'a> {
    file: &'a str,
    lang: &'a str,
    format: &'a str,
    encoding: &'a str,
    symbol: &'a str,
    date: Option<String>,
    blocks: Vec<Part<'a>>,
    flaws: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    kind: &'a str,
    part: String,
    paragraph: Option<&'a str>,
    label: Option<&'a str>,
    heading_path: &'a [String],
    text: &'a str,
    footnote_refs: Vec<&'a str>,
}

#[derive(Serialize)]
struct Found<'a> {
    severity: &'a str,
    flaw: &'a str,
    part: Option<String>,
    paragraph: Option<&'a str>,
    message: String,
}

/// Renders what was understood of one file as an object of JSON, on one line.
#[must_use]
pub fn version_json(version: &Version, diagnostics: &[Diagnostic]) -> Vec<u8> {
    let raw = &version.text.raw;
    let part = |block: &'_ Block| block.part_name();
    let blocks = version.text.blocks.iter().map(|block| Part {
        kind: block.kind.word(),
        part: part(block),
        paragraph: block.number.as_deref(),
        label: block.label.as_deref(),
        heading_path: &block.context.heading_path,
        text: block.text.text(),
        footnote_refs: block.calls.iter().map(|(_, label)| label.as_str()).collect(),
    });
    let flaws = diagnostics.iter().map(|found| Found {
        severity: found.flaw.severity().word(),
        flaw: found.flaw.word(),
        part: found.part.map(part_name),
        paragraph: found.paragraph.as_deref(),
        message: found.flaw.to_string(),
    });
    let inspected = Inspected {
        file: &version.file,
        lang: version.text.lang.code(),
        format: raw.format().word(),
        encoding: raw.encoding(),
        symbol: &version.symbol,
        date: version.date.map(|date| date.to_string()),
        blocks: blocks.collect(),
        flaws: flaws.collect(),
    };
    let mut out = Vec::new();
    json_line(&mut out, &inspected);
    out
}
