//! Which lines open a numbered paragraph: the verdict on the number of each.

use crate::model::CleanText;

use super::super::marker::Number;
use super::super::sequence::{self, Candidate, Verdict};
use super::sort::{Line, Sort};

/// An item of an enumeration is shorter than this, in characters.
const MAX_ITEM: usize = 200;
/// A paragraph that matters has at least so many characters.
const MIN_PARAGRAPH: usize = 35;

/// The verdict on the number that each line opens with.
pub(super) fn verdicts(clean: &CleanText, lines: &[Line]) -> Vec<Verdict> {
    let mut part = 0;
    let mut places = Vec::new();
    let mut candidates = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        match &line.sort {
            Sort::Part { .. } => part += 1,
            Sort::Number(number) => {
                let text = clean.lines[index].text.text();
                let weight = weight(text, number, line);
                let lower = text.get(number.skip..).unwrap_or(text).starts_with(char::is_lowercase);
                places.push(index);
                candidates.push(Candidate { number: number.clone(), weight, lower, part });
            }
            _ => {}
        }
    }
    let mut out = vec![Verdict::Foreign; lines.len()];
    for (index, verdict) in places.into_iter().zip(sequence::judge(&candidates)) {
        out[index] = verdict;
    }
    out
}

/// How much a line speaks for a numbered paragraph, in the unit of the sequence.
fn weight(text: &str, number: &Number, line: &Line) -> f32 {
    let length = text.chars().count();
    let item = text.ends_with([';', ',']) && length < MAX_ITEM;
    let mut weight = 0.5;
    // What ends with a colon goes on in the items below.
    let whole = length >= MIN_PARAGRAPH || text.ends_with(':');
    if whole && !item {
        weight += 1.0;
    }
    // The file gives the number itself.
    if line.skip > 0 || number.skip >= text.len() {
        weight += 0.5;
    }
    if line.bold && !whole { weight - 1.0 } else { weight + 0.5 }
}
