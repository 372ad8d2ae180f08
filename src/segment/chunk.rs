//! Lines that belong together, and what each group opens with.

use std::ops::Range;

use crate::model::{CleanText, Line, LineKind, label_numeral};

use super::marker::{self, Number};
use super::notes::{self, Region};
use super::{Words, numbering};

/// A group of lines.
#[derive(Debug)]
pub(super) struct Chunk {
    /// Indices of its lines.
    pub(super) lines: Range<usize>,
    pub(super) opening: Opening,
    /// Whether white space above, or a new page, sets it apart.
    pub(super) apart: bool,
    /// Whether its first line is the first of a page.
    pub(super) page_start: bool,
    /// Characters of its text.
    pub(super) length: usize,
    /// Whether its text ends as a sentence or a clause does.
    pub(super) closed: bool,
}

/// What a chunk opens with. The numbers are bytes of its first line up to the text.
#[derive(Debug)]
pub(super) enum Opening {
    Plain,
    Number(Number),
    Heading {
        label: String,
        skip: usize,
    },
    Part {
        label: String,
        skip: usize,
    },
    Figure {
        label: String,
        skip: usize,
    },
    TableLabel {
        label: String,
        skip: usize,
    },
    Box {
        label: String,
        skip: usize,
    },
    Source,
    Item {
        marker: String,
        skip: usize,
    },
    Note {
        label: String,
        skip: usize,
    },
    Row,
    Masthead,
    /// Rules, ornaments, page lines, link targets.
    Furniture,
}

/// The longest masthead, in lines.
const MAX_MASTHEAD: usize = 8;

/// Groups the lines of a document.
pub(super) fn chunks(clean: &CleanText, words: &Words) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    let mut region = Region::default();
    let mut index = 0;
    while index < clean.lines.len() {
        let line = &clean.lines[index];
        if let Some(end) = masthead(&clean.lines, index, words) {
            out.push(chunk(clean, index..end, Opening::Masthead));
            index = end;
            continue;
        }
        if line.kind != LineKind::Text {
            region.see(line);
            let opening = if line.kind == LineKind::Row { Opening::Row } else { Opening::Furniture };
            match out.last_mut() {
                Some(last) if same_furniture(clean, last, line) => last.lines.end = index + 1,
                _ => out.push(chunk(clean, index..index + 1, opening)),
            }
            index += 1;
            continue;
        }
        let previous = index.checked_sub(1).map(|before| &clean.lines[before]);
        let note = region.note(line, previous, &clean.layout);
        let opening = match note {
            notes::Found::Opens { label, skip } => Some(Opening::Note { label, skip }),
            notes::Found::Continues => None,
            notes::Found::Nothing => opening(line, words).or(starts(clean, index).then_some(Opening::Plain)),
        };
        match (opening, out.last_mut()) {
            (None, Some(last)) => last.lines.end = index + 1,
            (opening, _) => {
                let opening = opening.unwrap_or(Opening::Plain);
                if out.is_empty() || stands_alone(clean, index, &opening) {
                    out.push(chunk(clean, index..index + 1, opening));
                } else if let Some(last) = out.last_mut() {
                    last.lines.end = index + 1;
                }
            }
        }
        index += 1;
    }
    for chunk in &mut out {
        measure(clean, chunk);
    }
    out
}

fn chunk(clean: &CleanText, lines: Range<usize>, opening: Opening) -> Chunk {
    let first = &clean.lines[lines.start];
    let apart = lines.start == 0 || first.gap > 0 || first.page_start || !clean.layout.wrapped;
    Chunk { lines, opening, apart, page_start: first.page_start, length: 0, closed: false }
}

/// Fills in what needs all lines of the chunk.
fn measure(clean: &CleanText, chunk: &mut Chunk) {
    let lines = &clean.lines[chunk.lines.clone()];
    chunk.length = lines.iter().map(|line| line.text.text().chars().count() + 1).sum();
    chunk.closed = lines.last().is_some_and(|line| is_closed(line.text.text()));
    // A sentence under a roman numeral is a paragraph, not a heading.
    if let Opening::Heading { label, skip } = &chunk.opening
        && let Some(value) = label_numeral(label)
        && chunk.closed
        && chunk.length > MIN_PARAGRAPH
    {
        let number = Number {
            style: marker::Style::Roman,
            value: vec![value],
            printed: label.clone(),
            marker: label.len() + 1,
            skip: *skip,
        };
        chunk.opening = Opening::Number(number);
    }
}

/// Whether the line begins a group of its own by its place alone.
fn starts(clean: &CleanText, index: usize) -> bool {
    let line = &clean.lines[index];
    let Some(previous) = index.checked_sub(1).map(|before| &clean.lines[before]) else { return true };
    let short = |line: &Line| line.text.text().chars().count() * 2 < clean.layout.width;
    let indented =
        line.indent > 0 && (previous.indent == 0 && is_closed(previous.text.text()) || short(previous));
    !clean.layout.wrapped || line.gap > 0 || line.page_start || indented || previous.kind != LineKind::Text
}

/// Whether an opening may be taken at its word here: inside wrapped text, a line may begin with "2." by chance.
fn stands_alone(clean: &CleanText, index: usize, opening: &Opening) -> bool {
    if starts(clean, index) {
        return true;
    }
    let line = &clean.lines[index];
    let previous = &clean.lines[index - 1];
    match opening {
        Opening::Number(number) => is_closed(previous.text.text()) && number.style != marker::Style::Bare,
        Opening::Item { .. } => line.indent > 0 || is_closed(previous.text.text()),
        Opening::Note { .. } => true,
        Opening::Heading { .. } => line.indent > 0 && is_closed(previous.text.text()),
        // Under its own label a caption or a box begins on the next line.
        _ => !matches!(opening, Opening::Plain),
    }
}

/// Furniture of one kind that stands together is one group.
fn same_furniture(clean: &CleanText, last: &Chunk, line: &Line) -> bool {
    matches!(last.opening, Opening::Furniture)
        && clean.lines[last.lines.end - 1].kind == line.kind
        && line.kind != LineKind::Row
}

/// What a line of running text opens with, if it opens with anything.
fn opening(line: &Line, words: &Words) -> Option<Opening> {
    let text = line.text.text();
    let own = |(label, skip): (&str, usize)| (label.to_owned(), skip);
    if let Some((label, skip)) = marker::named_label(text, words.parts, true).map(own) {
        return Some(Opening::Part { label, skip });
    }
    if let Some((label, skip)) = marker::named_label(text, words.boxes, true).map(own) {
        return Some(Opening::Box { label, skip });
    }
    if let Some((label, skip)) = marker::named_label(text, words.figures, false).map(own) {
        return Some(Opening::Figure { label, skip });
    }
    if let Some((label, skip)) = marker::named_label(text, words.tables, false).map(own) {
        return Some(Opening::TableLabel { label, skip });
    }
    if words.sources.iter().any(|word| is_source(text, word)) {
        return Some(Opening::Source);
    }
    if let Some(number) = marker::number(text) {
        return Some(Opening::Number(number));
    }
    if let Some(found) = marker::heading_label(text) {
        return Some(Opening::Heading { label: found.label.to_owned(), skip: found.skip });
    }
    marker::list_marker(text).map(own).map(|(marker, skip)| Opening::Item { marker, skip })
}

/// `Source : ...`, `Note: ...`: the last line of a figure or a table.
fn is_source(text: &str, word: &str) -> bool {
    marker::starts_with_word(text, word)
        && text.get(word.len()..).is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// The end of a masthead that begins at `index`.
fn masthead(lines: &[Line], index: usize, words: &Words) -> Option<usize> {
    let opens = |line: &Line, heads: &[&str]| {
        let text = line.text.text().to_lowercase();
        line.kind == LineKind::Text && heads.iter().any(|head| text.starts_with(head))
    };
    if index > 2 * MAX_MASTHEAD || !opens(&lines[index], words.masthead_opens) {
        return None;
    }
    let near = lines.len().min(index + MAX_MASTHEAD);
    (index + 1..near).find(|&at| opens(&lines[at], words.masthead_closes)).map(|at| at + 1)
}

/// Whether a text ends as a sentence or a clause does; closing marks and a call number after it do not count.
pub(super) fn is_closed(text: &str) -> bool {
    const CLOSING: [char; 9] = ['»', '”', '"', '’', '\'', ')', ']', ' ', '›'];
    let end = text.trim_end_matches(CLOSING).trim_end_matches(notes::is_raised);
    let bare = end.trim_end_matches(|c: char| c.is_ascii_digit());
    let stop = |text: &str| text.trim_end_matches(CLOSING).ends_with(['.', ';', ':', '!', '?', '…']);
    stop(end) || bare.len() < end.len() && bare.len() + 3 > end.len() && stop(bare)
}

/// The candidates for paragraph numbers among the chunks, with the index of their chunk.
pub(super) fn candidates(clean: &CleanText, chunks: &[Chunk]) -> Vec<(usize, numbering::Candidate)> {
    let mut part = 0;
    let mut out = Vec::new();
    for (index, chunk) in chunks.iter().enumerate() {
        match &chunk.opening {
            Opening::Part { .. } => part += 1,
            Opening::Number(number) => {
                let end = clean.lines[chunk.lines.end - 1].text.text();
                let item = end.ends_with([';', ',']) && chunk.length < MAX_ITEM;
                let solid = chunk.length >= MIN_PARAGRAPH && !item;
                out.push((index, numbering::Candidate { number: number.clone(), solid, part }));
            }
            _ => {}
        }
    }
    out
}

/// An item of an enumeration is shorter than this, in characters.
const MAX_ITEM: usize = 200;
/// A paragraph that matters has at least so many characters.
const MIN_PARAGRAPH: usize = 35;
