//! Two passes over two sides: the first teaches the second.

use std::borrow::Borrow;

use super::anchors::{self, Anchors};
use super::apart::Apart;
use super::confidence::{Around, Document, confidence, gap_confidence};
use super::content::Reader;
use super::corridor::Corridor;
use super::crossing;
use super::evidence::Notes;
use super::gathering::Tellings;
use super::knowledge::Knowledge;
use super::learn::learn;
use super::length::{self, LengthLaw};
use super::links::Links;
use super::lists::{Lists, Rises};
use super::moved;
use super::pairs::Pairs;
use super::params::AlignParams;
use super::runs::Runs;
use super::segment::{Joined, Run, Segment};
use super::shape::{ShapeCounts, Shapes};
use super::side::Side;
use super::swallowed;
use super::sweep::Step;
use crate::model::{Lang, Sides};

/// Belief from which a bead of the first pass teaches.
const TEACHING: f64 = 0.6;
/// Columns that the corridor of the second pass is wider on each side than the paths of the first.
const MARGIN: usize = 1;

/// All that is known of the segments of one side, which themselves are not needed any more.
pub(super) struct Material {
    side: Side,
    lists: Lists,
}

impl Material {
    /// Reads the segments of one side, one after the other.
    pub(super) fn new<'a>(
        lang: Lang,
        segments: impl ExactSizeIterator<Item: Borrow<Segment<'a>>>,
    ) -> Material {
        let mut lists = Rises::default();
        let side = Side::new(lang, segments.inspect(|segment| lists.add(segment.borrow().text)));
        Material { side, lists: lists.finish() }
    }
}

/// Joins segments inside islands: runs of both sides that belong together and are searched apart.
///
/// All islands learn from each other. The beads of each island cover its two runs, each segment once, and none holds what is
/// to be kept `apart`.
pub(super) fn join(
    params: &AlignParams,
    (fr, en): (Material, Material),
    islands: &Pairs,
    apart: &Apart,
) -> (Runs<Joined>, Document) {
    let (french, english) = (fr.side, en.side);
    let lists = Sides { fr: fr.lists, en: en.lists };
    let shipped = Links::shipped(params, &french, &english);
    let anchors = Anchors::new(&english);
    let mut notes = Notes::default();
    let Lesson { taught, counts, corridors } =
        first_pass(params, (&french, &english), (&shipped, &anchors), (islands, apart), &mut notes);
    let links = shipped.with(params, &learn(&french, &english, &taught));
    let tellings = Tellings::new(params, &french, &english, &links);
    let lengths = LengthLaw::new(params, &english, length::ratio(&french, &english, taught.iter()));
    drop(taught);
    let known = Knowledge {
        params,
        fr: &french,
        en: &english,
        links: &links,
        anchors: &anchors,
        tellings: &tellings,
        lengths: &lengths,
        apart,
    };
    let mut reader = Reader::new(&known);
    let shapes = Shapes::seen(params, &counts);
    let mut paths = Runs::default();
    for ((a, b), corridor) in islands.iter().zip(corridors) {
        let corridor = corridor.map_or_else(|| Corridor::full(a.len(), b.len()), |corridor| *corridor);
        let mut path = Vec::new();
        known.align_run(&shapes, &corridor, (&a, &b), &mut notes, &mut path);
        drop(corridor);
        let path = crossing::sorted_lists(&known, &shapes, &lists, path, &mut notes);
        let path = moved::moved_parts(&known, &shapes, path, &mut notes);
        paths.take(swallowed::joined(&mut reader, path));
    }
    let document = calibrate(&mut reader, &mut paths);
    (paths, document)
}

/// What a first pass leaves for the second.
struct Lesson {
    /// Beads that are likely enough to learn from.
    taught: Pairs,
    counts: ShapeCounts,
    /// For each island, where paths of some likelihood pass, unless that is everywhere.
    corridors: Vec<Option<Box<Corridor>>>,
}

fn first_pass(
    params: &AlignParams,
    (fr, en): (&Side, &Side),
    (links, anchors): (&Links, &Anchors),
    (islands, apart): (&Pairs, &Apart),
    notes: &mut Notes,
) -> Lesson {
    let tellings = Tellings::new(params, fr, en, links);
    let lengths = LengthLaw::new(params, en, length::ratio(fr, en, islands.iter()));
    let known = Knowledge { params, fr, en, links, anchors, tellings: &tellings, lengths: &lengths, apart };
    let shapes = Shapes::usual(params);
    let corridors = Vec::with_capacity(islands.len());
    let mut lesson = Lesson { taught: Pairs::default(), counts: ShapeCounts::default(), corridors };
    for (a, b) in islands.iter() {
        let corridor = anchors::coarse(fr, en, links, anchors, (&a, &b));
        let posteriors = known.posteriors(&shapes, &corridor, (&a, &b), notes);
        drop(corridor);
        teach(&posteriors.steps, a.start, b.start, &mut lesson.taught);
        lesson.counts.add(&posteriors.counts);
        let rows = posteriors.passed.into_iter();
        let rows = rows.map(|(low, high)| (low.saturating_sub(MARGIN), high + MARGIN));
        let corridor = Some(Corridor::new(rows, b.len())).filter(|corridor| !corridor.is_full());
        lesson.corridors.push(corridor.map(Box::new));
    }
    lesson.taught.shrink();
    lesson
}

/// The beads of a first pass that are likely enough to learn from.
fn teach(steps: &[Step], fr: usize, en: usize, taught: &mut Pairs) {
    let (mut i, mut j) = (fr, en);
    for step in steps {
        let (fr, en) = step.taken();
        if step.posterior() >= TEACHING && fr > 0 && en > 0 {
            taught.push(i..i + fr, j..j + en);
        }
        (i, j) = (i + fr, j + en);
    }
}

/// Turns the posterior of each bead into the probability that it is right.
///
/// The content of a bead is read twice, once for the document and once for the bead: that of all beads of a text of many short
/// lines would take more memory than the text.
fn calibrate(reader: &mut Reader<'_>, paths: &mut Runs<Joined>) -> Document {
    let document = Document::new(paths.items(), |bead| reader.content(&bead.fr, &bead.en));
    for island in 0..paths.len() {
        let path = paths.get_mut(island);
        let mut at = 0;
        while let Some(first) = path.get(at) {
            if !first.is_alone() {
                let content = reader.content(&first.fr, &first.en);
                path[at].posterior = confidence(first, &content, document);
                at += 1;
                continue;
            }
            let run = at..at + path[at..].iter().take_while(|bead| bead.is_alone()).count();
            let beside = Beside::new(reader, path, &run);
            for at in run.clone() {
                let around = beside.around(reader, path, at);
                path[at].posterior = gap_confidence(&path[at], &around, document);
            }
            at = run.end;
        }
    }
    document
}

/// What stands beside a run of beads that have one side only.
struct Beside {
    /// How many beads the run has.
    run: usize,
    /// The two nearest beads with both sides, one before and one behind where there is one, and how far the lengths of each stray.
    both: Vec<(Joined, f64)>,
}

impl Beside {
    fn new(reader: &mut Reader<'_>, path: &[Joined], run: &Run) -> Beside {
        let before = run.start.checked_sub(1).map(|at| &path[at]);
        let behind = path[run.end..].iter().filter(|bead| !bead.is_alone());
        let both = before.into_iter().chain(behind).take(2);
        let strays = both.map(|bead| (bead.clone(), reader.content(&bead.fr, &bead.en).stray)).collect();
        Beside { run: run.len(), both: strays }
    }

    /// What stands around a bead of the run.
    fn around(&self, reader: &mut Reader<'_>, path: &[Joined], at: usize) -> Around {
        /// Beads on each side in which rivals are looked for.
        const NEAR: usize = 12;
        let bead = &path[at];
        let rival =
            |other: &&Joined| if bead.en.is_empty() { other.fr.is_empty() } else { other.en.is_empty() };
        let near = &path[at.saturating_sub(NEAR)..(at + 1 + NEAR).min(path.len())];
        let said = reader.content(&bead.fr, &bead.en).said;
        let mut around = Around {
            run: self.run,
            rivals: near.iter().filter(rival).count(),
            said: said[0] + said[1],
            better: f64::NEG_INFINITY,
            ..Around::default()
        };
        for (beside, stray) in &self.both {
            around.covered = around.covered.max(reader.covered_by(bead, beside));
            let with = reader.stray_with(beside, bead);
            around.better = around.better.max(stray.abs() - with.abs());
        }
        around.better = around.better.max(-3.0);
        around
    }
}
