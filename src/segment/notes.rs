//! Footnotes: where they stand at the foot of a page.

use crate::model::{CleanText, Layout, Line, LineKind, Seen};

use super::labels::{bracketed_label, is_next, is_raised, lowered, plain_label};
use super::{Language, feet};

/// What every line of a document is to the footnotes.
pub(super) fn survey(clean: &CleanText, language: &Language) -> Vec<NoteLine> {
    if clean.layout.paged {
        return feet::survey(clean);
    }
    let mut region = Region::default();
    let mut previous = None;
    let mut out = Vec::with_capacity(clean.lines.len());
    for line in &clean.lines {
        if line.kind == LineKind::Text {
            out.push(region.note(line, previous, &clean.layout));
        } else {
            region.see(line);
            out.push(NoteLine::Nothing);
        }
        if out.last() == Some(&NoteLine::Nothing) {
            region.observe(line, language);
        }
        previous = Some(line);
    }
    out
}

/// The state of the search for footnotes.
#[derive(Debug, Default)]
struct Region {
    place: Place,
    last: Option<String>,
    /// The mark after the labels of the document: a bracket may not take turns with a blank.
    mark: Option<char>,
    /// The labels that the running text has called so far, by digits glued to a word or in brackets.
    called: Seen<String>,
    /// Whether the last label stood alone on its line.
    bare: bool,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Place {
    /// Running text.
    #[default]
    Outside,
    /// Under the rule, before the first footnote.
    UnderRule,
    /// In a footnote.
    Inside,
}

/// What a line is to the footnotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoteLine {
    /// It opens a footnote.
    Opens { label: String, skip: usize },
    /// It goes on with the footnote above it.
    Continues,
    /// It is the label of a footnote whose text stands elsewhere on the page.
    Apart { label: String },
    /// It is none of theirs.
    Nothing,
}

impl Region {
    /// Takes notice of a line that is not running text.
    fn see(&mut self, line: &Line) {
        self.place = if line.kind == LineKind::Rule { Place::UnderRule } else { Place::Outside };
    }

    /// Takes notice of what a line of running text calls.
    fn observe(&mut self, line: &Line, language: &Language) {
        let text = line.text.text();
        let mut at = 0;
        while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
            let len = text[start..].bytes().take_while(u8::is_ascii_digit).count();
            at = start + len;
            let (before, after) = (text[..start].chars().next_back(), text[at..].chars().next());
            let glued = before
                .is_some_and(|c| c.is_lowercase() || matches!(c, '.' | ',' | ')' | '”' | '»' | '%' | '€'));
            let bracketed = matches!(before, Some('[' | '^')) && after == Some(']');
            let ends = after.is_none_or(|c| !c.is_alphanumeric());
            // "p.1", "23.1.1999": no call.
            let inside = text[..start].trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit())
                && behind_number(&text[..start], &text[at..]).is_none();
            let reference = before == Some('.') && (inside || is_reference(&text[..start], language));
            if len <= 3 && (glued && ends && !reference || bracketed) {
                self.called.insert(text[start..at].to_owned());
            }
        }
    }

    /// Judges a line of running text; `previous` is the line before it.
    fn note(&mut self, line: &Line, previous: Option<&Line>, layout: &Layout) -> NoteLine {
        let text = line.text.text();
        if let Some((label, skip)) = self.opens(text, line.gap > 0) {
            self.place = Place::Inside;
            self.last = Some(label.clone());
            self.bare = skip >= text.len();
            return NoteLine::Opens { label, skip };
        }
        // Under a label on a line of its own, the footnote stands set in.
        let goes_on = layout.wrapped && !line.page_start || self.bare && line.indent > 0;
        if self.place == Place::Inside && line.gap == 0 && previous.is_some() && goes_on {
            return NoteLine::Continues;
        }
        self.place = Place::Outside;
        NoteLine::Nothing
    }

    /// The label that a line opens with, if a footnote with that label can stand here.
    fn opens(&mut self, text: &str, apart: bool) -> Option<(String, usize)> {
        let raised_len = text.find(|c: char| !is_raised(c)).unwrap_or(text.len());
        if raised_len > 0 {
            let label = lowered(&text[..raised_len]);
            let skip = text.len() - text[raised_len..].trim_start().len();
            let expected = self.last.as_deref().is_none_or(|last| is_next(last, &label)) || label == "1";
            return (expected || self.place != Place::Outside).then_some((label, skip));
        }
        let bracketed = bracketed_label(text);
        if self.place == Place::Outside {
            let (label, rest) = bracketed.or_else(|| plain_label(text))?;
            let next = self.last.as_deref().is_none_or(|last| is_next(last, label)) || label == "1";
            let certain = bracketed.is_some() || apart && text[label.len()..].starts_with(' ');
            return (next && certain && self.called.contains(label))
                .then(|| (label.to_owned(), text.len() - rest.trim_start().len()));
        }
        if let Some((label, rest)) = bracketed {
            return Some((label.to_owned(), text.len() - rest.trim_start().len()));
        }
        let (label, rest) = plain_label(text)?;
        let mark = text[label.len()..].chars().next()?;
        let expected = match (&self.place, &self.last) {
            (Place::Inside, Some(last)) => is_next(last, label),
            (_, _) => true,
        };
        let found = (label.to_owned(), text.len() - rest.trim_start().len());
        (expected && *self.mark.get_or_insert(mark) == mark).then_some(found)
    }
}

/// What the number is behind which, and behind a mark, that of a footnote may be glued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// A year: `in 2019.1 The`, `le 3 mai 2019,1 le`.
    Year,
    /// That of a symbol: `resolution 70/1.3 The`, `contained in E/CN.9/2025/L.4,4 that`.
    Symbol,
}

/// Whether what stands between `before` and `after` can be the number of a footnote although it is glued to a mark behind a
/// number: that of a year or of a symbol, where words or a sentence go on.
pub(super) fn behind_number(before: &str, after: &str) -> Option<Behind> {
    let mark = before.chars().next_back().filter(|c| matches!(c, '.' | ',' | ';'))?;
    let number = &before[..before.len() - mark.len_utf8()];
    let rest = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &number[rest.len()..];
    let spaced = after.starts_with(char::is_whitespace) || after.is_empty();
    if digits.is_empty() || !spaced {
        return None;
    }
    let next = after.trim_start_matches([' ', '\u{a0}', '«', '“', '"', '(']).chars().next();
    let goes_on = match mark {
        '.' => next.is_none_or(char::is_uppercase),
        _ => next.is_some_and(char::is_alphabetic),
    };
    if is_year(digits) && is_whole(rest) {
        return goes_on.then_some(Behind::Year);
    }
    // A number by itself may have decimals or count sections; that of a symbol has neither.
    let token = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    (goes_on && token.contains('/')).then_some(Behind::Symbol)
}

/// Whether some digits are a year to which the number of a footnote may be glued.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|year: u32| (1900..=2100).contains(&year))
}

/// Whether the year behind `before` is no part of another number: `mid-2024`, `2022–2031`, but `1,2024`.
fn is_whole(before: &str) -> bool {
    match before.strip_suffix(['-', '–']) {
        Some(first) => {
            first.ends_with(char::is_alphabetic)
                || first.bytes().rev().take_while(u8::is_ascii_digit).count() == 4
        }
        None => !before.ends_with(['/', '.', ',']),
    }
}

/// Whether the word at the end of `before` takes its number behind a full stop: `Rev.1`, `A/80/L.2`, `No.3`.
pub(super) fn is_reference(before: &str, language: &Language) -> bool {
    let token = before[..before.len() - 1].rsplit(' ').next().unwrap_or("");
    let word = token.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    !word.is_empty()
        && (token.contains('/') || language.abbreviations.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_behind_a_number_may_be_that_of_a_footnote() {
        for (text, label, want) in [
            ("issued in May 2019.|1| It was", "1", Some(Behind::Year)),
            ("le 3 juin 2020,|12| puis", "12", Some(Behind::Year)),
            ("résolution 70/1.|3| La", "3", Some(Behind::Symbol)),
            ("see A/71/818.|4|", "4", Some(Behind::Symbol)),
            ("3.|1| Scope", "1", None),
            ("passé à 3,|5| millions", "5", None),
            ("passé à 3.|5| Ml", "5", None),
            ("a rate of 3.|5| per cent", "5", None),
            ("le 23.|1|.1999", "1", None),
            ("a total of 2019.|5| million", "5", None),
            ("for the decade 2022–2031,|8| the", "8", Some(Behind::Year)),
            ("by mid-2024.|29|", "29", Some(Behind::Year)),
            ("contained in E/CN.9/2025/L.4,|4| that", "4", Some(Behind::Symbol)),
            ("E/2025/33,|34| 35", "34", None),
            ("a rate of 1,2024.|5| The", "5", None),
        ] {
            let [before, found, after] = text.split('|').collect::<Vec<_>>()[..] else { panic!("{text}") };
            assert_eq!((found, behind_number(before, after)), (label, want), "{text}");
        }
    }
}
