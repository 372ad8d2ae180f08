//! The words and marks of a line.

use std::cell::Cell;
use std::rc::Rc;

use super::knowledge::{Function, Knowledge};
use crate::model::Lookup;

/// A word or a mark in its place.
#[derive(Debug)]
pub(super) struct Token {
    /// What it is, wherever it stands.
    pub(super) form: Rc<Form>,
    /// Its bytes in the line.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// How many characters stand between it and the one before.
    pub(super) gap: usize,
}

/// What is known of a word or a mark as it is written; the same ones come again and again.
#[derive(Debug)]
pub(super) struct Form {
    /// It in lower case, hyphens in one form.
    pub(super) lower: String,
    /// Which of the words and marks as they are written it is, counted from 1 as they are met.
    pub(super) serial: u32,
    /// How many characters it has.
    pub(super) length: usize,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it begins with a letter.
    pub(super) alphabetic: bool,
    /// Whether it has a letter.
    pub(super) is_word: bool,
    /// What a function word is.
    pub(super) function: Option<Function>,
    /// What any other word may be.
    pub(super) classes: &'static str,
    /// Whether it may stand between the words of a term.
    pub(super) joins: bool,
    /// The number under which it is counted, once it is.
    pub(super) number: Cell<Option<usize>>,
}

/// The words and marks that were met, as they are written.
pub(super) type Known<'a> = Lookup<&'a str, Rc<Form>>;

impl Form {
    fn new(knowledge: &Knowledge, written: &str, serial: u32) -> Form {
        let lower = written.to_lowercase().replace(['\u{2010}', '\u{2011}'], "-");
        let is_word = lower.chars().any(char::is_alphabetic);
        Form {
            serial,
            length: lower.chars().count(),
            capital: written.starts_with(char::is_uppercase),
            alphabetic: lower.starts_with(char::is_alphabetic),
            is_word,
            function: knowledge.function(&lower),
            classes: if is_word { knowledge.classes(&lower) } else { "" },
            joins: knowledge.joins(&lower),
            number: Cell::new(None),
            lower,
        }
    }
}

impl Token {
    /// Whether it is an apostrophe.
    pub(super) fn is_apostrophe(&self) -> bool {
        matches!(self.form.lower.as_str(), "'" | "’")
    }
}

/// The tokens of a line: runs of letters and digits with hyphens inside, and single marks.
pub(super) fn tokens<'a>(knowledge: &Knowledge, line: &'a str, known: &mut Known<'a>) -> Vec<Token> {
    let mut out = Vec::with_capacity(line.len() / 5);
    let (mut at, mut before) = (0, 0);
    while let Some(c) = line[at..].chars().next() {
        let start = at;
        at += c.len_utf8();
        if c.is_whitespace() {
            continue;
        }
        if c.is_alphanumeric() {
            at = start + word_length(&line[start..]);
        }
        let written = &line[start..at];
        let serial = u32::try_from(known.len() + 1).unwrap_or(u32::MAX);
        let new = || Rc::new(Form::new(knowledge, written, serial));
        let form = Rc::clone(known.entry(written).or_insert_with(new));
        let between = &line[before..start];
        let gap = if between.len() < 2 { between.len() } else { between.chars().count() };
        out.push(Token { form, start, end: at, gap });
        before = at;
    }
    out
}

/// The bytes of the word at the beginning of a text.
fn word_length(text: &str) -> usize {
    // Most words have plain letters only, and something plain behind them.
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(plain).is_none_or(|next| next.is_ascii() && *next != b'-') {
        return plain;
    }
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = matches!(c, '-' | '\u{2010}' | '\u{2011}')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !c.is_alphanumeric() && !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}
