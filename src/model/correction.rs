//! What people correct: rows as they were written down, and what they come to.

use std::fmt;

use super::vocabulary::vocabulary;
use super::{BlockKind, Lang, Sides};

/// A row of `corrections.csv` as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// The row, counted from 1 with the names of the columns.
    pub row: usize,
    /// The document; empty for a name that holds in all of them.
    pub doc_id: String,
    /// What is corrected.
    pub kind: String,
    /// What is said of it.
    pub action: String,
    /// The language of the anchor.
    pub lang: String,
    /// By what the place is known again.
    pub anchor: String,
    /// What goes with the action.
    pub value: String,
}

vocabulary! {
    /// What a corrected mention is.
    pub enum MentionKind {
        /// A date.
        Date = "date",
        /// A document symbol.
        Symbol = "symbol",
        /// An organisation.
        Org = "ORG",
        /// A person.
        Person = "PERSON",
        /// A place.
        Place = "PLACE",
        /// A named agenda, convention, plan.
        Instrument = "INSTRUMENT",
    }
}

/// What a person says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockEdit {
    /// It is of another kind.
    Is(BlockKind),
    /// It ends before this byte of its text, and another one begins.
    Ends(usize),
    /// It goes on in the next block of running text, or in the next footnote if it is one.
    GoesOn,
}

/// What people say of the beads of a document: indices of blocks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FixedBeads {
    /// Blocks that are one bead; no block is in two of them.
    pub together: Vec<Sides<Vec<usize>>>,
    /// Blocks of which no French and English one are in one bead.
    pub apart: Vec<Sides<Vec<usize>>>,
}

/// Why a row of `corrections.csv` cannot be understood, whatever the documents say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowFault {
    /// A cell holds none of the words that it may hold.
    UnknownWord {
        /// What it holds.
        word: String,
        /// What it may hold.
        expected: &'static [&'static str],
    },
    /// A cell is empty that says what is meant.
    Missing,
    /// No document is called so.
    NoDocument {
        /// The name.
        id: String,
    },
    /// It is not a value of the kind that is asked for.
    NoValue {
        /// What it is.
        value: String,
    },
}

/// Why a correction cannot be applied to its document as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CorrectionFault {
    /// The document has no version in the language.
    NoVersion,
    /// No block says any more what the anchor says.
    NoBlock,
    /// Several blocks say it, and their neighbours do not tell which is meant.
    SeveralBlocks {
        /// How many.
        count: usize,
    },
    /// The block does not hold these words.
    NoWords {
        /// The words.
        words: String,
    },
    /// The block holds these words several times.
    SeveralPlaces {
        /// The words.
        words: String,
    },
    /// Nothing follows the block, or nothing follows the words in it.
    NothingFollows,
    /// The program finds no mention there, and the row does not say of what kind it is.
    NoMention {
        /// The words.
        words: String,
    },
    /// It is not a value of the kind that is asked for.
    NoValue {
        /// What it is.
        value: String,
    },
    /// The document does not mention the name, and no list holds it.
    NoName {
        /// The name.
        name: String,
    },
    /// An earlier row says something else of the same blocks.
    Contradicts {
        /// That row.
        row: usize,
    },
}

/// Where a correction that cannot be applied may have been meant to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The language of the block.
    pub lang: Lang,
    /// The words with which the block begins.
    pub opening: String,
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowFault::UnknownWord { word, expected } => {
                write!(f, "{word:?} is not one of: {}", expected.join(", "))
            }
            RowFault::Missing => f.write_str("the cell is empty; fill it, or remove the row"),
            RowFault::NoDocument { id } => {
                write!(f, "the corpus holds no document {id:?}; correct the name, or remove the row")
            }
            RowFault::NoValue { value } => write!(
                f,
                "{value:?} cannot be read as such a value; docs/corrections.md shows how each kind is written"
            ),
        }
    }
}

impl fmt::Display for CorrectionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CorrectionFault::NoVersion => f.write_str("the document has no version in that language"),
            CorrectionFault::NoBlock => f.write_str("no block says any more what its anchor says"),
            CorrectionFault::SeveralBlocks { count } => {
                write!(
                    f,
                    "{count} blocks say what its anchor says, and their neighbours do not tell which is meant"
                )
            }
            CorrectionFault::NoWords { words } => write!(f, "the block does not hold {words:?}"),
            CorrectionFault::SeveralPlaces { words } => {
                write!(f, "the block holds {words:?} several times; give more words")
            }
            CorrectionFault::NothingFollows => f.write_str("nothing follows there"),
            CorrectionFault::NoMention { words } => write!(
                f,
                "nothing is found at {words:?}; write the kind before the value, as in date:2018-05-03"
            ),
            CorrectionFault::NoValue { value } => write!(f, "{value:?} cannot be read as such a value"),
            CorrectionFault::NoName { name } => write!(
                f,
                "the document does not mention {name:?}, and no list holds it; write its type before it, as in ORG:{name}"
            ),
            CorrectionFault::Contradicts { row } => write!(f, "it contradicts row {row}, which comes first"),
        }
    }
}
