//! Joins two versions of a document: blocks, and sentences inside them.
//!
//! Numbers, names, words and lengths are evidence for every possible bead (Gale and Church 1993; Simard, Foster and
//! Isabelle 1992; Moore 2002). A coarse pass finds where rare units meet and bounds the search; inside the bounds all
//! paths are summed, so that each bead has a probability. The beads of the first pass teach a lexicon and shapes (as in
//! Varga et al. 2005 and Braune and Fraser 2010), and the second pass decides. Printed numbers are evidence as words are:
//! a shifted number shifts nothing else, and text without numbers is aligned all the same.

mod anchors;
mod apart;
mod bags;
mod blocks;
mod cognate;
mod confidence;
mod content;
mod corridor;
mod crossing;
mod engine;
mod evidence;
mod fixed;
mod gathering;
mod knowledge;
mod label;
#[cfg(test)]
mod laws;
mod learn;
mod length;
mod links;
mod lists;
mod meeting;
mod moved;
mod names;
mod pairs;
mod params;
mod path;
#[cfg(test)]
mod perturb;
mod runs;
mod segment;
mod shape;
mod side;
mod single;
mod sums;
mod swallowed;
mod sweep;
mod votes;
mod words;

pub use blocks::align;
pub use label::{Label, LabelKind};
pub use params::AlignParams;
pub use segment::{Alignment, Segment, SegmentBead};

use self::apart::Apart;
use self::engine::Material;
use self::segment::Joined;
use crate::model::{Lang, Method};

/// Joins the segments of two versions; every segment is in exactly one bead.
///
/// ```
/// use paralign::align::{AlignParams, Segment, align_segments};
/// let fr = ["1. Le Conseil a adopté le rapport.", "2. La séance a été levée à 18 heures."].map(Segment::of_line);
/// let en = ["1. The Board adopted the report.", "2. The meeting rose at 6 p.m."].map(Segment::of_line);
/// let alignment = align_segments(&AlignParams::default(), &fr, &en);
/// assert_eq!(alignment.beads.len(), 2);
/// ```
#[must_use]
pub fn align_segments(params: &AlignParams, fr: &[Segment<'_>], en: &[Segment<'_>]) -> Alignment {
    let material = (Material::new(Lang::Fr, fr.iter()), Material::new(Lang::En, en.iter()));
    let (paths, document) = engine::join(
        params,
        material,
        &[(0..fr.len(), 0..en.len())].into_iter().collect(),
        &Apart::default(),
    );
    let label = |lang: Lang, at: usize| {
        let segments = if lang == Lang::Fr { fr } else { en };
        segments.get(at).and_then(|segment| segment.label.as_deref().cloned())
    };
    let bead = |joined: &Joined| SegmentBead {
        fr: joined.fr.clone().collect(),
        en: joined.en.clone().collect(),
        confidence: joined.confidence(),
        method: method(joined, label),
    };
    let mut beads: Vec<SegmentBead> = paths.items().iter().map(bead).collect();
    in_french_order(&mut beads, |bead| (&bead.fr[..], &bead.en[..]));
    Alignment { beads, aligned: document.aligned(), translated: document.translated() }
}

/// What a bead rests on; `label` gives the label of each segment.
fn method(bead: &Joined, label: impl Fn(Lang, usize) -> Option<Label>) -> Method {
    if bead.is_alone() {
        return Method::None;
    }
    let (a, b) = (label(Lang::Fr, bead.fr.start), label(Lang::En, bead.en.start));
    if a.is_some() && a.map(|label| label.value) == b.map(|label| label.value) {
        Method::Number
    } else {
        Method::Content
    }
}

/// Sorts beads by their French side; one without follows the bead that is before it on the English side.
fn in_french_order<T, P: Copy + Ord>(beads: &mut Vec<T>, sides: impl Fn(&T) -> (&[P], &[P])) {
    // Most texts run forward on both sides, segment beside segment.
    if beads.iter().all(|bead| !sides(bead).0.is_empty())
        && beads.is_sorted_by_key(|bead| sides(bead).0.first().copied())
    {
        return;
    }
    beads.sort_by_key(|bead| sides(bead).1.first().copied());
    let mut last = None;
    let mut keyed = Vec::with_capacity(beads.len());
    for (index, bead) in beads.drain(..).enumerate() {
        let (fr, en) = sides(&bead);
        let key = match fr.first() {
            Some(&first) => {
                last = if en.is_empty() { last } else { fr.last().copied() };
                (Some(first), false, index)
            }
            None => (last, true, index),
        };
        keyed.push((key, bead));
    }
    keyed.sort_by_key(|(key, _)| *key);
    beads.extend(keyed.into_iter().map(|(_, bead)| bead));
}
