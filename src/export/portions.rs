//! What the portions of a run say of its terms, kept on the disk until all of them are there: each behind its length.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};

/// The file.
const FILE: &str = "portions";

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
        Ok(Waiting { file: file.buffered(), path })
    }

    /// Adds what a portion says.
    pub(super) fn write(&mut self, portion: &[u8]) -> Result<()> {
        let length = (portion.len() as u64).to_le_bytes();
        let written = self.file.write_all(&length).and_then(|()| self.file.write_all(portion));
        written.map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    /// Ends the file, to be read.
    pub(super) fn read(self) -> Result<WrittenPortions> {
        let Waiting { path, mut file } = self;
        let opened = file.flush().and_then(|()| disk::open(&path, Links::Refuse));
        let file = opened.map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(WrittenPortions { path, file: BufReader::new(file) })
    }
}

/// What the portions say, to be read in their order.
#[derive(Debug)]
pub struct WrittenPortions {
    path: PathBuf,
    file: BufReader<File>,
}

impl WrittenPortions {
    /// What the next portion says; nothing at the end.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give it back.
    pub fn take(&mut self) -> Result<Option<Vec<u8>>> {
        self.read().map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        if self.file.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let mut length = [0; size_of::<u64>()];
        self.file.read_exact(&mut length)?;
        let (length, mut portion) = (u64::from_le_bytes(length), Vec::new());
        self.file.by_ref().take(length).read_to_end(&mut portion)?;
        if portion.len() as u64 == length {
            Ok(Some(portion))
        } else {
            Err(io::ErrorKind::UnexpectedEof.into())
        }
    }

    /// Takes the file away.
    pub(super) fn remove(self) -> Result<()> {
        let WrittenPortions { path, file } = self;
        // A file that is open cannot be taken away on every system.
        drop(file);
        disk::remove_file(&path).map_err(|source| Error::Output { path, source })
    }
}
