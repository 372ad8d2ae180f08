//! A corpus in Parquet gives what JSON lines of the same documents give.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use paralign::error::Error;
use paralign::model::Shard;
use paralign::output::Foreign;
use paralign::pipeline::{Config, merge, run};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use serde_json::{Map, Value, json};

use crate::support::{project, table, tree};

/// A column of a row group: texts or days, each of which may be missing.
enum Column {
    Bytes(Vec<Option<Vec<u8>>>),
    Days(Vec<Option<i32>>),
}

fn texts(cells: &[Option<&str>]) -> Column {
    Column::Bytes(cells.iter().map(|cell| cell.map(|text| text.as_bytes().to_vec())).collect())
}

/// Writes row groups of columns.
fn write(path: &Path, schema: &str, groups: Vec<Vec<Column>>) {
    let schema = Arc::new(parse_message_type(&format!("message documents {{ {schema} }}")).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_data_page_row_count_limit(1).build());
    let mut writer = SerializedFileWriter::new(File::create(path).unwrap(), schema, properties).unwrap();
    for columns in groups {
        let mut group = writer.next_row_group().unwrap();
        columns.into_iter().for_each(|column| put(&mut group, column));
        group.close().unwrap();
    }
    writer.close().unwrap();
}

fn put(group: &mut SerializedRowGroupWriter<'_, File>, column: Column) {
    let mut into = group.next_column().unwrap().unwrap();
    // In a column within another a value stands one level deeper.
    let levels = |there: Vec<bool>, deepest: i16| -> Vec<i16> {
        there.into_iter().map(|there| if there { deepest } else { 0 }).collect()
    };
    match column {
        Column::Bytes(cells) => {
            let there = cells.iter().map(Option::is_some).collect();
            let values: Vec<ByteArray> = cells.into_iter().flatten().map(ByteArray::from).collect();
            into.typed::<ByteArrayType>().write_batch(&values, Some(&levels(there, 1)), None).unwrap();
        }
        Column::Days(cells) => {
            let there = cells.iter().map(Option::is_some).collect();
            let values: Vec<i32> = cells.into_iter().flatten().collect();
            into.typed::<Int32Type>().write_batch(&values, Some(&levels(there, 2)), None).unwrap();
        }
    }
    into.close().unwrap();
}

fn run_into(corpus: &Path, output: PathBuf) -> Result<PathBuf, Error> {
    let config =
        Config { corpus: corpus.to_owned(), output: output.clone(), jobs: Some(2), ..Config::default() };
    run(&config, &|_| {})?;
    Ok(output)
}

/// The reports as JSON lines, from the last to the first.
fn reports() -> Vec<Map<String, Value>> {
    let source = project().join("corpus");
    let mut manifest = csv::Reader::from_path(source.join("manifest.csv")).unwrap();
    let mut out = Vec::new();
    for row in manifest.deserialize() {
        let meta: std::collections::BTreeMap<String, String> = row.unwrap();
        let read = |side: &str| {
            fs::read_to_string(source.join(side).join(format!("{}.txt", meta["doc_id"]))).unwrap()
        };
        let (symbol, date) = (&meta["symbol"], &meta["date"]);
        let line = json!({"doc_id": meta["doc_id"], "fr": read("fr"), "en": read("en"),
            "meta": {"symbol": symbol, "date": date}});
        out.insert(0, line.as_object().unwrap().clone());
    }
    out
}

#[test]
fn rows_give_what_lines_give() {
    let root = tempfile::tempdir().unwrap();
    let reports = reports();
    let lines: String = reports.iter().map(|line| format!("{}\n", Value::from(line.clone()))).collect();
    // Both have the name of the file in their flaws.
    let place = |name: &str| {
        let folder = root.path().join(name);
        fs::create_dir(&folder).unwrap();
        folder
    };
    let (one, other) = (place("lines"), place("rows"));
    fs::write(one.join("corpus"), lines).unwrap();
    let group = |some: &[Map<String, Value>]| {
        let cells = |of: &dyn Fn(&Map<String, Value>) -> &Value| {
            texts(
                &some
                    .iter()
                    .map(|line| of(line).as_str().filter(|text| !text.is_empty()))
                    .collect::<Vec<_>>(),
            )
        };
        let day = |line: &Map<String, Value>| -> Option<i32> {
            let day: jiff::civil::Date = line["meta"]["date"].as_str().unwrap().parse().ok()?;
            Some((day - jiff::civil::date(1970, 1, 1)).get_days())
        };
        vec![
            cells(&|line| &line["fr"]),
            cells(&|line| &line["doc_id"]),
            Column::Days(some.iter().map(day).collect()),
            cells(&|line| &line["en"]),
            cells(&|line| &line["meta"]["symbol"]),
        ]
    };
    let schema = "optional binary fr (UTF8); optional binary doc_id (UTF8);
        optional group meta { optional int32 date (DATE); } optional binary en (STRING); optional binary symbol (UTF8);";
    let corpus = other.join("corpus");
    write(&corpus, schema, reports.chunks(2).map(group).collect());
    let lines = run_into(&one.join("corpus"), one.join("out")).unwrap();
    let rows = run_into(&corpus, other.join("out")).unwrap();
    assert_eq!(tree(&rows), tree(&lines));
    let shards = [1, 2, 3].map(|index| {
        let output = other.join(format!("{index}"));
        let (corpus, shard) = (corpus.clone(), Shard::new(index, 3));
        run(&Config { corpus, output: output.clone(), shard, portion: 1, ..Config::default() }, &|_| {})
            .unwrap();
        output
    });
    let merged = other.join("merged");
    merge(&shards, &merged, None, Foreign::Keep, &|_| {}).unwrap();
    assert_eq!(table(&merged, "blocks"), table(&lines, "blocks"));
}

#[test]
fn a_bad_row_is_told_with_its_number_and_the_rest_is_read() {
    let root = tempfile::tempdir().unwrap();
    let corpus = root.path().join("c.parquet");
    let schema = "optional binary doc_id (UTF8); optional binary fr; optional binary en (UTF8);";
    let bytes = |cells: &[&[u8]]| Column::Bytes(cells.iter().map(|cell| Some(cell.to_vec())).collect());
    let ids = [Some("a"), None, Some("b"), Some("c"), Some("a"), Some("d")];
    // A file of any form stands in a column that is not said to be text.
    let pages =
        [b"<html><p>1. Un.</p></html>".as_slice(), b"1.", b"1. Un \xe9t\xe9.", b"1.", b"1. Deux.", b"1."];
    let en = [b"1. One.".as_slice(), b"1.", b"1. A summer.", b"\xff", b"", b"1. Four."];
    write(&corpus, schema, vec![vec![texts(&ids), bytes(&pages), bytes(&en)]]);
    let output = run_into(&corpus, root.path().join("out")).unwrap();
    let flaws: Vec<String> = table(&output, "diagnostics").iter().map(|row| row["message"].clone()).collect();
    let has = |part: &str| assert!(flaws.iter().any(|flaw| flaw.contains(part)), "{part}: {flaws:?}");
    has("line 2 of c.parquet was left out: the record has no doc_id");
    has("line 4 of c.parquet was left out: its en is not UTF-8");
    has("a (c.parquet, row 5)");
    let documents = table(&output, "documents");
    let ids: Vec<&str> = documents.iter().map(|row| row["doc_id"].as_str()).collect();
    assert_eq!(ids, ["a", "a", "a (2)", "a (2)", "b", "b", "d", "d"]);
    let paragraphs = table(&output, "paragraphs");
    assert!(paragraphs.iter().any(|row| row["text"].contains("Un été")), "{paragraphs:?}");
}

#[test]
fn a_file_that_lacks_columns_or_is_damaged_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let corpus = root.path().join("c.parquet");
    let cells = || texts(&[Some("a"), Some("b")]);
    let refused = |part: &str| {
        let told = run_into(&corpus, root.path().join("out")).unwrap_err().to_string();
        assert!(told.contains(part) && told.contains("c.parquet"), "{told}");
    };
    for (schema, part) in [
        ("optional binary id (UTF8); optional binary fr (UTF8);", "no column doc_id"),
        ("optional binary doc_id (UTF8); optional binary text (UTF8);", "neither a column fr nor"),
    ] {
        write(&corpus, schema, vec![vec![cells(), cells()]]);
        refused(part);
    }
    write(&corpus, "optional binary doc_id (UTF8); optional int32 fr (DATE);", vec![]);
    refused("holds no document");
    write(&corpus, "optional binary doc_id (UTF8); optional int32 fr;", vec![]);
    refused("fr is INT32, and not text");
    write(&corpus, "optional binary doc_id (UTF8); optional binary fr (UTF8);", vec![vec![cells(), cells()]]);
    let whole = fs::read(&corpus).unwrap();
    for at in (4..whole.len()).step_by(5) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x15;
        fs::write(&corpus, &damaged).unwrap();
        // What is still a document is read; nothing dies of the rest.
        let _ = run_into(&corpus, root.path().join("out"));
        fs::write(&corpus, &whole[..at]).unwrap();
        refused("cannot be read");
    }
}
