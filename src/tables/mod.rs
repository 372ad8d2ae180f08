//! Rows, columns and files: what the run leaves in the output folder.
//!
//! The rows of one document are rendered to bytes on their own, so that documents can be rendered in parallel;
//! a [`Folder`] puts them one behind the other and shows the finished tables all at once.

mod account;
mod aligned;
mod beads;
mod cache;
mod codebook;
mod column;
mod dialect;
mod differences;
mod exchange;
mod files;
mod folder;
mod formats;
mod former;
mod journal;
mod json;
mod judged;
mod lock;
mod network;
mod output;
mod package;
mod pages;
#[cfg(feature = "parquet")]
mod parquet;
mod place;
mod plain;
mod plan;
mod points;
mod proposals;
mod publish;
mod render;
mod rows;
mod search;
mod sentences;
mod shards;
mod side;
mod terms;
mod texts;
mod vocabulary;
mod workbook;

pub use aligned::{AlignedPair, AlignedPairs};
pub use cache::Cache;
pub use column::{Column, Kind, Link, Table, Words};
pub use folder::{Folder, Target};
pub use formats::{Dialect, Form, Formats, Forms, Level};
pub use former::Foreign;
pub use json::{error_line, tables_line};
pub use judged::{
    BeadText, CheckedRow, MentionTable, MentionText, ScoreRow, bead_table, bead_texts, checked_json,
    has_table, mention_texts, score_json,
};
pub use output::Fingerprint;
pub use pages::{PageList, PageName, Pages, Piece};
pub use plain::{
    LineBead, PlainRow, bead_json, discrepancies_csv, discrepancies_json, originals_csv, plain_csv,
    plain_json, version_json,
};
pub use proposals::{NameRow, Proposal, name_rows, proposals_tsv};
pub use render::{FilePiece, Rendered, Take, flaws, is_long, render, render_in_pieces};
pub use search::{Found, SentencePair, found_csv, found_json, sentence_pairs};
pub use shards::Shards;
pub use terms::terms_csv;
pub use workbook::is_told;

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
const DIFFERENCES: usize = 12;
