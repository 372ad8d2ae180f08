//! The notes at the foot of a page: smaller letters down to the end, each note with its label.

use super::super::line::{self, Kind, Piece};
use super::super::page::Page;
use super::Printed;

/// Notes are at most this large, against the body.
const SMALLER: f64 = 0.95;
/// How far above the first note a rule may stand, in sizes of its letters.
const RULE_ABOVE: f64 = 3.0;

/// A line of the notes; the first of a note has its label set apart.
pub(super) struct Noted {
    pub(super) line: Printed,
    /// Whether a note begins here.
    pub(super) begins: bool,
}

/// Takes the notes off the end of a page.
pub(super) fn split(text: &mut Vec<Printed>, page: &Page, body: f64) -> Vec<Noted> {
    let small = text.iter().rev().take_while(|line| line.size() < SMALLER * body).count();
    let zone = text.len() - small;
    let labelled = |line: &Printed| label(line).is_some();
    let ruled = text[zone..].iter().position(|line| {
        page.rules.iter().any(|rule| {
            let above = line.base() - rule.base;
            above > 0.0 && above < RULE_ABOVE * line.size() && rule.right - rule.left < 0.6 * page.width
        })
    });
    let first = text[zone..].iter().position(labelled);
    let start = match (ruled, first) {
        (Some(ruled), _) => zone + ruled,
        (None, Some(first)) => zone + first,
        (None, None) => return Vec::new(),
    };
    text.split_off(start)
        .into_iter()
        .map(|mut line| match label(&line) {
            Some(len) => {
                set_apart(&mut line, len);
                Noted { line, begins: true }
            }
            None => Noted { line, begins: false },
        })
        .collect()
}

/// Text so many times as large as what stands before it makes a raised label of that.
const LARGER: f64 = 1.1;
/// A gap of this many sizes parts a label from its note.
const APART: f64 = 0.2;

/// The bytes of the label that a line of a note opens with: raised, or a figure with a blank behind it.
fn label(line: &Printed) -> Option<usize> {
    let first = line.pieces.first()?;
    let text = first.text.as_str();
    let alone = text.trim();
    let rest = line.pieces.get(1);
    if line::is_call(alone)
        && rest.is_some_and(|rest| {
            rest.size > first.size * LARGER || rest.left - first.right > APART * rest.size
        })
    {
        return Some(text.len());
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '*').len();
    let behind = text[digits..].trim_start_matches(['.', ')']);
    (digits > 0 && digits <= 3 && behind.starts_with(char::is_whitespace)).then_some(digits)
}

fn set_apart(line: &mut Printed, len: usize) {
    let first = &mut line.pieces[0];
    first.kind = Kind::Label;
    let rest = first.text.split_off(len);
    if !rest.trim().is_empty() {
        let piece = Piece { text: rest, kind: Kind::Plain, ..first.clone() };
        line.pieces.insert(1, piece);
    }
}
