//! The program as a user runs it: status, stdout, stderr.

use std::fs;

use assert_cmd::Command;

use crate::support::{Bench, project};

fn paralign() -> Command {
    let mut command = Command::cargo_bin("paralign").unwrap();
    command.current_dir(project());
    command
}

#[test]
fn the_main_job_prints_a_summary() {
    let bench = Bench::new();
    let done = paralign().args(["run", "corpus", "--output"]).arg(bench.output()).output().unwrap();
    assert!(done.status.success());
    let shown = String::from_utf8(done.stdout).unwrap();
    assert!(shown.contains("documents    5 (5 with both versions)"), "{shown}");
    assert!(shown.contains("paragraphs   406 French, 406 English"), "{shown}");
}

#[test]
fn quiet_prints_nothing() {
    let bench = Bench::new();
    let done = paralign().args(["run", "--quiet", "--output"]).arg(bench.output()).output().unwrap();
    assert!(done.status.success() && done.stdout.is_empty() && done.stderr.is_empty());
}

#[test]
fn strict_turns_a_flaw_into_a_status() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "").put("en/a.txt", "1. The only paragraph of the report stands here.\n");
    let mut command = paralign();
    command.arg("run").arg(bench.corpus()).arg("--output").arg(bench.output());
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    assert_eq!(command.arg("--strict").output().unwrap().status.code(), Some(1));
    assert_eq!(bench.table("documents").len(), 2);
}

#[test]
fn what_stops_a_run_is_told_with_its_remedy() {
    let bench = Bench::new();
    let done = paralign().args(["run", "no-such-folder", "--output"]).arg(bench.output()).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(told.contains("no-such-folder") && told.contains("name the folder"), "{told}");
    assert!(!bench.output().exists());
}

#[test]
fn help_and_version_are_there() {
    let help = paralign().arg("--help").output().unwrap();
    assert!(help.status.success() && String::from_utf8(help.stdout).unwrap().contains("Examples:"));
    let version = paralign().arg("--version").output().unwrap();
    assert_eq!(
        String::from_utf8(version.stdout).unwrap(),
        format!("paralign {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn tables_open_in_a_spreadsheet() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "1. Une phrase avec « guillemets », et \"autres\".\n");
    paralign().arg("run").arg(bench.corpus()).arg("--output").arg(bench.output()).assert().success();
    let bytes = fs::read(bench.output().join("paragraphs.csv")).unwrap();
    assert!(bytes.starts_with(&[0xEF, 0xBB, 0xBF]));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.lines().count() == 2 && text.matches("\r\n").count() == 2);
    assert!(text.contains("\"Une phrase avec « guillemets », et \"\"autres\"\".\""));
}
