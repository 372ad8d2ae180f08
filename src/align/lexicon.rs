//! The shipped French-English lexicon: which English stems a French stem may become.

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use foldhash::{HashMap, HashMapExt};

use super::fold::folded;
use super::language::{language, stem};
use crate::model::Lang;

/// Lines `fr<TAB>en|en2|...`, of lemmas; made for this project.
const LEXICON: &str = include_str!("lexicon.tsv");

/// What a word of a translation of several words is worth beside a translation of one word.
const PART_OF_PHRASE: f32 = 0.5;

/// English words that only help to build a translation of several words.
const PARTICLES: &[&str] =
    &["to", "the", "a", "an", "of", "be", "up", "out", "in", "on", "off", "down", "for", "with", "at"];

/// The lines in which a French stem stands, and what they say once it is asked.
#[derive(Default)]
struct Entry {
    lines: Vec<&'static str>,
    translations: OnceLock<Vec<(String, f32)>>,
}

/// The French stems. Few of them stand in one corpus: the English side of a line is read when it is asked for.
static STEMS: LazyLock<HashMap<Cow<'static, str>, Entry>> = LazyLock::new(stems);

/// The English stems that a French stem may become, each with how far it can be relied on.
pub(super) fn translations(fr_stem: &str) -> &'static [(String, f32)] {
    let stems: &'static HashMap<Cow<'static, str>, Entry> = &STEMS;
    stems.get(fr_stem).map_or(&[], |entry| entry.translations.get_or_init(|| read(&entry.lines)))
}

/// Finds the lines of every French stem.
fn stems() -> HashMap<Cow<'static, str>, Entry> {
    let mut out: HashMap<Cow<'static, str>, Entry> = HashMap::with_capacity(LEXICON.len() / 24);
    let mut note = |stem: Cow<'static, str>, line| out.entry(stem).or_default().lines.push(line);
    for line in LEXICON.lines().filter(|line| !line.starts_with('#')) {
        let Some((fr, _)) = line.split_once('\t') else { continue };
        if fr.bytes().all(|byte| byte.is_ascii_lowercase()) && !fr.is_empty() {
            note(Cow::Borrowed(stem(Lang::Fr, fr)), line);
        } else {
            content(Lang::Fr, fr).into_iter().for_each(|stem| note(Cow::Owned(stem), line));
        }
    }
    out
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
    let folded = folded(phrase);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let common = |word: &&&str| {
        PARTICLES.contains(*word) || language(lang).common.split_whitespace().take(40).any(|c| c == **word)
    };
    let mut kept: Vec<&str> =
        words.iter().filter(|word| words.len() == 1 || !common(word)).copied().collect();
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
