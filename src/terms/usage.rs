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
use crate::lexicon::translations;
use crate::model::{Lang, OddTerm};

/// The fewest times that a term and what it is called stand for each other.
const LEAST_USUAL: usize = 6;
/// The least share of the places of a term where that stands for it.
const LEAST_SHARE: f32 = 0.9;
/// The most words that can stand for a term otherwise.
const MOST_OTHERS: usize = 6;
/// Words within which the neighbours of a term stand for those of what it is called.
const NEAR: usize = 3;
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
    lang: Lang,
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
        let view = View { lang: Lang::Fr, here: fr, there: en, forth: &across.forth, back: &across.back };
        french.look(&view, pairs, *origin, &mut out);
        let view = View { lang: Lang::En, here: en, there: fr, forth: &across.back, back: &across.forth };
        english.look(&view, pairs, *origin, &mut out);
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
    fn look(&self, view: &View<'_>, pairs: &[LinkedPair<'_>], origin: Origin, out: &mut Vec<OddTerm>) {
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
            let usual = self.there_named(other, pairs);
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

    /// What phrases of the other side are called: their most frequent form, or that of their first place where they may not
    /// be a term.
    fn there_named(&self, group: usize, pairs: &[LinkedPair<'_>]) -> String {
        let found = &self.there.groups[group];
        if !found.forms.is_empty() {
            return found.name().to_owned();
        }
        let (line, range) = self.there.first(group);
        let text = pairs.get(line).map_or("", |pair| match self.lang {
            Lang::Fr => pair.en,
            Lang::En => pair.fr,
        });
        text.get(range).unwrap_or_default().to_owned()
    }
}

impl View<'_> {
    /// The words of the other side that stand for a phrase, if they are others than those of `usual`.
    fn instead(&self, phrase: &Phrase, usual: &str) -> Option<Range<usize>> {
        let content = phrase.words.clone().filter(|word| self.here.words[*word].content);
        let linked: Vec<usize> = content.flat_map(|word| self.forth[word].iter().copied()).collect();
        let words = if linked.is_empty() { self.unlinked_beside(phrase)? } else { linked };
        let range = self.with_neighbours(*words.iter().min()?..*words.iter().max()? + 1);
        if range.len() > MOST_OTHERS {
            return None;
        }
        let inside = || range.clone().filter(|word| self.there.words[*word].content);
        let leads_here = |word: usize| self.back[word].iter().all(|here| phrase.words.contains(here));
        let others = || inside().filter(|word| !usual.split(' ').any(|stem| self.is_of_family(*word, stem)));
        // A word of the usual ones that stands for nothing else may well stand for the term: then a link is missing.
        let misses = |stem: &str| {
            let kin = (0..self.there.words.len()).filter(|word| self.is_of_family(*word, stem));
            let mut kin = kin.filter(|word| range.contains(word) || leads_here(*word));
            kin.next().is_none()
        };
        let differs = others().next().is_some() && usual.split(' ').any(misses);
        let partly = inside().any(|word| usual.split(' ').any(|stem| self.is_of_family(word, stem)));
        let known = || others().any(|word| self.is_translation(phrase, word));
        let likely = || partly || known() || self.stands_between_the_same(phrase, &range);
        (differs && inside().all(leads_here) && likely()).then_some(range)
    }

    /// Whether the lexicon knows a word of the other side as a translation of one of the phrase.
    fn is_translation(&self, phrase: &Phrase, word: usize) -> bool {
        let there = &self.there.words[word].stem;
        self.here.words[phrase.words.clone()].iter().filter(|here| here.content).any(|here| {
            let (fr, en) = match self.lang {
                Lang::Fr => (&here.stem, there),
                Lang::En => (there, &here.stem),
            };
            let parts = || fr.split(' ').flat_map(translations);
            parts().any(|(known, _)| en.split(' ').any(|part| part == known))
        })
    }

    /// Whether the content words before and behind a phrase stand for those before and behind some words of the other side.
    fn stands_between_the_same(&self, phrase: &Phrase, range: &Range<usize>) -> bool {
        let content = |word: &usize| self.here.words[*word].content;
        let before = (0..phrase.words.start).rev().find(content);
        let after = (phrase.words.end..self.forth.len()).find(content);
        let near_before = before.is_some_and(|word| {
            let near = range.start.saturating_sub(NEAR)..range.start;
            self.forth[word].iter().any(|other| near.contains(other))
        });
        let near_after = after.is_some_and(|word| {
            let near = range.end..range.end + NEAR;
            self.forth[word].iter().any(|other| near.contains(other))
        });
        near_before && near_after
    }

    /// The content words without a link between what stands for the words before a phrase and for those behind it.
    fn unlinked_beside(&self, phrase: &Phrase) -> Option<Vec<usize>> {
        let before = (0..phrase.words.start).rev().find_map(|word| self.forth[word].iter().max())?;
        let after = (phrase.words.end..self.forth.len()).find_map(|word| self.forth[word].iter().min())?;
        let between = before + 1..*after;
        if between.is_empty() || between.len() > MOST_OTHERS {
            return None;
        }
        let free: Vec<usize> = between.filter(|word| self.is_free(*word)).collect();
        (!free.is_empty()).then_some(free)
    }

    /// Some words in a row, with a content word without a link on either side.
    fn with_neighbours(&self, mut range: Range<usize>) -> Range<usize> {
        if range.start > 0 && self.is_free(range.start - 1) && !self.there.words[range.start].begins() {
            range.start -= 1;
        }
        if self.there.words.get(range.end).is_some_and(|word| !word.begins()) && self.is_free(range.end) {
            range.end += 1;
        }
        range
    }

    /// Whether a word of the other side is a content word without a link.
    fn is_free(&self, word: usize) -> bool {
        self.there.words[word].content && self.back[word].is_empty()
    }

    /// Whether a word of the other side begins like a stem.
    fn is_of_family(&self, word: usize, stem: &str) -> bool {
        // A hyphenated word has a stem of several parts, and may be written in one.
        let whole = self.there.words[word].stem.replace(' ', "");
        let begins = |word: &str| {
            let common = stem.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
            !word.is_empty() && common >= FAMILY.min(stem.chars().count())
        };
        begins(&whole) || self.there.words[word].stem.split(' ').any(begins)
    }
}

/// The bytes of some words in a row.
fn bytes(words: &[Word], range: &Range<usize>) -> Range<usize> {
    span(words, &Phrase { words: range.clone(), size: range.len() })
}
