//! Aligns official reports in French and English, paragraph by paragraph and sentence by sentence, and extracts the
//! dates, document symbols and names that they mention into tables.
//!
//! The journey of a document:
//!
//! 1. [`corpus`] finds the files and pairs them: [`model::DocumentPair`].
//! 2. [`read`] decodes their bytes: [`model::RawText`].
//! 3. [`clean`] takes out stray spaces and markup and names page lines: [`model::CleanText`].
//! 4. [`segment`] cuts each version into blocks and sentences: [`model::SegmentedText`].
//! 5. [`extract`] finds what the blocks mention: [`model::Mention`].
//! 6. [`align`] joins the two versions: [`model::Bitext`].
//! 7. [`compare`] says where they differ: [`model::Discrepancy`].
//! 8. [`tables`] renders all that into rows and shows the finished tables at once.
//! 9. [`words`] says which word stands for which.
//! 10. [`terms`] says what is called how in the other language.
//! 11. [`summary`] counts what was done.
//!
//! [`disk`] is how all of them open files; [`pipeline`] knows this order and the threads; no room knows another.
//!
//! ```no_run
//! use paralign::pipeline::{Config, run};
//! use paralign::tables::{Foreign, Formats};
//! let (corpus, output) = ("corpus".into(), "output".into());
//! let config = Config {
//!     corpus,
//!     output,
//!     gazetteer: None,
//!     formats: Formats::default(),
//!     jobs: None,
//!     shard: None,
//!     title: None,
//!     foreign: Foreign::Keep,
//! };
//! let summary = run(&config, &|progress| println!("{progress:?}"))?;
//! println!("{} beads", summary.beads);
//! # Ok::<(), paralign::error::Error>(())
//! ```

#![forbid(unsafe_code)]

pub mod align;
pub mod clean;
pub mod compare;
pub mod corpus;
pub mod disk;
pub mod error;
pub mod extract;
mod lexicon;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod segment;
pub mod summary;
pub mod tables;
pub mod terms;
pub mod words;
