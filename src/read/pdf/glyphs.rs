//! The glyphs that a string draws, each with its text, its place and what it is marked as.

use std::rc::Rc;

use hayro_syntax::object::Object;

use super::content::Interpreter;
use super::fonts::{Face, Letter};
use super::matrix::Matrix;
use super::operands::Operands;
use super::pen::Style;

/// How a font draws.
#[derive(Clone, Copy)]
struct Look {
    bold: bool,
    scale: f64,
    horizontal: bool,
}

impl<'a> Interpreter<'a, '_> {
    pub(super) fn show_parts(&mut self, operands: &Operands<'_, '_>) {
        let Some(Object::Array(parts)) = operands.0.first() else { return };
        self.pen.cut();
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::Number(number) => {
                    let shift = -number.as_f64() / 1_000.0 * self.state.size;
                    self.advance(shift);
                }
                Object::String(bytes) => self.show(bytes.as_bytes()),
                _ => {}
            }
        }
    }

    fn advance(&mut self, by: f64) {
        let horizontal = self.face().is_none_or(|face| face.horizontal);
        let shift =
            if horizontal { Matrix::shift(by * self.state.scale, 0.0) } else { Matrix::shift(0.0, by) };
        self.text = shift.then(self.text);
    }

    fn face(&mut self) -> Option<&mut Face<'a>> {
        self.fonts.face(self.state.font?)
    }

    pub(super) fn show(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while at < bytes.len() {
            if !self.budget.glyph() {
                return;
            }
            let Some(face) = self.state.font.and_then(|font| self.fonts.face(font)) else { return };
            let (code, len) = face.code(bytes, at);
            at += len;
            let (bold, scale, horizontal) = (face.bold, face.scale, face.horizontal);
            let letter = face.letter(code).clone();
            self.draw(&letter, Look { bold, scale, horizontal });
            let mut step = letter.advance / 1_000.0 * self.state.size + self.state.spacing;
            if code == 0x20 && len == 1 {
                step += self.state.word_spacing;
            }
            self.advance(step);
        }
    }

    fn draw(&mut self, letter: &Letter, look: Look) {
        /// Text that is neither filled nor stroked: the letters behind a scan.
        const UNSEEN: i64 = 3;
        /// Text that is filled and stroked, which makes it bold.
        const STROKED: i64 = 2;
        let unseen = usize::from(self.state.mode == UNSEEN);
        let page = self.pen.page();
        page.glyphs += 1;
        page.unknown += usize::from(!letter.known);
        page.unseen += unseen;
        let marked = self.marked.last().cloned().unwrap_or_default();
        let size = self.state.size;
        let scale = self.state.scale;
        let rise = Matrix([size * scale, 0.0, 0.0, size, 0.0, self.state.rise]);
        let sized = Matrix([look.scale, 0.0, 0.0, look.scale, 0.0, 0.0]);
        let style = Style {
            matrix: sized.then(rise).then(self.text).then(self.state.page),
            bold: look.bold || self.state.mode == STROKED,
            artifact: marked.artifact,
            tag: marked.tag,
        };
        let advance = if look.horizontal { letter.advance / 1_000.0 / look.scale } else { 1.0 };
        match self.actual() {
            None => self.pen.draw(&letter.text, advance, style),
            Some(text) => self.pen.draw(&text, advance, style),
        }
    }

    /// The text that stands for the glyphs of this place: all of it at the first glyph, nothing at the others.
    fn actual(&mut self) -> Option<Rc<str>> {
        let marked = self.marked.iter_mut().rev().find(|marked| marked.actual.is_some())?;
        marked.actual.replace(Rc::from(""))
    }
}
