//! Same corpus, same bytes.

use std::fs;

use paralign::pipeline::{Config, run};
use paralign::tables::Formats;

use crate::support::{Bench, contents, project};

#[test]
fn one_two_and_eight_threads_write_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let mut all = [1, 2, 8].into_iter().map(|jobs| {
        let output = folder.path().join(jobs.to_string());
        let config = Config {
            corpus: project().join("corpus"),
            output: output.clone(),
            gazetteer: None,
            jobs: Some(jobs),
            shard: None,
            formats: Formats::default(),
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
