//! PDF: by its structure tree where it can be believed, else by where the letters stand.

mod annotation;
mod content;
mod flaws;
mod fonts;
mod furniture;
mod geometry;
mod glyphs;
mod items;
mod limits;
mod line;
mod matrix;
mod operands;
mod page;
mod path;
mod pen;
mod streams;
mod strings;
mod tagged;
mod tree;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::object::{Array, Dict, Object, Stream};
use hayro_syntax::{LoadPdfError, Pdf};

use crate::model::{FileFault, FileOffsets, Flaw, Format, Lookup, RawText};

use self::content::Interpreter;
use self::fonts::Fonts;
use self::limits::Budget;
use self::line::Line;
use self::matrix::Matrix;
use self::page::Page;
use super::{Flaws, empty};

/// So much of the text must be in the structure tree for it to be believed.
const BELIEVED: f64 = 0.9;

/// Reads a PDF.
///
/// The text has one line for every paragraph, heading, item, row and note, and for every line that is part of the page.
pub(super) fn read(bytes: &[u8], name: &str) -> (RawText, Flaws) {
    // The readers of objects and fonts are not ours, and damaged files are what they are least tried on.
    let read = catch_unwind(AssertUnwindSafe(|| read_file(bytes)));
    let (raw, faults) = read.unwrap_or_else(|_| failed(bytes, "it breaks the reader"));
    let flaws = faults.into_iter().map(|fault| (Flaw::File { file: name.to_owned(), fault }, None));
    (raw, flaws.collect())
}

fn failed(bytes: &[u8], cause: &str) -> (RawText, Vec<FileFault>) {
    (empty("", bytes.len()), vec![FileFault::Damaged { format: "PDF", cause: cause.to_owned() }])
}

fn read_file(bytes: &[u8]) -> (RawText, Vec<FileFault>) {
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => {
            return (empty("", bytes.len()), vec![FileFault::Encrypted]);
        }
        Err(LoadPdfError::Invalid) => return failed(bytes, "its list of objects cannot be read"),
    };
    let mut budget = Budget::whole();
    let pages = read_pages(&pdf, &mut budget);
    let (format, lines) = match by_tree(&pdf, &pages, &mut budget) {
        Some(lines) => (Format::TaggedPdf, lines),
        None => (Format::Pdf, geometry::lines(&pages)),
    };
    let written = writer::write(&lines);
    let raw = RawText::new(written.text, "", bytes.len(), FileOffsets::Unmapped)
        .expect("a text without offsets fits")
        .marked(format, written.marks, written.positions);
    (raw, flaws::of(&pages, format, budget.reached()))
}

/// The pages of a file.
fn read_pages(pdf: &Pdf, budget: &mut Budget) -> Vec<Page> {
    let mut fonts = Fonts::new();
    let mut out = Vec::new();
    for (number, page) in pdf.pages().iter().enumerate() {
        if number == limits::PAGES {
            budget.reach(flaws::Limit::Pages);
            break;
        }
        let (width, height) = page.render_dimensions();
        let mut read = Page { width: width.into(), height: height.into(), ..Page::default() };
        let base = Matrix(page.initial_transform(true).as_coeffs());
        let data = content_of(page, budget);
        let mut interpreter = Interpreter::new(&mut read, number, base, &mut fonts, budget);
        interpreter.read(&data, page.resources());
        for annotation in page.raw().get::<Array<'_>>("Annots").iter().flat_map(Array::iter::<Dict<'_>>) {
            interpreter.annotation(&annotation, page.resources());
        }
        read.leave_out_struck();
        out.push(read);
    }
    out
}

/// The content of a page: its streams, one after the other.
fn content_of(page: &hayro_syntax::page::Page<'_>, budget: &mut Budget) -> Vec<u8> {
    let mut data = Vec::new();
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => {
            data.extend_from_slice(&streams::decode(&stream, budget).unwrap_or_default());
        }
        Some(Object::Array(array)) => {
            for stream in array.iter::<Stream<'_>>() {
                data.extend_from_slice(&streams::decode(&stream, budget).unwrap_or_default());
                data.push(b'\n');
            }
        }
        _ => {}
    }
    data
}

/// The lines by the structure tree; `None` if there is none that can be believed.
fn by_tree(pdf: &Pdf, pages: &[Page], budget: &mut Budget) -> Option<Vec<Line>> {
    let mut numbers = Lookup::default();
    for (index, page) in pdf.pages().iter().enumerate() {
        if let Some(id) = page.raw().obj_id() {
            numbers.insert(id.obj_number, index);
        }
    }
    let tree = tree::read(pdf, &numbers, budget)?;
    let (lines, taken) = tagged::lines(&tree, pages);
    let letters = |named: bool| -> usize {
        let runs = pages.iter().flat_map(|page| &page.runs).filter(|run| !run.artifact);
        runs.filter(|run| !named || taken.has_taken(run)).map(|run| run.text.trim().len()).sum()
    };
    let (named, all) = (letters(true), letters(false));
    #[expect(clippy::cast_precision_loss, reason = "a share of letters")]
    let believed = all > 0 && named as f64 >= BELIEVED * all as f64;
    believed.then(|| furniture::place(lines, pages, &taken))
}
