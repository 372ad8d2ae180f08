//! Corrections of beads: which blocks belong together, and which do not.

use std::collections::BTreeMap;

use super::index::{Index, Lost};
use super::row::{BeadAction, Correction, What};
use super::{Former, indices, lost};
use crate::model::{BlockKind, CorrectionFault, Diagnostic, FixedBeads, Lang, SegmentedText, Sides};

/// What is said of the beads of two versions.
pub(super) fn fixed(
    rows: &[Correction],
    texts: Sides<Option<&SegmentedText>>,
    former: &Former,
) -> (FixedBeads, Vec<Diagnostic>) {
    let (mut out, mut told) = (Fixed::default(), Vec::new());
    if !rows.iter().any(|one| matches!(one.what, What::Bead { .. })) {
        return (out.beads, told);
    }
    let indices = indices(texts, former);
    for one in rows {
        let What::Bead { action, anchors } = &one.what else { continue };
        // What has no version is reported by itself.
        if Lang::BOTH.into_iter().any(|lang| !anchors[lang].is_empty() && indices[lang].is_none()) {
            continue;
        }
        let found = Lang::BOTH.map(|lang| match &indices[lang] {
            Some(index) => anchors[lang].iter().map(|anchor| block(index, anchor)).collect(),
            None => Ok(Vec::new()),
        });
        let [fr, en] = found;
        let added = fr.and_then(|fr| Ok(Sides { fr, en: en? })).and_then(|blocks| {
            let near = || {
                let lang = if blocks.fr.is_empty() { Lang::En } else { Lang::Fr };
                Some(indices[lang].as_ref()?.told(*blocks[lang].first()?))
            };
            let near = near();
            out.add(one.row, *action, blocks).map_err(|row| (CorrectionFault::Contradicts { row }, near))
        });
        if let Err(why) = added {
            told.push(lost(one.row, why, None));
        }
    }
    (out.beads, told)
}

/// The block that an anchor means; furniture is in no bead.
fn block(index: &Index<'_>, anchor: &super::anchor::Anchor) -> Result<usize, Lost> {
    let at = index.find(anchor)?;
    let furniture = index.blocks[at].kind == BlockKind::Furniture;
    if furniture { Err((CorrectionFault::NoBlock, Some(index.told(at)))) } else { Ok(at) }
}

/// What rows said so far.
#[derive(Default)]
struct Fixed {
    beads: FixedBeads,
    /// The row that gave each block its bead, and that bead.
    held: Sides<BTreeMap<usize, (usize, usize)>>,
    /// The row that keeps a French and an English block apart.
    apart: BTreeMap<(usize, usize), usize>,
}

impl Fixed {
    /// Takes what a row says; an earlier row that says something else is an error.
    fn add(&mut self, row: usize, action: BeadAction, mut blocks: Sides<Vec<usize>>) -> Result<(), usize> {
        for lang in Lang::BOTH {
            blocks[lang].sort_unstable();
            blocks[lang].dedup();
        }
        if action == BeadAction::Apart { self.part(row, blocks) } else { self.join(row, blocks) }
    }

    fn join(&mut self, row: usize, blocks: Sides<Vec<usize>>) -> Result<(), usize> {
        let pairs = || blocks.fr.iter().flat_map(|fr| blocks.en.iter().map(move |en| (*fr, *en)));
        let parted = || pairs().find_map(|pair| self.apart.get(&pair).copied());
        if let Some(other) = if self.apart.is_empty() { None } else { parted() } {
            return Err(other);
        }
        let mut held = Lang::BOTH.into_iter().flat_map(|lang| {
            let held = &self.held[lang];
            blocks[lang].iter().filter_map(move |at| held.get(at))
        });
        if let Some((other, bead)) = held.next() {
            // The same said again says nothing new.
            return if self.beads.together.get(*bead) == Some(&blocks) { Ok(()) } else { Err(*other) };
        }
        for lang in Lang::BOTH {
            let bead = self.beads.together.len();
            self.held[lang].extend(blocks[lang].iter().map(|at| (*at, (row, bead))));
        }
        self.beads.together.push(blocks);
        Ok(())
    }

    fn part(&mut self, row: usize, blocks: Sides<Vec<usize>>) -> Result<(), usize> {
        for fr in &blocks.fr {
            for en in &blocks.en {
                let (one, other) = (self.held.fr.get(fr), self.held.en.get(en));
                if let Some((first, bead)) = one
                    && other.is_some_and(|(_, other)| other == bead)
                {
                    return Err(*first);
                }
            }
        }
        let pairs = blocks.fr.iter().flat_map(|fr| blocks.en.iter().map(move |en| (*fr, *en)));
        for pair in pairs {
            self.apart.entry(pair).or_insert(row);
        }
        self.beads.apart.push(blocks);
        Ok(())
    }
}
