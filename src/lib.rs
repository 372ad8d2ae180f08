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
//! 7. [`names`] gives names on no list those of both languages, as the aligned sentences show them.
//! 8. [`compare`] says where they differ: [`model::Discrepancy`].
//! 9. [`tables`] says all that in rows, [`export`] writes them in every form that was asked for, and [`output`] shows the
//!    finished files at once.
//! 10. [`words`] says which word stands for which.
//! 11. [`terms`] says what is called how in the other language.
//! 12. [`report`] counts what was done.
//!
//! [`disk`] is how all of them open files; [`pipeline`] knows this order and the threads; no room knows another.
//!
//! Two texts in memory, with no folder and no table, are a document too:
//!
//! ```
//! use paralign::{extract::Gazetteer, model::{About, Sides}, pipeline::document, tables::{AnyRow, rows}};
//! let fr = "1. Le Conseil s’est réuni le 3 mai 2018.\n\n2. Il a siégé à Genève.";
//! let en = "1. The Council met on 3 May 2018.\n\n2. It sat in Geneva.";
//! let texts = Sides { fr: Some(fr.as_bytes()), en: Some(en.as_bytes()) };
//! let document = document(Gazetteer::builtin(), "a", texts, About::default());
//! assert_eq!(document.bitext.beads.len(), 2);
//! let mut dates = Vec::new();
//! rows(&document, |row| {
//!     if let AnyRow::Date(date) = row {
//!         dates.push(format!("{}, paragraph {}: {}", date.lang, date.paragraph, date.edtf));
//!     }
//! });
//! assert_eq!(dates, ["fr, paragraph 1: 2018-05-03", "en, paragraph 1: 2018-05-03"]);
//! ```
//!
//! The rows are those of the tables, each a value of its own type that implements `serde::Serialize`; the document itself
//! holds the same as spans, beads and mentions.
//!
//! A folder becomes tables:
//!
//! ```no_run
//! use paralign::pipeline::{Config, run};
//! let config = Config { corpus: "reports".into(), output: "tables".into(), ..Config::default() };
//! let summary = run(&config, &|progress| println!("{progress:?}"))?;
//! println!("{} beads", summary.beads);
//! # Ok::<(), paralign::error::Error>(())
//! ```

#![forbid(unsafe_code)]

pub mod align;
pub mod clean;
pub mod compare;
pub mod corpus;
pub mod corrections;
pub mod disk;
pub mod error;
pub mod export;
pub mod extract;
mod lexicon;
pub mod model;
pub mod names;
pub mod output;
pub mod pipeline;
pub mod read;
pub mod report;
pub mod score;
pub mod segment;
pub mod tables;
pub mod terms;
pub mod words;

/// Whose days stand in rows and mentions: [`jiff::civil::Date`].
pub use jiff;
