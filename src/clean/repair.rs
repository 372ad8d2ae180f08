//! Stray spaces and cut words: what extraction from PDF does to a line.
//!
//! No dictionary: a fragment is joined to its neighbour only when the document itself holds the whole word and
//! does not hold the fragments elsewhere.

use std::ops::Range;

use crate::model::{Line, LineKind, MappedText};

use super::Language;
use super::words::Vocabulary;

/// Takes the stray spaces out of a line.
pub(super) fn repair(text: &mut MappedText, language: &Language, vocabulary: &Vocabulary) {
    let mut cuts = Vec::new();
    find_cuts(text.text(), language, vocabulary, &mut cuts);
    if !cuts.is_empty() {
        *text = text.without(&cuts);
    }
}

/// Lists the spaces to take out, in order.
fn find_cuts(text: &str, language: &Language, vocabulary: &Vocabulary, cuts: &mut Vec<Range<usize>>) {
    for (space, _) in text.match_indices(' ') {
        let (before, after) = (&text[..space], &text[space + 1..]);
        let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else { continue };
        let stray = match (left, right) {
            (_, '’' | '\'') => {
                language.elided.contains(&last_word(before))
                    && after.chars().nth(1).is_some_and(char::is_alphabetic)
            }
            ('’' | '\'', _) => {
                let before = &before[..before.len() - left.len_utf8()];
                right.is_alphabetic() && language.elided.contains(&last_word(before).to_lowercase().as_str())
            }
            (left, ',' | '.') if left.is_alphabetic() || matches!(left, ')' | '»' | '”') => {
                after.len() == 1 || after[1..].starts_with(' ')
            }
            (left, ',' | '.') => {
                left.is_ascii_digit()
                    && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
                    && !after[1..].trim_start_matches(|c: char| c.is_ascii_digit()).starts_with([',', '.'])
                    && last_number(before).len() <= 3
            }
            ('(', right) => right.is_alphanumeric() && after.len() > 2 && after.as_bytes()[1] != b')',
            (left, ')') => left.is_alphanumeric() && before.contains('('),
            (left, right) if left.is_ascii_digit() && right.is_lowercase() => {
                ordinal(before, after, language)
            }
            (left, '-') => hyphen_is_stray(before, left, after),
            (left, right) if left.is_alphabetic() && right.is_alphabetic() => {
                fragments(before, after, language, vocabulary)
            }
            _ => false,
        };
        if stray {
            cuts.push(space..space + 1);
        }
    }
}

/// "post -pandémique", "COVID -19": a hyphen bound to the word after it and parted from the one before.
fn hyphen_is_stray(before: &str, left: char, after: &str) -> bool {
    let Some(next) = after.chars().nth(1) else { return false };
    let word = last_word(before);
    if next.is_ascii_digit() {
        return word.chars().count() >= 2 && word.chars().all(char::is_uppercase);
    }
    // A second dash soon after is a pair that sets a phrase apart, not a hyphen.
    let paired =
        after[1..].split(' ').skip(1).take(12).any(|word| word.starts_with('-') || word.ends_with('-'));
    left.is_alphanumeric() && next.is_lowercase() && !paired
        || left.is_uppercase() && next.is_uppercase() && !paired
}

/// "obje ctifs", "systèm e", "inter sessions", "n o 10": a word cut in two.
fn fragments(before: &str, after: &str, language: &Language, vocabulary: &Vocabulary) -> bool {
    let (first, second) = (last_word(before), first_word(after));
    // After an elision the first fragment is a word's beginning only if it is long: "I'm a" is no "ma".
    let starts_word = before[..before.len() - first.len()]
        .chars()
        .next_back()
        .is_none_or(|c| !is_joint(c) || matches!(c, '’' | '\'') && first.chars().count() > 2);
    let ends_word = after[second.len()..].chars().next().is_none_or(|c| !is_joint(c) && c != ')');
    if first.is_empty() || second.is_empty() || !starts_word || !ends_word {
        return false;
    }
    let rest = &after[second.len()..];
    if raised(first, second, rest, language) || title(first, second, rest, language) {
        return true;
    }
    if first.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
        && language.ordinals.contains(&second)
        && first.len() > 1
    {
        return true;
    }
    if second.chars().any(char::is_uppercase) {
        return false;
    }
    let whole = || vocabulary.count(&[first, second].concat()) > 0;
    let one_letter = |word: &str| word.chars().nth(1).is_none();
    let single = |word: &str| one_letter(word) && !language.letters.contains(&word);
    if single(second) || single(first) && first.chars().all(char::is_lowercase) {
        return whole();
    }
    // Most words come back in their document: they are no fragments.
    vocabulary.count(first) == 1
        && !(language.letters.contains(&first)
            || language.words.contains(&first)
            || language.words.contains(&second))
        && (one_letter(second) || vocabulary.count(second) == 1 || language.prefixes.contains(&first))
        && whole()
}

/// Whether the two are an abbreviation whose last letter stood higher, before a number.
fn raised(first: &str, second: &str, rest: &str, language: &Language) -> bool {
    rest.trim_start_matches([' ', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit())
        && language.raised.iter().any(|(apart, _)| apart.split_once(' ') == Some((first, second)))
}

/// Whether the two are a title whose last letters stood higher, before a name: "M me Pillay".
fn title(first: &str, second: &str, rest: &str, language: &Language) -> bool {
    language.titles.contains(&(first, second))
        && rest.strip_prefix([' ', '\u{a0}']).is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether raised letters stand apart from their number: "1 er janvier", "21 st century".
fn ordinal(before: &str, after: &str, language: &Language) -> bool {
    let (number, letters) = (last_number(before), first_word(after));
    let first = matches!(letters, "er" | "re" | "ère" | "st");
    let bound =
        before[..before.len() - number.len()].ends_with([' ', '(', '’']) || before.len() == number.len();
    language.ordinals.contains(&letters)
        && bound
        && number.len() <= 2
        && (!first || number.ends_with('1'))
        && after[letters.len()..].starts_with([' ', '\u{a0}'])
        && after[letters.len()..].trim_start().starts_with(char::is_lowercase)
}

/// What ties two words into one.
fn is_joint(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '’' | '\'' | '-' | '/' | '@')
}

fn last_word(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last();
    start.map_or("", |(at, _)| &text[at..])
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

fn last_number(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_digit()).len()..]
}

/// What the hyphen at the end of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndHyphen {
    /// A hyphen of the word: "sous-" and "groupes" are "sous-groupes".
    Kept,
    /// A cut that the line end made: "dévelop-" and "pement" are one word.
    Dropped,
}

/// Whether the word at the end of a line goes on in the next line of text, and what its hyphen is.
///
/// The document's own vocabulary decides: the form that it prints elsewhere wins.
pub(super) fn end_hyphen(
    lines: &[Line],
    index: usize,
    vocabulary: &Vocabulary,
    language: &Language,
) -> Option<EndHyphen> {
    let line = lines.get(index)?;
    let stem = line.text.text().strip_suffix(HYPHENS)?;
    if line.kind != LineKind::Text {
        return None;
    }
    let next = next_text(lines, index)?.text.text();
    let right = first_word(next);
    let apart = stem.ends_with(' ');
    let stem = stem.trim_end_matches(' ');
    let left = last_word(stem);
    if apart && (right.is_empty() || !right.starts_with(char::is_lowercase) || stem.contains(" -")) {
        return None;
    }
    if left.is_empty() || right.is_empty() {
        let tied = stem.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric);
        return tied.then_some(EndHyphen::Kept);
    }
    let named = left.chars().all(char::is_uppercase) || right.starts_with(char::is_uppercase);
    if named || vocabulary.count_hyphenated(&format!("{left}-{right}")) > 0 {
        return Some(EndHyphen::Kept);
    }
    let tied = |words: &[&str], word: &str| words.contains(&word.to_lowercase().as_str());
    if tied(language.tied, left) && vocabulary.count(&[left, right].concat()) == 0
        || tied(language.ties, right)
    {
        return Some(EndHyphen::Kept);
    }
    if vocabulary.count(&[left, right].concat()) > 0 {
        return Some(EndHyphen::Dropped);
    }
    let attested = vocabulary.count(left) > 1 || vocabulary.count(right) > 1;
    Some(if attested || apart { EndHyphen::Kept } else { EndHyphen::Dropped })
}

/// Leaves the line end ready to be joined: no space before the hyphen, no hyphen that only the line end made.
pub(super) fn mend_end(text: &mut MappedText, hyphen: EndHyphen) {
    let stem = text.text().trim_end_matches(HYPHENS).trim_end_matches(' ').len();
    let hyphens = text.text().trim_end_matches(HYPHENS).len();
    let end = if hyphen == EndHyphen::Kept { text.text().len() } else { hyphens };
    *text = text.without(&[stem..hyphens, end..text.text().len()]);
}

/// The hyphens of typewriters and of Unicode.
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// The next line of running text.
fn next_text(lines: &[Line], index: usize) -> Option<&Line> {
    let mut near = lines.get(index + 1..)?.iter().take(MAX_FURNITURE);
    let first = near.find(|line| matches!(line.kind, LineKind::Text | LineKind::Rule))?;
    if first.kind == LineKind::Text {
        return Some(first);
    }
    // Under a rule stand footnotes: the text goes on on the next page.
    let mut rest = near.skip_while(|line| !line.page_start);
    rest.find(|line| line.kind == LineKind::Text)
}

/// How many lines of furniture and footnotes may lie between the two halves of a word.
const MAX_FURNITURE: usize = 60;

#[cfg(test)]
mod tests {
    use super::super::clean;
    use crate::model::{FileOffsets, Lang, RawText};

    fn cleaned(text: &str, lang: Lang) -> String {
        let raw = RawText::new(text.to_owned(), "UTF-8", text.len(), FileOffsets::Shifted(0)).unwrap();
        let clean = clean(raw, lang);
        let mut out = String::new();
        for line in &clean.lines {
            out.push_str(line.text.text());
            out.push_str(if line.joins_next { "" } else { "\n" });
        }
        out
    }

    #[test]
    fn stray_spaces_go() {
        for (raw, clean) in [
            ("sur l ’exploitation et d’ incorporer", "sur l’exploitation et d’incorporer"),
            ("atteindre 8 ,3 millions, soit 3 .9 %", "atteindre 8,3 millions, soit 3.9 %"),
            ("un monde post -pandémique", "un monde post-pandémique"),
            ("la COVID -19 et la Trinité -et-Tobago", "la COVID-19 et la Trinité-et-Tobago"),
            (
                "le système. Un systèm e. Des droits, les droit s",
                "le système. Un système. Des droits, les droits",
            ),
            ("Des objectifs : les obje ctifs", "Des objectifs : les objectifs"),
            ("une application, l’applicat ion", "une application, l’application"),
            ("des crimes cybernétiques , en ligne", "des crimes cybernétiques, en ligne"),
            ("l’objectif n o 10", "l’objectif no 10"),
            (
                "le 1 er janvier, M me Pillay et le XXI e siècle",
                "le 1er janvier, Mme Pillay et le XXIe siècle",
            ),
            ("la circulaire ( ST/SGB/2019/8) et ( A/73/1 )", "la circulaire (ST/SGB/2019/8) et (A/73/1)"),
        ] {
            assert_eq!(cleaned(raw, Lang::Fr).trim_end(), clean);
        }
    }

    #[test]
    fn what_is_right_stays() {
        for (text, lang) in [
            ("I'm a deal too far. That's it, he had to sit. Ma was here.", Lang::En),
            ("in to the room, into it; any one, anyone; every day, everyday", Lang::En),
            ("quel que soit, quelque chose ; en suite, ensuite ; par fois, parfois", Lang::Fr),
            ("les organes – normatifs – et l’action - de plaidoyer -", Lang::Fr),
            ("de 2 000 à 3 000, soit 10, 20 et 30", Lang::Fr),
            ("il y a a) une chose et b) une autre", Lang::Fr),
        ] {
            assert_eq!(cleaned(text, lang).trim_end(), text);
        }
    }

    #[test]
    fn the_vocabulary_decides_what_a_hyphen_at_a_line_end_is() {
        for (raw, clean) in [
            ("des sous-\ngroupes, des groupes", "des sous-groupes, des groupes"),
            ("le dévelop-\npement", "le développement"),
            ("le développe-\nment, son développement", "le développement, son développement"),
            ("Mme Launsky-\nTieffenthal", "Mme Launsky-Tieffenthal"),
            ("un monde post -\n\npandémique", "un monde post-pandémique"),
        ] {
            assert_eq!(cleaned(raw, Lang::Fr).trim_end(), clean);
        }
    }
}
