//! The report that people look at: one page, or an index with a page per document.

use std::ops::Range;

use crate::error::Result;
use crate::export::{AlignedPair, AlignedPairs, Folder};
use crate::model::{Discrepancy, Term};
use crate::output::{PageList, PageName, Pages, Piece};

use super::Summary;
use super::counted::counted;
use super::kept::{Begun, Index, Kept};
use super::overview::{cut, figures, list};
use super::pictures::pictures;
use super::roll::Roll;
use super::section::{Content, Flaw, Section};
use super::shell::{Shell, shell};
use super::split::{write_documents, write_search};
use super::terms::Terms;

/// Bytes of sections up to which there is one page.
const ONE_PAGE: u64 = 10_000_000;
/// Bytes of lines that one page can search without stutter.
const ONE_SEARCH: u64 = 20_000_000;

/// The report of a run while it grows.
///
/// The sections wait on disk; what is kept in memory of a document is a few figures.
#[derive(Debug)]
pub struct Report {
    pages: Pages,
    documents: Vec<Kept>,
    /// The document that comes piece by piece.
    begun: Begun,
    roll: Roll,
    figures: Summary,
    loose: Vec<(String, Vec<Flaw>)>,
    terms: Terms,
    title: String,
    one_page: u64,
    one_search: u64,
}

impl Report {
    /// Begins the report of the run that writes into `folder`; `title` stands at its head, if it is to have one of its own.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to.
    pub fn open(folder: &Folder, title: Option<&str>) -> Result<Report> {
        Ok(Report {
            pages: Pages::open(folder)?,
            documents: Vec::new(),
            begun: Begun::default(),
            roll: Roll::default(),
            figures: Summary::default(),
            loose: Vec::new(),
            terms: Terms::default(),
            title: title.unwrap_or_default().to_owned(),
            one_page: ONE_PAGE,
            one_search: ONE_SEARCH,
        })
    }

    /// Puts a section behind the others.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn append(&mut self, section: Section) -> Result<()> {
        self.figures += section.figures();
        match section.0 {
            Content::Document { html, lines, digest } => {
                let (mut begun, pages) = (std::mem::take(&mut self.begun), &mut self.pages);
                begun.rows(pages, &html)?;
                begun.lines(pages, &lines)?;
                self.documents.push(begun.end(pages, &digest.head)?);
                self.roll.add(self.documents.len() - 1, *digest);
            }
            Content::Rows { html } => self.begun.rows(&mut self.pages, &html)?,
            Content::Lines { lines } => self.begun.lines(&mut self.pages, &lines)?,
            Content::Figures { .. } => {}
            Content::Flaws { id, flaws, kinds, .. } => {
                self.roll.loose(&kinds);
                self.loose.push((id, flaws));
            }
        }
        Ok(())
    }

    /// Takes the terms of the corpus, best first, with their examples from `pairs`.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give back the pairs.
    pub fn terms(&mut self, terms: &[Term], pairs: &mut AlignedPairs) -> Result<()> {
        self.terms.take(terms, pairs)
    }

    /// Takes a difference of a sentence pair that was found after its document was.
    pub fn differ(&mut self, pair: &AlignedPair, found: &Discrepancy) {
        self.figures.discrepancies.add(found.severity);
        self.terms.differ(pair, found);
    }

    /// Writes one page with everything, or an index with a page per document where that would be too large; `corpus` is the
    /// hash by which what was read can be cited.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take the pages.
    pub fn finish(self, corpus: &str) -> Result<PageList> {
        let Report { mut pages, documents, roll, title, .. } = self;
        let face = Shell { title: &title, corpus, ..Shell::default() };
        let size: u64 =
            documents.iter().map(|kept| kept.section()).map(|place| place.end - place.start).sum();
        let single = size <= self.one_page;
        let index = Index::new(&mut pages, &documents, &roll, &self.terms.documents(), single)?;
        let lists = self.terms.html(&index.pages)
            + &pictures(&roll, &index.places)
            + &counted(&roll, &index.places, &self.figures, !self.loose.is_empty());
        drop(roll);
        let differing = index.differing.as_deref().filter(|_| single);
        let figures = figures(&self.figures, differing);
        let list = list(&self.loose);
        let top = Top { html: [&figures, &list, &lists], rows: index.rows(&mut pages, &documents)? };
        if single {
            let (before, after) = shell(&Shell { top: top.html, ..face });
            let sections = documents.iter().map(|kept| Piece::Kept(kept.section()));
            let pieces: Vec<Piece<'_>> =
                top.pieces(&before).into_iter().chain(sections).chain([Piece::Text(&after)]).collect();
            pages.write(PageName::First, &pieces)?;
        } else {
            write_documents(&mut pages, &documents, &index.names, face)?;
            write_search(&mut pages, &documents, &index.names, &top, face, self.one_search)?;
        }
        pages.finish()
    }
}

/// What the first page has above its sections.
pub(super) struct Top<'a> {
    /// The figures, the list of documents without its rows, and what else is listed and drawn.
    pub(super) html: [&'a str; 3],
    /// Where the rows of the list wait.
    rows: Range<u64>,
}

impl Top<'_> {
    /// What stands before the sections, with the rows of the list in their place.
    pub(super) fn pieces<'p>(&self, before: &'p str) -> [Piece<'p>; 3] {
        let (before, after) = cut(before);
        [Piece::Text(before), Piece::Kept(self.rows.clone()), Piece::Text(after)]
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::model::{About, Bitext, Document, DocumentPair};
    use crate::report::section;

    use super::*;

    fn empty(id: &str) -> Section {
        section(
            &Document {
                pair: DocumentPair { id: id.to_owned(), fr: None, en: None, about: About::default() },
                fr: None,
                en: None,
                bitext: Bitext::default(),
                discrepancies: Vec::new(),
                diagnostics: Vec::new(),
            },
            "",
            [0; 2],
        )
    }

    fn write(root: &Path, ids: &[&str], one_page: u64, one_search: u64) {
        let folder = Folder::open(root, &crate::export::Formats::default(), &[]).unwrap();
        let mut report = Report::open(&folder, None).unwrap();
        (report.one_page, report.one_search) = (one_page, one_search);
        ids.iter().for_each(|id| report.append(empty(id)).unwrap());
        let pages = report.finish("").unwrap();
        folder.finish(&pages, &Summary::default()).unwrap();
    }

    fn pages(root: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(root.join("report")).into_iter().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_too_large_for_a_page_becomes_an_index_with_pages() {
        let root = tempfile::tempdir().unwrap();
        let read =
            |name: &str| std::fs::read_to_string(root.path().join(name)).unwrap().replace("&#x2f;", "/");
        write(root.path(), &["a", "é/b", "è/b", ".c"], 0, ONE_SEARCH);
        let names = ["__b.html", "a.html", "document-3-__b.html", "document-4-.c.html"];
        assert_eq!(pages(root.path()), names);
        assert!(
            read("report/a.html").contains("id=\"doc:a\"") && !read("report.html").contains("id=\"doc:a\"")
        );
        assert!(read("report.html").contains("href=\"report/document-3-__b.html#doc:%C3%A8/b\""));
        write(root.path(), &["a"], 0, ONE_SEARCH);
        assert_eq!(pages(root.path()), ["a.html"]);
        std::fs::write(root.path().join("report/notes.html"), "mine").unwrap();
        write(root.path(), &["a"], ONE_PAGE, ONE_SEARCH);
        assert_eq!(pages(root.path()), ["notes.html"]);
        assert!(read("report.html").contains("id=\"doc:a\""));
        assert!(!read("report.html").contains("<template class=\"lines\""));
    }

    #[test]
    fn the_lines_of_every_document_are_on_one_page_of_the_search() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), &["search-2", "\"<b>", "c"], 0, 0);
        let names = ["__b_.html", "c.html", "document-1-search-2.html"];
        assert_eq!(pages(root.path()), names);
        let index = std::fs::read_to_string(root.path().join("report.html")).unwrap();
        let lines: Vec<&str> =
            index.lines().filter(|line| line.starts_with("<template class=\"lines\"")).collect();
        let head = "<template class=\"lines\" data-doc=\"&quot;&lt;b&gt;\" data-name=\"&quot;&lt;b&gt;\"";
        assert!(lines.len() == 3 && lines[1].starts_with(head), "{lines:?}");
        assert!(lines[0].ends_with("data-page=\"report/document-1-search-2.html\"></template>"), "{lines:?}");
    }
}
