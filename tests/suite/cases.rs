//! Stories: a folder of `tests/cases/` each, whole tables compared with `expected/`.
//!
//! `BLESS=1 cargo test` writes the expectations anew; the difference is to be read like code.

use std::fs;
use std::path::Path;

use crate::support::{Bench, project, table};

/// The tables that a story may expect, with the columns that it is about.
const VIEWS: [(&str, &[&str]); 3] = [
    ("blocks", &["lang", "part", "kind", "paragraph", "label", "marker", "heading_path", "text"]),
    ("alignments", &["unit", "relation", "fr_paragraphs", "en_paragraphs", "fr_text", "en_text"]),
    ("diagnostics", &["lang", "part", "paragraph", "severity", "flaw", "message"]),
];

/// A table cut to some columns, as CSV.
fn view(folder: &Path, name: &str, columns: &[&str]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).unwrap();
    for row in table(folder, name) {
        writer.write_record(columns.iter().map(|column| &row[*column])).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn every_story_ends_as_it_should() {
    let mut stories: Vec<_> =
        fs::read_dir(project().join("tests/cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    stories.sort();
    assert!(stories.len() >= 5);
    let mut changed = Vec::new();
    for story in stories {
        let bench = Bench::new();
        for side in ["fr", "en"] {
            if let Ok(text) = fs::read(story.join(side).with_extension("txt")) {
                bench.put(&format!("{side}/story.txt"), text);
            }
        }
        bench.run();
        for (name, columns) in VIEWS {
            let path = story.join("expected").join(name).with_extension("csv");
            let found = view(&bench.output(), name, columns);
            if std::env::var_os("BLESS").is_some() {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, &found).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if found != expected {
                changed.push(format!("{}\nexpected:\n{expected}\nfound:\n{found}", path.display()));
            }
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n\n"));
}
