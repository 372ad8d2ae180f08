//! Running headers and footers: what comes back at one height of the pages, and numbers of pages.

use std::collections::BTreeMap;

use crate::model::Seen;

use super::super::page::Page;
use super::Printed;

/// So many lines at each end of a page may be running lines.
const DEEP: usize = 3;
/// Lines on two pages that stand equally high, in steps of so many points, may be the same.
const HEIGHTS: f64 = 4.0;
/// A running line comes back at least so often; in a file of three pages, twice.
const OFTEN: usize = 3;
/// Running lines stand in this outer share of the page, above and below.
const MARGIN: f64 = 0.15;

/// The running lines, as page and line.
pub(super) fn find(printed: &[Vec<Printed>], pages: &[Page]) -> Seen<(usize, usize)> {
    let mut heights: BTreeMap<(String, i64), Vec<(usize, usize)>> = BTreeMap::new();
    let mut numbers = Vec::new();
    for (number, lines) in printed.iter().enumerate() {
        for (index, line) in lines.iter().enumerate() {
            if !at_edge(line, lines, &pages[number]) {
                continue;
            }
            let text = line.text();
            let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
            if is_page_number(&text) || is_job(&text) || stands_apart(line, lines, &pages[number]) {
                numbers.push((number, index));
            }
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a height on a page, in steps of four points"
            )]
            let height = (line.base() / HEIGHTS).round() as i64;
            for near in [height, height + 1] {
                heights.entry((shape.clone(), near)).or_default().push((number, index));
            }
        }
    }
    // The first page has a head of its own.
    let often = OFTEN.min(pages.len().saturating_sub(1)).max(2);
    let repeated = heights.into_values().filter(|found| found.len() >= often).flatten();
    numbers.into_iter().chain(repeated).collect()
}

/// Whether a line stands near the upper or lower edge, with few lines beyond it.
fn at_edge(line: &Printed, lines: &[Printed], page: &Page) -> bool {
    let base = line.base();
    let above = lines.iter().filter(|other| other.base() < base).count();
    let below = lines.iter().filter(|other| other.base() > base).count();
    (above < DEEP && base < MARGIN * page.height) || (below < DEEP && base > (1.0 - MARGIN) * page.height)
}

/// Whether a line stands at the very foot of the page, far from what is above it.
fn stands_apart(line: &Printed, lines: &[Printed], page: &Page) -> bool {
    /// The foot of a page begins here.
    const FOOT: f64 = 0.92;
    /// How far, in sizes, such a line stands from the text.
    const FAR: f64 = 2.2;
    let foot = FOOT * page.height;
    let above = lines.iter().map(Printed::base).filter(|base| *base < foot).fold(0.0, f64::max);
    line.base() > foot && foot - above > 0.0 && line.base() - above > FAR * line.size()
}

/// Whether a text is the number of a print job, with language, days and bar code: no word of the text is like these.
fn is_job(text: &str) -> bool {
    let is_job = |word: &str| {
        let parts = word.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == '.').split_once('-');
        parts.is_some_and(|(year, number)| {
            let digits =
                |text: &str, len: usize| text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
            digits(year, 2) && number.get(..5).is_some_and(|number| digits(number, 5)) && number.len() <= 7
        })
    };
    text.split_whitespace().any(is_job) && !text.contains(char::is_lowercase)
}

/// Whether a text is a number of a page, with its signs, or a part of all pages.
fn is_page_number(text: &str) -> bool {
    /// The longest such text, in letters.
    const LONGEST: usize = 9;
    let core =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '[' | ']'));
    !core.is_empty()
        && core.len() <= LONGEST
        && (core.chars().all(|c| c.is_ascii_digit() || c == '/')
            || core.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
}
