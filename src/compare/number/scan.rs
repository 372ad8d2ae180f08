//! From a text to its numbers, in one pass.

use std::ops::Range;

use super::super::language::{Language, Role};
use super::compose::{Word, compose};
use super::digits::figure;
use super::{Class, Number, Reading, Strength, cite, span, written};
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
    readings
}

/// The state of a pass over one text.
struct Scan<'a> {
    language: &'static Language,
    text: &'a str,
    readings: Vec<Reading>,
    /// The number words that wait to be composed.
    words: Vec<Word>,
    /// Where the last roman numeral with a label ends.
    numeral: Option<usize>,
}

impl Scan<'_> {
    /// Reads the figure at `at` with what belongs to it; returns where it ends.
    fn figure(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        if let Some(clock) = written::clock(self.language, rest) {
            let also = clock.also;
            self.push(at..at + clock.length, clock.value, also, Strength::Sure);
            return at + clock.length;
        }
        let apart = !self.text[..at].ends_with(|mark: char| mark.is_alphanumeric() || mark == '/');
        if let Some((length, value)) = written::over(rest).filter(|_| apart) {
            let part = Reading::plain(at..at + length, value, Class::Fraction, Strength::Sure);
            self.readings.push(part);
            return at + length;
        }
        if let Some((length, value)) = written::document_number(rest).filter(|_| apart) {
            let mut document = Reading::plain(at..at + length, value, Class::Document, Strength::Sure);
            let parts = rest[..length].split('/');
            document.parts = parts.map(|part| Number::from_digits(part, 0)).collect();
            self.readings.push(document);
            return at + length;
        }
        let Some(mut figure) = figure(self.language, rest) else { return at + 1 };
        let mut end = at + figure.length;
        if written::per_hundred(&self.text[..at], &self.text[at..end]) {
            return end;
        }
        if let Some((length, part)) = written::vulgar(&self.text[end..]) {
            figure.value = figure.value.and(&part);
            end += length;
        }
        let glued = letters(&self.text[end..]);
        let suffix = &self.text[end..end + glued];
        let mut strength = Strength::Sure;
        if let Some((length, zeros)) = written::short_scale(&self.text[..at], &self.text[end..]) {
            figure.value = figure.value.scaled(zeros);
            end += length;
        } else if glued > 0 && self.language.suffixes.contains(&suffix) {
            end += glued;
            figure.class = if suffix == "s" { Class::Cardinal } else { Class::Ordinal };
        } else if glued > 0 && !self.fused(suffix) && !(glued == 1 && self.text[end + 1..].starts_with(')')) {
            let tail = alphanumeric(&self.text[end..]);
            let code = self.text[at..end + tail].to_uppercase();
            self.code(at..end + tail, code, Some(figure.value));
            return end + tail;
        } else {
            end = self.scale(end, &mut figure.value, &mut strength);
        }
        if self.is_label(at, end) || self.calls_a_note(at, end) {
            strength = Strength::Loose;
        }
        let mut also: Vec<Number> = figure.also.into_iter().collect();
        also.extend(year_before_a_call(&self.text[at..end]));
        let mut reading = Reading::plain(at..end, figure.value, figure.class, strength);
        reading.also = also;
        self.readings.push(reading);
        end
    }

    fn push(&mut self, range: Range<usize>, value: Number, also: Vec<Number>, strength: Strength) {
        let mut reading = Reading::plain(range, value, Class::Cardinal, strength);
        reading.also = also;
        self.readings.push(reading);
    }

    /// Reads the fraction in one sign, or the decimals without a zero before them (".5"), at `at`.
    fn sign(&mut self, at: usize, first: char) -> Option<usize> {
        if let Some((length, value)) = written::vulgar(&self.text[at..]) {
            let also = value.percent().into_iter().collect();
            self.push(at..at + length, value, also, Strength::Loose);
            return Some(at + length);
        }
        let before = self.text[..at].chars().next_back();
        let opens = before.is_none_or(|mark| mark.is_whitespace() || matches!(mark, '$' | '€' | '£' | '('));
        let length = digits(self.text.get(at + first.len_utf8()..)?);
        if first != self.language.decimal || !opens || length == 0 {
            return None;
        }
        let end = at + 1 + length;
        self.push(at..end, Number::from_digits(&self.text[at + 1..end], length), Vec::new(), Strength::Sure);
        Some(end)
    }

    /// Whether the letters `suffix` behind a figure are a word whose space was lost ("300millions", "15mai").
    fn fused(&self, suffix: &str) -> bool {
        let power = matches!(self.language.role(suffix), Some(Role::Scale(3..) | Role::Crowd(3..)));
        let latin = ["bis", "ter", "quater", "quinquies", "sexies"].contains(&suffix);
        power || (suffix.chars().count() > 2 && !latin && is_fused(suffix))
    }

    /// Whether the figure at `at..end` is the call of a note that lost its raised print ("family,5 emotional").
    fn calls_a_note(&self, at: usize, end: usize) -> bool {
        let mut before = self.text[..at].chars().rev();
        let (Some(mark), Some(last)) = (before.next(), before.next()) else { return false };
        let behind = matches!(mark, ',' | ';' | '»' | '”' | '"' | '’' | '\'' | '.')
            && (last.is_alphabetic() || matches!(last, '»' | '”' | '"' | ')'));
        let fused = mark.is_alphabetic() && mark.is_lowercase();
        let short = end - at <= 3 && !self.text[end..].starts_with('%');
        // "No.5", "p.12": an abbreviation and its number.
        let word = self.text[..at].trim_end_matches(['.', ',']).rsplit(|c: char| !c.is_alphabetic()).next();
        let abbreviated = mark == '.' && word.is_some_and(|word| word.chars().count() <= 4);
        short && !abbreviated && (behind || fused)
    }

    /// Multiplies a figure by the powers of ten after it ("1,2 million"); returns where they end.
    fn scale(&self, mut end: usize, value: &mut Number, strength: &mut Strength) -> usize {
        let start = end;
        let scaled = |from: usize| -> Option<(usize, Role)> {
            let gap = linking(&self.text[from..]).or((from == start).then_some(0))?;
            let length = letters(&self.text[from + gap..]);
            let role = self.language.role(&self.text[from + gap..from + gap + length])?;
            Some((from + gap + length, role))
        };
        while let Some((after, Role::Scale(zeros @ 3..) | Role::Crowd(zeros @ 3..))) = scaled(end) {
            *value = value.clone().scaled(zeros);
            end = after;
        }
        if let Some((after, Role::And)) = scaled(end)
            && let Some((_, Role::Part(2) | Role::Article)) = scaled(after)
        {
            *strength = Strength::Loose;
        }
        end
    }

    /// Whether the figure at `at..end` numbers a list ("1)", "(2)", "3. " at the very start) or calls a note ("[4]").
    fn is_label(&self, at: usize, end: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        let bracket = if before == Some('[') { ']' } else { ')' };
        let after = &self.text[end..];
        let closed = after.starts_with(bracket)
            && before.is_none_or(|mark| matches!(mark, '(' | '[') || mark.is_whitespace());
        let first = self.text[..at].trim().is_empty();
        let opened = first && after.starts_with(". ");
        // "2.1. Own resources", "1- Définitions": the number of a heading.
        let word = after.trim_start_matches(['.', ')', '-', '–', ' ', '\u{a0}', '\t']);
        let heading = first
            && (after.starts_with(['.', ')', '-', '–', '\t']) || self.text[at..end].contains('.'))
            && word.starts_with(char::is_uppercase);
        (end - at <= 2 && (closed || opened))
            || (end - at <= LONGEST_HEADING_NUMBER && heading)
            || (end - at <= 3 && written::page_of_contents(&self.text[..at], after))
    }

    fn code(&mut self, range: Range<usize>, code: String, also: Option<Number>) {
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
        if let Some(role) = self.language.role(word) {
            if !self.one_or_more(&(at..end), role) {
                self.number_word(at..end, role, previous);
            }
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

/// A printed number of a heading has at most so many bytes: "12.10.3".
const LONGEST_HEADING_NUMBER: usize = 7;

/// Longer words are looked up in vain.
const LONGEST_WORD: usize = 32;

/// Whether a word of small letters beside digits is a word of its own, and not part of a code.
fn is_fused(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_lowercase)
}

/// The year in a figure that ends with the call of a note ("200822").
fn year_before_a_call(figure: &str) -> Option<Number> {
    let year = figure.get(..4).filter(|year| year.starts_with("19") || year.starts_with("20"))?;
    let digits = figure.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (5..=6).contains(&figure.len())).then(|| Number::from_digits(year, 0))
}

/// How many bytes of digits `text` begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How many bytes of letters `text` begins with.
fn letters(text: &str) -> usize {
    text.find(|mark: char| !mark.is_alphabetic()).unwrap_or(text.len())
}

/// How many bytes of letters, digits and hyphens between them `text` begins with.
fn alphanumeric(text: &str) -> usize {
    let length = text.find(|mark: char| !(mark.is_alphanumeric() || mark == '-')).unwrap_or(text.len());
    text[..length].trim_end_matches('-').len()
}

/// The bytes of the space or hyphen at the start of `text`, which ties two words together.
fn linking(text: &str) -> Option<usize> {
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
        let path = word.contains('/') && word.contains(|mark: char| mark.is_ascii_uppercase());
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
