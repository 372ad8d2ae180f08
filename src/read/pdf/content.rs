//! The operators that draw text, and those that say what it belongs to.

use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::flaws::Limit;
use super::fonts::Fonts;
use super::limits::{Budget, FORM_DEPTH};
use super::matrix::Matrix;
use super::page::{Page, Rule, Tag};
use super::pen::{Pen, Style};
use super::{streams, strings};

/// How deep graphics states are saved.
const SAVED: usize = 512;

/// The state that `q` saves.
#[derive(Debug, Clone)]
struct State {
    page: Matrix,
    font: Option<usize>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

/// What a piece of content is marked as.
#[derive(Debug, Clone, Default)]
struct Marked {
    tag: Option<Tag>,
    artifact: bool,
    /// The text that stands for its glyphs, until it is drawn once.
    actual: Option<Rc<str>>,
}

/// Reads the content of one page.
pub(super) struct Interpreter<'a, 'r> {
    fonts: &'r mut Fonts<'a>,
    budget: &'r mut Budget,
    pen: Pen<'r>,
    number: usize,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    marked: Vec<Marked>,
    path: Vec<(f64, f64)>,
    boxes: Vec<[f64; 4]>,
}

/// Where the operators stand that are being read.
struct Place<'s, 'a> {
    resources: &'s Resources<'a>,
    /// The number of the form's object; 0 for the page.
    form: u32,
    depth: usize,
}

impl<'a, 'r> Interpreter<'a, 'r> {
    /// An interpreter for page `number`, from 0; `base` leads from its space to the top left of what is shown.
    pub(super) fn new(
        page: &'r mut Page,
        number: usize,
        base: Matrix,
        fonts: &'r mut Fonts<'a>,
        budget: &'r mut Budget,
    ) -> Interpreter<'a, 'r> {
        let state = State {
            page: base,
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        Interpreter {
            fonts,
            budget,
            pen: Pen::new(page),
            number,
            state,
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            marked: Vec::new(),
            path: Vec::new(),
            boxes: Vec::new(),
        }
    }

    /// Reads the content of the page itself.
    pub(super) fn read(&mut self, data: &[u8], resources: &Resources<'a>) {
        self.run(data, &Place { resources, form: 0, depth: 0 });
    }

    fn run(&mut self, data: &[u8], place: &Place<'_, 'a>) {
        let mut operators = UntypedIter::new(data);
        while let Some(instruction) = operators.next() {
            if !self.budget.operator() {
                return;
            }
            let operands: Operands<'_, '_> = Operands(instruction.operands().collect());
            self.operator(instruction.operator, &operands, place);
        }
    }

    fn operator(&mut self, name: &[u8], operands: &Operands<'_, '_>, place: &Place<'_, 'a>) {
        match name {
            b"q" if self.saved.len() < SAVED => self.saved.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = operands.matrix() {
                    self.state.page = matrix.then(self.state.page);
                }
            }
            b"Do" => self.paint(operands, place),
            b"BMC" => self.mark(operands.name(0), None, place),
            b"BDC" => self.mark(operands.name(0), operands.0.get(1).copied(), place),
            b"EMC" => {
                self.marked.pop();
                self.pen.lift();
            }
            b"m" | b"l" | b"re" | b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                self.draw_path(name, operands);
            }
            _ => self.text_operator(name, operands, place),
        }
    }

    fn text_operator(&mut self, name: &[u8], operands: &Operands<'_, '_>, place: &Place<'_, 'a>) {
        match name {
            b"BT" => {
                self.text = Matrix::IDENTITY;
                self.line = Matrix::IDENTITY;
            }
            b"Tf" => {
                self.state.size = operands.number(1);
                let font = operands.name(0).and_then(|name| place.resources.get_font(name));
                self.state.font = font.map(|font| self.fonts.load(&font, self.budget));
            }
            b"Tc" => self.state.spacing = operands.number(0),
            b"Tw" => self.state.word_spacing = operands.number(0),
            b"Tz" => self.state.scale = operands.number(0) / 100.0,
            b"TL" => self.state.leading = operands.number(0),
            b"Ts" => self.state.rise = operands.number(0),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a mode is one digit; `as` cuts what is none"
            )]
            b"Tr" => self.state.mode = operands.number(0) as i64,
            b"Td" => self.next_line(operands.number(0), operands.number(1)),
            b"TD" => {
                self.state.leading = -operands.number(1);
                self.next_line(operands.number(0), operands.number(1));
            }
            b"Tm" => {
                if let Some(matrix) = operands.matrix() {
                    self.text = matrix;
                    self.line = matrix;
                }
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" => {
                self.pen.cut();
                self.show(operands.string(0));
            }
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.pen.cut();
                self.show(operands.string(0));
            }
            b"\"" => {
                self.state.word_spacing = operands.number(0);
                self.state.spacing = operands.number(1);
                self.next_line(0.0, -self.state.leading);
                self.show(operands.string(2));
            }
            b"TJ" => self.show_parts(operands),
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn show_parts(&mut self, operands: &Operands<'_, '_>) {
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

    fn face(&mut self) -> Option<&mut super::fonts::Face<'a>> {
        self.fonts.face(self.state.font?)
    }

    fn show(&mut self, bytes: &[u8]) {
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

    fn draw(&mut self, letter: &super::fonts::Letter, look: Look) {
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

    fn mark(&mut self, name: Option<&Name<'_>>, properties: Option<&Object<'_>>, place: &Place<'_, 'a>) {
        let mut marked = self.marked.last().cloned().unwrap_or_default();
        marked.actual = None;
        if name.is_some_and(|name| name.as_str() == "Artifact") {
            marked.artifact = true;
        }
        let dict = match properties {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => place.resources.properties.get::<Dict<'_>>(name),
            _ => None,
        };
        if let Some(dict) = dict {
            if let Some(Object::Number(id)) = dict.get::<Object<'_>>("MCID") {
                marked.tag = Some(Tag { page: self.number, form: place.form, id: id.as_i64() });
                // What is in the structure tree is text, wherever it stands.
                marked.artifact = false;
            }
            if let Some(Object::String(text)) = dict.get::<Object<'_>>("ActualText") {
                marked.actual = Some(Rc::from(strings::decode(text.as_bytes())));
            }
        }
        self.marked.push(marked);
        self.pen.lift();
    }

    fn paint(&mut self, operands: &Operands<'_, '_>, place: &Place<'_, 'a>) {
        let Some(stream) = operands.name(0).and_then(|name| place.resources.get_x_object(name)) else {
            return;
        };
        let subtype = stream.dict().get::<Name<'_>>("Subtype");
        match subtype.as_ref().map(|name| name.as_str()) {
            Some("Form") => self.form(&stream, place),
            Some("Image") => {
                let [a, b, c, d, ..] = self.state.page.0;
                let area = (a * d - b * c).abs();
                let page = self.pen.page();
                page.pictures += usize::from(area > 0.5 * page.width * page.height);
            }
            _ => {}
        }
    }

    fn form(&mut self, stream: &Stream<'a>, place: &Place<'_, 'a>) {
        if place.depth >= FORM_DEPTH {
            self.budget.reach(Limit::Forms);
            return;
        }
        let Some(data) = streams::decode(stream, self.budget) else { return };
        let dict = stream.dict();
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let saved = (self.state.clone(), std::mem::take(&mut self.saved), self.text, self.line);
        let depth = self.marked.len();
        if let Some(matrix) = dict.get::<Array<'_>>("Matrix").and_then(|array| matrix_of(&array)) {
            self.state.page = matrix.then(self.state.page);
        }
        let inner = Place {
            resources: own.as_ref().unwrap_or(place.resources),
            form: stream.obj_id().obj_number,
            depth: place.depth + 1,
        };
        self.pen.lift();
        self.run(&data, &inner);
        self.marked.truncate(depth);
        (self.state, self.saved, self.text, self.line) = saved;
        self.pen.lift();
    }

    /// Horizontal rules: lines, and boxes that are as thin as lines.
    fn draw_path(&mut self, name: &[u8], operands: &Operands<'_, '_>) {
        /// How thick a rule may be, in points.
        const THICK: f64 = 2.5;
        /// How many points of one path are kept.
        const POINTS: usize = 10_000;
        let point = |x: f64, y: f64, state: &State| state.page.point(x, y);
        match name {
            b"m" | b"l" if self.path.len() < POINTS => {
                let (x, y) = (operands.number(0), operands.number(1));
                if name == b"l"
                    && let Some(from) = self.path.last()
                {
                    let to = point(x, y, &self.state);
                    self.boxes.push([from.0.min(to.0), from.1.min(to.1), from.0.max(to.0), from.1.max(to.1)]);
                }
                self.path.push(point(x, y, &self.state));
            }
            b"re" if self.boxes.len() < POINTS => {
                let (x, y) = (operands.number(0), operands.number(1));
                let a = point(x, y, &self.state);
                let b = point(x + operands.number(2), y + operands.number(3), &self.state);
                self.boxes.push([a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1)]);
            }
            b"m" | b"l" | b"re" => {}
            _ => {
                let boxes = std::mem::take(&mut self.boxes);
                self.path.clear();
                let page = self.pen.page();
                if name != b"n" && page.rules.len() < POINTS {
                    let rules = boxes.iter().filter(|[left, top, right, bottom]| {
                        bottom - top <= THICK && right - left > 4.0 * THICK
                    });
                    page.rules.extend(rules.map(|[left, top, right, _]| Rule {
                        left: *left,
                        right: *right,
                        base: *top,
                    }));
                }
            }
        }
    }
}

/// How a font draws.
#[derive(Clone, Copy)]
struct Look {
    bold: bool,
    scale: f64,
    horizontal: bool,
}

/// What stands before an operator.
struct Operands<'b, 'c>(Vec<&'b Object<'c>>);

impl<'b, 'c> Operands<'b, 'c> {
    fn number(&self, index: usize) -> f64 {
        match self.0.get(index) {
            Some(Object::Number(number)) => number.as_f64(),
            _ => 0.0,
        }
    }

    fn name(&self, index: usize) -> Option<&'b Name<'c>> {
        match self.0.get(index) {
            Some(Object::Name(name)) => Some(name),
            _ => None,
        }
    }

    fn string(&self, index: usize) -> &'b [u8] {
        match self.0.get(index) {
            Some(Object::String(bytes)) => bytes.as_bytes(),
            _ => &[],
        }
    }

    fn matrix(&self) -> Option<Matrix> {
        (self.0.len() >= 6).then(|| Matrix(std::array::from_fn(|index| self.number(index))))
    }
}

fn matrix_of(array: &Array<'_>) -> Option<Matrix> {
    let numbers: Vec<f64> = array.iter::<f32>().map(f64::from).collect();
    Some(Matrix(numbers.try_into().ok()?))
}
