//! Paths: of what is drawn, the horizontal rules are kept.

use super::matrix::Matrix;
use super::operands::Operands;
use super::page::{Page, Rule};

/// How many points of one path are kept, and how many rules of a page.
const POINTS: usize = 10_000;

/// The path that is being drawn.
#[derive(Debug, Default)]
pub(super) struct Path {
    points: Vec<(f64, f64)>,
    boxes: Vec<[f64; 4]>,
}

impl Path {
    /// Draws on: `place` leads from the space of the content to the page. Lines are rules, and so are boxes that are as
    /// thin as lines.
    pub(super) fn draw(&mut self, name: &[u8], operands: &Operands<'_, '_>, place: Matrix, page: &mut Page) {
        match name {
            b"m" | b"l" if self.points.len() < POINTS => {
                let to = place.point(operands.number(0), operands.number(1));
                if name == b"l"
                    && let Some(from) = self.points.last()
                {
                    self.boxes.push(around(*from, to));
                }
                self.points.push(to);
            }
            b"re" if self.boxes.len() < POINTS => {
                let (x, y) = (operands.number(0), operands.number(1));
                let end = place.point(x + operands.number(2), y + operands.number(3));
                self.boxes.push(around(place.point(x, y), end));
            }
            b"m" | b"l" | b"re" => {}
            _ => self.end(name != b"n", page),
        }
    }

    /// Ends the path; one that is drawn leaves its rules on the page.
    fn end(&mut self, drawn: bool, page: &mut Page) {
        /// How thick a rule may be, in points.
        const THICK: f64 = 2.5;
        /// How long it must be at least, in points: a bar is not a rule.
        const LONG: f64 = 4.0 * THICK;
        let boxes = std::mem::take(&mut self.boxes);
        self.points.clear();
        if drawn && page.rules.len() < POINTS {
            let rules = boxes
                .iter()
                .filter(|[left, top, right, bottom]| bottom - top <= THICK && right - left > LONG);
            page.rules.extend(rules.map(|[left, top, right, _]| Rule {
                left: *left,
                right: *right,
                base: *top,
            }));
        }
    }
}

/// The box around two points: left, top, right, bottom.
fn around(a: (f64, f64), b: (f64, f64)) -> [f64; 4] {
    [a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1)]
}
