//! What each word of a line probably is, by its classes and its neighbours.

use super::knowledge::{Function, Knowledge};
use super::token::{Form, Token};
use crate::model::Lang;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// A noun.
    Noun,
    /// An adjective, or a participle that is used as one.
    Adjective,
    /// A noun or an adjective, while the tags are still being found.
    Both,
    /// A past participle after an auxiliary.
    Participle,
    /// A present participle.
    Gerund,
    /// A verb.
    Verb,
    /// An adverb.
    Adverb,
    /// A function word.
    Function(Function),
    /// A number.
    Number,
    /// A mark.
    Mark,
}

impl Tag {
    /// Whether a term of several words may hold it.
    pub(super) fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::Adjective | Tag::Gerund)
    }

    /// Whether it is not a function word, number or mark.
    pub(super) fn is_content(self) -> bool {
        !matches!(self, Tag::Function(_) | Tag::Number | Tag::Mark)
    }

    /// Whether nouns begin behind it.
    pub(super) fn leads(self) -> bool {
        matches!(self, Tag::Function(Function::Determiner | Function::Preposition))
    }
}

/// The tags of the tokens of a line.
pub(super) fn tags(knowledge: &Knowledge, tokens: &[Token]) -> Vec<Tag> {
    let mut out: Vec<Tag> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let tag = if !token.form.is_word {
            if token.form.lower.starts_with(|c: char| c.is_ascii_digit()) { Tag::Number } else { Tag::Mark }
        } else if let Some(function) = token.form.function {
            Tag::Function(function)
        } else {
            let before = out.iter().rev().find(|tag| **tag != Tag::Adverb).copied().unwrap_or(Tag::Mark);
            let next = tokens.get(at + 1);
            match knowledge.lang {
                Lang::Fr => french(&token.form, before, next),
                Lang::En => english(&token.form, before, next),
            }
        };
        out.push(tag);
    }
    settle(knowledge.lang, &mut out);
    out
}

fn french(word: &Form, before: Tag, next: Option<&Token>) -> Tag {
    let classes = word.classes;
    let has = |class: char| classes.contains(class);
    let (noun, adjective) = (has('N'), has('A'));
    let verbal = matches!(before, Tag::Function(Function::Auxiliary | Function::Pronoun));
    let next = next.and_then(|next| next.form.function);
    let object = matches!(next, Some(Function::Determiner | Function::Preposition));
    if classes == "R" {
        Tag::Adverb
    } else if has('V') && before == Tag::Function(Function::Pronoun) {
        Tag::Verb
    } else if noun || adjective {
        let after_noun = matches!(before, Tag::Noun | Tag::Adjective);
        if has('Q') && verbal {
            Tag::Participle
        } else if has('V') && !adjective && !has('Q') && after_noun && object {
            Tag::Verb
        } else if has('R') && !before.leads() {
            Tag::Adverb
        } else if noun && adjective {
            if after_noun || before == Tag::Participle { Tag::Adjective } else { Tag::Both }
        } else if noun {
            Tag::Noun
        } else {
            Tag::Adjective
        }
    } else if has('Q') {
        if verbal { Tag::Participle } else { Tag::Adjective }
    } else if has('I') || has('V') {
        Tag::Verb
    } else if has('G') {
        Tag::Gerund
    } else {
        Tag::Adverb
    }
}

fn english(word: &Form, before: Tag, next: Option<&Token>) -> Tag {
    let classes = word.classes;
    let has = |class: char| classes.contains(class);
    let (noun, adjective) = (has('N'), has('A'));
    let function = next.and_then(|next| next.form.function);
    let noun_follows = function.is_none()
        && next.is_some_and(|next| next.form.alphabetic && next.form.classes.contains(['N', 'A']));
    if classes == "R" {
        Tag::Adverb
    } else if before == Tag::Function(Function::Pronoun) && has('V')
        || before == Tag::Function(Function::Auxiliary) && has('Q')
    {
        Tag::Verb
    } else if has('Q') && (adjective || !noun) {
        if noun_follows { Tag::Adjective } else { Tag::Verb }
    } else if has('G') && !noun {
        Tag::Gerund
    } else if noun && adjective {
        Tag::Both
    } else if noun {
        let object = function == Some(Function::Determiner);
        if has('V') && matches!(before, Tag::Noun | Tag::Both) && object { Tag::Verb } else { Tag::Noun }
    } else if adjective {
        Tag::Adjective
    } else if has('V') {
        Tag::Verb
    } else {
        Tag::Adverb
    }
}

/// Says of what may be a noun or an adjective which it is, by what follows.
fn settle(lang: Lang, tags: &mut [Tag]) {
    let settled = |tags: &[Tag], at: usize| {
        let next = tags.get(at + 1).copied().unwrap_or(Tag::Mark);
        let before_noun = match lang {
            Lang::Fr => next == Tag::Noun,
            Lang::En => matches!(next, Tag::Noun | Tag::Gerund),
        };
        if before_noun { Tag::Adjective } else { Tag::Noun }
    };
    for step in 0..tags.len() {
        // In English the words behind are settled first: what is an adjective before a noun is known there.
        let at = if lang == Lang::En { tags.len() - 1 - step } else { step };
        if tags[at] == Tag::Both {
            tags[at] = settled(tags, at);
        }
    }
}
