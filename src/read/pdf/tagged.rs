//! From the structure tree to lines: one for every paragraph, heading, item, row and note.

use crate::model::LineRole;

use super::items::settle;
use super::line::{Kind, Line, Piece, Tagged};
use super::page::{Page, Tag};
use super::tree::{Element, Kid, Role, Tree};

/// The lines of a file by its tree, in reading order, and what the tree names.
pub(super) fn lines(tree: &Tree, pages: &[Page]) -> (Vec<Line>, Tagged) {
    let mut walk = Walk {
        tree,
        pages,
        runs: Tagged::of(pages),
        open: None,
        done: Vec::new(),
        after: Vec::new(),
        depth: 0,
        inside: Inside { role: LineRole::Body, cell: false, link: false, label: false },
    };
    walk.kids(&tree.roots);
    walk.close();
    let mut lines = settle(walk.done);
    super::line::find_raised(&mut lines);
    (lines, walk.runs)
}

/// What the elements around say of a line.
#[derive(Debug, Clone, Copy)]
struct Inside {
    role: LineRole,
    /// In a cell, where paragraphs follow each other on one line.
    cell: bool,
    link: bool,
    label: bool,
}

struct Walk<'t> {
    tree: &'t Tree,
    pages: &'t [Page],
    runs: Tagged,
    /// The line that is being written.
    open: Option<Line>,
    done: Vec<Line>,
    /// What comes after the open line: the notes that it calls, the boxes anchored in it.
    after: Vec<Line>,
    /// How many lists are around.
    depth: u8,
    inside: Inside,
}

impl<'t> Walk<'t> {
    fn kids(&mut self, kids: &'t [Kid]) {
        for kid in kids {
            match kid {
                Kid::Content(tag) => self.content(*tag),
                Kid::Element(index) => {
                    if let Some(element) = self.tree.elements.get(*index) {
                        self.element(element);
                    }
                }
            }
        }
    }

    fn element(&mut self, element: &'t Element) {
        let outer = self.inside;
        match element.role {
            Role::Note => self.apart(LineRole::Note, element),
            Role::Artifact => self.apart(LineRole::PageLine, element),
            Role::Inline | Role::Reference => {
                self.inside.link = true;
                self.inline(element);
            }
            Role::Label => {
                self.inside.label = true;
                self.inline(element);
            }
            Role::Group | Role::ItemBody if self.inside.cell => self.kids(&element.kids),
            Role::ItemBody => self.kids(&element.kids),
            Role::Group => {
                self.end_line();
                self.kids(&element.kids);
                self.end_line();
            }
            _ if self.inside.cell && !matches!(element.role, Role::Row | Role::Cell) => self.in_cell(element),
            Role::Paragraph => self.paragraph(self.inside.role, element),
            Role::Heading(level) => self.paragraph(LineRole::Heading(level.unwrap_or(1)), element),
            Role::Title => self.paragraph(LineRole::Title, element),
            Role::Caption => self.paragraph(LineRole::Caption, element),
            Role::Contents => self.entry(LineRole::Contents, element),
            Role::Figure => self.paragraph(LineRole::Box, element),
            Role::List => {
                self.depth = self.depth.saturating_add(1);
                self.kids(&element.kids);
                self.depth -= 1;
            }
            Role::Item => self.entry(LineRole::Item(self.depth.saturating_sub(1)), element),
            Role::Table => self.block(|walk| walk.kids(&element.kids)),
            Role::Row => self.row(element),
            Role::Cell => {
                self.inside.cell = true;
                self.kids(&element.kids);
                self.end_cell();
            }
        }
        self.inside = outer;
    }

    /// A part of a line, with the text that stands for it where the file gives one.
    fn inline(&mut self, element: &'t Element) {
        let Some(actual) = &element.actual else { return self.kids(&element.kids) };
        let from = self.open.as_ref().map_or(0, |line| line.pieces.len());
        self.kids(&element.kids);
        if let Some(line) = &mut self.open
            && let Some(first) = line.pieces.get_mut(from)
        {
            first.text.clone_from(actual);
            line.pieces.truncate(from + 1);
        }
    }

    /// A paragraph in a cell goes on in the line of the row.
    fn in_cell(&mut self, element: &'t Element) {
        self.blank();
        self.kids(&element.kids);
        self.blank();
    }

    /// A paragraph; it goes on in the line that holds nothing but its label so far.
    fn paragraph(&mut self, role: LineRole, element: &'t Element) {
        if self.open.as_ref().is_some_and(holds_label_only) {
            self.inline(element);
            self.end_line();
            return;
        }
        self.block(|walk| {
            let outer = walk.inside;
            walk.inside.role = role;
            walk.open = Some(Line::new(role));
            walk.inline(element);
            walk.end_line();
            walk.inside = outer;
        });
    }

    /// An item or an entry: its label and the paragraph behind it are one line.
    fn entry(&mut self, role: LineRole, element: &'t Element) {
        self.block(|walk| {
            let outer = walk.inside;
            walk.inside.role = role;
            walk.kids(&element.kids);
            walk.end_line();
            walk.inside = outer;
        });
    }

    fn row(&mut self, element: &'t Element) {
        if self.inside.cell {
            // A table in a cell: its rows go on in the row around it.
            return self.kids(&element.kids);
        }
        self.block(|walk| {
            walk.open = Some(Line::new(LineRole::Row));
            walk.kids(&element.kids);
            walk.end_line();
        });
    }

    /// A block, which may stand inside a line: the line goes on behind it, and the block comes after the line if the
    /// line has begun.
    fn block(&mut self, write: impl FnOnce(&mut Self)) {
        match self.open.take().filter(|line| !line.is_blank()) {
            None => write(self),
            Some(line) => {
                let after = std::mem::take(&mut self.after);
                let done = std::mem::take(&mut self.done);
                write(self);
                self.end_line();
                let inner = std::mem::replace(&mut self.done, done);
                self.after = after;
                self.after.extend(inner);
                self.open = Some(line);
            }
        }
    }

    /// Something that belongs to no line: a note behind its call, an artifact.
    fn apart(&mut self, role: LineRole, element: &'t Element) {
        if role == LineRole::Note {
            self.call();
        }
        let outer = self.inside;
        self.inside = Inside { role, cell: false, link: false, label: false };
        let open = self.open.take();
        let after = std::mem::take(&mut self.after);
        let done = std::mem::take(&mut self.done);
        self.kids(&element.kids);
        self.end_line();
        let inner = std::mem::replace(&mut self.done, done);
        self.after = after;
        self.open = open;
        self.inside = outer;
        if self.open.is_some() {
            self.after.extend(inner);
        } else {
            self.done.extend(inner);
        }
    }

    /// What stands just before a note calls it.
    fn call(&mut self) {
        let pieces = self.open.as_mut().map(|line| &mut line.pieces);
        let last = pieces.and_then(|pieces| pieces.iter_mut().rev().find(|piece| !piece.is_blank()));
        if let Some(piece) = last
            && super::line::is_call(&piece.text)
        {
            piece.kind = Kind::Call;
        }
    }

    fn content(&mut self, tag: Tag) {
        for (number, index) in self.runs.take(tag) {
            let Some(page) = self.pages.get(*number) else { continue };
            let mut piece = Piece::of(&page.runs[*index], *number, page);
            piece.link = self.inside.link;
            if self.inside.label && !self.inside.cell {
                piece.kind = Kind::Label;
            }
            self.open.get_or_insert_with(|| Line::new(self.inside.role)).pieces.push(piece);
        }
    }

    /// A blank between two paragraphs of a cell.
    fn blank(&mut self) {
        if let Some(last) = self.open.as_mut().and_then(|line| line.pieces.last_mut())
            && last.kind != Kind::CellEnd
            && !last.text.ends_with(char::is_whitespace)
        {
            last.text.push(' ');
        }
    }

    fn end_cell(&mut self) {
        if let Some(line) = &mut self.open {
            let mut end = line.pieces.last().cloned().unwrap_or_else(|| Piece {
                text: String::new(),
                page: 0,
                area: [0.0; 4],
                left: 0.0,
                right: 0.0,
                base: 0.0,
                size: 0.0,
                bold: false,
                kind: Kind::CellEnd,
                link: false,
            });
            end.text.clear();
            end.kind = Kind::CellEnd;
            line.pieces.push(end);
        }
    }

    fn end_line(&mut self) {
        if !self.inside.cell {
            self.close();
        }
    }

    fn close(&mut self) {
        if let Some(line) = self.open.take()
            && !line.is_blank()
        {
            self.done.push(line);
        }
        self.done.append(&mut self.after);
    }
}

/// Whether a line holds a label and nothing behind it.
fn holds_label_only(line: &Line) -> bool {
    let mut filled = line.pieces.iter().filter(|piece| !piece.is_blank()).peekable();
    filled.peek().is_some() && filled.all(|piece| piece.kind == Kind::Label)
}
