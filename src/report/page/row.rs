//! A row of the reader: a bead with the blocks of its two sides, everything marked in its place.

use crate::model::{BeadDiscrepancy, Block, BlockKind, Lang, Unit};

use super::french;
use super::mark::{Mark, marked};
use super::out::Out;
use super::reader::{Marks, Reader, checks, numbers, of_bead};
use super::section::{Grade, bead_id};
use super::source::page;
use super::template::{attribute, escape, message_in, word};

impl Reader<'_> {
    /// Writes the row of a bead.
    pub(super) fn row(&mut self, index: usize, out: &mut Out<'_, '_>) {
        let bead = &self.document.bitext.beads[index];
        let (found, later) = of_bead(self.found, index);
        self.found = later;
        let mut marks = self.marks(index, found);
        let html = &mut out.html;
        let (grade, number, confidence) =
            (Grade::of(bead), (index + 1).to_string(), bead.confidence.to_string());
        html.push_str("<tr");
        attribute("id", &bead_id(&self.document.pair.id, index), html);
        attribute("class", &format!("{grade} {}", bead.unit.word()), html);
        attribute("data-r", bead.relation().word(), html);
        attribute("data-u", bead.unit.word(), html);
        attribute("data-c", &confidence, html);
        attribute("data-pf", &numbers(self.blocks(Lang::Fr), &bead.fr), html);
        attribute("data-pe", &numbers(self.blocks(Lang::En), &bead.en), html);
        if !found.is_empty() {
            attribute("data-x", &checks(found), html);
        }
        html.push_str(">\n<th scope=\"row\"><a href=\"#");
        html.push_str(&self.address);
        html.push_str(&number);
        html.push_str("\">");
        html.push_str(&number);
        html.push_str("</a> <span class=\"conf\">");
        let sign = format!("{grade}_sign");
        if grade == Grade::Alone {
            spoken("span", "", &sign, html);
        } else {
            html.push_str(&confidence);
            html.push(' ');
            spoken("span", "hide", &sign, html);
        }
        html.push_str("</span></th>\n");
        self.side(Lang::Fr, &bead.fr, &mut marks, out);
        out.html.push_str("</td>\n");
        self.side(Lang::En, &bead.en, &mut marks, out);
        notes(found, out);
        out.html.push_str("</td></tr>\n");
    }

    /// The cell of a side, still open.
    fn side(&mut self, lang: Lang, blocks: &[usize], marks: &mut Marks<'_>, out: &mut Out<'_, '_>) {
        let html = &mut out.html;
        html.push_str("<td");
        attribute("lang", lang.code(), html);
        html.push_str(if blocks.is_empty() { " class=\"empty\">" } else { ">" });
        if blocks.is_empty() {
            let key = format!("nothing_{}", lang.code());
            html.push_str("<em lang=\"en\"");
            attribute("data-t", &key, html);
            html.push('>');
            escape(word(&key), html);
            html.push_str("</em>");
        }
        for at in blocks {
            self.block(lang, *at, marks[lang].remove(at).unwrap_or_default(), out);
        }
        self.page(lang, blocks, &mut out.html);
    }

    /// The page on which the blocks of a side begin, with a link that opens the file there.
    fn page(&self, lang: Lang, blocks: &[usize], out: &mut String) {
        let first = blocks.first().and_then(|at| self.blocks(lang).get(*at));
        let Some((number, link)) = first.and_then(|block| page(self.document, lang, block, self.way)) else {
            return;
        };
        out.push_str("<a class=\"leaf\"");
        attribute("href", &link, out);
        out.push_str(&format!(">p. {number}</a>"));
    }

    fn block(&mut self, lang: Lang, at: usize, marks: Vec<Mark<'_>>, out: &mut Out<'_, '_>) {
        let Some(block) = self.blocks(lang).get(at) else { return };
        let tag = match (block.kind, block.context.heading_path.len()) {
            (BlockKind::Title, _) | (BlockKind::Heading, 0) => "h4",
            (BlockKind::Heading, 1) => "h5",
            (BlockKind::Heading, _) => "h6",
            _ => "p",
        };
        let calls: Vec<(usize, String)> =
            block.calls.iter().map(|(place, label)| (*place, self.call(lang, at, label))).collect();
        out.html.push_str(&format!("<{tag}"));
        self.order(lang, at, &mut out.html);
        out.html.push('>');
        let label = block.label.as_deref().filter(|_| block.kind == BlockKind::Footnote);
        if let Some(marker) = block.marker.as_deref().or(label) {
            out.html.push_str("<b class=\"m\">");
            escape(marker, &mut out.html);
            out.html.push_str(" </b>");
        }
        marked(block.text.text(), marks, &calls, out);
        out.html.push_str(&format!("</{tag}>"));
    }

    /// Says where a block stands in its text if it is not the next one: by that the script knows its neighbours.
    fn order(&mut self, lang: Lang, at: usize, out: &mut String) {
        let note = self.blocks(lang)[at].kind == BlockKind::Footnote;
        let in_notes = self.beads[lang][at].is_some_and(|bead| {
            self.document.bitext.beads.get(bead as usize).is_some_and(|bead| bead.unit == Unit::Footnote)
        });
        let (order, last) = (self.orders[lang][at], &mut self.written[lang][usize::from(note)]);
        if note != in_notes || order != *last + 1 {
            attribute("data-b", &format!("{}{order}", if note { "n" } else { "" }), out);
        }
        *last = order;
    }

    /// A footnote call: it leads to the note's row, and shows the note when it is pointed at.
    fn call(&self, lang: Lang, caller: usize, label: &str) -> String {
        let blocks = self.blocks(lang);
        let is_note =
            |block: &Block| block.kind == BlockKind::Footnote && block.label.as_deref() == Some(label);
        // The note stands below its caller; labels may start anew on another page.
        let below = (caller..blocks.len()).find(|at| is_note(&blocks[*at]));
        let note = below.or_else(|| blocks.iter().position(is_note));
        let bead = note.and_then(|note| self.beads[lang].get(note).copied().flatten());
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
fn notes(found: &[BeadDiscrepancy], out: &mut Out<'_, '_>) {
    if found.is_empty() {
        return;
    }
    out.html.push_str("<ul class=\"notes\">");
    for BeadDiscrepancy { discrepancy, .. } in found {
        let html = &mut out.html;
        html.push_str("<li>");
        spoken("strong", &format!("sev {}", discrepancy.severity.word()), discrepancy.check.word(), html);
        for (lang, message) in [("en", discrepancy.message()), ("fr", french::difference(discrepancy))] {
            html.push(' ');
            message_in(lang, &message, html);
        }
        html.push_str("</li>");
        out.give();
    }
    out.html.push_str("</ul>");
}
