//! What the pictures show, added up document by document in bounded memory.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Sides;

use super::digest::{Digest, Kinds, Name, entry, plus};

/// Documents that a picture names; the others are added up in one line.
pub(super) const NAMED: usize = 30;
/// Names, pairs and symbols that are counted at a time; past this the rarest are forgotten.
const COUNTED: usize = 50_000;
/// Documents that are named beside a kind of flaw.
const TOLD: usize = 20;
/// Outliers that are kept at each end.
const OUTLIERS: usize = 15;
/// The bins of the lengths.
pub(super) const BINS: usize = 40;
/// The width of a bin: English characters for one French character.
pub(super) const BIN: f64 = 0.05;

/// An outlier lies further than this many times the middle half away from it (Tukey 1977).
const FENCE: f64 = 1.5;

/// A document in the pictures.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The number of the document, in the order of the corpus; none for all others together.
    pub(super) document: Option<usize>,
    pub(super) published: Option<i16>,
    /// The years that its main side mentions.
    pub(super) years: BTreeMap<i16, usize>,
    /// The symbols that its main side cites.
    pub(super) cited: BTreeMap<String, usize>,
}

/// A bead whose sides are of very different lengths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outlier {
    pub(super) document: usize,
    pub(super) bead: usize,
    pub(super) value: f64,
}

/// The sums of a run.
#[derive(Debug)]
pub(super) struct Roll {
    pub(super) lines: Vec<Line>,
    pub(super) others: Line,
    /// What all documents mention, by side.
    pub(super) years: BTreeMap<i16, Sides<usize>>,
    pub(super) symbols: BTreeMap<String, Sides<usize>>,
    pub(super) names: BTreeMap<String, Name>,
    /// All mentions of dates, symbols and names, by side.
    pub(super) mentions: [Sides<usize>; 3],
    pub(super) flaws: BTreeMap<String, Kind>,
    pub(super) pairs: BTreeMap<(String, String), usize>,
    pub(super) cited: BTreeMap<String, usize>,
    pub(super) lengths: [usize; BINS],
    /// The furthest from the usual length, in the order of their values.
    pub(super) outliers: Vec<Outlier>,
    pub(super) confidences: [usize; 10],
}

/// The flaws of a kind.
#[derive(Debug, Default)]
pub(super) struct Kind {
    pub(super) count: usize,
    /// How the kind is called in French.
    pub(super) name_fr: String,
    /// The documents that have them, the first of them.
    pub(super) documents: Vec<(usize, usize)>,
    /// How many documents there are beside those.
    pub(super) others: usize,
}

impl Default for Roll {
    fn default() -> Roll {
        Roll {
            lines: Vec::new(),
            others: Line::default(),
            years: BTreeMap::new(),
            symbols: BTreeMap::new(),
            names: BTreeMap::new(),
            mentions: [Sides::default(); 3],
            flaws: BTreeMap::new(),
            pairs: BTreeMap::new(),
            cited: BTreeMap::new(),
            lengths: [0; BINS],
            outliers: Vec::new(),
            confidences: [0; 10],
        }
    }
}

impl Roll {
    /// Adds the document with the number `document`.
    pub(super) fn add(&mut self, document: usize, digest: Digest) {
        let line = self.count(document, &digest);
        for (canonical, name) in digest.names {
            plus(&mut self.mentions[2], name.mentions);
            entry(&mut self.names, &canonical).add(name);
        }
        for (pair, count) in digest.pairs {
            *self.pairs.entry(pair).or_default() += count;
        }
        for (all, count) in self.confidences.iter_mut().zip(digest.confidences) {
            *all += count;
        }
        for ratio in &digest.ratios {
            self.lengths[bin(ratio.value)] += 1;
            self.outliers.push(Outlier { document, bead: ratio.bead, value: ratio.value });
        }
        keep_ends(&mut self.outliers);
        if self.lines.len() < NAMED {
            self.lines.push(line);
        } else {
            line.years.into_iter().for_each(|(year, n)| *self.others.years.entry(year).or_default() += n);
            line.cited.into_iter().for_each(|(name, n)| *self.others.cited.entry(name).or_default() += n);
        }
        forget_rarest(&mut self.names, |name| name.mentions.sum());
        forget_rarest(&mut self.symbols, |count| count.sum());
        forget_rarest(&mut self.pairs, |count| *count);
        forget_rarest(&mut self.cited, |count| *count);
        forget_rarest(&mut self.others.cited, |count| *count);
    }

    /// Counts flaws that belong to no document that can be read.
    pub(super) fn loose(&mut self, kinds: &Kinds) {
        for (word, (count, name_fr)) in kinds {
            let kind = entry(&mut self.flaws, word);
            kind.count += count;
            kind.name_fr.clone_from(name_fr);
        }
    }

    /// Counts what a document mentions, and returns its line in the pictures.
    fn count(&mut self, document: usize, digest: &Digest) -> Line {
        let mut line = Line { document: Some(document), published: digest.published, ..Line::default() };
        for (year, count) in &digest.years {
            plus(&mut self.mentions[0], *count);
            plus(self.years.entry(*year).or_default(), *count);
            if count[digest.main] > 0 {
                line.years.insert(*year, count[digest.main]);
            }
        }
        for (symbol, count) in &digest.symbols {
            plus(&mut self.mentions[1], *count);
            plus(entry(&mut self.symbols, symbol), *count);
            if count[digest.main] > 0 {
                *entry(&mut self.cited, symbol) += count[digest.main];
                line.cited.insert(symbol.clone(), count[digest.main]);
            }
        }
        for (word, (count, name_fr)) in &digest.flaws {
            let kind = entry(&mut self.flaws, word);
            kind.count += count;
            kind.name_fr.clone_from(name_fr);
            if kind.documents.len() < TOLD {
                kind.documents.push((document, *count));
            } else {
                kind.others += 1;
            }
        }
        line
    }

    /// The documents that the pictures and the list of flaws name.
    pub(super) fn documents(&self) -> BTreeSet<usize> {
        let flawed =
            self.flaws.values().flat_map(|kind| kind.documents.iter().map(|(document, _)| *document));
        let outliers = self.outliers.iter().map(|outlier| outlier.document);
        self.lines.iter().filter_map(|line| line.document).chain(flawed).chain(outliers).collect()
    }

    /// The lines to draw: the named documents, then the others if there are any.
    pub(super) fn all_lines(&self) -> impl Iterator<Item = &Line> {
        let others = !self.others.years.is_empty() || !self.others.cited.is_empty();
        self.lines.iter().chain(others.then_some(&self.others))
    }
}

impl Roll {
    /// The outliers beyond the usual: beyond the fences of the middle half.
    pub(super) fn beyond(&self) -> impl Iterator<Item = &Outlier> {
        let all: usize = self.lengths.iter().sum();
        let quartile = |part: usize| {
            let mut seen = 0;
            let found = self.lengths.iter().position(|count| {
                seen += count;
                4 * seen >= part * all
            });
            found.unwrap_or(0) as f64 * BIN
        };
        let (low, high) = (quartile(1), quartile(3) + BIN);
        let reach = FENCE * (high - low);
        self.outliers.iter().filter(move |one| one.value < low - reach || one.value > high + reach)
    }
}
/// The bin of a ratio; the first and the last hold what is beyond them.
pub(super) fn bin(value: f64) -> usize {
    // Ratios are positive and the conversion stops at the ends of its range.
    ((value / BIN) as usize).min(BINS - 1)
}

/// Keeps the smallest and the largest, in order.
fn keep_ends(all: &mut Vec<Outlier>) {
    all.sort_by(|a, b| a.value.total_cmp(&b.value).then((a.document, a.bead).cmp(&(b.document, b.bead))));
    if all.len() > 2 * OUTLIERS {
        all.drain(OUTLIERS..all.len() - OUTLIERS);
    }
}

/// Forgets what was counted least, once there is too much of it.
fn forget_rarest<K: Ord, V>(all: &mut BTreeMap<K, V>, weight: impl Fn(&V) -> usize) {
    if all.len() <= COUNTED {
        return;
    }
    let mut weights: Vec<usize> = all.values().map(&weight).collect();
    weights.sort_unstable();
    let floor = weights[weights.len() / 2];
    all.retain(|_, value| weight(value) > floor);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_kept_in_order() {
        let mut all: Vec<Outlier> = (0..100)
            .map(|bead| Outlier { document: 0, bead, value: f64::from((bead * 37 % 100) as u8) })
            .collect();
        keep_ends(&mut all);
        let values: Vec<usize> = all.iter().map(|one| one.value as usize).collect();
        assert_eq!(values, (0..15).chain(85..100).collect::<Vec<_>>());
    }

    #[test]
    fn too_many_names_lose_their_rarest() {
        let mut all: BTreeMap<usize, usize> = (0..=COUNTED).map(|at| (at, at % 3)).collect();
        forget_rarest(&mut all, |count| *count);
        assert!(all.len() <= COUNTED / 2 && all.values().all(|count| *count == 2));
    }

    #[test]
    fn what_is_usual_is_no_outlier() {
        let mut roll = Roll::default();
        for (bead, value) in [0.9, 0.91, 0.92, 0.93, 0.94, 0.3, 1.9].into_iter().enumerate() {
            roll.lengths[bin(value)] += 1;
            roll.outliers.push(Outlier { document: 0, bead, value });
        }
        assert_eq!(roll.beyond().map(|one| one.bead).collect::<Vec<_>>(), [5, 6]);
    }

    #[test]
    fn ratios_fall_into_their_bins() {
        assert_eq!([0.0, 0.06, 0.94, 99.0].map(bin), [0, 1, 18, BINS - 1]);
    }
}
