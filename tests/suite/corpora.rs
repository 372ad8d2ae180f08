//! Corpora as people have them: how folders and files are called, and what the manifest says of them.

use std::fs;

use crate::support::Bench;

const FR: &str = "1. Le rapport est présenté à l’Assemblée.\n\n2. La séance est levée.\n";
const EN: &str = "1. The report is submitted to the Assembly.\n\n2. The meeting rose.\n";

/// A corpus of these files, without the folders `fr` and `en`.
fn corpus(files: &[(&str, &str)]) -> Bench {
    let bench = Bench::new();
    for side in ["fr", "en"] {
        fs::remove_dir(bench.corpus().join(side)).unwrap();
    }
    for (name, text) in files {
        bench.put(name, text);
    }
    bench
}

/// The documents that a run finds, each with its French and English file.
fn found(bench: &Bench) -> Vec<(String, String, String)> {
    bench.run();
    let mut out: Vec<(String, String, String)> = Vec::new();
    for row in bench.table("documents") {
        if out.last().is_none_or(|last| last.0 != row["doc_id"]) {
            out.push((row["doc_id"].clone(), String::new(), String::new()));
        }
        let last = out.last_mut().unwrap();
        *(if row["lang"] == "fr" { &mut last.1 } else { &mut last.2 }) = row["file"].clone();
    }
    out
}

fn documents(expected: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    expected.iter().map(|(id, fr, en)| ((*id).to_owned(), (*fr).to_owned(), (*en).to_owned())).collect()
}

#[test]
fn folders_may_be_named_after_the_languages_in_any_way() {
    for (fr, en) in [("FR", "EN"), ("Français", "Anglais"), ("french", "english"), ("fra", "eng")] {
        let (fr, en) = (format!("{fr}/2018/a.txt"), format!("{en}/2018/a.txt"));
        let bench = corpus(&[(&fr, FR), (&en, EN)]);
        assert_eq!(found(&bench), documents(&[("2018/a", &fr, &en)]));
        assert_eq!(bench.flaws(), []);
    }
}

#[test]
fn without_such_folders_the_names_tell_the_language() {
    let bench = corpus(&[
        ("A_73_1_fr.txt", FR),
        ("A_73_1_en.txt", EN),
        ("2019/rapport (FR).md", FR),
        ("2019/rapport (EN).txt", EN),
        ("2020/français/note.txt", FR),
        ("2020/english/note.txt", EN),
        ("lisez-moi.txt", FR),
    ]);
    let expected = [
        ("2019/rapport", "2019/rapport (FR).md", "2019/rapport (EN).txt"),
        ("2020/note", "2020/français/note.txt", "2020/english/note.txt"),
        ("A_73_1", "A_73_1_fr.txt", "A_73_1_en.txt"),
    ];
    assert_eq!(found(&bench), documents(&expected));
    assert_eq!(bench.flaws(), [(String::new(), "no-language".to_owned())]);
}

#[test]
fn names_that_say_the_same_are_joined_and_told() {
    let bench = corpus(&[
        ("fr/Rapport_2019_fr.txt", FR),
        ("en/report-2019.txt", EN),
        ("fr/bilan-2020-eau.txt", FR),
        ("en/balance-2020-eau.txt", EN),
    ]);
    let expected = [
        ("Rapport_2019", "fr/Rapport_2019_fr.txt", "en/report-2019.txt"),
        ("balance-2020-eau", "", "en/balance-2020-eau.txt"),
        ("bilan-2020-eau", "fr/bilan-2020-eau.txt", ""),
    ];
    assert_eq!(found(&bench), documents(&expected));
    let told: Vec<_> = bench
        .table("diagnostics")
        .into_iter()
        .map(|row| (row["flaw"].clone(), row["message"].clone()))
        .collect();
    let flaws: Vec<_> = told.iter().map(|(flaw, _)| flaw.as_str()).collect();
    assert_eq!(flaws, ["paired-by-name", "unpaired", "unpaired"]);
    assert!(told[1].1.contains("if fr/bilan-2020-eau.txt is the other version"), "{}", told[1].1);
    assert!(told[2].1.contains("if en/balance-2020-eau.txt is the other version"), "{}", told[2].1);
}

#[test]
fn the_manifest_joins_files_of_any_name() {
    let manifest = "doc_id;symbol;fr_file;en_file\r\nbilan;A/1;fr/x1.txt;other/y2.txt\r\nnote;;fr\\n.txt;en/missing.txt\r\n";
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(manifest.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [manifest.as_bytes().to_vec(), [b"\xef\xbb\xbf", manifest.as_bytes()].concat(), utf16] {
        let bench = corpus(&[("fr/x1.txt", FR), ("other/y2.txt", EN), ("fr/n.txt", FR), ("fr/z.txt", FR)]);
        bench.put("manifest.csv", bytes);
        let expected =
            [("bilan", "fr/x1.txt", "other/y2.txt"), ("note", "fr/n.txt", ""), ("z", "fr/z.txt", "")];
        assert_eq!(found(&bench), documents(&expected));
        assert_eq!(bench.table("documents")[0]["symbol"], "A/1");
        let flaws: Vec<_> = bench.flaws().into_iter().map(|(_, flaw)| flaw).collect();
        assert_eq!(flaws, ["manifest-file", "unpaired", "unpaired"]);
    }
}

#[test]
fn the_manifest_names_nothing_outside_the_corpus() {
    let bench = corpus(&[("fr/a.txt", FR), ("en/a.txt", EN)]);
    fs::write(bench.corpus().join("../secret.txt"), EN).unwrap();
    bench.put("manifest.csv", "doc_id,en_file\na,../secret.txt\n");
    assert_eq!(found(&bench), documents(&[("a", "fr/a.txt", "en/a.txt")]));
    assert_eq!(bench.flaws(), [("a".to_owned(), "manifest-file".to_owned())]);
}
