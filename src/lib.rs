//! Aligns official reports in French and English and extracts what they mention.

pub mod align;
pub mod clean;
pub mod compare;
pub mod corpus;
pub mod error;
pub mod extract;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod segment;
pub mod summary;
pub mod tables;
