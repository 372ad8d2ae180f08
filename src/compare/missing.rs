//! A bead with one side only.

use super::finding::{Quote, excerpt, one_sided};
use super::{Pair, Scope};
use crate::model::{Check, Discrepancy, Finding, Lang, Severity, Unit};

/// Fewer words than this are a label or a scrap.
const SCRAP: usize = 4;

/// From this confidence on an editor must look: of ten such beads eight or more are right.
const SURELY_MISSING: u8 = 80;

/// From this confidence on it is more likely than not that the text is missing.
const PROBABLY_MISSING: u8 = 60;

/// The finding when one side of `pair` is empty.
pub(super) fn check(pair: &Pair<'_>) -> Vec<Discrepancy> {
    let (lang, text) = match (pair.sides.fr.is_empty(), pair.sides.en.is_empty()) {
        (false, true) => (Lang::Fr, pair.sides.fr.text),
        (true, false) => (Lang::En, pair.sides.en.text),
        _ => return Vec::new(),
    };
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let finding = Finding::Missing { lang, scope: pair.scope, start: excerpt(text) };
    vec![one_sided(
        Check::Missing,
        severity(pair.scope, words).min(trust(pair.confidence)),
        lang,
        &Quote::new(text, 0..text.len()),
        finding,
    )]
}

/// How much the loss matters, by what is lost and by how much of it.
fn severity(scope: Scope, words: usize) -> Severity {
    match scope {
        _ if words < SCRAP => Severity::Info,
        Scope::Blocks(Unit::Paragraph | Unit::Recommendation) => Severity::Error,
        Scope::Blocks(Unit::Figure) => Severity::Info,
        Scope::Blocks(_) | Scope::Sentence | Scope::Line => Severity::Warning,
    }
}

/// The worst that can be said of a side that is not there when the bead is right with this probability.
fn trust(confidence: u8) -> Severity {
    match confidence {
        SURELY_MISSING.. => Severity::Error,
        PROBABLY_MISSING.. => Severity::Warning,
        _ => Severity::Info,
    }
}
