//! The two texts of a document side by side: rows of beads, with everything marked in its place.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::model::{BeadDiscrepancy, Block, BlockKind, Document, Lang, Value, relation};

use super::mark::{Mark, Sort, marked};
use super::section::{Difference, bead_id, difference, grade};
use super::template::{address, escape};

/// A row of the reader: a bead.
#[derive(Serialize)]
pub(super) struct Row {
    id: String,
    href: String,
    number: usize,
    unit: &'static str,
    relation: &'static str,
    confidence: u8,
    grade: &'static str,
    checks: String,
    fr_paragraphs: String,
    en_paragraphs: String,
    fr: Vec<Cell>,
    en: Vec<Cell>,
    differences: Vec<Difference>,
}

/// A block in a row.
#[derive(Serialize)]
struct Cell {
    tag: &'static str,
    marker: String,
    html: String,
}

/// Rows between two rows of column headings.
const CHUNK: usize = 40;
/// Rows after which a heading begins a new chunk.
const CHUNK_AT_HEADING: usize = 15;

/// The rows of a document while they are made.
pub(super) struct Reader<'a> {
    document: &'a Document,
    /// The bead of each block, by language.
    beads: [Vec<Option<usize>>; 2],
    /// The marks of each block, by language.
    marks: [Vec<Vec<Mark>>; 2],
    /// What differs, by bead.
    found: BTreeMap<usize, Vec<Difference>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document) -> Reader<'a> {
        let count = |lang| document.version(lang).map_or(0, |version| version.text.blocks.len());
        let mut reader = Reader {
            document,
            beads: Lang::BOTH.map(|lang| vec![None; count(lang)]),
            marks: Lang::BOTH.map(|lang| (0..count(lang)).map(|_| Vec::new()).collect()),
            found: BTreeMap::new(),
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
        for found in &document.discrepancies {
            reader.mark_difference(found);
        }
        reader
    }

    fn blocks(&self, side: usize) -> &'a [Block] {
        self.document.version(Lang::BOTH[side]).map_or(&[], |version| &version.text.blocks)
    }

    fn put(&mut self, side: usize, block: usize, range: Range<usize>, sort: Sort, title: String) {
        if let Some(marks) = self.marks[side].get_mut(block) {
            marks.push(Mark { range, sort, title });
        }
    }

    fn mark_sentences(&mut self) {
        for (number, bead) in self.document.bitext.sentences.iter().enumerate() {
            for (side, sentences) in [&bead.fr, &bead.en].into_iter().enumerate() {
                for (block, sentence) in sentences {
                    let found = self.blocks(side).get(*block).and_then(|all| all.sentences.get(*sentence));
                    if let Some(range) = found {
                        self.put(side, *block, range.clone(), Sort::Sentence(number + 1), String::new());
                    }
                }
            }
        }
    }

    fn mark_mentions(&mut self) {
        let document = self.document;
        for (side, lang) in Lang::BOTH.into_iter().enumerate() {
            for mention in document.version(lang).into_iter().flat_map(|version| &version.mentions) {
                let (class, title) = match &mention.value {
                    Value::Date(value) => ("d", &value.edtf),
                    Value::Symbol(value) => ("y", &value.canonical),
                    Value::Entity(value) => ("e", &value.canonical),
                };
                self.put(side, mention.block, mention.range.clone(), Sort::Mention(class), title.clone());
            }
        }
    }

    fn mark_difference(&mut self, found: &BeadDiscrepancy) {
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
                    self.put(side, *at, range, Sort::Difference, one.message.clone());
                }
                start += len + 1;
            }
        }
        let row = difference(&self.document.pair.id, found);
        self.found.entry(found.bead).or_default().push(row);
    }

    /// The rows, cut into tables at headings, so that a browser lays out only those that are seen.
    pub(super) fn chunks(mut self) -> Vec<Vec<Row>> {
        let mut chunks: Vec<Vec<Row>> = Vec::new();
        for index in 0..self.document.bitext.beads.len() {
            let row = self.row(index);
            let heading = matches!(row.unit, "heading" | "title");
            match chunks.last_mut() {
                Some(last) if last.len() < CHUNK && !(heading && last.len() >= CHUNK_AT_HEADING) => {
                    last.push(row);
                }
                _ => chunks.push(vec![row]),
            }
        }
        chunks
    }

    fn row(&mut self, index: usize) -> Row {
        let document = self.document;
        let bead = &document.bitext.beads[index];
        let id = bead_id(&document.pair.id, index);
        let differences = self.found.remove(&index).unwrap_or_default();
        let mut checks: Vec<&str> = differences.iter().map(|found| found.check).collect();
        checks.dedup();
        Row {
            href: format!("#{}", address(&id)),
            id,
            number: index + 1,
            unit: bead.unit.word(),
            relation: relation(bead.fr.len(), bead.en.len()),
            confidence: bead.confidence,
            grade: grade(bead),
            checks: checks.join(" "),
            fr_paragraphs: numbers(self.blocks(0), &bead.fr),
            en_paragraphs: numbers(self.blocks(1), &bead.en),
            fr: bead.fr.iter().filter_map(|at| self.cell(0, *at)).collect(),
            en: bead.en.iter().filter_map(|at| self.cell(1, *at)).collect(),
            differences,
        }
    }

    fn cell(&mut self, side: usize, at: usize) -> Option<Cell> {
        let block = self.blocks(side).get(at)?;
        let marks = std::mem::take(self.marks[side].get_mut(at)?);
        let tag = match (block.kind, block.heading_path.len()) {
            (BlockKind::Title, _) | (BlockKind::Heading, 0) => "h4",
            (BlockKind::Heading, 1) => "h5",
            (BlockKind::Heading, _) => "h6",
            _ => "p",
        };
        let calls: Vec<(usize, String)> =
            block.calls.iter().map(|(place, label)| (*place, self.call(side, at, label))).collect();
        let label =
            || Some(format!("{} ", block.label.as_deref().filter(|_| block.kind == BlockKind::Footnote)?));
        Some(Cell {
            tag,
            marker: block.marker.clone().map(|marker| marker + " ").or_else(label).unwrap_or_default(),
            html: marked(block.text.text(), marks, &calls),
        })
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
            let href = address(&bead_id(&self.document.pair.id, bead));
            out.push_str(&format!("<a class=\"call\" href=\"#{href}\" title=\""));
            escape(blocks[note].text.text(), &mut out);
            out.push_str("\">");
            escape(label, &mut out);
            out.push_str("</a>");
        } else {
            escape(label, &mut out);
        }
        out.push_str("</sup>");
        out
    }
}

fn numbers(blocks: &[Block], indices: &[usize]) -> String {
    let numbers = indices.iter().filter_map(|at| blocks.get(*at)?.number.as_deref());
    numbers.collect::<Vec<_>>().join("|")
}
