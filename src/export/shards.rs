//! The folders of all shards of a corpus, checked and read side by side.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::disk::Links;
use crate::error::{Error, Result};
use crate::model::Shard;
use crate::output::account::Account;
use crate::output::{Fingerprint, JOURNAL, Next, Place, Rendered, Shared, is_plain};

use super::formats::Formats;
use super::settings::Settings;

/// What a shard has of a document: its id, what it adds to the files, and its section with the long texts of that.
pub type NotedDocument<S> = (String, Rendered, (S, [String; 2]));

/// The shards of a corpus while they are read, document by document in the order of a single run.
#[derive(Debug)]
pub struct Shards {
    formats: Formats,
    shared: Shared,
    /// The next document of each shard, with the number of the shard.
    next: BTreeMap<String, (u32, Place)>,
    /// What the next portion of each shard says, by the number of the shard.
    portions: BTreeMap<u32, Place>,
    /// The files of the shards, which are to be what they were.
    files: ShardFiles,
}

/// The files of all shards, as their accounts list them.
#[derive(Debug, Default)]
pub struct ShardFiles(Vec<(PathBuf, Vec<Fingerprint>)>);

impl ShardFiles {
    /// Reads every file, to see whether it is as it was written.
    ///
    /// # Errors
    ///
    /// Fails if one is not, or cannot be read.
    pub fn check(&self) -> Result<()> {
        self.each(Fingerprint::is_of)
    }

    /// Looks whether every file is a regular one of the size that was written: none is read without end.
    fn look(&self) -> Result<()> {
        self.each(Fingerprint::is_as_long)
    }

    /// Fails at the first file that is not as `is` asks.
    fn each(&self, is: impl Fn(&Fingerprint, &Path) -> io::Result<bool>) -> Result<()> {
        for (folder, files) in &self.0 {
            for file in files {
                let path = folder.join(&file.path);
                if !is_plain(&file.path) || !is(file, &path).unwrap_or(false) {
                    return Err(Error::ShardChanged { path });
                }
            }
        }
        Ok(())
    }
}

/// A folder that says that it is a shard.
struct Found<'a> {
    folder: &'a Path,
    account: Account,
    shard: Shard,
    formats: Formats,
}

impl Shards {
    /// Opens the folders of all shards, in any order, to be joined in `output`.
    ///
    /// # Errors
    ///
    /// Fails if a folder is not a shard of this version of the program, if a shard is missing or given twice, if the
    /// shards were run with different settings, documents, manifests or gazetteers, or if `output` is one of the folders.
    pub fn open(folders: &[PathBuf], output: &Path) -> Result<Shards> {
        let place = output.canonicalize().ok();
        if folders
            .iter()
            .any(|folder| folder == output || place.is_some() && folder.canonicalize().ok() == place)
        {
            return Err(Error::OutputIsShard { path: output.to_owned() });
        }
        let found = folders.iter().map(|folder| Found::new(folder)).collect::<Result<Vec<_>>>()?;
        let Some(first) = found.first() else { return Err(Error::NoShards) };
        let mut known: BTreeMap<u32, &Path> = BTreeMap::new();
        for one in &found {
            if !one.goes_with(first) {
                return Err(differ(first, one));
            }
            if let Some(other) = known.insert(one.shard.index(), one.folder) {
                let (index, count) = (one.shard.index(), one.shard.count());
                let (path, other) = (one.folder.to_owned(), other.to_owned());
                return Err(Error::ShardTwice { index, count, path, other });
            }
        }
        let count = first.shard.count();
        if let Some(index) = (1..=count).find(|index| !known.contains_key(index)) {
            return Err(Error::ShardMissing { index, count, given: known.len() });
        }
        let (formats, shared) = (first.formats, Shared::default());
        let files = found.iter().map(|one| (one.folder.to_owned(), one.account.outputs.clone())).collect();
        let (next, portions, files) = (BTreeMap::new(), BTreeMap::new(), ShardFiles(files));
        let mut shards = Shards { formats, shared, next, portions, files };
        shards.files.look()?;
        for (at, one) in found.iter().enumerate() {
            let unread = |source| match shards.files.check() {
                Ok(()) => Error::ShardUnread { path: one.folder.to_owned(), source },
                Err(changed) => changed,
            };
            let (shared, next) = Place::first(one.folder).map_err(unread)?;
            if at == 0 {
                shards.shared = shared;
            } else if shared != shards.shared {
                return Err(differ(first, one));
            }
            shards.follow(one.shard.index(), next);
        }
        Ok(shards)
    }

    /// The files of the shards, for [`ShardFiles::check`]: until that has said so, nobody knows that they are as they were
    /// written.
    pub fn files(&mut self) -> ShardFiles {
        std::mem::take(&mut self.files)
    }

    /// The forms in which the shards are written.
    #[must_use]
    pub fn formats(&self) -> &Formats {
        &self.formats
    }

    /// The files that were read for all documents together.
    #[must_use]
    pub fn inputs(&self) -> &[Fingerprint] {
        &self.shared.0
    }

    /// The columns that the manifest adds.
    #[must_use]
    pub fn meta(&self) -> &[String] {
        &self.shared.1
    }

    /// What the next document added to its shard, with its id, and the section that was noted with it and its long texts; nothing
    /// at the end.
    ///
    /// # Errors
    ///
    /// Fails if a shard cannot be read.
    pub fn take<S: DeserializeOwned>(&mut self) -> Result<Option<NotedDocument<S>>> {
        let Some((id, (shard, place))) = self.next.pop_first() else { return Ok(None) };
        let path = place.path.clone();
        let (rendered, (section, texts), next) =
            place.read().map_err(|source| Error::ShardUnread { path, source })?;
        self.follow(shard, next);
        Ok(Some((id, rendered, (section, texts))))
    }

    /// What the next portion says of the terms, in the order of the documents; nothing at the end, and before all documents
    /// were taken. Shards hold documents in a row, so that their portions are in order when the shards are.
    ///
    /// # Errors
    ///
    /// Fails if a shard cannot be read.
    pub fn take_portion(&mut self) -> Result<Option<Vec<u8>>> {
        let Some((shard, place)) = self.portions.pop_first() else { return Ok(None) };
        let path = place.path.clone();
        let (portion, next) = place.portion().map_err(|source| Error::ShardUnread { path, source })?;
        self.follow(shard, next);
        Ok(Some(portion))
    }

    /// Notes what comes next in a shard.
    fn follow(&mut self, shard: u32, next: Next) {
        match next {
            Next::Document(id, place) => drop(self.next.insert(id, (shard, place))),
            Next::Portion(place) => drop(self.portions.insert(shard, place)),
            Next::End => {}
        }
    }
}

impl<'a> Found<'a> {
    fn new(folder: &'a Path) -> Result<Found<'a>> {
        let none = || Error::NoShard { path: folder.to_owned() };
        let account = Account::read(folder, Links::Refuse).map_err(|_| none())?;
        if account.version != env!("CARGO_PKG_VERSION") {
            return Err(Error::ShardVersion { path: folder.to_owned(), version: account.version });
        }
        let settings = Settings::read(&account.settings).ok_or_else(none)?;
        let (shard, formats) = (settings.shard().ok_or_else(none)?, settings.formats().ok_or_else(none)?);
        let journal = account.outputs.iter().any(|file| file.path == JOURNAL);
        if journal { Ok(Found { folder, account, shard, formats }) } else { Err(none()) }
    }

    /// Whether both are shards of the same division, written alike.
    fn goes_with(&self, other: &Found<'_>) -> bool {
        self.shard.count() == other.shard.count() && self.formats == other.formats
    }
}

fn differ(one: &Found<'_>, other: &Found<'_>) -> Error {
    Error::ShardsDiffer { path: other.folder.to_owned(), other: one.folder.to_owned() }
}
