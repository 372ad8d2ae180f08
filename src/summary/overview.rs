//! The head of the report: its figures, each leading to what it counts, and the list of documents.

use serde::Serialize;

use super::Summary;
use super::digest::{Head, RELATIONS, total};
use super::place::{Place, rows};
use super::section::Flaw;
use super::template::{address, render};

/// The width of the bar of bead kinds in the list.
const BAR: usize = 120;

/// Renders the list of documents; `heads` and `places` are in the same order.
pub(super) fn list(heads: &[&Head], places: &[Place], loose: &[(String, Vec<Flaw>)]) -> String {
    let mut list: Vec<ListRow<'_>> = heads
        .iter()
        .zip(places)
        .map(|(head, place)| ListRow {
            head,
            page: &place.page,
            doubtful: place.rows("confidence", "0-69"),
            bar: bar(&head.relations),
        })
        .collect();
    list.sort_by(|a, b| b.head.trouble().cmp(&a.head.trouble()).then_with(|| a.head.id.cmp(&b.head.id)));
    render("overview.html", &View { list, relations: &RELATIONS, loose, bar: BAR })
}

/// Renders the figures.
pub(super) fn figures(figures: &Summary, heads: &[&Head], places: &[Place]) -> String {
    // Without a script the figure of the differences leads to those of the first document that has any.
    let mut all = heads.iter().zip(places);
    let differing = all.find(|(head, place)| place.page.is_empty() && head.differences > 0);
    let differences = match differing {
        Some((head, _)) => format!("?check=any#differences:{}", address(&head.id)),
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
    list: Vec<ListRow<'a>>,
    relations: &'a [&'static str],
    loose: &'a [(String, Vec<Flaw>)],
    bar: usize,
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
    page: &'a str,
    /// The address of its doubtful rows.
    doubtful: String,
    bar: Vec<BarPiece>,
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
fn bar(relations: &[usize; 6]) -> Vec<BarPiece> {
    let all: usize = relations.iter().sum();
    let kinds = relations.iter().filter(|count| **count > 0).count();
    let mut x = 0;
    let mut pieces = Vec::new();
    for (relation, count) in RELATIONS.into_iter().zip(relations).filter(|(_, count)| **count > 0) {
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
