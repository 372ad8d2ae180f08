//! Texts that differ as an original and its translation may differ, with the beads that are right. For tests.

use std::ops::Range;

/// A segment with its identity: equal identities are translations of each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// Which pieces of the text it holds, in order.
    pub(super) pieces: Vec<usize>,
    /// The printed number.
    pub(super) number: usize,
    /// The text without the number.
    pub(super) text: String,
}

impl Known {
    /// The segment as a line, with its number in front.
    pub(super) fn line(&self) -> String {
        format!("{}. {}", self.number, self.text)
    }
}

/// Paragraphs with the numbers 1, 2, 3 and so on.
pub(super) fn numbered(texts: &[&str]) -> Vec<Known> {
    let known =
        |(k, text): (usize, &&str)| Known { pieces: vec![k], number: k + 1, text: (*text).to_owned() };
    texts.iter().enumerate().map(known).collect()
}

/// Takes out a block, and leaves the numbers after it as they are.
pub(super) fn dropped(text: &[Known], block: Range<usize>) -> Vec<Known> {
    text.iter().enumerate().filter(|(k, _)| !block.contains(k)).map(|(_, known)| known.clone()).collect()
}

/// Adds `by` to the numbers from a place on.
pub(super) fn shifted(text: &[Known], from: usize, by: usize) -> Vec<Known> {
    let mut out = text.to_vec();
    out.iter_mut().skip(from).for_each(|known| known.number += by);
    out
}

/// Takes out a block, and numbers on without a gap.
pub(super) fn closed_up(text: &[Known], block: Range<usize>) -> Vec<Known> {
    let mut out = dropped(text, block.clone());
    out.iter_mut().skip(block.start).for_each(|known| known.number -= block.len());
    out
}

/// Exchanges the parts before and after a place, both behind `from`; each is numbered from 1.
pub(super) fn swapped(text: &[Known], from: usize, middle: usize) -> Vec<Known> {
    let mut out = text[..from].to_vec();
    for part in [&text[middle..], &text[from..middle]] {
        out.extend(part.iter().enumerate().map(|(k, known)| Known { number: k + 1, ..known.clone() }));
    }
    out
}

/// Makes one segment of two.
pub(super) fn merged(text: &[Known], at: usize) -> Vec<Known> {
    let mut out = text.to_vec();
    let second = out.remove(at + 1);
    out[at].pieces.extend(second.pieces);
    out[at].text = format!("{} {}", out[at].text, second.text);
    out
}

/// Makes two segments of one, at the end of a sentence in it; both carry its identity.
pub(super) fn split(text: &[Known], at: usize) -> Vec<Known> {
    let mut out = text.to_vec();
    if let Some(end) = out[at].text.find(". ") {
        let second = Known { text: out[at].text.split_off(end + 2), ..out[at].clone() };
        out[at].text.truncate(end + 1);
        out.insert(at + 1, second);
    }
    out
}

/// The beads with both sides that are right: segments joined as long as they share a piece.
pub(super) fn gold(fr: &[Known], en: &[Known]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let shares = |a: &Known, b: &Known| a.pieces.iter().any(|piece| b.pieces.contains(piece));
    let mut beads: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (i, a) in fr.iter().enumerate() {
        let en_side: Vec<usize> = (0..en.len()).filter(|&j| shares(a, &en[j])).collect();
        if en_side.is_empty() {
            continue;
        }
        match beads.iter_mut().find(|(_, side)| side.iter().any(|j| en_side.contains(j))) {
            Some((fr_side, side)) => {
                fr_side.push(i);
                side.extend(en_side);
                side.sort_unstable();
                side.dedup();
            }
            None => beads.push((vec![i], en_side)),
        }
    }
    beads
}
