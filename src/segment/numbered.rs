//! Numbers that number headings: `1. INTRODUCTION`, with paragraphs below that have no number of their own.

use crate::model::CleanText;

use super::chunk;
use super::marker::{Number, Style};
use super::sequence::{self, Candidate, Verdict};

/// A line that opens with a number, as it speaks for a heading or against one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    /// A title with unnumbered prose below it.
    OverProse,
    /// A title with something else below it: the first of its own divisions, a table.
    Title,
    /// Anything else.
    Text,
}

/// A numbered heading is at most so long, in characters: a title, not a sentence that lost its stop.
const MAX_TITLE: usize = 120;
/// So many titles stand over prose at least: one alone may be a paragraph in which something went missing.
const MIN_OVER_PROSE: usize = 2;
/// So many tenths of a chain are titles: the others are what was found beside them.
const MIN_TITLES: usize = 7;

/// What the line `body[at]` looks like behind its number; `opens` says whether a line opens with anything.
pub(super) fn looks(
    clean: &CleanText,
    body: &[usize],
    at: usize,
    number: &Number,
    opens: impl Fn(usize) -> bool,
) -> Looks {
    let line = |index: usize| &clean.lines[index];
    let own = &line(body[at]).text.text()[number.skip..];
    let apart = |index: usize| !clean.layout.wrapped || line(index).gap > 0 || line(index).page_start;
    let title = own.starts_with(char::is_uppercase)
        && !own.ends_with(',')
        && !chunk::is_closed(own)
        && own.chars().count() <= MAX_TITLE
        && apart(body[at]);
    let Some(&next) = body.get(at + 1).filter(|&&next| title && apart(next)) else { return Looks::Text };
    let below = line(next).text.text();
    let prose = !opens(next) && chunk::is_closed(below) && below.starts_with(is_opening);
    if prose { Looks::OverProse } else { Looks::Title }
}

/// What prose begins with.
fn is_opening(c: char) -> bool {
    c.is_uppercase() || matches!(c, '«' | '“' | '"' | '(')
}

/// The candidates that number headings: the titles of a chain that is made of titles, most of them. Divisions that are
/// numbered in another style make a chain of their own.
pub(super) fn headings(candidates: &[Candidate], looks: &[Looks]) -> Vec<bool> {
    let mut headings = vec![false; candidates.len()];
    for style in [Style::Dot, Style::Close, Style::Bare] {
        let own: Vec<usize> =
            (0..candidates.len()).filter(|&at| candidates[at].number.style == style).collect();
        let numbers: Vec<Candidate> = own.iter().map(|&at| candidates[at].clone()).collect();
        let judged = own.iter().zip(sequence::judge(&numbers));
        let chain: Vec<usize> =
            judged.filter(|(_, verdict)| *verdict != Verdict::Foreign).map(|(&at, _)| at).collect();
        let titles = chain.iter().filter(|&&at| looks[at] != Looks::Text).count();
        let over_prose = chain.iter().filter(|&&at| looks[at] == Looks::OverProse).count();
        if over_prose >= MIN_OVER_PROSE && titles * 10 >= chain.len() * MIN_TITLES {
            chain.iter().filter(|&&at| looks[at] != Looks::Text).for_each(|&at| headings[at] = true);
        }
    }
    headings
}
