//! `manifest.csv`: what is known of a document and cannot be read from its text.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;

use super::{NamedFlaw, on_one_line};
use crate::model::{About, Diagnostic, Flaw};

/// The name of the file, under the corpus folder.
pub(super) const FILE: &str = "manifest.csv";

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
}

/// What is known of a document, as it was written down.
pub(super) struct Known {
    pub(super) symbol: String,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) fr_provenance: String,
    pub(super) en_provenance: String,
}

impl Known {
    /// What it means; a date that is none becomes a flaw of `file`.
    pub(super) fn about(&self, file: &str) -> (About, Option<Flaw>) {
        let date = self.date.trim().parse::<Date>();
        let odd = (!self.date.is_empty() && date.is_err()).then(|| Flaw::Manifest {
            file: file.to_owned(),
            cause: format!("the date {:?} is not of the form 2018-07-24", self.date),
        });
        let about = About {
            symbol: one_line(&self.symbol),
            title: one_line(&self.title),
            date: date.ok(),
            fr_provenance: one_line(&self.fr_provenance),
            en_provenance: one_line(&self.en_provenance),
        };
        (about, odd)
    }
}

/// Reads the manifest, if there is one; a row that cannot be understood becomes a flaw.
pub(super) fn read(root: &Path, flaws: &mut Vec<NamedFlaw>) -> BTreeMap<String, About> {
    let mut out = BTreeMap::new();
    let path = root.join(FILE);
    if !path.exists() {
        return out;
    }
    let misread = |error: csv::Error| {
        let flaw = Flaw::Manifest { file: FILE.to_owned(), cause: error.to_string() };
        (String::new(), Diagnostic::of(None, flaw))
    };
    let mut reader = match csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_path(&path) {
        Ok(reader) => reader,
        Err(error) => {
            flaws.push(misread(error));
            return out;
        }
    };
    for row in reader.deserialize::<Row>() {
        match row {
            Ok(row) => {
                let Row { doc_id, symbol, title, date, fr_provenance, en_provenance } = row;
                let known = Known { symbol, title, date, fr_provenance, en_provenance };
                let (about, odd) = known.about(FILE);
                let id = on_one_line(doc_id.trim_start_matches('\u{feff}'));
                flaws.extend(odd.map(|flaw| (id.clone(), Diagnostic::of(None, flaw))));
                out.insert(id, about);
            }
            Err(error) => flaws.push(misread(error)),
        }
    }
    out
}

/// A cell on one line: a spreadsheet lets its users break lines, the tables do not.
fn one_line(cell: &str) -> String {
    let words = cell.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
