//! Blocks as a person says that they are: of another kind, cut, joined. The account of the source stays whole.

use std::ops::Range;
use std::sync::Arc;

use super::{Language, language, sentences};
use crate::model::{Block, BlockEdit, BlockKind, Context, SegmentedText, ShortText, Spans};

/// Applies edits, each of the block with its index; what an edit does not fit stays as it is.
///
/// A numbered paragraph that is cut keeps its number, and what is cut off is prose. A block that goes on takes the next one of
/// its kind of text in, with the marker that was printed before it.
#[must_use]
pub fn edit(text: SegmentedText, edits: &[(usize, BlockEdit)]) -> SegmentedText {
    let language = language(text.lang);
    let mut edits = edits.to_vec();
    edits.sort_unstable();
    edits.dedup();
    let mut work =
        Work { language, out: Vec::new(), going: [None; 3], owners: Vec::new(), heads: Vec::new() };
    let mut rest = edits.as_slice();
    for (index, block) in text.blocks.into_iter().enumerate() {
        let own = rest.iter().take_while(|(at, _)| *at == index).count();
        let (edits, later) = rest.split_at(own);
        rest = later;
        work.take(block, edits);
    }
    let Work { mut out, owners, heads, .. } = work;
    rehead(&mut out, &heads);
    SegmentedText { raw: text.raw, lang: text.lang, blocks: out, spans: spans(&text.spans, &owners) }
}

struct Work<'a> {
    language: &'a Language,
    out: Vec<Block>,
    /// The blocks that go on: running text, footnotes, furniture.
    going: [Option<usize>; 3],
    /// For each block of before: the new blocks that have its text, each with the first raw byte.
    owners: Vec<Vec<(usize, usize)>>,
    heads: Vec<Head>,
}

/// A block that became a heading, or is none any more.
struct Head {
    at: usize,
    /// Under which name and path it was one, if it was.
    was: Option<(String, Box<[String]>)>,
    is: bool,
}

fn stream(block: &Block) -> usize {
    match block.kind {
        BlockKind::Footnote => 1,
        BlockKind::Furniture => 2,
        _ => 0,
    }
}

fn is_heading(block: &Block) -> bool {
    block.kind == BlockKind::Heading
}

/// What a heading is called in the paths below it.
fn name(block: &Block) -> String {
    block.label.as_deref().unwrap_or(block.text.text()).to_owned()
}

impl Work<'_> {
    /// Takes a block with its edits.
    fn take(&mut self, block: Block, edits: &[(usize, BlockEdit)]) {
        let was = is_heading(&block).then(|| (name(&block), block.context.heading_path.clone()));
        let kind = edits.iter().find_map(|(_, edit)| match edit {
            BlockEdit::Is(kind) => Some(*kind),
            _ => None,
        });
        let block = match kind {
            Some(kind) if kind != block.kind => of_kind(block, kind),
            _ => block,
        };
        let cuts = edits.iter().filter_map(|(_, edit)| match edit {
            BlockEdit::Ends(at) => Some(*at),
            _ => None,
        });
        let is = is_heading(&block);
        let pieces = pieces(block, cuts, self.language);
        let mut owners = Vec::with_capacity(pieces.len());
        for (number, piece) in pieces.into_iter().enumerate() {
            let start = if number == 0 { 0 } else { piece.text.raw(0..0).map_or(0, |raw| raw.start) };
            let stream = stream(&piece);
            let open = if number == 0 { self.going[stream].take() } else { None };
            let at = open.unwrap_or(self.out.len());
            match self.out.get_mut(at) {
                Some(open) => join(open, piece, self.language),
                None => self.out.push(piece),
            }
            if number == 0 && was.is_some() != (is && open.is_none()) {
                let was = was.clone();
                self.heads.push(Head { at, was, is: is && open.is_none() });
            }
            owners.push((start, at));
        }
        if edits.iter().any(|(_, edit)| *edit == BlockEdit::GoesOn)
            && let Some((_, at)) = owners.last()
        {
            self.going[stream(&self.out[*at])] = Some(*at);
        }
        self.owners.push(owners);
    }
}

/// The block as one of another kind: its number, its label and its marker are what that kind has.
fn of_kind(mut block: Block, kind: BlockKind) -> Block {
    let printed: Option<ShortText> =
        block.marker.as_deref().map(|marker| marker.trim_matches(|c: char| !c.is_alphanumeric()).into());
    let digits = printed.clone().filter(|printed| printed.starts_with(|c: char| c.is_ascii_digit()));
    let number = block.number.take();
    match kind {
        BlockKind::Paragraph => block.number = number.or(digits),
        BlockKind::Heading | BlockKind::Footnote => block.label = block.label.take().or(number).or(printed),
        _ => {}
    }
    block.kind = kind;
    block
}

/// The pieces of a block that ends at `cuts`, which are in order.
fn pieces(block: Block, cuts: impl Iterator<Item = usize>, language: &Language) -> Vec<Block> {
    let text = block.text.text();
    let cuts: Vec<usize> =
        cuts.filter(|at| *at > 0 && *at < text.len() && text.is_char_boundary(*at)).collect();
    if cuts.is_empty() {
        return vec![block];
    }
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([text.len()]);
    let ranges: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| trimmed(text, start..end)).collect();
    let last = ranges.len() - 1;
    let piece = |(number, range): (usize, &Range<usize>)| {
        let until = if number == last { usize::MAX } else { ranges[number + 1].start };
        let calls = block.calls.iter().filter(|(at, _)| (number == 0 || *at > range.start) && *at <= until);
        let text = block.text.slice(range.clone());
        let calls =
            calls.map(|(at, label)| ((*at).saturating_sub(range.start).min(range.len()), label.clone()));
        let cut_off = number > 0;
        let kind = if cut_off && block.kind == BlockKind::Paragraph { BlockKind::Prose } else { block.kind };
        let first = |printed: &Option<ShortText>| printed.clone().filter(|_| !cut_off);
        Block {
            kind,
            number: first(&block.number),
            label: first(&block.label),
            marker: first(&block.marker),
            context: if cut_off { behind(&block) } else { Arc::clone(&block.context) },
            sentences: sentences::split(text.text(), language).into(),
            calls: calls.collect(),
            text,
            ..block
        }
    };
    ranges.iter().enumerate().map(piece).collect()
}

/// Where what is cut off a block stands.
fn behind(block: &Block) -> Arc<Context> {
    let context = &block.context;
    let after = block.number.as_ref().or(context.after.as_ref()).cloned();
    Context { after, ..(**context).clone() }.shared(Some(context))
}

/// A range without the white space around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + piece.len() - piece.trim_start().len();
    start..(range.start + piece.trim_end().len()).max(start)
}

/// Takes `next` in behind `open`.
fn join(open: &mut Block, next: Block, language: &Language) {
    let end = open.text.raw(0..open.text.text().len()).map_or(0, |raw| raw.end);
    let start = next.text.raw(0..0).map_or(end, |raw| raw.start);
    let gap = end.min(start)..start;
    if !open.text.is_empty() {
        open.text.replace(" ", gap.clone());
    }
    if let Some(printed) = next.marker.as_deref().or(next.label.as_deref()) {
        open.text.replace(&format!("{printed} "), gap);
    }
    let shift = open.text.text().len();
    let calls = std::mem::take(&mut open.calls).into_iter();
    open.calls = calls.chain(next.calls.into_iter().map(|(at, label)| (at + shift, label))).collect();
    open.text.append(&next.text);
    open.sentences = sentences::split(open.text.text(), language).into();
}

/// Gives the blocks below new and former headings their paths.
fn rehead(blocks: &mut [Block], heads: &[Head]) {
    let mut section = blocks.iter().map(|block| block.context.section).max().unwrap_or(0);
    for head in heads {
        section += 1;
        match &head.was {
            None => open_heading(blocks, head.at, section),
            Some((name, path)) if !head.is => close_heading(blocks, head.at, name, path),
            Some(_) => {}
        }
    }
}

/// Opens a heading without a label below those with one.
fn open_heading(blocks: &mut [Block], at: usize, section: usize) {
    let mut path = blocks[at].context.heading_path.to_vec();
    let above = blocks[..at].iter().rev().find(|block| is_heading(block));
    if above.is_some_and(|above| above.label.is_none() && path.last() == Some(&name(above))) {
        path.pop();
    }
    let part = blocks[at].context.part;
    let below: Box<[String]> = [&path[..], &[name(&blocks[at])]].concat().into();
    stand(blocks, at, path.into(), section);
    let end =
        blocks[at + 1..].iter().take_while(|block| block.context.part == part && !is_heading(block)).count();
    for below_it in at + 1..=at + end {
        stand(blocks, below_it, below.clone(), section);
    }
}

/// Lets what stood below a heading stand where the block before it stands.
fn close_heading(blocks: &mut [Block], at: usize, name_then: &str, path: &[String]) {
    let part = blocks[at].context.part;
    let before = blocks[..at].last().filter(|block| block.context.part == part);
    let (now, section) = match before {
        Some(before) if is_heading(before) => {
            ([&before.context.heading_path[..], &[name(before)]].concat(), before.context.section)
        }
        Some(before) => (before.context.heading_path.to_vec(), before.context.section),
        None => (path.to_vec(), blocks[at].context.section),
    };
    let then = [path, &[name_then.to_owned()]].concat();
    stand(blocks, at, now.clone().into(), section);
    let mut own = true;
    for at in at + 1..blocks.len() {
        let block = &blocks[at];
        if block.context.part != part || !block.context.heading_path.starts_with(&then) {
            break;
        }
        own &= !is_heading(block);
        let path = [&now[..], &block.context.heading_path[then.len()..]].concat().into();
        let section = if own { section } else { block.context.section };
        stand(blocks, at, path, section);
    }
}

/// Lets a block stand under such headings.
fn stand(blocks: &mut [Block], at: usize, heading_path: Box<[String]>, section: usize) {
    let (before, rest) = blocks.split_at_mut(at);
    if let Some(block) = rest.first_mut() {
        let context = Context { heading_path, section, ..(*block.context).clone() };
        block.context = context.shared(before.last().map(|before| &before.context));
    }
}

/// The account of the source, with the new blocks in place of those of before.
fn spans(spans: &Spans, owners: &[Vec<(usize, usize)>]) -> Spans {
    let mut out = Spans::default();
    for (range, block) in spans.iter() {
        let Some(owners) = owners.get(block) else { continue };
        for (number, (_, owner)) in owners.iter().enumerate() {
            let end = owners.get(number + 1).map_or(usize::MAX, |(next, _)| *next);
            out.reach(range.end.min(end), *owner);
        }
    }
    out
}
