//! UTF-16, known by its byte order mark or its zero bytes.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::listed::Listed;
use crate::model::RawText;

/// UTF-16 by its byte order mark, or by zero bytes on one side of most pairs.
pub(super) fn order(bytes: &[u8]) -> Option<&'static Encoding> {
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

/// Decodes the bytes; a unit that is not a character, and a null character, become U+FFFD.
pub(super) fn decode(bytes: &[u8], encoding: &'static Encoding) -> RawText {
    let little = encoding == UTF_16LE;
    let bom = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) { 2 } else { 0 };
    let units = bytes[bom..].chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    let mut out = Listed::default();
    let mut at = bom;
    for unit in char::decode_utf16(units) {
        let c = unit.ok().filter(|c| *c != '\0').unwrap_or('\u{FFFD}');
        out.push(c, at);
        at += if c.len_utf16() == 2 { 4 } else { 2 };
    }
    if at < bytes.len() {
        out.push('\u{FFFD}', at);
    }
    out.finish(encoding.name(), bytes.len())
}
