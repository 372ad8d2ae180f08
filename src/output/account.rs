//! `run.json`: what was run on what, and what came out. No clock, no absolute path: the same run, the same bytes.

use std::io::{self, BufReader, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk::{self, Links};
use crate::model::{Document, Lang};

use super::file::Fingerprint;

/// The file.
pub(crate) const FILE: &str = "run.json";
/// What it says of who wrote it.
const PROGRAM: &str = "paralign";

/// The most bytes of an account that are read: a million documents have some three hundred million.
const MOST: u64 = 4 << 30;

/// What is read back of the account of a former run or of a shard.
#[derive(Deserialize)]
pub(crate) struct Account {
    program: String,
    pub(crate) version: String,
    #[serde(default)]
    pub(crate) settings: serde_json::Value,
    pub(crate) outputs: Vec<Fingerprint>,
}

impl Account {
    /// Reads the account of the run that wrote `folder`.
    pub(crate) fn read(folder: &Path, links: Links) -> io::Result<Account> {
        let file = disk::open(&folder.join(FILE), links)?.take(MOST);
        let account: Account = serde_json::from_reader(BufReader::new(file))?;
        if account.program == PROGRAM { Ok(account) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

/// The beginning of the file, up to the list of inputs: the command that gives the same files, and what decides, beside the
/// corpus, which bytes are written.
pub(crate) fn head(command: &str, settings: &impl Serialize) -> String {
    format!(
        "{{\n\"program\": \"{PROGRAM}\",\n\"version\": \"{}\",\n\"command\": \"{command}\",\n\"settings\": {},\n\"inputs\": [",
        env!("CARGO_PKG_VERSION"),
        json(settings),
    )
}

/// A file read or written, as a member of a list; `first` if nothing stands before it.
pub(crate) fn entry(file: &Fingerprint, first: bool) -> String {
    format!("{}\n{}", if first { "" } else { "," }, json(file))
}

/// What stands between the inputs and the outputs.
pub(crate) const OUTPUTS: &str = "\n],\n\"outputs\": [";
/// The end of the file, with the hash of all that was read and the figures of the run.
pub(crate) fn tail(corpus: &str, counts: &impl Serialize) -> String {
    format!("\n],\n\"corpus_sha256\": \"{corpus}\",\n\"counts\": {}\n}}\n", json(counts))
}

/// The files of a document; a file that could not be read has no hash.
pub(crate) fn inputs(document: &Document) -> Vec<Fingerprint> {
    let versions = Lang::BOTH.into_iter().filter_map(|lang| document.version(lang));
    versions
        .map(|version| Fingerprint {
            path: version.file.clone(),
            bytes: version.text.raw.file_bytes() as u64,
            sha256: version.sha256.clone(),
        })
        .collect()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain values are JSON")
}
