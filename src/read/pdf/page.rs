//! What stands on a page: runs of letters with their places, and ruled lines.

/// What a run belongs to in the structure tree: the page or form that holds it, and the number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Tag {
    /// The page, from 0.
    pub(super) page: usize,
    /// The number of the form's object; 0 for the page itself.
    pub(super) form: u32,
    /// The marked content identifier.
    pub(super) id: i64,
}

/// Letters that follow each other on one line, in one size and weight.
///
/// Coordinates are points from the top left of the page as viewers show it. Of text that is turned, they are those of
/// the page turned back by quarters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// The letters; gaps between words are blanks.
    pub(super) text: String,
    /// Where the first letter begins.
    pub(super) left: f64,
    /// Where the last letter ends.
    pub(super) right: f64,
    /// The line that the letters stand on.
    pub(super) base: f64,
    /// The size of the letters.
    pub(super) size: f64,
    /// Whether they are bold.
    pub(super) bold: bool,
    /// By how many quarters, clockwise, the text is turned.
    pub(super) turn: u8,
    /// Whether the file calls it part of the page and not of the text.
    pub(super) artifact: bool,
    /// What it belongs to in the structure tree.
    pub(super) tag: Option<Tag>,
}

/// A horizontal rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Its left end.
    pub(super) left: f64,
    /// Its right end.
    pub(super) right: f64,
    /// Its height on the page, from the top.
    pub(super) base: f64,
}

/// A page with what stands on it, in the order of its content stream.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// The width in points, as shown.
    pub(super) width: f64,
    /// The height in points, as shown.
    pub(super) height: f64,
    /// The letters.
    pub(super) runs: Vec<Run>,
    /// The horizontal rules.
    pub(super) rules: Vec<Rule>,
    /// How many glyphs have letters that the font does not tell.
    pub(super) unknown: usize,
    /// How many glyphs have letters.
    pub(super) glyphs: usize,
    /// How many glyphs are drawn without being seen, as behind a scan.
    pub(super) unseen: usize,
    /// How many pictures cover most of the page.
    pub(super) pictures: usize,
}
