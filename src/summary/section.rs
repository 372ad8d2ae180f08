//! One document as a section of the report: its flaws, its differences, its two texts bead by bead.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::{Bead, BeadDiscrepancy, Diagnostic, Document, part_name};

use super::digest::{Digest, Head};
use super::reader::{Reader, Row};
use super::template::{address, render};
use super::{Counts, Summary};

/// What the report shows of a document, or of a name that is none.
#[derive(Debug, Serialize, Deserialize)]
pub struct Section(pub(super) Content);

/// What a section holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Content {
    /// A document.
    Document { html: String, digest: Box<Digest> },
    /// Flaws that belong to no document that can be read.
    Flaws { id: String, flaws: Vec<Flaw>, counts: Counts },
}

impl Section {
    /// What it adds to the figures of the run.
    #[must_use]
    pub fn figures(&self) -> Summary {
        match &self.0 {
            Content::Document { digest, .. } => digest.figures,
            Content::Flaws { counts, .. } => Summary { flaws: *counts, ..Summary::default() },
        }
    }
}

/// Renders the section of a document.
#[must_use]
pub fn section(document: &Document) -> Section {
    let digest = Digest::new(document);
    let view = View {
        head: &digest.head,
        flaws: document.diagnostics.iter().map(Flaw::new).collect(),
        differences: differences(document),
        chunks: Reader::new(document).chunks(),
    };
    let html = render("section.html", &view);
    Section(Content::Document { html, digest: Box::new(digest) })
}

/// Tells the flaws of a name that is no document, or of the corpus as a whole.
#[must_use]
pub fn flaws(id: &str, found: &[Diagnostic]) -> Section {
    let mut counts = Counts::default();
    found.iter().for_each(|flaw| counts.add(flaw.flaw.severity()));
    Section(Content::Flaws { id: id.to_owned(), flaws: found.iter().map(Flaw::new).collect(), counts })
}

/// A flaw as the page tells it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Flaw {
    severity: Cow<'static, str>,
    place: String,
    message: String,
}

impl Flaw {
    pub(super) fn new(found: &Diagnostic) -> Flaw {
        let parts = [
            found.lang.map(|lang| lang.code().to_owned()),
            found.part.filter(|part| *part > 0).map(part_name),
            found.paragraph.clone(),
        ];
        Flaw {
            severity: found.flaw.severity().word().into(),
            place: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            message: found.flaw.to_string(),
        }
    }
}

#[derive(Serialize)]
struct View<'a> {
    head: &'a Head,
    flaws: Vec<Flaw>,
    differences: Vec<Difference>,
    chunks: Vec<Vec<Row>>,
}

/// A difference as the page tells it.
#[derive(Serialize)]
pub(super) struct Difference {
    href: String,
    bead: usize,
    pub(super) check: &'static str,
    severity: &'static str,
    fr_value: String,
    en_value: String,
    message: String,
}

fn differences(document: &Document) -> Vec<Difference> {
    document.discrepancies.iter().map(|found| difference(&document.pair.id, found)).collect()
}

/// A difference of the document `id`.
pub(super) fn difference(id: &str, found: &BeadDiscrepancy) -> Difference {
    let one = &found.discrepancy;
    Difference {
        href: format!("#{}", address(&bead_id(id, found.bead))),
        bead: found.bead + 1,
        check: one.check.word(),
        severity: one.severity.word(),
        fr_value: one.fr_value.clone(),
        en_value: one.en_value.clone(),
        message: one.message.clone(),
    }
}

/// The `alignment_id` of a bead, which is its anchor.
pub(super) fn bead_id(id: &str, bead: usize) -> String {
    format!("bead:{id}:{}", bead + 1)
}

/// How sure a bead is, as the page's colours and signs say it.
pub(super) fn grade(bead: &Bead) -> &'static str {
    match bead.confidence {
        _ if bead.fr.is_empty() || bead.en.is_empty() => "alone",
        90.. => "sure",
        70.. => "likely",
        _ => "weak",
    }
}
