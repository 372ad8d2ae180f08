//! Links the words of sentence pairs: which word stands for which.
//!
//! A word model is learned from the sentence pairs themselves (IBM Model 1 of Brown et al. 1993, with the diagonal of Dyer
//! et al. 2013), started from the shipped lexicon and from words that look alike; both directions have to agree while
//! they learn (Liang, Taskar and Klein 2006). The links are then read from the posteriors of two chains of jumps (Vogel,
//! Ney and Tillmann 1996), one in each direction. One round more or less, or learning from the chains, was worse on 147
//! sentences of the Hansards with 447 pairs and with 7,177.

mod corpus;
mod diagonal;
mod hmm;
mod query;
mod table;
mod token;

use std::ops::Range;

pub use self::query::Query;

use self::corpus::Corpus;
use self::diagonal::Diagonal;
use self::hmm::Lattice;
use self::table::Table;
use self::token::{Known, Token, tokens};
use crate::model::Lang;

/// How often the sentence pairs are read before their words are linked.
pub const ROUNDS: usize = 2;
/// Words are linked if both directions give the link a probability whose product is above this.
const LEAST_AGREEMENT: f32 = 0.3;
/// The most words of a sentence that are linked; those behind them are not.
const LONGEST: usize = 1000;
/// Sentence pairs that are a task of their own.
const BLOCK: usize = 64;
/// The most cells, products of words of both sides, that a chunk of sentence pairs has.
const MOST_CELLS: usize = 40_000_000;

/// A word: its place in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Which of the pieces between spaces it is, or is a part of.
    pub piece: usize,
    /// Its bytes.
    pub range: Range<usize>,
}

/// The sentence pairs of a chunk, and what has been learned of their words.
#[derive(Debug)]
pub struct Aligner {
    fr: Corpus,
    en: Corpus,
    table: Table,
    words: [Vec<Vec<Word>>; 2],
}

/// What one reading of a block of sentence pairs gives.
#[derive(Debug)]
pub struct Expectation {
    /// For each cell, how far both directions agree on it.
    agreed: Vec<f32>,
    /// For each French and each English word, how far it stands for nothing.
    nothing: [Vec<f32>; 2],
}

/// Words that stand for each other: a French and an English one of a sentence pair.
pub type Link = (Word, Word);

/// Cuts sentence pairs into chunks that learn each for itself: memory does not grow with their number.
#[must_use]
pub fn chunks(pairs: &[(&str, &str)]) -> Vec<Range<usize>> {
    chunks_of(pairs, MOST_CELLS)
}

/// Cuts sentence pairs into chunks of at most so many cells, products of words of both sides, or of one pair.
#[must_use]
pub fn chunks_of(pairs: &[(&str, &str)], most: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut cells) = (0, 0);
    for (at, (fr, en)) in pairs.iter().enumerate() {
        let [fr, en] = [fr, en].map(|line| line.split_whitespace().count().min(LONGEST));
        if cells + fr * en > most && at > start {
            out.push(start..at);
            (start, cells) = (at, 0);
        }
        cells += fr * en;
    }
    out.push(start..pairs.len());
    out
}

impl Aligner {
    /// Reads the sentence pairs of a chunk.
    #[must_use]
    pub fn new(pairs: &[(&str, &str)]) -> Aligner {
        Aligner::of(pairs, |_, _| true)
    }

    /// Reads the sentence pairs of a chunk, and of their words those that `keep` keeps, as they are written; the others
    /// are not linked.
    #[must_use]
    pub fn of(pairs: &[(&str, &str)], keep: impl Fn(Lang, &str) -> bool) -> Aligner {
        let (fr, fr_words) = read(Lang::Fr, pairs.iter().map(|(fr, _)| *fr), &keep);
        let (en, en_words) = read(Lang::En, pairs.iter().map(|(_, en)| *en), &keep);
        let table = Table::new(&fr, &en);
        Aligner { fr, en, table, words: [fr_words, en_words] }
    }

    /// How many blocks of sentence pairs there are: each can be read for itself.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.fr.len().div_ceil(BLOCK)
    }

    fn block(&self, block: usize) -> Range<usize> {
        block * BLOCK..((block + 1) * BLOCK).min(self.fr.len())
    }

    /// Reads a block once.
    #[must_use]
    pub fn expect(&self, block: usize) -> Expectation {
        let mut out = Expectation { agreed: Vec::new(), nothing: [Vec::new(), Vec::new()] };
        let (mut both, mut diagonal) = (Directions::default(), Diagonal::default());
        for sentence in self.block(block) {
            both.read(self, sentence);
            let [fr, en] = both.sizes;
            diagonal.posteriors(fr, &mut both.forth, &mut both.en_nothing);
            diagonal.posteriors(en, &mut both.back, &mut both.fr_nothing);
            both.rows().for_each(|row| out.agreed.extend(row));
            out.nothing[0].extend_from_slice(&both.fr_nothing);
            out.nothing[1].extend_from_slice(&both.en_nothing);
        }
        out
    }

    /// Learns from a reading of every block, in their order.
    pub fn learn(&mut self, found: impl Iterator<Item = Expectation>) {
        let mut counts = self.table.counts();
        for (block, found) in found.enumerate() {
            let sentences = self.block(block);
            let cells = sentences.clone().flat_map(|sentence| self.table.cells(sentence));
            cells.zip(&found.agreed).for_each(|(pair, agreed)| counts.pairs[*pair as usize] += agreed);
            for ((side, counts), found) in
                [&self.fr, &self.en].into_iter().zip(&mut counts.nothing).zip(&found.nothing)
            {
                let words = sentences.clone().flat_map(|sentence| side.sentence(sentence));
                words.zip(found).for_each(|(kind, p)| counts[*kind as usize] += p);
            }
        }
        self.table.learn(&counts);
    }

    /// The links of every sentence pair of a block, in the order of the French words.
    #[must_use]
    pub fn links(&self, block: usize) -> Vec<Vec<Link>> {
        let mut both = Directions::default();
        let mut lattice = Lattice::default();
        let links = |sentence: usize| {
            both.read(self, sentence);
            let [fr, en] = both.sizes;
            lattice.posteriors(fr, &mut both.forth, &mut both.en_nothing);
            lattice.posteriors(en, &mut both.back, &mut both.fr_nothing);
            let mut links = Vec::new();
            for (a, row) in both.rows().enumerate() {
                let agreed = row.enumerate().filter(|(_, agreed)| *agreed > LEAST_AGREEMENT);
                let word = |side: usize, at: usize| self.words[side][sentence][at].clone();
                links.extend(agreed.map(|(b, _)| (word(0, a), word(1, b))));
            }
            links
        };
        self.block(block).map(links).collect()
    }
}

/// Cuts the lines of one side into words.
fn read<'a>(
    lang: Lang,
    lines: impl Iterator<Item = &'a str>,
    keep: impl Fn(Lang, &str) -> bool,
) -> (Corpus, Vec<Vec<Word>>) {
    let (mut corpus, mut known) = (Corpus::new(), Known::default());
    let mut read = |line: &'a str| {
        let (tokens, dropped) = tokens(lang, line, LONGEST, &keep, &mut known, |name| corpus.kind(name));
        corpus.dropped += dropped as f32;
        corpus.push(tokens.iter().map(|token| token.kind));
        tokens.into_iter().map(|Token { piece, range, .. }| Word { piece, range }).collect()
    };
    let words = lines.map(&mut read).collect();
    (corpus, words)
}

/// The probabilities of a sentence pair in both directions.
#[derive(Debug, Default)]
struct Directions {
    /// How many words each side has.
    sizes: [usize; 2],
    /// English word by English word, what it has to do with each French one.
    forth: Vec<f32>,
    /// French word by French word, what it has to do with each English one.
    back: Vec<f32>,
    fr_nothing: Vec<f32>,
    en_nothing: Vec<f32>,
}

impl Directions {
    /// Takes the probabilities of the words of a sentence pair from the table.
    fn read(&mut self, aligner: &Aligner, sentence: usize) {
        let (fr, en) = (aligner.fr.sentence(sentence), aligner.en.sentence(sentence));
        self.sizes = [fr.len(), en.len()];
        self.forth.clear();
        self.forth.resize(fr.len() * en.len(), 0.0);
        self.back.clear();
        let mut pairs = aligner.table.pairs(sentence);
        for a in (0..fr.len()).filter(|_| !en.is_empty()) {
            let column = self.forth[a..].iter_mut().step_by(fr.len());
            for (slot, pair) in column.zip(pairs.by_ref().take(en.len())) {
                *slot = pair.forth;
                self.back.push(pair.back);
            }
        }
        let [fr_nothing, en_nothing] = &aligner.table.nothing;
        self.fr_nothing.clear();
        self.fr_nothing.extend(fr.iter().map(|kind| fr_nothing[*kind as usize]));
        self.en_nothing.clear();
        self.en_nothing.extend(en.iter().map(|kind| en_nothing[*kind as usize]));
    }

    /// For each French word and each English one, the product of both directions.
    fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = f32> + '_> {
        let [fr, en] = self.sizes;
        self.back.chunks_exact(en.max(1)).enumerate().map(move |(a, row)| {
            row.iter().zip(self.forth[a..].iter().step_by(fr)).map(|(back, forth)| back * forth)
        })
    }
}
