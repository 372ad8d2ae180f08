//! The footnotes of pages that form feeds part: which lines at the foot of each page they are, and whose label is whose.
//!
//! Extraction sets a label before its text, on a line of its own above it, or far below with the page number. Labels go
//! on from page to page, so the one that must come first is known: where it stands apart, the text at the head of the
//! foot is its own.

use std::ops::Range;

use crate::model::{CleanText, LineKind};

use super::chunk::is_closed;
use super::notes::{self, Found, is_next};

/// Surveys the pages.
pub(super) fn survey(clean: &CleanText) -> Vec<Found> {
    let mut search = Search { clean, found: vec![Found::Nothing; clean.lines.len()], last: None };
    let mut start = 0;
    for end in 1..=clean.lines.len() {
        if end == clean.lines.len() || clean.lines[end].page_start {
            search.page(start..end);
            start = end;
        }
    }
    search.found
}

/// So many labels may be missing between two footnotes.
const MAX_MISSING: u32 = 4;
/// So many labels may stand apart from their texts on a page.
const MAX_APART: usize = 8;

struct Search<'a> {
    clean: &'a CleanText,
    found: Vec<Found>,
    /// The label of the last footnote.
    last: Option<String>,
}

/// A label at the beginning of a line of the foot.
struct Token {
    /// Its line, as an index into the lines of the foot.
    at: usize,
    label: String,
    skip: usize,
    alone: bool,
}

impl Search<'_> {
    fn page(&mut self, page: Range<usize>) {
        let rule = page.clone().rev().find(|&at| self.clean.lines[at].kind == LineKind::Rule);
        let foot: Vec<usize> = match rule {
            Some(rule) => self.text_lines(rule + 1..page.end),
            None => match self.foot_without_rule(&page) {
                Some(start) => self.text_lines(start..page.end),
                None => return,
            },
        };
        self.read(&foot);
    }

    fn text_lines(&self, range: Range<usize>) -> Vec<usize> {
        range.filter(|&at| self.clean.lines[at].kind == LineKind::Text).collect()
    }

    fn text(&self, line: usize) -> &str {
        self.clean.lines[line].text.text()
    }

    /// Reads the lines of a foot.
    fn read(&mut self, foot: &[usize]) {
        let tokens: Vec<Token> = (0..foot.len()).filter_map(|at| self.token(foot, at)).collect();
        if tokens.is_empty() {
            return;
        }
        if let Some((apart, split)) = self.apart(foot, &tokens) {
            for (&at, token) in split.iter().zip(&apart) {
                let label = tokens[*token].label.clone();
                self.found[foot[at]] = Found::Opens { label, skip: 0 };
            }
            for &token in &apart {
                self.found[foot[tokens[token].at]] = Found::Apart { label: tokens[token].label.clone() };
            }
            self.last = apart.last().map(|&token| tokens[token].label.clone());
        }
        let mut opened = self.found[foot[0]] != Found::Nothing;
        for token in &tokens {
            let line = foot[token.at];
            if self.found[line] == Found::Nothing && self.is_expected(&token.label, opened) {
                self.found[line] = Found::Opens { label: token.label.clone(), skip: token.skip };
                self.last = Some(token.label.clone());
                opened = true;
            }
        }
        if !opened {
            return;
        }
        for &line in foot {
            if self.found[line] == Found::Nothing {
                self.found[line] = Found::Continues;
            }
        }
    }

    /// Whether a label can come next; the first of a page may skip some, or begin again.
    fn is_expected(&self, label: &str, opened: bool) -> bool {
        let Some(last) = &self.last else { return true };
        let number = |text: &str| text.parse::<u32>().ok();
        let near = match (number(last), number(label)) {
            (Some(last), Some(label)) => label > last && label <= last + 1 + MAX_MISSING,
            (None, _) | (_, None) => !opened,
        };
        is_next(last, label) || !opened && (near || label == "1")
    }

    /// The label that a line of the foot opens with.
    fn token(&self, foot: &[usize], at: usize) -> Option<Token> {
        let text = self.text(foot[at]);
        let raised = text.find(|c: char| !notes::is_raised(c)).unwrap_or(text.len());
        if raised > 0 {
            let rest = text[raised..].trim_start();
            let skip = text.len() - rest.len();
            return Some(Token { at, label: notes::lowered(&text[..raised]), skip, alone: rest.is_empty() });
        }
        let bare = text.strip_suffix('/').unwrap_or(text);
        let digits = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
        let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
        let stars = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte == b'*');
        if digits && !bare.starts_with('0') || letter || stars {
            return Some(Token { at, label: bare.to_owned(), skip: text.len(), alone: true });
        }
        let (label, rest) = notes::plain_label(text)?;
        Some(Token { at, label: label.to_owned(), skip: text.len() - rest.trim_start().len(), alone: false })
    }

    /// The labels that stand apart from their texts, and where those texts begin; both in order.
    fn apart(&self, foot: &[usize], tokens: &[Token]) -> Option<(Vec<usize>, Vec<usize>)> {
        if tokens[0].at == 0 && self.is_expected(&tokens[0].label, false) && !self.is_stack(foot, tokens) {
            return None;
        }
        // The last run of labels on lines of their own, without text behind it.
        let end = foot.len();
        let run = (0..tokens.len())
            .rev()
            .take_while(|&token| tokens[token].alone && tokens[token].at + (tokens.len() - token) == end);
        let mut apart: Vec<usize> = run.take(MAX_APART).collect();
        apart.reverse();
        let expected = |label: &str| {
            self.last.as_deref().map_or(label == "1", |last| is_next(last, label)) || label == "1"
        };
        let from = apart.iter().position(|&token| expected(&tokens[token].label))?;
        apart.drain(..from);
        let chained = apart.windows(2).all(|pair| is_next(&tokens[pair[0]].label, &tokens[pair[1]].label));
        if !chained {
            apart.truncate(1);
        }
        let last = &tokens[*apart.last()?].label;
        let next = tokens
            .iter()
            .find(|token| is_next(last, &token.label))
            .map_or(tokens[apart[0]].at, |token| token.at);
        let split = self.split(foot, next, apart.len())?;
        Some((apart, split))
    }

    fn is_stack(&self, _foot: &[usize], _tokens: &[Token]) -> bool {
        false
    }

    /// Where `count` footnotes begin among the first `end` lines of a foot: behind the ends of sentences.
    fn split(&self, foot: &[usize], end: usize, count: usize) -> Option<Vec<usize>> {
        if end == 0 || count == 0 {
            return None;
        }
        let mut starts: Vec<usize> = std::iter::once(0)
            .chain((1..end).filter(|&at| {
                is_closed(self.text(foot[at - 1]))
                    && self.text(foot[at]).starts_with(|c: char| !c.is_lowercase())
            }))
            .collect();
        if starts.len() < count {
            return None;
        }
        if starts.len() > count {
            // The shortest lines end a footnote; a full line ends a sentence by chance.
            let mut inner: Vec<usize> = starts.split_off(1);
            inner.sort_by_key(|&at| self.text(foot[at - 1]).len());
            inner.truncate(count - 1);
            starts.extend(inner);
            starts.sort_unstable();
        }
        Some(starts)
    }

    /// Where the footnotes of a page without a rule begin: at the next label, called above.
    fn foot_without_rule(&self, page: &Range<usize>) -> Option<usize> {
        let lines = self.text_lines(page.clone());
        for (at, &line) in lines.iter().enumerate() {
            let Some(token) = self.token(&lines, at) else { continue };
            if token.label.starts_with('*') && at * 2 > lines.len() && !token.alone {
                return Some(line);
            }
            let expected =
                self.last.as_deref().map_or(token.label == "1", |last| is_next(last, &token.label));
            let first = expected || token.label == "1" && self.last.is_some();
            if first && at > 0 && self.calls(&lines[..at], &token.label) {
                return Some(line);
            }
        }
        None
    }

    /// Whether one of the lines calls the label: glued to a word or a mark.
    fn calls(&self, lines: &[usize], label: &str) -> bool {
        lines.iter().any(|&line| {
            let text = self.text(line);
            text.match_indices(label).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + label.len()..].chars().next();
                let glued = before.is_some_and(|c| {
                    c.is_lowercase() || matches!(c, '.' | ',' | ';' | ':' | ')' | '”' | '’' | '»' | '"' | '%')
                });
                let set_off = before == Some(' ')
                    && text[..at].trim_end().ends_with(['.', ',', ';', ')', '”', '’', '»']);
                (glued || set_off)
                    && after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')'))
            })
        })
    }
}
