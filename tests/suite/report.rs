//! The report: nothing of the tables is missing in it, and text stays text.

use std::collections::BTreeMap;
use std::fs;

use paralign::pipeline::{Config, run};
use regex::Regex;

use crate::support::{Bench, project, table};

/// The text of a piece of a page: without its elements, its references resolved.
fn text(html: &str) -> String {
    let bare = Regex::new("<[^>]*>").unwrap().replace_all(html, "");
    let mut out = bare.into_owned();
    for (reference, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'")] {
        out = out.replace(reference, c);
    }
    out.replace("&#x2f;", "/").replace("&amp;", "&")
}

/// The rows of the reader: anchor, French text, English text.
fn rows(page: &str) -> BTreeMap<String, [String; 2]> {
    let row =
        Regex::new(r#"(?s)<tr id="([^"]*)".*?<td lang="fr"[^>]*>(.*?)</td>\s*<td lang="en"[^>]*>(.*?)</td>"#)
            .unwrap();
    let extra =
        Regex::new(r#"(?s)<sup>.*?</sup>|<b class="m">.*?</b>|<em .*?</em>|<ul class="notes">.*?</ul>"#)
            .unwrap();
    let end = Regex::new("</(p|h4|h5|h6)><(p|h4|h5|h6)>").unwrap();
    let side = |html: &str| text(&extra.replace_all(&end.replace_all(html, " "), ""));
    row.captures_iter(page).map(|found| (text(&found[1]), [side(&found[2]), side(&found[3])])).collect()
}

fn check_rows(output: &std::path::Path) -> usize {
    let page = fs::read_to_string(output.join("report.html")).unwrap();
    let rows = rows(&page);
    let beads = table(output, "alignments");
    assert_eq!(rows.len(), beads.len());
    for bead in &beads {
        let [fr, en] = &rows[&bead["alignment_id"]];
        assert_eq!((fr, en), (&bead["fr_text"], &bead["en_text"]), "{}", bead["alignment_id"]);
    }
    beads.len()
}

#[test]
fn every_bead_is_shown_with_its_whole_text_under_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    let corpus = project().join("corpus");
    let formats = paralign::export::Formats::default();
    run(&Config { corpus, output: output.clone(), formats, jobs: Some(2), ..Config::default() }, &|_| {})
        .unwrap();
    assert!(check_rows(&output) > 500);
    let page = fs::read_to_string(output.join("report.html")).unwrap();
    let plain = text(&page);
    assert!(page.contains(" data-fr=\"le texte français"));
    for found in table(&output, "discrepancies").iter().filter(|row| !row["en_char_start"].is_empty()) {
        assert!(page.contains("class=\"x\""), "{}", found["message"]);
        assert!(plain.contains(&found["message"]), "{}", found["message"]);
    }
    for picture in ["picture_dates", "picture_names", "picture_pairs", "picture_citations", "picture_lengths"]
    {
        assert!(page.contains(&format!("id=\"{picture}\"")), "{picture}");
    }
}

#[test]
fn text_that_looks_like_a_page_stays_text() {
    let bench = Bench::new();
    let bad = "1. Le texte </script><script>alert(1)</script> du paragraphe & de l'\"image\" <img src=x onerror=alert(2)>.\n";
    bench.put("fr/<b>a&'.txt", bad).put("en/<b>a&'.txt", bad).put("fr/alone.txt", bad);
    bench.run();
    check_rows(&bench.output());
    let page = fs::read_to_string(bench.output().join("report.html")).unwrap();
    assert_eq!(page.matches("<script").count(), 1);
    assert!(!page.contains("<img") && page.contains("&lt;img"));
    assert!(page.contains("class=\"empty\""));
}

#[test]
fn the_page_loads_nothing_and_asks_for_nothing() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "1. Le seul paragraphe, voir https://example.org/x.\n").run();
    let page = fs::read_to_string(bench.output().join("report.html")).unwrap();
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    for way in [" src=", "@import", "url(", "<link", "fetch(", " style=", "innerHTML", " onclick="] {
        assert!(!page.contains(way), "{way}");
    }
}

#[test]
fn an_empty_corpus_has_an_empty_report() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "").run();
    let page = fs::read_to_string(bench.output().join("report.html")).unwrap();
    assert!(page.ends_with("</html>") || page.ends_with("</html>\n"));
    assert!(rows(&page).is_empty());
}
