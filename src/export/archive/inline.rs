//! What stands inside a text: sentences, mentions and calls of notes, nested as XML nests.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::{Block, Mention, Version};

/// A stretch of a text that means something.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) enum Inside<'a> {
    /// A sentence, by its number in the block.
    Sentence(usize),
    /// A mention.
    Mention(&'a Mention),
}

/// What comes next in a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) enum Token<'a> {
    Open(Inside<'a>),
    Close(Inside<'a>),
    /// A call of a note, by its label.
    Call(&'a str),
    Text(&'a str),
}

/// The mentions of a version, by block and in the order in which they begin.
pub(in crate::export) fn by_block(version: &Version) -> Vec<Vec<&Mention>> {
    let mut out = vec![Vec::new(); version.text.blocks.len()];
    for mention in &version.mentions {
        if let Some(block) = out.get_mut(mention.block) {
            block.push(mention);
        }
    }
    out.iter_mut().for_each(|block| block.sort_by_key(|mention| mention.range.start));
    out
}

/// The tokens of a piece of a block's text; `with_sentences` says whether its sentences are among them.
///
/// Joined, the texts are the piece. Of stretches that cross, the one that begins first stays, or else the longer one.
pub(in crate::export) fn tokens<'a>(
    block: &'a Block,
    mentions: &[&'a Mention],
    with_sentences: bool,
    piece: Range<usize>,
) -> Vec<Token<'a>> {
    let sentences = if with_sentences { &block.sentences[..] } else { &[] };
    let from = sentences.partition_point(|range| range.start < piece.start);
    let within = |range: &Range<usize>| range.start < piece.end;
    let sentences = sentences[from..].iter().take_while(|range| within(range)).zip(from..);
    let mut spans: Vec<(Range<usize>, Inside<'a>)> =
        sentences.map(|(range, number)| (range.clone(), Inside::Sentence(number))).collect();
    let from = mentions.partition_point(|mention| mention.range.start < piece.start);
    let named = mentions[from..].iter().take_while(|mention| within(&mention.range));
    spans.extend(named.map(|mention| (mention.range.clone(), Inside::Mention(mention))));
    let text = block.text.text();
    spans.retain(|(range, _)| {
        !range.is_empty()
            && range.start >= piece.start
            && range.end <= piece.end
            && text.get(range.clone()).is_some()
    });
    // The order among equals is that of the lists: a sentence holds what is as long as itself.
    spans.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
    let mut walk = Walk { text, at: piece.start, open: Vec::new(), out: Vec::new() };
    let from = block.calls.partition_point(|(at, _)| *at < piece.start);
    let mut calls = block.calls[from..].iter().take_while(|(at, _)| *at <= piece.end).peekable();
    for (range, inside) in spans {
        while let Some((at, label)) = calls.next_if(|(at, _)| *at <= range.start) {
            walk.advance(*at);
            walk.out.push(Token::Call(label));
        }
        walk.advance(range.start);
        if walk.open.last().is_some_and(|(end, _)| *end < range.end) {
            continue;
        }
        walk.out.push(Token::Open(inside));
        walk.open.push((range.end, inside));
    }
    for (at, label) in calls {
        walk.advance(*at);
        walk.out.push(Token::Call(label));
    }
    walk.advance(piece.end);
    walk.out
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    open: Vec<(usize, Inside<'a>)>,
    out: Vec<Token<'a>>,
}

impl Walk<'_> {
    /// Goes on to `to`, and closes what ends before it or there.
    fn advance(&mut self, to: usize) {
        while let Some((end, inside)) = self.open.last().copied().filter(|(end, _)| *end <= to) {
            self.push_text(end);
            self.out.push(Token::Close(inside));
            self.open.pop();
        }
        self.push_text(to);
    }

    fn push_text(&mut self, to: usize) {
        if let Some(text) = self.text.get(self.at..to).filter(|text| !text.is_empty()) {
            self.out.push(Token::Text(text));
            self.at = to;
        }
    }
}

/// What stands between two cells of a row.
pub(in crate::export) const CELL: &str = " | ";

/// The cells of a row; a separator in which something begins or ends, or that lies inside a mention, is text.
pub(in crate::export) fn cells(block: &Block, mentions: &[&Mention]) -> Vec<Range<usize>> {
    let text = block.text.text();
    let (mut out, mut start) = (Vec::new(), 0);
    let mut named = mentions.iter().map(|mention| &mention.range).peekable();
    let mut reach = 0;
    for (at, _) in text.match_indices(CELL) {
        let end = at + CELL.len();
        while let Some(range) = named.next_if(|range| range.start < end) {
            reach = reach.max(range.end);
        }
        let call = block.calls.partition_point(|(call, _)| *call <= at);
        let called = block.calls.get(call).is_some_and(|(call, _)| *call < end);
        if !called && reach <= at {
            out.push(start..at);
            start = end;
        }
    }
    out.push(start..text.len());
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extract::Gazetteer;
    use crate::model::{About, Sides};
    use crate::pipeline;

    fn version(text: &str) -> Version {
        let texts = Sides { fr: Some(text.as_bytes()), en: None };
        pipeline::document(Gazetteer::builtin(), "a", texts, About::default()).fr.unwrap()
    }

    fn shown(version: &Version, block: usize) -> String {
        let (block, mentions) = (&version.text.blocks[block], &by_block(version)[block]);
        let one = |token: &Token<'_>| match token {
            Token::Open(Inside::Sentence(_)) => "(".to_owned(),
            Token::Open(Inside::Mention(_)) => "[".to_owned(),
            Token::Close(Inside::Sentence(_)) => ")".to_owned(),
            Token::Close(Inside::Mention(_)) => "]".to_owned(),
            Token::Call(label) => format!("^{label}"),
            Token::Text(text) => (*text).to_owned(),
        };
        tokens(block, mentions, true, 0..block.text.text().len()).iter().map(one).collect()
    }

    #[test]
    fn mentions_stand_in_their_sentences() {
        let version = version("1. Le Conseil a lu le document A/72/5 le 3 mai 2018. Il l’a approuvé.\n");
        assert_eq!(
            shown(&version, 0),
            "(Le Conseil a lu le document [A/72/5] le [3 mai 2018].) (Il l’a approuvé.)"
        );
    }

    proptest! {
        #[test]
        fn the_texts_of_the_tokens_are_the_text(parts in prop::collection::vec(0usize..6, 0..30)) {
            let words = ["le 3 mai 2018", "A/72/5", ". ", " | ", "l’ONU ", "x² "];
            let text: String = parts.iter().map(|part| words[*part]).collect();
            let version = version(&format!("1. {text}\n\na\t{text}\n"));
            let mentions = by_block(&version);
            for (block, mentions) in version.text.blocks.iter().zip(&mentions) {
                let cells = cells(block, mentions);
                let joined: Vec<String> = cells.into_iter().map(|cell| {
                    let mut depth = 0;
                    let mut out = String::new();
                    for token in tokens(block, mentions, false, cell) {
                        match token {
                            Token::Open(_) => depth += 1,
                            Token::Close(_) => depth -= 1,
                            Token::Text(text) => out.push_str(text),
                            Token::Call(_) => {}
                        }
                        assert!(depth >= 0);
                    }
                    assert_eq!(depth, 0);
                    out
                }).collect();
                prop_assert_eq!(joined.join(CELL), block.text.text());
            }
        }

        #[test]
        fn stretches_nest(spans in prop::collection::vec((0usize..12, 0usize..12), 0..8)) {
            let mut version = version("1. Le chat dort.\n");
            let range = |(a, b): (usize, usize)| a.min(b)..a.max(b);
            let block = &mut version.text.blocks[0];
            block.sentences = [0..5, 5..12].into();
            block.calls = Box::new([(3, "1".to_owned()), (12, "2".to_owned())]);
            let made: Vec<Mention> = spans.iter().map(|span| Mention {
                block: 0,
                range: range(*span),
                rule: "",
                value: version.mentions.first().map_or_else(
                    || crate::model::Value::Symbol(crate::model::SymbolValue {
                        canonical: String::new(), body: String::new(),
                        kind: crate::model::SymbolKind::Other, pinpoint: None, url: None,
                    }),
                    |mention| mention.value.clone(),
                ),
            }).collect();
            let mut mentions: Vec<&Mention> = made.iter().collect();
            mentions.sort_by_key(|mention| mention.range.start);
            let block = &version.text.blocks[0];
            let mut open = Vec::new();
            let mut text = String::new();
            let mut calls = Vec::new();
            for token in tokens(block, &mentions, true, 0..12) {
                match token {
                    Token::Open(inside) => open.push(format!("{inside:?}")),
                    Token::Close(inside) => prop_assert_eq!(open.pop(), Some(format!("{inside:?}"))),
                    Token::Text(more) => text.push_str(more),
                    Token::Call(label) => calls.push((text.len(), label.to_owned())),
                }
            }
            prop_assert!(open.is_empty());
            prop_assert_eq!(&text, &block.text.text()[..12]);
            prop_assert_eq!(&calls[..], &block.calls[..]);
        }
    }
}
