//! The walls between the rooms: who may use what.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms and the outside crates that it may use, beside `std`.
const ROOMS: [(&str, &[&str], &[&str]); 17] = [
    ("model", &["model"], &["foldhash", "jiff", "sha2"]),
    ("error", &[], &["csv", "rayon", "thiserror"]),
    ("disk", &[], &["libc"]),
    (
        "corpus",
        &["model", "error", "disk"],
        &["csv", "encoding_rs", "jiff", "serde", "serde_json", "unicode_normalization", "walkdir"],
    ),
    (
        "read",
        &["model", "error", "disk"],
        &[
            "encoding_rs",
            "flate2",
            "hayro_font",
            "hayro_syntax",
            "html5gum",
            "quick_xml",
            "sha2",
            "whatlang",
            "zip",
        ],
    ),
    ("clean", &["model"], &["html5gum", "regex", "unicode_normalization", "unicode_segmentation"]),
    ("segment", &["model"], &["regex", "unicode_segmentation"]),
    ("lexicon", &["model"], &["unicode_normalization"]),
    ("align", &["model", "lexicon"], &["regex", "unicode_normalization"]),
    ("words", &["model", "lexicon"], &["regex"]),
    ("terms", &["model", "lexicon"], &[]),
    (
        "extract",
        &["model"],
        &["aho_corasick", "jiff", "regex", "unicode_normalization", "unicode_segmentation"],
    ),
    ("compare", &["model"], &["jiff", "regex"]),
    (
        "tables",
        &["model", "error", "disk"],
        &["csv", "jiff", "parquet", "rust_xlsxwriter", "serde", "serde_json", "sha2", "unicode_segmentation"],
    ),
    ("summary", &["model", "error", "tables"], &["minijinja", "serde", "sha2"]),
    (
        "pipeline",
        &[
            "model", "error", "corpus", "read", "clean", "segment", "align", "words", "terms", "extract",
            "compare", "tables", "summary",
        ],
        &["jiff", "rayon"],
    ),
    ("main", &["cli", "progress", "show"], &["anyhow", "clap", "console", "indicatif", "jiff", "paralign"]),
];

/// The files of the program, which is no room of the library.
const PROGRAM: [&str; 4] = ["main", "cli", "progress", "show"];
/// The rooms that touch the disk, all of them through `disk`.
const DISK: [&str; 4] = ["corpus", "disk", "read", "tables"];

/// Every source file with the room that it belongs to.
fn files() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = Vec::new();
    let mut open = vec![src.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let below = path.strip_prefix(&src).unwrap();
                let first = below.components().next().unwrap().as_os_str().to_string_lossy();
                let room = first.trim_end_matches(".rs").to_owned();
                let room = if PROGRAM.contains(&room.as_str()) { "main".to_owned() } else { room };
                out.push((room, path.clone(), code(&fs::read_to_string(&path).unwrap())));
            }
        }
    }
    out.sort();
    out
}

/// The code of a file without comments and without its unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that follow `head` in the code: `head` of `crate::` gives the rooms that are used.
fn after<'a>(code: &'a str, head: &str) -> BTreeSet<&'a str> {
    code.match_indices(head)
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$'))
        .map(|(at, _)| {
            let rest = &code[at + head.len()..];
            &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn rooms_use_only_what_they_may() {
    let mut wrong = Vec::new();
    for (room, path, code) in files() {
        if room == "lib" {
            continue;
        }
        let Some((_, rooms, crates)) = ROOMS.iter().find(|(name, _, _)| *name == room) else {
            wrong.push(format!("{}: {room} is no known room", path.display()));
            continue;
        };
        for used in after(&code, "crate::") {
            if used != room && !rooms.contains(&used) {
                wrong.push(format!("{}: {room} may not use {used}", path.display()));
            }
        }
        for line in code.lines().filter_map(|line| line.trim_start().strip_prefix("use ")) {
            let first = line.split([':', ';', ' ']).next().unwrap_or("");
            let known = ["crate", "super", "std", "self", ""];
            let own = PROGRAM.contains(&first) || first.starts_with(char::is_uppercase);
            if !known.contains(&first) && !own && !crates.contains(&first) {
                wrong.push(format!("{}: {room} may not use the crate {first}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn disk_threads_and_printing_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (room, path, code) in files() {
        let mut tell = |what: &str| wrong.push(format!("{}: {room} may not {what}", path.display()));
        if !DISK.contains(&room.as_str())
            && room != "main"
            && (code.contains("std::fs") || code.contains("File::"))
        {
            tell("touch the disk");
        }
        if room != "pipeline" && room != "error" && code.contains("rayon") {
            tell("start threads");
        }
        let prints = ["println!", "print!", "eprintln!", "eprint!"].iter().any(|name| code.contains(name));
        if room != "main" && prints {
            tell("print");
        }
        if code.contains("SystemTime")
            || code.contains("env::var")
            || room != "main" && code.contains("Instant")
        {
            tell("ask the clock or the environment");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_opened_and_moved_by_one_room() {
    const CALLS: [&str; 12] = [
        "File::open",
        "File::create",
        "File::options",
        "OpenOptions",
        "fs::read",
        "fs::write",
        "fs::rename",
        "fs::remove",
        "fs::create",
        "fs::copy",
        "fs::hard_link",
        "fs::set_permissions",
    ];
    let mut wrong = Vec::new();
    for (room, path, code) in files() {
        // The program reads the files that a user names, pipes among them.
        for call in CALLS.iter().filter(|call| !["disk", "main"].contains(&&*room) && code.contains(**call)) {
            wrong.push(format!("{}: {call} is for disk alone", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_order_of_chance_can_reach_a_table() {
    let home = Path::new("model").join("lookup.rs");
    let mut wrong = Vec::new();
    for (_, path, code) in files() {
        for name in ["HashMap", "HashSet", "foldhash", "RandomState"] {
            if code.contains(name) && !path.ends_with(&home) {
                wrong.push(format!("{}: take Lookup or Seen, or a BTreeMap, for {name}", path.display()));
            }
        }
        // Equal keys of an unstable sort stand in an order that depends on the rest.
        if code.contains("sort_unstable_by") {
            wrong.push(format!("{}: sort by the whole value, or stably", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_owns() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (_, path, _) in files() {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//!"), "{} has no first line", path.strip_prefix(&src).unwrap().display());
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut above = "";
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && line.contains('=') {
            assert!(above.starts_with('#'), "{line} has no reason");
        }
        above = line;
    }
}
