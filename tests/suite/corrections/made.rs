//! Corrections of every kind, made at random from what a run found.

use std::collections::BTreeSet;

use paralign::corrections::Anchors;
use paralign::model::{Block, BlockKind, CorrectionRow, Document, Lang, Mention, Value};

use super::edited::Chance;

/// A correction with what it speaks of, as indices of blocks of the document as it was.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) row: CorrectionRow,
    pub(super) fr: Vec<usize>,
    pub(super) en: Vec<usize>,
}

impl Made {
    pub(super) fn blocks(&self, lang: Lang) -> &[usize] {
        if lang == Lang::Fr { &self.fr } else { &self.en }
    }
}

struct Maker<'a> {
    document: &'a Document,
    anchors: [Anchors<'a>; 2],
    /// Blocks of which something is said already.
    taken: [BTreeSet<usize>; 2],
    out: Vec<Made>,
    first: usize,
}

/// Makes `count` corrections of a document, none of which contradicts another; rows are counted from `first`.
pub(super) fn made(document: &Document, chance: &mut Chance, first: usize, count: usize) -> Vec<Made> {
    let anchors = Lang::BOTH.map(|lang| Anchors::new(&document.version(lang).unwrap().text));
    let mut maker = Maker { document, anchors, taken: Default::default(), out: Vec::new(), first };
    maker.names(chance, count / 20);
    let beads = document.bitext.beads.len();
    while maker.out.len() < count {
        match chance.below(10) {
            0..=2 => maker.bead(chance.below(beads), chance.below(4)),
            3 => maker.block(chance),
            _ => maker.mention(chance),
        }
    }
    maker.out
}

impl Maker<'_> {
    fn push(
        &mut self,
        kind: &str,
        action: &str,
        lang: Option<Lang>,
        cells: [String; 2],
        at: [Vec<usize>; 2],
    ) {
        let [anchor, value] = cells;
        let row = CorrectionRow {
            row: self.first + self.out.len(),
            doc_id: self.document.pair.id.clone(),
            kind: kind.to_owned(),
            action: action.to_owned(),
            lang: lang.map_or("", Lang::code).to_owned(),
            anchor,
            value,
        };
        let [fr, en] = at;
        self.out.push(Made { row, fr, en });
    }

    fn blocks(&self, lang: Lang) -> &[Block] {
        &self.document.version(lang).unwrap().text.blocks
    }

    fn listed(&self, lang: Lang, blocks: &[usize]) -> String {
        let anchors = &self.anchors[lang as usize];
        blocks.iter().map(|at| anchors.block(*at).unwrap()).collect::<Vec<_>>().join("|")
    }

    /// Takes blocks of which nothing is said yet, and says whether they were free.
    fn take(&mut self, at: &[Vec<usize>; 2]) -> bool {
        let free = (0..2).all(|side| at[side].iter().all(|block| !self.taken[side].contains(block)));
        if free {
            (0..2).for_each(|side| self.taken[side].extend(&at[side]));
        }
        free
    }

    fn bead(&mut self, at: usize, action: usize) {
        let bead = self.document.bitext.beads[at].clone();
        let next =
            self.document.bitext.beads.get(at + 1).filter(|next| next.unit == bead.unit && action == 1);
        let mut sides = [bead.fr.to_vec(), bead.en.to_vec()];
        if let Some(next) = next {
            sides[0].extend(&next.fr);
            sides[1].extend(&next.en);
        }
        let word = match action {
            0 if !sides[0].is_empty() && !sides[1].is_empty() => "apart",
            1 => "together",
            _ => "confirmed",
        };
        if !self.take(&sides) {
            return;
        }
        let lang =
            if sides[0].is_empty() || action == 2 && !sides[1].is_empty() { Lang::En } else { Lang::Fr };
        let cells = [
            self.listed(lang, &sides[lang as usize]),
            self.listed(lang.other(), &sides[lang.other() as usize]),
        ];
        self.push("bead", word, Some(lang), cells, sides);
    }

    fn block(&mut self, chance: &mut Chance) {
        let lang = Lang::BOTH[chance.below(2)];
        let at = chance.below(self.blocks(lang).len());
        let running = |block: &Block| !matches!(block.kind, BlockKind::Footnote | BlockKind::Furniture);
        // What is joined is two blocks of which nothing else is said, and nothing is said of what they make neighbours.
        let next = (at + 1..self.blocks(lang).len()).find(|next| running(&self.blocks(lang)[*next]));
        let block = &self.blocks(lang)[at];
        let text = block.text.text().to_owned();
        let (action, value) = match chance.below(3) {
            0 => ("is", ["prose", "heading", "footnote", "furniture", "list"][chance.below(5)].to_owned()),
            1 => match &block.sentences[..] {
                [first, _, ..] if text.matches(&text[first.clone()]).count() == 1 => {
                    ("ends", text[first.clone()].to_owned())
                }
                _ => return,
            },
            _ if next.is_none() || !running(block) => return,
            _ => ("goes_on", String::new()),
        };
        let mut blocks = vec![at];
        if action == "goes_on" {
            blocks.extend(next);
        }
        let mut sides = [Vec::new(), Vec::new()];
        sides[lang as usize].clone_from(&blocks);
        if !self.take(&sides) {
            return;
        }
        sides[lang as usize].truncate(1);
        let anchor = self.listed(lang, &[at]);
        self.push("block", action, Some(lang), [anchor, value], sides);
    }

    fn mention(&mut self, chance: &mut Chance) {
        let lang = Lang::BOTH[chance.below(2)];
        let mentions = &self.document.version(lang).unwrap().mentions;
        let Mention { block, range, value, .. } = mentions[chance.below(mentions.len())].clone();
        let Some(anchor) = self.anchors[lang as usize].mention(block, &range) else { return };
        let text = self.blocks(lang)[block].text.text();
        let row = self.first + self.out.len();
        let (action, value) = match (chance.below(3), value) {
            (0, _) => ("none", String::new()),
            (1, _) => ("value", format!("symbol:TEST/{row}")),
            (_, Value::Entity(_)) => match text[range.clone()].split_once(' ') {
                Some((_, rest)) if rest.chars().any(char::is_alphanumeric) => ("span", rest.to_owned()),
                _ => return,
            },
            _ => return,
        };
        let mut sides = [Vec::new(), Vec::new()];
        sides[lang as usize].push(block);
        if self.take(&sides) {
            self.push("mention", action, Some(lang), [anchor, value], sides);
        }
    }

    /// Corrections of names that stand in this document under one form, and of which nothing else is said.
    fn names(&mut self, chance: &mut Chance, count: usize) {
        let mut called = BTreeSet::new();
        let version = self.document.version(Lang::Fr).unwrap();
        for _ in 0..20 * count {
            let Mention { block, range, value, .. } = &version.mentions[chance.below(version.mentions.len())];
            let surface = &version.text.blocks[*block].text.text()[range.clone()];
            let Value::Entity(value) = value else { continue };
            if self.out.len() == count || !called.insert(value.canonical.clone()) {
                continue;
            }
            let row = self.first + self.out.len();
            let action = if self.out.len().is_multiple_of(2) { "is" } else { "same" };
            let cells = [surface.to_owned(), format!("ORG:Nom d’essai {row}")];
            self.push("name", action, Some(Lang::Fr), cells, Default::default());
        }
    }
}
