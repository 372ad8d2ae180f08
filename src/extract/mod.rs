//! From blocks to mentions: document symbols first, then dates, then entities.

mod passage;
mod symbol;

use crate::model::Mention;

pub use passage::{Passage, Source};
pub use symbol::own_symbol;

/// Finds what a document version mentions, in the order of the text.
#[must_use]
pub fn extract(source: &Source<'_>) -> Vec<Mention> {
    symbol::find(source)
}
