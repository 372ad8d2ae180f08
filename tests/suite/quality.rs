//! How good the tables are: precision, recall and F1 on the annotated reports, with floors that only rise.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use paralign::pipeline::{Config, run};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

use crate::support::{Row, project, table};

/// The annotated documents.
const DOCUMENTS: [&str; 2] = ["CEB-2018-1", "E-2021-47"];

/// Task, side, and the F1 below which it must not fall.
const FLOORS: [(&str, &str, f64); 20] = [
    ("paragraph_ids", "fr", 1.0),
    ("paragraph_text", "fr", 1.0),
    ("footnotes", "fr", 1.0),
    ("footnote_refs", "fr", 1.0),
    ("heading_path", "fr", 1.0),
    ("dates", "fr", 1.0),
    ("dates_full", "fr", 1.0),
    ("symbols", "fr", 1.0),
    ("ORG", "fr", 0.99),
    ("PERSON", "fr", 1.0),
    ("PLACE", "fr", 1.0),
    ("INSTRUMENT", "fr", 0.99),
    ("paragraph_ids", "en", 1.0),
    ("footnote_refs", "en", 1.0),
    ("dates", "en", 0.98),
    ("symbols", "en", 1.0),
    ("ORG", "en", 0.97),
    ("PERSON", "en", 1.0),
    ("PLACE", "en", 1.0),
    ("INSTRUMENT", "en", 0.98),
];

/// The tables of the corpus, made once for all tests of this file.
static TABLES: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        corpus: project().join("corpus"),
        output: folder.path().to_owned(),
        jobs: Some(2),
        ..Config::default()
    };
    run(&config, &|_| {}).unwrap();
    folder
});

fn gold() -> PathBuf {
    project().join("tests/gold")
}

/// The rows of a tab-separated file.
fn tsv(path: PathBuf) -> Vec<Row> {
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let head: Vec<&str> = lines.next().unwrap().split('\t').collect();
    lines
        .map(|line| {
            let mut cells = line.split('\t');
            head.iter().map(|name| ((*name).to_owned(), cells.next().unwrap_or("").to_owned())).collect()
        })
        .collect()
}

/// Letters and digits alone, without case.
fn squeeze(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// How often each thing was annotated and found.
#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    right: usize,
}

impl Score {
    fn add(&mut self, gold: Vec<String>, found: Vec<String>) {
        let mut left: HashMap<&str, usize> = HashMap::new();
        for one in &gold {
            *left.entry(one).or_default() += 1;
        }
        self.gold += gold.len();
        self.found += found.len();
        for one in &found {
            if let Some(count) = left.get_mut(one.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                self.right += 1;
            }
        }
    }

    fn figures(&self) -> (f64, f64, f64) {
        let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
        let (precision, recall) = (share(self.right, self.found), share(self.right, self.gold));
        let sum = precision + recall;
        (precision, recall, if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum })
    }
}

fn of<'a>(rows: &'a [Row], document: &str, lang: &str) -> impl Iterator<Item = &'a Row> {
    let wanted = (document.to_owned(), lang.to_owned());
    rows.iter().filter(move |row| row["doc_id"] == wanted.0 && row["lang"] == wanted.1)
}

fn key(row: &Row, columns: &[&str]) -> String {
    // The annotations name the days of a date without saying what they are the days of.
    let cell = |column: &&str| row.get(*column).unwrap_or_else(|| &row[&format!("date_{column}")]).as_str();
    columns.iter().map(cell).collect::<Vec<_>>().join("\u{1}")
}

/// Where a mention stands, as the annotations name it.
fn place(row: &Row) -> String {
    if !row["footnote"].is_empty() {
        format!("fn:{}", row["footnote"])
    } else if row["paragraph"].is_empty() {
        "-".to_owned()
    } else {
        row["paragraph"].clone()
    }
}

fn mentions(rows: &[Row], document: &str, lang: &str, columns: &[&str]) -> Vec<String> {
    of(rows, document, lang)
        .map(|row| format!("{}\u{1}{}\u{1}{}", row["part"], place(row), key(row, columns)))
        .collect()
}

fn scores(lang: &str) -> BTreeMap<&'static str, Score> {
    let found = |name: &str| table(TABLES.path(), name);
    let (paragraphs, footnotes) = (found("paragraphs"), found("footnotes"));
    let (dates, symbols, entities) = (found("dates"), found("symbols"), found("entities"));
    let aliases: HashMap<String, String> = tsv(gold().join("aliases.tsv"))
        .into_iter()
        .flat_map(|row| {
            let canonical = squeeze(&row["canonical"]);
            row["names"].split('|').map(|name| (squeeze(name), canonical.clone())).collect::<Vec<_>>()
        })
        .collect();
    let same = |name: &str| aliases.get(&squeeze(name)).cloned().unwrap_or_else(|| squeeze(name));
    let mut scores: BTreeMap<&'static str, Score> = BTreeMap::new();
    for document in DOCUMENTS {
        let annotated = |name: &str| tsv(gold().join(document).join(name));
        let gold_paragraphs = annotated("paragraphs.tsv");
        let own: Vec<&Row> = of(&paragraphs, document, lang).collect();
        let mut add =
            |task, gold: Vec<String>, found: Vec<String>| scores.entry(task).or_default().add(gold, found);
        let id = |row: &Row, number: &str| format!("{}\u{1}{}", row["part"], row[number]);
        add(
            "paragraph_ids",
            gold_paragraphs.iter().map(|row| id(row, "number")).collect(),
            own.iter().map(|row| id(row, "paragraph")).collect(),
        );
        for (task, column) in [("paragraph_text", "text"), ("heading_path", "heading_path")] {
            let full = |row: &Row, number: &str| format!("{}\u{1}{}", id(row, number), squeeze(&row[column]));
            add(
                task,
                gold_paragraphs.iter().map(|row| full(row, "number")).collect(),
                own.iter().map(|row| full(row, "paragraph")).collect(),
            );
        }
        let calls = |row: &Row, number: &str, by: char| -> Vec<String> {
            let refs = row["footnote_refs"].split(by).map(str::trim).filter(|call| !call.is_empty());
            refs.map(|call| format!("{}\u{1}{call}", id(row, number))).collect()
        };
        add(
            "footnote_refs",
            gold_paragraphs.iter().flat_map(|row| calls(row, "number", ',')).collect(),
            own.iter().flat_map(|row| calls(row, "paragraph", '|')).collect(),
        );
        let start = |text: &str| squeeze(text).chars().take(80).collect::<String>();
        add(
            "footnotes",
            annotated("blocks.tsv")
                .iter()
                .filter(|row| row["kind"] == "footnote")
                .map(|row| format!("{}\u{1}{}", row["label"], start(&row["text"])))
                .collect(),
            of(&footnotes, document, lang)
                .map(|row| format!("{}\u{1}{}", row["footnote"], start(&row["text"])))
                .collect(),
        );
        for (task, file, rows, columns) in [
            ("dates", "dates.tsv", &dates, &["start", "end"][..]),
            (
                "dates_full",
                "dates.tsv",
                &dates,
                &["start", "end", "granularity", "modifier", "resolution"][..],
            ),
            ("symbols", "symbols.tsv", &symbols, &["canonical"][..]),
        ] {
            let gold = annotated(file);
            let gold =
                gold.iter().map(|row| format!("{}\u{1}{}", id(row, "number"), key(row, columns))).collect();
            add(task, gold, mentions(rows, document, lang, columns));
        }
        let gold_entities = annotated("entities.tsv");
        for kind in ["ORG", "PERSON", "PLACE", "INSTRUMENT"] {
            // A set, and without the two names that are everywhere: as the annotation guide says.
            let wanted = |row: &&Row| {
                let generic = ["un", "unsystem"].contains(&same(&row["canonical"]).as_str());
                row["type"] == kind && matches!(row["level"].as_str(), "" | "1") && !generic
            };
            let mut gold: Vec<String> = gold_entities
                .iter()
                .filter(wanted)
                .map(|row| format!("{}\u{1}{}", id(row, "number"), same(&row["canonical"])))
                .collect();
            let mut found: Vec<String> = of(&entities, document, lang)
                .filter(|row| !row["paragraph"].is_empty())
                .filter(wanted)
                .map(|row| format!("{}\u{1}{}", id(row, "paragraph"), same(&row["canonical"])))
                .collect();
            for list in [&mut gold, &mut found] {
                list.sort();
                list.dedup();
            }
            add(kind, gold, found);
        }
    }
    scores
}

#[test]
fn the_annotated_reports_are_read_as_well_as_ever() {
    let mut below = Vec::new();
    for lang in ["fr", "en"] {
        let scores = scores(lang);
        // Texts and headings are annotated in French alone: only what has a floor is shown for a side.
        let floored = |task: &str| FLOORS.iter().any(|(name, side, _)| *name == task && *side == lang);
        for (task, score) in scores.iter().filter(|(task, _)| floored(task)) {
            let (precision, recall, f1) = score.figures();
            println!(
                "{lang} {task:16} P {precision:.4} R {recall:.4} F1 {f1:.4}  {} of {}, {} found",
                score.right, score.gold, score.found
            );
        }
        for (task, side, floor) in FLOORS.iter().filter(|(_, side, _)| *side == lang) {
            let (_, _, f1) = scores[task].figures();
            if f1 < *floor {
                below.push(format!("{side} {task}: F1 {f1:.4} is below {floor}"));
            }
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

#[test]
fn every_numbered_paragraph_meets_its_counterpart() {
    let rows = table(TABLES.path(), "alignments");
    let paragraphs: Vec<&Row> = rows.iter().filter(|row| row["unit"] == "paragraph").collect();
    assert_eq!(paragraphs.len(), 52 + 58 + 79 + 59 + 94 + 9 + 55);
    for row in paragraphs {
        assert_eq!(row["fr_paragraphs"], row["en_paragraphs"], "{} {}", row["doc_id"], row["part"]);
        assert_eq!(row["relation"], "match");
    }
}

#[test]
fn offsets_cut_out_exactly_the_surface() {
    let blocks: HashMap<String, String> = table(TABLES.path(), "blocks")
        .into_iter()
        .map(|row| (row["block_id"].clone(), row["text"].clone()))
        .collect();
    for name in ["dates", "symbols", "entities"] {
        let rows = table(TABLES.path(), name);
        assert!(rows.len() > 50, "{name}");
        for row in rows {
            let (start, end): (usize, usize) =
                (row["char_start"].parse().unwrap(), row["char_end"].parse().unwrap());
            let cut: String = blocks[&row["block_id"]].chars().skip(start).take(end - start).collect();
            assert_eq!(cut, row["surface"], "{}", row["mention_id"]);
        }
    }
}

#[test]
fn spans_tile_every_file() {
    let spans = table(TABLES.path(), "spans");
    for document in table(TABLES.path(), "documents") {
        let mut at = 0;
        for span in of(&spans, &document["doc_id"], &document["lang"]) {
            assert_eq!(span["source_start"], at.to_string(), "{}", document["file"]);
            at = span["source_end"].parse().unwrap();
        }
        assert_eq!(document["bytes"], at.to_string(), "{}", document["file"]);
    }
}
