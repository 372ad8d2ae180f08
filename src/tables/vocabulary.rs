//! The closed vocabularies: the words that a column of kinds may hold.

use super::column::Kind;
use crate::model::{Check, DateSource, FileFault, Flaw};

pub(super) const LANG: Kind = Kind::Word(&["fr", "en"]);
pub(super) const BLOCK: Kind = Kind::Word(&[
    "title",
    "heading",
    "paragraph",
    "prose",
    "recommendation",
    "list",
    "table",
    "figure",
    "footnote",
    "furniture",
]);
pub(super) const FORMAT: Kind = Kind::Word(&["text", "html", "docx", "odt", "tagged-pdf", "pdf"]);
pub(super) const UNIT: Kind = Kind::Word(&[
    "paragraph",
    "title",
    "heading",
    "prose",
    "recommendation",
    "list",
    "table",
    "figure",
    "footnote",
]);
pub(super) const RELATION: Kind = Kind::Word(&["match", "split", "merge", "many", "fr_only", "en_only"]);
pub(super) const METHOD: Kind = Kind::Word(&["number", "content", "none"]);
pub(super) const GRANULARITY: Kind =
    Kind::Word(&["day", "month", "quarter", "semester", "year", "decade", "century"]);
pub(super) const MODIFIER: Kind = Kind::Word(&["start", "mid", "end"]);
pub(super) const RESOLUTION: Kind = Kind::Word(&["explicit", "inherited", "context"]);
pub(super) const SYMBOL: Kind =
    Kind::Word(&["document", "resolution", "decision", "record", "statement", "other"]);
pub(super) const NODE: Kind =
    Kind::Word(&["report", "document", "resolution", "decision", "record", "statement", "other"]);
pub(super) const ENTITY: Kind = Kind::Word(&["ORG", "PERSON", "PLACE", "INSTRUMENT"]);
pub(super) const CHECK: Kind = Kind::Word(&CHECKS);
pub(super) const DATE_SOURCE: Kind = Kind::Word(&DATE_SOURCES);
pub(super) const FLAW: Kind = Kind::Word(&FLAWS);
pub(super) const SEVERITY: Kind = Kind::Word(&["error", "warning", "info"]);

const DATE_SOURCES: [&str; DateSource::ALL.len()] = {
    let mut words = [""; DateSource::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = DateSource::ALL[at].word();
        at += 1;
    }
    words
};
const CHECKS: [&str; Check::ALL.len()] = {
    let mut words = [""; Check::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = Check::ALL[at].word();
        at += 1;
    }
    words
};
const FLAWS: [&str; Flaw::KINDS.len() + FileFault::KINDS.len()] = {
    let mut words = [""; Flaw::KINDS.len() + FileFault::KINDS.len()];
    let mut at = 0;
    while at < words.len() {
        let own = Flaw::KINDS.len();
        words[at] = if at < own { Flaw::KINDS[at].word } else { FileFault::KINDS[at - own].word };
        at += 1;
    }
    words
};
