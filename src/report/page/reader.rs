//! The two texts of a document side by side: rows of beads, with everything marked in its place.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{
    Bead, BeadDiscrepancy, Block, BlockKind, Discrepancy, Document, Lang, Mention, Sides, Unit, Value,
    side_starts,
};

use super::mark::{Mark, Sort};
use super::out::Out;
use super::template::{address, attribute, escape, word};

/// Rows between two rows of column headings.
const CHUNK: usize = 40;
/// Rows after which a heading begins a new chunk.
const CHUNK_AT_HEADING: usize = 15;

/// The rows of a document while they are written, in their order.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    /// What stands before the number of a bead in the fragment of its row, encoded.
    pub(super) address: String,
    /// The bead of each block, by language.
    pub(super) beads: Sides<Vec<Option<u32>>>,
    /// What differs, from the next row on.
    pub(super) found: &'a [BeadDiscrepancy],
    /// The beads of sentences that are marked.
    sentences: usize,
    /// The way to the corpus.
    pub(super) way: &'a str,
    /// The place of each block among the running text, or among the footnotes, by language.
    pub(super) orders: Sides<Vec<u32>>,
    /// The places of the last block of the running text and of the last footnote that were written, by language.
    pub(super) written: Sides<[u32; 2]>,
}

/// The marks of the blocks of a bead, by language and by the place of the block.
pub(super) type Marks<'m> = Sides<BTreeMap<usize, Vec<Mark<'m>>>>;

fn put<'m>(marks: &mut Marks<'m>, lang: Lang, block: usize, range: Range<usize>, sort: Sort<'m>) {
    marks[lang].entry(block).or_default().push(Mark { range, sort });
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document, way: &'a str) -> Reader<'a> {
        let mut reader = Reader {
            document,
            address: address(&format!("bead:{}:", document.pair.id)),
            beads: Sides::of(|lang| vec![None; blocks(document, lang).len()]),
            found: &document.discrepancies,
            sentences: 0,
            way,
            orders: Sides::of(|lang| orders(document, lang)),
            written: Sides::default(),
        };
        for (index, bead) in document.bitext.beads.iter().enumerate() {
            for lang in Lang::BOTH {
                for at in bead.side(lang) {
                    if let Some(place) = reader.beads[lang].get_mut(*at) {
                        *place = u32::try_from(index).ok();
                    }
                }
            }
        }
        reader
    }

    pub(super) fn blocks(&self, lang: Lang) -> &'a [Block] {
        blocks(self.document, lang)
    }

    /// The marks of the next bead, the one at `index`; `found` are its differences.
    pub(super) fn marks(&mut self, index: usize, found: &'a [BeadDiscrepancy]) -> Marks<'a> {
        let mut marks = Marks::default();
        self.mark_sentences(index, &mut marks);
        let bead = &self.document.bitext.beads[index];
        for lang in Lang::BOTH {
            for at in bead.side(lang) {
                for mention in mentions(self.document, lang, *at) {
                    let (class, value) = valued(mention);
                    put(&mut marks, lang, *at, mention.range.clone(), Sort::Mention(class, value));
                }
            }
        }
        for one in found {
            self.mark_difference(bead, &one.discrepancy, &mut marks);
        }
        marks
    }

    fn mark_sentences(&mut self, index: usize, marks: &mut Marks<'_>) {
        let all = &self.document.bitext.sentences;
        while let Some(bead) = all.get(self.sentences).filter(|bead| bead.bead == index) {
            self.sentences += 1;
            for lang in Lang::BOTH {
                for place in bead.side(lang) {
                    let block = self.blocks(lang).get(place.block());
                    if let Some(range) = block.and_then(|all| all.sentences.get(place.sentence())) {
                        put(marks, lang, place.block(), range.clone(), Sort::Sentence(self.sentences));
                    }
                }
            }
        }
    }

    fn mark_difference(&self, bead: &Bead, one: &'a Discrepancy, marks: &mut Marks<'a>) {
        for lang in Lang::BOTH {
            let Some(place) = &one.places[lang] else { continue };
            // The place counts on through the blocks of the side.
            for (at, start) in side_starts(self.blocks(lang), bead.side(lang)) {
                let end = start + self.blocks(lang)[at].text.text().len();
                let inside = place.start.max(start)..place.end.min(end);
                if inside.start < inside.end {
                    let range = inside.start - start..inside.end - start;
                    put(marks, lang, at, range, Sort::Difference(one));
                }
            }
        }
    }

    /// Writes some of [`Reader::chunks`] as a table.
    pub(super) fn write(&mut self, name: &str, rows: Range<usize>, out: &mut Out<'_, '_>) {
        let html = &mut out.html;
        let class = format!("chunk q{}", rows.len() / 10);
        html.push_str("<div");
        attribute("class", &class, html);
        html.push_str("><table class=\"reader\"><caption class=\"hide\"><bdi>");
        escape(name, html);
        html.push_str(&format!("</bdi>, {}–{}</caption>\n", rows.start + 1, rows.end));
        html.push_str("<colgroup><col class=\"first\"><col><col></colgroup>\n<thead");
        html.push_str(if rows.start > 0 { " class=\"again\"><tr>" } else { "><tr>" });
        for key in ["bead", "french", "english"] {
            html.push_str("<th scope=\"col\"><span class=\"head\"");
            attribute("data-t", key, html);
            html.push('>');
            escape(word(key), html);
            html.push_str("</span></th>");
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        for index in rows {
            self.row(index, out);
            out.give();
        }
        out.html.push_str("</tbody></table></div>\n");
    }

    /// The rows as tables, cut at headings, so that a browser lays out only those that are seen.
    pub(super) fn chunks(&self) -> Vec<Range<usize>> {
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
fn orders(document: &Document, lang: Lang) -> Vec<u32> {
    let mut last = [0u32; 2];
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
pub(super) fn blocks(document: &Document, lang: Lang) -> &[Block] {
    document.version(lang).map_or(&[], |version| &version.text.blocks)
}

/// The class of a mention in the page's style, and its value.
pub(super) fn valued(mention: &Mention) -> (&'static str, &str) {
    match &mention.value {
        Value::Date(value) => ("d", &value.edtf),
        Value::Symbol(value) => ("y", &value.canonical),
        Value::Entity(value) => ("e", &value.canonical),
    }
}

/// What a block of a side mentions; the mentions of a version are in the order of its blocks.
pub(super) fn mentions(document: &Document, lang: Lang, block: usize) -> &[Mention] {
    let all = document.version(lang).map_or(&[][..], |version| &version.mentions);
    let start = all.partition_point(|mention| mention.block < block);
    let len = all[start..].partition_point(|mention| mention.block == block);
    &all[start..start + len]
}

/// Parts the differences of a bead from those of later beads.
pub(super) fn of_bead(found: &[BeadDiscrepancy], bead: usize) -> (&[BeadDiscrepancy], &[BeadDiscrepancy]) {
    found.split_at(found.iter().take_while(|one| one.bead == bead).count())
}

/// The checks of the differences of one bead.
pub(super) fn checks(differences: &[BeadDiscrepancy]) -> String {
    let mut checks: Vec<&str> = differences.iter().map(|found| found.discrepancy.check.word()).collect();
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
        let bead = Bead {
            fr: all.clone().into(),
            en: all.into(),
            unit: Unit::Paragraph,
            method: Method::Content,
            confidence: 95,
        };
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
        let mut reader = Reader::new(&document, "");
        let marks = reader.marks(0, &document.discrepancies);
        for (lang, number) in [(Lang::Fr, "127"), (Lang::En, "129")] {
            let text = reader.blocks(lang)[2].text.text();
            let marks = marks[lang][&2].iter().filter(|mark| matches!(mark.sort, Sort::Difference(_)));
            let marked: Vec<&str> = marks.map(|mark| &text[mark.range.clone()]).collect();
            assert_eq!(marked, [number]);
        }
    }
}
