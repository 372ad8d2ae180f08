//! Corpora as people have them: how folders and files are called, and what the manifest says of them.

use std::fs;

use crate::support::Bench;

const FR: &str = "1. Le rapport est présenté à l’Assemblée.\n\n2. La séance est levée.\n";
const EN: &str = "1. The report is submitted to the Assembly.\n\n2. The meeting rose.\n";

/// A corpus of these files, without the folders `fr` and `en`; each says in a last paragraph which of them it is.
fn corpus(files: &[(&str, &str)]) -> Bench {
    let bench = Bench::new();
    for side in ["fr", "en"] {
        fs::remove_dir(bench.corpus().join(side)).unwrap();
    }
    for (number, (name, text)) in files.iter().enumerate() {
        bench.put(name, format!("{text}\n3. {number}.\n"));
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

#[test]
fn further_columns_of_the_manifest_reach_the_documents_and_what_describes_them() {
    let bench = corpus(&[("fr/a.txt", FR), ("en/a.txt", EN), ("fr/b.txt", FR)]);
    bench.put("manifest.csv", "doc_id;Pays;date;Série d'archives\na;\"Maroc,\nFès\";;=3\n");
    bench.run();
    let rows = bench.table("documents");
    let cells = |row: usize| [rows[row]["meta_pays"].as_str(), rows[row]["meta_série_d_archives"].as_str()];
    assert_eq!((cells(0), cells(1)), (["Maroc, Fès", "=3"], ["Maroc, Fès", "=3"]));
    assert_eq!((rows[2]["doc_id"].as_str(), cells(2)), ("b", ["", ""]));
    let read = |name: &str| fs::read_to_string(bench.output().join(name)).unwrap();
    let first = read("documents.csv").lines().next().unwrap().to_owned();
    assert!(first.ends_with(",meta_pays,meta_série_d_archives"), "{first}");
    assert!(read("datapackage.json").contains("\"meta_pays\""));
    assert_eq!(read("CODEBOOK.md").matches("| `meta_série_d_archives` |").count(), 2);
    let path = bench.output().join("paralign.xlsx");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "documents").unwrap();
    let last = |row: usize| sheet.rows().nth(row).unwrap().last().unwrap().to_string();
    assert_eq!((last(0).as_str(), last(1).as_str()), ("meta_série_d_archives", "=3"));
}

#[test]
fn mistakes_of_the_manifest_are_named_by_row_and_column() {
    let bench = corpus(&[("fr/a.txt", FR), ("en/a.txt", EN), ("fr/b.txt", FR), ("en/b.txt", EN)]);
    let rows = [
        "doc_id,date,fr_file,note",
        "a,24/07/2018,,\"two\nlines\"",
        ",2018-01-01,,",
        "b,04/07/2018,fr/a.txt,",
        "a,2018-01-01,,",
        "c,,fr/a.txt,",
    ];
    bench.put("manifest.csv", rows.join("\n"));
    bench.run();
    let mut told: Vec<String> = bench
        .table("diagnostics")
        .into_iter()
        .filter(|row| row["flaw"].starts_with("manifest-"))
        .map(|row| row["message"].clone())
        .collect();
    told.sort();
    let expected = [
        "manifest.csv, row 2, column date: \"24/07/2018\" is not a date of the form 2018-07-24, 2018-07 or 2018; write 2018-07-24",
        "manifest.csv, row 3, column doc_id: the row names no document",
        "manifest.csv, row 4, column date: \"04/07/2018\" is not a date of the form 2018-07-24, 2018-07 or 2018, from 1500 to 2199",
        "manifest.csv, row 5, column doc_id: row 2 names a already",
        "manifest.csv, row 6, column fr_file: row 4 names fr/a.txt already",
        "the manifest names c in row 6, but neither folder holds such a file",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told:?} instead of {expected:?}");
    }
}

#[test]
fn a_manifest_without_its_first_column_is_one_flaw() {
    let bench = corpus(&[("fr/a.txt", FR), ("en/a.txt", EN)]);
    bench.put("manifest.csv", "id,symbol\na,A/1\nb,A/2\n");
    bench.run();
    assert_eq!(bench.flaws(), [(String::new(), "manifest".to_owned())]);
    assert!(bench.table("diagnostics")[0]["message"].contains("names no column doc_id"));
}

#[test]
fn two_files_of_one_side_with_the_same_bytes_are_a_flaw_of_the_second() {
    let bench = corpus(&[("en/a.txt", EN), ("en/b.txt", EN), ("en/c.txt", EN)]);
    // The third is as long as the others, and differs.
    bench.put("fr/a.txt", FR).put("fr/b.txt", FR).put("fr/c.txt", FR.replace("Assemblée", "Assembléé"));
    bench.run();
    assert_eq!(bench.flaws(), [("b".to_owned(), "identical-file".to_owned())]);
    let row = &bench.table("diagnostics")[0];
    assert!(row["lang"] == "fr" && row["message"].starts_with("fr/b.txt and fr/a.txt hold the same bytes"));
}

#[test]
fn a_month_or_a_year_alone_is_a_date() {
    let cover = |date: &str| format!("Rapport sur le lac\n\n{date}\n\n1. Le lac monte.\n\n2. Il baissera.\n");
    let bench = corpus(&[
        ("fr/a.txt", &cover("Août 2016")),
        ("fr/b.txt", &cover("Genève, 2017")),
        ("fr/c.txt", &cover("Édition 2018")),
        ("fr/d.txt", &cover("Août 2016")),
        ("fr/e.txt", &cover("Genève, 2017")),
    ]);
    bench.put("manifest.csv", "doc_id,date\nd,2019\ne,2019-11\n");
    bench.run();
    let dates: Vec<[String; 2]> = bench
        .table("documents")
        .into_iter()
        .map(|row| [row["date"].clone(), row["date_source"].clone()])
        .collect();
    let expected = [
        ["2016-08", "dateline"],
        ["2017", "dateline"],
        ["", ""],
        ["2019", "manifest"],
        ["2019-11", "manifest"],
    ];
    assert_eq!(dates, expected);
}

#[test]
fn documents_of_any_house_have_their_title_and_the_day_of_their_dateline() {
    let bench = corpus(&[
        (
            "a_fr.txt",
            "Rapport sur le lac\n\nLausanne, le 14 mars 2020\n\n1. La Commission a siégé le 3 mai 2019.\n",
        ),
        (
            "a_en.txt",
            "Report on the lake\n\nLausanne, 14 March 2020\n\n1. The Commission met on 3 May 2019.\n",
        ),
        (
            "b_fr.md",
            "# Bilan de la pêche\n\nLe texte commence ici, sans numéro, et parle du 3 mai 2019 plus d'une fois.\n",
        ),
        ("c_fr.md", "# Introduction\n\nLe texte commence ici, sans numéro.\n"),
    ]);
    bench.put("manifest.csv", "doc_id,date\nb,2021-01-02\n");
    bench.run();
    let told: Vec<[String; 3]> = bench
        .table("documents")
        .into_iter()
        .map(|row| ["title", "date", "date_source"].map(|name| row[name].clone()))
        .collect();
    let expected = [
        ["Rapport sur le lac", "2020-03-14", "dateline"],
        ["Report on the lake", "2020-03-14", "dateline"],
        ["Bilan de la pêche", "2021-01-02", "manifest"],
        ["", "", ""],
    ];
    assert_eq!(told, expected.map(|row| row.map(str::to_owned)));
}
