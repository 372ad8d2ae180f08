//! The corrections of a run: read, understood, and told of where they say nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Config;
use crate::corpus::{self, NamedFlaw};
use crate::corrections::Corrections;
use crate::error::{Error, Result};
use crate::export::CheckedRow;
use crate::extract::Gazetteer;
use crate::model::{CorrectionRow, Diagnostic, DocumentPair, Flaw, RowFault};

/// Says of each row of the corrections of a corpus whether it would be applied, in their order, without writing anything.
///
/// # Errors
///
/// Fails when the corpus cannot be listed, or when the corrections or the gazetteer cannot be read.
pub fn check_corrections(config: &Config) -> Result<Vec<CheckedRow>> {
    let extended = super::extended_gazetteer(config.gazetteer.as_deref())?;
    let gazetteer = extended.as_ref().unwrap_or_else(|| Gazetteer::builtin());
    let pool = super::threads(config.jobs)?;
    let mut corpus = pool.install(|| corpus::discover(&config.corpus, &config.output))?;
    let packed = corpus.corrections.take();
    let written = corpus::corrections(&config.corpus, packed, config.corrections.as_deref())?;
    let (corrections, bad) = Corrections::new(&written.rows);
    let file = written.flaws.iter().map(|(_, found)| found.flaw.to_string()).next().unwrap_or_default();
    let mut messages: BTreeMap<usize, String> =
        bad.into_iter().map(|(row, column, fault)| (row, format!("{column}: {fault}"))).collect();
    let known: BTreeSet<&str> = corpus.documents.iter().map(|pair| pair.id.as_str()).collect();
    for row in
        written.rows.iter().filter(|row| !row.doc_id.is_empty() && !known.contains(row.doc_id.as_str()))
    {
        let fault = RowFault::NoDocument { id: row.doc_id.clone() };
        messages.entry(row.row).or_insert_with(|| format!("doc_id: {fault}"));
    }
    let named: BTreeSet<&str> = written.rows.iter().map(|row| row.doc_id.as_str()).collect();
    let pairs: Vec<DocumentPair> =
        corpus.documents.iter().filter(|pair| named.contains(pair.id.as_str())).cloned().collect();
    let make = |pair| super::process(gazetteer, pair, Vec::new(), &corrections).diagnostics;
    super::in_order(&pool, pairs.into_iter(), make, |found| {
        for one in found {
            if let Flaw::Correction { row, .. } = &one.flaw {
                messages.insert(*row, one.flaw.to_string());
            }
        }
        Ok(())
    })?;
    let mut out: Vec<CheckedRow> = written
        .rows
        .into_iter()
        .map(|CorrectionRow { row, doc_id, kind, action, .. }| {
            let message = messages.remove(&row).unwrap_or_default();
            CheckedRow { row, doc_id, kind, action, applies: message.is_empty(), message }
        })
        .collect();
    if !file.is_empty() {
        let (doc_id, kind, action) = Default::default();
        out.push(CheckedRow { row: 1, doc_id, kind, action, applies: false, message: file });
    }
    Ok(out)
}

/// The corrections in a file, all of which have to say something that can be understood: a stream has no table in which it could
/// tell of a row that does not.
///
/// # Errors
///
/// Fails if the file cannot be read, or if something is wrong with it or with one of its rows.
pub(super) fn alone(file: &Path) -> Result<Corrections> {
    let written = corpus::corrections(Path::new(""), None, Some(file))?;
    let (corrections, bad) = Corrections::new(&written.rows);
    let cells = bad.into_iter().map(|(row, column, fault)| Flaw::CorrectionCell {
        place: corpus::corrections_place(row, column),
        fault,
    });
    match written.flaws.into_iter().map(|(_, found)| found.flaw).chain(cells).next() {
        None => Ok(corrections),
        Some(flaw) => Err(Error::BadCorrections { path: file.to_owned(), first: flaw.to_string() }),
    }
}

/// A file that is read for all documents together.
type Shared = Option<(&'static str, Vec<u8>)>;

/// The corrections of a corpus, with the file that they stand in; `packed` are those that lie in an archive, and what is wrong with them is added to the `flaws`.
pub(super) fn read(
    config: &Config,
    packed: Option<Vec<u8>>,
    pairs: &[DocumentPair],
    flaws: &mut Vec<NamedFlaw>,
) -> Result<(Corrections, Shared)> {
    let written = corpus::corrections(&config.corpus, packed, config.corrections.as_deref())?;
    flaws.extend(written.flaws);
    let (corrections, bad) = Corrections::new(&written.rows);
    let cell = |row: usize, column: &str, fault: RowFault| {
        Diagnostic::of(None, Flaw::CorrectionCell { place: corpus::corrections_place(row, column), fault })
    };
    flaws.extend(bad.into_iter().map(|(row, column, fault)| (String::new(), cell(row, column, fault))));
    let known: BTreeSet<&str> = pairs.iter().map(|pair| pair.id.as_str()).collect();
    let unknown = corrections.documents().filter(|(id, _)| !known.contains(id));
    flaws.extend(
        unknown.map(|(id, row)| {
            (id.to_owned(), cell(row, "doc_id", RowFault::NoDocument { id: id.to_owned() }))
        }),
    );
    Ok((corrections, written.file))
}
