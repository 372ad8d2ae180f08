//! The closed vocabularies: the words that a column of kinds may hold.

use super::column::Kind;

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
pub(super) const CHECK: Kind =
    Kind::Word(&["number", "date", "symbol", "entity", "missing", "length", "untranslated", "term"]);
pub(super) const STATUS: Kind = Kind::Word(&["pair", "fr_only", "en_only"]);
pub(super) const SEVERITY: Kind = Kind::Word(&["error", "warning", "info"]);
