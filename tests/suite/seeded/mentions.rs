//! What the program finds in the texts of this test, and the acronyms and months that are seeded into them.

use paralign::extract::{Gazetteer, Passage, Source, extract};
use paralign::model::{BlockKind, Lang, Mention};

/// Acronyms: French, English.
pub(super) const ACRONYMS: [(&str, &str); 8] = [
    ("OIT", "ILO"),
    ("PNUD", "UNDP"),
    ("ONUDC", "UNODC"),
    ("HCR", "UNHCR"),
    ("OMS", "WHO"),
    ("UNICEF", "UNICEF"),
    ("UNESCO", "UNESCO"),
    ("CCI", "JIU"),
];

/// The months of both languages.
pub(super) const MONTHS: [(&str, &str); 12] = [
    ("janvier", "January"),
    ("février", "February"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("septembre", "September"),
    ("octobre", "October"),
    ("novembre", "November"),
    ("décembre", "December"),
];

/// The mentions of `text`.
pub(super) fn find(lang: Lang, text: &str) -> Vec<Mention> {
    let passages = vec![Passage { text, kind: BlockKind::Paragraph, section: 0 }];
    // Dates without a year take it from the publication, as they do in a whole document.
    let published = "2018-07-24".parse().ok();
    extract(Gazetteer::builtin(), &Source { lang, symbol: None, published, passages }).0
}
