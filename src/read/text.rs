//! Plain text and Markdown: which encoding a file has, and where each character stands in it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::model::{FileOffsets, Flaw, RawText};

use super::{Flaws, empty};

/// Decodes the bytes of a text file. No character is changed.
///
/// UTF-8 is taken as such; UTF-16 is known by its byte order mark or its zero bytes; anything else is decoded as the
/// single-byte encoding that its letters suggest.
pub(super) fn decode(bytes: &[u8], name: &str) -> (RawText, Flaws) {
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
