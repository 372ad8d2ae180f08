//! What differs from one language to the other: a record of word knowledge, filled in `fr.rs` and `en.rs`.

use std::sync::LazyLock;

use super::{en, fr};
use crate::model::{Lang, Seen, SortedList};

/// Word knowledge of one language; words are in lower case.
pub(super) struct Language {
    /// Words of general language, each with twice its Zipf value (van Heuven et al. 2014).
    pub(super) general: SortedList,
    /// Words that may stand inside a term, not at its ends.
    pub(super) joiners: &'static str,
    /// Words after which a noun or its adjective stands.
    pub(super) lead: &'static str,
    /// Plurals whose ending verbs have too, and their singular.
    pub(super) plural: Option<(&'static str, &'static str)>,
    /// Words that no term holds.
    pub(super) stop: &'static str,
    /// Whether an apostrophe ties a word to the one behind it.
    pub(super) elides: bool,
}

/// The Zipf value of words that the general list lacks: half a class below the rarest of it.
const RAREST: f32 = 2.5;

/// The record of a language, to be asked.
pub(super) struct Knowledge {
    general: SortedList,
    joiners: Seen<&'static str>,
    lead: Seen<&'static str>,
    stop: Seen<&'static str>,
    plural: Option<(&'static str, &'static str)>,
    /// Whether an apostrophe ties a word to the one behind it: `l'eau`, but `Victims' Rights`.
    pub(super) elides: bool,
}

static KNOWLEDGE: LazyLock<[Knowledge; 2]> =
    LazyLock::new(|| [&fr::LANGUAGE, &en::LANGUAGE].map(Knowledge::read));

/// What is known of the words of `lang`.
pub(super) fn knowledge(lang: Lang) -> &'static Knowledge {
    let [fr, en] = &*KNOWLEDGE;
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

impl Knowledge {
    fn read(language: &'static Language) -> Knowledge {
        let [joiners, lead, stop] = [language.joiners, language.lead, language.stop]
            .map(|words| words.split_whitespace().collect::<Seen<_>>());
        let general = language.general;
        Knowledge { general, joiners, lead, stop, plural: language.plural, elides: language.elides }
    }

    /// How frequent a word is in general language, on the Zipf scale.
    pub(super) fn zipf(&self, word: &str) -> f32 {
        self.general.zipf(word).unwrap_or(RAREST)
    }

    /// A folded noun without a plural ending that verbs have too.
    pub(super) fn singular(&self, mut word: String) -> String {
        if let Some((many, one)) = self.plural
            && word.ends_with(many)
        {
            word.truncate(word.len() - many.len());
            word.push_str(one);
        }
        word
    }

    /// Whether a word may stand inside a term only.
    pub(super) fn is_joiner(&self, word: &str) -> bool {
        self.joiners.contains(word)
    }

    /// Whether a noun phrase may begin after a word.
    pub(super) fn leads(&self, word: &str) -> bool {
        self.lead.contains(word)
    }

    /// Whether a term may begin or end with a word, and hold it.
    pub(super) fn is_content(&self, word: &str) -> bool {
        word.chars().nth(1).is_some() && !self.stop.contains(word) && !self.joiners.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_general_lists_are_in_order() {
        Lang::BOTH.into_iter().for_each(|lang| knowledge(lang).general.check());
    }
}
