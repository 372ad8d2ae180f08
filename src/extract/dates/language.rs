//! What a language file holds, and how its words are looked up.

use crate::model::{Lang, Lookup, RuleId};

use super::class::{Class, compile, compile_anywhere, compile_before, compile_whole};
use super::links::LINKS;
use super::rule::{Link, Lookalike, Opening, Reads, Shape, Tie};
use super::shapes::SHAPES;
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
    pub(super) links: Vec<CompiledLink>,
    /// What counts years backwards from the birth of Christ.
    pub(super) era: Lazy,
    /// What tells that an event is past, at the end of the words before its date.
    pub(super) past: Lazy,
    /// What tells that a sentence speaks of the future.
    pub(super) future: Lazy,
}

/// A shape of one language with its patterns compiled.
pub(super) struct CompiledRule {
    /// The name that signs the mentions.
    pub(super) id: RuleId,
    /// What its tokens mean.
    pub(super) reads: Reads,
    /// Its pattern.
    pub(super) pattern: Lazy,
    /// What must stand before.
    pub(super) before: Option<Lazy>,
    /// What must follow.
    pub(super) after: Option<Lazy>,
    /// What must not follow.
    pub(super) not_after: Option<Lazy>,
}

impl CompiledRule {
    /// A shape for a language, if it is one of that language.
    fn new(shape: &'static Shape, lang: Lang) -> Option<CompiledRule> {
        let after = |pattern: &'static str| (!pattern.is_empty()).then(|| compile(pattern));
        Some(CompiledRule {
            id: shape.ids[lang]?,
            reads: shape.reads,
            pattern: compile(shape.pattern),
            before: before(shape.before),
            after: after(shape.after),
            not_after: after(shape.not_after),
        })
    }
}

/// A link of one language with its patterns compiled.
pub(super) struct CompiledLink {
    /// The name that signs a period.
    pub(super) id: RuleId,
    /// What it says.
    pub(super) tie: Tie,
    /// What stands between the two dates.
    pub(super) pattern: Lazy,
    /// What must stand before the first date.
    pub(super) before: Option<Lazy>,
}

impl CompiledLink {
    /// A link for a language, if it is one of that language.
    fn new(link: &'static Link, lang: Lang) -> Option<CompiledLink> {
        let id = link.ids[lang]?;
        Some(CompiledLink {
            id,
            tie: link.tie,
            pattern: compile_whole(link.pattern),
            before: before(link.before),
        })
    }
}

/// What must stand before, if anything must.
fn before(pattern: &'static str) -> Option<Lazy> {
    (!pattern.is_empty()).then(|| compile_before(pattern))
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
    /// The language, for which the shapes and the links are taken that are its own.
    pub(super) lang: Lang,
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
            rules: SHAPES.iter().filter_map(|shape| CompiledRule::new(shape, lists.lang)).collect(),
            links: LINKS.iter().filter_map(|link| CompiledLink::new(link, lists.lang)).collect(),
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
