//! The two versions side by side: rows of beads, of blocks and of sentences, and of what differs in them.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{
    Bead, BeadDiscrepancy, Block, Document, Lang, Relation, SentenceBead, SentencePlace, sentences_text,
    side_starts, side_text,
};

use super::keys::{bead_id, block_id, list, one_line};
use super::pair::AlignedPair;
use super::points::CodePoints;
use super::rows::{AlignmentRow, DiscrepancyRow, SentenceBeadRow};
use super::sentences::sentence_bead_ids;
use super::take::{Level, SideOf, Take, Unit};

/// The beads of a document.
pub(super) struct Beads<'a> {
    document: &'a Document,
    fr: &'a [Block],
    en: &'a [Block],
}

/// The two texts of a bead with their code points: a bead of a whole document may have a finding in each sentence.
#[derive(Default)]
struct Quoted<'a> {
    bead: Option<usize>,
    fr: (Cow<'a, str>, CodePoints),
    en: (Cow<'a, str>, CodePoints),
}

impl<'a> Beads<'a> {
    pub(super) fn new(document: &'a Document) -> Beads<'a> {
        let blocks = |lang: Lang| document.version(lang).map_or(&[][..], |version| &version.text.blocks);
        Beads { document, fr: blocks(Lang::Fr), en: blocks(Lang::En) }
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
        let keys = |lang: Lang, indices: &[usize]| list(indices.iter().map(|at| block_id(id, lang, *at)));
        let row = AlignmentRow {
            alignment_id: &self.id(index),
            doc_id: id,
            part: &part,
            unit: bead.unit.word(),
            relation: Relation::of(bead.fr.len(), bead.en.len()).word(),
            method: bead.method.word(),
            confidence: bead.confidence,
            fr_count: bead.fr.len(),
            en_count: bead.en.len(),
            fr_paragraphs: numbers(self.fr, &bead.fr),
            en_paragraphs: numbers(self.en, &bead.en),
            fr_block_ids: keys(Lang::Fr, &bead.fr),
            en_block_ids: keys(Lang::En, &bead.en),
            fr_text: side_text(self.fr, &bead.fr).into_owned(),
            en_text: side_text(self.en, &bead.en).into_owned(),
            en_provenance: &self.document.pair.about.en_provenance,
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
            paragraphs: [numbers(self.fr, &bead.fr), numbers(self.en, &bead.en)],
            starts: [None; 2],
            fr_text: String::new(),
            en_text: String::new(),
        };
        for (lang, blocks, indices) in [(Lang::Fr, self.fr, &bead.fr), (Lang::En, self.en, &bead.en)] {
            for block in indices.iter().filter_map(|at| blocks.get(*at)) {
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
        let about = &self.document.pair.about;
        let provenance = match lang {
            Lang::Fr => &about.fr_provenance,
            Lang::En => &about.en_provenance,
        };
        SideOf { paragraph, provenance, text }
    }

    fn sentences(&self, bead: &SentenceBead, id: String, take: &mut dyn Take) {
        let Some(blocks) = self.document.bitext.beads.get(bead.bead) else { return };
        let part = self.part(bead.bead);
        let fr_paragraph = number_of(self.fr, &bead.fr, &blocks.fr);
        let en_paragraph = number_of(self.en, &bead.en, &blocks.en);
        let row = SentenceBeadRow {
            alignment_id: &self.id(bead.bead),
            doc_id: &self.document.pair.id,
            part: &part,
            fr_paragraph: &fr_paragraph,
            en_paragraph: &en_paragraph,
            relation: Relation::of(bead.fr.len(), bead.en.len()).word(),
            confidence: bead.confidence,
            fr_count: bead.fr.len(),
            en_count: bead.en.len(),
            fr_text: sentences_text(self.fr, &bead.fr),
            en_text: sentences_text(self.en, &bead.en),
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
        let pair = AlignedPair {
            doc_id: row.doc_id.to_owned(),
            part: row.part.to_owned(),
            alignment_id: row.alignment_id.to_owned(),
            sentence_alignment_id: row.sentence_alignment_id,
            paragraphs: [numbers(self.fr, &blocks.fr), numbers(self.en, &blocks.en)],
            starts: [
                start_of(self.fr, &blocks.fr, &bead.fr, &row.fr_text),
                start_of(self.en, &blocks.en, &bead.en, &row.en_text),
            ],
            fr_text: row.fr_text,
            en_text: row.en_text,
        };
        pair.give(row.confidence, take);
    }

    /// The texts of a bead, for findings that quote them.
    fn quoted(&self, index: usize) -> Quoted<'a> {
        let bead = self.document.bitext.beads.get(index);
        let text = |blocks: &'a [Block], side: fn(&Bead) -> &[usize]| {
            (bead.map_or_else(Cow::default, |bead| side_text(blocks, side(bead))), CodePoints::default())
        };
        Quoted { bead: Some(index), fr: text(self.fr, |bead| &bead.fr), en: text(self.en, |bead| &bead.en) }
    }

    fn discrepancy(&self, found: &BeadDiscrepancy, quoted: &mut Quoted<'_>, take: &mut dyn Take) {
        let Some(bead) = self.document.bitext.beads.get(found.bead) else { return };
        let one = &found.discrepancy;
        let place = |(text, points): &mut (Cow<'_, str>, CodePoints), place: &Option<Range<usize>>| {
            place.as_ref().and_then(|place| points.place(text, place))
        };
        let fr = place(&mut quoted.fr, &one.fr_place);
        let en = place(&mut quoted.en, &one.en_place);
        take.add(&DiscrepancyRow {
            doc_id: &self.document.pair.id,
            part: &self.part(found.bead),
            fr_paragraph: numbers(self.fr, &bead.fr),
            en_paragraph: numbers(self.en, &bead.en),
            check_name: one.check.word(),
            severity: one.severity.word(),
            fr_value: one_line(&one.fr_value),
            en_value: one_line(&one.en_value),
            message: one_line(&one.message()),
            alignment_id: &self.id(found.bead),
            fr_char_start: fr.map(|place| place.start),
            fr_char_end: fr.map(|place| place.end),
            en_char_start: en.map(|place| place.start),
            en_char_end: en.map(|place| place.end),
        });
    }

    /// The part of a bead, that of its French side where there is one.
    fn part(&self, bead: usize) -> String {
        let bead = &self.document.bitext.beads[bead];
        let fr = bead.fr.first().and_then(|at| self.fr.get(*at));
        let block = fr.or_else(|| bead.en.first().and_then(|at| self.en.get(*at)));
        block.map(Block::part_name).unwrap_or_default()
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
