//! From raw text to clean lines: spaces, hyphens, markup, page furniture and the way back.
//!
//! Cleaning works line by line and never reorders; it knows nothing of paragraphs. Every clean line remembers
//! where each of its letters stood, so that whatever a table quotes can be found in the file.

mod edges;
mod en;
mod fr;
mod layout;
mod marked;
mod markup;
mod page;
mod repair;
mod signs;
mod typeset;
mod words;

use crate::model::{CleanText, Lang, Layout, Line, LineKind, MappedText, RawText};

/// What cleaning knows of a language; the values stand in one file per language.
struct Language {
    /// Words that lose their vowel before an apostrophe and keep no space after it.
    elided: &'static [&'static str],
    /// One-letter words.
    letters: &'static [&'static str],
    /// Words that make another word when the blank after or before them goes, and are never fragments.
    words: &'static [&'static str],
    /// Prefixes that never stand alone.
    prefixes: &'static [&'static str],
    /// Abbreviations whose last letter the extraction sets apart, with the whole.
    raised: &'static [(&'static str, &'static str)],
    /// Titles whose last letters the extraction sets apart before a name.
    titles: &'static [(&'static str, &'static str)],
    /// The letters behind an ordinal number.
    ordinals: &'static [&'static str],
    /// Words before a hyphen that belongs to the word, wherever the line ends.
    tied: &'static [&'static str],
    /// Words behind such a hyphen.
    ties: &'static [&'static str],
}

fn language(lang: Lang) -> &'static Language {
    match lang {
        Lang::Fr => &fr::LANGUAGE,
        Lang::En => &en::LANGUAGE,
    }
}

/// Cleans the lines of a document.
///
/// A text whose file says what its lines are for is cleaned of spaces and invisible characters alone. One whose file tells its
/// blocks was clean when that was written, and has no lines.
///
/// Nothing is dropped but markup, repeated white space, and control and zero-width characters; page furniture is
/// named, not removed.
#[must_use]
pub fn clean(raw: RawText, lang: Lang) -> CleanText {
    if raw.tells_blocks() {
        let layout = Layout { double_spaced: false, wrapped: false, paged: false, width: 0 };
        return CleanText { raw, lang, lines: Vec::new(), layout };
    }
    if marked::tells_lines(&raw) {
        return marked::clean(raw, lang);
    }
    let mut lines = split(&raw);
    let layout = layout::measure(&mut lines);
    page::classify(&mut lines, &layout);
    if layout.paged {
        edges::classify(&mut lines);
    }
    let language = language(lang);
    let vocabulary = words::Vocabulary::of(&lines);
    for line in &mut lines {
        if matches!(line.kind, LineKind::Text | LineKind::Row) {
            repair::repair(&mut line.text, language, &vocabulary);
        }
    }
    let ends: Vec<_> =
        (0..lines.len()).map(|index| repair::end_hyphen(&lines, index, &vocabulary, language)).collect();
    for (line, end) in lines.iter_mut().zip(ends) {
        if let Some(hyphen) = end {
            repair::mend_end(&mut line.text, hyphen);
            line.joins_next = true;
        }
    }
    CleanText { raw, lang, lines, layout }
}

/// A text with its ligatures and loose accents spelt out; `None` if it has none.
#[must_use]
pub fn spelt(text: &str) -> Option<MappedText> {
    if !text.contains(typeset::is_typeset) {
        return None;
    }
    let mut whole = MappedText::default();
    whole.copy(text, 0..text.len());
    Some(typeset::plain(&whole, text))
}

/// Cuts the raw text into lines that hold something; empty lines become gaps.
fn split(raw: &RawText) -> Vec<Line> {
    let text = raw.text();
    let style = markup::Style::of(text);
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = 0;
    let mut page_start = false;
    for (start, end) in line_ranges(text).flat_map(|(start, end)| without_rule(text, start, end)) {
        page_start |= text[..start].ends_with(FORM_FEED);
        let cleaned = markup::clean_line(text, start..end, style);
        if cleaned.text.is_empty() && cleaned.ornament.is_none() {
            gap += 1;
            continue;
        }
        if let Some(last) = lines.last_mut() {
            last.raw.end = start;
        }
        lines.push(Line {
            raw: if lines.is_empty() { 0..text.len() } else { start..text.len() },
            text: cleaned.text,
            indent: cleaned.indent,
            gap,
            page_start: page_start && !lines.is_empty(),
            heading_mark: cleaned.heading_mark,
            kind: cleaned.ornament.unwrap_or(if cleaned.row { LineKind::Row } else { LineKind::Text }),
            role: None,
            joins_next: false,
        });
        gap = 0;
        page_start = false;
    }
    lines
}

/// What parts the pages of a file.
const FORM_FEED: char = '\u{c}';
/// A rule behind a text has at least so many characters.
const MIN_RULE: usize = 8;

/// The line, or the line and the rule above the footnotes that the extraction set behind it.
fn without_rule(text: &str, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> {
    let line = text[start..end].trim_end();
    let stem = line.trim_end_matches('_');
    let glued = line.len() - stem.len() >= MIN_RULE && stem.contains(char::is_alphanumeric);
    let cut = start + stem.len();
    let whole = if glued { (start, cut) } else { (start, end) };
    std::iter::once(whole).chain(glued.then_some((cut, end)))
}

/// The lines of a text as byte ranges without their ends; a form feed ends a line too.
fn line_ranges(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start > text.len() {
            return None;
        }
        let rest = &text[start..];
        let (len, step) = match rest.find(['\n', '\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']) {
            Some(at) => {
                let ended = &rest[at..];
                let step = if ended.starts_with("\r\n") {
                    2
                } else {
                    ended.chars().next().map_or(1, char::len_utf8)
                };
                (at, step)
            }
            None => (rest.len(), 1),
        };
        let line = (start, start + len);
        start += len + step;
        Some(line)
    })
}
