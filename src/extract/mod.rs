//! From blocks to mentions: document symbols first, then dates, then entities.

mod passage;
mod symbol;

pub use passage::{Passage, Source};
pub use symbol::own_symbol;
