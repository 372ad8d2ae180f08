//! A corpus folder in a tar archive: its members are listed as the files of a folder are, and read where they lie in it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek};
use std::ops::Range;
use std::path::{Path, PathBuf};

use tar::{Archive, EntryType};
use unicode_normalization::UnicodeNormalization;

use super::listing::{Candidate, Listed, claimed, language_of, listed, on_one_line};
use super::manifest::{self, Claim, Claims};
use super::source::bytes;
use super::{NamedFlaw, corrections, names};
use crate::disk::{self, Links};
use crate::error::{Error, Result};
use crate::model::{Diagnostic, Flaw, Lang, Within};

/// The most bytes of a table beside the documents that are read.
const LARGEST_TABLE: u64 = 256 << 20;

/// An archive whose members are known.
#[derive(Debug)]
pub(super) struct Packed {
    /// The archive on the disk.
    path: PathBuf,
    /// The folder in the archive that holds the corpus, with a slash behind it; empty if that is the archive itself.
    pub(super) prefix: String,
    /// The places of the regular files below that folder, by their paths; no place of anything else.
    members: BTreeMap<String, Option<Range<u64>>>,
}

impl Packed {
    /// Lists the members of the archive at `path`; `given` is what the user calls it.
    pub(super) fn open(path: &Path, given: &Path) -> Result<Packed> {
        let mut last = String::new();
        let members = members(path, &mut last).map_err(|source| Error::Archive {
            path: given.to_owned(),
            member: last,
            source,
        })?;
        let prefix = prefix(&members);
        let below = |(name, place): (String, _)| Some((name.strip_prefix(&prefix)?.to_owned(), place));
        let members = members.into_iter().filter_map(below).collect();
        Ok(Packed { path: path.to_owned(), prefix, members })
    }

    /// The bytes of the table `name` beside the documents, if there is one.
    pub(super) fn table(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let Some(Some(place)) = self.members.get(name) else { return Ok(None) };
        if place.end - place.start > LARGEST_TABLE {
            let told = format!("it holds more than the {LARGEST_TABLE} bytes that are read");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, told));
        }
        bytes(disk::open(&self.path, Links::Follow)?, place).map(Some)
    }

    /// Lists the documents, as [`super::listing::list`] does those of a folder.
    pub(super) fn list(&self, claims: &Claims, flaws: &mut Vec<NamedFlaw>) -> Vec<Listed> {
        let tops: BTreeSet<&str> =
            self.members.keys().filter_map(|name| Some(name.split_once('/')?.0)).collect();
        let mut folders: Vec<(Lang, &str)> =
            tops.into_iter().filter_map(|top| Some((names::language_of_folder(top)?, top))).collect();
        folders.sort_by_key(|(lang, top)| (*lang != Lang::Fr, *top));
        let mut out = Vec::new();
        for (lang, folder) in &folders {
            for (name, _) in self.members.iter() {
                let under = name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
                if let Some(under) = under.filter(|under| !is_hidden(under)) {
                    out.extend(listed(self.candidate(name), under, Some(*lang), claims, flaws));
                }
            }
        }
        if folders.is_empty() {
            for name in self.members.keys().filter(|name| !is_hidden(name)) {
                if ![manifest::FILE, corrections::FILE].contains(&name.as_str()) {
                    let (lang, under) = language_of(name);
                    out.extend(listed(self.candidate(name), &under, lang, claims, flaws));
                }
            }
        }
        let found: BTreeSet<_> = out.iter().map(|file| manifest::composed(&file.source.name)).collect();
        for (path, claim) in claims.iter().filter(|(path, _)| !found.contains(*path)) {
            out.extend(self.claimed(path, claim, flaws));
        }
        out
    }

    /// The member that the manifest claims for a document.
    fn claimed(&self, path: &str, claim: &Claim, flaws: &mut Vec<NamedFlaw>) -> Option<Listed> {
        let apart: String = path.nfd().collect();
        let name = if self.members.contains_key(&apart) { apart.as_str() } else { path };
        claimed(self.candidate(name), path, claim, flaws)
    }

    fn candidate(&self, name: &str) -> Candidate {
        let place = self.members.get(name).cloned().flatten();
        let within = place.clone().map(Within::Bytes).unwrap_or_default();
        Candidate { name: on_one_line(name), is_file: place.is_some(), path: self.path.clone(), within }
    }
}

/// Whether the file is one that systems hide, such as the notes that macOS packs beside every file.
fn is_hidden(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}

/// The places of all members of an archive; `last` is the one that was read last.
fn members(path: &Path, last: &mut String) -> io::Result<BTreeMap<String, Option<Range<u64>>>> {
    let file = disk::open(path, Links::Follow)?;
    let size = file.metadata()?.len();
    let mut out = BTreeMap::new();
    let mut archive = Archive::new(file);
    for entry in archive.entries_with_seek()? {
        let entry = entry?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        name.clone_into(last);
        let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
        let kind = entry.header().entry_type();
        if kind.is_dir() || parts.is_empty() || kind == EntryType::XGlobalHeader {
            continue;
        }
        let place = entry.raw_file_position()..entry.raw_file_position() + entry.size();
        if place.end > size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let is_plain = matches!(kind, EntryType::Regular | EntryType::Continuous) && !parts.contains(&"..");
        // A member that comes again replaces the former one, as it does when the archive is unpacked.
        out.insert(parts.join("/"), is_plain.then_some(place));
    }
    Ok(out)
}

/// The folder that holds the corpus: the one that everything lies in, unless it is named after a language.
fn prefix(members: &BTreeMap<String, Option<Range<u64>>>) -> String {
    let mut prefix = String::new();
    loop {
        let mut tops = members.keys().map(|name| name[prefix.len()..].split_once('/').map(|(top, _)| top));
        let Some(Some(top)) = tops.next() else { return prefix };
        if names::language_of_folder(top).is_some() || !tops.all(|other| other == Some(top)) {
            return prefix;
        }
        prefix = format!("{prefix}{top}/");
    }
}

/// Unpacks what a gzip file holds into a temporary file.
pub(super) fn unpack(packed: impl Read, given: &Path) -> Result<tempfile::NamedTempFile> {
    let unpacked = || -> io::Result<tempfile::NamedTempFile> {
        let mut file = tempfile::NamedTempFile::new()?;
        io::copy(&mut flate2::read::MultiGzDecoder::new(packed), &mut file)?;
        file.rewind()?;
        Ok(file)
    };
    unpacked().map_err(|source| Error::Unpacked { path: given.to_owned(), source })
}

/// Tells of a table in the archive that cannot be read.
pub(super) fn unread(file: &str, error: &io::Error, flaws: &mut Vec<NamedFlaw>) {
    let (file, cause) = (file.to_owned(), error.to_string());
    flaws.push((String::new(), Diagnostic::of(None, Flaw::Manifest { file, cause })));
}
