//! The aligned sentences of a run, in which its terms are sought.

use serde::{Deserialize, Serialize};

use super::take::Take;
use crate::model::Lang;

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
    /// The paragraph numbers of the bead of blocks, French and English.
    pub paragraphs: [String; 2],
    /// The French sentences.
    pub fr_text: String,
    /// The English sentences.
    pub en_text: String,
    /// Where both stand in the texts of the bead of blocks, in code points; nothing if they do not stand there in a row.
    pub starts: [Option<usize>; 2],
}

impl AlignedPair {
    /// Gives the pair to `take`. Where the confidence of its bead is too low, or a side is missing, the sentences of each
    /// side are given by themselves.
    pub(super) fn give(mut self, confidence: u8, take: &mut dyn Take) {
        if fits(&self.fr_text) && fits(&self.en_text) && confidence >= LEAST_CONFIDENCE {
            return take.pair(&self);
        }
        self.starts = [None; 2];
        let (fr, en) = (std::mem::take(&mut self.fr_text), std::mem::take(&mut self.en_text));
        self.give_alone(Lang::Fr, &fr, take);
        self.give_alone(Lang::En, &en, take);
    }

    /// Gives a sentence of one language as a pair whose other text is empty; nothing if it is not one.
    pub(super) fn give_alone(&mut self, lang: Lang, sentence: &str, take: &mut dyn Take) {
        if !fits(sentence) {
            return;
        }
        let side = match lang {
            Lang::Fr => &mut self.fr_text,
            Lang::En => &mut self.en_text,
        };
        side.push_str(sentence);
        take.pair(self);
        self.fr_text.clear();
        self.en_text.clear();
    }
}

/// Whether a text can be a sentence.
fn fits(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST
}
