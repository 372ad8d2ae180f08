//! A corpus that is not a folder: tar archives and JSON lines give what the folder would.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};
use paralign::error::Error;
use paralign::model::Shard;
use paralign::output::Foreign;
use paralign::pipeline::{Config, merge, run};
use serde_json::json;
use tar::{Builder, EntryType, Header};

use crate::support::{Bench, project, table, tree};

const FR: &str = "1. Le Comité a examiné, le 3 mai 2018, le rapport A/72/35 de l'ONU.\n\n2. Il l'a adopté.\n";
const EN: &str =
    "1. On 3 May 2018 the Committee considered the report A/72/35 of the UN.\n\n2. It adopted it.\n";

/// Runs a corpus into the folder `name` beside it.
fn run_into(corpus: PathBuf, output: PathBuf) -> Result<PathBuf, Error> {
    run(&Config { corpus, output: output.clone(), jobs: Some(2), ..Config::default() }, &|_| {})?;
    Ok(output)
}

/// Packs members into an archive, in their order.
fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        out.append_data(&mut header, name, *bytes).unwrap();
    }
    out.into_inner().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// The flaws of an output folder, as (document, flaw, message).
fn flaws(output: &Path) -> Vec<(String, String, String)> {
    let cell = |row: &crate::support::Row, name: &str| row[name].clone();
    let rows = table(output, "diagnostics");
    rows.iter().map(|row| (cell(row, "doc_id"), cell(row, "flaw"), cell(row, "message"))).collect()
}

#[test]
fn an_archive_gives_every_byte_of_the_folder() {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("en/a.txt", EN).put("fr/b/été.html", "<p>1. Un texte.</p>");
    bench.put("fr/b/été.txt", FR).put("en/b/été.txt", "").put("en/._a.txt", "note").put("fr/odd.zzz", "?");
    bench.put("manifest.csv", "doc_id,symbol,Fonds\na,A/72/35,Série 3\nnone,,\nc,A/1,x\n");
    bench.put("corrections.csv", "doc_id,kind,action\na,bead,no such action\n");
    let long = format!("fr/{}/{}.txt", "long".repeat(30), "name".repeat(30));
    bench.put(&long, FR);
    let folder = run_into(bench.corpus(), bench.output()).unwrap();
    let mut plain = Builder::new(Vec::new());
    plain.append_dir_all("reports", bench.corpus()).unwrap();
    let plain = plain.into_inner().unwrap();
    let bare = {
        let mut bare = Builder::new(Vec::new());
        bare.append_dir_all(".", bench.corpus()).unwrap();
        bare.into_inner().unwrap()
    };
    for (name, bytes) in [("a.tar", &plain), ("bare.tar", &bare), ("a.tar.gz", &gzip(&plain))] {
        let path = bench.corpus().with_file_name(name);
        fs::write(&path, bytes).unwrap();
        let output = run_into(path.clone(), bench.corpus().with_file_name(format!("{name}-out"))).unwrap();
        assert_eq!(tree(&output), tree(&folder), "{name}");
        let config = Config { corpus: path, jobs: Some(1), ..Config::default() };
        let shards = [1, 2].map(|index| {
            let output = bench.corpus().with_file_name(format!("{name}-{index}"));
            run(&Config { shard: Shard::new(index, 2), output: output.clone(), ..config.clone() }, &|_| {})
                .unwrap();
            output
        });
        let merged = bench.corpus().with_file_name(format!("{name}-merged"));
        merge(&shards, &merged, None, Foreign::Keep, &|_| {}).unwrap();
        assert_eq!(tree(&merged), tree(&folder), "{name}");
    }
}

#[test]
fn lines_give_the_tables_of_the_folder() {
    let root = tempfile::tempdir().unwrap();
    let (source, corpus) = (project().join("corpus"), root.path().join("corpus.jsonl"));
    let mut lines = String::new();
    let mut manifest = csv::Reader::from_path(source.join("manifest.csv")).unwrap();
    for row in manifest.deserialize() {
        let mut meta: std::collections::BTreeMap<String, String> = row.unwrap();
        let id = meta.remove("doc_id").unwrap();
        let read = |side: &str| fs::read_to_string(source.join(side).join(format!("{id}.txt"))).unwrap();
        let line = json!({"doc_id": id, "fr": read("fr"), "en": read("en"), "meta": meta, "more": 1});
        lines = format!("{line}\n{lines}");
    }
    fs::write(&corpus, &lines).unwrap();
    let folder = run_into(source, root.path().join("folder")).unwrap();
    let whole = run_into(corpus.clone(), root.path().join("lines")).unwrap();
    let packed = root.path().join("packed");
    fs::write(&packed, gzip(lines.as_bytes())).unwrap();
    let unpacked = run_into(packed, root.path().join("packed-out")).unwrap();
    for (name, bytes) in tree(&folder) {
        if name.extension().is_some_and(|ending| ending == "csv" || ending == "tmx") {
            assert_eq!(tree(&whole)[&name], bytes, "{name:?}");
        }
    }
    assert_eq!(tree(&whole), tree(&unpacked));
}

#[test]
fn a_bad_line_is_told_with_its_number_and_the_rest_is_read() {
    let bench = Bench::new();
    let corpus = bench.corpus().with_file_name("corpus.jsonl");
    let good = json!({"doc_id": "../a", "fr": FR, "en": EN, "meta": {"date": "soon"}});
    let lines = [
        good.to_string(),
        "{\"doc_id\":\"broken".to_owned(),
        json!({"doc_id": "none"}).to_string(),
        String::new(),
        json!({"doc_id": "../a", "en_base64": "MS4gT25lLgo="}).to_string(),
        json!({"doc_id": "../b", "fr": FR}).to_string(),
    ];
    fs::write(&corpus, lines.join("\r\n")).unwrap();
    let output = run_into(corpus.clone(), bench.output()).unwrap();
    let documents = table(&output, "documents");
    let told: Vec<_> = documents.iter().map(|row| (row["doc_id"].as_str(), row["file"].as_str())).collect();
    let expected =
        [("../a", "fr/../a.txt"), ("../a", "en/../a.txt"), ("../a (2)", "en/../a"), ("../b", "fr/../b.txt")];
    assert_eq!(told, expected);
    let flaws = flaws(&output);
    let has = |id: &str, flaw: &str, words: &str| {
        let found = flaws.iter().any(|one| one.0 == id && one.1 == flaw && one.2.contains(words));
        assert!(found, "{id} {flaw} {words}: {flaws:?}");
    };
    has("", "bad-line", "line 2 of corpus.jsonl was left out: the line is not a record");
    has("none", "bad-line", "line 3 of corpus.jsonl was left out: the record has no text");
    has("", "bad-line", "line 4 of corpus.jsonl");
    has("../a (2)", "duplicate-file", "line 5");
    has("../a", "manifest-cell", "soon");
    has("../b", "unpaired", "fr/../b.txt");
    has("../b", "identical-file", "fr/../b.txt");
    assert_eq!(flaws.iter().filter(|one| one.1 == "bad-line").count(), 3);
}

#[test]
fn a_file_that_is_no_corpus_is_refused_with_what_to_do() {
    let root = tempfile::tempdir().unwrap();
    let whole = tar(&[("fr/a.txt", FR.as_bytes()), ("fr/b.txt", FR.as_bytes())]);
    let packed = gzip(&whole);
    let cases: [(&[u8], &str); 7] = [
        (b"", "is not a corpus"),
        (b"plain words", "is not a corpus"),
        (b"{\n}\n", "holds no document; each line is a JSON object"),
        (&whole[..whole.len() - 1600], "behind its member \"fr/a.txt\""),
        (&packed[..packed.len() - 20], "cannot be unpacked"),
        (&gzip(b"words"), "is not a corpus"),
        (&tar(&[("notes/a.txt", FR.as_bytes())]), "holds no document"),
    ];
    for (at, (bytes, words)) in cases.into_iter().enumerate() {
        let path = root.path().join(format!("corpus-{at}"));
        fs::write(&path, bytes).unwrap();
        let error = run_into(path, root.path().join("output")).unwrap_err().to_string();
        assert!(error.contains(words) && error.contains(&format!("corpus-{at}")), "{at}: {error}");
        assert!(!root.path().join("output").exists(), "{at}");
    }
}

#[test]
fn a_member_is_read_by_what_it_is_and_nothing_leaves_the_archive() {
    let bench = Bench::new();
    let corpus = bench.corpus().with_file_name("a.tar");
    let mut out = Builder::new(Vec::new());
    let member = |out: &mut Builder<Vec<u8>>, name: &[u8], kind: EntryType, bytes: &[u8]| {
        let mut header = Header::new_gnu();
        header.as_old_mut().name[..name.len()].copy_from_slice(name);
        header.set_size(bytes.len() as u64);
        header.set_entry_type(kind);
        header.set_cksum();
        out.append(&header, bytes).unwrap();
    };
    member(&mut out, b"/fr/a.txt", EntryType::Regular, b"the former one");
    member(&mut out, b"fr/../../up.txt", EntryType::Regular, FR.as_bytes());
    member(&mut out, b"en/link.txt", EntryType::Symlink, b"");
    member(&mut out, b"en/\xE9.txt", EntryType::Regular, EN.as_bytes());
    member(&mut out, b"en/a.txt", EntryType::Regular, EN.as_bytes());
    member(&mut out, b"fr/a.txt", EntryType::Regular, FR.as_bytes());
    fs::write(&corpus, out.into_inner().unwrap()).unwrap();
    let output = run_into(corpus, bench.output()).unwrap();
    let documents = table(&output, "documents");
    let files: Vec<&str> = documents.iter().map(|row| row["file"].as_str()).collect();
    assert_eq!(files, ["fr/a.txt", "en/a.txt", "en/\u{FFFD}.txt"]);
    // The member that came again counts: two paragraphs of each file.
    assert_eq!(table(&output, "paragraphs").len(), 6);
    let ignored: Vec<_> = flaws(&output).into_iter().filter(|flaw| flaw.1 == "ignored-file").collect();
    assert_eq!(ignored.len(), 2, "{ignored:?}");
}

#[test]
fn what_each_document_cost_is_written_on_request() {
    let bench = Bench::new();
    bench.put("fr/a,b.txt", FR).put("en/a,b.txt", EN).put("en/c.txt", EN);
    let timings = bench.corpus().with_file_name("timings.csv");
    let mut program = assert_cmd::Command::cargo_bin("paralign").unwrap();
    program.args(["run", "--quiet", "--incremental", "--timings"]).arg(&timings).arg(bench.corpus());
    program.arg("--output").arg(bench.output()).assert().success();
    let mut rows: Vec<_> =
        csv::Reader::from_path(&timings).unwrap().records().map(|row| row.unwrap()).collect();
    rows.sort_by(|a, b| a[0].cmp(&b[0]));
    let sizes: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().take(5).collect()).collect();
    let (fr, en) = (FR.len().to_string(), EN.len().to_string());
    assert_eq!(sizes, [vec!["a,b", &fr, &en, "2", "2"], vec!["c", "", &en, "", "2"]]);
    let seconds = |row: &csv::StringRecord, at: usize| row[at].parse::<f64>().unwrap();
    assert!(rows.iter().all(|row| (5..9).all(|at| seconds(row, at) >= 0.0) && seconds(row, 5) > 0.0));
    program.assert().success();
    assert_eq!(fs::read_to_string(&timings).unwrap().lines().count(), 1, "nothing was made anew");
    let mut program = assert_cmd::Command::cargo_bin("paralign").unwrap();
    program
        .args(["run", "--timings"])
        .arg(bench.corpus())
        .arg(bench.corpus())
        .arg("--output")
        .arg(bench.output());
    let told = String::from_utf8(program.assert().code(2).get_output().stderr.clone()).unwrap();
    assert!(told.contains("the timings cannot be written to"), "{told}");
}
