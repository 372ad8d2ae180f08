//! The mentions of a text.

use std::ops::Range;

use serde::Serialize;

use super::{header, json_line};
use crate::model::{Mention, Value};
use crate::tables::{Chars, CodePoints};

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
        let Some(Chars { start: char_start, end: char_end }) = points.place(row.text, &row.range) else {
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
