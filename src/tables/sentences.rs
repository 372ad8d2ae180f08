//! The beads that hold sentences, and their keys.

use crate::model::{Block, Document, Lang};

use super::keys::bead_id;
use super::side::small;

/// The beads that hold the sentences of one side.
#[derive(Debug)]
pub(crate) struct Sentences {
    /// The first sentence of each block.
    starts: Vec<u32>,
    /// The bead of blocks that holds each sentence, and the number in it of its bead of sentences; the number 0 for one that is
    /// not aligned.
    beads: Vec<(u32, u32)>,
}

impl Sentences {
    pub(crate) fn new(document: &Document, blocks: &[Block], lang: Lang) -> Sentences {
        let mut starts = Vec::with_capacity(blocks.len());
        let mut count = 0;
        for block in blocks {
            starts.push(small(count));
            count += block.sentences.len();
        }
        let mut out = Sentences { starts, beads: vec![(0, 0); count] };
        for (bead, number) in document.bitext.sentences.iter().zip(numbers(document)) {
            for place in bead.side(lang) {
                let start = out.starts.get(place.block()).map(|start| *start as usize);
                if let Some(held) = start.and_then(|start| out.beads.get_mut(start + place.sentence())) {
                    *held = (small(bead.bead), small(number));
                }
            }
        }
        out
    }

    /// The key of the bead that holds a sentence of the document `id`; empty if there is none.
    pub(crate) fn bead(&self, id: &str, block: usize, number: usize) -> String {
        let held = self.starts.get(block).and_then(|start| self.beads.get(*start as usize + number));
        let held = held.filter(|(_, number)| *number > 0);
        held.map(|(bead, number)| sentence_bead_id(id, (*bead as usize, *number as usize)))
            .unwrap_or_default()
    }
}

/// The number in its block of the sentence that holds a byte of its text.
pub(super) fn holding(block: &Block, byte: usize) -> Option<usize> {
    let number = block.sentences.partition_point(|sentence| sentence.end <= byte);
    block.sentences.get(number)?.contains(&byte).then_some(number)
}

/// The numbers of the beads of sentences, in order, each in its bead of blocks.
fn numbers(document: &Document) -> impl Iterator<Item = usize> {
    let mut last = (usize::MAX, 0);
    document.bitext.sentences.iter().map(move |bead| {
        last = (bead.bead, if bead.bead == last.0 { last.1 + 1 } else { 1 });
        last.1
    })
}

/// The key of a bead of sentences: that of the bead of blocks, a full stop, and its number there.
fn sentence_bead_id(id: &str, (bead, number): (usize, usize)) -> String {
    format!("{}.{number}", bead_id(id, bead))
}

/// The keys of the beads of sentences, in order.
pub(crate) fn sentence_bead_ids(document: &Document) -> impl Iterator<Item = String> {
    let beads = document.bitext.sentences.iter().zip(numbers(document));
    beads.map(|(bead, number)| sentence_bead_id(&document.pair.id, (bead.bead, number)))
}
