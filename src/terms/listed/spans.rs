//! Where the candidates of a line stand: single words, and noun phrases.

use super::knowledge::Knowledge;
use super::tag::Tag;
use super::token::Token;
use crate::model::Lang;

/// The most content words of a candidate: at most 1 in 50 terms of the lists has more words, joining ones counted.
const MOST_WORDS: usize = 5;
/// The most joining words that stand together: `de la`, `for the`.
const MOST_JOINERS: usize = 2;

/// Tokens that are a candidate.
pub(super) struct Span {
    /// The first.
    pub(super) start: usize,
    /// The one behind the last.
    pub(super) end: usize,
}

/// The places of the candidates of a line, in the order of their first words.
pub(super) fn spans(knowledge: &Knowledge, tokens: &[Token], tags: &[Tag]) -> Vec<Span> {
    let mut out = Vec::new();
    for start in 0..tokens.len() {
        if !tags[start].is_content() || tokens[start].form.length < 2 {
            continue;
        }
        out.push(Span { start, end: start + 1 });
        if tags[start].is_nominal() {
            longer(knowledge, tokens, tags, start, &mut out);
        }
    }
    out
}

/// The candidates of several words that begin at a place.
fn longer(knowledge: &Knowledge, tokens: &[Token], tags: &[Tag], start: usize, out: &mut Vec<Span>) {
    let french = knowledge.lang == Lang::Fr;
    let (mut size, mut joiners, mut noun) = (1, 0, tags[start] == Tag::Noun);
    for at in start + 1..tokens.len() {
        let (token, tag) = (&tokens[at], tags[at]);
        if token.gap > 1 {
            return;
        }
        if french && token.is_apostrophe() {
            continue;
        }
        if tag.is_nominal() {
            if french && (tag == Tag::Gerund || tag == Tag::Adjective && joiners > 0) {
                return;
            }
            (size, joiners) = (size + 1, 0);
            if size > MOST_WORDS {
                return;
            }
            let ends = tag == Tag::Noun || !french && tag == Tag::Gerund;
            noun |= ends;
            if noun && (french || ends) {
                out.push(Span { start, end: at + 1 });
            }
        } else if token.form.joins && noun && joiners < MOST_JOINERS {
            let behind_noun = matches!(tags[at - 1], Tag::Noun | Tag::Gerund);
            if !french && !behind_noun && joiners == 0 {
                return;
            }
            joiners += 1;
        } else {
            return;
        }
    }
}
