//! What differs between the two sides of a bead.

use std::ops::Range;

use super::Severity;

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// The numbers, in digits or in words.
    Number,
    /// The calendar dates.
    Date,
    /// The document symbols.
    Symbol,
    /// The names.
    Entity,
    /// Whether both sides are there at all.
    Missing,
    /// The lengths of the two sides.
    Length,
    /// Whether a side is in its language.
    Untranslated,
}

impl Check {
    /// Every check, in the order in which the findings of a bead are listed.
    pub const ALL: [Check; 7] = [
        Check::Number,
        Check::Date,
        Check::Symbol,
        Check::Entity,
        Check::Missing,
        Check::Length,
        Check::Untranslated,
    ];

    /// The word that the tables use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Check::Number => "number",
            Check::Date => "date",
            Check::Symbol => "symbol",
            Check::Entity => "entity",
            Check::Missing => "missing",
            Check::Length => "length",
            Check::Untranslated => "untranslated",
        }
    }
}

/// One difference between the two sides of a bead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// What was compared.
    pub check: Check,
    /// How much it deserves a look.
    pub severity: Severity,
    /// What the French side says, as printed; empty when it says nothing.
    pub fr_value: String,
    /// What the English side says, as printed; empty when it says nothing.
    pub en_value: String,
    /// Where `fr_value` stands: bytes of the French text.
    pub fr_place: Option<Range<usize>>,
    /// Where `en_value` stands: bytes of the English text.
    pub en_place: Option<Range<usize>>,
    /// The difference in a plain English sentence.
    pub message: String,
}

/// A difference in a bead of a bitext.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeadDiscrepancy {
    /// The bead: an index into [`Bitext::beads`](super::Bitext::beads).
    pub bead: usize,
    /// What differs. Its places are bytes of the texts of the bead's blocks, joined by single spaces.
    pub discrepancy: Discrepancy,
}
