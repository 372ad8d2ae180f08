//! Plain text and Markdown: which encoding a file has, and where each character stands in it.
//!
//! UTF-8 and UTF-16 are known by their form. Of the encodings that give every file a reading, the one is taken whose
//! reading looks most like French or English; where two look alike, the flaw says so.

mod en;
mod fr;
mod language;
mod likely;
mod listed;
mod pages;
#[cfg(test)]
mod tests;
mod twice;
mod utf16;
mod utf7;

use self::likely::points;
use self::listed::Listed;
use self::pages::{PAGES, Page};
use super::{Flaws, empty};
use crate::model::{FileOffsets, Flaw, RawText};

/// By so many points the best reading must be better than the next one, or than none: two letters in their places.
const CLEAR: i64 = 3;
/// A file with a null byte is not text if one byte in so many is a control character: compressed data has one in nine.
const CONTROLS: usize = 12;

/// Decodes the bytes of a text file. No character is changed but the null character, which no table can hold.
pub(super) fn decode(bytes: &[u8], name: &str) -> (RawText, Flaws) {
    let file = || name.to_owned();
    if let Some(encoding) = utf16::order(bytes) {
        let raw = utf16::decode(bytes, encoding);
        let flaw = Flaw::OtherEncoding { file: file(), encoding: encoding.name() };
        return told(raw, name, vec![(flaw, None)]);
    }
    if is_binary(bytes) {
        return (empty("binary", bytes.len()), vec![(Flaw::Binary { file: file() }, None)]);
    }
    let (bom, rest) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (3, rest),
        None => (0, bytes),
    };
    match std::str::from_utf8(rest) {
        Ok(text) => {
            let other = twice::decode(text).map(|found| ("UTF-8 twice", found)).or_else(|| {
                let found = utf7::decode(rest)?;
                let text: String = found.iter().map(|(c, _)| *c).collect();
                (points(&text) >= CLEAR).then_some(("UTF-7", found))
            });
            match other {
                Some((encoding, found)) => {
                    let mut out = Listed::default();
                    found.into_iter().for_each(|(c, at)| out.push(shown(c), bom + at));
                    let raw = out.finish(encoding, bytes.len());
                    told(raw, name, vec![(Flaw::OtherEncoding { file: file(), encoding }, None)])
                }
                None if text.contains('\0') => {
                    told(characters(rest, bom, |_| '\u{FFFD}', "UTF-8", bytes.len()), name, Vec::new())
                }
                None => {
                    let raw = RawText::new(text.to_owned(), "UTF-8", bytes.len(), FileOffsets::Shifted(bom))
                        .expect("a shift fits every text");
                    (raw, Vec::new())
                }
            }
        }
        Err(_) => broken(rest, bom, bytes.len(), name),
    }
}

/// Adds a flaw for what could not be decoded, if there is any.
fn told(raw: RawText, name: &str, mut flaws: Flaws) -> (RawText, Flaws) {
    let at = raw.text().find('\u{FFFD}');
    if at.is_some() {
        flaws.push((Flaw::Undecodable { file: name.to_owned() }, at));
    }
    (raw, flaws)
}

/// Whether the bytes are those of a program, a picture or an archive: null bytes, and many other control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let odd = |byte: &&u8| matches!(byte, 0..=8 | 14..=31 | 127);
    bytes.contains(&0) && bytes.iter().filter(odd).count() > bytes.len() / CONTROLS
}

/// What stands in the text for a character of the file.
fn shown(c: char) -> char {
    if c == '\0' { '\u{FFFD}' } else { c }
}

/// Decodes bytes that are not UTF-8, or not all.
fn broken(rest: &[u8], bom: usize, bytes: usize, name: &str) -> (RawText, Flaws) {
    let file = || name.to_owned();
    let has_utf8 = rest.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let Choice { page, mixed, points: best, next } = choose(rest, has_utf8);
    if has_utf8 && best < points(&String::from_utf8_lossy(rest)) + CLEAR {
        return told(characters(rest, bom, |_| '\u{FFFD}', "UTF-8", bytes), name, Vec::new());
    }
    let encoding = if mixed { page.mixed } else { page.name };
    let raw = if mixed {
        characters(rest, bom, |byte| page.char(byte), encoding, bytes)
    } else {
        let mut out = Listed::default();
        rest.iter().enumerate().for_each(|(at, byte)| out.push(shown(page.char(*byte)), bom + at));
        out.finish(encoding, bytes)
    };
    let flaw = match next {
        Some((points, also)) if best < CLEAR || best - points < CLEAR => {
            Flaw::DoubtfulEncoding { file: file(), encoding, also }
        }
        _ => Flaw::OtherEncoding { file: file(), encoding },
    };
    told(raw, name, vec![(flaw, None)])
}

/// The reading that is taken of bytes that are not UTF-8.
struct Choice {
    page: &'static Page,
    /// Whether what is UTF-8 in the file is taken as such.
    mixed: bool,
    points: i64,
    /// The points of the best reading that differs, and its name.
    next: Option<(i64, &'static str)>,
}

/// The reading for which most speaks; of equals the first.
fn choose(rest: &[u8], has_utf8: bool) -> Choice {
    let [first, ..] = &*PAGES;
    let mut best = Choice { page: first, mixed: false, points: i64::MIN, next: None };
    let mut best_text = String::new();
    for mixed in [true, false].into_iter().skip(usize::from(!has_utf8)) {
        for page in PAGES.iter() {
            let text = if mixed {
                mixed_text(rest, page)
            } else {
                rest.iter().map(|byte| page.char(*byte)).collect()
            };
            if text == best_text {
                continue;
            }
            let points = points(&text);
            let name = |page: &Page, mixed: bool| if mixed { page.mixed } else { page.name };
            if points > best.points {
                let next = (!best_text.is_empty()).then(|| (best.points, name(best.page, best.mixed)));
                best = Choice { page, mixed, points, next };
                best_text = text;
            } else if best.next.is_none_or(|(known, _)| points > known) {
                best.next = Some((points, name(page, mixed)));
            }
        }
    }
    best
}

/// The text in which each byte that is not UTF-8 is a character of `page`.
fn mixed_text(rest: &[u8], page: &Page) -> String {
    let mut out = String::with_capacity(rest.len());
    for chunk in rest.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|byte| page.char(*byte)));
    }
    out
}

/// The characters that are UTF-8, and between them those that `stray` gives for each byte that is not.
fn characters(
    rest: &[u8],
    bom: usize,
    stray: impl Fn(u8) -> char,
    encoding: &'static str,
    bytes: usize,
) -> RawText {
    let mut out = Listed::default();
    let mut at = bom;
    for chunk in rest.utf8_chunks() {
        for c in chunk.valid().chars() {
            out.push(shown(c), at);
            at += c.len_utf8();
        }
        for byte in chunk.invalid() {
            out.push(stray(*byte), at);
            at += 1;
        }
    }
    out.finish(encoding, bytes)
}
