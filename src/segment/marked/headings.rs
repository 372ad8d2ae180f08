//! The headings above a line: their levels where the file tells them, and by their labels and looks where it does not.

use crate::model::{CleanText, Format, LineRole};

use super::super::headings::{Headings, Level};
use super::super::marker;
use super::sort::{self, Line, MAX_HEADING, Sort};

/// The open headings.
#[derive(Debug)]
pub(super) struct Outline {
    /// Whether the file tells its headings.
    told: bool,
    levels: Vec<(u8, String)>,
    guessed: Headings,
}

/// What a line of running text looks like.
pub(super) enum Guess {
    Title,
    Heading { label: Option<String>, skip: usize },
}

impl Outline {
    pub(super) fn new(lines: &[Line]) -> Outline {
        let told = lines.iter().any(|line| matches!(line.sort, Sort::Heading { .. }));
        Outline { told, levels: Vec::new(), guessed: Headings::default() }
    }

    /// Closes all headings: a part begins.
    pub(super) fn close(&mut self) {
        self.levels.clear();
        self.guessed = Headings::default();
    }

    /// Opens a heading; one without a level is placed by its label.
    pub(super) fn open(&mut self, level: Option<u8>, label: Option<&str>, text: &str) {
        match level {
            Some(level) => {
                self.guessed = Headings::default();
                self.levels.retain(|(open, _)| *open < level);
                self.levels.push((level, label.unwrap_or(text).to_owned()));
            }
            None => {
                let level = label.and_then(|label| self.guessed.level(label)).unwrap_or(Level::Plain);
                self.guessed.open(level, label, text);
            }
        }
    }

    /// The labels of the open headings, or their text where they have none.
    pub(super) fn path(&self) -> Vec<String> {
        let told = self.levels.iter().map(|(_, name)| name.clone());
        told.chain(self.guessed.path()).collect()
    }

    /// Whether a line of running text is a heading or a title by its looks. Where the file tells headings, only a line
    /// with the label of one is.
    pub(super) fn guess(
        &self,
        clean: &CleanText,
        lines: &[Line],
        index: usize,
        begun: bool,
    ) -> Option<Guess> {
        let text = clean.lines[index].text.text();
        let line = &lines[index];
        if !may_head(text) || !has_body_below(clean, lines, index) {
            return None;
        }
        let looks = line.bold || is_capitals(text);
        if sort::awaits_title(clean, lines, index) {
            return Some(Guess::Title);
        }
        if self.told && !looks {
            return None;
        }
        let labelled = marker::heading_label(text);
        if let Some(found) = labelled.filter(|found| self.guessed.level(found.label).is_some()) {
            return Some(Guess::Heading { label: Some(found.label.to_owned()), skip: found.skip });
        }
        // Word tags some headings of a PDF as paragraphs: there, bold letters are all that is left of them.
        let printed_only = line.bold && clean.raw.format() == Format::TaggedPdf;
        if !looks || self.told && !printed_only {
            return None;
        }
        Some(if begun { Guess::Heading { label: None, skip: 0 } } else { Guess::Title })
    }
}

/// Whether a line has the length and the ends of a heading.
fn may_head(text: &str) -> bool {
    let first = text.trim_start_matches(['«', '“', '"', '(', ' ']).chars().next();
    text.chars().count() <= MAX_HEADING
        && !text.ends_with(['.', ';', ',', ':'])
        && first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && text.chars().any(char::is_alphabetic)
}

/// Whether all letters are capitals, and there are several.
fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !text.chars().any(char::is_lowercase)
}

/// Whether something that a heading can stand above comes before the end of the part.
fn has_body_below(clean: &CleanText, lines: &[Line], index: usize) -> bool {
    for (line, clean) in lines[index + 1..].iter().zip(&clean.lines[index + 1..]) {
        match &line.sort {
            Sort::Furniture { .. } | Sort::Note { .. } => {}
            Sort::Part { .. } => return false,
            Sort::Plain if clean.role == Some(LineRole::Body) && line.bold => {}
            _ => return true,
        }
    }
    false
}
