//! Folders and tables for the tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paralign::pipeline::{Config, run};
use paralign::report::Summary;
use tempfile::TempDir;

pub(crate) use crate::targets::tables::Row;

/// The folder of the project.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A corpus in a folder of its own, with an output folder beside it.
pub(crate) struct Bench {
    folder: TempDir,
}

impl Bench {
    /// An empty corpus.
    pub(crate) fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        for side in ["fr", "en"] {
            fs::create_dir_all(folder.path().join("corpus").join(side)).unwrap();
        }
        Bench { folder }
    }

    /// The corpus folder.
    pub(crate) fn corpus(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    /// The output folder.
    pub(crate) fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    /// Puts a file into the corpus.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Bench {
        let path = self.corpus().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The settings for this corpus.
    pub(crate) fn config(&self) -> Config {
        Config { corpus: self.corpus(), output: self.output(), jobs: Some(2), ..Config::default() }
    }

    /// Runs the batch.
    pub(crate) fn run(&self) -> Summary {
        run(&self.config(), &|_| {}).unwrap()
    }

    /// The rows of a table.
    pub(crate) fn table(&self, name: &str) -> Vec<Row> {
        table(&self.output(), name)
    }

    /// The flaws, as (document, flaw).
    pub(crate) fn flaws(&self) -> Vec<(String, String)> {
        self.table("diagnostics")
            .into_iter()
            .map(|row| (row["doc_id"].clone(), row["flaw"].clone()))
            .collect()
    }
}

/// The rows of a table in a folder.
pub(crate) fn table(folder: &Path, name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join(name).with_extension("csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|row| header.iter().map(str::to_owned).zip(row.unwrap().iter().map(str::to_owned)).collect())
        .collect()
}

/// All files of a folder by name.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Every file under a folder by its path.
pub(crate) fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                out.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(path).unwrap());
            }
        }
    }
    out
}
