//! From bytes to text: which encoding a file has, and where each character stands in it.

mod language;
pub mod pdf;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sha2::{Digest, Sha256};

use crate::model::{FileOffsets, Flaw, RawText, hexadecimal};

pub use language::detect;

/// A file as it was found on disk.
#[derive(Debug, Clone)]
pub struct FileText {
    /// The text; empty if the file could not be understood.
    pub raw: RawText,
    /// The SHA-256 of the bytes, in lower-case hexadecimal; empty if they could not be read.
    pub sha256: String,
}

/// The largest document that is read, in bytes: some five million words. A document takes some 35 times its size
/// in memory, so that a larger one is told instead of bringing the machine down.
pub const LARGEST: u64 = 32 << 20;

/// Reads the file at `path`; `name` is what messages call it.
///
/// UTF-8 is taken as such; UTF-16 is known by its byte order mark or its zero bytes; anything else is decoded as the
/// single-byte encoding that its letters suggest. No character is changed. What cannot be read or is no text comes
/// back empty, with the flaw that says why.
#[must_use]
pub fn read(path: &Path, name: &str) -> (FileText, Vec<(Flaw, Option<usize>)>) {
    let nothing = |bytes: u64, flaw: Flaw| {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        (FileText { raw: empty("", bytes), sha256: String::new() }, vec![(flaw, None)])
    };
    match load(path) {
        Ok(Loaded::Whole(bytes)) => decode(&bytes, name),
        Ok(Loaded::TooLarge(bytes)) => {
            nothing(bytes, Flaw::TooLarge { file: name.to_owned(), bytes, largest: LARGEST })
        }
        Err(error) => nothing(0, Flaw::Unreadable { file: name.to_owned(), cause: cause(&error) }),
    }
}

/// What the disk gives.
enum Loaded {
    /// The bytes of the file.
    Whole(Vec<u8>),
    /// More than are read, with their number.
    TooLarge(u64),
}

/// The bytes of a file, but no more than [`LARGEST`], even of one that grows while it is read.
fn load(path: &Path) -> io::Result<Loaded> {
    let file = File::open(path)?;
    let told = file.metadata()?.len();
    if told > LARGEST {
        return Ok(Loaded::TooLarge(told));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(told).unwrap_or_default());
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    Ok(if read > LARGEST { Loaded::TooLarge(read) } else { Loaded::Whole(bytes) })
}

/// Decodes the bytes of a file; each flaw comes with its place in the text, where it has one.
#[must_use]
pub fn decode(bytes: &[u8], name: &str) -> (FileText, Vec<(Flaw, Option<usize>)>) {
    let sha256 = hexadecimal(&Sha256::digest(bytes));
    let (raw, mut flaws) = decode_bytes(bytes, name);
    if flaws.is_empty() && !raw.text().chars().any(|c| !c.is_whitespace()) {
        flaws.push((Flaw::Empty { file: name.to_owned() }, None));
    }
    (FileText { raw, sha256 }, flaws)
}

fn decode_bytes(bytes: &[u8], name: &str) -> (RawText, Vec<(Flaw, Option<usize>)>) {
    let file = || name.to_owned();
    let bom = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    if let Some(encoding) = utf16(bytes) {
        let raw = decode_utf16(bytes, encoding);
        let at = raw.text().find('\u{FFFD}');
        let mut flaws = vec![(Flaw::OtherEncoding { file: file(), encoding: encoding.name() }, None)];
        if at.is_some() {
            flaws.push((Flaw::Undecodable { file: file() }, at));
        }
        return (raw, flaws);
    }
    if bytes.contains(&0) {
        return (empty("binary", bytes.len()), vec![(Flaw::Binary { file: file() }, None)]);
    }
    match std::str::from_utf8(&bytes[bom..]) {
        Ok(text) => {
            let raw = RawText::new(text.to_owned(), "UTF-8", bytes.len(), FileOffsets::Shifted(bom))
                .expect("a shift fits every text");
            (raw, Vec::new())
        }
        Err(_) if is_mostly_utf8(bytes) => {
            let raw = decode_broken_utf8(bytes, bom);
            let at = raw.text().find('\u{FFFD}');
            (raw, vec![(Flaw::Undecodable { file: file() }, at)])
        }
        Err(_) => {
            let raw = decode_single_bytes(bytes);
            let flaw = Flaw::OtherEncoding { file: file(), encoding: raw.encoding() };
            (raw, vec![(flaw, None)])
        }
    }
}

fn empty(encoding: &'static str, bytes: usize) -> RawText {
    RawText::new(String::new(), encoding, bytes, FileOffsets::Shifted(0)).expect("a shift fits every text")
}

/// UTF-16 by its byte order mark, or by zero bytes on one side of most pairs.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(UTF_16BE);
    }
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let pairs = sample.len() / 2;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs >= 8 && odd * 10 > pairs * 6 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if pairs >= 8 && even * 10 > pairs * 6 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode_utf16(bytes: &[u8], encoding: &'static Encoding) -> RawText {
    let little = encoding == UTF_16LE;
    let bom = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) { 2 } else { 0 };
    let units = bytes[bom..].chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    let mut out = Listed::default();
    let mut at = bom;
    for unit in char::decode_utf16(units) {
        let c = unit.unwrap_or('\u{FFFD}');
        out.push(c, at);
        at += if c.len_utf16() == 2 { 4 } else { 2 };
    }
    if at < bytes.len() {
        out.push('\u{FFFD}', at);
    }
    out.finish(encoding.name(), bytes.len())
}

/// More well-formed multi-byte characters than ill-formed bytes: the file means to be UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 2 * bad
}

fn decode_broken_utf8(bytes: &[u8], bom: usize) -> RawText {
    let mut out = Listed::default();
    let mut at = bom;
    for chunk in bytes[bom..].utf8_chunks() {
        for c in chunk.valid().chars() {
            out.push(c, at);
            at += c.len_utf8();
        }
        if !chunk.invalid().is_empty() {
            out.push('\u{FFFD}', at);
            at += chunk.invalid().len();
        }
    }
    out.finish("UTF-8", bytes.len())
}

fn decode_single_bytes(bytes: &[u8]) -> RawText {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // The texts are French and English: a guess outside the single-byte encodings is a wrong one.
    let encoding = if guessed.is_single_byte() { guessed } else { WINDOWS_1252 };
    let mut table = Vec::with_capacity(256);
    for byte in 0..=255u8 {
        let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
        table.push(text.chars().next().unwrap_or('\u{FFFD}'));
    }
    let mut out = Listed::default();
    for (at, byte) in bytes.iter().enumerate() {
        out.push(table[usize::from(*byte)], at);
    }
    out.finish(encoding.name(), bytes.len())
}

/// A text under construction with the file offset of each of its bytes.
#[derive(Default)]
struct Listed {
    text: String,
    offsets: Vec<usize>,
}

impl Listed {
    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.offsets.resize(self.text.len(), at);
    }

    fn finish(mut self, encoding: &'static str, bytes: usize) -> RawText {
        self.offsets.push(bytes);
        RawText::new(self.text, encoding, bytes, FileOffsets::Listed(self.offsets))
            .expect("one offset for every byte and one for the end")
    }
}

/// The system's words for an error, without the number that differs between systems.
fn cause(error: &io::Error) -> String {
    error.kind().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaws(bytes: &[u8]) -> Vec<&'static str> {
        decode(bytes, "x.txt").1.into_iter().map(|(flaw, _)| flaw.word()).collect()
    }

    #[test]
    fn encodings_are_told_apart_and_offsets_are_those_of_the_file() {
        let french = "Déjà réalisé à l’été : « œuvre »";
        let (utf8, found) = decode(french.as_bytes(), "x.txt");
        assert_eq!((utf8.raw.text(), found.len()), (french, 0));

        let mut bom = vec![0xEF, 0xBB, 0xBF];
        bom.extend(french.as_bytes());
        let (text, _) = decode(&bom, "x.txt");
        assert_eq!((text.raw.text(), text.raw.file_offset(0)), (french, 3));

        let (windows, _, _) = WINDOWS_1252.encode(french);
        let (text, found) = decode(&windows, "x.txt");
        assert_eq!((text.raw.text(), text.raw.encoding()), (french, "windows-1252"));
        assert_eq!(found[0].0.word(), "other-encoding");
        assert_eq!(text.raw.file_offset(french.len()), windows.len());

        let wide: Vec<u8> = french.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (text, _) = decode(&wide, "x.txt");
        assert_eq!((text.raw.text(), text.raw.encoding()), (french, "UTF-16LE"));
        let at = french.find('é').unwrap();
        assert_eq!(text.raw.file_offset(at), 2);
    }

    #[test]
    fn a_file_of_any_size_is_told_or_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.txt");
        // A hole: no byte of it stands on the disk.
        let file = File::create(&path).unwrap();
        file.set_len(LARGEST + 1).unwrap();
        let (found, flaws) = read(&path, "x.txt");
        assert_eq!((found.raw.text(), found.raw.file_bytes() as u64), ("", LARGEST + 1));
        assert_eq!(flaws[0].0.word(), "too-large");
        assert!(flaws[0].0.to_string().contains("33554433"), "{}", flaws[0].0);
        file.set_len(LARGEST).unwrap();
        assert_eq!(read(&path, "x.txt").1[0].0.word(), "binary");
        assert_eq!(read(folder.path(), "x.txt").1[0].0.word(), "unreadable");
        assert_eq!(read(&folder.path().join("y.txt"), "y.txt").1[0].0.word(), "unreadable");
    }

    #[test]
    fn what_is_no_text_is_refused_and_what_is_broken_is_kept() {
        assert_eq!(flaws(b"\x7fELF\x00\x00\x01"), ["binary"]);
        assert_eq!(flaws(b" \n\t"), ["empty"]);
        assert_eq!(flaws(b""), ["empty"]);
        let (text, found) = decode(b"\xC3\xA9t\xC3\xA9, d\xC3\xA9j\xC3\xA0 \xFF vu", "x.txt");
        assert_eq!(text.raw.text(), "été, déjà \u{FFFD} vu");
        let at = text.raw.text().find("vu").unwrap();
        assert_eq!(text.raw.file_offset(at), 16);
        assert_eq!(found[0].0.word(), "undecodable");
    }
}
