//! PDF: by its structure tree where it can be believed, else by where the letters stand.

mod content;
mod flaws;
mod fonts;
mod limits;
mod matrix;
mod page;
mod pen;
mod streams;
mod strings;
mod tree;

use std::collections::HashMap;

use hayro_syntax::Pdf;

use content::Interpreter;
use fonts::Fonts;
use limits::Budget;
use matrix::Matrix;
use page::Page;

/// The pages of a file.
fn pages(pdf: &Pdf, budget: &mut Budget) -> Vec<Page> {
    let mut fonts = Fonts::new();
    let mut out = Vec::new();
    for (number, page) in pdf.pages().iter().take(limits::PAGES).enumerate() {
        let (width, height) = page.render_dimensions();
        let mut read = Page { width: width.into(), height: height.into(), ..Page::default() };
        let base = Matrix(page.initial_transform(true).as_coeffs());
        let data = content_of(page, budget);
        Interpreter::new(&mut read, number, base, &mut fonts, budget).read(&data, page.resources());
        out.push(read);
    }
    out
}

/// The content of a page: its streams, one after the other.
fn content_of(page: &hayro_syntax::page::Page<'_>, budget: &mut Budget) -> Vec<u8> {
    use hayro_syntax::object::{Object, Stream};
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

/// A dump while this is written.
pub fn dump(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(error) => return format!("{error:?}"),
    };
    let mut budget = Budget::whole();
    let pages = pages(&pdf, &mut budget);
    let numbers: HashMap<u32, usize> = pdf
        .pages()
        .iter()
        .enumerate()
        .filter_map(|(index, page)| Some((page.raw().obj_id()?.obj_number, index)))
        .collect();
    let tree = tree::read(&pdf, &numbers, &mut budget);
    let mut texts: HashMap<page::Tag, String> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for run in &page.runs {
            let _ = writeln!(out, "p{number} {:.0},{:.1} {:.1}{}{}{} {:?} {:?}", run.left, run.base, run.size,
                if run.bold {"b"} else {""}, if run.artifact {"A"} else {""}, run.turn, run.tag.map(|t| t.id), run.text);
            if let Some(tag) = run.tag {
                texts.entry(tag).or_default().push_str(&run.text);
            }
        }
        let _ = writeln!(out, "rules {:?}", page.rules.len());
    }
    if let Some(tree) = tree {
        fn show(tree: &tree::Tree, kids: &[tree::Kid], depth: usize, texts: &HashMap<page::Tag, String>, out: &mut String) {
            for kid in kids {
                match kid {
                    tree::Kid::Element(index) => {
                        let element = &tree.elements[*index];
                        let _ = writeln!(out, "{}{:?} {:?}", " ".repeat(depth), element.role, element.actual);
                        show(tree, &element.kids, depth + 1, texts, out);
                    }
                    tree::Kid::Content(tag) => {
                        let _ = writeln!(out, "{}p{} {} {:?}", " ".repeat(depth), tag.page, tag.id, texts.get(tag));
                    }
                }
            }
        }
        show(&tree, &tree.roots, 0, &texts, &mut out);
    }
    let _ = writeln!(out, "{budget:?}");
    out
}
