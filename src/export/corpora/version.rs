//! A version as tokens, sentence by sentence.

use super::super::formats::Form;
use super::super::tokens::{Token, tokens};
use super::super::{conllu, vertical};
use super::{CorpusFile, Put};
use crate::model::{Block, BlockKind, Document, Lang, Sides, Version};
use crate::tables::{Sentences, bead_id, block_id};

/// A block on its way out.
pub(in super::super) struct Paragraph<'a> {
    pub(in super::super) block: &'a Block,
    pub(in super::super) id: &'a str,
    /// The bead that holds it; empty if none does.
    pub(in super::super) bead: &'a str,
    /// Whether it is the first of its version.
    pub(in super::super) first: bool,
}

/// A sentence on its way out.
pub(in super::super) struct Sentence<'a> {
    pub(in super::super) id: &'a str,
    /// The bead of sentences that holds it; empty if none does.
    pub(in super::super) bead: &'a str,
    pub(in super::super) tokens: &'a [Token<'a>],
}

/// The numbers that the blocks and sentences of a version have in the vertical file, from 0; nothing for what is not in it.
#[derive(Default)]
pub(in super::super) struct Numbers {
    pub(in super::super) blocks: Vec<Option<usize>>,
    pub(in super::super) sentences: Vec<Vec<Option<usize>>>,
    /// How many blocks and sentences there are.
    pub(in super::super) count: [usize; 2],
}

/// Writes a version as tokens.
pub(super) fn write_version(
    form: Form,
    document: &Document,
    version: &Version,
    lang: Lang,
    put: &mut Put<'_>,
) -> Numbers {
    let (vertical, conllu) = (form == Form::Vertical, form == Form::Conllu);
    let blocks = &version.text.blocks;
    let (held, beads) = (Sentences::new(document, blocks, lang), beads_of(document, blocks.len(), lang));
    let mut numbers = Numbers { blocks: vec![None; blocks.len()], ..Numbers::default() };
    let mut out = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        numbers.sentences.push(vec![None; block.sentences.len()]);
        if block.kind == BlockKind::Furniture {
            continue;
        }
        let id = block_id(&document.pair.id, lang, at);
        let bead = beads[at].map(|bead| bead_id(&document.pair.id, bead)).unwrap_or_default();
        for (number, range) in block.sentences.iter().enumerate() {
            let tokens = tokens(lang, block.text.text().get(range.clone()).unwrap_or_default());
            if tokens.is_empty() {
                continue;
            }
            let first = numbers.count == [0, 0];
            let opens = numbers.blocks[at].is_none();
            let paragraph = Paragraph { block, id: &id, bead: &bead, first };
            if opens {
                numbers.blocks[at] = Some(numbers.count[0]);
                numbers.count[0] += 1;
            }
            numbers.sentences[at][number] = Some(numbers.count[1]);
            numbers.count[1] += 1;
            let (id, bead) = (format!("{id}.{}", number + 1), held.bead(&document.pair.id, at, number));
            let sentence = Sentence { id: &id, bead: &bead, tokens: &tokens };
            let opened = opens.then_some(&paragraph);
            if vertical {
                vertical::sentence(&mut out, (document, version, lang), opened, &sentence);
                put(CorpusFile::Vertical(lang), &out);
                out.clear();
            }
            if conllu {
                conllu::sentence(&mut out, (document, version), opened, &sentence);
                put(CorpusFile::Conllu(lang), &out);
                out.clear();
            }
        }
    }
    if vertical && numbers.count != [0, 0] {
        put(CorpusFile::Vertical(lang), vertical::END.as_bytes());
    }
    numbers
}

/// The bead that holds each block of a version.
fn beads_of(document: &Document, blocks: usize, lang: Lang) -> Vec<Option<usize>> {
    let mut beads = vec![None; blocks];
    for (index, bead) in document.bitext.beads.iter().enumerate() {
        let sides = Sides { fr: &bead.fr, en: &bead.en };
        for at in sides[lang] {
            if let Some(place) = beads.get_mut(*at) {
                *place = Some(index);
            }
        }
    }
    beads
}
