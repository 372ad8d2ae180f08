//! What ties two dates, for both languages or for one.

use super::rule::Tie::{Comma, Dash, Last, Range};
use super::rule::{Link, ids};
use crate::model::Sides;

/// Declares links: languages, name, meaning, what stands between the two dates, and what must stand before the first.
macro_rules! links {
    ($($langs:ident $name:literal $tie:expr => $pattern:literal $(before $before:literal)?;)*) => {
        &[$(Link { ids: ids!($langs $name), tie: $tie, pattern: $pattern, before: concat!($($before)?) },)*]
    };
}

/// The links in order of preference.
pub(super) const LINKS: &[Link] = links! {
    both "between" Range => "comma? and (the|of|in|weekday){0,3}" before "between (the|of|in|weekday){0,3}";
    fr "list" Last => "comma? and (in|the|of|to|on|weekday|comma){0,4}";
    en "list" Last => "comma? and (in|the|of|on|weekday|comma){0,4}";
    both "comma" Comma => "comma (in|the|of|on|weekday){0,3}";
    fr "range" Range => "to (to|in|the|of|weekday){0,3}";
    en "range" Range => "to (to|in|the|of|weekday|comma){0,3}";
    both "dash" Dash => "dash|slash";
};
