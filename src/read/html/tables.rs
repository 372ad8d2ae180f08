//! Tables: a line for every row, unless a table only sets the page.

use crate::model::{LineRole, MarkKind};

use super::super::line::Line;
use super::lines::Reader;
use super::setting::Setting;
use super::tree::Element;

impl Reader {
    /// A table: a line for every row, or the blocks in it where it only sets the page.
    pub(super) fn table(&mut self, table: &Element, setting: Setting) {
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
