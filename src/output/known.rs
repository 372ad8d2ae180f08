//! The files of the output folder that are known to be what a former run wrote: while their stamps stay, they need not be read.
//!
//! A run that takes over what a former one gave keeps the stamps in the cache, since reading all former tables takes longer
//! than writing some of them anew. Of some files it also keeps what they were made of: where that is the same, the file stays.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::cache;
use super::file::Fingerprint;
use super::former::is_plain;
use crate::disk::{self, Stamp};

/// The file in the cache.
const FILE: &str = "written";

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Written {
    /// Its stamp when it was read or written.
    stamp: Stamp,
    /// The hash that it then had.
    sha256: String,
    /// The hash of all that it was made of; empty if nobody said.
    cause: String,
}

/// The files, by their paths.
#[derive(Debug, Default)]
pub(crate) struct Known(RefCell<BTreeMap<PathBuf, Written>>);

/// The files of a former run of which it is known what they were made of.
#[derive(Debug, Default)]
pub(crate) struct InPlace(BTreeMap<PathBuf, Written>);

impl InPlace {
    /// The file at `path`, which is called `name`, if it was made of what has the hash `cause` and was not touched since.
    pub(super) fn find(&self, path: &Path, name: &str, cause: &str) -> Option<Fingerprint> {
        let written = self.0.get(path).filter(|written| written.cause == cause)?;
        let stamp = disk::stamp(path).filter(|stamp| *stamp == written.stamp)?;
        Some(Fingerprint { path: name.to_owned(), bytes: stamp.size()?, sha256: written.sha256.clone() })
    }
}

impl Known {
    /// Reads what a former run kept of the files of `root`; what is damaged says nothing.
    pub(super) fn load(root: &Path) -> Known {
        let bytes = cache::read(&root.join(cache::FOLDER).join(FILE)).unwrap_or_default();
        let kept: Vec<[String; 4]> = serde_json::from_slice(&bytes).unwrap_or_default();
        let plain = kept.into_iter().filter(|[name, ..]| is_plain(name));
        let known = plain.filter_map(|[name, stamp, sha256, cause]| {
            Some((root.join(name), Written { stamp: stamp.parse().ok()?, sha256, cause }))
        });
        Known(RefCell::new(known.collect()))
    }

    /// The files of which it is known what they were made of.
    pub(crate) fn in_place(&self) -> InPlace {
        let known = self.0.borrow();
        let made = known.iter().filter(|(_, written)| !written.cause.is_empty());
        InPlace(made.map(|(path, written)| (path.clone(), written.clone())).collect())
    }

    /// Keeps what is known of the files of `root`, if it has a cache; `causes` are the hashes of what some of them were made of,
    /// by their names. What is not kept is read again.
    pub(crate) fn keep(root: &Path, files: &[Fingerprint], causes: &BTreeMap<String, String>) {
        let folder = root.join(cache::FOLDER);
        if !matches!(disk::look(&folder), Ok(disk::Found::Folder)) {
            return;
        }
        let stamped = |file: &Fingerprint| {
            let stamp = disk::stamp(&root.join(&file.path))?;
            let cause = causes.get(&file.path).cloned().unwrap_or_default();
            Some([file.path.clone(), stamp.to_string(), file.sha256.clone(), cause])
        };
        let known: Vec<_> = files.iter().filter_map(stamped).collect();
        if let Ok(bytes) = serde_json::to_vec(&known) {
            // The tables are in place, whatever becomes of this.
            let _ = cache::write(&folder.join(FILE), &bytes);
        }
    }

    /// Whether the regular file at `path` is the one that is meant.
    pub(super) fn is_of(&self, file: &Fingerprint, path: &Path) -> io::Result<bool> {
        let stamp = disk::stamp(path);
        let was_read =
            |written: &Written| Some(&written.stamp) == stamp.as_ref() && written.sha256 == file.sha256;
        if self.0.borrow().get(path).is_some_and(was_read) {
            return Ok(true);
        }
        let found = file.is_of(path)?;
        // One that was changed while it was read is read again.
        if let Some(stamp) = disk::stamp(path).filter(|after| found && stamp.as_ref() == Some(after)) {
            let written = Written { stamp, sha256: file.sha256.clone(), cause: String::new() };
            self.0.borrow_mut().insert(path.to_owned(), written);
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;
    use std::{fs, thread};

    use super::*;

    /// Writes to a file after the time of its last change, which some systems count in steps of 10 ms.
    fn change(path: &Path, bytes: &str) {
        thread::sleep(Duration::from_millis(20));
        fs::write(path, bytes).unwrap();
    }

    #[test]
    fn a_file_is_known_until_it_is_changed_or_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "as written").unwrap();
        let (known, file) = (Known::default(), Fingerprint::of("a.csv", b"as written"));
        let is_known = || known.0.borrow().contains_key(&path);
        assert!(known.is_of(&file, &path).unwrap() && is_known() == cfg!(unix));
        assert!(known.is_of(&file, &path).unwrap());
        assert!(!known.is_of(&Fingerprint::of("a.csv", b"as writteN"), &path).unwrap());
        change(&path, "AS written");
        assert!(!known.is_of(&file, &path).unwrap());
        let other = folder.path().join("b.csv");
        fs::write(&other, "as Written").unwrap();
        fs::rename(&other, &path).unwrap();
        assert!(!known.is_of(&file, &path).unwrap());
    }

    #[test]
    #[cfg(unix)]
    fn what_was_kept_is_known_until_it_is_changed_or_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), folder.path().join("a.csv"));
        fs::write(&path, "as written").unwrap();
        let file = Fingerprint::of("a.csv", b"as written");
        let known = || Known::load(root).0.borrow().len();
        Known::keep(root, std::slice::from_ref(&file), &BTreeMap::new());
        assert_eq!(known(), 0, "without a cache nothing is kept");
        fs::create_dir(root.join(cache::FOLDER)).unwrap();
        let causes = BTreeMap::from([("a.csv".to_owned(), "what it was made of".to_owned())]);
        Known::keep(root, &[file.clone(), Fingerprint::of("gone.csv", b"")], &causes);
        assert_eq!(known(), 1);
        let in_place = |cause: &str| Known::load(root).in_place().find(&path, "a.csv", cause);
        assert_eq!(in_place("what it was made of"), Some(file.clone()));
        assert_eq!((in_place("something else"), in_place("")), (None, None));
        // The hash that is meant is not that of the file, which is not read.
        let stamp = disk::stamp(&path).unwrap();
        let other = Fingerprint::of("a.csv", b"something else");
        let written = Written { stamp, sha256: other.sha256.clone(), cause: String::new() };
        let claimed = Known(RefCell::new([(path.clone(), written)].into()));
        assert!(claimed.is_of(&other, &path).unwrap());
        change(&path, "AS written");
        assert!(!Known::load(root).is_of(&file, &path).unwrap());
        assert_eq!(in_place("what it was made of"), None);
        let kept = root.join(cache::FOLDER).join(FILE);
        let mut bytes = fs::read(&kept).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&kept, bytes).unwrap();
        assert_eq!(known(), 0);
    }
}
