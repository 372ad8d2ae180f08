//! The tables of an OpenDocument text: a line for every row.

use crate::model::LineRole;

use super::super::line::Line;
use super::super::xml::{Element, Space};
use super::body::{Along, Reader};

impl Reader<'_> {
    /// A table: a line for every row, or lines in a box if it has but one column.
    pub(super) fn table(&mut self, table: &Element<'_>, role: LineRole) {
        let mut rows = Vec::new();
        rows_of(table, &mut rows);
        let cells = |row: &Element<'_>| row.children().filter(|child| child.name == "table-cell").count();
        let single = rows.iter().all(|row| cells(row) < 2);
        for row in rows {
            if single || role == LineRole::PageLine {
                let role = if role == LineRole::Body { LineRole::Box } else { role };
                for cell in row.children() {
                    self.blocks(cell, role);
                }
            } else {
                self.row(row);
            }
        }
    }

    fn row(&mut self, row: &Element<'_>) {
        let mut whole = Line::default();
        let mut all = Along::default();
        let mut places = Vec::new();
        let cells = row.children().filter(|child| matches!(child.name, "table-cell" | "covered-table-cell"));
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                whole.text.push('\t');
            }
            let start = whole.text.len();
            let mut paragraphs = Vec::new();
            paragraphs_of(cell, &mut paragraphs);
            for paragraph in paragraphs {
                self.paragraph += 1;
                let (mut line, along) = self.line(paragraph);
                all.notes.extend(along.notes);
                all.boxes.extend(along.boxes);
                if line.is_blank() {
                    continue;
                }
                if whole.text.len() > start {
                    whole.text.push(' ');
                }
                let from = whole.text.len();
                line.text = line.text.replace('\t', " ");
                whole.append(line);
                places.extend(self.here().map(|place| (from..whole.text.len(), place)));
            }
        }
        self.lines.push_placed(whole, LineRole::Row, places);
        self.follow(all);
    }
}

/// The rows of a table, those of its head too.
fn rows_of<'b, 'x>(parent: &'b Element<'x>, out: &mut Vec<&'b Element<'x>>) {
    for child in parent.children().filter(|child| child.space == Space::Table) {
        match child.name {
            "table-row" => out.push(child),
            "table-header-rows" | "table-rows" | "table-row-group" => rows_of(child, out),
            _ => {}
        }
    }
}

/// The paragraphs in a cell, those of lists and tables inside it too.
fn paragraphs_of<'b, 'x>(parent: &'b Element<'x>, out: &mut Vec<&'b Element<'x>>) {
    for child in parent.children() {
        if child.space == Space::Text && matches!(child.name, "p" | "h") {
            out.push(child);
        } else {
            paragraphs_of(child, out);
        }
    }
}
