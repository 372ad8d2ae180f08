//! The rows of the tables: every column is defined here, once.

use serde::Serialize;

/// A table: the name of its file and the names of its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// The name of the file, without its ending.
    pub name: &'static str,
    /// What a row stands for.
    pub about: &'static str,
    /// The columns in order, each with what it holds.
    pub columns: &'static [(&'static str, &'static str)],
}

/// Defines a row type together with its table.
macro_rules! row {
    ($row:ident, $name:literal, $about:literal, { $($column:ident: $type:ty, $what:literal;)* }) => {
        #[doc = $about]
        #[derive(Debug, Clone, Serialize)]
        pub(super) struct $row<'a> {
            $(#[doc = $what] pub(super) $column: $type,)*
        }

        impl $row<'_> {
            /// The table of these rows.
            pub(super) const TABLE: Table = Table {
                name: $name,
                about: $about,
                columns: &[$((stringify!($column), $what)),*],
            };
        }
    };
}

row!(DocumentRow, "documents", "One row per document and language.", {
    doc_id: &'a str, "the document: the file name without its ending";
    lang: &'a str, "the language of the version: fr or en";
    symbol: &'a str, "the document symbol";
    title: &'a str, "the title, from the manifest or from the text";
    date: String, "the day of publication, ISO 8601";
    file: &'a str, "the file, relative to the corpus folder";
    sha256: &'a str, "the SHA-256 of the file";
    bytes: usize, "the size of the file in bytes";
    encoding: &'a str, "the encoding of the file";
    detected_lang: &'a str, "the language that the text reads as";
    detected_lang_confidence: Option<u8>, "the confidence of the detector, 0 to 100";
    provenance: &'a str, "where the text comes from, from the manifest";
    parts: usize, "the number of parts: the body and its annexes";
    numbered_paragraphs: usize, "the number of numbered paragraphs";
    blocks: usize, "the number of blocks";
    footnotes: usize, "the number of footnotes";
    words: usize, "the number of words (UAX 29), furniture left out";
    warnings: usize, "the number of diagnostics of severity warning or error";
});

row!(BlockRow, "blocks", "One row per block, numbered or not, in reading order.", {
    block_id: &'a str, "the block; the key into the other tables";
    doc_id: &'a str, "the document";
    lang: &'a str, "the language";
    part: &'a str, "the part: main, annex-1, annex-2, ...";
    paragraph: &'a str, "the paragraph number, for a numbered paragraph";
    footnote: &'a str, "the label, for a footnote";
    kind: &'a str, "title, heading, paragraph, prose, recommendation, list, table, figure, footnote or furniture";
    label: &'a str, "the label of a heading, a figure or a box, as printed";
    marker: &'a str, "the marker before the text, as printed";
    heading_path: String, "the headings above, outermost first, joined by ' > '";
    after_paragraph: &'a str, "the numbered paragraph before the block, in the same part";
    text: &'a str, "the clean text";
    source_start: usize, "where the block begins in the file, in bytes";
    source_end: usize, "where it ends";
});

row!(ParagraphRow, "paragraphs", "One row per numbered paragraph.", {
    block_id: &'a str, "the block";
    doc_id: &'a str, "the document";
    lang: &'a str, "the language";
    part: &'a str, "the part";
    paragraph: &'a str, "the printed number";
    heading_path: String, "the headings above, joined by ' > '";
    text: &'a str, "the clean text";
    words: usize, "the number of words (UAX 29)";
    sentences: usize, "the number of sentences";
    footnote_refs: String, "the footnotes called, joined by '|'";
});

row!(FootnoteRow, "footnotes", "One row per footnote.", {
    block_id: &'a str, "the block";
    doc_id: &'a str, "the document";
    lang: &'a str, "the language";
    part: &'a str, "the part";
    footnote: &'a str, "the label";
    text: &'a str, "the clean text";
    called_from: &'a str, "the block that calls the footnote";
});

row!(SpanRow, "spans", "The account of the source: byte ranges that tile each file, each with its block.", {
    doc_id: &'a str, "the document";
    lang: &'a str, "the language";
    source_start: usize, "where the range begins, in bytes of the file";
    source_end: usize, "where it ends";
    block_id: &'a str, "the block that holds it";
});

row!(AlignmentRow, "alignments", "One row per bead of blocks, in French order.", {
    alignment_id: &'a str, "the bead";
    doc_id: &'a str, "the document";
    part: &'a str, "the part, of the French side where there is one";
    unit: &'a str, "what is aligned: paragraph, heading, footnote, ...";
    relation: &'a str, "match, split, merge, many, fr_only or en_only";
    method: &'a str, "what the bead rests on: number, content or none";
    confidence: u8, "the probability that the bead is right, 0 to 100";
    fr_count: usize, "the number of French blocks";
    en_count: usize, "the number of English blocks";
    fr_paragraphs: String, "the French paragraph numbers, joined by '|'";
    en_paragraphs: String, "the English paragraph numbers, joined by '|'";
    fr_block_ids: String, "the French blocks, joined by '|'";
    en_block_ids: String, "the English blocks, joined by '|'";
    fr_text: String, "the French text";
    en_text: String, "the English text";
    en_provenance: &'a str, "where the English text comes from, from the manifest";
});

row!(SentenceRow, "sentence_alignments", "One row per bead of sentences inside an aligned bead of blocks.", {
    alignment_id: &'a str, "the bead of blocks";
    doc_id: &'a str, "the document";
    part: &'a str, "the part";
    fr_paragraph: &'a str, "the French paragraph number";
    en_paragraph: &'a str, "the English paragraph number";
    relation: &'a str, "match, split, merge, many, fr_only or en_only";
    confidence: u8, "the probability that the bead is right, 0 to 100";
    fr_count: usize, "the number of French sentences";
    en_count: usize, "the number of English sentences";
    fr_text: String, "the French sentences";
    en_text: String, "the English sentences";
});

row!(DateRow, "dates", "One row per calendar expression.", {
    mention_id: String, "the mention";
    doc_id: &'a str, "the document";
    lang: &'a str, "the language";
    part: &'a str, "the part";
    paragraph: &'a str, "the paragraph number, in a numbered paragraph";
    footnote: &'a str, "the label, in a footnote";
    block_id: &'a str, "the block";
    surface: &'a str, "the words of the text";
    start: String, "the first day, ISO 8601";
    end: String, "the last day, ISO 8601";
    granularity: &'a str, "day, month, quarter, semester, year, decade or century";
    modifier: &'a str, "start, mid or end of the period";
    resolution: &'a str, "where the year comes from: explicit, inherited or context";
    edtf: &'a str, "the value in Extended Date/Time Format (ISO 8601-2)";
    char_start: usize, "where the mention begins in the block's text, in code points";
    char_end: usize, "where it ends";
    rule: &'a str, "the rule that found it";
});

row!(SymbolRow, "symbols", "One row per document symbol cited.", {
    mention_id: String, "the mention";
    doc_id: &'a str, "the document";
    lang: &'a str, "the language";
    part: &'a str, "the part";
    paragraph: &'a str, "the paragraph number, in a numbered paragraph";
    footnote: &'a str, "the label, in a footnote";
    block_id: &'a str, "the block";
    surface: &'a str, "the words of the text";
    canonical: &'a str, "the symbol in its canonical form";
    body: &'a str, "the body that issued the document";
    kind: &'a str, "document, resolution, decision, record, statement or other";
    pinpoint: &'a str, "the place inside the document, as printed";
    url: &'a str, "where the document can be read";
    char_start: usize, "where the mention begins in the block's text, in code points";
    char_end: usize, "where it ends";
    rule: &'a str, "the rule that found it";
});

row!(EntityRow, "entities", "One row per mention of a body, a person, a place or an instrument.", {
    mention_id: String, "the mention";
    doc_id: &'a str, "the document";
    lang: &'a str, "the language";
    part: &'a str, "the part";
    paragraph: &'a str, "the paragraph number, in a numbered paragraph";
    footnote: &'a str, "the label, in a footnote";
    block_id: &'a str, "the block";
    surface: &'a str, "the words of the text";
    r#type: &'a str, "ORG, PERSON, PLACE or INSTRUMENT";
    canonical: &'a str, "the name under which the entity is counted";
    name_fr: &'a str, "its French name";
    name_en: &'a str, "its English name";
    entity_id: &'a str, "a stable outside identifier";
    level: u8, "1: understood by itself; 2: needs its context";
    char_start: usize, "where the mention begins in the block's text, in code points";
    char_end: usize, "where it ends";
    rule: &'a str, "the rule that found it";
});

row!(CitationRow, "citations", "Who cites what: one row per document, language and cited symbol.", {
    doc_id: &'a str, "the document";
    lang: &'a str, "the language";
    symbol: &'a str, "the document's own symbol";
    cited: &'a str, "the symbol cited";
    body: &'a str, "the body that issued the cited document";
    kind: &'a str, "what sort of document is cited";
    mentions: usize, "the number of mentions";
    paragraphs: String, "the paragraphs that cite it, joined by '|'";
    url: &'a str, "where the cited document can be read";
});

row!(DiscrepancyRow, "discrepancies", "What differs between the two sides of a bead.", {
    doc_id: &'a str, "the document";
    part: &'a str, "the part";
    fr_paragraph: String, "the French paragraph numbers, joined by '|'";
    en_paragraph: String, "the English paragraph numbers, joined by '|'";
    check: &'a str, "number, date, symbol, entity, missing, length or untranslated";
    severity: &'a str, "error, warning or info";
    fr_value: String, "what the French side says";
    en_value: String, "what the English side says";
    message: String, "what differs, in words";
    alignment_id: &'a str, "the bead";
    fr_char_start: Option<usize>, "where the French value begins in the bead's fr_text, in code points";
    fr_char_end: Option<usize>, "where it ends";
    en_char_start: Option<usize>, "where the English value begins in the bead's en_text, in code points";
    en_char_end: Option<usize>, "where it ends";
});

row!(DiagnosticRow, "diagnostics", "What is wrong with the material.", {
    doc_id: &'a str, "the document; empty for the corpus as a whole";
    lang: &'a str, "the language, if the flaw is on one side";
    part: &'a str, "the part";
    paragraph: &'a str, "the paragraph number";
    severity: &'a str, "error, warning or info";
    flaw: &'a str, "the sort of flaw";
    message: String, "what is wrong and what to do";
    source_start: Option<usize>, "where it begins in the file, in bytes";
    source_end: Option<usize>, "where it ends";
});
