//! What is wrong with the material, with its place.

use std::fmt;
use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::vocabulary::vocabulary;
use super::{CellFault, CorrectionFault, FileFault, Lang, Nearest, RowFault};

vocabulary! {
    /// How much a flaw matters.
    pub enum Severity {
        /// Worth knowing.
        Info = "info",
        /// Something may be wrong in the tables.
        Warning = "warning",
        /// Something is missing from the tables, or wrong.
        Error = "error",
    }
}

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

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// The calendar has no such day, as 30 February. There is no mention.
    NoSuchDay,
    /// The period ends before it begins. Its two ends are mentions of their own.
    EndBeforeStart,
    /// The calendar has another weekday for this day than the one printed before it. The mention stands as printed, unless
    /// only the context told its year.
    OtherWeekday {
        /// The weekday of the calendar.
        weekday: Weekday,
    },
    /// Neither the text nor the document tells the year. There is no mention.
    NoYear,
    /// The text tells of it as past, but it comes after the publication. The mention stands as printed.
    PastAfterPublication {
        /// The day of publication.
        published: Date,
    },
}

impl DateFault {
    /// Whether the text is at fault, which deserves a warning; else it only deserves a look.
    #[must_use]
    pub fn is_impossible(self) -> bool {
        matches!(self, DateFault::NoSuchDay | DateFault::EndBeforeStart)
    }
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateFault::NoSuchDay => {
                f.write_str("the calendar has no such day; compare it with the other language")
            }
            DateFault::EndBeforeStart => {
                f.write_str("it ends before it begins; both ends are given as dates, check them in the file")
            }
            DateFault::OtherWeekday { weekday } => write!(
                f,
                "the calendar gives it another weekday, {weekday:?}; compare it with the other language"
            ),
            DateFault::NoYear => f.write_str("its year is stated nowhere; give the date of the document"),
            DateFault::PastAfterPublication { published } => write!(
                f,
                "it is described as past but falls after the publication on {published}; check the year in the file"
            ),
        }
    }
}

impl Flaw {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Flaw::Unreadable { .. }
            | Flaw::TooLarge { .. }
            | Flaw::Unlisted { .. }
            | Flaw::Empty { .. }
            | Flaw::Binary { .. }
            | Flaw::WrongLanguage { .. }
            | Flaw::NoLanguage { .. }
            | Flaw::ManifestFile { .. }
            | Flaw::ManifestCell { .. }
            | Flaw::Manifest { .. }
            | Flaw::CorrectionCell { .. }
            | Flaw::Corrections { .. } => Severity::Error,
            Flaw::Unpaired { .. }
            | Flaw::DuplicateFile { .. }
            | Flaw::IdenticalFile { .. }
            | Flaw::CaseClash { .. }
            | Flaw::Undecodable { .. }
            | Flaw::DoubtfulEncoding { .. }
            | Flaw::MastheadLanguage { .. }
            | Flaw::NumberMissing { .. }
            | Flaw::NumberRepeated { .. }
            | Flaw::NumberOutOfOrder { .. }
            | Flaw::ManifestRow { .. }
            | Flaw::Correction { .. }
            | Flaw::NotATranslation { .. } => Severity::Warning,
            Flaw::Date { fault, .. } => {
                if fault.is_impossible() {
                    Severity::Warning
                } else {
                    Severity::Info
                }
            }
            Flaw::File { fault, .. } => {
                if fault.is_loss() {
                    Severity::Error
                } else if fault.is_doubt() {
                    Severity::Warning
                } else {
                    Severity::Info
                }
            }
            Flaw::Ignored { .. }
            | Flaw::PairedByName { .. }
            | Flaw::OtherEncoding { .. }
            | Flaw::NoNumbers { .. }
            | Flaw::NoteNotCalled { .. }
            | Flaw::SheetCut { .. }
            | Flaw::CellCut { .. } => Severity::Info,
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::Unpaired { file, expected, likely } => {
                write!(f, "{file} has no counterpart; its paragraphs are written with one-sided beads; ")?;
                match likely {
                    Some(likely) => write!(
                        f,
                        "if {likely} is the other version, give both the same name or name them in the manifest"
                    ),
                    None => write!(f, "put the other version at {expected}"),
                }
            }
            Flaw::PairedByName { file, other } => write!(
                f,
                "{file} and {other} were taken for the two versions of one document by their names; if they are not, name the right ones in the manifest"
            ),
            Flaw::NoLanguage { file } => write!(
                f,
                "neither a folder nor its name says which language {file} is in, and it was left out; put it into fr/ or en/"
            ),
            Flaw::DuplicateFile { file, used } => write!(
                f,
                "{file} and {used} are the same document; {used} is used and {file} is kept under its full name; remove one of them"
            ),
            Flaw::IdenticalFile { file, other } => write!(
                f,
                "{file} and {other} hold the same bytes; check whether one was saved under the wrong name, or remove it"
            ),
            Flaw::CaseClash { file, other } => write!(
                f,
                "{file} and {other} differ only in case, which some systems cannot keep apart; rename one of them"
            ),
            Flaw::Ignored { file } => {
                write!(
                    f,
                    "{file} is not a document and was left out; documents end in .docx, .html, .odt, .pdf, .txt or .md"
                )
            }
            Flaw::Unlisted { file, cause } => {
                write!(
                    f,
                    "{file} cannot be opened ({cause}); check the permissions of the folder, or mend or remove the link"
                )
            }
            Flaw::Unreadable { file, cause } => {
                write!(f, "{file} cannot be read ({cause}); check its permissions and the disk")
            }
            Flaw::TooLarge { file, bytes, largest } => write!(
                f,
                "{file} has {bytes} bytes and was left out; at most {largest} are read; cut it into several documents"
            ),
            Flaw::Empty { file } => {
                write!(f, "{file} holds no text; export it again from its source")
            }
            Flaw::Binary { file } => write!(
                f,
                "{file} is not text (it contains null bytes); export the document as plain text in UTF-8"
            ),
            Flaw::OtherEncoding { file, encoding } => write!(
                f,
                "{file} is not plain UTF-8; it was decoded as {encoding}; convert it to UTF-8 if letters look wrong"
            ),
            Flaw::DoubtfulEncoding { file, encoding, also } => write!(
                f,
                "{file} is not UTF-8 and its encoding is uncertain; it was decoded as {encoding} and may be {also}; look at its accents, and convert it to UTF-8 from the right one"
            ),
            Flaw::File { file, fault } => write!(f, "{file}: {fault}"),
            Flaw::Undecodable { file } => write!(
                f,
                "{file} contains a byte that cannot be decoded; it is shown as U+FFFD; export the document again in UTF-8"
            ),
            Flaw::WrongLanguage { file, detected } => {
                write!(f, "{file} reads as {}; move it to the folder of that language", detected.name())
            }
            Flaw::MastheadLanguage { file, named } => write!(
                f,
                "the masthead of {file} says {}; check that the file lies in the right folder",
                named.name()
            ),
            Flaw::NumberMissing { expected, found } => write!(
                f,
                "paragraph {expected} was expected and {found} follows; look for a number lost or mistyped in the source"
            ),
            Flaw::NumberRepeated { number } => write!(
                f,
                "paragraph number {number} occurs again; both are kept; check the source for a mistyped number"
            ),
            Flaw::NumberOutOfOrder { number, after } => write!(
                f,
                "paragraph {number} comes after {after}; both are kept in file order; check the source"
            ),
            Flaw::NoNumbers { file } => write!(
                f,
                "{file} has no numbered paragraphs; its text is kept as prose; `paralign inspect` shows what was understood"
            ),
            Flaw::NoteNotCalled { label } => write!(
                f,
                "no call of footnote {label} was found above it; look for the call number in the source"
            ),
            Flaw::ManifestRow { id, row } => write!(
                f,
                "the manifest names {id} in row {row}, but neither folder holds such a file; correct the name or remove the row"
            ),
            Flaw::ManifestFile { file, id, row, column } => write!(
                f,
                "the manifest names {file} for {id} in row {row}, column {column}, but the corpus folder holds no such document; correct the path"
            ),
            Flaw::ManifestCell { place, fault } => write!(f, "{place}: {fault}"),
            Flaw::Manifest { file, cause } => write!(
                f,
                "{file} cannot be understood ({cause}); it was left out; its first row must name the columns doc_id and symbol"
            ),
            Flaw::CorrectionCell { place, fault } => write!(f, "{place}: {fault}"),
            Flaw::Corrections { file, cause } => write!(
                f,
                "{file} cannot be understood ({cause}); no correction was applied; its first row must name the columns doc_id, kind, action, lang, anchor and value"
            ),
            Flaw::Correction { row, fault, near } => {
                write!(f, "the correction in row {row} was not applied: {fault}")?;
                match near {
                    Some(Nearest { opening, .. }) => write!(f, "; the nearest block begins {opening:?}"),
                    None => Ok(()),
                }
            }
            Flaw::Date { surface, fault } => write!(f, "{surface:?}: {fault}"),
            Flaw::NotATranslation { aligned } => write!(
                f,
                "the two versions do not look like translations of each other ({aligned} % of the text was joined, with little in common); check that the files belong together"
            ),
            Flaw::SheetCut { table, held, rows } => write!(
                f,
                "the sheet {table} of the workbook holds the first {held} of {rows} rows, as many as spreadsheets open; the table {table} holds all"
            ),
            Flaw::CellCut { table, column, row } => write!(
                f,
                "{column} of {row} is longer than a spreadsheet cell; the workbook holds its beginning, the table {table} the whole"
            ),
        }
    }
}
