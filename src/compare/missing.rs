//! A bead with one side only.

use super::finding::{Quote, one_sided};
use super::language::Language;
use super::{Pair, Unit};
use crate::model::{BlockKind, Check, Discrepancy, Lang, Severity};

/// Fewer words than this are a label or a scrap.
const SCRAP: usize = 4;

/// How much of the lost text a message quotes, in characters.
const EXCERPT: usize = 60;

/// The finding when one side of `pair` is empty.
pub(super) fn check(pair: &Pair<'_>) -> Vec<Discrepancy> {
    let (lang, text) = match (pair.fr.is_empty(), pair.en.is_empty()) {
        (false, true) => (Lang::Fr, pair.fr.text),
        (true, false) => (Lang::En, pair.en.text),
        _ => return Vec::new(),
    };
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let (name, other) = (Language::of(lang).name, Language::of(Language::other(lang)).name);
    let start = excerpt(text);
    let message = format!("the {name} {} “{start}” has no counterpart in the {other} text", noun(pair.unit));
    vec![one_sided(
        Check::Missing,
        severity(pair.unit, words),
        lang,
        &Quote::new(text, 0..text.len()),
        message,
    )]
}

/// How much the loss matters, by what is lost and by how much of it.
fn severity(unit: Unit, words: usize) -> Severity {
    match unit {
        Unit::Block(BlockKind::Furniture) => Severity::Info,
        _ if words < SCRAP => Severity::Info,
        Unit::Block(BlockKind::Paragraph | BlockKind::Recommendation) => Severity::Error,
        Unit::Block(BlockKind::Figure) => Severity::Info,
        Unit::Block(_) | Unit::Sentence | Unit::Line => Severity::Warning,
    }
}

/// What an editor calls the unit.
fn noun(unit: Unit) -> &'static str {
    match unit {
        Unit::Block(BlockKind::Prose) => "passage",
        Unit::Block(kind) => kind.word(),
        Unit::Sentence => "sentence",
        Unit::Line => "line",
    }
}

/// The beginning of `text`, cut after a word.
fn excerpt(text: &str) -> String {
    let mut cut = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count();
        if length > 0 && length + more > EXCERPT {
            return cut + " …";
        }
        if length > 0 {
            cut.push(' ');
        }
        cut.extend(word.chars().take(EXCERPT));
        length += 1 + more;
    }
    cut
}
