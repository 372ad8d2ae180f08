//! Pipes, devices, links and giants at every path that the program opens: they are reported, and never waited for.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use assert_cmd::cargo::cargo_bin;

use crate::support::{Bench, tree};

const FR: &str = "1. Le Conseil a lu le rapport A/71/1 le 3 mai 2018.\n";

/// What can stand in the place of a file: a way to put it there, and whether it is a link.
type Special = (&'static str, fn(&Path));

const SPECIAL: [Special; 5] = [
    ("pipe", |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
    ("device", |path| symlink("/dev/zero", path).unwrap()),
    ("link to nothing", |path| symlink("/nowhere/at/all", path).unwrap()),
    ("folder", |path| fs::create_dir(path).unwrap()),
    // A hole: no byte of it stands on the disk.
    ("giant", |path| fs::File::create(path).unwrap().set_len(1 << 40).unwrap()),
];

fn bench() -> Bench {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("en/a.txt", "1. The Council read the report A/71/1 on 3 May 2018.\n");
    bench
}

/// Runs the program; one that waits is ended, and fails the test.
fn program(arguments: &[&str]) -> Output {
    let mut running = Command::new(cargo_bin("paralign"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while running.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_secs(60) {
            running.kill().unwrap();
            panic!("{arguments:?} waits");
        }
        thread::sleep(Duration::from_millis(20));
    }
    running.wait_with_output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn run(bench: &Bench, more: &[&str]) -> Output {
    let (corpus, output) = (bench.corpus(), bench.output());
    let fixed = ["run", text(&corpus), "--output", text(&output), "--quiet", "--no-workbook"];
    program(&[&fixed, more].concat())
}

fn told(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

#[test]
fn as_a_manifest_it_becomes_a_flaw() {
    for (name, put) in SPECIAL {
        let bench = bench();
        put(&bench.corpus().join("manifest.csv"));
        let done = run(&bench, &[]);
        assert_eq!(done.status.code(), Some(0), "{name}: {}", told(&done));
        assert!(bench.flaws().contains(&(String::new(), "manifest".to_owned())), "{name}");
    }
}

#[test]
fn in_a_gazetteer_it_stops_the_run_with_its_name() {
    let own = "kind\tcanonical\tid\tfr\ten\nORG\tSDE\t\tSociété des étoiles\t\n";
    let link: Special = ("link to a file", |path| {
        let target = path.with_extension("txt");
        fs::write(&target, "kind\tcanonical\tid\tfr\ten\n").unwrap();
        symlink(target, path).unwrap();
    });
    for (name, put) in SPECIAL.into_iter().chain([link]) {
        let bench = bench();
        let folder = bench.corpus().with_file_name("names");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("own.tsv"), own).unwrap();
        put(&folder.join("special.tsv"));
        let done = run(&bench, &["--gazetteer", text(&folder)]);
        assert_eq!(done.status.code(), Some(2), "{name}");
        assert!(told(&done).contains("special.tsv"), "{name}: {}", told(&done));
        assert!(!bench.output().exists(), "{name}");
        let extracted =
            program(&["extract", "--gazetteer", text(&folder), text(&bench.corpus().join("fr/a.txt"))]);
        assert_eq!(extracted.status.code(), Some(2), "{name}");
    }
}

#[test]
fn as_a_document_it_is_reported() {
    for (name, put) in SPECIAL {
        let bench = bench();
        for file in ["special.txt", "special.docx", "special.pdf", "special.html"] {
            put(&bench.corpus().join("fr").join(file));
        }
        let done = run(&bench, &[]);
        assert_eq!(done.status.code(), Some(0), "{name}: {}", told(&done));
        let flaws = bench.flaws();
        let found = flaws.iter().filter(|(_, flaw)| {
            ["ignored-file", "unlisted", "too-large", "unreadable", "another-format"].contains(&flaw.as_str())
        });
        let expected = if name == "folder" { 0 } else { 4 };
        assert!(found.count() >= expected, "{name}: {flaws:?}");
    }
}

#[test]
fn in_the_output_folder_it_stops_the_run() {
    for file in ["run.json", ".paralign-lock", ".paralign-new", ".paralign-ready", "blocks.csv", "report"] {
        for (name, put) in SPECIAL {
            // An empty folder in the place of a hidden one, or of the pages, is nothing to be afraid of.
            if name == "folder"
                && (file.starts_with(".paralign-") && !file.ends_with("lock") || file == "report")
            {
                continue;
            }
            let bench = bench();
            fs::create_dir(bench.output()).unwrap();
            put(&bench.output().join(file));
            let done = run(&bench, &[]);
            // The folder of pages is only needed where there are any.
            let status = if file == "report" { 0 } else { 2 };
            assert_eq!(done.status.code(), Some(status), "{name} as {file}: {}", told(&done));
            assert!(fs::symlink_metadata(bench.output().join(file)).is_ok());
            if status == 2 {
                assert_eq!(fs::read_dir(bench.output()).unwrap().count(), 1, "{name} as {file}");
                assert!(told(&done).contains(file) || told(&done).contains("output"), "{}", told(&done));
            }
        }
    }
}

fn shards(bench: &Bench) -> [PathBuf; 2] {
    [1, 2].map(|index| {
        let folder = bench.output().with_file_name(format!("shard-{index}"));
        let (corpus, shard) = (bench.corpus(), format!("{index}/2"));
        let fixed = ["run", text(&corpus), "--quiet", "--no-workbook", "--shard", &shard, "--output"];
        assert!(program(&[&fixed[..], &[text(&folder)]].concat()).status.success());
        folder
    })
}

#[test]
fn in_a_shard_it_stops_the_merge() {
    for file in ["run.json", "shard.journal", "blocks.csv", "report.html"] {
        for (name, put) in SPECIAL {
            let bench = bench();
            let [one, two] = shards(&bench);
            fs::remove_file(two.join(file)).unwrap();
            put(&two.join(file));
            let output = bench.output();
            let done = program(&["merge", text(&one), text(&two), "--output", text(&output), "--quiet"]);
            assert_eq!(done.status.code(), Some(2), "{name} as {file}");
            assert!(told(&done).contains("shard-2"), "{name} as {file}: {}", told(&done));
            assert!(!output.exists());
        }
    }
}

#[test]
fn an_account_of_a_shard_leads_nowhere_else() {
    let bench = bench();
    let [one, two] = shards(&bench);
    let account = fs::read_to_string(two.join("run.json")).unwrap();
    for path in ["/dev/zero", "../shard-1/blocks.csv", "/etc/passwd"] {
        fs::write(two.join("run.json"), account.replace("\"blocks.csv\"", &format!("{path:?}"))).unwrap();
        let done = program(&["merge", text(&one), text(&two), "--output", text(&bench.output()), "--quiet"]);
        assert_eq!(done.status.code(), Some(2), "{path}");
    }
}

#[test]
fn a_merge_into_one_of_its_shards_is_refused() {
    let bench = bench();
    let folders = shards(&bench);
    let before = folders.each_ref().map(|folder| tree(folder));
    let [one, two] = folders.each_ref().map(|folder| text(folder));
    let around = format!("{one}/../shard-1/");
    for output in [one, two, &around] {
        for force in [&[][..], &["--force"]] {
            let done = program(&[&["merge", one, two, "--output", output], force].concat());
            assert_eq!(done.status.code(), Some(2), "{output}");
            assert!(told(&done).contains("choose another folder"), "{}", told(&done));
        }
    }
    assert!(folders.each_ref().map(|folder| tree(folder)) == before);
}

#[test]
fn tables_among_the_documents_are_never_read() {
    let bench = bench();
    let inside = bench.corpus().join("fr/tables");
    let runs = |output: &Path| {
        let done =
            program(&["run", text(&bench.corpus()), "--quiet", "--keep-text", "--output", text(output)]);
        assert!(done.status.success(), "{}", told(&done));
        tree(output)
    };
    let first = runs(&inside);
    assert!(runs(&inside) == first, "the second run reads what the first wrote");
    // Nor by a run that writes elsewhere, nor those of a shard or under another name.
    fs::rename(&inside, bench.corpus().join("en/earlier")).unwrap();
    assert!(runs(&bench.output()) == first);
    symlink(bench.output(), bench.corpus().join("fr/link")).unwrap();
    assert!(runs(&bench.output()) == first);
    // A document of the user's beside them is one.
    bench.put("en/earlier/b.html", "<p>1. The report.</p>");
    assert!(runs(&bench.output()) != first);
    assert!(bench.table("documents").iter().any(|row| row["doc_id"] == "earlier/b"));
    let corpus = bench.corpus();
    let fr = corpus.join("fr");
    let done = program(&["run", text(&corpus), "--output", text(&fr)]);
    assert_eq!(done.status.code(), Some(2));
    assert!(told(&done).contains("choose another folder") && fs::read_dir(&fr).unwrap().count() == 2);
}
