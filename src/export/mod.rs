//! The forms of the tables: what a run, or a program that reads standard output, is given.
//!
//! A form makes its part of a document on the thread that renders the document; a [`Folder`] puts the parts one behind the
//! other and shows the finished files all at once. `form` says what a form is.

mod akn;
mod aligned;
mod answers;
pub mod archive;
#[cfg(feature = "parquet")]
mod arrow;
mod citation;
mod codebook;
mod conllu;
mod corpora;
mod csv;
mod differences;
mod files;
mod folder;
mod form;
mod formats;
mod gephi;
mod glossary;
mod json;
mod judged;
mod lines;
mod links;
mod moses;
mod package;
mod packed;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod plain;
mod portions;
mod proposals;
mod ready;
mod research_object;
mod search;
mod settings;
mod shards;
mod sketch_engine;
mod tbx;
mod tei;
mod terms;
mod texts;
mod timings;
mod tmx;
mod tokens;
mod vertical;
#[cfg(feature = "workbook")]
mod workbook;
mod xliff;
#[cfg(feature = "workbook")]
mod zipped;

pub use crate::output::{FilePiece, Rendered};
pub use crate::tables::Level;
pub use aligned::{AlignedLines, AlignedPairs, AlignedPortion};
pub use answers::{AnswerForm, Answers};
pub use folder::{Folder, Target};
pub use formats::{Dialect, Form, Formats, Forms};
pub use json::tables_line;
pub use judged::{
    BeadText, CheckedRow, MentionTable, MentionText, ScoreRow, bead_table, bead_texts, checked_json,
    has_table, mention_texts, score_json,
};
pub use page::{TakePiece, flaws, is_long, render, render_in_pieces};
pub use plain::{
    LineBead, PlainRow, bead_json, discrepancies_csv, discrepancies_json, originals_csv, plain_csv,
    plain_json, version_json,
};
pub use portions::WrittenPortions;
pub use proposals::{NameRow, Proposal, name_rows, proposals_tsv};
pub use ready::{Ready, SyncFile};
pub use search::{Found, SentencePair, found_csv, found_json, sentence_pairs};
pub use shards::{NotedDocument, ShardFiles, Shards};
pub use terms::terms_csv;
pub use timings::{timings_head, timings_line};
