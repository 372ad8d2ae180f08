//! Which English words may stand for a French one, and with what probability.

use super::corpus::Corpus;
use crate::lexicon::translations;

/// How often a translation of the lexicon counts as met before the texts are read.
const LEXICON: f32 = 0.5;
/// How often words that are called the same count as met: names, numbers, marks.
const EQUAL: f32 = 1.0;
/// How often words that begin alike count as met, times the share of their letters.
const COGNATE: f32 = 1.0;
/// The fewest letters with which words of one origin begin.
const SHORTEST_BEGINNING: usize = 4;
/// The least share of their letters.
const LEAST_LIKENESS: f32 = 0.6;
/// How often any two words count as met.
const ANY: f32 = 0.003;
/// How often any word counts as standing for nothing.
const ANY_NOTHING: f32 = 0.1;

/// How often a word that was left out counts as standing for nothing: more than once, since those that are kept seldom do.
const LEFT_OUT: f32 = 4.0;

/// A pair of types that stand in one sentence pair.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    fr: u32,
    en: u32,
    /// How often the pair counts as met before the texts are read.
    prior: f32,
    /// The probability of the English type, given the French one.
    pub(super) forth: f32,
    /// The probability of the French type, given the English one.
    pub(super) back: f32,
}

/// The pairs of types, and where they stand.
#[derive(Debug)]
pub(super) struct Table {
    pairs: Vec<Pair>,
    /// The probability of each French and English type where it stands for nothing.
    pub(super) nothing: [Vec<f32>; 2],
    /// How many French and English words were left out.
    dropped: [f32; 2],
    /// For each sentence, the pair of each cell, French word by French word.
    cells: Vec<u32>,
    /// Where the cells of each sentence begin, and where the last end.
    starts: Vec<usize>,
}

/// What was counted in a round.
#[derive(Debug)]
pub(super) struct Counts {
    /// How often the words of each pair stand for each other.
    pub(super) pairs: Vec<f32>,
    /// How often each French and English type stands for nothing.
    pub(super) nothing: [Vec<f32>; 2],
}

impl Table {
    /// Finds the pairs, with what is known of them before the texts are read.
    pub(super) fn new(fr: &Corpus, en: &Corpus) -> Table {
        let mut starts = vec![0];
        let mut end = 0;
        for sentence in 0..fr.len() {
            end += fr.sentence(sentence).len() * en.sentence(sentence).len();
            starts.push(end);
        }
        let mut table = Table {
            pairs: Vec::new(),
            nothing: [fr.counts(), en.counts()],
            dropped: [fr.dropped, en.dropped],
            cells: vec![0; end],
            starts,
        };
        table.gather(fr, en);
        for (side, dropped) in table.nothing.iter_mut().zip(table.dropped) {
            let total = side.iter().sum::<f32>() + LEFT_OUT * dropped;
            side.iter_mut().for_each(|p| *p /= total);
        }
        let none = vec![0.0; table.pairs.len()];
        table.estimate(&none);
        table
    }

    /// Walks the sentences of every French type.
    fn gather(&mut self, fr: &Corpus, en: &Corpus) {
        const UNSEEN: u32 = u32::MAX;
        // For each English type, the last French type that it met, and their pair.
        let mut met = vec![(UNSEEN, 0u32); en.names.len()];
        for ((kind, name), places) in (0u32..).zip(&fr.names).zip(fr.places()) {
            let lexical: Vec<(u32, f32)> = translations(name)
                .iter()
                .filter_map(|(word, worth)| Some((en.find(word)?, worth * LEXICON)))
                .collect();
            for (sentence, place) in places {
                let row = en.sentence(sentence);
                let start = self.starts[sentence] + place * row.len();
                for (cell, &other) in self.cells[start..].iter_mut().zip(row) {
                    let met = &mut met[other as usize];
                    if met.0 != kind {
                        let pair =
                            u32::try_from(self.pairs.len()).expect("a chunk has fewer cells than that");
                        *met = (kind, pair);
                        let known =
                            lexical.iter().find(|(en, _)| *en == other).map_or(0.0, |(_, count)| *count);
                        let prior = ANY + known.max(likeness(name, &en.names[other as usize]));
                        self.pairs.push(Pair { fr: kind, en: other, prior, forth: 0.0, back: 0.0 });
                    }
                    *cell = met.1;
                }
            }
        }
    }

    /// The pairs of a sentence, French word by French word.
    pub(super) fn pairs(&self, sentence: usize) -> impl Iterator<Item = &Pair> {
        self.cells(sentence).iter().map(|pair| &self.pairs[*pair as usize])
    }

    /// The numbers of the pairs of a sentence.
    pub(super) fn cells(&self, sentence: usize) -> &[u32] {
        &self.cells[self.starts[sentence]..self.starts[sentence + 1]]
    }

    /// Nothing counted yet.
    pub(super) fn counts(&self) -> Counts {
        let nothing = [0, 1].map(|side: usize| vec![0.0; self.nothing[side].len()]);
        Counts { pairs: vec![0.0; self.pairs.len()], nothing }
    }

    /// Turns counts into probabilities.
    pub(super) fn learn(&mut self, counts: &Counts) {
        self.estimate(&counts.pairs);
        for ((side, counts), dropped) in self.nothing.iter_mut().zip(&counts.nothing).zip(self.dropped) {
            let all: f32 = counts.iter().map(|count| count + ANY_NOTHING).sum();
            let total = all + LEFT_OUT * dropped;
            side.iter_mut().zip(counts).for_each(|(p, count)| *p = (count + ANY_NOTHING) / total);
        }
    }

    fn estimate(&mut self, counts: &[f32]) {
        let [mut fr, mut en] = [0, 1].map(|side: usize| vec![0f32; self.nothing[side].len()]);
        for (pair, count) in self.pairs.iter().zip(counts) {
            fr[pair.fr as usize] += count + pair.prior;
            en[pair.en as usize] += count + pair.prior;
        }
        for (pair, count) in self.pairs.iter_mut().zip(counts) {
            pair.forth = (count + pair.prior) / fr[pair.fr as usize];
            pair.back = (count + pair.prior) / en[pair.en as usize];
        }
    }
}

/// How often two words count as met, for their letters alone.
fn likeness(fr: &str, en: &str) -> f32 {
    if fr == en {
        return EQUAL;
    }
    let common = fr.bytes().zip(en.bytes()).take_while(|(a, b)| a == b).count();
    let share = 2.0 * common as f32 / (fr.len() + en.len()) as f32;
    if common >= SHORTEST_BEGINNING && share >= LEAST_LIKENESS { COGNATE * share } else { 0.0 }
}
