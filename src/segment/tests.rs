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
        let opening = String::from(block.marker.or(block.label).unwrap_or_default());
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

#[test]
fn a_text_of_markup_or_of_what_is_not_seen_is_accounted_for() {
    for text in ["**", "# ", "\u{200b}\u{feff}", "\u{1}", " \n\t\n", "<b></b>", "\u{ad}\n\u{200d}\n"] {
        let raw = RawText::new(text.to_owned(), "UTF-8", text.len(), FileOffsets::Shifted(0)).unwrap();
        let found = segment(clean(raw, Lang::Fr)).0;
        assert_eq!(found.spans.iter().map(|(range, _)| range.len()).sum::<usize>(), text.len(), "{text:?}");
        assert!(found.spans.iter().all(|(_, block)| block < found.blocks.len()), "{text:?}");
    }
}

#[test]
fn numbers_over_unnumbered_paragraphs_number_headings() {
    let text = "1. LES EAUX PARTAGÉES\n\nLes deux rives se partagent le fleuve depuis un siècle.\n\n\
        Elles en mesurent le débit chaque mois.\n\n2. LES OUVRAGES\n\n2.1. Les barrages\n\n\
        Trois barrages retiennent les crues du printemps.\n\n2.2. Les canaux\n\n\
        Les canaux ont été creusés plus tard.\n\nIls sont entretenus par les communes.";
    let kinds: Vec<(BlockKind, String)> =
        blocks(text).into_iter().map(|(kind, label, _)| (kind, label)).collect();
    let heading = |label: &str| (BlockKind::Heading, label.to_owned());
    let prose = || (BlockKind::Prose, String::new());
    let want = [
        heading("1"),
        prose(),
        prose(),
        heading("2"),
        heading("2.1"),
        prose(),
        heading("2.2"),
        prose(),
        prose(),
    ];
    assert_eq!(kinds, want);
}

#[test]
fn numbers_of_paragraphs_with_a_list_of_titles_number_paragraphs() {
    // An agenda: titles over titles. A paragraph without a stop here and there is a paragraph all the same.
    let agenda = "1. Ouverture de la session\n\n2. Adoption de l’ordre du jour\n\n3. Élection du Bureau\n\n\
        La liste des documents figure en annexe.";
    let report = "1. La Commission a examiné le rapport sur les eaux partagées.\n\n\
        2. Elle a entendu les délégations suivantes\n\nLe Président a pris la parole.\n\n\
        3. Elle a adopté le rapport sans le mettre aux voix.";
    for text in [agenda, report] {
        let numbers = blocks(text).into_iter().filter(|(kind, ..)| *kind == BlockKind::Paragraph);
        assert_eq!(numbers.map(|(_, marker, _)| marker).collect::<Vec<_>>(), ["1.", "2.", "3."]);
    }
}

#[test]
fn each_reason_of_a_decision_stands_alone() {
    let text = "LE CONSEIL DES RIVERAINS,\n\nvu la convention sur le fleuve,\n\nvu l’avis de la commission des eaux,\n\n\
        considérant ce qui suit:\n\nLe débit du fleuve a baissé de moitié en dix ans, comme le montrent les relevés.";
    assert_eq!(texts(text).len(), 5);
    assert!(blocks(text).iter().all(|(kind, ..)| *kind == BlockKind::Prose));
    // Lines that were broken, each reason on a line of its own.
    let wrapped = "Le Conseil des riverains,\n\nvu la convention sur le fleuve,\nvu l’avis de la commission des eaux,\n\
        considérant que le débit a baissé de moitié en dix ans et que les relevés\nle montrent,\n\n\
        décide de mesurer le débit du fleuve chaque mois de l’année, en tous lieux et\npar tous les temps.";
    assert_eq!(texts(wrapped).len(), 5, "{:?}", texts(wrapped));
    // A page break inside a sentence parts nothing.
    let cut = "Le débit du fleuve a baissé de moitié en dix ans, comme le montrent les relevés,\n\n\
        et rien n’annonce que la sécheresse prenne fin avant l’hiver prochain.";
    assert_eq!(texts(cut).len(), 1);
}

#[test]
fn an_article_of_a_law_is_no_part_of_the_paragraph_above() {
    let text = "Loi sur les fleuves\n\n§ 1. Le capitaine peut faire appel devant la cour du fleuve.\n\n\
        § 2. L’appel suspend la décision du juge.\n\nArt. 248. L’amende est doublée en cas de récidive.";
    let last = blocks(text).pop().map(|(kind, ..)| kind);
    assert_eq!(last, Some(BlockKind::Prose));
    assert_eq!(
        texts(text).last().map(String::as_str),
        Some("Art. 248. L’amende est doublée en cas de récidive.")
    );
}

#[test]
fn the_page_of_a_source_calls_no_footnote() {
    let text = "La convention du 23.1.1999 a paru au recueil des traités, p.1.\n\nAnnexe\n\nPrincipes communs des riverains\n\n\
        1 Les riverains mesurent le débit du fleuve chaque mois de l’année.\n\n\
        2 Ils se communiquent leurs relevés sans délai et sans frais.\n\n3 Ils se réunissent une fois par an.";
    assert!(blocks(text).iter().all(|(kind, ..)| *kind != BlockKind::Footnote));
    let called = text.replace("traités, p.1.", "traités.1");
    assert!(blocks(&called).iter().any(|(kind, ..)| *kind == BlockKind::Footnote));
}

#[test]
fn a_footnote_may_be_called_behind_a_number() {
    let called = "1. Le canal a été ouvert en mai 2019.1 Il suit la résolution 70/1.2 Il a été fermé le 3 juin 2020,3 dit-on.\n\n\
        1 Voir le rapport annuel.\n\n2 Voir aussi le registre.\n\n3 Note du greffier.\n";
    let plain = "Le canal a été ouvert en mai 2019. Il suit la résolution 70/1. Il a été fermé le 3 juin 2020, dit-on.";
    let notes = ["Voir le rapport annuel.", "Voir aussi le registre.", "Note du greffier."];
    for text in [called.to_owned(), called.replacen("\n\n1 ", "\n\n____________\n\n1 ", 1)] {
        let found = texts(&text);
        assert_eq!(found[0], plain);
        assert_eq!(found[1..], notes);
    }
    let amount = "1. Le débit est passé à 3.5 Ml par jour.\n\n____________\n\n 5 Voir le rapport.\n";
    assert_eq!(texts(amount)[0], "Le débit est passé à 3.5 Ml par jour.");
}

#[test]
fn a_heading_may_stand_between_a_page_line_and_its_text() {
    let line =
        "Le canal du nord a été ouvert au mois de mai et il a été fermé au mois de juin de la même année";
    let paragraph = |number: usize| format!("{number}. {line},\n{line},\n{line}.\n");
    let text = format!(
        "{}A/80/29\n7/8 25-11202\n\u{c}A/80/29\n8/8 25-11202\nB. Recommandations\n{}{}",
        paragraph(1),
        paragraph(2),
        paragraph(3)
    );
    let found = blocks(&text);
    let headings: Vec<&str> = found
        .iter()
        .filter(|(kind, ..)| *kind == BlockKind::Heading)
        .map(|(_, _, text)| text.as_str())
        .collect();
    assert_eq!(headings, ["Recommandations"], "{found:?}");
}

#[test]
fn the_label_of_the_next_heading_ends_no_heading() {
    let line =
        "Le canal du nord a été ouvert au mois de mai et il a été fermé au mois de juin de la même année";
    let text = format!(
        "I. Introduction\n\n1. {line},\n{line},\n{line}.\n\nII. Faits nouveaux dans le bassin\nA.\n\nAmont\n2. {line},\n{line}.\n"
    );
    let headings: Vec<(String, String)> = blocks(&text)
        .into_iter()
        .filter(|(kind, ..)| *kind == BlockKind::Heading)
        .map(|(_, label, text)| (label, text))
        .collect();
    let own = |label: &str, text: &str| (label.to_owned(), text.to_owned());
    assert_eq!(
        headings,
        [own("I", "Introduction"), own("II", "Faits nouveaux dans le bassin"), own("A", "Amont")]
    );
}

#[test]
fn what_is_counted_calls_no_footnote() {
    let text = "1. Le coût a atteint 4 milliards de dollars et les pertes 4 pour cent du total, dit le Bureau 4 des eaux.\n\n\
        ____________\n\n 4 Voir le rapport.\n";
    assert_eq!(
        texts(text)[0],
        "Le coût a atteint 4 milliards de dollars et les pertes 4 pour cent du total, dit le Bureau des eaux."
    );
    let text = "1. Les services 7 – réduits de moitié – sont remis au BSCI 8 pour examen.\n\n____________\n\n \
        7 Voir le rapport.\n 8 Voir le registre.\n";
    assert_eq!(texts(text)[0], "Les services – réduits de moitié – sont remis au BSCI pour examen.");
}

#[test]
fn a_number_that_the_line_above_asks_for_opens_no_paragraph() {
    let text = "7.1 Le budget proposé pour les stations de mesure du bassin s’élève à 22 406 dollars,\n\
        soit une hausse de 1 560 dollars. L’évolution des dépenses est expliquée aux paragraphes\n\
        7.2 (A) et 7.3 (B) ci-dessous, auxquels on se reportera pour la répartition des ressources.\n\
        7.2 Les dépenses des stations de mesure du nord ont augmenté de la moitié en une année,\n\
        ce que le Comité a approuvé à sa dernière session.\n\
        7.3 Les dépenses des stations de mesure du sud ont diminué de moitié en une seule année,\n\
        ce que le Comité a approuvé à sa dernière session.\n";
    let found = texts(text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].ends_with("la répartition des ressources.") && found[1].starts_with("Les dépenses"));
}

#[test]
fn the_symbol_of_the_document_beside_a_page_line_belongs_to_the_page() {
    let text = "A/CONF.230/2025/15\n\n\
        1. Le Comité était saisi d’un mémorandum du Secrétaire général en date du 11 juin 2025,\n\
        qui portait sur les pouvoirs des représentants des États et de ceux de l’Union\n\
        A/CONF.230/2025/15\n\n25-09141\n2/3\n\n\
        européenne, dont il a pris acte sans le mettre aux voix.\n";
    let want = [
        "Le Comité était saisi d’un mémorandum du Secrétaire général en date du 11 juin 2025, qui portait sur les pouvoirs \
         des représentants des États et de ceux de l’Union européenne, dont il a pris acte sans le mettre aux voix.",
    ];
    assert_eq!(texts(text)[1..], want);
}
