//! The report that people look at: one page, or an index with a page per document.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::error::Result;
use crate::model::Diagnostic;
use crate::tables::{Folder, PageName, Pages, Piece};

use super::Summary;
use super::counted::counted;
use super::digest::Head;
use super::overview::{figures, list};
use super::pictures::{Place, pictures};
use super::roll::Roll;
use super::section::{Flaw, Section};
use super::shell::{PartLink, Shell, shell};
use super::template::{address, attribute};

/// Bytes of sections up to which there is one page.
const ONE_PAGE: u64 = 10_000_000;
/// Bytes of lines that one page can search without stutter.
const ONE_SEARCH: u64 = 20_000_000;
/// How the names of the further pages of the search begin.
const SEARCH: &str = "search-";

/// The report of a run while it grows.
///
/// The sections wait on disk; what is kept in memory of a document is what the list says of it.
#[derive(Debug)]
pub struct Report {
    pages: Pages,
    documents: Vec<Kept>,
    roll: Roll,
    figures: Summary,
    loose: Vec<(String, Vec<Flaw>)>,
    one_page: u64,
    one_search: u64,
}

/// A document, and where its section and its lines wait.
#[derive(Debug)]
struct Kept {
    head: Head,
    section: Range<u64>,
    lines: Range<u64>,
}

impl Report {
    /// Begins the report of the run that writes into `folder`.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to.
    pub fn open(folder: &Folder) -> Result<Report> {
        Ok(Report {
            pages: Pages::open(folder)?,
            documents: Vec::new(),
            roll: Roll::default(),
            figures: Summary::default(),
            loose: Vec::new(),
            one_page: ONE_PAGE,
            one_search: ONE_SEARCH,
        })
    }

    /// Puts the section of a document behind the others.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn append(&mut self, section: Section) -> Result<()> {
        let kept = Kept {
            head: section.digest.head.clone(),
            section: self.pages.append(&section.html)?,
            lines: self.pages.append(&section.lines)?,
        };
        self.figures += section.digest.figures;
        self.documents.push(kept);
        self.roll.add(self.documents.len() - 1, section.digest);
        Ok(())
    }

    /// Notes flaws that belong to no document that can be read.
    pub fn flaws(&mut self, id: &str, found: &[Diagnostic]) {
        for one in found {
            self.figures.flaws.add(one.flaw.severity());
            self.roll.loose(&one.flaw);
        }
        self.loose.push((id.to_owned(), found.iter().map(Flaw::new).collect()));
    }

    /// Shows one page with everything, or an index with a page per document where that would be too large.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take the pages.
    pub fn finish(mut self) -> Result<()> {
        let size: u64 = self.documents.iter().map(|kept| kept.section.end - kept.section.start).sum();
        let single = size <= self.one_page;
        let names = if single { vec![PageName::First; self.documents.len()] } else { self.page_names() };
        let place = |(kept, name): (&Kept, &PageName)| Place {
            name: kept.head.name().to_owned(),
            page: if single { String::new() } else { address(&name.path()) },
            anchor: kept.head.anchor.clone(),
            id: kept.head.id.clone(),
        };
        let places: Vec<Place> = self.documents.iter().zip(&names).map(place).collect();
        let heads: Vec<&Head> = self.documents.iter().map(|kept| &kept.head).collect();
        let lists = pictures(&self.roll, &places) + &counted(&self.roll, &places, !self.loose.is_empty());
        let figures = figures(&self.figures, &heads, &places);
        let list = list(&heads, &places, &self.loose);
        let top = [figures.as_str(), &list, &lists];
        if single {
            let (before, after) = shell(&Shell { top, ..Shell::default() });
            let sections = self.documents.iter().map(|kept| Piece::Kept(kept.section.clone()));
            let pieces: Vec<Piece<'_>> =
                [Piece::Text(&before)].into_iter().chain(sections).chain([Piece::Text(&after)]).collect();
            self.pages.write(&PageName::First, &pieces)?;
        } else {
            self.write_documents(&places, &names)?;
            self.write_search(top, &places)?;
        }
        self.pages.finish()
    }

    /// Writes the page of every document.
    fn write_documents(&mut self, places: &[Place], names: &[PageName]) -> Result<()> {
        let flawed: Vec<usize> =
            (0..places.len()).filter(|at| self.documents[*at].head.flawed()).collect();
        // The pages lie beside one another.
        let beside = |at: Option<usize>| {
            let place = at.and_then(|at| places.get(at));
            place.map_or("", |place| place.page.rsplit('/').next().unwrap_or_default())
        };
        for (at, (kept, name)) in self.documents.iter().zip(names).enumerate() {
            let before = flawed.partition_point(|other| *other < at);
            let after = flawed.partition_point(|other| *other <= at);
            let (start, end) = shell(&Shell {
                name: kept.head.name(),
                back: "../report.html",
                previous: beside(at.checked_sub(1)),
                next: beside(Some(at + 1)),
                previous_flaw: beside(before.checked_sub(1).and_then(|at| flawed.get(at)).copied()),
                next_flaw: beside(flawed.get(after).copied()),
                ..Shell::default()
            });
            self.pages.write(name, &[Piece::Text(&start), Piece::Kept(kept.section.clone()), Piece::Text(&end)])?;
        }
        Ok(())
    }

    /// Writes the index, and further pages of the search where one page cannot hold all lines.
    fn write_search(&mut self, top: [&str; 3], places: &[Place]) -> Result<()> {
        let sizes = self.documents.iter().map(|kept| kept.lines.end - kept.lines.start);
        let parts = parts(sizes, self.one_search);
        let part_name = |at: usize| match at {
            0 => PageName::First,
            _ => PageName::Further(format!("{SEARCH}{}", at + 1)),
        };
        let flawed = |at: Option<usize>| at.map_or("", |at| places[at].page.as_str());
        let first = (0..places.len()).find(|at| self.documents[*at].head.flawed());
        let last = (0..places.len()).rev().find(|at| self.documents[*at].head.flawed());
        for (at, documents) in parts.iter().enumerate() {
            let up = if at == 0 { "" } else { "../" };
            let links: Vec<PartLink> = parts
                .iter()
                .enumerate()
                .map(|(other, documents)| PartLink {
                    page: if other == at { String::new() } else { format!("{up}{}", address(&part_name(other).path())) },
                    first: documents.start + 1,
                    last: documents.end,
                })
                .collect();
            let (before, after) = shell(&Shell {
                top: if at == 0 { top } else { [""; 3] },
                back: if at == 0 { "" } else { "../report.html" },
                previous_flaw: &format!("{up}{}", flawed(last)),
                next_flaw: &format!("{up}{}", flawed(first)),
                parts: &links,
                ..Shell::default()
            });
            let heads: Vec<String> = documents
                .clone()
                .map(|at| lines_head(&self.documents[at].head, &format!("{up}{}", places[at].page)))
                .collect();
            let mut pieces = vec![Piece::Text(&before)];
            for (head, kept) in heads.iter().zip(&self.documents[documents.clone()]) {
                pieces.extend([Piece::Text(head), Piece::Kept(kept.lines.clone()), Piece::Text("</template>\n")]);
            }
            pieces.push(Piece::Text(&after));
            self.pages.write(&part_name(at), &pieces)?;
        }
        Ok(())
    }

    /// A name for the page of each document, by its id as far as any file system takes it.
    fn page_names(&self) -> Vec<PageName> {
        let mut taken = BTreeSet::new();
        let named = |(number, kept): (usize, &Kept)| {
            let plain = |c: char| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '_' };
            let mut name: String = kept.head.id.chars().take(100).map(plain).collect();
            if name.starts_with('.') || name.to_lowercase().starts_with(SEARCH) || !taken.insert(name.to_lowercase()) {
                name = format!("document-{}-{name}", number + 1);
                taken.insert(name.to_lowercase());
            }
            PageName::Further(name)
        };
        self.documents.iter().enumerate().map(named).collect()
    }
}

/// Cuts the documents into parts whose lines one page can hold; a part has at least one document, and there is a part.
fn parts(sizes: impl Iterator<Item = u64>, most: u64) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = vec![0..0];
    let mut held = 0;
    for (at, size) in sizes.enumerate() {
        match parts.last_mut() {
            Some(part) if part.start == part.end || held + size <= most => part.end = at + 1,
            _ => {
                parts.push(at..at + 1);
                held = 0;
            }
        }
        held += size;
    }
    parts
}

/// The start of the element that holds the lines of a document.
fn lines_head(head: &Head, page: &str) -> String {
    let mut out = String::from("<template class=\"lines\"");
    let provenance = head.provenance.as_str();
    for (name, value) in
        [("doc", head.id.as_str()), ("name", head.name()), ("symbol", &head.symbol), ("provenance", provenance), ("page", page)]
    {
        attribute(&format!("data-{name}"), value, &mut out);
    }
    out.push('>');
    out
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::model::{About, Bitext, Document, DocumentPair};
    use crate::summary::section;

    use super::*;

    #[test]
    fn parts_hold_what_they_can_and_lose_nothing() {
        assert_eq!(parts([3, 3, 3, 9, 1].into_iter(), 6), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(parts([].into_iter(), 6), [0..0]);
    }

    fn empty(id: &str) -> Section {
        section(&Document {
            pair: DocumentPair { id: id.to_owned(), fr: None, en: None, about: About::default() },
            fr: None,
            en: None,
            bitext: Bitext::default(),
            discrepancies: Vec::new(),
            diagnostics: Vec::new(),
        })
    }

    fn write(root: &Path, ids: &[&str], one_page: u64) {
        let folder = Folder::open(root, &crate::tables::Formats::default(), &[]).unwrap();
        let mut report = Report::open(&folder).unwrap();
        report.one_page = one_page;
        ids.iter().for_each(|id| report.append(empty(id)).unwrap());
        report.finish().unwrap();
        folder.finish().unwrap();
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
        write(root.path(), &["a", "é/b", "è/b", ".c"], 0);
        let names = ["__b.html", "a.html", "document-3-__b.html", "document-4-.c.html"];
        assert_eq!(pages(root.path()), names);
        assert!(
            read("report/a.html").contains("id=\"doc:a\"") && !read("report.html").contains("id=\"doc:a\"")
        );
        assert!(read("report.html").contains("href=\"report/document-3-__b.html#doc:%C3%A8/b\""));
        write(root.path(), &["a"], 0);
        assert_eq!(pages(root.path()), ["a.html"]);
        std::fs::write(root.path().join("report/notes.html"), "mine").unwrap();
        write(root.path(), &["a"], ONE_PAGE);
        assert_eq!(pages(root.path()), ["notes.html"]);
        assert!(read("report.html").contains("id=\"doc:a\""));
    }
}
