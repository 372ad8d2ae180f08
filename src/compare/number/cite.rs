//! Numbers that point to a place in a document: "article 247, § 4, alinéa 2", "Article 247.4.2", "p. 32, 33".

use super::super::language::Language;
use super::{Class, Number, Pin, Reading, Strength};

/// Marks the pinpoints among `readings`, which stand in `text` in this order, and takes them apart where they are
/// written with points.
pub(super) fn pin(language: &Language, text: &str, readings: Vec<Reading>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::with_capacity(readings.len());
    for mut reading in readings {
        let start = out.last().map_or(0, |before| before.range.end);
        let gap = text.get(start..reading.range.start).unwrap_or_default();
        let before = out.last().map_or(Pin::No, |before| before.pin);
        let words = text.get(reading.range.clone()).unwrap_or_default();
        let figures = words.starts_with(|mark: char| mark.is_ascii_digit()) || reading.class == Class::Label;
        reading.pin = of(language, gap, (before, figures), &text[reading.range.end..], &reading);
        if reading.points() && before != Pin::No && gap.ends_with('(') {
            reading.strength = reading.strength.max(Strength::Sure);
        }
        if reading.points() && reading.strength > Strength::Masked && pointed(words) {
            out.extend(pieces(words, &reading));
            continue;
        }
        if reading.strength > Strength::Masked && pointed(words) && !words.contains(',') {
            reading.parts = numbers(words).collect();
        }
        out.push(reading);
    }
    out
}

/// Whether a reading points to a place; `gap` is the text since the reading before, which was `before`. Only `figures`
/// go on a list.
fn of(language: &Language, gap: &str, (before, figures): (Pin, bool), after: &str, reading: &Reading) -> Pin {
    let digits = !matches!(reading.class, Class::Fraction | Class::Document | Class::Code);
    if !digits {
        return Pin::No;
    }
    if reading.class == Class::Ordinal {
        let next = after.trim_start();
        let word = &next[..next.find(|mark: char| !mark.is_alphabetic()).unwrap_or(next.len())];
        if language.inside.contains(&word.to_lowercase().as_str()) {
            return Pin::Inside;
        }
    }
    if after.starts_with('°') {
        return Pin::Inside;
    }
    let text =
        gap.trim_end_matches(|mark: char| mark.is_whitespace() || matches!(mark, '.' | '(' | '[' | '°'));
    if text.ends_with('§') {
        return Pin::Inside;
    }
    // "Article K.3": the letter is a part of the number.
    let letter = |mark: char| mark.is_ascii_uppercase();
    let text = match text.strip_suffix(letter) {
        Some(before) if before.ends_with(' ') => before.trim_end(),
        _ => text,
    };
    let from = text
        .rfind(|mark: char| !mark.is_alphabetic())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let word = text[from..].to_lowercase();
    if language.articles.contains(&word.as_str()) {
        return Pin::Article;
    }
    if language.inside.contains(&word.as_str()) {
        return Pin::Inside;
    }
    if before == Pin::No || !figures || gap.len() > LONGEST_LINK {
        return Pin::No;
    }
    let mut words =
        gap.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    if words.peek().is_none() {
        return if gap.contains(['(', '.']) { Pin::Inside } else { before };
    }
    if words.all(|word| language.links.contains(&word) || word.chars().count() == 1) {
        before
    } else {
        Pin::No
    }
}

/// No link between two pinpoints of a list has more bytes: ", and to ".
const LONGEST_LINK: usize = 12;

/// Whether `words` are digits with points or a comma between them.
fn pointed(words: &str) -> bool {
    words.contains(['.', ','])
        && words.starts_with(|mark: char| mark.is_ascii_digit())
        && words.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// The numbers between the points of `words`.
fn numbers(words: &str) -> impl Iterator<Item = Number> + '_ {
    words.split(['.', ',']).filter(|part| !part.is_empty()).map(|part| Number::from_digits(part, 0))
}

/// A pinpoint taken apart: the article first, then what is inside.
fn pieces(words: &str, reading: &Reading) -> Vec<Reading> {
    let mut at = reading.range.start;
    let mut pieces = Vec::new();
    for part in words.split(['.', ',']) {
        let end = at + part.len();
        if !part.is_empty() {
            let mut piece =
                Reading::plain(at..end, Number::from_digits(part, 0), Class::Cardinal, reading.strength);
            piece.pin = if pieces.is_empty() { reading.pin } else { Pin::Inside };
            pieces.push(piece);
        }
        at = end + 1;
    }
    pieces
}
