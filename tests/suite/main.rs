//! The tests of the whole: walls, laws, command line, determinism, quality.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod architecture;
mod archives;
mod bad_input;
mod cases;
mod cli;
mod corpora;
mod corrections;
mod determinism;
mod exports;
mod faults;
mod foreign;
mod formats;
mod fuzzed;
mod incremental;
mod laws;
mod linear;
mod names;
mod office;
mod packed;
#[cfg(feature = "parquet")]
mod parquet;
mod pdf;
mod perturbed;
mod portions;
mod quality;
mod report;
mod rows;
mod security;
mod seeded;
mod shards;
mod special;
mod stream;
mod support;
mod terms;
// The fuzzer's library exports them.
#[allow(unreachable_pub)]
#[path = "../targets/mod.rs"]
mod targets;
