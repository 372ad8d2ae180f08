//! What a language file holds, and how its words are looked up.

use crate::model::Lookup;

use super::class::{Class, compile, compile_anywhere, compile_before, compile_whole};
use super::rule::{Link, Lookalike, Opening, Rule};
use crate::extract::lazy::{Lazy, lazy};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// Without a capital at its head.
    Lower,
    /// With a capital at its head alone.
    Title,
    /// With two capitals at its head.
    Upper,
}

impl Case {
    /// The case of `word`, judged by its first two letters.
    pub(super) fn of(word: &str) -> Case {
        let mut letters = word.chars();
        match (letters.next().is_some_and(char::is_uppercase), letters.next().is_some_and(char::is_uppercase))
        {
            (false, _) => Case::Lower,
            (true, false) => Case::Title,
            (true, true) => Case::Upper,
        }
    }
}

/// All that is known of a language.
pub(super) struct Language {
    /// Each word that the calendar knows, in lower case.
    pub(super) words: Lookup<&'static str, (Class, i16)>,
    /// The class of the full name of a month, by its case and whether it begins a sentence.
    pub(super) month: fn(&str, Case, bool) -> Class,
    /// What makes a number an ordinal.
    pub(super) suffixes: &'static [&'static str],
    /// What makes a roman numeral an ordinal, the longest first.
    pub(super) roman_suffixes: &'static [&'static str],
    /// Whether `1990s` is a decade.
    pub(super) decade_plural: bool,
    /// What no date looks like.
    pub(super) lookalikes: Vec<(Lazy, &'static Lookalike)>,
    /// The words before a date that choose a part of it.
    pub(super) openings: Vec<(Option<Lazy>, Lazy, &'static Opening)>,
    /// The shapes of dates, in order of preference.
    pub(super) rules: Vec<CompiledRule>,
    /// What ties two dates.
    pub(super) links: Vec<(Option<Lazy>, Lazy, &'static Link)>,
    /// What counts years backwards from the birth of Christ.
    pub(super) era: Lazy,
    /// What tells that an event is past, at the end of the words before its date.
    pub(super) past: Lazy,
    /// What tells that a sentence speaks of the future.
    pub(super) future: Lazy,
}

/// A rule with its patterns compiled.
pub(super) struct CompiledRule {
    /// The rule.
    pub(super) rule: &'static Rule,
    /// Its pattern.
    pub(super) pattern: Lazy,
    /// What must stand before.
    pub(super) before: Option<Lazy>,
    /// What must follow.
    pub(super) after: Option<Lazy>,
    /// What must not follow.
    pub(super) not_after: Option<Lazy>,
}

impl Language {
    /// The class and number of a word in lower case.
    pub(super) fn lookup(&self, folded: &str) -> Option<(Class, i16)> {
        self.words.get(folded).copied()
    }

    /// The class of the full name of a month.
    pub(super) fn month_class(&self, folded: &str, case: Case, start: bool) -> Class {
        (self.month)(folded, case, start)
    }
}

/// What a language file lists, from which [`Language::new`] builds the rest.
pub(super) struct Lists {
    /// The words: rows of class, number and words, parted by tabs and blanks.
    pub(super) words: &'static str,
    /// The class of the full name of a month.
    pub(super) month: fn(&str, Case, bool) -> Class,
    /// What makes a number an ordinal.
    pub(super) suffixes: &'static [&'static str],
    /// What makes a roman numeral an ordinal.
    pub(super) roman_suffixes: &'static [&'static str],
    /// Whether `1990s` is a decade.
    pub(super) decade_plural: bool,
    /// What no date looks like.
    pub(super) lookalikes: [&'static [Lookalike]; 2],
    /// The words before a date that choose a part of it.
    pub(super) openings: &'static [Opening],
    /// The shapes of dates.
    pub(super) rules: [&'static [Rule]; 4],
    /// What ties two dates.
    pub(super) links: &'static [Link],
    /// What counts years backwards from the birth of Christ.
    pub(super) era: &'static str,
    /// What tells that an event is past.
    pub(super) past: &'static str,
    /// What tells that a sentence speaks of the future.
    pub(super) future: &'static str,
}

impl Language {
    /// Compiles what a language file lists.
    pub(super) fn new(lists: &Lists) -> Language {
        let before = |pattern: &'static str| (!pattern.is_empty()).then(|| compile_before(pattern));
        let after = |pattern: &'static str| (!pattern.is_empty()).then(|| compile(pattern));
        let cue = |pattern: &'static str| lazy(|| pattern.to_owned());
        Language {
            words: words(lists.words),
            month: lists.month,
            suffixes: lists.suffixes,
            roman_suffixes: lists.roman_suffixes,
            decade_plural: lists.decade_plural,
            lookalikes: lists
                .lookalikes
                .into_iter()
                .flatten()
                .map(|rule| (compile_anywhere(rule.pattern), rule))
                .collect(),
            openings: lists
                .openings
                .iter()
                .map(|rule| (before(rule.before), compile(rule.pattern), rule))
                .collect(),
            rules: lists
                .rules
                .into_iter()
                .flatten()
                .map(|rule| CompiledRule {
                    rule,
                    pattern: compile(rule.pattern),
                    before: before(rule.before),
                    after: after(rule.after),
                    not_after: after(rule.not_after),
                })
                .collect(),
            links: lists
                .links
                .iter()
                .map(|link| (before(link.before), compile_whole(link.pattern), link))
                .collect(),
            era: cue(lists.era),
            past: cue(lists.past),
            future: cue(lists.future),
        }
    }
}

/// Reads the words of a language file.
fn words(rows: &'static str) -> Lookup<&'static str, (Class, i16)> {
    let row = |row: &'static str| {
        let mut cells = row.split('\t');
        let class = cells.next().and_then(Class::named).expect("a row begins with a class, as a test checks");
        let number = cells.next().and_then(|n| n.parse().ok()).expect("a number follows, as a test checks");
        cells.next().unwrap_or_default().split(' ').map(move |word| (word, (class, number)))
    };
    rows.lines().filter(|line| !line.starts_with('#')).flat_map(row).collect()
}
