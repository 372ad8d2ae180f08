//! What is wrong with a file that is not text: what keeps it from being read as it is printed.

use std::fmt;

/// What is wrong with a Word, OpenDocument, HTML or PDF file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileFault {
    /// It is in a form that is not read (`DOC`, `RTF`).
    OldFormat(&'static str),
    /// It is an archive, but holds neither a Word nor an OpenDocument text.
    OtherArchive,
    /// It cannot be understood.
    Damaged {
        /// What it claims to be (`Word`, `PDF`).
        format: &'static str,
        /// What is wrong with it.
        cause: String,
    },
    /// It is locked with a password.
    Encrypted,
    /// Its pages are pictures.
    NoTextLayer,
    /// Its text was recognised in pictures of its pages.
    OcrLayer,
    /// Letters of it stand for nothing that is known.
    NoUnicode {
        /// How many of a hundred.
        percent: u8,
    },
    /// It has no structure that can be believed.
    Untagged,
    /// It is larger than what is read of such a file.
    LimitReached {
        /// What there is too much of.
        of: &'static str,
    },
    /// A part of it beside its text cannot be understood.
    PartLost {
        /// The part.
        part: String,
        /// What is wrong with it.
        cause: String,
    },
    /// It holds changes that nobody has accepted yet.
    TrackedChanges {
        /// Runs put in.
        insertions: usize,
        /// Runs taken out.
        deletions: usize,
    },
    /// It holds pictures and formulas, of which the letters alone are read, if there are any.
    NotText {
        /// Pictures that have a description, and drawings.
        pictures: usize,
        /// Formulas.
        formulas: usize,
    },
    /// A better file of the same document stands beside it.
    AnotherFormat {
        /// The file that is used.
        used: String,
    },
}

impl FileFault {
    /// Whether the text of the file is missing from the tables.
    #[must_use]
    pub fn is_loss(&self) -> bool {
        matches!(
            self,
            FileFault::OldFormat(_)
                | FileFault::OtherArchive
                | FileFault::Damaged { .. }
                | FileFault::Encrypted
                | FileFault::NoTextLayer
        )
    }

    /// Whether something may be wrong in the tables.
    #[must_use]
    pub fn is_doubt(&self) -> bool {
        matches!(
            self,
            FileFault::OcrLayer
                | FileFault::PartLost { .. }
                | FileFault::NoUnicode { .. }
                | FileFault::LimitReached { .. }
        )
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileFault::OldFormat(format) => write!(
                f,
                "{format} files are not read; convert it with `soffice --headless --convert-to docx`, or save it as .docx"
            ),
            FileFault::OtherArchive => {
                f.write_str("it is an archive without a Word or OpenDocument text; unpack it first")
            }
            FileFault::Damaged { format, cause } => write!(
                f,
                "it is not a {format} file that can be understood ({cause}); open it in the program that made it and save it again"
            ),
            FileFault::Encrypted => {
                f.write_str("it is locked with a password; save it without one, or export it as text")
            }
            FileFault::NoTextLayer => f.write_str(
                "its pages are pictures without text; recognise the text first, as with `ocrmypdf -l fra`",
            ),
            FileFault::OcrLayer => f.write_str(
                "its text was recognised in pictures of the pages; expect misread letters, and check what matters against the pages",
            ),
            FileFault::NoUnicode { percent } => write!(
                f,
                "{percent} % of its letters cannot be told, because the file does not say what they stand for; recognise the text anew, as with `ocrmypdf --force-ocr`, or use another copy"
            ),
            FileFault::Untagged => f.write_str(
                "it does not tell its structure, which was inferred from where the letters stand; a Word or HTML copy is read with more certainty",
            ),
            FileFault::LimitReached { of } => {
                write!(f, "it holds more than is read ({of}); what comes after was left out; cut it into several documents")
            }
            FileFault::PartLost { part, cause } => write!(
                f,
                "its part {part} cannot be understood ({cause}); the text was read without it, and numbers, headings or notes may be missing; save it again"
            ),
            FileFault::TrackedChanges { insertions, deletions } => write!(
                f,
                "it holds tracked changes ({insertions} insertions, {deletions} deletions), which were read as accepted; accept or reject them in the file"
            ),
            FileFault::NotText { pictures, formulas } => write!(
                f,
                "it holds pictures ({pictures}) and formulas ({formulas}); descriptions of pictures are not read, and of formulas only the letters are"
            ),
            FileFault::AnotherFormat { used } => {
                write!(f, "{used} is the same document and is used instead; remove one of them")
            }
        }
    }
}
