//! What stands for the page in a build without it: documents are counted, and there is no [`Report`].

use std::convert::Infallible;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::export::{AlignedPairs, Folder, Form};
use crate::model::{Diagnostic, Discrepancy, Document, Term};
use crate::output::PageList;
use crate::tables::AlignedPair;

use super::{Counts, Notable, Summary};

/// What a document, or a name that is none, adds to the figures.
#[derive(Debug, Serialize, Deserialize)]
pub struct Section(Content);

/// What a section holds, in the words of the builds with the page, so that they can join each other's shards.
#[derive(Debug, Serialize, Deserialize)]
enum Content {
    /// A document, or flaws that belong to none.
    Figures { figures: Summary, notable: Notable },
    /// Flaws that belong to no document, as the builds with the page have them.
    Flaws { counts: Counts, notable: Notable },
    /// A piece of a document that adds nothing, as the builds with the page have it.
    Rows {},
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

    /// What it adds to the figures of the run.
    #[must_use]
    pub fn figures(&self) -> Summary {
        let (figures, notable) = match &self.0 {
            Content::Figures { figures, notable } => (figures.clone(), notable),
            Content::Flaws { counts, notable } => (Summary { flaws: *counts, ..Summary::default() }, notable),
            Content::Rows {} => return Summary::default(),
        };
        Summary { notable: notable.clone(), ..figures }
    }
}

/// Where the pieces of a section go.
pub type Take<'t> = dyn FnMut(Section) -> Result<()> + 't;

/// Counts a document in the figures of the run; `words` are those of its French and its English version.
#[must_use]
pub fn figures(document: &Document, words: [usize; 2]) -> Section {
    Section::of(Summary::of(document, words))
}

/// Counts a document, as [`figures`] does.
#[must_use]
pub fn section(document: &Document, _: &str, words: [usize; 2]) -> Section {
    figures(document, words)
}

/// Counts a document, as [`figures`] does.
///
/// # Errors
///
/// Returns the error of `take`.
pub fn section_in_pieces(document: &Document, _: &str, words: [usize; 2], take: &mut Take<'_>) -> Result<()> {
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
    pub fn append(&mut self, _: Section) -> Result<()> {
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
    pub fn finish(self, _: &str) -> Result<PageList> {
        match self.0 {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_of_builds_with_the_page_are_counted() {
        let found = [
            (r#"{"Rows":{"html":""}}"#, 0),
            (
                r#"{"Flaws":{"id":"a","flaws":[],"kinds":[],"counts":{"errors":2,"warnings":0,"infos":0},
                "notable":{"errors":[],"warnings":[],"manifest":[]}}}"#,
                2,
            ),
        ];
        for (section, errors) in found {
            let section: Section = serde_json::from_str(section).expect("a section of the other builds");
            assert_eq!(section.figures().flaws.errors, errors);
        }
        let own = serde_json::to_string(&Section::default()).expect("plain values are JSON");
        assert!(own.starts_with(r#"{"Figures":{"figures":{"documents":0,"#), "{own}");
    }
}
