//! html
use crate::model::RawText;

use super::{Flaws, empty};

/// Reads.
pub(super) fn read(bytes: &[u8], _name: &str) -> (RawText, Flaws) {
    (empty("", bytes.len()), Vec::new())
}

/// Whether a file begins as an HTML page does.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    text.starts_with("<!doctype html") || text.starts_with("<html")
}
