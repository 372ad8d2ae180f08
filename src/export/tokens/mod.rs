//! A sentence into tokens, as corpus tools count them.
//!
//! The words are those of UAX 29, and every other sign is a token by itself, but for what follows. Words joined by hyphens are one
//! token (`sous-groupe`, `COVID-19`), and so are an address, a document symbol (`A/RES/72/1`) and a row of full stops. What a
//! language joins to a word is a token of its own: French elisions and pronouns (`l’`, `-t-il`), English contractions (`n’t`,
//! `’s`).

mod en;
mod fr;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Lang;

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Its letters; no white space, and no control character.
    pub(super) text: &'a str,
    /// Whether white space follows it in the sentence.
    pub(super) spaced: bool,
}

/// What a language joins to its words; in lower case, with straight apostrophes.
struct Joined {
    /// What stands before an apostrophe and is a token with it.
    elided: &'static [&'static str],
    /// What stands behind a word, with the sign that joins it, and is a token; a longer one before what it ends with.
    clitics: &'static [&'static str],
    /// Words that end like that and are one token.
    whole: &'static [&'static str],
}

fn joined(lang: Lang) -> &'static Joined {
    match lang {
        Lang::Fr => &fr::JOINED,
        Lang::En => &en::JOINED,
    }
}

/// The tokens of a sentence. One that holds nothing but white space and invisible signs has none.
pub(super) fn tokens(lang: Lang, sentence: &str) -> Vec<Token<'_>> {
    let joined = joined(lang);
    let mut out: Vec<Token<'_>> = Vec::new();
    for chunk in sentence.split(|c: char| c.is_whitespace() || c.is_control()) {
        if let Some(last) = out.last_mut() {
            last.spaced = true;
        }
        cut(joined, chunk, &mut |text| {
            if !text.chars().all(is_invisible) {
                out.push(Token { text, spaced: false });
            }
        });
    }
    if let Some(last) = out.last_mut() {
        last.spaced = false;
    }
    out
}

/// The sentence again: its tokens, with one blank for any white space.
pub(super) fn text(tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    for token in tokens {
        out.push_str(token.text);
        out.push_str(if token.spaced { " " } else { "" });
    }
    out
}

/// Signs that nobody sees: a zero-width space, a word joiner, a byte order mark, a soft hyphen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Cuts what stands between two spaces.
fn cut<'a>(joined: &Joined, chunk: &'a str, push: &mut impl FnMut(&'a str)) {
    let (start, end) = core(chunk);
    if !is_one(&chunk[start..end]) {
        return words(joined, chunk, push);
    }
    words(joined, &chunk[..start], push);
    push(&chunk[start..end]);
    words(joined, &chunk[end..], push);
}

/// Where a chunk without the marks around it begins and ends; a bracket that was opened in it is closed in it.
fn core(chunk: &str) -> (usize, usize) {
    let open = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = chunk.len() - open.len();
    let mut end = start + open.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '/')).len();
    if chunk[end..].starts_with(')') && chunk[start..end].contains('(') {
        end += 1;
    }
    (start, end)
}

/// Whether a chunk is one token whatever its signs: an address on the network, or a document symbol.
fn is_one(core: &str) -> bool {
    let address = core.contains("://") || core.starts_with("www.");
    let mail = core.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let has = |is: fn(&char) -> bool| core.chars().any(|c| is(&c));
    let plain = || core.chars().all(|c| c.is_alphanumeric() || "/.-()_".contains(c));
    let symbol = core.contains('/') && has(char::is_ascii_digit) && has(char::is_ascii_uppercase) && plain();
    address || mail || symbol
}

/// Cuts a chunk at the bounds of its words, and joins what belongs together.
fn words<'a>(joined: &Joined, chunk: &'a str, push: &mut impl FnMut(&'a str)) {
    let mut pieces = chunk.split_word_bound_indices().peekable();
    while let Some((start, piece)) = pieces.next() {
        let mut end = start + piece.len();
        if is_word(piece) {
            let mut last = piece;
            while let Some(next) = hyphened(last, &chunk[end..]) {
                pieces.next();
                pieces.next();
                end += next.0;
                last = next.1;
            }
            if let Some(length) = contraction(joined, &chunk[end..]) {
                pieces.next();
                pieces.next();
                end += length;
            }
            let apostrophe = pieces.next_if(|(_, mark)| {
                is_apostrophe(mark) && joined.elided.contains(&folded(&chunk[start..end]).as_str())
            });
            end += apostrophe.map_or(0, |(_, mark)| mark.len());
            word(joined, &chunk[start..end], push);
        } else {
            while let Some((_, dot)) = pieces.next_if(|(_, next)| piece == "." && *next == ".") {
                end += dot.len();
            }
            push(&chunk[start..end]);
        }
    }
}

/// A hyphen at the beginning of `rest` and the word behind it, which belongs to the word `last` before it: their length, and
/// the word. Between two numbers a hyphen is a sign.
fn hyphened<'a>(last: &str, rest: &'a str) -> Option<(usize, &'a str)> {
    let mut pieces = rest.split_word_bounds();
    let (hyphen, word) = (pieces.next()?, pieces.next()?);
    let number = |word: &str| word.chars().next().is_some_and(char::is_numeric);
    let joins = matches!(hyphen, "-" | "\u{2010}" | "\u{2011}") && is_word(word);
    (joins && !(number(last) && number(word))).then_some((hyphen.len() + word.len(), word))
}

/// The length of a contraction that stands at the beginning of `rest`: behind a number it is not joined to it (`1990’s`).
fn contraction(joined: &Joined, rest: &str) -> Option<usize> {
    let mut pieces = rest.split_word_bounds();
    let length = pieces.next().filter(|mark| is_apostrophe(mark))?.len() + pieces.next()?.len();
    joined.clitics.contains(&folded(&rest[..length]).as_str()).then_some(length)
}

fn is_word(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_alphanumeric)
}

fn is_apostrophe(piece: &str) -> bool {
    matches!(piece, "'" | "’")
}

/// Cuts off a word what its language joins to it.
fn word<'a>(joined: &Joined, mut word: &'a str, push: &mut impl FnMut(&'a str)) {
    while let Some(at) = elision(joined, word) {
        push(&word[..at]);
        word = &word[at..];
    }
    let mut behind = Vec::new();
    while let Some(at) = clitic(joined, word) {
        behind.push(&word[at..]);
        word = &word[..at];
    }
    push(word);
    behind.into_iter().rev().for_each(push);
}

/// The length of the elision that a word begins with, if more follows.
fn elision(joined: &Joined, word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
    let end = at + mark.len_utf8();
    (end < word.len() && joined.elided.contains(&folded(&word[..at]).as_str())).then_some(end)
}

/// Where the clitic begins that a word ends with.
fn clitic(joined: &Joined, word: &str) -> Option<usize> {
    let found = joined.clitics.iter().find_map(|clitic| {
        let mut letters = word.char_indices().rev();
        let mut at = word.len();
        for wanted in clitic.chars().rev() {
            let (place, c) = letters.next()?;
            at = (fold(c) == wanted).then_some(place)?;
        }
        letters.next().is_some_and(|(_, before)| before.is_alphanumeric()).then_some(at)
    })?;
    (!joined.whole.contains(&folded(word).as_str())).then_some(found)
}

fn folded(word: &str) -> String {
    word.chars().map(fold).collect()
}

/// A letter in lower case, an apostrophe or a hyphen as a keyboard has it.
fn fold(c: char) -> char {
    match c {
        '’' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The tokens with `|` between them, and `_` where none of white space is.
    fn shown(lang: Lang, text: &str) -> String {
        let shown = |token: &Token<'_>| format!("{}{}", token.text, if token.spaced { " " } else { "|" });
        tokens(lang, text).iter().map(shown).collect::<String>().trim_end_matches('|').to_owned()
    }

    #[test]
    fn french_elisions_and_pronouns_are_tokens() {
        for (text, expected) in [
            ("L’eau qu'il a, jusqu’à l’ONU.", "L’|eau qu'|il a|, jusqu’|à l’|ONU|."),
            ("Aujourd’hui, d’aujourd'hui, quelqu’un", "Aujourd’hui|, d’|aujourd'hui|, quelqu’un"),
            ("Qu’a-t-il dit ? Donne-le-moi !", "Qu’|a|-t-il dit ? Donne|-le|-moi !"),
            ("un rendez-vous, celui-ci, sous-groupe", "un rendez-vous|, celui-ci|, sous-groupe"),
            ("Saint-Pierre-et-Miquelon, l’ex-République", "Saint-Pierre-et-Miquelon|, l’|ex-République"),
            ("l’ « eau » de l'", "l’ «| eau »| de l'".replace("«| eau »|", "« eau »").as_str()),
            ("3,5 %, 12 000 et 2019-2020", "3,5 %|, 12 000 et 2019|-|2020"),
        ] {
            assert_eq!(shown(Lang::Fr, text), expected);
        }
    }

    #[test]
    fn english_contractions_are_tokens() {
        for (text, expected) in [
            ("The Council’s don't, won’t", "The Council|’s do|n't|, wo|n’t"),
            ("States' follow-up of COVID-19...", "States|' follow-up of COVID-19|..."),
            ("o'clock, O'Brien, we'll", "o'clock|, O'Brien|, we|'ll"),
            ("the 1990's", "the 1990|'s"),
        ] {
            assert_eq!(shown(Lang::En, text), expected);
        }
    }

    #[test]
    fn addresses_and_symbols_are_whole() {
        for (text, expected) in [
            ("(A/RES/72/1),", "(|A/RES/72/1|)|,"),
            ("voir A/73/761/Add.1.", "voir A/73/761/Add.1|."),
            ("https://undocs.org/fr/A/72/1.", "https://undocs.org/fr/A/72/1|."),
            ("<a.b@un.org>;", "<|a.b@un.org|>|;"),
            ("et/ou 2018/19", "et|/|ou 2018|/|19"),
            ("S/RES/1325(2000)", "S/RES/1325(2000)"),
        ] {
            assert_eq!(shown(Lang::Fr, text), expected);
        }
    }

    proptest! {
        #[test]
        fn tokens_rebuild_the_sentence(pieces in prop::collection::vec(prop::sample::select(vec![
            "l’", "eau", "-t-il", "-", "A/72/1", "'", "’s", "n't", " ", "\u{a0}", ".", "(", ")", "É", "9", "😀", "\u{301}", "@", "/", "\u{200b}",
        ]), 0..24), french in any::<bool>()) {
            let sentence = pieces.concat();
            let tokens = tokens(if french { Lang::Fr } else { Lang::En }, &sentence);
            let bare = |text: &str| text.replace(|c: char| c.is_whitespace() || is_invisible(c), "");
            prop_assert_eq!(bare(&super::text(&tokens)), bare(&sentence));
            prop_assert!(tokens.iter().all(|token| !token.text.is_empty() && !token.text.contains(char::is_whitespace)));
            let text = text(&tokens);
            prop_assert_eq!(text.trim(), &text);
        }
    }
}
