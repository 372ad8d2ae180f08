//! The footnotes of pages that form feeds part: which lines at the foot of each page they are, and whose label is whose.
//!
//! Extraction sets a label before its text, on a line of its own above it, or far below with the page number. Labels go
//! on from page to page, so the ones that a page must have are known: a label without a text belongs to the text that
//! has no label and stands where its turn would be.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{CleanText, LineKind};

use super::chunk::is_closed;
use super::labels::{self, is_next};
use super::notes::NoteLine;

/// Surveys the pages.
pub(super) fn survey(clean: &CleanText) -> Vec<NoteLine> {
    let mut search =
        Search { clean, found: vec![NoteLine::Nothing; clean.lines.len()], last: None, ruled: false };
    let pages: Vec<Range<usize>> = pages(clean);
    search.ruled = pages.iter().any(|page| search.has_ruled_foot(page));
    for page in pages {
        search.page(page);
    }
    search.found
}

/// The pages as ranges of lines.
fn pages(clean: &CleanText) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (1..clean.lines.len()).filter(|at| clean.lines[*at].page_start).collect();
    starts.insert(0, 0);
    starts.push(clean.lines.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// So many labels may be missing between two footnotes.
const MAX_MISSING: u32 = 4;
/// A page has so many footnotes at most.
const MAX_NOTES: usize = 80;

struct Search<'a> {
    clean: &'a CleanText,
    found: Vec<NoteLine>,
    /// The last label that was a number.
    last: Option<u32>,
    /// Whether the document sets its footnotes off by rules.
    ruled: bool,
}

/// A label at the beginning of a line of the foot.
#[derive(Debug)]
struct Token {
    /// Its line, as an index into the lines of the foot.
    at: usize,
    label: String,
    /// Its value, if it is a number.
    value: Option<u32>,
    skip: usize,
    /// Whether nothing but the label stands on the line.
    alone: bool,
    /// Whether a full stop or a bracket stands behind the label.
    marked: bool,
}

impl Search<'_> {
    fn rule(&self, page: &Range<usize>) -> Option<usize> {
        page.clone().rev().find(|&at| self.clean.lines[at].kind == LineKind::Rule)
    }

    /// Whether a label of a footnote stands under the rule of a page.
    fn has_ruled_foot(&self, page: &Range<usize>) -> bool {
        let Some(rule) = self.rule(page) else { return false };
        let foot = self.text_lines(rule + 1..page.end);
        (0..foot.len()).any(|at| self.token(&foot, at).is_some_and(|token| token.value.is_some()))
    }

    fn page(&mut self, page: Range<usize>) {
        let rule = self.rule(&page);
        let start = rule.map(|rule| rule + 1).or_else(|| self.foot_without_rule(&page));
        if let Some(start) = start {
            let foot = self.text_lines(start..page.end);
            self.read(&foot);
        }
    }

    fn text_lines(&self, range: Range<usize>) -> Vec<usize> {
        range.filter(|&at| self.clean.lines[at].kind == LineKind::Text).collect()
    }

    fn text(&self, line: usize) -> &str {
        self.clean.lines[line].text.text()
    }

    /// Reads the lines of a foot.
    fn read(&mut self, foot: &[usize]) {
        let mut tokens: Vec<Token> = (0..foot.len()).filter_map(|at| self.token(foot, at)).collect();
        if let Some(first) = tokens.iter().find(|token| !token.alone && token.value.is_some()) {
            let marked = first.marked;
            tokens.retain(|token| token.alone || token.value.is_none() || token.marked == marked);
        }
        let expected = self.last.map_or(1, |last| last + 1);
        if tokens.iter().any(|token| token.alone && token.value == Some(expected)) {
            tokens.retain(|token| token.alone || token.value.is_none());
        }
        tokens.truncate(MAX_NOTES);
        let (numbered, others): (Vec<Token>, Vec<Token>) =
            tokens.into_iter().partition(|token| token.value.is_some());
        let opened = self.read_numbers(foot, numbered) | self.read_others(foot, &others);
        if opened {
            for &line in foot {
                if self.found[line] == NoteLine::Nothing {
                    self.found[line] = NoteLine::Continues;
                }
            }
        }
    }

    /// Opens the footnotes whose labels are numbers.
    fn read_numbers(&mut self, foot: &[usize], tokens: Vec<Token>) -> bool {
        let expected = self.last.map_or(1, |last| last + 1);
        let value = |token: &Token| token.value.unwrap_or(0);
        let limit = |base: u32| base + tokens.len() as u32 + MAX_MISSING;
        let within = |base: u32| tokens.iter().filter(|t| (base..limit(base)).contains(&value(t))).count();
        let goes_on = tokens.iter().any(|token| (expected..=expected + MAX_MISSING).contains(&value(token)));
        let again = tokens.iter().any(|token| value(token) == 1);
        let base = match (goes_on, again) {
            (true, true) if within(1) > within(expected) => 1,
            (true, _) => expected,
            (false, true) => 1,
            (false, false) if self.last.is_none() && !tokens.is_empty() => {
                tokens.iter().map(value).min().unwrap_or(1)
            }
            _ => return false,
        };
        let end = limit(base);
        let tokens: Vec<Token> =
            tokens.into_iter().filter(|token| (base..end).contains(&value(token))).collect();
        // A label without a text: another label, or the end of the foot, comes right behind it.
        let empty = |at: usize| {
            let next = tokens.get(at + 1).map_or(foot.len(), |next| next.at);
            tokens[at].alone && tokens[at].at + 1 == next
        };
        let texted: Vec<usize> = (0..tokens.len()).filter(|&at| !empty(at)).collect();
        let owners = longest_rise(&texted, &tokens);
        let apart: BTreeMap<u32, usize> = (0..tokens.len())
            .filter(|at| tokens[*at].alone && !owners.contains(at))
            .map(|at| (value(&tokens[at]), at))
            .filter(|(value, _)| owners.iter().all(|&owner| tokens[owner].value != Some(*value)))
            .collect();
        self.open(foot, &tokens, &owners, &apart);
        let highest = owners.iter().map(|&at| value(&tokens[at])).chain(apart.keys().copied()).max();
        self.last = highest.or(self.last);
        highest.is_some()
    }

    /// Opens the footnotes: each owner's stretch of text, with the labels from elsewhere that belong to it.
    fn open(&mut self, foot: &[usize], tokens: &[Token], owners: &[usize], apart: &BTreeMap<u32, usize>) {
        let value = |at: usize| tokens[at].value.unwrap_or(0);
        let first = owners.first().map_or(foot.len(), |&at| tokens[at].at);
        let headed = (0..first).any(|line| tokens.iter().all(|token| token.at != line));
        // The head has no owner; without text there, its labels go to the first owner's text.
        let mut stretches: Vec<(Option<usize>, Range<usize>)> = Vec::new();
        if headed {
            stretches.push((None, 0..first));
        }
        for (at, &owner) in owners.iter().enumerate() {
            let end = owners.get(at + 1).map_or(foot.len(), |&next| tokens[next].at);
            stretches.push((Some(owner), tokens[owner].at..end));
        }
        for (at, (owner, range)) in stretches.iter().enumerate() {
            let from = if at == 0 { 0 } else { owner.map_or(0, value) };
            let next = stretches.get(at + 1).and_then(|(next, _)| *next).map_or(u32::MAX, value);
            let mut labels: Vec<usize> = apart.range(from..next).map(|(_, at)| *at).collect();
            labels.extend(owner);
            labels.sort_by_key(|&at| value(at));
            if labels.len() == 1 && owner.is_some() {
                let token = &tokens[labels[0]];
                self.found[foot[token.at]] = NoteLine::Opens { label: token.label.clone(), skip: token.skip };
                continue;
            }
            let lines: Vec<usize> = range
                .clone()
                .filter(|line| tokens.iter().all(|token| token.at != *line || !token.alone))
                .collect();
            for (&label, start) in labels.iter().zip(self.split(foot, &lines, labels.len())) {
                let token = &tokens[label];
                if token.at == start {
                    self.found[foot[start]] =
                        NoteLine::Opens { label: token.label.clone(), skip: token.skip };
                } else {
                    self.found[foot[start]] = NoteLine::Opens { label: token.label.clone(), skip: 0 };
                    self.found[foot[token.at]] = NoteLine::Apart { label: token.label.clone() };
                }
            }
        }
    }

    /// Opens the footnotes whose labels are letters or asterisks.
    fn read_others(&mut self, foot: &[usize], tokens: &[Token]) -> bool {
        let mut last: Option<&str> = None;
        for token in tokens {
            let line = foot[token.at];
            let first = token.label == "a" || token.label == "*";
            if (first || last.is_some_and(|last| is_next(last, &token.label)))
                && self.found[line] == NoteLine::Nothing
            {
                self.found[line] = NoteLine::Opens { label: token.label.clone(), skip: token.skip };
                last = Some(&token.label);
            }
        }
        last.is_some()
    }

    /// The label that a line of the foot opens with.
    fn token(&self, foot: &[usize], at: usize) -> Option<Token> {
        let text = self.text(foot[at]);
        let raised = text.find(|c: char| !labels::is_raised(c)).unwrap_or(text.len());
        if raised > 0 {
            let label = labels::lowered(&text[..raised]);
            let rest = text[raised..].trim_start();
            let value = label.parse().ok();
            let skip = text.len() - rest.len();
            return Some(Token { at, label, value, skip, alone: rest.is_empty(), marked: false });
        }
        let bare = text.strip_suffix('/').unwrap_or(text);
        let digits = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
        let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
        let stars = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte == b'*');
        if digits && !bare.starts_with('0') || letter || stars {
            let value = bare.parse().ok();
            let label = bare.to_owned();
            return Some(Token { at, label, value, skip: text.len(), alone: true, marked: false });
        }
        let (label, rest) = labels::plain_label(text)?;
        let marked = text[label.len()..].starts_with(['.', ')']);
        let skip = text.len() - rest.trim_start().len();
        let value = label.parse().ok();
        Some(Token { at, label: label.to_owned(), value, skip, alone: false, marked })
    }

    /// Where `count` footnotes begin among some lines of a foot: behind short lines and the ends of sentences.
    fn split(&self, foot: &[usize], lines: &[usize], count: usize) -> Vec<usize> {
        let Some(&first) = lines.first() else { return Vec::new() };
        let width = lines.iter().map(|&line| self.text(foot[line]).len()).max().unwrap_or(1).max(1);
        let mut starts: Vec<(u32, usize)> = lines
            .windows(2)
            .map(|pair| {
                let (above, below) = (self.text(foot[pair[0]]), self.text(foot[pair[1]]));
                let short = (100 - above.len() * 100 / width) as u32;
                let closed = if is_closed(above) { 60 } else { 0 };
                let opens = if below.starts_with(|c: char| !c.is_lowercase()) { 80 } else { 0 };
                (short + closed + opens, pair[1])
            })
            .collect();
        starts.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        starts.truncate(count.saturating_sub(1));
        let mut out: Vec<usize> =
            std::iter::once(first).chain(starts.into_iter().map(|(_, at)| at)).collect();
        out.sort_unstable();
        out
    }

    /// Where the footnotes of a page without a rule begin: at the next label, called above.
    fn foot_without_rule(&self, page: &Range<usize>) -> Option<usize> {
        let lines = self.text_lines(page.clone());
        let expected = self.last.map_or(1, |last| last + 1);
        for (at, &line) in lines.iter().enumerate() {
            let Some(token) = self.token(&lines, at) else { continue };
            if token.label.starts_with('*') && at * 2 > lines.len() && !token.alone {
                return Some(line);
            }
            let next = token.value.is_some_and(|value| value == expected || value == 1);
            if next && !self.ruled && at > 0 && !token.marked && self.calls(&lines[..at], &token.label) {
                return Some(line);
            }
        }
        None
    }

    /// Whether one of the lines calls the label: glued to a word or a mark.
    fn calls(&self, lines: &[usize], label: &str) -> bool {
        const MARKS: [char; 10] = ['.', ',', ';', ':', ')', '”', '’', '»', '"', '%'];
        lines.iter().any(|&line| {
            let text = self.text(line);
            text.match_indices(label).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + label.len()..].chars().next();
                let glued = before.is_some_and(|c| c.is_lowercase() || MARKS.contains(&c));
                let set_off = before == Some(' ') && text[..at].trim_end().ends_with(MARKS);
                (glued || set_off)
                    && after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')'))
            })
        })
    }
}

/// The longest run of labels that rise in the order of the text, among those that have a text.
fn longest_rise(texted: &[usize], tokens: &[Token]) -> Vec<usize> {
    let mut length = vec![1; texted.len()];
    let mut before: Vec<Option<usize>> = vec![None; texted.len()];
    for at in 0..texted.len() {
        for from in 0..at {
            if tokens[texted[from]].value < tokens[texted[at]].value && length[from] + 1 > length[at] {
                length[at] = length[from] + 1;
                before[at] = Some(from);
            }
        }
    }
    let Some(best) = (0..texted.len()).rev().max_by_key(|&at| length[at]) else { return Vec::new() };
    let mut out: Vec<usize> =
        std::iter::successors(Some(best), |&at| before[at]).map(|at| texted[at]).collect();
    out.reverse();
    out
}
