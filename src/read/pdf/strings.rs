//! Text strings of PDF: UTF-16 or UTF-8 by their mark, else one byte per letter.

/// Decodes a text string.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(rest, u16::from_be_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return plain(&String::from_utf8_lossy(rest));
    }
    // PDFDocEncoding agrees with Windows-1252 where prose uses it.
    plain(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
    plain(&text)
}

/// Without control characters: a line end is a blank.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
