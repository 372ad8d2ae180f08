//! Tables: a line for every row, with its cells parted by tabs.

use crate::model::{LineRole, MarkKind};

use super::super::line::Line;
use super::super::xml::{Element, Space};
use super::Reader;
use super::body::Setting;
use super::runs::{Along, alternative};

impl<'a, 'x> Reader<'a, 'x> {
    /// A table: a line for every row, or lines in a box if it has but one column.
    pub(super) fn table(&mut self, table: &'a Element<'x>, setting: Setting) {
        let mut rows = Vec::new();
        children_of(table, "tr", &mut rows);
        let cells: Vec<Vec<&'a Element<'x>>> = rows
            .iter()
            .map(|row| {
                let mut cells = Vec::new();
                children_of(row, "tc", &mut cells);
                cells
            })
            .collect();
        let single = cells.iter().all(|cells| cells.len() <= 1);
        for (row, cells) in rows.iter().zip(cells) {
            if row.child("trPr").is_some_and(|properties| properties.child("del").is_some()) {
                self.deletions += 1;
                continue;
            }
            if single || setting == Setting::Margin {
                let setting = if setting == Setting::Body { Setting::Box } else { setting };
                for cell in cells {
                    self.blocks(cell, setting);
                }
            } else {
                self.row(&cells);
            }
        }
    }

    fn row(&mut self, cells: &[&'a Element<'x>]) {
        let mut row = Line::default();
        let mut all = Along::default();
        let mut places = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                row.text.push('\t');
            }
            let mut paragraphs = Vec::new();
            paragraphs_of(cell, &mut paragraphs);
            let start = row.text.len();
            for paragraph in paragraphs {
                let Some((mut line, along)) = self.line(paragraph) else { continue };
                let printed = self.printed(paragraph).filter(|printed| !printed.text.is_empty());
                all.notes.extend(along.notes);
                all.boxes.extend(along.boxes);
                if line.is_blank() {
                    continue;
                }
                if let Some(printed) = printed {
                    line.label(&printed.text);
                    line.marks.retain(|(_, kind)| *kind != MarkKind::Label);
                }
                if row.text.len() > start {
                    row.text.push(' ');
                }
                let from = row.text.len();
                // Inside a cell a tab is a blank: it parts no cells.
                line.text = line.text.replace('\t', " ");
                row.append(line);
                places.extend(self.here().map(|place| (from..row.text.len(), place)));
            }
        }
        self.lines.push_placed(row, LineRole::Row, places);
        self.follow(all);
    }
}

/// The elements `name` of a table or row, in whatever wraps them.
fn children_of<'a, 'x>(parent: &'a Element<'x>, name: &str, out: &mut Vec<&'a Element<'x>>) {
    for child in parent.children() {
        if child.is(name) {
            out.push(child);
        } else if child.space == Space::Word
            && matches!(child.name, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo")
        {
            children_of(child, name, out);
        }
    }
}

/// The paragraphs in a cell or a note, those of tables inside it too.
pub(super) fn paragraphs_of<'a, 'x>(parent: &'a Element<'x>, out: &mut Vec<&'a Element<'x>>) {
    for child in parent.children() {
        if child.is("p") {
            out.push(child);
        } else if child.space == Space::Compatibility && child.name == "AlternateContent" {
            if let Some(choice) = alternative(child) {
                paragraphs_of(choice, out);
            }
        } else if child.space == Space::Word && !matches!(child.name, "del" | "moveFrom") {
            paragraphs_of(child, out);
        }
    }
}
