//! Lines that belong together, and what each group opens with.

use std::ops::Range;

use crate::model::{CleanText, Line, LineKind};

use super::Language;
use super::front::Front;
use super::labels;
use super::marker::{self, Number};
use super::notes::NoteLine;
use super::sequence::Verdict;
use super::survey::Survey;

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
    /// The verdict on the number that it opens with.
    pub(super) verdict: Option<Verdict>,
}

/// What a chunk opens with. The numbers are bytes of its first line up to the text.
#[derive(Debug)]
pub(super) enum Opening {
    Plain,
    // Boxed: most lines open with nothing, and every line has a place for it.
    Number(Box<Number>),
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
    /// The label of a footnote that stands apart from its text.
    NoteLabel {
        label: String,
    },
    /// The rest of a footnote, behind a page break or page furniture.
    NoteRest,
    Row,
    /// Title, session, agenda item, who reports: what stands between the masthead and the text.
    Front {
        title: bool,
    },
    Masthead,
    /// Rules, ornaments, page lines, link targets.
    Furniture,
}

/// Groups the lines of a document.
pub(super) fn chunks(clean: &CleanText, survey: Survey, language: &Language) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    let Survey { masthead, notes, openings, verdicts, heads, mut front } = survey;
    let lines = notes.into_iter().zip(openings).zip(verdicts.into_iter().zip(heads));
    for (at, ((note, opening), (verdict, head))) in lines.enumerate() {
        let line = &clean.lines[at];
        if let Some((start, end)) = masthead
            && (start..end).contains(&at)
        {
            match out.last_mut() {
                Some(last) if at > start => last.lines.end = at + 1,
                _ => out.push(chunk(clean, at, Opening::Masthead)),
            }
            continue;
        }
        match front.remove(&at) {
            Some(Front::Continues)
                if out.last().is_some_and(|last| matches!(last.opening, Opening::Front { .. })) =>
            {
                if let Some(last) = out.last_mut() {
                    last.lines.end = at + 1;
                }
                continue;
            }
            Some(found) => {
                out.push(chunk(clean, at, Opening::Front { title: found == Front::Title }));
                continue;
            }
            None => {}
        }
        if line.kind != LineKind::Text {
            let opening = if line.kind == LineKind::Row { Opening::Row } else { Opening::Furniture };
            match out.last_mut() {
                Some(last) if same_furniture(clean, last, line) => last.lines.end = at + 1,
                _ => out.push(chunk(clean, at, opening)),
            }
            continue;
        }
        let opening = match note {
            NoteLine::Opens { label, skip } => Some(Opening::Note { label, skip }),
            NoteLine::Apart { label } => Some(Opening::NoteLabel { label }),
            NoteLine::Continues => {
                match out.last_mut() {
                    Some(last) if matches!(last.opening, Opening::Note { .. } | Opening::NoteRest) => {
                        last.lines.end = at + 1;
                    }
                    _ => out.push(chunk(clean, at, Opening::NoteRest)),
                }
                continue;
            }
            NoteLine::Nothing => {
                let certain = verdict.is_some_and(|verdict| verdict != Verdict::Foreign);
                let under = |opening: &Opening| is_label_under_heading(clean, at, opening, out.last());
                match opening {
                    Some(opening)
                        if certain || head || stands_alone(clean, at, &opening) || under(&opening) =>
                    {
                        Some(opening)
                    }
                    // A label that stands alone on its line has its heading below, whatever stands between.
                    _ if out.last().is_some_and(|last| is_bare_label(clean, last)) => None,
                    _ => (head || starts(clean, at) || opens_reason(clean, at, language))
                        .then_some(Opening::Plain),
                }
            }
        };
        let after_note = out.last().is_some_and(|last| {
            matches!(
                last.opening,
                Opening::Note { .. } | Opening::NoteLabel { .. } | Opening::NoteRest | Opening::Front { .. }
            )
        });
        match (opening, out.last_mut()) {
            (None, Some(last)) if !after_note => last.lines.end = at + 1,
            (opening, _) => {
                let mut chunk = chunk(clean, at, opening.unwrap_or(Opening::Plain));
                chunk.apart |= head || stands_under(&chunk.opening, out.last(), clean);
                chunk.verdict = verdict;
                out.push(chunk);
            }
        }
    }
    for chunk in &mut out {
        measure(clean, chunk);
    }
    out
}

/// Whether a group is a label alone: the heading has not come yet.
fn is_bare_label(clean: &CleanText, chunk: &Chunk) -> bool {
    let first = clean.lines[chunk.lines.start].text.text().len();
    chunk.lines.len() == 1 && matches!(chunk.opening, Opening::Heading { skip, .. } if skip >= first)
}

/// Whether a line is the label of a heading alone, right under a heading with its text: the "A." under "II. Developments".
fn is_label_under_heading(clean: &CleanText, at: usize, opening: &Opening, last: Option<&Chunk>) -> bool {
    let bare = matches!(opening, Opening::Heading { skip, .. } if *skip >= clean.lines[at].text.text().len());
    bare && last.is_some_and(|last| is_labelled(&last.opening) && !is_bare_label(clean, last))
}

/// Whether a group is a heading by its label.
fn is_labelled(opening: &Opening) -> bool {
    matches!(opening, Opening::Heading { .. } | Opening::Part { .. })
}

/// Whether a labelled heading stands under a closed line or under another heading: no white space is needed then.
fn stands_under(opening: &Opening, last: Option<&Chunk>, clean: &CleanText) -> bool {
    is_labelled(opening)
        && last.is_none_or(|last| {
            is_labelled(&last.opening) || is_closed(clean.lines[last.lines.end - 1].text.text())
        })
}

fn chunk(clean: &CleanText, index: usize, opening: Opening) -> Chunk {
    let first = &clean.lines[index];
    // Behind the number or the header of a page its text begins.
    let page = index.checked_sub(1).is_some_and(|before| clean.lines[before].kind == LineKind::PageLine);
    let apart = index == 0 || first.gap > 0 || first.page_start || page || !clean.layout.wrapped;
    Chunk {
        lines: index..index + 1,
        opening,
        apart,
        page_start: first.page_start,
        length: 0,
        closed: false,
        verdict: None,
    }
}

/// Fills in what needs all lines of the chunk.
fn measure(clean: &CleanText, chunk: &mut Chunk) {
    let lines = &clean.lines[chunk.lines.clone()];
    chunk.length = lines.iter().map(|line| line.text.text().chars().count() + 1).sum();
    chunk.closed = lines.last().is_some_and(|line| is_closed(line.text.text()));
}

/// Whether the line begins a group of its own by its place alone.
fn starts(clean: &CleanText, index: usize) -> bool {
    let line = &clean.lines[index];
    let Some(previous) = index.checked_sub(1).map(|before| &clean.lines[before]) else { return true };
    let chars = previous.text.text().chars().count();
    let short = chars * 2 < clean.layout.width;
    let stepped = line.indent >= previous.indent + MIN_STEP && chars * 10 < clean.layout.width * 7;
    let indented =
        line.indent > 0 && (previous.indent == 0 && is_closed(previous.text.text()) || short || stepped);
    !clean.layout.wrapped || line.gap > 0 || line.page_start || indented || previous.kind != LineKind::Text
}

/// Whether the line gives one more reason of a decision, each of which has its own lines: "vu l'avis du Comité,".
fn opens_reason(clean: &CleanText, index: usize, language: &Language) -> bool {
    let Some(previous) = index.checked_sub(1).map(|before| clean.lines[before].text.text()) else {
        return true;
    };
    let full = previous.chars().count() * 10 >= clean.layout.width * 9;
    let line = clean.lines[index].text.text().to_lowercase();
    !full && previous.ends_with([',', ';']) && language.recitals.iter().any(|opener| line.starts_with(opener))
}

/// A line that is set in by so many blanks more than a short line above it begins a group.
const MIN_STEP: usize = 3;

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
        Opening::Heading { .. } => is_closed(previous.text.text()),
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
pub(super) fn opening(line: &Line, language: &Language) -> Option<Opening> {
    let text = line.text.text();
    let own = |(label, skip): (&str, usize)| (label.to_owned(), skip);
    if let Some((label, skip)) = marker::named_label(text, language.parts, true).map(own) {
        return Some(Opening::Part { label, skip });
    }
    if let Some((label, skip)) = marker::named_label(text, language.boxes, true).map(own) {
        return Some(Opening::Box { label, skip });
    }
    if let Some((label, skip)) = marker::named_label(text, language.figures, false).map(own) {
        return Some(Opening::Figure { label, skip });
    }
    if let Some((label, skip)) = marker::named_label(text, language.tables, false).map(own) {
        return Some(Opening::TableLabel { label, skip });
    }
    if language.sources.iter().any(|word| is_source(text, word)) {
        return Some(Opening::Source);
    }
    if let Some(number) = marker::number(text) {
        return Some(Opening::Number(Box::new(number)));
    }
    if let Some(found) = marker::heading_label(text).or_else(|| marker::bare_label(text)) {
        return Some(Opening::Heading { label: found.label.to_owned(), skip: found.skip });
    }
    if let Some((label, skip)) = marker::division(text, language.divisions) {
        return Some(Opening::Heading { label, skip });
    }
    marker::list_marker(text).map(own).map(|(marker, skip)| Opening::Item { marker, skip })
}

/// `Source : ...`, `Note: ...`: the last line of a figure or a table.
fn is_source(text: &str, word: &str) -> bool {
    marker::starts_with_word(text, word)
        && text.get(word.len()..).is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// Whether a text ends as a sentence or a clause does; closing marks and a call number after it do not count.
pub(super) fn is_closed(text: &str) -> bool {
    const CLOSING: [char; 9] = ['»', '”', '"', '’', '\'', ')', ']', ' ', '›'];
    let end = text.trim_end_matches(CLOSING).trim_end_matches(labels::is_raised);
    // The call may stand in brackets: "Fin.[7]", "Fin.[^7]".
    let digits = end.trim_end_matches(|c: char| c.is_ascii_digit());
    let bare = digits.trim_end_matches(['[', '^']);
    let stop = |text: &str| text.trim_end_matches(CLOSING).ends_with(['.', ';', ':', '!', '?', '…']);
    stop(end) || digits.len() < end.len() && digits.len() + 4 > end.len() && stop(bare)
}
