//! From glyphs to runs: what follows on one line in one size is one run, and a wide gap is a blank or a new run.

use super::matrix::Matrix;
use super::page::{Page, Run, Tag};

/// From this gap on, in sizes of the font, two letters belong to two words. Kerning stays below a tenth, the narrowest
/// blanks of justified lines begin at a sixth.
const BLANK: f64 = 0.16;
/// From this gap on, in sizes of the font, a new run begins: a column, a tab, a cell.
const APART: f64 = 0.9;
/// How far, in sizes of the font, the line of a run may drift.
const DRIFT: f64 = 0.04;

/// How a glyph is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// From the space of the text, at size 1, to the page.
    pub(super) matrix: Matrix,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// Whether it is part of the page and not of the text.
    pub(super) artifact: bool,
    /// What it belongs to.
    pub(super) tag: Option<Tag>,
}

/// Collects the glyphs of a page.
#[derive(Debug)]
pub(super) struct Pen<'p> {
    page: &'p mut Page,
    /// Whether the next glyph begins a run, whatever its place.
    lifted: bool,
    /// Whether the next glyph is the first that an operator shows.
    cut: bool,
}

impl<'p> Pen<'p> {
    /// A pen on an empty page.
    pub(super) fn new(page: &'p mut Page) -> Pen<'p> {
        Pen { page, lifted: true, cut: false }
    }

    /// The page.
    pub(super) fn page(&mut self) -> &mut Page {
        self.page
    }

    /// The next glyph begins a run.
    pub(super) fn lift(&mut self) {
        self.lifted = true;
    }

    /// The next glyph is the first that an operator shows.
    pub(super) fn cut(&mut self) {
        self.cut = true;
    }

    /// Draws `text`, which is `advance` wide in the space of the text at size 1.
    pub(super) fn draw(&mut self, text: &str, advance: f64, style: Style) {
        let Some(glyph) = Glyph::of(text, advance, style, self.page) else { return };
        let page = &mut *self.page;
        let cut = std::mem::take(&mut self.cut);
        if !self.lifted
            && let Some(run) = page.runs.last_mut()
            && glyph.continues(run, style)
        {
            let gap = glyph.left - run.right;
            let blank = run.text.ends_with(char::is_whitespace) || text.starts_with(char::is_whitespace);
            if gap > BLANK * run.size && !blank && !run.text.is_empty() {
                run.text.push(' ');
            }
            if cut {
                run.cuts.push((run.text.len(), glyph.left));
            }
            run.text.push_str(text);
            run.right = run.right.max(glyph.right);
            return;
        }
        self.lifted = false;
        page.runs.push(Run {
            text: text.to_owned(),
            cuts: Vec::new(),
            left: glyph.left,
            right: glyph.right,
            base: glyph.base,
            size: glyph.size,
            bold: style.bold,
            turn: glyph.turn,
            artifact: style.artifact,
            tag: style.tag,
        });
    }
}

/// A glyph on the page, turned upright.
struct Glyph {
    left: f64,
    right: f64,
    base: f64,
    size: f64,
    turn: u8,
}

impl Glyph {
    fn of(text: &str, advance: f64, style: Style, page: &Page) -> Option<Glyph> {
        let (x, y) = style.matrix.point(0.0, 0.0);
        let (dx, dy) = style.matrix.direction(1.0, 0.0);
        let (ux, uy) = style.matrix.direction(0.0, 1.0);
        let size = ux.hypot(uy);
        let width = dx.hypot(dy) * advance.abs();
        if ![x, y, size, width].into_iter().all(f64::is_finite) || text.is_empty() {
            return None;
        }
        // The page has y downwards.
        let turn = match (dx.abs() >= dy.abs(), dx >= 0.0, dy >= 0.0) {
            (true, true, _) => 0,
            (false, _, true) => 1,
            (true, false, _) => 2,
            (false, _, false) => 3,
        };
        let (left, base) = match turn {
            0 => (x, y),
            1 => (y, page.width - x),
            2 => (page.width - x, page.height - y),
            _ => (page.height - y, x),
        };
        Some(Glyph { left, right: left + width, base, size, turn })
    }

    fn continues(&self, run: &Run, style: Style) -> bool {
        let gap = self.left - run.right;
        self.turn == run.turn
            && style.bold == run.bold
            && style.artifact == run.artifact
            && style.tag == run.tag
            && (self.base - run.base).abs() <= DRIFT * run.size
            && (self.size - run.size).abs() <= DRIFT * run.size
            && gap < APART * run.size
            && gap > -0.5 * run.size
    }
}
