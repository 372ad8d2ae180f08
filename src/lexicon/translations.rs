//! The shipped French-English lexicon: which English stems a French stem may become.

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use super::fold::folded;
use super::language::{SHORTEST_STEM, irregular, language, stem};
use crate::model::{Lang, Lookup, Seen};

/// Lines `fr<TAB>en|en2|...`, of lemmas; made for this project.
const LEXICON: &str = include_str!("lexicon.tsv");

/// What a word of a translation of several words is worth beside a translation of one word.
const PART_OF_PHRASE: f32 = 0.5;

/// English words that only help to build a translation of several words.
const PARTICLES: &[&str] =
    &["to", "the", "a", "an", "of", "be", "up", "out", "in", "on", "off", "down", "for", "with", "at"];

/// How many of the most frequent words of a language say nothing in a translation of several words.
const MOST_COMMON: usize = 40;

/// The lines in which a French stem stands, and what they say once it is asked.
#[derive(Default)]
struct Entry {
    lines: Vec<&'static str>,
    translations: OnceLock<Vec<(String, f32)>>,
}

/// The lines of the stems that begin alike, and those stems once one of them is asked for.
#[derive(Default)]
struct Group {
    /// Pieces of the lexicon, each of whole lines.
    pieces: Vec<&'static str>,
    stems: OnceLock<Lookup<Cow<'static, str>, Entry>>,
}

/// The first letters of a stem; no inflection takes them away.
type Head = [u8; SHORTEST_STEM];

/// The French stems. Few of them stand in one corpus: a line is read when it is asked for.
static GROUPS: LazyLock<Lookup<Head, Group>> = LazyLock::new(groups);

/// The English stems that a French stem may become, each with how far it can be relied on.
pub(crate) fn translations(fr_stem: &str) -> &'static [(String, f32)] {
    let groups: &'static Lookup<Head, Group> = &GROUPS;
    let Some(group) = groups.get(&head(fr_stem)) else { return &[] };
    let stems = group.stems.get_or_init(|| stems(&group.pieces));
    stems.get(fr_stem).map_or(&[], |entry| entry.translations.get_or_init(|| read(&entry.lines)))
}

/// The first letters of a stem, zeros behind a shorter one.
fn head(stem: &str) -> Head {
    let mut head = Head::default();
    head.iter_mut().zip(stem.bytes()).for_each(|(place, byte)| *place = byte);
    head
}

/// Finds the lines of every head.
fn groups() -> Lookup<Head, Group> {
    let mut out: Lookup<Head, Group> = Lookup::default();
    let mut add = |head: Head, piece: &'static str| out.entry(head).or_default().pieces.push(piece);
    let (mut at, mut start, mut last) = (0, 0, None);
    for line in LEXICON.split_inclusive('\n') {
        let head = head_of_word(line);
        // Lines that begin alike stand together.
        if head.is_none() || head != last {
            if let Some(head) = last {
                add(head, &LEXICON[start..at]);
            }
            (start, last) = (at, head);
        }
        if last.is_none() {
            heads_of_phrase(line).into_iter().for_each(|head| add(head, line));
        }
        at += line.len();
    }
    if let Some(head) = last {
        add(head, &LEXICON[start..]);
    }
    out
}

/// The head of the French stem of a line, if that is a word of nothing but letters.
fn head_of_word(line: &str) -> Option<Head> {
    let of = |word: &str| head(irregular(Lang::Fr, word).unwrap_or(word));
    let plain = line.bytes().position(|byte| !byte.is_ascii_lowercase())?;
    if plain > 0 && line.as_bytes()[plain] == b'\t' {
        return Some(of(&line[..plain]));
    }
    let fr = line.split('\t').next().filter(|fr| fr.len() < line.len() && !fr.starts_with('#'))?;
    Some(folded(fr)).filter(|word| is_plain(word)).map(|word| of(&word))
}

/// The heads of the French stems of a line that has several words, each once.
fn heads_of_phrase(line: &str) -> Vec<Head> {
    let Some((fr, _)) = line.split_once('\t').filter(|_| !line.starts_with('#')) else { return Vec::new() };
    let mut heads: Vec<Head> = content(Lang::Fr, fr).iter().map(|stem| head(stem)).collect();
    let mut seen = Seen::default();
    heads.retain(|head| seen.insert(*head));
    heads
}

/// Finds the lines of every French stem in some pieces of the lexicon.
fn stems(pieces: &[&'static str]) -> Lookup<Cow<'static, str>, Entry> {
    let mut out: Lookup<Cow<'static, str>, Entry> = Lookup::default();
    let mut note = |stem: Cow<'static, str>, line| out.entry(stem).or_default().lines.push(line);
    for line in pieces.iter().flat_map(|piece| piece.lines()) {
        let Some((fr, _)) = line.split_once('\t') else { continue };
        if is_plain(fr) {
            note(Cow::Borrowed(stem(Lang::Fr, fr)), line);
        } else {
            content(Lang::Fr, fr).into_iter().for_each(|stem| note(Cow::Owned(stem), line));
        }
    }
    out
}

/// Whether `text` is a word that is folded as it stands.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// What the lines of a French stem say.
fn read(lines: &[&str]) -> Vec<(String, f32)> {
    let mut row: Vec<(String, f32)> = Vec::new();
    for (fr, english) in lines.iter().filter_map(|line| line.split_once('\t')) {
        let phrase = content(Lang::Fr, fr).len() > 1;
        for words in english.split('|').map(|english| content(Lang::En, english)) {
            let worth = if phrase || words.len() > 1 { PART_OF_PHRASE } else { 1.0 };
            for word in words {
                match row.iter_mut().find(|(known, _)| *known == word) {
                    Some(known) => known.1 = known.1.max(worth),
                    None => row.push((word, worth)),
                }
            }
        }
    }
    row
}

/// The stems of a phrase; without its particles and common words if it is longer than a word.
fn content(lang: Lang, phrase: &str) -> Vec<String> {
    if is_plain(phrase) {
        return vec![stem(lang, phrase).to_owned()];
    }
    let folded = folded(phrase);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let [word] = *words {
        return vec![stem(lang, word).to_owned()];
    }
    let common: Vec<&str> = language(lang).common.split_whitespace().take(MOST_COMMON).collect();
    let helps = |word: &&&str| PARTICLES.contains(*word) || common.contains(*word);
    let mut kept: Vec<&str> = words.iter().filter(|word| !helps(word)).copied().collect();
    if kept.is_empty() {
        kept = words;
    }
    kept.into_iter().map(|word| stem(lang, word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        for line in LEXICON.lines().filter(|line| !line.starts_with('#')) {
            let (fr, en) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}"));
            assert!(!fr.trim().is_empty() && en.split('|').all(|word| !word.trim().is_empty()), "{line:?}");
        }
    }

    #[test]
    fn inflected_words_are_found() {
        let has = |fr: &str, en: &str| {
            translations(stem(Lang::Fr, fr)).iter().any(|(word, _)| word == stem(Lang::En, en))
        };
        assert!(has("abeilles", "bees"));
        assert!(has("abandonnait", "abandoned"));
        assert!(!has("abeilles", "abbots"));
    }
}
