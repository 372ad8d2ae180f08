//! The rules of this room: their names, what each must find and what none may find.

use super::organ::Act;

/// A symbol of a known series.
pub(super) const SERIES: &str = "symbol.any.series";
/// A symbol of an unknown series beside a cue.
pub(super) const CUED: &str = "symbol.any.cued-series";
/// The second half of a joint symbol.
pub(super) const JOINT: &str = "symbol.any.joint";
/// A suffix that stands without its symbol.
pub(super) const ELLIPSIS: &str = "symbol.any.ellipsis";
/// A symbol of another agency.
pub(super) const AGENCY: &str = "symbol.any.agency";

/// How a number stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Behind the word in the singular.
    One,
    /// In a list.
    List,
    /// Far from its noun.
    Elided,
}

/// The rule that finds a number of this shape by the word of a language.
pub(super) fn of(language: usize, act: Act, shape: Shape) -> &'static str {
    match (language, act, shape) {
        (0, Act::Resolution, Shape::One) => "symbol.fr.resolution",
        (0, Act::Resolution, Shape::List) => "symbol.fr.resolution-list",
        (0, Act::Resolution, Shape::Elided) => "symbol.fr.resolution-elided",
        (0, Act::Decision, Shape::One) => "symbol.fr.decision",
        (0, Act::Decision, Shape::List) => "symbol.fr.decision-list",
        (0, Act::Decision, Shape::Elided) => "symbol.fr.decision-elided",
        (_, Act::Resolution, Shape::One) => "symbol.en.resolution",
        (_, Act::Resolution, Shape::List) => "symbol.en.resolution-list",
        (_, Act::Resolution, Shape::Elided) => "symbol.en.resolution-elided",
        (_, Act::Decision, Shape::One) => "symbol.en.decision",
        (_, Act::Decision, Shape::List) => "symbol.en.decision-list",
        (_, Act::Decision, Shape::Elided) => "symbol.en.decision-elided",
    }
}
