//! Parts that stand in another order: runs that the path left alone on both sides but that are translations of each other.

use std::collections::BTreeMap;

use super::anchors;
use super::evidence::Notes;
use super::knowledge::Knowledge;
use super::segment::{Joined, Run};
use super::shape::Shapes;
use super::votes::Vote;

/// Shortest part that may have moved, in segments of each side.
const SHORTEST_PART: usize = 3;
/// Votes that a part needs to be tried, in nats for each segment of its shorter side.
const VOTES: f32 = 1.0;
/// Most parts that are moved.
const MOST_PARTS: usize = 16;
/// What a part that has moved must bring, in nats.
const MOVE: f64 = 12.0;

/// Joins runs that the path left alone on both sides but that are translations of each other: parts in another order.
pub(super) fn moved_parts(
    known: &Knowledge<'_>,
    shapes: &Shapes,
    mut path: Vec<Joined>,
    notes: &mut Notes,
) -> Vec<Joined> {
    let mut votes = None;
    let mut refused: Vec<(Run, Run)> = Vec::new();
    let Some((fr_first, en_first)) = beginnings(&path) else { return path };
    for _ in 0..MOST_PARTS {
        let (fr_runs, en_runs) =
            (alone(&path, |bead| (&bead.fr, &bead.en)), alone(&path, |bead| (&bead.en, &bead.fr)));
        let (Some(fr_last), Some(en_last)) = (fr_runs.last(), en_runs.last()) else { break };
        let whole = (fr_first..fr_last.end, en_first..en_last.end);
        let votes = votes.get_or_insert_with(|| {
            let votes =
                anchors::rare_votes(known.fr, known.en, known.links, known.anchors, (&whole.0, &whole.1));
            votes.into_iter().map(|vote| vote.behind(fr_first, en_first)).collect::<Vec<_>>()
        });
        let Some((a, b)) = likeliest(votes, &fr_runs, &en_runs, &refused) else { break };
        let views = (known.fr.view(a.clone()), known.en.view(b.clone()));
        let corridor = anchors::corridor_between(views.0, views.1, &inside(votes, &a, &b));
        let mut found = Vec::new();
        let total = known.align_run(shapes, &corridor, (&a, &b), notes, &mut found);
        let apart = 2.0 * shapes.gap_open + (a.len() + b.len()) as f64 * shapes.gap_extend;
        if total - apart < MOVE {
            refused.push((a, b));
            continue;
        }
        let stale = |bead: &Joined| {
            (bead.en.is_empty() && a.contains(&bead.fr.start))
                || (bead.fr.is_empty() && b.contains(&bead.en.start))
        };
        path.retain(|bead| !stale(bead));
        path.extend(found);
        path.sort_by_key(|bead| (bead.fr.start, bead.fr.end, bead.en.start));
    }
    path
}

/// The first segments of a path.
fn beginnings(path: &[Joined]) -> Option<(usize, usize)> {
    let first = |side: fn(&Joined) -> &Run| path.iter().map(|bead| side(bead).start).min();
    first(|bead| &bead.fr).zip(first(|bead| &bead.en))
}

/// The votes between two runs, counted from their beginnings.
fn inside(votes: &[Vote], a: &Run, b: &Run) -> Vec<Vote> {
    votes.iter().filter_map(|vote| vote.inside(a, b)).collect()
}

/// The runs of segments of one side without counterpart, long enough to be parts.
fn alone<'a>(path: &'a [Joined], sides: impl Fn(&'a Joined) -> (&'a Run, &'a Run)) -> Vec<Run> {
    let mut single: Vec<usize> = path
        .iter()
        .map(sides)
        .filter(|(this, other)| other.is_empty() && !this.is_empty())
        .map(|(this, _)| this.start)
        .collect();
    single.sort_unstable();
    let mut out: Vec<Run> = Vec::new();
    for segment in single {
        match out.last_mut() {
            Some(run) if run.end == segment => run.end += 1,
            _ => out.push(segment..segment + 1),
        }
    }
    out.retain(|run| run.len() >= SHORTEST_PART);
    out
}

/// The pair of runs for which the votes speak most.
fn likeliest(votes: &[Vote], fr: &[Run], en: &[Run], refused: &[(Run, Run)]) -> Option<(Run, Run)> {
    let run_of = |runs: &[Run], segment: usize| {
        let k = runs.partition_point(|run| run.end <= segment);
        runs.get(k).filter(|run| run.contains(&segment)).map(|_| k)
    };
    let mut sums: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for vote in votes {
        if let Some(key) = run_of(fr, vote.fr()).zip(run_of(en, vote.en())) {
            *sums.entry(key).or_default() += vote.weight;
        }
    }
    let enough = |&((a, b), weight): &((usize, usize), f32)| {
        weight >= VOTES * fr[a].len().min(en[b].len()) as f32
            && !refused.contains(&(fr[a].clone(), en[b].clone()))
    };
    let best = sums.into_iter().filter(enough).max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)));
    best.map(|((a, b), _)| (fr[a].clone(), en[b].clone()))
}
