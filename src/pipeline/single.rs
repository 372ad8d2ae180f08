//! The rooms for single texts: what `inspect`, `extract` and `check` need of them.

use std::ops::Range;
use std::path::Path;

use super::clock::Clock;
use crate::clean;
use crate::compare::{self, LineDiscrepancy, Side};
use crate::corrections::Own;
use crate::extract::{self, Gazetteer};
use crate::model::{
    About, BlockKind, Diagnostic, DocumentPair, Format, Issued, Lang, Mention, RawText, SourceFile, Version,
    Within,
};
use crate::read;

/// Leads one file through the rooms of its side; `lang` is detected if it is not given.
///
/// For people who bring a new kind of text and want to see what the program understood.
#[must_use]
pub fn inspect(gazetteer: &Gazetteer, path: &Path, lang: Option<Lang>) -> (Version, Vec<Diagnostic>) {
    let file = SourceFile { path: path.to_owned(), name: path.display().to_string(), within: Within::Whole };
    let read = read::read(path, &file.name);
    let lang = lang.or_else(|| read::detect(read.0.raw.text()).map(|(lang, _)| lang)).unwrap_or(Lang::Fr);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let pair = DocumentPair { id: stem, fr: None, en: None, about: About::default() };
    let (own, mut diagnostics) = ((&pair, Own::default()), Vec::new());
    let (version, _) =
        super::understand(gazetteer, (&file, read), own, lang, &mut diagnostics, &mut Clock::start());
    (version, diagnostics)
}

/// A mention in a plain text: the mention, and where its paragraph begins in the text, in bytes.
#[derive(Debug, Clone)]
pub struct PlainMention {
    /// The paragraph, counted from 1.
    pub paragraph: usize,
    /// Bytes of the whole text.
    pub range: Range<usize>,
    /// What was found; its own range is one of the paragraph.
    pub mention: Mention,
}

/// Finds what a plain text mentions.
///
/// Empty lines part its paragraphs. In a text without an empty line whose lines end as
/// sentences do, three in four at least, each line is a paragraph.
///
/// `published` is the day, month or year from which dates without a year take theirs.
#[must_use]
pub fn extract_plain(
    gazetteer: &Gazetteer,
    text: &str,
    lang: Option<Lang>,
    published: Option<Issued>,
) -> Vec<PlainMention> {
    extract_paragraphs(gazetteer, text, &plain_paragraphs(text), lang, published)
}

/// Does what [`extract_plain`] does for a text that was read from a file of any form; the lines of a file that is not text
/// are its paragraphs.
#[must_use]
pub fn extract_read(
    gazetteer: &Gazetteer,
    raw: &RawText,
    lang: Option<Lang>,
    published: Option<Issued>,
) -> Vec<PlainMention> {
    let text = raw.text();
    if raw.format() == Format::Text {
        return extract_plain(gazetteer, text, lang, published);
    }
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        paragraphs.push(at..at + line.len());
        at += line.len();
    }
    extract_paragraphs(gazetteer, text, &paragraphs, lang, published)
}

fn extract_paragraphs(
    gazetteer: &Gazetteer,
    text: &str,
    paragraphs: &[Range<usize>],
    lang: Option<Lang>,
    published: Option<Issued>,
) -> Vec<PlainMention> {
    let lang = lang.or_else(|| read::detect(text).map(|(lang, _)| lang)).unwrap_or(Lang::Fr);
    // A line end is a blank, byte for byte, so that the places stay.
    let line: String = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
    let spelt: Vec<_> = paragraphs.iter().map(|range| clean::spelt(&line[range.clone()])).collect();
    let passages = paragraphs
        .iter()
        .enumerate()
        .map(|(section, range)| extract::Passage {
            text: spelt[section].as_ref().map_or(&line[range.clone()], |spelt| spelt.text()),
            kind: BlockKind::Prose,
            section,
        })
        .collect();
    let source = extract::Source { lang, symbol: None, published, passages };
    extract::extract(gazetteer, &source)
        .0
        .into_iter()
        .map(|mut mention| {
            if let Some(raw) =
                spelt[mention.block].as_ref().and_then(|spelt| spelt.raw(mention.range.clone()))
            {
                mention.range = raw;
            }
            let start = paragraphs[mention.block].start;
            let range = start + mention.range.start..start + mention.range.end;
            PlainMention { paragraph: mention.block + 1, range, mention }
        })
        .collect()
}

/// The byte ranges of the paragraphs of a plain text.
fn plain_paragraphs(text: &str) -> Vec<Range<usize>> {
    let apart = has_one_a_line(text);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        match out.last_mut() {
            Some(last) if open && !blank && !apart => last.end = at + line.len(),
            _ if !blank => out.push(at..at + line.len()),
            _ => {}
        }
        open = !blank;
        at += line.len();
    }
    out
}

/// Whether the lines of a text are its paragraphs: none is empty, and three in four of those before the last end as a sentence
/// does.
fn has_one_a_line(text: &str) -> bool {
    let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    let Some((_, before)) = lines.split_last().filter(|(_, before)| !before.is_empty()) else { return false };
    let ends = |line: &&&str| {
        line.trim_end_matches(['»', '”', '"', ')', '\u{a0}', ' ']).ends_with(['.', '!', '?', ';', ':'])
    };
    let ended = before.iter().filter(ends).count();
    !lines.iter().any(|line| line.is_empty()) && 4 * ended >= 3 * before.len()
}

/// Compares two texts that are aligned line by line, such as the two columns of a translation memory.
#[must_use]
pub fn check_lines(gazetteer: &Gazetteer, fr: &[&str], en: &[&str]) -> Vec<LineDiscrepancy> {
    let (fr_mentions, en_mentions) = (by_line(gazetteer, fr, Lang::Fr), by_line(gazetteer, en, Lang::En));
    compare::compare_lines(&sides(fr, &fr_mentions), &sides(en, &en_mentions))
}

fn sides<'a>(lines: &[&'a str], mentions: &'a [Vec<Mention>]) -> Vec<Side<'a>> {
    lines.iter().zip(mentions).map(|(text, mentions)| Side { text, mentions }).collect()
}

/// What every line mentions; each line is a paragraph of its own.
fn by_line(gazetteer: &Gazetteer, lines: &[&str], lang: Lang) -> Vec<Vec<Mention>> {
    let passages = lines
        .iter()
        .enumerate()
        .map(|(section, text)| extract::Passage { text, kind: BlockKind::Prose, section })
        .collect();
    let source = extract::Source { lang, symbol: None, published: None, passages };
    let mut out = vec![Vec::new(); lines.len()];
    for mention in extract::extract(gazetteer, &source).0 {
        out[mention.block].push(mention);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<&str> {
        plain_paragraphs(text).into_iter().map(|range| text[range].trim_end()).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_where_lines_end_as_paragraphs_do() {
        assert_eq!(paragraphs("Un conseil siège.\nIl vote.\nFin"), ["Un conseil siège.", "Il vote.", "Fin"]);
    }

    #[test]
    fn the_lines_of_a_page_run_on() {
        assert_eq!(
            paragraphs("Le conseil de la ville\na voté la taxe, et le maire\nla signe."),
            ["Le conseil de la ville\na voté la taxe, et le maire\nla signe."]
        );
        assert_eq!(paragraphs("Le rapport du 3\nmai 2018 est lu.").len(), 1);
        assert_eq!(paragraphs("Il vote.\nElle signe.\n\nFin."), ["Il vote.\nElle signe.", "Fin."]);
    }
}
