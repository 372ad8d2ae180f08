//! The lock on an output folder: one run at a time writes to it.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{self, Found};
use crate::error::{Error, Result};

/// The file that a running program holds locked.
const FILE: &str = ".paralign-lock";

/// A lock that is held; the system lets go of it when the program ends, in whatever way.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    /// The folder, if it was made for this run.
    made: Option<PathBuf>,
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder, which is made if it is not there, and taken away if nothing comes into it.
    ///
    /// # Errors
    ///
    /// Fails if another run holds it, if the folder cannot be written to, or if something else has the name of the lock.
    pub(crate) fn take(root: &Path) -> Result<Lock> {
        let path = root.join(FILE);
        let fail = |source: io::Error| Error::Output { path: root.to_owned(), source };
        let made = disk::create_folders(root).map_err(fail)?.then(|| root.to_owned());
        loop {
            if !matches!(disk::look(&path).map_err(fail)?, Found::Nothing | Found::File) {
                return Err(Error::InTheWay { path });
            }
            let file = match disk::open_lock(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(Error::InTheWay { path });
                }
                opened => opened.map_err(fail)?,
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Error::OutputInUse { path: root.to_owned() }),
                Err(TryLockError::Error(source)) => return Err(fail(source)),
            }
            if disk::stands(&file, &path) {
                return Ok(Lock { path, made, _file: file });
            }
            // The run that held the lock took the file away after it was opened here: a lock on it binds nobody.
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The lock is held until the file is closed, after this. A file that stays is no harm: nobody holds it locked.
        let _ = disk::remove_file(&self.path);
        if let Some(root) = &self.made {
            // One that holds the tables stays.
            let _ = disk::remove_folder(root);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn one_at_a_time_holds_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let (inside, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..2_000 {
                        let Ok(held) = Lock::take(folder.path()) else { continue };
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        taken.fetch_add(1, Ordering::SeqCst);
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(held);
                    }
                });
            }
        });
        assert!(taken.into_inner() > 0);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_lock_is_neither_opened_nor_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let (path, outside) = (folder.path().join(FILE), folder.path().join("outside"));
        let refused =
            || matches!(Lock::take(folder.path()), Err(Error::InTheWay { path: told }) if told == path);
        std::os::unix::fs::symlink(&outside, &path).unwrap();
        assert!(refused() && !outside.exists());
        fs::write(&outside, "").unwrap();
        assert!(refused());
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(refused());
        fs::remove_dir(&path).unwrap();
        fs::write(&path, "mine").unwrap();
        assert!(refused() && fs::read_to_string(&path).unwrap() == "mine");
        fs::remove_file(&path).unwrap();
        // A lock that a killed run has left.
        fs::write(&path, "").unwrap();
        drop(Lock::take(folder.path()).unwrap());
        assert!(!path.exists() && folder.path().exists());
    }

    #[test]
    fn a_folder_that_was_made_for_nothing_goes_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("deep/output");
        drop(Lock::take(&root).unwrap());
        assert!(!root.exists());
        let held = Lock::take(&root).unwrap();
        fs::write(root.join("table"), "").unwrap();
        drop(held);
        assert!(root.join("table").exists());
    }
}
