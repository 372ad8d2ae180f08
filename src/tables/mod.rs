//! Rows and columns: what each table says.

mod beads;
mod column;
mod judged;
mod keys;
mod network;
mod place;
mod plain;
mod points;
mod proposals;
mod rows;
mod search;
mod sentences;
mod side;
mod terms;
mod vocabulary;

pub(crate) use beads::Beads;
pub use column::{Column, Kind, Link, Table, Words};
pub use judged::{
    BeadText, CheckedRow, MentionTable, MentionText, ScoreRow, bead_table, bead_texts, checked_json,
    has_table, mention_texts, score_json,
};
pub(crate) use keys::{bead_id, block_id, one_line};
pub(crate) use network::{EDGES, NODES, Network, Nodes, network};
pub use plain::{
    LineBead, PlainRow, bead_json, discrepancies_csv, discrepancies_json, originals_csv, plain_csv,
    plain_json, version_json,
};
pub use proposals::{NameRow, Proposal, name_rows, proposals_tsv};
#[cfg(all(test, feature = "parquet"))]
pub(crate) use rows::DateRow;
#[cfg(test)]
pub(crate) use rows::FootnoteRow;
pub(crate) use rows::{DiagnosticRow, DiscrepancyRow, DocumentRow};
pub use search::{Found, SentencePair, found_csv, found_json, sentence_pairs};
pub(crate) use sentences::{Sentences, sentence_bead_ids};
pub(crate) use side::Side;
pub use terms::terms_csv;
pub(crate) use terms::{put_difference, rows as term_rows};
pub(crate) use vocabulary::FLAW;

/// All tables, in the order in which they are documented: those of documents, then those of the whole corpus.
pub static TABLES: [Table; OF_DOCUMENTS + 2] = [
    rows::DocumentRow::TABLE,
    rows::BlockRow::TABLE,
    rows::ParagraphRow::TABLE,
    rows::FootnoteRow::TABLE,
    rows::SentenceRow::TABLE,
    rows::SpanRow::TABLE,
    rows::AlignmentRow::TABLE,
    rows::SentenceBeadRow::TABLE,
    rows::DateRow::TABLE,
    rows::SymbolRow::TABLE,
    rows::EntityRow::TABLE,
    rows::CitationRow::TABLE,
    rows::DiscrepancyRow::TABLE,
    rows::DiagnosticRow::TABLE,
    terms::TermRow::TABLE,
    terms::ExampleRow::TABLE,
];

/// How many of [`TABLES`] have rows that belong to one document each.
pub const OF_DOCUMENTS: usize = 14;

/// The place of the differences among [`TABLES`].
pub(crate) const DIFFERENCES: usize = 12;
