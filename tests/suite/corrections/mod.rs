//! What people correct is applied where they meant it, or told of; never anywhere else.

mod edited;
mod made;
mod random;
mod score;

use paralign::export::{Form, Formats, Forms};

use crate::support::{Bench, Row};

/// What a run with tables alone writes.
fn tables() -> Formats {
    Formats { forms: Forms::NONE.with(Form::Csv), ..Formats::default() }
}

/// A document whose versions say the same.
fn bench() -> Bench {
    let bench = Bench::new();
    let fr = "I. Introduction\n\n1. Le Conseil s’est réuni le 3 mai 2018 à Genève. Il a adopté l’ordre du jour.\n\n\
        2. Le Comité a pris note du rapport du groupe de travail.\n\n\
        3. Mme Durand a présenté le budget du programme.\n\nConclusion du texte\n\n4. La séance a été levée.\n";
    let en = "I. Introduction\n\n1. The Council met on 3 May 2018 in Geneva. It adopted the agenda.\n\n\
        2. The Committee took note of the report of the working group.\n\n\
        3. Ms. Durand presented the budget of the programme.\n\nConclusion of the text\n\n4. The meeting was closed.\n";
    bench.put("fr/a.txt", fr).put("en/a.txt", en);
    bench
}

/// Runs the document with these corrections, a line each without the name of the document.
fn corrected(bench: &Bench, lines: &[&str]) {
    let mut table = "doc_id,kind,action,lang,anchor,value,note\n".to_owned();
    lines.iter().for_each(|line| table.push_str(&format!("a,{line},\n")));
    bench.put("corrections.csv", table);
    paralign::pipeline::run(&paralign::pipeline::Config { formats: tables(), ..bench.config() }, &|_| {})
        .unwrap();
}

/// Holds the tables to every promise that can be checked.
fn hold(bench: &Bench) {
    use crate::targets::tables;
    tables::account(&tables::tables(&bench.output(), paralign::export::Dialect::Standard), &bench.corpus());
}

/// The messages of corrections that were not applied.
fn lost(bench: &Bench) -> Vec<String> {
    let rows = bench.table("diagnostics").into_iter();
    rows.filter(|row| row["flaw"].starts_with("correction")).map(|row| row["message"].clone()).collect()
}

/// The rows of a table in which a cell begins like this.
fn with(bench: &Bench, table: &str, column: &str, start: &str) -> Vec<Row> {
    bench.table(table).into_iter().filter(|row| row[column].starts_with(start)).collect()
}

#[test]
fn beads_are_as_they_are_said_to_be() {
    let bench = bench();
    corrected(
        &bench,
        &[
            "bead,together,fr,Le Conseil s’est réuni|Le Comité a pris note,The Council met",
            "bead,together,en,The Committee took note,",
            "bead,apart,fr,Mme Durand,Ms. Durand presented",
        ],
    );
    assert_eq!(lost(&bench), Vec::<String>::new());
    let beads = with(&bench, "alignments", "method", "correction");
    let shown: Vec<_> = beads
        .iter()
        .map(|row| [&row["fr_paragraphs"], &row["en_paragraphs"], &row["relation"]].map(String::as_str))
        .collect();
    assert_eq!(
        shown,
        [["1|2", "1", "merge"], ["", "2", "en_only"], ["", "3", "en_only"], ["3", "", "fr_only"]]
    );
    assert!(beads[..2].iter().all(|row| row["confidence"] == "100"));
    let inside = with(&bench, "sentence_alignments", "fr_paragraph", "1");
    assert!(inside.iter().any(|row| row["en_text"].contains("agenda")), "{inside:?}");
}

#[test]
fn blocks_are_cut_joined_and_named() {
    let bench = bench();
    corrected(
        &bench,
        &[
            "block,ends,fr,Le Conseil s’est réuni,2018 à Genève",
            "block,is,fr,Il a adopté,heading",
            "block,goes_on,en,The Committee took note,",
            "block,is,en,Conclusion of the text,paragraph",
            "block,is,fr,Conclusion du texte,furniture",
        ],
    );
    assert_eq!(lost(&bench), Vec::<String>::new());
    let cut = with(&bench, "blocks", "text", "Il a adopté l’ordre du jour.");
    assert_eq!((cut[0]["kind"].as_str(), cut[0]["after_paragraph"].as_str()), ("heading", "1"));
    let below = with(&bench, "blocks", "text", "Le Comité a pris note");
    assert_eq!(below[0]["heading_path"], "I > Il a adopté l’ordre du jour.");
    let first = with(&bench, "blocks", "text", "Le Conseil");
    assert_eq!(
        (first[0]["text"].as_str(), first[0]["paragraph"].as_str()),
        ("Le Conseil s’est réuni le 3 mai 2018 à Genève.", "1")
    );
    let joined = with(&bench, "paragraphs", "paragraph", "2");
    assert!(
        joined
            .iter()
            .any(|row| row["text"].ends_with("group. 3. Ms. Durand presented the budget of the programme."))
    );
    assert_eq!(with(&bench, "blocks", "text", "Conclusion of")[0]["kind"], "paragraph");
    let furniture = with(&bench, "blocks", "text", "Conclusion du texte");
    assert_eq!(furniture[0]["kind"], "furniture");
    let last = with(&bench, "blocks", "text", "La séance");
    assert_eq!(last[0]["heading_path"], "I > Il a adopté l’ordre du jour.");
    hold(&bench);
}

#[test]
fn mentions_and_names_are_what_they_are_said_to_be() {
    let bench = bench();
    corrected(
        &bench,
        &[
            "mention,value,fr,3 mai 2018 @ Le Conseil s’est réuni,date:2018-05-04",
            "mention,none,en,Geneva @ The Council met,",
            "mention,value,en,budget @ Ms. Durand presented,symbol:A/72/6",
            "mention,span,fr,Durand @ Mme Durand a présenté,Mme Durand",
            "name,is,en,working group,ORG:Working Group of the Test",
            "name,is,fr,groupe de travail,ORG:Working Group of the Test",
        ],
    );
    assert_eq!(lost(&bench), Vec::<String>::new());
    let dates = with(&bench, "dates", "rule", "correction");
    assert_eq!(
        (dates.len(), dates[0]["edtf"].as_str(), dates[0]["surface"].as_str()),
        (1, "2018-05-04", "3 mai 2018")
    );
    assert_eq!(with(&bench, "symbols", "rule", "correction")[0]["canonical"], "A/72/6");
    let entities = bench.table("entities");
    assert!(!entities.iter().any(|row| row["surface"] == "Geneva"));
    assert!(
        entities
            .iter()
            .any(|row| row["surface"] == "Mme Durand" && row["lang"] == "fr" && row["rule"] == "correction")
    );
    let groups: Vec<_> =
        entities.iter().filter(|row| row["canonical"] == "Working Group of the Test").collect();
    assert_eq!(groups.iter().map(|row| row["lang"].as_str()).collect::<Vec<_>>(), ["fr", "en"]);
    let differing = with(&bench, "discrepancies", "check_name", "date");
    hold(&bench);
    assert!(!differing.is_empty(), "the corrected date differs from that of the other side");
}

#[test]
fn what_cannot_be_applied_is_told_with_its_reason() {
    let bench = bench();
    corrected(
        &bench,
        &[
            "bead,together,fr,Le Conseil s’est réuni le 4,The Council met",
            "bead,apart,fr,Le Comité a pris,The Committee took",
            "bead,together,fr,Le Comité a pris,The Committee took",
            "block,ends,fr,Mme Durand,programme.",
            "mention,value,fr,budget @ Mme Durand,2018",
            "mention,value,fr,budget @ Mme Durand,date:demain",
            "name,same,fr,Personne Inconnue,ORG:Test",
            "bead,joined,fr,Le Comité,The Committee",
            "mention,none,de,Genève @ Le Conseil,",
            "block,is,fr,,heading",
            "block,is,fr,Conclusion du texte,heading",
            "block,is,fr,Conclusion du texte,prose",
        ],
    );
    let told = lost(&bench);
    let expected = [
        "corrections.csv, row 9, column action: \"joined\" is not one of: together, confirmed, apart",
        "corrections.csv, row 10, column lang: \"de\" is not one of: fr, en",
        "corrections.csv, row 11, column anchor: the cell is empty",
        "row 2 was not applied: no block says any more what its anchor says; the nearest block begins \"1. Le Conseil",
        "row 4 was not applied: it contradicts row 3",
        "row 5 was not applied: nothing follows there",
        "row 6 was not applied: nothing is found at \"budget\"",
        "row 7 was not applied: \"demain\" cannot be read",
        "row 13 was not applied: it contradicts row 12",
        "row 8 was not applied: the document does not mention \"Personne Inconnue\"",
    ];
    for one in expected {
        assert!(told.iter().any(|told| told.contains(one)), "{one}\n{told:#?}");
    }
    assert_eq!(told.len(), expected.len(), "{told:#?}");
}

#[test]
fn a_spreadsheet_may_save_them_as_it_likes() {
    let bench = bench();
    let table = "doc_id;kind;action;lang;anchor;value;note\r\na;bead;confirmed;FR;Le Comit\u{e9} a pris note;The Committee took;vu\r\nb;bead;confirmed;fr;x;y;\r\n";
    let latin: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let given = bench.corpus().join("../mine.csv");
    std::fs::write(&given, latin).unwrap();
    let config = paralign::pipeline::Config { formats: tables(), corrections: Some(given), ..bench.config() };
    paralign::pipeline::run(&config, &|_| {}).unwrap();
    assert_eq!(with(&bench, "alignments", "method", "correction").len(), 1);
    assert_eq!(
        lost(&bench),
        [
            "corrections.csv, row 3, column doc_id: the corpus holds no document \"b\"; correct the name, or remove the row"
        ]
    );
    let missing = paralign::pipeline::Config { corrections: Some("nowhere.csv".into()), ..config };
    assert!(paralign::pipeline::run(&missing, &|_| {}).is_err());
}
