//! The room as a whole: test texts, annotated reports, the links of a report, and laws on built symbols.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// What a text cites, as the room finds it.
fn cited(lang: Lang, text: &str) -> Vec<SymbolValue> {
    values(&mentions(lang, &[text]))
}

fn mentions(lang: Lang, texts: &[&str]) -> Vec<Mention> {
    let passages =
        texts.iter().map(|text| Passage { text, kind: BlockKind::Paragraph, section: 0 }).collect();
    find(&Source { lang, symbol: None, published: None, passages })
}

fn values(mentions: &[Mention]) -> Vec<SymbolValue> {
    mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Symbol(value) => Some(value.clone()),
            _ => None,
        })
        .collect()
}

fn canonicals(lang: Lang, text: &str) -> Vec<String> {
    cited(lang, text).into_iter().map(|value| value.canonical).collect()
}

#[test]
fn every_test_text_yields_its_symbols() {
    let rows = include_str!("../../../tests/symbols/vectors.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
        .skip(1);
    let mut wrong = Vec::new();
    for row in rows {
        let (expected, text) = row.split_once('\t').expect("a row has two cells");
        for lang in Lang::BOTH {
            let found = canonicals(lang, text).join("|");
            if found != expected {
                wrong.push(format!("{text}\n    wanted {expected}\n    found  {found}"));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// The text of a file of the project.
fn project_file(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of an annotated table: its cells by column.
fn rows(path: &str) -> Vec<Vec<String>> {
    project_file(path).lines().skip(1).map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

/// The symbols annotated in the numbered paragraphs of a report, and those found there, with their places.
fn annotated_and_found(doc: &str) -> (Vec<(String, String, String)>, Vec<(String, String, String)>) {
    let numbered = |number: &str| number.bytes().all(|b| b.is_ascii_digit());
    let annotated = rows(&format!("tests/gold/{doc}/symbols.tsv"))
        .into_iter()
        .filter(|row| numbered(&row[1]))
        .map(|row| (row[1].clone(), row[3].clone(), row.get(4).cloned().unwrap_or_default()))
        .collect();
    let paragraphs = rows(&format!("tests/gold/{doc}/paragraphs.tsv"));
    let texts: Vec<&str> = paragraphs.iter().map(|row| row[3].as_str()).collect();
    let mentions = mentions(Lang::Fr, &texts);
    let found = mentions
        .iter()
        .zip(values(&mentions))
        .map(|(mention, value)| {
            (paragraphs[mention.block][1].clone(), value.canonical, value.pinpoint.unwrap_or_default())
        })
        .collect();
    (annotated, found)
}

#[test]
fn annotated_paragraphs_yield_what_is_annotated() {
    for doc in ["CEB-2018-1", "E-2021-47"] {
        let (annotated, found) = annotated_and_found(doc);
        assert_eq!(found, annotated, "{doc}");
        assert!(!annotated.is_empty());
    }
}

/// A report as it came, cut at its empty pages: lines joined, its lists of link targets left out.
fn rough_text(path: &str) -> String {
    let text = project_file(path);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("https://"));
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_links_of_a_report_are_found_in_its_text() {
    let report = project_file("corpus/fr/E-2021-47.txt");
    let linked: BTreeSet<&str> = report
        .lines()
        .filter_map(|line| line.trim().strip_prefix("https://undocs.org/"))
        .map(|target| target.strip_prefix("fr/").unwrap_or(target))
        .collect();
    assert_eq!(linked.len(), 39);
    for path in ["corpus/fr/E-2021-47.txt", "corpus/en/E-2021-47.txt"] {
        let found: BTreeSet<String> = canonicals(Lang::Fr, &rough_text(path)).into_iter().collect();
        // The report links both parts of a resolution of which it cites one.
        let missing: Vec<_> = linked
            .iter()
            .filter(|symbol| {
                !found.contains(**symbol)
                    && symbol.strip_suffix("A-B").is_none_or(|s| !found.contains(&format!("{s}B")))
            })
            .collect();
        assert!(missing.is_empty(), "{path}: {missing:?}");
        let unlinked: Vec<_> = found
            .iter()
            .filter(|symbol| !linked.contains(symbol.as_str()) && *symbol != "A/RES/74/255B")
            .collect();
        // The report gives no link to these two.
        assert_eq!(unlinked, ["E/RES/2008(LX)", "UNESCO 40 C/37"], "{path}");
    }
}
