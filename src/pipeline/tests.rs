//! Whole runs over a disk that fails at every call in turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::*;
use crate::disk::fault::tests::{Failing, failing};
use crate::export::{Dialect, Formats, Forms};

/// The files that a user sees.
fn seen(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(root).into_iter().flatten().map(|entry| entry.unwrap());
    let file = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap_or_default())
    };
    entries.map(file).filter(|(name, _)| !name.starts_with('.')).collect()
}

/// The settings of a run that leaves texts, and of one that leaves a workbook and tables under other names.
fn settings(folder: &Path) -> [Config; 2] {
    let config = |formats| Config {
        corpus: folder.join("corpus"),
        output: folder.join("output"),
        jobs: Some(1),
        formats,
        ..Config::default()
    };
    let plain =
        Formats { dialect: Dialect::Tsv, forms: Forms::NO_WORKBOOK, texts: true, ..Formats::default() };
    [config(plain), config(Formats::default())]
}

fn corpus(folder: &Path) {
    for (side, text) in [("fr", "1. Le Conseil a lu A/71/1 le 3 mai 2018.\n"), ("en", "1. The Council.\n")] {
        fs::create_dir_all(folder.join("corpus").join(side)).unwrap();
        fs::write(folder.join("corpus").join(side).join("a.txt"), text).unwrap();
    }
}

/// After every so many failures another run is tried.
const NEXT: usize = 7;

/// Lets a run fail in its writing, at every `step`-th call, and hands what it says and left to `check`.
fn fail_in_turn(
    step: usize,
    failing_at: fn(usize) -> Failing,
    check: impl Fn(Result<Summary>, &Path, [&BTreeMap<String, Vec<u8>>; 2]),
) {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let [former, new] = settings(folder.path());
    let [first, second] = [&former, &new].map(|config| {
        run(config, &|_| {}).unwrap();
        seen(&config.output)
    });
    assert!(first.contains_key("blocks.tsv") && !second.contains_key("blocks.tsv"));
    for number in (0..).step_by(step) {
        fs::remove_dir_all(&new.output).unwrap();
        fs::create_dir(&new.output).unwrap();
        first.iter().for_each(|(name, bytes)| fs::write(new.output.join(name), bytes).unwrap());
        let (done, calls) = failing(&new.output, failing_at(number), || run(&new, &|_| {}));
        check(done, &new.output, [&first, &second]);
        if number % NEXT == 0 {
            run(&new, &|_| {}).unwrap();
            assert!(seen(&new.output) == second, "the run after call {number}");
            let hidden = fs::read_dir(&new.output).unwrap().count() - second.len();
            assert_eq!(hidden, 0, "call {number}");
        }
        if number >= calls {
            assert!(calls > 200, "{calls}");
            return;
        }
    }
}

#[test]
fn a_run_whose_disk_fails_once_says_what_it_left() {
    fail_in_turn(1, Failing::Once, |done, output, [former, new]| match done {
        Ok(_) => assert!(seen(output) == *new),
        Err(error) => assert!(seen(output) == *former, "{error}"),
    });
}

#[test]
fn a_run_that_is_killed_leaves_no_mixture() {
    fail_in_turn(3, Failing::From, |done, output, [former, new]| {
        let seen = seen(output);
        let of = |files: &BTreeMap<String, Vec<u8>>| {
            seen.iter().all(|(name, bytes)| files.get(name) == Some(bytes))
        };
        match done {
            Ok(_) => assert!(seen == *new),
            Err(Error::HalfWritten { .. }) => assert!(of(former) || of(new)),
            Err(error) => assert!(seen == *former, "{error}"),
        }
    });
}

#[test]
fn a_run_that_keeps_what_it_made_goes_on_from_there() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let [config, _] = settings(folder.path());
    run(&config, &|_| {}).unwrap();
    let whole = seen(&config.output);
    let config = Config { incremental: true, ..config };
    for number in (0..).step_by(5) {
        fs::remove_dir_all(&config.output).unwrap();
        let (done, calls) = failing(&config.output, Failing::From(number), || run(&config, &|_| {}));
        assert!(done.is_err() || number >= calls || seen(&config.output) == whole);
        run(&config, &|_| {}).unwrap();
        assert!(seen(&config.output) == whole, "the run after call {number}");
        if number >= calls {
            assert!(calls > 200, "{calls}");
            return;
        }
    }
}
