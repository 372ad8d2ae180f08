//! A document into the rows of the tables.

use super::beads::Beads;
use super::keys::one_line;
use super::rows::DiagnosticRow;
use super::side::VersionRows;
use super::take::Take;
use crate::model::{Diagnostic, Document, Lang, Sides, part_name};

/// Hands everything that the tables say of a document to `take`, and returns the words of its versions
/// (UAX 29), furniture left out.
pub(crate) fn document(document: &Document, take: &mut dyn Take) -> Sides<usize> {
    let words = Sides::of(|lang| {
        document.version(lang).map_or(0, |version| VersionRows::new(document, version, lang).render(take))
    });
    Beads::new(document).render(take);
    for found in &document.diagnostics {
        diagnostic(&document.pair.id, found, Some(document), take);
    }
    words
}

/// Hands the row of a flaw to `take`; `document` is the one that it was found in, if it could be read.
pub(crate) fn diagnostic(id: &str, found: &Diagnostic, document: Option<&Document>, take: &mut dyn Take) {
    let raw =
        found.lang.and_then(|lang| document?.version(lang)).zip(found.raw.as_ref()).map(|(version, raw)| {
            (version.text.raw.file_offset(raw.start), version.text.raw.file_offset(raw.end))
        });
    take.add(&DiagnosticRow {
        doc_id: id,
        lang: found.lang.map_or("", Lang::code),
        part: &found.part.map(part_name).unwrap_or_default(),
        paragraph: found.paragraph.as_deref().unwrap_or(""),
        severity: found.flaw.severity().word(),
        flaw: found.flaw.word(),
        message: one_line(&found.flaw.to_string()),
        source_start: raw.map(|(start, _)| start),
        source_end: raw.map(|(_, end)| end),
    });
}
