//! From blocks to mentions: document symbols first, then dates, then entities.

mod passage;

pub use passage::{Passage, Source};

use crate::model::Mention;

/// Finds what a document version mentions, in the order of the text.
#[must_use]
pub fn extract(_source: &Source<'_>) -> Vec<Mention> {
    Vec::new()
}
