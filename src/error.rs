//! What stops a run before its tables are written.

use std::io;
use std::path::PathBuf;

/// The result of a step that can stop the run.
pub type Result<T> = std::result::Result<T, Error>;

/// What stops a run: nothing was written, and the former tables are whole.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no corpus folder.
    #[error("{} is no folder; name the folder that holds fr/ and en/, as in `paralign run corpus`", path.display())]
    NoCorpus {
        /// The path given.
        path: PathBuf,
    },
    /// The corpus folder holds no document.
    #[error("{} holds no document; put the French texts into fr/ and the English ones into en/, as .txt files", path.display())]
    EmptyCorpus {
        /// The corpus folder.
        path: PathBuf,
    },
    /// The gazetteer folder cannot be used.
    #[error("the gazetteer {} cannot be used: {cause}", path.display())]
    Gazetteer {
        /// The folder given.
        path: PathBuf,
        /// What is wrong and where.
        cause: String,
    },
    /// The output folder cannot be written.
    #[error("the tables cannot be written to {}; see that you may write there and that the disk has room, or choose another folder with --output", path.display())]
    Output {
        /// The output folder or a file in it.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another run is writing to the same folder.
    #[error("another run is writing to {}; wait until it has ended, or choose another folder with --output", path.display())]
    OutputInUse {
        /// The output folder.
        path: PathBuf,
    },
    /// Something that the program did not make stands where a file of the run goes.
    #[error("{} stands where a file of this run goes; move it away, or choose another folder with --output", path.display())]
    InTheWay {
        /// What stands there.
        path: PathBuf,
    },
    /// A table cannot be written.
    #[error("the table {} cannot be written; check that the disk has room", path.display())]
    Table {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: csv::Error,
    },
    /// The threads cannot be started.
    #[error("{jobs} threads cannot be started; choose fewer with --jobs")]
    Threads {
        /// How many were asked for.
        jobs: usize,
        /// What the system said.
        source: rayon::ThreadPoolBuildError,
    },
}
