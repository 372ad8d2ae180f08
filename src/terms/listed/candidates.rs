//! The candidates of a side, and what is counted of them and of their words.

use std::rc::Rc;

use super::forms::{is_acronym, stem, written};
use super::knowledge::Knowledge;
use super::nested::Nested;
use super::spans::{Span, spans};
use super::tag::{Tag, tags};
use super::token::{Form, Known, Token, tokens};
use crate::model::{Lang, Lookup};

/// The fewest letters of the words by which a line is judged to be in capitals, as headings are.
const LONG_WORD: usize = 4;

/// A form that may be a term.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The form, in lower case.
    pub(super) form: Rc<str>,
    /// The form as it is shown, if that is not the form itself: in capitals where it always stands so.
    pub(super) shown: Option<String>,
    /// Its content words, as numbers of [`Candidates::words`].
    pub(super) words: Vec<usize>,
    /// What its first and its last word are.
    pub(super) ends: (Tag, Tag),
    /// How many joining words it has.
    pub(super) joiners: usize,
    /// The forms that differ from it in number only, as a number of [`Candidates::groups`].
    pub(super) group: usize,
    /// How often it stands.
    pub(super) count: usize,
    /// How often it stands in no longer candidate.
    pub(super) free: usize,
    /// In how many longer candidates it stands.
    pub(super) longer: usize,
    /// How often it stands where nouns begin.
    pub(super) led: usize,
    /// How often nothing follows that could belong to it.
    pub(super) closed: usize,
    /// How often it stands in brackets by itself, as abbreviations do.
    pub(super) bracketed: usize,
    /// How many different words and marks follow it; the end of a line is one.
    pub(super) followers: usize,
}

/// What is counted of a word.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// The word, in lower case.
    pub(super) word: String,
    /// How often it stands.
    pub(super) count: usize,
    /// How often with a capital, where that says something, and how often without.
    pub(super) cases: (usize, usize),
    /// In how many candidates of several words it stands.
    pub(super) heads: usize,
}

/// All candidates of a side.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub(super) all: Vec<Candidate>,
    /// The numbers of the candidates in the order of the text, each with its line.
    pub(super) places: Vec<(u32, usize)>,
    pub(super) words: Vec<Counts>,
    /// How often any form of each group stands.
    pub(super) groups: Vec<usize>,
    /// How many words the side has.
    pub(super) total: usize,
}

/// The numbers of what was met.
#[derive(Default)]
struct Index<'a> {
    /// The candidates by the very words of a line, where those differ from the form.
    seen: Lookup<&'a str, usize>,
    forms: Lookup<Rc<str>, usize>,
    words: Lookup<String, usize>,
    /// What the forms of words have in common, part by part.
    stems: Lookup<String, u32>,
    /// For each of the words, the numbers of its stems.
    stems_of: Vec<Vec<u32>>,
    /// The groups by the stems of their words.
    groups: Lookup<Box<[u32]>, usize>,
    /// The stems of a candidate, while it is looked up.
    key: Vec<u32>,
    nested: Nested,
    /// The numbers of candidates and of what follows them, 0 for the end of a line.
    followed: Vec<(u32, u32)>,
}

impl Candidates {
    /// Reads the lines of a side.
    pub(super) fn new<'a>(knowledge: &Knowledge, texts: impl Iterator<Item = &'a str>) -> Candidates {
        let (mut out, mut index) = (Candidates::default(), Index::default());
        let mut known = Known::default();
        for (at, line) in texts.enumerate() {
            let tokens = tokens(knowledge, line, &mut known);
            let tags = tags(knowledge, &tokens);
            out.count_words(knowledge.lang, &tokens, &tags, &mut index);
            let spans = spans(knowledge, &tokens, &tags);
            let found: Vec<u32> = spans
                .iter()
                .map(|span| {
                    let number = out.number(knowledge, line, &tokens, &tags, span, &mut index);
                    let candidate = &mut out.all[number];
                    candidate.count += 1;
                    let before = span.start.checked_sub(1).map(|at| tags[at]);
                    candidate.led += usize::from(before.is_some_and(Tag::leads));
                    let goes_on = |tag: &Tag| tag.is_nominal() || *tag == Tag::Participle;
                    candidate.closed += usize::from(!tags.get(span.end).is_some_and(goes_on));
                    candidate.bracketed += usize::from(in_brackets(&tokens, span));
                    let next = tokens.get(span.end).map_or(0, |token| token.form.serial);
                    let number = u32::try_from(number).unwrap_or(u32::MAX);
                    index.followed.push((number, next));
                    out.places.push((number, at));
                    number
                })
                .collect();
            out.nest(&spans, &found, &mut index.nested);
        }
        index.followed.sort_unstable();
        index.followed.dedup();
        for (number, _) in index.followed {
            out.all[number as usize].followers += 1;
        }
        for Candidate { words, .. } in out.all.iter().filter(|candidate| candidate.words.len() > 1) {
            for (at, word) in words.iter().enumerate() {
                out.words[*word].heads += usize::from(!words[..at].contains(word));
            }
        }
        out
    }

    fn count_words(&mut self, lang: Lang, tokens: &[Token], tags: &[Tag], index: &mut Index<'_>) {
        let long = || tokens.iter().map(|token| &token.form).filter(|form| form.length >= LONG_WORD);
        let capitals = long().filter(|form| form.capital).count();
        let letters = long().filter(|form| form.alphabetic).count();
        for (at, Token { form, .. }) in tokens.iter().enumerate() {
            if !form.alphabetic {
                continue;
            }
            self.total += 1;
            let number = self.word(lang, form, index);
            let counts = &mut self.words[number];
            counts.count += 1;
            // At the beginning of a sentence or in a heading a capital says nothing.
            if at > 0 && tags[at - 1] != Tag::Mark && 2 * capitals <= letters {
                counts.cases.0 += usize::from(form.capital);
                counts.cases.1 += usize::from(!form.capital);
            }
        }
    }

    /// The number of a word.
    fn word(&mut self, lang: Lang, form: &Form, index: &mut Index<'_>) -> usize {
        if let Some(number) = form.number.get() {
            return number;
        }
        let number = self.word_in_lower_case(lang, &form.lower, index);
        form.number.set(Some(number));
        number
    }

    fn word_in_lower_case(&mut self, lang: Lang, word: &str, index: &mut Index<'_>) -> usize {
        if let Some(number) = index.words.get(word) {
            return *number;
        }
        self.words.push(Counts { word: word.to_owned(), ..Counts::default() });
        index.words.insert(word.to_owned(), self.words.len() - 1);
        let mut number = |part| {
            let new = u32::try_from(index.stems.len()).unwrap_or(u32::MAX);
            *index.stems.entry(stem(lang, part)).or_insert(new)
        };
        index.stems_of.push(word.split('-').map(&mut number).collect());
        self.words.len() - 1
    }

    /// The number of the candidate at a place.
    fn number<'a>(
        &mut self,
        knowledge: &Knowledge,
        line: &'a str,
        tokens: &[Token],
        tags: &[Tag],
        span: &Span,
        index: &mut Index<'a>,
    ) -> usize {
        let surface = &line[tokens[span.start].start..tokens[span.end - 1].end];
        // Most are written as their form is.
        if let Some(number) = index.forms.get(surface) {
            return self.meet(*number, false);
        }
        if let Some(number) = index.seen.get(surface) {
            self.groups[self.all[*number].group] += 1;
            return *number;
        }
        let inside = span.start..span.end;
        let written = written(surface);
        let form = written.to_lowercase();
        let acronyms = form != *written && written.split(' ').any(is_acronym);
        if form != surface {
            let number = index.forms.get(&*form).copied();
            index.seen.insert(surface, number.unwrap_or(self.all.len()));
            if let Some(number) = number {
                return self.meet(number, acronyms);
            }
        }
        let content =
            || tokens[inside.clone()].iter().zip(&tags[inside.clone()]).filter(|(_, tag)| tag.is_content());
        let lang = knowledge.lang;
        let words: Vec<usize> = content().map(|(token, _)| self.word(lang, &token.form, index)).collect();
        let group = self.group(&words, index);
        self.groups[group] += 1;
        let joiners = tags[inside].iter().filter(|tag| tag.leads()).count();
        let ends = (tags[span.start], tags[span.end - 1]);
        let form: Rc<str> = Rc::from(form);
        index.forms.insert(Rc::clone(&form), self.all.len());
        self.all.push(Candidate {
            shown: acronyms.then(|| written.into_owned()),
            form,
            words,
            ends,
            joiners,
            group,
            count: 0,
            free: 0,
            longer: 0,
            led: 0,
            closed: 0,
            bracketed: 0,
            followers: 0,
        });
        self.all.len() - 1
    }

    /// Counts a further place of a known candidate; in it, the words are `acronyms` or not.
    fn meet(&mut self, number: usize, acronyms: bool) -> usize {
        let candidate = &mut self.all[number];
        if !acronyms {
            candidate.shown = None;
        }
        self.groups[candidate.group] += 1;
        number
    }

    /// The group of a candidate with these words.
    fn group(&mut self, words: &[usize], index: &mut Index<'_>) -> usize {
        index.key.clear();
        for word in words {
            index.key.extend_from_slice(&index.stems_of[*word]);
        }
        if let Some(group) = index.groups.get(&index.key[..]) {
            return *group;
        }
        self.groups.push(0);
        index.groups.insert(Box::from(&index.key[..]), self.groups.len() - 1);
        self.groups.len() - 1
    }

    /// Counts which candidates of a line, in the order of their first words, stand in longer ones.
    fn nest(&mut self, spans: &[Span], found: &[u32], nested: &mut Nested) {
        let mut inner = vec![false; spans.len()];
        for (long, whole) in spans.iter().zip(found) {
            let new = nested.open(*whole);
            let first = spans.partition_point(|span| span.start < long.start);
            for at in first..spans.len() {
                let short = &spans[at];
                if short.start >= long.end {
                    break;
                }
                if short.end <= long.end && short.end - short.start < long.end - long.start {
                    inner[at] = true;
                    if nested.insert(found[at], *whole, new) {
                        self.all[found[at] as usize].longer += 1;
                    }
                }
            }
            if let Some(start) = new {
                nested.close(*whole, start);
            }
        }
        for (number, inner) in found.iter().zip(inner) {
            self.all[*number as usize].free += usize::from(!inner);
        }
    }
}

/// Whether nothing but brackets stand on both sides of a span.
fn in_brackets(tokens: &[Token], span: &Span) -> bool {
    let is = |token: Option<&Token>, mark: &str| token.is_some_and(|token| token.form.lower == mark);
    is(span.start.checked_sub(1).and_then(|at| tokens.get(at)), "(") && is(tokens.get(span.end), ")")
}

#[cfg(test)]
mod tests {
    use super::super::knowledge::knowledge;
    use super::*;

    #[test]
    fn brackets_and_what_follows_are_counted() {
        let lines = [
            "The users' group (WUA) repairs a canal.",
            "The WUA pays.",
            "Each WUA pays, and (the WUA)",
            "A WUA",
        ];
        let candidates = Candidates::new(knowledge(Lang::En), lines.into_iter());
        let wua = candidates.all.iter().find(|candidate| &*candidate.form == "wua").expect("it stands there");
        // Once nothing else is in the brackets; `)`, `pays` and the end of a line follow.
        assert_eq!((wua.count, wua.bracketed, wua.followers), (5, 1, 3));
    }
}
