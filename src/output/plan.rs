//! What is moved when new files are shown: found out, with every obstacle, before the first of them is moved.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk::{self, Found, Links};
use crate::error::{Error, Result};

use super::account;
use super::file::Fingerprint;
use super::former::{Foreign, Former, is_plain};
use super::known::Known;

/// The most bytes of a plan that are read: it names every page of a report.
const MOST: u64 = 1 << 30;

/// The names of the new files, and the files that give way to them.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// The new files, in the order in which they are shown.
    pub(crate) shown: Vec<String>,
    /// What stands in the output folder and is moved out of it before, in order.
    pub(crate) aside: Vec<Aside>,
}

/// A file that gives way.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Aside {
    /// Its path under the output folder, with `/`.
    pub(crate) path: String,
    what: What,
}

/// By what the file is known again.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
enum What {
    /// A file of a former run.
    Ours(Fingerprint),
    /// Another file, which is to be replaced: its size alone, since it may be of any.
    Foreign(u64),
    /// A link, which is to be replaced.
    Link,
}

impl Aside {
    /// Whether the file that was meant stands in `root`.
    pub(crate) fn stands(&self, root: &Path, known: &Known) -> Result<bool> {
        let path = root.join(&self.path);
        let found = look_inside(root, &self.path)?;
        let same = || match &self.what {
            What::Ours(file) => Ok(found == Found::File && known.is_of(file, &path)?),
            What::Foreign(bytes) => Ok(found == Found::File && disk::size(&path)? == *bytes),
            What::Link => Ok(found == Found::Link),
        };
        same().map_err(|source| Error::Output { path: path.clone(), source })
    }
}

/// The folders in which files of these names stand, in order.
pub(crate) fn folders(names: &[String]) -> BTreeSet<&str> {
    names.iter().filter_map(|name| Some(name.split_once('/')?.0)).collect()
}

/// Looks at a path of the output folder.
pub(crate) fn look(path: &Path) -> Result<Found> {
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
    /// Plans how `shown` come into the folder `root`, in which nothing is touched; `staying` are files of a former run that stay
    /// there, `own` is a file of this user.
    ///
    /// # Errors
    ///
    /// Fails if something stands in the way that may not be replaced, or cannot be moved.
    pub(crate) fn new(
        root: &Path,
        (shown, staying): (Vec<String>, &[Fingerprint]),
        foreign: Foreign,
        (own, known): (&Path, &Known),
    ) -> Result<Plan> {
        let former = Former::read(root)?;
        let mut aside: Vec<Aside> = Vec::new();
        for folder in folders(&shown).into_iter().map(|folder| root.join(folder)) {
            if !matches!(look(&folder)?, Found::Nothing | Found::Folder) {
                return Err(Error::InTheWay { path: folder });
            }
        }
        let new: BTreeSet<&str> = shown.iter().map(String::as_str).collect();
        let mut names: BTreeSet<&str> = former.names().chain(new.iter().copied()).collect();
        // The account goes first: where it stands, the tables are whole.
        let account = names.take(account::FILE);
        for file in staying {
            stays(root, file, known)?;
            names.remove(file.path.as_str());
        }
        for name in account.into_iter().chain(names) {
            aside.extend(gives_way(root, name, (&former, known), new.contains(name).then_some(foreign))?);
        }
        for file in &aside {
            let path = root.join(&file.path);
            disk::is_movable(&path, own).map_err(|source| Error::Output { path, source })?;
        }
        Ok(Plan { shown, aside })
    }

    /// Reads the plan that was written to `path`.
    pub(crate) fn read(path: &Path) -> Result<Plan> {
        let read = disk::read(path, Links::Refuse, MOST);
        let plan = read.and_then(|bytes| Ok(serde_json::from_slice::<Plan>(&bytes)?)).and_then(|plan| {
            let mut names = plan.shown.iter().chain(plan.aside.iter().map(|aside| &aside.path));
            if names.all(|name| is_plain(name)) { Ok(plan) } else { Err(io::ErrorKind::InvalidData.into()) }
        });
        plan.map_err(|source| Error::Output { path: path.to_owned(), source })
    }

    /// The plan in bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("names and hashes are JSON")
    }
}

/// Checks that `file` of a former run still stands in `root` as it was written.
fn stays(root: &Path, file: &Fingerprint, known: &Known) -> Result<()> {
    let path = root.join(&file.path);
    let same = || Ok(look_inside(root, &file.path)? == Found::File && is_of(known, file, &path)?);
    if same()? { Ok(()) } else { Err(Error::NotOurs { path }) }
}

fn is_of(known: &Known, file: &Fingerprint, path: &Path) -> Result<bool> {
    known.is_of(file, path).map_err(|source| Error::Output { path: path.to_owned(), source })
}

/// The file `name` of `root`, if one stands there that gives way; `foreign` says what becomes of a file that is not of a
/// former run, and is nothing where the new run writes none.
fn gives_way(
    root: &Path,
    name: &str,
    (former, known): (&Former, &Known),
    foreign: Option<Foreign>,
) -> Result<Option<Aside>> {
    let path = root.join(name);
    let failed = |source| Error::Output { path: path.clone(), source };
    let found = look_inside(root, name)?;
    let ours = former.written(name).filter(|_| found == Found::File);
    let ours = match ours {
        Some(file) if is_of(known, file, &path)? => Some(What::Ours(file.clone())),
        _ => None,
    };
    let what = match (found, foreign) {
        (Found::Nothing, _) => None,
        (Found::File, _) if ours.is_some() => ours,
        (_, None) => None,
        (Found::Folder | Found::Other, _) => return Err(Error::InTheWay { path }),
        (_, Some(Foreign::Keep)) => return Err(Error::NotOurs { path }),
        (Found::File, Some(Foreign::Replace)) => Some(What::Foreign(disk::size(&path).map_err(failed)?)),
        (Found::Link, Some(Foreign::Replace)) => Some(What::Link),
    };
    Ok(what.map(|what| Aside { path: name.to_owned(), what }))
}
