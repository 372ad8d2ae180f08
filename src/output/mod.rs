//! The output folder on the disk: new files are written beside the former ones and replace them together.
//!
//! What the files hold is known to `export` and `report` alone.

pub(crate) mod account;
mod cache;
mod file;
mod former;
mod journal;
mod known;
mod lock;
mod pack;
mod pages;
mod plan;
mod publish;
mod rendered;

pub use cache::Cache;
pub use file::Fingerprint;
pub(crate) use file::{Output, hashed};
pub use former::Foreign;
pub(crate) use former::is_plain;
pub use journal::pack as pack_document;
pub(crate) use journal::{FILE as JOURNAL, Journal, Next, Place, Shared};
pub(crate) use known::Known;
pub(crate) use lock::Lock;
pub use pack::{Layout, Package, pack};
pub use pages::{PageList, PageName, Pages, Piece};
pub(crate) use plan::Plan;
pub(crate) use publish::Staging;
pub use rendered::{FilePiece, Rendered};
