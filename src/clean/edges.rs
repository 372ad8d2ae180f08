//! The edges of pages, where form feeds part them: running headers and footers in anyone's style.
//!
//! A line at the edge of a page is furniture if it consists of page numbers, symbols and job numbers alone, or if it
//! comes back, its numbers aside, at the edges of many pages. Only what reaches the edge without text between counts.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Line, LineKind, Lookup};

use super::page;

/// So many lines at the top and at the bottom of a page may be furniture.
const EDGE: usize = 6;
/// A line of words that comes back on fewer pages is text.
const MIN_PAGES: usize = 3;

/// Names the furniture of every page.
pub(super) fn classify(lines: &mut [Line]) {
    let pages = pages(lines);
    let seen = Seen::of(lines, &pages);
    let mut found = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let is = |index: &usize| seen.is_furniture(&lines[*index], number);
        let top = page.clone().take(EDGE).take_while(is);
        let bottom = page.clone().rev().take(EDGE).take_while(is);
        found.extend(top.chain(bottom));
    }
    for index in found {
        let line = &mut lines[index];
        if line.kind == LineKind::Text {
            line.kind = LineKind::PageLine;
        }
    }
}

/// The pages as ranges of lines.
fn pages(lines: &[Line]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (0..lines.len()).filter(|index| lines[*index].page_start).collect();
    starts.insert(0, 0);
    starts.push(lines.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).filter(|page| !page.is_empty()).collect()
}

/// What stands at the edges of the pages.
struct Seen {
    /// How many pages hold the line at an edge, its numbers aside.
    counts: Lookup<String, usize>,
    pages: usize,
    /// The distance between the number of a page as printed and as counted, if pages print their bare number.
    shift: Option<i64>,
}

impl Seen {
    fn of(lines: &[Line], pages: &[Range<usize>]) -> Seen {
        let mut counts: Lookup<String, usize> = Lookup::default();
        let mut shifts: BTreeMap<i64, usize> = BTreeMap::new();
        for (number, page) in pages.iter().enumerate() {
            let near = EDGE.min(page.len().div_ceil(2));
            let mut keys: Vec<String> = Vec::new();
            for index in page.clone().take(near).chain(page.clone().rev().take(near)) {
                let text = lines[index].text.text();
                if let Ok(value) = text.parse::<i64>()
                    && (index < page.start + 3 || index + 3 >= page.end)
                {
                    *shifts.entry(value - number as i64).or_default() += 1;
                }
                if lines[index].kind == LineKind::Text && text.len() < MAX_RUNNING {
                    keys.push(key(text));
                }
            }
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                *counts.entry(key).or_default() += 1;
            }
        }
        let best = shifts.into_iter().max_by_key(|(shift, count)| (*count, -shift.abs()));
        let shift = best.filter(|(_, count)| *count >= 2 && count * 3 >= pages.len()).map(|(shift, _)| shift);
        Seen { counts, pages: pages.len(), shift }
    }

    /// Whether a line at the edge of a page is furniture.
    fn is_furniture(&self, line: &Line, page: usize) -> bool {
        let text = line.text.text();
        if line.kind == LineKind::PageLine || page::is_reference_line(text) {
            return true;
        }
        if let Ok(value) = text.parse::<i64>() {
            return self.shift == Some(value - page as i64);
        }
        let count = self.counts.get(&key(text)).copied().unwrap_or(0);
        line.kind == LineKind::Text
            && !text.ends_with('.')
            && count >= MIN_PAGES
            && count * 4 >= self.pages
            && text.len() < MAX_RUNNING
    }
}

/// A running header is shorter than this, in bytes.
const MAX_RUNNING: usize = 140;

/// The line with its numbers masked and its blanks and case left out.
fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_ascii_digit() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}
