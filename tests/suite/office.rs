//! Word, OpenDocument and HTML files: what each says is taken at its word, and nothing of it is lost.

use paralign::model::{Block, BlockKind, Diagnostic, Flaw, Lang, SegmentedText};
use paralign::read::decode;
use paralign::{clean, segment};
use proptest::prelude::*;

use crate::support::Bench;
use crate::targets::made::{self, Piece};

/// The blocks of a file and what is wrong with it.
pub(crate) fn blocks(bytes: &[u8], name: &str) -> (SegmentedText, Vec<Diagnostic>, Vec<&'static str>) {
    let (file, flaws) = decode(bytes, name);
    let (text, diagnostics) = segment::segment(clean::clean(file.raw, Lang::Fr));
    (text, diagnostics, flaws.iter().map(|(flaw, _)| flaw.word()).collect())
}

/// A Word file of paragraphs, written as the inside of `w:body`.
fn word(body: &str) -> Vec<u8> {
    word_with(body, &made::numbering(4), "")
}

fn word_with(body: &str, numbering: &str, notes: &str) -> Vec<u8> {
    made::word([
        &made::word_part("document", &format!("<w:body>{body}</w:body>")),
        &made::word_part("styles", made::STYLES),
        &made::word_part("numbering", numbering),
        &made::word_part("footnotes", notes),
    ])
}

fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn plain(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// The lines that a Word file is read as, headers left out.
fn lines(bytes: &[u8]) -> Vec<String> {
    let (file, _) = decode(bytes, "x.docx");
    file.raw.text().lines().filter(|line| *line != "A/80/1").map(str::to_owned).collect()
}

/// What must be the same in every form: paragraphs, headings and notes.
pub(crate) fn gist(text: &SegmentedText) -> Vec<(&'static str, String, String, Vec<String>)> {
    let wanted = |block: &&Block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Table | BlockKind::Prose)
    };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let row = |block: &Block| {
        let name = String::from(block.number.clone().or(block.label.clone()).unwrap_or_default());
        let path =
            if block.kind == BlockKind::Footnote { Vec::new() } else { block.context.heading_path.to_vec() };
        let calls = block.calls.iter().map(|(_, label)| label.clone()).chain(path);
        (block.kind.word(), name, letters(block.text.text()), calls.collect())
    };
    let notes = text.blocks.iter().filter(|block| block.kind == BlockKind::Footnote);
    text.blocks.iter().filter(wanted).chain(notes).map(row).collect()
}

#[test]
fn the_same_report_is_the_same_in_every_form() {
    let report = made::report();
    let word_parts = made::word_parts(&report);
    let (word, _, flaws) = blocks(&made::word([0, 1, 2, 3].map(|at| word_parts[at].as_str())), "x.docx");
    assert!(flaws.is_empty(), "{flaws:?}");
    let (page, _, flaws) = blocks(made::html(&report).as_bytes(), "x.html");
    assert!(flaws.is_empty(), "{flaws:?}");
    let open_parts = made::open_parts(&report);
    let (open, _, flaws) = blocks(&made::open_document([&open_parts[0], &open_parts[1]]), "x.odt");
    assert!(flaws.is_empty(), "{flaws:?}");
    let expected = gist(&word);
    let of = |kind: &str| expected.iter().filter(|row| row.0 == kind).count();
    assert_eq!((of("paragraph"), of("heading"), of("table"), of("footnote"), of("prose")), (4, 3, 3, 3, 1));
    assert_eq!(expected[2].3, ["1", "I"], "a paragraph calls its note and stands under its heading");
    assert_eq!(gist(&page), expected);
    assert_eq!(gist(&open), expected);
}

#[test]
fn the_form_is_told_by_the_content() {
    let report = made::report();
    let (page, _, _) = blocks(made::html(&report).as_bytes(), "x.txt");
    assert_eq!(page.raw.format().word(), "html");
    let (word, _, _) = blocks(&word(&plain("Le texte")), "x.txt");
    assert_eq!(word.raw.format().word(), "docx");
    for (bytes, name, expected) in [
        (&b"{\\rtf1 x}"[..], "x.txt", "old-format"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "x.doc", "old-format"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "x.docx", "encrypted"),
        (b"PK\x03\x04....", "x.zip", "other-archive"),
        (b"PK\x03\x04....", "x.docx", "damaged"),
        (b"no archive", "x.docx", "damaged"),
    ] {
        assert_eq!(blocks(bytes, name).2, [expected], "{name}");
    }
}

#[test]
fn word_counts_as_it_prints() {
    let level = |at: u32, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels = level(0, "decimal", "%1.", "")
        + &level(1, "lowerLetter", "(%2)", "")
        + &level(2, "lowerRoman", "%1.%2.%3", "<w:lvlRestart w:val=\"0\"/>")
        + &level(3, "decimal", "%1.%4", "<w:isLgl/>");
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"7\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/></w:lvlOverride></w:num>"
    );
    let body = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 0), (1, 0), (1, 3)]
        .map(|(list, level)| numbered(list, level, "x"))
        .concat();
    let found = lines(&word_with(&body, &numbering, ""));
    assert_eq!(
        found.iter().map(|line| line.strip_suffix("\tx").unwrap()).collect::<Vec<_>>(),
        ["1.", "(a)", "(b)", "1.b.i", "2.", "(a)", "2.a.ii", "9.", "10.", "11.", "11.1"]
    );
}

#[test]
fn changes_are_accepted_and_told() {
    let body = "<w:p><w:r><w:t>Le délai est de </w:t></w:r><w:del><w:r><w:delText>trente</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>soixante</w:t></w:r></w:ins><w:r><w:t> jours</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Une phrase </w:t></w:r></w:p>\
        <w:p><w:r><w:t>qui va de soi.</w:t></w:r></w:p>";
    assert_eq!(lines(&word(body)), ["Le délai est de soixante jours", "Une phrase qui va de soi."]);
    assert_eq!(blocks(&word(body), "x.docx").2, ["tracked-changes"]);
}

#[test]
fn fields_show_their_results_and_hidden_text_is_not_shown() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = format!(
        "<w:p>{}<w:r><w:instrText>HYPERLINK {{</w:instrText></w:r><w:r><w:t>caché</w:t></w:r>{}<w:r><w:t>Le lien</w:t></w:r>{}\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t> caché</w:t></w:r><w:r><w:tab/><w:noBreakHyphen/><w:t> fin</w:t></w:r></w:p>",
        field("begin"),
        field("separate"),
        field("end")
    );
    assert_eq!(lines(&word(&body)), ["Le lien\t\u{2011} fin"]);
}

#[test]
fn boxes_and_tables_of_one_column_are_told_from_rows() {
    let text_box = "<w:p><w:r><w:t>Avant</w:t></w:r><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox>\
        <w:txbxContent><w:p><w:r><w:t>Recommandation 1</w:t></w:r></w:p><w:p><w:r><w:t>Il devrait agir.</w:t></w:r></w:p>\
        </w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", plain(text));
    let single = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("Seule"));
    let rows = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Un"), cell("Deux"));
    let (text, _, _) = blocks(&word(&format!("{text_box}{}{single}{rows}", plain("Entre"))), "x.docx");
    let found: Vec<_> = text.blocks.iter().map(|block| (block.kind.word(), block.text.text())).collect();
    assert_eq!(
        found,
        [
            ("prose", "Avant"),
            ("recommendation", "Il devrait agir."),
            ("prose", "Entre"),
            ("prose", "Seule"),
            ("table", "Un | Deux")
        ]
    );
}

#[test]
fn entities_of_a_document_type_are_refused() {
    let text = "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document><w:t>&x;</w:t></w:document>";
    let file = made::archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", text)]);
    let (found, _, flaws) = blocks(&file, "x.docx");
    assert_eq!((found.blocks.len(), flaws), (0, vec!["damaged"]));
    let deep = format!("<w:document>{}", "<w:p>".repeat(300));
    let file = made::archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", &deep)]);
    assert_eq!(blocks(&file, "x.docx").2, ["limit-reached"]);
}

#[test]
fn a_part_that_is_broken_loses_what_it_holds_and_no_more() {
    let parts = made::word_parts(&made::report());
    let (text, _, flaws) =
        blocks(&made::word([&parts[0], "<w:styles><w:style", &parts[2], &parts[3]]), "x.docx");
    assert_eq!(flaws, ["part-lost"]);
    let of = |kind: BlockKind| text.blocks.iter().filter(|block| block.kind == kind).count();
    assert_eq!((of(BlockKind::Paragraph), of(BlockKind::Footnote)), (4, 3));
}

#[test]
fn the_best_of_several_files_is_used_and_the_others_are_told() {
    let bench = Bench::new();
    bench.put("fr/a.docx", word(&numbered(1, 0, "Le Comité a examiné douze dossiers cette année.")));
    bench.put("fr/a.txt", "1. Autre chose.");
    bench.put("fr/a.doc", "x").put("fr/b.rtf", "{\\rtf1 x}");
    bench.put("en/a.html", "<html><ol><li>The Committee considered twelve cases this year.</ol></html>");
    bench.run();
    let documents = bench.table("documents");
    let of = |lang: &str| documents.iter().find(|row| row["lang"] == lang).unwrap();
    assert_eq!((of("fr")["file"].as_str(), of("fr")["format"].as_str()), ("fr/a.docx", "docx"));
    assert_eq!((of("en")["file"].as_str(), of("en")["format"].as_str()), ("en/a.html", "html"));
    let flaws: Vec<String> = bench.flaws().into_iter().map(|(_, flaw)| flaw).collect();
    assert_eq!(flaws, ["old-format", "old-format", "another-format"]);
    assert_eq!(bench.table("paragraphs").len(), 2);
    let block = &bench.table("blocks")[0];
    assert_eq!((block["part_name"].as_str(), block["element"].as_str()), ("word/document.xml", "1"));
    assert!(block["alignment_id"].starts_with("bead:a:"));
    let spans = bench.table("spans");
    let last = spans.iter().rfind(|row| row["lang"] == "fr").unwrap();
    let read = "1.\tLe Comité a examiné douze dossiers cette année.\n";
    assert_eq!(last["source_end"], read.len().to_string(), "the spans tile the text that was read");
}

#[test]
fn a_french_page_in_an_old_encoding_is_read() {
    let page = "<html><head><meta charset=iso-8859-1></head><body><ol><li>Le Comit\u{e9} a si\u{e9}g\u{e9} &agrave; Gen&egrave;ve.</ol>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    let (text, _, flaws) = blocks(&bytes, "x.html");
    assert_eq!((text.blocks[0].text.text(), flaws.len()), ("Le Comité a siégé à Genève.", 0));
}

#[test]
fn raised_digits_without_links_are_calls_where_a_note_has_their_label() {
    let page = "<p>Il a été adopté<sup>1</sup>. Le 1<sup>er</sup> mai, m<sup>2</sup>.</p><hr><p><sup>1</sup> Voir A/1.</p>";
    let (text, diagnostics, _) = blocks(page.as_bytes(), "x.html");
    assert_eq!(text.blocks[0].text.text(), "Il a été adopté. Le 1er mai, m2.");
    assert_eq!((text.blocks[0].calls[0].1.as_str(), text.blocks[1].text.text()), ("1", "Voir A/1."));
    assert!(diagnostics.iter().all(|found| !matches!(found.flaw, Flaw::NoteNotCalled { .. })));
}

/// The body of a Word file in which every paragraph holds a word of its own, and the number of words.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0u8..12, 1..40)
}

fn body_of(kinds: &[u8]) -> (String, String, usize) {
    let (mut body, mut notes, mut count) = (String::new(), String::new(), 0);
    let mut word = || {
        count += 1;
        format!("mot{count}x")
    };
    for (at, kind) in kinds.iter().enumerate() {
        body += &match kind {
            0 => numbered(1, 0, &format!("{} et la suite du paragraphe, assez longue.", word())),
            1 => numbered(3, 0, &word()),
            2 => format!(
                "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Titre {}</w:t></w:r></w:p>",
                word()
            ),
            3 => format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>",
                plain(&word()),
                plain(&word()),
                plain(&word())
            ),
            4 => format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", plain(&word())),
            5 => format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", plain(&word())),
            6 => {
                notes +=
                    &format!("<w:footnote w:id=\"{at}\">{}{}</w:footnote>", plain(&word()), plain(&word()));
                format!(
                    "<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:footnoteReference w:id=\"{at}\"/></w:r></w:p>",
                    word()
                )
            }
            7 => format!(
                "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r><w:r><w:t>{}</w:t></w:r></w:p>",
                plain(&word()),
                word()
            ),
            8 => format!(
                "<w:p><w:r><w:t>Annexe {}</w:t></w:r></w:p><w:p><w:r><w:t>{}</w:t></w:r></w:p>",
                at + 1,
                word()
            ),
            9 => {
                format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{} </w:t></w:r></w:p>", word())
            }
            10 => format!("<w:p><w:r><w:t>Figure {}. {}</w:t></w:r></w:p>", at + 1, word()),
            _ => plain(&format!("{} est un mot.", word())),
        };
    }
    (body, notes, count)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    /// Every paragraph of a Word file, wherever it stands, is in exactly one block.
    #[test]
    fn every_paragraph_is_in_one_block(kinds in bodies()) {
        let (body, notes, count) = body_of(&kinds);
        let (text, _, _) = blocks(&word_with(&body, &made::numbering(4), &notes), "x.docx");
        for number in 1..=count {
            let word = format!("mot{number}x");
            let holders = text.blocks.iter().filter(|block| {
                block.text.text().split(|c: char| !c.is_alphanumeric()).any(|other| other == word)
            });
            prop_assert_eq!(holders.count(), 1, "{} in {:?}", word, kinds);
        }
    }

    /// Whatever the paragraphs say, each form says the same.
    #[test]
    fn forms_agree(texts in prop::collection::vec("[A-Z][a-zé ’]{20,60}[a-z]", 2..9)) {
        let report: Vec<Piece> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| match at % 3 {
                0 => Piece::Heading(1 + (at as u8 / 3) % 2, text.clone()),
                1 => Piece::Paragraph(format!("{text}."), Vec::new(), Some(text.clone())),
                _ => Piece::Paragraph(format!("{text} :"), vec![text.clone(), text.clone()], None),
            })
            .collect();
        let parts = made::word_parts(&report);
        let (word, _, _) = blocks(&made::word([0, 1, 2, 3].map(|at| parts[at].as_str())), "x.docx");
        let (page, _, _) = blocks(made::html(&report).as_bytes(), "x.html");
        let parts = made::open_parts(&report);
        let (open, _, _) = blocks(&made::open_document([&parts[0], &parts[1]]), "x.odt");
        prop_assert_eq!(gist(&page), gist(&word));
        prop_assert_eq!(gist(&open), gist(&word));
    }
}
