//! The targets of the fuzzer, the same that the seeded tests try.
#![allow(missing_docs)]

#[path = "../../tests/targets/mod.rs"]
pub mod targets;
