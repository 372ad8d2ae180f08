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
    /// Where in the text, and where on the line, the operators after the first begin to show.
    pub(super) cuts: Vec<(usize, f64)>,
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
    /// How many runs were struck out, and are left out.
    pub(super) struck: usize,
    /// How many pictures cover most of the page.
    pub(super) pictures: usize,
}

impl Page {
    /// Leaves out what is struck out: a rule runs through its letters.
    pub(super) fn leave_out_struck(&mut self) {
        /// Between these heights above the line, in sizes of the letters, a rule strikes them out.
        const STRUCK: std::ops::Range<f64> = 0.15..0.45;
        /// A rule may end so far from the letters that it strikes out, in sizes.
        const NEAR: f64 = 0.25;
        if self.rules.is_empty() {
            return;
        }
        let mut rules = self.rules.clone();
        rules.sort_by(|a, b| a.base.total_cmp(&b.base));
        for run in self.runs.iter_mut().filter(|run| run.turn == 0) {
            let (top, bottom) = (run.base - STRUCK.end * run.size, run.base - STRUCK.start * run.size);
            let from = rules.partition_point(|rule| rule.base < top);
            let near = rules[from..].iter().take_while(|rule| rule.base < bottom);
            let slack = NEAR * run.size;
            let through: Vec<&Rule> =
                near.filter(|rule| rule.left < run.right - slack && rule.right > run.left + slack).collect();
            if !through.is_empty() {
                let struck = |left: f64, right: f64| {
                    through.iter().any(|rule| rule.left <= left + slack && rule.right >= right - slack)
                };
                self.struck += run.leave_out(struck);
            }
        }
        self.runs.retain(|run| !run.text.is_empty());
    }
}

impl Run {
    /// Leaves out the pieces of the run, between its cuts, whose ends `struck` holds for; returns their number.
    fn leave_out(&mut self, struck: impl Fn(f64, f64) -> bool) -> usize {
        let cuts = std::mem::take(&mut self.cuts);
        let starts = std::iter::once((0, self.left)).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain(std::iter::once((self.text.len(), self.right)));
        let (mut text, mut count) = (String::new(), 0);
        for ((start, left), (end, right)) in starts.zip(ends) {
            let piece = self.text.get(start..end).unwrap_or_default();
            // The blanks at its end need no rule.
            let (all, own) = (piece.chars().count(), piece.trim_end().chars().count());
            #[expect(clippy::cast_precision_loss, reason = "a share of a line's letters")]
            let right = left + (right - left) * own as f64 / all.max(1) as f64;
            if !piece.trim().is_empty() && struck(left, right) {
                count += 1;
            } else {
                text.push_str(piece);
            }
        }
        self.text = text;
        count
    }
}
