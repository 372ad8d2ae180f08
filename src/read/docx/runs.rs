//! The text of a paragraph of Word, run by run: what is shown of it, and what is marked.

use crate::model::MarkKind;

use super::super::line::Line;
use super::super::xml::{Element, Node, Space};
use super::Reader;
use super::notes::NoteKind;
use super::styles::Looks;

/// Boxes and notes that a paragraph brings along, in order.
#[derive(Default)]
pub(super) struct Along<'a, 'x> {
    pub(super) boxes: Vec<&'a Element<'x>>,
    /// The kind, the id and the label of each note that is called.
    pub(super) notes: Vec<(NoteKind, String, String)>,
}

/// A field that is open: its instruction is not shown, its result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Instruction,
    Result,
}

impl<'a, 'x> Reader<'a, 'x> {
    /// Adds what is shown of the elements in `parent` to a line.
    pub(super) fn inline(
        &mut self,
        parent: &'a Element<'x>,
        looks: Looks,
        line: &mut Line,
        along: &mut Along<'a, 'x>,
    ) {
        for child in parent.children() {
            match (child.space, child.name) {
                (Space::Word, "r") => self.run(child, looks, line, along),
                (Space::Word, "ins") => {
                    self.insertions += 1;
                    self.inline(child, looks, line, along);
                }
                (Space::Word, "del" | "moveFrom") => self.deletions += 1,
                (Space::Word, "moveTo") => {
                    self.insertions += 1;
                    self.inline(child, looks, line, along);
                }
                (Space::Word, "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "rt") => {}
                (
                    Space::Word,
                    "ruby" | "rubyBase" | "sdt" | "sdtContent" | "hyperlink" | "smartTag" | "customXml"
                    | "fldSimple" | "dir" | "bdo",
                ) => {
                    self.inline(child, looks, line, along);
                }
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(choice) = alternative(child) {
                        self.inline(choice, looks, line, along);
                    }
                }
                (Space::Math, "oMath" | "oMathPara") if self.is_shown() => {
                    self.formulas += 1;
                    math(child, &mut line.text);
                }
                _ => {}
            }
        }
    }

    /// Whether text is shown here: no instruction of a field is open.
    fn is_shown(&self) -> bool {
        !self.fields.contains(&Field::Instruction)
    }

    fn run(&mut self, run: &'a Element<'x>, looks: Looks, line: &mut Line, along: &mut Along<'a, 'x>) {
        let mut own = looks;
        if let Some(properties) = run.child("rPr") {
            let styled = properties.value("rStyle").map(|id| self.styles.looks(id)).unwrap_or_default();
            own = Looks::of(properties).over(styled).over(looks);
        }
        let mut own_mark = false;
        for child in run.children() {
            if child.space == Space::Compatibility {
                if let Some(choice) = alternative(child) {
                    self.pictures += usize::from(is_described(choice));
                    boxes(choice, &mut along.boxes);
                }
                continue;
            }
            if child.space != Space::Word {
                continue;
            }
            match child.name {
                "fldChar" => self.field(child.attribute("fldCharType").unwrap_or_default()),
                "drawing" | "pict" | "object" => {
                    self.pictures += usize::from(is_described(child));
                    boxes(child, &mut along.boxes);
                }
                "footnoteReference" | "endnoteReference" if self.is_shown() => {
                    own_mark = self.call(child, run, line, along);
                }
                "t" if own_mark => {}
                _ if !self.is_shown() || own.hidden == Some(true) => {}
                name => {
                    if let Some(text) = shown(child, name) {
                        add(line, &text, own);
                    }
                }
            }
        }
    }

    /// Opens a field, turns to its result, or closes it.
    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::Instruction),
            "separate" => {
                if let Some(last) = self.fields.last_mut() {
                    *last = Field::Result;
                }
            }
            _ => {
                self.fields.pop();
            }
        }
    }

    /// Adds the call of a note; says whether the note has a mark of its own, which the run prints.
    fn call(
        &mut self,
        call: &Element<'_>,
        run: &'a Element<'x>,
        line: &mut Line,
        along: &mut Along<'a, 'x>,
    ) -> bool {
        let kind = if call.name == "footnoteReference" { NoteKind::Foot } else { NoteKind::End };
        let Some(id) = call.attribute("id") else { return false };
        let follows = matches!(call.attribute("customMarkFollows"), Some("1" | "true" | "on"));
        let typed: String =
            run.children().filter(|child| child.is("t") || child.is("sym")).map(text_of).collect();
        let label = if follows { typed.trim().to_owned() } else { self.notes.next(kind) };
        if !label.is_empty() {
            line.push_marked(&label, MarkKind::Call);
        }
        along.notes.push((kind, id.to_owned(), label));
        follows
    }
}

/// Adds text with its looks.
fn add(line: &mut Line, text: &str, looks: Looks) {
    let start = line.text.len();
    line.text.push_str(text);
    for (is, kind) in [(looks.bold, MarkKind::Bold), (looks.raised, MarkKind::Raised)] {
        if is == Some(true) {
            line.mark(start, kind);
        }
    }
}

/// What an element of a run shows.
fn shown(child: &Element<'_>, name: &str) -> Option<String> {
    Some(match name {
        "t" => text_of(child),
        "tab" | "ptab" => "\t".to_owned(),
        "br" | "cr" => " ".to_owned(),
        "noBreakHyphen" => "\u{2011}".to_owned(),
        "softHyphen" => "\u{ad}".to_owned(),
        "sym" => symbol(child)?.to_string(),
        "ruby" => child.child("rubyBase").map(Element::all_text).unwrap_or_default(),
        _ => return None,
    })
}

fn text_of(child: &Element<'_>) -> String {
    if child.name == "sym" {
        return symbol(child).map(String::from).unwrap_or_default();
    }
    child
        .nodes
        .iter()
        .filter_map(|node| if let Node::Text(text) = node { Some(text.as_ref()) } else { None })
        .collect()
}

/// The letter of a symbol font; those that stand for nothing in Unicode show a mark.
fn symbol(child: &Element<'_>) -> Option<char> {
    let code = u32::from_str_radix(child.attribute("char")?, 16).ok()?;
    let c = char::from_u32(code)?;
    Some(match c {
        '\u{f02a}' => '*',
        '\u{f020}'..='\u{f0ff}' => '•',
        c => c,
    })
}

/// The alternative that is read: the first that there is, or what older programs fall back to.
pub(super) fn alternative<'a, 'x>(element: &'a Element<'x>) -> Option<&'a Element<'x>> {
    element.child("Choice").or_else(|| element.child("Fallback"))
}

/// The text boxes in a drawing.
fn boxes<'a, 'x>(element: &'a Element<'x>, out: &mut Vec<&'a Element<'x>>) {
    for child in element.children() {
        if child.is("txbxContent") {
            out.push(child);
        } else if child.space == Space::Compatibility && child.name == "AlternateContent" {
            if let Some(choice) = alternative(child) {
                boxes(choice, out);
            }
        } else {
            boxes(child, out);
        }
    }
}

/// Whether a drawing holds a picture with a description, or a diagram.
fn is_described(element: &Element<'_>) -> bool {
    let uri = element.attribute("uri").unwrap_or_default();
    let described = |name: &str| element.attribute(name).is_some_and(|text| !text.trim().is_empty());
    described("descr")
        || element.name == "graphicData" && ["/diagram", "/chart"].iter().any(|kind| uri.ends_with(kind))
        || element.children().any(is_described)
}

/// The letters of a formula, in order.
fn math(element: &Element<'_>, out: &mut String) {
    for child in element.children() {
        if child.space == Space::Math && child.name == "t" {
            out.push_str(&child.all_text());
        } else {
            math(child, out);
        }
    }
}
