//! Rows and columns: what each table says.
//!
//! A row hands out its cells, each as what it is: text, a whole number, a day. Who takes them gives them a form.

mod beads;
mod cell;
mod column;
mod document;
mod keys;
mod network;
mod pair;
mod place;
mod points;
mod rows;
mod sentences;
mod side;
mod take;
mod terms;
mod vocabulary;

pub(crate) use cell::AsCell;
pub use cell::Cell;
pub use column::{Column, Kind, Link, Table, Words};
pub(crate) use document::{diagnostic, document};
pub(crate) use keys::{bead_id, block_id};
pub(crate) use network::{EDGES, NODES, Nodes, network};
pub use pair::AlignedPair;
pub(crate) use points::CodePoints;
#[cfg(test)]
pub(crate) use rows::FootnoteRow;
pub(crate) use rows::{
    AlignmentRow, DateRow, DiscrepancyRow, DocumentRow, EntityRow, SentenceBeadRow, SymbolRow,
};
pub(crate) use sentences::{Sentences, sentence_bead_ids};
pub use take::Level;
pub(crate) use take::{Row, SideOf, Take, Unit};
pub(crate) use terms::{TermRow, difference, example, term};
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
