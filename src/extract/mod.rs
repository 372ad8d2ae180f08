//! From blocks to mentions: document symbols first, then dates, then entities.

mod date;
mod passage;

pub use date::{DateFlaw, DateFlawCause, dates_in};
pub use passage::{Passage, Source};
