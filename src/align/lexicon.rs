//! The shipped French-English lexicon: which English stems a French stem may become.

use std::sync::LazyLock;

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

type Translations = HashMap<String, Vec<(String, f32)>>;

static STEMS: LazyLock<Translations> = LazyLock::new(read);

/// The English stems that a French stem may become, each with how far it can be relied on.
pub(super) fn translations(fr_stem: &str) -> &'static [(String, f32)] {
    let stems: &'static Translations = &STEMS;
    stems.get(fr_stem).map_or(&[], Vec::as_slice)
}

fn read() -> Translations {
    let mut out = Translations::new();
    for line in LEXICON.lines().filter(|line| !line.starts_with('#')) {
        let Some((fr, english)) = line.split_once('\t') else { continue };
        let heads = content(Lang::Fr, fr);
        for phrase in english.split('|') {
            let words = content(Lang::En, phrase);
            let worth = if heads.len() > 1 || words.len() > 1 { PART_OF_PHRASE } else { 1.0 };
            for head in &heads {
                let row = out.entry(head.clone()).or_default();
                for word in &words {
                    match row.iter_mut().find(|(known, _)| known == word) {
                        Some(known) => known.1 = known.1.max(worth),
                        None => row.push((word.clone(), worth)),
                    }
                }
            }
        }
    }
    out
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
