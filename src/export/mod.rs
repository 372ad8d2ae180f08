//! The forms of the tables: what a run, or a program that reads standard output, is given.
//!
//! The rows of one document are rendered to bytes on their own, so that documents can be rendered in parallel;
//! a [`Folder`] puts them one behind the other and shows the finished tables all at once.

mod aligned;
mod citation;
mod codebook;
mod conllu;
mod corpora;
mod csv;
mod differences;
mod exchange;
mod folder;
mod formats;
mod json;
mod links;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod placing;
mod render;
mod research_object;
mod shards;
mod texts;
mod tokens;
mod vertical;
mod workbook;
mod xliff;

pub use aligned::{AlignedPair, AlignedPairs};
pub(crate) use differences::Differences;
pub(crate) use exchange::{FILES, SideOf, Unit};
pub use folder::{Folder, Target};
pub use formats::{Dialect, Form, Formats, Forms, Level};
pub use json::{error_line, tables_line};
pub(crate) use render::Page;
pub use render::{Rendered, Take, flaws, is_long, render, render_in_pieces};
pub use shards::Shards;
pub use workbook::is_told;
