//! From blocks to mentions: document symbols first, then dates, then entities.

mod passage;

pub use passage::{Passage, Source};
