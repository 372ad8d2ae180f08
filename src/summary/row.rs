//! A row of the reader: a bead with the blocks of its two sides, everything marked in its place.

use crate::model::{Block, BlockKind, Lang, Relation, Unit};

use super::mark::marked;
use super::reader::{Reader, checks, numbers};
use super::section::{Difference, Grade, bead_id};
use super::source::page;
use super::template::{attribute, escape, message_in, word};

impl Reader<'_> {
    /// Writes the row of a bead.
    pub(super) fn row(&mut self, index: usize, out: &mut String) {
        let bead = &self.document.bitext.beads[index];
        let mine = self.found.iter().take_while(|one| one.bead == index + 1).count();
        let (differences, later) = self.found.split_at(mine);
        self.found = later;
        let (grade, number, confidence) =
            (Grade::of(bead), (index + 1).to_string(), bead.confidence.to_string());
        out.push_str("<tr");
        attribute("id", &bead_id(&self.document.pair.id, index), out);
        attribute("class", &format!("{grade} {}", bead.unit.word()), out);
        attribute("data-r", Relation::of(bead.fr.len(), bead.en.len()).word(), out);
        attribute("data-u", bead.unit.word(), out);
        attribute("data-c", &confidence, out);
        attribute("data-pf", &numbers(self.blocks(0), &bead.fr), out);
        attribute("data-pe", &numbers(self.blocks(1), &bead.en), out);
        if !differences.is_empty() {
            attribute("data-x", &checks(differences.iter()), out);
        }
        out.push_str(">\n<th scope=\"row\"><a href=\"#");
        out.push_str(&self.address);
        out.push_str(&number);
        out.push_str("\">");
        out.push_str(&number);
        out.push_str("</a> <span class=\"conf\">");
        let sign = format!("{grade}_sign");
        if grade == Grade::Alone {
            spoken("span", "", &sign, out);
        } else {
            out.push_str(&confidence);
            out.push(' ');
            spoken("span", "hide", &sign, out);
        }
        out.push_str("</span></th>\n");
        self.side(0, &bead.fr, out);
        out.push_str("</td>\n");
        self.side(1, &bead.en, out);
        notes(differences, out);
        out.push_str("</td></tr>\n");
    }

    /// The cell of a side, still open.
    fn side(&mut self, side: usize, blocks: &[usize], out: &mut String) {
        let lang = Lang::BOTH[side].code();
        out.push_str("<td");
        attribute("lang", lang, out);
        out.push_str(if blocks.is_empty() { " class=\"empty\">" } else { ">" });
        if blocks.is_empty() {
            let key = format!("nothing_{lang}");
            out.push_str("<em lang=\"en\"");
            attribute("data-t", &key, out);
            out.push('>');
            escape(word(&key), out);
            out.push_str("</em>");
        }
        for at in blocks {
            self.block(side, *at, out);
        }
        self.page(side, blocks, out);
    }

    /// The page on which the blocks of a side begin, with a link that opens the file there.
    fn page(&self, side: usize, blocks: &[usize], out: &mut String) {
        let first = blocks.first().and_then(|at| self.blocks(side).get(*at));
        let Some((number, link)) = first.and_then(|block| page(self.document, side, block, self.way)) else {
            return;
        };
        out.push_str("<a class=\"leaf\"");
        attribute("href", &link, out);
        out.push_str(&format!(">p. {number}</a>"));
    }

    fn block(&mut self, side: usize, at: usize, out: &mut String) {
        let Some(block) = self.blocks(side).get(at) else { return };
        let marks = self.marks[side].get_mut(at).map(std::mem::take).unwrap_or_default();
        let tag = match (block.kind, block.heading_path.len()) {
            (BlockKind::Title, _) | (BlockKind::Heading, 0) => "h4",
            (BlockKind::Heading, 1) => "h5",
            (BlockKind::Heading, _) => "h6",
            _ => "p",
        };
        let calls: Vec<(usize, String)> =
            block.calls.iter().map(|(place, label)| (*place, self.call(side, at, label))).collect();
        out.push_str(&format!("<{tag}"));
        self.order(side, at, out);
        out.push('>');
        let label = block.label.as_deref().filter(|_| block.kind == BlockKind::Footnote);
        if let Some(marker) = block.marker.as_deref().or(label) {
            out.push_str("<b class=\"m\">");
            escape(marker, out);
            out.push_str(" </b>");
        }
        marked(block.text.text(), marks, &calls, out);
        out.push_str(&format!("</{tag}>"));
    }

    /// Says where a block stands in its text if it is not the next one: by that the script knows its neighbours.
    fn order(&mut self, side: usize, at: usize, out: &mut String) {
        let note = self.blocks(side)[at].kind == BlockKind::Footnote;
        let in_notes = self.beads[side][at].is_some_and(|bead| {
            self.document.bitext.beads.get(bead).is_some_and(|bead| bead.unit == Unit::Footnote)
        });
        let (order, last) = (self.orders[side][at], &mut self.written[side][usize::from(note)]);
        if note != in_notes || order != *last + 1 {
            attribute("data-b", &format!("{}{order}", if note { "n" } else { "" }), out);
        }
        *last = order;
    }

    /// A footnote call: it leads to the note's row, and shows the note when it is pointed at.
    fn call(&self, side: usize, caller: usize, label: &str) -> String {
        let blocks = self.blocks(side);
        let is_note =
            |block: &Block| block.kind == BlockKind::Footnote && block.label.as_deref() == Some(label);
        // The note stands below its caller; labels may start anew on another page.
        let below = (caller..blocks.len()).find(|at| is_note(&blocks[*at]));
        let note = below.or_else(|| blocks.iter().position(is_note));
        let bead = note.and_then(|note| self.beads[side].get(note).copied().flatten());
        let mut out = String::from("<sup>");
        if let Some((note, bead)) = note.zip(bead) {
            out.push_str(&format!("<a class=\"call\" href=\"#{}{}\"", self.address, bead + 1));
            attribute("title", blocks[note].text.text(), &mut out);
            out.push('>');
            escape(label, &mut out);
            out.push_str("</a>");
        } else {
            escape(label, &mut out);
        }
        out.push_str("</sup>");
        out
    }
}

/// Writes an element that holds a word of the interface.
fn spoken(element: &str, class: &str, key: &str, out: &mut String) {
    out.push_str(&format!("<{element}"));
    if !class.is_empty() {
        attribute("class", class, out);
    }
    attribute("data-t", key, out);
    out.push('>');
    escape(word(key), out);
    out.push_str(&format!("</{element}>"));
}

/// What differs in a row, under its English cell.
fn notes(differences: &[Difference], out: &mut String) {
    if differences.is_empty() {
        return;
    }
    out.push_str("<ul class=\"notes\">");
    for one in differences {
        out.push_str("<li>");
        spoken("strong", &format!("sev {}", one.severity), one.check, out);
        for (lang, message) in [("en", &one.message.en), ("fr", &one.message.fr)] {
            out.push(' ');
            message_in(lang, message, out);
        }
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}
