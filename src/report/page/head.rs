//! What is said of a document wherever it is named.

use serde::{Deserialize, Serialize};

use crate::model::{Document, Lang, Relation};
use crate::report::{Counts, Summary};

use super::section::Grade;
use super::template::address;

/// What is said of a document wherever it is named.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) id: String,
    /// The fragment of the document's section, encoded.
    pub(super) anchor: String,
    pub(super) symbol: String,
    pub(super) title: String,
    /// The language of the title.
    pub(super) title_lang: Lang,
    pub(super) date: String,
    pub(super) versions: Vec<Face>,
    pub(super) provenance: String,
    pub(super) paragraphs_fr: usize,
    pub(super) paragraphs_en: usize,
    pub(super) beads: usize,
    /// How many beads of each shape, in the order of [`Relation::ALL`].
    pub(super) relations: [usize; Relation::ALL.len()],
    /// The mean confidence of the beads with both sides; nothing where there is none.
    pub(super) confidence: Option<usize>,
    /// Beads with both sides that are not likely.
    pub(super) doubtful: usize,
    pub(super) mentions: usize,
    pub(super) flaws: usize,
    pub(super) errors: usize,
    pub(super) differences: usize,
    pub(super) warnings: usize,
}

/// How much a document needs a look: errors, beads in a thousand, warnings, what else was found.
pub(super) type Trouble = [u32; 4];

/// A version as the page names it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Face {
    lang: Lang,
    file: String,
    provenance: String,
    /// The language that the text reads as, if it is another.
    reads_as: Option<Lang>,
}

impl Face {
    /// The language of the version, and behind a colon that of the text, if it is another.
    pub(super) fn brief(&self) -> String {
        match self.reads_as {
            Some(found) => format!("{}:{found}", self.lang),
            None => self.lang.to_string(),
        }
    }
}

pub(super) fn head(document: &Document, figures: &Summary) -> Head {
    let about = &document.pair.about;
    let main = document.fr.as_ref().or(document.en.as_ref());
    let printed = main.and_then(|version| version.text.title()).map(|block| block.text.text());
    let from_manifest = !about.title.is_empty();
    let mut relations = [0; Relation::ALL.len()];
    let (mut sum, mut both, mut doubtful) = (0, 0, 0);
    for bead in &document.bitext.beads {
        relations[bead.relation() as usize] += 1;
        if !bead.fr.is_empty() && !bead.en.is_empty() {
            sum += usize::from(bead.confidence);
            both += 1;
            doubtful += usize::from(Grade::of(bead) == Grade::Weak);
        }
    }
    Head {
        id: document.pair.id.clone(),
        anchor: address(&format!("doc:{}", document.pair.id)),
        symbol: main.map_or_else(|| about.symbol.clone(), |version| version.symbol.clone()),
        title: if from_manifest { about.title.clone() } else { printed.unwrap_or_default().to_owned() },
        title_lang: if from_manifest || document.fr.is_some() { Lang::Fr } else { Lang::En },
        date: main.and_then(|version| version.date).map(|date| date.to_string()).unwrap_or_default(),
        versions: faces(document),
        provenance: about.provenance.en.clone(),
        paragraphs_fr: figures.paragraphs_fr,
        paragraphs_en: figures.paragraphs_en,
        beads: figures.beads,
        relations,
        confidence: (both > 0).then(|| (sum + both / 2) / both),
        doubtful,
        mentions: figures.mentions,
        flaws: total(&figures.flaws),
        errors: figures.flaws.errors,
        differences: total(&figures.discrepancies),
        warnings: figures.discrepancies.errors + figures.discrepancies.warnings,
    }
}

fn faces(document: &Document) -> Vec<Face> {
    let face = |lang: Lang| {
        let version = document.version(lang)?;
        Some(Face {
            lang,
            file: version.file.clone(),
            provenance: document.pair.about.provenance[lang].clone(),
            reads_as: version.detected.map(|(found, _)| found).filter(|found| *found != lang),
        })
    };
    Lang::BOTH.into_iter().filter_map(face).collect()
}

/// All findings, whatever their severity.
pub(super) fn total(counts: &Counts) -> usize {
    counts.errors + counts.warnings + counts.infos
}

impl Head {
    /// The name by which the document is known.
    pub(super) fn name(&self) -> &str {
        if self.symbol.is_empty() { &self.id } else { &self.symbol }
    }

    /// Beads that have one side only.
    fn alone(&self) -> usize {
        self.relations[Relation::FrOnly as usize] + self.relations[Relation::EnOnly as usize]
    }

    /// Whether a row of it deserves a look.
    pub(super) fn flawed(&self) -> bool {
        self.alone() + self.doubtful + self.differences > 0
    }

    /// How much the document needs a look: the larger, the earlier it is listed.
    pub(super) fn trouble(&self) -> Trouble {
        let share = (self.alone() + self.doubtful) * 1000 / self.beads.max(1);
        [self.errors, share, self.warnings, self.differences + self.flaws]
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
    }
}
