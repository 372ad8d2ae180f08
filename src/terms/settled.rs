//! Terms that one phrase nearly always stands for.

use std::collections::BTreeMap;

use super::inventory::{Inventory, Line};

/// The fewest times that a term and what it is called stand for each other.
const LEAST_USUAL: usize = 6;
/// The least share of the places of a term of one word in whose sentences that stands too; one exception is always allowed.
const LEAST_SHARE: f32 = 0.92;
/// The same of a term of several words, which is less likely to mean something else at times.
const LEAST_SHARE_OF_PHRASE: f32 = 0.85;
/// The least share of its places where the word links lead from a term to what it is called.
const LEAST_LINKED: f32 = 0.5;

/// What each group of phrases is usually called: the number of the other group, and in how many places that stands for it.
pub(super) struct Usual(Vec<Option<(usize, usize)>>);

impl Usual {
    /// What a group is usually called, if it is a settled term.
    pub(super) fn get(&self, group: usize) -> Option<(usize, usize)> {
        self.0.get(group).copied().flatten()
    }
}

/// What the settled terms of a side are called; `met` says how often phrases stand for each other.
pub(super) fn usual(here: &Inventory, there: &Inventory, met: &BTreeMap<(usize, usize), usize>) -> Usual {
    let mut best = Usual(vec![None; here.groups.len()]);
    for ((term, other), count) in met {
        let group = &here.groups[*term];
        let linked = *count >= LEAST_USUAL && *count as f32 >= LEAST_LINKED * group.count as f32;
        if linked && best.get(*term).is_none_or(|(_, most)| *count > most) && group.termhood().is_some() {
            best.0[*term] = Some((*other, *count));
        }
    }
    let together = together(here, there, &best);
    let settled = |(term, best): (usize, Option<(usize, usize)>)| {
        let ((other, linked), group) = (best?, &here.groups[term]);
        let least = if group.size == 1 { LEAST_SHARE } else { LEAST_SHARE_OF_PHRASE };
        let count = together.get(&term).copied().unwrap_or_default().max(linked);
        let mostly = count as f32 >= least * group.count as f32 || count + 1 >= group.count;
        mostly.then_some((other, count))
    };
    Usual(best.0.into_iter().enumerate().map(settled).collect())
}

/// In how many places of each term its sentence has what it is called on the other side; a place there counts once.
fn together(here: &Inventory, there: &Inventory, usual: &Usual) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for (here, there) in here.lines.iter().zip(&there.lines) {
        for (term, own) in counts(here, |group| usual.get(group).is_some()) {
            let Some((other, _)) = usual.get(term) else { continue };
            let others = there.phrases.iter().filter(|(_, group)| *group == other).count();
            *out.entry(term).or_default() += own.min(others);
        }
    }
    out
}

/// How often the phrases of some groups stand in a line.
fn counts(line: &Line, some: impl Fn(usize) -> bool) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for (_, group) in line.phrases.iter().filter(|(_, group)| some(*group)) {
        *out.entry(*group).or_default() += 1;
    }
    out
}
