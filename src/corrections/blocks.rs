//! Corrections of blocks: what each is, and where it ends.

use std::collections::BTreeMap;

use super::index::{Index, Lost, stream};
use super::lost;
use super::row::{BlockAction, Correction, What};
use crate::model::{Block, BlockEdit, BlockKind, CorrectionFault, Diagnostic, SegmentedText};

/// How often corrections are sought again in blocks that other corrections made: a block that was cut can be cut further.
const ROUNDS: usize = 16;

/// Corrects the blocks of a version.
///
/// A row that means no block may mean one that another row makes, and is tried again after that. The blocks as they were
/// before come back too, if any was changed.
pub(super) fn corrected(
    rows: &[Correction],
    mut text: SegmentedText,
    edit: impl Fn(SegmentedText, &[(usize, BlockEdit)]) -> SegmentedText,
) -> (SegmentedText, Vec<Block>, Vec<Diagnostic>) {
    let mut open: Vec<&Correction> = rows
        .iter()
        .filter(|one| matches!(&one.what, What::Block { lang, .. } if *lang == text.lang))
        .collect();
    if open.is_empty() {
        return (text, Vec::new(), Vec::new());
    }
    let mut told: BTreeMap<usize, Lost> = BTreeMap::new();
    let mut former = Vec::new();
    for _ in 0..ROUNDS {
        if open.is_empty() {
            break;
        }
        let mut edits: Vec<(usize, BlockEdit)> = Vec::new();
        let mut kinds: BTreeMap<usize, (usize, BlockKind)> = BTreeMap::new();
        let index = Index::new(text.lang, &text.blocks);
        open.retain(|one| match place(&index, one) {
            Ok((at, BlockEdit::Is(kind))) => match *kinds.entry(at).or_insert((one.row, kind)) {
                (row, other) if other != kind => {
                    let near = Some(index.told(at));
                    told.insert(one.row, (CorrectionFault::Contradicts { row }, near));
                    false
                }
                _ => {
                    edits.push((at, BlockEdit::Is(kind)));
                    told.remove(&one.row);
                    false
                }
            },
            Ok(place) => {
                edits.push(place);
                told.remove(&one.row);
                false
            }
            Err(why) => {
                told.insert(one.row, why);
                true
            }
        });
        if edits.is_empty() {
            break;
        }
        if former.is_empty() {
            former.clone_from(&text.blocks);
        }
        text = edit(text, &edits);
    }
    let lang = text.lang;
    (text, former, told.into_iter().map(|(row, why)| lost(row, why, Some(lang))).collect())
}

/// The block that a row means, and what becomes of it.
fn place(index: &Index<'_>, one: &Correction) -> Result<(usize, BlockEdit), Lost> {
    let What::Block { anchor, action, .. } = &one.what else {
        return Err((CorrectionFault::NoBlock, None));
    };
    let at = index.find(anchor)?;
    let fault = |fault| (fault, Some(index.told(at)));
    let block = &index.blocks[at];
    let edit = match action {
        BlockAction::Is(kind) => BlockEdit::Is(*kind),
        BlockAction::GoesOn => {
            let follows = index.blocks[at + 1..].iter().any(|next| stream(next.kind) == stream(block.kind));
            if !follows {
                return Err(fault(CorrectionFault::NothingFollows));
            }
            BlockEdit::GoesOn
        }
        BlockAction::Ends(words) => {
            let places = index.places(at, words);
            let end = match places.as_slice() {
                [one] => one.end,
                [] => return Err(fault(CorrectionFault::NoWords { words: words.clone() })),
                _ => return Err(fault(CorrectionFault::SeveralPlaces { words: words.clone() })),
            };
            let cut = end_of(block.text.text(), end);
            if cut == block.text.text().len() {
                return Err(fault(CorrectionFault::NothingFollows));
            }
            BlockEdit::Ends(cut)
        }
    };
    Ok((at, edit))
}

/// Where the words that end at `end` end with the marks behind them, up to the next word.
fn end_of(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let word = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
    // What opens something belongs to what follows.
    let marks = rest[..word]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '“' | '‘'));
    let next =
        rest[marks.len()..].find(|c: char| !c.is_whitespace()).map_or(rest.len(), |at| marks.len() + at);
    end + next
}
