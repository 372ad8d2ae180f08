//! `corrections.csv`: what people corrected, row by row, as they wrote it down.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::NamedFlaw;
use super::listing::on_one_line;
use super::manifest::{decoded, table};
use crate::disk::{self, Found, Links};
use crate::error::{Error, Result};
use crate::model::{CorrectionRow, Diagnostic, Flaw};

/// The name of the file, under the corpus folder.
pub(super) const FILE: &str = "corrections.csv";
/// The most bytes of corrections that are read: a million rows.
const LARGEST: u64 = 256 << 20;
/// The columns without which a row says nothing.
const NEEDED: [&str; 3] = ["doc_id", "kind", "action"];

/// Corrections as they were found.
#[derive(Debug, Default)]
pub struct Written {
    /// The name under which the file is known to the tables, and its bytes; none if there is no file.
    pub file: Option<(&'static str, Vec<u8>)>,
    /// The rows, in their order.
    pub rows: Vec<CorrectionRow>,
    /// What is wrong with the file.
    pub flaws: Vec<NamedFlaw>,
}

/// Reads the corrections beside the corpus under `root`, or those in `file` if it is given; `packed` are those that lie in the
/// corpus if that is an archive.
///
/// The table may be in any of the forms in which a spreadsheet saves one, as the manifest may. A file beside the corpus that
/// cannot be read becomes a flaw.
///
/// # Errors
///
/// Fails if `file` is given and cannot be read.
pub fn corrections(root: &Path, packed: Option<Vec<u8>>, file: Option<&Path>) -> Result<Written> {
    if file.is_none() && root.is_file() {
        return Ok(packed.map(Written::of).unwrap_or_default());
    }
    let path = file.map_or_else(|| root.join(FILE), PathBuf::from);
    if file.is_none() && matches!(disk::look(&path), Ok(Found::Nothing)) {
        return Ok(Written::default());
    }
    match disk::read(&path, Links::Follow, LARGEST) {
        Ok(bytes) => Ok(Written::of(bytes)),
        Err(source) if file.is_some() => Err(Error::Corrections { path, source }),
        Err(error) => {
            let mut out = Written::default();
            out.misread(&error.to_string());
            Ok(out)
        }
    }
}

impl Written {
    fn of(bytes: Vec<u8>) -> Written {
        let mut out = Written::default();
        out.read(&bytes);
        out.file = Some((FILE, bytes));
        out
    }

    /// Tells why the file cannot be understood; what is left of it says nothing.
    fn misread(&mut self, cause: &str) {
        let flaw = Flaw::Corrections { file: FILE.to_owned(), cause: cause.to_owned() };
        self.rows.clear();
        self.flaws.push((String::new(), Diagnostic::of(None, flaw)));
    }

    fn read(&mut self, bytes: &[u8]) {
        let text = decoded(bytes);
        let mut table = table(&text);
        let names: Vec<String> = match table.headers() {
            Ok(names) => names.iter().map(str::to_owned).collect(),
            Err(error) => return self.misread(&error.to_string()),
        };
        let place = |column: &str| names.iter().position(|name| name == column);
        if let Some(missing) = NEEDED.iter().find(|column| place(column).is_none()) {
            if !text.trim().is_empty() {
                self.misread(&format!("its first row names no column {missing}"));
            }
            return;
        }
        let places = ["doc_id", "kind", "action", "lang", "anchor", "value"].map(place);
        for row in table.records() {
            let row = match row {
                Ok(row) => row,
                Err(error) => return self.misread(&error.to_string()),
            };
            let number = row.position().map_or(0, |place| place.record() + 1);
            let cell = |at: Option<usize>| -> String {
                let cell = at.and_then(|at| row.get(at)).unwrap_or_default();
                on_one_line(cell).nfc().collect()
            };
            let [doc_id, kind, action, lang, anchor, value] = places.map(cell);
            if [&doc_id, &kind, &action, &anchor, &value].iter().all(|cell| cell.is_empty()) {
                continue;
            }
            let row = usize::try_from(number).unwrap_or(0);
            self.rows.push(CorrectionRow { row, doc_id, kind, action, lang, anchor, value });
        }
    }
}

/// The place of a cell, as people find it.
#[must_use]
pub fn corrections_place(row: usize, column: &str) -> String {
    format!("{FILE}, row {row}, column {column}")
}
