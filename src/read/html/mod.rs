//! HTML pages: the text that a browser shows, and what the page says of it.

mod lines;
mod lists;
mod notes;
mod raised;
mod setting;
mod tables;
mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind};

use encoding_rs::Encoding;

use crate::model::{FileFault, Flaw, Format, RawText};

use super::{Flaws, empty, text};

/// Reads a page.
pub(super) fn read(bytes: &[u8], name: &str) -> (RawText, Flaws) {
    let (text, encoding, mut flaws) = decoded(bytes, name);
    let read = catch_unwind(AssertUnwindSafe(|| page(&text, encoding, bytes.len())));
    let failed = || FileFault::Damaged { format: "HTML", cause: "the reader failed on it".to_owned() };
    let (raw, faults) = read.unwrap_or_else(|_| (empty("", bytes.len()), vec![failed()]));
    flaws.extend(faults.into_iter().map(|fault| (Flaw::File { file: name.to_owned(), fault }, None)));
    (raw, flaws)
}

fn page(text: &str, encoding: &'static str, bytes: usize) -> (RawText, Vec<FileFault>) {
    let (root, whole) = tree::parse(text);
    let (lines, changes) = lines::read(&root);
    let mut faults = Vec::new();
    if !whole {
        faults.push(FileFault::LimitReached { of: "elements" });
    }
    if changes != (0, 0) {
        faults.push(FileFault::TrackedChanges { insertions: changes.0, deletions: changes.1 });
    }
    faults.extend(lines.fault());
    if lines.is_empty() {
        return (empty(encoding, bytes), faults);
    }
    (lines.finish(Format::Html, encoding, bytes), faults)
}

/// The characters of a page: UTF-8 if it is that, else in the encoding that the page names, else in the one that its
/// letters suggest.
fn decoded(bytes: &[u8], name: &str) -> (String, &'static str, Flaws) {
    let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if !marked
        && std::str::from_utf8(bytes).is_err()
        && let Some(encoding) = declared(bytes)
    {
        return (encoding.decode(bytes).0.into_owned(), encoding.name(), Vec::new());
    }
    let (raw, flaws) = text::decode(bytes, name);
    // The places of flaws are those of the file's text, which nobody sees.
    let flaws = flaws.into_iter().map(|(flaw, _)| (flaw, None)).collect();
    (raw.text().to_owned(), raw.encoding(), flaws)
}

/// The encoding that a page names in its head, if it is another than UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let rest = head[at..].trim_start_matches(['"', '\'', ' ']);
    let label =
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len())];
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_single_byte())
}

/// Whether a file begins as a page does.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let mut text = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some(rest) = text.strip_prefix("<!--").or_else(|| text.strip_prefix("<?xml")) {
        let Some(end) = rest.find('>') else { return false };
        text = rest[end + 1..].trim_start();
    }
    text.starts_with("<!doctype html") || text.starts_with("<html")
}
