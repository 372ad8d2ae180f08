//! Pages beside the tables: sections are kept on disk until it is known which page shows them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::disk::{self, Found, Links, Writing};
use crate::error::{Error, Result};

use super::file::{Fingerprint, Output};
use super::known::InPlace;

/// The folder of the pages that are not the first.
const FOLDER: &str = "report";
/// The file that holds the sections until they are shown.
const SECTIONS: &str = "sections";
/// How the names of pages end.
const ENDING: &str = ".html";
/// How every page begins.
const PAGE_START: &str = "<!doctype html>\n<!-- paralign -->\n";

/// Pages that are being written, to be shown together with the tables of their folder.
#[derive(Debug)]
pub struct Pages {
    staging: PathBuf,
    sections: BufWriter<Writing>,
    /// The same file, where sections are read again.
    kept: File,
    end: u64,
    /// The output folder, and the pages of a former run that may stay there.
    root: PathBuf,
    in_place: InPlace,
    written: PageList,
}

impl Pages {
    /// Begins the pages of a run into `root`; `staging` is where its files stand until they are shown together, `in_place` the
    /// pages that may stay where they are.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to.
    pub(crate) fn open(staging: PathBuf, (root, in_place): (PathBuf, InPlace)) -> Result<Pages> {
        let path = staging.join(SECTIONS);
        let open = || -> io::Result<(Writing, File)> {
            Ok((disk::create(&path)?, disk::open(&path, Links::Refuse)?))
        };
        let (sections, kept) = open().map_err(|source| Error::Output { path, source })?;
        let sections = sections.buffered();
        Ok(Pages { staging, sections, kept, end: 0, root, in_place, written: PageList::default() })
    }

    /// Puts a section behind the others, and returns where it stands.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn append(&mut self, section: &str) -> Result<Range<u64>> {
        let start = self.end;
        let written = self.sections.write_all(section.as_bytes());
        written.map_err(|source| self.section_error(source))?;
        self.end += section.len() as u64;
        Ok(start..self.end)
    }

    /// Puts a value behind the sections, to be read again, and returns where it stands.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn append_value(&mut self, value: &impl Serialize) -> Result<Range<u64>> {
        let text = serde_json::to_string(value).map_err(|error| self.section_error(error.into()))?;
        self.append(&text)
    }

    /// Reads again the value that stands at `place`.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give it back as it was.
    pub fn read_value<T: DeserializeOwned>(&mut self, place: Range<u64>) -> Result<T> {
        let text = self.read(place)?;
        serde_json::from_slice(&text).map_err(|error| self.section_error(error.into()))
    }

    /// Reads the lines at the beginning of `place`: as many as `most` bytes hold, and at least one; says where the next stands.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give back what was put there.
    pub fn lines(&mut self, place: Range<u64>, most: u64) -> Result<(String, u64)> {
        let mut size = most.max(1);
        loop {
            let end = place.end.min(place.start.saturating_add(size));
            let mut text = self.read(place.start..end)?;
            let lines = text.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
            if let Some(lines) = lines.or_else(|| (end == place.end).then_some(text.len())) {
                text.truncate(lines);
                let next = place.start + lines as u64;
                let text = String::from_utf8(text);
                return Ok((text.map_err(|error| self.section_error(io::Error::other(error)))?, next));
            }
            size *= 2;
        }
    }

    fn read(&mut self, place: Range<u64>) -> Result<Vec<u8>> {
        let mut read = || -> io::Result<Vec<u8>> {
            let length = usize::try_from(place.end - place.start).map_err(io::Error::other)?;
            let mut section = vec![0; length];
            self.sections.flush()?;
            self.kept.seek(SeekFrom::Start(place.start))?;
            self.kept.read_exact(&mut section)?;
            Ok(section)
        };
        read().map_err(|source| self.section_error(source))
    }

    /// Leaves the page `name` of a former run where it is, if it was made of what has the hash `cause` and was not touched
    /// since; says whether it stays.
    pub fn stays(&mut self, name: &PageName, cause: &str) -> bool {
        let path = name.path();
        let found = self.in_place.find(&self.root.join(&path), &path, cause);
        let stays = found.is_some();
        let page = |found| Page { name: name.clone(), file: found, cause: cause.to_owned(), stays };
        self.written.0.extend(found.map(page));
        stays
    }

    /// Writes a page as [`Pages::write`] does, so that the next run can leave it where it is if `cause`, the hash of all that
    /// it is made of, is the same then; empty if that is not known.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn write_of(&mut self, name: PageName, cause: String, pieces: &[Piece<'_>]) -> Result<()> {
        self.write(name, pieces)?;
        if let Some(page) = self.written.0.last_mut() {
            page.cause = cause;
        }
        Ok(())
    }

    /// Writes a page of pieces. `name` is that of the first page, or a name in its folder of further pages.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn write(&mut self, name: PageName, pieces: &[Piece<'_>]) -> Result<()> {
        let path = name.path();
        if let Some(folder) = self.staging.join(&path).parent() {
            let made = || match disk::look(folder)? {
                Found::Nothing => disk::create_folder(folder),
                _ => Ok(()),
            };
            made().map_err(|source| Error::Output { path: folder.to_owned(), source })?;
        }
        let mut page = Output::create(&self.staging, &path, PAGE_START)?;
        for piece in pieces {
            match piece {
                Piece::Text(text) => page.write(text.as_bytes())?,
                Piece::Kept(place) => {
                    let mut at = place.start;
                    while at < place.end {
                        let end = place.end.min(at + PIECE);
                        page.write(&self.read(at..end)?)?;
                        at = end;
                    }
                }
            }
        }
        let file = page.finish()?;
        self.written.0.push(Page { name, file, cause: String::new(), stays: false });
        Ok(())
    }

    /// Ends the pages.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not let go of the sections.
    pub fn finish(self) -> Result<PageList> {
        let Pages { staging, sections, kept, mut written, .. } = self;
        // A file that is open cannot be taken away on every system.
        drop((sections, kept));
        written.0.sort_by(|a, b| a.name.cmp(&b.name));
        let path = staging.join(SECTIONS);
        disk::remove_file(&path).map_err(|source| Error::Output { path, source })?;
        Ok(written)
    }

    fn section_error(&self, source: io::Error) -> Error {
        Error::Output { path: self.staging.join(SECTIONS), source }
    }
}

/// How much of a section is held at a time, in bytes.
const PIECE: u64 = 1 << 18;

/// The pages of a run that are written, the first page first.
#[derive(Debug, Default)]
pub struct PageList(Vec<Page>);

#[derive(Debug)]
struct Page {
    name: PageName,
    file: Fingerprint,
    /// The hash of what it was made of; empty if that is not known.
    cause: String,
    /// Whether it is that of a former run, which stays.
    stays: bool,
}

impl PageList {
    /// The fingerprints of the pages.
    pub(crate) fn fingerprints(&self) -> impl Iterator<Item = Fingerprint> {
        self.0.iter().map(|page| page.file.clone())
    }

    /// The pages of a former run that stay where they are.
    pub(crate) fn staying(&self) -> Vec<Fingerprint> {
        self.0.iter().filter(|page| page.stays).map(|page| page.file.clone()).collect()
    }

    /// The hashes of what pages were made of, by the paths of the pages.
    pub(crate) fn causes(&self) -> BTreeMap<String, String> {
        let known = self.0.iter().filter(|page| !page.cause.is_empty());
        known.map(|page| (page.file.path.clone(), page.cause.clone())).collect()
    }
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that is at hand.
    Text(&'a str),
    /// What was put where [`Pages::append`] said.
    Kept(Range<u64>),
}

/// The name of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageName {
    /// The page that a reader opens.
    First,
    /// A further page, by a name of letters, digits, `-`, `.` and `_`.
    Further(String),
}

impl PageName {
    /// The file of the first page.
    pub(crate) const FIRST: &str = "report.html";

    /// The path under the output folder, with `/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            PageName::First => PageName::FIRST.to_owned(),
            PageName::Further(name) => format!("{FOLDER}/{name}{ENDING}"),
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    use super::super::{Known, cache};
    use super::*;

    #[test]
    fn what_is_put_aside_is_read_again_whole_or_not_at_all() {
        let root = tempfile::tempdir().unwrap();
        let mut pages = Pages::open(root.path().to_owned(), Default::default()).unwrap();
        let section = pages.append("<p>é</p>").unwrap();
        let value = pages.append_value(&("é", 3)).unwrap();
        assert_eq!(pages.read_value::<(String, u8)>(value.clone()).unwrap(), ("é".to_owned(), 3));
        let broken = |error: Error| error.to_string().contains(SECTIONS);
        assert!(pages.read_value::<u8>(section).is_err_and(broken));
        assert!(pages.read_value::<u8>(value.end - 1..value.end + 1).is_err_and(broken));
        assert!(pages.write(PageName::First, &[Piece::Kept(value.start..value.end + 1)]).is_err_and(broken));
    }

    #[test]
    fn lines_come_whole_however_little_is_asked_for() {
        let root = tempfile::tempdir().unwrap();
        let mut pages = Pages::open(root.path().to_owned(), Default::default()).unwrap();
        let place = pages.append("é\nlonger\nend").unwrap();
        for most in 0..20 {
            let (mut at, mut all) = (place.start, Vec::new());
            while at < place.end {
                let (text, next) = pages.lines(at..place.end, most).unwrap();
                assert_eq!(next - at, text.len() as u64);
                all.push(text);
                at = next;
            }
            assert_eq!(all.concat(), "é\nlonger\nend");
            let whole = |text: &String| text.ends_with('\n') || text.ends_with("end");
            assert!(all.iter().all(whole) && (most > 2 || all.len() == 3), "{most}: {all:?}");
        }
        assert_eq!(pages.lines(place.end..place.end, 9).unwrap(), (String::new(), place.end));
    }

    #[test]
    #[cfg(unix)]
    fn a_page_stays_if_it_is_made_of_the_same_and_was_not_touched() {
        let (root, staging) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::create_dir_all(root.path().join(cache::FOLDER)).unwrap();
        let open = |staging: &std::path::Path| {
            let known = Known::load(root.path()).in_place();
            Pages::open(staging.to_owned(), (root.path().to_owned(), known)).unwrap()
        };
        // A run whose files are shown where they are written.
        let mut pages = open(root.path());
        let name = |name: &str| PageName::Further(name.to_owned());
        pages.write_of(name("a"), "made of this".to_owned(), &[Piece::Text("<p>")]).unwrap();
        pages.write_of(name("b"), String::new(), &[]).unwrap();
        let list = pages.finish().unwrap();
        let written: Vec<Fingerprint> = list.fingerprints().collect();
        assert!(list.staying().is_empty() && list.causes().len() == 1);
        Known::keep(root.path(), &written, &list.causes());
        let mut pages = open(staging.path());
        assert!(!pages.stays(&name("a"), "made of that") && !pages.stays(&name("b"), ""));
        assert!(!pages.stays(&name("c"), "made of this") && pages.stays(&name("a"), "made of this"));
        let list = pages.finish().unwrap();
        assert_eq!((list.staying(), list.causes().len()), (vec![written[0].clone()], 1));
        assert_eq!(list.fingerprints().collect::<Vec<_>>(), written[..1]);
        std::fs::write(root.path().join("report/a.html"), "edited").unwrap();
        assert!(!open(staging.path()).stays(&name("a"), "made of this"));
    }

    #[test]
    fn pages_are_known_by_their_names() {
        let root = tempfile::tempdir().unwrap();
        let mut pages = Pages::open(root.path().to_owned(), Default::default()).unwrap();
        let kept = pages.append("long").unwrap();
        for name in ["b", "a-b", "a"] {
            let pieces = [Piece::Text("<p>"), Piece::Kept(kept.clone())];
            pages.write(PageName::Further(name.to_owned()), &pieces).unwrap();
        }
        pages.write(PageName::First, &[]).unwrap();
        let list = pages.finish().unwrap();
        let prints: Vec<Fingerprint> = list.fingerprints().collect();
        let paths: Vec<&str> = prints.iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths, ["report.html", "report/a.html", "report/a-b.html", "report/b.html"]);
        let text = format!("{PAGE_START}<p>long");
        assert_eq!(prints[1], Fingerprint::of("report/a.html", text.as_bytes()));
        assert_eq!(std::fs::read_to_string(root.path().join("report/a.html")).unwrap(), text);
    }
}
