//! What differs from one language to the other: a record of word knowledge, filled in `fr.rs` and `en.rs`.

use std::sync::LazyLock;

use super::fold::folded;
use super::{en, fr};
use crate::model::{Lang, Lookup, SortedList};

/// The character before the decimals of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decimal {
    /// `3,9`, with a space or a point before thousands.
    Comma,
    /// `3.9`, with a comma before thousands.
    Point,
}

/// Word knowledge of one language; words are in lower case and without accents.
pub(crate) struct Language {
    /// How numbers are written.
    pub(crate) decimal: Decimal,
    /// What a piece before or after an apostrophe stands for; empty for nothing.
    pub(crate) contracted: &'static [(&'static str, &'static str)],
    /// Endings that make an ordinal of a number.
    pub(crate) ordinals: &'static [&'static str],
    /// Inflections, the longest first.
    pub(crate) suffixes: &'static [&'static str],
    /// Frequent words, the most frequent first.
    pub(crate) common: &'static str,
    /// Lines `lemma<TAB>form form form`.
    pub(crate) irregular: &'static str,
    /// The classes of words where the ending does not tell; the file says which letter stands for which.
    pub(crate) classes: SortedList,
}

/// The record of `lang`.
pub(crate) fn language(lang: Lang) -> &'static Language {
    match lang {
        Lang::Fr => &fr::LANGUAGE,
        Lang::En => &en::LANGUAGE,
    }
}

/// Shortest stem that a suffix may leave.
pub(crate) const SHORTEST_STEM: usize = 3;

type Forms = Lookup<String, String>;

static FORMS: LazyLock<[Forms; 2]> = LazyLock::new(|| Lang::BOTH.map(|lang| forms(language(lang))));

fn forms(language: &Language) -> Forms {
    let mut out = Lookup::default();
    for line in language.irregular.lines().filter(|line| !line.starts_with('#')) {
        let Some((lemma, rest)) = line.split_once('\t') else { continue };
        let stem = stripped(&folded(lemma), language.suffixes).to_owned();
        for form in rest.split_whitespace() {
            out.entry(folded(form)).or_insert_with(|| stem.clone());
        }
    }
    out
}

/// The stem of a folded word: its lemma's if it is irregular, else the word without its inflection.
pub(crate) fn stem(lang: Lang, word: &str) -> &str {
    irregular(lang, word).unwrap_or_else(|| regular(lang, word))
}

/// A folded word without its inflection.
pub(crate) fn regular(lang: Lang, word: &str) -> &str {
    stripped(word, language(lang).suffixes)
}

/// The stem of the lemma of a folded word that is irregular.
pub(crate) fn irregular(lang: Lang, word: &str) -> Option<&'static str> {
    let forms: &'static Forms = &FORMS[place(lang)];
    forms.get(word).map(String::as_str)
}

static COMMON: LazyLock<[Lookup<String, usize>; 2]> = LazyLock::new(|| {
    Lang::BOTH.map(|lang| {
        let mut out = Lookup::default();
        for (rank, word) in language(lang).common.split_whitespace().enumerate() {
            out.entry(stem(lang, &folded(word)).to_owned()).or_insert(rank);
        }
        out
    })
});

/// The place of a stem among the frequent words of its language, from zero for the most frequent.
pub(crate) fn common_rank(lang: Lang, stem: &str) -> Option<usize> {
    COMMON[place(lang)].get(stem).copied()
}

/// The place of a language in [`Lang::BOTH`].
fn place(lang: Lang) -> usize {
    match lang {
        Lang::Fr => 0,
        Lang::En => 1,
    }
}

fn stripped<'a>(word: &'a str, suffixes: &[&str]) -> &'a str {
    let last = word.as_bytes().last();
    let ending = |suffix: &&&str| {
        suffix.as_bytes().last() == last
            && word.len() >= SHORTEST_STEM + suffix.len()
            && word.ends_with(**suffix)
    };
    suffixes.iter().find(ending).map_or(word, |suffix| &word[..word.len() - suffix.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (lang, words) in [
            (Lang::Fr, &["parler", "parle", "parlait", "parlent", "parlons"][..]),
            (Lang::Fr, &["etre", "est", "sont", "serait"]),
            (Lang::Fr, &["finale", "finales"]),
            (Lang::En, &["walk", "walks", "walked", "walking"]),
            (Lang::En, &["go", "went", "gone"]),
            (Lang::En, &["policy", "policies"]),
        ] {
            let stems: Vec<&str> = words.iter().map(|word| stem(lang, word)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{words:?} give {stems:?}");
        }
    }

    #[test]
    fn short_words_stay_whole() {
        assert_eq!(stem(Lang::Fr, "bras"), "bra");
        assert_eq!(stem(Lang::Fr, "as"), stem(Lang::Fr, "avoir"));
        assert_eq!(stem(Lang::En, "bed"), "bed");
    }
}
