//! A figure with what belongs to it: its power of ten, its suffix, its place in a list or at the end of a word.

use std::ops::Range;

use super::super::language::Role;
use super::digits::{figure, run};
use super::scan::{Scan, alphanumeric, letters, linking};
use super::{Class, Number, Reading, Strength, written};

impl Scan<'_> {
    /// Reads the figure at `at` with what belongs to it; returns where it ends.
    pub(super) fn figure(&mut self, at: usize) -> usize {
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
        // "L’alinéa 52.22d)": the letter of an item.
        let item = glued == 1 && self.text[end + glued..].starts_with(')');
        let mut strength = Strength::Sure;
        if let Some((length, zeros)) = written::short_scale(&self.text[..at], &self.text[end..]) {
            figure.value = figure.value.scaled(zeros);
            end += length;
        } else if glued > 0 && self.language.suffixes.contains(&suffix) && !item {
            end += glued;
            figure.class = if suffix == "s" { Class::Cardinal } else { Class::Ordinal };
        } else if glued > 0 && !self.fused(suffix) && !item {
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

    pub(super) fn push(&mut self, range: Range<usize>, value: Number, also: Vec<Number>, strength: Strength) {
        let mut reading = Reading::plain(range, value, Class::Cardinal, strength);
        reading.also = also;
        self.readings.push(reading);
    }

    /// Reads the fraction in one sign, or the decimals without a zero before them (".5"), at `at`.
    pub(super) fn sign(&mut self, at: usize, first: char) -> Option<usize> {
        if let Some((length, value)) = written::vulgar(&self.text[at..]) {
            let also = value.percent().into_iter().collect();
            self.push(at..at + length, value, also, Strength::Loose);
            return Some(at + length);
        }
        let before = self.text[..at].chars().next_back();
        let opens = before.is_none_or(|mark| mark.is_whitespace() || matches!(mark, '$' | '€' | '£' | '('));
        let length = run(self.text.get(at + first.len_utf8()..)?);
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
        let mut lowest = 0;
        while let Some((after, Role::Scale(zeros @ 3..) | Role::Crowd(zeros @ 3..))) = scaled(end) {
            *value = value.clone().scaled(zeros);
            (end, lowest) = (after, zeros);
        }
        if let Some((after, Role::And)) = scaled(end)
            && let Some((half, role @ (Role::Part(2) | Role::Article))) = scaled(after)
        {
            // "2 millions et demi" is 2.5 million; "2 and a ..." may be anything.
            *strength = Strength::Loose;
            if role == Role::Part(2) && lowest > 0 {
                *value = std::mem::replace(value, Number::from_whole(0)).and_half(lowest);
                (*strength, end) = (Strength::Sure, half);
            }
        }
        end
    }

    /// Whether the figure at `at..end` numbers a list ("1)", "(2)", "3. " at the very start) or calls a note ("[4]").
    fn is_label(&self, at: usize, end: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        let bracket = if before == Some('[') { ']' } else { ')' };
        let after = &self.text[end..];
        // "(action 92)": the bracket was opened before the word.
        let inside =
            || self.text[..at].rfind(['(', ')']).is_some_and(|open| self.text[open..].starts_with('('));
        let closed = after.starts_with(bracket)
            && before.is_none_or(|mark| matches!(mark, '(' | '[') || mark.is_whitespace() && !inside());
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
}

/// A printed number of a heading has at most so many bytes: "12.10.3".
const LONGEST_HEADING_NUMBER: usize = 7;

/// Whether a word of small letters beside digits is a word of its own, and not part of a code.
pub(super) fn is_fused(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_lowercase)
}

/// The year in a figure that ends with the call of a note ("200822").
fn year_before_a_call(figure: &str) -> Option<Number> {
    let year = figure.get(..4).filter(|year| year.starts_with("19") || year.starts_with("20"))?;
    let digits = figure.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (5..=6).contains(&figure.len())).then(|| Number::from_digits(year, 0))
}
