//! Terms: what a thing is called in both languages.

use std::ops::Range;

use super::Lang;
use super::vocabulary::vocabulary;

vocabulary! {
    /// Which languages have a term.
    pub enum TermStatus {
        /// Both.
        Pair = "pair",
        /// French alone.
        FrOnly = "fr_only",
        /// English alone.
        EnOnly = "en_only",
    }
}

/// What a term is called in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// The most frequent form.
    pub form: String,
    /// The others, the most frequent first.
    pub variants: Vec<String>,
    /// How often any form stands.
    pub count: usize,
    /// How far it is a term: C-value times weirdness.
    pub termhood: f32,
}

/// A term of both languages, or of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What it is called in French.
    pub fr: Option<Wording>,
    /// What it is called in English.
    pub en: Option<Wording>,
    /// How often both stand for each other.
    pub pair_count: usize,
    /// How many documents hold both, standing for each other; those that hold the one, where only one language has it.
    pub documents: usize,
    /// Of the places of the rarer wording, the share where the other stands for it, from 0 to 100.
    pub confidence: u8,
    /// Some of the places where both stand for each other.
    pub places: Vec<TermPlace>,
}

/// A place where both languages have a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermPlace {
    /// The sentence pair, by what it is known to whoever handed it in.
    pub sentence: u64,
    /// Bytes of the French text.
    pub fr: Range<usize>,
    /// Bytes of the English text.
    pub en: Range<usize>,
}

/// A place where a term is called otherwise than usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OddTerm {
    /// The sentence pair.
    pub sentence: u64,
    /// The language of the term.
    pub lang: Lang,
    /// Bytes of the French text: the term, or what stands for it.
    pub fr: Range<usize>,
    /// Bytes of the English text.
    pub en: Range<usize>,
    /// What usually stands for the term.
    pub usual: String,
    /// How often that stands for it, and how often the term stands in all.
    pub counts: (usize, usize),
}

impl Term {
    /// Which languages have the term.
    #[must_use]
    pub fn status(&self) -> TermStatus {
        match (&self.fr, &self.en) {
            (Some(_), Some(_)) => TermStatus::Pair,
            (Some(_), None) => TermStatus::FrOnly,
            (None, _) => TermStatus::EnOnly,
        }
    }
}
