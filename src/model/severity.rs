//! How much each flaw matters.

use super::Flaw;
use super::vocabulary::vocabulary;

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
            | Flaw::BadLine { .. }
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
