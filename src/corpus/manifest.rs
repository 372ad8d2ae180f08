//! `manifest.csv`: what is known of a document and cannot be read from its text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;

use encoding_rs::{Encoding, WINDOWS_1252};
use jiff::civil::Date;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::NamedFlaw;
use super::listing::on_one_line;
use crate::disk::{self, Found, Links};
use crate::model::{About, Diagnostic, Flaw, Lang};

/// The name of the file, under the corpus folder.
pub(super) const FILE: &str = "manifest.csv";
/// The most bytes of a manifest that are read: a row for each of a million documents.
const LARGEST: u64 = 256 << 20;

#[derive(Deserialize)]
struct Row {
    doc_id: String,
    #[serde(default)]
    symbol: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    fr_provenance: String,
    #[serde(default)]
    en_provenance: String,
    #[serde(default)]
    fr_file: String,
    #[serde(default)]
    en_file: String,
}

/// The files that the manifest names, by their paths below the corpus folder, each with its language and the id of its document.
pub(super) type Claims = BTreeMap<String, (Lang, String)>;

/// What the manifest says of the documents, by their ids.
#[derive(Default)]
pub(super) struct Manifest {
    about: BTreeMap<String, About>,
    files: Claims,
}

impl Manifest {
    /// The files that it names.
    pub(super) fn files(&self) -> &Claims {
        &self.files
    }

    /// Hands over what it says of a document.
    pub(super) fn take(&mut self, id: &str) -> Option<About> {
        self.about.remove(id)
    }

    /// The documents that nobody took.
    pub(super) fn left(self) -> impl Iterator<Item = String> {
        self.about.into_keys()
    }
}

/// What is known of a document, as it was written down.
pub(super) struct Known {
    pub(super) symbol: String,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) fr_provenance: String,
    pub(super) en_provenance: String,
}

/// The years in which a document can be published: those that a date in a text can have.
const YEARS: RangeInclusive<i16> = 1500..=2199;

/// The day of publication that was written down, if it is one.
#[must_use]
pub fn published(text: &str) -> Option<Date> {
    text.trim().parse::<Date>().ok().filter(|date| YEARS.contains(&date.year()))
}

impl Known {
    /// What it means; a date that is none becomes a flaw of `file`.
    pub(super) fn about(&self, file: &str) -> (About, Option<Flaw>) {
        let date = published(&self.date);
        let odd = (!self.date.is_empty() && date.is_none()).then(|| Flaw::Manifest {
            file: file.to_owned(),
            cause: format!(
                "the date {:?} is not of the form 2018-07-24, from {} to {}",
                self.date,
                YEARS.start(),
                YEARS.end()
            ),
        });
        let about = About {
            symbol: one_line(&self.symbol),
            title: one_line(&self.title),
            date,
            fr_provenance: one_line(&self.fr_provenance),
            en_provenance: one_line(&self.en_provenance),
        };
        (about, odd)
    }
}

/// The bytes of the manifest, if there is one; one that cannot be read becomes a flaw.
pub(super) fn load(root: &Path, flaws: &mut Vec<NamedFlaw>) -> Option<Vec<u8>> {
    let path = root.join(FILE);
    if matches!(disk::look(&path), Ok(Found::Nothing)) {
        return None;
    }
    disk::read(&path, Links::Follow, LARGEST).map_err(|error| flaws.push(misread(&error.to_string()))).ok()
}

fn misread(cause: &str) -> NamedFlaw {
    let flaw = Flaw::Manifest { file: FILE.to_owned(), cause: cause.to_owned() };
    (String::new(), Diagnostic::of(None, flaw))
}

/// Understands the bytes of a manifest; a row that cannot be understood becomes a flaw.
///
/// It may be in any of the forms in which a spreadsheet saves a table: with commas, semicolons or tabs, in UTF-8 with or without
/// a byte order mark, in UTF-16 or Windows-1252.
pub(super) fn read(bytes: &[u8], flaws: &mut Vec<NamedFlaw>) -> Manifest {
    let text = decoded(bytes);
    let mut out = Manifest::default();
    let table = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    for row in table.into_deserialize::<Row>() {
        match row {
            Ok(row) => {
                let Row { doc_id, symbol, title, date, fr_provenance, en_provenance, fr_file, en_file } = row;
                let known = Known { symbol, title, date, fr_provenance, en_provenance };
                let (about, odd) = known.about(FILE);
                let id: String = on_one_line(&doc_id).nfc().collect();
                flaws.extend(odd.map(|flaw| (id.clone(), Diagnostic::of(None, flaw))));
                for (lang, path) in [(Lang::Fr, fr_file), (Lang::En, en_file)] {
                    if !path.is_empty() {
                        let path = path.replace('\\', "/");
                        out.files.insert(path.trim_start_matches("./").to_owned(), (lang, id.clone()));
                    }
                }
                out.about.insert(id, about);
            }
            Err(error) => flaws.push(misread(&error.to_string())),
        }
    }
    out
}

/// The text of a table as a spreadsheet saves it.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode(bytes).0, Cow::Borrowed),
    }
}

/// What parts the cells: the first of comma, semicolon and tab in the first line; the names of the columns hold none of them.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    first.bytes().find(|byte| matches!(byte, b',' | b';' | b'\t')).unwrap_or(b',')
}

/// A cell on one line: a spreadsheet lets its users break lines, the tables do not.
fn one_line(cell: &str) -> String {
    let words = cell.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
