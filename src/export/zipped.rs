//! ZIP archives whose members are compressed elsewhere: they are written in one go, with all that is said of them in front,
//! as the most programs can read them (APPNOTE 6.3.10, sections 4.3 to 4.5).

use crate::error::Result;
use crate::output::Output;

/// What is said of the bytes of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// The CRC-32 of the bytes before they were compressed.
    pub(super) crc: u32,
    /// How many they were.
    pub(super) bytes: u64,
    /// How many they are, by deflate.
    pub(super) deflated: u64,
}

/// An archive that is being written.
pub(super) struct Archive {
    file: Output,
    at: u64,
    members: Vec<Member>,
}

/// A member, for the directory at the end.
struct Member {
    name: String,
    extent: Extent,
    at: u64,
}

/// The first version that knows deflate, and the one that knows large members.
const VERSION: u16 = 20;
const VERSION_OF_LARGE: u16 = 45;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATE: u16 = 8;
/// Midnight on 1 January 1980: the hour of the run would make other bytes.
const TIME: u16 = 0;
const DATE: u16 = (1 << 5) | 1;
/// What stands for a number that is told at greater length.
const LARGE: u32 = u32::MAX;
const LARGE_COUNT: u16 = u16::MAX;
/// The mark of the numbers at greater length.
const EXTRA: u16 = 1;

impl Archive {
    /// Begins an archive in an empty file.
    pub(super) fn new(file: Output) -> Archive {
        Archive { file, at: 0, members: Vec::new() }
    }

    /// Begins a member, whose deflated bytes have to follow by [`Archive::write`].
    pub(super) fn begin(&mut self, name: &str, extent: Extent) -> Result<()> {
        self.members.push(Member { name: name.to_owned(), extent, at: self.at });
        let mut out = Vec::new();
        let sizes = [extent.deflated, extent.bytes].map(small);
        // Both sizes are told at greater length here if one has to be.
        let (sizes, extra) = if sizes.contains(&LARGE) {
            ([LARGE; 2], extra(&[extent.bytes, extent.deflated]))
        } else {
            (sizes, Vec::new())
        };
        put(&mut out, &0x0403_4b50_u32.to_le_bytes());
        put_common(&mut out, extent.crc, sizes, name, &extra);
        put(&mut out, name.as_bytes());
        put(&mut out, &extra);
        self.write(&out)
    }

    /// Adds bytes of the member that was begun last.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.at += bytes.len() as u64;
        self.file.write(bytes)
    }

    /// Writes the directory, and gives the file back.
    pub(super) fn finish(mut self) -> Result<Output> {
        let (start, mut out) = (self.at, Vec::new());
        for Member { name, extent, at } in &self.members {
            let told =
                [extent.bytes, extent.deflated, *at].into_iter().filter(|number| small(*number) == LARGE);
            let extra = extra(&told.collect::<Vec<_>>());
            put(&mut out, &0x0201_4b50_u32.to_le_bytes());
            put(&mut out, &VERSION_OF_LARGE.to_le_bytes());
            put_common(&mut out, extent.crc, [extent.deflated, extent.bytes].map(small), name, &extra);
            // No comment, one disk, no attributes.
            put(&mut out, &[0; 10]);
            put(&mut out, &small(*at).to_le_bytes());
            put(&mut out, name.as_bytes());
            put(&mut out, &extra);
        }
        let (count, length) = (self.members.len() as u64, out.len() as u64);
        let few = u16::try_from(count).unwrap_or(LARGE_COUNT);
        if few == LARGE_COUNT || small(length) == LARGE || small(start) == LARGE {
            put_large_end(&mut out, count, length, start);
        }
        put(&mut out, &0x0605_4b50_u32.to_le_bytes());
        put(&mut out, &[0; 4]);
        put(&mut out, &few.to_le_bytes());
        put(&mut out, &few.to_le_bytes());
        put(&mut out, &small(length).to_le_bytes());
        put(&mut out, &small(start).to_le_bytes());
        put(&mut out, &[0; 2]);
        self.write(&out)?;
        Ok(self.file)
    }
}

/// What the head of a member and its place in the directory have in common, up to the length of `extra`.
fn put_common(out: &mut Vec<u8>, crc: u32, [deflated, bytes]: [u32; 2], name: &str, extra: &[u8]) {
    let version = if extra.is_empty() { VERSION } else { VERSION_OF_LARGE };
    for number in [version, FLAGS, DEFLATE, TIME, DATE] {
        put(out, &number.to_le_bytes());
    }
    for number in [crc, deflated, bytes] {
        put(out, &number.to_le_bytes());
    }
    for length in [name.len(), extra.len()] {
        put(out, &u16::try_from(length).expect("names are short").to_le_bytes());
    }
}

/// A number as most places have it.
fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(LARGE)
}

/// Numbers at greater length, with their mark; nothing for none.
fn extra(numbers: &[u64]) -> Vec<u8> {
    let mut out = Vec::new();
    if !numbers.is_empty() {
        put(&mut out, &EXTRA.to_le_bytes());
        put(&mut out, &u16::try_from(numbers.len() * 8).expect("there are at most three").to_le_bytes());
        numbers.iter().for_each(|number| put(&mut out, &number.to_le_bytes()));
    }
    out
}

/// The end of a large directory: how many members it has, how many bytes, and where it starts.
fn put_large_end(out: &mut Vec<u8>, count: u64, length: u64, start: u64) {
    put(out, &0x0606_4b50_u32.to_le_bytes());
    put(out, &44_u64.to_le_bytes());
    put(out, &VERSION_OF_LARGE.to_le_bytes());
    put(out, &VERSION_OF_LARGE.to_le_bytes());
    put(out, &[0; 8]);
    for number in [count, count, length, start] {
        put(out, &number.to_le_bytes());
    }
    put(out, &0x0706_4b50_u32.to_le_bytes());
    put(out, &[0; 4]);
    put(out, &(start + length).to_le_bytes());
    put(out, &1_u32.to_le_bytes());
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Read;
    use std::path::Path;

    use flate2::{Compress, Compression, FlushCompress};
    use zip::ZipArchive;

    use super::*;

    /// `bytes` by deflate: to be followed by more, or as the last of a member.
    fn deflated(bytes: &[u8], flush: FlushCompress) -> (Extent, Vec<u8>) {
        let mut out = Vec::with_capacity(bytes.len() + 1024);
        Compress::new(Compression::fast(), false).compress_vec(bytes, &mut out, flush).unwrap();
        let extent = |length: usize| length as u64;
        (Extent { crc: crc32fast::hash(bytes), bytes: extent(bytes.len()), deflated: extent(out.len()) }, out)
    }

    fn archive(folder: &Path) -> Archive {
        Archive::new(Output::create(folder, "a.zip", "").unwrap())
    }

    fn opened(folder: &Path, archive: Archive) -> ZipArchive<File> {
        archive.finish().unwrap().finish().unwrap();
        ZipArchive::new(File::open(folder.join("a.zip")).unwrap()).unwrap()
    }

    #[test]
    fn a_member_above_four_gigabytes_is_read_whole_and_those_behind_it_too() {
        const PIECES: u64 = 65;
        let folder = tempfile::tempdir().unwrap();
        let mut archive = archive(folder.path());
        let (piece, zeros) = deflated(&vec![0; 64 << 20], FlushCompress::Full);
        let (end, last) = deflated(b"end", FlushCompress::Finish);
        let mut crc = crc32fast::Hasher::new_with_initial(0);
        for _ in 0..PIECES {
            crc.combine(&crc32fast::Hasher::new_with_initial_len(piece.crc, piece.bytes));
        }
        crc.combine(&crc32fast::Hasher::new_with_initial_len(end.crc, end.bytes));
        let large = Extent {
            crc: crc.finalize(),
            bytes: PIECES * piece.bytes + end.bytes,
            deflated: PIECES * piece.deflated + end.deflated,
        };
        assert!(large.bytes > u64::from(u32::MAX));
        archive.begin("large", large).unwrap();
        (0..PIECES).for_each(|_| archive.write(&zeros).unwrap());
        archive.write(&last).unwrap();
        archive.begin("small", end).unwrap();
        archive.write(&last).unwrap();

        let mut zip = opened(folder.path(), archive);
        // The reader checks the sizes, and the CRC-32 at the end.
        assert_eq!(
            std::io::copy(&mut zip.by_name("large").unwrap(), &mut std::io::sink()).unwrap(),
            large.bytes
        );
        let mut text = String::new();
        zip.by_name("small").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "end");
    }

    #[test]
    fn more_members_than_a_small_directory_counts_are_all_there() {
        const MEMBERS: usize = 65_600;
        let folder = tempfile::tempdir().unwrap();
        let mut archive = archive(folder.path());
        let (extent, bytes) = deflated(b"x", FlushCompress::Finish);
        for at in 0..MEMBERS {
            archive.begin(&at.to_string(), extent).unwrap();
            archive.write(&bytes).unwrap();
        }
        let mut zip = opened(folder.path(), archive);
        assert_eq!(zip.len(), MEMBERS);
        let mut text = String::new();
        zip.by_name("65599").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "x");
    }
}
