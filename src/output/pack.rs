//! A finished run as one file: a ZIP archive that is the same for the same tables, with the hash of every file in it.
//!
//! What goes into it is what the account of the run lists, and only as the run wrote it: every file is compared with its hash
//! while it is copied. Names are sorted, and times are those of nobody.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::disk::{self, Found, Links, Writing};
use crate::error::{Error, Result};
use crate::model::hexadecimal;

use super::account::{self, Account};
use super::file::Fingerprint;
use super::former::is_plain;

/// How the archive is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// The files as they stand in the folder, and `SHA256SUMS`.
    #[default]
    Plain,
    /// A bag as RFC 8493 has it: the files in `data/`, beside them what archives check them by.
    Bag,
}

/// What was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// How many files of the run are in it.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// The SHA-256 of the archive, in lower-case hexadecimal.
    pub sha256: String,
}

/// The table of hashes of [`Layout::Plain`].
const SUMS: &str = "SHA256SUMS";
/// The folder of a bag: programs want one around it.
const BAG: &str = "bag/";
/// From this size on a file is written in the form for large ones.
const LARGE: u64 = 0xf000_0000;
/// The archive while it is written has this behind its name.
const PART: &str = ".part";

/// Packs what a run wrote into `folder` into the archive `file`.
///
/// # Errors
///
/// Fails if `folder` does not hold a whole run, if a file of it is not as the run wrote it, or if `file` is there already or
/// cannot be written; nothing is left then.
pub fn pack(folder: &Path, file: &Path, layout: Layout) -> Result<Package> {
    let files = files(folder)?;
    let failed = |source| Error::Package { path: file.to_owned(), source };
    if disk::look(file).map_err(failed)? != Found::Nothing {
        return Err(Error::PackageThere { path: file.to_owned() });
    }
    let mut part = file.as_os_str().to_owned();
    part.push(PART);
    let part = PathBuf::from(part);
    let out = disk::create(&part).map_err(failed)?;
    let written = write(folder, &files, out, layout)
        .and_then(|()| disk::sync_file(&part).map_err(Stop::Archive))
        .and_then(|()| disk::rename(&part, file).map_err(Stop::Archive));
    if let Err(stop) = written {
        // What is left of it is of no use, and if it cannot be taken away its name says what it is.
        let _ = disk::remove_file(&part);
        return Err(match stop {
            Stop::Archive(source) => failed(source),
            Stop::Changed(name) => Error::NotWhole { path: folder.join(name) },
        });
    }
    let sha256 = Fingerprint::of_file(file, "")?.sha256;
    Ok(Package { files: files.len(), bytes: files.iter().map(|file| file.bytes).sum(), sha256 })
}

/// Why packing stops.
enum Stop {
    /// The archive cannot be written.
    Archive(io::Error),
    /// A file is not as the run wrote it.
    Changed(String),
}

impl From<zip::result::ZipError> for Stop {
    fn from(error: zip::result::ZipError) -> Stop {
        Stop::Archive(error.into())
    }
}

/// The files of the run in `folder`, its account among them, by name.
fn files(folder: &Path) -> Result<Vec<Fingerprint>> {
    let none = || Error::NoRun { path: folder.to_owned() };
    let listed = Account::read(folder, Links::Refuse).map_err(|_| none())?.outputs;
    let own = Fingerprint::of_file(&folder.join(account::FILE), account::FILE)?;
    if listed.iter().any(|file| !is_plain(&file.path)) {
        return Err(none());
    }
    let mut files: Vec<Fingerprint> = listed.into_iter().chain([own]).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    Ok(files)
}

fn write(
    folder: &Path,
    files: &[Fingerprint],
    out: Writing,
    layout: Layout,
) -> std::result::Result<(), Stop> {
    let mut zip = ZipWriter::new(BufWriter::new(out));
    let place = match layout {
        Layout::Plain => String::new(),
        Layout::Bag => format!("{BAG}data/"),
    };
    for file in files {
        zip.start_file(format!("{place}{}", file.path), options(file.bytes))?;
        let copied = copy(&folder.join(&file.path), &mut zip)?;
        if copied != Some((file.bytes, file.sha256.clone())) {
            return Err(Stop::Changed(file.path.clone()));
        }
    }
    match layout {
        Layout::Plain => add(&mut zip, SUMS, &sums("", files))?,
        Layout::Bag => bag(&mut zip, files)?,
    }
    zip.finish()?.flush().map_err(Stop::Archive)
}

/// What stands beside the files of a bag.
fn bag<W: Write + io::Seek>(zip: &mut ZipWriter<W>, files: &[Fingerprint]) -> std::result::Result<(), Stop> {
    let bytes: u64 = files.iter().map(|file| file.bytes).sum();
    let info = format!(
        "Bag-Software-Agent: paralign {}\nPayload-Oxum: {bytes}.{}\n",
        env!("CARGO_PKG_VERSION"),
        files.len()
    );
    let tags = [
        ("bag-info.txt", info),
        ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned()),
        ("manifest-sha256.txt", sums("data/", files)),
    ];
    let prints: Vec<Fingerprint> =
        tags.iter().map(|(name, text)| Fingerprint::of(name, text.as_bytes())).collect();
    for (name, text) in &tags {
        add(zip, &format!("{BAG}{name}"), text)?;
    }
    add(zip, &format!("{BAG}tagmanifest-sha256.txt"), &sums("", &prints))
}

/// What `sha256sum` prints of files.
fn sums(place: &str, files: &[Fingerprint]) -> String {
    files.iter().map(|file| format!("{}  {place}{}\n", file.sha256, file.path)).collect()
}

fn add<W: Write + io::Seek>(zip: &mut ZipWriter<W>, name: &str, text: &str) -> std::result::Result<(), Stop> {
    zip.start_file(name, options(text.len() as u64))?;
    zip.write_all(text.as_bytes()).map_err(Stop::Archive)
}

/// How a file is written: with a time that is the same for all, and readable for everybody.
fn options(bytes: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .large_file(bytes >= LARGE)
}

/// Copies a file, and says how long it is and what its hash is; nothing if it cannot be read.
fn copy(path: &Path, out: &mut impl Write) -> std::result::Result<Option<(u64, String)>, Stop> {
    let Ok(mut file) = disk::open(path, Links::Refuse) else { return Ok(None) };
    let (mut hash, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; disk::PIECE]);
    loop {
        let Ok(count) = file.read(&mut piece) else { return Ok(None) };
        if count == 0 {
            return Ok(Some((bytes, hexadecimal(&hash.finalize()))));
        }
        hash.update(&piece[..count]);
        bytes += count as u64;
        out.write_all(&piece[..count]).map_err(Stop::Archive)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with two files of a run, one of them in a folder of its own, and a file of somebody else.
    fn folder() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("report")).unwrap();
        let mut outputs = Vec::new();
        for (name, text) in [("report/a.html", "<p>"), ("dates.csv", "a,b\r\n")] {
            std::fs::write(root.path().join(name), text).unwrap();
            outputs.push(Fingerprint::of(name, text.as_bytes()));
        }
        std::fs::write(root.path().join("notes.txt"), "mine").unwrap();
        let account = serde_json::json!({"program": "paralign", "version": "0", "outputs": outputs});
        std::fs::write(root.path().join("run.json"), account.to_string()).unwrap();
        root
    }

    fn names(file: &Path) -> Vec<String> {
        let archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
        archive.file_names().map(|name| name.unwrap().into_owned()).collect()
    }

    #[test]
    fn the_same_run_gives_the_same_archive_and_nothing_of_others() {
        let (one, other) = (folder(), folder());
        for (layout, last) in [(Layout::Plain, "SHA256SUMS"), (Layout::Bag, "bag/tagmanifest-sha256.txt")] {
            let packed = [&one, &other].map(|root| {
                let file = root.path().with_extension("zip");
                let package = pack(root.path(), &file, layout).unwrap();
                assert_eq!((package.files, package.bytes > 8), (3, true));
                let (bytes, names) = (std::fs::read(&file).unwrap(), names(&file));
                std::fs::remove_file(&file).unwrap();
                assert!(names.contains(&last.to_owned()), "{names:?}");
                assert!(!names.iter().any(|name| name.ends_with("notes.txt")), "{names:?}");
                (bytes, package.sha256)
            });
            assert!(packed[0] == packed[1]);
        }
    }

    #[test]
    fn a_folder_that_is_not_whole_is_refused_and_nothing_is_left() {
        let root = folder();
        let file = root.path().with_extension("zip");
        let refused = |expected: &str| {
            let error = pack(root.path(), &file, Layout::Plain).unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
            assert!(!file.exists() && !root.path().with_extension("zip.part").exists());
        };
        std::fs::write(root.path().join("dates.csv"), "a,c\r\n").unwrap();
        refused("dates.csv is not as the run wrote it");
        std::fs::write(root.path().join("dates.csv"), "a,b\r\n").unwrap();
        std::fs::remove_file(root.path().join("report/a.html")).unwrap();
        refused("report/a.html is not as the run wrote it");
        std::fs::remove_file(root.path().join("run.json")).unwrap();
        refused("does not hold a run");
    }

    #[test]
    fn a_file_that_is_there_is_left_as_it_is() {
        let root = folder();
        let file = root.path().with_extension("zip");
        std::fs::write(&file, "mine").unwrap();
        assert!(matches!(pack(root.path(), &file, Layout::Plain), Err(Error::PackageThere { .. })));
        assert_eq!(std::fs::read(&file).unwrap(), b"mine");
        std::fs::remove_file(&file).unwrap();
    }
}
