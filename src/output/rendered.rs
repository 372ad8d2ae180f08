//! What a document adds to the files of a run.

use super::Fingerprint;
use crate::model::Sides;

/// What one document, or a piece of it, adds to the files, as bytes.
#[derive(Debug, Default)]
pub struct Rendered {
    /// For each form that is written, in their order, what each of its files is given.
    pub(crate) forms: Vec<Vec<Vec<u8>>>,
    /// The differences between the versions, which wait for those of the terms.
    pub(crate) differences: Vec<u8>,
    /// The aligned sentences, in which terms are sought.
    pub(crate) aligned: Vec<u8>,
    /// The files that were read.
    pub(crate) inputs: Vec<Fingerprint>,
    /// Pieces of the files that the document has to itself, each file whole before the next.
    pub files: Vec<FilePiece>,
    /// The words of the versions (UAX 29), furniture left out.
    pub words: Sides<usize>,
    /// Flaws that came up in rendering: cells that the workbook cannot hold whole. All are of severity info.
    pub flaws: usize,
}

/// A piece of a file that a document has to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePiece {
    /// The path under the output folder: a folder, `/` and a name.
    pub path: String,
    /// What follows in the file.
    pub bytes: Vec<u8>,
}

impl Rendered {
    /// What adds a piece of a file that a document has to itself, and nothing else.
    #[must_use]
    pub fn of_file(piece: FilePiece) -> Rendered {
        Rendered { files: vec![piece], ..Rendered::default() }
    }

    /// The size of the files that the document was read from, in bytes.
    #[must_use]
    pub fn input_bytes(&self) -> u64 {
        self.inputs.iter().map(|file| file.bytes).sum()
    }
}
