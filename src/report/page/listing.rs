//! The list of documents: the first rows stand on the first page, and where there are more, pages of its own have a line for each.

use std::cmp::Reverse;
use std::ops::Range;

use serde::Serialize;

use crate::error::Result;
use crate::output::{PageName, Pages, Piece};

use super::head::Head;
use super::kept::{Index, Kept, beside, page_address, place};
use super::overview;
use super::search::numbers;
use super::shell::part;
use super::template::{attribute, escape};

/// How the names of the pages begin.
pub(super) const NAME: &str = "documents-";
/// Bytes of rows on the first page, about.
const ROWS: usize = 400_000;

/// The list as the first page has it.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The rows of the documents that most need a look.
    pub(super) rows: String,
    /// The pages with a line for every document, if not all have rows.
    pub(super) further: Vec<Further>,
}

/// A page of the list.
#[derive(Debug, Serialize)]
pub(super) struct Further {
    /// Its address from the first page.
    page: String,
    /// The numbers of its first and its last document, from 1.
    name: String,
}

/// How much of the list stands on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    /// Rows on the first page.
    pub(super) rows: usize,
    /// Bytes of lines on each further one.
    pub(super) lines: usize,
}

/// Renders the rows of the documents, those that most need a look first, and writes further pages if they are too many;
/// `searched` says which pages of the search have lines of each document, where there are such pages.
pub(super) fn write(
    pages: &mut Pages,
    documents: &[Kept],
    index: &Index,
    searched: &[Range<usize>],
    title: &str,
    most: Most,
) -> Result<Listing> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|at| Reverse(documents[*at].trouble()));
    let parts = |at: usize| searched.get(at).map(numbers).unwrap_or_default();
    let mut listing = Listing::default();
    let mut shown = 0;
    for at in &order {
        if shown == most.rows || listing.rows.len() >= ROWS {
            break;
        }
        let head = documents[*at].head(pages)?;
        listing.rows.push_str(&overview::row(&head, &place(&head, &index.names[*at]), &parts(*at)));
        listing.rows.push('\n');
        shown += 1;
    }
    if shown == documents.len() {
        return Ok(listing);
    }
    let (mut lines, mut first) = (String::new(), 0);
    for (number, at) in order.iter().enumerate() {
        let head = documents[*at].head(pages)?;
        line(&head, &beside(&index.names[*at]), &parts(*at), &mut lines);
        if lines.len() >= most.lines || number + 1 == order.len() {
            let name = format!("{}–{}", first + 1, number + 1);
            let page = PageName::Further(format!("{NAME}{}", listing.further.len() + 1));
            let (before, after) = part(title, &name);
            let (start, end) = ("<ul id=\"documents\">\n", "</ul>\n");
            let pieces = [&before, start, &lines, end, &after].map(Piece::Text);
            listing.further.push(Further { page: page_address(&page), name });
            pages.write(page, &pieces)?;
            lines.clear();
            first = number + 1;
        }
    }
    Ok(listing)
}

/// Writes the line of a document: a link, and what its row would say.
fn line(head: &Head, page: &str, parts: &str, out: &mut String) {
    out.push_str("<li");
    attribute("data-doc", &head.id, out);
    attribute("data-p", parts, out);
    attribute("data-v", &figures(head), out);
    out.push_str("><a");
    attribute("href", &format!("{page}#{}", head.anchor), out);
    out.push('>');
    escape(head.name(), out);
    out.push_str("</a>");
    if !head.title.is_empty() {
        out.push_str(" <bdi");
        attribute("lang", head.title_lang.code(), out);
        out.push('>');
        escape(&head.title, out);
        out.push_str("</bdi>");
    }
    out.push_str("</li>\n");
}

/// The cells of a row behind its name, parted by tabs.
fn figures(head: &Head) -> String {
    let versions: Vec<String> = head.versions.iter().map(|side| side.brief()).collect();
    let shapes: Vec<String> = head.relations.iter().map(usize::to_string).collect();
    let confidence = head.confidence.map(|mean| mean.to_string()).unwrap_or_default();
    let figures = [head.doubtful, head.mentions, head.differences, head.flaws].map(|count| count.to_string());
    let sides = [head.paragraphs_fr, head.paragraphs_en].map(|count| count.to_string());
    let cells = [versions.join(" "), head.provenance.replace('\t', " ")].into_iter();
    cells.chain(sides).chain([shapes.join(" "), confidence]).chain(figures).collect::<Vec<_>>().join("\t")
}
