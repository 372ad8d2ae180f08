//! PDF: not read yet.

use crate::model::{FileFault, Flaw, RawText};

use super::{Flaws, empty};

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], name: &str) -> (RawText, Flaws) {
    let fault = FileFault::Damaged { format: "PDF", cause: "PDF files are not read yet".to_owned() };
    (empty("", bytes.len()), vec![(Flaw::File { file: name.to_owned(), fault }, None)])
}
