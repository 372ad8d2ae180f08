//! The blocks of a version by what they say, and which of them an anchor means.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::anchor::{Anchor, Mark, opening};
use super::print::{Folded, folded, long, short};
use crate::model::{Block, BlockKind, CorrectionFault, Lang, Nearest};

/// Folded characters that the beginnings of two texts share at least to be taken for the same text, edited.
const ALIKE: usize = 12;

/// Blocks that are neighbours of each other, whatever stands between them: running text, footnotes, furniture.
pub(super) fn stream(kind: BlockKind) -> usize {
    match kind {
        BlockKind::Footnote => 1,
        BlockKind::Furniture => 2,
        _ => 0,
    }
}

/// How many streams there are.
const STREAMS: usize = 3;

/// The blocks of a version.
pub(super) struct Index<'a> {
    pub(super) lang: Lang,
    pub(super) blocks: &'a [Block],
    /// The folded text of each.
    folded: Vec<String>,
    marks: Vec<Mark>,
    by_own: BTreeMap<String, Vec<usize>>,
    by_opening: OnceCell<Vec<usize>>,
    by_neighbours: OnceCell<BTreeMap<[String; 2], usize>>,
    by_neighbour: OnceCell<BTreeMap<(usize, String), usize>>,
    last: RefCell<Option<(usize, Rc<Folded>)>>,
}

/// Why an anchor means no block, and the block that may have been meant.
pub(super) type Lost = (CorrectionFault, Option<Nearest>);

impl<'a> Index<'a> {
    pub(super) fn new(lang: Lang, blocks: &'a [Block]) -> Index<'a> {
        let texts: Vec<String> = blocks.iter().map(|block| folded(block.text.text())).collect();
        let marks = marks(blocks, &texts);
        let mut by_own: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, mark) in marks.iter().enumerate() {
            by_own.entry(mark.own.clone()).or_default().push(at);
        }
        let (by_opening, by_neighbours, by_neighbour, last) = Default::default();
        Index { lang, blocks, folded: texts, marks, by_own, by_opening, by_neighbours, by_neighbour, last }
    }

    /// The anchor of a block.
    pub(super) fn anchor(&self, at: usize) -> Option<Anchor> {
        let quote = Anchor::quote(self.blocks.get(at)?.text.text());
        Some(Anchor { quote, mark: Some(self.marks.get(at)?.clone()) })
    }

    /// The block that an anchor means.
    ///
    /// A text that was alone in saying what it says is known by that. One of several is known by its neighbours too, and only
    /// if all that had the same are still there: where one of them was changed, another must not be taken for it.
    pub(super) fn find(&self, anchor: &Anchor) -> Result<usize, Lost> {
        let Some(mark) = &anchor.mark else { return self.find_quote(&anchor.quote) };
        let same = self.by_own.get(&mark.own).map_or(&[][..], Vec::as_slice);
        let within: Vec<usize> =
            same.iter().copied().filter(|at| self.marks[*at].around == mark.around).collect();
        let several = |count| (CorrectionFault::SeveralBlocks { count }, self.nearest(anchor, same.first()));
        match (mark.among, same, within.as_slice()) {
            (_, [], _) => Err((CorrectionFault::NoBlock, self.nearest(anchor, None))),
            (None, [one], _) | (None, _, [one]) => Ok(*one),
            (Some((at, of)), _, within) if within.len() == of => {
                within.get(at - 1).copied().ok_or_else(|| several(of))
            }
            _ => Err(several(same.len())),
        }
    }

    /// The one block that begins with the words of a person.
    fn find_quote(&self, quote: &str) -> Result<usize, Lost> {
        let words = folded(quote);
        let sorted = self.by_opening();
        let first = sorted.partition_point(|at| self.folded[*at] < words);
        let found: Vec<usize> =
            sorted[first..].iter().copied().take_while(|at| self.folded[*at].starts_with(&words)).collect();
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err((CorrectionFault::NoBlock, self.alike(&words).map(|at| self.told(at)))),
            [first, ..] => {
                Err((CorrectionFault::SeveralBlocks { count: found.len() }, Some(self.told(*first))))
            }
        }
    }

    /// The blocks in the order of their folded texts.
    fn by_opening(&self) -> &[usize] {
        self.by_opening.get_or_init(|| {
            let mut all: Vec<usize> = (0..self.folded.len()).collect();
            all.sort_by(|a, b| self.folded[*a].cmp(&self.folded[*b]).then(a.cmp(b)));
            all
        })
    }

    /// The block that an anchor without a block may mean: one that stands where the text stood, or begins as it did.
    fn nearest(&self, anchor: &Anchor, same: Option<&usize>) -> Option<Nearest> {
        let mark = anchor.mark.as_ref()?;
        let between = || {
            let all = self.by_neighbours.get_or_init(|| {
                let marks = self.marks.iter().enumerate().rev();
                marks.map(|(at, mark)| (mark.around.clone(), at)).collect()
            });
            all.get(&mark.around).copied()
        };
        let beside = || {
            let all = self.by_neighbour.get_or_init(|| {
                let marks = self.marks.iter().enumerate().rev();
                marks.flat_map(|(at, mark)| (0..2).map(move |side| ((side, mark.around[side].clone()), at))).collect()
            });
            (0..2).find_map(|side| all.get(&(side, mark.around[side].clone())).copied())
        };
        let at = same.copied().or_else(between).or_else(|| self.alike(&folded(&anchor.quote))).or_else(beside);
        at.map(|at| self.told(at))
    }

    /// The block whose beginning is most like `words`, if it is like it at all.
    fn alike(&self, words: &str) -> Option<usize> {
        let sorted = self.by_opening();
        let place = sorted.partition_point(|at| self.folded[*at].as_str() < words);
        let shared = |at: &usize| self.folded[*at].chars().zip(words.chars()).take_while(|(a, b)| a == b).count();
        let near = sorted[place.saturating_sub(1)..].iter().take(2);
        near.max_by_key(|at| shared(at)).filter(|at| shared(at) >= ALIKE).copied()
    }

    /// A block as it is told of.
    pub(super) fn told(&self, at: usize) -> Nearest {
        Nearest { lang: self.lang, opening: self.blocks.get(at).map(opening).unwrap_or_default() }
    }

    /// Where `words` stand in a block, in bytes of its text.
    pub(super) fn places(&self, at: usize, words: &str) -> Vec<Range<usize>> {
        let whole = self.whole(at);
        let found = whole.find(&folded(words)).into_iter();
        found.filter_map(|place| whole.back(place)).collect()
    }

    /// The folded text of a block with the way back; that of the block that was asked for last is kept.
    pub(super) fn whole(&self, at: usize) -> Rc<Folded> {
        let mut last = self.last.borrow_mut();
        match last.as_ref() {
            Some((known, whole)) if *known == at => Rc::clone(whole),
            _ => {
                let text = self.blocks.get(at).map_or("", |block| block.text.text());
                let whole = Rc::new(Folded::new(text));
                *last = Some((at, Rc::clone(&whole)));
                whole
            }
        }
    }
}

/// The fingerprints of all blocks.
fn marks(blocks: &[Block], texts: &[String]) -> Vec<Mark> {
    let nothing = short("");
    let mut marks: Vec<Mark> = texts
        .iter()
        .map(|text| Mark { own: long(text), around: [nothing.clone(), nothing.clone()], among: None })
        .collect();
    let mut last: [Option<usize>; STREAMS] = [None; STREAMS];
    for (at, block) in blocks.iter().enumerate() {
        let stream = stream(block.kind);
        if let Some(before) = last[stream] {
            marks[before].around[1] = short(&texts[at]);
            marks[at].around[0] = short(&texts[before]);
        }
        last[stream] = Some(at);
    }
    let mut same: BTreeMap<&str, usize> = BTreeMap::new();
    let mut alike: BTreeMap<(&str, &[String; 2]), Vec<usize>> = BTreeMap::new();
    for (at, mark) in marks.iter().enumerate() {
        *same.entry(&mark.own).or_default() += 1;
        alike.entry((&mark.own, &mark.around)).or_default().push(at);
    }
    let mut among = vec![None; marks.len()];
    for ((own, _), places) in alike {
        for (number, at) in places.iter().enumerate().filter(|_| same.get(own).is_some_and(|count| *count > 1)) {
            among[*at] = Some((number + 1, places.len()));
        }
    }
    marks.iter_mut().zip(among).for_each(|(mark, among)| mark.among = among);
    marks
}
