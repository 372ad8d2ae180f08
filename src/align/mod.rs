//! Aligns segmented French and English text.
//!
//! Numbers, names, words and lengths are evidence for every possible bead (Gale and Church 1993; Simard, Foster and Isabelle
//! 1992; Moore 2002). A coarse pass finds where rare units meet and bounds the search; inside the bounds all paths
//! are summed, so that each bead has a probability. The beads of the first pass teach a lexicon, shapes and lengths
//! (as in Varga et al. 2005 and Braune and Fraser 2010), and the second pass decides.

mod anchors;
mod cognate;
mod confidence;
mod content;
mod corridor;
mod crossing;
mod en;
mod evidence;
mod fold;
mod fr;
mod label;
mod language;
mod learn;
mod length;
mod lexicon;
mod links;
mod model;
mod params;
mod path;
mod segment;
mod shape;
mod side;
mod words;

pub use label::{Label, LabelKind};
pub use params::AlignParams;
pub use segment::{Bead, Method, Segment};

use confidence::{Document, confidence};
use content::{Content, content};
use corridor::Corridor;
use evidence::Tellings;
use length::LengthLaw;
use links::Links;
use model::Model;
use path::Step;
use segment::{Joined, Run};
use shape::Shapes;
use side::Side;

use crate::model::Lang;

/// Belief from which a bead of the first pass teaches.
const TEACHING: f64 = 0.6;
/// Columns that the corridor of the second pass is wider on each side than the paths of the first.
const MARGIN: usize = 2;

/// Joins the segments of two versions; every segment is in exactly one bead.
#[must_use]
pub fn align(params: &AlignParams, fr: &[Segment<'_>], en: &[Segment<'_>]) -> Vec<Bead> {
    let (french, english) = (Side::new(Lang::Fr, fr), Side::new(Lang::En, en));
    let (whole_fr, whole_en) = (0..french.len(), 0..english.len());
    let links = Links::shipped(params, &french, &english);
    let ratio = length::ratio(&french, &english, std::iter::once((whole_fr.clone(), whole_en.clone())));
    let usual = Shapes::usual(params);
    let tellings = Tellings::new(params, &french, &english, &links);
    let lengths = LengthLaw::new(params, &english, ratio);
    let model =
        Model { params, fr: &french, en: &english, links: &links, tellings: &tellings, lengths: &lengths };
    let corridor = anchors::coarse(&french, &english, &links);
    let (first, _) = model.beliefs(&usual, &corridor, &whole_fr, &whole_en);

    let taught = teaching(&first.steps);
    let links = links.with(params, &learn::learn(&french, &english, &taught));
    let tellings = Tellings::new(params, &french, &english, &links);
    let lengths = LengthLaw::new(params, &english, length::ratio(&french, &english, taught.into_iter()));
    let model =
        Model { params, fr: &french, en: &english, links: &links, tellings: &tellings, lengths: &lengths };
    let shapes = Shapes::seen(params, &first.counts);
    let rows = first.passed.iter().map(|&(low, high)| (low.saturating_sub(MARGIN), high + MARGIN)).collect();
    let corridor = Corridor::new(rows, english.len());
    let mut path = Vec::new();
    model.align_run(&shapes, &corridor, &whole_fr, &whole_en, &mut path);
    let path = crossing::sorted_lists(&model, &shapes, path);
    let mut path = crossing::moved_parts(&model, &shapes, path);
    let contents: Vec<Content> = path.iter().map(|bead| content(&model, &bead.fr, &bead.en)).collect();
    let document = Document::new(&path, &contents);
    #[cfg(feature = "probe")]
    probe::PROBE.with(|x| {
        for (b, c) in path.iter().zip(&contents) {
            x.borrow_mut().push((
                b.fr.clone().collect(),
                b.en.clone().collect(),
                confidence::features(b, c, document).to_vec(),
                b.belief,
                document.covered,
                document.joined,
            ));
        }
    });
    for (bead, content) in path.iter_mut().zip(&contents) {
        bead.belief = confidence(bead, content, document);
    }
    beads(path)
}
#[cfg(feature = "probe")]
pub mod probe {
    use super::*;
    thread_local! { pub static PROBE: std::cell::RefCell<Vec<(Vec<usize>, Vec<usize>, Vec<f64>, f64, f64, f64)>> = Default::default(); }
}

/// The beads of a first pass that are likely enough to learn from.
fn teaching(steps: &[Step]) -> Vec<(Run, Run)> {
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::with_capacity(steps.len());
    for step in steps {
        if step.belief >= TEACHING && step.fr > 0 && step.en > 0 {
            out.push((i..i + step.fr, j..j + step.en));
        }
        (i, j) = (i + step.fr, j + step.en);
    }
    out
}

/// The beads of a path in French order; an English segment alone follows the bead of the segment before it.
fn beads(path: Vec<Joined>) -> Vec<Bead> {
    let mut place: Vec<usize> = vec![0; path.iter().map(|bead| bead.en.end).max().unwrap_or(0) + 1];
    for bead in path.iter().filter(|bead| !bead.fr.is_empty()) {
        bead.en.clone().for_each(|segment| place[segment + 1] = bead.fr.end);
    }
    let mut path = path;
    path.sort_by_key(|bead| bead.en.start);
    for bead in path.iter().filter(|bead| bead.fr.is_empty()) {
        place[bead.en.start + 1] = place[bead.en.start];
    }
    path.sort_by_key(|bead| {
        if bead.fr.is_empty() { (place[bead.en.start], 0, bead.en.start) } else { (bead.fr.start, 1, 0) }
    });
    let bead = |bead: Joined| Bead {
        method: if bead.fr.is_empty() || bead.en.is_empty() { Method::None } else { Method::Content },
        fr: bead.fr.collect(),
        en: bead.en.collect(),
        confidence: (bead.belief * 100.0).round() as u8,
    };
    path.into_iter().map(bead).collect()
}
