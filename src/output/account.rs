//! `run.json`: what was run on what, and what came out. No clock, no absolute path: the same run, the same bytes.

use std::io::{self, BufReader, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk::{self, Links};
use crate::model::{Document, Lang, Shard};

use super::file::Fingerprint;
use crate::export::{Formats, Forms};

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
    settings: serde_json::Value,
    pub(crate) outputs: Vec<Fingerprint>,
}

impl Account {
    /// Reads the account of the run that wrote `folder`.
    pub(crate) fn read(folder: &Path, links: Links) -> io::Result<Account> {
        let file = disk::open(&folder.join(FILE), links)?.take(MOST);
        let account: Account = serde_json::from_reader(BufReader::new(file))?;
        if account.program == PROGRAM { Ok(account) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    /// The settings of the run, if this program knows them all.
    pub(crate) fn settings(&self) -> Option<Settings> {
        Settings::deserialize(&self.settings).ok()
    }
}

/// What decides, beside the corpus, which bytes are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    csv_dialect: String,
    level: String,
    min_confidence: u8,
    formats: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    keep_text: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shard: Option<String>,
}

impl Settings {
    fn new(formats: &Formats, shard: Option<Shard>) -> Settings {
        Settings {
            csv_dialect: formats.dialect.word().to_owned(),
            level: formats.level.word().to_owned(),
            min_confidence: formats.min_confidence,
            formats: formats.forms.words(),
            keep_text: formats.texts,
            shard: shard.map(|shard| shard.to_string()),
        }
    }

    /// The forms, if this program knows them.
    pub(crate) fn formats(&self) -> Option<Formats> {
        Some(Formats {
            dialect: self.csv_dialect.parse().ok()?,
            level: self.level.parse().ok()?,
            min_confidence: self.min_confidence,
            forms: Forms::parse(&self.formats)?,
            texts: self.keep_text,
        })
    }

    /// The share of the corpus that was run, if it was one.
    pub(crate) fn shard(&self) -> Option<Shard> {
        Shard::parse(self.shard.as_deref()?)
    }
}

/// The beginning of the file, up to the list of inputs.
pub(crate) fn head(formats: &Formats, shard: Option<Shard>) -> String {
    format!(
        "{{\n\"program\": \"{PROGRAM}\",\n\"version\": \"{}\",\n\"command\": \"{}\",\n\"settings\": {},\n\"inputs\": [",
        env!("CARGO_PKG_VERSION"),
        command(formats, shard),
        json(&Settings::new(formats, shard)),
    )
}

/// The command that gives the same tables, without the names of folders.
pub(crate) fn command(formats: &Formats, shard: Option<Shard>) -> String {
    let forms = match formats.forms {
        Forms::DEFAULT => String::new(),
        Forms::NO_WORKBOOK => " --no-workbook".to_owned(),
        forms => format!(" --formats {}", forms.words()),
    };
    let texts = if formats.texts { " --keep-text" } else { "" };
    let shard = shard.map(|shard| format!(" --shard {shard}")).unwrap_or_default();
    format!(
        "paralign run --csv-dialect {} --level {} --min-confidence {}{forms}{texts}{shard}",
        formats.dialect.word(),
        formats.level.word(),
        formats.min_confidence,
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
