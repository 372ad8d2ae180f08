//! The survey of the whole document before its lines are grouped: what every line opens with, which numbers belong to
//! the sequence, and where a heading begins that no white space sets apart.

use std::collections::BTreeMap;

use crate::model::{CleanText, Line, LineKind, label_numeral};

use super::Language;
use super::chunk::{self, Opening};
use super::front::{self, Front};
use super::marker::{Number, Style, YEARS};
use super::notes::{self, NoteLine};
use super::numbered;
use super::sequence::{self, Candidate, Verdict};

/// What is known of the lines of a document.
pub(super) struct Survey {
    /// The end of the masthead, if there is one: its first line and the line behind it.
    pub(super) masthead: Option<(usize, usize)>,
    pub(super) notes: Vec<NoteLine>,
    pub(super) openings: Vec<Option<Opening>>,
    /// The verdict on the number that a line opens with.
    pub(super) verdicts: Vec<Option<Verdict>>,
    /// Whether a heading begins at a line, by what stands around it.
    pub(super) heads: Vec<bool>,
    /// The lines of the front, below the masthead.
    pub(super) front: BTreeMap<usize, Front>,
}

/// Surveys a document.
pub(super) fn survey(clean: &CleanText, language: &Language) -> Survey {
    let count = clean.lines.len();
    let masthead = front::masthead(&clean.lines, clean.layout.paged, language);
    let mut survey = Survey {
        masthead,
        notes: notes::survey(clean, language),
        openings: Vec::with_capacity(count),
        verdicts: vec![None; count],
        heads: vec![false; count],
        front: BTreeMap::new(),
    };
    for index in 0..count {
        let opening = survey.is_body(clean, index).then(|| chunk::opening(&clean.lines[index], language));
        survey.openings.push(opening.flatten());
    }
    let body: Vec<usize> = (0..count).filter(|&index| survey.is_body(clean, index)).collect();
    survey.judge(clean, &body, language);
    survey.find_heads(clean, &body);
    if masthead.is_some() || clean.layout.paged {
        let ends = |index: usize| survey.ends_front(clean, index, language);
        let front = front::survey(clean, &body, language, ends, masthead.is_some());
        survey.front = front.into_iter().collect();
    }
    survey
}

/// A paragraph that matters has at least so many characters.
const MIN_PARAGRAPH: usize = 35;
/// An item of an enumeration is shorter than this, in characters.
const MAX_ITEM: usize = 200;
/// So many lines are looked at to see whether a number has a body.
const MAX_LOOK: usize = 8;
/// The name of an organ has so many words at most.
const MAX_ORGAN: usize = 8;

impl Survey {
    /// Whether a line is running text of the body.
    fn is_body(&self, clean: &CleanText, index: usize) -> bool {
        clean.lines[index].kind == LineKind::Text
            && matches!(self.notes[index], NoteLine::Nothing)
            && self.masthead.is_none_or(|(start, end)| !(start..end).contains(&index))
    }

    /// Whether the text begins at a line: no line of the front is like it.
    fn ends_front(&self, clean: &CleanText, index: usize, language: &Language) -> bool {
        let text = clean.lines[index].text.text();
        let summary = language.summaries.contains(&text.to_lowercase().trim_end_matches([':', ' ', '.']));
        summary
            || self.opens_preamble(clean, index)
            || matches!(self.openings[index], Some(Opening::Heading { .. } | Opening::Part { .. }))
            || self.verdicts[index].is_some_and(|verdict| verdict != Verdict::Foreign)
    }

    /// `The General Assembly,` above the first of its reasons: the text of a resolution begins.
    fn opens_preamble(&self, clean: &CleanText, index: usize) -> bool {
        let text = clean.lines[index].text.text();
        let next = clean.lines.get(index + 1).map_or("", |next| next.text.text());
        let above = index.checked_sub(1).map_or("", |above| clean.lines[above].text.text());
        text.ends_with(',')
            && text.starts_with(char::is_uppercase)
            && text.split(' ').count() <= MAX_ORGAN
            && next.starts_with(char::is_uppercase)
            && !above.ends_with(',')
    }

    /// Judges the numbers that the lines of the body open with.
    fn judge(&mut self, clean: &CleanText, body: &[usize], language: &Language) {
        let mut part = 0;
        let mut lines = Vec::new();
        let mut candidates = Vec::new();
        let mut looks = Vec::new();
        for (at, &index) in body.iter().enumerate() {
            let restarts = match &self.openings[index] {
                Some(Opening::Part { .. }) => true,
                Some(Opening::Heading { label, .. }) => label.contains(' '),
                _ => false,
            };
            part += usize::from(restarts);
            let near = Near { clean, survey: self, body, at, language };
            let number = match &self.openings[index] {
                Some(Opening::Number(number)) => Number::clone(number),
                Some(Opening::Heading { label, skip }) => match near.roman(label, *skip) {
                    Some(number) => number,
                    None => continue,
                },
                _ => continue,
            };
            let lower = near.text(&number).starts_with(char::is_lowercase);
            candidates.push(Candidate { weight: near.weight(&number), number: number.clone(), lower, part });
            let opens = |index: usize| self.openings[index].is_some();
            looks.push(numbered::looks(clean, body, at, &number, opens));
            lines.push((index, number));
        }
        let mut headings = numbered::headings(&candidates, &looks).into_iter();
        candidates.retain({
            let mut headings = headings.clone();
            move |_| headings.next() == Some(false)
        });
        lines.retain(|(index, number)| {
            let heading = headings.next() == Some(true);
            if heading {
                let (label, skip) = (number.printed.clone(), number.skip);
                self.openings[*index] = Some(Opening::Heading { label, skip });
            }
            !heading
        });
        for ((index, number), verdict) in lines.into_iter().zip(sequence::judge(&candidates)) {
            self.verdicts[index] = Some(verdict);
            self.openings[index] = Some(Opening::Number(Box::new(number)));
        }
    }

    /// Finds the headings right above a number or a labelled heading: what follows the last full stop before it.
    fn find_heads(&mut self, clean: &CleanText, body: &[usize]) {
        if !clean.layout.wrapped {
            return;
        }
        for at in 1..body.len() {
            if self.is_short_head(clean, body, at) {
                self.heads[body[at]] = true;
                self.heads[body[at + 1]] |= self.openings[body[at + 1]].is_none();
            }
            if self.opens_section(body[at])
                && let Some(first) = self.head_above(clean, body, at)
            {
                self.heads[first] = true;
                self.heads[body[at]] = true;
            }
        }
    }

    /// Whether a short line between a full stop and a line that begins afresh can only be a heading: running text fills
    /// its lines.
    fn is_short_head(&self, clean: &CleanText, body: &[usize], at: usize) -> bool {
        let Some(&next) = body.get(at + 1) else { return false };
        let line = |index: usize| clean.lines[index].text.text();
        let (above, own, below) = (line(body[at - 1]), line(body[at]), line(next));
        let contiguous = body[at - 1] + 1 == body[at] && body[at] + 1 == next;
        let width = |text: &str| text.chars().count() * 10;
        let labelled = matches!(self.openings[body[at]], Some(Opening::Heading { .. }));
        contiguous
            && (labelled || self.openings[body[at]].is_none())
            && chunk::is_closed(above)
            && !chunk::is_closed(own)
            && width(own) < clean.layout.width * 6
            && width(below) >= clean.layout.width * 8
            && own.starts_with(char::is_uppercase)
            && !own.ends_with(|c: char| c == ',' || c == '-' || c.is_ascii_digit())
            && below.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '«'))
    }

    /// Whether the line opens what a heading may stand above.
    fn opens_section(&self, index: usize) -> bool {
        let number = self.verdicts[index].is_some_and(|verdict| verdict != Verdict::Foreign);
        number || matches!(self.openings[index], Some(Opening::Heading { .. }))
    }

    /// The first line of the heading right above `body[at]`.
    fn head_above(&self, clean: &CleanText, body: &[usize], at: usize) -> Option<usize> {
        let mut first = None;
        let mut length = 0;
        for above in (at.saturating_sub(MAX_HEADING_LINES + 1)..at).rev() {
            let index = body[above];
            let text = clean.lines[index].text.text();
            if chunk::is_closed(text) || text.ends_with(',') {
                break;
            }
            if self.openings[index].is_some() || above + MAX_HEADING_LINES < at {
                return None;
            }
            length += text.chars().count() + 1;
            first = Some(index);
        }
        let first = first?;
        let text = clean.lines[first].text.text();
        let opens = text.trim_start_matches(['«', '“', '"', '(', ' ']).chars().next();
        let capital = opens.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        (capital && length <= MAX_HEADING).then_some(first)
    }
}

/// A heading is at most so long, in characters and in lines.
const MAX_HEADING: usize = 260;
const MAX_HEADING_LINES: usize = 5;

/// What speaks against a number that belongs to the sentence of the line above: more than any body speaks for it.
const IN_SENTENCE: f32 = 3.0;

/// The surroundings of a line of the body.
struct Near<'a> {
    clean: &'a CleanText,
    survey: &'a Survey,
    body: &'a [usize],
    at: usize,
    language: &'a Language,
}

impl Near<'_> {
    fn line(&self, at: usize) -> Option<&Line> {
        self.body.get(at).map(|&index| &self.clean.lines[index])
    }

    /// The characters of the group of lines that begins here, and whether it ends like an item of an enumeration.
    fn extent(&self, skip: usize) -> (usize, bool, bool) {
        let first = &self.clean.lines[self.body[self.at]];
        let mut length = first.text.text()[skip..].chars().count();
        let mut last = first.text.text();
        for at in self.at + 1..self.at + MAX_LOOK {
            let Some(line) = self.line(at) else { break };
            let opens = self.survey.openings[self.body[at]].is_some();
            // A number alone on its line has its text below, whatever stands between.
            let apart = line.gap > 0 || !self.clean.layout.wrapped || line.page_start;
            if opens || apart && length > 0 {
                break;
            }
            last = line.text.text();
            length += last.chars().count() + 1;
        }
        (length, last.ends_with([';', ',']) && length < MAX_ITEM, chunk::is_closed(last))
    }

    /// A sentence under a roman numeral is a paragraph, not a heading.
    fn roman(&self, label: &str, skip: usize) -> Option<Number> {
        let value = label_numeral(label)?;
        let first = self.line(self.at)?.text.text().chars().count();
        if self.clean.layout.wrapped && first * 10 < self.clean.layout.width * 7 {
            return None;
        }
        let (length, _, closed) = self.extent(0);
        (closed && length > MIN_PARAGRAPH).then(|| Number {
            style: Style::Roman,
            value: vec![value],
            suffixed: false,
            printed: label.to_owned(),
            marker: label.len() + 1,
            skip,
        })
    }

    /// The line of text behind a number, or below one that stands alone.
    fn text(&self, number: &Number) -> &str {
        let text = &self.clean.lines[self.body[self.at]].text.text()[number.skip..];
        if text.is_empty() { self.line(self.at + 1).map_or("", |next| next.text.text()) } else { text }
    }

    /// Whether a line ends with a word behind which its sentence goes on: no heading or paragraph ends so.
    fn asks_for_number(&self, line: &str) -> bool {
        let last = line.rsplit([' ', '\u{a0}', '(']).next().unwrap_or_default();
        self.language.links.contains(&last) || self.language.references.contains(&last)
    }

    /// How much the place of a number speaks for a paragraph.
    fn weight(&self, number: &Number) -> f32 {
        let line = &self.clean.lines[self.body[self.at]];
        let (length, item, _) = self.extent(number.skip);
        let mut weight = 0.5;
        if length >= MIN_PARAGRAPH && !item {
            weight += 1.0;
        }
        let text = &line.text.text()[number.skip..];
        if text.is_empty() {
            weight += 0.5;
        }
        if self.text(number).starts_with(char::is_lowercase) {
            weight -= 1.0;
        }
        let Some(previous) = self.at.checked_sub(1).and_then(|at| self.line(at)) else { return weight };
        let follows = self.body[self.at - 1] + 1 == self.body[self.at];
        let apart = line.gap > 0 || line.page_start || !follows || !self.clean.layout.wrapped;
        let end = previous.text.text();
        let full = end.chars().count() * 10 >= self.clean.layout.width * 8;
        // "The change is explained in paragraphs" above "7.26 (a) and 7.28 (b) above." A blank line would end it.
        let blank = line.gap > 0 && follows && !line.page_start;
        if !blank && self.asks_for_number(end) {
            weight - IN_SENTENCE
        } else if apart || chunk::is_closed(end) {
            weight + 0.5
        } else if full && !text.is_empty() {
            weight - if YEARS.contains(&number.value[0]) { IN_SENTENCE } else { 0.75 }
        } else {
            weight
        }
    }
}
