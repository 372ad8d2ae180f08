//! What is known of the words of a language: their classes, how frequent they are elsewhere, and which say little.

use std::sync::LazyLock;

use crate::lexicon;
use crate::model::{Lang, Lookup, Seen, SortedList};

/// The Zipf value of words that the frequency list lacks: one and a half classes below the rarest of it.
const RAREST: f32 = 2.0;
/// The letters that the words of a family begin with: `fraude`, `frauduleux`; shorter words have no family.
const FAMILY: usize = 6;
/// The fewest characters before an ending by which a word is classed.
const SHORTEST_STEM: usize = 3;

/// What a function word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    /// Articles, possessives, numbers.
    Determiner,
    /// Prepositions.
    Preposition,
    /// Pronouns and other words before verbs.
    Pronoun,
    /// Forms of `be` and `have`, and other verbs before verbs.
    Auxiliary,
    /// All others.
    Other,
}

/// What is known of a language.
pub(super) struct Knowledge {
    /// The language.
    pub(super) lang: Lang,
    /// Twice the Zipf value of words.
    frequency: SortedList,
    classes: SortedList,
    endings: Vec<(&'static str, &'static str)>,
    functions: Lookup<&'static str, Function>,
    joiners: Seen<&'static str>,
    generic: Seen<&'static str>,
}

static FR: LazyLock<Knowledge> = LazyLock::new(|| {
    let (functions, endings) = (include_str!("function_fr.tsv"), include_str!("endings_fr.tsv"));
    Knowledge::read(
        Lang::Fr,
        [include_str!("frequency_fr.tsv"), functions, endings, include_str!("generic_fr.tsv")],
    )
});
static EN: LazyLock<Knowledge> = LazyLock::new(|| {
    let (functions, endings) = (include_str!("function_en.tsv"), include_str!("endings_en.tsv"));
    Knowledge::read(
        Lang::En,
        [include_str!("frequency_en.tsv"), functions, endings, include_str!("generic_en.tsv")],
    )
});

/// What is known of `lang`.
pub(super) fn knowledge(lang: Lang) -> &'static Knowledge {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
    }
}

/// The rows of a list, `key<TAB>words`.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

impl Knowledge {
    fn read(lang: Lang, [frequency, functions, endings, generic]: [&'static str; 4]) -> Knowledge {
        let (mut joiners, mut known) = (Seen::default(), Lookup::default());
        for (kind, words) in rows(functions) {
            let function = match kind {
                "determiner" => Function::Determiner,
                "preposition" => Function::Preposition,
                "pronoun" => Function::Pronoun,
                "auxiliary" => Function::Auxiliary,
                _ => Function::Other,
            };
            for word in words.split(' ') {
                if kind == "joiner" {
                    joiners.insert(word);
                } else {
                    known.insert(word, function);
                }
            }
        }
        Knowledge {
            lang,
            frequency: SortedList::new(frequency),
            classes: lexicon::language(lang).classes,
            endings: rows(endings).collect(),
            functions: known,
            joiners,
            generic: generic
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .collect(),
        }
    }

    /// How frequent a word is in general language, on the Zipf scale, and whether the frequency list has it; what it lacks is
    /// as frequent as its rarest part.
    pub(super) fn zipf(&self, word: &str) -> (f32, bool) {
        match self.frequency.zipf(word) {
            Some(zipf) => (zipf, true),
            None if word.contains('-') => {
                (word.split('-').map(|part| self.zipf(part).0).fold(f32::MAX, f32::min), false)
            }
            None => (RAREST, false),
        }
    }

    /// How frequent all words of a family are together in general language, on the Zipf scale; the rarest words are not known.
    pub(super) fn family_zipf(&self, family: &str) -> f32 {
        let occurrences = |twice: &str| 10_f64.powf(twice.parse::<f64>().unwrap_or_default() / 2.0);
        let known: f64 = if family.chars().count() < FAMILY {
            self.frequency.get(family).map_or(0.0, occurrences)
        } else {
            self.frequency.beginning(family).map(occurrences).sum()
        };
        (known + 10_f64.powf(f64::from(RAREST))).log10() as f32
    }

    /// What a word may be: letters of the lists of classes.
    pub(super) fn classes(&self, word: &str) -> &'static str {
        if let Some(classes) = self.classes.get(word) {
            return classes;
        }
        // The head of a compound stands first in French and last in English.
        let head = match self.lang {
            Lang::Fr => word.split_once('-').map(|(first, _)| first),
            Lang::En => word.rsplit_once('-').map(|(_, last)| last),
        };
        if let Some(head) = head {
            return self.classes(head);
        }
        let ends = |ending: &str| {
            word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= SHORTEST_STEM)
        };
        self.endings.iter().find(|(ending, _)| ends(ending)).map_or("N", |(_, classes)| classes)
    }

    /// What a function word is.
    pub(super) fn function(&self, word: &str) -> Option<Function> {
        self.functions.get(word).copied()
    }

    /// Whether a word may stand between those of a term.
    pub(super) fn joins(&self, word: &str) -> bool {
        self.joiners.contains(word)
    }

    /// Whether any report uses a word.
    pub(super) fn is_generic(&self, word: &str) -> bool {
        self.generic.contains(word)
    }
}

/// What a word shares with those of its family: its first letters, or all of a short word.
pub(super) fn family(word: &str) -> &str {
    word.char_indices().nth(FAMILY).map_or(word, |(at, _)| &word[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_as_frequent_as_its_words_together() {
        let french = knowledge(Lang::Fr);
        assert_eq!(
            (family("évaluation"), family("évaluatrices"), family("mots")),
            ("évalua", "évalua", "mots")
        );
        let together = french.family_zipf("évalua");
        assert!(
            together > french.zipf("évaluation").0 && together > french.zipf("évaluations").0,
            "{together}"
        );
        // A short word stands for itself, not for all that begin so.
        assert!(french.family_zipf("cor") < french.zipf("corps").0);
        assert!((french.family_zipf("qzxwvk") - RAREST).abs() < 1e-6);
    }

    #[test]
    fn the_lists_are_in_order() {
        for lang in Lang::BOTH {
            let Knowledge { frequency, classes, .. } = knowledge(lang);
            frequency.check();
            classes.check();
        }
    }
}
