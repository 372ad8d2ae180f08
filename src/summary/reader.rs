//! The two texts of a document side by side: rows of beads, with everything marked in its place.

use std::ops::Range;

use crate::model::{BeadDiscrepancy, Block, BlockKind, Document, Lang, Mention, Unit, Value, side_starts};

use super::mark::{Mark, Sort};
use super::section::Difference;
use super::template::{Said, address, attribute, escape, word};

/// Rows between two rows of column headings.
const CHUNK: usize = 40;
/// Rows after which a heading begins a new chunk.
const CHUNK_AT_HEADING: usize = 15;

/// The rows of a document while they are written.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    /// What stands before the number of a bead in the fragment of its row, encoded.
    pub(super) address: String,
    /// The bead of each block, by language.
    pub(super) beads: [Vec<Option<usize>>; 2],
    /// The marks of each block, by language.
    pub(super) marks: [Vec<Vec<Mark<'a>>>; 2],
    /// What differs, in the order of the beads.
    pub(super) found: &'a [Difference],
    /// The way to the corpus.
    pub(super) way: &'a str,
    /// The place of each block among the running text, or among the footnotes, by language.
    pub(super) orders: [Vec<usize>; 2],
    /// The places of the last blocks of both sorts that were written, by language.
    pub(super) written: [[usize; 2]; 2],
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document, found: &'a [Difference], way: &'a str) -> Reader<'a> {
        let count = |lang| document.version(lang).map_or(0, |version| version.text.blocks.len());
        let mut reader = Reader {
            document,
            address: address(&format!("bead:{}:", document.pair.id)),
            beads: Lang::BOTH.map(|lang| vec![None; count(lang)]),
            marks: Lang::BOTH.map(|lang| vec![Vec::new(); count(lang)]),
            found,
            way,
            orders: Lang::BOTH.map(|lang| orders(document, lang)),
            written: [[0; 2]; 2],
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

    pub(super) fn blocks(&self, side: usize) -> &'a [Block] {
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
            // The place counts on through the blocks of the side.
            for (at, start) in side_starts(self.blocks(side), blocks) {
                let end = start + self.blocks(side)[at].text.text().len();
                let inside = place.start.max(start)..place.end.min(end);
                if inside.start < inside.end {
                    let range = inside.start - start..inside.end - start;
                    self.put(side, at, range, Sort::Difference(said));
                }
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
}

/// The place of each block of a side among the running text or among the footnotes, from 1; furniture has none.
fn orders(document: &Document, lang: Lang) -> Vec<usize> {
    let mut last = [0; 2];
    let order = |block: &Block| match block.kind {
        BlockKind::Furniture => 0,
        kind => {
            let last = &mut last[usize::from(kind == BlockKind::Footnote)];
            *last += 1;
            *last
        }
    };
    document.version(lang).map_or(&[][..], |version| &version.text.blocks).iter().map(order).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare_versions;
    use crate::model::{
        About, Bead, Bitext, DocumentPair, FileOffsets, Method, RawText, SegmentedText, Version,
    };

    fn version(lang: Lang, text: &str) -> Version {
        let raw = RawText::new(text.to_owned(), "UTF-8", text.len(), FileOffsets::Shifted(0)).unwrap();
        let (text, _): (SegmentedText, _) = crate::segment::segment(crate::clean::clean(raw, lang));
        Version {
            file: String::new(),
            sha256: String::new(),
            text_sha256: String::new(),
            detected: None,
            symbol: String::new(),
            date: None,
            date_source: None,
            text,
            mentions: Vec::new(),
        }
    }

    #[test]
    fn a_difference_behind_a_figure_without_words_is_marked_in_its_place() {
        let fr = version(Lang::Fr, "1. Le premier bloc.\n\nFigure V\n\n2. Le groupe compte 127 pays.\n");
        let en = version(Lang::En, "1. The first block.\n\nFigure V\n\n2. The group has 129 countries.\n");
        let all = vec![0, 1, 2];
        let bead =
            Bead { fr: all.clone(), en: all, unit: Unit::Paragraph, method: Method::Content, confidence: 95 };
        let bitext = Bitext { beads: vec![bead], sentences: Vec::new() };
        let discrepancies = compare_versions(Some(&fr), Some(&en), &bitext);
        assert!(fr.text.blocks[1].text.text().is_empty() && !discrepancies.is_empty(), "{discrepancies:?}");
        let document = Document {
            pair: DocumentPair { id: "a".to_owned(), fr: None, en: None, about: About::default() },
            fr: Some(fr),
            en: Some(en),
            bitext,
            discrepancies,
            diagnostics: Vec::new(),
        };
        let found: Vec<Difference> =
            document.discrepancies.iter().map(|found| Difference::new("a", found)).collect();
        let reader = Reader::new(&document, &found, "");
        for (side, number) in [(0, "127"), (1, "129")] {
            let text = reader.blocks(side)[2].text.text();
            let marks = reader.marks[side][2].iter().filter(|mark| matches!(mark.sort, Sort::Difference(_)));
            let marked: Vec<&str> = marks.map(|mark| &text[mark.range.clone()]).collect();
            assert_eq!(marked, [number]);
        }
    }
}
