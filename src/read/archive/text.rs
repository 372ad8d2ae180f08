//! The text of an element, with the calls of notes in it.

use std::collections::BTreeMap;

use crate::read::xml::{Element, Node};

use super::record::{character, decoded};

/// What stands between two cells of a row.
const CELL: &str = " | ";

/// The elements that hold the texts of blocks, by the numbers of the blocks.
pub(super) fn holders<'e, 'a>(root: &'e Element<'a>) -> BTreeMap<usize, &'e Element<'a>> {
    let mut out = BTreeMap::new();
    add(root, &mut out);
    out
}

fn add<'e, 'a>(element: &'e Element<'a>, out: &mut BTreeMap<usize, &'e Element<'a>>) {
    let number = element.attribute("block").or_else(|| element.attribute("id")?.strip_prefix('b'));
    if let Some(number) = number.and_then(|number| number.parse().ok()) {
        out.entry(number).or_insert(element);
    }
    element.children().for_each(|child| add(child, out));
}

/// The text of an element, with the places and the labels of the calls in it.
pub(super) fn of(holder: &Element<'_>) -> (String, Vec<(usize, String)>) {
    let (mut text, mut calls) = (String::new(), Vec::new());
    if !matches!(holder.name, "tr" | "row") {
        gather(holder, &mut text, &mut calls);
        return (text, calls);
    }
    let is_marker = |cell: &&Element<'_>| {
        cell.attribute("class") == Some("marker") || cell.attribute("role") == Some("label")
    };
    for (at, cell) in holder.children().filter(|cell| !is_marker(cell)).enumerate() {
        text.push_str(if at > 0 { CELL } else { "" });
        gather(cell, &mut text, &mut calls);
    }
    (text, calls)
}

fn gather(element: &Element<'_>, text: &mut String, calls: &mut Vec<(usize, String)>) {
    for node in &element.nodes {
        match node {
            Node::Text(more) => text.push_str(more),
            Node::Element(child) => match inside(child) {
                Some(Inside::Call(label)) => calls.push((text.len(), label)),
                Some(Inside::Character(c)) => text.push(c),
                None => gather(child, text, calls),
            },
        }
    }
}

/// What an element stands for that is not around text.
enum Inside {
    Call(String),
    Character(char),
}

fn inside(element: &Element<'_>) -> Option<Inside> {
    match element.name {
        "noteRef" | "marker" => Some(Inside::Call(decoded(element.attribute("call")?))),
        "ptr" | "anchor" if element.attribute("type") == Some("noteAnchor") => {
            Some(Inside::Call(decoded(element.attribute("n")?)))
        }
        "inline" => character(element.attribute("code")?).map(Inside::Character),
        "g" => character(element.attribute("ref")?.strip_prefix("char:")?).map(Inside::Character),
        _ => None,
    }
}
