//! Shards: every document is in one, and joined they are what one run would have written.

use std::fs;
use std::path::{Path, PathBuf};

use paralign::error::Error;
use paralign::export::{Dialect, Form, Formats, Forms, Level};
use paralign::model::Shard;
use paralign::output::Foreign;
use paralign::pipeline::{Config, merge, run};
use paralign::report::Summary;

use crate::support::{Bench, project, table, tree};

const FR: &str = "1. Le Comité a examiné, le 3 mai 2018, le rapport A/72/35 de l'ONU.\n\n2. Il l'a adopté.\n";
const EN: &str =
    "1. On 3 May 2018 the Committee considered the report A/72/35 of the UN.\n\n2. It adopted it.\n";

/// A corpus with everything that stands beside documents: flaws of names that are none, of the corpus, of one side.
fn corpus() -> Bench {
    let bench = Bench::new();
    for name in ["a", "b/c", "d e", "été", "Été", "z\tz"] {
        bench.put(&format!("fr/{name}.txt"), FR).put(&format!("en/{name}.txt"), EN);
    }
    bench.put("fr/alone.txt", FR).put("en/empty.txt", "").put("fr/binary.txt", "\u{0}\u{1}");
    bench.put("fr/a.md", FR).put("fr/picture.png", "no text").put(
        "manifest.csv",
        "doc_id,symbol,title,date,fr_provenance,en_provenance,Fonds\na,A/72/35,Titre,2018-07-24,official,,Série 3\nnone,,,,,\nb/c,,,soon,,\n",
    );
    bench
}

/// Settings with which two documents or so are a portion.
fn config(bench: &Bench) -> Config {
    Config { portion: 300, ..bench.config() }
}

/// Runs all shards of a corpus, each into a folder of its own.
fn shards(config: &Config, count: u32) -> Vec<PathBuf> {
    let folder = |index| config.output.with_file_name(format!("shard-{index}-of-{count}"));
    (1..=count)
        .map(|index| {
            let shard = Shard::new(index, count);
            run(&Config { shard, output: folder(index), ..config.clone() }, &|_| {}).unwrap();
            folder(index)
        })
        .collect()
}

/// Joins the shards of a corpus, last first, and compares every file with those of one run.
fn compare(config: &Config, count: u32) -> Summary {
    let whole = run(config, &|_| {}).unwrap();
    let mut folders = shards(config, count);
    folders.reverse();
    let merged = config.output.with_file_name("merged");
    assert_eq!(merge(&folders, &merged, config.title.as_deref(), Foreign::Keep, &|_| {}).unwrap(), whole);
    let (one, joined) = (tree(&config.output), tree(&merged));
    assert_eq!(one.keys().collect::<Vec<_>>(), joined.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert!(*bytes == joined[name], "{} differs with {count} shards", name.display());
    }
    whole
}

#[test]
fn joined_shards_are_what_one_run_writes() {
    let bench = corpus();
    for count in [1, 2, 3, 20] {
        compare(&config(&bench), count);
    }
    // There are shards without a document among those.
    let empty = |index: &u32| !tree_holds(&bench, &format!("shard-{index}-of-20"));
    assert!((1..=20).any(|index| empty(&index)));
}

/// What such a document adds is written, and noted, piece by piece.
#[test]
fn joined_shards_hold_a_document_whose_rows_are_longer_than_its_text() {
    let bench = Bench::new();
    for (lang, line) in [("fr", "Oui, 12.\n\n"), ("en", "Yes, 13.\n\n")] {
        bench.put(&format!("{lang}/long.txt"), line.repeat(2_000));
        bench.put(&format!("{lang}/a.txt"), FR).put(&format!("{lang}/z.txt"), EN);
    }
    let formats = Formats { forms: Forms::ALL, ..Formats::default() };
    assert!(compare(&Config { formats, ..config(&bench) }, 2).beads > 1_500);
}

fn tree_holds(bench: &Bench, shard: &str) -> bool {
    !table(&bench.output().with_file_name(shard), "documents").is_empty()
}

#[test]
fn joined_shards_are_what_one_run_writes_in_every_form() {
    let bench = corpus();
    let settings = [
        (Dialect::ExcelFr, Forms::NO_WORKBOOK),
        (Dialect::Plain, Forms::NONE.with(Form::Csv)),
        (Dialect::Tsv, Forms::ALL.without(Form::Csv)),
    ];
    for (dialect, forms) in settings {
        let formats = Formats { dialect, level: Level::Paragraph, min_confidence: 10, forms, texts: false };
        compare(&Config { formats, ..config(&bench) }, 3);
    }
}

#[test]
fn joined_shards_of_the_reports_are_what_one_run_writes() {
    let bench = Bench::new();
    let title = Some("Rapports <& autres>".to_owned());
    let whole =
        compare(&Config { corpus: project().join("corpus"), title, portion: 100_000, ..bench.config() }, 3);
    assert_eq!(whole.documents, 5);
}

#[test]
fn a_shard_can_be_used_by_itself_and_gives_way_to_a_whole_run() {
    let bench = corpus();
    let mut config = Config { shard: Shard::new(1, 2), ..config(&bench) };
    let part = run(&config, &|_| {}).unwrap();
    assert_eq!(
        bench
            .table("documents")
            .iter()
            .map(|row| &row["doc_id"])
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        part.documents
    );
    let files = tree(&bench.output());
    let account: serde_json::Value = serde_json::from_slice(&files[Path::new("run.json")]).unwrap();
    let listed: Vec<&str> =
        account["outputs"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(listed.len(), files.len() - 1);
    assert!(listed.contains(&"shard.journal"));
    assert!(account["command"].as_str().unwrap().ends_with(" --shard 1/2"));
    assert!(String::from_utf8_lossy(&files[Path::new("CODEBOOK.md")]).contains("`shard.journal`"));
    config.shard = None;
    run(&config, &|_| {}).unwrap();
    assert!(!tree(&bench.output()).contains_key(Path::new("shard.journal")));
}

/// What a merge says that cannot be; the former tables stay.
fn refused(bench: &Bench, folders: &[PathBuf]) -> Error {
    let former = tree(&bench.output());
    let error = merge(folders, &bench.output(), None, Foreign::Keep, &|_| {}).unwrap_err();
    assert!(tree(&bench.output()) == former);
    error
}

#[test]
fn folders_that_are_not_all_the_shards_are_refused() {
    let bench = corpus();
    run(&config(&bench), &|_| {}).unwrap();
    let folders = shards(&config(&bench), 3);
    let [one, two, three] = folders.as_slice() else { panic!("three shards") };
    let given = |folders: &[&PathBuf]| folders.iter().map(|folder| (*folder).clone()).collect::<Vec<_>>();

    assert!(matches!(refused(&bench, &[]), Error::NoShards));
    let missing = refused(&bench, &given(&[one, three]));
    assert!(matches!(missing, Error::ShardMissing { index: 2, count: 3, given: 2 }), "{missing}");
    let twice = refused(&bench, &given(&[one, two, three, two]));
    assert!(matches!(twice, Error::ShardTwice { index: 2, count: 3, .. }), "{twice}");
    assert!(matches!(refused(&bench, &given(&[one, &bench.output()])), Error::OutputIsShard { .. }));
    let whole = bench.output().with_file_name("whole");
    run(&Config { output: whole.clone(), ..config(&bench) }, &|_| {}).unwrap();
    assert!(matches!(refused(&bench, &given(&[one, &whole])), Error::NoShard { .. }));
    assert!(matches!(refused(&bench, &given(&[one, &bench.corpus()])), Error::NoShard { .. }));

    let other = |change: &dyn Fn(&mut Config)| {
        let output = bench.output().with_file_name("other");
        let mut config = Config { shard: Shard::new(3, 3), output: output.clone(), ..config(&bench) };
        change(&mut config);
        run(&config, &|_| {}).unwrap();
        refused(&bench, &given(&[one, two, &output]))
    };
    assert!(matches!(other(&|config| config.shard = Shard::new(3, 4)), Error::ShardsDiffer { .. }));
    assert!(matches!(other(&|config| config.formats.min_confidence = 51), Error::ShardsDiffer { .. }));
    bench.put("en/new.txt", EN);
    assert!(matches!(other(&|_| {}), Error::ShardsDiffer { .. }));
    fs::remove_file(bench.corpus().join("en/new.txt")).unwrap();
    let names = bench.corpus().join("names");
    fs::create_dir(&names).unwrap();
    fs::write(names.join("own.tsv"), "kind\tcanonical\tid\tfr\ten\nORG\tSDE\t\tSociété des étoiles\t\n")
        .unwrap();
    assert!(matches!(other(&|config| config.gazetteer = Some(names.clone())), Error::ShardsDiffer { .. }));
    bench.put("manifest.csv", "doc_id,symbol\na,A/1\n");
    assert!(matches!(other(&|_| {}), Error::ShardsDiffer { .. }));
}

#[test]
fn shards_that_are_not_as_they_were_written_are_refused() {
    let bench = corpus();
    run(&config(&bench), &|_| {}).unwrap();
    let folders = shards(&config(&bench), 2);
    let file = |name: &str| folders[1].join(name);
    for name in ["blocks.csv", "report.html", "paralign.xlsx", "shard.journal"] {
        let bytes = fs::read(file(name)).unwrap();
        fs::write(file(name), [&bytes[..], b"x"].concat()).unwrap();
        let error = refused(&bench, &folders);
        assert!(matches!(&error, Error::ShardChanged { path } if *path == file(name)), "{error}");
        fs::remove_file(file(name)).unwrap();
        assert!(matches!(refused(&bench, &folders), Error::ShardChanged { .. }));
        fs::write(file(name), bytes).unwrap();
    }
    let account = fs::read_to_string(file("run.json")).unwrap();
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(account.contains(&version));
    fs::write(file("run.json"), account.replace(&version, "\"version\": \"0.0.1\"")).unwrap();
    let error = refused(&bench, &folders);
    assert!(matches!(&error, Error::ShardVersion { version, .. } if version == "0.0.1"), "{error}");
    fs::write(file("run.json"), "{").unwrap();
    assert!(matches!(refused(&bench, &folders), Error::NoShard { .. }));
    fs::write(file("run.json"), account).unwrap();
    assert!(merge(&folders, &bench.output(), None, Foreign::Keep, &|_| {}).is_ok());
}
