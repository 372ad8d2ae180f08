//! What could be a call in one text, with the weight of the evidence.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Lookup, MappedText};

use super::super::{Language, labels, notes};
use super::{Candidate, lower};

/// The weights of the evidence, strongest first; only their order and rough distance matter.
const RAISED: u32 = 16;
const GLUED: u32 = 10;
const GLUED_TO_YEAR: u32 = 9;
const APART: u32 = 5;
const LOOSE: u32 = 3;
const NAMED: u32 = 1;

/// The search for candidates in one text.
pub(super) struct Scan<'a, 'w> {
    pub(super) text: &'w MappedText,
    pub(super) draft: usize,
    pub(super) labels: &'w Lookup<&'a str, &'a str>,
    pub(super) vocabulary: &'w Lookup<Cow<'a, str>, u32>,
    pub(super) language: &'w Language,
}

impl<'a> Scan<'a, '_> {
    pub(super) fn run(&self, out: &mut Vec<Candidate<'a>>) {
        let text = self.text.text();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let Some(c) = rest.chars().next() else { break };
            let len = if c.is_ascii_digit() {
                let len = rest.bytes().take_while(u8::is_ascii_digit).count();
                self.digits(at, len, out);
                len
            } else if labels::is_raised(c) {
                let len = rest.find(|c| !labels::is_raised(c)).unwrap_or(rest.len());
                self.raised(at, len, out);
                len
            } else if c == '*' {
                let len = rest.bytes().take_while(|byte| *byte == b'*').count();
                self.add(&rest[..len], at..at + len, GLUED, out);
                len
            } else if c.is_ascii_alphabetic() && self.vocabulary.is_empty() {
                rest.bytes().take_while(u8::is_ascii_alphabetic).count()
            } else if c.is_alphabetic() {
                let len =
                    rest.find(|c: char| !c.is_alphabetic() || labels::is_raised(c)).unwrap_or(rest.len());
                if !self.vocabulary.is_empty() {
                    self.letter(at, len, out);
                }
                len
            } else {
                c.len_utf8()
            };
            at += len.max(1);
        }
    }

    fn raised(&self, at: usize, len: usize, out: &mut Vec<Candidate<'a>>) {
        let label = labels::lowered(&self.text.text()[at..at + len]);
        let start = self.with_blank_before(at, at + len);
        self.add(&label, start..at + len, RAISED, out);
    }

    /// A run of digits: a call glued to a word, to a mark, to a year, or set off by blanks.
    fn digits(&self, at: usize, len: usize, out: &mut Vec<Candidate<'a>>) {
        let text = self.text.text();
        let (before, digits, after) = (&text[..at], &text[at..at + len], &text[at + len..]);
        if let Some(behind) = after.strip_prefix('/')
            && len <= 3
            && !behind.starts_with(char::is_alphanumeric)
            && before.trim_end().ends_with(|c: char| !c.is_ascii_digit())
        {
            let start = self.with_blank_before(at, at + len + 1);
            self.add(digits, start..at + len + 1, GLUED, out);
            return;
        }
        if after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '%' | '°')) || decimal(after) {
            return;
        }
        if len > 4 {
            let (year, label) = digits.split_at(4);
            if notes::is_year(year) && !before.ends_with(['/', ',', '.']) {
                self.add(label, at + 4..at + len, GLUED_TO_YEAR, out);
            }
            return;
        }
        let Some(last) = before.chars().next_back() else { return };
        if last == '.' && notes::is_reference(before, self.language) {
            return;
        }
        let word = before[..before.len() - last.len_utf8()].chars().next_back();
        if last.is_lowercase() {
            let run = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
            if run >= 2 {
                self.add(digits, at..at + len, GLUED, out);
            }
        } else if matches!(last, ')' | '»' | '”' | '’' | ']' | '"' | '%' | '€')
            || matches!(last, '.' | ',' | ';' | ':' | '!' | '?')
                && word.is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | '”' | '»' | '"' | ']' | '%'))
        {
            self.add(digits, at..at + len, GLUED, out);
        } else if let Some(behind) = notes::behind_number(before, after).filter(|_| len <= 3) {
            let weight = if behind == notes::Behind::Year { GLUED_TO_YEAR } else { LOOSE };
            self.add(digits, at..at + len, weight, out);
        } else if last == ' ' && len <= 3 {
            self.set_off(at, len, out);
        } else if matches!(last, '[' | '^') && after.starts_with(']') {
            let open = if last == '^' { 2 } else { 1 };
            if before.ends_with(['[', '^']) && before[..at + 1 - open].ends_with('[') {
                let start = self.with_blank_before(at - open, at + len + 1);
                self.add(digits, start..at + len + 1, GLUED, out);
            }
        }
    }

    /// A number between blanks: a call only if nothing before it introduces a quantity.
    fn set_off(&self, at: usize, len: usize, out: &mut Vec<Candidate<'a>>) {
        let text = self.text.text();
        let before = text[..at].trim_end();
        let after = &text[at + len..];
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
        if self.language.units.iter().any(|unit| begins_with_unit(after.trim_start(), unit)) {
            return;
        }
        let lists = [self.language.before_numbers, self.language.references];
        let introduced = lists.iter().any(|list| list.contains(&word.as_str()));
        let name =
            before.chars().rev().take_while(|c| c.is_alphabetic()).last().is_some_and(char::is_uppercase);
        let year = before.bytes().rev().take_while(u8::is_ascii_digit).count() == 4;
        let acronym = before.chars().rev().take_while(|c| c.is_uppercase()).nth(1).is_some();
        let ends_word = before
            .ends_with(|c: char| c.is_lowercase() || matches!(c, ')' | '»' | '”' | ']' | '%'))
            || year
            || acronym;
        let mark = after.trim_start().chars().next();
        let aside = after.trim_start().strip_prefix(['–', '—']).map(str::trim_start);
        let punctuated = mark.is_none_or(|c| matches!(c, ',' | '.' | ';' | ':' | ')' | '»'))
            || aside.is_some_and(|rest| !name && rest.starts_with(char::is_lowercase));
        let ends_clause = before.ends_with(['.', ',', ';', ':', '?', '!']);
        if ends_clause {
            // Behind a mark a number is a call if what follows begins afresh, or goes on in small letters.
            if mark.is_none_or(|c| c.is_alphabetic() || matches!(c, '“' | '«' | '(')) {
                let start = self.with_blank_before(at, at + len);
                self.add(&text[at..at + len], start..at + len, APART, out);
            }
            return;
        }
        if introduced || !ends_word {
            return;
        }
        if name && !punctuated {
            // A capitalised word takes numbers of its own ("Phase 2"): the weakest of all candidates.
            if mark.is_some_and(char::is_lowercase) {
                let start = self.with_blank_before(at, at + len);
                self.add(&text[at..at + len], start..at + len, NAMED, out);
            }
            return;
        }
        // White space wider than one blank is the trace of a raised call.
        let wide = self.is_wide(at + len) || self.is_wide(at - 1);
        let weight = if punctuated || wide { APART } else { LOOSE };
        if weight == LOOSE && !mark.is_some_and(char::is_lowercase) {
            return;
        }
        let start = self.with_blank_before(at, at + len);
        self.add(&text[at..at + len], start..at + len, weight, out);
    }

    /// A letter glued to the end of a word that the document knows without it.
    fn letter(&self, at: usize, len: usize, out: &mut Vec<Candidate<'a>>) {
        let text = self.text.text();
        let word = &text[at..at + len];
        let Some(last) = word.chars().next_back() else { return };
        if !last.is_ascii_lowercase() || len < 4 || !self.labels.contains_key(&word[len - 1..]) {
            return;
        }
        let count = |word: &str| self.vocabulary.get(&lower(word)).copied().unwrap_or(0);
        if count(word) == 1 && count(&word[..len - 1]) > 0 {
            let after = text[at + len..].chars().next();
            let weight = if after.is_none_or(|c| !c.is_whitespace()) { GLUED } else { LOOSE };
            self.add(&word[len - 1..], at + len - 1..at + len, weight, out);
        }
    }

    /// Takes the blank before a call along, unless the text needs it: one blank stays between two words.
    fn with_blank_before(&self, at: usize, end: usize) -> usize {
        let text = self.text.text();
        let blank = text[..at].ends_with(' ');
        let next = text[end..].chars().next();
        if blank && next.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ')' | ';')) {
            at - 1
        } else {
            at
        }
    }

    /// Whether the blank at `at` stands for more than one character of the file.
    fn is_wide(&self, at: usize) -> bool {
        self.text.text()[at..].starts_with(' ') && self.text.raw(at..at + 1).is_some_and(|raw| raw.len() > 1)
    }

    fn add(&self, label: &str, cut: Range<usize>, weight: u32, out: &mut Vec<Candidate<'a>>) {
        // A blank that stood between the call and a full stop or a comma goes with the call.
        let stranded = [" .", " ,"].iter().any(|mark| self.text.text()[cut.end..].starts_with(mark));
        let cut = cut.start..cut.end + usize::from(stranded);
        if let (Some(label), Some(raw)) = (self.labels.get(label), self.text.raw(cut.clone())) {
            out.push(Candidate { raw: raw.start, draft: self.draft, label, cut, weight });
        }
    }
}

/// Whether a text begins with what is counted, a word or two.
fn begins_with_unit(text: &str, unit: &str) -> bool {
    text.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a decimal part or a group of thousands follows.
fn decimal(after: &str) -> bool {
    let mut chars = after.chars();
    matches!(chars.next(), Some(',' | '.' | ' ' | '-' | '–'))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
}
