//! Page furniture: page numbers, running headers and footers, link targets.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Layout, Line, LineKind, Lookup};

/// A line that is nothing but a page number or a job number.
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            [0-9]{1,4}\s?/\s?[0-9]{1,4}
          | (?i:page|p\.)\s[0-9]{1,4}(?:\s(?:sur|of|de|/)\s[0-9]{1,4})?
          | [-–—]\s?[0-9]{1,4}\s?[-–—]
          | [0-9]{2}-[0-9]{5}(?:\s?\([EF]\))?(?:\s+[0-9]{6})?(?:\s+[0-9]{1,4}/[0-9]{1,4})?
          | [0-9]{1,4}/[0-9]{1,4}\s+[0-9]{2}-[0-9]{5}(?:\s?\([EF]\))?
        )$",
    )
    .expect("the pattern is valid")
});

/// A job number with the letter of its language, or a bar code: these stand nowhere but at the foot of a first page.
static JOB: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:[A-Z]{1,3}\.)?[0-9]{2}-[0-9]{5}[A-Z]?\*{0,2}\s?\([A-Z]\)\*{0,2}(?:\s+[0-9]{6})*|\*[0-9]{7}\*)$")
        .expect("the pattern is valid")
});

/// A line that is nothing but a document symbol.
static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Z][A-Za-z]{0,6}(?:/[A-Z0-9][A-Za-z0-9.()\-]*){0,5}/[A-Z0-9](?:[A-Za-z0-9.()\-]*[A-Za-z0-9)])?\*{0,2}$").expect("the pattern is valid")
});

/// A line that is nothing but an address.
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:https?://|www\.)\S+$").expect("the pattern is valid"));

/// What stands at the edge of a page and nowhere else: page numbers, job numbers, bar codes, days of printing.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            [0-9]{1,4}/[0-9]{1,4}
          | (?:[A-Z]{1,3}\.)?[0-9]{2}-[0-9]{5}[A-Z]?\*{0,2}(?:\([A-Z]\))?\*{0,2}
          | \([A-Z]\)\*{0,2}
          | [0-9]{6}
          | \*[0-9]{7}\*
          | [-–—]
          | \*{1,3}
        )$",
    )
    .expect("the pattern is valid")
});

/// Whether a line at the edge of a page holds page numbers, job numbers and symbols alone.
pub(super) fn is_reference_line(text: &str) -> bool {
    let mut sure = false;
    let all = text.split_whitespace().all(|word| {
        let reference = REFERENCE.is_match(word);
        let known = reference || word.contains('/') && SYMBOL.is_match(word);
        sure |= known && word.contains(|c: char| c.is_ascii_digit());
        known || word.parse::<u16>().is_ok()
    });
    all && sure || is_page_number(text)
}

/// Names the lines that belong to the page and not to the text.
pub(super) fn classify(lines: &mut [Line], layout: &Layout) {
    for line in lines.iter_mut().filter(|line| line.kind == LineKind::Text && line.text.text().len() < 60) {
        let text = line.text.text();
        // A symbol right under a line of text may be the end of its sentence.
        let apart = line.gap > 0 || line.page_start;
        if is_page_number(text) || JOB.is_match(text) || apart && text.contains('/') && SYMBOL.is_match(text)
        {
            line.kind = LineKind::PageLine;
        }
    }
    name_own_symbols(lines);
    name_running_lines(lines);
    name_heads(lines);
    name_links(lines, layout);
}

/// A job number of the United Nations with its bar code: whole lines of it close a document.
static JOB_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:GE\.)?[0-9]{2}-[0-9]{5}(?:\s?\([A-Z]\))?(?:\s+[0-9]{6})*|\*[0-9]{7}\*|[\s|\t])+$")
        .expect("the pattern is valid")
});

/// Whether a line holds nothing but job numbers.
pub(super) fn is_job_number(text: &str) -> bool {
    /// Longer than any such line, in bytes.
    const LONGEST: usize = 80;
    text.len() < LONGEST && text.contains(|c: char| c.is_ascii_digit()) && JOB_NUMBER.is_match(text)
}

/// Whether a line is a page number; its first character tells most lines from one.
fn is_page_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'p' | 'P' | '-' | '–' | '—'))
        && text.contains(|c: char| c.is_ascii_digit())
        && PAGE_NUMBER.is_match(text)
}

/// Whether a page line stands within two lines of a line.
fn is_beside_page_line(lines: &[Line], index: usize) -> bool {
    let near = index.saturating_sub(2)..(index + 3).min(lines.len());
    lines[near].iter().any(|line| line.kind == LineKind::PageLine)
}

/// A symbol right under running text, but beside a page line, is the head of a page if it fills another line too: the
/// masthead, or the head of another page.
fn name_own_symbols(lines: &mut [Line]) {
    name_repeated(lines, 2, |lines, index| {
        let text = lines[index].text.text();
        text.contains('/') && SYMBOL.is_match(text)
    });
}

/// A short line that comes back beside page lines is a running header or footer.
fn name_running_lines(lines: &mut [Line]) {
    name_repeated(lines, 3, |lines, index| {
        let line = &lines[index];
        line.kind == LineKind::Text && line.text.text().len() < 100 && is_beside_page_line(lines, index)
    });
}

/// Names the lines beside page lines whose text stands in so many of the lines that `counts` holds for.
fn name_repeated(lines: &mut [Line], least: usize, counts: impl Fn(&[Line], usize) -> bool) {
    let mut seen: Lookup<&str, usize> = Lookup::default();
    for index in (0..lines.len()).filter(|&index| counts(lines, index)) {
        *seen.entry(lines[index].text.text()).or_default() += 1;
    }
    let found: Vec<usize> = (0..lines.len())
        .filter(|&index| {
            let line = &lines[index];
            line.kind == LineKind::Text
                && seen.get(line.text.text()).is_some_and(|count| *count >= least)
                && is_beside_page_line(lines, index)
        })
        .collect();
    for index in found {
        lines[index].kind = LineKind::PageLine;
    }
}

/// The first line of a page that holds, beside short text without an end, a symbol that other pages begin with.
fn name_heads(lines: &mut [Line]) {
    /// Longer than such a line, in bytes.
    const LONGEST: usize = 140;
    let symbols = |text: &str| {
        let is_symbol = |word: &&str| word.contains('/') && SYMBOL.is_match(word);
        let ends = [text.split_whitespace().next(), text.split_whitespace().next_back()];
        ends.into_iter().flatten().find(is_symbol).map(str::to_owned)
    };
    let mut seen: Lookup<String, usize> = Lookup::default();
    let heads: Vec<(usize, String)> = (0..lines.len())
        .filter(|&index| (lines[index].page_start || index == 0) && lines[index].text.text().len() < LONGEST)
        .filter_map(|index| Some((index, symbols(lines[index].text.text())?)))
        .collect();
    for (_, symbol) in &heads {
        *seen.entry(symbol.clone()).or_default() += 1;
    }
    for (index, symbol) in heads {
        let text = lines[index].text.text();
        let closed = text.ends_with(['.', ';', ':', ',']);
        if lines[index].kind == LineKind::Text
            && index > 0
            && !closed
            && seen.get(&symbol).is_some_and(|count| *count >= 2)
        {
            lines[index].kind = LineKind::PageLine;
        }
    }
}

/// Addresses that stand together at the end of a page are link targets, not text.
fn name_links(lines: &mut [Line], layout: &Layout) {
    if !layout.wrapped {
        return;
    }
    let mut start = 0;
    while start < lines.len() {
        if !is_address(&lines[start]) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        // The gaps are already free of double spacing, and link targets stand closer than that.
        while end < lines.len() && is_address(&lines[end]) {
            end += 1;
        }
        let closes_page = lines.get(end).is_none_or(|next| next.page_start);
        if closes_page {
            for line in &mut lines[start..end] {
                line.kind = LineKind::Link;
            }
        }
        start = end;
    }
}

fn is_address(line: &Line) -> bool {
    line.kind == LineKind::Text && ADDRESS.is_match(line.text.text())
}
