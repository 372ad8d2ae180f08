//! The grammar of a written-out symbol: from `A/62/17 (Part I)/Add. 1` in a text to its parts.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::SymbolKind;

use super::language::{closes, pattern, rest};
use super::{letters, series};

/// A symbol read from a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// Its parts, in canonical form: what stands between the slashes.
    pub(super) parts: Vec<String>,
    /// The letters behind the number of a resolution, ranges spelled out.
    pub(super) letters: Vec<char>,
    /// The session behind these letters: `(XXX)`.
    pub(super) session: String,
    /// Where the text goes on.
    pub(super) end: usize,
}

impl Written {
    /// The canonical symbols: one, or one for each letter.
    pub(super) fn canonical(&self) -> Vec<String> {
        let base = self.parts.join("/");
        if self.letters.is_empty() {
            return vec![format!("{base}{}", self.session)];
        }
        self.letters.iter().map(|letter| format!("{base}{letter}{}", self.session)).collect()
    }
}

/// The first part of a symbol, up to its slash.
pub(super) static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?P<head>[A-Z][A-Z0-9]*(?:-[A-Z]{2,})?(?:\.\d{1,3})?(?:\([A-Z0-9-]{1,8}\))?)\s?/")
});

/// The bytes of the text in which a head is found, without its slash.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^(?:{SPACED}|[A-Za-z0-9]+(?:[.‑-][A-Za-z0-9]+)*)(?:\([A-Z0-9-]{{1,8}}\))?"))
});

/// A part that may follow white space: a number, or a word with one.
static LOOSE_PART: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^(?:\d{{1,5}}\b|{SPACED})")));

/// Words whose dot a stray space may part from their number.
const SPACED: &str = r"(?:(?i:Add|Amend|Corr|Rev)|AC|C|CN|CONF|CRP|Dec|DEC|L|PV|Res|RES|SR|WG|WP)\.\s?\d+";

/// What follows the first part of a second symbol: `5-A/1` is none.
static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^(?:\s?/\s?(?:\d\d|{SPACED})|/[A-Z])")));

static SLASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\s?)/(\s?)"));

/// What stands in parentheses behind a number and belongs to the symbol.
static VOLUME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\s?\(\s?(?P<what>Part(?:ie|\.)?\s?[IVXLC0-9]+|[Vv]ol\.?\s?[IVXLC0-9]+|(?:Income\s)?[Ss]ect\.\s?\d+[A-Z]?",
        r"|SUPP|[Ss]upp(?:l|lement|\.)?(?:\s?No\.)?(?:\s?\d+)?|Resumption(?:\s?\d+)?|Introduction|Prog\.\s?\d+)\s?\)"
    ))
});

/// The session or the year behind the number of a resolution.
static SESSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s?\(\s?(?P<what>(?:(?:E?S|ORG)\s?[-‑]\s?)?[IVXLC]+|(?:E?S|ORG)\s?[-‑]\s?\d+|(?:19|20)\d\d)\s?\)",
    )
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,6}[A-Z]{0,2}(?:-[A-Z])?$"));
/// Several reports under one number: `20-21`.
static REPORTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}-\d{1,3}$"));
/// A part of two words, which one series has: `TD/B/C.1/IRON ORE/3`.
static COMPOUND: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^([A-Z]{3,} [A-Z]{2,})/[0-9]").expect("a constant pattern"));
/// A part that a line break has parted from the slash before it.
static BROKEN_PART: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)*)/[A-Z0-9]"));
/// A number with the word behind it glued to it: `761and`.
static GLUED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^(\d+)(?:{GLUE})$")));
static GLUED_WORD: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^(?:{GLUE})\b")));
/// The words that follow a symbol most often, and that a lost blank glues to it.
const GLUE: &str = "and|or|of|on|to|in|para|paras|sect|chap|annex|et|ou|du|de|des|par|annexe|sur";

static DOTTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[A-Z][A-Za-z]{0,7}|add|corr|rev|amend)(?:\.[A-Za-z0-9]+)+(?:-[A-Z0-9]+)?$")
});
static CAPITALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Z][A-Z0-9]{0,11}(?:-[A-Z0-9]+)*$"));

/// Parts that name a body: a symbol does not end with one.
const BODIES: [&str; 14] =
    ["AC", "C", "CN", "COM", "CONF", "EA", "EB", "GC", "MP", "PC", "SC", "SER", "Sub", "WG"];

/// Words with a number behind their dot that a later part adds to a symbol.
const SUFFIXES: [&str; 4] = ["Add", "Amend", "Corr", "Rev"];

/// Whether a part only adds to the symbol before it: `Add.1`.
pub(super) fn is_suffix(part: &str) -> bool {
    part.split_once('.').is_some_and(|(word, _)| SUFFIXES.contains(&word))
}

/// What the words around a symbol say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// Something announces a document here.
    Given,
    /// Nothing does: the symbol must speak for itself.
    Missing,
}

/// How many parts a symbol has at most.
const LONGEST: usize = 12;

/// Reads the symbol whose first part is `head`, with its slash at or just before `slash`.
pub(super) fn read(text: &str, head: &str, slash: usize, cue: Cue) -> Option<Written> {
    let mut written =
        Written { parts: vec![tidy(head)], letters: Vec::new(), session: String::new(), end: slash };
    while written.parts.len() < LONGEST
        && let Some((part, end)) = next_part(text, written.end, written.parts.last())
    {
        written.end = end;
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let number = part.get(..digits).unwrap_or_default();
        if digits > 0 && !part.contains('(') && is_act(&written.parts) {
            written.parts.push(number.to_owned());
            (written.letters, written.end) = letters::read(text, end - (part.len() - digits));
            read_session(text, &mut written);
            if !written.letters.is_empty() || !written.session.is_empty() {
                break;
            }
        } else {
            written.parts.push(part);
        }
        if let Some((volume, end)) = parentheses(text, written.end, &VOLUME)
            && let Some(last) = written.parts.last_mut()
        {
            last.push_str(&volume);
            written.end = end;
        }
    }
    let ends = closes(text, written.end) || GLUED_WORD.is_match(rest(text, written.end));
    let glued = !ends && !rest(text, written.end).starts_with(['/', '-', '.']);
    (!glued && is_document(&written, cue)).then_some(written)
}

/// Whether these parts open the symbol of a resolution or a decision.
fn is_act(parts: &[String]) -> bool {
    matches!(series::kind(parts), SymbolKind::Resolution | SymbolKind::Decision)
}

/// Reads the session, or the year of the Security Council, behind a running number.
fn read_session(text: &str, written: &mut Written) {
    let [organ, _, _] = written.parts.as_slice() else { return };
    if let Some((session, end)) = parentheses(text, written.end, &SESSION)
        && (organ == "S" || !session.contains(|c: char| c.is_ascii_digit()) || session.contains('-'))
    {
        written.session = session;
        written.end = end;
    }
}

/// What stands in parentheses at `at`, without its spaces and in its English form, and where the text goes on.
fn parentheses(text: &str, at: usize, what: &Regex) -> Option<(String, usize)> {
    let found = what.captures(rest(text, at))?;
    let inside: String = found["what"].chars().filter(|c| !c.is_whitespace()).collect();
    let inside = inside.replace("Partie", "Part").replace("vol", "Vol").replace('‑', "-");
    Some((format!("({inside})"), at + found[0].len()))
}

/// The part behind the slash at `at`, in canonical form, and where the text goes on.
fn next_part(text: &str, at: usize, before: Option<&String>) -> Option<(String, usize)> {
    let slash = SLASH.captures(rest(text, at))?;
    let start = at + slash[0].len();
    let loose = !slash[1].is_empty() || !slash[2].is_empty();
    let tail = rest(text, start);
    if let Some(compound) = COMPOUND.captures(tail).filter(|_| !loose) {
        return Some((compound[1].to_owned(), start + compound[1].len()));
    }
    let broken = || {
        BROKEN_PART
            .captures(tail)
            .and_then(|found| found.get(1))
            .filter(|part| slash[1].is_empty() && !series::is_known(part.as_str()))
    };
    let found = if loose { LOOSE_PART.find(tail).or_else(broken)? } else { PART.find(tail)? };
    let mut part = found.as_str();
    if let Some(glued) = GLUED.captures(part) {
        part = part.get(..glued[1].len()).unwrap_or_default();
    }
    // A joint symbol: the part ends where the second symbol begins.
    if let Some((dash, _)) = part.match_indices(['-', '‑']).next_back() {
        let tail = part.get(dash..).unwrap_or_default().trim_start_matches(['-', '‑']);
        let whole = part.get(..dash).is_some_and(|first| first.contains(|c: char| c.is_ascii_digit()));
        if whole && series::is_known(tail) && JOINT.is_match(rest(text, start + part.len())) {
            part = part.get(..dash).unwrap_or_default();
        }
    }
    // Reports that stand in one: `CERD/C/FRA/CO/20-21`; behind a number a hyphen joins two documents.
    let reports = before.is_some_and(|part| part.bytes().all(|b| b.is_ascii_uppercase()));
    loop {
        let plain = series::bare(&tidy(part)).to_owned();
        if NUMBER.is_match(&plain)
            || reports && REPORTS.is_match(&plain)
            || DOTTED.is_match(&plain)
            || CAPITALS.is_match(&plain)
            || plain == "Summary"
        {
            return Some((tidy(part), start + part.len()));
        }
        part = part.get(..part.rfind(['.', '-', '‑'])?)?;
    }
}

/// A part without spaces, with plain hyphens and with its suffix in the usual case.
pub(super) fn tidy(part: &str) -> String {
    let part: String =
        part.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '‑' { '-' } else { c }).collect();
    let suffix = |word: &&str| part.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    match SUFFIXES.iter().find(|word| suffix(word)) {
        Some(word) if part.get(word.len()..).is_some_and(|tail| tail.starts_with('.')) => {
            format!("{word}{}", part.get(word.len()..).unwrap_or_default())
        }
        _ => part,
    }
}

/// Whether these parts name a document, and not only a body or something that looks like a symbol.
fn is_document(written: &Written, cue: Cue) -> bool {
    let parts: Vec<&str> = written.parts.iter().map(|part| series::bare(part)).collect();
    let (Some((head, tail)), Some(last)) = (parts.split_first(), written.parts.last()) else { return false };
    let has_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    let numbered = tail.iter().filter(|part| has_digit(part)).count();
    let ends_in_body = last.split_once('.').is_some_and(|(word, _)| BODIES.contains(&word));
    let ends_well =
        last == "Summary" || last.ends_with(')') || !written.session.is_empty() || has_digit(last);
    // `UNEP/WHO/2018` are two publishers and a year.
    let publishers = tail.iter().rev().skip(1).all(|part| part.len() > 2);
    let only_a_year = numbered == 1 && publishers && number(last).is_some_and(is_year);
    if numbered == 0 || ends_in_body || !ends_well || only_a_year {
        return false;
    }
    match *head {
        "A" | "S" | "E" | "T" => is_main_organ(head, tail, cue),
        _ if tail.len() > 1 || cue == Cue::Given || head.contains('.') => true,
        _ => tail.iter().all(|part| number(part).is_none_or(|n| n >= 100)),
    }
}

fn is_year(n: u32) -> bool {
    (1978..2100).contains(&n)
}

/// Words that follow the letter of a main organ.
const NATURES: [&str; 22] = [
    "AGENDA", "BUR", "CES", "DEC", "ECA", "ECE", "ECLAC", "ESCAP", "ESCWA", "HLPF", "HRC", "ICEF", "INCB",
    "INF", "NC", "NGO", "OBS", "PET", "PRST", "RES", "SPC", "HABITAT",
];

/// Whether a symbol of a main organ, whose letter says little, is well formed.
fn is_main_organ(head: &str, tail: &[&str], cue: Cue) -> bool {
    let Some(first) = tail.first() else { return false };
    if first.split_once('.').is_some_and(|(_, number)| !number.is_empty()) || NATURES.contains(first) {
        return true;
    }
    if ["S-", "ES-"].iter().any(|s| first.strip_prefix(s).is_some_and(|n| number(n).is_some())) {
        return tail.len() > 1;
    }
    let Some(n) = number(first) else { return false };
    if tail.get(1).is_some_and(|part| !is_suffix(part)) {
        return match head {
            "A" => (31..=120).contains(&n),
            _ => is_year(n),
        };
    }
    // A running number, as the organs used them in their first decades.
    match cue {
        Cue::Given => n >= 100 && !is_year(n),
        Cue::Missing => n >= 1000 && !is_year(n) || n >= 100 && tail.len() > 1,
    }
}

fn number(part: &str) -> Option<u32> {
    part.trim_end_matches(|c: char| c.is_ascii_uppercase()).parse().ok()
}
