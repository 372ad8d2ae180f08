//! The targets of the fuzzer on seeded mutations of the reports, and on every input that once broke one.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::support::project;
use crate::targets::seeds::Seeds;
use crate::targets::{TARGETS, Target};

/// How many inputs each target is given, beside its seeds' own; the fuzzer has more time.
const INPUTS: usize = 60;
/// The longest input, in bytes, but for files that are whole only as a whole.
const LONGEST: usize = 3_000;

/// Numbers that look like chance and are the same in every run (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn range(&mut self, len: usize) -> std::ops::Range<usize> {
        let start = self.below(len + 1);
        start..(start + self.below(40)).min(len)
    }
}

/// The words of a dictionary in the form that libFuzzer takes: one a line, in quotes, with `\xAB` for a byte.
fn dictionary(text: &str) -> Vec<Vec<u8>> {
    let lines = text.lines().filter(|line| line.starts_with('"') && line.ends_with('"') && line.len() > 2);
    lines.map(|line| word(&line[1..line.len() - 1])).collect()
}

fn word(quoted: &str) -> Vec<u8> {
    let mut pieces = quoted.split("\\x");
    let mut out = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        out.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        out.extend(piece[2..].bytes());
    }
    out
}

/// Changes an input in one of the ways in which texts are changed: bytes replaced, taken out, doubled, words put in,
/// a piece of another input.
fn mutate(bytes: &mut Vec<u8>, other: &[u8], words: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    match chance.below(7) {
        0 if at < bytes.len() => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
        1 => drop(bytes.drain(chance.range(bytes.len()))),
        2 => {
            let piece = bytes[chance.range(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        3 => {
            let piece = other[chance.range(other.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        _ => {
            let word = words[chance.below(words.len())].clone();
            bytes.splice(at..at, word);
        }
    }
}

/// Leads an input to the target; a promise that is broken is told with the input.
fn hold(target: &Target, name: &str, bytes: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| (target.hold)(bytes))).is_err() {
        let path = std::env::temp_dir().join(format!("paralign-{}-{name}", target.name));
        fs::write(&path, bytes).unwrap();
        panic!("{} does not hold for {name}; the input is at {}", target.name, path.display());
    }
}

fn seeded(name: &str) {
    seeded_with(name, INPUTS);
}

fn seeded_with(name: &str, inputs: usize) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let seeds = target.seeds.of(project());
    let path = project().join("fuzz/dictionaries").join(target.dictionary);
    let words = dictionary(&fs::read_to_string(path).unwrap());
    assert!(seeds.len() >= 15 && words.len() >= 15);
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for round in 0..inputs {
        let seed = &seeds[chance.below(seeds.len())].1;
        let other = &seeds[chance.below(seeds.len())].1;
        let whole = matches!(target.seeds, Seeds::Word | Seeds::Html | Seeds::OpenDocument | Seeds::Pdf);
        let mut bytes = seed[..if whole { seed.len() } else { seed.len().min(LONGEST) }].to_vec();
        for _ in 0..1 + chance.below(12) {
            mutate(&mut bytes, other, &words, &mut chance);
        }
        hold(target, &format!("round-{round}"), &bytes);
    }
}

#[test]
fn files_are_read_whole() {
    seeded("read");
}

#[test]
fn word_files_are_accounted_for() {
    seeded("word");
}

#[test]
fn pages_are_accounted_for() {
    seeded("html");
}

#[test]
fn open_document_texts_are_accounted_for() {
    seeded("odt");
}

#[test]
fn printed_pages_are_accounted_for() {
    seeded("pdf");
}

/// Run by hand: `cargo test --release --test suite -- --ignored thousand_changes`.
#[test]
#[ignore = "takes minutes"]
fn ten_thousand_changes_of_every_form_are_accounted_for() {
    const MANY: usize = 10_000;
    for name in ["word", "html", "odt", "pdf"] {
        seeded_with(name, MANY);
    }
}

#[test]
fn texts_are_accounted_for() {
    seeded("segment");
}

#[test]
fn french_mentions_stand_where_they_say() {
    seeded("extract_fr");
}

#[test]
fn english_mentions_stand_where_they_say() {
    seeded("extract_en");
}

#[test]
fn beads_use_everything_once() {
    seeded("align");
}

#[test]
fn tables_are_read_back_as_they_were_written() {
    seeded("tables");
}

#[test]
fn what_once_broke_a_promise_keeps_it_now() {
    let mut tried = 0;
    for target in &TARGETS {
        let folder = project().join("tests/crashes").join(target.name);
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            hold(target, &path.file_name().unwrap().to_string_lossy(), &fs::read(&path).unwrap());
            tried += 1;
        }
    }
    assert!(tried > 0);
}

#[test]
fn every_target_has_its_fuzzer() {
    for target in &TARGETS {
        assert!(project().join(format!("fuzz/fuzz_targets/{}.rs", target.name)).is_file(), "{}", target.name);
    }
}
