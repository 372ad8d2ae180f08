//! The pages of a report that is too large for one: a page per document, and an index that searches them all.

use std::ops::Range;

use crate::error::Result;
use crate::output::{PageName, Pages, Piece};

use super::digest::Head;
use super::kept::{Kept, page_address};
use super::shell::{PartLink, Shell, shell};
use super::template::{address, attribute};
use super::writer::Top;

/// How the names of the further pages of the search begin.
pub(super) const SEARCH: &str = "search-";

/// Writes the page of every document; `face` is what all pages have in common.
pub(super) fn write_documents(
    pages: &mut Pages,
    documents: &[Kept],
    names: &[PageName],
    face: Shell<'_>,
) -> Result<()> {
    let flawed: Vec<usize> = (0..documents.len()).filter(|at| documents[*at].flawed).collect();
    // The pages lie beside one another.
    let beside = |at: Option<usize>| {
        let page = at.and_then(|at| names.get(at)).map(page_address).unwrap_or_default();
        page.rsplit('/').next().unwrap_or_default().to_owned()
    };
    for (at, (kept, name)) in documents.iter().zip(names).enumerate() {
        let before = flawed.partition_point(|other| *other < at);
        let after = flawed.partition_point(|other| *other <= at);
        let (start, end) = shell(&Shell {
            name: kept.head(pages)?.name(),
            back: "../report.html",
            previous: &beside(at.checked_sub(1)),
            next: &beside(Some(at + 1)),
            previous_flaw: &beside(before.checked_sub(1).and_then(|at| flawed.get(at)).copied()),
            next_flaw: &beside(flawed.get(after).copied()),
            ..face
        });
        pages.write(name.clone(), &[Piece::Text(&start), Piece::Kept(kept.section()), Piece::Text(&end)])?;
    }
    Ok(())
}

/// Writes the index, and further pages of the search where one page cannot hold all lines.
pub(super) fn write_search(
    pages: &mut Pages,
    documents: &[Kept],
    names: &[PageName],
    top: &Top<'_>,
    face: Shell<'_>,
    most: u64,
) -> Result<()> {
    let parts = parts(documents.iter().map(|kept| kept.lines().end - kept.lines().start), most);
    let mut flawed = documents.iter().zip(names).filter(|(kept, _)| kept.flawed).map(|(_, name)| name);
    let (first, last) = (flawed.next(), flawed.next_back());
    for (at, part) in parts.iter().enumerate() {
        let up = if at == 0 { "" } else { "../" };
        let page = |name: Option<&PageName>| {
            name.map_or_else(String::new, |name| format!("{up}{}", page_address(name)))
        };
        let (before, after) = shell(&Shell {
            top: if at == 0 { top.html } else { [""; 3] },
            back: if at == 0 { "" } else { "../report.html" },
            previous_flaw: &page(last.or(first)),
            next_flaw: &page(first),
            parts: &links(&parts, at, up),
            ..face
        });
        let mut heads = Vec::with_capacity(part.len());
        for at in part.clone() {
            heads.push(lines_head(&documents[at].head(pages)?, &page(Some(&names[at]))));
        }
        let mut pieces = if at == 0 { top.pieces(&before).to_vec() } else { vec![Piece::Text(&before)] };
        for (head, kept) in heads.iter().zip(&documents[part.clone()]) {
            pieces.extend([Piece::Text(head), Piece::Kept(kept.lines()), Piece::Text("</template>\n")]);
        }
        pieces.push(Piece::Text(&after));
        pages.write(part_name(at), &pieces)?;
    }
    Ok(())
}

fn part_name(at: usize) -> PageName {
    match at {
        0 => PageName::First,
        _ => PageName::Further(format!("{SEARCH}{}", at + 1)),
    }
}

/// The links to the parts of the search from the page of one of them.
fn links(parts: &[Range<usize>], here: usize, up: &str) -> Vec<PartLink> {
    let link = |(at, documents): (usize, &Range<usize>)| PartLink {
        page: if at == here { String::new() } else { format!("{up}{}", address(&part_name(at).path())) },
        name: match documents.len() {
            1 => documents.end.to_string(),
            _ => format!("{}–{}", documents.start + 1, documents.end),
        },
    };
    parts.iter().enumerate().map(link).collect()
}

/// Cuts the documents into parts whose lines one page can hold; a part has at least one document, and there is a part.
fn parts(sizes: impl Iterator<Item = u64>, most: u64) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = vec![Range::default()];
    let mut held = 0;
    for (at, size) in sizes.enumerate() {
        match parts.last_mut() {
            Some(part) if part.start == part.end || held + size <= most => part.end = at + 1,
            _ => {
                parts.push(at..at + 1);
                held = 0;
            }
        }
        held += size;
    }
    parts
}

/// The start of the element that holds the lines of a document.
fn lines_head(head: &Head, page: &str) -> String {
    let mut out = String::from("<template class=\"lines\"");
    let provenance = head.provenance.as_str();
    for (name, value) in [
        ("doc", head.id.as_str()),
        ("name", head.name()),
        ("symbol", &head.symbol),
        ("provenance", provenance),
        ("page", page),
    ] {
        attribute(&format!("data-{name}"), value, &mut out);
    }
    out.push('>');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_hold_what_they_can_and_lose_nothing() {
        assert_eq!(parts([3, 3, 3, 9, 1].into_iter(), 6), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(parts([].into_iter(), 6), [Range::default()]);
    }
}
