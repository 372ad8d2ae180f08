//! The aligned sentences of a run, kept on the disk: those of a portion until its terms are sought, all of them until their
//! examples are shown.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Take, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};
use crate::output::hashed;
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
    /// The bytes that were written, from the beginning of the portion.
    portion: Range<u64>,
}

impl Waiting {
    /// Makes the file in `folder`.
    pub(super) fn create(folder: &Path) -> Result<Waiting> {
        let path = folder.join(FILE);
        let file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(Waiting { file: file.buffered(), path, portion: 0..0 })
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
        Ok(AlignedPairs { path, file: disk::buffered(file), at: 0 })
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
        Ok(AlignedLines { path: self.path.clone(), file: disk::buffered(file), at: 0 })
    }

    /// The hash of the portion, in lower-case hexadecimal.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give it back.
    pub fn sha256(&self) -> Result<String> {
        let hash = self.open().and_then(hashed);
        hash.map(|(_, sha256)| sha256).map_err(|source| Error::Output { path: self.path.clone(), source })
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
    /// Where the next byte of `file` stands.
    at: u64,
}

impl AlignedPairs {
    /// The pair at a place.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give it back as it was.
    pub fn get(&mut self, place: u64) -> Result<AlignedPair> {
        self.read(place).map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    fn read(&mut self, place: u64) -> io::Result<AlignedPair> {
        // Most pairs are asked for in their order: what the buffer holds already is not read again.
        let way = i64::try_from(place).and_then(|place| Ok(place - i64::try_from(self.at)?));
        self.file.seek_relative(way.map_err(io::Error::other)?)?;
        self.at = place;
        let (length, pair) = line(&mut self.file)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        self.at += length;
        Ok(pair)
    }

    /// Takes the file away.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not let go of it.
    pub(super) fn remove(self) -> Result<()> {
        let AlignedPairs { path, file, .. } = self;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sides;

    fn pair(number: usize) -> AlignedPair {
        // Lines of many lengths, more of them than a buffer holds.
        let text = number.to_string().repeat(1 + number % 97);
        AlignedPair {
            doc_id: "d".to_owned(),
            part: String::new(),
            alignment_id: String::new(),
            sentence_alignment_id: number.to_string(),
            paragraphs: Sides::default(),
            texts: Sides { fr: text.clone(), en: text },
            starts: Sides::default(),
        }
    }

    #[test]
    fn pairs_are_read_in_any_order() {
        let root = tempfile::tempdir().unwrap();
        let mut waiting = Waiting::create(root.path()).unwrap();
        let mut places = vec![0];
        for number in 0..2_000 {
            let mut line = Vec::new();
            put(&mut line, &pair(number));
            waiting.write(&line).unwrap();
            places.push(places[number] + line.len() as u64);
        }
        let end = places.pop().unwrap();
        assert!(end > 3 * disk::PIECE as u64, "several buffers are filled");
        let mut pairs = waiting.read().unwrap();
        // In their order, the same again, far back, far ahead, and back over all.
        let order = (0..2_000).chain([1_999, 1_999, 3, 3, 2, 1_000, 4]).chain((0..2_000).rev());
        for number in order {
            let read = pairs.get(places[number]).unwrap();
            assert_eq!(read.sentence_alignment_id, number.to_string());
            assert_eq!(read.texts, pair(number).texts);
        }
        assert!(pairs.get(end).is_err(), "nothing stands behind the last");
        assert_eq!(pairs.get(places[7]).unwrap().texts, pair(7).texts);
    }
}
