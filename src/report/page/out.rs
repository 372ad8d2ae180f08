//! The rows of a document while they are written: those that are there are given away where they are many.

use crate::error::{Error, Result};

use super::section::{Content, Section};

/// Where the pieces of a section go.
pub type Take<'t> = dyn FnMut(Section) -> Result<()> + 't;

/// The rows of a document while they are written: those that are there are given away where they are many.
pub(super) struct Out<'o, 't> {
    /// What is written and not given away.
    pub(super) html: String,
    size: usize,
    take: &'o mut Take<'t>,
    failed: Option<Error>,
}

impl<'o, 't> Out<'o, 't> {
    /// Gives pieces of `size` bytes and a little more to `take`.
    pub(super) fn new(size: usize, take: &'o mut Take<'t>) -> Out<'o, 't> {
        Out { html: String::new(), size, take, failed: None }
    }

    /// Gives away what is there, if it is enough for a piece. Nothing is given after an error.
    pub(super) fn give(&mut self) {
        if self.html.len() >= self.size && self.failed.is_none() {
            let html = std::mem::take(&mut self.html);
            self.failed = (self.take)(Section(Content::Rows { html })).err();
        }
    }

    /// What is left, or the error that stopped it.
    pub(super) fn end(self) -> Result<String> {
        self.failed.map_or(Ok(self.html), Err)
    }
}
