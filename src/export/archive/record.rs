//! The record of the blocks in the head of a file: what their elements cannot say, so that the file is read back exactly.
//!
//! One element for each block, in reading order; what is not said is as in the block before (`part`, `path`, `after`, `section`)
//! or not there (all else).

use crate::model::Block;

use super::xml::{Xml, coded};

/// The namespace of what is this program's own.
pub(in crate::export) const NAMESPACE: &str = "urn:paralign:blocks:1";

/// Writes the record of `blocks`.
pub(in crate::export) fn write(xml: &mut Xml<'_, '_>, blocks: &[Block]) {
    xml.open("pa:blocks", &[("xmlns:pa", NAMESPACE), ("version", env!("CARGO_PKG_VERSION"))]);
    xml.put("\n");
    let mut before: Option<&Block> = None;
    for block in blocks {
        row(xml, block, before);
        before = Some(block);
    }
    xml.close("pa:blocks");
}

fn row(xml: &mut Xml<'_, '_>, block: &Block, before: Option<&Block>) {
    let mut attributes: Vec<(&str, String)> = vec![("kind", block.kind.word().to_owned())];
    for (key, value) in [("number", &block.number), ("label", &block.label), ("marker", &block.marker)] {
        attributes.extend(value.as_ref().map(|value| (key, coded(value))));
    }
    let is_new =
        |same: &dyn Fn(&Block) -> bool, is_default: bool| before.map_or(!is_default, |block| !same(block));
    if is_new(&|before| before.context.part == block.context.part, block.context.part == 0) {
        attributes.push(("part", block.context.part.to_string()));
    }
    if is_new(
        &|before| before.context.heading_path == block.context.heading_path,
        block.context.heading_path.is_empty(),
    ) {
        attributes.push(("path", path(&block.context.heading_path)));
    }
    if is_new(&|before| before.context.after == block.context.after, block.context.after.is_none()) {
        attributes.push((
            "after",
            block.context.after.as_deref().map_or_else(String::new, |after| format!("={}", coded(after))),
        ));
    }
    if is_new(&|before| before.context.section == block.context.section, block.context.section == 0) {
        attributes.push(("section", block.context.section.to_string()));
    }
    if block.masthead {
        attributes.push(("masthead", "true".to_owned()));
    }
    let attributes: Vec<(&str, &str)> =
        attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
    xml.empty("pa:block", &attributes);
    xml.put("\n");
}

/// The headings above a block, each behind `|`; a `|` in one of them is written by its number.
fn path(headings: &[String]) -> String {
    headings.iter().map(|heading| format!("|{}", coded(heading).replace('|', "\\7C;"))).collect()
}
