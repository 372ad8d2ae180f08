//! What keeps a PDF from being read as it is printed.

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
