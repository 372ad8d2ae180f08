//! The corpus with its English side disturbed: content decides, and a number is evidence only.

use std::collections::BTreeSet;
use std::fs;

use crate::support::{Bench, project};

/// The byte offsets at which numbered paragraphs begin.
fn paragraphs(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        if number(line).is_some() {
            out.push(at);
        }
        at += line.len();
    }
    out
}

/// The number at the beginning of a line and its length in bytes.
fn number(line: &str) -> Option<(u32, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line[digits..].starts_with(". ").then_some(())?;
    Some((line[..digits].parse().ok()?, digits))
}

/// Takes out a block of 15 % of the numbered paragraphs.
fn drop_block(text: &str) -> String {
    let at = paragraphs(text);
    let first = at.len() * 4 / 10;
    let last = first + (at.len() * 15).div_ceil(100);
    format!("{}{}", &text[..at[first]], &text[at[last]..])
}

/// Adds `by` to the numbers from a third of the text on: one shifts them, two leaves a gap besides.
fn shift(text: &str, by: u32) -> String {
    let from = paragraphs(text)[paragraphs(text).len() / 3];
    let mut out = text[..from].to_owned();
    for line in text[from..].split_inclusive('\n') {
        match number(line) {
            Some((value, digits)) => {
                out.push_str(&(value + by).to_string());
                out.push_str(&line[digits..]);
            }
            None => out.push_str(line),
        }
    }
    out
}

/// Lets the last two of three annexes change places.
fn swap_annexes(text: &str) -> String {
    let mut starts: Vec<usize> = text.match_indices("\nAnnex I").map(|(at, _)| at + 1).collect();
    if starts.len() < 3 {
        return text.to_owned();
    }
    starts.push(text.len());
    let [first, second, end] = [starts[1], starts[2], starts[3]];
    format!("{}{}\n{}", &text[..first], &text[second..end], &text[first..second])
}

/// The two-sided beads of numbered paragraphs, French blocks with English text, when the English side is edited.
fn beads(edit: impl Fn(&str) -> String) -> BTreeSet<(String, String)> {
    let bench = Bench::new();
    for side in ["fr", "en"] {
        for entry in fs::read_dir(project().join("corpus").join(side)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let text = if side == "en" { edit(&text) } else { text };
            bench.put(&format!("{side}/{}", path.file_name().unwrap().to_string_lossy()), text);
        }
    }
    bench.run();
    let rows = bench.table("alignments");
    let joined =
        rows.into_iter().filter(|row| !row["fr_paragraphs"].is_empty() && !row["en_text"].is_empty());
    joined.map(|row| (row["fr_block_ids"].clone(), row["en_text"].clone())).collect()
}

/// Precision and recall of the disturbed beads against the undisturbed ones whose English text is still there.
fn hold(name: &str, floor: f64, edit: impl Fn(&str) -> String) {
    let gold = beads(str::to_owned);
    assert_eq!(gold.len(), 406);
    let kept: String = fs::read_dir(project().join("corpus/en"))
        .unwrap()
        .map(|entry| edit(&fs::read_to_string(entry.unwrap().path()).unwrap()))
        .collect::<String>()
        .split_whitespace()
        .collect();
    let survives = |text: &str| kept.contains(&text.split_whitespace().collect::<String>()[..]);
    let gold: BTreeSet<_> = gold.into_iter().filter(|(_, en)| survives(&start(en))).collect();
    let found = beads(edit);
    let right = found.intersection(&gold).count() as f64;
    let f1 = 2.0 * right / (found.len() + gold.len()) as f64;
    println!("{name:24} F1 {f1:.4}  {right} of {}, {} found", gold.len(), found.len());
    assert!(f1 >= floor, "{name}: F1 {f1:.4} is below {floor}");
}

/// The beginning of a text: footnote calls further on are no part of the clean text.
fn start(text: &str) -> String {
    text.chars().take(60).collect()
}

#[test]
fn a_missing_block_is_told_as_a_gap() {
    hold("15 % missing", 0.99, drop_block);
}

#[test]
fn shifted_numbers_shift_nothing_else() {
    hold("numbers shifted", 0.99, |text| shift(text, 1));
    hold("shifted with a gap", 0.99, |text| shift(text, 2));
}

#[test]
fn annexes_may_change_places() {
    hold("annexes swapped", 0.99, swap_annexes);
}

#[test]
fn all_at_once_holds_too() {
    hold("all at once", 0.98, |text| swap_annexes(&shift(&drop_block(text), 1)));
}
