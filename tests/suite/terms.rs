//! The terms of a run: their tables, their files for other programs, and the places where they are called otherwise.

use std::collections::BTreeMap;
use std::fs;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::support::{Bench, Row};

/// Sentences in both languages; one of them calls the mechanism otherwise.
pub(crate) const SENTENCES: [(&str, &str); 14] = [
    (
        "Le mécanisme de suivi a été créé en 2015 par le Comité.",
        "The monitoring mechanism was created in 2015 by the Committee.",
    ),
    ("Les États Membres financent le mécanisme de suivi.", "Member States finance the monitoring mechanism."),
    ("Le mécanisme de suivi exige des données fiables.", "The monitoring mechanism requires reliable data."),
    (
        "Le secrétariat a décrit le mécanisme de suivi à la presse.",
        "The secretariat described the monitoring mechanism to the press.",
    ),
    (
        "Trois bureaux utilisent déjà le mécanisme de suivi.",
        "Three offices already use the monitoring mechanism.",
    ),
    (
        "Le Comité a salué le mécanisme de suivi et son budget.",
        "The Committee welcomed the oversight mechanism and its budget.",
    ),
    ("Le mécanisme de suivi sera révisé en 2020.", "The monitoring mechanism will be revised in 2020."),
    ("Deux experts ont critiqué le mécanisme de suivi.", "Two experts criticized the monitoring mechanism."),
    ("Le coût du mécanisme de suivi reste faible.", "The cost of the monitoring mechanism remains low."),
    (
        "Les mécanismes de suivi des régions sont anciens.",
        "The monitoring mechanisms of the regions are old.",
    ),
    ("Le rapport évalue le mécanisme de suivi.", "The report evaluates the monitoring mechanism."),
    ("Le Président approuve le mécanisme de suivi.", "The President approves the monitoring mechanism."),
    ("Le mécanisme de suivi publie ses résultats.", "The monitoring mechanism publishes its results."),
    ("Une experte dirige le mécanisme de suivi.", "An expert leads the monitoring mechanism."),
];

/// Two documents of these sentences, a paragraph each.
fn corpus() -> Bench {
    let bench = Bench::new();
    for (name, sentences) in [("a", &SENTENCES[..5]), ("b", &SENTENCES[5..])] {
        let side = |text: fn(&(&str, &str)) -> String| {
            let paragraphs = (1..).zip(sentences).map(|(number, pair)| format!("{number}. {}\n", text(pair)));
            paragraphs.collect::<Vec<_>>().join("\n")
        };
        bench.put(&format!("fr/{name}.txt"), side(|pair| pair.0.to_owned()));
        bench.put(&format!("en/{name}.txt"), side(|pair| pair.1.to_owned()));
    }
    bench
}

/// The code points of a text from one place to another.
fn slice(text: &str, row: &Row, start: &str, end: &str) -> String {
    let place = |name: &str| row[name].parse::<usize>().unwrap();
    text.chars().skip(place(start)).take(place(end) - place(start)).collect()
}

#[test]
fn a_term_has_its_forms_its_counts_and_examples_that_can_be_found() {
    let bench = corpus();
    bench.run();
    let terms = bench.table("terms");
    let term = terms.iter().find(|row| row["fr_term"] == "mécanisme de suivi").unwrap();
    assert_eq!(term["en_term"], "monitoring mechanism");
    assert_eq!(term["status"], "pair");
    assert_eq!(
        (&*term["fr_variants"], &*term["en_variants"]),
        ("mécanismes de suivi", "monitoring mechanisms")
    );
    assert_eq!([&term["fr_count"], &term["en_count"], &term["documents"]], ["14", "13", "2"]);
    // In so small a corpus a link may be missing; a place may not be counted twice.
    let number = |column: &str| term[column].parse::<usize>().unwrap();
    assert!((12..=13).contains(&number("pair_count")), "{}", term["pair_count"]);
    assert_eq!(number("confidence"), 100 * number("pair_count") / 13);
    let ids: Vec<String> = (1..=terms.len()).map(|number| format!("term:{number}")).collect();
    assert_eq!(terms.iter().map(|row| row["term_id"].clone()).collect::<Vec<_>>(), ids);

    let sentences: BTreeMap<String, Row> = bench
        .table("sentence_alignments")
        .into_iter()
        .map(|row| (row["sentence_alignment_id"].clone(), row))
        .collect();
    let examples = bench.table("term_examples");
    let own: Vec<&Row> = examples.iter().filter(|row| row["term_id"] == term["term_id"]).collect();
    assert_eq!(own.len(), 5);
    assert!(own.iter().any(|row| row["doc_id"] == "a") && own.iter().any(|row| row["doc_id"] == "b"));
    for row in own {
        let sentence = &sentences[&row["sentence_alignment_id"]];
        for column in ["alignment_id", "doc_id", "fr_text", "en_text"] {
            assert_eq!(row[column], sentence[column]);
        }
        let fr = slice(&row["fr_text"], row, "fr_char_start", "fr_char_end");
        let en = slice(&row["en_text"], row, "en_char_start", "en_char_end");
        assert!(fr.starts_with("mécanisme") && fr.ends_with(" de suivi"), "{fr}");
        assert!(en.starts_with("monitoring mechanism"), "{en}");
    }
}

#[test]
fn a_term_that_is_called_otherwise_is_a_difference_in_its_place() {
    let bench = corpus();
    // A difference of another kind before and behind, in the same document.
    let read = |side: &str| fs::read_to_string(bench.corpus().join(side)).unwrap();
    bench.put("en/b.txt", read("en/b.txt").replace("2020", "2021").replace("are old.", "are 300 years old."));
    let summary = bench.run();
    let found = bench.table("discrepancies");
    let terms: Vec<&Row> = found.iter().filter(|row| row["check_name"] == "term").collect();
    assert_eq!(terms.len(), 1, "{terms:?}");
    let row = terms[0];
    assert_eq!((&*row["doc_id"], &*row["fr_paragraph"], &*row["severity"]), ("b", "1", "info"));
    assert_eq!((&*row["fr_value"], &*row["en_value"]), ("mécanisme de suivi", "oversight mechanism"));
    assert!(
        row["message"].contains("“monitoring mechanism”") && row["message"].ends_with("of 14 places"),
        "{}",
        row["message"]
    );
    let beads = bench.table("alignments");
    let bead = beads.iter().find(|bead| bead["alignment_id"] == row["alignment_id"]).unwrap();
    assert_eq!(slice(&bead["fr_text"], row, "fr_char_start", "fr_char_end"), row["fr_value"]);
    assert_eq!(slice(&bead["en_text"], row, "en_char_start", "en_char_end"), row["en_value"]);
    let place = |row: &Row| -> (String, usize) {
        (row["doc_id"].clone(), row["alignment_id"].rsplit(':').next().unwrap().parse().unwrap())
    };
    assert!(found.len() > 2 && found.iter().map(place).is_sorted());
    let counts = summary.discrepancies;
    assert_eq!(counts.errors + counts.warnings + counts.infos, found.len());
    let report = fs::read_to_string(bench.output().join("report.html")).unwrap();
    assert!(report.contains("id=\"terms\"") && report.contains("<b lang=\"en\">monitoring mechanism</b>"));
    assert!(report.contains("id=\"odd-terms\"") && report.contains("correspond ici à"));
}

#[test]
fn a_text_without_counterpart_has_the_terms_of_its_language() {
    let bench = Bench::new();
    bench.put(
        "fr/a.txt",
        "1. La vanne hydraulique irrigue la rizière.\n\n2. La vanne hydraulique est fermée.\n\n\
         3. Une vanne hydraulique règle le débit du canal.\n\n\
         4. Le canal reçoit une vanne hydraulique par rizière.\n",
    );
    bench.run();
    let terms = bench.table("terms");
    let valve = terms.iter().find(|row| row["fr_term"] == "vanne hydraulique").expect("it is a term");
    assert_eq!((&*valve["fr_count"], &*valve["en_term"], &*valve["status"]), ("4", "", "fr_only"));
    assert!(terms.iter().all(|row| row["en_term"].is_empty()));
    assert!(bench.table("term_examples").is_empty());
}

#[test]
fn without_pairs_the_files_of_terms_have_their_frames_alone() {
    let one_sided = Bench::new();
    one_sided
        .put("fr/a.txt", "1. Le mécanisme de suivi du Comité.\n\n2. Le mécanisme de suivi du Conseil.\n");
    let wordless = Bench::new();
    wordless.put("fr/a.txt", "1. 12.\n").put("en/a.txt", "1. 12.\n");
    for bench in [one_sided, wordless] {
        bench.run();
        for table in ["terms", "term_examples"] {
            assert!(bench.table(table).iter().all(|row| row["en_term"].is_empty()));
            let bytes = fs::read(bench.output().join(table).with_extension("csv")).unwrap();
            assert!(bytes.starts_with("\u{feff}term_id,".as_bytes()));
        }
        let tbx = fs::read_to_string(bench.output().join("paralign.tbx")).unwrap();
        assert_eq!(structure(&tbx), ["tbx", "tbxHeader", "fileDesc", "sourceDesc", "p", "text"]);
        assert!(fs::read(bench.output().join("paralign.glossary.utf8")).unwrap().is_empty());
    }
}

/// The elements of a TBX file in their order, after every rule of TBX-Basic that the program's own files could break.
fn structure(tbx: &str) -> Vec<String> {
    let mut reader = Reader::from_str(tbx);
    let (mut open, mut out): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut ids = std::collections::BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes: BTreeMap<String, String> = tag
                    .attributes()
                    .map(|attribute| {
                        let attribute = attribute.unwrap();
                        let key = attribute.key.as_ref().to_owned();
                        (key, attribute.value.to_string())
                    })
                    .collect();
                let parent = open.last().map_or("", String::as_str);
                let (parents, known): (&str, &[&str]) = match &*name {
                    "tbx" => ("", &["type", "style", "xml:lang", "xmlns"]),
                    "tbxHeader" | "text" => ("tbx", &[]),
                    "fileDesc" => ("tbxHeader", &[]),
                    "sourceDesc" => ("fileDesc", &[]),
                    "p" => ("sourceDesc", &[]),
                    "body" => ("text", &[]),
                    "conceptEntry" => ("body", &["id"]),
                    "langSec" => ("conceptEntry", &["xml:lang"]),
                    "termSec" => ("langSec", &[]),
                    "term" => ("termSec", &[]),
                    "descrip" => ("termSec", &["type"]),
                    other => panic!("{other} is no element of TBX-Basic that we write"),
                };
                assert_eq!(parent, parents, "{name}");
                assert!(
                    attributes.keys().all(|key| known.contains(&key.as_str()))
                        && attributes.len() == known.len()
                );
                match &*name {
                    "tbx" => {
                        assert_eq!((&*attributes["type"], &*attributes["style"]), ("TBX-Basic", "dca"));
                        assert_eq!(attributes["xmlns"], "urn:iso:std:iso:30042:ed-2");
                    }
                    "descrip" => assert_eq!(attributes["type"], "context"),
                    "conceptEntry" => {
                        let id = attributes["id"].clone();
                        assert!(id.starts_with(char::is_alphabetic) && !id.contains([':', ' ']));
                        assert!(ids.insert(id), "an id stands twice");
                    }
                    _ => {}
                }
                open.push(name.clone());
                out.push(name);
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    out
}

#[test]
fn other_programs_get_the_terms_of_both_languages() {
    let bench = corpus();
    bench.run();
    let tbx = fs::read_to_string(bench.output().join("paralign.tbx")).unwrap();
    let elements = structure(&tbx);
    let concept =
        ["conceptEntry", "langSec", "termSec", "term", "descrip", "langSec", "termSec", "term", "descrip"];
    assert_eq!(elements[..7], ["tbx", "tbxHeader", "fileDesc", "sourceDesc", "p", "text", "body"]);
    let concepts: Vec<&[String]> = elements[7..].chunks(concept.len()).collect();
    assert!(!concepts.is_empty() && concepts.iter().all(|found| *found == concept));
    assert!(tbx.contains("<langSec xml:lang=\"en\"><termSec><term>monitoring mechanism</term>"));
    let glossary = fs::read_to_string(bench.output().join("paralign.glossary.utf8")).unwrap();
    assert!(glossary.lines().all(|line| line.split('\t').count() == 3));
    assert!(glossary.starts_with("monitoring mechanism\tmécanisme de suivi\t1"), "{glossary}");
    assert!(glossary.lines().next().unwrap().ends_with("/14"), "{glossary}");
    assert_eq!(glossary.lines().count(), concepts.len());
    let pairs = bench.table("terms").iter().filter(|row| row["status"] == "pair").count();
    assert!(concepts.len() <= pairs);
}
