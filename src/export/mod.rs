//! The forms of the tables: what a run, or a program that reads standard output, is given.
//!
//! The rows of one document are rendered to bytes on their own, so that documents can be rendered in parallel;
//! a [`Folder`] puts them one behind the other and shows the finished tables all at once.

mod akn;
mod aligned;
pub mod archive;
mod codebook;
mod csv;
mod differences;
mod exchange;
mod files;
mod folder;
mod formats;
mod json;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod render;
mod shards;
mod tei;
mod texts;
mod workbook;

pub use aligned::{AlignedPair, AlignedPairs};
pub(crate) use differences::Differences;
pub(crate) use exchange::{FILES, SideOf, Unit};
pub use folder::{Folder, Target};
pub use formats::{Dialect, Form, Formats, Forms, Level};
pub use json::{error_line, tables_line};
pub(crate) use render::Page;
pub use render::{FilePiece, Rendered, Take, flaws, is_long, render, render_in_pieces};
pub use shards::Shards;
pub use workbook::is_told;
