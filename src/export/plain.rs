//! The findings in single texts as CSV and JSON, for programs that read standard output: UTF-8 without byte order mark, LF.

use std::ops::Range;

use serde::Serialize;

use crate::model::{Block, Diagnostic, Discrepancy, Mention, Original, Value, Version, part_name};
use crate::tables::CodePoints;

/// A mention with the text that it was found in.
#[derive(Debug, Clone)]
pub struct PlainRow<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The paragraph, counted from 1.
    pub paragraph: usize,
    /// Bytes of the whole text.
    pub range: Range<usize>,
    /// What was found.
    pub mention: &'a Mention,
}

#[derive(Default, Serialize)]
struct Row<'a> {
    kind: &'a str,
    paragraph: usize,
    char_start: usize,
    char_end: usize,
    surface: String,
    canonical: &'a str,
    date_start: String,
    date_end: String,
    granularity: &'a str,
    modifier: &'a str,
    resolution: &'a str,
    edtf: &'a str,
    body: &'a str,
    r#type: &'a str,
    pinpoint: &'a str,
    url: &'a str,
    name_fr: &'a str,
    name_en: &'a str,
    entity_id: &'a str,
    level: Option<u8>,
    rule: &'a str,
    paragraph_start: usize,
}

/// Renders mentions with a header.
///
/// `char_start` and `char_end` count code points of the whole text, and so does `paragraph_start`, where the paragraph
/// begins: the difference is the place in the paragraph. The mentions must be in the order of the text.
#[must_use]
pub fn plain_csv(rows: &[PlainRow<'_>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    header(
        &mut writer,
        &[
            "kind",
            "paragraph",
            "char_start",
            "char_end",
            "surface",
            "canonical",
            "date_start",
            "date_end",
            "granularity",
            "modifier",
            "resolution",
            "edtf",
            "body",
            "type",
            "pinpoint",
            "url",
            "name_fr",
            "name_en",
            "entity_id",
            "level",
            "rule",
            "paragraph_start",
        ],
    );
    each(rows, |row| writer.serialize(row).expect("a row of plain values can be written to memory"));
    writer.into_inner().expect("memory takes every byte")
}

/// Renders mentions as lines of JSON, with the members that [`plain_csv`] has as columns.
#[must_use]
pub fn plain_json(rows: &[PlainRow<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    each(rows, |row| json_line(&mut out, &row));
    out
}

fn each<'a>(rows: &'a [PlainRow<'a>], mut put: impl FnMut(Row<'a>)) {
    let mut points = CodePoints::default();
    for row in rows {
        let Some(surface) = row.text.get(row.range.clone()) else { continue };
        let Some(Range { start: char_start, end: char_end }) = points.place(row.text, &row.range) else {
            continue;
        };
        let start = row.range.start.saturating_sub(row.mention.range.start);
        let paragraph_start = points.place(row.text, &(start..start)).map_or(char_start, |place| place.start);
        let surface: String = surface.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = Row {
            paragraph: row.paragraph,
            char_start,
            char_end,
            surface,
            rule: row.mention.rule,
            paragraph_start,
            ..Row::default()
        };
        put(fill(place, &row.mention.value));
    }
}

fn fill<'a>(place: Row<'a>, value: &'a Value) -> Row<'a> {
    match value {
        Value::Date(date) => Row {
            kind: "date",
            date_start: date.start.to_string(),
            date_end: date.end.to_string(),
            granularity: date.granularity.word(),
            modifier: date.modifier.map_or("", |modifier| modifier.word()),
            resolution: date.resolution.word(),
            edtf: &date.edtf,
            ..place
        },
        Value::Symbol(symbol) => Row {
            kind: "symbol",
            canonical: &symbol.canonical,
            body: &symbol.body,
            r#type: symbol.kind.word(),
            pinpoint: symbol.pinpoint.as_deref().unwrap_or(""),
            url: symbol.url.as_deref().unwrap_or(""),
            ..place
        },
        Value::Entity(entity) => Row {
            kind: "entity",
            canonical: &entity.canonical,
            r#type: entity.kind.word(),
            name_fr: &entity.name_fr,
            name_en: &entity.name_en,
            entity_id: &entity.entity_id,
            level: Some(entity.level),
            ..place
        },
    }
}

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
            fr_value: &found.fr_value,
            en_value: &found.en_value,
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
