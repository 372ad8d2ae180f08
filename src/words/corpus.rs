//! One side of the sentence pairs, with a number for each of its words.

use crate::model::Lookup;

/// The sentences of one side as types: words that are called the same are of one type.
#[derive(Debug)]
pub(super) struct Corpus {
    /// What each type is called.
    pub(super) names: Vec<String>,
    /// How many words were left out.
    pub(super) dropped: f32,
    /// Where each sentence begins in `words`, and where the last ends.
    starts: Vec<usize>,
    words: Vec<u32>,
    index: Lookup<String, u32>,
}

impl Corpus {
    /// A side without sentences.
    pub(super) fn new() -> Corpus {
        Corpus {
            names: Vec::new(),
            dropped: 0.0,
            starts: vec![0],
            words: Vec::new(),
            index: Lookup::default(),
        }
    }

    /// The type of words with a name, which becomes one if it is none.
    pub(super) fn kind(&mut self, name: &str) -> u32 {
        self.find(name).unwrap_or_else(|| {
            let kind =
                u32::try_from(self.names.len()).expect("a chunk has fewer words than a number can count");
            self.names.push(name.to_owned());
            self.index.insert(name.to_owned(), kind);
            kind
        })
    }

    /// Adds a sentence of words of these types.
    pub(super) fn push(&mut self, kinds: impl Iterator<Item = u32>) {
        self.words.extend(kinds);
        self.starts.push(self.words.len());
    }

    /// How many sentences there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The types of a sentence.
    pub(super) fn sentence(&self, at: usize) -> &[u32] {
        &self.words[self.starts[at]..self.starts[at + 1]]
    }

    /// The type of a name.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.index.get(name).copied()
    }

    /// How often each type stands.
    pub(super) fn counts(&self) -> Vec<f32> {
        let mut out = vec![0.0; self.names.len()];
        self.words.iter().for_each(|kind| out[*kind as usize] += 1.0);
        out
    }

    /// For each type, the sentences in which it stands and its places in them.
    pub(super) fn places(&self) -> Vec<Vec<(usize, usize)>> {
        let mut out = vec![Vec::new(); self.names.len()];
        for sentence in 0..self.len() {
            for (place, kind) in self.sentence(sentence).iter().enumerate() {
                out[*kind as usize].push((sentence, place));
            }
        }
        out
    }
}
