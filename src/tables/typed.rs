//! Rows as values of their types, for programs that want neither columns nor files.

use serde::{Serialize, Serializer};

use super::cell::Cell;
use super::column::Table;
use super::document;
use super::rows::{
    AlignmentRow, BlockRow, CitationRow, DateRow, DiagnosticRow, DiscrepancyRow, DocumentRow, EntityRow,
    FootnoteRow, ParagraphRow, SentenceBeadRow, SentenceRow, SpanRow, SymbolRow,
};
use super::take::{Row, Take};
use super::terms::{ExampleRow, TermRow};
use crate::model::Document;

/// Declares the tables in the order in which they are documented: how many there are, then for each what a row of it is
/// and its type.
macro_rules! tables {
    ($count:literal; $($name:ident $row:ident;)*) => {
        /// A row of some table. It serializes as an object with a member for each column: nothing where the cell is
        /// empty, a number where the column counts something, a text elsewhere.
        #[derive(Debug, Clone, Copy)]
        #[non_exhaustive]
        pub enum AnyRow<'a> {
            $(#[doc = concat!("A row of [`", stringify!($row), "::TABLE`].")] $name(&'a $row<'a>),)*
        }

        /// The places of the tables.
        #[derive(Clone, Copy)]
        enum Place {
            $($name,)*
        }

        /// All tables, in the order in which they are documented: those of documents, then those of the whole corpus.
        pub static TABLES: [Table; $count] = [$($row::TABLE,)*];

        $(impl<'a> From<&'a $row<'a>> for AnyRow<'a> {
            fn from(row: &'a $row<'a>) -> AnyRow<'a> {
                AnyRow::$name(row)
            }
        })*

        impl AnyRow<'_> {
            /// The place of its table in [`TABLES`].
            pub(crate) fn place(&self) -> usize {
                match self {
                    $(AnyRow::$name(_) => Place::$name as usize,)*
                }
            }

            /// Hands its cells to `take`, in the order of the columns.
            pub(super) fn cells(&self, take: &mut dyn FnMut(&[Cell<'_>])) {
                match self {
                    $(AnyRow::$name(row) => row.cells(take),)*
                }
            }
        }

        impl Serialize for AnyRow<'_> {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(AnyRow::$name(row) => row.serialize(to),)*
                }
            }
        }
    };
}

tables! {
    16;
    Document DocumentRow;
    Block BlockRow;
    Paragraph ParagraphRow;
    Footnote FootnoteRow;
    Sentence SentenceRow;
    Span SpanRow;
    Alignment AlignmentRow;
    SentenceBead SentenceBeadRow;
    Date DateRow;
    Symbol SymbolRow;
    Entity EntityRow;
    Citation CitationRow;
    Discrepancy DiscrepancyRow;
    Diagnostic DiagnosticRow;
    Term TermRow;
    Example ExampleRow;
}

/// How many of [`TABLES`] have rows that belong to one document each.
pub const OF_DOCUMENTS: usize = 14;

/// The place of the differences among [`TABLES`].
pub(crate) const DIFFERENCES: usize = Place::Discrepancy as usize;

impl AnyRow<'_> {
    /// The table that it belongs to.
    #[must_use]
    pub fn table(&self) -> &'static Table {
        &TABLES[self.place()]
    }
}

/// Hands every row that the tables have of a document to `take`: those of its French version, those of its English version,
/// its beads, its differences, its flaws. Columns that a manifest adds are not part of them.
pub fn rows(document: &Document, take: impl FnMut(AnyRow<'_>)) {
    document::document(document, &mut Typed(take));
}

/// Takes rows as they are.
struct Typed<F>(F);

impl<F: FnMut(AnyRow<'_>)> Take for Typed<F> {
    fn typed(&mut self, row: AnyRow<'_>) -> bool {
        (self.0)(row);
        true
    }

    fn row(&mut self, _: usize, _: &[Cell<'_>]) {}
}
