//! The journal of a shard: what each document added to the files, so that a merge can add it again.
//!
//! First, as a line of JSON, the files that were read for all documents together, the columns that the manifest adds and the hash
//! of how the corpus is divided. Then, for each document in order: its id as a line of JSON, a line with a number of bytes, and so
//! many bytes: the length of what follows by LZ4 (8 bytes, the lowest first), which holds a line of JSON with what is not bytes,
//! and the bytes; and by LZ4 the section of the page in the report, which is often not needed. Last, what each portion of the documents says of the terms: a line with `null` in the place of an id, a
//! line with the number of bytes, and the bytes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use lz4_flex::frame::{BlockMode, BlockSize, FrameDecoder, FrameEncoder, FrameInfo};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::disk::{self, Links};
use crate::error::Result;
use crate::model::Sides;

use super::file::{Fingerprint, Output};
use super::rendered::{FilePiece, Rendered};

/// The file.
pub(crate) const FILE: &str = "shard.journal";
/// The most bytes that are kept ready for what is read, whatever its length is said to be.
const PIECE: u64 = 1 << 20;

/// What a document adds that is not bytes, and how many bytes follow: for each file of each form, for each piece of a file
/// that the document has to itself, then of differences, then of
/// aligned sentences.
#[derive(Serialize, Deserialize)]
struct Entry<I, S> {
    lengths: Vec<Vec<u64>>,
    inputs: I,
    /// The paths of the pieces of files that the document has to itself.
    files: Vec<String>,
    flaws: usize,
    /// The bytes of the lines for the search, which come last.
    lines: u64,
    section: S,
}

/// A journal that is being written.
#[derive(Debug)]
pub(crate) struct Journal(Output);

impl Journal {
    /// Begins the journal in `folder`; `shared` are the files read for all documents together, the columns that the manifest
    /// adds and the hash of how the corpus is divided.
    pub(crate) fn create(folder: &Path, shared: &(&[Fingerprint], &[String], &str)) -> Result<Journal> {
        let mut output = Output::create(folder, FILE, "")?;
        output.write(&line(shared))?;
        Ok(Journal(output))
    }

    /// Notes what a document adds, as [`pack`] packed it.
    pub(crate) fn append(&mut self, id: &str, packed: &[u8]) -> Result<()> {
        self.0.write(&line(&id))?;
        self.0.write(&line(&packed.len()))?;
        self.0.write(packed)
    }

    /// Notes what a portion says of the terms, behind all documents.
    pub(crate) fn append_portion(&mut self, portion: &[u8]) -> Result<()> {
        self.0.write(&line(&()))?;
        self.0.write(&line(&portion.len()))?;
        self.0.write(portion)
    }

    /// Ends the journal.
    pub(crate) fn finish(&mut self) -> Result<Fingerprint> {
        self.0.finish()
    }
}

/// What a document adds: a line of JSON with what is not bytes, and the bytes.
fn entry<'a>(rendered: &'a Rendered, section: &impl Serialize, lines: &'a str) -> (Vec<u8>, Vec<&'a [u8]>) {
    let Rendered { forms, differences, aligned, inputs, flaws, files: own, .. } = rendered;
    let rest: &[&Vec<u8>] = &[differences, aligned];
    let length = |bytes: &Vec<u8>| bytes.len() as u64;
    let mut lengths: Vec<Vec<u64>> = forms.iter().map(|files| files.iter().map(length).collect()).collect();
    lengths.push(own.iter().map(|piece| length(&piece.bytes)).collect());
    lengths.push(rest.iter().map(|bytes| length(bytes)).collect());
    let shared = forms.iter().flatten().chain(own.iter().map(|piece| &piece.bytes));
    let files = shared.chain(rest.iter().copied()).map(Vec::as_slice).chain([lines.as_bytes()]).collect();
    let own = own.iter().map(|piece| piece.path.clone()).collect();
    let lines = lines.len() as u64;
    (line(&Entry { lengths, inputs, files: own, flaws: *flaws, lines, section }), files)
}

/// What a document adds, in one piece. The long texts of the section come beside it, since as JSON they would take longer than
/// all else: that of its page, and its lines for the search.
#[must_use]
pub fn pack(rendered: &Rendered, section: &impl Serialize, [page, lines]: [&str; 2]) -> Vec<u8> {
    let (head, files) = entry(rendered, section, lines);
    let mut out = squeezed(vec![0; LENGTH], [head.as_slice()].into_iter().chain(files));
    let length = (out.len() - LENGTH) as u64;
    out[..LENGTH].copy_from_slice(&length.to_le_bytes());
    squeezed(out, [page.as_bytes()].into_iter())
}

/// The bytes of a length before what is so long.
const LENGTH: usize = size_of::<u64>();

/// Adds bytes by LZ4 to `out`; in small blocks, so that whoever reads them holds little besides.
fn squeezed<'a>(out: Vec<u8>, all: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let small = FrameInfo::new().block_size(BlockSize::Max64KB).block_mode(BlockMode::Linked);
    let mut out = FrameEncoder::with_frame_info(small, out);
    for bytes in all {
        out.write_all(bytes).expect("memory takes every byte");
    }
    out.finish().expect("memory takes every byte")
}

/// What a document adds, its section, and the lines of that for the search.
type Unpacked<S> = (Rendered, S, String);

/// Reads what [`pack`] made, up to the text of the page, which is left unread.
pub(crate) fn unpack<S: DeserializeOwned>(packed: &mut impl Read) -> io::Result<Unpacked<S>> {
    let mut length = [0; LENGTH];
    packed.read_exact(&mut length)?;
    let mut head = packed.take(u64::from_le_bytes(length));
    let mut reader = Reader { file: BufReader::with_capacity(BLOCK, FrameDecoder::new(&mut head)), at: 0 };
    let found = reader.entry()?;
    let is_whole = reader.file.fill_buf()?.is_empty();
    if is_whole && head.limit() == 0 { Ok(found) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Reads the text of the page, which [`unpack`] has left unread.
fn unpack_page(packed: &mut impl Read) -> io::Result<String> {
    // Where nothing is left, the decoder would take it for an empty text.
    let mut first = [0];
    packed.read_exact(&mut first)?;
    let mut page = Vec::new();
    FrameDecoder::new(first.as_slice().chain(packed)).read_to_end(&mut page)?;
    String::from_utf8(page).map_err(io::Error::other)
}

/// Reads the text of the page alone from what [`pack`] made.
pub(super) fn page(packed: &[u8]) -> io::Result<String> {
    let (length, rest) = packed.split_first_chunk::<LENGTH>().ok_or(io::ErrorKind::UnexpectedEof)?;
    let head = usize::try_from(u64::from_le_bytes(*length)).map_err(io::Error::other)?;
    unpack_page(&mut rest.get(head..).ok_or(io::ErrorKind::UnexpectedEof)?)
}

/// How much is read at a time of what is packed, in bytes.
const BLOCK: usize = 1 << 16;

fn line(value: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("plain values are JSON");
    line.push(b'\n');
    line
}

/// A place in a journal that is being read, before what a document adds.
///
/// The file is open only while it is read, so that any number of journals can be read side by side.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    at: u64,
}

/// The files read for all documents together, the columns that the manifest adds, and the hash of how the corpus is divided.
pub(crate) type Shared = (Vec<Fingerprint>, Vec<String>, String);

/// What comes next in a journal.
#[derive(Debug)]
pub(crate) enum Next {
    /// A document, and the place where what it adds follows.
    Document(String, Place),
    /// The place where what a portion says follows.
    Portion(Place),
    /// Nothing.
    End,
}

impl Place {
    /// Begins to read the journal of `folder`: what goes for all documents together, then the first document.
    pub(crate) fn first(folder: &Path) -> io::Result<(Shared, Next)> {
        let start = Place { path: folder.join(FILE), at: 0 };
        let mut reader = start.open()?;
        let shared = reader.line()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok((shared, reader.next(start)?))
    }

    /// Reads what a portion says, and what comes next.
    pub(crate) fn portion(self) -> io::Result<(Vec<u8>, Next)> {
        let mut reader = self.open()?;
        let length = reader.line()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let portion = reader.bytes(length)?;
        Ok((portion, reader.next(self)?))
    }

    /// Reads what a document adds, with its section and the long texts of that, and what comes next.
    pub(crate) fn read<S: DeserializeOwned>(self) -> io::Result<(Rendered, (S, [String; 2]), Next)> {
        let mut reader = self.open()?;
        let length = reader.line()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let mut packed = reader.file.by_ref().take(length);
        let (rendered, section, lines) = unpack(&mut packed)?;
        let page = unpack_page(&mut packed)?;
        if packed.limit() > 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        reader.at += length;
        Ok((rendered, (section, [page, lines]), reader.next(self)?))
    }

    fn open(&self) -> io::Result<Reader<BufReader<File>>> {
        let mut file = disk::buffered(disk::open(&self.path, Links::Refuse)?);
        file.seek(SeekFrom::Start(self.at))?;
        Ok(Reader { file, at: self.at })
    }
}

/// A journal while it is open.
struct Reader<R> {
    file: R,
    at: u64,
}

impl<R: BufRead> Reader<R> {
    /// What a document adds.
    fn entry<S: DeserializeOwned>(&mut self) -> io::Result<Unpacked<S>> {
        let entry: Entry<Vec<Fingerprint>, S> = self.line()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let Entry { lengths, inputs, files: paths, flaws, lines, section } = entry;
        let mut read = |lengths: &Vec<u64>| lengths.iter().map(|length| self.bytes(*length)).collect();
        let mut forms = lengths.iter().map(&mut read).collect::<io::Result<Vec<Vec<Vec<u8>>>>>()?;
        let rest = forms.pop().and_then(|rest| <[Vec<u8>; 2]>::try_from(rest).ok());
        let [differences, aligned] = rest.ok_or(io::ErrorKind::InvalidData)?;
        let own = forms.pop().filter(|own| own.len() == paths.len()).ok_or(io::ErrorKind::InvalidData)?;
        // The section has counted the words.
        let words = Sides::default();
        let files = paths.into_iter().zip(own).map(|(path, bytes)| FilePiece { path, bytes }).collect();
        let lines = String::from_utf8(self.bytes(lines)?).map_err(io::Error::other)?;
        Ok((Rendered { forms, differences, aligned, inputs, files, words, flaws }, section, lines))
    }

    /// The next line; nothing at the end.
    fn line<T: DeserializeOwned>(&mut self) -> io::Result<Option<T>> {
        let mut line = Vec::new();
        let count = self.file.read_until(b'\n', &mut line)?;
        self.at += count as u64;
        if count == 0 { Ok(None) } else { Ok(Some(serde_json::from_slice(&line)?)) }
    }

    fn bytes(&mut self, length: u64) -> io::Result<Vec<u8>> {
        // A length that is wrong takes no more memory than this.
        let mut bytes = Vec::with_capacity(usize::try_from(length.min(PIECE)).unwrap_or_default());
        self.file.by_ref().take(length).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += length;
        Ok(bytes)
    }

    /// What comes next, with the place behind its first line.
    fn next(mut self, place: Place) -> io::Result<Next> {
        let id = self.line::<Option<String>>()?;
        let place = Place { at: self.at, ..place };
        Ok(match id {
            Some(Some(id)) => Next::Document(id, place),
            Some(None) => Next::Portion(place),
            None => Next::End,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_section_is_read_with_the_rest_or_alone() {
        let rendered = Rendered { aligned: vec![7; 100_000], flaws: 3, ..Rendered::default() };
        let page = "<p>é</p>\n".repeat(30_000);
        let packed = pack(&rendered, &"a section", [&page, "1\tline\n"]);
        assert!(packed.len() < 10_000, "{}", packed.len());
        let mut rest = packed.as_slice();
        let (found, section, lines): Unpacked<String> = unpack(&mut rest).unwrap();
        assert_eq!((found.aligned, found.flaws), (rendered.aligned, rendered.flaws));
        assert_eq!((section.as_str(), lines.as_str()), ("a section", "1\tline\n"));
        assert!(unpack_page(&mut rest).unwrap() == page && rest.is_empty());
        assert!(super::page(&packed).unwrap() == page);
    }

    #[test]
    fn what_is_cut_before_the_page_is_not_read() {
        let packed = pack(&Rendered::default(), &7, ["the page", "the lines"]);
        let mut page_at = packed.as_slice();
        let _: Unpacked<u8> = unpack(&mut page_at).unwrap();
        let head = packed.len() - page_at.len();
        // A cut behind this is noticed by the checksum of an entry, or by the length that a journal has of it.
        for end in 0..=head {
            let cut = &packed[..end];
            assert!(page(cut).is_err() && (end == head || unpack::<u8>(&mut &*cut).is_err()), "{end}");
        }
    }
}
