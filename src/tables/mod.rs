//! Rows and columns: what each table says.
//!
//! A row hands out its cells, each as what it is: text, a whole number, a day. Who takes them gives them a form. A program of
//! one's own takes the [`rows`] as they are, each of them a value of its type.

mod beads;
mod blocks;
mod cell;
mod column;
mod document;
mod keys;
mod mentions;
mod network;
mod pair;
mod place;
mod points;
mod rows;
mod sentences;
mod shared;
mod side;
mod take;
mod terms;
mod typed;
mod uax29;
mod vocabulary;

pub use cell::Cell;
pub(crate) use cell::{AsCell, Shown};
pub use column::{Column, Kind, Link, Table, Words};
pub(crate) use document::{diagnostic, document};
pub(crate) use keys::{bead_id, block_id};
pub(crate) use network::{EDGES, NODES, Nodes, network};
pub use pair::AlignedPair;
pub(crate) use points::{Chars, CodePoints};
pub use rows::{
    AlignmentRow, BlockRow, CitationRow, DateRow, DiagnosticRow, DiscrepancyRow, DocumentRow, EntityRow,
    FootnoteRow, ParagraphRow, SentenceBeadRow, SentenceRow, SpanRow, SymbolRow,
};
pub(crate) use sentences::{Sentences, sentence_bead_ids};
pub use take::Level;
pub(crate) use take::{Row, SideOf, Take, Unit};
pub use terms::{ExampleRow, TermRow};
pub(crate) use terms::{difference, example, term};
pub(crate) use typed::DIFFERENCES;
pub use typed::{AnyRow, OF_DOCUMENTS, TABLES, rows};
pub(crate) use vocabulary::FLAW;
