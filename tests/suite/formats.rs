//! The forms in which tables leave: what describes them is true, and every form says the same.

use std::collections::BTreeSet;
use std::fs;

use paralign::export::{Dialect, Form, Formats, Forms, Level};
use paralign::model::{Check, FileFault, Flaw};
use paralign::output::Fingerprint;
use paralign::pipeline::{Config, run};
use paralign::tables::TABLES;
use serde_json::Value;

use crate::support::{Bench, Row, contents, project};
use crate::targets::tables::{account, tables};

/// Texts that spreadsheets, XML and line readers stumble over.
fn hostile() -> Bench {
    let long: String = (0..6000).map(|word| format!("longueur{word} ")).collect();
    let cells = [
        "=1+1 et la suite du premier paragraphe",
        "+33 1 44 est un numéro, dit le texte",
        "@nous, en tête de ligne, avec \"guillemets\", virgules; et points-virgules",
        "-5 degrés & <b>balise</b> \u{1}\u{1b}\u{7} commandes \u{2028} ligne \u{85} suite",
        "emoji 😀 et שלום עולם de droite à gauche",
        long.as_str(),
    ];
    let text: String = (1..)
        .zip(cells)
        .map(|(number, cell)| format!("{number}. {cell}, vu le 3 avril 2018, A/RES/64/289.\n\n"))
        .collect();
    let bench = Bench::new();
    bench.put("fr/=a.txt", &text).put("en/=a.txt", &text).put("fr/alone.txt", &text);
    bench.put(
        "manifest.csv",
        "doc_id,symbol,title,fr_provenance\n=a,+A/1,\"@titre\nsur deux lignes\",<official>\n",
    );
    bench
}

fn run_with(bench: &Bench, formats: Formats) {
    run(&Config { formats, ..bench.config() }, &|_| {}).unwrap();
}

fn real() -> Bench {
    let bench = Bench::new();
    run(&Config { corpus: project().join("corpus"), ..bench.config() }, &|_| {}).unwrap();
    bench
}

#[test]
fn the_tables_keep_their_promises() {
    let bench = real();
    account(&tables(&bench.output(), Dialect::Standard), &project().join("corpus"));
    let bench = hostile();
    bench.run();
    account(&tables(&bench.output(), Dialect::Standard), &bench.corpus());
}

#[test]
fn the_account_and_the_package_give_the_true_hashes() {
    let bench = hostile();
    bench.run();
    let files = contents(&bench.output());
    let account: Value = serde_json::from_slice(&files["run.json"]).unwrap();
    let mut listed = BTreeSet::new();
    for output in account["outputs"].as_array().unwrap() {
        let name = output["path"].as_str().unwrap();
        let found = Fingerprint::of(name, &files[name]);
        assert_eq!(
            (output["sha256"].as_str(), output["bytes"].as_u64()),
            (Some(found.sha256.as_str()), Some(found.bytes))
        );
        listed.insert(name.to_owned());
    }
    let all: BTreeSet<String> = files.keys().filter(|name| *name != "run.json").cloned().collect();
    assert_eq!(listed, all);
    let inputs: Vec<&str> =
        account["inputs"].as_array().unwrap().iter().map(|input| input["path"].as_str().unwrap()).collect();
    assert_eq!(inputs, ["manifest.csv", "fr/=a.txt", "en/=a.txt", "fr/alone.txt"]);
    for input in account["inputs"].as_array().unwrap() {
        let name = input["path"].as_str().unwrap();
        let found = Fingerprint::of(name, &fs::read(bench.corpus().join(name)).unwrap());
        assert_eq!(
            (input["sha256"].as_str(), input["bytes"].as_u64()),
            (Some(found.sha256.as_str()), Some(found.bytes))
        );
    }
    let temporary = bench.corpus();
    let temporary = temporary.parent().unwrap().to_str().unwrap();
    assert!(!String::from_utf8_lossy(&files["run.json"]).contains(temporary));

    let package: Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    assert_eq!(package["resources"].as_array().unwrap().len(), TABLES.len() + 2);
    for resource in package["resources"].as_array().unwrap() {
        let name = resource["path"].as_str().unwrap();
        let found = Fingerprint::of(name, &files[name]);
        assert_eq!(resource["hash"].as_str().unwrap(), format!("sha256:{}", found.sha256));
        let header = String::from_utf8_lossy(&files[name]).lines().next().unwrap().replace('\u{feff}', "");
        let fields: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(header, fields.join(","));
    }
}

#[test]
fn the_codebook_names_every_column_in_both_languages() {
    let bench = hostile();
    bench.run();
    let text = fs::read_to_string(bench.output().join("CODEBOOK.md")).unwrap();
    let (english, french) = text.split_once("# Guide des données").unwrap();
    for described in &TABLES {
        for part in [english, french] {
            let section = part.split_once(&format!("## {}.csv\n", described.name)).unwrap().1;
            let section = section.split("\n## ").next().unwrap();
            for column in described.columns.iter() {
                assert!(
                    section.contains(&format!("| `{}` |", column.name)),
                    "{} {}",
                    described.name,
                    column.name
                );
            }
        }
        assert!(described.columns.iter().all(|column| french.contains(&column.about.fr.replace('|', "\\|"))));
    }
}

#[test]
fn the_codebook_lists_every_value_of_flaw_and_every_rule() {
    let bench = real();
    let text = fs::read_to_string(bench.output().join("CODEBOOK.md")).unwrap();
    for kind in Flaw::KINDS.iter().chain(FileFault::KINDS) {
        assert!(text.contains(&format!("- `{}`: {}\n", kind.word, kind.en)), "{}", kind.word);
        assert!(text.contains(&format!("- `{}`: {}\n", kind.word, kind.fr)), "{}", kind.word);
    }
    let mut seen = BTreeSet::new();
    for name in ["dates", "symbols", "entities"] {
        seen.extend(bench.table(name).into_iter().map(|row| row["rule"].clone()));
    }
    assert!(seen.len() > 30);
    for rule in seen {
        let (family, shape) = rule.rsplit_once('.').unwrap();
        let line = text.lines().find(|line| line.starts_with(&format!("- `{family}`: "))).unwrap();
        assert!(line.contains(&format!("`{shape}`")), "{rule} is not in {line}");
    }
    for check in Check::ALL {
        assert!(text.contains(&format!("`{}`", check.word())));
    }
}

#[test]
fn the_account_gives_the_figures_of_the_run() {
    let bench = hostile();
    let summary = bench.run();
    let account: Value = serde_json::from_slice(&contents(&bench.output())["run.json"]).unwrap();
    let count = |name: &str| account["counts"][name].as_u64().unwrap() as usize;
    assert_eq!((count("documents"), count("mentions")), (summary.documents, summary.mentions));
    assert_eq!(account["counts"]["flaws"]["warnings"], summary.flaws.warnings);
    assert!(account["counts"].get("notable").is_none());
}

#[test]
fn exchange_files_hold_the_sure_beads_with_two_sides() {
    let bench = hostile();
    for (level, name, id) in [
        (Level::Sentence, "sentence_alignments", "sentence_alignment_id"),
        (Level::Paragraph, "alignments", "alignment_id"),
    ] {
        run_with(&bench, Formats { level, min_confidence: 60, ..Formats::default() });
        let files = contents(&bench.output());
        let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
        let sure: Vec<Row> = bench
            .table(name)
            .into_iter()
            .filter(|row| row["confidence"].parse::<u8>().unwrap() >= 60)
            .filter(|row| !row["fr_text"].is_empty() && !row["en_text"].is_empty())
            .collect();
        assert!(sure.len() >= 6);
        assert!(level == Level::Sentence || sure.len() < bench.table(name).len());
        for lang in ["fr", "en"] {
            let lines = text(&format!("paralign.en-fr.{lang}"));
            assert!(lines.split_terminator('\n').all(|line| !line.trim().is_empty()));
            assert_eq!(lines.split_terminator('\n').count(), sure.len());
            let controls = |c: char| c.is_control() || c == '\u{2028}';
            for (line, row) in lines.split_terminator('\n').zip(&sure) {
                assert_eq!(line, row[&format!("{lang}_text")].replace(controls, " ").trim());
            }
        }
        let ids = text("paralign.en-fr.ids");
        let tmx = text("paralign.tmx");
        for (line, row) in ids.split_terminator('\n').zip(&sure) {
            assert_eq!(line, format!("{}\t{}\t{}", row["doc_id"], row[id], row["confidence"]));
            assert_eq!(tmx.matches(&format!("<tu tuid=\"{}\">", row[id])).count(), 1);
        }
        assert_eq!((tmx.matches("<tu ").count(), tmx.matches("<seg>").count()), (sure.len(), 2 * sure.len()));
        assert!(
            !tmx.contains(|c: char| c.is_control() && c != '\n')
                && tmx.contains("&lt;official&gt;")
                && tmx.contains("degrés &amp; ")
        );
    }
}

#[test]
fn every_dialect_holds_the_same_rows() {
    let bench = hostile();
    let rows = |dialect: Dialect, ending: &str, delimiter: u8| -> Vec<Vec<Vec<String>>> {
        run_with(&bench, Formats { dialect, ..Formats::default() });
        TABLES
            .iter()
            .map(|described| {
                let path = bench.output().join(described.name).with_extension(ending);
                let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_path(path).unwrap();
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
            })
            .collect()
    };
    let standard = rows(Dialect::Standard, "csv", b',');
    assert_eq!(rows(Dialect::Plain, "csv", b','), standard);
    assert_eq!(rows(Dialect::Tsv, "tsv", b'\t'), standard);
    // The tables of another dialect do not stay behind under their old names.
    assert!(!bench.output().join("blocks.csv").exists());
    let guarded = rows(Dialect::ExcelFr, "csv", b';');
    assert!(!bench.output().join("blocks.tsv").exists());
    let mut apostrophes = 0;
    for (cell, plain) in guarded.iter().flatten().flatten().zip(standard.iter().flatten().flatten()) {
        if cell != plain {
            assert!(plain.starts_with(['=', '+', '-', '@']) && *cell == format!("'{plain}"), "{cell:?}");
            apostrophes += 1;
        }
    }
    assert!(apostrophes > 10);
}

#[test]
fn a_cell_too_long_for_a_spreadsheet_is_told_and_counted() {
    let bench = hostile();
    let summary = bench.run();
    let cut: Vec<Row> =
        bench.table("diagnostics").into_iter().filter(|row| row["flaw"] == "cell-cut").collect();
    let blocks = cut.iter().filter(|row| row["message"].contains("table blocks")).count();
    assert_eq!(blocks, 3, "{cut:?}");
    let infos = bench.table("diagnostics").into_iter().filter(|row| row["severity"] == "info").count();
    assert_eq!(summary.flaws.infos, infos);
    run_with(&bench, Formats { forms: Forms::NO_WORKBOOK, ..Formats::default() });
    assert!(!bench.flaws().iter().any(|(_, flaw)| flaw == "cell-cut"));
    assert!(!bench.output().join("paralign.xlsx").exists());
}

#[test]
fn the_network_counts_each_citation_once() {
    let bench = Bench::new();
    let text = "1. Voir la résolution 64/289 de l'Assemblée générale (A/RES/64/289), puis A/RES/64/289.\n";
    bench.put("fr/a.txt", text).put("en/a.txt", "1. See A/RES/64/289 of the Assembly.\n");
    bench.run();
    let most =
        bench.table("citations").iter().map(|row| row["mentions"].parse::<usize>().unwrap()).max().unwrap();
    let edges = bench.table("citations_edges");
    assert_eq!(edges.len(), 1, "{edges:?}");
    assert_eq!((edges[0]["Source"].as_str(), edges[0]["Target"].as_str()), ("a", "A/RES/64/289"));
    assert_eq!(edges[0]["Weight"], most.to_string());
    let nodes = bench.table("citations_nodes");
    assert_eq!((nodes.len(), nodes[1]["Kind"].as_str()), (2, "report"), "{nodes:?}");
}

/// The files that belong to a form alone.
fn files_of(form: Form) -> Vec<String> {
    let tables = |ending: &str| TABLES.iter().map(|table| format!("{}.{ending}", table.name)).collect();
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    match form {
        Form::Csv => tables("csv"),
        Form::Workbook => named(&["paralign.xlsx"]),
        Form::Report => named(&["report.html"]),
        Form::Tmx => named(&["paralign.tmx"]),
        Form::Moses => named(&["paralign.en-fr.fr", "paralign.en-fr.en", "paralign.en-fr.ids"]),
        Form::SketchEngine => named(&["sketch-engine.tsv"]),
        Form::Tbx => named(&["paralign.tbx"]),
        Form::Glossary => named(&["paralign.glossary.utf8"]),
        Form::Vertical => named(&[
            "paralign.fr.vert",
            "paralign.en.vert",
            "paralign.fr-en.align",
            "paralign.en-fr.align",
            "paralign_fr",
            "paralign_en",
            "paralign.fr-en.beads",
        ]),
        Form::Conllu => named(&["paralign.fr.conllu", "paralign.en.conllu"]),
        Form::Xliff => named(&["paralign.xlf"]),
        Form::RoCrate => named(&["ro-crate-metadata.json", "CITATION.cff"]),
        Form::Gephi => named(&["citations_edges.csv", "citations_nodes.csv"]),
        // They stand in folders of their own: see `archives`.
        Form::Akn | Form::Tei => Vec::new(),
        Form::Parquet => tables("parquet"),
    }
}

#[test]
fn each_form_alone_writes_its_files_with_the_bytes_of_a_whole_run() {
    let bench = hostile();
    let forms = Forms::ALL.without(Form::Akn).without(Form::Tei);
    let formats = Formats { forms, ..Formats::default() };
    let figures = run(&Config { formats, ..bench.config() }, &|_| {}).unwrap();
    let whole = contents(&bench.output());
    let mut seen = 0;
    // The one holds flaws of the others, the other names them.
    let of_all = ["diagnostics.csv", "diagnostics.parquet", "ro-crate-metadata.json"];
    for form in Form::ALL.iter().filter(|form| form.is_built() && !files_of(**form).is_empty()) {
        run_with(&bench, Formats { forms: Forms::NONE.with(*form), ..Formats::default() });
        let found = contents(&bench.output());
        let mut expected = files_of(*form);
        let described = matches!(form, Form::Csv | Form::Gephi);
        expected.extend(described.then(|| "datapackage.json".to_owned()));
        let codebook = String::from_utf8(found["CODEBOOK.md"].clone()).unwrap();
        for name in &expected {
            assert!(
                codebook.contains(name.as_str()) || name.ends_with(".parquet"),
                "{form:?}: {name} is not explained"
            );
        }
        expected.extend(["CODEBOOK.md", "run.json"].map(str::to_owned));
        expected.sort();
        assert_eq!(found.keys().cloned().collect::<Vec<_>>(), expected, "{form:?}");
        for name in files_of(*form).iter().filter(|name| !of_all.contains(&name.as_str())) {
            assert!(found[name] == whole[name], "{form:?}: {name} differs");
            seen += 1;
        }
        for name in whole.keys().filter(|name| !found.contains_key(*name)) {
            assert!(!codebook.contains(&format!("`{name}`")), "{form:?}: {name} is explained and not there");
        }
        let account: Value = serde_json::from_slice(&found["run.json"]).unwrap();
        assert!(account["command"].as_str().unwrap().ends_with(&format!(" --formats {}", form.word())));
    }
    assert_eq!(
        seen + of_all.iter().filter(|name| whole.contains_key(**name)).count() + 3,
        whole.len(),
        "every file is of one form, but the account and what explains the tables"
    );
    let none = bench.config();
    let formats = Formats { forms: Forms::NONE, ..Formats::default() };
    let summary = run(&Config { formats, ..none }, &|_| {}).unwrap();
    assert_eq!(summary.mentions, figures.mentions);
    assert_eq!(contents(&bench.output()).keys().collect::<Vec<_>>(), ["CODEBOOK.md", "run.json"]);
}

#[test]
fn a_form_that_is_not_known_is_named_with_those_that_are() {
    let mut command = assert_cmd::Command::cargo_bin("paralign").unwrap();
    let done = command.args(["run", "--formats", "csv,exel"]).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    let told = String::from_utf8(done.stderr).unwrap();
    let named = |form: &Form| told.contains(form.word()) == form.is_built();
    assert!(told.contains("'exel'") && Form::ALL.iter().all(named), "{told}");
    let bench = hostile();
    let mut command = assert_cmd::Command::cargo_bin("paralign").unwrap();
    command.arg("run").arg(bench.corpus()).arg("--output").arg(bench.output());
    command.args(["--quiet", "--formats", "workbook,tmx", "--no-workbook"]).assert().success();
    let names: Vec<String> = contents(&bench.output()).into_keys().collect();
    assert_eq!(names, ["CODEBOOK.md", "paralign.tmx", "run.json"]);
}

#[test]
fn a_form_that_is_not_built_in_is_refused_and_says_what_to_do() {
    if Form::Parquet.is_built() {
        return;
    }
    let bench = hostile();
    let formats = Formats { forms: Forms::NONE.with(Form::Csv).with(Form::Parquet), ..Formats::default() };
    let refused = run(&Config { formats, ..bench.config() }, &|_| {}).unwrap_err().to_string();
    let expected =
        "this build cannot write parquet; leave it out, or build paralign with the feature `parquet`";
    assert_eq!(refused, expected);
    let mut command = assert_cmd::Command::cargo_bin("paralign").unwrap();
    command.arg("run").arg(bench.corpus()).arg("--output").arg(bench.output());
    let done = command.args(["--formats", "csv,parquet"]).output().unwrap();
    assert_eq!(String::from_utf8(done.stderr).unwrap(), format!("paralign: {expected}\n"));
    assert!(done.status.code() == Some(2) && !bench.output().exists());
}

#[test]
fn the_flags_reach_the_files() {
    let bench = hostile();
    let mut command = assert_cmd::Command::cargo_bin("paralign").unwrap();
    command.arg("run").arg(bench.corpus()).arg("--output").arg(bench.output());
    let flags =
        ["--csv-dialect", "excel-fr", "--level", "paragraph", "--min-confidence", "80", "--no-workbook"];
    command.args(flags).assert().success();
    let account: Value = serde_json::from_slice(&contents(&bench.output())["run.json"]).unwrap();
    assert_eq!(account["command"], format!("paralign run {}", flags.join(" ")));
    assert!(
        fs::read_to_string(bench.output().join("dates.csv"))
            .unwrap()
            .starts_with("\u{feff}mention_id;doc_id;")
    );
    for wrong in [["--csv-dialect", "excel"], ["--level", "word"], ["--min-confidence", "101"]] {
        let mut command = assert_cmd::Command::cargo_bin("paralign").unwrap();
        assert_eq!(command.arg("run").args(wrong).output().unwrap().status.code(), Some(2));
    }
}
