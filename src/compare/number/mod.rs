//! The numbers of a text, read by value, and what differs between the numbers of two texts.

mod around;
mod cite;
mod compose;
mod diff;
mod digits;
mod figures;
mod laws;
mod pair;
mod scan;
mod settle;
mod span;
mod value;
mod written;

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
    /// Whether it points to a place in a document.
    pub(super) pin: Pin,
    /// The numbers that a pinpoint written with points consists of: "247.4" is 247 and 4.
    pub(super) parts: Vec<Number>,
}

/// Whether a number points to a place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pin {
    /// It counts something.
    No,
    /// It numbers an article, a section, a chapter.
    Article,
    /// It numbers what is inside one: a paragraph, a point, a page.
    Inside,
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
    /// Which document, by its number and its year ("1150/2000").
    Document,
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
    /// A reading that says one thing only.
    fn plain(range: Range<usize>, value: Number, class: Class, strength: Strength) -> Reading {
        Reading { range, value, also: Vec::new(), class, strength, pin: Pin::No, parts: Vec::new() }
    }

    /// Whether the number needs a counterpart on the other side.
    pub(super) fn asks(&self) -> bool {
        self.strength >= Strength::Word && self.class != Class::Code
    }

    /// Whether it points to a place in a document.
    pub(super) fn points(&self) -> bool {
        self.pin != Pin::No
    }

    /// Whether nobody can take it for something else: digits, and words above ten.
    pub(super) fn clear(&self) -> bool {
        self.strength == Strength::Sure
            || (self.strength == Strength::Word && self.value.whole().is_some_and(|value| value > 10))
    }
}
