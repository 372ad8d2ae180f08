//! Two files that are aligned line by line, such as the two columns of a translation memory.

use super::{Pair, Scope, Side, Usage, compare};
use crate::model::Discrepancy;

/// A finding in two files that are aligned line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineDiscrepancy {
    /// The number of the line, from 1.
    pub line: usize,
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
            fr: fr.get(index).copied().unwrap_or(NOTHING),
            en: en.get(index).copied().unwrap_or(NOTHING),
            scope: Scope::Line,
            confidence: 100,
        })
        .collect();
    let usage = Usage::learn(&pairs);
    let found = pairs.iter().zip(1..).flat_map(|(pair, line)| {
        compare(&usage, pair).into_iter().map(move |discrepancy| LineDiscrepancy { line, discrepancy })
    });
    found.collect()
}
