//! The phrases of a line that may be terms.

use std::ops::Range;
use std::sync::Arc;

use super::language::{Knowledge, knowledge};
use crate::lexicon::{folded, irregular, regular};
use crate::model::{Lang, Lookup, is_alphabetic};

/// The most words of a phrase, those that only join the others left out.
const MOST_WORDS: usize = 4;
/// The most joining words that stand together: `de la`, `for the`.
const MOST_JOINERS: usize = 2;

/// The most words of a phrase.
pub(super) const LONGEST: usize = MOST_WORDS + (MOST_WORDS - 1) * MOST_JOINERS;

/// A word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes in the line.
    pub(super) range: Range<usize>,
    /// The word in lower case.
    pub(super) lower: Arc<str>,
    /// What its forms have in common, part by part; empty for what is not content.
    pub(super) stem: Arc<str>,
    /// Whether it is a word of its own in a term, and not a joiner.
    pub(super) content: bool,
    /// Whether it is the first of the line or begins with a small letter: its case says nothing of a name.
    pub(super) common: bool,
    /// Whether nothing but a space or an apostrophe stands before it.
    joined: bool,
}

impl Word {
    /// Whether no term that began before goes on with the word.
    pub(super) fn begins(&self) -> bool {
        !self.content || !self.joined
    }
}

/// A phrase that may be a term: words of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The places of its words.
    pub(super) words: Range<usize>,
    /// How many of them are content.
    pub(super) size: usize,
}

/// The bytes of a phrase in the line of `words`.
pub(super) fn span(words: &[Word], phrase: &Phrase) -> Range<usize> {
    let inside = &words[phrase.words.clone()];
    let (first, last) = (inside.first(), inside.last());
    first.map_or(0, |word| word.range.start)..last.map_or(0, |word| word.range.end)
}

/// What was read of words that were met, as they are written: in lower case, what their forms have in common, and whether they
/// are content. All places of a word share it.
pub type Known<'a> = Lookup<&'a str, (Arc<str>, Arc<str>, bool)>;

/// The words of a line.
pub(super) fn words<'a>(lang: Lang, line: &'a str, known: &mut Known<'a>) -> Vec<Word> {
    let knowledge = knowledge(lang);
    let read = |word: &str| {
        let lower = word.to_lowercase();
        let content = knowledge.is_content(&lower);
        let stem = if content { stem(lang, &lower) } else { String::new() };
        (Arc::from(lower), Arc::from(stem), content)
    };
    let mut out: Vec<Word> = Vec::new();
    let mut chars = line.char_indices().peekable();
    let mut end = 0;
    while let Some((start, c)) = chars.next() {
        if !is_alphabetic(c) {
            continue;
        }
        let mut last = start + c.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let inside = is_hyphen(c) && line[at + c.len_utf8()..].chars().next().is_some_and(is_alphabetic);
            if !is_alphabetic(c) && !inside {
                break;
            }
            last = at + c.len_utf8();
            chars.next();
        }
        let written = &line[start..last];
        let (lower, stem, content) = known.entry(written).or_insert_with(|| read(written)).clone();
        let common = out.is_empty() || c.is_lowercase();
        let gap = &line[end..start];
        let joined = matches!(gap, " " | "\u{a0}" | "'" | "’" | " ' " | "' " | "’ ");
        out.push(Word { range: start..last, lower, stem, content, common, joined });
        end = last;
    }
    out
}

/// The phrases among the words of a line.
pub(super) fn phrases(lang: Lang, words: &[Word]) -> Vec<Phrase> {
    let knowledge = knowledge(lang);
    let mut out = Vec::new();
    for (start, first) in words.iter().enumerate() {
        if first.content {
            from(knowledge, words, start, &mut out);
        }
    }
    out
}

/// The phrases that begin with one word.
fn from(knowledge: &Knowledge, words: &[Word], start: usize, out: &mut Vec<Phrase>) {
    let (mut size, mut joiners) = (0, 0);
    for (at, word) in words.iter().enumerate().skip(start) {
        if at > start && !word.joined {
            break;
        }
        if word.content {
            (size, joiners) = (size + 1, 0);
            if size > MOST_WORDS {
                break;
            }
            out.push(Phrase { words: start..at + 1, size });
        } else {
            joiners += 1;
            if joiners > MOST_JOINERS || !knowledge.is_joiner(&word.lower) {
                break;
            }
        }
    }
}

/// Puts into `key` what the forms of a phrase have in common: the stems of its content words.
pub(super) fn read_key(words: &[Word], key: &mut String) {
    key.clear();
    for word in words.iter().filter(|word| word.content) {
        key.push_str(if key.is_empty() { "" } else { " " });
        key.push_str(&word.stem);
    }
}

/// The stems of the parts of a word.
fn stem(lang: Lang, lower: &str) -> String {
    let mut out = String::new();
    for part in lower.split(is_hyphen) {
        let folded = knowledge(lang).singular(folded(part));
        out.push_str(if out.is_empty() { "" } else { " " });
        out.push_str(irregular(lang, &folded).unwrap_or_else(|| regular(lang, &folded)));
    }
    out
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lang: Lang, line: &str) -> Vec<String> {
        let words = words(lang, line, &mut Known::default());
        let of = |phrase: Phrase| {
            let words = &words[phrase.words];
            line[words[0].range.start..words[words.len() - 1].range.end].to_owned()
        };
        phrases(lang, &words).into_iter().map(of).collect()
    }

    #[test]
    fn phrases_begin_and_end_with_content_and_cross_no_mark() {
        let found = shown(Lang::Fr, "Il protège l'eau de la ville, notamment la nuit.");
        assert_eq!(
            found,
            [
                "protège",
                "protège l'eau",
                "protège l'eau de la ville",
                "eau",
                "eau de la ville",
                "ville",
                "nuit"
            ]
        );
        assert_eq!(shown(Lang::En, "It is the price of water."), ["price", "price of water", "water"]);
    }

    #[test]
    fn forms_of_a_phrase_have_one_key() {
        let of = |lang, line: &str| {
            let mut key = String::new();
            read_key(&words(lang, line, &mut Known::default()), &mut key);
            key
        };
        assert_eq!(of(Lang::Fr, "Institutions de l'État"), of(Lang::Fr, "institution des états"));
        assert_eq!(of(Lang::En, "Health-care policies"), of(Lang::En, "health care policy"));
        assert_ne!(of(Lang::Fr, "institution"), of(Lang::Fr, "institut"));
    }
}
