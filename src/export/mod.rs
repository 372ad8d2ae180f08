//! The forms in which each version of a document has a file to itself.

mod akn;
pub mod archive;
mod tei;
