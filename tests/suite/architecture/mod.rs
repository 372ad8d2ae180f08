//! The walls between the rooms: who may use what.

mod paths;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms and the outside crates that it may use, beside `std`.
const ROOMS: [(&str, &[&str], &[&str]); 22] = [
    ("model", &["model"], &["foldhash", "jiff", "serde", "sha2"]),
    ("error", &[], &["csv", "rayon", "thiserror"]),
    ("disk", &[], &["libc"]),
    (
        "corpus",
        &["model", "error", "disk"],
        &[
            "csv",
            "encoding_rs",
            "flate2",
            "jiff",
            "parquet",
            "serde",
            "serde_json",
            "sha2",
            "tar",
            "tempfile",
            "unicode_normalization",
            "walkdir",
        ],
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
        &["model", "lexicon"],
        &["aho_corasick", "jiff", "regex", "unicode_normalization", "unicode_segmentation"],
    ),
    ("names", &["model", "lexicon"], &[]),
    ("corrections", &["model"], &["unicode_normalization"]),
    ("compare", &["model"], &["jiff", "regex"]),
    ("score", &[], &[]),
    ("tables", &["model"], &["jiff", "serde", "unicode_segmentation"]),
    ("output", &["model", "error", "disk"], &["crc32fast", "lz4_flex", "serde", "serde_json", "sha2", "zip"]),
    (
        "export",
        &["model", "error", "disk", "tables", "output"],
        &[
            "arrow_array",
            "arrow_ipc",
            "arrow_schema",
            "crc32fast",
            "csv",
            "flate2",
            "jiff",
            "parquet",
            "serde",
            "serde_json",
            "sha2",
            "unicode_segmentation",
        ],
    ),
    ("report", &["model", "error", "tables", "export", "output"], &["minijinja", "serde", "sha2"]),
    (
        "pipeline",
        &[
            "model",
            "error",
            "corpus",
            "read",
            "clean",
            "segment",
            "align",
            "words",
            "terms",
            "extract",
            "names",
            "compare",
            "tables",
            "export",
            "output",
            "report",
            "corrections",
            "score",
        ],
        &["jiff", "rayon"],
    ),
    (
        "main",
        &["cli"],
        &["anyhow", "clap", "clap_complete", "clap_mangen", "console", "indicatif", "jiff", "paralign"],
    ),
];

/// The files of the program, which is no room of the library.
const PROGRAM: [&str; 2] = ["main", "cli"];
/// The rooms that touch the disk, all of them through `disk`.
const DISK: [&str; 5] = ["corpus", "disk", "export", "output", "read"];

/// A source file.
struct Source {
    /// The room that it belongs to; the program is one.
    room: String,
    path: PathBuf,
    /// Its text without comments and without its unit tests.
    code: String,
    /// What it uses, from the root of this crate or of another on.
    uses: BTreeSet<Vec<String>>,
}

impl Source {
    fn read(src: &Path, path: PathBuf) -> Source {
        let below = path.strip_prefix(src).unwrap().with_extension("");
        let module: Vec<String> = below
            .iter()
            .map(|part| part.to_str().unwrap().to_owned())
            .filter(|part| !["mod", "lib"].contains(&part.as_str()))
            .collect();
        let first = module.first().map_or("lib", String::as_str);
        let room = if PROGRAM.contains(&first) { "main" } else { first }.to_owned();
        let text = fs::read_to_string(&path).unwrap();
        Source { room, uses: paths::paths(&text, &module), code: code(&text), path }
    }

    /// Whether it uses something whose path begins like this.
    fn uses(&self, start: &str) -> bool {
        let start: Vec<&str> = start.split("::").collect();
        self.uses.iter().any(|path| path.len() >= start.len() && path.iter().zip(&start).all(|(a, b)| a == b))
    }

    /// A sentence on what is wrong with it.
    fn told(&self, what: &str) -> String {
        format!("{}: {} {what}", self.path.display(), self.room)
    }
}

/// Every source file.
fn files() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = Vec::new();
    let mut open = vec![src.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                out.push(Source::read(&src, path));
            }
        }
    }
    out.sort_by(|one, other| one.path.cmp(&other.path));
    out
}

/// The code of a file without comments and without its unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The crates that the manifest names, as the code calls them.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut inside = false;
    let mut out = BTreeSet::from(["paralign".to_owned()]);
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside && !line.starts_with('#')) {
            out.insert(name.replace('-', "_"));
        }
    }
    out
}

#[test]
fn rooms_use_only_what_they_may() {
    let known = dependencies();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.room != "lib") {
        let Some((_, rooms, crates)) = ROOMS.iter().find(|(name, _, _)| *name == file.room) else {
            wrong.push(file.told("is not a known room"));
            continue;
        };
        for path in &file.uses {
            match (path[0].as_str(), path.get(1)) {
                // Behind another name it could not be followed.
                ("crate", None) => wrong.push(file.told("may not take the whole crate")),
                ("crate", Some(room)) if *room == file.room || rooms.contains(&room.as_str()) => {}
                ("crate", Some(room)) if file.room != "main" => {
                    wrong.push(file.told(&format!("may not use {room}")));
                }
                (name, _) if known.contains(name) && !crates.contains(&name) => {
                    wrong.push(file.told(&format!("may not use the crate {name}")));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn disk_threads_and_printing_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for file in files() {
        let room = file.room.as_str();
        let mut tell = |what: &str| wrong.push(file.told(what));
        if !DISK.contains(&room) && room != "main" && file.uses("std::fs") {
            tell("may not touch the disk");
        }
        if room != "pipeline" && room != "error" && (file.uses("rayon") || file.uses("std::thread")) {
            tell("may not start threads");
        }
        let prints =
            ["println!", "print!", "eprintln!", "eprint!"].iter().any(|name| file.code.contains(name));
        if room != "main" && prints {
            tell("may not print");
        }
        let clock = ["SystemTime", "env::var"].iter().any(|name| file.code.contains(name));
        // What documents cost is told to whoever follows a run, and to no table.
        let follows = room == "main" || file.path.ends_with("pipeline/clock.rs");
        if clock || !follows && file.code.contains("Instant") {
            tell("may not ask the clock or the environment");
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
    // The program reads the files that a user names, pipes among them.
    for file in files().iter().filter(|file| !["disk", "main"].contains(&file.room.as_str())) {
        for call in CALLS.iter().filter(|call| file.code.contains(**call)) {
            wrong.push(file.told(&format!("may not call {call}, which is for disk alone")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_order_of_chance_can_reach_a_table() {
    let home = Path::new("model").join("lookup.rs");
    let mut wrong = Vec::new();
    for Source { path, code, .. } in files() {
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
    for Source { path, .. } in files() {
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
