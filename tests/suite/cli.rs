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
fn a_run_ends_with_its_first_flaws_and_where_all_of_them_stand() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "").put("en/a.txt", "1. The only paragraph of the report stands here.\n");
    for number in 0..7 {
        bench.put(
            &format!("en/b{number}.txt"),
            format!("1. Paragraph number {number} of the report is here.\n"),
        );
    }
    bench.put("manifest.csv", "doc_id,date\na,24/07/2018\n");
    let run = |flags: &[&str]| {
        let mut command = paralign();
        command.arg("run").arg(bench.corpus()).args(flags).arg("--output").arg(bench.output());
        let done = command.output().unwrap();
        (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let (out, told) = run(&[]);
    assert!(out.contains("flaws        2 errors, 8 warnings, 0 notes"), "{out}");
    assert!(out.contains(&format!("report       {}", bench.output().join("report.html").display())), "{out}");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 8, "{told}");
    assert!(lines[0].starts_with("error: a: manifest.csv, row 2, column date: "), "{told}");
    assert!(lines[1].starts_with("error: fr/a.txt holds no text"), "{told}");
    assert!(lines[2].starts_with("warning: a: the two versions do not look like translations"), "{told}");
    assert!(lines[3..7].iter().all(|line| line.starts_with("warning: en/b")), "{told}");
    let table = bench.output().join("diagnostics.csv");
    assert_eq!(lines[7], format!("and 3 more; all of them stand in {}", table.display()));
    let (out, told) = run(&["--quiet"]);
    assert!(out.is_empty() && told.lines().count() == 1 && told.contains("manifest.csv, row 2"), "{told}");
    let (_, told) = run(&["--formats", "tmx"]);
    assert!(!told.contains("diagnostics.csv"), "there is no such table: {told}");
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

#[test]
fn shards_are_run_and_merged() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "1. Le premier document.\n").put("fr/b.txt", "1. Le second document.\n");
    let shard = |index: u32| bench.output().with_file_name(format!("shard-{index}"));
    for index in [1, 2] {
        let mut command = paralign();
        command.arg("run").arg(bench.corpus()).arg("--output").arg(shard(index));
        command.args(["--quiet", "--shard", &format!("{index}/2")]).assert().success();
    }
    let merge = |shards: &[u32]| {
        let mut command = paralign();
        command
            .arg("merge")
            .args(shards.iter().map(|index| shard(*index)))
            .arg("--output")
            .arg(bench.output());
        command.output().unwrap()
    };
    let done = merge(&[2, 1]);
    assert!(done.status.success());
    assert!(String::from_utf8(done.stdout).unwrap().contains("documents    2 (0 with both versions)"));
    assert_eq!(bench.table("documents").len(), 2);
    let lacking = merge(&[2]);
    assert_eq!(lacking.status.code(), Some(2));
    assert!(String::from_utf8(lacking.stderr).unwrap().contains("the shard 1/2 is missing"));
    assert_eq!(merge(&[]).status.code(), Some(2));
    for wrong in ["0/2", "3/2", "2", "x/y"] {
        assert_eq!(paralign().args(["run", "--shard", wrong]).output().unwrap().status.code(), Some(2));
    }
}

/// What a command prints, given standard input; it must succeed.
pub(crate) fn printed(arguments: &[&str], input: &str) -> String {
    let done = paralign().args(arguments).write_stdin(input).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn extract_prints_the_mentions_of_any_text() {
    let text = "Réuni les 3 et 4 mai 2018 à Genève\n(voir A/71/818).\n\nEn mars.\n";
    let shown = printed(&["extract", "--lang", "fr", "--date", "2018-07-24", "-"], text);
    let surfaces: Vec<&str> = shown.lines().skip(1).map(|line| line.split(',').nth(4).unwrap()).collect();
    assert_eq!(surfaces, ["3", "4 mai 2018", "Genève", "A/71/818", "mars"]);
    let last = shown.lines().last().unwrap();
    assert!(last.starts_with("date,2,") && last.contains("2018-03-01,2018-03-31,month,,context"), "{last}");
    // The offsets count code points of the whole text.
    let cells: Vec<usize> = last.split(',').skip(2).take(2).map(|cell| cell.parse().unwrap()).collect();
    assert_eq!(text.chars().skip(cells[0]).take(cells[1] - cells[0]).collect::<String>(), "mars");
    let start: usize = last.rsplit(',').next().unwrap().parse().unwrap();
    assert_eq!(cells[0] - start, "En ".len(), "the last column says where the paragraph begins: {last}");
    let symbols = printed(&["extract", "--kind", "symbol", "-"], text);
    assert_eq!(symbols.lines().count(), 2);
    assert_eq!(printed(&["extract", "-"], "").lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn output_that_nobody_reads_ends_quietly() {
    use std::io::Read;
    use std::process::Stdio;
    let bench = Bench::new();
    let text = "1. Réuni les 3 et 4 mai 2018 à Genève (voir A/71/818), le Conseil a lu le rapport.\n\n";
    bench.put("fr/a.txt", text.repeat(1_000)).put("en/a.txt", "1. The Council met.\n");
    let (corpus, output) = (bench.corpus(), bench.output());
    let (fr, en) = (corpus.join("fr/a.txt"), corpus.join("en/a.txt"));
    let [corpus, output, fr, en] = [&corpus, &output, &fr, &en].map(|path| path.to_str().unwrap());
    let commands: [&[&str]; 6] = [
        &["run", corpus, "--output", output, "--no-workbook"],
        &["extract", "--lang", "fr", fr],
        &["inspect", fr],
        &["align", "--text", fr, fr],
        &["check", fr, en],
        &["stream"],
    ];
    for arguments in commands {
        for read in [0, 1] {
            for both in [false, true] {
                let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("paralign"));
                command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
                let mut running = command.spawn().unwrap();
                let mut out = running.stdout.take().unwrap();
                out.by_ref().take(read).read_to_end(&mut Vec::new()).unwrap();
                drop(out);
                if both {
                    drop(running.stderr.take());
                }
                let done = running.wait_with_output().unwrap();
                let told = String::from_utf8_lossy(&done.stderr).into_owned();
                assert_eq!(
                    (done.status.code(), told.contains("panicked")),
                    (Some(0), false),
                    "{arguments:?} {told}"
                );
                assert!(!told.contains("Broken pipe"), "{arguments:?} {told}");
            }
        }
    }
    assert_eq!(bench.table("documents").len(), 2);
}

#[test]
fn align_prints_beads() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "1. Le Conseil a adopté le rapport.\n2. La séance a été levée à 18 heures.\n");
    let fr = bench.corpus().join("fr/a.txt");
    let en = "1. The Council adopted the report.\n2. The meeting rose at 6 p.m.\n";
    let beads = printed(&["align", fr.to_str().unwrap(), "-"], en);
    let sides: Vec<&str> = beads.lines().map(|line| line.rsplit_once(':').unwrap().0).collect();
    assert_eq!(sides, ["[0]:[0]", "[1]:[1]"]);
    let texts = printed(&["align", "--text", fr.to_str().unwrap(), "-"], en);
    assert!(
        texts
            .lines()
            .next()
            .unwrap()
            .ends_with("\t1. Le Conseil a adopté le rapport.\t1. The Council adopted the report.")
    );
    let both = paralign().args(["align", "-", "-"]).output().unwrap();
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn check_prints_what_differs() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "Il y a 12 pays.\nLe PNUD en 2018.\nUne phrase de plus, que rien ne traduit.\n");
    let fr = bench.corpus().join("fr/a.txt");
    let shown = printed(&["check", fr.to_str().unwrap(), "-"], "There are 13 countries.\nUNESCO in 2018.\n");
    let found: Vec<Vec<&str>> = shown.lines().skip(1).map(|line| line.split(',').take(3).collect()).collect();
    assert_eq!(found[0], ["1", "number", "error"]);
    assert_eq!(found[1], ["2", "entity", "error"]);
    assert_eq!(found[2][..2], ["3", "missing"]);
}

#[test]
fn check_can_fail_and_knows_names_of_ones_own() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "Il y a 12 pays.\nLa SDEL a écrit.\n");
    bench.put("names/own.tsv", NAMES);
    let (fr, names) = (bench.corpus().join("fr/a.txt"), bench.corpus().join("names"));
    let check = |flags: &[&str], english: &str| {
        let done = paralign()
            .args(["check", fr.to_str().unwrap(), "-"])
            .args(flags)
            .write_stdin(english)
            .output()
            .unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap())
    };
    let right = "There are 12 countries.\nThe Black Lake Society wrote.\n";
    assert_eq!(
        check(&["--strict"], right),
        (Some(0), "line,check_name,severity,fr_value,en_value,message\n".to_owned())
    );
    let wrong = "There are 13 countries.\nUNESCO wrote.\n";
    assert_eq!((check(&[], wrong).0, check(&["--strict"], wrong).0), (Some(0), Some(1)));
    assert!(!check(&[], wrong).1.contains("SDEL"));
    let found = check(&["--json", "--gazetteer", names.to_str().unwrap()], wrong).1;
    let lines: Vec<serde_json::Value> =
        found.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["line"], &lines[0]["check_name"]), (&1.into(), &"number".into()));
    let name = lines.iter().find(|line| line["line"] == 2 && line["check_name"] == "entity").unwrap();
    assert_eq!((&name["fr_value"], &name["en_value"]), (&"SDEL".into(), &"UNESCO".into()));
}

/// A gazetteer with one body of one's own.
const NAMES: &str =
    "kind\tcanonical\tid\tfr\ten\nORG\tSDEL\twikidata:Q1\tSociété du lac noir|SDEL\tBlack Lake Society\n";

#[test]
fn findings_in_single_texts_come_as_json_too() {
    let bench = Bench::new();
    let text =
        "I. Contexte\n\n1. Réuni le 3 mai 2018, voir A/71/818.\n\n3. Le troisième suit, sans le deuxième.\n";
    bench.put("fr/a.txt", text);
    let path = bench.corpus().join("fr/a.txt");
    let path = path.to_str().unwrap();
    let json = |shown: &str| -> Vec<serde_json::Value> {
        shown.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let found = json(&printed(&["extract", "--json", "--lang", "fr", path], ""));
    assert_eq!((&found[0]["surface"], &found[0]["date_start"]), (&"3 mai 2018".into(), &"2018-05-03".into()));
    assert_eq!((&found[1]["canonical"], &found[1]["char_start"]), (&"A/71/818".into(), &42.into()));
    let [inspected] = json(&printed(&["inspect", "--json", path], "")).try_into().unwrap();
    assert_eq!((&inspected["lang"], &inspected["format"]), (&"fr".into(), &"text".into()));
    let blocks = inspected["blocks"].as_array().unwrap();
    assert_eq!((&blocks[1]["paragraph"], &blocks[1]["heading_path"][0]), (&"1".into(), &"I".into()));
    assert_eq!(
        (&inspected["flaws"][0]["flaw"], &inspected["flaws"][0]["paragraph"]),
        (&"number-missing".into(), &"3".into())
    );
    let beads = json(&printed(&["align", "--json", "--text", path, path], ""));
    assert_eq!((&beads[0]["fr"][0], &beads[0]["en_text"]), (&0.into(), &"I. Contexte".into()));
    let bare = json(&printed(&["align", "--json", path, path], ""));
    assert!(bare[0].get("fr_text").is_none() && bare[0]["confidence"].as_u64().unwrap() <= 100);
}

#[test]
fn the_demo_brings_its_own_reports() {
    let bench = Bench::new();
    let folder = bench.output();
    let demo = || paralign().arg("demo").arg(&folder).output().unwrap();
    let done = demo();
    assert!(String::from_utf8(done.stdout).unwrap().contains("documents    5 (5 with both versions)"));
    assert!(folder.join("output/report.html").is_file());
    // Every file of the corpus comes along, and no other.
    assert_eq!(crate::support::tree(&folder.join("corpus")), crate::support::tree(&project().join("corpus")));
    assert!(demo().status.success(), "a second time changes nothing");
    fs::write(folder.join("corpus/fr/CEB-2018-1.txt"), "1. Mon texte.\n").unwrap();
    let done = demo();
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8(done.stderr).unwrap().contains("CEB-2018-1.txt stands where the demo"));
    assert_eq!(fs::read_to_string(folder.join("corpus/fr/CEB-2018-1.txt")).unwrap(), "1. Mon texte.\n");
}

#[test]
fn originals_lists_both_versions_of_documents_with_a_symbol() {
    let bench = Bench::new();
    bench
        .put("fr/A-72-35.txt", "1. Le rapport.\n")
        .put("fr/loi.txt", "1. La loi.\n")
        .put("fr/b.txt", "1. Autre.\n");
    bench.put("manifest.csv", "doc_id,symbol\nb,S/RES/2272(2016)\nloi,NOR 12\n");
    let corpus = bench.corpus();
    let list = |form: &str| printed(&["originals", corpus.to_str().unwrap(), "--as", form], "");
    let access = "https://documents.un.org/api/symbol/access?s=";
    let urls = format!(
        "{access}A/72/35&l=fr&t=pdf\n{access}A/72/35&l=en&t=pdf\n{access}S/RES/2272%282016%29&l=fr&t=pdf\n{access}S/RES/2272%282016%29&l=en&t=pdf\n"
    );
    assert_eq!(list("urls"), urls);
    assert!(list("curl").contains("l=en&t=pdf\"\noutput = \"en/A-72-35.pdf\"\n"), "{}", list("curl"));
    let line = format!("b,fr,S/RES/2272(2016),{access}S/RES/2272%282016%29&l=fr&t=pdf,fr/b.pdf");
    assert_eq!(list("csv").lines().nth(3), Some(line.as_str()));
    let none = Bench::new();
    none.put("fr/loi.txt", "1. La loi.\n");
    let done = paralign().arg("originals").arg(none.corpus()).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8(done.stderr).unwrap().contains("column symbol of the manifest"));
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let commands =
        ["run", "merge", "stream", "inspect", "extract", "align", "check", "words", "terms", "find"];
    let commands = commands.into_iter().chain(["demo", "originals", "completions", "man"]);
    let main = printed(&["man"], "");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let shown = printed(&["completions", shell], "");
        assert!(
            commands.clone().all(|command| shown.contains(command)) && shown.contains("no-workbook"),
            "{shell}"
        );
    }
    for command in commands {
        assert!(main.contains(&format!("paralign\\-{command}")), "{command}");
        let page = printed(&["man", command], "");
        assert!(page.contains(&format!("paralign\\-{command}")) && page.contains(".SH SYNOPSIS"), "{page}");
    }
    assert_eq!(paralign().args(["man", "no-such"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn words_prints_which_word_stands_for_which() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "L'eau est rare .\n\nLa vieille maison brûle .\n");
    let fr = bench.corpus().join("fr/a.txt");
    let english = "Water is scarce .\n\nThe old house is burning .\n";
    let shown = printed(&["words", fr.to_str().unwrap(), "-"], english);
    let lines: Vec<&str> = shown.lines().collect();
    // `L'eau` is one piece; an empty line has no links.
    assert_eq!(lines[..2], ["0-0 1-1 2-2 3-3", ""]);
    assert!(lines[2].starts_with("0-0 1-1 2-2") && lines[2].ends_with("4-5"), "{}", lines[2]);
    let short =
        paralign().args(["words", fr.to_str().unwrap(), "-"]).write_stdin("Water .\n").output().unwrap();
    assert_eq!(short.status.code(), Some(2));
    assert!(String::from_utf8(short.stderr).unwrap().contains("3 lines and the English one 1"));
}

#[test]
fn words_are_linked_alike_on_any_number_of_threads() {
    let bench = Bench::new();
    let line = |k: usize, words: &[&str; 5]| {
        (0..k % 7 + 1).map(|w| words[(k * 3 + w * w) % 5]).collect::<Vec<_>>().join(" ")
    };
    let text = |words: &[&str; 5]| (0..300).map(|k| line(k, words) + "\n").collect::<String>();
    bench.put("fr/a.txt", text(&["le", "rapport", "du", "conseil", "annuel"]));
    let english = text(&["the", "report", "of", "council", "annual"]);
    let fr = bench.corpus().join("fr/a.txt");
    let on = |jobs: &str| printed(&["words", fr.to_str().unwrap(), "-", "--jobs", jobs], &english);
    let one = on("1");
    assert_eq!(one.lines().count(), 300);
    assert!(["2", "5"].into_iter().all(|jobs| on(jobs) == one));
}

#[test]
fn terms_prints_what_a_thing_is_called_in_the_other_language() {
    let bench = Bench::new();
    let french = "Le protocole additionnel entre en vigueur.\nLes protocoles additionnels sont signés.\nLa base du protocole additionnel est claire.\nIl pleut.\n";
    let english = "The additional protocol enters into force.\nThe additional protocols are signed.\nThe basis of the additional protocol is clear.\nIt rains.\n";
    bench.put("fr/a.txt", french.repeat(3));
    let fr = bench.corpus().join("fr/a.txt");
    let shown = printed(&["terms", fr.to_str().unwrap(), "-"], &english.repeat(3));
    let mut lines = shown.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("term_id,fr_term,en_term,fr_variants,en_variants,fr_count,en_count,pair_count,")
    );
    let plant = lines.find(|line| line.contains(",protocole additionnel,")).unwrap();
    assert!(
        plant.contains(
            ",protocole additionnel,additional protocol,protocoles additionnels,additional protocols,9,9,9,"
        ),
        "{plant}"
    );
    assert!(!shown.contains("pleut"), "a verb is no term: {shown}");
}

#[test]
fn find_shows_words_with_their_context_and_their_translation() {
    let bench = Bench::new();
    bench.put("fr/a.txt", "1. L’État protège l'épargne des familles.\n\n2. Les étangs sont secs.\n");
    bench.put("en/a.txt", "1. The State protects the savings of families.\n\n2. The ponds are dry.\n");
    for dialect in ["standard", "excel-fr", "tsv"] {
        let mut run = paralign();
        run.args(["run", "--quiet", "--csv-dialect", dialect, "--output"])
            .arg(bench.output())
            .arg(bench.corpus());
        run.assert().success();
        let output = bench.output();
        let of = |flags: &[&str]| printed(&[&["find"], flags, &[output.to_str().unwrap()]].concat(), "");
        let shown = of(&["l'etat", "--csv"]);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(
            lines[0],
            "doc_id,sentence_alignment_id,lang,paragraph,left,keyword,right,other_text,translation"
        );
        assert_eq!(lines.len(), 2, "{shown}");
        assert!(lines[1].contains(",fr,1,,L’État, protège l'épargne des familles.,"), "{shown}");
        assert!(lines[1].contains("State"), "{shown}");
        assert!(of(&["families"]).contains("[familles]"));
        assert_eq!(of(&["families", "--lang", "fr"]), "");
        assert!(of(&["--regex", "L.ÉT(at|e)\\b", "--csv"]).contains(",L’État, protège"));
        assert!(of(&["ponds", "--json"]).contains("\"translation\":\"étangs\""));
    }
    let none = paralign().args(["find", "eau", bench.corpus().to_str().unwrap()]).output().unwrap();
    assert_eq!(none.status.code(), Some(2));
}

#[test]
fn inspect_shows_blocks_and_flaws() {
    let bench = Bench::new();
    let text = "I. Contexte\n\n1. Le premier paragraphe du rapport est celui-ci, en entier.\n\n3. Le troisième suit, sans le deuxième.\n";
    bench.put("fr/a.txt", text);
    let shown = printed(&["inspect", bench.corpus().join("fr/a.txt").to_str().unwrap()], "");
    assert!(
        shown.contains("heading") && shown.contains("under I") && shown.contains("Le premier paragraphe"),
        "{shown}"
    );
    assert!(shown.contains("warning main 3: paragraph 2 was expected and 3 follows"), "{shown}");
    let lost = paralign().args(["inspect", "no-such-file.txt"]).output().unwrap();
    assert_eq!(lost.status.code(), Some(2));
    assert!(String::from_utf8(lost.stderr).unwrap().contains("no-such-file.txt cannot be read"));
}

#[test]
fn progress_is_told_as_lines_of_json() {
    let bench = Bench::new();
    for name in ["a", "b", "c"] {
        bench.put(&format!("fr/{name}.txt"), "1. Un texte.\n");
    }
    let mut command = paralign();
    command.arg("run").arg(bench.corpus()).arg("--output").arg(bench.output());
    let done = command.args(["--progress", "json"]).output().unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    let lines: Vec<serde_json::Value> =
        told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let phases: Vec<&str> = lines.iter().map(|line| line["phase"].as_str().unwrap()).collect();
    assert_eq!(phases, ["terms", "pages", "files", "done"]);
    let last = lines.last().unwrap();
    assert_eq!((last["documents"].as_u64(), last["total"].as_u64()), (Some(3), Some(3)));
    assert_eq!((last["bytes"].as_u64(), last["seconds_left"].as_u64()), (Some(39), Some(0)));
}
