//! The choices of the user: what a run writes, in which CSV dialect, and what goes into the exchange files.

use crate::model::vocabulary;
use crate::tables::Level;

/// Defines what a run can write: each form with the word that names it on the command line and what it is.
macro_rules! forms {
    ($($(#[$only:meta])* $form:ident $word:literal $about:literal)*) => {
        /// Something that a run writes beside its account and the codebook.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Form {
            $($(#[$only])* #[doc = $about] $form,)*
        }

        impl Form {
            /// All forms that this build of the program knows.
            pub const ALL: &'static [Form] = &[$($(#[$only])* Form::$form,)*];

            /// The name on the command line.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $($(#[$only])* Form::$form => $word,)*
                }
            }

            /// What it is, for the help of the command line.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self {
                    $($(#[$only])* Form::$form => $about,)*
                }
            }
        }
    };
}

forms! {
    Csv "csv" "The tables, with their description in datapackage.json"
    Workbook "workbook" "All tables in one workbook, paralign.xlsx"
    Report "report" "The page for people, report.html"
    Tmx "tmx" "The translation memory, paralign.tmx"
    Moses "moses" "Parallel lines with their ids, paralign.en-fr.*"
    SketchEngine "sketch-engine" "Two columns for Sketch Engine, sketch-engine.tsv"
    Tbx "tbx" "The terms as a termbase, paralign.tbx"
    Glossary "glossary" "The terms as a glossary for OmegaT, paralign.glossary.utf8"
    Vertical "vertical" "The tokens for Sketch Engine and the Corpus Workbench, paralign.*.vert and what aligns them"
    Conllu "conllu" "The tokens as CoNLL-U, paralign.*.conllu"
    Xliff "xliff" "The beads for translators, paralign.xlf"
    RoCrate "ro-crate" "The folder as a research object, ro-crate-metadata.json, and CITATION.cff"
    Gephi "gephi" "The network of citations, citations_edges.csv and citations_nodes.csv"
    Akn "akn" "Each version in Akoma Ntoso for the United Nations, akn/*.akn.xml (only if asked for)"
    Tei "tei" "Each version in TEI P5, with the alignment beside them, tei/*.xml (only if asked for)"
    #[cfg(feature = "parquet")]
    Parquet "parquet" "The tables with typed columns, *.parquet"
}

/// Some of the forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forms(u32);

impl Forms {
    /// None of them: the account and the codebook alone are written.
    pub const NONE: Forms = Forms(0);
    /// All of them.
    pub const ALL: Forms = Forms((1 << Form::ALL.len()) - 1);
    /// Those that are written where none is asked for: all but what archives and corpus tools take.
    pub const DEFAULT: Forms = Forms::ALL
        .without(Form::Vertical)
        .without(Form::Conllu)
        .without(Form::Xliff)
        .without(Form::RoCrate)
        .without(Form::Akn)
        .without(Form::Tei);
    /// The same without the workbook, which takes longest.
    pub const NO_WORKBOOK: Forms = Forms::DEFAULT.without(Form::Workbook);

    /// Whether `form` is among them.
    #[must_use]
    pub const fn has(self, form: Form) -> bool {
        self.0 & 1 << form as u32 != 0
    }

    /// These and `form`.
    #[must_use]
    pub const fn with(self, form: Form) -> Forms {
        Forms(self.0 | 1 << form as u32)
    }

    /// These without `form`.
    #[must_use]
    pub const fn without(self, form: Form) -> Forms {
        Forms(self.0 & !(1 << form as u32))
    }

    /// Their words, joined by commas, in the order of [`Form::ALL`].
    #[must_use]
    pub fn words(self) -> String {
        let words: Vec<&str> =
            Form::ALL.iter().filter(|form| self.has(**form)).map(|form| form.word()).collect();
        words.join(",")
    }

    /// The forms whose words stand in `words`, joined by commas; `None` if one of them names no form.
    #[must_use]
    pub fn parse(words: &str) -> Option<Forms> {
        let mut words = words.split(',').filter(|word| !word.is_empty());
        words.try_fold(Forms::NONE, |forms, word| {
            Some(forms.with(*Form::ALL.iter().find(|form| form.word() == word)?))
        })
    }
}

impl FromIterator<Form> for Forms {
    fn from_iter<I: IntoIterator<Item = Form>>(forms: I) -> Forms {
        forms.into_iter().fold(Forms::NONE, Forms::with)
    }
}

/// What a run writes, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formats {
    /// How the CSV files are written.
    pub dialect: Dialect,
    /// What a unit of the exchange files is.
    pub level: Level,
    /// The least confidence of a bead in the exchange files, in per cent.
    pub min_confidence: u8,
    /// What is written.
    pub forms: Forms,
    /// Whether the texts are written as they were read.
    pub texts: bool,
}

impl Formats {
    /// The forms that most users want.
    pub const DEFAULT: Formats = Formats {
        dialect: Dialect::Standard,
        level: Level::Sentence,
        min_confidence: 50,
        forms: Forms::DEFAULT,
        texts: false,
    };

    /// Whether some form shows terms, or the differences to which those of terms belong.
    pub(super) fn show_terms(&self) -> bool {
        let show = [Form::Csv, Form::Workbook, Form::Report, Form::Tbx, Form::Glossary];
        #[cfg(feature = "parquet")]
        let show = show.into_iter().chain([Form::Parquet]);
        show.into_iter().any(|form| self.forms.has(form))
    }
}

impl Default for Formats {
    fn default() -> Formats {
        Formats::DEFAULT
    }
}

vocabulary! {
    /// How a CSV file is written.
    pub enum Dialect {
        /// Byte order mark, comma, CRLF, every value as it is.
        Standard = "standard",
        /// Byte order mark, semicolon, CRLF, and an apostrophe before cells that a spreadsheet would compute.
        ExcelFr = "excel-fr",
        /// No byte order mark, comma, LF.
        Plain = "plain",
        /// No byte order mark, tab, LF; a tab inside a cell becomes a blank.
        Tsv = "tsv",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_named_by_their_words_and_none_by_another() {
        for form in Form::ALL {
            let alone = Forms::from_iter([*form]);
            assert_eq!(Forms::parse(form.word()), Some(alone));
            assert_eq!(alone.words(), form.word());
            assert!(
                !Forms::ALL.without(*form).has(*form) && Forms::ALL.without(*form).with(*form) == Forms::ALL
            );
        }
        assert_eq!(Forms::parse(&Forms::ALL.words()), Some(Forms::ALL));
        assert_eq!(Forms::parse("tmx,csv").map(Forms::words).as_deref(), Some("csv,tmx"));
        assert_eq!(Forms::parse(""), Some(Forms::NONE));
        assert_eq!(Forms::parse("csv,xls"), None);
    }
}
