//! Same corpus, same bytes.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use assert_cmd::cargo::cargo_bin;

use paralign::pipeline::{Config, run};

use crate::support::{Bench, contents, project, tree};

#[test]
fn one_two_and_eight_threads_write_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let mut all = [1, 2, 8].into_iter().map(|jobs| {
        let output = folder.path().join(jobs.to_string());
        let config = Config {
            corpus: project().join("corpus"),
            output: output.clone(),
            jobs: Some(jobs),
            ..Config::default()
        };
        run(&config, &|_| {}).unwrap();
        contents(&output)
    });
    let first = all.next().unwrap();
    assert!(first["blocks.csv"].len() > 100_000);
    for other in all {
        assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, bytes) in &first {
            assert!(*bytes == other[name], "{name} differs");
        }
    }
}

#[test]
fn files_made_in_any_order_come_out_sorted() {
    let text = "1. Le premier paragraphe du rapport dit ceci.\n\n2. Le second paragraphe dit cela.\n";
    let orders = [["b", "a", "d", "c"], ["c", "d", "a", "b"]];
    let outputs = orders.map(|order| {
        let bench = Bench::new();
        for name in order {
            bench.put(&format!("fr/{name}.txt"), text).put(&format!("en/{name}.txt"), text);
        }
        bench.run();
        let ids: Vec<String> =
            bench.table("documents").into_iter().map(|row| row["doc_id"].clone()).collect();
        assert_eq!(ids, ["a", "a", "b", "b", "c", "c", "d", "d"]);
        contents(&bench.output())
    });
    assert_eq!(outputs[0], outputs[1]);
}

#[test]
fn a_run_over_many_batches_keeps_their_order() {
    let bench = Bench::new();
    for index in 0..70 {
        bench.put(
            &format!("fr/d{index:03}.txt"),
            format!("1. Document {index} en un seul paragraphe de texte.\n"),
        );
    }
    let summary = bench.run();
    assert_eq!((summary.documents, summary.pairs, summary.paragraphs_fr), (70, 0, 70));
    let ids: Vec<String> = bench.table("documents").into_iter().map(|row| row["doc_id"].clone()).collect();
    assert!(ids.is_sorted() && ids.len() == 70);
    assert!(
        fs::read_dir(bench.output())
            .unwrap()
            .all(|entry| { !entry.unwrap().file_name().to_string_lossy().starts_with('.') })
    );
}

/// What the sentences of the varied documents are made of, in both languages; `{}` is a small number.
const PHRASES: [(&str, &str); 12] = [
    (
        "Rappelant ses résolutions 32/4{} A et B du 2 décembre 197{}",
        "Recalling its resolutions 32/4{} A and B of {} December 1977",
    ),
    ("et 33/2{} A à C du 7 décembre 1978", "and 33/2{} A to C of 7 December 1978"),
    (
        "le Comité a examiné les rapports A/7{}/3{} et Add.1 à 3",
        "the Committee considered reports A/7{}/3{} and Add.1 to 3",
    ),
    (
        "M. Jean Dupont (Niger) et Mme Anna Smith ont pris la parole",
        "Mr. Jean Dupont (Niger) and Ms. Anna Smith took the floor",
    ),
    ("au cours de l’exercice 201{}-201{}", "during the period 201{}-201{}"),
    ("{} des 1{} membres, soit {} 2{}0 000 dollars", "{} of the 1{} members, or ${},2{}0,000"),
    ("le PNUD, l’UNICEF et la CNUCED", "UNDP, UNICEF and UNCTAD"),
    (
        "(voir E/CN.{}/200{}/L.1{} et E/CN.{}/200{}/L.2{})",
        "(see E/CN.{}/200{}/L.1{} and E/CN.{}/200{}/L.2{})",
    ),
    ("vingt-{} pour cent des États", "twenty-{} per cent of States"),
    ("en République démocratique du Congo et au Mali", "in the Democratic Republic of the Congo and Mali"),
    ("un projet qui n’a pas été traduit", ""),
    ("", "a clause that only the translator knows"),
];

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// A phrase with its numbers, which now and then differ between the sides.
    fn phrase(&mut self) -> [String; 2] {
        let (fr, en) = PHRASES[self.below(PHRASES.len() as u64) as usize];
        let numbers: Vec<u64> = (0..6).map(|_| self.below(10)).collect();
        [fr, en].map(|words| {
            let mut numbers = numbers.iter();
            let filled = words.split("{}").enumerate().map(|(at, words)| match (at, self.below(20)) {
                (0, _) => words.to_owned(),
                (_, 0) => format!("9{words}"),
                _ => format!("{}{words}", numbers.next().unwrap()),
            });
            filled.collect()
        })
    }

    /// A document in both languages.
    fn document(&mut self) -> [String; 2] {
        let mut sides = [String::new(), String::new()];
        for number in 1..=2 + self.below(6) {
            let phrases: Vec<_> = (0..1 + self.below(5)).map(|_| self.phrase()).collect();
            for (at, side) in sides.iter_mut().enumerate() {
                let words: Vec<&str> = phrases.iter().map(|both| both[at].as_str()).collect();
                let label = if self.below(12) == 0 { number + 1 } else { number };
                side.push_str(&format!(
                    "{label}. {}.\n\n",
                    words.join(if self.below(2) == 0 { ", " } else { ". " })
                ));
            }
            if self.below(8) == 0 {
                sides.swap(0, 1);
            }
        }
        sides
    }
}

/// The program, with its arguments, in a process of its own.
fn program(arguments: &[&str], input: Option<&Path>) -> Vec<u8> {
    let input = input.map_or(Stdio::null(), |path| fs::File::open(path).unwrap().into());
    let done = Command::new(cargo_bin("paralign")).args(arguments).stdin(input).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

#[test]
fn processes_shards_and_streams_write_the_same_bytes_of_varied_documents() {
    let (bench, mut dice) = (Bench::new(), Dice(7));
    let mut lines = String::new();
    let story = [
        "1. Rappelant ses rapports précédents sur la question.",
        "1. Recalling its resolutions 32/40 A and B of 2 December 1977 and 33/28 A to C of 7 December 1978.",
    ];
    for index in 0..240 {
        let [fr, en] = if index == 0 { story.map(str::to_owned) } else { dice.document() };
        let id = format!("d{index:03}");
        bench.put(&format!("fr/{id}.txt"), &fr).put(&format!("en/{id}.txt"), &en);
        lines.push_str(&format!("{}\n", serde_json::json!({"doc_id": id, "fr": fr, "en": en})));
    }
    let at = |name: &str| bench.output().with_file_name(name).to_str().unwrap().to_owned();
    fs::write(at("lines"), lines).unwrap();
    let corpus = at("corpus");
    let run = |jobs: &str, name: &str, more: &[&str]| {
        let folder = at(name);
        let fixed = ["run", &corpus, "--output", &folder, "--jobs", jobs, "--quiet", "--no-workbook"];
        program(&[&fixed, more].concat(), None);
        tree(Path::new(&folder))
    };
    let first = run("2", "first", &[]);
    assert!(first[Path::new("discrepancies.csv")].len() > 10_000);
    let streamed = program(&["stream", "--jobs", "2"], Some(Path::new(&at("lines"))));
    for round in 0..4 {
        assert!(run(["1", "2", "5", "3"][round], "again", &[]) == first, "round {round}");
        assert!(
            program(&["stream", "--jobs", "3"], Some(Path::new(&at("lines")))) == streamed,
            "round {round}"
        );
        run("2", "one", &["--shard", "1/2"]);
        run("1", "two", &["--shard", "2/2"]);
        program(&["merge", &at("two"), &at("one"), "--output", &at("merged"), "--quiet"], None);
        assert!(tree(Path::new(&at("merged"))) == first, "the merge of round {round}");
    }
}
