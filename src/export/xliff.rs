//! XLIFF 2.1, core: a file for each document, a unit for each bead with an English side, for translators and their programs.

use crate::model::{Block, BlockKind, Document, Lang, Method, Relation, sentences_text, side_text};
use crate::tables::{Level, Sentences, bead_id, block_id, sentence_bead_ids};

use super::corpora::{CorpusFile, Put};
use super::formats::Formats;
use super::lines::{escaped, line, put as add};

/// What the file begins with; the originals are English.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" \
     version=\"2.1\" srcLang=\"en\" trgLang=\"fr\">\n";
/// What it ends with.
pub(super) const TAIL: &str = "</xliff>\n";

/// A bead on its way out.
struct Segment<'a> {
    id: &'a str,
    relation: Relation,
    /// How sure the bead is; nothing where there is none.
    confidence: Option<u8>,
    /// Whether a person said that both sides correspond.
    said: bool,
    fr: &'a str,
    en: &'a str,
}

/// Writes what a document adds; nothing if it has no English side, since a file without a unit is not valid.
pub(super) fn write(formats: &Formats, document: &Document, put: &mut Put<'_>) {
    let (mut opened, mut out) = (false, Vec::new());
    let mut take = |segment: &Segment<'_>| {
        if segment.en.is_empty() {
            return;
        }
        if !opened {
            open(&mut out, document);
            opened = true;
        }
        unit(&mut out, formats.min_confidence, segment);
        put(CorpusFile::Xliff, &out);
        out.clear();
    };
    match formats.level {
        Level::Paragraph => each_bead(document, &mut take),
        Level::Sentence => {
            each_sentence_bead(document, &mut take);
            each_alone(document, &mut take);
        }
    }
    if opened {
        put(CorpusFile::Xliff, b"</file>\n");
    }
}

fn blocks(document: &Document, lang: Lang) -> &[Block] {
    document.version(lang).map_or(&[][..], |version| &version.text.blocks)
}

/// Hands out the beads of blocks.
fn each_bead(document: &Document, take: &mut impl FnMut(&Segment<'_>)) {
    let (fr, en) = (blocks(document, Lang::Fr), blocks(document, Lang::En));
    for (at, bead) in document.bitext.beads.iter().enumerate() {
        take(&Segment {
            id: &bead_id(&document.pair.id, at),
            relation: Relation::of(bead.fr.len(), bead.en.len()),
            confidence: Some(bead.confidence),
            said: bead.method == Method::Correction,
            fr: &line(&side_text(fr, &bead.fr)),
            en: &line(&side_text(en, &bead.en)),
        });
    }
}

/// Hands out the beads of sentences.
fn each_sentence_bead(document: &Document, take: &mut impl FnMut(&Segment<'_>)) {
    let (fr, en) = (blocks(document, Lang::Fr), blocks(document, Lang::En));
    for (bead, id) in document.bitext.sentences.iter().zip(sentence_bead_ids(document)) {
        take(&Segment {
            id: &id,
            relation: Relation::of(bead.fr.len(), bead.en.len()),
            confidence: Some(bead.confidence),
            said: document.bitext.beads.get(bead.bead).is_some_and(|held| held.method == Method::Correction),
            fr: &line(&sentences_text(fr, &bead.fr)),
            en: &line(&sentences_text(en, &bead.en)),
        });
    }
}

/// Hands out the English sentences that no bead of sentences holds: those of a document, or of a block, without a
/// counterpart.
fn each_alone(document: &Document, take: &mut impl FnMut(&Segment<'_>)) {
    let en = blocks(document, Lang::En);
    let held = Sentences::new(document, en, Lang::En);
    let shown = en.iter().enumerate().filter(|(_, block)| block.kind != BlockKind::Furniture);
    for (at, block) in shown {
        for (number, range) in block.sentences.iter().enumerate() {
            if held.bead(&document.pair.id, at, number).is_empty() {
                take(&Segment {
                    id: &format!("{}.{}", block_id(&document.pair.id, Lang::En, at), number + 1),
                    relation: Relation::EnOnly,
                    confidence: None,
                    said: false,
                    fr: "",
                    en: &line(block.text.text().get(range.clone()).unwrap_or_default()),
                });
            }
        }
    }
}

/// Appends the beginning of a file, with what is known of the document.
fn open(out: &mut Vec<u8>, document: &Document) {
    add(out, ["<file id=\"", &token(&document.pair.id), "\""]);
    if let Some(version) = &document.en {
        add(out, [" original=\""]);
        escaped(out, &version.file);
        add(out, ["\""]);
    }
    add(out, [">\n<notes>"]);
    let about = &document.pair.about;
    note(out, "document", &document.pair.id);
    let versions = Lang::BOTH.into_iter().filter_map(|lang| document.version(lang));
    note(
        out,
        "symbol",
        versions.map(|version| version.symbol.as_str()).find(|symbol| !symbol.is_empty()).unwrap_or(""),
    );
    note(out, "title", &about.title);
    note(out, "en-provenance", &about.provenance.en);
    note(out, "fr-provenance", &about.provenance.fr);
    add(out, ["</notes>\n"]);
}

/// Appends a unit: a bead below the least confidence has its target, and is in the initial state.
fn unit(out: &mut Vec<u8>, least: u8, segment: &Segment<'_>) {
    let state = match segment {
        segment if segment.fr.is_empty() => "initial",
        segment if segment.said => "reviewed",
        segment if segment.confidence.is_some_and(|sure| sure >= least) => "translated",
        _ => "initial",
    };
    add(out, ["<unit id=\"", &token(segment.id), "\"><notes>"]);
    note(out, "relation", segment.relation.word());
    note(out, "confidence", &segment.confidence.map(|sure| sure.to_string()).unwrap_or_default());
    add(out, ["</notes><segment state=\"", state, "\"><source>"]);
    escaped(out, segment.en);
    add(out, ["</source>"]);
    if !segment.fr.is_empty() {
        add(out, ["<target>"]);
        escaped(out, segment.fr);
        add(out, ["</target>"]);
    }
    add(out, ["</segment></unit>\n"]);
}

fn note(out: &mut Vec<u8>, category: &str, text: &str) {
    if !text.is_empty() {
        add(out, ["<note category=\"", category, "\">"]);
        escaped(out, text);
        add(out, ["</note>"]);
    }
}

/// A key as an XML name token: what may not stand in one is written as `_xHHHH_`, and so is a `_` that could be taken for the
/// beginning of that.
fn token(key: &str) -> String {
    let mut out = String::new();
    let mut rest = key.chars();
    while let Some(c) = rest.next() {
        let plain =
            c.is_ascii_alphanumeric() || "-.:".contains(c) || c == '_' && !rest.as_str().starts_with('x');
        if plain { out.push(c) } else { out.push_str(&format!("_x{:04X}_", u32::from(c))) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_name_tokens_and_never_alike() {
        let keys = ["bead:a:1.2", "a b", "a_b", "a_x0020_b", "É", "a\u{2028}b", "=a"];
        let tokens = keys.map(token);
        assert_eq!(tokens[..4], ["bead:a:1.2", "a_x0020_b", "a_b", "a_x005F_x0020_b"]);
        for (at, token) in tokens.iter().enumerate() {
            assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || "-.:_".contains(c)), "{token}");
            assert!(!tokens[..at].contains(token), "{token}");
        }
    }

    #[test]
    fn the_state_of_a_unit_says_what_is_known() {
        let state = |fr: &str, confidence: u8, said| {
            let confidence = Some(confidence);
            let mut out = Vec::new();
            let segment = Segment { id: "a", relation: Relation::Match, confidence, said, fr, en: "x & y" };
            unit(&mut out, 50, &segment);
            let out = String::from_utf8(out).unwrap();
            assert!(out.contains("<source>x &amp; y</source>") && out.contains("<target>") != fr.is_empty());
            out.split("state=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
        };
        assert_eq!(state("x et y", 50, false), "translated");
        assert_eq!(state("x et y", 49, false), "initial");
        assert_eq!(state("x et y", 49, true), "reviewed");
        assert_eq!(state("", 99, false), "initial");
    }
}
