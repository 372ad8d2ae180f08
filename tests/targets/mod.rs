//! What is tried with any bytes at all: each target takes bytes, leads them through a room and panics if a promise is
//! broken. The fuzzer (`fuzz/`) and the seeded tests (`tests/suite/fuzzed.rs`) call the same functions.

pub mod align;
pub mod extract;
pub mod made;
pub mod marked;
pub mod print;
pub mod read;
pub mod seeds;
pub mod segment;
pub mod tables;

use std::borrow::Cow;

use paralign::model::Lang;

use seeds::Seeds;

/// A target: its name, what it tries, the seeds it starts from and its dictionary in `fuzz/dictionaries/`.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The name, also that of the fuzzing binary.
    pub name: &'static str,
    /// What is tried; it panics if a promise is broken.
    pub hold: fn(&[u8]),
    /// The pieces of the reports that it starts from.
    pub seeds: Seeds,
    /// The file with the words that mutations insert.
    pub dictionary: &'static str,
}

/// All targets.
pub const TARGETS: [Target; 10] = [
    Target { name: "read", hold: read::hold, seeds: Seeds::Files, dictionary: "bytes.dict" },
    Target { name: "word", hold: marked::hold_word, seeds: Seeds::Word, dictionary: "word.dict" },
    Target { name: "html", hold: marked::hold_html, seeds: Seeds::Html, dictionary: "html.dict" },
    Target { name: "odt", hold: marked::hold_open, seeds: Seeds::OpenDocument, dictionary: "odt.dict" },
    Target { name: "pdf", hold: marked::hold_pdf, seeds: Seeds::Pdf, dictionary: "pdf.dict" },
    Target { name: "segment", hold: segment::hold, seeds: Seeds::Texts, dictionary: "marks.dict" },
    Target {
        name: "extract_fr",
        hold: extract::hold_fr,
        seeds: Seeds::Side(Lang::Fr),
        dictionary: "fr.dict",
    },
    Target {
        name: "extract_en",
        hold: extract::hold_en,
        seeds: Seeds::Side(Lang::En),
        dictionary: "en.dict",
    },
    Target { name: "align", hold: align::hold, seeds: Seeds::Pairs, dictionary: "marks.dict" },
    Target { name: "tables", hold: tables::hold, seeds: Seeds::Pairs, dictionary: "cells.dict" },
];

/// What parts the texts of an input that holds several.
pub const APART: char = '\u{1e}';

/// Bytes as text: what is no UTF-8 becomes U+FFFD.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
