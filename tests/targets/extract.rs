//! Text into mentions: each lies in its paragraph, none covers another of its kind, and the printed places cut out the surface.

use jiff::civil::{Date, date};
use paralign::export::{PlainRow, plain_csv};
use paralign::extract::Gazetteer;
use paralign::model::{Lang, Value};
use paralign::pipeline::{PlainMention, extract_plain};

const PUBLISHED: Date = date(2018, 7, 24);

/// Searches the bytes as a French text.
pub fn hold_fr(bytes: &[u8]) {
    hold(&super::text(bytes), Lang::Fr);
}

/// Searches the bytes as an English text.
pub fn hold_en(bytes: &[u8]) {
    hold(&super::text(bytes), Lang::En);
}

fn hold(text: &str, lang: Lang) {
    let found = extract_plain(Gazetteer::builtin(), text, Some(lang), Some(PUBLISHED.into()));
    for one in &found {
        assert!(!one.range.is_empty() && text.get(one.range.clone()).is_some(), "{one:?}");
        assert!(means_something(&one.mention.value), "{one:?}");
    }
    let symbol = |one: &&PlainMention| matches!(one.mention.value, Value::Symbol(_));
    let date = |one: &&PlainMention| matches!(one.mention.value, Value::Date(_));
    // A name may hold a date; what is a symbol is nothing else.
    apart(found.iter().filter(|one| !date(one)));
    apart(found.iter().filter(|one| date(one) || symbol(one)));
    printed(text, &found);
}

/// The mentions come in the order of the text, and none covers another.
fn apart<'a>(found: impl Iterator<Item = &'a PlainMention>) {
    let mut end = 0;
    for one in found {
        assert!(one.range.start >= end, "{one:?} after {end}");
        end = one.range.end;
    }
}

fn means_something(value: &Value) -> bool {
    match value {
        Value::Date(date) => date.start <= date.end && !date.edtf.is_empty(),
        Value::Symbol(symbol) => is_clean(&symbol.canonical),
        Value::Entity(entity) => is_clean(&entity.canonical) && matches!(entity.level, 1 | 2),
    }
}

/// Whether a name has words, with single blanks between them.
fn is_clean(name: &str) -> bool {
    !name.is_empty() && name.split_whitespace().collect::<Vec<_>>().join(" ") == name
}

/// The table of the mentions, read back: one row each, and its code points cut out the surface.
fn printed(text: &str, found: &[PlainMention]) {
    let rows: Vec<PlainRow<'_>> = found
        .iter()
        .map(|one| PlainRow {
            text,
            paragraph: one.paragraph,
            range: one.range.clone(),
            mention: &one.mention,
        })
        .collect();
    let table = plain_csv(&rows);
    let mut reader = csv::Reader::from_reader(&table[..]);
    let read: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    assert_eq!(read.len(), found.len());
    let points: Vec<char> = text.chars().collect();
    for row in &read {
        let place = |column: usize| row[column].parse::<usize>().unwrap();
        let cut: String = points[place(2)..place(3)].iter().collect();
        assert_eq!(cut.split_whitespace().collect::<Vec<_>>().join(" "), &row[4]);
    }
}
