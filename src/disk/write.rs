//! Writing: new files only, each call a place where a test can let the disk fail.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::fault;
use super::open::{Links, careful};

/// Whether files are brought to the disk: unit tests, in which the disk fails at every call in turn, have no time for it.
const SYNCS: bool = !cfg!(test);

/// How much of a file is read or written at a time: a merge then makes a third fewer calls of the system than with the 8 KiB
/// of the standard library.
pub const PIECE: usize = 1 << 16;

/// Reads a file in pieces of [`PIECE`] bytes.
#[must_use]
pub fn buffered<R: Read>(file: R) -> BufReader<R> {
    BufReader::with_capacity(PIECE, file)
}

/// A file that is being written.
#[derive(Debug)]
pub struct Writing {
    path: PathBuf,
    file: File,
}

/// Makes a file where nothing stands.
///
/// # Errors
///
/// Fails if anything stands there, be it a link that leads to nothing, or if the file cannot be made.
pub fn create(path: &Path) -> io::Result<Writing> {
    fault::call(path)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    careful(&mut options, Links::Refuse);
    Ok(Writing { path: path.to_owned(), file: options.open(path)? })
}

impl Writing {
    /// Writes the file in pieces of [`PIECE`] bytes.
    #[must_use]
    pub fn buffered(self) -> BufWriter<Writing> {
        BufWriter::with_capacity(PIECE, self)
    }

    /// Brings the file to the disk.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn sync(&self) -> io::Result<()> {
        fault::call(&self.path)?;
        if SYNCS { self.file.sync_all() } else { Ok(()) }
    }
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        fault::call(&self.path)?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Writing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Makes a folder where nothing stands.
///
/// # Errors
///
/// Fails if anything stands there, or if it cannot be made.
pub fn create_folder(path: &Path) -> io::Result<()> {
    fault::call(path)?;
    fs::create_dir(path)
}

/// Makes a folder with those above it, where there is none, and says whether it was made.
///
/// # Errors
///
/// Fails if something else stands there, or if it cannot be made.
pub fn create_folders(path: &Path) -> io::Result<bool> {
    fault::call(path)?;
    let made = !path.is_dir();
    fs::create_dir_all(path)?;
    Ok(made)
}

/// Opens the empty file of a lock, made if nothing stands there.
///
/// # Errors
///
/// Fails if anything else stands there, which is left as it is, or if the file cannot be opened.
pub fn open_lock(path: &Path) -> io::Result<File> {
    fault::call(path)?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    careful(&mut options, Links::Refuse);
    let file = options.open(path)?;
    let found = file.metadata()?;
    if found.is_file() && found.len() == 0 { Ok(file) } else { Err(io::ErrorKind::AlreadyExists.into()) }
}

/// Moves a file or a folder; a link is moved itself.
///
/// # Errors
///
/// Fails if it cannot be moved.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fault::call(to)?;
    fs::rename(from, to)
}

/// Takes away a file or a link.
///
/// # Errors
///
/// Fails if it cannot be taken away.
pub fn remove_file(path: &Path) -> io::Result<()> {
    fault::call(path)?;
    fs::remove_file(path)
}

/// Takes away an empty folder.
///
/// # Errors
///
/// Fails if it is not empty or cannot be taken away.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    fault::call(path)?;
    fs::remove_dir(path)
}

/// Takes away a folder with all that it holds; links in it are taken away, not followed.
///
/// # Errors
///
/// Fails if something cannot be taken away.
pub fn remove_tree(path: &Path) -> io::Result<()> {
    fault::call(path)?;
    fs::remove_dir_all(path)
}

/// Brings a file that was written before to the disk.
///
/// # Errors
///
/// Fails if the disk does not take it.
pub fn sync_file(path: &Path) -> io::Result<()> {
    fault::call(path)?;
    let mut options = OpenOptions::new();
    options.write(true);
    careful(&mut options, Links::Refuse);
    let file = options.open(path)?;
    if SYNCS { file.sync_all() } else { Ok(()) }
}

/// Brings the names in a folder to the disk.
///
/// # Errors
///
/// Fails if the disk does not take them.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    fault::call(path)?;
    // Elsewhere a folder cannot be opened, and the system writes names through.
    if SYNCS && cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

/// Fails if the file at `path` is protected from being moved although its folder can be written to: it may not be changed
/// by anybody, or belongs to another user in a folder where each may move but their own. `own` is a file of this user.
///
/// # Errors
///
/// Says that the system would not let it be moved.
#[cfg(unix)]
pub fn is_movable(path: &Path, own: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    /// The bit of a folder in which each user may move but their own files.
    const STICKY: u32 = 0o1000;
    fault::call(path)?;
    let denied = || io::Error::from_raw_os_error(libc::EPERM);
    let file = fs::symlink_metadata(path)?;
    if let Some(folder) = path.parent() {
        let folder = fs::metadata(folder)?;
        let user = fs::symlink_metadata(own)?.uid();
        let may = user == 0 || user == file.uid() || user == folder.uid();
        if folder.mode() & STICKY != 0 && !may {
            return Err(denied());
        }
    }
    if !file.is_file() {
        return Ok(());
    }
    let mut options = OpenOptions::new();
    options.write(true);
    careful(&mut options, Links::Refuse);
    // A file that may only not be written to can be moved all the same; this error is kept for those that nobody may change.
    match options.open(path) {
        Err(error) if error.raw_os_error() == Some(libc::EPERM) => Err(denied()),
        _ => Ok(()),
    }
}

/// Nothing is known here of such protection; moving itself will tell.
///
/// # Errors
///
/// None.
#[cfg(not(unix))]
pub fn is_movable(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}
