//! The pages of a report that is too large for one: a page per document, and an index that searches them all.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::error::Result;
use crate::tables::{PageName, Pages, Piece};

use super::digest::Head;
use super::place::Place;
use super::report::Kept;
use super::shell::{PartLink, Shell, shell};
use super::template::{address, attribute};

/// How the names of the further pages of the search begin.
const SEARCH: &str = "search-";

/// Writes the page of every document.
pub(super) fn write_documents(
    pages: &mut Pages,
    documents: &[Kept],
    places: &[Place],
    names: &[PageName],
) -> Result<()> {
    let flawed: Vec<usize> = (0..places.len()).filter(|at| documents[*at].head.flawed()).collect();
    // The pages lie beside one another.
    let beside = |at: Option<usize>| {
        let place = at.and_then(|at| places.get(at));
        place.map_or("", |place| place.page.rsplit('/').next().unwrap_or_default())
    };
    for (at, (kept, name)) in documents.iter().zip(names).enumerate() {
        let before = flawed.partition_point(|other| *other < at);
        let after = flawed.partition_point(|other| *other <= at);
        let (start, end) = shell(&Shell {
            name: kept.head.name(),
            back: "../report.html",
            previous: beside(at.checked_sub(1)),
            next: beside(Some(at + 1)),
            previous_flaw: beside(before.checked_sub(1).and_then(|at| flawed.get(at)).copied()),
            next_flaw: beside(flawed.get(after).copied()),
            ..Shell::default()
        });
        pages.write(name, &[Piece::Text(&start), Piece::Kept(kept.section.clone()), Piece::Text(&end)])?;
    }
    Ok(())
}

/// Writes the index, and further pages of the search where one page cannot hold all lines.
pub(super) fn write_search(
    pages: &mut Pages,
    documents: &[Kept],
    places: &[Place],
    top: [&str; 3],
    most: u64,
) -> Result<()> {
    let parts = parts(documents.iter().map(|kept| kept.lines.end - kept.lines.start), most);
    let flawed: Vec<&Place> =
        documents.iter().zip(places).filter(|(kept, _)| kept.head.flawed()).map(|(_, place)| place).collect();
    for (at, part) in parts.iter().enumerate() {
        let up = if at == 0 { "" } else { "../" };
        let page =
            |place: Option<&&Place>| place.map_or_else(String::new, |place| format!("{up}{}", place.page));
        let (before, after) = shell(&Shell {
            top: if at == 0 { top } else { [""; 3] },
            back: if at == 0 { "" } else { "../report.html" },
            previous_flaw: &page(flawed.last()),
            next_flaw: &page(flawed.first()),
            parts: &links(&parts, at, up),
            ..Shell::default()
        });
        let heads: Vec<String> =
            part.clone().map(|at| lines_head(&documents[at].head, &page(Some(&&places[at])))).collect();
        let mut pieces = vec![Piece::Text(&before)];
        for (head, kept) in heads.iter().zip(&documents[part.clone()]) {
            pieces.extend([Piece::Text(head), Piece::Kept(kept.lines.clone()), Piece::Text("</template>\n")]);
        }
        pieces.push(Piece::Text(&after));
        pages.write(&part_name(at), &pieces)?;
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

/// A name for the page of each document, by its id as far as any file system takes it.
pub(super) fn page_names(documents: &[Kept]) -> Vec<PageName> {
    let mut taken = BTreeSet::new();
    let named = |(number, kept): (usize, &Kept)| {
        let plain = |c: char| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '_' };
        let mut name: String = kept.head.id.chars().take(100).map(plain).collect();
        if name.starts_with('.')
            || name.to_lowercase().starts_with(SEARCH)
            || !taken.insert(name.to_lowercase())
        {
            name = format!("document-{}-{name}", number + 1);
            taken.insert(name.to_lowercase());
        }
        PageName::Further(name)
    };
    documents.iter().enumerate().map(named).collect()
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
