//! What is known of French and English words: their forms, and what they may become in the other language.

mod en;
mod fold;
mod fr;
mod language;
mod translations;

pub(crate) use fold::{folded, push_folded};
#[cfg(test)]
pub(crate) use language::stem;
pub(crate) use language::{Decimal, Language, common_rank, irregular, language, regular};
pub(crate) use translations::translations;
