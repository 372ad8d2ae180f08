//! Two passes over two sides: the first teaches the second.

use super::anchors::{self, Anchors};
use super::apart::Apart;
use super::confidence::{Around, Document, confidence, gap_confidence};
use super::content::{Content, Reader};
use super::corridor::Corridor;
use super::crossing;
use super::evidence::Notes;
use super::gathering::Tellings;
use super::knowledge::Knowledge;
use super::learn::learn;
use super::length::{self, LengthLaw};
use super::links::Links;
use super::lists::Lists;
use super::params::AlignParams;
use super::path::Step;
use super::runs::Runs;
use super::segment::{Joined, Run, Segment};
use super::shape::{ShapeCounts, Shapes};
use super::side::Side;
use super::swallowed;
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
    /// Reads the segments of one side.
    pub(super) fn new(lang: Lang, segments: &[Segment<'_>]) -> Material {
        Material { side: Side::new(lang, segments), lists: Lists::new(segments) }
    }
}

/// Joins segments inside islands: runs of both sides that belong together and are searched apart.
///
/// All islands learn from each other. The beads of each island cover its two runs, each segment once, and none holds what is
/// to be kept `apart`.
pub(super) fn join(
    params: &AlignParams,
    (fr, en): (Material, Material),
    islands: &[(Run, Run)],
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
    let lengths = LengthLaw::new(params, &english, length::ratio(&french, &english, &taught));
    drop((shipped, taught));
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
        known.align_run(&shapes, &corridor, (a, b), &mut notes, &mut path);
        let path = crossing::sorted_lists(&known, &shapes, &lists, path, &mut notes);
        let path = crossing::moved_parts(&known, &shapes, path, &mut notes);
        paths.add(swallowed::joined(&mut reader, path));
    }
    let document = calibrate(&mut reader, &mut paths);
    (paths, document)
}

/// What a first pass leaves for the second.
struct Lesson {
    /// Beads that are likely enough to learn from.
    taught: Vec<(Run, Run)>,
    counts: ShapeCounts,
    /// For each island, where paths of some likelihood pass, unless that is everywhere.
    corridors: Vec<Option<Box<Corridor>>>,
}

fn first_pass(
    params: &AlignParams,
    (fr, en): (&Side, &Side),
    (links, anchors): (&Links, &Anchors),
    (islands, apart): (&[(Run, Run)], &Apart),
    notes: &mut Notes,
) -> Lesson {
    let tellings = Tellings::new(params, fr, en, links);
    let lengths = LengthLaw::new(params, en, length::ratio(fr, en, islands));
    let known = Knowledge { params, fr, en, links, anchors, tellings: &tellings, lengths: &lengths, apart };
    let shapes = Shapes::usual(params);
    let corridors = Vec::with_capacity(islands.len());
    let mut lesson = Lesson { taught: Vec::new(), counts: ShapeCounts::default(), corridors };
    for (a, b) in islands {
        let corridor = anchors::coarse(fr, en, links, anchors, (a, b));
        let posteriors = known.posteriors(&shapes, &corridor, (a, b), notes);
        teach(&posteriors.steps, a.start, b.start, &mut lesson.taught);
        lesson.counts.add(&posteriors.counts);
        let rows = posteriors
            .passed
            .iter()
            .map(|&(low, high)| (low.saturating_sub(MARGIN), high + MARGIN))
            .collect();
        let corridor = Some(Corridor::new(rows, b.len())).filter(|corridor| !corridor.is_full());
        lesson.corridors.push(corridor.map(Box::new));
    }
    lesson.taught.shrink_to_fit();
    lesson
}

/// The beads of a first pass that are likely enough to learn from.
fn teach(steps: &[Step], fr: usize, en: usize, taught: &mut Vec<(Run, Run)>) {
    let (mut i, mut j) = (fr, en);
    for step in steps {
        if step.posterior >= TEACHING && step.fr > 0 && step.en > 0 {
            taught.push((i..i + step.fr, j..j + step.en));
        }
        (i, j) = (i + step.fr, j + step.en);
    }
}

/// Turns the posterior of each bead into the probability that it is right.
fn calibrate(reader: &mut Reader<'_>, paths: &mut Runs<Joined>) -> Document {
    let contents: Vec<Content> =
        paths.items().iter().map(|bead| reader.content(&bead.fr, &bead.en)).collect();
    let document = Document::new(paths.items().iter().zip(&contents));
    for island in 0..paths.len() {
        let start = paths.start(island);
        let path = paths.get_mut(island);
        let contents = &contents[start..start + path.len()];
        let around = surroundings(reader, path, contents);
        for ((bead, content), around) in path.iter_mut().zip(contents).zip(around) {
            bead.posterior = match around {
                None => confidence(bead, content, document),
                Some(around) => gap_confidence(bead, &around, document),
            };
        }
    }
    document
}

/// What stands around each bead that has one side only; nothing for a bead with both sides.
fn surroundings(reader: &mut Reader<'_>, path: &[Joined], contents: &[Content]) -> Vec<Option<Around>> {
    /// Beads on each side in which rivals are looked for.
    const NEAR: usize = 12;
    let runs = gap_runs(path);
    let mut rivals = [vec![0], vec![0]];
    for bead in path {
        let [fr, en] = &mut rivals;
        fr.push(fr.last().copied().unwrap_or(0) + usize::from(bead.en.is_empty()));
        en.push(en.last().copied().unwrap_or(0) + usize::from(bead.fr.is_empty()));
    }
    let both: Vec<usize> = (0..path.len()).filter(|&at| runs[at] == 0).collect();
    let mut out = Vec::with_capacity(path.len());
    for (at, bead) in path.iter().enumerate() {
        if runs[at] == 0 {
            out.push(None);
            continue;
        }
        let others = &rivals[usize::from(bead.en.is_empty())];
        let (from, to) = (at.saturating_sub(NEAR), (at + 1 + NEAR).min(path.len()));
        let content = &contents[at];
        let mut around = Around {
            run: runs[at],
            rivals: others[to] - others[from],
            said: content.said[0] + content.said[1],
            better: f64::NEG_INFINITY,
            ..Around::default()
        };
        let next = both.partition_point(|&other| other < at);
        for &other in both[next.saturating_sub(1)..].iter().take(2) {
            let beside = &path[other];
            around.covered = around.covered.max(reader.covered_by(bead, beside));
            let with = reader.stray_with(beside, bead);
            around.better = around.better.max(contents[other].stray.abs() - with.abs());
        }
        around.better = around.better.max(-3.0);
        out.push(Some(around));
    }
    out
}

/// For each bead, the length of the run of one-sided beads in which it stands; zero for a bead with both sides.
fn gap_runs(path: &[Joined]) -> Vec<usize> {
    let alone = |bead: &Joined| bead.fr.is_empty() || bead.en.is_empty();
    let run = |beads: &[Joined]| vec![if alone(&beads[0]) { beads.len() } else { 0 }; beads.len()];
    path.chunk_by(|a, b| alone(a) == alone(b)).flat_map(run).collect()
}
