//! What the tables promise, checked against one another and against the files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use paralign::tables::{Kind, TABLES};

use super::{Row, Tables};

/// Every promise that can be checked from the tables and the corpus.
pub fn account(tables: &Tables, corpus: &Path) {
    columns(tables);
    keys(tables);
    spans(tables, corpus);
    mentions(tables);
    beads(tables);
    sentences(tables);
    discrepancies(tables);
}

fn number(row: &Row, column: &str) -> usize {
    row[column].parse().unwrap_or_else(|_| panic!("{column} holds {:?}", row[column]))
}

/// The code points of a text from `start` to `end`.
fn cut(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

/// Every cell is what its column says.
fn columns(tables: &Tables) {
    for table in &TABLES {
        for (row, column) in
            tables[table.name].iter().flat_map(|row| table.columns.iter().map(move |one| (row, one)))
        {
            let cell = row[&*column.name].as_str();
            let right = match column.kind {
                Kind::Word(words) => cell.is_empty() || words.contains(&cell),
                Kind::Day => cell.is_empty() || cell.parse::<jiff::civil::Date>().is_ok(),
                Kind::Percent => cell.is_empty() || cell.parse::<u8>().is_ok_and(|number| number <= 100),
                Kind::Hash => cell.is_empty() || cell.len() == 64,
                kind if kind.is_number() => cell.is_empty() || cell.parse::<usize>().is_ok(),
                _ => !cell.contains(['\n', '\r']),
            };
            assert!(right, "{}.{} holds {cell:?}", table.name, column.name);
        }
    }
}

/// Keys name one row, and links lead to one.
fn keys(tables: &Tables) {
    let cells =
        |row: &Row, names: &[&str]| -> Vec<String> { names.iter().map(|name| row[*name].clone()).collect() };
    for table in &TABLES {
        let rows = &tables[table.name];
        if !table.key.is_empty() {
            let keys: BTreeSet<Vec<String>> = rows.iter().map(|row| cells(row, table.key)).collect();
            assert_eq!(keys.len(), rows.len(), "the key of {} repeats", table.name);
        }
        for link in table.links {
            let known: BTreeSet<Vec<String>> =
                tables[link.table].iter().map(|row| cells(row, link.there)).collect();
            for key in rows.iter().map(|row| cells(row, link.here)) {
                let leads = key.iter().all(String::is_empty) || known.contains(&key);
                assert!(leads, "{} {key:?} leads to no row of {}", table.name, link.table);
            }
        }
    }
}

/// The spans tile each file, from its first byte to its last; blocks lie in their file.
fn spans(tables: &Tables, corpus: &Path) {
    let mut sizes = BTreeMap::new();
    for document in &tables["documents"] {
        let of = |rows: &str| -> Vec<Row> {
            let same = |row: &&Row| ["doc_id", "lang"].iter().all(|key| row[*key] == document[*key]);
            tables[rows].iter().filter(same).cloned().collect()
        };
        let size = number(document, "bytes");
        assert_eq!(fs::metadata(corpus.join(&document["file"])).unwrap().len(), size as u64);
        let mut at = 0;
        for span in of("spans") {
            assert_eq!(number(&span, "source_start"), at);
            at = number(&span, "source_end");
        }
        assert!(
            at == size || of("spans").is_empty(),
            "the spans of {} end at {at} of {size}",
            document["file"]
        );
        assert_eq!(of("spans").is_empty(), of("blocks").is_empty());
        for block in of("blocks") {
            assert!(number(&block, "source_start") <= number(&block, "source_end"), "{block:?}");
        }
        sizes.insert((document["doc_id"].clone(), document["lang"].clone()), size);
    }
    for row in ["blocks", "diagnostics"].iter().flat_map(|name| &tables[name]) {
        if let Some(size) = sizes.get(&(row["doc_id"].clone(), row["lang"].clone()))
            && !row["source_end"].is_empty()
        {
            assert!(number(row, "source_end") <= *size, "{row:?}");
        }
    }
}

/// The text of every block by its id.
fn texts(tables: &Tables) -> BTreeMap<&str, &str> {
    tables["blocks"].iter().map(|row| (row["block_id"].as_str(), row["text"].as_str())).collect()
}

/// The places of every mention cut out exactly its surface.
fn mentions(tables: &Tables) {
    let texts = texts(tables);
    let sentences: BTreeMap<&str, &Row> =
        tables["sentences"].iter().map(|row| (row["sentence_id"].as_str(), row)).collect();
    let holding: BTreeMap<&str, &str> =
        tables["blocks"].iter().map(|row| (row["block_id"].as_str(), row["alignment_id"].as_str())).collect();
    for row in ["dates", "symbols", "entities"].iter().flat_map(|name| &tables[name]) {
        let text = texts[row["block_id"].as_str()];
        assert_eq!(cut(text, number(row, "char_start"), number(row, "char_end")), row["surface"]);
        assert!(!row["surface"].is_empty() && !row["rule"].is_empty());
        assert_eq!(row["alignment_id"], holding[row["block_id"].as_str()]);
        if let Some(sentence) = sentences.get(row["sentence_id"].as_str()) {
            let inside = number(sentence, "char_start")..number(sentence, "char_end");
            assert!(
                sentence["block_id"] == row["block_id"] && inside.contains(&number(row, "char_start")),
                "{row:?}"
            );
        } else {
            assert!(row["sentence_id"].is_empty());
        }
    }
    assert!(tables["dates"].iter().all(|row| row["date_start"] <= row["date_end"]));
}

/// Every block but furniture is in exactly one bead, whose texts are those of its blocks.
fn beads(tables: &Tables) {
    let texts = texts(tables);
    let mut found: Vec<&str> = Vec::new();
    for bead in &tables["alignments"] {
        for side in ["fr", "en"] {
            let ids: Vec<&str> =
                bead[&format!("{side}_block_ids")].split('|').filter(|id| !id.is_empty()).collect();
            assert_eq!(ids.len(), number(bead, &format!("{side}_count")));
            // A figure without words adds nothing, not even a blank.
            let inside: Vec<&str> = ids.iter().map(|id| texts[id]).filter(|text| !text.is_empty()).collect();
            assert_eq!(inside.join(" "), bead[&format!("{side}_text")]);
            found.extend(ids);
        }
    }
    let shown = tables["blocks"].iter().filter(|row| row["kind"] != "furniture");
    let mut all: Vec<&str> = shown.map(|row| row["block_id"].as_str()).collect();
    all.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, all);
}

/// The texts of sentences stand in the texts of the bead of blocks that holds them, and each sentence of such a bead in
/// one of its beads of sentences; the sentences of a block stand in it one after the other and leave out blanks alone.
fn sentences(tables: &Tables) {
    let texts = texts(tables);
    let mut rest: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    let mut held: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for row in &tables["sentences"] {
        rest.entry(row["block_id"].as_str()).or_default().push(row);
        held.entry((row["sentence_alignment_id"].as_str(), row["lang"].as_str()))
            .or_default()
            .push(&row["text"]);
    }
    for (block, rows) in rest {
        let (text, mut at) = (texts[block], 0);
        for (row, expected) in rows.iter().zip(1..) {
            let (start, end) = (number(row, "char_start"), number(row, "char_end"));
            assert!(number(row, "sentence_no") == expected && start < end, "{row:?}");
            assert!(cut(text, at, start).trim().is_empty(), "{row:?}");
            assert_eq!(cut(text, start, end), row["text"]);
            at = end;
        }
        assert!(cut(text, at, text.chars().count()).trim().is_empty(), "{block}");
    }
    for row in &tables["sentence_alignments"] {
        for (lang, column) in [("fr", "fr_text"), ("en", "en_text")] {
            let held = held.get(&(row["sentence_alignment_id"].as_str(), lang));
            assert_eq!(held.map(|texts| texts.join(" ")).unwrap_or_default(), row[column], "{row:?}");
        }
    }
    let beads: BTreeMap<&str, &Row> = by_bead(tables);
    for row in &tables["sentence_alignments"] {
        let bead = beads[row["alignment_id"].as_str()];
        for column in ["fr_text", "en_text"] {
            assert!(!row[column].is_empty() || row["relation"].ends_with("_only"), "{row:?}");
        }
        assert!(number(row, "confidence") <= number(bead, "confidence"));
    }
}

fn by_bead(tables: &Tables) -> BTreeMap<&str, &Row> {
    tables["alignments"].iter().map(|row| (row["alignment_id"].as_str(), row)).collect()
}

/// The places of every difference cut out the value that it quotes.
fn discrepancies(tables: &Tables) {
    let beads = by_bead(tables);
    for row in &tables["discrepancies"] {
        let bead = beads[row["alignment_id"].as_str()];
        for side in ["fr", "en"] {
            let cell = |column: &str| &row[&format!("{side}_{column}")];
            if !cell("char_start").is_empty() {
                let (start, end) = (cell("char_start").parse().unwrap(), cell("char_end").parse().unwrap());
                let quoted = cut(&bead[&format!("{side}_text")], start, end);
                // A length is told by its number of letters, and its place is the whole text.
                assert!(&quoted == cell("value") || row["check_name"] == "length" && start < end, "{row:?}");
            }
        }
    }
}
