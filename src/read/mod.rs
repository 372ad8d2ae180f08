//! From bytes to text: which form a file has, what it says of its text, and where each character stands in it.

mod archive;
mod docx;
mod html;
mod language;
mod line;
mod numeral;
mod odt;
mod pdf;
mod text;
mod xml;

use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::disk::{self, Links};
use crate::model::{FileFault, FileOffsets, Flaw, RawText, hexadecimal};

pub use language::detect;

/// A file as it was found on disk.
#[derive(Debug, Clone)]
pub struct FileText {
    /// The text; empty if the file could not be understood.
    pub raw: RawText,
    /// The SHA-256 of the bytes, in lower-case hexadecimal; empty if they could not be read.
    pub sha256: String,
    /// The SHA-256 of the text that was read, in UTF-8; empty if there is none.
    pub text_sha256: String,
}

/// What is wrong with a file, each with its place in the text, where it has one.
pub type Flaws = Vec<(Flaw, Option<usize>)>;

/// The largest text that is read, in bytes: some five million words. A document takes some 35 times its size
/// in memory, so that a larger one is reported instead of bringing the machine down.
pub const LARGEST: u64 = 32 << 20;
/// The largest Word, OpenDocument or PDF file that is read, in bytes: most of such a file is pictures, and what is read
/// of it has limits of its own.
pub const LARGEST_CONTAINER: u64 = 128 << 20;

/// Reads the file at `path`; `name` is what messages call it.
///
/// The form of the file is recognised by its content, and by the ending of its name where the content leaves it open. What
/// cannot be read or is not text comes back empty, with the flaw that says why.
#[must_use]
pub fn read(path: &Path, name: &str) -> (FileText, Flaws) {
    let opened = disk::open(path, Links::Follow).and_then(|file| Ok((file.metadata()?.len(), file)));
    read_from(opened, name)
}

/// Reads what is open, with the size that it is said to have, as [`read`] does the file at a path.
#[must_use]
pub fn read_from(opened: io::Result<(u64, impl Read)>, name: &str) -> (FileText, Flaws) {
    let nothing = |bytes: u64, flaw: Flaw| {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        let file = FileText { raw: empty("", bytes), sha256: String::new(), text_sha256: String::new() };
        (file, vec![(flaw, None)])
    };
    match opened.and_then(|(size, file)| load(size, file)) {
        Ok(Loaded::Whole(bytes)) => decode(&bytes, name),
        Ok(Loaded::TooLarge { bytes, largest }) => {
            nothing(bytes, Flaw::TooLarge { file: name.to_owned(), bytes, largest })
        }
        Err(error) => nothing(0, Flaw::Unreadable { file: name.to_owned(), cause: cause(&error) }),
    }
}

/// What the disk gives.
enum Loaded {
    /// The bytes of the file.
    Whole(Vec<u8>),
    /// More than are read, with their number.
    TooLarge { bytes: u64, largest: u64 },
}

/// The bytes of a file, but no more than are read of one of its form, even of one that grows while it is read.
fn load(told: u64, mut file: impl Read) -> io::Result<Loaded> {
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut bytes)?;
    let largest = if is_container(&bytes) { LARGEST_CONTAINER } else { LARGEST };
    if told > largest {
        return Ok(Loaded::TooLarge { bytes: told, largest });
    }
    bytes.reserve_exact(usize::try_from(told).unwrap_or_default().saturating_sub(bytes.len()));
    file.take(largest + 1 - bytes.len() as u64).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    Ok(if read > largest { Loaded::TooLarge { bytes: read, largest } } else { Loaded::Whole(bytes) })
}

/// Decodes the bytes of a file.
#[must_use]
pub fn decode(bytes: &[u8], name: &str) -> (FileText, Flaws) {
    let sha256 = hexadecimal(&Sha256::digest(bytes));
    let (raw, mut flaws) = match form(bytes, name) {
        Form::Text => text::decode(bytes, name),
        Form::Html => html::read(bytes, name),
        Form::Word => docx::read(bytes, name),
        Form::OpenDocument => odt::read(bytes, name),
        Form::Pdf => pdf::read(bytes, name),
        Form::Archive => archive::read(bytes, name),
        Form::Fault(fault) => {
            let flaw = Flaw::File { file: name.to_owned(), fault };
            (empty("", bytes.len()), vec![(flaw, None)])
        }
    };
    if flaws.is_empty() && !raw.text().chars().any(|c| !c.is_whitespace()) {
        flaws.push((Flaw::Empty { file: name.to_owned() }, None));
    }
    let text_sha256 = if raw.text().as_bytes() == bytes {
        sha256.clone()
    } else if raw.text().is_empty() {
        String::new()
    } else {
        hexadecimal(&Sha256::digest(raw.text()))
    };
    (FileText { raw, sha256, text_sha256 }, flaws)
}

/// The form of a file.
enum Form {
    Text,
    Html,
    Word,
    OpenDocument,
    Pdf,
    /// Akoma Ntoso or TEI as this program writes it.
    Archive,
    /// None that is read.
    Fault(FileFault),
}

/// So much of a file is looked at to tell its form, in bytes: a PDF may begin so late.
const HEAD: usize = 1024;

/// Whether a file is a Word, OpenDocument or PDF file by its first bytes.
fn is_container(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || is_pdf(head)
}

/// Whether the mark of a PDF stands near the beginning, where readers look for it.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    head.starts_with(b"%PDF-") || head.contains(&0) && head.windows(5).any(|mark| mark == b"%PDF-")
}

/// The form of a file by its content, or else by the ending of its name.
fn form(bytes: &[u8], name: &str) -> Form {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    if is_pdf(bytes) {
        return Form::Pdf;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return match xml::package(bytes) {
            xml::Package::Word => Form::Word,
            xml::Package::OpenDocument => Form::OpenDocument,
            xml::Package::Other if matches!(ending.as_str(), "docx" | "docm") => Form::Word,
            xml::Package::Other => Form::Fault(FileFault::OtherArchive),
        };
    }
    // The mark of the compound files of older Office programs, in which a locked Word file lies too.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        let locked = matches!(ending.as_str(), "docx" | "docm");
        return Form::Fault(if locked { FileFault::Encrypted } else { FileFault::OldFormat("DOC") });
    }
    if bytes.starts_with(b"{\\rtf") {
        return Form::Fault(FileFault::OldFormat("RTF"));
    }
    if archive::is_archive(bytes) {
        return Form::Archive;
    }
    match ending.as_str() {
        "html" | "htm" | "xhtml" => Form::Html,
        "docx" | "docm" => Form::Word,
        "odt" => Form::OpenDocument,
        "pdf" => Form::Pdf,
        _ if html::is_page(bytes) => Form::Html,
        _ => Form::Text,
    }
}

fn empty(encoding: &'static str, bytes: usize) -> RawText {
    RawText::new(String::new(), encoding, bytes, FileOffsets::Shifted(0)).expect("a shift fits every text")
}

/// The system's words for an error, without the number that differs between systems.
fn cause(error: &io::Error) -> String {
    error.kind().to_string()
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

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
        assert_eq!((text.raw.text(), text.raw.file_offset(0).bytes()), (french, 3));

        let (windows, _, _) = WINDOWS_1252.encode(french);
        let (text, found) = decode(&windows, "x.txt");
        assert_eq!((text.raw.text(), text.raw.encoding()), (french, "windows-1252"));
        assert_eq!(found[0].0.word(), "other-encoding");
        assert_eq!(text.raw.file_offset(french.len()).bytes(), windows.len());

        let wide: Vec<u8> = french.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (text, _) = decode(&wide, "x.txt");
        assert_eq!((text.raw.text(), text.raw.encoding()), (french, "UTF-16LE"));
        let at = french.find('é').unwrap();
        assert_eq!(text.raw.file_offset(at).bytes(), 2);
    }

    #[test]
    fn a_file_of_any_size_is_told_or_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.txt");
        // A hole: no byte of it stands on the disk.
        let file = std::fs::File::create(&path).unwrap();
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
        assert_eq!(text.raw.file_offset(at).bytes(), 16);
        assert_eq!(found[0].0.word(), "undecodable");
    }
}
