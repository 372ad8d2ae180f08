//! The pages of a report that is too large for one: a page per document, and a first page that lists and searches them all.

use crate::error::Result;
use crate::output::{Cache, Fingerprint, PageName, Pages, Piece};

use super::kept::{Kept, beside, page_address};
use super::shell::{Shell, shell};

/// Writes the page of every document, unless that of a former run is the same and can stay; `face` is what all pages have in
/// common.
pub(super) fn write_documents(
    pages: &mut Pages,
    documents: &[Kept],
    names: &[PageName],
    (face, cache): (Shell<'_>, Option<&Cache>),
) -> Result<()> {
    let flawed: Vec<usize> = (0..documents.len()).filter(|at| documents[*at].flawed).collect();
    let page = |at: Option<usize>| at.and_then(|at| names.get(at)).map(beside).unwrap_or_default();
    for (at, (kept, name)) in documents.iter().zip(names).enumerate() {
        let before = flawed.partition_point(|other| *other < at);
        let after = flawed.partition_point(|other| *other <= at);
        let links = Shell {
            back: "../report.html",
            previous: &page(at.checked_sub(1)),
            next: &page(Some(at + 1)),
            previous_flaw: &page(before.checked_sub(1).and_then(|at| flawed.get(at)).copied()),
            next_flaw: &page(flawed.get(after).copied()),
            // The hash of all files stands on the first page alone: with every file that changes it is another.
            corpus: "",
            ..face
        };
        // What else the page holds is part of the program, which a cause speaks of.
        let cause = kept.cause.as_ref().map(|cause| hash(&format!("{cause}\n{links:?}\n")));
        if cause.as_ref().is_some_and(|cause| pages.stays(name, cause)) {
            continue;
        }
        let (start, end) = shell(&Shell { name: kept.head(pages)?.name(), ..links });
        let elsewhere = kept.elsewhere(cache)?;
        let pieces = [Piece::Text(&start), kept.piece(elsewhere.as_deref()), Piece::Text(&end)];
        pages.write_of(name.clone(), cause.unwrap_or_default(), &pieces)?;
    }
    Ok(())
}

fn hash(text: &str) -> String {
    Fingerprint::of("", text.as_bytes()).sha256
}

/// Writes the first page; `face` is what it has of its own beside the links.
pub(super) fn write_first(
    pages: &mut Pages,
    documents: &[Kept],
    names: &[PageName],
    face: Shell<'_>,
) -> Result<()> {
    let mut flawed = documents.iter().zip(names).filter(|(kept, _)| kept.flawed).map(|(_, name)| name);
    let (first, last) = (flawed.next(), flawed.next_back());
    let page = |name: Option<&PageName>| name.map(page_address).unwrap_or_default();
    let (previous_flaw, next_flaw) = (page(last.or(first)), page(first));
    let (before, after) = shell(&Shell { previous_flaw: &previous_flaw, next_flaw: &next_flaw, ..face });
    pages.write(PageName::First, &[Piece::Text(&before), Piece::Text(&after)])
}
