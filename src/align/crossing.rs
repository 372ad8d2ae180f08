//! What crosses: lists that each language sorts for itself; parts that stand in another order are `moved`.
//!
//! Paths run forward on both sides. What they leave unsettled is looked at again here: the same sums are made over
//! the crossing pieces, and a crossing is kept only where it explains the text better than the best path forward does.

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
    let mut out = Vec::new();
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
    if done == 0 {
        return path;
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
    let first = corridor.start(1);
    let pair = |i: usize, j: usize| {
        corridor.cell(i + 1, j + 1).map_or(f32::NEG_INFINITY, |cell| table[cell - first][0])
    };
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
