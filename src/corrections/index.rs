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
    starts: OnceCell<Vec<(usize, usize)>>,
    last: RefCell<Option<(usize, Rc<Folded>)>>,
    /// The blocks as they were before corrections changed some of them.
    former: Option<Box<Index<'a>>>,
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
        let (by_opening, by_neighbours, by_neighbour, starts, last) = Default::default();
        Index {
            lang,
            blocks,
            folded: texts,
            marks,
            by_own,
            by_opening,
            by_neighbours,
            by_neighbour,
            starts,
            last,
            former: None,
        }
    }

    /// The same, with the blocks as they were before corrections changed some: a person may have seen either.
    pub(super) fn knowing(mut self, former: &'a [Block]) -> Index<'a> {
        self.former = (!former.is_empty()).then(|| Box::new(Index::new(self.lang, former)));
        self
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
        self.find_now(anchor).or_else(|lost| {
            let then = self.former.as_ref().and_then(|former| Some((former, former.find_now(anchor).ok()?)));
            then.and_then(|(former, at)| self.of_former(former, at)).ok_or(lost)
        })
    }

    /// The block that one of before still is, if its text is the same.
    fn of_former(&self, former: &Index<'_>, at: usize) -> Option<usize> {
        let same = self.by_own.get(&former.marks[at].own)?;
        let (now, then) = (self.starts(), former.starts());
        same.iter().copied().find(|at_now| now[*at_now] == then[at])
    }

    /// Where each block begins in the raw text: the byte, and how many blocks without text stand between it and the block, if
    /// that has none itself.
    fn starts(&self) -> &[(usize, usize)] {
        self.starts.get_or_init(|| {
            let mut last = (0, 0);
            let mut start = |block: &Block| {
                last = block.text.raw(0..0).map_or((last.0, last.1 + 1), |raw| (raw.start, 0));
                last
            };
            self.blocks.iter().map(&mut start).collect()
        })
    }

    fn find_now(&self, anchor: &Anchor) -> Result<usize, Lost> {
        let Some(mark) = &anchor.mark else { return self.find_quote(&anchor.quote) };
        let same = self.by_own.get(&mark.own).map_or(&[][..], Vec::as_slice);
        let within: Vec<usize> =
            same.iter().copied().filter(|at| self.marks[*at].around == mark.around).collect();
        let several = |count| (CorrectionFault::SeveralBlocks { count }, self.nearest(anchor, same.first()));
        match (mark.among, within.as_slice()) {
            _ if same.is_empty() => Err((CorrectionFault::NoBlock, self.nearest(anchor, None))),
            (None, [one]) => Ok(*one),
            (None, _) => {
                let mut text = same.iter().filter(|at| self.blocks[**at].kind != BlockKind::Furniture);
                match (text.next(), text.next()) {
                    (Some(one), None) => Ok(*one),
                    (None, _) => Err((CorrectionFault::NoBlock, self.nearest(anchor, same.first()))),
                    _ => Err(several(same.len())),
                }
            }
            (Some((at, of)), within) if within.len() == of => {
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
                marks
                    .flat_map(|(at, mark)| (0..2).map(move |side| ((side, mark.around[side].clone()), at)))
                    .collect()
            });
            (0..2).find_map(|side| all.get(&(side, mark.around[side].clone())).copied())
        };
        let at =
            same.copied().or_else(between).or_else(|| self.alike(&folded(&anchor.quote))).or_else(beside);
        at.map(|at| self.told(at))
    }

    /// The block whose beginning is most like `words`, if it is like it at all.
    fn alike(&self, words: &str) -> Option<usize> {
        let sorted = self.by_opening();
        let place = sorted.partition_point(|at| self.folded[*at].as_str() < words);
        let shared =
            |at: &usize| self.folded[*at].chars().zip(words.chars()).take_while(|(a, b)| a == b).count();
        let near = sorted[place.saturating_sub(1)..].iter().take(2);
        near.max_by_key(|at| shared(at)).filter(|at| shared(at) >= ALIKE).copied()
    }

    /// A block as messages name it.
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

/// Folded characters before and behind a text that belong to its fingerprints: they tell one place from another, and leave the
/// rest of the neighbours to be edited, cut and joined.
const AROUND: usize = 32;

/// The last characters of what stands before a text.
fn before_end(before: &str) -> &str {
    let start = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    &before[start..]
}

/// The first characters of what stands behind a text.
fn after_start(after: &str) -> &str {
    let end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    &after[..end]
}

/// The fingerprints of all blocks.
fn marks(blocks: &[Block], texts: &[String]) -> Vec<Mark> {
    let mut streams: [String; STREAMS] = Default::default();
    let mut starts = Vec::with_capacity(blocks.len());
    for (block, text) in blocks.iter().zip(texts) {
        let stream = &mut streams[stream(block.kind)];
        starts.push(stream.len());
        stream.push_str(text);
    }
    let mark = |((block, text), start): ((&Block, &String), usize)| {
        let (before, rest) = streams[stream(block.kind)].split_at(start);
        let around = [before_end(before), after_start(&rest[text.len()..])].map(short);
        Mark { own: long(text), around, among: None }
    };
    let mut marks: Vec<Mark> = blocks.iter().zip(texts).zip(starts).map(mark).collect();
    // Furniture repeats what the text says: it is never known by that alone.
    let is_furniture = |at: usize| blocks[at].kind == BlockKind::Furniture;
    let mut same: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    let mut alike: BTreeMap<(&str, bool, &[String; 2]), Vec<usize>> = BTreeMap::new();
    for (at, mark) in marks.iter().enumerate() {
        *same.entry((&mark.own, is_furniture(at))).or_default() += 1;
        alike.entry((&mark.own, is_furniture(at), &mark.around)).or_default().push(at);
    }
    let mut among = vec![None; marks.len()];
    for ((own, furniture, _), places) in alike {
        let several = furniture || same.get(&(own, furniture)).is_some_and(|count| *count > 1);
        for (number, at) in places.iter().enumerate().filter(|_| several) {
            among[*at] = Some((number + 1, places.len()));
        }
    }
    marks.iter_mut().zip(among).for_each(|(mark, among)| mark.among = among);
    marks
}
