//! Lists and tables: blocks in a row that stand in one element.

use super::super::archive::inline::cells;
use crate::model::{Block, BlockKind};

use super::body::Body;
use super::ids::below;

impl<'a> Body<'_, '_, '_, 'a> {
    pub(super) fn item(&mut self, at: usize, block: &Block) {
        let id = match &self.group {
            Some((_, id)) => id.clone(),
            None => {
                let id = self.id("hcontainer", None, at);
                self.xml.open("hcontainer", &[("eId", &id), ("name", "list")]);
                self.xml.open("content", &[]);
                let list = below(&id, "list_1");
                self.open("blockList", &[("eId", &list)]);
                self.group = Some((BlockKind::List, list.clone()));
                list
            }
        };
        let id = self.ids.give(&id, "item", block.marker.as_deref(), at + 1);
        self.xml.open("item", &[("eId", &id)]);
        self.printed(block);
        self.text("p", &below(&id, "p_1"), at);
        self.close("item");
    }

    pub(super) fn row(&mut self, at: usize, block: &'a Block) {
        if self.group.is_none() {
            let id = self.id("hcontainer", None, at);
            self.xml.open("hcontainer", &[("eId", &id), ("name", "table")]);
            self.xml.open("content", &[]);
            let table = below(&id, "table_1");
            self.open("table", &[("eId", &table)]);
            self.group = Some((BlockKind::Table, table));
        }
        let table = self.group.as_ref().map_or("", |(_, id)| id);
        let row = below(table, &format!("tr_{}", at + 1));
        self.xml.open("tr", &[("eId", &row), ("pa:block", &(at + 1).to_string())]);
        if let Some(marker) = &block.marker {
            self.xml.open("td", &[("class", "marker")]);
            self.xml.element("p", &[], marker);
            self.xml.close("td");
        }
        let cells = self.mentions.get(at).map(|mentions| cells(block, mentions)).unwrap_or_default();
        for (number, cell) in (1..).zip(cells) {
            let id = below(&row, &format!("td_{number}"));
            self.xml.open("td", &[("eId", &id)]);
            self.xml.open("p", &[]);
            self.piece(&id, at, cell);
            self.xml.close("p");
            self.xml.close("td");
        }
        self.close("tr");
    }

    /// Ends the list or the table that is open.
    pub(super) fn end_group(&mut self) {
        if let Some((kind, _)) = self.group.take() {
            self.xml.close(if kind == BlockKind::List { "blockList" } else { "table" });
            self.xml.close("content");
            self.close("hcontainer");
        }
    }
}

/// Whether a block of a table is its caption and not a row.
pub(super) fn is_caption(block: &Block) -> bool {
    block.label.is_some()
}
