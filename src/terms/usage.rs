//! Terms that are called otherwise than they usually are.
//!
//! A term is settled where one phrase nearly always stands for it. Where that phrase is missing and others stand in its
//! place, that is a finding; words of the same family as the usual ones (`coordinating`, `coordination`) are none, nor is a
//! term that the other language leaves out.

use std::collections::BTreeMap;
use std::ops::Range;

use super::inventory::{Inventory, Line};
use super::list::Origin;
use super::phrase::{Phrase, Word, span};
use super::{Across, LinkedPair, Meeting};
use crate::model::{Lang, OddTerm};

/// The fewest times that a term and what it is called stand for each other.
const LEAST_USUAL: usize = 5;
/// The least share of the places of a term where that stands for it.
const LEAST_SHARE: f32 = 0.85;
/// The most words that can stand for a term otherwise.
const MOST_OTHERS: usize = 6;
/// Letters with which words of one family begin.
const FAMILY: usize = 4;

/// What a term is usually called: the number of the group, and how often that stands for it.
type Usual = BTreeMap<usize, (usize, usize)>;

/// One direction: a side with terms, and the other side.
struct Direction<'a> {
    lang: Lang,
    here: &'a Inventory,
    there: &'a Inventory,
    usual: Usual,
}

/// A sentence pair in one direction.
struct View<'a> {
    here: &'a Line,
    there: &'a Line,
    forth: &'a [Vec<usize>],
    back: &'a [Vec<usize>],
}

/// The places of a portion where a settled term is called otherwise, in the order of the sentence pairs; French terms first.
#[must_use]
pub fn odd_terms(
    fr: &Inventory,
    en: &Inventory,
    pairs: &[LinkedPair<'_>],
    meetings: &[Vec<Meeting>],
    origins: &[Origin],
) -> Vec<OddTerm> {
    let mut met: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for meeting in meetings.iter().flatten() {
        *met.entry(meeting.groups).or_default() += 1;
    }
    let french = Direction {
        lang: Lang::Fr,
        here: fr,
        there: en,
        usual: usual(fr, met.iter().map(|(k, n)| (*k, *n))),
    };
    let turned = met.iter().map(|((a, b), count)| ((*b, *a), *count));
    let english = Direction { lang: Lang::En, here: en, there: fr, usual: usual(en, turned) };
    let mut out = Vec::new();
    for (((pair, origin), fr), en) in pairs.iter().zip(origins).zip(&fr.lines).zip(&en.lines) {
        if !french.concerns(fr) && !english.concerns(en) {
            continue;
        }
        let across = Across::new(pair, fr, en);
        let view = View { here: fr, there: en, forth: &across.forth, back: &across.back };
        french.look(&view, *origin, &mut out);
        let view = View { here: en, there: fr, forth: &across.back, back: &across.forth };
        english.look(&view, *origin, &mut out);
    }
    out
}

/// What the settled terms of a side are called.
fn usual(side: &Inventory, met: impl Iterator<Item = ((usize, usize), usize)>) -> Usual {
    let mut out = Usual::new();
    for ((term, other), count) in met {
        let group = &side.groups[term];
        let settled = count >= LEAST_USUAL && count as f32 >= LEAST_SHARE * group.count as f32;
        if settled && group.termhood().is_some() {
            out.insert(term, (other, count));
        }
    }
    out
}

impl Direction<'_> {
    /// Whether a line holds a settled term.
    fn concerns(&self, line: &Line) -> bool {
        line.phrases.iter().any(|(_, group)| self.usual.contains_key(group))
    }

    /// Finds the settled terms of a line that are called otherwise.
    fn look(&self, view: &View<'_>, origin: Origin, out: &mut Vec<OddTerm>) {
        let settled: Vec<&(Phrase, usize)> =
            view.here.phrases.iter().filter(|(_, group)| self.usual.contains_key(group)).collect();
        for (phrase, group) in &settled {
            let Some((other, count)) = self.usual.get(group).copied() else { continue };
            let within = |long: &Phrase| {
                long.words.start <= phrase.words.start && phrase.words.end <= long.words.end && long != phrase
            };
            if settled.iter().any(|(long, _)| within(long)) {
                continue;
            }
            let places =
                |line: &Line, group: usize| line.phrases.iter().filter(|(_, one)| *one == group).count();
            if places(view.there, other) >= places(view.here, *group) {
                continue;
            }
            let Some(instead) = view.instead(phrase, &self.there.groups[other].key) else { continue };
            let (term, instead) = (span(&view.here.words, phrase), bytes(&view.there.words, &instead));
            let (fr, en) = match self.lang {
                Lang::Fr => (term, instead),
                Lang::En => (instead, term),
            };
            let total = self.here.groups[*group].count;
            let usual = self.there.groups[other].name().to_owned();
            out.push(OddTerm {
                sentence: origin.sentence,
                lang: self.lang,
                fr,
                en,
                usual,
                counts: (count, total),
            });
        }
    }
}

impl View<'_> {
    /// The words of the other side that stand for a phrase, if they are others than those of `usual`.
    fn instead(&self, phrase: &Phrase, usual: &str) -> Option<Range<usize>> {
        let content = || phrase.words.clone().filter(|word| self.here.words[*word].content);
        let linked: Vec<usize> = content().flat_map(|word| self.forth[word].iter().copied()).collect();
        let words: Vec<usize> = if linked.is_empty() { self.unlinked_beside(phrase)? } else { linked };
        let (first, last) = (*words.iter().min()?, *words.iter().max()?);
        let range = first..last + 1;
        if range.len() > MOST_OTHERS {
            return None;
        }
        let inside = &self.there.words[range.clone()];
        let own = inside.iter().all(|word| !is_of_family(word, usual));
        let ours = range.clone().all(|word| self.back[word].iter().all(|here| phrase.words.contains(here)));
        (own && ours).then_some(range)
    }

    /// The content words without a link between what stands for the words before a phrase and for those behind it.
    fn unlinked_beside(&self, phrase: &Phrase) -> Option<Vec<usize>> {
        let before = (0..phrase.words.start).rev().find_map(|word| self.forth[word].iter().max())?;
        let after = (phrase.words.end..self.forth.len()).find_map(|word| self.forth[word].iter().min())?;
        let between = before + 1..*after;
        if between.is_empty() || between.len() > MOST_OTHERS {
            return None;
        }
        let free: Vec<usize> =
            between.filter(|word| self.there.words[*word].content && self.back[*word].is_empty()).collect();
        (!free.is_empty()).then_some(free)
    }
}

/// Whether a word begins like one of the stems of a phrase.
fn is_of_family(word: &Word, stems: &str) -> bool {
    stems.split(' ').any(|stem| {
        let common = stem.chars().zip(word.stem.chars()).take_while(|(a, b)| a == b).count();
        common >= FAMILY.min(stem.chars().count()).max(1) && !word.stem.is_empty()
    })
}

/// The bytes of some words in a row.
fn bytes(words: &[Word], range: &Range<usize>) -> Range<usize> {
    span(words, &Phrase { words: range.clone(), size: range.len() })
}
