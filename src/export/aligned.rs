//! The aligned sentences of a run, kept on the disk until the terms are sought in them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};
use crate::tables::AlignedPair;

/// The file.
const FILE: &str = "aligned";
/// Appends a pair, as a line.
pub(super) fn put(out: &mut Vec<u8>, pair: &AlignedPair) {
    serde_json::to_writer(&mut *out, pair).expect("plain values are JSON");
    out.push(b'\n');
}

/// The file while it is written.
#[derive(Debug)]
pub(super) struct Waiting {
    path: PathBuf,
    file: BufWriter<Writing>,
}

impl Waiting {
    /// Makes the file in `folder`.
    pub(super) fn create(folder: &Path) -> Result<Waiting> {
        let path = folder.join(FILE);
        let file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(Waiting { file: BufWriter::new(file), path })
    }

    /// Adds pairs, as lines.
    pub(super) fn write(&mut self, lines: &[u8]) -> Result<()> {
        self.file.write_all(lines).map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    /// Ends the file, to be read.
    pub(super) fn read(self) -> Result<AlignedPairs> {
        let Waiting { path, mut file } = self;
        let mut open = || {
            file.flush()?;
            Ok((disk::open(&path, Links::Refuse)?, disk::open(&path, Links::Refuse)?))
        };
        let (lines, single) = open().map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(AlignedPairs {
            path,
            lines: BufReader::new(lines),
            single: BufReader::new(single),
            at: 0,
            portion: Vec::new(),
        })
    }
}

/// The pairs of a run, to be read in their order, and again one by one.
#[derive(Debug)]
pub struct AlignedPairs {
    path: PathBuf,
    lines: BufReader<File>,
    single: BufReader<File>,
    at: u64,
    /// The pairs that were read last, each with its place.
    portion: Vec<(u64, AlignedPair)>,
}

impl AlignedPairs {
    /// Reads the next pairs, at most `most`; says whether there are any.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give them back as they were.
    pub fn next(&mut self, most: usize) -> Result<bool> {
        let mut found = Vec::new();
        while found.len() < most {
            let line = line(&mut self.lines).map_err(|source| self.error(source))?;
            let Some((length, pair)) = line else { break };
            found.push((self.at, pair));
            self.at += length;
        }
        let any = !found.is_empty();
        if any {
            self.portion = found;
        }
        Ok(any)
    }

    /// The pairs that were read last, each with its place.
    #[must_use]
    pub fn portion(&self) -> &[(u64, AlignedPair)] {
        &self.portion
    }

    /// The pair at a place.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give it back as it was.
    pub fn get(&mut self, place: u64) -> Result<Cow<'_, AlignedPair>> {
        if let Ok(at) = self.portion.binary_search_by_key(&place, |(at, _)| *at) {
            return Ok(Cow::Borrowed(&self.portion[at].1));
        }
        let read = self.single.seek(SeekFrom::Start(place)).and_then(|_| line(&mut self.single));
        let pair = read.and_then(|read| read.ok_or_else(|| io::ErrorKind::UnexpectedEof.into()));
        pair.map(|(_, pair)| Cow::Owned(pair)).map_err(|source| self.error(source))
    }

    /// Takes the file away.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not let go of it.
    pub(super) fn remove(self) -> Result<()> {
        let AlignedPairs { path, lines, single, .. } = self;
        // A file that is open cannot be taken away on every system.
        drop((lines, single));
        disk::remove_file(&path).map_err(|source| Error::Output { path, source })
    }

    fn error(&self, source: io::Error) -> Error {
        Error::Output { path: self.path.clone(), source }
    }
}

/// The next line, with its length.
fn line(file: &mut BufReader<File>) -> io::Result<Option<(u64, AlignedPair)>> {
    let mut line = Vec::new();
    let length = file.read_until(b'\n', &mut line)?;
    if length == 0 { Ok(None) } else { Ok(Some((length as u64, serde_json::from_slice(&line)?))) }
}
