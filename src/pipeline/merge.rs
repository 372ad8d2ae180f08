//! Shards into what one run would have written.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::summary::Summary;
use crate::tables::{Folder, Shards};

use super::sink::{Loose, Product, Sink};

/// Joins the shards in `folders`, in any order, into `output`, and returns the figures of all.
///
/// The files hold the bytes that one run over the whole corpus would have written.
///
/// # Errors
///
/// Fails if the folders are not all the shards of one corpus, as [`Shards::open`] says, or if the files cannot be
/// written; the former tables are then whole.
pub fn merge(folders: &[PathBuf], output: &Path) -> Result<Summary> {
    let mut shards = Shards::open(folders)?;
    let folder = Folder::open(output, shards.formats(), shards.inputs())?;
    let mut sink = Sink::new(folder, shards.formats(), Loose::new())?;
    while let Some((id, rendered, section)) = shards.take()? {
        sink.write(Product { id, rendered, section })?;
    }
    sink.finish(&super::threads(None)?)
}
