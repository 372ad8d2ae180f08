//! Words of the other side that nothing explains but a term that is not called there as it usually is.

use std::ops::Range;

use super::inventory::Line;
use super::language::knowledge;
use super::phrase::Phrase;
use super::usage::{Direction, LEAST_PLACES, MOST_OTHERS, View};

/// How many times two words must stand for each other so that one explains the other.
const ESTABLISHED: usize = 2;
/// How frequent a word of general language is, on the Zipf scale, that says too little to stand for a term by itself.
const EVERYDAY: f32 = 5.75;
/// Of the letters of the longer of two words, how many of so many both begin with if they are written alike.
const ALIKE: (usize, usize) = (2, 3);
/// How many words away from its usual place a term may stand.
const NEAR: usize = 4;
/// The words of the shortest sentence of which so much can be said; a heading is often another one.
const SHORTEST: usize = 6;
/// The widest stretch of words in which what stands for a term is looked for.
const WIDEST: usize = 16;

impl View<'_> {
    /// The words that stand for a phrase where `usual` does not: the only ones near its place that no other word explains.
    pub(super) fn unexplained(
        &self,
        phrase: &Phrase,
        direction: &Direction<'_>,
        (usual, count): (usize, usize),
    ) -> Option<Range<usize>> {
        let key = direction.there.groups[usual].key.as_str();
        let kin = |word: usize| key.split(' ').any(|stem| self.is_of_family(word, stem));
        let leads_here = |word: usize| self.back[word].iter().all(|here| phrase.words.contains(here));
        let words = || 0..self.there.words.len();
        let is_there = |stem: &str| words().any(|word| self.is_of_family(word, stem) && leads_here(word));
        if key.split(' ').all(is_there) {
            return None;
        }
        let place = self.place(phrase).filter(|_| self.there.words.len() >= SHORTEST)?;
        let free = |word: usize| {
            self.there.words[word].content && !kin(word) && !self.is_explained(phrase, direction, word)
        };
        let linked = |word: usize| self.back[word].iter().any(|here| phrase.words.contains(here));
        let mut runs = runs(place.filter(|word| free(*word)));
        if runs.len() > 1 || count < LEAST_PLACES {
            runs.retain(|run| run.clone().any(linked));
        }
        let [run] = <[Range<usize>; 1]>::try_from(runs).ok()?;
        let run = self.with_kin(run, kin);
        let partly = run.clone().any(kin);
        // What is written as a name is none for a term, and no single word stands for a phrase.
        let name = |word: usize| !self.there.words[word].common;
        let zipf = |word: usize| knowledge(direction.lang.other()).zipf(&self.there.words[word].lower);
        let likely = !run.clone().any(name) && !run.clone().all(|word| zipf(word) >= EVERYDAY);
        let words = key.split(' ').count().max(phrase.size);
        let enough = words == 1 || partly || run.len() > 1;
        let same =
            |word: usize| self.here.words.iter().any(|here| here.lower == self.there.words[word].lower);
        let likely = likely && !run.clone().any(same);
        (enough && likely && run.len() <= MOST_OTHERS).then_some(run)
    }

    /// Some words with those of the usual ones that stand beside them.
    fn with_kin(&self, mut run: Range<usize>, kin: impl Fn(usize) -> bool) -> Range<usize> {
        while run.start > 0 && kin(run.start - 1) && !self.there.words[run.start].begins() {
            run.start -= 1;
        }
        while run.end < self.there.words.len() && kin(run.end) && !self.there.words[run.end].begins() {
            run.end += 1;
        }
        run
    }

    /// Where on the other side a phrase is to be looked for: between what stands for the words before and behind it.
    fn place(&self, phrase: &Phrase) -> Option<Range<usize>> {
        let before = (0..phrase.words.start).rev().find_map(|word| self.forth[word].iter().max());
        let after = (phrase.words.end..self.forth.len()).find_map(|word| self.forth[word].iter().min());
        before.or(after)?;
        let end = self.there.words.len();
        let (first, last) = (before.map_or(0, |word| word + 1), after.copied().unwrap_or(end));
        let (first, last) = (first.min(last), first.max(last).min(end));
        let near = first.saturating_sub(NEAR)..(last + NEAR).min(end);
        (near.len() <= WIDEST).then_some(near)
    }

    /// Whether a word of this side outside of a phrase is usually called like a word of the other one.
    fn is_explained(&self, phrase: &Phrase, direction: &Direction<'_>, word: usize) -> bool {
        let group = alone(self.there, word);
        (0..self.here.words.len()).filter(|here| !phrase.words.contains(here)).any(|here| {
            let met = || {
                let groups = alone(self.here, here).zip(group);
                groups.is_some_and(|groups| direction.met.get(&groups).is_some_and(|met| *met >= ESTABLISHED))
            };
            let alike = || self.is_alike(here, word);
            self.here.words[here].content && (self.is_translation(here..here + 1, word) || met() || alike())
        })
    }

    /// Whether two words of both sides are written alike.
    fn is_alike(&self, here: usize, there: usize) -> bool {
        let pairs = self.here.words[here]
            .stem
            .split(' ')
            .flat_map(|here| self.there.words[there].stem.split(' ').map(move |there| (here, there)));
        pairs.into_iter().any(|(here, there)| {
            let common = here.chars().zip(there.chars()).take_while(|(a, b)| a == b).count();
            let longer = here.chars().count().max(there.chars().count());
            common > 0 && ALIKE.1 * common >= ALIKE.0 * longer
        })
    }
}

/// Words that stand in rows.
fn runs(words: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for word in words {
        match out.last_mut().filter(|run| run.end == word) {
            Some(run) => run.end += 1,
            None => out.push(word..word + 1),
        }
    }
    out
}

/// The group of a word that stands by itself.
fn alone(line: &Line, word: usize) -> Option<usize> {
    let phrases = &line.phrases[line.beginning(word)..];
    phrases.iter().find(|(phrase, _)| phrase.words == (word..word + 1)).map(|(_, group)| *group)
}
