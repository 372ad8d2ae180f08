//! From blocks to mentions: document symbols first, then dates, then entities.

pub mod entity;
mod passage;

pub use passage::{Passage, Source};
