//! Cuts a line into pieces at its spaces, and pieces into the words that are linked.

use std::ops::Range;

use crate::lexicon::{folded, irregular, language, regular};
use crate::model::{Lang, Lookup, is_alphabetic};

/// A word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The place of its piece in the line.
    pub(super) piece: usize,
    /// Its bytes in the line.
    pub(super) range: Range<usize>,
    /// The number of what it is called: the stem of a word, a number in figures, or a mark.
    pub(super) kind: u32,
}

/// The numbers of what words that were met are called, as they are written; nothing for those that are not kept.
pub(super) type Known<'a> = Lookup<&'a str, Option<u32>>;

/// The words of a line, at most `most` of them, that `keep` keeps, and how many it does not; `number` gives what they are
/// called its number.
pub(super) fn tokens<'a>(
    lang: Lang,
    line: &'a str,
    most: usize,
    keep: impl Fn(Lang, &str) -> bool,
    known: &mut Known<'a>,
    mut number: impl FnMut(&str) -> u32,
) -> (Vec<Token>, usize) {
    let (mut out, mut dropped) = (Vec::new(), 0);
    let mut at = 0;
    for (piece, text) in line.split_whitespace().enumerate() {
        let rest = &line[at..];
        let start = at + rest.len() - rest.trim_start().len();
        at = start + text.len();
        cut(lang, text, &mut |range, word| {
            let written = &text[range.clone()];
            let mut kind = || keep(lang, written).then(|| number(&word.name(lang)));
            // What an apostrophe cuts off is called by what it stands for.
            let kind = match word {
                Raw::Word(whole) if whole == written => *known.entry(written).or_insert_with(kind),
                _ => kind(),
            };
            if let Some(kind) = kind {
                out.push(Token { piece, range: start + range.start..start + range.end, kind });
            } else {
                dropped += 1;
            }
        });
        if out.len() >= most {
            out.truncate(most);
            break;
        }
    }
    (out, dropped)
}

/// A word before it is named.
enum Raw<'a> {
    Word(&'a str),
    Mark(&'a str),
}

impl Raw<'_> {
    fn name(&self, lang: Lang) -> String {
        match self {
            Raw::Word(word) => name(lang, word),
            Raw::Mark(piece) => mark(piece),
        }
    }
}

/// Calls `push` with every word of a piece; a piece of nothing but marks is a word.
fn cut<'a>(lang: Lang, piece: &'a str, push: &mut impl FnMut(Range<usize>, Raw<'a>)) {
    let core = piece.trim_matches(|c: char| !c.is_alphanumeric());
    if core.is_empty() {
        push(0..piece.len(), Raw::Mark(piece));
        return;
    }
    let start = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let end = start + core.len();
    let mut at = start;
    while let Some(elided) = piece[at..end].find(is_apostrophe) {
        let head = &piece[at..at + elided];
        let rest = piece[at + elided..end].trim_start_matches(is_apostrophe);
        let Some(whole) = contracted(lang, head) else { break };
        push(at..at + elided, Raw::Word(whole));
        at = end - rest.len();
    }
    let word = &piece[at..end];
    let whole = if piece.contains(is_apostrophe) { contracted(lang, word) } else { None };
    push(at..end, Raw::Word(whole.unwrap_or(word)));
}

/// What a word beside an apostrophe stands for.
fn contracted(lang: Lang, word: &str) -> Option<&'static str> {
    let folded = folded(word);
    let known = language(lang).contracted.iter().find(|(form, whole)| *form == folded && !whole.is_empty());
    known.map(|(_, whole)| *whole)
}

/// What a word is called.
fn name(lang: Lang, word: &str) -> String {
    let mut out = folded(word);
    if out.contains(|c: char| c.is_ascii_digit()) {
        out.retain(char::is_alphanumeric);
    } else if out.chars().all(is_alphabetic) {
        match irregular(lang, &out) {
            Some(stem) => stem.clone_into(&mut out),
            None => out.truncate(regular(lang, &out).len()),
        }
    }
    out
}

/// What a piece of marks is called, the same in both languages.
fn mark(piece: &str) -> String {
    match piece {
        "«" | "»" | "“" | "”" | "``" | "''" => "\"",
        "–" | "—" | "--" => "-",
        "’" => "'",
        _ => piece,
    }
    .to_owned()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lang: Lang, line: &str) -> Vec<(usize, &str, String)> {
        let mut names: Vec<String> = Vec::new();
        let number = |name: &str| {
            names.push(name.to_owned());
            u32::try_from(names.len() - 1).expect("the line is short")
        };
        let (tokens, _) = tokens(lang, line, usize::MAX, |_, _| true, &mut Known::default(), number);
        let name = |token: &Token| names[token.kind as usize].clone();
        tokens.iter().map(|token| (token.piece, &line[token.range.clone()], name(token))).collect()
    }

    fn named(piece: usize, text: &str, name: &str) -> (usize, String, String) {
        (piece, text.to_owned(), name.to_owned())
    }

    fn check(lang: Lang, line: &str, expected: &[(usize, String, String)]) {
        let found: Vec<_> = shown(lang, line).into_iter().map(|(p, t, n)| (p, t.to_owned(), n)).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn elided_words_are_words_of_their_piece() {
        let expected = [
            named(0, "L", "le"),
            named(0, "eau", "eau"),
            named(1, "d", crate::lexicon::stem(Lang::Fr, "de")),
            named(1, "Évian", "evian"),
        ];
        check(Lang::Fr, "L’eau  d'Évian", &expected);
        check(
            Lang::Fr,
            "L' eau d' Évian",
            &[
                named(0, "L", "le"),
                named(1, "eau", "eau"),
                named(2, "d", crate::lexicon::stem(Lang::Fr, "de")),
                named(3, "Évian", "evian"),
            ],
        );
    }

    #[test]
    fn marks_beside_a_word_belong_to_its_piece() {
        check(Lang::En, "(18,000 cats).", &[named(0, "18,000", "18000"), named(1, "cats", "cat")]);
        check(
            Lang::Fr,
            "18000 chats .",
            &[named(0, "18000", "18000"), named(1, "chats", "chat"), named(2, ".", ".")],
        );
        check(Lang::Fr, "« oui »", &[named(0, "«", "\""), named(1, "oui", "oui"), named(2, "»", "\"")]);
    }

    #[test]
    fn a_word_that_only_looks_elided_is_whole() {
        check(Lang::Fr, "aujourd’hui", &[named(0, "aujourd’hui", "aujourd’hui")]);
    }
}
