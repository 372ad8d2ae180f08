//! What is kept of every document until the pages are written: a few figures in memory, the rest on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::error::Result;
use crate::output::{Cache, PageName, Pages, Piece};

use super::head::{Head, Trouble};
use super::place::{Place, Places};
use super::roll::Roll;
use super::template::address;
use super::{listing, network, search};

/// A document: how much it needs a look, and where its section, its lines and its head wait, one behind the other.
#[derive(Debug)]
pub(super) struct Kept {
    start: u64,
    lines: u64,
    head: u64,
    end: u64,
    trouble: Trouble,
    /// Whether a row of it deserves a look.
    pub(super) flawed: bool,
    /// The hash of all that its section was made of, if that is known.
    pub(super) cause: Option<String>,
    /// How long its section is, if that is in the cache, under the hash of what it was made of.
    elsewhere: Option<u64>,
}

/// A document of which a part is on the disk: where its section and its lines begin.
#[derive(Debug, Default)]
pub(super) struct Begun {
    start: Option<u64>,
    lines: Option<u64>,
}

impl Begun {
    /// Puts rows of the section on the disk; none come behind lines.
    pub(super) fn rows(&mut self, pages: &mut Pages, html: &str) -> Result<()> {
        let start = pages.append(html)?.start;
        self.start.get_or_insert(start);
        Ok(())
    }

    /// Puts lines on the disk.
    pub(super) fn lines(&mut self, pages: &mut Pages, lines: &str) -> Result<()> {
        let start = pages.append(lines)?.start;
        self.lines.get_or_insert(start);
        Ok(())
    }

    /// Puts the head on the disk, with which the document is whole; says with what hash of all that it was made of, if that is
    /// known, and how long its section is, if that is in the cache.
    pub(super) fn end(
        self,
        pages: &mut Pages,
        head: &Head,
        (cause, elsewhere): (Option<String>, Option<u64>),
    ) -> Result<Kept> {
        let Range { start: at, end } = pages.append_value(head)?;
        let lines = self.lines.unwrap_or(at);
        let (trouble, flawed) = (head.trouble(), head.flawed());
        let start = self.start.unwrap_or(lines);
        Ok(Kept { start, lines, head: at, end, trouble, flawed, cause, elsewhere })
    }
}

impl Kept {
    /// How long its section is, in bytes.
    pub(super) fn size(&self) -> u64 {
        self.elsewhere.unwrap_or(self.lines - self.start)
    }

    /// Reads its section, if that is in the cache.
    pub(super) fn elsewhere(&self, cache: Option<&Cache>) -> Result<Option<String>> {
        let key = self.cause.as_ref().filter(|_| self.elsewhere.is_some());
        key.zip(cache).map(|(key, cache)| cache.page(key)).transpose()
    }

    /// Its section as a piece of a page; `elsewhere` is what [`Kept::elsewhere`] gave.
    pub(super) fn piece<'a>(&self, elsewhere: Option<&'a str>) -> Piece<'a> {
        elsewhere.map_or(Piece::Kept(self.start..self.lines), Piece::Text)
    }

    pub(super) fn lines(&self) -> Range<u64> {
        self.lines..self.head
    }

    /// How much it needs a look.
    pub(super) fn trouble(&self) -> Trouble {
        self.trouble
    }

    /// Reads the head again.
    pub(super) fn head(&self, pages: &mut Pages) -> Result<Head> {
        pages.read_value(self.head..self.end)
    }
}

/// What must be known of all documents before the first page is written.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The page of each document.
    pub(super) names: Vec<PageName>,
    pub(super) places: Places,
    /// The addresses of the pages of those documents that were asked for, by their ids.
    pub(super) pages: BTreeMap<String, String>,
    /// The first document that has differences, by its id.
    pub(super) differing: Option<String>,
}

impl Index {
    /// Goes through the heads; with `single` everything is on the first page.
    pub(super) fn new(
        pages: &mut Pages,
        documents: &[Kept],
        roll: &Roll,
        asked: &BTreeSet<&str>,
        single: bool,
    ) -> Result<Index> {
        let (named, drawn) = (roll.documents(), network::drawn(roll));
        let mut index = Index::default();
        let mut taken = BTreeSet::new();
        for (at, kept) in documents.iter().enumerate() {
            let head = kept.head(pages)?;
            let name = if single { PageName::First } else { page_name(at, &head.id, &mut taken) };
            if drawn.iter().any(|symbol| *symbol == head.name()) {
                index.places.own.insert(head.name().to_owned());
            }
            if index.differing.is_none() && head.differences > 0 {
                index.differing = Some(head.id.clone());
            }
            if named.contains(&at) {
                index.places.named.insert(at, place(&head, &name));
            }
            if asked.contains(head.id.as_str()) {
                index.pages.insert(head.id, page_address(&name));
            }
            index.names.push(name);
        }
        Ok(index)
    }
}

/// Where a document is shown.
pub(super) fn place(head: &Head, name: &PageName) -> Place {
    Place {
        name: head.name().to_owned(),
        page: page_address(name),
        anchor: head.anchor.clone(),
        id: head.id.clone(),
    }
}

/// The address of a page from the first page, empty for that page itself.
pub(super) fn page_address(name: &PageName) -> String {
    if *name == PageName::First { String::new() } else { address(&name.path()) }
}

/// The address of a page from one of those that lie beside it.
pub(super) fn beside(name: &PageName) -> String {
    page_address(name).rsplit('/').next().unwrap_or_default().to_owned()
}

/// A name for the page of a document, by its id as far as any file system takes it.
fn page_name(at: usize, id: &str, taken: &mut BTreeSet<String>) -> PageName {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '_' };
    let mut name: String = id.chars().take(100).map(plain).collect();
    let low = name.to_lowercase();
    let is_kept = [search::NAME, listing::NAME].iter().any(|start| low.starts_with(start));
    if is_kept || name.starts_with('.') || !taken.insert(low) {
        name = format!("document-{}-{name}", at + 1);
        taken.insert(name.to_lowercase());
    }
    PageName::Further(name)
}
