//! What keeps a PDF from being read as it is printed.

use crate::model::{FileFault, Format};

use super::page::Page;

/// A limit of the reader that a file reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// Bytes that streams inflate to.
    Inflated,
    /// Operators of the content streams.
    Operators,
    /// Glyphs on the pages.
    Glyphs,
    /// Pages.
    Pages,
    /// Elements of the structure tree, or its depth.
    Elements,
    /// Forms nested in forms.
    Forms,
}

impl Limit {
    fn words(self) -> &'static str {
        match self {
            Limit::Inflated => "compressed data",
            Limit::Operators => "drawing instructions",
            Limit::Glyphs => "letters",
            Limit::Pages => "pages",
            Limit::Elements => "parts of its structure",
            Limit::Forms => "drawings inside drawings",
        }
    }
}

/// What a user should know of a file that was read.
pub(super) fn of(pages: &[Page], format: Format, reached: Option<Limit>) -> Vec<FileFault> {
    /// From this share of letters on, in a hundred, unknown ones matter: below it they are signs and bullets.
    const UNKNOWN: usize = 2;
    let sum = |count: fn(&Page) -> usize| pages.iter().map(count).sum::<usize>();
    let (glyphs, unknown) = (sum(|page| page.glyphs), sum(|page| page.unknown));
    let unseen = sum(|page| page.unseen);
    let mut out = Vec::new();
    if let Some(limit) = reached {
        out.push(FileFault::LimitReached { of: limit.words() });
    }
    if glyphs == 0 && sum(|page| page.pictures) > 0 {
        out.push(FileFault::NoTextLayer);
    } else if 2 * unseen > glyphs {
        out.push(FileFault::OcrLayer);
    }
    if unknown * 100 > glyphs * UNKNOWN {
        let percent = u8::try_from(unknown * 100 / glyphs.max(1)).unwrap_or(100);
        out.push(FileFault::NoUnicode { percent });
    }
    let struck = sum(|page| page.struck);
    if struck > 0 {
        out.push(FileFault::TrackedChanges { insertions: 0, deletions: struck });
    }
    if format == Format::Pdf && glyphs > 0 {
        out.push(FileFault::Untagged);
    }
    out
}
