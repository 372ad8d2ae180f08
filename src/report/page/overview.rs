//! The head of the report: its figures, each leading to what it counts, and the list of documents.

use serde::Serialize;

use crate::model::Relation;

use super::found::Flaw;
use super::head::{Head, total};
use super::listing::{Further, Listing};
use super::place::{Place, rows};
use super::template::{address, render};
use crate::report::Summary;

/// The width of the bar of bead kinds in the list.
const BAR: usize = 120;

/// Renders the list of `documents` documents; `loose` are the first flaws of files that are no document, and `more_loose` says
/// how many there are besides.
pub(super) fn list(
    documents: usize,
    listing: &Listing,
    loose: &[(String, Flaw)],
    more_loose: usize,
) -> String {
    let Listing { rows, further } = listing;
    render("overview.html", &View { relations: Relation::WORDS, documents, rows, further, loose, more_loose })
}

/// Renders the row of a document; `parts` are the pages of the search that have lines of it.
pub(super) fn row(head: &Head, place: &Place, parts: &str) -> String {
    let doubtful = place.rows("confidence", "0-69");
    render(
        "listed.html",
        &ListRow { head, parts, page: &place.page, doubtful, pieces: bar(&head.relations), bar: BAR },
    )
}

/// Renders the figures; `differing` is the first document on this page that has differences, by its id.
pub(super) fn figures(figures: &Summary, differing: Option<&str>) -> String {
    // Without a script the figure of the differences leads to those of that document.
    let differences = match differing {
        Some(id) => format!("?check=any#differences:{}", address(id)),
        None => rows("check", "any"),
    };
    let figure = |word, count, href: &str| Figure { word, count, href: href.to_owned() };
    let figures = [
        figure("documents", figures.documents, "#documents"),
        figure("paragraphs_fr", figures.paragraphs_fr, "?unit=paragraph#reader"),
        figure("paragraphs_en", figures.paragraphs_en, "?unit=paragraph#reader"),
        figure("beads", figures.beads, "#reader"),
        figure("mentions", figures.mentions, "#mentions"),
        figure("differences", total(&figures.discrepancies), &differences),
        figure("flaws", total(&figures.flaws), "#flaws"),
    ];
    render("figures.html", &Figures { figures })
}

#[derive(Serialize)]
struct Figures {
    figures: [Figure; 7],
}

#[derive(Serialize)]
struct View<'a> {
    relations: &'a [&'static str],
    documents: usize,
    rows: &'a str,
    further: &'a [Further],
    loose: &'a [(String, Flaw)],
    more_loose: usize,
}

#[derive(Serialize)]
struct Figure {
    word: &'static str,
    count: usize,
    href: String,
}

#[derive(Serialize)]
struct ListRow<'a> {
    head: &'a Head,
    parts: &'a str,
    page: &'a str,
    /// The address of its doubtful rows.
    doubtful: String,
    pieces: Vec<BarPiece>,
    /// The width of the bar.
    bar: usize,
}

/// A piece of the bar of bead kinds.
#[derive(Serialize)]
struct BarPiece {
    relation: &'static str,
    count: usize,
    x: usize,
    width: usize,
}

/// The bar of bead kinds: every kind that occurs can be seen.
fn bar(relations: &[usize; Relation::ALL.len()]) -> Vec<BarPiece> {
    let all: usize = relations.iter().sum();
    let kinds = relations.iter().filter(|count| **count > 0).count();
    let mut x = 0;
    let mut pieces = Vec::new();
    for (relation, count) in Relation::WORDS.iter().zip(relations).filter(|(_, count)| **count > 0) {
        let width = 3 + count * (BAR - 3 * kinds) / all;
        pieces.push(BarPiece { relation, count: *count, x, width });
        x += width;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_bead_has_its_piece() {
        let pieces = bar(&[997, 1, 0, 0, 2, 0]);
        assert_eq!(pieces.iter().map(|piece| piece.count).collect::<Vec<_>>(), [997, 1, 2]);
        assert!(pieces.iter().all(|piece| piece.width >= 3));
        assert!(pieces.iter().map(|piece| piece.width).sum::<usize>() <= BAR);
        assert!(bar(&[0; 6]).is_empty());
    }
}
