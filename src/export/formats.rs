//! The choices of the user: what a run writes, in which CSV dialect, and what goes into the exchange files.

use crate::error::{Error, Result};
use crate::model::vocabulary;
use crate::tables::Level;

/// Defines what a run can write: each form with the word that names it on the command line, what it is, and the feature of
/// the package that it belongs to, if it is not part of every build.
macro_rules! forms {
    ($($form:ident $word:literal $about:literal $([$feature:literal])?)*) => {
        /// Something that a run writes beside its account and the codebook.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Form {
            $(#[doc = $about] $form,)*
        }

        impl Form {
            /// All forms, those that this build cannot write among them.
            pub const ALL: &'static [Form] = &[$(Form::$form,)*];

            /// The name on the command line.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Form::$form => $word,)*
                }
            }

            /// What it is, for the help of the command line.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self {
                    $(Form::$form => $about,)*
                }
            }

            /// The feature of the package that writes it; `None` if every build does.
            #[must_use]
            pub const fn feature(self) -> Option<&'static str> {
                match self {
                    $($(Form::$form => Some($feature),)?)*
                    _ => None,
                }
            }

            /// Whether this build can write it.
            #[must_use]
            pub const fn is_built(self) -> bool {
                match self {
                    $($(Form::$form => cfg!(feature = $feature),)?)*
                    _ => true,
                }
            }
        }
    };
}

forms! {
    Csv "csv" "The tables, with their description in datapackage.json"
    Workbook "workbook" "All tables in one workbook, paralign.xlsx" ["workbook"]
    Report "report" "The page for people, report.html" ["report"]
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
    Parquet "parquet" "The tables with typed columns, *.parquet" ["parquet"]
}

/// Some of the forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forms(u32);

impl Forms {
    /// None of them: the account and the codebook alone are written.
    pub const NONE: Forms = Forms(0);
    /// All that this build can write.
    pub const ALL: Forms = {
        let (mut forms, mut at) = (Forms::NONE, 0);
        while at < Form::ALL.len() {
            if Form::ALL[at].is_built() {
                forms = forms.with(Form::ALL[at]);
            }
            at += 1;
        }
        forms
    };
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

    /// Fails if this build cannot write one of them.
    pub(super) fn check(self) -> Result<()> {
        let missing = |form: &&Form| self.has(**form) && !form.is_built();
        let missing = Form::ALL.iter().find(missing).and_then(|form| Some((form.word(), form.feature()?)));
        missing.map_or(Ok(()), |(form, feature)| Err(Error::FormNotBuilt { form, feature }))
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
        let show = [Form::Csv, Form::Workbook, Form::Report, Form::Tbx, Form::Glossary, Form::Parquet];
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
            assert!(!Forms::ALL.without(*form).has(*form) && Forms::NONE.with(*form).has(*form));
            assert_eq!(Forms::ALL.has(*form), form.is_built());
            assert_eq!(alone.check().is_ok(), form.is_built());
        }
        assert_eq!(Forms::parse(&Forms::ALL.words()), Some(Forms::ALL));
        assert_eq!(Forms::parse("tmx,csv").map(Forms::words).as_deref(), Some("csv,tmx"));
        assert_eq!(Forms::parse(""), Some(Forms::NONE));
        assert_eq!(Forms::parse("csv,xls"), None);
    }
}
