//! The names of sentences, and of the beads that hold them.

use crate::model::{Block, Document, Lang, Version};

use super::render::{bead_id, block_id};

/// The sentences of one side, by block and by their number there.
#[derive(Debug)]
pub(super) struct Sentences {
    ids: Vec<Vec<String>>,
    /// The bead of sentences that holds each; empty for one that is not aligned.
    beads: Vec<Vec<String>>,
}

impl Sentences {
    pub(super) fn new(document: &Document, version: &Version, lang: Lang) -> Sentences {
        let name = |at: usize, block: &Block| {
            let id = block_id(&document.pair.id, lang, at);
            (1..=block.sentences.len()).map(|number| format!("{id}.{number}")).collect()
        };
        let blocks = &version.text.blocks;
        let ids = blocks.iter().enumerate().map(|(at, block)| name(at, block)).collect();
        let mut beads: Vec<Vec<String>> =
            blocks.iter().map(|block| vec![String::new(); block.sentences.len()]).collect();
        for (bead, id) in document.bitext.sentences.iter().zip(sentence_bead_ids(document)) {
            let places = match lang {
                Lang::Fr => &bead.fr,
                Lang::En => &bead.en,
            };
            for (at, number) in places {
                if let Some(held) = beads.get_mut(*at).and_then(|block| block.get_mut(*number)) {
                    held.clone_from(&id);
                }
            }
        }
        Sentences { ids, beads }
    }

    /// The name of a sentence; empty if there is none.
    pub(super) fn id(&self, block: usize, number: usize) -> &str {
        cell(&self.ids, block, number)
    }

    /// The name of the bead that holds a sentence; empty if there is none.
    pub(super) fn bead(&self, block: usize, number: usize) -> &str {
        cell(&self.beads, block, number)
    }

    /// The name of the sentence of `block`, the one at `at`, that holds a byte of its text; empty if none does.
    pub(super) fn holding(&self, block: &Block, at: usize, byte: usize) -> &str {
        let number = block.sentences.partition_point(|sentence| sentence.end <= byte);
        let held = block.sentences.get(number).is_some_and(|sentence| sentence.contains(&byte));
        if held { self.id(at, number) } else { "" }
    }
}

fn cell(cells: &[Vec<String>], block: usize, number: usize) -> &str {
    cells.get(block).and_then(|block| block.get(number)).map_or("", String::as_str)
}

/// The keys of the beads of sentences, in order: the key of the bead of blocks, a full stop, and a number in it.
pub(super) fn sentence_bead_ids(document: &Document) -> impl Iterator<Item = String> {
    let mut last = (usize::MAX, 0);
    document.bitext.sentences.iter().map(move |bead| {
        last = (bead.bead, if bead.bead == last.0 { last.1 + 1 } else { 1 });
        format!("{}.{}", bead_id(&document.pair.id, bead.bead), last.1)
    })
}
