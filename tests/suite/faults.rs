//! What befalls a run from outside: it is killed, the disk is full, files change or vanish, something stands in the way.
//! Afterwards the former tables are whole, or the new ones, and the next run finds nothing to stumble over.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use assert_cmd::cargo::cargo_bin;
use paralign::error::Error;
use paralign::pipeline::{Config, run};
use tempfile::TempDir;

use crate::support::{Bench, contents};

type Files = BTreeMap<String, Vec<u8>>;

/// A corpus that has grown since its tables were written: the tables of then, and those that a run writes now.
struct Grown {
    bench: Bench,
    former: Files,
    new: Files,
}

impl Grown {
    fn new() -> Grown {
        let bench = Bench::new();
        let tables = |documents: std::ops::Range<usize>| {
            for document in documents {
                let text: String = (1..40)
                    .map(|number| {
                        format!(
                            "{number}. Le Conseil a lu A/71/{number} le {number} mai {}.\n\n",
                            2000 + document
                        )
                    })
                    .collect();
                bench.put(&format!("fr/d{document}.txt"), &text).put(&format!("en/d{document}.txt"), &text);
            }
            bench.run();
            contents(&bench.output())
        };
        let (former, new) = (tables(0..3), tables(3..9));
        assert!(former["blocks.csv"] != new["blocks.csv"]);
        Grown { bench, former, new }
    }

    /// An output folder with the former tables in it.
    fn folder(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in &self.former {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    /// The program on the corpus, after `limits` that a shell sets.
    fn command(&self, limits: &str, output: &Path) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{limits}\nexec \"$0\" \"$@\"")]).arg(cargo_bin("paralign"));
        command.args(["run", "--quiet", "--jobs", "2"]).arg(self.bench.corpus()).arg("--output").arg(output);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    /// Whether the folder holds the former tables or the new ones; while complete tables are moved into place, each file
    /// is one or the other.
    fn is_whole(&self, output: &Path) -> bool {
        let visible: Files = files(output).into_iter().filter(|(name, _)| !name.starts_with('.')).collect();
        if !output.join(".paralign-ready").exists() {
            return visible == self.former || visible == self.new;
        }
        visible
            .iter()
            .all(|(name, bytes)| self.former.get(name) == Some(bytes) || self.new.get(name) == Some(bytes))
    }

    /// The next run writes the new tables, and nothing else is left.
    fn recovers(&self, output: &Path) {
        let done = self.command("", output).output().unwrap();
        assert!(done.status.success(), "{}", told(&done));
        assert!(contents(output) == self.new, "the next run leaves other tables");
    }
}

/// The files of a folder, without its folders.
fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    entries.filter(|path| path.is_file()).map(|path| (name(&path), fs::read(&path).unwrap())).collect()
}

fn told(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

/// After how many blocks of a file the system stops a program that writes more.
const BLOCKS: [u32; 13] = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233];

#[test]
fn a_run_killed_at_any_time_leaves_whole_tables() {
    let grown = Grown::new();
    let folder = grown.folder();
    let started = Instant::now();
    assert!(grown.command("", folder.path()).status().unwrap().success());
    let whole = started.elapsed();
    let folder = grown.folder();
    const KILLS: u32 = 24;
    let mut killed = 0;
    for kill in 0..KILLS {
        let mut running = grown.command("", folder.path()).spawn().unwrap();
        thread::sleep(whole * kill / KILLS);
        running.kill().unwrap();
        killed += usize::from(running.wait().unwrap().code().is_none());
        assert!(grown.is_whole(folder.path()), "kill {kill}");
    }
    assert!(killed > 0);
    grown.recovers(folder.path());
}

#[test]
fn a_run_killed_at_any_write_leaves_whole_tables() {
    let grown = Grown::new();
    let folder = grown.folder();
    let mut killed = 0;
    // The system ends a program that writes more than so many blocks to one file.
    for blocks in BLOCKS {
        let done =
            grown.command(&format!("ulimit -c 0; ulimit -f {blocks}"), folder.path()).output().unwrap();
        killed += usize::from(done.status.code().is_none());
        assert!(grown.is_whole(folder.path()), "{blocks} blocks: {}", told(&done));
    }
    assert!(killed >= 5, "{killed}");
    grown.recovers(folder.path());
}

#[test]
fn a_full_disk_is_told_and_nothing_is_left_behind() {
    let grown = Grown::new();
    let folder = grown.folder();
    let mut refused = 0;
    for blocks in BLOCKS {
        let limits = format!("trap '' XFSZ; ulimit -f {blocks}");
        let done = grown.command(&limits, folder.path()).output().unwrap();
        if done.status.success() {
            continue;
        }
        refused += 1;
        assert_eq!(done.status.code(), Some(2), "{blocks} blocks: {}", told(&done));
        assert!(told(&done).contains("cannot be written") && told(&done).contains("room"), "{}", told(&done));
        assert!(!told(&done).contains("panicked"), "{}", told(&done));
        assert!(contents(folder.path()) == grown.former, "{blocks} blocks: the former tables are gone");
    }
    assert!(refused >= 5, "{refused}");
    grown.recovers(folder.path());
}

#[test]
fn too_few_files_or_too_little_memory_leave_whole_tables() {
    let grown = Grown::new();
    let folder = grown.folder();
    let limits = [6, 12, 24, 40].map(|files| format!("ulimit -n {files}"));
    let memory = [30_000, 60_000, 120_000].map(|kilobytes| format!("ulimit -c 0; ulimit -v {kilobytes}"));
    let mut failed = 0;
    for limits in limits.iter().chain(&memory) {
        let done = grown.command(limits, folder.path()).output().unwrap();
        failed += usize::from(!done.status.success());
        assert!(grown.is_whole(folder.path()), "{limits}: {}", told(&done));
    }
    assert!(failed >= 3, "{failed}");
    grown.recovers(folder.path());
}

#[test]
fn of_runs_at_once_each_writes_everything_or_is_refused() {
    let grown = Grown::new();
    let folder = grown.folder();
    let running: Vec<_> = (0..4).map(|_| grown.command("", folder.path()).spawn().unwrap()).collect();
    let mut written = 0;
    for one in running {
        let done = one.wait_with_output().unwrap();
        let refused = done.status.code() == Some(2) && told(&done).contains("another run is writing");
        assert!(done.status.success() || refused, "{}", told(&done));
        written += usize::from(done.status.success());
    }
    assert!(written > 0 && contents(folder.path()) == grown.new);
}

#[test]
fn what_stands_in_the_way_is_named_and_the_former_tables_stay() {
    let grown = Grown::new();
    let in_the_way = |output: &Path| {
        let config = Config { output: output.to_owned(), ..grown.bench.config() };
        match run(&config, &|_| {}) {
            Err(Error::InTheWay { path }) => path.file_name().unwrap().to_string_lossy().into_owned(),
            other => panic!("{other:?}"),
        }
    };
    let folder = grown.folder();
    fs::remove_file(folder.path().join("blocks.csv")).unwrap();
    fs::create_dir_all(folder.path().join("blocks.csv/mine")).unwrap();
    assert_eq!(in_the_way(folder.path()), "blocks.csv");
    assert!(folder.path().join("blocks.csv/mine").is_dir());
    let mut former = grown.former.clone();
    former.remove("blocks.csv");
    assert!(files(folder.path()) == former);
}

#[test]
fn files_that_vanish_or_change_while_the_run_goes_on_are_told() {
    let bench = Bench::new();
    let text = "1. Le Conseil a pris note du rapport.\n\n2. La séance a été levée à 18 heures.\n";
    for name in ["a", "b", "c", "d"] {
        bench.put(&format!("fr/{name}.txt"), text).put(&format!("en/{name}.txt"), text);
    }
    let done = AtomicBool::new(false);
    let path = |name: &str| bench.corpus().join(name);
    let config = Config { jobs: Some(1), ..bench.config() };
    run(&config, &|_| {
        if !done.swap(true, Ordering::SeqCst) {
            fs::remove_file(path("fr/b.txt")).unwrap();
            fs::write(path("fr/c.txt"), "1. Ceci est un autre texte que celui d'avant.\n").unwrap();
            fs::remove_file(path("fr/d.txt")).unwrap();
            fs::create_dir(path("fr/d.txt")).unwrap();
        }
    })
    .unwrap();
    let unreadable: Vec<String> = bench
        .table("diagnostics")
        .iter()
        .filter(|row| row["flaw"] == "unreadable" && row["severity"] == "error")
        .map(|row| row["doc_id"].clone())
        .collect();
    assert_eq!(unreadable, ["b", "d"]);
    let paragraphs = bench.table("paragraphs");
    let of = |name: &str| paragraphs.iter().filter(|row| row["doc_id"] == name).count();
    assert_eq!(["a", "b", "c", "d"].map(of), [4, 2, 3, 2]);
    let hash = |row: &&crate::support::Row| row["doc_id"] == "c" && row["lang"] == "fr";
    let table = bench.table("documents");
    let told = &table.iter().find(hash).unwrap()["sha256"];
    let bytes = fs::read(path("fr/c.txt")).unwrap();
    assert_eq!(*told, paralign::output::Fingerprint::of("c", &bytes).sha256);
}

#[test]
fn a_document_too_large_to_read_is_told_and_the_others_are_written() {
    let bench = Bench::new();
    bench
        .put("fr/a.txt", "1. Le Conseil a pris note du rapport.\n")
        .put("en/a.txt", "")
        .put("en/b.txt", "1. Yes.\n");
    // A hole: no byte of it stands on the disk.
    fs::File::create(bench.corpus().join("en/a.txt")).unwrap().set_len(500_000_000).unwrap();
    let started = Instant::now();
    bench.run();
    assert!(bench.flaws().contains(&("a".to_owned(), "too-large".to_owned())));
    let rows = bench.table("diagnostics");
    let told = rows.iter().find(|row| row["flaw"] == "too-large").unwrap();
    assert!(told["severity"] == "error" && told["message"].contains("500000000 bytes"), "{told:?}");
    assert_eq!(bench.table("paragraphs").len(), 2);
    assert_eq!(bench.table("documents").iter().map(|row| row["bytes"].clone()).max(), Some("8".to_owned()));
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told_and_never_opened() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let bench = Bench::new();
    bench.put("fr/a.txt", "1. Le Conseil a pris note du rapport.\n").put("fr/b.txt/c.txt", "1. Oui.\n");
    symlink("/dev/zero", bench.corpus().join("fr/zero.txt")).unwrap();
    let _socket = UnixListener::bind(bench.corpus().join("fr/socket.txt")).unwrap();
    bench.run();
    let ids: Vec<String> = bench.table("documents").iter().map(|row| row["doc_id"].clone()).collect();
    assert_eq!(ids, ["a", "b.txt/c"]);
    let ignored: Vec<String> = bench
        .table("diagnostics")
        .iter()
        .filter(|row| row["flaw"] == "ignored-file")
        .map(|row| row["message"].split(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(ignored, ["fr/socket.txt", "fr/zero.txt"]);
}
