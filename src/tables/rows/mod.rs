//! The rows of the tables of documents: every column is defined here, once, with its type, its unit and what it means.

mod beads;
mod flaws;
mod mentions;
mod texts;

pub use beads::{AlignmentRow, DiscrepancyRow, SentenceBeadRow};
pub use flaws::DiagnosticRow;
pub use mentions::{CitationRow, DateRow, EntityRow, SymbolRow};
pub use texts::{BlockRow, DocumentRow, FootnoteRow, ParagraphRow, SentenceRow, SpanRow};
