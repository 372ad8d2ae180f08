//! Files for archives: what Akoma Ntoso and TEI have in common, and the door to both.

pub(super) mod inline;
pub(super) mod names;
pub(super) mod notes;
pub(super) mod record;
pub(super) mod xml;

use super::{FilePiece, Form, Formats};
use crate::error::Result;
use crate::model::{Document, Lang};

use super::{akn, tei};

/// Where the pieces of the files go.
pub type Take<'t> = dyn FnMut(FilePiece) -> Result<()> + 't;

/// Writes the files that a document has to itself, in the forms that are asked for, and hands their pieces to `take`: each file
/// whole before the next.
///
/// # Errors
///
/// Stops at the first error of `take`, and returns it.
pub fn write(formats: &Formats, document: &Document, take: &mut Take<'_>) -> Result<()> {
    for lang in Lang::BOTH {
        if let Some(version) = document.version(lang).filter(|_| formats.forms.has(Form::Akn)) {
            akn::write(document, version, lang, take)?;
        }
    }
    if !formats.forms.has(Form::Tei) {
        return Ok(());
    }
    for lang in Lang::BOTH {
        if let Some(version) = document.version(lang) {
            tei::write(document, version, lang, take)?;
        }
    }
    tei::write_alignment(document, take)
}

/// Writes them, each in one piece or few.
#[must_use]
pub fn files(formats: &Formats, document: &Document) -> Vec<FilePiece> {
    let mut out = Vec::new();
    let mut take = |piece| {
        out.push(piece);
        Ok(())
    };
    write(formats, document, &mut take).expect("a list takes every piece");
    out
}
