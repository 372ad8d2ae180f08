//! The words around symbols, and the patterns that both languages share.
//!
//! Both languages are read in every text: French reports quote English titles, print headings in capitals
//! without accents, and cite resolutions in notes that were never translated.

use std::sync::LazyLock;

use regex::Regex;

use super::{en, fr};

/// What a language says around document symbols; every field is a fragment of a pattern.
#[derive(Debug)]
pub(super) struct Language {
    /// The word before the number of a resolution.
    pub(super) resolution: &'static str,
    /// The word before the number of a decision.
    pub(super) decision: &'static str,
    /// What may stand between that word and the number.
    pub(super) number_mark: &'static str,
    /// What joins the last members of a list.
    pub(super) and: &'static str,
    /// What joins the ends of a range.
    pub(super) to: &'static str,
    /// What may stand before a later member of a list.
    pub(super) article: &'static str,
    /// What announces a list.
    pub(super) list_opening: &'static str,
    /// What leads from a number to the organ behind it.
    pub(super) of_organ: &'static str,
    /// The article of an organ that is the subject of its sentence.
    pub(super) subject: &'static str,
    /// The words that make an organ the owner of a resolution.
    pub(super) possessive: &'static str,
    /// What leads from an organ to the resolution behind it.
    pub(super) by: &'static str,
    /// The day of adoption behind a number, with its year or without.
    pub(super) dated: &'static str,
    /// What leads from an organ's acts to some of them.
    pub(super) including: &'static str,
    /// What leads from a number to the organ that speaks in it.
    pub(super) in_which: &'static str,
    /// What leads from a number to the title behind it.
    pub(super) titled: &'static str,
    /// What stands before a number whose noun was left out.
    pub(super) elided: &'static str,
    /// What announces a document symbol.
    pub(super) cue: &'static str,
    /// What a document may be called before its symbol.
    pub(super) document_noun: &'static str,
    /// What leads from that word to the symbol.
    pub(super) under_symbol: &'static str,
    /// Places inside a document that need no number.
    pub(super) pinpoint_alone: &'static str,
    /// Places inside a document that a number follows.
    pub(super) pinpoint: &'static str,
    /// What leads from a place to the document.
    pub(super) pinpoint_of: &'static str,
    /// Short forms of organs: understood from the number, or from the full name before them. The fields of
    /// the two languages correspond one by one.
    pub(super) generic: &'static [&'static str],
    /// What shows that a short form is the beginning of a longer name.
    pub(super) generic_goes_on: &'static str,
}

/// The languages, French first.
pub(super) const LANGUAGES: [&Language; 2] = [&fr::LANGUAGE, &en::LANGUAGE];

/// The same field of both languages, as alternatives.
pub(super) fn either(field: fn(&Language) -> &'static str) -> String {
    LANGUAGES.map(field).join("|")
}

/// Compiles a pattern of this room.
///
/// Spaces in the fragments stand for any white space. Digits are those of ASCII, as in all symbols: with the digits of
/// all scripts the patterns would be many times as large, and slow to compile.
pub(super) fn pattern(source: &str) -> Regex {
    Regex::new(&source.replace(' ', r"\s+").replace(r"\d", "[0-9]"))
        .expect("the patterns of this room are constants, and all are tested")
}

/// The end of a link in Markdown, as in `[A/71/818](#)`.
pub(super) static LINK_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\](?:\([^()\s]*\)?)?"));

/// Where the text goes on behind a link's end, if one stands at `at`.
pub(super) fn after_link(text: &str, at: usize) -> usize {
    at + end_of(&LINK_END, rest(text, at)).unwrap_or(0)
}

/// How far ahead a pattern looks, in bytes: farther than any pattern of this room reaches.
const AHEAD: usize = 1000;

/// The text from `at` on, as far as a pattern looks; empty when `at` is not a place in it.
///
/// The cut keeps the cost of an attempt apart from the length of the text.
pub(super) fn rest(text: &str, at: usize) -> &str {
    let mut end = text.len().min(at.saturating_add(AHEAD));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(at..end).unwrap_or_default()
}

/// The last `bytes` bytes or less of the text before `at`, on character boundaries.
pub(super) fn window(text: &str, at: usize, bytes: usize) -> &str {
    let mut start = at.saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..at).unwrap_or_default()
}

/// Length of the match of an anchored pattern.
pub(super) fn end_of(pattern: &Regex, text: &str) -> Option<usize> {
    pattern.find(text).map(|found| found.end())
}

static TITLED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^\s?,?\s(?:{})\s?", either(|w| w.titled))));

/// How many characters a title may have.
const LONGEST_TITLE: usize = 200;

/// Where the title in quotation marks ends that `text` announces.
pub(super) fn title(text: &str) -> Option<usize> {
    let start = end_of(&TITLED, text)?;
    let mut quoted = text.get(start..)?.char_indices();
    let (open, close) = match quoted.next()?.1 {
        '«' => ('«', '»'),
        '“' => ('“', '”'),
        '"' => ('"', '"'),
        _ => return None,
    };
    let (length, (at, mark)) = quoted.enumerate().find(|(_, (_, c))| *c == open || *c == close)?;
    (mark == close && (1..=LONGEST_TITLE).contains(&length)).then(|| start + at + mark.len_utf8())
}

/// Whether a code may begin at `at`: nothing glued before it makes it part of something else.
pub(super) fn opens(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    before.is_none_or(|c| !(c.is_alphabetic() || c.is_ascii_digit() || "/_@-‑#=&%".contains(c)))
}

/// Whether a code may end at `at`: nothing glued behind it makes it part of something else.
pub(super) fn closes(text: &str, at: usize) -> bool {
    let mut after = rest(text, at).chars();
    match after.next() {
        None => true,
        Some('/' | '%' | '_') => false,
        Some('.' | ',' | '-' | ':') => !after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !(c.is_alphabetic() || c.is_ascii_digit()),
    }
}
