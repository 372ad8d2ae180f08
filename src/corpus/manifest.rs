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

/// Reads the manifest, if there is one; a row that cannot be understood becomes a flaw.
pub(super) fn read(root: &Path, flaws: &mut Vec<NamedFlaw>) -> BTreeMap<String, About> {
    let mut out = BTreeMap::new();
    let path = root.join(FILE);
    if !path.exists() {
        return out;
    }
    let mut tell = |id: String, cause: String| {
        let flaw = Flaw::Manifest { file: FILE.to_owned(), cause };
        flaws.push((id, Diagnostic::of(None, flaw)));
    };
    let mut reader = match csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_path(&path) {
        Ok(reader) => reader,
        Err(error) => {
            tell(String::new(), error.to_string());
            return out;
        }
    };
    for row in reader.deserialize::<Row>() {
        match row {
            Ok(row) => {
                let date = row.date.parse::<Date>();
                if !row.date.is_empty() && date.is_err() {
                    tell(
                        on_one_line(&row.doc_id),
                        format!("the date {:?} is not of the form 2018-07-24", row.date),
                    );
                }
                let id = on_one_line(row.doc_id.trim_start_matches('\u{feff}'));
                out.insert(
                    id,
                    About {
                        symbol: one_line(&row.symbol),
                        title: one_line(&row.title),
                        date: date.ok(),
                        fr_provenance: one_line(&row.fr_provenance),
                        en_provenance: one_line(&row.en_provenance),
                    },
                );
            }
            Err(error) => tell(String::new(), error.to_string()),
        }
    }
    out
}

/// A cell on one line: a spreadsheet lets its users break lines, the tables do not.
fn one_line(cell: &str) -> String {
    let words = cell.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
