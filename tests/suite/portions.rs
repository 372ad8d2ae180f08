//! A corpus of several portions: its terms are those of all of them, and every way to run it writes the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use paralign::model::Shard;
use paralign::output::Foreign;
use paralign::pipeline::{Config, merge, run};

use crate::support::{Bench, Row, tree};
use crate::terms::SENTENCES;

/// Where documents and portions are kept.
const CACHE: &str = ".paralign-cache";
/// How many documents there are.
const DOCUMENTS: usize = 12;

/// Documents that all say the same, in other years and for other towns; with these settings some four are a portion.
fn bench() -> (Bench, Config) {
    let bench = Bench::new();
    (1..=DOCUMENTS).for_each(|number| put(&bench, &format!("d{number:02}"), number));
    let config = Config { portion: 4_500, ..bench.config() };
    (bench, config)
}

/// Puts a document in which one sentence calls a term otherwise than the others.
fn put(bench: &Bench, name: &str, number: usize) {
    let text = |side: fn(&(&str, &str)) -> String, own: String| {
        let paragraphs = (1..).zip(&SENTENCES).map(|(at, pair)| format!("{at}. {}\n", side(pair)));
        format!("{}\n15. {own}\n", paragraphs.collect::<Vec<_>>().join("\n"))
    };
    let fr = format!("La ville numéro {number} a ouvert {} écoles.", 100 + number);
    let en = format!("Town number {number} opened {} schools.", 100 + number);
    bench.put(&format!("fr/{name}.txt"), text(|pair| pair.0.to_owned(), fr));
    bench.put(&format!("en/{name}.txt"), text(|pair| pair.1.to_owned(), en));
}

/// What users see in an output folder.
fn seen(output: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    tree(output).into_iter().filter(|(path, _)| !path.starts_with(CACHE)).collect()
}

/// The names of what is kept.
fn kept(output: &Path) -> BTreeSet<PathBuf> {
    tree(&output.join(CACHE)).into_keys().collect()
}

/// What a full run writes, into a folder of its own.
fn whole(config: &Config) -> BTreeMap<PathBuf, Vec<u8>> {
    let full = tempfile::tempdir_in(config.output.parent().unwrap()).unwrap();
    run(&Config { output: full.path().to_owned(), incremental: false, ..config.clone() }, &|_| {}).unwrap();
    seen(full.path())
}

fn same(output: &Path, whole: &BTreeMap<PathBuf, Vec<u8>>, what: &str) {
    let seen = seen(output);
    assert!(seen.keys().eq(whole.keys()), "{what}: {:?}", seen.keys());
    for (path, bytes) in seen {
        assert!(bytes == whole[&path], "{} differs: {what}", path.display());
    }
}

#[test]
fn the_terms_of_all_portions_are_added_up_and_their_places_are_found() {
    let (bench, config) = bench();
    run(&config, &|_| {}).unwrap();
    let terms = bench.table("terms");
    let term = terms.iter().find(|row| row["fr_term"] == "mécanisme de suivi").unwrap();
    let counts = [&term["fr_count"], &term["en_count"], &term["documents"]];
    assert_eq!(
        counts,
        [&(14 * DOCUMENTS).to_string(), &(13 * DOCUMENTS).to_string(), &DOCUMENTS.to_string()]
    );
    assert_eq!(term["en_term"], "monitoring mechanism");
    let examples = bench.table("term_examples");
    let own: Vec<&Row> = examples.iter().filter(|row| row["term_id"] == term["term_id"]).collect();
    assert_eq!(own.len(), 5);
    let slice = |row: &Row, text: &str, start: &str, end: &str| -> String {
        let place = |name: &str| row[name].parse::<usize>().unwrap();
        row[text].chars().skip(place(start)).take(place(end) - place(start)).collect()
    };
    for row in own {
        assert!(slice(row, "fr_text", "fr_char_start", "fr_char_end").ends_with("de suivi"), "{row:?}");
        assert_eq!(slice(row, "en_text", "en_char_start", "en_char_end"), "monitoring mechanism");
    }
    // In each document one sentence, which is told in its place; a portion knows of its own places alone.
    let odd = bench.table("discrepancies").into_iter().filter(|row| row["check_name"] == "term");
    let odd: Vec<Row> = odd.filter(|row| row["fr_value"] == "mécanisme de suivi").collect();
    let documents: Vec<String> = odd.iter().map(|row| row["doc_id"].clone()).collect();
    assert_eq!(documents, (1..=DOCUMENTS).map(|number| format!("d{number:02}")).collect::<Vec<_>>());
    for row in odd {
        assert_eq!((&*row["en_value"], &*row["fr_paragraph"]), ("oversight mechanism", "6"));
        assert!(!row["message"].ends_with(&format!("of {} places", 14 * DOCUMENTS)), "{}", row["message"]);
    }
}

#[test]
fn threads_and_shards_make_no_difference() {
    let (_bench, config) = bench();
    let one = whole(&Config { jobs: Some(1), ..config.clone() });
    for jobs in [2, 8] {
        assert!(whole(&Config { jobs: Some(jobs), ..config.clone() }) == one, "{jobs} threads");
    }
    for count in [1, 2, 5, 40] {
        let folder = |index: u32| config.output.with_file_name(format!("shard-{index}-of-{count}"));
        for index in 1..=count {
            let shard = Shard::new(index, count);
            run(&Config { shard, output: folder(index), ..config.clone() }, &|_| {}).unwrap();
        }
        let merged = config.output.with_file_name(format!("merged-{count}"));
        let folders: Vec<PathBuf> = (1..=count).rev().map(folder).collect();
        merge(&folders, &merged, None, Foreign::Keep, &|_| {}).unwrap();
        same(&merged, &one, &format!("{count} shards"));
    }
}

#[test]
fn only_portions_that_changed_are_read_again() {
    let (bench, config) = bench();
    let config = Config { incremental: true, ..config };
    let again = |what: &str| {
        let before = kept(&config.output);
        run(&config, &|_| {}).unwrap();
        same(&config.output, &whole(&config), what);
        let after = kept(&config.output);
        (after.len(), after.difference(&before).count())
    };
    run(&config, &|_| {}).unwrap();
    let (all, new) = again("nothing changed");
    assert_eq!(new, 0);
    let portions = all - DOCUMENTS;
    assert!((3..=5).contains(&portions), "{portions}");
    // As long as before: every border stays.
    let path = bench.corpus().join("fr/d05.txt");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("a ouvert", "a rangé")).unwrap();
    assert_eq!(again("a document changed"), (all, 2));
    put(&bench, "d05b", 50);
    let (_, new) = again("a document was added");
    assert!((2..=3).contains(&new), "{new}");
    for side in ["fr", "en"] {
        fs::remove_file(bench.corpus().join(side).join("d02.txt")).unwrap();
    }
    let (_, new) = again("a document was taken away");
    assert!((1..=3).contains(&new), "{new}");
}

#[test]
fn a_portion_that_is_damaged_or_lost_is_made_again() {
    let (_bench, config) = bench();
    let config = Config { incremental: true, ..config };
    run(&config, &|_| {}).unwrap();
    let whole = whole(&config);
    for turn in 0..4 {
        for (number, name) in kept(&config.output).into_iter().enumerate() {
            let path = config.output.join(CACHE).join(name);
            let mut bytes = fs::read(&path).unwrap();
            let place = bytes.len() * 2 / 3;
            match (number + turn) % 4 {
                0 => bytes.truncate(place),
                1 => bytes[place] ^= 1,
                2 => bytes.clear(),
                _ => fs::remove_file(&path).unwrap(),
            }
            if path.exists() {
                fs::write(&path, bytes).unwrap();
            }
        }
        run(&config, &|_| {}).unwrap();
        same(&config.output, &whole, &format!("damage {turn}"));
    }
}
