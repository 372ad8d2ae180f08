//! How the files of names are written.
//!
//! A file is tab-separated text. Lines that begin with `#` are comments. The first other line is the
//! header `kind canonical id fr en`; each further line is one entity. `fr` and `en` hold its names,
//! separated by `|`, the full name first. Inside a name `[a/b]` stands for either spelling, and
//! `{...}` for words that must follow without being part of the name. The kind `NONE` marks phrases
//! that look like a name and are none, such as `dollars des États-Unis`.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use super::template::spellings;
use crate::model::EntityKind;

/// The columns of a file.
pub(super) const HEADER: &str = "kind\tcanonical\tid\tfr\ten";

/// What is wrong with a file of names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum GazetteerError {
    /// The first line that is not a comment is not the header.
    Header {
        /// The file.
        file: String,
    },
    /// A line has too few or too many columns.
    Columns {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// How many columns the line has.
        found: usize,
    },
    /// A kind that does not exist.
    Kind {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The word that stands in its place.
        word: String,
    },
    /// The canonical name is missing, or every other name is.
    Nameless {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// A name whose brackets do not match or that stands for too many spellings.
    Template {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The name.
        name: String,
    },
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GazetteerError::Header { file } => {
                write!(
                    f,
                    "{file}: the first line must hold the columns kind, canonical, id, fr, en, separated by tabs"
                )
            }
            GazetteerError::Columns { file, line, found } => {
                write!(f, "{file}:{line}: expected 5 columns separated by tabs, found {found}")
            }
            GazetteerError::Kind { file, line, word } => {
                write!(f, "{file}:{line}: the kind {word:?} is none of ORG, PERSON, PLACE, INSTRUMENT, NONE")
            }
            GazetteerError::Nameless { file, line } => {
                write!(
                    f,
                    "{file}:{line}: an entity needs a canonical name and at least one French or English name"
                )
            }
            GazetteerError::Template { file, line, name } => {
                write!(f, "{file}:{line}: cannot spell out {name:?}; check its brackets")
            }
        }
    }
}

impl Error for GazetteerError {}

/// What a name stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entity {
    /// The type, or `None` for a phrase that only looks like a name.
    pub(super) kind: Option<EntityKind>,
    pub(super) canonical: String,
    pub(super) name_fr: String,
    pub(super) name_en: String,
    pub(super) id: String,
}

/// One line of a file.
#[derive(Debug)]
pub(super) struct GazetteerRow {
    /// What the line names.
    pub(super) entity: Arc<Entity>,
    /// Its French names, spelt out.
    pub(super) fr: Vec<String>,
    /// Its English names, spelt out.
    pub(super) en: Vec<String>,
}

/// Reads a file and adds its entities to `rows`.
pub(super) fn read(file: &str, text: &str, rows: &mut Vec<GazetteerRow>) -> Result<(), GazetteerError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    if lines.next().is_none_or(|(_, line)| line.trim_end() != HEADER) {
        return Err(GazetteerError::Header { file: file.to_owned() });
    }
    for (index, line) in lines {
        rows.push(row(file, index + 1, line)?);
    }
    Ok(())
}

fn row(file: &str, line: usize, text: &str) -> Result<GazetteerRow, GazetteerError> {
    let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
    let [kind, canonical, id, fr, en] = cells[..] else {
        return Err(GazetteerError::Columns { file: file.to_owned(), line, found: cells.len() });
    };
    let kind = match kind {
        "ORG" => Some(EntityKind::Org),
        "PERSON" => Some(EntityKind::Person),
        "PLACE" => Some(EntityKind::Place),
        "INSTRUMENT" => Some(EntityKind::Instrument),
        "NONE" => None,
        word => return Err(GazetteerError::Kind { file: file.to_owned(), line, word: word.to_owned() }),
    };
    let names = |cell: &str| -> Result<Vec<String>, GazetteerError> {
        let mut all = Vec::new();
        for name in cell.split('|').map(str::trim).filter(|name| !name.is_empty()) {
            let template = || GazetteerError::Template { file: file.to_owned(), line, name: name.to_owned() };
            all.extend(spellings(name).ok_or_else(template)?);
        }
        Ok(all)
    };
    let (fr, en) = (names(fr)?, names(en)?);
    if (canonical.is_empty() && kind.is_some()) || (fr.is_empty() && en.is_empty()) {
        return Err(GazetteerError::Nameless { file: file.to_owned(), line });
    }
    let first = |names: &[String]| names.first().map(|name| name.replace(['{', '}'], "")).unwrap_or_default();
    let entity = Entity {
        kind,
        canonical: canonical.to_owned(),
        name_fr: first(&fr),
        name_en: first(&en),
        id: id.to_owned(),
    };
    Ok(GazetteerRow { entity: Arc::new(entity), fr, en })
}
