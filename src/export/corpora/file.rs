//! The files for the programs of corpus linguistics and of translators: what they are called, and how they begin and end.

use super::super::formats::Form;
use super::super::{vertical, xliff};
use crate::model::Lang;
use crate::tables::{Level, Words};

/// A file of these forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum CorpusFile {
    /// The tokens of a version, for Sketch Engine and the Corpus Workbench.
    Vertical(Lang),
    /// Which structures of that version correspond to which of the other, by their numbers.
    Links(Lang),
    /// The description of the corpus of a version.
    Registry(Lang),
    /// Which structures correspond, by their ids.
    Beads,
    /// The tokens of a version as CoNLL-U.
    Conllu(Lang),
    /// The beads as units of translation.
    Xliff,
}

/// A file with its form, its name, and what it is.
pub(super) struct Listed {
    pub(super) file: CorpusFile,
    pub(super) form: Form,
    pub(super) name: &'static str,
    pub(super) about: Words,
}

/// All of them, in the order of their form.
pub(super) static FILES: [Listed; 10] = [
    Listed {
        file: CorpusFile::Vertical(Lang::Fr),
        form: Form::Vertical,
        name: "paralign.fr.vert",
        about: Words {
            en: "the French tokens, one a line, for Sketch Engine, NoSketch Engine and the Corpus Workbench",
            fr: "les mots français, un par ligne, pour Sketch Engine, NoSketch Engine et le Corpus Workbench",
        },
    },
    Listed {
        file: CorpusFile::Vertical(Lang::En),
        form: Form::Vertical,
        name: "paralign.en.vert",
        about: Words { en: "the English tokens, likewise", fr: "les mots anglais, de même" },
    },
    Listed {
        file: CorpusFile::Links(Lang::Fr),
        form: Form::Vertical,
        name: "paralign.fr-en.align",
        about: Words {
            en: "for Sketch Engine: which structures of the French corpus correspond to which of the English one, by their numbers",
            fr: "pour Sketch Engine : quelles structures du corpus français correspondent à quelles structures du corpus anglais, par leurs numéros",
        },
    },
    Listed {
        file: CorpusFile::Links(Lang::En),
        form: Form::Vertical,
        name: "paralign.en-fr.align",
        about: Words { en: "the same from the English corpus", fr: "de même depuis le corpus anglais" },
    },
    Listed {
        file: CorpusFile::Registry(Lang::Fr),
        form: Form::Vertical,
        name: "paralign_fr",
        about: Words {
            en: "the configuration of the French corpus for Sketch Engine",
            fr: "la configuration du corpus français pour Sketch Engine",
        },
    },
    Listed {
        file: CorpusFile::Registry(Lang::En),
        form: Form::Vertical,
        name: "paralign_en",
        about: Words {
            en: "the configuration of the English corpus for Sketch Engine",
            fr: "la configuration du corpus anglais pour Sketch Engine",
        },
    },
    Listed {
        file: CorpusFile::Beads,
        form: Form::Vertical,
        name: "paralign.fr-en.beads",
        about: Words {
            en: "for the Corpus Workbench: which structures correspond, by their ids (cwb-align-import)",
            fr: "pour le Corpus Workbench : quelles structures se correspondent, par leurs identifiants (cwb-align-import)",
        },
    },
    Listed {
        file: CorpusFile::Conllu(Lang::Fr),
        form: Form::Conllu,
        name: "paralign.fr.conllu",
        about: Words {
            en: "the French tokens as CoNLL-U, for taggers and parsers",
            fr: "les mots français en CoNLL-U, pour les étiqueteurs et les analyseurs",
        },
    },
    Listed {
        file: CorpusFile::Conllu(Lang::En),
        form: Form::Conllu,
        name: "paralign.en.conllu",
        about: Words { en: "the English tokens, likewise", fr: "les mots anglais, de même" },
    },
    Listed {
        file: CorpusFile::Xliff,
        form: Form::Xliff,
        name: "paralign.xlf",
        about: Words {
            en: "the beads as units of translation (XLIFF 2.1), with state and confidence",
            fr: "les appariements en unités de traduction (XLIFF 2.1), avec leur état et leur confiance",
        },
    },
];

impl CorpusFile {
    /// What the file begins with.
    pub(super) fn head(self, level: Level) -> String {
        match self {
            CorpusFile::Registry(lang) => vertical::registry(lang, level),
            CorpusFile::Beads => vertical::header(level),
            CorpusFile::Xliff => xliff::HEAD.to_owned(),
            _ => String::new(),
        }
    }

    /// What it ends with.
    pub(super) fn tail(self) -> &'static str {
        if self == CorpusFile::Xliff { xliff::TAIL } else { "" }
    }
}
