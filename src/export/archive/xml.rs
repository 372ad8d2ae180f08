//! XML that is written piece by piece, well-formed whatever the text.

use super::super::FilePiece;
use crate::error::{Error, Result};

use super::Take;

/// So much is held before it is handed on, in bytes.
const PIECE: usize = 1 << 20;

/// A file of XML while it is written.
pub(in super::super) struct Xml<'t, 'u> {
    path: String,
    buffer: String,
    take: &'t mut Take<'u>,
    failed: Option<Error>,
    /// What stands for a character that XML cannot hold.
    odd: fn(u32) -> String,
}

impl<'t, 'u> Xml<'t, 'u> {
    /// Begins the file at `path`; `odd` is the markup for the number of a character that XML cannot hold.
    pub(in super::super) fn new(path: String, take: &'t mut Take<'u>, odd: fn(u32) -> String) -> Xml<'t, 'u> {
        let buffer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        Xml { path, buffer, take, failed: None, odd }
    }

    /// Writes markup as it is.
    pub(in super::super) fn put(&mut self, markup: &str) {
        self.buffer.push_str(markup);
        if self.buffer.len() >= PIECE {
            self.hand_on();
        }
    }

    /// Opens an element.
    pub(in super::super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">");
    }

    /// Writes an element without content.
    pub(in super::super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.buffer.push('<');
        self.buffer.push_str(name);
        for (key, value) in attributes {
            self.buffer.push(' ');
            self.buffer.push_str(key);
            self.buffer.push_str("=\"");
            escape(&mut self.buffer, value, |_| REPLACEMENT.to_owned());
            self.buffer.push('"');
        }
        self.put(end);
    }

    /// Closes an element.
    pub(in super::super) fn close(&mut self, name: &str) {
        self.buffer.push_str("</");
        self.buffer.push_str(name);
        self.put(">");
    }

    /// Writes text.
    pub(in super::super) fn text(&mut self, text: &str) {
        escape(&mut self.buffer, text, self.odd);
        self.put("");
    }

    /// Writes an element that holds text alone.
    pub(in super::super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    fn hand_on(&mut self) {
        let bytes = std::mem::take(&mut self.buffer).into_bytes();
        if self.failed.is_none() {
            self.failed = (self.take)(FilePiece { path: self.path.clone(), bytes }).err();
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    ///
    /// Returns the first error of what takes the pieces.
    pub(in super::super) fn finish(mut self) -> Result<()> {
        self.hand_on();
        self.failed.map_or(Ok(()), Err)
    }
}

/// What stands in an attribute for a character that XML cannot hold.
const REPLACEMENT: &str = "\u{fffd}";

/// Appends text as XML holds it; white space that a reader of XML would change is written by its number.
fn escape(out: &mut String, text: &str, odd: impl Fn(u32) -> String) {
    let mut rest = text;
    while let Some(at) = rest.find(needs_escape) {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = tail.chars();
        match chars.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some(c @ ('\t' | '\n' | '\r')) => out.push_str(&format!("&#{};", u32::from(c))),
            Some(c) => out.push_str(&odd(u32::from(c))),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

fn needs_escape(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\0'..='\x1f') || is_odd(c)
}

/// Whether XML 1.0 cannot hold a character.
pub(in super::super) fn is_odd(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// A value that is read back exactly: a character that XML cannot hold, and `\` itself, becomes `\`, its number in hexadecimal
/// and `;`.
pub(in super::super) fn coded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        if is_odd(c) || c == '\\' {
            out.push_str(&format!("\\{:X};", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}
