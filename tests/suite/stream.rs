//! Lines of JSON: the same rows as in the tables, one answer for each line, whatever the line.

use std::fs;
use std::io::{self, BufRead, BufReader, Cursor, Read, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use assert_cmd::Command;
use paralign::export::{Formats, Forms};
use paralign::pipeline::{Config, LONGEST_LINE, StreamConfig, run, stream};
use paralign::tables::{OF_DOCUMENTS, TABLES};
use serde_json::{Value, json};

use crate::support::{Bench, Row, project, table};

fn config(jobs: usize) -> StreamConfig {
    StreamConfig { jobs: Some(jobs), ..StreamConfig::default() }
}

/// The answers to some lines.
fn answers(config: &StreamConfig, lines: impl Into<Vec<u8>>) -> Vec<Value> {
    let mut out = Vec::new();
    stream(config, Cursor::new(lines.into()), &mut out, &|_| {}).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.is_empty() || out.ends_with('\n'));
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The rows of a table in an answer, as the CSV file would hold them.
fn rows(answer: &Value, name: &str) -> Vec<Row> {
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        other => panic!("{other} is not a cell"),
    };
    let row = |row: &Value| {
        row.as_object().unwrap().iter().map(|(key, value)| (key.clone(), cell(value))).collect()
    };
    answer["tables"][name].as_array().unwrap().iter().map(row).collect()
}

/// Runs a corpus and streams the texts of its files, and compares all rows.
fn compare(bench: &Bench, config: &Config, records: &[Value]) {
    run(config, &|_| {}).unwrap();
    let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
    let answers = answers(&self::config(2), lines);
    assert_eq!(answers.len(), records.len());
    for (answer, record) in answers.iter().zip(records) {
        assert_eq!(answer["doc_id"], record["doc_id"], "{answer}");
    }
    for name in TABLES.iter().take(OF_DOCUMENTS).map(|table| table.name).chain(["citations_edges"]) {
        let streamed: Vec<Row> = answers.iter().flat_map(|answer| rows(answer, name)).collect();
        let mut whole = table(&bench.output(), name);
        // What a term is usually called is known of a corpus, and not of one document.
        whole.retain(|row| row.get("check_name").is_none_or(|check| check != "term"));
        assert_eq!(streamed, whole, "{name}");
    }
}

#[test]
fn the_reports_give_the_rows_of_the_batch() {
    let bench = Bench::new();
    let corpus = project().join("corpus");
    let mut manifest = csv::Reader::from_path(corpus.join("manifest.csv")).unwrap();
    let mut records: Vec<Value> = manifest
        .deserialize::<Row>()
        .map(|row| {
            let row = row.unwrap();
            let id = &row["doc_id"];
            let text = |lang: &str| fs::read_to_string(corpus.join(lang).join(format!("{id}.txt"))).unwrap();
            json!({"doc_id": id, "fr": text("fr"), "en": text("en"), "meta": row})
        })
        .collect();
    records.sort_by_key(|record| record["doc_id"].to_string());
    assert_eq!(records.len(), 5);
    compare(&bench, &Config { corpus, ..bench.config() }, &records);
}

#[test]
fn a_table_can_be_had_alone_and_an_empty_cell_is_null() {
    let record = json!({"doc_id": "a", "fr": "1. Le 3 mai 2018.", "en": "1. On 3 May 2018."});
    let all = &answers(&config(1), record.to_string())[0];
    for name in TABLES.iter().take(OF_DOCUMENTS).map(|table| table.name).chain(["citations_edges"]) {
        let config = StreamConfig { table: Some(name.to_owned()), ..config(1) };
        let alone = &answers(&config, format!("{record}\nbad\n"));
        assert_eq!(alone[0]["tables"], json!({ name: all["tables"][name] }));
        assert_eq!(alone[1]["line"], json!(2));
    }
    let date = all["tables"]["dates"][0].as_object().unwrap();
    assert_eq!((&date["footnote"], &date["date_start"]), (&Value::Null, &json!("2018-05-03")));
    assert!(!all.to_string().contains(":\"\""), "{all}");
    let unknown = StreamConfig { table: Some("terms".to_owned()), ..config(1) };
    let told = stream(&unknown, Cursor::new(""), &mut Vec::new(), &|_| {}).unwrap_err().to_string();
    assert!(told.contains("citations_nodes"), "{told}");
}

#[test]
fn corrections_hold_in_a_stream_too() {
    let bench = Bench::new();
    let head = "doc_id,kind,action,lang,anchor,value\n";
    bench.put("c.csv", format!("{head}a,mention,none,fr,3 mai 2018 @ Le 3 mai,\n"));
    let config = StreamConfig { corrections: Some(bench.corpus().join("c.csv")), ..config(1) };
    let line = |id: &str| json!({"doc_id": id, "fr": "1. Le 3 mai 2018, A/71/2."}).to_string();
    let answers = answers(&config, format!("{}\n{}\n", line("a"), line("b")));
    assert_eq!([0, 1].map(|at| rows(&answers[at], "dates").len()), [0, 1]);
    bench.put("c.csv", format!("{head}a,mention,nothing,fr,3 mai 2018 @ Le 3 mai,\n"));
    let told = stream(&config, Cursor::new(""), &mut Vec::new(), &|_| {}).unwrap_err().to_string();
    assert!(told.contains("c.csv") && told.contains("row 2"), "{told}");
}

#[test]
fn odd_texts_give_the_rows_of_the_batch() {
    let bench = Bench::new();
    let text = "1. L'été, «\u{a0}œuvre\u{a0}» du 3 mai 2018,\r\nvoir A/72/35.\r\n\r\n2. Fin \u{85}\u{2028}\u{1}.\r\n";
    let long = "longueur ".repeat(5000);
    let texts = [
        ("a-bom", Some(format!("\u{feff}{text}")), Some(format!("\u{feff}{text}"))),
        ("b-alone", Some(text.to_owned()), None),
        ("c-empty", Some(String::new()), Some(" \n".to_owned())),
        ("d-binary", None, Some("a\u{0}b".to_owned())),
        ("e/long \"name\"", Some(format!("1. {long}")), Some(text.to_owned())),
    ];
    let mut records = Vec::new();
    for (id, fr, en) in &texts {
        for (lang, side) in [("fr", fr), ("en", en)] {
            side.iter().for_each(|side| {
                bench.put(&format!("{lang}/{id}.txt"), side);
            });
        }
        records.push(json!({"doc_id": id, "fr": fr, "en": en}));
    }
    // A workbook would cut the long cell, and say so.
    let formats = Formats { forms: Forms::NO_WORKBOOK, ..Formats::default() };
    compare(&bench, &Config { formats, ..bench.config() }, &records);
}

#[test]
fn what_is_known_of_a_document_comes_from_meta() {
    let meta = json!({"symbol": " A/1\n(fr) ", "title": "Titre", "date": "2018-07-24", "fr_provenance": null,
        "en_provenance": "official", "publisher": ["unknown", {}]});
    let record =
        json!({"doc_id": "a", "fr": "1. En mars, un.", "en": null, "meta": meta, "more": {"deep": [[1]]}});
    let odd = json!({"doc_id": "b", "en": "1. One.", "meta": {"date": "soon"}});
    let answers = answers(&config(1), format!("{record}\n{odd}\n"));
    let document = &rows(&answers[0], "documents")[0];
    assert_eq!((document["symbol"].as_str(), document["title"].as_str()), ("A/1 (fr)", "Titre"));
    assert_eq!((document["date"].as_str(), document["provenance"].as_str()), ("2018-07-24", ""));
    assert_eq!(rows(&answers[0], "dates")[0]["date_start"], "2018-03-01");
    assert_eq!(rows(&answers[0], "alignments")[0]["en_provenance"], "official");
    let flaws: Vec<String> =
        rows(&answers[1], "diagnostics").into_iter().map(|row| row["flaw"].clone()).collect();
    assert!(
        flaws.contains(&"manifest-cell".to_owned()) && flaws.contains(&"unpaired".to_owned()),
        "{flaws:?}"
    );
}

#[test]
fn a_date_that_no_document_can_have_is_refused() {
    for (date, taken) in [
        ("1500", "1500"),
        ("2199-12-31", "2199-12-31"),
        ("1499-12-31", ""),
        ("2200", ""),
        ("12018-01-01", ""),
        ("2018-13", ""),
        ("2018-02-30", ""),
        ("2018-00-00", ""),
        ("-2018", ""),
    ] {
        let record = json!({"doc_id": "a", "fr": "1. Un.", "en": "1. One.", "meta": {"date": date}});
        let answer = &answers(&config(1), record.to_string())[0];
        assert_eq!(rows(answer, "documents")[0]["date"], taken, "{date}");
        let flaws: Vec<Row> =
            rows(answer, "diagnostics").into_iter().filter(|row| row["flaw"] == "manifest-cell").collect();
        assert_eq!(flaws.len(), usize::from(taken.is_empty()), "{date}: {flaws:?}");
        assert!(flaws.iter().all(|row| row["message"].contains(date)), "{date}: {flaws:?}");
    }
}

/// Lines that are no record, with the id that can still be told.
const BAD: [(&[u8], Option<&str>); 14] = [
    (b"", None),
    (b"{\"doc_id\":\"a\",\"fr\":\"1. ", None),
    (b"[1]", None),
    (b"{}", None),
    (b"{\"doc_id\":null,\"fr\":\"a\"}", None),
    (b"{\"doc_id\":\"\",\"fr\":\"a\"}", None),
    (b"{\"doc_id\":7,\"fr\":\"a\"}", None),
    (b"{\"doc_id\":\"a\"}", Some("a")),
    (b"{\"doc_id\":\"a\",\"fr\":null,\"en\":null}", Some("a")),
    (b"{\"doc_id\":\"a\",\"fr\":5}", Some("a")),
    (b"{\"doc_id\":\"a\\u0000\",\"fr\":\"a\"}", Some("a\u{0}")),
    (b"{\"doc_id\":\"a\\u2028b\",\"fr\":\"a\"}", Some("a\u{2028}b")),
    (b"{\"doc_id\":\"a\",\"fr\":\"\xff\"}", Some("a")),
    (b"{\"doc_id\":\"\xff\",\"fr\":\"a\"}", None),
];

#[test]
fn every_line_has_its_answer_in_its_place() {
    let mut lines = Vec::new();
    for (number, (bad, _)) in BAD.iter().enumerate() {
        lines.extend_from_slice(bad);
        lines.extend_from_slice(
            format!("\n{}\n", json!({"doc_id": format!("good-{number}"), "fr": "1. Un."})).as_bytes(),
        );
    }
    let deep = format!("{{\"doc_id\":\"deep\",\"fr\":\"a\",\"x\":{}", "[".repeat(100_000));
    lines.extend_from_slice(deep.as_bytes());
    for jobs in [1, 4] {
        let answers = answers(&config(jobs), lines.clone());
        assert_eq!(answers.len(), 2 * BAD.len() + 1);
        for (number, (pair, (_, id))) in answers.chunks_exact(2).zip(BAD).enumerate() {
            assert_eq!(pair[0]["doc_id"], json!(id), "{}", pair[0]);
            assert_eq!(pair[0]["line"], json!(2 * number + 1));
            assert!(pair[0]["error"].as_str().unwrap().len() > 20 && pair[0].get("tables").is_none());
            assert_eq!(pair[1]["doc_id"], json!(format!("good-{number}")));
            assert!(pair[1].get("error").is_none());
        }
        assert!(answers[2 * BAD.len()]["error"].is_string());
    }
}

#[test]
fn an_answer_depends_on_its_line_alone() {
    let line = json!({"doc_id": "a", "fr": "1. Le Fonds mondial (FM) et l'ONU en mai 2018.\n\n2. Le FM."})
        .to_string();
    let other = json!({"doc_id": "b", "fr": "1. Le Forum mondial (FM) de 1999, A/72/35.", "en": "1. FM."})
        .to_string();
    let alone = answers(&config(1), line.clone());
    let among = answers(&config(2), format!("{other}\n{line}\nbad\n{line}\n"));
    assert_eq!((&alone[0], &alone[0]), (&among[1], &among[3]));
}

#[test]
fn a_line_that_is_too_long_is_skipped() {
    let long = BufReader::new(io::repeat(b'a').take(LONGEST_LINE as u64 + 1));
    let rest = Cursor::new(format!("\n{}\n", json!({"doc_id": "a", "fr": "1. Un."})).into_bytes());
    let mut out = Vec::new();
    stream(&config(1), long.chain(rest), &mut out, &|_| {}).unwrap();
    let answers: Vec<Value> = out.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    assert!(answers[0]["error"].as_str().unwrap().contains("67108864 bytes"), "{}", answers[0]);
    assert_eq!((answers.len(), &answers[1]["doc_id"]), (2, &json!("a")));
}

/// Gives a line, and the next one only when the answer to the first has come.
struct Waiting {
    lines: Vec<Vec<u8>>,
    answered: Receiver<()>,
}

impl Read for Waiting {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.lines.len() == 1 {
            self.answered.recv_timeout(Duration::from_secs(60)).map_err(io::Error::other)?;
        }
        let Some(line) = self.lines.pop() else { return Ok(0) };
        into[..line.len()].copy_from_slice(&line);
        Ok(line.len())
    }
}

/// Tells when an answer is flushed.
struct Telling(Sender<()>);

impl Write for Telling {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // After the last line nobody waits any more.
        let _ = self.0.send(());
        Ok(())
    }
}

#[test]
fn an_answer_comes_before_the_next_line() {
    let (tell, answered) = channel();
    let line = json!({"doc_id": "a", "fr": "1. Un."}).to_string().into_bytes();
    let line = [line, b"\n".to_vec()].concat();
    let input = BufReader::new(Waiting { lines: vec![line.clone(), line], answered });
    stream(&config(2), input, &mut Telling(tell), &|_| {}).unwrap();
}

/// An output that nobody reads.
struct Closed(io::ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_output_that_is_closed_ends_the_stream_quietly() {
    let endless = || BufReader::new(io::repeat(b'\n'));
    assert!(stream(&config(2), endless(), &mut Closed(io::ErrorKind::BrokenPipe), &|_| {}).is_ok());
    let full = stream(&config(2), endless(), &mut Closed(io::ErrorKind::StorageFull), &|_| {}).unwrap_err();
    assert_eq!(full.to_string(), "standard output cannot be written");
}

#[test]
fn the_program_streams_with_a_gazetteer_of_ones_own() {
    let bench = Bench::new();
    bench.put("own.tsv", "kind\tcanonical\tid\tfr\ten\nORG\tSDEL\t\tSociété des étoiles lointaines\t\n");
    let line =
        json!({"doc_id": "a", "fr": "1. La Société des étoiles lointaines a écrit au Conseil."}).to_string();
    let mut command = Command::cargo_bin("paralign").unwrap();
    command.args(["stream", "--jobs", "2", "--gazetteer"]).arg(bench.corpus());
    let done = command.write_stdin(format!("{line}\nbad")).output().unwrap();
    assert!(done.status.success());
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "paralign stream: 2 lines answered, 1 error\n");
    let answers: Vec<Value> =
        done.stdout.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    assert_eq!((answers.len(), &answers[1]["line"]), (2, &json!(2)));
    assert!(rows(&answers[0], "entities").iter().any(|row| row["canonical"] == "SDEL"));
    let mut command = Command::cargo_bin("paralign").unwrap();
    let lost = command.args(["stream", "--gazetteer", "no-such-folder"]).output().unwrap();
    assert_eq!((lost.status.code(), lost.stdout.len()), (Some(2), 0));
}

#[test]
fn a_stream_tells_its_failed_lines_by_its_status_where_it_is_asked() {
    let told = |arguments: &[&str], lines: &str| {
        let mut command = Command::cargo_bin("paralign").unwrap();
        let done = command.arg("stream").args(arguments).write_stdin(lines.to_owned()).output().unwrap();
        (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let good = json!({"doc_id": "a", "fr": "1. Un texte."}).to_string();
    let lines = format!("{good}\nbad\n{good}\n");
    assert_eq!(told(&["--strict"], &good), (0, "paralign stream: 1 line answered, 0 errors\n".to_owned()));
    assert_eq!(told(&["--strict", "--quiet"], &lines), (1, String::new()));
    let (status, lines) = told(&["--progress", "json"], &lines);
    let last: Value = serde_json::from_str(lines.lines().rev().nth(1).unwrap()).unwrap();
    assert_eq!(
        (status, &last["phase"], &last["documents"], &last["total"]),
        (0, &json!("done"), &json!(3), &Value::Null)
    );
}

/// The answers of the program to two documents and a line that is none.
fn arrow(arguments: &[&str]) -> std::process::Output {
    let lines = ["a", "b"].map(|id| json!({"doc_id": id, "fr": "1. Le 3 mai 2018, A/71/2."}).to_string());
    let mut command = Command::cargo_bin("paralign").unwrap();
    command.args(["stream", "--format", "arrow"]).args(arguments);
    command.write_stdin(format!("{}\nbad\n{}\n", lines[0], lines[1])).output().unwrap()
}

#[test]
#[cfg(not(feature = "parquet"))]
fn a_build_without_arrow_says_so() {
    let done = arrow(&["--table", "dates"]);
    assert_eq!((done.status.code(), done.stdout.len()), (Some(2), 0));
    let told = "paralign: this build cannot write arrow; leave it out, or build paralign with the feature `parquet`\n";
    assert_eq!(String::from_utf8(done.stderr).unwrap(), told);
}

#[test]
#[cfg(feature = "parquet")]
fn a_table_is_one_arrow_stream_and_lines_that_are_none_are_told_of() {
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Int64Type};

    let done = arrow(&["--table", "dates", "--jobs", "2"]);
    assert!(done.status.success());
    let told = String::from_utf8(done.stderr).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("paralign stream: line 2: the line is not a record"), "{told}");
    assert_eq!(lines[1], "paralign stream: 3 lines answered, 1 error");
    let reader = arrow_ipc::reader::StreamReader::try_new(done.stdout.as_slice(), None).unwrap();
    let batches: Vec<_> = reader.map(|batch| batch.unwrap()).collect();
    let ids: Vec<&str> = batches.iter().map(|batch| batch["doc_id"].as_string::<i32>().value(0)).collect();
    assert_eq!(ids, ["a", "b"]);
    let (dates, starts) = (&batches[1]["date_start"], &batches[1]["char_start"]);
    assert_eq!(dates.as_primitive::<Date32Type>().values(), &[17_654]);
    assert_eq!(starts.as_primitive::<Int64Type>().values(), &[3]);
    assert!(batches[1]["footnote"].is_null(0));
    let alone = arrow(&[]);
    assert_eq!((alone.status.code(), alone.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8(alone.stderr).unwrap().contains("--table"));
    assert_eq!(arrow(&["--table", "dates", "--quiet", "--strict"]).status.code(), Some(1));
}
