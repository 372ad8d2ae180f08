//! The elements of a page into lines: what parts the text, what it is for, and the numbers of its lists.

use crate::model::{LineRole, MarkKind, Place};

use super::super::line::{Line, Lines};
use super::notes::{self, Notes};
use super::raised::{call_raised, strip_label};
use super::setting::Setting;
use super::tree::{Element, Node, is_block};

/// Reads the lines of a page, and the counts of what was inserted and deleted.
pub(super) fn read(root: &Element) -> (Lines, (usize, usize)) {
    let mut reader = Reader {
        notes: Notes::find(root),
        out: Vec::new(),
        line: Line::default(),
        element: 0,
        label: None,
        note: None,
        breaks: 0,
        blank: false,
        insertions: 0,
        deletions: 0,
    };
    if let Some(title) = title(root) {
        reader.nodes(title, Setting::default());
        reader.flush(LineRole::PageLine);
    }
    reader.element(root, Setting::default());
    reader.flush(LineRole::Body);
    call_raised(&mut reader.out);
    let mut lines = Lines::default();
    for (line, role, number) in reader.out {
        lines.push(line, role, Some(Place::Element { part: String::new(), number }));
    }
    (lines, (reader.insertions, reader.deletions))
}

pub(super) struct Reader {
    notes: Notes,
    pub(super) out: Vec<(Line, LineRole, u32)>,
    line: Line,
    pub(super) element: u32,
    /// The label of the item that begins, and whether it is one of a list inside the text.
    pub(super) label: Option<String>,
    /// The label of the note that begins or goes on; empty once it is written.
    note: Option<String>,
    /// Breaks of the line since the last letter.
    breaks: usize,
    /// Whether white space waits for the next letter.
    blank: bool,
    insertions: usize,
    deletions: usize,
}

/// Elements of which nothing is shown.
const HIDDEN: [&str; 16] = [
    "head", "title", "script", "style", "template", "noscript", "iframe", "object", "svg", "select",
    "textarea", "button", "audio", "video", "canvas", "datalist",
];

impl Reader {
    pub(super) fn element(&mut self, element: &Element, setting: Setting) {
        let name = element.name.as_str();
        if HIDDEN.contains(&name)
            || element.attribute("hidden").is_some()
            || element.style().contains("display:none")
        {
            return;
        }
        match name {
            "br" => self.breaks += 1,
            "hr" => self.flush(setting.role.unwrap_or(LineRole::Body)),
            "del" => self.deletions += 1,
            "table" => self.table(element, setting),
            "ol" | "ul" | "menu" => self.list(element, setting),
            _ if is_block(name) => self.block(element, setting),
            _ => self.inline(element, setting),
        }
    }

    pub(super) fn nodes(&mut self, element: &Element, setting: Setting) {
        for node in &element.nodes {
            match node {
                Node::Element(child) => self.element(child, setting),
                Node::Text(text) => self.text(text, setting),
            }
        }
    }

    pub(super) fn block(&mut self, element: &Element, setting: Setting) {
        let outer = setting.role.unwrap_or(LineRole::Body);
        self.flush(outer);
        let inner = setting.inside(element);
        let note = self.notes.label_of(element).map(str::to_owned);
        let above = self.note.clone();
        if note.is_some() {
            self.note = note;
        }
        self.nodes(element, inner);
        self.flush(inner.role.unwrap_or(LineRole::Body));
        // A note ends with the block that it began in.
        self.note = above;
    }

    fn inline(&mut self, element: &Element, setting: Setting) {
        if notes::is_back(element) {
            return;
        }
        if element.name == "ins" {
            self.insertions += 1;
        }
        if element.name == "a" {
            if let Some(label) = self.notes.label_of(element).map(str::to_owned) {
                self.flush(setting.role.unwrap_or(LineRole::Body));
                self.note = Some(label);
            }
            if self.notes.is_call(element, setting.raised) {
                self.wait();
                self.line.push_marked(element.text().trim(), MarkKind::Call);
                return;
            }
        }
        let style = element.style();
        let bold = matches!(element.name.as_str(), "b" | "strong")
            || ["font-weight:bold", "font-weight:700", "font-weight:600"]
                .iter()
                .any(|bold| style.contains(bold));
        let inner = Setting {
            bold: setting.bold || bold,
            raised: setting.raised || notes::is_raised(element),
            ..setting
        };
        self.nodes(element, inner);
    }

    /// Adds text; white space becomes one blank, unless it counts.
    fn text(&mut self, text: &str, setting: Setting) {
        if setting.kept {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.flush(setting.role.unwrap_or(LineRole::Body));
                }
                self.add(line, setting);
            }
            return;
        }
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        self.blank |= text.starts_with(blank);
        for word in text.split(blank).filter(|word| !word.is_empty()) {
            self.add(word, setting);
            self.blank = true;
        }
        self.blank = text.ends_with(blank) || self.blank && text.trim_matches(blank).is_empty();
    }

    fn add(&mut self, text: &str, setting: Setting) {
        if text.is_empty() {
            return;
        }
        if self.breaks > 1 {
            self.flush(setting.role.unwrap_or(LineRole::Body));
        }
        self.wait();
        let start = self.line.text.len();
        self.line.text.push_str(text);
        for (is, kind) in [(setting.bold, MarkKind::Bold), (setting.raised, MarkKind::Raised)] {
            if is {
                self.line.mark(start, kind);
            }
        }
    }

    /// Writes the blank that waits.
    fn wait(&mut self) {
        if (self.blank || self.breaks > 0) && !self.line.text.is_empty() {
            self.line.text.push(' ');
        }
        (self.blank, self.breaks) = (false, 0);
    }

    /// Ends the line.
    pub(super) fn flush(&mut self, role: LineRole) {
        let mut line = std::mem::take(&mut self.line);
        (self.blank, self.breaks) = (false, 0);
        if line.is_blank() {
            return;
        }
        self.element += 1;
        let label = self.label.take();
        if let Some(note) = &mut self.note {
            if !note.is_empty() {
                strip_label(&mut line, note);
                line.label(note);
                note.clear();
            }
            return self.out.push((line, LineRole::Note, self.element));
        }
        if let Some(label) = label {
            line.label(&label);
        }
        self.out.push((line, role, self.element));
    }
}

/// The title of the page, which browsers show above it.
fn title(root: &Element) -> Option<&Element> {
    root.children().find_map(|child| match child.name.as_str() {
        "title" => Some(child),
        "html" | "head" => title(child),
        _ => None,
    })
}
