//! What is moved when new files are shown: found out, with every obstacle, before the first of them is moved.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk::{self, Found, Links};
use crate::error::{Error, Result};

use super::account;
use super::former::{Foreign, Former, is_plain};
use super::output::Fingerprint;

/// The most bytes of a plan that are read: it names every page of a report.
const MOST: u64 = 1 << 30;

/// The names of the new files, and the files that give way to them.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Plan {
    /// The new files, in the order in which they are shown.
    pub(super) shown: Vec<String>,
    /// What stands in the output folder and is moved out of it before, in order.
    pub(super) aside: Vec<Aside>,
}

/// A file that gives way.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Aside {
    /// Its path under the output folder, with `/`.
    pub(super) path: String,
    /// The SHA-256 of its bytes, or nothing for a link.
    sha256: Option<String>,
}

impl Aside {
    /// Whether the file that was meant stands in `root`.
    pub(super) fn stands(&self, root: &Path) -> Result<bool> {
        let path = root.join(&self.path);
        let found = look_inside(root, &self.path)?;
        Ok(match &self.sha256 {
            None => found == Found::Link,
            Some(hash) => found == Found::File && Fingerprint::of_file(&path, &self.path)?.sha256 == *hash,
        })
    }
}

/// Looks at a path of the output folder.
pub(super) fn look(path: &Path) -> Result<Found> {
    disk::look(path).map_err(|source| Error::Output { path: path.to_owned(), source })
}

/// Looks at the file `name` of `root`; a link in the place of its folder leads to nothing.
fn look_inside(root: &Path, name: &str) -> Result<Found> {
    match name.split_once('/') {
        Some((folder, _)) if look(&root.join(folder))? != Found::Folder => Ok(Found::Nothing),
        _ => look(&root.join(name)),
    }
}

impl Plan {
    /// Plans how `shown` come into the folder `root`, in which nothing is touched; `own` is a file of this user.
    ///
    /// # Errors
    ///
    /// Fails if something stands in the way that may not be replaced, or cannot be moved.
    pub(super) fn new(root: &Path, shown: Vec<String>, foreign: Foreign, own: &Path) -> Result<Plan> {
        let former = Former::read(root)?;
        let mut aside: Vec<Aside> = Vec::new();
        let folders: BTreeSet<&str> = shown.iter().filter_map(|name| Some(name.split_once('/')?.0)).collect();
        for folder in folders.into_iter().map(|folder| root.join(folder)) {
            if !matches!(look(&folder)?, Found::Nothing | Found::Folder) {
                return Err(Error::InTheWay { path: folder });
            }
        }
        let new: BTreeSet<&str> = shown.iter().map(String::as_str).collect();
        let mut names: BTreeSet<&str> = former.names().chain(new.iter().copied()).collect();
        // The account goes first: where it stands, the tables are whole.
        let account = names.take(account::FILE);
        for name in account.into_iter().chain(names) {
            aside.extend(gives_way(root, name, &former, new.contains(name).then_some(foreign))?);
        }
        for file in &aside {
            let path = root.join(&file.path);
            disk::is_movable(&path, own).map_err(|source| Error::Output { path, source })?;
        }
        Ok(Plan { shown, aside })
    }

    /// Reads the plan that was written to `path`.
    pub(super) fn read(path: &Path) -> Result<Plan> {
        let read = disk::read(path, Links::Refuse, MOST);
        let plan = read.and_then(|bytes| Ok(serde_json::from_slice::<Plan>(&bytes)?)).and_then(|plan| {
            let mut names = plan.shown.iter().chain(plan.aside.iter().map(|aside| &aside.path));
            if names.all(|name| is_plain(name)) { Ok(plan) } else { Err(io::ErrorKind::InvalidData.into()) }
        });
        plan.map_err(|source| Error::Output { path: path.to_owned(), source })
    }

    /// The plan in bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("names and hashes are JSON")
    }
}

/// The file `name` of `root`, if one stands there that gives way; `foreign` says what becomes of a file that is not of a
/// former run, and is nothing where the new run writes none.
fn gives_way(root: &Path, name: &str, former: &Former, foreign: Option<Foreign>) -> Result<Option<Aside>> {
    let path = root.join(name);
    let aside = |sha256| Some(Aside { path: name.to_owned(), sha256 });
    match (look_inside(root, name)?, foreign) {
        (Found::Nothing, _) => Ok(None),
        (Found::File, _) => {
            let there = Fingerprint::of_file(&path, name)?;
            let ours = former.written(name) == Some(&there);
            match foreign {
                _ if ours => Ok(aside(Some(there.sha256))),
                Some(Foreign::Replace) => Ok(aside(Some(there.sha256))),
                Some(Foreign::Keep) => Err(Error::NotOurs { path }),
                None => Ok(None),
            }
        }
        (Found::Link, Some(Foreign::Replace)) => Ok(aside(None)),
        (Found::Link, Some(Foreign::Keep)) => Err(Error::NotOurs { path }),
        (Found::Folder | Found::Other, Some(_)) => Err(Error::InTheWay { path }),
        (_, None) => Ok(None),
    }
}
