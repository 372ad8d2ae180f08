//! The figures of a finished run.

use crate::model::{BlockKind, Document, Lang, Severity};

/// What a run did, in figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents, with one version or two.
    pub documents: usize,
    /// Documents with both versions.
    pub pairs: usize,
    /// Numbered paragraphs, French.
    pub paragraphs_fr: usize,
    /// Numbered paragraphs, English.
    pub paragraphs_en: usize,
    /// Beads of blocks.
    pub beads: usize,
    /// Beads of sentences.
    pub sentence_beads: usize,
    /// Mentions of dates, symbols and entities.
    pub mentions: usize,
    /// Flaws of severity error.
    pub errors: usize,
    /// Flaws of severity warning.
    pub warnings: usize,
    /// Flaws of severity info.
    pub infos: usize,
}

impl Summary {
    /// Counts a document in.
    pub fn add(&mut self, document: &Document) {
        self.documents += 1;
        self.pairs += usize::from(document.fr.is_some() && document.en.is_some());
        for lang in Lang::BOTH {
            let Some(version) = document.version(lang) else { continue };
            let paragraphs =
                version.text.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
            match lang {
                Lang::Fr => self.paragraphs_fr += paragraphs,
                Lang::En => self.paragraphs_en += paragraphs,
            }
            self.mentions += version.mentions.len();
        }
        self.beads += document.bitext.beads.len();
        self.sentence_beads += document.bitext.sentences.len();
        for diagnostic in &document.diagnostics {
            self.flaw(diagnostic.flaw.severity());
        }
    }

    /// Counts a flaw in.
    pub fn flaw(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Summary) {
        self.documents += other.documents;
        self.pairs += other.pairs;
        self.paragraphs_fr += other.paragraphs_fr;
        self.paragraphs_en += other.paragraphs_en;
        self.beads += other.beads;
        self.sentence_beads += other.sentence_beads;
        self.mentions += other.mentions;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
    }
}
