//! The form of what shows that a shape or a link is right. The tests try all of it.

use super::rule::Example;
use crate::model::RuleId;

/// What shows that a rule of a language is right.
pub(super) struct Evidence {
    /// The rule.
    pub(super) id: RuleId,
    /// What must be found.
    pub(super) examples: &'static [Example],
    /// Texts in which nothing must be found.
    pub(super) counterexamples: &'static [&'static str],
}

/// Declares evidence: the beginning of the names, then for each name what must be found and what must not.
macro_rules! evidence {
    ($start:literal $($name:literal $examples:expr, $counterexamples:expr;)*) => {
        &[$(Evidence {
            id: concat!($start, $name), examples: $examples, counterexamples: $counterexamples
        },)*]
    };
}
pub(super) use evidence;
