//! A program on the library: two texts in memory, and what the one says where the other says something.
//!
//! `cargo run --example answer -- FR EN WORDS` prints the English sentences that stand where the French ones hold the words.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

use std::process::ExitCode;

use paralign::align::{AlignParams, Segment, align_segments};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [fr, en, words] = arguments.as_slice() else {
        eprintln!("usage: answer FR EN WORDS, with one sentence per line in both files");
        return ExitCode::FAILURE;
    };
    let read = |path: &String| std::fs::read_to_string(path);
    let (fr, en) = match (read(fr), read(en)) {
        (Ok(fr), Ok(en)) => (fr, en),
        (Err(error), _) | (_, Err(error)) => {
            eprintln!("a text cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    for line in answers(&fr, &en, words) {
        println!("{line}");
    }
    ExitCode::SUCCESS
}

/// The English lines of every bead whose French lines hold `words`.
fn answers(fr: &str, en: &str, words: &str) -> Vec<String> {
    let (fr, en): (Vec<&str>, Vec<&str>) = (fr.lines().collect(), en.lines().collect());
    let (french, english): (Vec<_>, Vec<_>) = (
        fr.iter().map(|line| Segment::of_line(line)).collect(),
        en.iter().map(|line| Segment::of_line(line)).collect(),
    );
    let beads = align_segments(&AlignParams::default(), &french, &english).beads;
    let holds = |at: &usize| fr.get(*at).is_some_and(|line| line.contains(words));
    let side =
        |at: &Vec<usize>| at.iter().filter_map(|at| en.get(*at).copied()).collect::<Vec<_>>().join(" ");
    beads.iter().filter(|bead| bead.fr.iter().any(holds)).map(|bead| side(&bead.en)).collect()
}
