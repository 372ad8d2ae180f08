//! What a stream answers to its lines: the rows of a document in all tables or in one, in the form that was asked for.

#[cfg(feature = "parquet")]
use super::arrow;
use super::json;
use crate::error::{Error, Result};
use crate::model::{Document, vocabulary};
use crate::tables::{self, Cell, EDGES, NODES, OF_DOCUMENTS, TABLES, Table, Take};

vocabulary! {
    /// The form of the answers of a stream.
    pub enum AnswerForm {
        /// A line of JSON for each line.
        Json = "json",
        /// An Arrow stream of one table, with the types that its Parquet file has.
        Arrow = "arrow",
    }
}

/// The answers of a stream.
#[derive(Debug, Clone)]
pub struct Answers {
    form: AnswerForm,
    /// The place of the only table among [`streamed`].
    table: Option<usize>,
}

impl Answers {
    /// Answers in a form, of the table of that name alone if one is given.
    ///
    /// # Errors
    ///
    /// Fails if there is no such table, if the form holds one table and none is given, or if this build cannot write it.
    pub fn new(form: AnswerForm, table: Option<&str>) -> Result<Answers> {
        if form == AnswerForm::Arrow && !cfg!(feature = "parquet") {
            return Err(Error::FormNotBuilt { form: form.word(), feature: "parquet" });
        }
        let place = |name: &str| streamed().iter().position(|table| table.name == name);
        let unknown = |name: &str| Error::NoSuchTable { name: name.to_owned(), known: known() };
        let table = table.map(|name| place(name).ok_or_else(|| unknown(name))).transpose()?;
        if form == AnswerForm::Arrow && table.is_none() {
            return Err(Error::TableMissing { form: form.word(), known: known() });
        }
        Ok(Answers { form, table })
    }

    /// The names of the tables of a document, in their order.
    pub fn tables() -> impl Iterator<Item = &'static str> {
        streamed().into_iter().map(|table| table.name)
    }

    /// Whether a line that cannot be understood has an answer; where it has none, it has to be told of elsewhere.
    #[must_use]
    pub fn hold_errors(&self) -> bool {
        self.form == AnswerForm::Json
    }

    /// What stands before all answers.
    #[must_use]
    pub fn head(&self) -> Vec<u8> {
        self.around().0
    }

    /// What stands behind all answers.
    #[must_use]
    pub fn tail(&self) -> Vec<u8> {
        self.around().1
    }

    /// The answer to a document.
    #[must_use]
    pub fn document(&self, document: &Document) -> Vec<u8> {
        match (self.form, self.table) {
            #[cfg(feature = "parquet")]
            (AnswerForm::Arrow, Some(at)) => arrow::batches(&streamed()[at], |take| {
                each_row(document, &mut |of, cells| {
                    if of == at {
                        take(cells);
                    }
                });
            }),
            (_, only) => json::some_tables_line(document, only),
        }
    }

    /// The answer to a line that cannot be understood; nothing where the form has no place for it.
    #[must_use]
    pub fn failed(&self, doc_id: Option<&str>, error: &str, line: u64) -> Vec<u8> {
        if self.hold_errors() { json::error_line(doc_id, error, line) } else { Vec::new() }
    }

    fn around(&self) -> (Vec<u8>, Vec<u8>) {
        match (self.form, self.table) {
            #[cfg(feature = "parquet")]
            (AnswerForm::Arrow, Some(at)) => arrow::around(&streamed()[at]),
            _ => (Vec::new(), Vec::new()),
        }
    }
}

fn known() -> String {
    Answers::tables().collect::<Vec<_>>().join(", ")
}

/// The tables that a document has by itself, those of the network of citations last.
pub(super) fn streamed() -> Vec<Table> {
    TABLES.iter().take(OF_DOCUMENTS).cloned().chain([EDGES, NODES]).collect()
}

/// Hands out the rows of a document, each with the place of its table among [`streamed`].
pub(super) fn each_row(document: &Document, take: &mut dyn FnMut(usize, &[Cell<'_>])) {
    tables::document(document, &mut Rows(take));
    let own = tables::network(document, &mut |cells| take(OF_DOCUMENTS, cells));
    own.rows(&mut |cells| take(OF_DOCUMENTS + 1, cells));
}

/// The rows of a document, without those of a corpus.
struct Rows<'t>(&'t mut dyn FnMut(usize, &[Cell<'_>]));

impl Take for Rows<'_> {
    fn row(&mut self, at: usize, cells: &[Cell<'_>]) {
        if at < OF_DOCUMENTS {
            (self.0)(at, cells);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_one_that_documents_have() {
        assert!(Answers::new(AnswerForm::Json, None).is_ok());
        assert!(Answers::new(AnswerForm::Json, Some("citations_nodes")).is_ok());
        for name in ["terms", "Dates", ""] {
            let told = Answers::new(AnswerForm::Json, Some(name)).unwrap_err().to_string();
            assert!(told.contains("dates, symbols"), "{told}");
        }
        let alone = Answers::new(AnswerForm::Arrow, None).unwrap_err().to_string();
        assert!(alone.contains(if cfg!(feature = "parquet") { "--table" } else { "`parquet`" }), "{alone}");
    }
}
