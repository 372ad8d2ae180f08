//! Files that a document has to itself: written one after the other, each piece by piece.

use std::path::{Path, PathBuf};

use crate::disk::{self, Found};
use crate::error::{Error, Result};
use crate::model::hexadecimal;
use crate::output::{Fingerprint, Output};
use crate::tables::Words;

use super::FilePiece;
use super::formats::Form;

/// What the files of a form are called in the codebook, and what they are.
pub(super) const ABOUT: [(Form, &str, Words); 2] = [
    (
        Form::Akn,
        "akn/*.akn.xml",
        Words {
            en: "each version in Akoma Ntoso 3.0, after the guidelines of the United Nations system (AKN4UN)",
            fr: "chaque version en Akoma Ntoso 3.0, selon les lignes directrices du système des Nations Unies (AKN4UN)",
        },
    ),
    (
        Form::Tei,
        "tei/*.xml",
        Words {
            en: "each version in TEI P5 (`*.tei.xml`), and the alignment of both versions (`*.align.xml`)",
            fr: "chaque version en TEI P5 (`*.tei.xml`), et l’alignement des deux versions (`*.align.xml`)",
        },
    ),
];

/// The files of documents while they are written.
#[derive(Debug)]
pub(super) struct Files {
    staging: PathBuf,
    open: Option<(String, Output)>,
    done: Vec<Done>,
}

/// A file that is whole.
#[derive(Debug)]
struct Done {
    path: String,
    bytes: u64,
    sha256: [u8; 32],
}

impl Files {
    pub(super) fn new(staging: &Path) -> Files {
        Files { staging: staging.to_owned(), open: None, done: Vec::new() }
    }

    /// Adds a piece to its file; the file before it is whole then.
    pub(super) fn write(&mut self, piece: &FilePiece) -> Result<()> {
        if self.open.as_ref().is_none_or(|(path, _)| *path != piece.path) {
            self.close()?;
            if let Some(folder) = self.staging.join(&piece.path).parent() {
                let made = || match disk::look(folder)? {
                    Found::Nothing => disk::create_folder(folder),
                    _ => Ok(()),
                };
                made().map_err(|source| Error::Output { path: folder.to_owned(), source })?;
            }
            self.open = Some((piece.path.clone(), Output::create(&self.staging, &piece.path, "")?));
        }
        match &mut self.open {
            Some((_, file)) => file.write(&piece.bytes),
            None => Ok(()),
        }
    }

    fn close(&mut self) -> Result<()> {
        if let Some((path, file)) = self.open.take() {
            let (bytes, sha256) = file.close()?;
            self.done.push(Done { path, bytes, sha256 });
        }
        Ok(())
    }

    /// Ends the files, and tells their fingerprints in the order in which they were written.
    pub(super) fn finish(&mut self) -> Result<Vec<Fingerprint>> {
        self.close()?;
        let done = std::mem::take(&mut self.done).into_iter();
        let print = |Done { path, bytes, sha256 }| Fingerprint { path, bytes, sha256: hexadecimal(&sha256) };
        Ok(done.map(print).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_one_path_are_one_file() {
        let root = tempfile::tempdir().unwrap();
        let mut files = Files::new(root.path());
        for (path, text) in [("akn/a", "x"), ("akn/a", "y"), ("akn/b", "z"), ("tei/a", "")] {
            files.write(&FilePiece { path: path.to_owned(), bytes: text.into() }).unwrap();
        }
        let expected = [("akn/a", "xy"), ("akn/b", "z"), ("tei/a", "")]
            .map(|(path, text)| Fingerprint::of(path, text.as_bytes()));
        assert_eq!(files.finish().unwrap(), expected);
        assert_eq!(std::fs::read(root.path().join("akn/a")).unwrap(), b"xy");
    }
}
