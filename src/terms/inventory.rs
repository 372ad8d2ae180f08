//! What one side says of its phrases: how often each stands, in which forms, and how far it is a term.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::language::knowledge;
use super::phrase::{Known, Phrase, Word, phrases, read_key, span, words};
use crate::model::{Lang, Lookup};

/// How far a word has to be more frequent here than in general language, in powers of ten: a single word.
const WEIRD_WORD: f32 = 0.9;
/// The same of the mean over the words of a phrase.
const WEIRD_PHRASE: f32 = 0.6;
/// The least share of the places of a first word where it follows a word that leads to a noun.
const LEAST_LED: f32 = 0.3;
/// The least share of the places of a last word where no word of a term follows it.
const LEAST_CLOSED: f32 = 0.2;
/// The fewest letters of a term of one word that is not written in capitals.
const SHORTEST_WORD: usize = 4;

/// The words and phrases of a line, which is read by itself.
#[derive(Debug)]
pub struct Reading {
    words: Vec<Word>,
    phrases: Vec<Phrase>,
}

impl Reading {
    /// Reads a line; `known` are the words of the lines before.
    #[must_use]
    pub fn new<'a>(lang: Lang, line: &'a str, known: &mut Known<'a>) -> Reading {
        let words = words(lang, line, known);
        Reading { phrases: phrases(lang, &words), words }
    }
}

/// A line of one side.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    /// The phrases of the line, each with the number of its group.
    pub(super) phrases: Vec<(Phrase, usize)>,
}

/// Phrases that differ in their forms only.
#[derive(Debug)]
pub(super) struct Group {
    /// What the forms have in common.
    pub(super) key: String,
    /// How often each form stands, if they may be a term.
    pub(super) forms: BTreeMap<String, usize>,
    /// How often any of them stands.
    pub(super) count: usize,
    /// How many content words they have.
    pub(super) size: usize,
    /// The line in which the first stands, and its place among the phrases there.
    first: (usize, usize),
    /// How often they stand in longer phrases, and in how many.
    nested: (usize, usize),
    /// The mean logarithm of how much more frequent the words are here than in general language.
    weird: f32,
    /// How far the first word is met where nouns begin.
    led: f32,
    /// How far the last word is met where nothing follows that could belong to the term.
    closed: f32,
}

/// One side.
#[derive(Debug)]
pub struct Inventory {
    pub(super) lines: Vec<Line>,
    pub(super) groups: Vec<Group>,
}

/// What is counted of a word.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    count: f32,
    led: f32,
    closed: f32,
}

impl Inventory {
    /// Counts what the lines of a side say; `texts` are those lines.
    #[must_use]
    pub fn new<'a>(lang: Lang, lines: Vec<Reading>, texts: impl Iterator<Item = &'a str>) -> Inventory {
        let (tallies, total) = tally(lang, &lines);
        let mut out = Inventory { lines: Vec::with_capacity(lines.len()), groups: Vec::new() };
        let mut index: Lookup<String, usize> = Lookup::default();
        let mut key = String::new();
        for (at, Reading { words, phrases }) in lines.into_iter().enumerate() {
            let mut placed = Vec::with_capacity(phrases.len());
            for phrase in phrases {
                read_key(&words[phrase.words.clone()], &mut key);
                let group = match index.get(&key) {
                    Some(group) => *group,
                    None => {
                        out.groups.push(Group::new(key.clone(), phrase.size, (at, placed.len())));
                        index.insert(key.clone(), out.groups.len() - 1);
                        out.groups.len() - 1
                    }
                };
                out.groups[group].count += 1;
                placed.push((phrase, group));
            }
            out.lines.push(Line { words, phrases: placed });
        }
        for group in out.groups.iter_mut().filter(|group| group.count > 1) {
            let line = &out.lines[group.first.0];
            let words = &line.words[line.phrases[group.first.1].0.words.clone()];
            group.judge(lang, words, &tallies, total);
        }
        out.name(lang, texts);
        out.nest();
        out
    }

    /// Where the first phrase of a group stands: the line, and its bytes there.
    pub(super) fn first(&self, group: usize) -> (usize, Range<usize>) {
        let (at, place) = self.groups[group].first;
        let line = &self.lines[at];
        (at, span(&line.words, &line.phrases[place].0))
    }

    /// Notes the form of every phrase that may be a term, as it is written in `lines`.
    fn name<'a>(&mut self, lang: Lang, lines: impl Iterator<Item = &'a str>) {
        for (line, text) in self.lines.iter().zip(lines) {
            for (phrase, group) in &line.phrases {
                let group = &mut self.groups[*group];
                if group.may_be_a_term() {
                    *group.forms.entry(form(lang, text, &line.words[phrase.words.clone()])).or_default() += 1;
                }
            }
        }
    }

    /// Counts how often phrases stand in longer ones: those of the place where the longer one stands first.
    fn nest(&mut self) {
        for whole in 0..self.groups.len() {
            let Group { count, first, .. } = self.groups[whole];
            if count < 2 {
                continue;
            }
            let line = &self.lines[first.0];
            let long = &line.phrases[first.1].0;
            // Phrases stand in the order of their first words.
            for (short, part) in &line.phrases[line.beginning(long.words.start)..] {
                if short.words.start >= long.words.end {
                    break;
                }
                if short.words.end <= long.words.end && short.size < long.size {
                    let nested = &mut self.groups[*part].nested;
                    *nested = (nested.0 + count, nested.1 + 1);
                }
            }
        }
    }
}

impl Line {
    /// The first phrase that begins at a word or behind it.
    pub(super) fn beginning(&self, word: usize) -> usize {
        self.phrases.partition_point(|(phrase, _)| phrase.words.start < word)
    }
}

/// Counts the words of a side.
fn tally(lang: Lang, lines: &[Reading]) -> (Lookup<Arc<str>, Tally>, f32) {
    let knowledge = knowledge(lang);
    let mut out: Lookup<Arc<str>, Tally> = Lookup::default();
    let mut total = 0.0;
    for Reading { words, .. } in lines {
        for (at, word) in words.iter().enumerate() {
            total += 1.0;
            if !word.content {
                continue;
            }
            let tally = out.entry(Arc::clone(&word.lower)).or_default();
            let led = at.checked_sub(1).is_none_or(|before| knowledge.leads(&words[before].lower));
            tally.count += 1.0;
            tally.led += f32::from(u8::from(led));
            tally.closed += f32::from(u8::from(words.get(at + 1).is_none_or(Word::begins)));
        }
    }
    (out, total)
}

impl Group {
    fn new(key: String, size: usize, first: (usize, usize)) -> Group {
        let (weird, led, closed) = (0.0, 0.0, 0.0);
        Group { key, forms: BTreeMap::new(), count: 0, size, first, nested: (0, 0), weird, led, closed }
    }

    /// Says of phrases with these words how far they look like a term.
    fn judge(&mut self, lang: Lang, words: &[Word], tallies: &Lookup<Arc<str>, Tally>, total: f32) {
        let knowledge = knowledge(lang);
        let of = |word: &Word| tallies.get(&word.lower).copied().unwrap_or_default();
        let weird = |word: &Word| (of(word).count / total * 1e9).log10() - knowledge.zipf(&word.lower);
        let content = words.iter().filter(|word| word.content);
        self.weird = content.map(weird).sum::<f32>() / self.size as f32;
        self.led = words.first().map_or(0.0, |word| of(word).led / of(word).count.max(1.0));
        self.closed = words.last().map_or(0.0, |word| of(word).closed / of(word).count.max(1.0));
    }

    /// Whether its words stand as those of a term do, more often than once.
    pub(super) fn may_be_a_term(&self) -> bool {
        let least = if self.size == 1 { WEIRD_WORD } else { WEIRD_PHRASE };
        self.count > 1 && self.weird >= least && self.led >= LEAST_LED && self.closed >= LEAST_CLOSED
    }

    /// How far the phrases are a term: the C-value (Frantzi, Ananiadou and Mima 2000), in which single words count too,
    /// times how much more frequent the words are here than in general language (Ahmad et al. 1999); nothing for none.
    pub(super) fn termhood(&self) -> Option<f32> {
        let letters = self.forms.keys().map(|form| form.chars().count()).max().unwrap_or_default();
        if !self.may_be_a_term() || self.size == 1 && letters < SHORTEST_WORD {
            return None;
        }
        let nested = if self.nested.1 == 0 { 0.0 } else { self.nested.0 as f32 / self.nested.1 as f32 };
        let free = self.count as f32 - nested;
        (free > 0.0).then(|| (1.0 + self.size as f32).log2() * free * self.weird)
    }

    /// How often a form stands, whatever its case.
    pub(super) fn count_of(&self, form: &str) -> usize {
        let sought = form.to_lowercase().replace('’', "'");
        self.forms.iter().filter(|(known, _)| known.to_lowercase() == sought).map(|(_, count)| count).sum()
    }

    /// The most frequent form, the first in the alphabet of those that are equally frequent; what the forms have in
    /// common where they may not be a term.
    pub(super) fn name(&self) -> &str {
        let best = self.forms.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        best.map_or(&self.key, |(form, _)| form)
    }
}

/// A phrase as it is written, in lower case where its case says nothing.
fn form(lang: Lang, line: &str, words: &[Word]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let text = line.get(first.range.start..last.range.end).unwrap_or_default();
    let lower = first.common && words.iter().all(|word| word.common || word.range == first.range);
    let text = if lower { text.to_lowercase() } else { text.to_owned() };
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '\'' | '’') || c == ' ';
    if text.chars().all(plain) && !text.contains("  ") {
        return text;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'").replace(" '", "'");
    if knowledge(lang).elides { text.replace("' ", "'") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(lang: Lang, line: &str) -> String {
        form(lang, line, &words(lang, line, &mut Known::default()))
    }

    #[test]
    fn an_apostrophe_ties_words_where_the_language_elides() {
        assert_eq!(forms(Lang::Fr, "accès à l’ eau"), "accès à l'eau");
        assert_eq!(forms(Lang::En, "Victims’ Rights"), "Victims' Rights");
        assert_eq!(forms(Lang::En, "victims ' rights"), "victims' rights");
    }
}
