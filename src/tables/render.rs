//! A document into the rows of the tables.

use serde::Serialize;

use crate::model::{Diagnostic, Document, Lang, part_name};

use super::TABLES;
use super::beads::Beads;
use super::rows::DiagnosticRow;
use super::side::Side;

/// The rows of a document, as bytes of each table.
#[derive(Debug)]
pub struct Rendered {
    pub(super) tables: Vec<Vec<u8>>,
}

/// Renders the rows of a document.
#[must_use]
pub fn render(document: &Document) -> Rendered {
    let mut page = Page::default();
    for lang in Lang::BOTH {
        if let Some(version) = document.version(lang) {
            Side::new(document, version, lang).render(&mut page);
        }
    }
    Beads::new(document).render(&mut page);
    for diagnostic in &document.diagnostics {
        page.diagnostic(&document.pair.id, diagnostic, Some(document));
    }
    page.finish()
}

/// Renders flaws that belong to no document that can be read.
#[must_use]
pub fn flaws(id: &str, diagnostics: &[Diagnostic]) -> Rendered {
    let mut page = Page::default();
    for diagnostic in diagnostics {
        page.diagnostic(id, diagnostic, None);
    }
    page.finish()
}

/// The tables of one document while they grow.
pub(super) struct Page {
    writers: Vec<csv::Writer<Vec<u8>>>,
}

impl Default for Page {
    fn default() -> Page {
        let writers = TABLES
            .iter()
            .map(|_| {
                csv::WriterBuilder::new()
                    .has_headers(false)
                    .terminator(csv::Terminator::CRLF)
                    .from_writer(Vec::new())
            })
            .collect();
        Page { writers }
    }
}

impl Page {
    pub(super) fn add(&mut self, table: &str, row: &impl Serialize) {
        let at = TABLES.iter().position(|known| known.name == table).expect("every row type has its table");
        self.writers[at].serialize(row).expect("a row of plain values can be written to memory");
    }

    fn diagnostic(&mut self, id: &str, diagnostic: &Diagnostic, document: Option<&Document>) {
        let raw = diagnostic.lang.and_then(|lang| document?.version(lang)).zip(diagnostic.raw.as_ref()).map(
            |(version, raw)| (version.text.raw.file_offset(raw.start), version.text.raw.file_offset(raw.end)),
        );
        self.add(
            DiagnosticRow::TABLE.name,
            &DiagnosticRow {
                doc_id: id,
                lang: diagnostic.lang.map_or("", Lang::code),
                part: &diagnostic.part.map(part_name).unwrap_or_default(),
                paragraph: diagnostic.paragraph.as_deref().unwrap_or(""),
                severity: diagnostic.flaw.severity().word(),
                flaw: diagnostic.flaw.word(),
                message: one_line(&diagnostic.flaw.to_string()),
                source_start: raw.map(|(start, _)| start),
                source_end: raw.map(|(_, end)| end),
            },
        );
    }

    fn finish(self) -> Rendered {
        let tables = self
            .writers
            .into_iter()
            .map(|writer| writer.into_inner().expect("memory takes every byte"))
            .collect();
        Rendered { tables }
    }
}

/// The key of a block: it begins with a letter, so that no spreadsheet takes it for a number or a time.
pub(super) fn block_id(doc_id: &str, lang: Lang, index: usize) -> String {
    format!("{}:{doc_id}:{}", lang.code(), index + 1)
}

/// A message on one line: names of files may hold anything.
pub(super) fn one_line(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
