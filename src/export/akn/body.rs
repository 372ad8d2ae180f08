//! The text of a version: its parts, its sections, and their blocks in reading order.

use std::ops::Range;

use super::super::archive::inline::by_block;
use super::super::archive::notes::Notes;
use super::super::archive::xml::Xml;
use crate::model::{Block, BlockKind, Lang, Mention, Version};

use super::groups::is_caption;
use super::ids::{Ids, below};
use super::inline::{Inline, Piece, note_id};
use super::iri::Work;
use super::meta;
use super::part::{Part, parts};
use super::people::People;

/// The text while it is written.
pub(super) struct Body<'x, 't, 'u, 'a> {
    pub(super) xml: &'x mut Xml<'t, 'u>,
    blocks: &'a [Block],
    pub(super) mentions: Vec<Vec<&'a Mention>>,
    inline: Inline<'a>,
    lang: Lang,
    work: &'a Work,
    pub(super) ids: Ids,
    /// What the identifiers of the open part begin with.
    prefix: String,
    sections: Vec<Section>,
    /// The list or the table that is open.
    pub(super) group: Option<(BlockKind, String)>,
}

/// An open section.
struct Section {
    element: &'static str,
    id: String,
    /// The headings above what stands in it.
    path: Vec<String>,
}

impl<'x, 't, 'u, 'a> Body<'x, 't, 'u, 'a> {
    pub(super) fn new(
        xml: &'x mut Xml<'t, 'u>,
        version: &'a Version,
        lang: Lang,
        work: &'a Work,
        people: &'a People<'a>,
    ) -> Body<'x, 't, 'u, 'a> {
        let blocks = &version.text.blocks;
        let inline = Inline { people, notes: Notes::new(blocks), symbol: &version.symbol };
        Body {
            xml,
            blocks,
            mentions: by_block(version),
            inline,
            lang,
            work,
            ids: Ids::default(),
            prefix: String::new(),
            sections: Vec::new(),
            group: None,
        }
    }

    /// Writes all parts.
    pub(super) fn write(mut self) {
        let parts = parts(self.blocks);
        let Some((main, annexes)) = parts.split_first() else { return };
        self.part(main);
        if annexes.is_empty() {
            return;
        }
        self.open("attachments", &[]);
        for (number, annex) in (1..).zip(annexes) {
            self.annex(number, annex);
        }
        self.close("attachments");
    }

    fn annex(&mut self, number: usize, annex: &Part) {
        self.prefix = format!("att_{number}");
        let id = self.prefix.clone();
        self.open("attachment", &[("eId", &id)]);
        if let Some(at) = annex.heading {
            self.heading(at, &id);
        }
        self.open("doc", &[("name", "annex")]);
        self.open("meta", &[]);
        meta::identification(self.xml, self.work, self.lang, number, "");
        self.close("meta");
        self.part(annex);
        self.close("doc");
        self.close("attachment");
    }

    fn part(&mut self, part: &Part) {
        if !part.preface.is_empty() {
            self.open("preface", &[]);
            part.preface.clone().for_each(|at| self.above(at));
            self.close("preface");
        }
        self.open("mainBody", &[]);
        for at in part.body.clone() {
            self.block(at);
        }
        self.end_group();
        while self.end_section() {}
        if part.body.is_empty() {
            // The schema asks for something.
            self.xml.empty("p", &[]);
            self.xml.put("\n");
        }
        self.close("mainBody");
    }

    /// A block of the preface.
    fn above(&mut self, at: usize) {
        let Some(block) = self.blocks.get(at) else { return };
        let number = (at + 1).to_string();
        if block.kind == BlockKind::Title {
            let id = below(&self.prefix, &format!("docTitle_{number}"));
            self.xml.open("p", &[]);
            self.text("docTitle", &id, at);
            self.close("p");
            return;
        }
        let name = if block.masthead { "masthead" } else { "furniture" };
        let id = below(&self.prefix, &format!("container_{number}"));
        self.xml.open("container", &[("eId", &id), ("name", name)]);
        self.text("p", &below(&id, "p_1"), at);
        self.close("container");
    }

    fn block(&mut self, at: usize) {
        let Some(block) = self.blocks.get(at) else { return };
        if self.group.as_ref().is_some_and(|(kind, _)| *kind != block.kind || is_caption(block)) {
            self.end_group();
        }
        self.end_sections(&block.context.heading_path);
        match block.kind {
            BlockKind::Heading => self.section(at, block),
            BlockKind::Title => {
                let id = self.id("hcontainer", None, at);
                self.xml.open("hcontainer", &[("eId", &id), ("name", "title")]);
                self.text("heading", &below(&id, "heading_1"), at);
                self.close("hcontainer");
            }
            BlockKind::List => self.item(at, block),
            BlockKind::Table if !is_caption(block) => self.row(at, block),
            BlockKind::Footnote => self.note(at, block),
            BlockKind::Paragraph => {
                let id = self.ids.give(&self.prefix, "para", block.number.as_deref(), at + 1);
                self.xml.open("paragraph", &[("eId", &id)]);
                self.content(&id, at, block);
                self.close("paragraph");
            }
            kind => {
                let id = self.id("hcontainer", None, at);
                self.xml.open("hcontainer", &[("eId", &id), ("name", kind.word())]);
                self.content(&id, at, block);
                self.close("hcontainer");
            }
        }
    }

    /// The number or label of a block, and its text.
    fn content(&mut self, id: &str, at: usize, block: &Block) {
        self.printed(block);
        self.xml.open("content", &[]);
        self.text("p", &below(id, "p_1"), at);
        self.xml.close("content");
    }

    /// What is printed before the text of a block.
    pub(super) fn printed(&mut self, block: &Block) {
        let printed = block.marker.as_deref().or(block.label.as_deref()).or(block.number.as_deref());
        if let Some(printed) = printed {
            self.xml.element("num", &[], printed);
        }
    }

    fn section(&mut self, at: usize, block: &Block) {
        let outermost = self.sections.is_empty();
        let (element, sort) = if outermost { ("section", "sec") } else { ("subsection", "subsec") };
        let id = self.id(sort, block.label.as_deref(), at);
        self.xml.open(element, &[("eId", &id)]);
        self.heading(at, &id);
        let name = block.label.as_deref().unwrap_or(block.text.text()).to_owned();
        let path = block.context.heading_path.iter().cloned().chain([name]).collect();
        self.sections.push(Section { element, id, path });
    }

    fn heading(&mut self, at: usize, id: &str) {
        if let Some(block) = self.blocks.get(at) {
            self.printed(block);
            self.text("heading", &below(id, "heading_1"), at);
            self.xml.put("\n");
        }
    }

    fn note(&mut self, at: usize, block: &Block) {
        let id = self.id("hcontainer", None, at);
        self.xml.open("hcontainer", &[("eId", &id), ("name", "footnote")]);
        self.xml.open("content", &[]);
        self.xml.open("p", &[]);
        let note = note_id(at);
        let mut attributes = vec![("eId", note.as_str())];
        attributes.extend(block.label.as_deref().map(|label| ("marker", label)));
        attributes.push(("placement", "bottom"));
        self.xml.open("authorialNote", &attributes);
        self.text("p", &below(&note, "p_1"), at);
        self.xml.put("</authorialNote></p></content>");
        self.close("hcontainer");
    }

    /// Writes the element `name` that holds the whole text of a block.
    pub(super) fn text(&mut self, name: &str, id: &str, at: usize) {
        let length = self.blocks.get(at).map_or(0, |block| block.text.text().len());
        self.xml.open(name, &[("eId", id), ("pa:block", &(at + 1).to_string())]);
        self.piece(id, at, 0..length);
        self.xml.close(name);
    }

    pub(super) fn piece(&mut self, id: &str, at: usize, range: Range<usize>) {
        let (Some(block), Some(mentions)) = (self.blocks.get(at), self.mentions.get(at)) else { return };
        self.inline.write(self.xml, &Piece { id, at, block, mentions, range });
    }

    /// An identifier below the open section.
    pub(super) fn id(&mut self, sort: &str, printed: Option<&str>, at: usize) -> String {
        let parent = self.sections.last().map_or(&self.prefix, |section| &section.id);
        self.ids.give(parent, sort, printed, at + 1)
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.xml.open(name, attributes);
        self.xml.put("\n");
    }

    pub(super) fn close(&mut self, name: &str) {
        self.xml.close(name);
        self.xml.put("\n");
    }

    /// Ends the sections in which a block below these headings does not stand, and with them the list or the table.
    fn end_sections(&mut self, path: &[String]) {
        while self.sections.last().is_some_and(|section| !path.starts_with(&section.path)) {
            self.end_group();
            self.end_section();
        }
    }

    fn end_section(&mut self) -> bool {
        let Some(section) = self.sections.pop() else { return false };
        self.close(section.element);
        true
    }
}
