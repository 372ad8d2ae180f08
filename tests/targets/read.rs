//! Bytes into text: every byte of a file that is read stands behind exactly one character.

use encoding_rs::Encoding;
use paralign::model::{Flaw, Format};
use paralign::read::{decode, detect};

const MARKS: [&[u8]; 4] = [&[], &[0xEF, 0xBB, 0xBF], &[0xFF, 0xFE], &[0xFE, 0xFF]];

/// Decodes the bytes and follows every character back to them.
pub fn hold(bytes: &[u8]) {
    let (file, flaws) = decode(bytes, "x.txt");
    let (raw, text) = (&file.raw, file.raw.text());
    assert_eq!((raw.file_bytes(), file.sha256.len()), (bytes.len(), 64));
    if flaws.iter().any(|(flaw, _)| matches!(flaw, Flaw::Binary { .. })) {
        assert!(text.is_empty() && bytes.contains(&0));
        return;
    }
    if raw.format() != Format::Text || flaws.iter().any(|(flaw, _)| matches!(flaw, Flaw::File { .. })) {
        return;
    }
    // Some encodings are not those of the web: their tables have tests of their own.
    let known = Encoding::for_label(raw.encoding().as_bytes());
    let starts = text.char_indices().map(|(at, c)| (raw.file_offset(at).bytes(), Some(c)));
    let places: Vec<(usize, Option<char>)> =
        starts.chain([(raw.file_offset(text.len()).bytes(), None)]).collect();
    assert!(MARKS.contains(&&bytes[..places[0].0]), "{:?} is no byte order mark", &bytes[..places[0].0]);
    assert_eq!(places.last().map(|place| place.0), Some(bytes.len()));
    for pair in places.windows(2) {
        let (start, end, c) = (pair[0].0, pair[1].0, pair[0].1);
        assert!(start < end, "{c:?} stands at {start}..{end}");
        if let Some(encoding) = known {
            let (read, _) = encoding.decode_without_bom_handling(&bytes[start..end]);
            assert!(c == Some('\u{fffd}') || read.chars().eq(c), "{c:?} stands for {:?}", &bytes[start..end]);
        }
    }
    for (flaw, at) in &flaws {
        assert!(at.is_none_or(|at| text[at..].starts_with('\u{fffd}')), "{flaw} at {at:?}");
    }
    assert!(detect(text).is_none_or(|(_, confidence)| confidence <= 100));
}
