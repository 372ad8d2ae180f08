//! The corrections of a run: read, understood, and told of where they say nothing.

use std::collections::BTreeSet;

use super::Config;
use crate::corpus::{self, NamedFlaw};
use crate::corrections::Corrections;
use crate::error::Result;
use crate::model::{Diagnostic, DocumentPair, Flaw, RowFault};

/// A file that is read for all documents together.
type Shared = Option<(&'static str, Vec<u8>)>;

/// The corrections of a corpus, with the file that they stand in; what is wrong with them is added to the `flaws`.
pub(super) fn read(
    config: &Config,
    pairs: &[DocumentPair],
    flaws: &mut Vec<NamedFlaw>,
) -> Result<(Corrections, Shared)> {
    let written = corpus::corrections(&config.corpus, config.corrections.as_deref())?;
    flaws.extend(written.flaws);
    let (corrections, bad) = Corrections::new(&written.rows);
    let cell = |row: usize, column: &str, fault: RowFault| {
        Diagnostic::of(None, Flaw::CorrectionCell { place: corpus::corrections_place(row, column), fault })
    };
    flaws.extend(bad.into_iter().map(|(row, column, fault)| (String::new(), cell(row, column, fault))));
    let known: BTreeSet<&str> = pairs.iter().map(|pair| pair.id.as_str()).collect();
    let unknown = corrections.documents().filter(|(id, _)| !known.contains(id));
    flaws.extend(unknown.map(|(id, row)| {
        (id.to_owned(), cell(row, "doc_id", RowFault::NoDocument { id: id.to_owned() }))
    }));
    Ok((corrections, written.file))
}
