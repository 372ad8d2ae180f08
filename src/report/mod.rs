//! The figures of a finished run, and the report that people look at.

#[cfg(any(test, not(feature = "report")))]
#[cfg_attr(
    feature = "report",
    expect(dead_code, unreachable_pub, reason = "in a build with the page its tests alone need it")
)]
mod absent;
mod notable;
#[cfg(feature = "report")]
mod page;

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use crate::model::{BlockKind, Diagnostic, Document, Severity, Sides};

#[cfg(not(feature = "report"))]
pub use absent::{Report, Section, Take, figures, flaws, section, section_in_pieces, way};
pub use notable::{Notable, Noted};
#[cfg(feature = "report")]
pub use page::{Report, Section, Take, figures, flaws, section, section_in_pieces, way};

/// What a run did, in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Documents, with one version or two.
    pub documents: usize,
    /// Documents with both versions.
    pub pairs: usize,
    /// Numbered paragraphs, French.
    pub paragraphs_fr: usize,
    /// Numbered paragraphs, English.
    pub paragraphs_en: usize,
    /// French words (UAX 29), furniture left out.
    pub words_fr: usize,
    /// English words.
    pub words_en: usize,
    /// Beads of blocks.
    pub beads: usize,
    /// Beads of sentences.
    pub sentence_beads: usize,
    /// Mentions of dates, symbols and entities.
    pub mentions: usize,
    /// Flaws of the material.
    pub flaws: Counts,
    /// What differs between the two sides of the beads.
    pub discrepancies: Counts,
    /// The first flaws that deserve a word at the end of the run, the gravest first; they are no figures, and the account of
    /// the run leaves them to `diagnostics.csv`.
    #[serde(skip)]
    pub notable: Notable,
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Of severity error.
    pub errors: usize,
    /// Of severity warning.
    pub warnings: usize,
    /// Of severity info.
    pub infos: usize,
}

impl Counts {
    /// The counts of flaws.
    fn of(found: &[Diagnostic]) -> Counts {
        let mut counts = Counts::default();
        found.iter().for_each(|flaw| counts.add(flaw.flaw.severity()));
        counts
    }

    /// Counts a finding in.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
    }
}

impl Summary {
    /// The figures of a document; `words` are those of its versions.
    fn of(document: &Document, words: Sides<usize>) -> Summary {
        let mut figures = Summary { words_fr: words.fr, words_en: words.en, ..Summary::default() };
        figures.add(document);
        figures
    }

    /// Counts a document in, but for its words, which the tables count.
    pub fn add(&mut self, document: &Document) {
        self.notable += Notable::of(&document.pair.id, &document.diagnostics, Some(document));
        self.documents += 1;
        self.pairs += usize::from(document.fr.is_some() && document.en.is_some());
        for (version, paragraphs) in
            [(&document.fr, &mut self.paragraphs_fr), (&document.en, &mut self.paragraphs_en)]
        {
            let Some(version) = version else { continue };
            *paragraphs +=
                version.text.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
            self.mentions += version.mentions.len();
        }
        self.beads += document.bitext.beads.len();
        self.sentence_beads += document.bitext.sentences.len();
        for diagnostic in &document.diagnostics {
            self.flaws.add(diagnostic.flaw.severity());
        }
        for found in &document.discrepancies {
            self.discrepancies.add(found.discrepancy.severity);
        }
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Summary) {
        self.documents += other.documents;
        self.pairs += other.pairs;
        self.paragraphs_fr += other.paragraphs_fr;
        self.paragraphs_en += other.paragraphs_en;
        self.words_fr += other.words_fr;
        self.words_en += other.words_en;
        self.beads += other.beads;
        self.sentence_beads += other.sentence_beads;
        self.mentions += other.mentions;
        self.flaws += other.flaws;
        self.discrepancies += other.discrepancies;
        self.notable += other.notable;
    }
}
