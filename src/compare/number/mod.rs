//! The numbers of a text, read by value, and what differs between the numbers of two texts.

mod compose;
mod diff;
mod digits;
mod laws;
mod scan;
mod value;

use std::ops::Range;

pub(super) use diff::differences;
pub(super) use scan::read;
pub(super) use value::Number;

/// A number as a text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) value: Number,
    /// What it may also say, and what the other language may say instead.
    pub(super) also: Vec<Number>,
    /// How it counts.
    pub(super) class: Class,
    /// How much it asks for a counterpart.
    pub(super) strength: Strength,
}

/// How a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// How many.
    Cardinal,
    /// Which one.
    Ordinal,
    /// Which one, as a roman numeral after its label ("annexe II").
    Label,
    /// Which part.
    Fraction,
    /// A code with digits, such as `COVID-19`.
    Code,
}

/// How much a number asks for a counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// It lies in a mention, whose own check looks after it.
    Masked,
    /// An idiom, a label or a name: it may serve as a counterpart, it never asks for one.
    Loose,
    /// Written in words.
    Word,
    /// Written in digits, or a numeral after its label.
    Sure,
}

impl Reading {
    /// Whether the number needs a counterpart on the other side.
    pub(super) fn asks(&self) -> bool {
        self.strength >= Strength::Word && self.class != Class::Code
    }

    /// Whether nobody can take it for something else: digits, and words above ten.
    pub(super) fn clear(&self) -> bool {
        self.strength == Strength::Sure
            || (self.strength == Strength::Word && self.value.whole().is_some_and(|value| value > 10))
    }
}
