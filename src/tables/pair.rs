//! The aligned sentences of a run, in which its terms are sought.

use serde::{Deserialize, Serialize};

use super::take::Take;
use crate::model::{Lang, Sides};

/// The least confidence of a bead whose sentences are kept, in per cent.
const LEAST_CONFIDENCE: u8 = 50;
/// The most bytes that a side may have: what is longer is not a sentence.
const LONGEST: usize = 10_000;

/// A bead of sentences; where nothing corresponds surely enough, the text of a side is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignedPair {
    /// The document.
    pub doc_id: String,
    /// The part.
    pub part: String,
    /// The bead of blocks.
    pub alignment_id: String,
    /// The bead of sentences.
    pub sentence_alignment_id: String,
    /// The paragraph numbers of the bead of blocks.
    pub paragraphs: Sides<String>,
    /// The sentences.
    pub texts: Sides<String>,
    /// Where they stand in the texts of the bead of blocks, in code points; nothing if they do not stand there in a row.
    pub starts: Sides<Option<usize>>,
}

impl AlignedPair {
    /// Gives the pair to `take`. Where the confidence of its bead is too low, or a side is missing, the sentences of each
    /// side are given by themselves.
    pub(super) fn give(mut self, confidence: u8, take: &mut dyn Take) {
        if fits(&self.texts.fr) && fits(&self.texts.en) && confidence >= LEAST_CONFIDENCE {
            return take.pair(&self);
        }
        self.starts = Sides::default();
        let texts = std::mem::take(&mut self.texts);
        for lang in Lang::BOTH {
            self.give_alone(lang, &texts[lang], take);
        }
    }

    /// Gives a sentence of one language as a pair whose other text is empty; nothing if it is not one.
    pub(super) fn give_alone(&mut self, lang: Lang, sentence: &str, take: &mut dyn Take) {
        if !fits(sentence) {
            return;
        }
        self.texts[lang].push_str(sentence);
        take.pair(self);
        self.texts[lang].clear();
    }
}

/// Whether a text can be a sentence.
fn fits(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST
}
