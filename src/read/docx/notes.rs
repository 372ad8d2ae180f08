//! Footnotes and endnotes: their texts by id, and the labels that Word prints.

use std::collections::BTreeMap;

use super::super::numeral::numeral;
use super::super::xml::Element;

/// Which notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// How the notes of one kind are counted.
#[derive(Debug)]
struct Count {
    next: u32,
    start: u32,
    format: String,
    /// Whether each section starts anew.
    by_section: bool,
}

/// The notes of a document.
#[derive(Debug)]
pub(super) struct Notes {
    counts: [Count; 2],
}

impl Notes {
    pub(super) fn new() -> Notes {
        let count = |format: &str| Count { next: 1, start: 1, format: format.to_owned(), by_section: false };
        // Word counts endnotes in small roman numerals unless it is set otherwise.
        Notes { counts: [count("decimal"), count("lowerRoman")] }
    }

    /// Takes what the settings or a section say of the labels.
    pub(super) fn configure(&mut self, properties: &Element<'_>) {
        for (count, name) in self.counts.iter_mut().zip(["footnotePr", "endnotePr"]) {
            let Some(found) = properties.child(name) else { continue };
            if let Some(format) = found.value("numFmt") {
                format.clone_into(&mut count.format);
            }
            if let Some(start) = found.value("numStart").and_then(|start| start.parse().ok()) {
                if count.next == count.start {
                    count.next = start;
                }
                count.start = start;
            }
            if let Some(restart) = found.value("numRestart") {
                count.by_section = restart == "eachSect";
            }
        }
    }

    /// A section ends.
    pub(super) fn end_section(&mut self) {
        for count in &mut self.counts {
            if count.by_section {
                count.next = count.start;
            }
        }
    }

    /// The label of the next note.
    pub(super) fn next(&mut self, kind: NoteKind) -> String {
        let count = &mut self.counts[kind as usize];
        let label = numeral(count.next, &count.format);
        count.next = count.next.saturating_add(1);
        label
    }
}

/// The notes of a part by their ids; separators are none.
pub(super) fn by_id<'a, 'x>(root: &'a Element<'x>) -> BTreeMap<&'a str, &'a Element<'x>> {
    root.children()
        .filter(|note| {
            (note.is("footnote") || note.is("endnote"))
                && note.attribute("type").is_none_or(|kind| kind == "normal")
        })
        .filter_map(|note| Some((note.attribute("id")?, note)))
        .collect()
}
