//! The two versions side by side: rows of beads, of blocks and of sentences, and of what differs in them.

use std::borrow::Cow;

use crate::model::{
    Bead, BeadDiscrepancy, Block, Document, Lang, Relation, SentenceBead, SentencePlace, Sides,
    sentences_text, side_starts, side_text,
};

use super::keys::{bead_id, block_id, list};
use super::pair::AlignedPair;
use super::points::CodePoints;
use super::rows::{AlignmentRow, DiscrepancyRow, SentenceBeadRow};
use super::sentences::sentence_bead_ids;
use super::take::{Level, SideOf, Take, Unit};

/// The beads of a document.
pub(super) struct Beads<'a> {
    document: &'a Document,
    sides: Sides<&'a [Block]>,
}

/// The two texts of a bead with their code points: a bead of a whole document may have a finding in each sentence.
#[derive(Default)]
struct Quoted<'a> {
    bead: Option<usize>,
    sides: Sides<(Cow<'a, str>, CodePoints)>,
}

impl<'a> Beads<'a> {
    pub(super) fn new(document: &'a Document) -> Beads<'a> {
        let blocks = |lang: Lang| document.version(lang).map_or(&[][..], |version| &version.text.blocks);
        Beads { document, sides: Sides::of(blocks) }
    }

    /// The key of a bead of blocks.
    fn id(&self, index: usize) -> String {
        bead_id(&self.document.pair.id, index)
    }

    pub(super) fn render(&self, take: &mut dyn Take) {
        for index in 0..self.document.bitext.beads.len() {
            self.blocks(index, take);
        }
        for (bead, id) in self.document.bitext.sentences.iter().zip(sentence_bead_ids(self.document)) {
            self.sentences(bead, id, take);
        }
        let mut quoted = Quoted::default();
        for found in &self.document.discrepancies {
            if quoted.bead != Some(found.bead) {
                quoted = self.quoted(found.bead);
            }
            self.discrepancy(found, &mut quoted, take);
        }
    }

    fn blocks(&self, index: usize, take: &mut dyn Take) {
        let id = &self.document.pair.id;
        let bead = &self.document.bitext.beads[index];
        let part = self.part(index);
        let Sides { fr: fr_paragraphs, en: en_paragraphs } = self.numbers(bead);
        let keys = |lang: Lang, indices: &[usize]| list(indices.iter().map(|at| block_id(id, lang, *at)));
        let row = AlignmentRow {
            alignment_id: &self.id(index),
            doc_id: id,
            part: &part,
            unit: bead.unit.word(),
            relation: bead.relation().word(),
            method: bead.method.word(),
            confidence: bead.confidence,
            fr_count: bead.fr.len(),
            en_count: bead.en.len(),
            fr_paragraphs,
            en_paragraphs,
            fr_block_ids: keys(Lang::Fr, &bead.fr),
            en_block_ids: keys(Lang::En, &bead.en),
            fr_text: side_text(self.sides.fr, &bead.fr).into_owned(),
            en_text: side_text(self.sides.en, &bead.en).into_owned(),
            en_provenance: &self.document.pair.about.provenance.en,
        };
        take.add(&row);
        let unit = Unit {
            level: Level::Paragraph,
            id: row.alignment_id,
            document: id,
            part: row.part,
            relation: row.relation,
            confidence: row.confidence,
            fr: self.side(Lang::Fr, &row.fr_paragraphs, &row.fr_text),
            en: self.side(Lang::En, &row.en_paragraphs, &row.en_text),
        };
        take.unit(&unit);
        if take.takes_pairs() && (bead.fr.is_empty() || bead.en.is_empty()) {
            self.alone(index, take);
        }
    }

    /// The sentences of a bead with one side, in which terms are sought too.
    fn alone(&self, index: usize, take: &mut dyn Take) {
        let bead = &self.document.bitext.beads[index];
        let mut pair = AlignedPair {
            doc_id: self.document.pair.id.clone(),
            part: self.part(index),
            alignment_id: self.id(index),
            sentence_alignment_id: String::new(),
            paragraphs: self.numbers(bead),
            starts: Sides::default(),
            texts: Sides::default(),
        };
        for lang in Lang::BOTH {
            for block in bead.side(lang).iter().filter_map(|at| self.sides[lang].get(*at)) {
                let sentences =
                    block.sentences.iter().filter_map(|range| block.text.text().get(range.clone()));
                for sentence in sentences {
                    pair.give_alone(lang, sentence, take);
                }
            }
        }
    }

    /// One side of a bead for the exchange files.
    fn side<'b>(&'b self, lang: Lang, paragraph: &'b str, text: &'b str) -> SideOf<'b> {
        SideOf { paragraph, provenance: &self.document.pair.about.provenance[lang], text }
    }

    fn sentences(&self, bead: &SentenceBead, id: String, take: &mut dyn Take) {
        let Some(blocks) = self.document.bitext.beads.get(bead.bead) else { return };
        let part = self.part(bead.bead);
        let paragraphs = Sides::of(|lang| number_of(self.sides[lang], bead.side(lang), blocks.side(lang)));
        let row = SentenceBeadRow {
            alignment_id: &self.id(bead.bead),
            doc_id: &self.document.pair.id,
            part: &part,
            fr_paragraph: &paragraphs.fr,
            en_paragraph: &paragraphs.en,
            relation: Relation::of(bead.fr.len(), bead.en.len()).word(),
            confidence: bead.confidence,
            fr_count: bead.fr.len(),
            en_count: bead.en.len(),
            fr_text: sentences_text(self.sides.fr, &bead.fr),
            en_text: sentences_text(self.sides.en, &bead.en),
            sentence_alignment_id: id,
        };
        take.add(&row);
        let unit = Unit {
            level: Level::Sentence,
            id: &row.sentence_alignment_id,
            document: row.doc_id,
            part: row.part,
            relation: row.relation,
            confidence: row.confidence,
            fr: self.side(Lang::Fr, row.fr_paragraph, &row.fr_text),
            en: self.side(Lang::En, row.en_paragraph, &row.en_text),
        };
        take.unit(&unit);
        if !take.takes_pairs() {
            return;
        }
        let texts = Sides { fr: row.fr_text, en: row.en_text };
        let pair = AlignedPair {
            doc_id: row.doc_id.to_owned(),
            part: row.part.to_owned(),
            alignment_id: row.alignment_id.to_owned(),
            sentence_alignment_id: row.sentence_alignment_id,
            paragraphs: self.numbers(blocks),
            starts: Sides::of(|lang| {
                start_of(self.sides[lang], blocks.side(lang), bead.side(lang), &texts[lang])
            }),
            texts,
        };
        pair.give(row.confidence, take);
    }

    /// The texts of a bead, for findings that quote them.
    fn quoted(&self, index: usize) -> Quoted<'a> {
        let bead = self.document.bitext.beads.get(index);
        let text = |lang: Lang| {
            let text = bead.map_or_else(Cow::default, |bead| side_text(self.sides[lang], bead.side(lang)));
            (text, CodePoints::default())
        };
        Quoted { bead: Some(index), sides: Sides::of(text) }
    }

    fn discrepancy(&self, found: &BeadDiscrepancy, quoted: &mut Quoted<'_>, take: &mut dyn Take) {
        let Some(bead) = self.document.bitext.beads.get(found.bead) else { return };
        let one = &found.discrepancy;
        let chars = Sides::of(|lang| {
            let (text, points) = &mut quoted.sides[lang];
            one.places[lang].as_ref().and_then(|place| points.place(text, place))
        });
        let keys = (&*self.document.pair.id, &*self.part(found.bead), &*self.id(found.bead));
        take.add(&DiscrepancyRow::new(one, keys, self.numbers(bead), chars));
    }

    /// The paragraph numbers of both sides of a bead.
    fn numbers(&self, bead: &Bead) -> Sides<String> {
        Sides::of(|lang| numbers(self.sides[lang], bead.side(lang)))
    }

    /// The part of a bead, that of its French side where there is one.
    fn part(&self, bead: usize) -> String {
        let bead = &self.document.bitext.beads[bead];
        let mut first =
            Lang::BOTH.into_iter().filter_map(|lang| self.sides[lang].get(*bead.side(lang).first()?));
        first.next().map(Block::part_name).unwrap_or_default()
    }
}

fn numbers(blocks: &[Block], indices: &[usize]) -> String {
    let blocks = indices.iter().filter_map(|at| blocks.get(*at));
    list(blocks.map(|block| block.number.as_deref().unwrap_or_default()))
}

/// Where the sentences at `places` begin in the text of the side, in code points; nothing if they do not stand there in a
/// row, as `text` has them.
fn start_of(blocks: &[Block], side: &[usize], places: &[SentencePlace], text: &str) -> Option<usize> {
    let first = places.first()?;
    let start = side_starts(blocks, side).find(|(block, _)| *block == first.block())?.1;
    let start = start + blocks.get(first.block())?.sentences.get(first.sentence())?.start;
    let whole = side_text(blocks, side);
    let before = whole.get(..start)?;
    whole.get(start..)?.starts_with(text).then(|| before.chars().count())
}

/// The paragraph number of the first sentence; of the whole side where it has none.
fn number_of(blocks: &[Block], places: &[SentencePlace], whole: &[usize]) -> String {
    let at = places.first().map(|place| place.block()).or(whole.first().copied());
    at.and_then(|at| blocks.get(at)?.number.as_deref()).unwrap_or_default().to_owned()
}
