//! What documents and portions gave in former runs, kept under what it depends on, in the output folder.
//!
//! An entry is what the journal of a shard has of a document or of a portion, behind its checksum. One that is damaged is as good as
//! none. Nothing is brought to the disk with care: what a crash loses is made again.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;

use crate::disk::{self, Found, Links};
use crate::error::{Error, Result};

use super::journal;
use super::rendered::Rendered;

/// The folder; a corpus folder that holds it is not searched there.
pub(super) const FOLDER: &str = ".paralign-cache";
/// How the name of an entry ends that is being written.
const UNFINISHED: &str = "new";
/// Signs of a key by which entries are parted into folders.
const PARTED: usize = 2;
/// The most bytes of an entry that are read: no document gives more.
const LARGEST: u64 = 8 << 30;

/// What documents and portions gave in former runs.
#[derive(Debug)]
pub struct Cache {
    root: PathBuf,
    /// The keys that this run asked for or kept.
    used: Mutex<BTreeSet<String>>,
}

impl Cache {
    /// The cache of an output folder, which this run holds locked.
    pub(crate) fn new(output: &Path) -> Cache {
        Cache { root: output.join(FOLDER), used: Mutex::default() }
    }

    /// What a document gave that was kept under `key`, a hash in hexadecimal, if it is whole: what it adds, its section with the
    /// lines of that for the search, but without the text of its page; and how it is packed.
    #[must_use]
    pub fn get<S: DeserializeOwned>(&self, key: &str) -> Option<(Rendered, (S, String), Vec<u8>)> {
        let packed = self.get_bytes(key)?;
        let (rendered, section, lines) = journal::unpack(&mut packed.as_slice()).ok()?;
        Some((rendered, (section, lines), packed))
    }

    /// The text of the page of what [`Cache::get`] gave for `key`.
    ///
    /// # Errors
    ///
    /// Fails if it was damaged or taken away since.
    pub fn page(&self, key: &str) -> Result<String> {
        let packed = self.get_bytes(key).ok_or_else(|| io::ErrorKind::NotFound.into());
        let page = packed.and_then(|packed| journal::page(&packed));
        page.map_err(|source| Error::Output { path: self.path(key), source })
    }

    /// The bytes that were kept under `key`, a hash in hexadecimal, if they are whole.
    #[must_use]
    pub fn get_bytes(&self, key: &str) -> Option<Vec<u8>> {
        let bytes = read(&self.path(key))?;
        self.used().insert(key.to_owned());
        Some(bytes)
    }

    /// Keeps bytes under `key`: of a document what [`pack_document`](super::pack_document) made.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them.
    pub fn put(&self, key: &str, body: &[u8]) -> Result<()> {
        let path = self.path(key);
        write(&path, body).map_err(|source| Error::Output { path, source })?;
        self.used().insert(key.to_owned());
        Ok(())
    }

    /// Takes away what this run had no use for, so that the cache does not grow.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not let go of it.
    pub fn prune(self) -> Result<()> {
        let used = self.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        let prune = || {
            if disk::look(&self.root)? != Found::Folder {
                return Ok(());
            }
            for (part, _) in disk::list(&self.root)?.into_iter().filter(|(_, found)| *found == Found::Folder)
            {
                let folder = self.root.join(part);
                for (name, _) in disk::list(&folder)? {
                    if !name.to_str().is_some_and(|name| used.contains(name)) {
                        disk::remove_file(&folder.join(name))?;
                    }
                }
            }
            Ok(())
        };
        prune().map_err(|source| Error::Output { path: self.root.clone(), source })
    }

    fn path(&self, key: &str) -> PathBuf {
        self.root.join(key.get(..PARTED).unwrap_or("_")).join(key)
    }

    fn used(&self) -> std::sync::MutexGuard<'_, BTreeSet<String>> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes bytes behind their checksum, in place of what stands there.
pub(super) fn write(path: &Path, body: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension(UNFINISHED);
    if let Some(folder) = path.parent() {
        disk::create_folders(folder)?;
    }
    for old in [&unfinished, path] {
        if disk::look(old)? != Found::Nothing {
            disk::remove_file(old)?;
        }
    }
    let mut file = disk::create(&unfinished)?;
    file.write_all(checksum(body).as_bytes())?;
    file.write_all(b"\n")?;
    file.write_all(body)?;
    drop(file);
    disk::rename(&unfinished, path)
}

/// Reads bytes that were written behind their checksum; nothing if they are not whole.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = disk::read(path, Links::Refuse, LARGEST).ok().filter(|bytes| is_whole(bytes))?;
    bytes.drain(..HEAD);
    Some(bytes)
}

/// The bytes of a checksum, with the line end behind it.
const HEAD: usize = 9;

fn is_whole(bytes: &[u8]) -> bool {
    let parts = bytes.split_at_checked(HEAD);
    parts.is_some_and(|(head, body)| head.strip_suffix(b"\n") == Some(checksum(body).as_bytes()))
}

/// The checksum of an entry, which is against damage alone: whoever can write here can write the tables too, and a hash takes
/// much longer.
fn checksum(body: &[u8]) -> String {
    format!("{:08x}", crc32fast::hash(body))
}
