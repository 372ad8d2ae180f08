//! The network of citations, drawn in two columns: documents, and the symbols that they cite.

use std::collections::BTreeMap;

use super::pictures::{Item, Picture, WIDTH, label};
use super::place::Places;
use super::roll::Roll;

/// Symbols that are drawn.
const SYMBOLS: usize = 26;
/// The height of a line.
const STEP: usize = 22;
/// Where the two columns stand.
const COLUMNS: (usize, usize) = (310, 600);

/// Draws who cites what: the symbols that are cited most, near the documents that cite them.
pub(super) fn citations(roll: &Roll, places: &Places) -> Picture {
    let symbols = drawn(roll);
    // Each symbol goes to the mean height of the documents that cite it, so that lines cross little.
    let mut order: Vec<(usize, &String)> = symbols
        .iter()
        .map(|symbol| {
            let cited =
                roll.all_lines().enumerate().filter_map(|(at, line)| Some((at, *line.cited.get(*symbol)?)));
            let (sum, count) =
                cited.fold((0, 0), |(sum, all), (at, count)| (sum + at * count * 1000, all + count));
            (sum / count.max(1), *symbol)
        })
        .collect();
    order.sort();
    let documents = roll.all_lines().count();
    let rows = documents.max(order.len());
    let row = |at: usize, of: usize| (2 * at + 1) * rows * STEP / (2 * of.max(1)) + 4;
    let heights: BTreeMap<&String, usize> =
        order.iter().enumerate().map(|(at, (_, symbol))| (*symbol, row(at, order.len()))).collect();
    let mut items = Vec::new();
    for (at, line) in roll.all_lines().enumerate() {
        let from = row(at, documents);
        for (symbol, count) in &line.cited {
            if let Some(to) = heights.get(symbol) {
                items.push(edge(from, *to, *count));
            }
        }
    }
    for (at, line) in roll.all_lines().enumerate() {
        let y = row(at, documents);
        items.push(Item::dot("node", COLUMNS.0, y, 5, String::new()));
        items.push(label(line, places, COLUMNS.0 - 12, y + 4));
    }
    for (symbol, y) in heights {
        let class = if places.own.contains(symbol) { "node own" } else { "node" };
        items.push(Item::dot(class, COLUMNS.1, y, 5, String::new()));
        let count = roll.cited.get(symbol).copied().unwrap_or(0);
        let text = Item::text("", COLUMNS.1 + 12, y + 4, &format!("{symbol} ({count})"));
        items.push(text.filtering("symbol", symbol));
    }
    Picture {
        title: "picture_citations",
        about: "about_citations",
        width: WIDTH,
        height: if order.is_empty() { 4 } else { rows * STEP + 8 },
        items: if order.is_empty() { Vec::new() } else { items },
    }
}

/// The symbols that are drawn: those cited most, in that order.
pub(super) fn drawn(roll: &Roll) -> Vec<&String> {
    let mut symbols: Vec<(&String, &usize)> = roll.cited.iter().collect();
    symbols.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    symbols.into_iter().map(|(symbol, _)| symbol).take(SYMBOLS).collect()
}

fn edge(from: usize, to: usize, count: usize) -> Item {
    let (left, right) = COLUMNS;
    let middle = (left + right) / 2;
    Item {
        kind: "path",
        class: format!("edge w{}", count.ilog2().min(4) + 1),
        d: format!("M{left} {from}C{middle} {from} {middle} {to} {right} {to}"),
        ..Item::default()
    }
}
