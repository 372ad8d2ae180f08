//! A corpus in a file: which form it has, and whether it is compressed.

use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use super::{Corpus, Files, archive, corrections, lines, manifest};
use crate::disk::{self, Links};
use crate::error::{Error, Result};

/// The first bytes of a gzip file.
const GZIP: [u8; 2] = [0x1F, 0x8B];
/// What a Parquet file begins with.
const PARQUET: &[u8] = b"PAR1";
/// What marks a tar archive, and where.
const TAR: &[u8] = b"ustar";
const TAR_PLACE: usize = 257;

/// Lists the documents in a file, which is unpacked first if it is compressed.
pub(super) fn discover(root: &Path) -> Result<Corpus> {
    let fail = |source| Error::UnlistedCorpus { path: root.to_owned(), source };
    let mut file = disk::open(root, Links::Follow).map_err(fail)?;
    if !head(&mut file).map_err(fail)?.starts_with(&GZIP) {
        return of_plain_file(root, root);
    }
    let unpacked = archive::unpack(file, root)?;
    let mut corpus = of_plain_file(unpacked.path(), root)?;
    let copied = corpus.unpacked.take();
    // What was copied out of it again is all that is read.
    Ok(Corpus { unpacked: copied.or(Some(unpacked)), ..corpus })
}

/// Lists the documents in the file at `path`; `given` is what the user calls it.
fn of_plain_file(path: &Path, given: &Path) -> Result<Corpus> {
    let fail = |source| Error::UnlistedCorpus { path: given.to_owned(), source };
    let mut file = disk::open(path, Links::Follow).map_err(fail)?;
    let head = head(&mut file).map_err(fail)?;
    if head.get(TAR_PLACE..).is_some_and(|rest| rest.starts_with(TAR)) {
        return of_archive(path, given);
    }
    if head.starts_with(PARQUET) {
        return of_rows(path, given);
    }
    match head.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => lines::discover(path, given),
        _ => Err(Error::OddCorpus { path: given.to_owned() }),
    }
}

/// Lists the documents in a Parquet file.
#[cfg(feature = "parquet")]
fn of_rows(path: &Path, given: &Path) -> Result<Corpus> {
    super::parquet::discover(path, given)
}

/// Says that this build reads no Parquet.
#[cfg(not(feature = "parquet"))]
fn of_rows(_: &Path, given: &Path) -> Result<Corpus> {
    Err(Error::ParquetUnread { path: given.to_owned() })
}

/// Lists the documents in a tar archive.
fn of_archive(path: &Path, given: &Path) -> Result<Corpus> {
    let packed = archive::Packed::open(path, given)?;
    let mut flaws = Vec::new();
    let mut table = |name: &str| {
        let read = packed.table(name);
        read.map_err(|error| archive::unread(name, &error, &mut flaws)).ok().flatten()
    };
    let (bytes, corrections) = (table(manifest::FILE), table(corrections::FILE));
    let manifest = manifest::read(bytes.as_deref().unwrap_or_default(), &mut flaws);
    let files = packed.list(manifest.files(), &mut flaws);
    let base = beside(given).join(&packed.prefix);
    let corpus = Files { files, manifest, bytes, flaws }.pairs(given)?;
    Ok(Corpus { corrections, base, ..corpus })
}

/// The first bytes of a file, which is then at its beginning again.
fn head(file: &mut std::fs::File) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    file.by_ref().take(512).read_to_end(&mut head)?;
    file.rewind()?;
    Ok(head)
}

/// The folder in which a file lies.
pub(super) fn beside(file: &Path) -> PathBuf {
    file.parent().map(Path::to_owned).unwrap_or_default()
}
