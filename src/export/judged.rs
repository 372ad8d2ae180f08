//! What is read of tables that are compared with tables checked by hand, and the table of what came of it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::plain::json_line;
use super::search::rows;
use crate::error::Result;
use crate::tables::{AlignmentRow, DateRow, EntityRow, SymbolRow};

/// A bead, as its table holds it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct BeadText {
    /// The document.
    pub doc_id: String,
    /// The estimated probability that it is right, in per cent; nothing where a person left it out.
    pub confidence: Option<u8>,
    /// The text of its French blocks.
    pub fr_text: String,
    /// The text of its English blocks.
    pub en_text: String,
}

/// A mention with its place, as people know it, and its value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MentionText {
    /// The document.
    pub doc_id: String,
    /// The language, the part, the paragraph number and the footnote.
    pub place: [String; 4],
    /// The words of the text.
    pub surface: String,
    /// What they mean.
    pub value: String,
}

/// A table of mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionTable {
    /// `dates`.
    Dates,
    /// `symbols`.
    Symbols,
    /// `entities`.
    Entities,
}

impl MentionTable {
    /// All of them, in the order of the tables.
    pub const ALL: [MentionTable; 3] = [MentionTable::Dates, MentionTable::Symbols, MentionTable::Entities];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            MentionTable::Dates => DateRow::TABLE.name,
            MentionTable::Symbols => SymbolRow::TABLE.name,
            MentionTable::Entities => EntityRow::TABLE.name,
        }
    }
}

/// The name of the table of the beads.
#[must_use]
pub fn bead_table() -> &'static str {
    AlignmentRow::TABLE.name
}

/// Whether a table of this name lies in `folder`, in whatever dialect.
#[must_use]
pub fn has_table(folder: &Path, name: &str) -> bool {
    ["csv", "tsv"].iter().any(|ending| folder.join(format!("{name}.{ending}")).is_file())
}

/// The beads in the table of `folder`.
///
/// # Errors
///
/// Fails if the table is not there or is not one.
pub fn bead_texts(folder: &Path) -> Result<Vec<BeadText>> {
    let mut out = Vec::new();
    rows(folder, bead_table(), |row| out.push(row))?;
    Ok(out)
}

#[derive(Deserialize)]
struct AnyMention {
    doc_id: String,
    lang: String,
    #[serde(default)]
    part: String,
    #[serde(default)]
    paragraph: String,
    #[serde(default)]
    footnote: String,
    surface: String,
    #[serde(default)]
    edtf: String,
    #[serde(default)]
    r#type: String,
    #[serde(default)]
    canonical: String,
}

/// The mentions in a table of `folder`.
///
/// # Errors
///
/// Fails if the table is not there or is not one.
pub fn mention_texts(folder: &Path, table: MentionTable) -> Result<Vec<MentionText>> {
    let mut out = Vec::new();
    rows(folder, table.name(), |row: AnyMention| {
        let value = match table {
            MentionTable::Dates => row.edtf,
            MentionTable::Symbols => row.canonical,
            MentionTable::Entities => format!("{}:{}", row.r#type, row.canonical),
        };
        let place = [row.lang, row.part, row.paragraph, row.footnote];
        out.push(MentionText { doc_id: row.doc_id, place, surface: row.surface, value });
    })?;
    Ok(out)
}

/// A line of what came of a comparison; shares go from 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreRow {
    /// What was compared: `beads`, `dates.span`, `dates.value` and so on, or `calibration`.
    pub what: String,
    /// The band of confidence, in per cent; nothing where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<(u8, u8)>,
    /// How many there are in the gold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gold: Option<usize>,
    /// How many were found.
    pub found: usize,
    /// How many of those are right.
    pub right: usize,
    /// The share of what was found that is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<f64>,
    /// The share of what there is that was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recall: Option<f64>,
    /// The harmonic mean of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub f1: Option<f64>,
    /// The mean of the confidences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<f64>,
    /// By how much the confidences are off on the mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ece: Option<f64>,
}

/// Renders what came of a comparison as lines of JSON.
#[must_use]
pub fn score_json(rows: &[ScoreRow]) -> Vec<u8> {
    lines(rows)
}

/// A row of `corrections.csv`, and whether it applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedRow {
    /// The row, counted from 1 with the names of the columns.
    pub row: usize,
    /// The document; empty for a name that holds in all of them.
    pub doc_id: String,
    /// What is corrected.
    pub kind: String,
    /// What is said of it.
    pub action: String,
    /// Whether it is applied.
    pub applies: bool,
    /// Why not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
}

/// Renders checked rows as lines of JSON.
#[must_use]
pub fn checked_json(rows: &[CheckedRow]) -> Vec<u8> {
    lines(rows)
}

fn lines(rows: &[impl Serialize]) -> Vec<u8> {
    let mut out = Vec::new();
    rows.iter().for_each(|row| json_line(&mut out, row));
    out
}
