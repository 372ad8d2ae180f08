//! The numbers of lists and headings, counted as they come.

use std::collections::BTreeMap;

use super::super::numeral::numeral;
use super::styles::{LEVELS, Level, ListStyle};

/// The last number at each level.
pub(super) type Counters = [Option<u32>; LEVELS];

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The counters by the id of the list and by its style, for lists that go on with another.
    by_id: BTreeMap<String, Counters>,
    by_style: BTreeMap<String, Counters>,
    /// Those of the headings.
    pub(super) outline: Counters,
}

impl Lists {
    /// The counters that a list begins with.
    pub(super) fn begin(&self, style: &str, goes_on: bool, with: Option<&str>) -> Counters {
        match with {
            Some(id) => self.by_id.get(id).copied().unwrap_or_default(),
            None if goes_on => self.by_style.get(style).copied().unwrap_or_default(),
            None => Counters::default(),
        }
    }

    /// Keeps the counters that a list ends with.
    pub(super) fn end(&mut self, style: &str, id: Option<&str>, counters: Counters) {
        if let Some(id) = id {
            self.by_id.insert(id.to_owned(), counters);
        }
        self.by_style.insert(style.to_owned(), counters);
    }
}

/// Counts an item, and says what is printed before it.
pub(super) fn next(
    style: &ListStyle,
    counters: &mut Counters,
    level: usize,
    start: Option<u32>,
) -> Option<Printed> {
    let level = level.min(LEVELS - 1);
    let own = style[level].as_ref()?;
    let value = start.unwrap_or_else(|| counters[level].map_or(own.start, |last| last.saturating_add(1)));
    counters[level] = Some(value);
    counters[level + 1..].fill(None);
    if let Some(mark) = own.mark {
        let mark = if ('\u{e000}'..='\u{f8ff}').contains(&mark) { '•' } else { mark };
        return Some(Printed { text: mark.to_string(), item: true });
    }
    if own.format.is_empty() {
        return None;
    }
    let shows = own.shows.clamp(1, level + 1);
    let numbers: Vec<String> = (level + 1 - shows..=level)
        .filter_map(|at| {
            let kind = style[at].as_ref()?;
            (!kind.format.is_empty()).then(|| numeral(counters[at].unwrap_or(kind.start), format(kind)))
        })
        .collect();
    let text = format!("{}{}{}", own.prefix, numbers.join("."), own.suffix);
    Some(Printed { text: text.trim().to_owned(), item: matches!(own.format.as_str(), "a" | "i") })
}

/// What is printed before an item, and whether it is one of a list rather than a numbered paragraph.
pub(super) struct Printed {
    pub(super) text: String,
    pub(super) item: bool,
}

fn format(level: &Level) -> &'static str {
    match level.format.as_str() {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ => "decimal",
    }
}
