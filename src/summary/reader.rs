//! The two texts of a document side by side: rows of beads, with everything marked in its place.

use std::ops::Range;

use crate::model::{BeadDiscrepancy, Block, BlockKind, Document, Lang, Mention, Unit, Value, relation};

use super::mark::{Mark, Sort, marked};
use super::section::{Difference, bead_id, grade};
use super::template::{Said, address, attribute, escape, message_in, word};

/// Rows between two rows of column headings.
const CHUNK: usize = 40;
/// Rows after which a heading begins a new chunk.
const CHUNK_AT_HEADING: usize = 15;

/// The rows of a document while they are written.
pub(super) struct Reader<'a> {
    document: &'a Document,
    /// What stands before the number of a bead in the fragment of its row, encoded.
    address: String,
    /// The bead of each block, by language.
    beads: [Vec<Option<usize>>; 2],
    /// The marks of each block, by language.
    marks: [Vec<Vec<Mark<'a>>>; 2],
    /// What differs, in the order of the beads.
    found: &'a [Difference],
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document, found: &'a [Difference]) -> Reader<'a> {
        let count = |lang| document.version(lang).map_or(0, |version| version.text.blocks.len());
        let mut reader = Reader {
            document,
            address: address(&format!("bead:{}:", document.pair.id)),
            beads: Lang::BOTH.map(|lang| vec![None; count(lang)]),
            marks: Lang::BOTH.map(|lang| vec![Vec::new(); count(lang)]),
            found,
        };
        for (index, bead) in document.bitext.beads.iter().enumerate() {
            for (side, blocks) in [&bead.fr, &bead.en].into_iter().enumerate() {
                for at in blocks {
                    if let Some(place) = reader.beads[side].get_mut(*at) {
                        *place = Some(index);
                    }
                }
            }
        }
        reader.mark_sentences();
        reader.mark_mentions();
        for (one, told) in document.discrepancies.iter().zip(found) {
            reader.mark_difference(one, &told.message);
        }
        reader
    }

    fn blocks(&self, side: usize) -> &'a [Block] {
        blocks(self.document, side)
    }

    fn put(&mut self, side: usize, block: usize, range: Range<usize>, sort: Sort<'a>) {
        if let Some(marks) = self.marks[side].get_mut(block) {
            marks.push(Mark { range, sort });
        }
    }

    fn mark_sentences(&mut self) {
        for (number, bead) in self.document.bitext.sentences.iter().enumerate() {
            for (side, sentences) in [&bead.fr, &bead.en].into_iter().enumerate() {
                for (block, sentence) in sentences {
                    let found = self.blocks(side).get(*block).and_then(|all| all.sentences.get(*sentence));
                    if let Some(range) = found {
                        self.put(side, *block, range.clone(), Sort::Sentence(number + 1));
                    }
                }
            }
        }
    }

    fn mark_mentions(&mut self) {
        let document = self.document;
        for (side, lang) in Lang::BOTH.into_iter().enumerate() {
            for mention in document.version(lang).into_iter().flat_map(|version| &version.mentions) {
                let (class, value) = valued(mention);
                self.put(side, mention.block, mention.range.clone(), Sort::Mention(class, value));
            }
        }
    }

    fn mark_difference(&mut self, found: &BeadDiscrepancy, said: &'a Said) {
        let Some(bead) = self.document.bitext.beads.get(found.bead) else { return };
        let one = &found.discrepancy;
        for (side, blocks, place) in [(0, &bead.fr, &one.fr_place), (1, &bead.en, &one.en_place)] {
            let Some(place) = place else { continue };
            // The place counts on through the blocks of the side, joined by single spaces.
            let mut start = 0;
            for at in blocks {
                let len = self.blocks(side).get(*at).map_or(0, |block| block.text.text().len());
                let inside = place.start.max(start)..place.end.min(start + len);
                if inside.start < inside.end {
                    let range = inside.start - start..inside.end - start;
                    self.put(side, *at, range, Sort::Difference(said));
                }
                start += len + 1;
            }
        }
    }

    /// Writes the rows as tables, cut at headings, so that a browser lays out only those that are seen.
    pub(super) fn write(mut self, name: &str, out: &mut String) {
        let chunks = self.chunks();
        for (at, rows) in chunks.into_iter().enumerate() {
            let class = format!("chunk q{}", rows.len() / 10);
            out.push_str("<div");
            attribute("class", &class, out);
            out.push_str("><table class=\"reader\"><caption class=\"hide\"><bdi>");
            escape(name, out);
            out.push_str(&format!("</bdi>, {}–{}</caption>\n", rows.start + 1, rows.end));
            out.push_str("<colgroup><col class=\"first\"><col><col></colgroup>\n<thead");
            out.push_str(if at > 0 { " class=\"again\"><tr>" } else { "><tr>" });
            for key in ["bead", "french", "english"] {
                out.push_str("<th scope=\"col\"><span class=\"head\"");
                attribute("data-t", key, out);
                out.push('>');
                escape(word(key), out);
                out.push_str("</span></th>");
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for index in rows {
                self.row(index, out);
            }
            out.push_str("</tbody></table></div>\n");
        }
    }

    fn chunks(&self) -> Vec<Range<usize>> {
        let mut chunks: Vec<Range<usize>> = Vec::new();
        for (index, bead) in self.document.bitext.beads.iter().enumerate() {
            let heading = matches!(bead.unit, Unit::Heading | Unit::Title);
            match chunks.last_mut() {
                Some(last) if last.len() < CHUNK && !(heading && last.len() >= CHUNK_AT_HEADING) => {
                    last.end = index + 1;
                }
                _ => chunks.push(index..index + 1),
            }
        }
        chunks
    }

    fn row(&mut self, index: usize, out: &mut String) {
        let bead = &self.document.bitext.beads[index];
        let mine = self.found.iter().take_while(|one| one.bead == index + 1).count();
        let (differences, later) = self.found.split_at(mine);
        self.found = later;
        let (grade, number, confidence) = (grade(bead), (index + 1).to_string(), bead.confidence.to_string());
        out.push_str("<tr");
        attribute("id", &bead_id(&self.document.pair.id, index), out);
        attribute("class", &format!("{grade} {}", bead.unit.word()), out);
        attribute("data-r", relation(bead.fr.len(), bead.en.len()), out);
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
        if grade == "alone" {
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
        out.push_str(&format!("<{tag}>"));
        let label = block.label.as_deref().filter(|_| block.kind == BlockKind::Footnote);
        if let Some(marker) = block.marker.as_deref().or(label) {
            out.push_str("<b class=\"m\">");
            escape(marker, out);
            out.push_str(" </b>");
        }
        marked(block.text.text(), marks, &calls, out);
        out.push_str(&format!("</{tag}>"));
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

/// The blocks of a side.
pub(super) fn blocks(document: &Document, side: usize) -> &[Block] {
    document.version(Lang::BOTH[side]).map_or(&[], |version| &version.text.blocks)
}

/// The class of a mention in the page's style, and its value.
pub(super) fn valued(mention: &Mention) -> (&'static str, &str) {
    match &mention.value {
        Value::Date(value) => ("d", &value.edtf),
        Value::Symbol(value) => ("y", &value.canonical),
        Value::Entity(value) => ("e", &value.canonical),
    }
}

/// The checks of the differences of one bead.
pub(super) fn checks<'a>(differences: impl Iterator<Item = &'a Difference>) -> String {
    let mut checks: Vec<&str> = differences.map(|found| found.check).collect();
    checks.dedup();
    checks.join(" ")
}

/// The paragraph numbers of a side.
pub(super) fn numbers(blocks: &[Block], indices: &[usize]) -> String {
    let numbers = indices.iter().filter_map(|at| blocks.get(*at)?.number.as_deref());
    numbers.collect::<Vec<_>>().join("|")
}
