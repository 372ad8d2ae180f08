//! Pages beside the tables: sections are kept on disk until it is known which page shows them.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

use super::{Fingerprint, Folder};

/// The folder of the pages that are not the first.
const FOLDER: &str = "report";
/// The file that holds the sections until they are shown.
const SECTIONS: &str = "sections";
/// How every page begins: a page of a former run is known by it.
const PAGE_START: &str = "<!doctype html>\n<!-- paralign -->\n";

/// Pages that are being written, to be shown together with the tables of their folder.
#[derive(Debug)]
pub struct Pages {
    staging: PathBuf,
    sections: BufWriter<File>,
    end: u64,
    /// The pages that are not known to be on the disk.
    written: Vec<PathBuf>,
}

impl Pages {
    /// Begins the pages of a run.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to.
    pub fn open(folder: &Folder) -> Result<Pages> {
        let staging = folder.staging();
        let path = staging.join(SECTIONS);
        let file = File::options().create(true).truncate(true).read(true).write(true).open(&path);
        let sections = BufWriter::new(file.map_err(|source| Error::Output { path, source })?);
        Ok(Pages { staging, sections, end: 0, written: Vec::new() })
    }

    /// Puts a section behind the others, and returns where it stands.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn append(&mut self, section: &str) -> Result<Range<u64>> {
        let start = self.end;
        self.sections
            .write_all(section.as_bytes())
            .map_err(|source| Error::Output { path: self.staging.join(SECTIONS), source })?;
        self.end += section.len() as u64;
        Ok(start..self.end)
    }

    /// Writes a page of pieces. `name` is that of the first page, or a name in its folder of further pages.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn write(&mut self, name: &PageName, pieces: &[Piece<'_>]) -> Result<()> {
        let path = self.staging.join(name.path());
        let mut write = || -> io::Result<()> {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            self.sections.flush()?;
            let source = self.sections.get_mut();
            let mut page = BufWriter::new(File::create(&path)?);
            page.write_all(PAGE_START.as_bytes())?;
            for piece in pieces {
                match piece {
                    Piece::Text(text) => page.write_all(text.as_bytes())?,
                    Piece::Kept(place) => {
                        source.seek(SeekFrom::Start(place.start))?;
                        io::copy(&mut source.take(place.end - place.start), &mut page)?;
                    }
                }
            }
            page.into_inner()?;
            Ok(())
        };
        write().map_err(|source| Error::Output { path: path.clone(), source })?;
        self.written.push(path);
        Ok(())
    }

    /// Ends the pages, and brings them to the disk: all together, since the first takes most of the others along.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take the pages, or does not let go of the sections.
    pub fn finish(self) -> Result<()> {
        for path in self.written {
            let synced = File::options().write(true).open(&path).and_then(|page| page.sync_all());
            synced.map_err(|source| Error::Output { path, source })?;
        }
        let path = self.staging.join(SECTIONS);
        fs::remove_file(&path).map_err(|source| Error::Output { path, source })
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageName {
    /// The page that a reader opens.
    First,
    /// A further page, by a name of letters, digits, `-`, `.` and `_`.
    Further(String),
}

impl PageName {
    /// The path under the output folder, with `/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            PageName::First => format!("{FOLDER}.html"),
            PageName::Further(name) => format!("{FOLDER}/{name}.html"),
        }
    }
}

/// The names of the further pages in `ready`.
pub(super) fn further(ready: &Path) -> BTreeSet<OsString> {
    let entries = fs::read_dir(ready.join(FOLDER)).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect()
}

/// The fingerprints of the pages in `staging`, the first page first.
pub(super) fn fingerprints(staging: &Path) -> Result<Vec<Fingerprint>> {
    let first = PageName::First.path();
    let further = further(staging);
    let names = further.iter().map(|name| format!("{FOLDER}/{}", name.to_string_lossy()));
    std::iter::once(first)
        .chain(names)
        .filter(|name| staging.join(name).is_file())
        .map(|name| Fingerprint::of_file(&staging.join(&name), &name))
        .collect()
}

/// Clears away the further pages of former runs: those that begin as a page does and are not in `keep`.
pub(super) fn clear(root: &Path, keep: &BTreeSet<OsString>) -> io::Result<()> {
    let folder = root.join(FOLDER);
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        if keep.contains(&entry.file_name()) || !entry.file_type()?.is_file() {
            continue;
        }
        let mut start = Vec::new();
        File::open(entry.path())?.take(PAGE_START.len() as u64).read_to_end(&mut start)?;
        if start == PAGE_START.as_bytes() {
            fs::remove_file(entry.path())?;
        }
    }
    if keep.is_empty() {
        // A folder that holds other files stays.
        let _ = fs::remove_dir(&folder);
    }
    Ok(())
}

/// Moves a file, or the files of a folder, from `from` to `to`.
pub(super) fn show(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return fs::rename(from, to);
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::rename(entry.path(), to.join(entry.file_name()))?;
    }
    fs::remove_dir(from)
}
