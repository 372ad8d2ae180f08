//! What one side says of its phrases: how often each stands, in which forms, and how far it is a term.

use std::collections::BTreeMap;

use super::language::knowledge;
use super::phrase::{Phrase, Word, key, phrases, words};
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

/// A line of one side.
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    /// The phrases of the line, each with the number of its group.
    pub(super) phrases: Vec<(Phrase, usize)>,
}

/// Phrases that differ in their forms only.
#[derive(Debug)]
pub(super) struct Group {
    /// How often each form stands.
    pub(super) forms: BTreeMap<String, usize>,
    /// How often any of them stands.
    pub(super) count: usize,
    /// How many content words they have.
    size: usize,
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
pub(super) struct Inventory {
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
    /// Reads the lines of a side.
    pub(super) fn new<'a>(lang: Lang, lines: impl Iterator<Item = &'a str>) -> Inventory {
        let lines: Vec<Vec<Word>> = lines.map(|line| words(lang, line)).collect();
        let (tallies, total) = tally(lang, &lines);
        let mut out = Inventory { lines: Vec::new(), groups: Vec::new() };
        let mut index: Lookup<String, usize> = Lookup::default();
        for words in lines {
            let found = phrases(lang, &words);
            let mut placed = Vec::with_capacity(found.len());
            for phrase in found {
                let inside = &words[phrase.words.clone()];
                let group = *index.entry(key(lang, inside)).or_insert_with(|| {
                    out.groups.push(Group::new(lang, inside, phrase.size, &tallies, total));
                    out.groups.len() - 1
                });
                out.groups[group].count += 1;
                placed.push((phrase, group));
            }
            out.lines.push(Line { words, phrases: placed });
        }
        out
    }

    /// Notes the form of every phrase, as it is written in `lines`.
    pub(super) fn name<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        for (line, text) in self.lines.iter().zip(lines) {
            for (phrase, group) in &line.phrases {
                *self.groups[*group]
                    .forms
                    .entry(form(text, &line.words[phrase.words.clone()]))
                    .or_default() += 1;
            }
        }
    }

    /// Counts how often phrases stand in longer ones.
    pub(super) fn nest(&mut self) {
        let mut inside: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for line in &self.lines {
            for (long, whole) in &line.phrases {
                for (short, part) in &line.phrases {
                    let within = long.words.start <= short.words.start && short.words.end <= long.words.end;
                    if within && short.size < long.size && self.groups[*whole].count > 1 {
                        *inside.entry((*part, *whole)).or_default() += 1;
                    }
                }
            }
        }
        for ((part, _), count) in inside {
            let nested = &mut self.groups[part].nested;
            *nested = (nested.0 + count, nested.1 + 1);
        }
    }
}

/// Counts the words of a side.
fn tally(lang: Lang, lines: &[Vec<Word>]) -> (Lookup<String, Tally>, f32) {
    let knowledge = knowledge(lang);
    let mut out: Lookup<String, Tally> = Lookup::default();
    let mut total = 0.0;
    for words in lines {
        for (at, word) in words.iter().enumerate() {
            let led = at.checked_sub(1).is_none_or(|before| knowledge.leads(&words[before].lower));
            let tally = out.entry(word.lower.clone()).or_default();
            tally.count += 1.0;
            tally.led += f32::from(u8::from(led));
            tally.closed += f32::from(u8::from(words.get(at + 1).is_none_or(Word::begins)));
            total += 1.0;
        }
    }
    (out, total)
}

impl Group {
    fn new(lang: Lang, words: &[Word], size: usize, tallies: &Lookup<String, Tally>, total: f32) -> Group {
        let knowledge = knowledge(lang);
        let of = |word: &Word| tallies.get(&word.lower).copied().unwrap_or_default();
        let weird = |word: &Word| (of(word).count / total * 1e9).log10() - knowledge.zipf(&word.lower);
        let content = words.iter().filter(|word| word.content);
        let weird = content.map(weird).sum::<f32>() / size as f32;
        let led = words.first().map_or(0.0, |word| of(word).led / of(word).count.max(1.0));
        let closed = words.last().map_or(0.0, |word| of(word).closed / of(word).count.max(1.0));
        Group { forms: BTreeMap::new(), count: 0, size, nested: (0, 0), weird, led, closed }
    }

    /// How far the phrases are a term: the C-value (Frantzi, Ananiadou and Mima 2000), in which single words count too,
    /// times how much more frequent the words are here than in general language (Ahmad et al. 1999); nothing for none.
    pub(super) fn termhood(&self) -> Option<f32> {
        let (least, long) = if self.size == 1 { (WEIRD_WORD, SHORTEST_WORD) } else { (WEIRD_PHRASE, 0) };
        let letters = self.forms.keys().map(|form| form.chars().count()).max().unwrap_or_default();
        if self.weird < least || self.led < LEAST_LED || self.closed < LEAST_CLOSED || letters < long {
            return None;
        }
        let nested = if self.nested.1 == 0 { 0.0 } else { self.nested.0 as f32 / self.nested.1 as f32 };
        let free = self.count as f32 - nested;
        (free > 0.0).then(|| (1.0 + self.size as f32).log2() * free * self.weird)
    }

    /// The most frequent form, the first in the alphabet of those that are equally frequent.
    pub(super) fn name(&self) -> &str {
        let best = self.forms.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        best.map_or("", |(form, _)| form)
    }

    /// The other forms, the most frequent first.
    pub(super) fn variants(&self) -> Vec<String> {
        let mut all: Vec<(&String, &usize)> =
            self.forms.iter().filter(|(form, _)| *form != self.name()).collect();
        all.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        all.into_iter().map(|(form, _)| form.clone()).collect()
    }
}

/// A phrase as it is written, in lower case where its case says nothing.
fn form(line: &str, words: &[Word]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let text = line.get(first.range.start..last.range.end).unwrap_or_default();
    let lower = first.common && words.iter().all(|word| word.common || word.range == first.range);
    let text = if lower { text.to_lowercase() } else { text.to_owned() };
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('’', "'")
        .replace("' ", "'")
        .replace(" '", "'")
}
