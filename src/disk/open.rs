//! Reading: regular files only, and no more of them than is asked for.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::str::FromStr;

use super::fault;

/// What stands at a path; a link is a link, whatever it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, which may lead anywhere.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// Whether a link at the end of a path is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// It is.
    Follow,
    /// It is refused.
    Refuse,
}

/// Looks at a path without opening anything.
///
/// # Errors
///
/// Fails if the system does not say what stands there.
pub fn look(path: &Path) -> io::Result<Found> {
    fault::call(path)?;
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(of(found.file_type())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(error),
    }
}

fn of(kind: fs::FileType) -> Found {
    if kind.is_symlink() {
        Found::Link
    } else if kind.is_file() {
        Found::File
    } else if kind.is_dir() {
        Found::Folder
    } else {
        Found::Other
    }
}

/// Opens a regular file for reading.
///
/// # Errors
///
/// Fails if it cannot be opened, or if it is a pipe, a device, a folder, or a link that is not to be followed: none of them
/// is opened.
pub fn open(path: &Path, links: Links) -> io::Result<File> {
    fault::call(path)?;
    regular(&if links == Links::Follow { fs::metadata(path)? } else { fs::symlink_metadata(path)? })?;
    let mut options = OpenOptions::new();
    options.read(true);
    careful(&mut options, links);
    let file = options.open(path)?;
    // Something else may stand there by now.
    regular(&file.metadata()?)?;
    Ok(file)
}

fn regular(found: &fs::Metadata) -> io::Result<()> {
    if found.is_file() {
        return Ok(());
    }
    let told = if found.is_symlink() { "it is a link" } else { "it is not a regular file" };
    Err(io::Error::new(io::ErrorKind::InvalidInput, told))
}

/// Keeps an opening from waiting for a pipe, and from following a link that is to be refused.
#[cfg(unix)]
pub(super) fn careful(options: &mut OpenOptions, links: Links) {
    use std::os::unix::fs::OpenOptionsExt;
    let follow = if links == Links::Follow { 0 } else { libc::O_NOFOLLOW };
    options.custom_flags(libc::O_NONBLOCK | follow);
}

#[cfg(not(unix))]
pub(super) fn careful(_: &mut OpenOptions, _: Links) {}

/// The size of what stands at a path, without opening it or following a link.
///
/// # Errors
///
/// Fails if the system does not tell.
pub fn size(path: &Path) -> io::Result<u64> {
    fault::call(path)?;
    Ok(fs::symlink_metadata(path)?.len())
}

/// What tells whether a file was changed or replaced, without reading it: where it lies, its size, and when it was changed last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp([i128; 5]);

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [device, place, size, seconds, nanoseconds] = self.0;
        write!(f, "{device} {place} {size} {seconds} {nanoseconds}")
    }
}

impl Stamp {
    /// The size of the file.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        let [_, _, size, ..] = self.0;
        u64::try_from(size).ok()
    }
}

impl FromStr for Stamp {
    type Err = ();

    fn from_str(text: &str) -> Result<Stamp, ()> {
        let numbers = text.split(' ').map(str::parse).collect::<Result<Vec<i128>, _>>();
        numbers.ok().and_then(|numbers| numbers.try_into().ok()).map(Stamp).ok_or(())
    }
}

/// The stamp of the regular file at a path; nothing where the system has none, or if no regular file stands there.
#[cfg(unix)]
#[must_use]
pub fn stamp(path: &Path) -> Option<Stamp> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    let changed = [i128::from(found.ctime()), i128::from(found.ctime_nsec())];
    let place = [i128::from(found.dev()), i128::from(found.ino()), i128::from(found.len())];
    Some(Stamp([place[0], place[1], place[2], changed[0], changed[1]]))
}

/// The stamp of the regular file at a path: there is none here that a user could not set.
#[cfg(not(unix))]
#[must_use]
pub fn stamp(_: &Path) -> Option<Stamp> {
    None
}

/// Whether `file` is the one that stands at `path`.
#[cfg(unix)]
#[must_use]
pub fn stands(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |found: io::Result<fs::Metadata>| found.ok().map(|found| (found.dev(), found.ino()));
    place(file.metadata()).is_some_and(|own| place(fs::symlink_metadata(path)) == Some(own))
}

/// Whether a file stands at `path`: an open one cannot be taken away here.
#[cfg(not(unix))]
#[must_use]
pub fn stands(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Reads a regular file of at most `most` bytes.
///
/// # Errors
///
/// Fails as [`open`] does, and if the file holds more, even if it grows while it is read.
pub fn read(path: &Path, links: Links, most: u64) -> io::Result<Vec<u8>> {
    copy_of(open(path, links)?, most)
}

/// Reads everything that `from` gives, but at most `most` bytes.
///
/// # Errors
///
/// Fails if it cannot be read or gives more.
pub fn copy_of(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let told = format!("it holds more than the {most} bytes that are read");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, told));
    }
    Ok(bytes)
}

/// Lists a folder by name.
///
/// # Errors
///
/// Fails if there is no such folder or it cannot be read.
pub fn list(path: &Path) -> io::Result<Vec<(OsString, Found)>> {
    fault::call(path)?;
    let entry = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        Ok((entry.file_name(), of(entry.file_type()?)))
    };
    let mut entries = fs::read_dir(path)?.map(entry).collect::<io::Result<Vec<_>>>()?;
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}
