//! Bad input: a clear message, a row of `diagnostics.csv`, and nothing lost.

use std::fs;

use paralign::error::Error;
use paralign::export::Formats;
use paralign::pipeline::run;

use crate::support::{Bench, contents};

const FR: &str =
    "1. Le Conseil a examiné la situation dans les pays les moins avancés.\n\n2. Il a adopté le rapport.\n";
const EN: &str =
    "1. The Board considered the situation in the least developed countries.\n\n2. It adopted the report.\n";

fn flaw(name: &str, id: &str) -> (String, String) {
    (id.to_owned(), name.to_owned())
}

#[test]
fn a_document_without_a_partner_is_written_with_one_sided_beads() {
    let bench = Bench::new();
    bench.put("fr/seul.txt", FR).put("en/alone.txt", EN).run();
    assert_eq!(bench.flaws(), [flaw("unpaired", "alone"), flaw("unpaired", "seul")]);
    assert_eq!(bench.table("paragraphs").len(), 4);
    let relations: Vec<String> =
        bench.table("alignments").into_iter().map(|row| row["relation"].clone()).collect();
    assert_eq!(relations, ["en_only", "en_only", "fr_only", "fr_only"]);
}

#[test]
fn empty_binary_and_foreign_encodings_are_named() {
    let bench = Bench::new();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(FR);
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(EN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    bench
        .put("fr/vide.txt", "")
        .put("en/vide.txt", " \n ")
        .put("fr/binaire.txt", b"\x7fELF\x00\x00\x00\x01")
        .put("en/binaire.txt", EN)
        .put("fr/ancien.txt", windows)
        .put("en/ancien.txt", wide)
        .run();
    let encodings: Vec<(String, String)> = bench
        .table("documents")
        .into_iter()
        .map(|row| (row["doc_id"].clone(), row["encoding"].clone()))
        .collect();
    assert!(encodings.contains(&("ancien".into(), "windows-1252".into())));
    assert!(encodings.contains(&("ancien".into(), "UTF-16LE".into())));
    let texts: Vec<String> = bench
        .table("paragraphs")
        .into_iter()
        .filter(|row| row["doc_id"] == "ancien")
        .map(|row| row["text"].clone())
        .collect();
    assert_eq!(texts[1], "Il a adopté le rapport.");
    assert_eq!(texts[2], "The Board considered the situation in the least developed countries.");
    for (id, name) in [("vide", "empty"), ("binaire", "binary"), ("ancien", "other-encoding")] {
        assert!(bench.flaws().contains(&flaw(name, id)), "{id} {name}");
    }
}

#[test]
fn a_text_in_the_wrong_folder_is_told() {
    let bench = Bench::new();
    bench.put("fr/a.txt", EN.repeat(5)).put("en/a.txt", FR.repeat(5)).run();
    let found = bench.flaws();
    assert_eq!(found.iter().filter(|found| found.1 == "wrong-language").count(), 2, "{found:?}");
}

#[test]
fn a_masthead_of_another_language_is_told() {
    let bench = Bench::new();
    let masthead = "Distr. générale\n24 juillet 2018\nFrançais\nOriginal : anglais\n\n";
    bench.put("fr/a.txt", format!("{masthead}{FR}")).put("en/a.txt", format!("{masthead}{EN}")).run();
    assert_eq!(bench.flaws(), [flaw("masthead-language", "a")]);
    assert_eq!(bench.table("diagnostics")[0]["lang"], "en");
}

#[test]
fn missing_repeated_and_shuffled_numbers_are_kept_and_told() {
    let body = "Le Conseil a examiné la situation générale et en a pris note avec satisfaction.";
    let text =
        |numbers: &[u32]| numbers.iter().map(|number| format!("{number}. {body}\n\n")).collect::<String>();
    let bench = Bench::new();
    bench
        .put("fr/missing.txt", text(&[1, 2, 4, 5]))
        .put("fr/repeated.txt", text(&[1, 2, 2, 3]))
        .put("fr/shuffled.txt", text(&[1, 3, 2, 4]))
        .run();
    let found = bench.flaws();
    for (id, name) in
        [("missing", "number-missing"), ("repeated", "number-repeated"), ("shuffled", "number-out-of-order")]
    {
        assert!(found.contains(&flaw(name, id)), "{id} {name}: {found:?}");
    }
    assert_eq!(bench.table("paragraphs").len(), 12);
}

#[test]
fn two_files_for_one_document_are_both_kept() {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("fr/a.md", FR).put("en/a.txt", EN).put("fr/notes.xlsx", "x").run();
    let ids: Vec<String> = bench.table("documents").into_iter().map(|row| row["doc_id"].clone()).collect();
    assert_eq!(ids.len(), 3);
    let flaws = bench.flaws();
    assert!(flaws.iter().any(|found| found.1 == "duplicate-file"), "{flaws:?}");
    assert!(flaws.contains(&flaw("ignored-file", "")), "{flaws:?}");
}

#[test]
fn names_may_hold_anything() {
    let bench = Bench::new();
    let names = ["rapport annuel é", "Rapport Annuel É", "virgule, \"guillemet\"", "sous/dossier/rapport"];
    for name in names {
        bench.put(&format!("fr/{name}.txt"), FR).put(&format!("en/{name}.txt"), EN);
    }
    bench.run();
    let mut ids: Vec<String> =
        bench.table("documents").into_iter().map(|row| row["doc_id"].clone()).collect();
    ids.dedup();
    assert_eq!(ids.len(), names.len());
    assert!(bench.flaws().iter().any(|found| found.1 == "case-clash"));
}

#[cfg(unix)]
#[test]
fn a_name_parts_no_list_of_blocks() {
    let bench = Bench::new();
    bench.put("fr/a|b.txt", FR).put("en/a|b.txt", EN).put("fr/a%7Cb.txt", FR).put("en/a%7Cb.txt", EN).run();
    let blocks: Vec<String> = bench.table("blocks").into_iter().map(|row| row["block_id"].clone()).collect();
    for row in bench.table("alignments") {
        for (list, count) in [("fr_block_ids", "fr_count"), ("en_block_ids", "en_count")] {
            let keys: Vec<&str> = row[list].split('|').collect();
            assert_eq!(keys.len().to_string(), row[count], "{row:?}");
            assert!(
                keys.iter().all(|key| blocks.iter().filter(|block| block == key).count() == 1),
                "{row:?}"
            );
        }
    }
}

#[test]
fn a_null_byte_costs_one_character_and_not_the_document() {
    let bench = Bench::new();
    bench
        .put("fr/a.txt", format!("{FR}\0"))
        .put("en/a.txt", EN)
        .put("fr/b.txt", "**")
        .put("en/b.txt", "\u{200b}")
        .run();
    assert_eq!(bench.table("paragraphs").len(), 4);
    assert!(
        bench.flaws().contains(&flaw("undecodable", "a")) && !bench.flaws().contains(&flaw("binary", "a"))
    );
    let spans = bench.table("spans");
    let ends = |id: &str| -> Vec<String> {
        let mut ends: Vec<String> =
            spans.iter().filter(|row| row["doc_id"] == id).map(|row| row["source_end"].clone()).collect();
        ends.dedup();
        ends
    };
    assert!(ends("a").contains(&(FR.len() + 1).to_string()), "{:?}", ends("a"));
    assert_eq!(ends("b").len(), 2, "a file of markup and one of invisible characters are each accounted for");
}

#[cfg(unix)]
#[test]
fn names_that_read_alike_are_all_kept() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let bench = Bench::new();
    for name in [b"\xff.txt", b"\xfe.txt", b"\xfd.txt", b"\x07.txt", b"\x08.txt"] {
        fs::write(bench.corpus().join("fr").join(OsStr::from_bytes(name)), FR).unwrap();
    }
    bench.run();
    let mut ids: Vec<String> =
        bench.table("documents").into_iter().map(|row| row["doc_id"].clone()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 5, "{ids:?}");
    assert_eq!(bench.flaws().iter().filter(|found| found.1 == "duplicate-file").count(), 4);
}

#[cfg(unix)]
#[test]
fn broken_links_and_link_loops_are_told() {
    use std::os::unix::fs::symlink;
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("en/a.txt", EN);
    symlink("nowhere.txt", bench.corpus().join("fr/broken.txt")).unwrap();
    symlink(bench.corpus().join("fr"), bench.corpus().join("fr/loop")).unwrap();
    bench.run();
    let unlisted = bench.flaws().iter().filter(|found| found.1 == "unlisted").count();
    assert_eq!(unlisted, 2);
    assert_eq!(bench.table("documents").len(), 2);
}

#[test]
fn a_missing_or_empty_corpus_stops_the_run() {
    let bench = Bench::new();
    assert!(matches!(run(&bench.config(), &|_| {}), Err(Error::EmptyCorpus { .. })));
    fs::remove_dir_all(bench.corpus()).unwrap();
    assert!(matches!(run(&bench.config(), &|_| {}), Err(Error::NoCorpus { .. })));
}

#[test]
fn an_output_that_cannot_be_written_stops_the_run() {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR);
    fs::write(bench.output(), "a file where the folder should be").unwrap();
    assert!(matches!(run(&bench.config(), &|_| {}), Err(Error::Output { .. })));
    assert_eq!(fs::read_to_string(bench.output()).unwrap(), "a file where the folder should be");
}

#[test]
fn a_second_run_into_the_same_folder_is_refused() {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR);
    let held = paralign::export::Folder::open(&bench.output(), &Formats::default(), &[]).unwrap();
    assert!(matches!(run(&bench.config(), &|_| {}), Err(Error::OutputInUse { .. })));
    drop(held);
    bench.run();
}

#[test]
fn an_interrupted_run_leaves_the_former_tables_whole() {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("en/a.txt", EN).run();
    let former = contents(&bench.output());
    // A run that ends before its tables are complete.
    drop(paralign::export::Folder::open(&bench.output(), &Formats::default(), &[]).unwrap());
    assert_eq!(contents(&bench.output()), former);
    bench.run();
    assert_eq!(contents(&bench.output()), former);
}

#[test]
fn a_gazetteer_of_ones_own_is_used() {
    let bench = Bench::new();
    let text = "1. La Société des étoiles lointaines a écrit au Conseil, qui en a pris note.\n";
    bench.put("fr/a.txt", text);
    let folder = bench.corpus().join("names");
    fs::create_dir(&folder).unwrap();
    let mut config = bench.config();
    config.gazetteer = Some(folder.clone());
    assert!(matches!(run(&config, &|_| {}), Err(Error::Gazetteer { .. })));
    fs::write(
        folder.join("own.tsv"),
        "kind\tcanonical\tid\tfr\ten\nORG\tSDEL\t\tSociété des étoiles lointaines\t\n",
    )
    .unwrap();
    run(&config, &|_| {}).unwrap();
    let names: Vec<String> =
        bench.table("entities").into_iter().map(|row| row["canonical"].clone()).collect();
    assert!(names.contains(&"SDEL".to_owned()), "{names:?}");
    fs::write(folder.join("bad.tsv"), "kind\tcanonical\n").unwrap();
    let told = run(&config, &|_| {}).unwrap_err().to_string();
    assert!(told.contains("bad.tsv"), "{told}");
}

#[test]
fn the_manifest_is_read_and_its_flaws_are_told() {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("en/a.txt", EN).put(
        "manifest.csv",
        "doc_id,symbol,title,date,fr_provenance,en_provenance\na,A/1/2,\"Un titre, long\",2018-07-24,official,working-translation\nb,,,,,\n",
    );
    bench.run();
    let row = &bench.table("documents")[0];
    assert_eq!(
        (row["symbol"].as_str(), row["title"].as_str(), row["date"].as_str()),
        ("A/1/2", "Un titre, long", "2018-07-24")
    );
    assert_eq!(bench.table("alignments")[0]["en_provenance"], "working-translation");
    assert!(bench.flaws().contains(&flaw("manifest-row", "b")));
}

/// The name `décès` as some systems write it, with its accents apart.
const APART: &str = "de\u{301}ce\u{300}s";

#[test]
fn a_name_with_its_accents_apart_is_the_same_name() {
    for (file, row) in [("décès", APART), (APART, "décès"), (APART, APART)] {
        // In a folder of its language, where every file is found, and in another, where the manifest alone names it.
        for folder in ["fr", "anciens"] {
            let bench = Bench::new();
            bench.put(&format!("{folder}/{file}.txt"), FR).put("en/deaths.txt", EN).put(
                "manifest.csv",
                format!("doc_id,symbol,fr_file,en_file\n{row},A/1/2,{folder}/{row}.txt,en/deaths.txt\n"),
            );
            bench.run();
            let documents = bench.table("documents");
            let told: Vec<_> =
                documents.iter().map(|row| (row["doc_id"].as_str(), row["symbol"].as_str())).collect();
            // A row for each version.
            assert_eq!(told, [("décès", "A/1/2"); 2], "{file:?} {row:?} {folder}");
            assert_eq!(bench.flaws(), [], "{file:?} {row:?} {folder}");
        }
    }
}

#[test]
fn a_line_separator_in_the_name_of_a_document_reaches_no_table() {
    let bench = Bench::new();
    bench
        .put("fr/a.txt", FR)
        .put("en/a.txt", EN)
        .put("manifest.csv", "doc_id,symbol\na\u{2028}b,A/1/2\n")
        .run();
    let flaws = bench.table("diagnostics");
    let told: Vec<&str> =
        flaws.iter().filter(|row| row["flaw"] == "manifest-row").map(|row| row["doc_id"].as_str()).collect();
    assert_eq!(told, ["a\u{fffd}b"]);
}

#[test]
fn a_date_of_the_manifest_that_no_document_can_have_is_reported() {
    for date in ["1499", "2200-01-01", "2018-02-30", "2018-13", "0000-00-00"] {
        let bench = Bench::new();
        let manifest = format!("doc_id,date\na,{date}\n");
        bench.put("fr/a.txt", FR).put("en/a.txt", EN).put("manifest.csv", &manifest).run();
        assert_eq!(bench.table("documents")[0]["date"], "", "{date}");
        let flaws = bench.table("diagnostics");
        let told = flaws.iter().find(|row| row["flaw"] == "manifest-cell").expect(date);
        assert!(told["message"].contains(date) && told["message"].contains("row 2, column date"), "{told:?}");
    }
}
