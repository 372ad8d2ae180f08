//! Names on no list: what the other side shows of them, and what is proposed for a list of one's own.

use std::fs;
use std::path::Path;

use crate::cli::printed;
use crate::support::Bench;

const FR: &str = "1. Le Ministère de la pêche a publié son rapport. La Régie des eaux et forêts l’a lu.\n\n\
    2. Le Ministère de la pêche et la Cour suprême de Mandavie ont répondu.\n\n\
    3. Le Bureau du plan siège.\n";
const EN: &str = "1. The Ministry of Fisheries published its report. The Forestry and Water Board read it.\n\n\
    2. The Ministry of Fisheries and the Supreme Court of Mandavia replied.\n\n\
    3. The Coastal Research Institute sits.\n";

/// The canonical names of a language with those of both.
fn names(bench: &Bench, lang: &str) -> Vec<[String; 3]> {
    let rows = bench.table("entities").into_iter().filter(|row| row["lang"] == lang);
    rows.map(|row| ["canonical", "name_fr", "name_en"].map(|column| row[column].clone())).collect()
}

#[test]
fn aligned_sentences_give_a_name_those_of_both_languages() {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("en/a.txt", EN).run();
    let (fr, en) = (names(&bench, "fr"), names(&bench, "en"));
    for [name_fr, name_en] in [
        ["Ministère de la pêche", "Ministry of Fisheries"],
        ["Cour suprême de Mandavie", "Supreme Court of Mandavia"],
    ] {
        let one = [name_en, name_fr, name_en].map(str::to_owned);
        assert!(fr.contains(&one), "{one:?} in {fr:?}");
        assert!(en.contains(&one), "{one:?} in {en:?}");
    }
    // Two bodies that meet once and have no word in common are not one.
    let plan = fr.iter().find(|[canonical, ..]| canonical == "Bureau du plan").unwrap();
    assert_eq!(plan[2], "");
}

#[test]
fn a_pack_of_names_is_data() {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("integrations/names/canada");
    let bench = Bench::new();
    bench.put("fr/a.txt", "1. Le SCT et l’ARC ont consulté Emploi et Développement social Canada.\n");
    bench.put("en/a.txt", "1. TBS and CRA consulted Employment and Social Development Canada.\n");
    let mut config = bench.config();
    config.gazetteer = Some(packs);
    paralign::pipeline::run(&config, &|_| {}).unwrap();
    for lang in ["fr", "en"] {
        let found: Vec<String> = names(&bench, lang).into_iter().map(|[canonical, ..]| canonical).collect();
        assert_eq!(found, ["TBS", "CRA", "ESDC"]);
    }
}

#[test]
fn names_that_recur_are_proposed_and_found_when_they_are_accepted() {
    let bench = Bench::new();
    bench.put("fr/a.txt", FR).put("en/a.txt", EN).run();
    let output = bench.output();
    let shown = printed(&["learn-names", output.to_str().unwrap()], "");
    let row = "ORG\tMinistry of Fisheries\t\tMinistère de la pêche\tMinistry of Fisheries";
    assert!(shown.lines().any(|line| line == row), "{shown}");
    assert!(shown.contains("# 4 mentions in 1 document, first in a\n"), "{shown}");
    assert!(!shown.contains("Bureau du plan"), "it stands there once: {shown}");
    // What is accepted is known, and is not proposed again.
    let folder = bench.corpus().join("names");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("own.tsv"), &shown).unwrap();
    let again =
        printed(&["learn-names", "--gazetteer", folder.to_str().unwrap(), output.to_str().unwrap()], "");
    assert!(!again.contains("Ministry of Fisheries"), "{again}");
    let mut config = bench.config();
    config.gazetteer = Some(folder);
    paralign::pipeline::run(&config, &|_| {}).unwrap();
    let known = bench.table("entities").into_iter().filter(|row| row["rule"].ends_with(".gazetteer"));
    assert_eq!(known.filter(|row| row["canonical"] == "Ministry of Fisheries").count(), 4);
}
