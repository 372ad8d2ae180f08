//! A document into the rows of the tables.

use serde::Serialize;

use crate::error::{Error, Result};
use crate::model::{Diagnostic, Document, Flaw, Lang, part_name};

use super::exchange::{self, Exchange};
use super::formats::{Form, Formats};
use super::{corpora, research_object, texts, workbook};
use crate::output::{Fingerprint, account};
use crate::tables::{Beads, DiagnosticRow, Network, Side, TABLES, network, one_line};

/// Rows of a piece of a document that is rendered piece by piece.
const ROWS_OF_PIECE: usize = 1_000;
/// Bytes of files for corpus tools in such a piece.
const BYTES_OF_PIECE: usize = 1 << 20;
/// Rows that a document may have and be rendered as a whole, whatever its text.
const FEW_ROWS: usize = 8_000;
/// Bytes of text for each further row, with which what is rendered is some twenty times as long as the text. Reports have
/// some sixty.
const BYTES_OF_ROW: usize = 24;

/// What one document, or a piece of it, adds to the files, as bytes.
#[derive(Debug)]
pub struct Rendered {
    /// Rows of each of [`TABLES`], in the standard dialect.
    pub(crate) tables: Vec<Vec<u8>>,
    pub(crate) exchange: Vec<Vec<u8>>,
    pub(crate) network: Network,
    /// The texts as they were read; empty unless they are asked for.
    pub(crate) texts: Vec<u8>,
    /// The aligned sentences, as lines of [`AlignedPair`](super::AlignedPair); none if no form shows terms.
    pub(crate) aligned: Vec<u8>,
    pub(crate) inputs: Vec<Fingerprint>,
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

impl Default for Rendered {
    /// What adds nothing.
    fn default() -> Rendered {
        Rendered {
            tables: TABLES.iter().map(|_| Vec::new()).collect(),
            exchange: exchange::FILES.iter().map(|_| Vec::new()).collect(),
            network: Network::default(),
            texts: Vec::new(),
            aligned: Vec::new(),
            inputs: Vec::new(),
            words: [0; 2],
            flaws: 0,
        }
    }
}

/// Whether what a document adds to the files is so much longer than its text that it is to be rendered piece by piece.
#[must_use]
pub fn is_long(document: &Document) -> bool {
    let (mut rows, mut bytes) = (document.discrepancies.len() + document.diagnostics.len(), 0);
    rows += document.bitext.beads.len() + document.bitext.sentences.len();
    for version in Lang::BOTH.into_iter().filter_map(|lang| document.version(lang)) {
        let sentences: usize = version.text.blocks.iter().map(|block| block.sentences.len()).sum();
        rows += version.text.blocks.len() + sentences + version.mentions.len();
        bytes += version.text.raw.text().len();
    }
    rows > FEW_ROWS + bytes / BYTES_OF_ROW
}

/// Renders what a document adds to the files.
#[must_use]
pub fn render(formats: &Formats, document: &Document) -> Rendered {
    let mut page = Page::new(formats, None);
    page.document(document);
    page.end(document)
}

/// Renders what a document adds to the files piece by piece, and returns the words of its French and its English version
/// (UAX 29), furniture left out.
///
/// # Errors
///
/// Stops at the first error of `take`, and returns it.
pub fn render_in_pieces(formats: &Formats, document: &Document, take: &mut Take<'_>) -> Result<[usize; 2]> {
    let mut page = Page::new(formats, Some(take));
    page.document(document);
    if let Some(error) = page.failed.take() {
        return Err(error);
    }
    let last = page.end(document);
    let words = last.words;
    take(last)?;
    Ok(words)
}

/// Renders flaws that belong to no document that can be read.
#[must_use]
pub fn flaws(formats: &Formats, id: &str, diagnostics: &[Diagnostic]) -> Rendered {
    let mut page = Page::new(formats, None);
    for diagnostic in diagnostics {
        page.diagnostic(id, diagnostic, None);
    }
    page.cut()
}

/// Where the pieces of a document go.
pub type Take<'t> = dyn FnMut(Rendered) -> Result<()> + 't;

/// The tables of one document while they grow.
pub(crate) struct Page<'p, 't> {
    formats: Formats,
    writers: Vec<csv::Writer<Vec<u8>>>,
    pub(crate) exchange: Exchange,
    pub(crate) aligned: Vec<u8>,
    pub(crate) words: [usize; 2],
    /// Cells that the workbook cannot hold whole, each with the place of its table.
    long: Vec<(usize, Flaw)>,
    /// Where pieces go, if the document is not rendered as a whole, and the rows of the next one.
    take: Option<&'p mut Take<'t>>,
    rows: usize,
    failed: Option<Error>,
}

impl<'p, 't> Page<'p, 't> {
    fn new(formats: &Formats, take: Option<&'p mut Take<'t>>) -> Page<'p, 't> {
        Page {
            formats: *formats,
            writers: TABLES.iter().map(|_| writer()).collect(),
            exchange: Exchange::new(formats),
            aligned: Vec::new(),
            words: [0; 2],
            long: Vec::new(),
            take,
            rows: 0,
            failed: None,
        }
    }

    /// Whether terms are sought in the aligned sentences.
    pub(crate) fn seeks_terms(&self) -> bool {
        self.formats.show_terms()
    }

    /// Adds the rows of a document.
    fn document(&mut self, document: &Document) {
        for lang in Lang::BOTH {
            if let Some(version) = document.version(lang) {
                Side::new(document, version, lang).render(self);
            }
        }
        Beads::new(document).render(self);
        self.corpora(document);
        for diagnostic in &document.diagnostics {
            self.diagnostic(&document.pair.id, diagnostic, Some(document));
        }
    }

    /// Adds what the document gives to files for corpus tools, piece by piece as rows are.
    fn corpora(&mut self, document: &Document) {
        let formats = self.formats;
        let mut bytes = 0;
        corpora::write(&formats, document, &mut |file, piece| {
            self.exchange.put(file, piece);
            bytes += piece.len();
            if bytes >= BYTES_OF_PIECE {
                bytes = 0;
                self.pass();
            }
        });
    }

    pub(crate) fn add(&mut self, table: &str, row: &impl Serialize) {
        let at = TABLES.iter().position(|known| known.name == table).expect("every row type has its table");
        self.writers[at].serialize(row).expect("a row of plain values can be written to memory");
        self.rows += 1;
        if self.rows >= ROWS_OF_PIECE {
            self.pass();
        }
    }

    /// Passes on what is there, if the document is rendered piece by piece.
    fn pass(&mut self) {
        if self.take.is_some() && self.failed.is_none() {
            self.note_long_cells();
            let piece = self.cut();
            self.failed = self.take.as_mut().and_then(|take| take(piece).err());
        }
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

    /// Notes the cells that the workbook cannot hold whole, if there is one.
    fn note_long_cells(&mut self) {
        if !self.formats.forms.has(Form::Workbook) {
            return;
        }
        for (at, (table, writer)) in TABLES.iter().zip(&mut self.writers).enumerate() {
            writer.flush().expect("memory takes every byte");
            workbook::long_cells(table, writer.get_ref(), |flaw| self.long.push((at, flaw)));
        }
    }

    /// Takes out the rows that are there.
    fn cut(&mut self) -> Rendered {
        self.rows = 0;
        let taken = |writer: csv::Writer<Vec<u8>>| writer.into_inner().expect("memory takes every byte");
        Rendered {
            tables: self.writers.iter_mut().map(|one| taken(std::mem::replace(one, writer()))).collect(),
            exchange: std::mem::replace(&mut self.exchange, Exchange::new(&self.formats)).finish().into(),
            aligned: std::mem::take(&mut self.aligned),
            ..Rendered::default()
        }
    }

    /// The rows that are left, and what a document adds beside rows.
    fn end(mut self, document: &Document) -> Rendered {
        self.note_long_cells();
        self.take = None;
        let mut long = std::mem::take(&mut self.long);
        long.sort_by_key(|(table, _)| *table);
        let flaws = long.len();
        for (_, flaw) in long {
            self.diagnostic(&document.pair.id, &Diagnostic::of(None, flaw), None);
        }
        let Formats { texts, forms, .. } = self.formats;
        if forms.has(Form::RoCrate) {
            self.exchange.research_object = research_object::lines(document);
        }
        Rendered {
            network: if forms.has(Form::Gephi) { network(document) } else { Network::default() },
            texts: if texts { texts::lines(document) } else { Vec::new() },
            inputs: account::inputs(document),
            words: self.words,
            flaws,
            ..self.cut()
        }
    }
}

/// What writes rows in the standard dialect.
pub(crate) fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().has_headers(false).terminator(csv::Terminator::CRLF).from_writer(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Forms;
    use crate::extract::Gazetteer;
    use crate::model::{About, Sides};
    use crate::pipeline;

    fn document(fr: &str, en: &str) -> Document {
        let texts = Sides { fr: Some(fr.as_bytes()), en: Some(en.as_bytes()) };
        pipeline::document(Gazetteer::builtin(), "a", texts, About::default())
    }

    /// Paragraphs of every kind of row, and one that no cell of a workbook holds.
    fn paragraphs(lang: Lang, count: usize) -> String {
        let one = |at: usize| match lang {
            Lang::Fr => {
                format!("{at}. Le 3 mai 2018, l’ONU a lu le rapport A/72/{at} de {at} pages. Oui.\n\n")
            }
            Lang::En => format!("{at}. On 3 May 2018 the UN read the report A/72/{at} of 7 pages. Yes.\n\n"),
        };
        let long = format!("{}. {}\n\n", count + 1, "12 mots ".repeat(5_000));
        (1..=count).map(one).collect::<String>() + &long
    }

    #[test]
    fn the_pieces_of_a_document_are_the_whole_cut_up() {
        let document = document(&paragraphs(Lang::Fr, 300), &paragraphs(Lang::En, 299));
        for forms in [Forms::ALL, Forms::NONE.with(Form::Csv)] {
            let formats = Formats { forms, texts: true, ..Formats::default() };
            let whole = render(&formats, &document);
            let mut joined = Rendered::default();
            let mut pieces = 0;
            let mut take = |piece: Rendered| {
                pieces += 1;
                joined.tables.iter_mut().zip(piece.tables).for_each(|(all, more)| all.extend(more));
                joined.exchange.iter_mut().zip(piece.exchange).for_each(|(all, more)| all.extend(more));
                joined.aligned.extend(piece.aligned);
                joined.texts.extend(piece.texts);
                joined.network.edges.extend(piece.network.edges);
                joined.inputs.extend(piece.inputs);
                joined.flaws += piece.flaws;
                Ok(())
            };
            let words = render_in_pieces(&formats, &document, &mut take).unwrap();
            assert!(pieces > 3 && words == whole.words && joined.flaws == whole.flaws, "{pieces} {words:?}");
            assert_eq!(whole.flaws > 0, forms.has(Form::Workbook));
            let files = |all: &Rendered| [&all.tables[..], &all.exchange[..]].concat();
            assert!(files(&joined) == files(&whole));
            assert!((joined.aligned, joined.texts) == (whole.aligned, whole.texts));
            assert!((joined.network.edges, joined.inputs) == (whole.network.edges, whole.inputs));
        }
    }

    #[test]
    fn a_document_whose_rows_are_longer_than_its_text_is_rendered_in_pieces() {
        let lines = |line: &str, count| document(&line.repeat(count), &line.repeat(count));
        assert!(is_long(&lines("Oui.\n", 3_000)) && !is_long(&lines("Oui.\n", 1_000)));
        let line = "Le Conseil a adopté la décision après un débat qui a duré toute la journée.\n\n";
        assert!(!is_long(&lines(line, 3_000)));
    }

    #[test]
    fn a_piece_that_cannot_be_taken_is_the_last() {
        let document = document(&paragraphs(Lang::Fr, 300), "");
        let mut pieces = 0;
        let mut take = |_| {
            pieces += 1;
            Err(Error::NoShards)
        };
        let stopped = render_in_pieces(&Formats::default(), &document, &mut take);
        assert!(matches!(stopped, Err(Error::NoShards)) && pieces == 1);
    }
}
