//! A document into the rows of the tables.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{Diagnostic, Document, Lang, part_name};

use super::beads::Beads;
use super::exchange::Exchange;
use super::formats::{Form, Formats};
use super::network::{Network, network};
use super::output::Fingerprint;
use super::rows::DiagnosticRow;
use super::side::Side;
use super::{TABLES, account, texts, workbook};

/// What one document adds to the files, as bytes.
#[derive(Debug)]
pub struct Rendered {
    /// Rows of each of [`TABLES`], in the standard dialect.
    pub(super) tables: Vec<Vec<u8>>,
    pub(super) exchange: Vec<Vec<u8>>,
    pub(super) network: Network,
    /// The texts as they were read; empty unless they are asked for.
    pub(super) texts: Vec<u8>,
    /// The aligned sentences, as lines of [`AlignedPair`](super::AlignedPair).
    pub(super) aligned: Vec<u8>,
    pub(super) inputs: Vec<Fingerprint>,
    /// The words of the French and the English version (UAX 29), furniture left out.
    pub words: [usize; 2],
    /// Flaws that came up in rendering: cells that the workbook cannot hold whole. All are of severity info.
    pub flaws: usize,
}

impl Rendered {
    /// The size of the files that the document was read from, in bytes.
    #[must_use]
    pub fn input_bytes(&self) -> u64 {
        self.inputs.iter().map(|file| file.bytes).sum()
    }
}

/// Renders what a document adds to the files.
#[must_use]
pub fn render(formats: &Formats, document: &Document) -> Rendered {
    let mut page = Page::new(formats);
    for lang in Lang::BOTH {
        if let Some(version) = document.version(lang) {
            Side::new(document, version, lang).render(&mut page);
        }
    }
    Beads::new(document).render(&mut page);
    for diagnostic in &document.diagnostics {
        page.diagnostic(&document.pair.id, diagnostic, Some(document));
    }
    if formats.forms.has(Form::Workbook) {
        page.cut(&document.pair.id);
    }
    let texts = if formats.texts { texts::lines(document) } else { Vec::new() };
    let network = if formats.forms.has(Form::Gephi) { network(document) } else { Network::default() };
    Rendered { network, texts, inputs: account::inputs(document), ..page.finish() }
}

/// Renders flaws that belong to no document that can be read.
#[must_use]
pub fn flaws(formats: &Formats, id: &str, diagnostics: &[Diagnostic]) -> Rendered {
    let mut page = Page::new(formats);
    for diagnostic in diagnostics {
        page.diagnostic(id, diagnostic, None);
    }
    page.finish()
}

/// The tables of one document while they grow.
pub(super) struct Page {
    writers: Vec<csv::Writer<Vec<u8>>>,
    pub(super) exchange: Exchange,
    pub(super) aligned: Vec<u8>,
    pub(super) words: [usize; 2],
    flaws: usize,
}

impl Page {
    fn new(formats: &Formats) -> Page {
        let writers = TABLES
            .iter()
            .map(|_| {
                csv::WriterBuilder::new()
                    .has_headers(false)
                    .terminator(csv::Terminator::CRLF)
                    .from_writer(Vec::new())
            })
            .collect();
        Page { writers, exchange: Exchange::new(formats), aligned: Vec::new(), words: [0; 2], flaws: 0 }
    }

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

    /// Notes the cells that the workbook cannot hold whole.
    fn cut(&mut self, id: &str) {
        let mut found = Vec::new();
        for (table, writer) in TABLES.iter().zip(&mut self.writers) {
            writer.flush().expect("memory takes every byte");
            workbook::long_cells(table, writer.get_ref(), |flaw| found.push(flaw));
        }
        self.flaws += found.len();
        for flaw in found {
            self.diagnostic(id, &Diagnostic::of(None, flaw), None);
        }
    }

    fn finish(self) -> Rendered {
        let tables = self
            .writers
            .into_iter()
            .map(|writer| writer.into_inner().expect("memory takes every byte"))
            .collect();
        Rendered {
            tables,
            exchange: self.exchange.finish().into(),
            network: Network::default(),
            texts: Vec::new(),
            aligned: self.aligned,
            inputs: Vec::new(),
            words: self.words,
            flaws: self.flaws,
        }
    }
}

/// The key of a block: it begins with a letter, so that no spreadsheet takes it for a number or a time.
pub(super) fn block_id(doc_id: &str, lang: Lang, index: usize) -> String {
    format!("{}:{}:{}", lang.code(), in_a_key(doc_id), index + 1)
}

/// The key of a bead of blocks.
pub(super) fn bead_id(doc_id: &str, index: usize) -> String {
    format!("bead:{}:{}", in_a_key(doc_id), index + 1)
}

/// The name of a document as keys have it: without `|`, which parts the members of a list, and different for different
/// names.
pub(super) fn in_a_key(doc_id: &str) -> Cow<'_, str> {
    if doc_id.contains(['|', '%']) {
        doc_id.replace('%', "%25").replace('|', "%7C").into()
    } else {
        doc_id.into()
    }
}

/// The members of a list in one cell; none of them parts it.
pub(super) fn list(members: impl IntoIterator<Item: AsRef<str>>) -> String {
    let mut out = String::new();
    for (at, member) in members.into_iter().enumerate() {
        out.push_str(if at > 0 { "|" } else { "" });
        out.push_str(&member.as_ref().replace('|', "¦"));
    }
    out
}

/// A message on one line: names of files may hold anything.
pub(super) fn one_line(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_never_parted_and_never_alike() {
        let names = ["a|b", "a%7Cb", "a%257Cb", "a%b", "a%25b", "ab", "a¦b", "|", "%"];
        let keys: Vec<String> = names.map(|name| block_id(name, Lang::Fr, 0)).to_vec();
        for (at, key) in keys.iter().enumerate() {
            assert!(!key.contains('|') && !keys[..at].contains(key), "{key}");
        }
        assert_eq!(list(&keys).split('|').collect::<Vec<_>>(), keys);
        assert_eq!(list(["1", "a|b", ""]), "1|a¦b|");
        assert_eq!(list([""; 0]), "");
    }
}
