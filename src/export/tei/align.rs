//! The alignment of two versions: a link for each bead that has both sides, of blocks and of sentences.

use super::super::archive::Take;
use super::super::archive::names::file_stem;
use super::super::archive::xml::Xml;
use crate::error::Result;
use crate::model::{Block, BlockKind, Document, Lang, SentencePlace, Version};

use super::body::is_caption;
use super::{TEI, block_id, file_name, header, odd, sentence_id};

/// Writes the alignment, if there is one.
pub(in super::super) fn write(document: &Document, take: &mut Take<'_>) -> Result<()> {
    let (Some(fr), Some(en)) = (&document.fr, &document.en) else { return Ok(()) };
    let beads = document.bitext.beads.iter().any(|bead| !bead.fr.is_empty() && !bead.en.is_empty());
    if !beads {
        return Ok(());
    }
    let id = &document.pair.id;
    let mut xml = Xml::new(format!("tei/{}.align.xml", file_stem(id)), take, odd);
    xml.open("TEI", &[("xmlns", TEI)]);
    xml.put("\n<teiHeader>\n<fileDesc>\n<titleStmt>");
    xml.element("title", &[], &format!("Alignment: {}", header::title(document, en, Lang::En)));
    xml.put("</titleStmt>\n");
    header::publication(&mut xml);
    let files = [file_name(id, Lang::Fr), file_name(id, Lang::En)];
    xml.put("<sourceDesc><bibl>");
    for file in &files {
        xml.empty("ptr", &[("target", file)]);
    }
    xml.put("</bibl></sourceDesc>\n</fileDesc>\n");
    header::encoding(&mut xml);
    xml.put("</teiHeader>\n<standOff>\n");
    blocks(&mut xml, document, &files);
    sentences(&mut xml, document, [fr, en], &files);
    xml.put("</standOff>\n</TEI>\n");
    xml.finish()
}

fn blocks(xml: &mut Xml<'_, '_>, document: &Document, [fr, en]: &[String; 2]) {
    xml.open("linkGrp", &[("type", "blocks"), ("corresp", &format!("{fr} {en}"))]);
    xml.put("\n");
    for (number, bead) in (1..).zip(&document.bitext.beads) {
        let ids = |side: &[usize]| side.iter().map(|at| block_id(*at)).collect::<Vec<_>>();
        let targets = [targets(fr, ids(&bead.fr)), targets(en, ids(&bead.en))];
        link(xml, &format!("bead.{number}"), [bead.fr.len(), bead.en.len()], bead.confidence, &targets);
    }
    xml.put("</linkGrp>\n");
}

fn sentences(xml: &mut Xml<'_, '_>, document: &Document, versions: [&Version; 2], [fr, en]: &[String; 2]) {
    let both = |bead: &&crate::model::SentenceBead| !bead.fr.is_empty() && !bead.en.is_empty();
    if !document.bitext.sentences.iter().any(|bead| both(&bead)) {
        return;
    }
    xml.open("linkGrp", &[("type", "sentences"), ("corresp", &format!("{fr} {en}"))]);
    xml.put("\n");
    let (mut last, mut number) = (None, 0);
    for bead in &document.bitext.sentences {
        number = if last.replace(bead.bead) == Some(bead.bead) { number + 1 } else { 1 };
        let ids = |version: &Version, side: &[SentencePlace]| {
            side.iter().map(|place| place_id(&version.text.blocks, *place)).collect::<Vec<_>>()
        };
        let targets = [targets(fr, ids(versions[0], &bead.fr)), targets(en, ids(versions[1], &bead.en))];
        let id = format!("bead.{}.{number}", bead.bead + 1);
        link(xml, &id, [bead.fr.len(), bead.en.len()], bead.confidence, &targets);
    }
    xml.put("</linkGrp>\n");
}

/// The identifier of a sentence; in a row of a table, which is cut into cells, that of the row.
fn place_id(blocks: &[Block], place: SentencePlace) -> String {
    let at = place.block();
    let row = blocks.get(at).is_some_and(|block| block.kind == BlockKind::Table && !is_caption(block));
    if row { block_id(at) } else { sentence_id(at, place.sentence()) }
}

/// The places of a side in its file, each once.
fn targets(file: &str, mut ids: Vec<String>) -> String {
    ids.dedup();
    ids.iter().map(|id| format!("{file}#{id}")).collect::<Vec<_>>().join(" ")
}

/// Writes the link of a bead that has both sides.
fn link(xml: &mut Xml<'_, '_>, id: &str, [fr, en]: [usize; 2], confidence: u8, targets: &[String; 2]) {
    if fr == 0 || en == 0 {
        return;
    }
    let (shape, target) = (format!("{fr}-{en}"), targets.join(" "));
    let cert = format!("{:.2}", f32::from(confidence) / 100.0);
    xml.empty("link", &[("xml:id", id), ("type", &shape), ("cert", &cert), ("target", &target)]);
    xml.put("\n");
}
