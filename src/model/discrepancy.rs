//! What differs between the two sides of a bead.

use std::fmt;
use std::ops::Range;

use super::vocabulary::vocabulary;
use super::{Lang, Severity, Sides, Unit};

vocabulary! {
    /// What was compared.
    pub enum Check {
        /// The numbers, in digits or in words.
        Number = "number",
        /// The calendar dates.
        Date = "date",
        /// The document symbols.
        Symbol = "symbol",
        /// The names.
        Entity = "entity",
        /// Whether both sides are there at all.
        Missing = "missing",
        /// The lengths of the two sides.
        Length = "length",
        /// Whether a side is in its language.
        Untranslated = "untranslated",
        /// What a term is called.
        Term = "term",
    }
}

/// What is aligned, and so compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Whole blocks.
    Blocks(Unit),
    /// Sentences of blocks that are aligned themselves.
    Sentence,
    /// Lines of two files that are aligned line by line.
    Line,
}

vocabulary! {
    /// What an editor calls a value.
    pub enum Noun {
        /// A number.
        Number = "number",
        /// A code of letters and digits.
        Code = "code",
        /// A date.
        Date = "date",
        /// A document symbol.
        Symbol = "symbol",
        /// A place in a document.
        Reference = "reference",
        /// A name.
        Name = "name",
    }
}

/// How the two sides differ. The words that differ are the values of the [`Discrepancy`]; what they mean is said here
/// where they do not show it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// The two sides have the same sort of thing, and they differ.
    Differ {
        /// The sort.
        noun: Noun,
        /// What the French words mean.
        fr: Option<String>,
        /// What the English words mean.
        en: Option<String>,
    },
    /// One side has what the other does not have.
    Only {
        /// The side.
        lang: Lang,
        /// The sort.
        noun: Noun,
        /// What the words mean.
        meaning: Option<String>,
    },
    /// One side says what the other says too, but more often.
    MoreOften {
        /// The side.
        lang: Lang,
        /// The sort.
        noun: Noun,
        /// What the words mean.
        meaning: Option<String>,
    },
    /// One side is not there at all.
    Missing {
        /// The side that is there.
        lang: Lang,
        /// What it consists of.
        scope: Scope,
        /// How it begins.
        start: String,
    },
    /// The lengths of the two sides, which are the values, are out of proportion.
    Lengths {
        /// The side that is too short.
        short: Lang,
    },
    /// By the lengths of the sentences, one side has a sentence that the other lacks.
    Extra {
        /// The side that has it.
        lang: Lang,
        /// How it begins.
        start: String,
    },
    /// Words are in the language of the other side.
    Untranslated {
        /// The side.
        lang: Lang,
        /// How they begin.
        start: String,
    },
    /// A term, which is one of the values, is called otherwise than usual.
    Term {
        /// The language of the term.
        lang: Lang,
        /// What it is usually called in the other language.
        usual: String,
        /// How often it is called so.
        count: usize,
        /// How often the term stands.
        total: usize,
    },
}

/// One difference between the two sides of a bead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// What was compared.
    pub check: Check,
    /// How much it deserves a look.
    pub severity: Severity,
    /// What each side says, as printed; empty when it says nothing.
    pub values: Sides<String>,
    /// Where each value stands: bytes of the text of its side.
    pub places: Sides<Option<Range<usize>>>,
    /// How the sides differ.
    pub finding: Finding,
}

impl Discrepancy {
    /// The difference in a plain English sentence.
    #[must_use]
    pub fn message(&self) -> String {
        self.to_string()
    }

    /// The words of a side, as printed.
    #[must_use]
    pub fn value(&self, lang: Lang) -> &str {
        &self.values[lang]
    }
}

impl fmt::Display for Discrepancy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quote = |lang: Lang, meaning: &Option<String>| match meaning {
            Some(meaning) => format!("“{}” ({meaning})", self.value(lang)),
            None => format!("“{}”", self.value(lang)),
        };
        let names = |lang: Lang| (lang.name(), lang.other().name());
        match &self.finding {
            Finding::Differ { noun, fr, en } => write!(
                f,
                "the French text has the {} {} where the English text has {}",
                noun.word(),
                quote(Lang::Fr, fr),
                quote(Lang::En, en)
            ),
            Finding::Only { lang, noun, meaning } => {
                let (name, other) = names(*lang);
                let (noun, said) = (noun.word(), quote(*lang, meaning));
                write!(f, "the {name} text has the {noun} {said}, which the {other} text does not have")
            }
            Finding::MoreOften { lang, noun, meaning } => {
                let (name, other) = names(*lang);
                let (noun, said) = (noun.word(), quote(*lang, meaning));
                write!(f, "the {name} text has the {noun} {said} more often than the {other} text")
            }
            Finding::Missing { lang, scope, start } => {
                let (name, other) = names(*lang);
                write!(f, "the {name} {} “{start}” has no counterpart in the {other} text", scope.word())
            }
            Finding::Lengths { short } => {
                let (short, than) = names(*short);
                let (fr, en) = (&self.values.fr, &self.values.en);
                write!(
                    f,
                    "the French text has {fr} letters and the English text {en}: the {short} is too short for the {than}, \
                     something may be missing"
                )
            }
            Finding::Extra { lang, start } => {
                let (name, other) = names(*lang);
                write!(f, "the {other} text seems to lack a sentence of the {name} text: “{start}”")
            }
            Finding::Untranslated { lang, start } => {
                let (name, other) = names(*lang);
                write!(f, "the {name} text has words left in {other}: “{start}”")
            }
            Finding::Term { lang, usual, count, total } => {
                let (name, _) = names(*lang);
                let (term, instead) = (self.value(*lang), self.value(lang.other()));
                write!(
                    f,
                    "the {name} term “{term}” is translated as “{instead}” here, and as “{usual}” in {count} of {total} \
                     places"
                )
            }
        }
    }
}

impl Scope {
    /// What an English editor calls it.
    fn word(self) -> &'static str {
        match self {
            Scope::Blocks(Unit::Prose) => "passage",
            Scope::Blocks(unit) => unit.word(),
            Scope::Sentence => "sentence",
            Scope::Line => "line",
        }
    }
}

/// A difference in a bead of a bitext.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeadDiscrepancy {
    /// The bead: an index into [`Bitext::beads`](super::Bitext::beads).
    pub bead: usize,
    /// What differs. Its places are bytes of the texts of the bead's blocks, joined by single spaces.
    pub discrepancy: Discrepancy,
}
