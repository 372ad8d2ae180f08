//! The tests of the whole: walls, laws, command line, determinism, quality.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod architecture;
mod bad_input;
mod cases;
mod cli;
mod determinism;
mod formats;
mod laws;
mod perturbed;
mod quality;
mod report;
mod seeded;
mod shards;
mod stream;
mod support;
