//! The aligned sentences of an output folder, read again to be searched.

use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::plain::json_line;
use crate::disk::{self, Links};
use crate::error::{Error, Result};
use crate::tables::SentenceBeadRow;

/// A bead of sentences, as its table holds it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SentencePair {
    /// The document.
    pub doc_id: String,
    /// The bead.
    pub sentence_alignment_id: String,
    /// The French paragraph number.
    pub fr_paragraph: String,
    /// The English paragraph number.
    pub en_paragraph: String,
    /// The French sentences.
    pub fr_text: String,
    /// The English sentences.
    pub en_text: String,
}

/// Calls `visit` with every bead of sentences that a run left in `folder`, in whatever dialect, one at a time.
///
/// # Errors
///
/// Fails if the table is not there or is not one.
pub fn sentence_pairs(folder: &Path, visit: impl FnMut(SentencePair)) -> Result<()> {
    rows(folder, SentenceBeadRow::TABLE.name, visit)
}

/// Calls `visit` with every row that a run left in the table `name` of `folder`, in whatever dialect, one at a time.
pub(super) fn rows<T: DeserializeOwned>(folder: &Path, name: &str, mut visit: impl FnMut(T)) -> Result<()> {
    let named = |ending: &str| folder.join(format!("{name}.{ending}"));
    let path = Some(named("tsv")).filter(|path| path.is_file()).unwrap_or_else(|| named("csv"));
    let mut read = || -> io::Result<()> {
        let mut file = BufReader::new(disk::open(&path, Links::Follow)?);
        if file.fill_buf()?.starts_with("\u{feff}".as_bytes()) {
            file.consume('\u{feff}'.len_utf8());
        }
        // The names of the columns hold none of these.
        let head = file.fill_buf()?;
        let delimiter = head.iter().copied().find(|byte| b",;\t".contains(byte)).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(file);
        reader.deserialize().try_for_each(|row| row.map(&mut visit)).map_err(io::Error::other)
    };
    read().map_err(|source| Error::Tables { path: path.clone(), source })
}

/// A place where words that were sought stand, as `paralign find` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The document.
    pub doc_id: String,
    /// The bead of sentences.
    pub sentence_alignment_id: String,
    /// The language of the words.
    pub lang: &'static str,
    /// The paragraph number.
    pub paragraph: String,
    /// The text before the words.
    pub left: String,
    /// The words as they are written.
    pub keyword: String,
    /// The text behind them.
    pub right: String,
    /// The sentences in the other language.
    pub other_text: String,
    /// The words there that probably stand for them, joined by `|`.
    pub translation: String,
}

/// Renders places as CSV.
#[must_use]
pub fn found_csv(found: &[Found]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for one in found {
        writer.serialize(one).expect("a row of plain values can be written to memory");
    }
    writer.into_inner().expect("memory takes every byte")
}

/// Renders places as lines of JSON.
#[must_use]
pub fn found_json(found: &[Found]) -> Vec<u8> {
    let mut out = Vec::new();
    found.iter().for_each(|one| json_line(&mut out, one));
    out
}
