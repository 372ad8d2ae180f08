//! PDF files of our own making: what is read by the structure tree, what by the place of the letters, and what is said
//! of a file that cannot be read as it is printed.

use paralign::model::{BlockKind, SegmentedText};
use proptest::prelude::*;

use crate::office::{blocks, gist};
use crate::targets::made;
use crate::targets::print::{Ink, Kid, Node, Sheet, file, ink, print};

/// The blocks of a kind: their texts.
fn texts(text: &SegmentedText, kind: BlockKind) -> Vec<&str> {
    text.blocks.iter().filter(|block| block.kind == kind).map(|block| block.text.text()).collect()
}

/// Lines one under the other, from `y` downwards.
fn column(x: f64, y: f64, lines: &[&str]) -> Vec<Ink> {
    lines.iter().zip(0u32..).map(|(line, at)| ink(x, y - 12.0 * f64::from(at), line)).collect()
}

#[test]
fn the_same_report_is_the_same_in_a_tagged_pdf() {
    let report = made::report();
    let parts = made::word_parts(&report);
    let (word, _, _) = blocks(&made::word([0, 1, 2, 3].map(|at| parts[at].as_str())), "x.docx");
    let (tagged, _, flaws) = blocks(&print(&report, true), "x.pdf");
    assert_eq!(tagged.raw.format().word(), "tagged-pdf");
    assert!(flaws.is_empty(), "{flaws:?}");
    assert_eq!(gist(&tagged), gist(&word));
}

#[test]
fn without_a_tree_the_paragraphs_and_notes_are_the_same() {
    let report = made::report();
    let parts = made::word_parts(&report);
    let (word, _, _) = blocks(&made::word([0, 1, 2, 3].map(|at| parts[at].as_str())), "x.docx");
    let (printed, _, flaws) = blocks(&print(&report, false), "x.pdf");
    assert_eq!((printed.raw.format().word(), flaws.as_slice()), ("pdf", &["untagged"][..]));
    let numbered = |text: &SegmentedText| {
        let rows = gist(text).into_iter();
        rows.filter(|row| matches!(row.0, "paragraph" | "footnote")).collect::<Vec<_>>()
    };
    assert_eq!(numbered(&printed), numbered(&word));
}

#[test]
fn running_lines_and_job_numbers_stand_in_no_paragraph() {
    let page = |number: u32, text: &[&str], more: Vec<Ink>| {
        let mut inks = vec![ink(480.0, 40.0, &format!("{number}/3"))];
        if number > 1 {
            inks.push(ink(100.0, 800.0, "A/80/1"));
        }
        inks.extend(column(100.0, 740.0, text));
        inks.extend(more);
        Sheet { inks, rules: Vec::new() }
    };
    let small = |y: f64, label: &str, text: &str| {
        [Ink { size: 6.0, ..ink(100.0, y + 3.0, label) }, Ink { size: 8.0, ..ink(110.0, y, text) }]
    };
    let mut call = vec![Ink { size: 6.0, ..ink(445.0, 719.5, "1") }];
    call.extend(small(120.0, "1", "Voir le document A/79/2."));
    call.push(ink(100.0, 60.0, "25-10101 (F)    140325    150325"));
    call.push(ink(300.0, 45.0, "*2510101*"));
    let first = page(
        1,
        &[
            "1. Le Comité a examiné le rapport et s’est félicité des travaux menés.",
            "",
            "2. Il a prié le secrétariat de poursuivre les consultations engagées.",
        ],
        call,
    );
    let second =
        page(2, &["3. Les États Membres ont été invités à communiquer leurs observations, qui"], Vec::new());
    let third = page(3, &["seront publiées en annexe."], Vec::new());
    let (text, _, _) = blocks(&file(&[first, second, third], None), "x.pdf");
    assert_eq!(
        texts(&text, BlockKind::Paragraph),
        [
            "Le Comité a examiné le rapport et s’est félicité des travaux menés.",
            "Il a prié le secrétariat de poursuivre les consultations engagées.",
            "Les États Membres ont été invités à communiquer leurs observations, qui seront publiées en annexe.",
        ]
    );
    assert_eq!(texts(&text, BlockKind::Footnote), ["Voir le document A/79/2."]);
    let furniture = texts(&text, BlockKind::Furniture).join(" ");
    for part in ["25-10101 (F)", "*2510101*", "A/80/1", "2/3"] {
        assert!(furniture.contains(part), "{part} in {furniture}");
    }
}

#[test]
fn what_is_struck_out_is_left_out_and_told() {
    let mut inks = vec![ink(100.0, 700.0, "1. Le délai est de "), ink(195.0, 700.0, "trente ")];
    inks.push(ink(230.0, 700.0, "soixante jours à compter de ce jour."));
    let struck = Sheet { inks: inks.clone(), rules: vec![[195.0, 703.0, 30.0]] };
    let (text, _, flaws) = blocks(&file(&[struck], None), "x.pdf");
    assert_eq!(texts(&text, BlockKind::Paragraph), ["Le délai est de soixante jours à compter de ce jour."]);
    assert!(flaws.contains(&"tracked-changes"), "{flaws:?}");
    let underlined = Sheet { inks, rules: vec![[195.0, 698.5, 30.0]] };
    let (text, _, flaws) = blocks(&file(&[underlined], None), "x.pdf");
    assert_eq!(
        texts(&text, BlockKind::Paragraph),
        ["Le délai est de trente soixante jours à compter de ce jour."]
    );
    assert!(!flaws.contains(&"tracked-changes"));
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = "Le Comité a entendu des exposés sur la question à l’examen";
    let right = "Les débats ont porté sur le budget et sur les effectifs du";
    let lines = |text: &str| -> Vec<String> {
        (0..12).map(|at| text.split(' ').skip(at % 3).collect::<Vec<_>>().join(" ")).collect()
    };
    let (first, second) = (lines(left), lines(right));
    let mut inks = column(60.0, 740.0, &first.iter().map(String::as_str).collect::<Vec<_>>());
    inks.extend(column(330.0, 740.0, &second.iter().map(String::as_str).collect::<Vec<_>>()));
    let inks = inks.into_iter().map(|ink| Ink { size: 8.0, ..ink }).collect();
    let (text, _, _) = blocks(&file(&[Sheet { inks, rules: Vec::new() }], None), "x.pdf");
    let all: String = text.blocks.iter().map(|block| block.text.text()).collect::<Vec<_>>().join(" ");
    assert_eq!(all, [first, second].concat().join(" "));
}

#[test]
fn a_quotation_beside_the_text_is_no_table() {
    let wide = |text: &str, y: f64| ink(60.0, y, text);
    let whole = [
        "Le Comité a examiné le rapport du Secrétaire général et il a pris acte des progrès qui",
        "ont été accomplis au cours de la période considérée, en particulier dans le domaine de",
    ];
    let narrow = [
        "la gestion des archives, où les délais de",
        "traitement ont été réduits de moitié et où",
        "les agents des bureaux extérieurs ont suivi",
        "une formation qui leur permet désormais de",
    ];
    let last = "classer eux-mêmes les documents qu’ils reçoivent, sans en référer au Siège.";
    let quoted = ["« Les délais ont été", "réduits de moitié »,", "a dit la Présidente."];
    let page = |size: f64, shift: f64| {
        let mut inks = vec![wide(whole[0], 740.0), wide(whole[1], 728.0)];
        inks.extend(narrow.iter().zip(0u32..).map(|(line, at)| wide(line, 716.0 - 12.0 * f64::from(at))));
        inks.push(wide(last, 668.0));
        inks.extend(quoted.iter().zip(0u32..).map(|(line, at)| Ink {
            size,
            ..ink(360.0, 714.0 - shift - (size + 3.0) * f64::from(at), line)
        }));
        let (text, _, _) = blocks(&file(&[Sheet { inks, rules: Vec::new() }], None), "x.pdf");
        text.blocks.iter().map(|block| block.text.text().to_owned()).collect::<Vec<_>>()
    };
    let paragraph = [whole.join(" "), narrow.join(" "), last.to_owned()].join(" ");
    for (size, shift) in [(9.0, 0.0), (9.0, -2.0), (11.0, 0.0)] {
        assert_eq!(page(size, shift), [paragraph.clone(), quoted.join(" ")], "{size} {shift}");
    }
}

#[test]
fn wrapped_cells_side_by_side_stay_a_table() {
    let terms = ["Dotation de", "personnel", "Gestion du", "changement"];
    let meanings = [
        "Effectifs affectés à une unité administrative,",
        "postes vacants compris, à la fin de l’exercice.",
        "Ensemble des mesures qui accompagnent une",
        "réorganisation et la mise en service d’outils.",
    ];
    let mut inks = column(60.0, 700.0, &terms);
    inks.extend(column(180.0, 700.0, &meanings));
    let (text, _, _) = blocks(&file(&[Sheet { inks, rules: Vec::new() }], None), "x.pdf");
    let rows: Vec<String> =
        terms.iter().zip(meanings).map(|(term, meaning)| format!("{term} | {meaning}")).collect();
    assert_eq!(texts(&text, BlockKind::Table), rows);
}

#[test]
fn text_that_the_tree_leaves_out_stands_where_it_is_printed() {
    let words = "Le Comité a examiné le rapport et a décidé de le transmettre à l’Assemblée.";
    let inks = vec![
        ink(100.0, 700.0, &format!("1. {words}")),
        ink(100.0, 670.0, "Ligne oubliée"),
        ink(100.0, 640.0, &format!("2. {words}")),
        ink(100.0, 610.0, &format!("3. {words}")),
    ];
    let nodes: Vec<Node> =
        [0, 2, 3].map(|at| Node { role: "P", kids: vec![Kid::Ink(0, at)] }).into_iter().collect();
    let (text, _, _) = blocks(&file(&[Sheet { inks, rules: Vec::new() }], Some(&nodes)), "x.pdf");
    assert_eq!(text.raw.format().word(), "tagged-pdf");
    let lines: Vec<&str> = text.raw.text().lines().collect();
    assert_eq!(lines[1], "Ligne oubliée");
    assert_eq!(lines.len(), 4);
}

#[test]
fn what_cannot_be_read_is_told() {
    assert_eq!(blocks(b"%PDF-1.7\nnothing", "x.pdf").2, ["damaged"]);
    let whole = print(&made::report(), false);
    assert!(blocks(&whole[..whole.len() / 3], "x.pdf").2.iter().all(|flaw| *flaw != "panic"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Every letter that is printed is in exactly one block.
    #[test]
    fn every_letter_is_in_one_block(
        lines in prop::collection::vec(("[A-Z1-9][a-zé.)]{0,6}( [a-zé0-9(.,]{1,9}){0,6}", 0u8..4, 0u8..3), 1..40),
        tagged in any::<bool>(),
    ) {
        let inks: Vec<Ink> = lines
            .iter()
            .zip(0u32..)
            .map(|((text, indent, size), at)| Ink {
                size: 8.0 + f64::from(*size),
                artifact: tagged && at % 7 == 6,
                ..ink(80.0 + 25.0 * f64::from(*indent), 780.0 - 18.0 * f64::from(at), text)
            })
            .collect();
        let kids = inks.iter().enumerate().filter(|(_, ink)| !ink.artifact);
        let nodes: Vec<Node> = kids.map(|(at, _)| Node { role: "P", kids: vec![Kid::Ink(0, at)] }).collect();
        let bytes = file(&[Sheet { inks, rules: Vec::new() }], tagged.then_some(nodes.as_slice()));
        let (text, _, _) = blocks(&bytes, "x.pdf");
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        let printed: String = lines.iter().map(|(text, ..)| text.as_str()).collect();
        prop_assert_eq!(letters(text.raw.text()), letters(&printed));
        let mut covered = 0;
        for (range, block) in text.spans.iter() {
            prop_assert_eq!(range.start, covered);
            prop_assert!(block < text.blocks.len());
            covered = range.end;
        }
        prop_assert_eq!(covered, text.raw.text().len());
    }
}
