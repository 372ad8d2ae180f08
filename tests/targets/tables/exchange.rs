//! The exchange files read back: the translation memory as XML, the parallel lines, and the beads that they hold.

use std::fs;
use std::path::Path;

use paralign::export::{Formats, Level};
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::{Row, Tables};

/// A unit of a translation memory: its id, its French text and its English text.
type Unit = [String; 3];

/// Every file holds the sure beads with two sides, in order.
pub(super) fn hold(tables: &Tables, output: &Path, formats: &Formats) {
    let (table, id) = match formats.level {
        Level::Sentence => ("sentence_alignments", "sentence_alignment_id"),
        Level::Paragraph => ("alignments", "alignment_id"),
    };
    let sure = |row: &&Row| row["confidence"].parse::<u8>().unwrap() >= formats.min_confidence;
    let expected: Vec<Unit> = tables[table]
        .iter()
        .filter(sure)
        .map(|row| [line(&row[id]), line(&row["fr_text"]), line(&row["en_text"])])
        .filter(|[_, fr, en]| !fr.is_empty() && !en.is_empty())
        .collect();
    let read = |name: &str| fs::read_to_string(output.join(name)).unwrap();
    assert_eq!(units(&read("paralign.tmx")), expected);
    for (at, name) in [(1, "paralign.en-fr.fr"), (2, "paralign.en-fr.en")] {
        let lines = read(name);
        assert!(lines.split_terminator('\n').eq(expected.iter().map(|unit| unit[at].as_str())));
    }
    let mut columns =
        csv::ReaderBuilder::new().delimiter(b'\t').from_path(output.join("sketch-engine.tsv")).unwrap();
    let rows: Vec<Vec<String>> =
        columns.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert!(rows.iter().map(|row| &row[..]).eq(expected.iter().map(|unit| &unit[1..])));
}

/// A text as the exchange files hold it.
fn line(text: &str) -> String {
    let plain = |c: char| match c {
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => ' ',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    text.chars().map(plain).collect::<String>().trim().to_owned()
}

/// The units of a translation memory.
fn units(tmx: &str) -> Vec<Unit> {
    let forbidden = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(!tmx.contains(forbidden));
    let mut reader = Reader::from_str(tmx);
    let (mut out, mut unit, mut text): (Vec<Unit>, Vec<String>, Option<String>) = Default::default();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "tu" => {
                let id = tag.try_get_attribute("tuid").unwrap().unwrap();
                unit = vec![id.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned()];
            }
            Event::Start(tag) if tag.name().as_ref() == "seg" => text = Some(String::new()),
            Event::Text(piece) => {
                if let Some(text) = &mut text {
                    text.push_str(&piece.xml10_content());
                }
            }
            Event::GeneralRef(name) => {
                let named = format!("&{};", name.xml10_content());
                if let Some(text) = &mut text {
                    text.push_str(&quick_xml::escape::unescape(&named).unwrap());
                }
            }
            Event::End(tag) if tag.name().as_ref() == "seg" => unit.extend(text.take()),
            Event::End(tag) if tag.name().as_ref() == "tu" => {
                out.push(unit.clone().try_into().expect("a unit has an id and two texts"));
            }
            Event::Eof => return out,
            _ => {}
        }
    }
}
