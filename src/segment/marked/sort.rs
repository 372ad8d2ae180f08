//! What each line is, by its marks and by what it opens with.

use crate::model::{BlockKind, CleanText, Format, LineKind, LineRole, MarkKind};

use super::super::Language;
use super::super::front::{self, Front};
use super::super::marker::{self, Number, Style};
use super::joins;

/// A heading without a label is at most so long, in characters.
pub(super) const MAX_HEADING: usize = 260;

/// A line with what is known of it.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) sort: Sort,
    /// Bytes of the label that the file gives it, with the blank after it.
    pub(super) skip: usize,
    /// Whether all its letters are bold.
    pub(super) bold: bool,
    /// Whether it goes on in the next line of running text.
    pub(super) joins: bool,
}

/// What a line is. The numbers are bytes of the line up to its text.
#[derive(Debug)]
pub(super) enum Sort {
    Furniture {
        masthead: bool,
    },
    Note {
        label: Option<String>,
    },
    Row,
    Contents,
    Part {
        label: String,
        skip: usize,
    },
    /// A recommendation, a figure or a table, by the label it opens with.
    Named {
        kind: BlockKind,
        label: String,
        skip: usize,
    },
    Caption,
    Title,
    /// A line of the front that is not its title.
    Front,
    /// It goes on with the title or the line of the front right above.
    FrontRest,
    Heading {
        level: u8,
        label: Option<String>,
        skip: usize,
    },
    Box,
    Item,
    Number(Number),
    Plain,
}

/// Says what each line is.
pub(super) fn sort(clean: &CleanText, language: &Language) -> Vec<Line> {
    let masthead = front::masthead(&clean.lines, true, language).map_or(0..0, |(start, end)| start..end);
    let title_level = title_level(clean);
    let mut lines: Vec<Line> = (0..clean.lines.len())
        .map(|index| {
            let label = label(clean, index);
            let sort = if masthead.contains(&index) {
                Sort::Furniture { masthead: true }
            } else {
                sort_of(clean, index, language, title_level, label.as_ref())
            };
            Line {
                sort,
                skip: label.map_or(0, |(_, skip)| skip),
                bold: is_bold(clean, index),
                joins: joins(clean, index),
            }
        })
        .collect();
    let told = clean.lines.iter().any(|line| line.role == Some(LineRole::Title));
    // Below a masthead the place of a line says more than the name of its style.
    if !masthead.is_empty() || !told && is_paged(clean) {
        find_title(clean, &mut lines, language);
    }
    lines
}

/// Finds the title below the masthead or on a cover, where the file does not tell it.
fn find_title(clean: &CleanText, lines: &mut [Line], language: &Language) {
    let masthead = lines.iter().rposition(|line| matches!(line.sort, Sort::Furniture { masthead: true }));
    let body: Vec<usize> = (masthead.map_or(0, |last| last + 1)..lines.len())
        .filter(|&index| !matches!(lines[index].sort, Sort::Furniture { .. } | Sort::Note { .. }))
        .collect();
    let ends = |index: usize| {
        let text = clean.lines[index].text.text();
        let front = matches!(
            lines[index].sort,
            Sort::Plain | Sort::Title | Sort::Row | Sort::Heading { label: None, .. }
        );
        !front
            || marker::heading_label(text).is_some()
            || language.summaries.contains(&text.to_lowercase().trim_end_matches([':', ' ', '.']))
    };
    let front = front::survey(clean, &body, language, ends, masthead.is_some());
    if !front.is_empty() {
        // What the levels of the headings said of titles is known better now.
        for (index, line) in lines.iter_mut().enumerate().filter(|(_, line)| matches!(line.sort, Sort::Title))
        {
            let level = heading_level(clean.lines[index].role).unwrap_or(1);
            line.sort = Sort::Heading { level, label: None, skip: 0 };
        }
    }
    let mut placed = false;
    for (index, front) in front {
        placed = match front {
            Front::Title => true,
            Front::Other => !matches!(lines[index].sort, Sort::Row),
            Front::Continues => placed,
        };
        if placed {
            lines[index].sort = match front {
                Front::Title => Sort::Title,
                Front::Other => Sort::Front,
                Front::Continues => Sort::FrontRest,
            };
        }
    }
}

/// Whether a file has pages, so that it can have a cover.
fn is_paged(clean: &CleanText) -> bool {
    matches!(clean.raw.format(), Format::Pdf | Format::TaggedPdf)
}

/// The level of a heading.
fn heading_level(role: Option<LineRole>) -> Option<u8> {
    if let Some(LineRole::Heading(level)) = role { Some(level) } else { None }
}

fn sort_of(
    clean: &CleanText,
    index: usize,
    language: &Language,
    title_level: Option<u8>,
    label: Option<&(String, usize)>,
) -> Sort {
    let line = &clean.lines[index];
    let role = line.role.unwrap_or(LineRole::Body);
    let text = line.text.text();
    match role {
        LineRole::PageLine => return Sort::Furniture { masthead: false },
        LineRole::Note => return Sort::Note { label: label.map(|(label, _)| note_label(label)) },
        LineRole::Row => return Sort::Row,
        LineRole::Contents => return Sort::Contents,
        _ if matches!(line.kind, LineKind::Rule | LineKind::Separator) => {
            return Sort::Furniture { masthead: false };
        }
        _ => {}
    }
    if let Some(sort) = named(text, language, role) {
        return sort;
    }
    match role {
        LineRole::Heading(level) => {
            let typed = || marker::heading_label(text).map(|found| (found.label.to_owned(), found.skip));
            let numbered = || {
                let number = marker::number(text).filter(|number| number.skip < text.len())?;
                // "3 July 2025", "2025 session": a day and a year open a heading, too.
                if number.style == Style::Bare && (number.value[0] > MAX_LABEL || front::is_day(text)) {
                    return None;
                }
                Some((number.printed, number.skip))
            };
            let found = label.cloned().or_else(typed).or_else(numbered);
            let (label, skip) = found.map_or((None, 0), |(label, skip)| (Some(bare(&label)), skip));
            let label = label.filter(|label| !label.is_empty());
            if label.is_none() && title_level == Some(level) {
                Sort::Title
            } else {
                Sort::Heading { level, label, skip }
            }
        }
        LineRole::Title => Sort::Title,
        LineRole::Caption => Sort::Caption,
        LineRole::Box => Sort::Box,
        // An outermost item with a number may be a paragraph: the sequence says so.
        LineRole::Item(0) => number(clean, index, label).map_or(Sort::Item, Sort::Number),
        LineRole::Item(_) => Sort::Item,
        _ => number(clean, index, label).map_or(Sort::Plain, Sort::Number),
    }
}

/// Headings are numbered up to this.
const MAX_LABEL: u32 = 99;

/// The number that a line of running text opens with, given or typed.
fn number(clean: &CleanText, index: usize, label: Option<&(String, usize)>) -> Option<Number> {
    let line = &clean.lines[index];
    let text = line.text.text();
    if let Some((label, skip)) = label {
        // Whatever follows, the label is one: a small letter after it says nothing.
        let found = marker::number(&format!("{label} A"))?;
        let marker = text[..*skip].trim_end().len();
        return (found.marker == label.len()).then_some(Number { marker, skip: *skip, ..found });
    }
    let found = marker::number(text)?;
    let raw = line.text.raw(found.marker..found.skip)?;
    let tab =
        clean.raw.text().get(raw).is_some_and(|blank| blank.contains('\t') || blank.chars().count() > 1);
    (found.style != Style::Bare || tab).then_some(found)
}

/// The label of a part, a recommendation, a figure or a table that a line opens with.
fn named(text: &str, language: &Language, role: LineRole) -> Option<Sort> {
    let heads = matches!(role, LineRole::Title | LineRole::Heading(_));
    let alone = !heads;
    if let Some((label, skip)) = marker::named_label(text, language.parts, alone) {
        return Some(Sort::Part { label: label.to_owned(), skip });
    }
    if heads && let Some((label, skip)) = headed_part(text, language.parts) {
        return Some(Sort::Part { label: label.to_owned(), skip });
    }
    if matches!(role, LineRole::Item(_)) {
        return None;
    }
    for (names, kind) in [
        (language.boxes, BlockKind::Recommendation),
        (language.figures, BlockKind::Figure),
        (language.tables, BlockKind::Table),
    ] {
        if let Some((label, skip)) = marker::named_label(text, names, kind == BlockKind::Recommendation) {
            return Some(Sort::Named { kind, label: label.to_owned(), skip });
        }
    }
    None
}

/// Whether a part begins right above a line, with a label alone, so that its title may follow.
pub(super) fn awaits_title(clean: &CleanText, lines: &[Line], index: usize) -> bool {
    index.checked_sub(1).is_some_and(|above| {
        matches!(lines[above].sort, Sort::Part { skip, .. } if skip >= clean.lines[above].text.text().len())
    })
}

/// `Annexe A Méthodologie` in a heading: the label of a part, right before its title.
fn headed_part<'a>(text: &'a str, names: &[&str]) -> Option<(&'a str, usize)> {
    let name = names.iter().find(|name| marker::starts_with_word(text, name))?;
    let rest = text.get(name.len()..)?;
    let value = rest.split_whitespace().next()?;
    let end = name.len() + rest.find(value)? + value.len();
    let (label, title) = (text.get(..end)?, text.get(end..)?.trim_start());
    let opens = title.starts_with(char::is_uppercase);
    let (found, _) = marker::named_label(label, names, true)?;
    (opens && found.len() == label.len() && value.len() < label.len())
        .then_some((label, text.len() - title.len()))
}

/// The label that the file gives a line, with the bytes up to the text.
fn label(clean: &CleanText, index: usize) -> Option<(String, usize)> {
    let line = &clean.lines[index];
    let marks = clean.raw.marks();
    let from = marks.partition_point(|mark| mark.range.start < line.raw.start);
    let mark = marks[from..]
        .iter()
        .take_while(|mark| mark.range.start < line.raw.end)
        .find(|mark| mark.kind == MarkKind::Label)?;
    let text = line.text.text();
    let at = line.text.text_at(mark.range.end);
    let label = text.get(..at)?.trim().to_owned();
    let skip = text.len() - text[at..].trim_start().len();
    (!label.is_empty()).then_some((label, skip))
}

/// Whether all letters of a line are bold, those of its label left out.
fn is_bold(clean: &CleanText, index: usize) -> bool {
    let line = &clean.lines[index];
    let marks = clean.raw.marks();
    let from = marks.partition_point(|mark| mark.range.start < line.raw.start);
    let inside = || marks[from..].iter().take_while(|mark| mark.range.start < line.raw.end);
    let letters = |range: std::ops::Range<usize>| {
        clean.raw.text().get(range).map_or(0, |text| text.chars().filter(|c| c.is_alphabetic()).count())
    };
    let bold: usize =
        inside().filter(|mark| mark.kind == MarkKind::Bold).map(|mark| letters(mark.range.clone())).sum();
    if bold == 0 {
        return false;
    }
    let label: usize =
        inside().filter(|mark| mark.kind == MarkKind::Label).map(|mark| letters(mark.range.clone())).sum();
    bold + label >= letters(line.raw.clone())
}

/// The level of headings that are titles of the document: the outermost one, if all its headings stand before the first
/// paragraph and before other headings.
fn title_level(clean: &CleanText) -> Option<u8> {
    let outermost = clean.lines.iter().filter_map(|line| heading_level(line.role)).min()?;
    let mut begun = false;
    for line in &clean.lines {
        match line.role {
            Some(LineRole::Heading(level)) if level == outermost && begun => return None,
            Some(LineRole::Heading(level)) if level == outermost => {}
            Some(LineRole::Heading(_)) => begun = true,
            Some(LineRole::Body) => begun |= line.text.text().chars().count() > MAX_COVER_LINE,
            _ => {}
        }
    }
    Some(outermost)
}

/// A line of a cover is at most so long, in characters.
const MAX_COVER_LINE: usize = 160;

/// A label without its punctuation: `I` of `I.`, `3` of `(3)`.
pub(super) fn bare(label: &str) -> String {
    label
        .trim_matches(|c: char| matches!(c, '.' | ')' | '(' | ':' | '–' | '—' | '-') || c.is_whitespace())
        .to_owned()
}

/// The label of a note without its punctuation.
pub(super) fn note_label(label: &str) -> String {
    label
        .trim_matches(|c: char| matches!(c, '.' | ')' | '(' | '[' | ']' | ':') || c.is_whitespace())
        .to_owned()
}
