//! Corrections of mentions, each at its place.

use std::collections::BTreeMap;
use std::ops::Range;

use super::anchor::MentionAnchor;
use super::index::{Index, Lost};
use super::print::folded;
use super::row::{Correction, MentionAction, What};
use super::{Former, Meaning, RULE, lost};
use crate::model::{
    CorrectionFault, Diagnostic, EntityKind, Flaw, Lang, Mention, MentionKind, Sides, Value, Version,
};

/// The anchor of the mention at `range` of the block `at`; nothing if it holds no letter and no digit.
pub(super) fn anchor(index: &Index<'_>, at: usize, range: &Range<usize>) -> Option<String> {
    let text = index.blocks.get(at)?.text.text();
    let words = text.get(range.clone())?;
    let whole = index.whole(at);
    let own = whole.forth(range);
    let time = whole.find(&folded(words)).iter().position(|place| *place == own)? + 1;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(MentionAnchor { block: index.anchor(at)?, words, time }.to_string())
}

/// What is to become of a place: its block, its bytes, and what is said of it.
struct Place {
    row: usize,
    block: usize,
    range: Range<usize>,
    action: Action,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    None,
    Value(Option<MentionKind>, String),
    Span(Range<usize>),
}

/// Corrects the mentions of both versions.
pub(super) fn correct(
    rows: &[Correction],
    versions: &mut Sides<Option<&mut Version>>,
    former: &Former,
    meaning: &Meaning<'_>,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for lang in Lang::BOTH {
        let own = |one: &&Correction| matches!(&one.what, What::Mention { lang: own, .. } if *own == lang);
        let Some(version) = versions[lang].as_mut().filter(|_| rows.iter().any(|one| own(&one))) else {
            continue;
        };
        let index = Index::new(lang, &version.text.blocks).knowing(&former[lang]);
        let mut places = Vec::new();
        for one in rows.iter().filter(own) {
            match place(&index, one) {
                Ok(place) => places.push(place),
                Err(why) => told.push(lost(one.row, why, Some(lang))),
            }
        }
        // Where a mention ends is said last, since it is known by where it ended.
        places.sort_by_key(|place| matches!(place.action, Action::Span(_)));
        let mut work = Work { lang, index, meaning, said: BTreeMap::new() };
        for place in places {
            let row = place.row;
            if let Err(why) = work.apply(place, &mut version.mentions) {
                told.push(lost(row, why, Some(lang)));
            }
        }
        version.mentions.sort_by_key(|mention| (mention.block, mention.range.start, mention.range.end));
    }
    told.sort_by_key(row_of);
    told
}

fn row_of(one: &Diagnostic) -> usize {
    match one.flaw {
        Flaw::Correction { row, .. } => row,
        _ => 0,
    }
}

/// The place that a row means.
fn place(index: &Index<'_>, one: &Correction) -> Result<Place, Lost> {
    let What::Mention { anchor, action, .. } = &one.what else {
        return Err((CorrectionFault::NoBlock, None));
    };
    let block = index.find(&anchor.block)?;
    let fault = |fault| (fault, Some(index.told(block)));
    let none = |words: &str| fault(CorrectionFault::NoWords { words: words.to_owned() });
    let range = index.places(block, &anchor.words).into_iter().nth(anchor.time - 1);
    let range = range.ok_or_else(|| none(&anchor.words))?;
    let action = match action {
        MentionAction::None => Action::None,
        MentionAction::Value(kind, value) => Action::Value(*kind, value.clone()),
        MentionAction::Span(words) => {
            // Of several places the one that shares most with the mention.
            let shared =
                |other: &Range<usize>| other.end.min(range.end).saturating_sub(other.start.max(range.start));
            let places = index.places(block, words);
            let best = places.into_iter().rev().max_by_key(shared).filter(|place| shared(place) > 0);
            Action::Span(best.ok_or_else(|| none(words))?)
        }
    };
    Ok(Place { row: one.row, block, range, action })
}

/// The corrections of a version while they are applied.
struct Work<'a> {
    lang: Lang,
    index: Index<'a>,
    meaning: &'a Meaning<'a>,
    /// What the first row said of a place, and which row that was.
    said: BTreeMap<(usize, usize, bool), (usize, Action)>,
}

impl Work<'_> {
    fn apply(&mut self, place: Place, mentions: &mut Vec<Mention>) -> Result<(), Lost> {
        let Place { row, block, range, action } = place;
        let near = Some(self.index.told(block));
        let fault = |fault| (fault, near.clone());
        let words = || self.index.blocks[block].text.text().get(range.clone()).unwrap_or_default().to_owned();
        let whole = self.index.whole(block);
        let own = whole.forth(&range);
        let here = |mention: &Mention| mention.block == block && whole.forth(&mention.range) == own;
        // What a mention means and where it ends are said by different rows.
        let key = (block, range.start, matches!(action, Action::Span(_)));
        match self.said.get(&key) {
            Some((_, said)) if *said == action => return Ok(()),
            Some((row, _)) => return Err(fault(CorrectionFault::Contradicts { row: *row })),
            None => {}
        }
        let said = (row, action.clone());
        let first = mentions.partition_point(|mention| mention.block < block);
        let found: Vec<usize> = (first..mentions.len())
            .take_while(|at| mentions[*at].block == block)
            .filter(|at| here(&mentions[*at]))
            .collect();
        let none = || fault(CorrectionFault::NoMention { words: words() });
        match action {
            Action::None => mentions.retain(|mention| !here(mention)),
            Action::Value(kind, text) => {
                let first = found.first().copied();
                let kind = kind.or(first.map(|at| kind_of(&mentions[at].value))).ok_or_else(none)?;
                let value = (self.meaning)(self.lang, Some(kind), &text);
                let value = value.ok_or_else(|| fault(CorrectionFault::NoValue { value: text }))?;
                let at = found.iter().copied().find(|at| kind_of(&mentions[*at].value) == kind).or(first);
                let range = at.map_or(range.clone(), |at| mentions[at].range.clone());
                put(mentions, at, Mention { block, range, rule: RULE, value });
            }
            Action::Span(span) => {
                let at = *found.first().ok_or_else(none)?;
                let value = mentions[at].value.clone();
                put(mentions, Some(at), Mention { block, range: span, rule: RULE, value });
            }
        }
        self.said.insert(key, said);
        Ok(())
    }
}

/// Puts a mention in the place of another, or among those of its block.
fn put(mentions: &mut Vec<Mention>, at: Option<usize>, mention: Mention) {
    match at {
        Some(at) => mentions[at] = mention,
        None => {
            let at = mentions.partition_point(|other| {
                (other.block, other.range.start, other.range.end)
                    < (mention.block, mention.range.start, mention.range.end)
            });
            mentions.insert(at, mention);
        }
    }
}

/// What kind of mention has such a value.
pub(super) fn kind_of(value: &Value) -> MentionKind {
    match value {
        Value::Date(_) => MentionKind::Date,
        Value::Symbol(_) => MentionKind::Symbol,
        Value::Entity(value) => match value.kind {
            EntityKind::Org => MentionKind::Org,
            EntityKind::Person => MentionKind::Person,
            EntityKind::Place => MentionKind::Place,
            EntityKind::Instrument => MentionKind::Instrument,
        },
    }
}
