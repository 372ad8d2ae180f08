//! A document into what it adds to the files of every form that is written.

use crate::error::{Error, Result};
use crate::model::{Diagnostic, Document, Flaw, Lang, Sides};
use crate::output::{Rendered, account};
use crate::tables::{self, AlignedPair, Cell, DIFFERENCES, Take, Unit};

use super::form::{self, Draft};
use super::formats::Formats;
use super::{aligned, packed};

/// Rows of a piece of a document that is rendered piece by piece.
const ROWS_OF_PIECE: usize = 1_000;
/// Rows that a document may have and be rendered as a whole, whatever its text.
const FEW_ROWS: usize = 8_000;
/// Bytes of text for each further row, with which what is rendered is some twenty times as long as the text. Reports have
/// some sixty.
const BYTES_OF_ROW: usize = 24;

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
    page.words = tables::document(document, &mut page);
    page.end(document)
}

/// Renders what a document adds to the files piece by piece, and returns the words of its versions
/// (UAX 29), furniture left out.
///
/// # Errors
///
/// Stops at the first error of `take`, and returns it.
pub fn render_in_pieces(
    formats: &Formats,
    document: &Document,
    take: &mut TakePiece<'_>,
) -> Result<Sides<usize>> {
    let mut page = Page::new(formats, Some(take));
    page.words = tables::document(document, &mut page);
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
    rows(formats, |take| diagnostics.iter().for_each(|found| tables::diagnostic(id, found, None, take)))
}

/// Renders rows that belong to no document, and for which nothing waits.
pub(super) fn rows(formats: &Formats, give: impl FnOnce(&mut dyn Take)) -> Rendered {
    let mut page = Page { show_terms: false, ..Page::new(formats, None) };
    give(&mut page);
    page.cut()
}

/// Where the pieces of a document go.
pub type TakePiece<'t> = dyn FnMut(Rendered) -> Result<()> + 't;

/// What one document adds to the files, while it grows.
struct Page<'p, 't> {
    drafts: Vec<Box<dyn Draft>>,
    /// Whether terms are sought, and differences wait for theirs.
    show_terms: bool,
    differences: Vec<u8>,
    aligned: Vec<u8>,
    words: Sides<usize>,
    /// Where pieces go, if the document is not rendered as a whole, and the rows of the next one.
    take: Option<&'p mut TakePiece<'t>>,
    rows: usize,
    failed: Option<Error>,
}

impl Take for Page<'_, '_> {
    fn row(&mut self, at: usize, cells: &[Cell<'_>]) {
        self.drafts.iter_mut().for_each(|draft| draft.check(at, cells));
        if at == DIFFERENCES && self.show_terms {
            packed::pack(&mut self.differences, cells);
        } else {
            self.drafts.iter_mut().for_each(|draft| draft.row(at, cells));
        }
        self.rows += 1;
        if self.rows >= ROWS_OF_PIECE && self.take.is_some() && self.failed.is_none() {
            let piece = self.cut();
            self.failed = self.take.as_mut().and_then(|take| take(piece).err());
        }
    }

    fn unit(&mut self, unit: &Unit<'_>) {
        self.drafts.iter_mut().for_each(|draft| draft.unit(unit));
    }

    fn takes_pairs(&self) -> bool {
        self.show_terms
    }

    fn pair(&mut self, pair: &AlignedPair) {
        aligned::put(&mut self.aligned, pair);
    }
}

impl<'p, 't> Page<'p, 't> {
    fn new(formats: &Formats, take: Option<&'p mut TakePiece<'t>>) -> Page<'p, 't> {
        Page {
            drafts: form::written(formats).map(|form| form.draft(formats)).collect(),
            show_terms: formats.show_terms(),
            differences: Vec::new(),
            aligned: Vec::new(),
            words: Sides::default(),
            take,
            rows: 0,
            failed: None,
        }
    }

    /// Takes out the rows that are there.
    fn cut(&mut self) -> Rendered {
        self.rows = 0;
        Rendered {
            forms: self.drafts.iter_mut().map(|draft| draft.parts()).collect(),
            differences: std::mem::take(&mut self.differences),
            aligned: std::mem::take(&mut self.aligned),
            ..Rendered::default()
        }
    }

    /// The rows that are left, and what a document adds beside rows.
    fn end(mut self, document: &Document) -> Rendered {
        self.take = None;
        let mut long: Vec<(usize, Flaw)> = self.drafts.iter_mut().flat_map(|draft| draft.long()).collect();
        long.sort_by_key(|(table, _)| *table);
        let flaws = long.len();
        for (_, flaw) in long {
            tables::diagnostic(&document.pair.id, &Diagnostic::of(None, flaw), None, &mut self);
        }
        self.drafts.iter_mut().for_each(|draft| draft.document(document));
        Rendered { inputs: account::inputs(document), words: self.words, flaws, ..self.cut() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Form, Forms};
    use super::*;
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
            // Forms whose parts follow one another as they are; those of others are counted, not told apart.
            let mut joined: Vec<Vec<Vec<u8>>> =
                whole.forms.iter().map(|files| vec![Vec::new(); files.len()]).collect();
            let (mut rest, mut inputs, mut flaws, mut pieces) = ([Vec::new(), Vec::new()], Vec::new(), 0, 0);
            let mut take = |piece: Rendered| {
                pieces += 1;
                for (all, more) in joined.iter_mut().flatten().zip(piece.forms.into_iter().flatten()) {
                    all.extend(more);
                }
                rest[0].extend(piece.aligned);
                rest[1].extend(piece.differences);
                inputs.extend(piece.inputs);
                flaws += piece.flaws;
                Ok(())
            };
            let words = render_in_pieces(&formats, &document, &mut take).unwrap();
            assert!(pieces > 3 && words == whole.words && flaws == whole.flaws, "{pieces} {words:?}");
            assert_eq!(whole.flaws > 0, forms.has(Form::Workbook));
            assert!(rest == [whole.aligned, whole.differences] && inputs == whole.inputs);
            let own = [Form::Workbook, Form::Gephi];
            for (form, (joined, whole)) in form::written(&formats).zip(joined.iter().zip(&whole.forms)) {
                let is_own = |own: &Form| {
                    form.is_written(&Formats { forms: Forms::NONE.with(*own), texts: false, ..formats })
                };
                assert!(own.iter().any(is_own) || joined == whole, "{:?}", form.names(&formats));
            }
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
