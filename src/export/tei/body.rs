//! The text of a version: its parts, its divisions, and their blocks in reading order.

use std::ops::Range;

use super::super::archive::inline::{by_block, cells};
use super::super::archive::notes::Notes;
use super::super::archive::xml::Xml;
use crate::model::{Block, BlockKind, Mention, Version};

use super::block_id;
use super::inline::{self, Piece};

/// The text while it is written.
pub(super) struct Body<'x, 't, 'u, 'a> {
    xml: &'x mut Xml<'t, 'u>,
    blocks: &'a [Block],
    mentions: Vec<Vec<&'a Mention>>,
    notes: Notes<'a>,
    /// The open divisions; the first is the body, or an annex.
    open: Vec<Division>,
    /// The list or the table that is open.
    group: Option<BlockKind>,
}

/// An open division.
#[derive(Default)]
struct Division {
    /// The headings above what stands in it.
    path: Vec<String>,
    /// Whether something stands in it beside headings and page furniture.
    begun: bool,
    /// Whether a division stands in it: TEI allows nothing but divisions behind one.
    divided: bool,
    /// Whether it goes on with the one above, behind a division in that.
    continues: bool,
}

impl<'x, 't, 'u, 'a> Body<'x, 't, 'u, 'a> {
    pub(super) fn new(xml: &'x mut Xml<'t, 'u>, version: &'a Version) -> Body<'x, 't, 'u, 'a> {
        let blocks = &version.text.blocks;
        let (mentions, notes) = (by_block(version), Notes::new(blocks));
        Body { xml, blocks, mentions, notes, open: vec![Division::default()], group: None }
    }

    /// Writes all parts: the main one in the body, the annexes behind it.
    pub(super) fn write(mut self) {
        self.xml.put("<body>\n");
        let mut latest = 0;
        for (at, block) in self.blocks.iter().enumerate() {
            if block.context.part > latest {
                self.end_part(latest == 0);
                if latest == 0 {
                    self.xml.put("</body>\n<back>\n");
                }
                latest = block.context.part;
                self.xml.open("div", &[("type", "annex"), ("n", &block.part_name())]);
                self.xml.put("\n");
                self.open = vec![Division::default()];
                if block.kind == BlockKind::Heading {
                    self.head(at, block, "head", &[]);
                    continue;
                }
            }
            self.block(at, block);
        }
        self.end_part(latest == 0);
        self.xml.put(if latest == 0 { "</body>\n" } else { "</back>\n" });
    }

    /// Ends what is open, and the part itself if it is an annex.
    fn end_part(&mut self, is_body: bool) {
        self.end_group();
        while self.open.len() > 1 {
            self.end_division();
        }
        let empty = self.open.last().is_some_and(|part| !part.begun && !part.divided);
        if empty {
            // A body must hold something.
            self.xml.put("<p/>\n");
        }
        if !is_body {
            self.xml.put("</div>\n");
        }
    }

    fn block(&mut self, at: usize, block: &'a Block) {
        if self.group.is_some_and(|kind| kind != block.kind || is_caption(block)) {
            self.end_group();
        }
        while self.open.len() > 1
            && self
                .open
                .last()
                .is_some_and(|division| !block.context.heading_path.starts_with(&division.path))
        {
            self.end_group();
            self.end_division();
        }
        match block.kind {
            BlockKind::Heading => self.division(at, block),
            BlockKind::Title if self.open.last().is_some_and(|open| !open.begun && !open.divided) => {
                self.head(at, block, "head", &[("type", "title")]);
            }
            BlockKind::Furniture => {
                self.head(
                    at,
                    block,
                    "fw",
                    &[("type", if block.masthead { "masthead" } else { "furniture" })],
                );
            }
            BlockKind::Footnote => self.note(at, block),
            BlockKind::List => self.item(at, block),
            BlockKind::Table if !is_caption(block) => self.row(at, block),
            kind => {
                self.make_room();
                match kind {
                    BlockKind::Paragraph => {
                        let number = block.number.as_deref().unwrap_or("");
                        self.head(at, block, "p", &[("n", number)]);
                    }
                    BlockKind::Prose => self.head(at, block, "p", &[]),
                    BlockKind::Figure => {
                        self.xml.put("<figure>");
                        self.head(at, block, "head", &[]);
                        self.xml.put("</figure>\n");
                    }
                    other => self.head(at, block, "ab", &[("type", other.word())]),
                }
            }
        }
    }

    /// Makes room for a block in the open division: behind a division in it, another one begins.
    fn make_room(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        if !open.divided {
            open.begun = true;
            return;
        }
        let path = open.path.clone();
        self.xml.put("<div type=\"continuation\">\n");
        self.open.push(Division { path, begun: true, divided: false, continues: true });
    }

    fn division(&mut self, at: usize, block: &'a Block) {
        while self.open.last().is_some_and(|open| open.continues) {
            self.end_division();
        }
        if let Some(open) = self.open.last_mut() {
            open.divided = true;
        }
        let name = block.label.as_deref().unwrap_or(block.text.text()).to_owned();
        let mut attributes = vec![("type", "section")];
        attributes.extend(block.label.as_deref().map(|label| ("n", label)));
        self.xml.open("div", &attributes);
        self.xml.put("\n");
        self.head(at, block, "head", &[]);
        let path = block.context.heading_path.iter().cloned().chain([name]).collect();
        self.open.push(Division { path, ..Division::default() });
    }

    fn end_division(&mut self) {
        if self.open.pop().is_some() {
            self.xml.put("</div>\n");
        }
    }

    /// Writes the element `name` that holds a block: what is printed before its text, and the text.
    fn head(&mut self, at: usize, block: &'a Block, name: &str, attributes: &[(&str, &str)]) {
        let id = block_id(at);
        let whole = 0..block.text.text().len();
        let printed = block.marker.as_deref().or(block.label.as_deref()).or(block.number.as_deref());
        match printed {
            Some(printed) => {
                self.xml.open(name, attributes);
                self.xml.element("label", &[], printed);
                self.xml.put(" ");
                self.xml.open("seg", &[("xml:id", &id)]);
                self.piece(at, block, whole, true);
                self.xml.close("seg");
            }
            None => {
                let attributes: Vec<(&str, &str)> =
                    attributes.iter().copied().chain([("xml:id", id.as_str())]).collect();
                self.xml.open(name, &attributes);
                self.piece(at, block, whole, true);
            }
        }
        self.xml.close(name);
        self.xml.put("\n");
    }

    fn note(&mut self, at: usize, block: &'a Block) {
        let mut attributes = vec![("place", "foot")];
        attributes.extend(block.label.as_deref().map(|label| ("n", label)));
        self.head(at, block, "note", &attributes);
    }

    fn item(&mut self, at: usize, block: &'a Block) {
        if self.group.is_none() {
            self.make_room();
            self.xml.put("<list>\n");
            self.group = Some(BlockKind::List);
        }
        self.head(at, block, "item", &[]);
    }

    fn row(&mut self, at: usize, block: &'a Block) {
        if self.group.is_none() {
            self.make_room();
            self.xml.put("<table>\n");
            self.group = Some(BlockKind::Table);
        }
        self.xml.open("row", &[("xml:id", &block_id(at))]);
        if let Some(marker) = &block.marker {
            self.xml.element("cell", &[("role", "label")], marker);
        }
        let cells = self.mentions.get(at).map(|mentions| cells(block, mentions)).unwrap_or_default();
        for cell in cells {
            self.xml.open("cell", &[]);
            self.piece(at, block, cell, false);
            self.xml.close("cell");
        }
        self.xml.put("</row>\n");
    }

    fn piece(&mut self, at: usize, block: &'a Block, range: Range<usize>, with_sentences: bool) {
        let mentions = self.mentions.get(at).map_or(&[][..], Vec::as_slice);
        inline::write(self.xml, &self.notes, &Piece { at, block, mentions, range, with_sentences });
    }

    /// Ends the list or the table that is open.
    fn end_group(&mut self) {
        if let Some(kind) = self.group.take() {
            self.xml.put(if kind == BlockKind::List { "</list>\n" } else { "</table>\n" });
        }
    }
}

/// Whether a block of a table is its caption and not a row.
pub(super) fn is_caption(block: &Block) -> bool {
    block.label.is_some()
}
