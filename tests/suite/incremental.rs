//! A run that takes over what did not change writes what a full run writes, whatever became of what was kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use paralign::export::{Dialect, Form, Formats, Forms};
use paralign::pipeline::{Config, run};

use crate::support::{Bench, table, tree};

/// Where documents are kept.
const CACHE: &str = ".paralign-cache";
/// The stamps of the tables among that.
const STAMPS: &str = "written";

fn bench() -> Bench {
    let bench = Bench::new();
    for at in 1..=6 {
        let fr = format!(
            "1. Le Conseil du programme a lu A/71/{at} le {at} mai 2018.\n\n2. Il a adopté le rapport du Conseil du programme.\n"
        );
        let en = format!(
            "1. The Programme Council read A/71/{at} on {at} May 2018.\n\n2. It adopted the report of the Programme Council.\n"
        );
        bench.put(&format!("fr/d{at}.txt"), fr).put(&format!("en/d{at}.txt"), en);
    }
    bench
}

/// What users see in an output folder.
fn seen(output: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    tree(output).into_iter().filter(|(path, _)| !path.starts_with(CACHE)).collect()
}

/// The names of what is kept.
fn kept(output: &Path) -> BTreeSet<PathBuf> {
    let entries = tree(&output.join(CACHE)).into_keys();
    entries.filter(|path| !path.ends_with(STAMPS)).collect()
}

/// Runs incrementally and compares with a full run into a folder of its own.
fn same(config: &Config) {
    run(&Config { incremental: true, ..config.clone() }, &|_| {}).unwrap();
    let full = tempfile::tempdir_in(config.output.parent().unwrap()).unwrap();
    run(&Config { output: full.path().to_owned(), ..config.clone() }, &|_| {}).unwrap();
    let (one, other) = (seen(&config.output), seen(full.path()));
    assert!(one.keys().eq(other.keys()), "{:?} {:?}", one.keys(), other.keys());
    for (path, bytes) in one {
        assert!(bytes == other[&path], "{} differs", path.display());
    }
}

#[test]
fn only_what_changed_is_read_again() {
    let bench = bench();
    for jobs in [1, 2, 8] {
        let config = Config { jobs: Some(jobs), ..bench.config() };
        same(&config);
        let before = kept(&config.output);
        // Six documents, and the portion that they are.
        assert_eq!(before.len(), 7);
        bench.put("fr/d3.txt", format!("1. Le Conseil du programme n’a rien lu, {jobs} fois.\n"));
        same(&config);
        let after = kept(&config.output);
        assert_eq!((after.len(), after.difference(&before).count()), (7, 2));
        same(&config);
        assert_eq!(kept(&config.output), after);
    }
    // A document that is gone, and one that is new.
    fs::remove_file(bench.corpus().join("fr/d1.txt")).unwrap();
    bench.put("en/d9.txt", "1. A document alone.\n");
    same(&bench.config());
    assert_eq!(kept(&bench.output()).len(), 8);
}

#[test]
fn whatever_a_document_depends_on_counts() {
    let bench = bench();
    let config = bench.config();
    same(&config);
    let changed = |config: &Config, count: usize| {
        let before = kept(&config.output);
        same(config);
        let after = kept(&config.output);
        assert_eq!(after.difference(&before).count(), count);
    };
    bench.put(
        "corrections.csv",
        "doc_id,kind,action,lang,anchor,value\nd2,bead,confirmed,fr,Le Conseil,The Programme\n",
    );
    changed(&config, 1);
    bench.put("manifest.csv", "doc_id,symbol,date\nd4,X/4,2019-01-02\n");
    changed(&config, 1);
    let names = bench.corpus().join("../names");
    fs::create_dir_all(&names).unwrap();
    fs::write(
        names.join("a.tsv"),
        "kind\tcanonical\tid\tfr\ten\nORG\tCouncil X\t\tConseil du programme\tProgramme Council\n",
    )
    .unwrap();
    let named = Config { gazetteer: Some(names), ..config.clone() };
    changed(&named, 6);
    let tabs = Formats { dialect: Dialect::Tsv, texts: true, ..Formats::default() };
    changed(&Config { formats: tabs, ..named }, 6);
}

#[test]
fn a_correction_that_stands_in_another_row_makes_no_document_anew_unless_its_row_is_told() {
    let bench = bench();
    let config = bench.config();
    let head = "doc_id,kind,action,lang,anchor,value\n";
    let (applied, lost) = (
        "d2,mention,none,fr,2 mai 2018 @ Le Conseil du programme a lu,\n",
        "d4,mention,none,fr,4 juin 1999 @ Le Conseil du programme a lu,\n",
    );
    bench.put("corrections.csv", format!("{head}{applied}{lost}"));
    same(&config);
    let before = kept(&config.output);
    bench.put("corrections.csv", format!("{head}\n,,,,,\n{applied}{lost}"));
    same(&config);
    assert_eq!(kept(&config.output).difference(&before).count(), 1);
    let told = table(&config.output, "diagnostics");
    assert!(told.iter().any(|row| row["doc_id"] == "d4" && row["flaw"] == "correction-lost"), "{told:?}");
}

#[test]
fn tables_that_were_changed_are_noticed_whatever_was_kept_of_them() {
    let bench = bench();
    let config = Config { incremental: true, ..bench.config() };
    run(&config, &|_| {}).unwrap();
    run(&config, &|_| {}).unwrap();
    let path = config.output.join("dates.csv");
    let bytes = fs::read(&path).unwrap();
    let edited: Vec<u8> = bytes.iter().map(|byte| if *byte == b'7' { b'8' } else { *byte }).collect();
    assert_eq!((edited.len(), edited == bytes), (bytes.len(), false));
    fs::write(&path, &edited).unwrap();
    let told = run(&config, &|_| {}).unwrap_err().to_string();
    assert!(told.contains("dates.csv") && told.contains("changed since"), "{told}");
    assert_eq!(fs::read(&path).unwrap(), edited);
}

#[test]
fn what_is_damaged_is_made_again() {
    let bench = bench();
    let config = bench.config();
    same(&config);
    for (number, name) in kept(&config.output).into_iter().enumerate() {
        let path = config.output.join(CACHE).join(name);
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        match number % 4 {
            0 => bytes.truncate(middle),
            1 => bytes[middle] ^= 1,
            2 => bytes.clear(),
            _ => bytes.extend_from_slice(b"more"),
        }
        fs::write(&path, bytes).unwrap();
    }
    fs::write(config.output.join(CACHE).join("stray"), "no entry").unwrap();
    same(&config);
    // Something else in the place of an entry is not followed.
    #[cfg(unix)]
    for name in kept(&config.output).into_iter().filter(|name| !name.ends_with("stray")).take(2) {
        let path = config.output.join(CACHE).join(name);
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
    }
    same(&config);
}

/// What tells whether a page was written again: the place of the file.
#[cfg(unix)]
fn places(output: &Path) -> BTreeMap<String, u64> {
    use std::os::unix::fs::MetadataExt;
    let entries = fs::read_dir(output.join("report")).unwrap().map(|entry| entry.unwrap());
    let place = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().ino())
    };
    entries.map(place).collect()
}

#[test]
#[cfg(unix)]
fn the_pages_of_documents_that_did_not_change_stay_where_they_are() {
    /// More than stand on one page.
    const DOCUMENTS: usize = 302;
    let bench = Bench::new();
    for at in 1..=DOCUMENTS {
        bench.put(&format!("fr/d{at}.txt"), format!("1. Le Conseil a lu A/71/{at}.\n"));
        bench.put(&format!("en/d{at}.txt"), format!("1. The Council read A/71/{at}.\n"));
    }
    let formats = Formats { forms: Forms::NONE.with(Form::Report), ..Formats::default() };
    let config = Config { formats, jobs: Some(2), incremental: true, ..bench.config() };
    run(&config, &|_| {}).unwrap();
    // A page is also linked with those beside it that deserve a look, and none does here.
    let written = |config: &Config| {
        let before = places(&config.output);
        same(config);
        let after = places(&config.output);
        let new = |(name, place): (String, u64)| (before.get(&name) != Some(&place)).then_some(name);
        after.into_iter().filter_map(new).filter(|name| name.starts_with('d')).collect::<Vec<_>>()
    };
    assert_eq!(written(&config), ["documents-1.html"]);
    bench.put("fr/d150.txt", "1. Le Conseil a examiné A/71/150.\n");
    assert_eq!(written(&config), ["d150.html", "documents-1.html"]);
    // What is damaged says nothing, and what belongs on every page is on every page.
    fs::write(config.output.join(CACHE).join(STAMPS), "damaged").unwrap();
    assert_eq!(written(&config).len(), DOCUMENTS + 1);
    let titled = Config { title: Some("A title".to_owned()), ..config.clone() };
    assert_eq!(written(&titled).len(), DOCUMENTS + 1);
    // A document that is gone changes the links of those beside it.
    for lang in ["fr", "en"] {
        fs::remove_file(bench.corpus().join(format!("{lang}/d200.txt"))).unwrap();
    }
    assert_eq!(written(&titled), ["d20.html", "d201.html", "documents-1.html"]);
    let page = titled.output.join("report.html");
    fs::write(&page, "edited").unwrap();
    let told = run(&titled, &|_| {}).unwrap_err().to_string();
    assert!(told.contains("report.html") && told.contains("changed since"), "{told}");
}
