//! The aligned sentences of a run, kept on the disk until the terms are sought in them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};
use crate::model::Lang;

/// The file.
const FILE: &str = "aligned";
/// The least confidence of a bead whose sentences are kept, in per cent.
const LEAST_CONFIDENCE: u8 = 50;
/// The most bytes that a side may have: what is longer is not a sentence.
const LONGEST: usize = 10_000;

/// A bead of sentences; where nothing corresponds surely enough, the text of a side is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignedPair {
    /// The document.
    pub doc_id: String,
    /// The part.
    pub part: String,
    /// The bead of blocks.
    pub alignment_id: String,
    /// The bead of sentences.
    pub sentence_alignment_id: String,
    /// The paragraph numbers of the bead of blocks, French and English.
    pub paragraphs: [String; 2],
    /// The French sentences.
    pub fr_text: String,
    /// The English sentences.
    pub en_text: String,
    /// Where both stand in the texts of the bead of blocks, in code points; nothing if they do not stand there in a row.
    pub starts: [Option<usize>; 2],
}

impl AlignedPair {
    /// The pair as a line. Where the confidence of its bead is too low, or a side is missing, the sentences of each side are
    /// lines of their own.
    pub(crate) fn lines(mut self, confidence: u8) -> Vec<u8> {
        if fits(&self.fr_text) && fits(&self.en_text) && confidence >= LEAST_CONFIDENCE {
            return self.line();
        }
        self.starts = [None; 2];
        let (fr, en) = (std::mem::take(&mut self.fr_text), std::mem::take(&mut self.en_text));
        let mut lines = self.alone(Lang::Fr, &fr);
        lines.extend(self.alone(Lang::En, &en));
        lines
    }

    /// A sentence of one language as the line of a pair without text; nothing if it is not one.
    pub(crate) fn alone(&mut self, lang: Lang, sentence: &str) -> Vec<u8> {
        if !fits(sentence) {
            return Vec::new();
        }
        let side = match lang {
            Lang::Fr => &mut self.fr_text,
            Lang::En => &mut self.en_text,
        };
        side.push_str(sentence);
        let line = self.line();
        self.fr_text.clear();
        self.en_text.clear();
        line
    }

    fn line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).expect("plain values are JSON");
        line.push(b'\n');
        line
    }
}

/// Whether a text can be a sentence.
fn fits(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST
}

/// The file while it is written.
#[derive(Debug)]
pub(crate) struct Waiting {
    path: PathBuf,
    file: BufWriter<Writing>,
}

impl Waiting {
    /// Makes the file in `folder`.
    pub(crate) fn create(folder: &Path) -> Result<Waiting> {
        let path = folder.join(FILE);
        let file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(Waiting { file: BufWriter::new(file), path })
    }

    /// Adds pairs, as lines.
    pub(crate) fn write(&mut self, lines: &[u8]) -> Result<()> {
        self.file.write_all(lines).map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    /// Ends the file, to be read.
    pub(crate) fn read(self) -> Result<AlignedPairs> {
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
    pub(crate) fn remove(self) -> Result<()> {
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
