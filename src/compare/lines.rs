//! Two files that are aligned line by line, such as the two columns of a translation memory.

use super::{Pair, Scope, Side, Usage, compare};
use crate::model::{Discrepancy, Sides};

/// A finding in two files that are aligned line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineDiscrepancy {
    /// The number of the line, from 1; of two lines that are compared over an empty one, the first.
    pub line: usize,
    /// The number of the French line, to which its place belongs.
    pub fr_line: usize,
    /// The number of the English line, to which its place belongs.
    pub en_line: usize,
    /// What differs there.
    pub discrepancy: Discrepancy,
}

/// Compares the lines of two files, the first with the first, with the mentions that the caller found in each.
///
/// Lines that only the longer file has are missing in the other. Pairs of empty lines say nothing.
#[must_use]
pub fn compare_lines(fr: &[Side<'_>], en: &[Side<'_>]) -> Vec<LineDiscrepancy> {
    const NOTHING: Side<'static> = Side { text: "", mentions: &[] };
    let pairs: Vec<Pair<'_>> = (0..fr.len().max(en.len()))
        .map(|index| Pair {
            sides: Sides {
                fr: fr.get(index).copied().unwrap_or(NOTHING),
                en: en.get(index).copied().unwrap_or(NOTHING),
            },
            scope: Scope::Line,
            confidence: 100,
        })
        .collect();
    let usage = Usage::learn(&pairs);
    let mut found = Vec::new();
    let mut moved = false;
    for (index, pair) in pairs.iter().enumerate() {
        if std::mem::take(&mut moved) {
            continue;
        }
        let far = |joined: &Pair<'_>| usage.lengths.distance(joined).map_or(f64::INFINITY, f64::abs);
        let (next, after) = (pairs.get(index + 1), pairs.get(index + 2));
        let rival = next.zip(after).and_then(|(next, after)| joined(next, after));
        let nearest = rival.as_ref().map_or(LIKE, far).min(LIKE);
        let next = next.and_then(|next| joined(pair, next)).filter(|joined| far(joined) < nearest);
        moved = next.is_some();
        let line = index + 1;
        let (fr_line, en_line) = match moved {
            true if pair.sides.fr.is_empty() => (line + 1, line),
            true => (line, line + 1),
            false => (line, line),
        };
        let all = compare(&usage, next.as_ref().unwrap_or(pair)).into_iter();
        found.extend(all.map(|discrepancy| LineDiscrepancy { line, fr_line, en_line, discrepancy }));
    }
    found
}

/// Lines whose lengths are no further apart than this, in spreads, may be translations of each other.
const LIKE: f64 = 2.0;

/// Two lines one below the other, each on one side alone, as one pair: an empty line slipped in between.
fn joined<'a>(pair: &Pair<'a>, next: &Pair<'a>) -> Option<Pair<'a>> {
    let alone = |pair: &Pair<'_>| (pair.sides.fr.is_empty(), pair.sides.en.is_empty());
    match (alone(pair), alone(next)) {
        ((false, true), (true, false)) => {
            Some(Pair { sides: Sides { en: next.sides.en, ..pair.sides }, ..*pair })
        }
        ((true, false), (false, true)) => {
            Some(Pair { sides: Sides { fr: next.sides.fr, ..pair.sides }, ..*pair })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&'static str]) -> Vec<Side<'static>> {
        texts.iter().map(|text| Side { text, mentions: &[] }).collect()
    }

    #[test]
    fn a_line_that_slipped_is_compared_with_its_counterpart() {
        let fr = lines(&["Le débit a baissé de 40 pour cent en dix ans.", "", "Fin."]);
        let slipped = lines(&["", "The flow has fallen by 40 per cent in ten years.", "End."]);
        assert_eq!(compare_lines(&fr, &slipped), []);
        let changed = lines(&["", "The flow has fallen by 45 per cent in ten years.", "End."]);
        let found = compare_lines(&fr, &changed);
        assert_eq!(found.iter().map(|one| one.discrepancy.values.fr.as_str()).collect::<Vec<_>>(), ["40"]);
        assert_eq!((found[0].line, found[0].fr_line, found[0].en_line), (1, 1, 2));
        let other = lines(&[
            "",
            "End of the long chapter on all that was said and done about the flow of the river.",
            "",
        ]);
        assert_eq!(compare_lines(&lines(&["Fin du chapitre sur le débit.", "", ""]), &other).len(), 2);
    }
}
