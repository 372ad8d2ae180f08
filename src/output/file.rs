//! A file that is being written, and what can be said of it afterwards.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};
use crate::model::hexadecimal;

/// A file by which others can tell whether theirs is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// The path under the corpus or the output folder.
    pub path: String,
    /// The size in bytes.
    pub bytes: u64,
    /// The SHA-256, in lower-case hexadecimal.
    pub sha256: String,
}

impl Fingerprint {
    /// The fingerprint of bytes that are at hand.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8]) -> Fingerprint {
        Fingerprint {
            path: path.to_owned(),
            bytes: bytes.len() as u64,
            sha256: hexadecimal(&Sha256::digest(bytes)),
        }
    }

    /// The fingerprint of a regular file on the disk, read piece by piece; a link is not followed.
    pub(crate) fn of_file(path: &Path, name: &str) -> Result<Fingerprint> {
        let read = || -> io::Result<Fingerprint> {
            let (bytes, sha256) = hashed(disk::open(path, Links::Refuse)?)?;
            Ok(Fingerprint { path: name.to_owned(), bytes, sha256 })
        };
        read().map_err(|source| Error::Output { path: path.to_owned(), source })
    }

    /// Whether the regular file at `path` has the size of the one that is meant.
    pub(crate) fn is_as_long(&self, path: &Path) -> io::Result<bool> {
        Ok(disk::open(path, Links::Refuse)?.metadata()?.len() == self.bytes)
    }

    /// Whether the regular file at `path` is the one that is meant; one of another size is not read.
    pub(crate) fn is_of(&self, path: &Path) -> io::Result<bool> {
        let file = disk::open(path, Links::Refuse)?;
        Ok(file.metadata()?.len() == self.bytes
            && hashed(file.take(self.bytes.saturating_add(1)))? == (self.bytes, self.sha256.clone()))
    }
}

/// The size and the hash of what `from` gives, read piece by piece.
pub(crate) fn hashed(mut from: impl Read) -> io::Result<(u64, String)> {
    let (mut hash, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; disk::PIECE]);
    loop {
        let count = from.read(&mut piece)?;
        if count == 0 {
            return Ok((bytes, hexadecimal(&hash.finalize())));
        }
        hash.update(&piece[..count]);
        bytes += count as u64;
    }
}

/// A file that is being written; its fingerprint is taken on the way.
#[derive(Debug)]
pub(crate) struct Output {
    name: String,
    path: PathBuf,
    file: BufWriter<Writing>,
    hash: Sha256,
    bytes: u64,
}

impl Output {
    /// Makes the file `name` in `folder`, with `head` in it.
    pub(crate) fn create(folder: &Path, name: &str, head: &str) -> Result<Output> {
        let path = folder.join(name);
        let file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        let file = file.buffered();
        let mut out = Output { name: name.to_owned(), path, file, hash: Sha256::new(), bytes: 0 };
        out.write(head.as_bytes())?;
        Ok(out)
    }

    /// Adds bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes).map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    /// Ends the file, and tells its size and its hash.
    pub(crate) fn close(mut self) -> Result<(u64, [u8; 32])> {
        self.flush()?;
        Ok((self.bytes, self.hash.finalize().into()))
    }

    /// Hands everything to the system, which brings it to the disk when it likes: new files are waited for all together,
    /// before they are shown.
    fn flush(&mut self) -> Result<()> {
        self.file.flush().map_err(|source| Error::Output { path: self.path.clone(), source })
    }

    /// Ends the file, and takes its fingerprint.
    pub(crate) fn finish(&mut self) -> Result<Fingerprint> {
        self.flush()?;
        let sha256 = hexadecimal(&self.hash.finalize_reset());
        Ok(Fingerprint { path: self.name.clone(), bytes: self.bytes, sha256 })
    }
}
