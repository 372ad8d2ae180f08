//! The paragraphs, tables and boxes of a Word file into lines.

use crate::model::{LineRole, Place};

use super::super::line::Line;
use super::super::xml::{Element, Space};
use super::Reader;
use super::notes::NoteKind;
use super::numbering::Printed;
use super::runs::{Along, alternative};
use super::styles::Purpose;
use super::table::paragraphs_of;

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In the running text.
    Body,
    /// In a box.
    Box,
    /// In a header or footer.
    Margin,
}

impl<'a, 'x> Reader<'a, 'x> {
    /// Reads the whole document: headers, text with its notes, footers.
    pub(super) fn document(&mut self, body: &'a Element<'x>) {
        let mut sections = Vec::new();
        sections_of(body, &mut sections);
        if let Some(first) = sections.first() {
            self.notes.configure(first);
        }
        self.margins(&sections, "headerReference");
        self.blocks(body, Setting::Body);
        self.flush_carried();
        self.margins(&sections, "footerReference");
    }

    /// The headers or footers of all sections, each once, that of the first page first.
    fn margins(&mut self, sections: &[&'a Element<'x>], kind: &str) {
        for section in sections {
            let mut found: Vec<(&str, &str)> = section
                .children()
                .filter(|child| child.is(kind))
                .filter_map(|child| {
                    Some((child.attribute("type").unwrap_or("default"), child.attribute("id")?))
                })
                .collect();
            found.sort_by_key(|(page, _)| *page != "first");
            for (_, id) in found {
                let Some((_, part, root)) = self.margins.iter().find(|(known, _, _)| *known == id) else {
                    continue;
                };
                if self.shown_margins.insert(part) {
                    self.inside(part, root, Setting::Margin);
                }
            }
        }
    }

    /// Reads the blocks of another part.
    fn inside(&mut self, part: &str, root: &'a Element<'x>, setting: Setting) {
        let outer = (std::mem::replace(&mut self.part, part.to_owned()), self.paragraph);
        let fields = std::mem::take(&mut self.fields);
        self.paragraph = 0;
        self.blocks(root, setting);
        self.flush_carried();
        (self.part, self.paragraph) = outer;
        self.fields = fields;
    }

    pub(super) fn blocks(&mut self, parent: &'a Element<'x>, setting: Setting) {
        for child in parent.children() {
            match (child.space, child.name) {
                (Space::Word, "p") => self.paragraph(child, setting),
                (Space::Word, "tbl") => self.table(child, setting),
                (Space::Word, "sdt" | "sdtContent" | "customXml" | "smartTag") => self.blocks(child, setting),
                (Space::Word, "ins" | "moveTo") => {
                    self.insertions += 1;
                    self.blocks(child, setting);
                }
                (Space::Word, "del" | "moveFrom") => self.deletions += 1,
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(choice) = alternative(child) {
                        self.blocks(choice, setting);
                    }
                }
                _ => {}
            }
        }
    }

    /// The text of a paragraph with what it brings along; nothing if its end was deleted, so that it goes on.
    pub(super) fn line(&mut self, paragraph: &'a Element<'x>) -> Option<(Line, Along<'a, 'x>)> {
        self.paragraph += 1;
        let properties = paragraph.child("pPr");
        let style = self.style_of(paragraph);
        let mut along = Along::default();
        let mut line = self.carried.take().unwrap_or_default();
        self.inline(paragraph, self.styles.looks(style), &mut line, &mut along);
        let end = properties.and_then(|properties| properties.child("rPr"));
        let joined = end.is_some_and(|end| end.child("del").is_some() || end.child("moveFrom").is_some());
        self.deletions += usize::from(joined);
        // A large first letter stands in a frame of its own before the rest of its word.
        let frame = properties.and_then(|properties| properties.child("framePr")?.attribute("dropCap"));
        if joined || frame.is_some_and(|cap| cap != "none") {
            self.carried = Some(line);
            self.follow(along);
            return None;
        }
        if let Some(section) = properties.and_then(|properties| properties.child("sectPr")) {
            self.notes.end_section();
            self.notes.configure(section);
        }
        Some((line, along))
    }

    fn style_of(&self, paragraph: &'a Element<'x>) -> &'a str {
        paragraph
            .child("pPr")
            .and_then(|properties| properties.value("pStyle"))
            .unwrap_or(self.styles.usual())
    }

    fn flush_carried(&mut self) {
        if let Some(line) = self.carried.take() {
            let place = self.here();
            self.lines.push(line, LineRole::Body, place);
        }
    }

    pub(super) fn here(&self) -> Option<Place> {
        Some(Place::Element { part: self.part.clone(), number: self.paragraph })
    }

    fn paragraph(&mut self, paragraph: &'a Element<'x>, setting: Setting) {
        let Some((mut line, along)) = self.line(paragraph) else { return };
        let printed = self.printed(paragraph);
        let purpose = self.purpose(paragraph);
        let role = match (setting, purpose, &printed) {
            (Setting::Margin, _, _) => LineRole::PageLine,
            (_, Some(Purpose::Contents), _) => LineRole::Contents,
            (_, Some(Purpose::Title), _) => LineRole::Title,
            (_, Some(Purpose::Heading(level)), _) => LineRole::Heading(level),
            (_, Some(Purpose::Caption), _) => LineRole::Caption,
            (_, None, Some(printed)) if printed.item => LineRole::Item(printed.level.min(8) as u8),
            (Setting::Box, None, _) => LineRole::Box,
            (Setting::Body, None, _) => LineRole::Body,
        };
        if let Some(printed) = printed.filter(|printed| !printed.text.is_empty() && !line.is_blank()) {
            line.label(&printed.text);
        }
        let place = self.here();
        self.lines.push(line, role, place);
        self.follow(along);
    }

    /// What is printed before a paragraph.
    pub(super) fn printed(&mut self, paragraph: &'a Element<'x>) -> Option<Printed> {
        let own = paragraph.child("pPr").and_then(|properties| properties.child("numPr"));
        let number = |name: &str| own.and_then(|own| own.value(name)?.parse::<u32>().ok());
        let styled = self.styles.numbering(self.style_of(paragraph));
        let (id, level) = match (number("numId"), styled) {
            (Some(id), _) => (id, number("ilvl").map_or(0, |level| level as usize)),
            (None, Some((id, level, style))) => {
                let named = number("ilvl").map(|level| level as usize).or(level);
                (id, named.or_else(|| self.numbering.level_of_style(id, style)).unwrap_or(0))
            }
            (None, None) => return None,
        };
        if id == 0 { None } else { self.numbering.next(id, level) }
    }

    fn purpose(&self, paragraph: &'a Element<'x>) -> Option<Purpose> {
        let own =
            paragraph.child("pPr").and_then(|properties| properties.value("outlineLvl")?.parse::<u8>().ok());
        match own {
            Some(level) if level < 9 => Some(Purpose::Heading(level + 1)),
            Some(_) => None,
            None => self.styles.purpose(self.style_of(paragraph)),
        }
    }

    /// The notes and boxes of a paragraph, right behind it.
    pub(super) fn follow(&mut self, along: Along<'a, 'x>) {
        for (kind, id, label) in along.notes {
            self.note(kind, &id, &label);
        }
        for content in along.boxes {
            self.blocks(content, Setting::Box);
        }
    }

    /// Writes a note, once.
    fn note(&mut self, kind: NoteKind, id: &str, label: &str) {
        let at = kind as usize;
        let Some(note) = self.texts[at].get(id).copied() else { return };
        if !self.told_notes.insert((at, id.to_owned())) {
            return;
        }
        let outer = (std::mem::replace(&mut self.part, self.note_parts[at].to_owned()), self.paragraph);
        let fields = std::mem::take(&mut self.fields);
        self.paragraph = 0;
        let mut first = true;
        let mut paragraphs = Vec::new();
        paragraphs_of(note, &mut paragraphs);
        for paragraph in paragraphs {
            let Some((mut line, _)) = self.line(paragraph) else { continue };
            if line.is_blank() {
                continue;
            }
            if first && !label.is_empty() {
                let typed = line.text.trim_start();
                // A note with a mark of its own prints it again before its text.
                if let Some(rest) =
                    typed.strip_prefix(label).filter(|rest| rest.starts_with(char::is_whitespace))
                {
                    let cut = line.text.len() - rest.trim_start().len();
                    line.cut(cut);
                }
                line.label(label);
            }
            first = false;
            let place = self.here();
            self.lines.push(line, LineRole::Note, place);
        }
        self.flush_carried();
        (self.part, self.paragraph) = outer;
        self.fields = fields;
    }
}

/// The properties of the sections, in order.
fn sections_of<'a, 'x>(body: &'a Element<'x>, out: &mut Vec<&'a Element<'x>>) {
    for child in body.children().filter(|child| child.space == Space::Word) {
        match child.name {
            "sectPr" => out.push(child),
            "p" => out.extend(child.child("pPr").and_then(|properties| properties.child("sectPr"))),
            "sdt" | "sdtContent" | "customXml" => sections_of(child, out),
            _ => {}
        }
    }
}
