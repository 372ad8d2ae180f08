//! The aligned sentences of a run, kept on the disk: those of a portion until its terms are sought, all of them until their
//! examples are shown.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Take, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};
use crate::model::hexadecimal;
use crate::tables::AlignedPair;

/// The file.
const FILE: &str = "aligned";
/// How much of the file is hashed at a time.
const PIECE: usize = 1 << 16;

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
    /// The bytes that were written, from the beginning of the portion.
    portion: Range<u64>,
}

impl Waiting {
    /// Makes the file in `folder`.
    pub(super) fn create(folder: &Path) -> Result<Waiting> {
        let path = folder.join(FILE);
        let file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(Waiting { file: BufWriter::new(file), path, portion: 0..0 })
    }

    /// Adds pairs, as lines.
    pub(super) fn write(&mut self, lines: &[u8]) -> Result<()> {
        self.portion.end += lines.len() as u64;
        self.file.write_all(lines).map_err(|source| self.error(source))
    }

    /// Ends a portion with what was added since the one before, to be read while others are added.
    pub(super) fn end_portion(&mut self) -> Result<AlignedPortion> {
        self.file.flush().map_err(|source| self.error(source))?;
        let next = self.portion.end..self.portion.end;
        Ok(AlignedPortion { path: self.path.clone(), range: std::mem::replace(&mut self.portion, next) })
    }

    /// Ends the file, to be read.
    pub(super) fn read(self) -> Result<AlignedPairs> {
        let Waiting { path, mut file, .. } = self;
        let opened = file.flush().and_then(|()| disk::open(&path, Links::Refuse));
        let file = opened.map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(AlignedPairs { path, file: BufReader::new(file) })
    }

    fn error(&self, source: io::Error) -> Error {
        Error::Output { path: self.path.clone(), source }
    }
}

/// The pairs of a portion, to be read on any thread.
#[derive(Debug)]
pub struct AlignedPortion {
    path: PathBuf,
    range: Range<u64>,
}

impl AlignedPortion {
    /// How many bytes it has; the places of pairs are counted in them.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.range.end - self.range.start
    }

    /// Begins to read the pairs.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give them back.
    pub fn lines(&self) -> Result<AlignedLines> {
        let file = self.open().map_err(|source| Error::Output { path: self.path.clone(), source })?;
        Ok(AlignedLines { path: self.path.clone(), file: BufReader::new(file), at: 0 })
    }

    /// The hash of the portion, in lower-case hexadecimal.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give it back.
    pub fn sha256(&self) -> Result<String> {
        let hash = || {
            let (mut file, mut hash, mut piece) = (self.open()?, Sha256::new(), vec![0; PIECE]);
            loop {
                match file.read(&mut piece)? {
                    0 => return Ok(hexadecimal(&hash.finalize())),
                    count => hash.update(&piece[..count]),
                }
            }
        };
        hash().map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    fn open(&self) -> io::Result<Take<File>> {
        let mut file = disk::open(&self.path, Links::Refuse)?;
        file.seek(SeekFrom::Start(self.range.start))?;
        Ok(file.take(self.length()))
    }
}

/// The pairs of a portion while they are read in their order.
#[derive(Debug)]
pub struct AlignedLines {
    path: PathBuf,
    file: BufReader<Take<File>>,
    at: u64,
}

impl AlignedLines {
    /// Reads the next pairs, at most `most`, each with its place in the portion; none at the end.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give them back as they were.
    pub fn next(&mut self, most: usize) -> Result<Vec<(u64, AlignedPair)>> {
        let mut found = Vec::new();
        while found.len() < most {
            let line = line(&mut self.file);
            let line = line.map_err(|source| Error::Output { path: self.path.clone(), source })?;
            let Some((length, pair)) = line else { break };
            found.push((self.at, pair));
            self.at += length;
        }
        Ok(found)
    }
}

/// The pairs of a run, to be read again one by one.
#[derive(Debug)]
pub struct AlignedPairs {
    path: PathBuf,
    file: BufReader<File>,
}

impl AlignedPairs {
    /// The pair at a place.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give it back as it was.
    pub fn get(&mut self, place: u64) -> Result<AlignedPair> {
        let read = self.file.seek(SeekFrom::Start(place)).and_then(|_| line(&mut self.file));
        let pair = read.and_then(|read| read.ok_or_else(|| io::ErrorKind::UnexpectedEof.into()));
        pair.map(|(_, pair)| pair).map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    /// Takes the file away.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not let go of it.
    pub(super) fn remove(self) -> Result<()> {
        let AlignedPairs { path, file } = self;
        // A file that is open cannot be taken away on every system.
        drop(file);
        disk::remove_file(&path).map_err(|source| Error::Output { path, source })
    }
}

/// The next line, with its length.
fn line(file: &mut impl BufRead) -> io::Result<Option<(u64, AlignedPair)>> {
    let mut line = Vec::new();
    let length = file.read_until(b'\n', &mut line)?;
    if length == 0 { Ok(None) } else { Ok(Some((length as u64, serde_json::from_slice(&line)?))) }
}
