//! Rows as values of their types: what a program is handed is what the tables hold.

use std::collections::BTreeMap;

use paralign::export::tables_line;
use paralign::extract::Gazetteer;
use paralign::model::{About, Document, Sides};
use paralign::pipeline::document;
use paralign::tables::{AnyRow, OF_DOCUMENTS, TABLES, rows};
use serde_json::{Map, Value, json};

/// A document of two texts in memory, with rows of every table of documents but that of differences.
fn made() -> Document {
    let fr = "A/72/9\n\n1. Le 3 mai 2018, l’ONU a lu le rapport A/71/5. Oui.\u{b9}\n\n2. Elle a siégé.\n\n3. Fin.\n\n\u{b9} Voir A/70/1.\n";
    let en =
        "A/72/9\n\n1. On 3 May 2018 the UN read the report A/71/5. Yes.\n\n2. It sat.\n\n2. It sat again.\n";
    let texts = Sides { fr: Some(fr.as_bytes()), en: Some(en.as_bytes()) };
    document(Gazetteer::builtin(), "a", texts, About::default())
}

/// The rows of a document as JSON, by table.
fn serialized(document: &Document) -> BTreeMap<&'static str, Vec<Value>> {
    let mut out: BTreeMap<_, Vec<Value>> = BTreeMap::new();
    rows(document, |row| {
        out.entry(row.table().name).or_default().push(serde_json::to_value(row).unwrap());
    });
    out
}

#[test]
fn rows_serialize_as_the_stream_writes_them() {
    let document = made();
    let line: Value = serde_json::from_slice(&tables_line(&document)).unwrap();
    let found = serialized(&document);
    let mut filled = 0;
    for table in TABLES.iter().take(OF_DOCUMENTS) {
        let rows = found.get(table.name).cloned().unwrap_or_default();
        filled += usize::from(!rows.is_empty());
        assert_eq!(Value::from(rows), line["tables"][table.name], "{}", table.name);
    }
    assert!(filled >= OF_DOCUMENTS - 1, "{:?}", found.keys());
}

#[test]
fn a_row_is_a_value_of_its_type() {
    let document = made();
    let mut seen = Vec::new();
    rows(&document, |row| {
        if let AnyRow::Date(date) = row {
            seen.push((date.lang.to_owned(), date.paragraph.to_owned(), date.date_start, date.char_start));
        }
    });
    let day = jiff::civil::date(2018, 5, 3);
    // "Le 3 mai 2018": the date begins behind the article and a blank; "On 3 May 2018" likewise.
    let expected = ["fr", "en"].map(|lang| (lang.to_owned(), "1".to_owned(), day, 3));
    assert_eq!(seen, expected);
}

#[test]
fn what_is_not_known_is_nothing() {
    let found = serialized(&made());
    let block: &Map<String, Value> = found["blocks"][0].as_object().unwrap();
    let cells = ["page", "element", "paragraph", "source_start"].map(|column| block[column].clone());
    assert_eq!(cells, [Value::Null, Value::Null, Value::Null, json!(0)]);
    assert_eq!(found["documents"][0]["lang"], "fr");
}
