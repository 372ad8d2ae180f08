//! What is wrong with the material, with its place.

use std::ops::Range;

use super::{CellFault, CorrectionFault, DateFault, FileFault, Lang, Nearest, RowFault};

/// A flaw with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The side, if the flaw is on one.
    pub lang: Option<Lang>,
    /// The part of the document.
    pub part: Option<usize>,
    /// The paragraph number, as printed.
    pub paragraph: Option<String>,
    /// Bytes of the raw text.
    pub raw: Option<Range<usize>>,
    /// What is wrong.
    pub flaw: Flaw,
}

impl Diagnostic {
    /// A flaw of a whole document or side.
    #[must_use]
    pub fn of(lang: Option<Lang>, flaw: Flaw) -> Diagnostic {
        Diagnostic { lang, part: None, paragraph: None, raw: None, flaw }
    }
}

/// What is wrong with the material.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// The document has no version in the other language.
    Unpaired {
        /// The file that is there.
        file: String,
        /// Where the other one was expected.
        expected: String,
        /// The file of the other language whose name is most like its own, if it has no counterpart either.
        likely: Option<String>,
    },
    /// The names of the two versions differ, and were taken to say the same.
    PairedByName {
        /// The French file.
        file: String,
        /// The English file.
        other: String,
    },
    /// Neither its folder nor its name tells the language of a file.
    NoLanguage {
        /// The file.
        file: String,
    },
    /// A line of the corpus that is not a document.
    BadLine {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// What is wrong with it.
        cause: String,
    },
    /// A second file claims the same document.
    DuplicateFile {
        /// The file that was set aside under a name of its own.
        file: String,
        /// The file that is used.
        used: String,
    },
    /// Two files of one side hold the same bytes.
    IdenticalFile {
        /// One file.
        file: String,
        /// The other, which comes first.
        other: String,
    },
    /// Two names differ only in case.
    CaseClash {
        /// One file.
        file: String,
        /// The other.
        other: String,
    },
    /// A file of another kind lies in the corpus.
    Ignored {
        /// The file.
        file: String,
    },
    /// A link leads nowhere, or a folder cannot be listed.
    Unlisted {
        /// The path.
        file: String,
        /// What the system said.
        cause: String,
    },
    /// The file cannot be read.
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        cause: String,
    },
    /// The file is larger than what is read.
    TooLarge {
        /// The file.
        file: String,
        /// Its size in bytes.
        bytes: u64,
        /// The size of the largest file that is read.
        largest: u64,
    },
    /// The file is empty, or holds white space alone.
    Empty {
        /// The file.
        file: String,
    },
    /// The file is not text.
    Binary {
        /// The file.
        file: String,
    },
    /// The file is not UTF-8 and was decoded from another encoding.
    OtherEncoding {
        /// The file.
        file: String,
        /// The encoding.
        encoding: &'static str,
    },
    /// The file is not UTF-8, and two encodings give readings that are about equally good.
    DoubtfulEncoding {
        /// The file.
        file: String,
        /// The encoding that was taken.
        encoding: &'static str,
        /// The other one.
        also: &'static str,
    },
    /// A file that is not text cannot be read as it is printed.
    File {
        /// The file.
        file: String,
        /// What is wrong with it.
        fault: FileFault,
    },
    /// Bytes that are no text in the file's encoding.
    Undecodable {
        /// The file.
        file: String,
    },
    /// The text is not in the language of its folder.
    WrongLanguage {
        /// The file.
        file: String,
        /// The language found.
        detected: Lang,
    },
    /// The masthead names another language than the folder.
    MastheadLanguage {
        /// The file.
        file: String,
        /// The language that the masthead names.
        named: Lang,
    },
    /// The numbering skips a number.
    NumberMissing {
        /// The first missing number.
        expected: String,
        /// The number found.
        found: String,
    },
    /// A number occurs twice in a part.
    NumberRepeated {
        /// The number.
        number: String,
    },
    /// A number comes too late.
    NumberOutOfOrder {
        /// The number.
        number: String,
        /// The one before it.
        after: String,
    },
    /// A document without a single numbered paragraph.
    NoNumbers {
        /// The file.
        file: String,
    },
    /// A footnote that nothing calls.
    NoteNotCalled {
        /// Its label.
        label: String,
    },
    /// A line of the manifest that names no file.
    ManifestRow {
        /// The document it names.
        id: String,
        /// The row, counted from 1 with the names of the columns.
        row: usize,
    },
    /// A file that the manifest names is not there or of no form that is read.
    ManifestFile {
        /// The file.
        file: String,
        /// The document that it belongs to.
        id: String,
        /// The row that names it.
        row: usize,
        /// The column that names it.
        column: &'static str,
    },
    /// A manifest that cannot be understood.
    Manifest {
        /// The file.
        file: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A cell of the manifest that cannot be used.
    ManifestCell {
        /// The file, the row and the column.
        place: String,
        /// What is wrong with it.
        fault: CellFault,
    },
    /// A cell of the corrections that cannot be used.
    CorrectionCell {
        /// The file, the row and the column.
        place: String,
        /// What is wrong with it.
        fault: RowFault,
    },
    /// The corrections cannot be understood.
    Corrections {
        /// The file.
        file: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A correction that cannot be applied.
    Correction {
        /// The row.
        row: usize,
        /// Why.
        fault: CorrectionFault,
        /// Where it may have been meant to go.
        near: Option<Nearest>,
    },
    /// A date that does not exist, or contradicts the document.
    Date {
        /// As printed.
        surface: String,
        /// What is odd about it.
        fault: DateFault,
    },
    /// The two sides do not look like translations of each other.
    NotATranslation {
        /// The share of the text that found a counterpart, in per cent.
        aligned: u8,
    },
    /// A table that is longer than a spreadsheet can hold.
    SheetCut {
        /// The table.
        table: &'static str,
        /// How many of its rows the workbook holds.
        held: usize,
        /// How many it has.
        rows: usize,
    },
    /// A cell that is longer than a spreadsheet can hold.
    CellCut {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The key of the row.
        row: String,
    },
}
