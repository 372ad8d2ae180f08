//! The report that people look at: one page, or an index with a page per document.

use crate::error::Result;
use crate::export::{AlignedPairs, Folder};
use crate::model::{Discrepancy, Term};
use crate::output::{Cache, PageList, PageName, Pages, Piece};
use crate::tables::AlignedPair;

use super::counted::counted;
use super::found::Flaw;
use super::kept::{Begun, Index, Kept};
use super::listing::{self, Most};
use super::overview::{figures, list};
use super::pictures::pictures;
use super::roll::Roll;
use super::search;
use super::section::{Content, Section};
use super::shell::{Shell, shell};
use super::split::{write_documents, write_first};
use super::terms::Terms;
use crate::report::Summary;

/// How much stands on one page.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    /// Bytes of sections up to which there is one page.
    one_page: u64,
    /// Bytes of lines on a page that the search asks: a browser reads that many in a fraction of a second.
    lines: u64,
    /// The list of documents.
    list: Most,
}

impl Default for Sizes {
    fn default() -> Sizes {
        Sizes { one_page: 10_000_000, lines: 4_000_000, list: Most { rows: 300, lines: 2_000_000 } }
    }
}

/// Flaws that are listed of files that are no document.
const LOOSE: usize = 200;

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
    /// The first flaws of files that are no document, and how many there are besides.
    loose: Vec<(String, Flaw)>,
    more_loose: usize,
    terms: Terms,
    title: String,
    sizes: Sizes,
}

impl Report {
    /// Begins the report of the run that writes into `folder`; `title` stands at its head, if it is to have one of its own.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to.
    pub fn open(folder: &Folder, title: Option<&str>) -> Result<Report> {
        Ok(Report::new(folder.pages()?, title))
    }

    fn new(pages: Pages, title: Option<&str>) -> Report {
        Report {
            pages,
            documents: Vec::new(),
            begun: Begun::default(),
            roll: Roll::default(),
            figures: Summary::default(),
            loose: Vec::new(),
            more_loose: 0,
            terms: Terms::default(),
            title: title.unwrap_or_default().to_owned(),
            sizes: Sizes::default(),
        }
    }

    /// Puts a section behind the others; `cause` is the hash of all that it was made of, if that is known.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn append(&mut self, section: Section, cause: Option<String>) -> Result<()> {
        self.figures += section.figures();
        match section.0 {
            Content::Document { html, size, lines, digest } => {
                let (mut begun, pages) = (std::mem::take(&mut self.begun), &mut self.pages);
                begun.rows(pages, html.as_deref().unwrap_or_default())?;
                begun.lines(pages, &lines)?;
                let elsewhere = html.is_none().then_some(size);
                self.documents.push(begun.end(pages, &digest.head, (cause, elsewhere))?);
                self.roll.add(self.documents.len() - 1, *digest);
            }
            Content::Rows { html } => self.begun.rows(&mut self.pages, &html)?,
            Content::Lines { lines } => self.begun.lines(&mut self.pages, &lines)?,
            Content::Figures { .. } => {}
            Content::Flaws { id, flaws, kinds, .. } => {
                self.roll.loose(&kinds);
                let room = LOOSE - self.loose.len();
                self.more_loose += flaws.len().saturating_sub(room);
                self.loose.extend(flaws.into_iter().take(room).map(|flaw| (id.clone(), flaw)));
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

    /// Writes one page with everything, or a first page beside a page per document where that would be too large; `corpus` is
    /// the hash by which what was read can be cited, and `cache` is where the sections are that came without the texts of their
    /// pages.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take the pages, or does not give back what is in the cache.
    pub fn finish(self, corpus: &str, cache: Option<&Cache>) -> Result<PageList> {
        let Report { mut pages, documents, roll, title, sizes, .. } = self;
        let size: u64 = documents.iter().map(Kept::size).sum();
        let single = size <= sizes.one_page && documents.len() <= sizes.list.rows;
        let index = Index::new(&mut pages, &documents, &roll, &self.terms.documents(), single)?;
        let face = Shell { title: &title, corpus, ..Shell::default() };
        let searched = match single {
            true => None,
            false => {
                write_documents(&mut pages, &documents, &index.names, (face, cache))?;
                Some(search::write(&mut pages, &documents, &index.names, &title, sizes.lines)?)
            }
        };
        let places = searched.as_ref().map(|search| search.documents.as_slice()).unwrap_or_default();
        let listing = listing::write(&mut pages, &documents, &index, places, &title, sizes.list)?;
        let lists = self.terms.html(&index.pages)
            + &pictures(&roll, &index.places)
            + &counted(&roll, &index.places, &self.figures, !self.loose.is_empty());
        drop(roll);
        let differing = index.differing.as_deref().filter(|_| single);
        let figures = figures(&self.figures, differing);
        let list = list(documents.len(), &listing, &self.loose, self.more_loose);
        let search = searched.map(|search| search.asked);
        let face = Shell { top: [&figures, &list, &lists], search, ..face };
        if single {
            let (before, after) = shell(&face);
            let elsewhere = documents.iter().map(|kept| kept.elsewhere(cache)).collect::<Result<Vec<_>>>()?;
            let sections = documents.iter().zip(&elsewhere).map(|(kept, text)| kept.piece(text.as_deref()));
            let (first, last) = (Piece::Text(&before), Piece::Text(&after));
            let pieces: Vec<Piece<'_>> = [first].into_iter().chain(sections).chain([last]).collect();
            pages.write(PageName::First, &pieces)?;
        } else {
            write_first(&mut pages, &documents, &index.names, face)?;
        }
        pages.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::model::{About, Bitext, Document, DocumentPair, Sides};
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
            Sides::default(),
        )
    }

    /// A document with `lines` for the search.
    fn lined(id: &str, lines: &str) -> Section {
        let mut section = empty(id);
        let Content::Document { lines: own, .. } = &mut section.0 else { panic!("a document") };
        lines.clone_into(own);
        section
    }

    fn write(root: &Path, sections: impl IntoIterator<Item = Section>, sizes: Sizes) {
        let folder = Folder::open(root, &crate::export::Formats::default(), &[]).unwrap();
        let mut report = Report::open(&folder, None).unwrap();
        report.sizes = sizes;
        sections.into_iter().for_each(|section| report.append(section, None).unwrap());
        let pages = report.finish("", None).unwrap();
        let ready = folder.finish(&pages, &Summary::default()).unwrap();
        ready.show(|names, sync| names.iter().try_for_each(sync)).unwrap();
    }

    fn pages(root: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(root.join("report")).into_iter().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Sizes with which every document has its page.
    fn split() -> Sizes {
        Sizes { one_page: 0, ..Sizes::default() }
    }

    #[test]
    fn what_is_too_large_for_a_page_becomes_an_index_with_pages() {
        let root = tempfile::tempdir().unwrap();
        let read =
            |name: &str| std::fs::read_to_string(root.path().join(name)).unwrap().replace("&#x2f;", "/");
        write(root.path(), ["a", "é/b", "è/b", ".c"].map(empty), split());
        let names = ["__b.html", "a.html", "document-3-__b.html", "document-4-.c.html"];
        assert_eq!(pages(root.path()), names);
        assert!(
            read("report/a.html").contains("id=\"doc:a\"") && !read("report.html").contains("id=\"doc:a\"")
        );
        assert!(read("report.html").contains("href=\"report/document-3-__b.html#doc:%C3%A8/b\""));
        write(root.path(), [empty("a")], split());
        assert_eq!(pages(root.path()), ["a.html"]);
        std::fs::write(root.path().join("report/notes.html"), "mine").unwrap();
        write(root.path(), [lined("a", "1\tlist\n")], Sizes::default());
        assert_eq!(pages(root.path()), ["notes.html"]);
        assert!(read("report.html").contains("id=\"doc:a\""));
        assert!(!read("report.html").contains("<template class=\"lines\""));
    }

    #[test]
    fn the_lines_of_every_document_are_on_pages_that_the_search_asks() {
        let root = tempfile::tempdir().unwrap();
        let sections =
            || [lined("search-2", "1\tsame\n"), empty("none"), lined("\"<b>", "=\tA\tB\n1\tp\n2\tq\n")];
        write(root.path(), sections(), Sizes { lines: 7, ..split() });
        let read = |name: &str| std::fs::read_to_string(root.path().join("report").join(name)).unwrap();
        let names = ["__b_.html", "document-1-search-2.html", "none.html"];
        let search = ["search-1.html", "search-2.html", "search-3.html", "search-4.html"];
        assert_eq!(pages(root.path()), [&names[..], &search].concat());
        let head = "<template class=\"lines\" data-doc=\"search-2\" data-name=\"search-2\" data-symbol=\"\" \
                    data-provenance=\"\" data-page=\"document-1-search-2.html\">1\tsame\n</template>\n";
        assert!(read("search-1.html").contains(head), "{}", read("search-1.html"));
        let lines = |name: &str| {
            let page = read(name);
            assert!(page.contains("data-doc=\"&quot;&lt;b&gt;\""), "{page}");
            let (_, rest) = page.split_once("data-page=\"__b_.html\">").unwrap();
            rest.split_once("</template>").unwrap().0.to_owned()
        };
        // A value keeps its names on every page of its document.
        let expected = ["=\tA\tB\n", "=\tA\tB\n1\tp\n", "=\tA\tB\n2\tq\n"];
        assert_eq!(search[1..].iter().map(|name| lines(name)).collect::<Vec<_>>(), expected);
        let first = std::fs::read_to_string(root.path().join("report.html")).unwrap();
        assert!(first.contains("data-pages=\"4\" data-rows=\"3\"") && !first.contains("<template class=\"l"));
        assert!(first.contains("<tr data-doc=\"search-2\" data-p=\"1\">"));
        assert!(first.contains("<tr data-doc=\"&quot;&lt;b&gt;\" data-p=\"2-4\">"));
        assert!(first.contains("<tr data-doc=\"none\">"));
        write(root.path(), sections(), split());
        assert!(pages(root.path()).ends_with(&["search-1.html".to_owned()]));
    }

    #[test]
    fn fifty_thousand_documents_have_a_short_list_and_no_large_page() {
        const DOCUMENTS: usize = 50_000;
        let (root, sizes) = (tempfile::tempdir().unwrap(), Sizes::default());
        let mut report = Report::new(Pages::open(root.path().to_owned(), Default::default()).unwrap(), None);
        let line = format!("1\tparagraph\tmatch\t97\t1\t1\t\t\t\t\t{}\n", "mot ".repeat(60));
        let generated = serde_json::to_string(&lined("folder/document-N", &line)).unwrap();
        for number in 1..=DOCUMENTS {
            let text = generated.replace("document-N", &format!("document-{number}"));
            let section: Section = serde_json::from_str(&text).unwrap();
            report.append(section.with_texts(Some(String::new()), line.clone()), None).unwrap();
        }
        let Report { mut pages, documents, roll, .. } = report;
        let index = Index::new(&mut pages, &documents, &roll, &Default::default(), false).unwrap();
        let search = search::write(&mut pages, &documents, &index.names, "", sizes.lines).unwrap();
        let listing =
            listing::write(&mut pages, &documents, &index, &search.documents, "", sizes.list).unwrap();
        assert_eq!(listing.rows.matches("<tr data-doc=").count(), sizes.list.rows);
        assert!(listing.rows.len() < 500_000, "{}", listing.rows.len());
        assert_eq!(search.asked.rows, DOCUMENTS);
        let (mut listed, mut lines) = (0, 0);
        for page in pages.finish().unwrap().fingerprints() {
            assert!(page.bytes < 4_100_000, "{page:?}");
            let text = std::fs::read_to_string(root.path().join(&page.path)).unwrap();
            listed += text.matches("<li data-doc=").count();
            lines += text.matches("<template class=\"lines\" data-doc=").count();
        }
        assert_eq!((listed, lines), (DOCUMENTS, DOCUMENTS));
    }
}
