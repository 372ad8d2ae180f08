//! From a text to its numbers, in one pass.

use std::ops::Range;

use super::super::language::{Language, Role};
use super::compose::{Word, compose};
use super::digits::figure;
use super::figures::is_fused;
use super::{Class, Number, Reading, Strength, around, cite, span};
use crate::model::{Lang, roman};

/// The numbers of `text` in the order in which they stand; those that touch `masks` are masked.
///
/// `masks` are ranges of bytes in any order; they may overlap.
pub(in crate::compare) fn read(lang: Lang, text: &str, masks: &[Range<usize>]) -> Vec<Reading> {
    let mut scan =
        Scan { language: Language::of(lang), text, readings: Vec::new(), words: Vec::new(), numeral: None };
    let mut previous = 0..0;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let end = if first.is_ascii_digit() {
            scan.figure(at)
        } else if let Some(end) = scan.sign(at, first) {
            end
        } else if first.is_alphabetic() {
            let end = scan.word(at, &previous);
            previous = at..end;
            end
        } else {
            at + first.len_utf8()
        };
        at = end;
    }
    scan.compose();
    let mut readings = scan.readings;
    readings.sort_by_key(|reading| (reading.range.start, reading.range.end));
    loosen(&mut readings, &addresses(text), Strength::Loose);
    loosen(&mut readings, masks, Strength::Masked);
    span::fill_years(text, &mut readings);
    let mut readings = cite::pin(scan.language, text, readings);
    span::share_scales(scan.language, text, &mut readings);
    around::read(scan.language, text, &mut readings);
    readings
}

/// The state of a pass over one text.
pub(super) struct Scan<'a> {
    /// The language of the text.
    pub(super) language: &'static Language,
    /// The text.
    pub(super) text: &'a str,
    /// What was read so far.
    pub(super) readings: Vec<Reading>,
    /// The number words that wait to be composed.
    words: Vec<Word>,
    /// Where the last roman numeral with a label ends.
    numeral: Option<usize>,
}

impl Scan<'_> {
    pub(super) fn code(&mut self, range: Range<usize>, code: String, also: Option<Number>) {
        let also = also.into_iter().collect();
        let value = Number::Code(code);
        let mut reading = Reading::plain(range, value, Class::Code, Strength::Sure);
        reading.also = also;
        self.readings.push(reading);
    }

    /// Reads the word at `at`, which follows the word `previous`; returns where it ends.
    fn word(&mut self, at: usize, previous: &Range<usize>) -> usize {
        let end = at + letters(&self.text[at..]);
        let word = &self.text[at..end];
        if let Some(tail) = self.code_tail(word, end).filter(|_| !is_fused(word)) {
            let digits = self.text[end..].find(|mark: char| mark.is_ascii_digit()).map(|skip| end + skip);
            let also =
                digits.and_then(|from| figure(self.language, &self.text[from..])).map(|figure| figure.value);
            self.code(at..end + tail, self.text[at..end + tail].to_uppercase(), also);
            return end + tail;
        }
        if self.roman(at..end, previous) {
            return end;
        }
        if word.len() > LONGEST_WORD {
            return end;
        }
        if let Some(role) = self.language.role(word)
            && !self.one_or_more(&(at..end), role)
        {
            self.number_word(at..end, role, previous);
        }
        end
    }

    /// How far a code such as "COVID-19" or "CO2" goes on after its letters, which end at `end`.
    fn code_tail(&self, word: &str, end: usize) -> Option<usize> {
        let rest = &self.text[end..];
        let hyphen = usize::from(rest.starts_with('-'));
        let digits = rest[hyphen..].starts_with(|mark: char| mark.is_ascii_digit());
        (digits && (hyphen == 0 || word.chars().any(char::is_uppercase)))
            .then(|| hyphen + alphanumeric(&rest[hyphen..]))
    }

    /// Notes the roman numeral at `range`, if it is one.
    fn roman(&mut self, range: Range<usize>, previous: &Range<usize>) -> bool {
        let word = &self.text[range.clone()];
        let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let suffix = &word[capitals..];
        if capitals == 0 || !suffix.is_empty() && !self.language.suffixes.contains(&suffix) {
            return false;
        }
        let Some(value) = roman(&word[..capitals]).map(u64::from) else { return false };
        let strength = if suffix.is_empty() {
            // "section C" is a letter; "XC" without a label is an abbreviation more often than ninety.
            let plain = word.trim_matches(['I', 'V', 'X']).is_empty();
            let labelled = (plain || capitals > 1) && self.labelled(&range, previous);
            if labelled {
                self.numeral = Some(range.end);
                Strength::Sure
            } else if plain && capitals > 1 {
                Strength::Loose
            } else {
                return false;
            }
        } else if capitals > 1 || self.before_century(range.end) {
            Strength::Word
        } else {
            return false;
        };
        let class = if suffix.is_empty() { Class::Label } else { Class::Ordinal };
        self.readings.push(Reading::plain(range, Number::from_whole(value), class, strength));
        true
    }

    /// Whether a label stands before the numeral at `range`, or another labelled numeral ("annexes I et II").
    fn labelled(&self, range: &Range<usize>, previous: &Range<usize>) -> bool {
        let gap = &self.text[previous.end..range.start];
        let word = || self.text[previous.clone()].to_lowercase();
        let near = gap.len() <= 4 && gap.trim_matches([' ', '\u{a0}', '\u{202f}', '.']).is_empty();
        if near && self.language.labels.contains(&word().as_str()) {
            return true;
        }
        let Some(before) = self.numeral else { return false };
        let between = &self.text[before..range.start];
        let joined = between.trim();
        between.len() <= 6 && (matches!(joined, "," | "-" | "–") || self.language.links.contains(&joined))
    }

    fn before_century(&self, end: usize) -> bool {
        let rest = self.text[end..].trim_start();
        self.language.century.contains(&&rest[..letters(rest)])
    }

    /// The reading of "one" in "one or more", which counts as "two" in "two or more" does.
    fn one_or_more(&mut self, range: &Range<usize>, role: Role) -> bool {
        let rest = &self.text[range.end..];
        let gap = linking(rest).unwrap_or(0);
        let counts =
            role == Role::One && self.language.or_more.iter().any(|more| rest[gap..].starts_with(more));
        if counts {
            self.push(range.clone(), Number::from_whole(1), Vec::new(), Strength::Word);
        }
        counts
    }

    fn number_word(&mut self, range: Range<usize>, role: Role, previous: &Range<usize>) {
        let gap = self.text.get(previous.end..range.start).unwrap_or_default();
        let adjacent = linking(gap) == Some(gap.len());
        let before = || self.text[previous.clone()].to_lowercase();
        if adjacent && role == Role::Scale(2) && self.language.before_percent.contains(&before().as_str()) {
            return;
        }
        let linked = adjacent && self.words.last().is_some_and(|word| word.range.end == previous.end);
        let name = self.text[range.clone()].starts_with(char::is_uppercase)
            && !opens_sentence(self.text, range.start);
        self.words.push(Word { range, role, linked, name });
    }

    /// Composes the number words that were found.
    fn compose(&mut self) {
        let words = std::mem::take(&mut self.words);
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let (taken, reading) = compose(rest);
            if let Some(mut reading) = reading {
                self.apply_idiom(&mut reading);
                self.readings.push(reading);
            }
            rest = rest.get(taken.max(1)..).unwrap_or_default();
        }
    }

    /// Gives a number in an idiom ("quinze jours") the value that the other language uses as well.
    fn apply_idiom(&self, reading: &mut Reading) {
        let rest = &self.text[reading.range.end..];
        let Some(gap) = linking(rest) else { return };
        let next = &rest[gap..gap + letters(&rest[gap..])];
        let word = self.text[reading.range.clone()].to_lowercase();
        if let Some((.., other)) = self.language.idioms.iter().find(|(a, b, _)| *a == word && *b == next) {
            reading.also.push(Number::from_whole(*other));
        }
    }
}

/// Longer words are looked up in vain.
const LONGEST_WORD: usize = 32;

/// How many bytes of letters `text` begins with.
pub(super) fn letters(text: &str) -> usize {
    text.find(|mark: char| !mark.is_alphabetic()).unwrap_or(text.len())
}

/// How many bytes of letters, digits and hyphens between them `text` begins with.
pub(super) fn alphanumeric(text: &str) -> usize {
    let length = text.find(|mark: char| !(mark.is_alphanumeric() || mark == '-')).unwrap_or(text.len());
    text[..length].trim_end_matches('-').len()
}

/// The bytes of the space or hyphen at the start of `text`, which ties two words together.
pub(super) fn linking(text: &str) -> Option<usize> {
    let mark = text.chars().next()?;
    matches!(mark, ' ' | '-' | '\u{a0}' | '\u{202f}' | '\u{2010}' | '\u{2011}').then(|| mark.len_utf8())
}

/// Whether a sentence, a clause in a list or a quotation begins at `at`.
fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().chars().next_back();
    before.is_none_or(|mark| !(mark.is_alphanumeric() || matches!(mark, ',' | '-' | '\'' | '’' | '/')))
}

/// The ranges of the words that are addresses or paths: numbers in them are nobody's amounts.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    if !text.contains(['/', '@']) && !text.contains("www.") {
        return ranges;
    }
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        // "2000/597/CE" is the number of an act.
        let act = word.starts_with(|mark: char| mark.is_ascii_digit() || mark == '(')
            && !word.contains(|mark: char| mark.is_ascii_lowercase());
        let path = word.contains('/') && word.contains(|mark: char| mark.is_ascii_uppercase()) && !act;
        if path || word.contains("://") || word.contains("www.") || word.contains('@') {
            ranges.push(at..at + word.trim_end().len());
        }
        at += word.len();
    }
    ranges
}

/// Brings the readings that touch one of `ranges` down to `strength`.
fn loosen(readings: &mut [Reading], ranges: &[Range<usize>], strength: Strength) {
    let mut ranges: Vec<Range<usize>> = ranges.to_vec();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut pending = ranges.into_iter().peekable();
    let mut reach = 0;
    for reading in readings {
        while let Some(range) = pending.next_if(|range| range.start < reading.range.end) {
            reach = reach.max(range.end);
        }
        if reach > reading.range.start {
            reading.strength = reading.strength.min(strength);
        }
    }
}
