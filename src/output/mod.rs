//! The output folder on the disk: new files are written beside the former ones and replace them together.

pub(crate) mod account;
mod cache;
mod file;
mod former;
pub(crate) mod journal;
mod lock;
mod pack;
pub(crate) mod pages;
mod plan;
mod publish;

pub use cache::Cache;
pub use file::Fingerprint;
pub(crate) use file::Output;
pub use former::Foreign;
pub(crate) use former::is_plain;
pub(crate) use lock::Lock;
pub use pack::{Layout, Package, pack};
pub use pages::{PageList, PageName, Pages, Piece};
pub(crate) use publish::Staging;
