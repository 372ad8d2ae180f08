//! Every call to the disk fails in turn, once or from then on, as when the program is killed.

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;

use super::*;
use crate::disk::fault::tests::{Failing, failing};
use crate::output::Fingerprint;

type Files = BTreeMap<String, String>;

/// The files of the user, which are never touched.
const MINE: [(&str, &str); 3] = [("notes.txt", "mine"), ("report/mine.html", "mine"), ("f.csv", "edited")];
/// A run with further pages.
const FIRST: [(&str, &str); 6] = [
    ("a.csv", "1"),
    ("b.csv", "2"),
    ("same.csv", "s"),
    ("report.html", "3"),
    ("report/x.html", "4"),
    (STAYS, "5"),
];
/// A run after it with other settings.
const SECOND: [(&str, &str); 6] = [
    ("a.tsv", "5"),
    ("b.csv", "6"),
    ("same.csv", "s"),
    ("report.html", "7"),
    ("report/y.html", "8"),
    (STAYS, "5"),
];
/// A run that has no further pages.
const THIRD: [(&str, &str); 2] = [("c.csv", "9"), ("report.html", "10")];

/// The file that a run leaves where it is, if it would write the same.
const STAYS: &str = "report/stays.html";

/// What a run with these files leaves.
fn state(files: &[(&str, &str)]) -> Files {
    let mut all: Files =
        files.iter().chain(&MINE).map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    all.insert("run.json".to_owned(), account(files));
    all
}

fn account(files: &[(&str, &str)]) -> String {
    let outputs: Vec<Fingerprint> =
        files.iter().map(|(name, text)| Fingerprint::of(name, text.as_bytes())).collect();
    let value =
        serde_json::json!({"program": "paralign", "version": "0", "settings": null, "outputs": outputs});
    value.to_string()
}

fn run(root: &Path, files: &[(&str, &str)], foreign: Foreign) -> Result<()> {
    let staging = Staging::begin(root)?;
    let account = account(files);
    let files = || files.iter().copied().chain([("run.json", account.as_str())]);
    let names = || files().map(|(name, _)| name.to_owned()).collect();
    staging.plan(names(), &[], foreign)?;
    let stands = |text: &str| fs::read_to_string(root.join(STAYS)).is_ok_and(|there| there == text);
    let stays = |name: &str, text: &str| name == STAYS && stands(text);
    let staying = files().filter(|(name, text)| stays(name, text));
    let staying: Vec<Fingerprint> =
        staying.map(|(name, text)| Fingerprint::of(name, text.as_bytes())).collect();
    let is_new = |name: &&str| !staying.iter().any(|file| file.path == **name);
    for (name, text) in files().filter(|(name, _)| is_new(name)) {
        let path = staging.files().join(name);
        if name.starts_with("report/") && look(path.parent().unwrap())? == Found::Nothing {
            disk::create_folder(path.parent().unwrap()).map_err(|source| output(&path, source))?;
        }
        write(&path, text.as_bytes())?;
    }
    let new = files().map(|(name, _)| name).filter(is_new).map(str::to_owned).collect();
    let plan = staging.plan(new, &staying, foreign)?;
    staging.publish(&plan)
}

/// A folder with the files of the former run and of the user.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("report")).unwrap();
    let former = [&FIRST[..], &[("f.csv", "as written")]].concat();
    run(folder.path(), &former, Foreign::Keep).unwrap();
    for (name, text) in MINE {
        fs::write(folder.path().join(name), text).unwrap();
    }
    fs::write(folder.path().join("run.json"), account(&FIRST)).unwrap();
    folder
}

/// The files that a user sees, and whether anything is hidden beside them.
fn seen(root: &Path) -> (Files, bool) {
    let (mut files, mut hidden) = (Files::new(), false);
    for (folder, under) in [(root.to_owned(), ""), (root.join("report"), "report/")] {
        for entry in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap()) {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                hidden = true;
            } else if entry.path().is_file() {
                files.insert(format!("{under}{name}"), fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    (files, hidden)
}

/// Whether some file can only be of the one run, and some only of the other.
fn mixed(files: &Files) -> bool {
    let holds = |one: &[(&str, &str)], other: &[(&str, &str)]| {
        let (one, other) = (state(one), state(other));
        files.iter().any(|(name, text)| one.get(name) == Some(text) && other.get(name) != Some(text))
    };
    holds(&FIRST, &SECOND) && holds(&SECOND, &FIRST)
}

#[test]
fn whatever_call_fails_status_and_files_agree() {
    for number in 0.. {
        let folder = folder();
        let root = folder.path();
        let (done, calls) = failing(root, Failing::Once(number), || run(root, &SECOND, Foreign::Keep));
        match &done {
            Ok(()) => assert_eq!(seen(root).0, state(&SECOND), "call {number}"),
            Err(error) => assert_eq!(seen(root).0, state(&FIRST), "call {number}: {error}"),
        }
        run(root, &SECOND, Foreign::Keep).unwrap();
        assert_eq!(seen(root), (state(&SECOND), false), "the run after call {number}");
        if number >= calls {
            assert!(done.is_ok() && number > 100, "{number}");
            return;
        }
    }
}

#[test]
fn a_run_killed_at_any_call_is_finished_or_forgotten_by_the_next_one() {
    for number in 0.. {
        let mut whole = 0;
        for next in [&FIRST[..], &SECOND, &THIRD] {
            let folder = folder();
            let root = folder.path();
            let (done, calls) = failing(root, Failing::From(number), || run(root, &SECOND, Foreign::Keep));
            let (files, _) = seen(root);
            assert!(!mixed(&files), "call {number}: {files:?}");
            match done {
                Ok(()) => assert_eq!(files, state(&SECOND), "call {number}"),
                Err(Error::HalfWritten { .. }) => {}
                Err(error) => assert_eq!(files, state(&FIRST), "call {number}: {error}"),
            }
            for (name, text) in MINE {
                assert_eq!(files[name], text);
            }
            run(root, next, Foreign::Keep).unwrap();
            assert_eq!(seen(root), (state(next), false), "the run after call {number}");
            whole += usize::from(number >= calls);
        }
        if whole == 3 {
            return;
        }
    }
}

#[test]
fn what_no_run_wrote_stops_a_run_unless_it_is_to_be_replaced() {
    let folder = folder();
    let root = folder.path();
    let with_mine = [&SECOND[..], &[("f.csv", "new")]].concat();
    let error = run(root, &with_mine, Foreign::Keep).unwrap_err();
    assert!(matches!(&error, Error::NotOurs { path } if path.ends_with("f.csv")), "{error}");
    assert_eq!(seen(root), (state(&FIRST), false));
    run(root, &with_mine, Foreign::Replace).unwrap();
    let mut expected = state(&SECOND);
    expected.extend([("f.csv".to_owned(), "new".to_owned()), ("run.json".to_owned(), account(&with_mine))]);
    assert_eq!(seen(root), (expected, false));
}

#[test]
fn a_folder_of_pages_goes_when_it_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &FIRST, Foreign::Keep).unwrap();
    assert!(folder.path().join("report/x.html").exists());
    run(folder.path(), &THIRD, Foreign::Keep).unwrap();
    assert!(!folder.path().join("report").exists());
}

#[test]
fn hidden_folders_that_are_not_of_this_program_stay_as_they_are() {
    for name in [STAGING, READY] {
        let folder = folder();
        let hidden = folder.path().join(name);
        fs::create_dir(&hidden).unwrap();
        fs::write(hidden.join("blocks.csv"), "mine").unwrap();
        let error = run(folder.path(), &SECOND, Foreign::Replace).unwrap_err();
        assert!(matches!(&error, Error::InTheWay { path } if *path == hidden), "{error}");
        assert_eq!(fs::read_to_string(hidden.join("blocks.csv")).unwrap(), "mine");
        assert_eq!(seen(folder.path()).0, state(&FIRST));
        // A copy of the mark makes a foreign file no better.
        fs::write(hidden.join(MARK), WORDS).unwrap();
        assert!(matches!(run(folder.path(), &SECOND, Foreign::Replace), Err(Error::InTheWay { .. })));
        assert_eq!(fs::read_to_string(hidden.join("blocks.csv")).unwrap(), "mine");
    }
}

#[test]
fn a_plan_reaches_no_other_folder() {
    let folder = folder();
    let (ready, victim) = (folder.path().join(READY), folder.path().join("notes.txt"));
    fs::create_dir_all(ready.join(NEW)).unwrap();
    fs::write(ready.join(MARK), WORDS).unwrap();
    for path in ["../notes.txt", "/etc/passwd", "report/../notes.txt", ".paralign-ready"] {
        let plan = serde_json::json!({"shown": [], "aside": [{"path": path, "what": {"Foreign": 4}}]});
        fs::write(ready.join(PLAN), plan.to_string()).unwrap();
        assert!(matches!(run(folder.path(), &SECOND, Foreign::Keep), Err(Error::Output { .. })), "{path}");
        assert!(victim.exists());
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("x.html"), "4").unwrap();
    fs::write(outside.path().join(PLAN), "{}").unwrap();
    let kept = || {
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 2);
        assert_eq!(fs::read_to_string(outside.path().join("x.html")).unwrap(), "4");
    };
    for name in [STAGING, READY] {
        let folder = folder();
        symlink(outside.path(), folder.path().join(name)).unwrap();
        assert!(matches!(run(folder.path(), &SECOND, Foreign::Replace), Err(Error::InTheWay { .. })));
        kept();
    }
    // A link in the place of the folder of pages: its pages are as the former run wrote them.
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &FIRST, Foreign::Keep).unwrap();
    fs::remove_dir_all(folder.path().join("report")).unwrap();
    symlink(outside.path(), folder.path().join("report")).unwrap();
    assert!(matches!(run(folder.path(), &SECOND, Foreign::Replace), Err(Error::InTheWay { .. })));
    kept();
    run(folder.path(), &THIRD, Foreign::Keep).unwrap();
    kept();
    assert!(folder.path().join("report").is_symlink());
}
