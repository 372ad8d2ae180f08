//! Text for files that hold one thing a line, and for XML.

use std::borrow::Cow;

use super::formats::Formats;
use crate::tables::Unit;

/// Appends some pieces.
pub(super) fn put<const N: usize>(out: &mut Vec<u8>, pieces: [&str; N]) {
    pieces.iter().for_each(|piece| out.extend_from_slice(piece.as_bytes()));
}

/// The texts of a bead on one line each, if its level is the one asked for, if it is sure enough and if both sides hold text:
/// every file of beads holds the same beads in the same order.
pub(super) fn texts<'a>(formats: &Formats, unit: &Unit<'a>) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
    if unit.level != formats.level || unit.confidence < formats.min_confidence {
        return None;
    }
    let (fr, en) = (line(unit.fr.text), line(unit.en.text));
    (!fr.is_empty() && !en.is_empty()).then_some((fr, en))
}

/// A text on one line, without the characters that XML forbids or that some program takes for a line end.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    // What has to go is ASCII, or begins with one of three bytes in UTF-8.
    if !text.bytes().any(|byte| byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef)) {
        return Cow::Borrowed(text.trim());
    }
    let plain = |c: char| match c {
        '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => ' ',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    if text.chars().all(|c| plain(c) == c) {
        return Cow::Borrowed(text.trim());
    }
    Cow::Owned(text.chars().map(plain).collect::<String>().trim().to_owned())
}

/// Appends the text as XML 1.0: marks written out, forbidden characters as blanks.
pub(super) fn escaped(out: &mut Vec<u8>, text: &str) {
    let line = line(text);
    let mut rest = &*line;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let entity = match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        };
        put(out, [&rest[..at], entity]);
        rest = &rest[at + 1..];
    }
    put(out, [rest]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_written_out_and_controls_removed() {
        let mut out = Vec::new();
        escaped(&mut out, "<a> & \"b\"\u{1}\u{1b}\u{ffff}c");
        assert_eq!(out, "&lt;a&gt; &amp; &quot;b&quot;  \u{fffd}c".as_bytes());
    }
}
