//! Akoma Ntoso and TEI: every text is in the files, in order, and the files give the same blocks again.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use paralign::export::{self, FilePiece, Form, Formats, Forms, archive};
use paralign::extract::Gazetteer;
use paralign::model::{About, Block, Document, Few, Lang, MappedText, Sides};
use paralign::pipeline::{self, Config, run};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::support::{Bench, Row, project, table, tree};

const ARCHIVES: Formats =
    Formats { forms: Forms::NONE.with(Form::Csv).with(Form::Akn).with(Form::Tei), ..Formats::DEFAULT };

/// Where a block stands: all that differs when it is read again.
const PLACES: [&str; 9] =
    ["source_start", "source_end", "page", "left", "top", "right", "bottom", "part_name", "element"];

fn without_places(mut rows: Vec<Row>) -> Vec<Row> {
    for row in &mut rows {
        PLACES.iter().for_each(|place| drop(row.remove(*place)));
    }
    rows
}

/// Before each cell of a row, while it is read; in no text of these tests.
const CELL: char = '\u{e000}';

/// The value of an attribute, by its whole name.
fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let mut attributes = tag.attributes().map(|one| one.expect("attributes are well-formed and given once"));
    let found = attributes.find(|one| one.key.as_ref() == key)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap().into_owned())
}

/// What a file says: the text of each block, by its number, in the order of the file, and its identifiers.
#[derive(Default)]
struct Said {
    texts: Vec<(usize, String)>,
    ids: BTreeSet<String>,
}

impl Said {
    /// Reads a file with a reader that knows nothing of this program but where the texts stand.
    fn of(xml: &str) -> Said {
        let mut reader = Reader::from_str(xml);
        let mut said = Said::default();
        // For each open element: whether it holds a block, is a cell, or is printed beside a text.
        let mut open: Vec<&'static str> = Vec::new();
        loop {
            match reader.read_event().expect("the file is well-formed") {
                Event::Start(tag) => {
                    let kind = said.open(&tag);
                    open.push(kind);
                }
                Event::Empty(tag) => {
                    said.open(&tag);
                    let code = attribute(&tag, "pa:code")
                        .or_else(|| attribute(&tag, "ref")?.strip_prefix("char:").map(str::to_owned));
                    let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
                    said.push(&open, &code.and_then(char::from_u32).map(String::from).unwrap_or_default());
                }
                Event::End(_) => {
                    open.pop().expect("what is closed is open");
                }
                Event::Text(text) => said.push(&open, &text.into_inner()),
                Event::GeneralRef(name) => {
                    let c = name.resolve_char_ref().unwrap().map(String::from);
                    let text = c.unwrap_or_else(|| {
                        quick_xml::escape::resolve_xml_entity(&name.xml10_content()).unwrap().to_owned()
                    });
                    said.push(&open, &text);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert!(open.is_empty());
        said
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> &'static str {
        for key in ["eId", "xml:id"] {
            if let Some(id) = attribute(tag, key) {
                assert!(self.ids.insert(id.clone()), "{id} is given twice");
            }
        }
        let number = attribute(tag, "pa:block")
            .or_else(|| attribute(tag, "xml:id")?.strip_prefix('b').map(str::to_owned));
        if let Some(number) = number.and_then(|number| number.parse().ok()) {
            self.texts.push((number, String::new()));
            let name = tag.name();
            return if ["tr", "row"].contains(&name.as_ref()) { "row" } else { "block" };
        }
        let is_marker = attribute(tag, "class").as_deref() == Some("marker")
            || attribute(tag, "role").as_deref() == Some("label");
        match tag.name().as_ref() {
            "td" | "cell" if is_marker => "marker",
            "td" | "cell" => {
                if let Some((_, text)) = self.texts.last_mut() {
                    text.push(CELL);
                }
                "cell"
            }
            _ => "",
        }
    }

    fn push(&mut self, open: &[&str], text: &str) {
        let holder = open.iter().rev().find(|kind| !kind.is_empty());
        if let Some("block" | "cell") = holder.copied()
            && let Some((_, all)) = self.texts.last_mut()
        {
            all.push_str(text);
        }
    }

    /// The texts, the cells of rows joined as the tables join them.
    fn texts(&self) -> Vec<(usize, String)> {
        let joined = |text: &str| match text.strip_prefix(CELL) {
            Some(cells) => cells.split(CELL).collect::<Vec<_>>().join(" | "),
            None => text.to_owned(),
        };
        self.texts.iter().map(|(number, text)| (*number, joined(text))).collect()
    }
}

/// The files of a document that hold a version, each with its language.
fn versions(document: &Document) -> Vec<(Lang, FilePiece)> {
    let files = archive::files(&ARCHIVES, document);
    let lang = |file: &FilePiece| {
        let found = Lang::BOTH.into_iter().find(|lang| {
            let endings = ["akn", "tei"].map(|form| format!(".{}.{form}.xml", lang.code()));
            endings.iter().any(|ending| file.path.ends_with(ending))
        });
        found.map(|lang| (lang, file.clone()))
    };
    files.iter().filter_map(lang).collect()
}

/// What must come back of a block.
fn told(block: &Block) -> impl PartialEq + std::fmt::Debug {
    let printed =
        (block.number.clone(), block.label.clone(), block.marker.clone(), block.context.after.clone());
    let place =
        (block.context.part, block.context.section, block.context.heading_path.clone(), block.masthead);
    (block.kind, printed, place, block.text.text().to_owned(), block.calls.clone(), block.sentences.clone())
}

/// Holds for every document: its files hold its texts in order, and are read as its blocks.
fn assert_kept(document: &Document) {
    for (lang, file) in versions(document) {
        let blocks = &document.version(lang).unwrap().text.blocks;
        let expected: Vec<_> =
            (1..).zip(blocks).map(|(number, block)| (number, block.text.text().to_owned())).collect();
        let xml = std::str::from_utf8(&file.bytes).unwrap();
        assert_eq!(Said::of(xml).texts(), expected, "{}", file.path);
        let texts = match lang {
            Lang::Fr => Sides { fr: Some(&*file.bytes), en: None },
            Lang::En => Sides { fr: None, en: Some(&*file.bytes) },
        };
        let again = pipeline::document(Gazetteer::builtin(), "a", texts, About::default());
        let again = &again.version(lang).unwrap().text.blocks;
        assert_eq!(again.iter().map(told).collect::<Vec<_>>(), blocks.iter().map(told).collect::<Vec<_>>());
    }
}

fn document(fr: &str, en: &str) -> Document {
    let texts = Sides { fr: Some(fr.as_bytes()), en: Some(en.as_bytes()) };
    pipeline::document(Gazetteer::builtin(), "a", texts, About::default())
}

#[test]
fn the_reports_come_back_from_their_archives() {
    let folder = tempfile::tempdir().unwrap();
    let first = folder.path().join("first");
    let corpus = project().join("corpus");
    run(&Config { corpus, output: first.clone(), formats: ARCHIVES, ..Config::default() }, &|_| {}).unwrap();
    let blocks = without_places(table(&first, "blocks"));
    assert!(blocks.len() > 1000);
    for (form, files) in [("akn", 10), ("tei", 15)] {
        assert_eq!(tree(&first.join(form)).len(), files);
        let output = folder.path().join(form);
        let formats = Formats { forms: Forms::NONE.with(Form::Csv), ..Formats::DEFAULT };
        run(
            &Config { corpus: first.join(form), output: output.clone(), formats, ..Config::default() },
            &|_| {},
        )
        .unwrap();
        assert!(without_places(table(&output, "blocks")) == blocks, "{form}");
        let formats: BTreeSet<String> =
            table(&output, "documents").into_iter().map(|row| row["format"].clone()).collect();
        assert_eq!(formats.into_iter().collect::<Vec<_>>(), [form]);
    }
}

/// A report with one of each.
const REPORT: &str = "Nations Unies\n\nA/74/5\n\nAssemblée générale\n\nRapport sur le climat\n\nI. Introduction\n\n\
    1. Le 3 mai 2018, le Conseil de sécurité a lu le document A/72/5. Il l’a approuvé1 en mai 2019.\n\n\
    2. M. António Guterres s’est rendu à Genève.\n\n__________________\n\n1 Voir la résolution 71/243 de l’Assemblée générale.\n\n\
    A. Le plan\n\nAnnée\tNombre\n2018\t12\n\n3. Le Conseil a siégé.\n\nAnnexe I\n\nMéthode suivie\n\n1. Suite.\n";

#[test]
fn a_report_is_marked_up_as_the_standards_say() {
    let document = document(REPORT, "");
    let files = archive::files(&ARCHIVES, &document);
    let [akn, tei] = ["akn/a.fr.akn.xml", "tei/a.fr.tei.xml"].map(|path| {
        let pieces = files.iter().filter(|file| file.path == path).flat_map(|file| file.bytes.clone());
        String::from_utf8(pieces.collect()).unwrap()
    });
    for expected in [
        "<section eId=\"sec_I\"><num>I</num><heading eId=\"sec_I__heading_1\"",
        "<paragraph eId=\"para_1\"><num>1.</num><content><p eId=\"para_1__p_1\"",
        " date=\"2018-05-03\" pa:edtf=\"2018-05-03\">3 mai 2018</date>",
        "pa:from=\"2019-05-01\" pa:to=\"2019-05-31\" pa:edtf=\"2019-05\">mai 2019</inline>",
        "pa:symbol=\"A/72/5\">A/72/5</ref>",
        "<person eId=\"para_2__p_1__person_1\" refersTo=\"#person_1\">António Guterres</person>",
        "<subsection eId=\"sec_I__subsec_A\"><num>A</num>",
        "<td eId=\"sec_I__subsec_A__hcontainer_",
        "<attachment eId=\"att_1\">",
        "<FRBRthis value=\"/akn/un/doc/report/un-ga/0001-01-01/A-74-5/fra@/!annex_1\"/>",
        "<paragraph eId=\"att_1__para_1\">",
    ] {
        assert!(akn.contains(expected), "{expected}\n{akn}");
    }
    let note = akn.split("<authorialNote eId=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(akn.contains(&format!("<noteRef href=\"#{note}\" marker=\"1\" pa:call=\"1\"/>")));
    for expected in [
        "<div type=\"section\" n=\"I\">\n<head><label>I</label> <seg",
        "<p n=\"1\"><label>1.</label> <seg",
        "<date when=\"2018-05-03\">3 mai 2018</date>",
        "<date when=\"2019-05\">mai 2019</date>",
        "<ref type=\"symbol\" n=\"A/72/5\" target=",
        "<persName key=\"António Guterres\"",
        "<cell>2018</cell>".replace("2018", "<date when=\"2018\">2018</date>").as_str(),
        "<back>\n<div type=\"annex\" n=\"annex-1\">",
        "<note place=\"foot\" n=\"1\">",
        "<ptr type=\"noteAnchor\" target=\"#b",
    ] {
        assert!(tei.contains(expected), "{expected}\n{tei}");
    }
}

#[test]
fn files_of_documents_give_way_to_those_of_the_next_run() {
    let bench = Bench::new();
    bench.put("fr/2018/a b.txt", "1. Un.\n").put("en/2018/a b.txt", "1. One.\n").put("fr/c.txt", "Deux.\n");
    let run_with = |formats: Formats| run(&Config { formats, ..bench.config() }, &|_| {}).unwrap();
    let names = || -> Vec<String> {
        let tree = tree(&bench.output());
        let in_folders = tree.keys().filter(|path| path.parent() != Some(Path::new("")));
        in_folders.map(|path| path.to_string_lossy().replace('\\', "/")).collect()
    };
    run_with(ARCHIVES);
    let akn = ["2018=2Fa=20b.en.akn.xml", "2018=2Fa=20b.fr.akn.xml", "c.fr.akn.xml"];
    let tei =
        ["2018=2Fa=20b.align.xml", "2018=2Fa=20b.en.tei.xml", "2018=2Fa=20b.fr.tei.xml", "c.fr.tei.xml"];
    let mut expected: Vec<String> = akn.iter().map(|name| format!("akn/{name}")).collect();
    expected.extend(tei.iter().map(|name| format!("tei/{name}")));
    assert_eq!(names(), expected);
    let account: serde_json::Value =
        serde_json::from_slice(&std::fs::read(bench.output().join("run.json")).unwrap()).unwrap();
    let listed = account["outputs"].as_array().unwrap();
    assert!(expected.iter().all(|name| listed.iter().any(|file| file["path"] == name.as_str())));
    std::fs::remove_file(bench.corpus().join("fr/c.txt")).unwrap();
    run_with(Formats { forms: Forms::NONE.with(Form::Tei), ..Formats::DEFAULT });
    assert_eq!(names(), expected[3..6]);
    run_with(Formats { forms: Forms::NONE, ..Formats::DEFAULT });
    assert_eq!(names(), [""; 0]);
    assert!(!bench.output().join("tei").exists());
}

#[test]
fn a_block_without_its_element_is_reported() {
    let whole = &versions(&document("1. Le Conseil a siégé.\n\n2. Il a voté la résolution.\n", ""))[0].1;
    let text = String::from_utf8(whole.bytes.clone()).unwrap();
    let cut = text.replace("pa:block=\"2\"", "");
    let bench = Bench::new();
    bench.put("fr/a.akn.xml", cut).put("fr/b.akn.xml", &text).put("fr/c.xml", &text);
    bench.put("fr/d.akn.xml", text.replace("urn:paralign:blocks:1", "urn:other")).run();
    let flaws = bench.flaws();
    assert!(flaws.contains(&("a".to_owned(), "part-lost".to_owned())), "{flaws:?}");
    assert!(!flaws.contains(&("b".to_owned(), "part-lost".to_owned())));
    // Another XML file is not taken for a document, whatever it holds.
    assert!(flaws.contains(&(String::new(), "ignored-file".to_owned())));
    assert!(!bench.table("documents").iter().any(|row| row["doc_id"] == "c"));
    let formats: Vec<String> = bench.table("documents").iter().map(|row| row["format"].clone()).collect();
    assert_eq!(formats, ["akn", "akn", "text"]);
}

/// Lines of a report, in few shapes, so that they repeat, cross and go missing.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("I. Introduction\n"),
        Just("A. Le plan\n"),
        Just("Annexe I\n\nMéthode suivie\n"),
        (1u32..5).prop_map(|n| ["1. ", "2. ", "3. ", "4. "][n as usize - 1]),
        Just("Le 3 mai 2018, le Conseil de sécurité a lu le document A/72/5 <& d’autres> ]]>.\n"),
        Just("En mai 2018, M. António Guterres s’est rendu à Genève.1 Il y a parlé.\n"),
        Just("1 Voir la résolution 71/243.\n"),
        Just("a)\tUn point ;\n"),
        Just("Tableau 1\n\n"),
        Just("Année\tNombre\n2018\t12\n"),
        Just("Recommandation 1\n\n"),
        Just("\n"),
        Just("A/72/5\n\n"),
    ];
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_kept(fr in lines(), en in lines()) {
        assert_kept(&document(&fr, &en));
    }

    /// A file that was damaged, or made to do harm, is read as far as it goes, or reported.
    #[test]
    fn damaged_files_are_read_or_reported(
        form in 0usize..2,
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, "[0-9<>/=\"a|]{0,24}"), 1..5),
    ) {
        let made = document(REPORT, "");
        let mut text = String::from_utf8(versions(&made)[form].1.bytes.clone()).unwrap();
        for (at, length, with) in edits {
            let start = text.floor_char_boundary(at.index(text.len()));
            let end = text.floor_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, &with);
        }
        let texts = Sides { fr: Some(text.as_bytes()), en: Some(text.as_bytes()) };
        let again = pipeline::document(Gazetteer::builtin(), "a", texts, About::default());
        drop(export::render(&Formats { forms: Forms::ALL, ..Formats::DEFAULT }, &again));
        assert_kept(&again);
    }

    /// The blocks of a document hold clean text; here they hold anything.
    #[test]
    fn every_character_is_kept(
        texts in prop::collection::vec("[ab |\\\\;&<>\"'\\]\\x00-\\x1f\\u{85}\\u{2028}\\u{fffe}\\u{ffff}\\u{10ffff}]{0,12}", 4),
        labels in prop::collection::vec("[a|\\\\;&<\"\\x00-\\x1f\\u{ffff}]{0,4}", 4),
    ) {
        let mut document = document("Titre du rapport\n\nI. Un\n\n1. Deux.1\n\na\tb\n\n1 Trois.\n", "");
        let version = document.fr.as_mut().unwrap();
        version.mentions.clear();
        for ((block, text), label) in version.text.blocks.iter_mut().zip(&texts).zip(&labels) {
            let mut mapped = MappedText::default();
            mapped.replace(text, 0..0);
            block.text = mapped;
            block.calls = Box::new([(text.len(), label.clone())]);
            let context = Arc::make_mut(&mut block.context);
            context.heading_path = Box::new([label.clone(), label.clone()]);
            context.after = Some(label.as_str().into());
            block.marker = Some(label.as_str().into());
            block.sentences = Few::default();
        }
        for (lang, file) in versions(&document) {
            let xml = std::str::from_utf8(&file.bytes).unwrap();
            let blocks = &document.version(lang).unwrap().text.blocks;
            let expected: Vec<_> =
                (1..).zip(blocks).map(|(number, block)| (number, block.text.text().to_owned())).collect();
            prop_assert_eq!(Said::of(xml).texts(), expected);
            let texts = Sides { fr: Some(&*file.bytes), en: None };
            let mut again = pipeline::document(Gazetteer::builtin(), "a", texts, About::default());
            let again = &mut again.fr.as_mut().unwrap().text.blocks;
            again.iter_mut().for_each(|block| block.sentences = Few::default());
            let mut blocks = blocks.clone();
            blocks.iter_mut().for_each(|block| block.sentences = Few::default());
            prop_assert_eq!(again.iter().map(told).collect::<Vec<_>>(), blocks.iter().map(told).collect::<Vec<_>>());
        }
    }
}
