//! The kinds of flaws: the word of the column `flaw`, and what it is in English and in French, declared once.

use super::{DateFault, FileFault, Flaw};

/// A kind of flaw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlawKind {
    /// The word of the column `flaw`.
    pub word: &'static str,
    /// What it is, in English.
    pub en: &'static str,
    /// What it is, in French.
    pub fr: &'static str,
}

/// Defines the kinds of a type: what is of each, its word and its meaning.
macro_rules! kinds {
    ($type:ident $(, via $other:pat => $kind:expr)?; $($of:pat => $word:literal, $en:literal, $fr:literal;)*) => {
        impl $type {
            /// Every kind, in the order of their declaration.
            pub const KINDS: &'static [FlawKind] = &[$(FlawKind { word: $word, en: $en, fr: $fr }),*];

            /// The kind that it is of.
            #[must_use]
            pub fn kind(&self) -> &'static FlawKind {
                match self {
                    $($of => &FlawKind { word: $word, en: $en, fr: $fr },)*
                    $($other => $kind,)?
                }
            }

            /// The word of the column `flaw`.
            #[must_use]
            pub fn word(&self) -> &'static str {
                self.kind().word
            }
        }
    };
}

kinds! { Flaw, via Flaw::File { fault, .. } => fault.kind();
    Flaw::Unpaired { .. } => "unpaired", "a version without a counterpart", "sans pendant";
    Flaw::PairedByName { .. } => "paired-by-name", "versions joined by their names", "apparié d’après les noms";
    Flaw::NoLanguage { .. } => "no-language", "a file whose language nothing tells", "langue inconnue";
    Flaw::BadLine { .. } => "bad-line", "a line that is not a document", "ligne qui n’est pas un document";
    Flaw::DuplicateFile { .. } => "duplicate-file", "a second file of the same document", "second fichier du même document";
    Flaw::IdenticalFile { .. } => "identical-file", "two files with the same bytes", "deux fichiers identiques";
    Flaw::CaseClash { .. } => "case-clash", "names that differ only in case", "noms qui ne diffèrent que par la casse";
    Flaw::Ignored { .. } => "ignored-file", "a file that is not a document", "fichier qui n’est pas un document";
    Flaw::Unlisted { .. } => "unlisted", "a link or folder that cannot be followed", "lien ou dossier inaccessible";
    Flaw::Unreadable { .. } => "unreadable", "a file that cannot be read", "fichier illisible";
    Flaw::TooLarge { .. } => "too-large", "a file that is too large", "fichier trop grand";
    Flaw::Empty { .. } => "empty", "a file without text", "fichier sans texte";
    Flaw::Binary { .. } => "binary", "a file that is not text", "fichier qui n’est pas du texte";
    Flaw::OtherEncoding { .. } => "other-encoding", "another encoding than UTF-8", "autre encodage";
    Flaw::DoubtfulEncoding { .. } => "doubtful-encoding", "an encoding that is uncertain", "encodage incertain";
    Flaw::Undecodable { .. } => "undecodable", "a byte that is not text", "octet illisible";
    Flaw::WrongLanguage { .. } => "wrong-language", "a text in the other language", "texte dans l’autre langue";
    Flaw::MastheadLanguage { .. } => "masthead-language", "a masthead that names the other language", "en-tête dans l’autre langue";
    Flaw::NumberMissing { .. } => "number-missing", "a paragraph number that is missing", "numéro de paragraphe manquant";
    Flaw::NumberRepeated { .. } => "number-repeated", "a paragraph number that is repeated", "numéro de paragraphe répété";
    Flaw::NumberOutOfOrder { .. } => "number-out-of-order", "a paragraph number out of order", "numéro de paragraphe hors séquence";
    Flaw::NoNumbers { .. } => "no-numbers", "no numbered paragraphs", "pas de paragraphes numérotés";
    Flaw::NoteNotCalled { .. } => "note-not-called", "a footnote that nothing calls", "note sans appel";
    Flaw::ManifestRow { .. } => "manifest-row", "a row of the manifest without a file", "ligne du manifeste sans fichier";
    Flaw::ManifestFile { .. } => "manifest-file", "a file of the manifest that is not there", "fichier du manifeste introuvable";
    Flaw::ManifestCell { .. } => "manifest-cell", "a cell of the manifest that cannot be used", "cellule du manifeste inutilisable";
    Flaw::Manifest { .. } => "manifest", "a manifest that cannot be understood", "manifeste incompréhensible";
    Flaw::CorrectionCell { .. } => "correction-cell", "a cell of the corrections that cannot be used", "cellule des corrections inutilisable";
    Flaw::Corrections { .. } => "corrections", "corrections that cannot be understood", "corrections incompréhensibles";
    Flaw::Correction { .. } => "correction-lost", "a correction that was not applied", "correction qui n’a pas été appliquée";
    Flaw::Date { fault: DateFault::NoSuchDay | DateFault::EndBeforeStart, .. } => "impossible-date", "a date that the calendar does not have", "date impossible";
    Flaw::Date { fault: DateFault::OtherWeekday { .. }, .. } => "other-weekday", "a date with the wrong weekday", "jour de la semaine erroné";
    Flaw::Date { fault: DateFault::NoYear | DateFault::PastAfterPublication { .. }, .. } => "odd-date", "a date to look at", "date à vérifier";
    Flaw::NotATranslation { .. } => "not-a-translation", "versions that do not belong together", "versions qui ne vont pas ensemble";
    Flaw::SheetCut { .. } => "sheet-cut", "a table too long for a spreadsheet", "table trop longue";
    Flaw::CellCut { .. } => "cell-cut", "a cell too long for a spreadsheet", "cellule trop longue";
}

kinds! { FileFault;
    FileFault::OldFormat(_) => "old-format", "a form that is not read", "format qui n’est pas lu";
    FileFault::OtherArchive => "other-archive", "an archive without text", "archive sans texte";
    FileFault::Damaged { .. } => "damaged", "a damaged file", "fichier endommagé";
    FileFault::Encrypted => "encrypted", "a file locked with a password", "fichier protégé";
    FileFault::NoTextLayer => "no-text-layer", "pages without text", "pages sans texte";
    FileFault::OcrLayer => "ocr-layer", "text recognised in pictures", "texte issu d’une reconnaissance de caractères";
    FileFault::NoUnicode { .. } => "no-unicode", "letters that stand for nothing known", "caractères inconnus";
    FileFault::Untagged => "untagged", "structure inferred from the page", "structure déduite de la page";
    FileFault::LimitReached { .. } => "limit-reached", "a limit reached", "limite atteinte";
    FileFault::PartLost { .. } => "part-lost", "a part of the file that is damaged", "partie de fichier endommagée";
    FileFault::TrackedChanges { .. } => "tracked-changes", "tracked changes", "modifications suivies";
    FileFault::NotText { .. } => "not-text", "pictures and formulas", "images et formules";
    FileFault::AnotherFormat { .. } => "another-format", "another form of the document", "autre format du document";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_word_stands_for_two_kinds() {
        let words: Vec<&str> = Flaw::KINDS.iter().chain(FileFault::KINDS).map(|kind| kind.word).collect();
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
        let fault = FileFault::Encrypted;
        assert_eq!(Flaw::File { file: String::new(), fault }.word(), "encrypted");
    }
}
