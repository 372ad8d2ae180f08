//! What stands for the page in a build without it: documents are counted, and there is no [`Report`].

use std::convert::Infallible;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::export::{AlignedPairs, Folder, Form};
use crate::model::{Diagnostic, Discrepancy, Document, Sides, Term};
use crate::output::{Cache, PageList};
use crate::tables::AlignedPair;

use super::{Counts, Notable, Summary};

/// What a document, or a name that is none, adds to the figures.
#[derive(Debug, Serialize, Deserialize)]
pub struct Section(Content);

/// What a section holds, in the words of the builds with the page, so that they can join each other's shards.
#[derive(Debug, Serialize, Deserialize)]
enum Content {
    /// A document, or flaws that belong to none.
    Figures {
        figures: Summary,
        notable: Notable,
    },
    /// A document, as the builds with the page have it.
    Document {
        digest: Digest,
    },
    /// Flaws that belong to no document, as the builds with the page have them.
    Flaws {
        counts: Counts,
        notable: Notable,
    },
    /// A piece of a document that adds nothing, as the builds with the page have it.
    Rows {},
    Lines {},
}

/// What a document adds to the figures, as the builds with the page have it.
#[derive(Debug, Serialize, Deserialize)]
struct Digest {
    figures: Summary,
    notable: Notable,
}

impl Default for Section {
    /// A section that adds nothing.
    fn default() -> Section {
        Section::of(Summary::default())
    }
}

impl Section {
    fn of(mut figures: Summary) -> Section {
        let notable = std::mem::take(&mut figures.notable);
        Section(Content::Figures { figures, notable })
    }

    /// Its long texts, of which it has none.
    #[must_use]
    pub fn texts(&self) -> [&str; 2] {
        ["", ""]
    }

    /// The section, as it is without its long texts.
    #[must_use]
    pub fn with_texts(self, _: Option<String>, _: String) -> Section {
        self
    }

    /// What it adds to the figures of the run.
    #[must_use]
    pub fn figures(&self) -> Summary {
        let (figures, notable) = match &self.0 {
            Content::Figures { figures, notable }
            | Content::Document { digest: Digest { figures, notable } } => (figures.clone(), notable),
            Content::Flaws { counts, notable } => (Summary { flaws: *counts, ..Summary::default() }, notable),
            Content::Rows {} | Content::Lines {} => return Summary::default(),
        };
        Summary { notable: notable.clone(), ..figures }
    }
}

/// Where the pieces of a section go.
pub type Take<'t> = dyn FnMut(Section) -> Result<()> + 't;

/// Counts a document in the figures of the run; `words` are those of its versions.
#[must_use]
pub fn figures(document: &Document, words: Sides<usize>) -> Section {
    Section::of(Summary::of(document, words))
}

/// Counts a document, as [`figures`] does.
#[must_use]
pub fn section(document: &Document, _: &str, words: Sides<usize>) -> Section {
    figures(document, words)
}

/// Counts a document, as [`figures`] does.
///
/// # Errors
///
/// Returns the error of `take`.
pub fn section_in_pieces(
    document: &Document,
    _: &str,
    words: Sides<usize>,
    take: &mut Take<'_>,
) -> Result<()> {
    take(figures(document, words))
}

/// Counts the flaws of a name that is not a document, or of the corpus as a whole.
#[must_use]
pub fn flaws(id: &str, found: &[Diagnostic]) -> Section {
    let notable = Notable::of(id, found, None);
    Section::of(Summary { flaws: Counts::of(found), notable, ..Summary::default() })
}

/// The way to the corpus, for which there is no page.
#[must_use]
pub fn way(_: &Path, _: &Path) -> String {
    String::new()
}

/// The report, of which this build has none.
#[derive(Debug)]
pub struct Report(Infallible);

impl Report {
    /// Refuses to begin a report.
    ///
    /// # Errors
    ///
    /// Always fails.
    pub fn open(_: &Folder, _: Option<&str>) -> Result<Report> {
        Err(Error::FormNotBuilt { form: Form::Report.word(), feature: "report" })
    }

    /// Takes a section.
    ///
    /// # Errors
    ///
    /// There is no report that could fail.
    pub fn append(&mut self, _: Section, _: Option<String>) -> Result<()> {
        match self.0 {}
    }

    /// Takes the terms of the corpus.
    ///
    /// # Errors
    ///
    /// There is no report that could fail.
    pub fn terms(&mut self, _: &[Term], _: &mut AlignedPairs) -> Result<()> {
        match self.0 {}
    }

    /// Takes a difference of a sentence pair.
    pub fn differ(&mut self, _: &AlignedPair, _: &Discrepancy) {
        match self.0 {}
    }

    /// Writes the pages.
    ///
    /// # Errors
    ///
    /// There is no report that could fail.
    pub fn finish(self, _: &str, _: Option<&Cache>) -> Result<PageList> {
        match self.0 {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_of_builds_with_the_page_are_counted() {
        let figures = serde_json::to_value(Summary { beads: 7, ..Summary::default() }).expect("plain values");
        let notable = serde_json::to_value(Notable::default()).expect("plain values");
        let counts = Counts { errors: 2, ..Counts::default() };
        let flaws =
            serde_json::json!({"id": "a", "flaws": [], "kinds": [], "counts": counts, "notable": notable});
        let digest = serde_json::json!({"head": {}, "figures": figures, "notable": notable});
        let found = [
            (serde_json::json!({"Rows": {}}), (0, 0)),
            (serde_json::json!({"Lines": {}}), (0, 0)),
            (serde_json::json!({"Flaws": flaws}), (2, 0)),
            (serde_json::json!({"Document": {"size": 0, "digest": digest}}), (0, 7)),
            (serde_json::json!({"Figures": {"figures": figures, "notable": notable}}), (0, 7)),
        ];
        for (section, expected) in found {
            let section: Section = serde_json::from_value(section).expect("a section of the other builds");
            let figures = section.figures();
            assert_eq!((figures.flaws.errors, figures.beads), expected);
        }
        let own = serde_json::to_string(&Section::default()).expect("plain values are JSON");
        assert!(own.starts_with(r#"{"Figures":{"figures":{"documents":0,"#), "{own}");
    }
}
