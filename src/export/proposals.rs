//! The names of an output folder, read again, and the rows that are proposed for a gazetteer.

use std::path::Path;

use serde::Deserialize;

use super::search::rows;
use crate::error::Result;
use crate::tables::EntityRow;

/// A mention of a name, as its table holds it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct NameRow {
    /// The document.
    pub doc_id: String,
    /// The language of the text.
    pub lang: String,
    /// The words of the text.
    pub surface: String,
    /// The type.
    pub r#type: String,
    /// The name under which it is counted.
    pub canonical: String,
    /// Its French name.
    pub name_fr: String,
    /// Its English name.
    pub name_en: String,
    /// 1: understood by itself; 2: needs its context.
    pub level: u8,
}

/// Calls `visit` with every name that a run left in `folder`, in whatever dialect, one at a time.
///
/// # Errors
///
/// Fails if the table is not there or is not one.
pub fn name_rows(folder: &Path, visit: impl FnMut(NameRow)) -> Result<()> {
    rows(folder, EntityRow::TABLE.name, visit)
}

/// A row proposed for a gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The type.
    pub kind: String,
    /// The name under which it is counted.
    pub canonical: String,
    /// Its French names, the full one first.
    pub fr: Vec<String>,
    /// Its English names, the full one first.
    pub en: Vec<String>,
    /// How often it is named.
    pub mentions: usize,
    /// In how many documents.
    pub documents: usize,
    /// The first of these.
    pub first: String,
}

/// Renders proposals as a gazetteer file, each below a comment that says where the name stands.
#[must_use]
pub fn proposals_tsv(proposals: &[Proposal]) -> Vec<u8> {
    let mut out = String::from("kind\tcanonical\tid\tfr\ten\n");
    for row in proposals {
        let (mentions, documents) = (row.mentions, row.documents);
        let of = if documents == 1 { "document" } else { "documents" };
        out += &format!("# {mentions} mentions in {documents} {of}, first in {}\n", row.first);
        out += &format!("{}\t{}\t\t{}\t{}\n", row.kind, row.canonical, row.fr.join("|"), row.en.join("|"));
    }
    out.into_bytes()
}
