//! The report that people look at: one page, or an index with a page per document.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::error::Result;
use crate::tables::{Folder, PageName, Pages};

use super::Summary;
use super::digest::{Head, RELATIONS, total};
use super::pictures::{Place, pictures};
use super::roll::Roll;
use super::section::{Content, Flaw, Section};
use super::template::{SCRIPT, STYLE, address, policy, render, words};

/// Bytes of sections up to which there is one page.
const ONE_PAGE: u64 = 10_000_000;
/// The width of the bar of bead kinds in the list.
const BAR: usize = 120;

/// The report of a run while it grows.
///
/// The sections wait on disk; what is kept in memory of a document is what the list says of it.
#[derive(Debug)]
pub struct Report {
    pages: Pages,
    documents: Vec<(Head, Range<u64>)>,
    roll: Roll,
    figures: Summary,
    loose: Vec<(String, Vec<Flaw>)>,
    one_page: u64,
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
            Content::Document { html, digest } => {
                let place = self.pages.append(&html)?;
                self.documents.push((digest.head.clone(), place));
                self.roll.add(self.documents.len() - 1, *digest);
            }
            Content::Flaws { id, flaws, .. } => self.loose.push((id, flaws)),
        }
        Ok(())
    }

    /// Shows one page with everything, or an index with a page per document where that would be too large.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take the pages.
    pub fn finish(mut self) -> Result<()> {
        let end = self.documents.last().map_or(0, |(_, place)| place.end);
        let single = end <= self.one_page;
        let names = if single { vec![PageName::First; self.documents.len()] } else { self.page_names() };
        if !single {
            for ((head, place), name) in self.documents.iter().zip(&names) {
                let (before, after) = shell(&title(head), "../report.html", "");
                self.pages.write(name, &before, place.clone(), &after)?;
            }
        }
        let places: Vec<Place> = self
            .documents
            .iter()
            .zip(&names)
            .map(|((head, _), name)| Place {
                name: title(head),
                page: if single { String::new() } else { address(&name.path()) },
                anchor: head.anchor.clone(),
                id: head.id.clone(),
            })
            .collect();
        let top = self.overview(&places) + &pictures(&self.roll, &places, single);
        let (before, after) = shell("", "", &top);
        self.pages.write(&PageName::First, &before, 0..if single { end } else { 0 }, &after)?;
        self.pages.finish()
    }

    /// A name for the page of each document, by its id as far as any file system takes it.
    fn page_names(&self) -> Vec<PageName> {
        let mut taken = BTreeSet::new();
        let named = |(number, (head, _)): (usize, &(Head, Range<u64>))| {
            let plain = |c: char| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '_' };
            let mut name: String = head.id.chars().take(100).map(plain).collect();
            if name.starts_with('.') || !taken.insert(name.to_lowercase()) {
                name = format!("document-{}-{name}", number + 1);
                taken.insert(name.to_lowercase());
            }
            PageName::Further(name)
        };
        self.documents.iter().enumerate().map(named).collect()
    }

    fn overview(&self, places: &[Place]) -> String {
        let mut rows: Vec<ListRow<'_>> = self
            .documents
            .iter()
            .zip(places)
            .map(|((head, _), place)| ListRow { head, page: &place.page, bar: bar(&head.relations) })
            .collect();
        rows.sort_by(|a, b| b.head.trouble().cmp(&a.head.trouble()).then_with(|| a.head.id.cmp(&b.head.id)));
        let figures = [
            ("documents", self.figures.documents, "#documents", ""),
            ("paragraphs_fr", self.figures.paragraphs_fr, "#documents", "unit:paragraph"),
            ("paragraphs_en", self.figures.paragraphs_en, "#documents", "unit:paragraph"),
            ("beads", self.figures.beads, "#documents", "unit:"),
            ("mentions", self.figures.mentions, "#picture_names", ""),
            ("differences", total(&self.figures.discrepancies), "#documents", "check:any"),
            ("flaws", total(&self.figures.flaws), "#documents", ""),
        ];
        // A figure of things that are on this page leads to the first of them.
        let first = |wanted: fn(&Head) -> usize, what: &str| {
            let row = rows.iter().find(|row| wanted(row.head) > 0)?;
            Some(format!("{}#{what}:{}", row.page, address(&row.head.id)))
        };
        let figures = figures
            .into_iter()
            .map(|(word, count, href, filter)| Figure {
                word,
                count,
                href: match word {
                    "differences" => first(|head| head.differences, word),
                    "flaws" => first(|head| head.flaws, word)
                        .or_else(|| (!self.loose.is_empty()).then(|| "#loose".to_owned())),
                    _ => None,
                }
                .unwrap_or_else(|| href.to_owned()),
                filter: if places.iter().any(|place| !place.page.is_empty()) { "" } else { filter },
            })
            .collect();
        render(
            "overview.html",
            &Overview { figures, rows, relations: &RELATIONS, loose: &self.loose, bar: BAR },
        )
    }
}

#[derive(Serialize)]
struct Overview<'a> {
    figures: Vec<Figure>,
    rows: Vec<ListRow<'a>>,
    relations: &'a [&'static str],
    loose: &'a [(String, Vec<Flaw>)],
    bar: usize,
}

#[derive(Serialize)]
struct Figure {
    word: &'static str,
    count: usize,
    href: String,
    filter: &'static str,
}

#[derive(Serialize)]
struct ListRow<'a> {
    head: &'a Head,
    page: &'a str,
    bar: Vec<Piece>,
}

/// A piece of the bar of bead kinds.
#[derive(Serialize)]
struct Piece {
    relation: &'static str,
    count: usize,
    x: usize,
    width: usize,
}

/// The bar of bead kinds: every kind that occurs can be seen.
fn bar(relations: &[usize; 6]) -> Vec<Piece> {
    let all: usize = relations.iter().sum();
    let kinds = relations.iter().filter(|count| **count > 0).count();
    let mut x = 0;
    let mut pieces = Vec::new();
    for (relation, count) in RELATIONS.into_iter().zip(relations).filter(|(_, count)| **count > 0) {
        let width = 3 + count * (BAR - 3 * kinds) / all;
        pieces.push(Piece { relation, count: *count, x, width });
        x += width;
    }
    pieces
}

fn title(head: &Head) -> String {
    if head.symbol.is_empty() { head.id.clone() } else { head.symbol.clone() }
}

/// What stands before and after the sections of a page.
fn shell(name: &str, back: &str, top: &str) -> (String, String) {
    /// Where the sections go; no text of a corpus is in the shell at that time.
    const HERE: &str = "\u{1}";
    #[derive(Serialize)]
    struct Shell<'a> {
        name: &'a str,
        back: &'a str,
        policy: String,
        style: &'a str,
        script: &'a str,
        words: Vec<(&'a str, &'a str, &'a str)>,
        top: &'a str,
        here: &'a str,
    }
    let view = Shell {
        name,
        back,
        policy: policy(),
        style: STYLE,
        script: SCRIPT,
        words: words().collect(),
        top,
        here: HERE,
    };
    let page = render("shell.html", &view);
    let (before, after) = page.rsplit_once(HERE).expect("the template says where the sections go");
    (before.to_owned(), after.to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::model::{About, Bitext, Document, DocumentPair};
    use crate::summary::section;

    use super::*;

    #[test]
    fn every_kind_of_bead_has_its_piece() {
        let pieces = bar(&[997, 1, 0, 0, 2, 0]);
        assert_eq!(pieces.iter().map(|piece| piece.count).collect::<Vec<_>>(), [997, 1, 2]);
        assert!(pieces.iter().all(|piece| piece.width >= 3));
        assert!(pieces.iter().map(|piece| piece.width).sum::<usize>() <= BAR);
        assert!(bar(&[0; 6]).is_empty());
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
