//! What crosses: parts that stand in another order, and lists that each language sorts for itself.
//!
//! Paths run forward on both sides. What they leave unsettled is looked at again here: the same sums are made over
//! the crossing pieces, and a crossing is kept only where it explains the text better than the best path forward does.

use std::collections::BTreeMap;

use super::anchors;
use super::corridor::Corridor;
use super::evidence::Notes;
use super::knowledge::Knowledge;
use super::lists::Lists;
use super::path;
use super::segment::{Joined, Run};
use super::shape::Shapes;
use crate::model::Sides;

/// Belief from which a bead is settled.
const SETTLED: f64 = 0.9;
/// Settled segments that an unsettled zone may hold between two unsettled beads.
const BRIDGE: usize = 4;
/// Most segments of a side in a zone.
const LARGEST_ZONE: usize = 300;
/// Cells of all zones of any text, for each segment of it, and most for each of its characters: what bounds the time that
/// crossing takes.
const CELLS: usize = 90_000;
const CELLS_PER_SEGMENT: f64 = 60.0;
const CELLS_PER_CHAR: f64 = 0.6;
/// Evidence that a pair of list items needs, in nats.
const CERTAIN: f32 = 4.0;
/// Evidence that it needs over any other pair of one of them, in nats.
const MARGIN: f32 = 3.0;
/// What each piece that does not follow the piece before it must bring, in nats.
const JUMP: f64 = 6.0;
/// The same where each language has sorted the list: there a jump is what one expects.
const SORTED_JUMP: f64 = 1.0;

/// Realigns the lists that each language sorts for itself.
pub(super) fn sorted_lists(
    known: &Knowledge<'_>,
    shapes: &Shapes,
    lists: &Sides<Lists>,
    path: Vec<Joined>,
    notes: &mut Notes,
) -> Vec<Joined> {
    let mut budget = CELLS + path.iter().map(|bead| cells(known, bead)).sum::<usize>();
    let mut out = Vec::with_capacity(path.len());
    let mut done = 0;
    for zone in zones(&path) {
        let zone = widened(&path, zone, lists);
        let Some((fr, en)) = extent(&path[zone.clone()]).filter(|_| zone.start >= done) else { continue };
        let cells = (fr.len() + 1) * (en.len() + 1);
        if fr.len() < 2 || en.len() < 2 || fr.len().max(en.len()) > LARGEST_ZONE || cells > budget {
            continue;
        }
        budget -= cells;
        if let Some(pieces) = resorted(known, (shapes, lists), (&fr, &en), notes) {
            out.extend_from_slice(&path[done..zone.start]);
            out.extend(pieces);
            done = zone.end;
        }
    }
    out.extend_from_slice(&path[done..]);
    out
}

/// What a bead adds to the cells that may be looked at.
fn cells(known: &Knowledge<'_>, bead: &Joined) -> usize {
    let segments = (bead.fr.len() + bead.en.len()) as f64;
    let chars = known.fr.chars(bead.fr.clone()) + known.en.chars(bead.en.clone());
    (CELLS_PER_SEGMENT * segments).min(CELLS_PER_CHAR * chars) as usize
}

/// The runs of beads among which a list may be hidden.
fn zones(path: &[Joined]) -> Vec<Run> {
    let unsettled = |bead: &Joined| {
        bead.posterior < SETTLED
            || bead.fr.is_empty()
            || bead.en.is_empty()
            || bead.fr.len().min(bead.en.len()) > 1
    };
    let mut out: Vec<Run> = Vec::new();
    let mut since = 0;
    for (k, bead) in path.iter().enumerate() {
        if !unsettled(bead) {
            since += bead.fr.len().max(bead.en.len());
            continue;
        }
        match out.last_mut() {
            Some(zone) if since <= BRIDGE => zone.end = k + 1,
            _ => out.push(k..k + 1),
        }
        since = 0;
    }
    out
}

/// A zone with the rest of the lists in alphabetical order in which it begins and ends.
fn widened(path: &[Joined], zone: Run, lists: &Sides<Lists>) -> Run {
    let Some((fr, en)) = path.get(zone.clone()).and_then(extent) else { return zone };
    let around = |i: usize, j: usize| lists.fr.at(i).zip(lists.en.at(j));
    let within = |list: &Run, run: &Run| list.start <= run.start && run.end <= list.end;
    let inside = |found: Option<(&Run, &Run)>, bead: &Joined| {
        found.is_some_and(|(fr, en)| within(fr, &bead.fr) && within(en, &bead.en))
    };
    let (first, last) =
        (around(fr.start, en.start), around(fr.end.saturating_sub(1), en.end.saturating_sub(1)));
    let before = path[..zone.start].iter().rev().take_while(|bead| inside(first, bead)).count();
    let behind = path[zone.end..].iter().take_while(|bead| inside(last, bead)).count();
    zone.start - before..zone.end + behind
}

/// What it costs to jump from each piece to the next, in nats: little where a list in alphabetical order begins, goes on or ends
/// on both sides.
fn jumps(pieces: &[(Run, Run)], lists: &Sides<Lists>) -> f64 {
    let listed = |i: usize, j: usize| lists.fr.at(i).is_some() && lists.en.at(j).is_some();
    let next = pieces.windows(2).map(|two| {
        let ((fr, en), (next_fr, next_en)) = (&two[0], &two[1]);
        let leaves = listed(fr.end.saturating_sub(1), en.end.saturating_sub(1));
        if leaves || listed(next_fr.start, next_en.start) { SORTED_JUMP } else { JUMP }
    });
    JUMP + next.sum::<f64>()
}

/// The segments that neighbouring beads cover.
fn extent(beads: &[Joined]) -> Option<(Run, Run)> {
    let (first, last) = (beads.first()?, beads.last()?);
    Some((first.fr.start..last.fr.end, first.en.start..last.en.end))
}

/// Pieces of a zone, each running forward by itself, if they explain it better than one path does.
fn resorted(
    known: &Knowledge<'_>,
    (shapes, lists): (&Shapes, &Sides<Lists>),
    (fr, en): (&Run, &Run),
    notes: &mut Notes,
) -> Option<Vec<Joined>> {
    let corridor = Corridor::full(fr.len(), en.len());
    let table = known.witness(&corridor, (fr, en)).rows(0..fr.len() + 1, notes);
    let pair =
        |i: usize, j: usize| corridor.cell(i + 1, j + 1).map_or(f32::NEG_INFINITY, |cell| table[cell][0]);
    let pairs = certain_pairs(fr.len(), en.len(), pair);
    if pairs.windows(2).all(|two| two[0].1 < two[1].1) {
        return None;
    }
    let forward = path::total(shapes, &corridor, &table);
    let pieces = pieces(&pairs, fr.len(), en.len());
    let pieces: Vec<(Run, Run)> = pieces
        .into_iter()
        .map(|(a, b)| (a.start + fr.start..a.end + fr.start, b.start + en.start..b.end + en.start))
        .collect();
    let mut total = -jumps(&pieces, lists);
    let mut out = Vec::new();
    for (a, b) in pieces {
        total += known.align_run(shapes, &Corridor::full(a.len(), b.len()), (&a, &b), notes, &mut out);
    }
    let odds = (total - forward).min(50.0);
    if odds <= 0.0 {
        return None;
    }
    let trust = 1.0 / (1.0 + (-odds).exp());
    out.iter_mut().for_each(|bead| bead.posterior *= trust);
    Some(out)
}

/// The pairs that no other pair of one of their segments comes near, by French segment.
fn certain_pairs(fr: usize, en: usize, pair: impl Fn(usize, usize) -> f32) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f32, usize, usize)> = Vec::new();
    for i in 0..fr {
        candidates
            .extend((0..en).map(|j| (pair(i, j), i, j)).filter(|&(evidence, _, _)| evidence >= CERTAIN));
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut fr_taken, mut en_taken) = (vec![false; fr], vec![false; en]);
    let mut out = Vec::new();
    for (evidence, i, j) in candidates {
        if fr_taken[i] || en_taken[j] {
            continue;
        }
        let rival = |x: usize, y: usize| {
            (x, y) != (i, j) && !fr_taken[x] && !en_taken[y] && pair(x, y) > evidence - MARGIN
        };
        if (0..en).any(|y| rival(i, y)) || (0..fr).any(|x| rival(x, j)) {
            continue;
        }
        (fr_taken[i], en_taken[j]) = (true, true);
        out.push((i, j));
    }
    out.sort_unstable();
    out
}

/// Cuts a zone into pieces that run forward: each pair with what follows it, neighbours together.
fn pieces(pairs: &[(usize, usize)], fr: usize, en: usize) -> Vec<(Run, Run)> {
    let mut columns: Vec<usize> = pairs.iter().map(|&(_, j)| j).collect();
    columns.sort_unstable();
    let next_column = |j: usize| columns.get(columns.partition_point(|&c| c <= j)).copied().unwrap_or(en);
    let first = (pairs.first().map_or(fr, |pair| pair.0), columns.first().copied().unwrap_or(en));
    let mut out = vec![(0..first.0, 0..first.1)];
    for (k, &(i, j)) in pairs.iter().enumerate() {
        let (rows, columns) = (i..pairs.get(k + 1).map_or(fr, |pair| pair.0), j..next_column(j));
        match out.last_mut() {
            Some((before, beside)) if k > 0 && beside.end == j => {
                before.end = rows.end;
                beside.end = columns.end;
            }
            _ => out.push((rows, columns)),
        }
    }
    out.retain(|(a, b)| !a.is_empty() || !b.is_empty());
    out
}

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
            votes
                .into_iter()
                .map(|vote| anchors::Vote { fr: vote.fr + fr_first, en: vote.en + en_first, ..vote })
                .collect::<Vec<_>>()
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
fn inside(votes: &[anchors::Vote], a: &Run, b: &Run) -> Vec<anchors::Vote> {
    let inside = votes.iter().filter(|vote| a.contains(&vote.fr) && b.contains(&vote.en));
    inside.map(|vote| anchors::Vote { fr: vote.fr - a.start, en: vote.en - b.start, ..*vote }).collect()
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
fn likeliest(votes: &[anchors::Vote], fr: &[Run], en: &[Run], refused: &[(Run, Run)]) -> Option<(Run, Run)> {
    let run_of = |runs: &[Run], segment: usize| {
        let k = runs.partition_point(|run| run.end <= segment);
        runs.get(k).filter(|run| run.contains(&segment)).map(|_| k)
    };
    let mut sums: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for vote in votes {
        if let Some(key) = run_of(fr, vote.fr).zip(run_of(en, vote.en)) {
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
