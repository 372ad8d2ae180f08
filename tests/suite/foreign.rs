//! What in the output folder is of the user, of other users, or of another sort than a file: it is left as it is.

use std::fs;
use std::path::Path;

use paralign::error::Error;
use paralign::export::{Dialect, Form, Formats, Forms};
use paralign::output::Foreign;
use paralign::pipeline::{Config, run};
use paralign::report::Summary;

use crate::support::{Bench, tree};

const FR: &str = "1. Le Conseil a lu A/71/1 le 3 mai 2018.\n\n2. Il en a pris note.\n";

fn bench() -> Bench {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("en/a.txt", "1. The Council read A/71/1.\n");
    bench
}

fn with(bench: &Bench, dialect: Dialect, foreign: Foreign) -> Result<Summary, Error> {
    let formats = Formats { dialect, ..Formats::default() };
    run(&Config { formats, foreign, ..bench.config() }, &|_| {})
}

#[test]
fn files_that_no_run_wrote_stop_a_run_before_anything_is_written() {
    for name in ["dates.csv", "run.json", "shard.journal", "report.html", "datapackage.json"] {
        let bench = bench();
        fs::create_dir(bench.output()).unwrap();
        fs::write(bench.output().join(name), "mine").unwrap();
        let before = tree(&bench.output());
        if name == "shard.journal" {
            // A run over a whole corpus writes none, and so it stays.
            bench.run();
            assert_eq!(fs::read_to_string(bench.output().join(name)).unwrap(), "mine");
            continue;
        }
        match with(&bench, Dialect::Standard, Foreign::Keep) {
            Err(error @ Error::NotOurs { .. }) => assert!(error.to_string().contains("--force"), "{error}"),
            other => panic!("{name}: {other:?}"),
        }
        assert!(tree(&bench.output()) == before, "{name}");
        with(&bench, Dialect::Standard, Foreign::Replace).unwrap();
        assert!(fs::read(bench.output().join(name)).unwrap() != b"mine");
    }
}

#[test]
fn a_table_that_the_user_changed_is_the_users() {
    let bench = bench();
    bench.run();
    let path = bench.output().join("alignments.csv");
    let text = fs::read_to_string(&path).unwrap() + "corrected";
    fs::write(&path, &text).unwrap();
    let before = tree(&bench.output());
    assert!(matches!(with(&bench, Dialect::Standard, Foreign::Keep), Err(Error::NotOurs { .. })));
    assert!(tree(&bench.output()) == before);
    // In another dialect it is not in the way, and not taken away either.
    with(&bench, Dialect::Tsv, Foreign::Keep).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let others = tree(&bench.output()).into_keys().filter(|name| {
        name.extension().is_some_and(|ending| ending == "csv")
            && !name.to_string_lossy().contains("citations_")
    });
    assert_eq!(others.collect::<Vec<_>>(), [Path::new("alignments.csv")]);
}

#[test]
fn settings_leave_no_old_files_and_take_none_of_the_users() {
    let bench = bench();
    fs::create_dir_all(bench.output().join("report")).unwrap();
    let mine = ["entities.tsv", "texts.jsonl", "notes.txt", "report/a.html", "dates.parquet.bak", ".hidden"];
    for name in mine {
        fs::write(bench.output().join(name), "<!doctype html>\n<!-- paralign -->\n").unwrap();
    }
    bench.run();
    let standard = tree(&bench.output());
    for name in mine {
        assert!(standard[Path::new(name)].starts_with(b"<!doctype"), "{name}");
        fs::remove_file(bench.output().join(name)).unwrap();
    }
    let of = |dialect, texts, forms| {
        let formats = Formats { dialect, texts, forms, ..Formats::default() };
        run(&Config { formats, ..bench.config() }, &|_| {}).unwrap();
        tree(&bench.output())
    };
    let settings = [
        (Dialect::Tsv, true, Forms::NO_WORKBOOK),
        (Dialect::Standard, false, Forms::ALL),
        (Dialect::Plain, true, Forms::NONE.with(Form::Tmx)),
        (Dialect::ExcelFr, false, Forms::ALL.without(Form::Report)),
        (Dialect::Standard, false, Forms::NONE),
    ];
    for (dialect, texts, forms) in settings {
        let there = of(dialect, texts, forms);
        fs::remove_dir_all(bench.output()).unwrap();
        assert!(there == of(dialect, texts, forms), "{dialect:?}");
    }
}

#[cfg(unix)]
#[test]
fn special_files_and_folders_in_the_way_are_named_before_anything_is_moved() {
    use std::os::unix::net::UnixListener;
    for name in ["blocks.csv", "run.json", "paralign.tmx"] {
        for folder in [true, false] {
            let bench = bench();
            bench.run();
            let path = bench.output().join(name);
            fs::remove_file(&path).unwrap();
            let before = tree(&bench.output());
            let _socket = if folder {
                fs::create_dir_all(path.join("mine")).unwrap();
                None
            } else {
                Some(UnixListener::bind(&path).unwrap())
            };
            for foreign in [Foreign::Keep, Foreign::Replace] {
                let error = with(&bench, Dialect::Standard, foreign).unwrap_err();
                // Without an account nothing there is known to be of a former run.
                let named = match &error {
                    Error::InTheWay { path: told } => *told == path,
                    Error::NotOurs { .. } => name == "run.json" && foreign == Foreign::Keep,
                    _ => false,
                };
                assert!(named, "{error}");
                assert!(path.exists());
            }
            if !folder {
                fs::remove_file(&path).unwrap();
            }
            assert!(tree(&bench.output()) == before);
        }
    }
    // What no run writes is in nobody's way.
    let bench = bench();
    fs::create_dir_all(bench.output().join("dates.parquet/mine")).unwrap();
    if !cfg!(feature = "parquet") {
        bench.run();
    }
    assert!(bench.output().join("dates.parquet/mine").is_dir());
}

/// Runs the program as a user who is nobody, and returns its status and what it says.
#[cfg(unix)]
fn as_nobody(bench: &Bench) -> (Option<i32>, String) {
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    // The program stands where nobody may go: a copy does not.
    let program = bench.corpus().with_file_name("paralign");
    fs::copy(assert_cmd::cargo::cargo_bin("paralign"), &program).unwrap();
    let done = std::process::Command::new(&program)
        .args(["run", "--quiet"])
        .arg(bench.corpus())
        .arg("--output")
        .arg(bench.output())
        .current_dir("/")
        .uid(NOBODY)
        .gid(NOBODY)
        .output()
        .unwrap();
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[cfg(unix)]
#[test]
fn tables_of_another_user_stay_where_each_may_move_but_their_own() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let bench = bench();
    bench.run();
    if fs::metadata(bench.output()).unwrap().uid() != 0 {
        println!("skipped: only root can run the program as another user");
        return;
    }
    let open = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    open(bench.corpus().parent().unwrap(), 0o755);
    open(&bench.output(), 0o1777);
    bench.put("fr/b.txt", FR);
    let before = tree(&bench.output());
    let (status, told) = as_nobody(&bench);
    assert_eq!(status, Some(2), "{told}");
    assert!(told.contains("see that you may write there"), "{told}");
    assert!(tree(&bench.output()) == before);
    // A folder that may not be written to at all.
    open(&bench.output(), 0o755);
    let (status, told) = as_nobody(&bench);
    assert_eq!(status, Some(2), "{told}");
    assert!(tree(&bench.output()) == before);
    // Tables of another user in a folder that all may write to give way.
    open(&bench.output(), 0o777);
    assert_eq!(as_nobody(&bench).0, Some(0));
    assert!(tree(&bench.output()) != before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_nobody_may_change_stops_a_run_before_anything_is_moved() {
    let change = |flag: &str, path: &Path| {
        std::process::Command::new("chattr")
            .arg(flag)
            .arg(path)
            .output()
            .is_ok_and(|done| done.status.success())
    };
    for name in ["blocks.csv", "run.json", "report.html"] {
        let bench = bench();
        bench.run();
        bench.put("fr/b.txt", FR);
        let (path, before) = (bench.output().join(name), tree(&bench.output()));
        if !change("+i", &path) {
            println!("skipped: files cannot be protected here");
            return;
        }
        let done = with(&bench, Dialect::Standard, Foreign::Replace);
        assert!(change("-i", &path));
        assert!(matches!(&done, Err(Error::Output { path: told, .. }) if *told == path), "{done:?}");
        assert!(tree(&bench.output()) == before);
        bench.run();
    }
}
