//! The files of the output folder that are known to be what a former run wrote: while their stamps stay, they need not be read.
//!
//! A run that takes over what a former one gave keeps the stamps in the cache, since reading all former tables takes longer
//! than writing some of them anew.

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

/// The files, each with its stamp and the hash that it then had.
#[derive(Debug, Default)]
pub(crate) struct Known(RefCell<BTreeMap<PathBuf, (Stamp, String)>>);

impl Known {
    /// Reads what a former run kept of the files of `root`; what is damaged says nothing.
    pub(super) fn load(root: &Path) -> Known {
        let bytes = cache::read(&root.join(cache::FOLDER).join(FILE)).unwrap_or_default();
        let kept: Vec<(String, String, String)> = serde_json::from_slice(&bytes).unwrap_or_default();
        let plain = kept.into_iter().filter(|(name, ..)| is_plain(name));
        let known =
            plain.filter_map(|(name, stamp, hash)| Some((root.join(name), (stamp.parse().ok()?, hash))));
        Known(RefCell::new(known.collect()))
    }

    /// Keeps what is known of the files of `root`, if it has a cache. What is not kept is read again.
    pub(crate) fn keep(root: &Path, files: &[Fingerprint]) {
        let folder = root.join(cache::FOLDER);
        if !matches!(disk::look(&folder), Ok(disk::Found::Folder)) {
            return;
        }
        let stamped = |file: &Fingerprint| {
            let stamp = disk::stamp(&root.join(&file.path))?;
            Some((file.path.clone(), stamp.to_string(), file.sha256.clone()))
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
        let was_read = |stamp| self.0.borrow().get(path) == Some(&(stamp, file.sha256.clone()));
        if stamp.clone().is_some_and(was_read) {
            return Ok(true);
        }
        let found = file.is_of(path)?;
        // One that was changed while it was read is read again.
        if let Some(stamp) = disk::stamp(path).filter(|after| found && stamp.as_ref() == Some(after)) {
            self.0.borrow_mut().insert(path.to_owned(), (stamp, file.sha256.clone()));
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
        Known::keep(root, std::slice::from_ref(&file));
        assert_eq!(known(), 0, "without a cache nothing is kept");
        fs::create_dir(root.join(cache::FOLDER)).unwrap();
        Known::keep(root, &[file.clone(), Fingerprint::of("gone.csv", b"")]);
        assert_eq!(known(), 1);
        // The hash that is meant is not that of the file, which is not read.
        let stamp = disk::stamp(&path).unwrap();
        let other = Fingerprint::of("a.csv", b"something else");
        let claimed = Known(RefCell::new([(path.clone(), (stamp, other.sha256.clone()))].into()));
        assert!(claimed.is_of(&other, &path).unwrap());
        change(&path, "AS written");
        assert!(!Known::load(root).is_of(&file, &path).unwrap());
        let kept = root.join(cache::FOLDER).join(FILE);
        let mut bytes = fs::read(&kept).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&kept, bytes).unwrap();
        assert_eq!(known(), 0);
    }
}
