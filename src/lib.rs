//! Aligns official reports in French and English and extracts what they mention.

pub mod compare;
pub mod extract;
pub mod model;
