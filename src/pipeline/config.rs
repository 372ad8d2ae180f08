//! The settings of a run.

use std::path::PathBuf;

use crate::corpus;
use crate::export;
use crate::model::Shard;
use crate::output;

/// The settings of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The corpus folder, with `fr/` and `en/` in it.
    pub corpus: PathBuf,
    /// The folder for the tables; made if it is not there.
    pub output: PathBuf,
    /// A folder with further gazetteer files, as `paralign run --gazetteer` takes it.
    pub gazetteer: Option<PathBuf>,
    /// A file with corrections; `None` takes `corrections.csv` beside the corpus, if there is one.
    pub corrections: Option<PathBuf>,
    /// The number of threads; `None` is one per processor.
    pub jobs: Option<usize>,
    /// The share of the corpus to run, for [`merge`](super::merge) to join with the others; `None` is the whole.
    pub shard: Option<Shard>,
    /// In which forms the tables are written.
    pub formats: export::Formats,
    /// What stands at the head of the report; `None` says what it is.
    pub title: Option<String>,
    /// What becomes of files in the output folder that are in the way and not of a former run.
    pub foreign: output::Foreign,
    /// Whether what each document gives is kept in the output folder, and taken from there where nothing that it depends on
    /// is another; the tables are the same.
    pub incremental: bool,
    /// The least bytes of text of documents in a row whose terms are sought together, but for the last of the corpus.
    pub portion: u64,
}

impl Default for Config {
    /// What `paralign` does with no subcommand: all of `corpus`, in every form, into `output`.
    fn default() -> Config {
        Config {
            corpus: "corpus".into(),
            output: "output".into(),
            gazetteer: None,
            corrections: None,
            jobs: None,
            shard: None,
            title: None,
            formats: export::Formats::default(),
            foreign: output::Foreign::Keep,
            incremental: false,
            portion: corpus::LEAST_PORTION,
        }
    }
}
