//! Short texts, and the blocks that they must become.

use super::chunk::is_closed;
use super::*;
use crate::clean::clean;
use crate::model::{BlockKind, FileOffsets, RawText};

/// The blocks of a text: kind, marker or label, and text; rules and page lines left out.
fn blocks(text: &str) -> Vec<(BlockKind, String, String)> {
    let raw = RawText::new(text.to_owned(), "UTF-8", text.len(), FileOffsets::Shifted(0)).unwrap();
    let blocks = segment(clean(raw, Lang::Fr)).0.blocks;
    let body = blocks.into_iter().filter(|block| block.kind != BlockKind::Furniture);
    body.map(|block| {
        let opening = block.marker.or(block.label).unwrap_or_default();
        (block.kind, opening, block.text.text().to_owned())
    })
    .collect()
}

/// The texts of the blocks alone.
fn texts(text: &str) -> Vec<String> {
    blocks(text).into_iter().map(|(_, _, text)| text).collect()
}

#[test]
fn a_masthead_names_its_language() {
    let named = masthead_language;
    assert_eq!(named("Distr. générale 24 juillet 2018 Français Original : anglais"), Some(Lang::Fr));
    assert_eq!(named("Distr.: General 24 July 2018 English Original: French"), Some(Lang::En));
    assert_eq!(named("Distr. General 18 January 2019 Original: English"), None);
    assert_eq!(named(""), None);
}

#[test]
fn a_sentence_is_closed_by_its_mark_whatever_stands_behind_it() {
    for closed in [
        "Fin.",
        "« Fin. »",
        "(Fin.)",
        "Fin.7",
        "Fin.12",
        "Fin.¹²",
        "Fin.[7]",
        "Fin.[^12]",
        "« Fin ? »3",
        "a :",
    ] {
        assert!(is_closed(closed), "{closed}");
    }
    for open in ["la suite", "voir la note 12", "(la suite)", "art.1958", "la suite¹", "la suite,", "12"] {
        assert!(!is_closed(open), "{open}");
    }
}

#[test]
fn an_indented_line_opens_prose_behind_a_full_stop_or_a_short_line() {
    let full = [
        "La Commission a examiné le rapport du Secrétaire sur les eaux partagées, que les",
        "États riverains lui avaient demandé à sa session précédente, et elle a pris acte",
        "des progrès accomplis dans les bassins du nord, où les stations de mesure sont",
        "désormais reliées entre elles, ainsi que des retards que connaissent les autres.",
        "   Elle a prié le Secrétaire de lui soumettre chaque année un rapport écrit sur la",
        "qualité des eaux et sur les moyens que les États consacrent à leur surveillance",
        "commune.",
        "   Elle a remercié le pays hôte.",
    ];
    let whole = |lines: &[&str]| lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    assert_eq!(texts(&full.join("\n\n")), [whole(&full[..4]), whole(&full[4..7]), whole(&full[7..])]);
}

#[test]
fn under_an_annex_the_first_heading_is_its_title() {
    let text = "Annexe\n\nListe des États riverains\n\nRive droite\n\nLa rive droite compte deux États et un territoire.";
    let kinds: Vec<BlockKind> = blocks(text).into_iter().map(|(kind, _, _)| kind).collect();
    assert_eq!(kinds, [BlockKind::Heading, BlockKind::Title, BlockKind::Heading, BlockKind::Prose]);
}

#[test]
fn what_goes_on_behind_its_digits_calls_no_footnote() {
    for paragraph in [
        "La surface irriguée s’est accrue 1,5 fois en dix ans dans le bassin du nord.",
        "La surface irriguée s’est accrue, comme le dit le tableau1bis du rapport.",
    ] {
        let text = format!("1. {paragraph}\n\n__________________\n\n 1 Voir le rapport du Secrétaire.\n");
        assert_eq!(texts(&text), [paragraph, "Voir le rapport du Secrétaire."]);
    }
    let called =
        "1. La surface irriguée s’est accrue1, dit le rapport.\n\n____________\n\n 1 Voir le rapport.\n";
    assert_eq!(texts(called), ["La surface irriguée s’est accrue, dit le rapport.", "Voir le rapport."]);
}
