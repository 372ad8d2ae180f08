//! The paragraphs, lists, tables and notes of an OpenDocument text into lines.

use crate::model::{LineRole, MarkKind, Place};

use super::super::line::{Line, Lines};
use super::super::xml::{Element, Node, Space};
use super::lists::{self, Counters, Lists, Printed};
use super::styles::{ListStyle, Styles};

/// Reads the lines of a document, and the counts of what was inserted and deleted.
pub(super) fn read<'a, 'x>(
    styles: &'a Styles,
    named: Option<&'a Element<'x>>,
    content: &'a Element<'x>,
) -> (Lines, (usize, usize)) {
    let mut reader = Reader {
        styles,
        lines: Lines::default(),
        lists: Lists::default(),
        part: "styles.xml",
        paragraph: 0,
        label: None,
        insertions: 0,
        deletions: 0,
    };
    for kind in ["header", "footer"] {
        if kind == "footer" {
            (reader.part, reader.paragraph) = ("content.xml", 0);
            let text = content.child("body").and_then(|body| body.child("text"));
            reader.blocks(text.unwrap_or(content), LineRole::Body);
            (reader.part, reader.paragraph) = ("styles.xml", 0);
        }
        if let Some(named) = named {
            reader.margins(named, kind);
        }
    }
    (reader.lines, (reader.insertions, reader.deletions))
}

pub(super) struct Reader<'a> {
    styles: &'a Styles,
    pub(super) lines: Lines,
    lists: Lists,
    part: &'static str,
    pub(super) paragraph: u32,
    /// What is printed before the next paragraph, and how deep its list is.
    label: Option<(Option<Printed>, u8)>,
    insertions: usize,
    deletions: usize,
}

/// Notes and boxes that a paragraph brings along.
#[derive(Default)]
pub(super) struct Along<'b, 'x> {
    pub(super) notes: Vec<(&'b Element<'x>, String)>,
    pub(super) boxes: Vec<&'b Element<'x>>,
}

impl Reader<'_> {
    /// The headers or footers of the pages.
    fn margins(&mut self, root: &Element<'_>, kind: &str) {
        for child in root.children() {
            if child.space == Space::Office && child.name.starts_with(kind) && !child.name.ends_with("style")
            {
                self.blocks(child, LineRole::PageLine);
            } else {
                self.margins(child, kind);
            }
        }
    }

    pub(super) fn blocks(&mut self, parent: &Element<'_>, role: LineRole) {
        for child in parent.children() {
            match (child.space, child.name) {
                (Space::Text, "p" | "h") => self.paragraph(child, role),
                (Space::Text, "list") => self.list(child, role, None, 0),
                (Space::Text, "tracked-changes") => {
                    for change in child.children().flat_map(Element::children) {
                        self.insertions += usize::from(change.name == "insertion");
                        self.deletions += usize::from(change.name == "deletion");
                    }
                }
                (Space::Text, "index-title") => self.blocks(child, LineRole::Contents),
                (Space::Text, "table-of-content" | "illustration-index" | "table-index") => {
                    let body = child.children().find(|child| child.name == "index-body");
                    if let Some(body) = body {
                        self.blocks(body, LineRole::Contents);
                    }
                }
                (
                    Space::Text,
                    "section" | "index-body" | "numbered-paragraph" | "alphabetical-index" | "bibliography",
                ) => {
                    self.blocks(child, role);
                }
                (Space::Table, "table") => self.table(child, role),
                (Space::Office, "frame" | "text-box") => self.blocks(child, LineRole::Box),
                _ => {}
            }
        }
    }

    /// A list; `outer` is the style and the counters of the list around it.
    fn list(
        &mut self,
        list: &Element<'_>,
        role: LineRole,
        outer: Option<(&ListStyle, &mut Counters)>,
        level: usize,
    ) {
        let name = list.attribute("style-name").unwrap_or_default().to_owned();
        let empty = ListStyle::default();
        let own = self.styles.list(&name);
        match outer {
            Some((style, counters)) => self.items(list, role, own.unwrap_or(style), counters, level),
            None => {
                let first = list.children().flat_map(Element::children).find(|child| child.name == "p");
                let by_paragraph = || self.styles.list(first?.attribute("style-name")?);
                let style = own.or_else(by_paragraph).unwrap_or(&empty);
                let goes_on = list.attribute("continue-numbering") == Some("true");
                let mut counters = self.lists.begin(&name, goes_on, list.attribute("continue-list"));
                self.items(list, role, style, &mut counters, level);
                self.lists.end(&name, list.attribute("id"), counters);
            }
        }
    }

    fn items(
        &mut self,
        list: &Element<'_>,
        role: LineRole,
        style: &ListStyle,
        counters: &mut Counters,
        level: usize,
    ) {
        for item in list.children().filter(|child| matches!(child.name, "list-item" | "list-header")) {
            let start = item.attribute("start-value").and_then(|start| start.parse().ok());
            let own =
                item.children().any(|child| child.space == Space::Text && matches!(child.name, "p" | "h"));
            let printed = if own && item.name == "list-item" {
                lists::next(style, counters, level, start)
            } else {
                None
            };
            self.label = own.then(|| (printed, level.min(usize::from(u8::MAX)) as u8));
            for child in item.children() {
                match (child.space, child.name) {
                    (Space::Text, "list") => self.list(child, role, Some((style, counters)), level + 1),
                    (Space::Text, "p" | "h") => self.paragraph(child, role),
                    _ => {}
                }
            }
            self.label = None;
        }
    }

    fn paragraph(&mut self, paragraph: &Element<'_>, outer: LineRole) {
        self.paragraph += 1;
        let place = self.here();
        let style = paragraph.attribute("style-name").unwrap_or_default();
        let (mut line, along) = self.line(paragraph);
        let listed = self.label.take();
        let role = match outer {
            LineRole::Body | LineRole::Box => self.purpose(paragraph, style).unwrap_or(outer),
            outer => outer,
        };
        let mut role = role;
        let mut printed = None;
        if let Some((label, depth)) = listed {
            if label.as_ref().is_some_and(|label| label.item) && role == LineRole::Body {
                role = LineRole::Item(depth);
            }
            printed = label;
        } else if let LineRole::Heading(level) = role
            && paragraph.name == "h"
            && paragraph.attribute("is-list-header") != Some("true")
        {
            let start = paragraph.attribute("start-value").and_then(|start| start.parse().ok());
            let level = usize::from(level).saturating_sub(1);
            printed = lists::next(&self.styles.outline, &mut self.lists.outline, level, start);
        }
        if let Some(printed) = printed.filter(|printed| !printed.text.is_empty() && !line.is_blank()) {
            line.label(&printed.text);
        }
        self.lines.push(line, role, place);
        self.follow(along);
    }

    pub(super) fn here(&self) -> Option<Place> {
        Some(Place::Element { part: self.part.to_owned(), number: self.paragraph })
    }

    /// What a paragraph is for by its name and its style.
    fn purpose(&self, paragraph: &Element<'_>, style: &str) -> Option<LineRole> {
        let level = paragraph.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
        if paragraph.name == "h" {
            return Some(LineRole::Heading(level.unwrap_or(1).max(1)));
        }
        for name in self.styles.names(style) {
            let name = name.to_lowercase();
            if matches!(name.as_str(), "title" | "subtitle" | "titre" | "sous-titre") {
                return Some(LineRole::Title);
            }
            if matches!(name.as_str(), "caption" | "légende" | "illustration" | "table") {
                return Some(LineRole::Caption);
            }
        }
        self.styles.outline_of(style).filter(|level| *level > 0).map(LineRole::Heading)
    }

    /// The text of a paragraph with what it brings along.
    pub(super) fn line<'b, 'x>(&mut self, paragraph: &'b Element<'x>) -> (Line, Along<'b, 'x>) {
        let mut line = Line::default();
        let mut along = Along::default();
        let looks = self.styles.looks(paragraph.attribute("style-name").unwrap_or_default());
        self.inline(paragraph, looks, &mut line, &mut along);
        (line, along)
    }

    fn inline<'b, 'x>(
        &mut self,
        parent: &'b Element<'x>,
        looks: (Option<bool>, Option<bool>),
        line: &mut Line,
        along: &mut Along<'b, 'x>,
    ) {
        for node in &parent.nodes {
            let child = match node {
                Node::Element(child) => child,
                Node::Text(text) => {
                    add(line, text, looks);
                    continue;
                }
            };
            match (child.space, child.name) {
                (Space::Text, "note") => {
                    let label = child.child("note-citation").map(Element::all_text).unwrap_or_default();
                    line.push_marked(label.trim(), MarkKind::Call);
                    along.notes.push((child, label.trim().to_owned()));
                }
                (Space::Text, "tab") => line.text.push('\t'),
                (Space::Text, "line-break") => line.text.push(' '),
                (Space::Text, "s") => line.text.push(' '),
                (
                    Space::Text,
                    "soft-page-break" | "change" | "change-start" | "change-end" | "tracked-changes"
                    | "ruby-text",
                ) => {}
                (Space::Office, "annotation" | "annotation-end") => {}
                (Space::Office, "frame") => {
                    along.boxes.extend(child.children().filter(|inner| inner.name == "text-box"))
                }
                (Space::Text, _) => {
                    let own = self.styles.looks(child.attribute("style-name").unwrap_or_default());
                    self.inline(child, (own.0.or(looks.0), own.1.or(looks.1)), line, along);
                }
                _ => {}
            }
        }
    }

    pub(super) fn follow(&mut self, along: Along<'_, '_>) {
        for (note, label) in along.notes {
            let Some(body) = note.child("note-body") else { continue };
            for (at, paragraph) in body.children().filter(|child| matches!(child.name, "p" | "h")).enumerate()
            {
                self.paragraph += 1;
                let place = self.here();
                let (mut line, _) = self.line(paragraph);
                if at == 0 && !line.is_blank() && !label.is_empty() {
                    line.label(&label);
                }
                self.lines.push(line, LineRole::Note, place);
            }
        }
        for inner in along.boxes {
            self.blocks(inner, LineRole::Box);
        }
    }
}

/// Adds text with its looks; white space becomes one blank, as OpenDocument counts it.
fn add(line: &mut Line, text: &str, looks: (Option<bool>, Option<bool>)) {
    let start = line.text.len();
    let mut blank = line.text.ends_with(' ');
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            if !blank {
                line.text.push(' ');
            }
            blank = true;
        } else {
            line.text.push(c);
            blank = false;
        }
    }
    for (is, kind) in [(looks.0, MarkKind::Bold), (looks.1, MarkKind::Raised)] {
        if is == Some(true) {
            line.mark(start, kind);
        }
    }
}
