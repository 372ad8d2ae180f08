//! `paralign score` and `paralign corrections check`.

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;

use super::{bench, corrected};

fn paralign(args: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(cargo_bin!("paralign")).args(args).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

fn json(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_run_is_compared_with_what_was_checked_by_hand() {
    let (bench, gold) = (bench(), bench());
    corrected(&bench, &[]);
    // By hand: two paragraphs belong to one, and a date is another.
    corrected(
        &gold,
        &[
            "bead,together,fr,Le Conseil s’est réuni|Le Comité a pris note,The Council met|The Committee took",
            "mention,value,fr,3 mai 2018 @ Le Conseil s’est réuni,date:2018-05-04",
        ],
    );
    let folders = [gold.output(), bench.output()].map(|path| path.to_str().unwrap().to_owned());
    let [gold_folder, output] = &folders;
    let rows = json(&paralign(&["score", gold_folder, output, "--json"]).0);
    let row = |what: &str| rows.iter().find(|row| row["what"] == what).unwrap();
    let beads = row("beads.joined");
    assert_eq!(
        (&beads["gold"], &beads["found"], &beads["right"]),
        (&5.into(), &6.into(), &4.into()),
        "{rows:#?}"
    );
    assert_eq!(beads["recall"], 0.8);
    let (span, value) = (row("dates.span"), row("dates.value"));
    assert_eq!((&span["right"], &value["right"], &value["gold"]), (&2.into(), &1.into(), &2.into()));
    let bands: usize = rows
        .iter()
        .filter(|row| row["band"].is_array())
        .map(|row| usize::try_from(row["found"].as_u64().unwrap()).unwrap())
        .sum();
    assert_eq!(bands, 6);
    assert!(rows.last().is_some() && row("calibration").is_object());
    let same = json(&paralign(&["score", output, output, "--json"]).0);
    assert!(
        same.iter()
            .filter(|row| row["gold"].as_u64().is_some_and(|gold| gold > 0))
            .all(|row| row["f1"] == 1.0)
    );
    let (text, status) = paralign(&["score", gold_folder, output]);
    assert!(text.contains("beads.joined") && text.contains("80.0 %") && status == Some(0), "{text}");
    // A folder without any such table is no gold.
    assert_eq!(paralign(&["score", bench.corpus().to_str().unwrap(), output]).1, Some(2));
}

#[test]
fn what_would_be_applied_is_told_without_a_run() {
    let bench = bench();
    bench.put(
        "corrections.csv",
        "doc_id,kind,action,lang,anchor,value\na,bead,confirmed,fr,Le Comité,The Committee\na,bead,confirmed,fr,Le Comité de,\nb,bead,confirmed,fr,x,y\na,bead,?,fr,x,y\n",
    );
    let corpus = bench.corpus();
    let check = ["corrections", "check", corpus.to_str().unwrap()];
    let rows = json(&paralign(&[&check[..], &["--json"]].concat()).0);
    let applies: Vec<_> = rows.iter().map(|row| row["applies"].as_bool().unwrap()).collect();
    assert_eq!(applies, [true, false, false, false]);
    assert!(!bench.output().exists());
    let (text, status) = paralign(&[&check[..], &["--strict"]].concat());
    assert!(
        text.starts_with("row 3 a bead confirmed\n  the correction in row 3 was not applied: no block"),
        "{text}"
    );
    assert_eq!(status, Some(1));
}
