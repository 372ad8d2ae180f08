//! The pages of a report that is too large for one: a page per document, and a first page that lists and searches them all.

use crate::error::Result;
use crate::output::{PageName, Pages, Piece};

use super::kept::{Kept, beside, page_address};
use super::shell::{Shell, shell};

/// Writes the page of every document; `face` is what all pages have in common.
pub(super) fn write_documents(
    pages: &mut Pages,
    documents: &[Kept],
    names: &[PageName],
    face: Shell<'_>,
) -> Result<()> {
    let flawed: Vec<usize> = (0..documents.len()).filter(|at| documents[*at].flawed).collect();
    let page = |at: Option<usize>| at.and_then(|at| names.get(at)).map(beside).unwrap_or_default();
    for (at, (kept, name)) in documents.iter().zip(names).enumerate() {
        let before = flawed.partition_point(|other| *other < at);
        let after = flawed.partition_point(|other| *other <= at);
        let (start, end) = shell(&Shell {
            name: kept.head(pages)?.name(),
            back: "../report.html",
            previous: &page(at.checked_sub(1)),
            next: &page(Some(at + 1)),
            previous_flaw: &page(before.checked_sub(1).and_then(|at| flawed.get(at)).copied()),
            next_flaw: &page(flawed.get(after).copied()),
            ..face
        });
        pages.write(name.clone(), &[Piece::Text(&start), Piece::Kept(kept.section()), Piece::Text(&end)])?;
    }
    Ok(())
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
