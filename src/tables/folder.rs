//! The output folder: new tables are written beside the former ones and replace them together.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

use super::{Rendered, TABLES, pages};

/// Where the new tables are written.
const STAGING: &str = ".paralign-new";
/// What the staging folder is called once it is complete: from here on the tables only have to be moved.
const READY: &str = ".paralign-ready";
/// The file that a running program holds locked.
const LOCK: &str = ".paralign-lock";
/// Opens a file for spreadsheets: they take it as UTF-8.
const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// An output folder that is being written to.
///
/// Until [`Folder::finish`] the former tables are whole. A folder that is dropped before leaves them so.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    files: Vec<(PathBuf, BufWriter<File>)>,
    finished: bool,
    _lock: File,
}

impl Folder {
    /// Makes `root` ready for a run, and opens the tables with their headers.
    ///
    /// What an interrupted run left behind is put in place if it was complete, and cleared away if it was not.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to, or if another run is writing to it.
    pub fn open(root: &Path) -> Result<Folder> {
        let fail = |source: io::Error| Error::Output { path: root.to_owned(), source };
        fs::create_dir_all(root).map_err(fail)?;
        let lock = File::create(root.join(LOCK)).map_err(fail)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Error::OutputInUse { path: root.to_owned() }),
            Err(fs::TryLockError::Error(source)) => return Err(fail(source)),
        }
        recover(root).map_err(fail)?;
        let staging = root.join(STAGING);
        fs::create_dir(&staging).map_err(fail)?;
        let mut folder = Folder { root: root.to_owned(), files: Vec::new(), finished: false, _lock: lock };
        for table in TABLES {
            let path = staging.join(table.name).with_extension("csv");
            let file = File::create(&path).map_err(fail)?;
            let mut file = BufWriter::new(file);
            let header: Vec<&str> =
                table.columns.iter().map(|(name, _)| name.trim_start_matches("r#")).collect();
            file.write_all(BYTE_ORDER_MARK)
                .and_then(|()| write!(file, "{}\r\n", header.join(",")))
                .map_err(|source| Error::Output { path: path.clone(), source })?;
            folder.files.push((path, file));
        }
        Ok(folder)
    }

    /// Adds the rows of a document.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them.
    pub fn append(&mut self, rendered: &Rendered) -> Result<()> {
        for ((path, file), rows) in self.files.iter_mut().zip(&rendered.tables) {
            file.write_all(rows).map_err(|source| Error::Output { path: path.clone(), source })?;
        }
        Ok(())
    }

    /// Shows the new tables in place of the former ones.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them; the former tables are then whole.
    pub fn finish(mut self) -> Result<()> {
        for (path, file) in &mut self.files {
            let done = file.flush().and_then(|()| file.get_ref().sync_all());
            done.map_err(|source| Error::Output { path: path.clone(), source })?;
        }
        let fail = |source: io::Error| Error::Output { path: self.root.clone(), source };
        let further = pages::further(&self.root.join(STAGING));
        fs::rename(self.root.join(STAGING), self.root.join(READY)).map_err(fail)?;
        self.finished = true;
        recover(&self.root).and_then(|()| pages::clear(&self.root, &further)).map_err(fail)
    }

    /// Where files stand until they are shown together.
    pub(super) fn staging(&self) -> PathBuf {
        self.root.join(STAGING)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.finished {
            // Nothing more can be done here, and the next run clears what is left.
            let _ = fs::remove_dir_all(self.root.join(STAGING));
        }
        let _ = fs::remove_file(self.root.join(LOCK));
    }
}

/// Moves complete tables into place and clears away incomplete ones.
fn recover(root: &Path) -> io::Result<()> {
    let ready = root.join(READY);
    if ready.is_dir() {
        for entry in fs::read_dir(&ready)? {
            let entry = entry?;
            pages::show(&entry.path(), &root.join(entry.file_name()))?;
        }
        fs::remove_dir(&ready)?;
    }
    let staging = root.join(STAGING);
    if staging.is_dir() {
        fs::remove_dir_all(&staging)?;
    }
    Ok(())
}
