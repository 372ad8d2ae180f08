//! Terms that are called otherwise than they usually are.
//!
//! A term is settled where one phrase nearly always stands for it. Where that phrase is missing and others stand in its
//! place, that is a finding; words of the same family as the usual ones (`coordinating`, `coordination`) are none, nor is a
//! term that the other language leaves out.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::inventory::{Inventory, Line};
use super::list::Origin;
use super::phrase::{Phrase, Word, span};
use super::settled::{Usual, usual};
use super::{Across, LinkedPair, Meeting, times};
use crate::lexicon::translations;
use crate::model::{Lang, OddTerm};

/// The most places of a word that says nothing but what it stands for here.
const RARE: usize = 3;
/// The least places of a term whose neighbours alone show what stands for it.
pub(super) const LEAST_PLACES: usize = 12;
/// The most words that can stand for a term otherwise.
pub(super) const MOST_OTHERS: usize = 6;
/// Words within which the neighbours of a term stand for those of what it is called.
const NEAR: usize = 3;
/// Letters with which words of one family begin.
const FAMILY: usize = 4;

/// One direction: a side with terms, and the other side.
pub(super) struct Direction<'a> {
    pub(super) lang: Lang,
    here: &'a Inventory,
    pub(super) there: &'a Inventory,
    usual: Usual,
    /// How often groups of both sides stand for each other.
    pub(super) met: BTreeMap<(usize, usize), usize>,
}

/// A sentence pair in one direction.
pub(super) struct View<'a> {
    lang: Lang,
    pub(super) here: &'a Line,
    pub(super) there: &'a Line,
    pub(super) forth: &'a [Vec<usize>],
    pub(super) back: &'a [Vec<usize>],
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
    let met = times(meetings);
    let turned: BTreeMap<(usize, usize), usize> =
        met.iter().map(|((a, b), count)| ((*b, *a), *count)).collect();
    let french = Direction { lang: Lang::Fr, here: fr, there: en, usual: usual(fr, en, &met), met };
    let english =
        Direction { lang: Lang::En, here: en, there: fr, usual: usual(en, fr, &turned), met: turned };
    let mut out = Vec::new();
    for (((pair, origin), fr), en) in pairs.iter().zip(origins).zip(&fr.lines).zip(&en.lines) {
        if !french.concerns(fr) && !english.concerns(en) {
            continue;
        }
        let (across, start) = (Across::new(pair, fr, en), out.len());
        let view = View { lang: Lang::Fr, here: fr, there: en, forth: &across.forth, back: &across.back };
        french.look(&view, pairs, (pair, *origin), &mut out);
        let view = View { lang: Lang::En, here: en, there: fr, forth: &across.back, back: &across.forth };
        let mut turned = Vec::new();
        english.look(&view, pairs, (pair, *origin), &mut turned);
        // What both directions find is one finding.
        turned.retain(|odd| !out[start..].iter().any(|known| known.fr == odd.fr && known.en == odd.en));
        out.extend(turned);
    }
    out
}

impl Direction<'_> {
    /// Whether a line holds a settled term.
    fn concerns(&self, line: &Line) -> bool {
        line.phrases.iter().any(|(_, group)| self.usual.get(*group).is_some())
    }

    /// Finds the settled terms of a line that are called otherwise.
    fn look(
        &self,
        view: &View<'_>,
        pairs: &[LinkedPair<'_>],
        (pair, origin): (&LinkedPair<'_>, Origin),
        out: &mut Vec<OddTerm>,
    ) {
        let mut settled: Vec<&(Phrase, usize)> =
            view.here.phrases.iter().filter(|(_, group)| self.usual.get(*group).is_some()).collect();
        // A longer term is looked at first, and what it settles is settled.
        settled.sort_by_key(|(phrase, _)| Reverse(phrase.words.len()));
        let mut done: Vec<&Range<usize>> = Vec::new();
        let mut found = Vec::new();
        for (phrase, group) in settled {
            let Some((other, count)) = self.usual.get(*group) else { continue };
            let words = &phrase.words;
            if done.iter().any(|long| long.start <= words.start && words.end <= long.end) {
                continue;
            }
            let places =
                |line: &Line, group: usize| line.phrases.iter().filter(|(_, one)| *one == group).count();
            if places(view.there, other) >= places(view.here, *group) {
                done.push(words);
                continue;
            }
            let linked = view.instead(phrase, self, *group, other);
            let Some(instead) = linked.or_else(|| view.unexplained(phrase, self, (other, count))) else {
                continue;
            };
            let (term, instead) = (span(&view.here.words, phrase), bytes(&view.there.words, &instead));
            let (fr, en) = match self.lang {
                Lang::Fr => (term, instead),
                Lang::En => (instead, term),
            };
            let Some((french, english)) = pair.fr.get(fr.clone()).zip(pair.en.get(en.clone())) else {
                continue;
            };
            let own = if self.lang == Lang::Fr { french } else { english };
            // A form that stands nowhere else may be of another word, and words left in the other language are no term.
            let left = french.to_lowercase().contains(&english.to_lowercase());
            if left || self.here.groups[*group].count_of(own) < 2 {
                continue;
            }
            let total = self.here.groups[*group].count;
            let usual = self.there_named(other, pairs);
            done.push(words);
            found.push(OddTerm {
                sentence: origin.sentence,
                lang: self.lang,
                fr,
                en,
                usual,
                counts: (count, total),
            });
        }
        found.sort_by_key(|odd: &OddTerm| if self.lang == Lang::Fr { odd.fr.start } else { odd.en.start });
        out.extend(found);
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
    fn instead(
        &self,
        phrase: &Phrase,
        direction: &Direction<'_>,
        term: usize,
        other: usize,
    ) -> Option<Range<usize>> {
        let usual = direction.there.groups[other].key.as_str();
        let content = phrase.words.clone().filter(|word| self.here.words[*word].content);
        let linked: Vec<usize> = content.flat_map(|word| self.forth[word].iter().copied()).collect();
        let words = if linked.is_empty() {
            self.unlinked_beside(phrase).or_else(|| self.only_unlinked(direction.there))?
        } else {
            linked
        };
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
        let known = || others().any(|word| self.is_translation(phrase.words.clone(), word));
        let rare = || others().any(|word| self.count(direction.there, word) <= RARE);
        let beside = self.neighbours_beside(phrase, &range);
        let settled = direction.here.groups[term].count >= LEAST_PLACES;
        let likely = || partly || known() || rare() || settled && beside == 2;
        (differs && inside().all(leads_here) && likely()).then_some(range)
    }

    /// Whether the lexicon knows a word of the other side as a translation of one of some words.
    pub(super) fn is_translation(&self, words: Range<usize>, word: usize) -> bool {
        let there = &self.there.words[word].stem;
        self.here.words[words].iter().filter(|here| here.content).any(|here| {
            let (fr, en) = match self.lang {
                Lang::Fr => (&here.stem, there),
                Lang::En => (there, &here.stem),
            };
            let parts = || fr.split(' ').flat_map(translations);
            parts().any(|(known, _)| en.split(' ').any(|part| part == known))
        })
    }

    /// Of the content words before and behind a phrase, how many stand for those before and behind some words of the other
    /// side.
    fn neighbours_beside(&self, phrase: &Phrase, range: &Range<usize>) -> usize {
        let content = |word: &usize| self.here.words[*word].content;
        let before = (0..phrase.words.start).rev().find(content);
        let after = (phrase.words.end..self.forth.len()).find(content);
        let near = |word: Option<usize>, near: Range<usize>| {
            word.is_some_and(|word| self.forth[word].iter().any(|other| near.contains(other)))
        };
        let first = near(before, range.start.saturating_sub(NEAR)..range.start);
        let last = near(after, range.end..range.end + NEAR);
        usize::from(first) + usize::from(last)
    }

    /// How often a word of the other side stands there, in any of its forms.
    fn count(&self, side: &Inventory, word: usize) -> usize {
        let alone = |(phrase, _): &&(Phrase, usize)| phrase.words == (word..word + 1);
        let phrases = &self.there.phrases[self.there.beginning(word)..];
        phrases.iter().find(alone).map_or(0, |(_, group)| side.groups[*group].count)
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

    /// The only content word of the other side that has no link, if it is rare.
    fn only_unlinked(&self, side: &Inventory) -> Option<Vec<usize>> {
        let mut free = (0..self.there.words.len()).filter(|word| self.is_free(*word));
        let only = free.next()?;
        (free.next().is_none() && self.count(side, only) <= RARE).then(|| vec![only])
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
    pub(super) fn is_of_family(&self, word: usize, stem: &str) -> bool {
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
