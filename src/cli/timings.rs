//! What each document cost, written to the file that `run --timings` names.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::Context;
use paralign::export::{timings_head, timings_line};
use paralign::pipeline::Progress;

/// The file, with a row for each document as it is finished.
pub(crate) struct Timings {
    path: PathBuf,
    /// The first error keeps what follows from being written.
    written: Mutex<io::Result<BufWriter<File>>>,
}

impl Timings {
    /// Begins the file; a former one is replaced.
    pub(crate) fn create(path: &Path) -> anyhow::Result<Timings> {
        let begin = || {
            let mut file = BufWriter::new(File::create(path)?);
            file.write_all(&timings_head()).map(|()| file)
        };
        let file = begin().with_context(|| told(path))?;
        Ok(Timings { path: path.to_owned(), written: Mutex::new(Ok(file)) })
    }

    /// Takes a document, if it is one that was made now.
    pub(crate) fn take(&self, progress: &Progress<'_>) {
        let Progress::Document { document, timing: Some(timing), .. } = progress else { return };
        let Ok(mut written) = self.written.lock() else { return };
        if let Ok(file) = &mut *written
            && let Err(error) = file.write_all(&timings_line(document, timing))
        {
            *written = Err(error);
        }
    }

    /// Ends the file.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let written = self.written.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        written.and_then(|mut file| file.flush()).with_context(|| told(&self.path))
    }
}

fn told(path: &Path) -> String {
    format!(
        "the timings cannot be written to {}; see that you may write there and that the disk has room",
        path.display()
    )
}
