//! Tables that lie among the documents: what a run of this program wrote is never read as a document.

use std::collections::BTreeSet;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::disk::{self, Links};

/// The account that a run leaves in its output folder.
const ACCOUNT: &str = "run.json";
/// The program that it must name.
const PROGRAM: &str = "paralign";
/// How the folders begin in which a run keeps files while it writes.
const HIDDEN: &str = ".paralign-";
/// The most bytes of an account that are read.
const MOST: u64 = 4 << 30;

/// What is read of an account.
#[derive(Deserialize)]
struct Account {
    program: String,
    outputs: Vec<Output>,
}

#[derive(Deserialize)]
struct Output {
    path: String,
}

/// The files that runs wrote, as far as the folders that were entered say.
pub(super) struct Written<'a> {
    /// The output folder of this run, if it is there.
    output: Option<PathBuf>,
    files: BTreeSet<PathBuf>,
    given: &'a Path,
}

impl<'a> Written<'a> {
    /// Begins with the output folder of the run that is reading.
    pub(super) fn new(output: &'a Path) -> Written<'a> {
        Written { output: output.canonicalize().ok(), files: BTreeSet::new(), given: output }
    }

    /// Whether a run keeps its files in `folder`, so that it is not to be entered.
    pub(super) fn fills(&self, folder: &Path) -> bool {
        let hidden = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(HIDDEN));
        hidden || self.is_output(folder)
    }

    /// Whether `folder` is the output folder of the run that is reading.
    pub(super) fn is_output(&self, folder: &Path) -> bool {
        self.given == folder || self.output.is_some() && folder.canonicalize().ok() == self.output
    }

    /// Notes what the account of `folder` lists, if it has one.
    pub(super) fn enter(&mut self, folder: &Path) {
        let path = folder.join(ACCOUNT);
        let Ok(file) = disk::open(&path, Links::Refuse) else { return };
        let read = serde_json::from_reader::<_, Account>(BufReader::new(file.take(MOST)));
        let Some(account) = read.ok().filter(|account| account.program == PROGRAM) else { return };
        self.files.insert(path);
        self.files.extend(account.outputs.into_iter().map(|output| folder.join(output.path)));
    }

    /// Whether a run wrote `file`.
    pub(super) fn holds(&self, file: &Path) -> bool {
        self.files.contains(file)
    }
}
