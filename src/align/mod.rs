//! Aligns segmented French and English text.
//!
//! Numbers, names, words and lengths are evidence for every possible bead (Gale and Church 1993; Simard, Foster and Isabelle
//! 1992; Moore 2002). A coarse pass finds where rare units meet and bounds the search; inside the bounds all paths
//! are summed, so that each bead has a probability. The beads of the first pass teach a lexicon, shapes and lengths
//! (as in Varga et al. 2005 and Braune and Fraser 2010), and the second pass decides.

mod anchors;
mod cognate;
mod corridor;
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
mod params;
mod path;
mod segment;
mod shape;
mod side;
mod words;

pub use label::{Label, LabelKind};
pub use params::AlignParams;
pub use segment::{Bead, Method, Segment};

use corridor::Corridor;
use evidence::{Tellings, evidence};
use length::LengthLaw;
use links::Links;
use path::{Beliefs, Lattice, Step};
use segment::Run;
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
    let sides = (&french, &english);
    let links = Links::shipped(params, &french, &english);
    let corridor = anchors::coarse(&french, &english, &links);
    let ratio = length::ratio(&french, &english, std::iter::once((0..fr.len(), 0..en.len())));
    let first = pass(params, sides, &links, &corridor, ratio, &Shapes::usual(params));
    if std::env::var("DBG").is_ok() { eprintln!("cells1 {}", corridor.cells()); }
    let runs = runs(&first.steps);
    let taught: Vec<(Run, Run)> = runs
        .iter()
        .filter(|(step, _, _)| step.belief >= TEACHING && step.fr > 0 && step.en > 0)
        .map(|(_, a, b)| (a.clone(), b.clone()))
        .collect();
    let learned = learn::learn(&french, &english, &taught);
    let links = links.with(&learned);
    let ratio = length::ratio(&french, &english, taught.into_iter());
    let rows = first.passed.iter().map(|&(low, high)| (low.saturating_sub(MARGIN), high + MARGIN)).collect();
    let corridor = Corridor::new(rows, en.len());
    let second = pass(params, sides, &links, &corridor, ratio, &Shapes::seen(params, &first.counts));
    if std::env::var("DBG").is_ok() { eprintln!("cells2 {}", corridor.cells()); }
    beads(&second.steps)
}

fn pass(
    params: &AlignParams,
    (fr, en): (&Side, &Side),
    links: &Links,
    corridor: &Corridor,
    ratio: f64,
    shapes: &Shapes,
) -> Beliefs {
    let tellings = Tellings::new(params, fr, en, links);
    let lengths = LengthLaw::new(params, en, ratio);
    let evidence = evidence((fr.all(), en.all()), links, &tellings, &lengths, corridor);
    Lattice::new(corridor, &evidence, shapes).beliefs(params)
}

fn runs(steps: &[Step]) -> Vec<(Step, Run, Run)> {
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::with_capacity(steps.len());
    for &step in steps {
        out.push((step, i..i + step.fr, j..j + step.en));
        (i, j) = (i + step.fr, j + step.en);
    }
    out
}

fn beads(steps: &[Step]) -> Vec<Bead> {
    let bead = |(step, fr, en): (Step, Run, Run)| Bead {
        method: if fr.is_empty() || en.is_empty() { Method::None } else { Method::Content },
        fr: fr.collect(),
        en: en.collect(),
        confidence: (step.belief * 100.0).round() as u8,
    };
    runs(steps).into_iter().map(bead).collect()
}
