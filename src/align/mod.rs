//! Joining two versions of a document.

use std::collections::HashMap;

use crate::model::{Bead, Bitext, Block, BlockKind, Method, SegmentedText, Unit};

/// Joins two versions by part, kind and number.
#[must_use]
pub fn align(fr: Option<&SegmentedText>, en: Option<&SegmentedText>) -> Bitext {
    let empty = Vec::new();
    let (fr, en) = (fr.map_or(&empty, |text| &text.blocks), en.map_or(&empty, |text| &text.blocks));
    let mut by_key: HashMap<(usize, Unit, &str), usize> = HashMap::new();
    for (index, block) in en.iter().enumerate() {
        if let Some(key) = key(block) {
            by_key.entry(key).or_insert(index);
        }
    }
    let mut beads = Vec::new();
    let mut next = 0;
    let mut taken = vec![false; en.len()];
    let pairs: Vec<Option<usize>> = fr
        .iter()
        .map(|block| {
            let at = key(block).and_then(|key| by_key.get(&key)).copied().filter(|at| !taken[*at])?;
            taken[at] = true;
            Some(at)
        })
        .collect();
    let lone = |index: usize, beads: &mut Vec<Bead>| {
        if let Some(unit) = unit(&en[index]) {
            beads.push(Bead { fr: vec![], en: vec![index], unit, method: Method::None, confidence: 50 });
        }
    };
    for (index, block) in fr.iter().enumerate() {
        let Some(unit) = unit(block) else { continue };
        if let Some(at) = pairs[index] {
            while next < at {
                if !taken[next] {
                    lone(next, &mut beads);
                }
                next += 1;
            }
            next = next.max(at + 1);
            beads.push(Bead { fr: vec![index], en: vec![at], unit, method: Method::Number, confidence: 90 });
        } else {
            beads.push(Bead { fr: vec![index], en: vec![], unit, method: Method::None, confidence: 50 });
        }
    }
    for index in next..en.len() {
        if !taken[index] {
            lone(index, &mut beads);
        }
    }
    Bitext { beads, sentences: Vec::new() }
}

fn key(block: &Block) -> Option<(usize, Unit, &str)> {
    let label = block.number.as_deref().or(block.label.as_deref())?;
    Some((block.part, unit(block)?, label))
}

fn unit(block: &Block) -> Option<Unit> {
    Some(match block.kind {
        BlockKind::Title => Unit::Title,
        BlockKind::Heading => Unit::Heading,
        BlockKind::Paragraph => Unit::Paragraph,
        BlockKind::Prose => Unit::Prose,
        BlockKind::Recommendation => Unit::Recommendation,
        BlockKind::List => Unit::List,
        BlockKind::Table => Unit::Table,
        BlockKind::Figure => Unit::Figure,
        BlockKind::Footnote => Unit::Footnote,
        BlockKind::Furniture => return None,
    })
}
