//! Shards into what one run would have written.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::export::{Folder, Shards, Target};
use crate::output::Foreign;
use crate::report::{Section, Summary};

use super::Progress;
use super::sink::{Loose, Made, Product, Sink};

/// Joins the shards in `folders`, in any order, into `output`, and returns the figures of all; `foreign` says what becomes of
/// files in `output` that are in the way and not of a former run. `title` stands at the head of the report.
///
/// `progress` is called for every document and for every step after the last.
/// The files hold the bytes that one run over the whole corpus would have written.
///
/// # Errors
///
/// Fails if the folders are not all the shards of one corpus, as [`Shards::open`] says, or if the files cannot be
/// written; the former tables are then whole.
pub fn merge(
    folders: &[PathBuf],
    output: &Path,
    title: Option<&str>,
    foreign: Foreign,
    progress: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<Summary> {
    let mut shards = Shards::open(folders, output)?;
    let target = Target {
        root: output,
        formats: shards.formats(),
        meta: shards.meta(),
        rules: &super::rules(),
        shard: None,
        division: "",
        foreign,
    };
    let folder = Folder::open_target(&target, shards.inputs())?;
    let mut sink = Sink::new(folder, shards.formats(), title, (Loose::new(), Vec::new()))?;
    let (pool, files) = (super::threads(None)?, shards.files());
    // Both read the shards from their beginning to their end; the one that is done sooner has further work to do.
    let (unchanged, taken) = pool.join(
        || files.check(),
        || {
            take(&mut shards, &mut sink, progress)?;
            sink.finish(&pool, None, progress)
        },
    );
    unchanged?;
    let (ready, summary) = taken?;
    super::show(ready)?;
    Ok(summary)
}

/// Takes all that the shards hold.
fn take(shards: &mut Shards, sink: &mut Sink, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<()> {
    while let Some((id, rendered, (section, [page, lines]))) = shards.take::<Section>()? {
        let bytes = rendered.input_bytes();
        let section = section.with_texts(Some(page), lines);
        progress(Progress::Document { total: None, bytes, document: &id, timing: None });
        sink.write(Made::Product(Box::new(Product { id, rendered, section, packed: None, cause: None })))?;
    }
    while let Some(portion) = shards.take_portion()? {
        sink.add_portion(&portion)?;
    }
    Ok(())
}
