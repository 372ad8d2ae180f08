//! A text under construction with the place in the file of each of its characters.

use crate::model::{FileOffsets, RawText};

/// A text under construction with the file offset of each of its bytes.
#[derive(Default)]
pub(super) struct Listed {
    text: String,
    offsets: Vec<usize>,
}

impl Listed {
    /// Adds a character that stands at byte `at` of the file.
    pub(super) fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.offsets.resize(self.text.len(), at);
    }

    /// The text, read from a file of `bytes` bytes.
    pub(super) fn finish(mut self, encoding: &'static str, bytes: usize) -> RawText {
        self.offsets.push(bytes);
        RawText::new(self.text, encoding, bytes, FileOffsets::Listed(self.offsets))
            .expect("one offset for every byte and one for the end")
    }
}
