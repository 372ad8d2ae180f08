//! The operators that draw text, and those that say what it belongs to.

use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::annotation::{appearance, placed};
use super::flaws::Limit;
use super::fonts::Fonts;
use super::limits::{Budget, FORM_DEPTH};
use super::matrix::Matrix;
use super::operands::{Operands, matrix_of};
use super::page::{Page, Tag};
use super::path::Path;
use super::pen::Pen;
use super::{streams, strings};

/// How deep graphics states are saved.
const SAVED: usize = 512;

/// The state that `q` saves.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) page: Matrix,
    pub(super) font: Option<usize>,
    pub(super) size: f64,
    pub(super) spacing: f64,
    pub(super) word_spacing: f64,
    pub(super) scale: f64,
    leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

/// What a piece of content is marked as.
#[derive(Debug, Clone, Default)]
pub(super) struct Marked {
    pub(super) tag: Option<Tag>,
    pub(super) artifact: bool,
    /// The text that stands for its glyphs, until it is drawn once.
    pub(super) actual: Option<Rc<str>>,
}

/// Reads the content of one page.
pub(super) struct Interpreter<'a, 'r> {
    pub(super) fonts: &'r mut Fonts<'a>,
    pub(super) budget: &'r mut Budget,
    pub(super) pen: Pen<'r>,
    number: usize,
    /// From the space of the page to the top left of what is shown.
    base: Matrix,
    pub(super) state: State,
    saved: Vec<State>,
    pub(super) text: Matrix,
    line: Matrix,
    pub(super) marked: Vec<Marked>,
    path: Path,
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
            base,
            state,
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            marked: Vec::new(),
            path: Path::default(),
        }
    }

    /// Reads the content of the page itself.
    pub(super) fn read(&mut self, data: &[u8], resources: &Resources<'a>) {
        self.run(data, &Place { resources, form: 0, depth: 0 });
    }

    /// Reads what an annotation shows: a field of a form that is filled in, a remark written on the page.
    pub(super) fn annotation(&mut self, annotation: &Dict<'a>, resources: &Resources<'a>) {
        /// The flags of an annotation that is not shown: hidden, or not on a screen.
        const HIDDEN: u32 = 2 | 32;
        let written = annotation
            .get::<Name<'_>>("Subtype")
            .is_some_and(|kind| matches!(kind.as_str(), "Widget" | "FreeText"));
        if !written || annotation.get::<u32>("F").is_some_and(|flags| flags & HIDDEN != 0) {
            return;
        }
        let Some(stream) = appearance(annotation) else { return };
        let Some(place) = placed(annotation, stream.dict()) else { return };
        self.state.page = place.then(self.base);
        self.form(&stream, &Place { resources, form: 0, depth: 0 });
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
                self.path.draw(name, operands, self.state.page, self.pen.page());
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
        if !self.budget.form() {
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
}
