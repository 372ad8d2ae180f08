//! The forms of the rules: shapes of dates and what ties them, for both languages or for one, and what a language file lists.

use super::class::Class;
use crate::model::{Modifier, RuleId, Sides};

/// What a rule makes of the tokens that it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// A day or a month in digits.
    Digits,
    /// A day.
    Day,
    /// A day whose year has two digits: `18 juin 89`.
    ShortDay,
    /// A month whose year has two digits: `en mai 68`.
    ShortMonth,
    /// A day, a month and a year in digits apart: `18 08 1978`.
    Apart,
    /// A day or a month whose year another date gives.
    Told(Told),
    /// What is a date but is not understood: it is passed over whole.
    Unread,
    /// Days after the name of their month: `May 3 and 4, 2018`.
    Days,
    /// A month.
    Month,
    /// A quarter or a half of a year.
    Part,
    /// Ten years.
    Decade,
    /// Ten years, or several times ten: `années 80 et 90`.
    Decades,
    /// A hundred years.
    Century,
    /// Two years in one token.
    Years,
    /// A year.
    Year,
    /// A number whose meaning the next date gives: the 3 of `3 et 4 mai`.
    Number,
}

/// How another date tells the year of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// The first such day after the date before it: `5 janvier suivant`.
    Next,
    /// So many years after the date before it: `of the following year`.
    Years(i16),
    /// The last one before the document: `février dernier`.
    Past,
    /// The first one after the document: `mai prochain`.
    Coming,
}

/// A text and what must be found in it: the surface and the normal form of each mention.
pub(super) type Example = (&'static str, &'static [(&'static str, &'static str)]);

/// The names that sign what a shape or a link finds in the languages that it is for: `both`, `fr` or `en`.
macro_rules! ids {
    (both $name:literal) => {
        Sides { fr: Some(concat!("date.fr.", $name)), en: Some(concat!("date.en.", $name)) }
    };
    (fr $name:literal) => {
        Sides { fr: Some(concat!("date.fr.", $name)), en: None }
    };
    (en $name:literal) => {
        Sides { fr: None, en: Some(concat!("date.en.", $name)) }
    };
}
pub(super) use ids;

/// One named shape of date.
#[derive(Debug)]
pub(super) struct Shape {
    /// The name that signs the mentions, in each language that has the shape.
    pub(super) ids: Sides<Option<RuleId>>,
    /// What its tokens mean.
    pub(super) reads: Reads,
    /// The classes of its tokens.
    pub(super) pattern: &'static str,
    /// The classes that must stand before; empty when anything may.
    pub(super) before: &'static str,
    /// The classes that must follow; empty when anything may.
    pub(super) after: &'static str,
    /// The classes that must not follow; empty when anything may.
    pub(super) not_after: &'static str,
}

/// Something that no date is, although it looks like a year or a day.
#[derive(Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "the evidence is for the tests and the reader"))]
pub(super) struct Lookalike {
    /// Its name.
    pub(super) id: RuleId,
    /// The classes of its tokens; bare years and numbers among them are not read.
    pub(super) pattern: &'static str,
    /// What the token just before must not be.
    pub(super) not_before: &'static [Class],
    /// What the token just after must not be.
    pub(super) not_after: &'static [Class],
    /// Texts in which nothing must be found.
    pub(super) examples: &'static [&'static str],
    /// What resembles it and is a date.
    pub(super) counterexamples: &'static [Example],
}

/// How two dates that stand side by side belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// Members of a list, of which the last is announced by `et`, `or`.
    Last,
    /// Members of a list.
    Comma,
    /// The two ends of one period, in words.
    Range,
    /// The two ends of one period, by a dash with or without blanks.
    Dash,
}

/// What stands between two dates that belong together.
#[derive(Debug)]
pub(super) struct Link {
    /// The name that signs a period, in each language that has the link.
    pub(super) ids: Sides<Option<RuleId>>,
    /// What it says.
    pub(super) tie: Tie,
    /// The classes between the two dates, all of them.
    pub(super) pattern: &'static str,
    /// The classes that must stand before the first date; empty when anything may.
    pub(super) before: &'static str,
}

/// Words before a date that choose a part of it.
#[derive(Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "the evidence is for the tests and the reader"))]
pub(super) struct Opening {
    /// Its name.
    pub(super) id: RuleId,
    /// The classes of its tokens; the first, [`Class::Edge`] or [`Class::Soon`], says which part.
    pub(super) pattern: &'static str,
    /// The classes that must stand before; empty when anything may.
    pub(super) before: &'static str,
    /// What must be found, with the part.
    pub(super) examples: &'static [(&'static str, &'static str, Modifier)],
    /// Texts in which no part must be found.
    pub(super) counterexamples: &'static [&'static str],
}
