//! What a flaw says: the file or the place, what was expected there, and what to do next.

use std::fmt;

use super::{DateFault, Flaw, Nearest};

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
            Flaw::BadLine { file, line, cause } => {
                write!(f, "line {line} of {file} was left out: {cause}")
            }
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
