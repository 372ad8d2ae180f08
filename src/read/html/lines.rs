//! The elements of a page into lines: what parts the text, what it is for, and the numbers of its lists.

use crate::model::{LineRole, MarkKind, Place};

use super::super::line::{Line, Lines};
use super::super::numeral::numeral;
use super::notes::{self, Notes};
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

/// What surrounds an element.
#[derive(Debug, Clone, Copy, Default)]
struct Setting {
    /// What lines are for here, if it is not running text.
    role: Option<LineRole>,
    /// How many lists stand around it.
    lists: u8,
    bold: bool,
    raised: bool,
    /// Whether white space counts.
    kept: bool,
    /// Whether it stands in the main part of the page.
    main: bool,
}

struct Reader {
    notes: Notes,
    out: Vec<(Line, LineRole, u32)>,
    line: Line,
    element: u32,
    /// The label of the item that begins, and whether it is one of a list inside the text.
    label: Option<String>,
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
    fn element(&mut self, element: &Element, setting: Setting) {
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

    fn nodes(&mut self, element: &Element, setting: Setting) {
        for node in &element.nodes {
            match node {
                Node::Element(child) => self.element(child, setting),
                Node::Text(text) => self.text(text, setting),
            }
        }
    }

    fn block(&mut self, element: &Element, setting: Setting) {
        let outer = setting.role.unwrap_or(LineRole::Body);
        self.flush(outer);
        let inner = setting_of(element, setting);
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
    fn flush(&mut self, role: LineRole) {
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

    /// A list: the numbers that a browser prints are part of the text.
    fn list(&mut self, list: &Element, setting: Setting) {
        self.flush(setting.role.unwrap_or(LineRole::Body));
        let depth = setting.lists;
        let ordered = list.name == "ol";
        let format = match list.attribute("type").unwrap_or("1") {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            _ => list_style(list),
        };
        let whole = |name: &str, element: &Element| {
            element.attribute(name).and_then(|value| value.trim().parse::<i64>().ok())
        };
        let reversed = list.attribute("reversed").is_some();
        let items = list.children().filter(|child| child.name == "li").count() as i64;
        let mut number = whole("start", list).unwrap_or(if reversed { items } else { 1 });
        for node in &list.nodes {
            let Node::Element(item) = node else { continue };
            if item.name != "li" {
                self.element(item, setting);
                continue;
            }
            number = whole("value", item).unwrap_or(number);
            let label = if !ordered {
                "•".to_owned()
            } else {
                u32::try_from(number)
                    .map_or_else(|_| format!("{number}."), |number| format!("{}.", numeral(number, format)))
            };
            number = number.saturating_add(if reversed { -1 } else { 1 });
            // The numbers of paragraphs stand in lists of the text itself.
            let body = ordered && depth == 0 && matches!(format, "decimal" | "upperRoman" | "upperLetter");
            let role = setting.role.unwrap_or(if body { LineRole::Body } else { LineRole::Item(depth) });
            self.label = (format != "none").then_some(label);
            self.block(item, Setting { role: Some(role), lists: depth.saturating_add(1), ..setting });
            self.label = None;
        }
    }

    /// A table: a line for every row, or the blocks in it where it only sets the page.
    fn table(&mut self, table: &Element, setting: Setting) {
        self.flush(setting.role.unwrap_or(LineRole::Body));
        let mut rows = Vec::new();
        rows_of(table, &mut rows);
        let head = |element: &Element| matches!(element.name.as_str(), "th" | "caption");
        let layout = |element: &Element| {
            matches!(element.name.as_str(), "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ol")
        };
        let narrow = rows.iter().all(|row| row.children().filter(|child| is_cell(child)).count() < 2);
        let presents = element_role(table) == Some("presentation");
        let page_line = setting.role == Some(LineRole::PageLine);
        if presents || narrow || page_line || !table.holds(&head) && table.holds(&layout) {
            return self.nodes(table, setting);
        }
        for caption in table.children().filter(|child| child.name == "caption") {
            self.nodes(caption, setting);
            self.flush(LineRole::Caption);
        }
        for row in rows {
            let mut whole = Line::default();
            for (at, cell) in row.children().filter(|child| is_cell(child)).enumerate() {
                let from = self.out.len();
                self.nodes(cell, Setting { role: Some(LineRole::Row), ..setting });
                self.flush(LineRole::Row);
                if at > 0 {
                    whole.text.push('\t');
                }
                for (part, (line, _, _)) in self.out.drain(from..).enumerate() {
                    if part > 0 {
                        whole.text.push(' ');
                    }
                    whole.append(line);
                }
            }
            whole.marks.retain(|(_, kind)| *kind != MarkKind::Label);
            if !whole.is_blank() {
                self.element += 1;
                self.out.push((whole, LineRole::Row, self.element));
            }
        }
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

fn is_cell(element: &Element) -> bool {
    matches!(element.name.as_str(), "td" | "th")
}

fn element_role(element: &Element) -> Option<&str> {
    element.attribute("role").map(|role| if role == "none" { "presentation" } else { role })
}

/// The rows of a table, without those of tables inside it.
fn rows_of<'a>(parent: &'a Element, out: &mut Vec<&'a Element>) {
    for child in parent.children() {
        match child.name.as_str() {
            "tr" => out.push(child),
            "table" => {}
            _ => rows_of(child, out),
        }
    }
}

/// The format of the numbers of a list by its style.
fn list_style(list: &Element) -> &'static str {
    let style = list.style();
    let named = |name: &str| {
        style.contains(&format!("list-style-type:{name}")) || style.contains(&format!("list-style:{name}"))
    };
    if named("lower-alpha") || named("lower-latin") {
        "lowerLetter"
    } else if named("upper-alpha") || named("upper-latin") {
        "upperLetter"
    } else if named("lower-roman") {
        "lowerRoman"
    } else if named("upper-roman") {
        "upperRoman"
    } else if named("none") {
        "none"
    } else {
        "decimal"
    }
}

/// What surrounds the elements in a block.
fn setting_of(element: &Element, outer: Setting) -> Setting {
    let mut inner = outer;
    let name = element.name.as_str();
    inner.main |= matches!(name, "main" | "article") || element.is_called(&["main"]);
    let level = name
        .strip_prefix('h')
        .and_then(|level| level.parse::<u8>().ok())
        .filter(|level| (1..=6).contains(level));
    let page = name == "nav"
        || matches!(name, "header" | "footer") && !inner.main
        || element.is_called(&["navigation", "banner", "contentinfo", "search", "breadcrumb", "breadcrumbs"]);
    if page {
        inner.role = Some(LineRole::PageLine);
    }
    if inner.role == Some(LineRole::PageLine) {
        return inner;
    }
    let style = element.style();
    let bordered = style.contains("border:") && !style.contains("border:0") && !style.contains("border:none");
    if let Some(level) = level {
        inner.role = Some(LineRole::Heading(level));
    } else if matches!(name, "figcaption" | "caption") {
        inner.role = Some(LineRole::Caption);
    } else if matches!(name, "div" | "section" | "aside")
        && (bordered || element.is_called(&["box", "encadre", "callout"]))
    {
        inner.role = Some(LineRole::Box);
    } else if element.is_called(&["footnotes", "endnotes", "doc-endnotes", "footnote-list"]) {
        inner.role = Some(LineRole::Note);
    } else if element.is_called(&["toc", "contents", "doc-toc", "sommaire"]) {
        inner.role = Some(LineRole::Contents);
    }
    inner.kept |= name == "pre";
    inner
}

/// Takes the label that a note prints before its text away: it is set again as a label.
fn strip_label(line: &mut Line, label: &str) {
    let text = line.text.trim_start();
    let lead = line.text.len() - text.len();
    for printed in [
        format!("[{label}]"),
        format!("({label})"),
        format!("{label}."),
        format!("{label})"),
        label.to_owned(),
        "^".to_owned(),
    ] {
        if let Some(rest) = text.strip_prefix(printed.as_str())
            && (!rest.starts_with(char::is_alphanumeric) || printed != label)
        {
            let cut = lead + printed.len() + (rest.len() - rest.trim_start().len());
            return line.cut(cut);
        }
    }
}

/// Raised labels that no link leads from: those that open a line at the end of the page are notes, and those inside
/// lines above call them.
fn call_raised(out: &mut [(Line, LineRole, u32)]) {
    let opens = |line: &Line| {
        let (range, _) =
            line.marks.iter().find(|(range, kind)| *kind == MarkKind::Raised && range.start == 0)?;
        let label = line.text.get(range.clone()).map(notes::bare).filter(|label| notes::is_label(label))?;
        Some((label.to_owned(), range.end))
    };
    let mut called = std::collections::BTreeSet::new();
    let mut labels = std::collections::BTreeSet::new();
    for (line, role, _) in out.iter_mut() {
        match opens(line) {
            Some((label, end)) if *role == LineRole::Body && called.contains(&label) => {
                *role = LineRole::Note;
                let lead = line.text[end..].len() - line.text[end..].trim_start().len();
                line.cut(end + lead);
                line.label(&label);
                labels.insert(label);
            }
            _ => called.extend(raised(line).map(|(_, label)| label)),
        }
    }
    for (line, _, _) in out.iter_mut().filter(|(_, role, _)| *role != LineRole::Note) {
        let calls: Vec<_> =
            raised(line).filter(|(_, label)| labels.contains(label)).map(|(range, _)| range).collect();
        for range in calls {
            line.marks.retain(|(other, kind)| *kind != MarkKind::Raised || *other != range);
            line.marks.push((range, MarkKind::Call));
        }
    }
}

/// The raised labels inside a line.
fn raised(line: &Line) -> impl Iterator<Item = (std::ops::Range<usize>, String)> + '_ {
    line.marks.iter().filter(|(range, kind)| *kind == MarkKind::Raised && range.start > 0).filter_map(
        |(range, _)| {
            let label =
                line.text.get(range.clone()).map(notes::bare).filter(|label| notes::is_label(label))?;
            Some((range.clone(), label.to_owned()))
        },
    )
}
