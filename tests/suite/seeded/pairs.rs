//! The clean pairs: paragraphs of the same number in the annotated French and in the English of the corpus.

use std::fs;

/// Sentences with amounts of every size, of which reports of one kind have few.
const AMOUNTS: &[(&str, &str)] = &[
    (
        "Le déficit devrait atteindre 8,3 millions de dollars.",
        "The shortfall is expected to reach $8.3 million.",
    ),
    ("Le budget s’élève à 12,5 millions de dollars.", "The budget amounts to $12.5 million."),
    ("La facture atteint 2 milliards d’euros.", "The bill amounts to 2 billion euros."),
    ("Près de 1,2 milliard de personnes en souffrent.", "Nearly 1.2 billion people suffer from it."),
    ("Plus de 18 000 fonctionnaires ont été formés.", "More than 18,000 staff members were trained."),
    (
        "Il y avait 1 250 000 déplacés dans la région.",
        "There were 1,250,000 displaced persons in the region.",
    ),
    ("Quelque 5 millions de réfugiés sont arrivés.", "Some 5 million refugees have arrived."),
    ("Le taux est passé à 3,9 % puis à 4,25 %.", "The rate rose to 3.9 per cent and then to 4.25 per cent."),
    ("Le fonds a versé trois millions de dollars.", "The fund paid out three million dollars."),
    ("Deux milliards d’habitants n’ont pas d’eau.", "Two billion inhabitants have no water."),
    ("Les deux tiers des 193 États ont répondu.", "Two thirds of the 193 States replied."),
    ("La mission compte 15 400 soldats.", "The mission has 15,400 troops."),
];

/// French and English texts that say the same.
pub(super) fn clean_pairs() -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> =
        AMOUNTS.iter().map(|(fr, en)| ((*fr).to_string(), (*en).to_string())).collect();
    for document in ["CEB-2018-1", "E-2021-47"] {
        let (fr, en) = (french(document), english(document));
        pairs.extend(fr.into_iter().zip(en));
    }
    pairs
}

/// The annotated paragraphs of the body, in order.
fn french(document: &str) -> Vec<String> {
    let table = read(&format!("tests/gold/{document}/paragraphs.tsv"));
    let rows = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| row[0] == "main").map(|row| row[3].to_string()).collect()
}

/// The numbered paragraphs up to the first annex, in order, with their sub-paragraphs.
fn english(document: &str) -> Vec<String> {
    let text = read(&format!("corpus/en/{document}.txt"));
    let mut paragraphs: Vec<String> = Vec::new();
    for block in text.split("\n\n").map(|block| block.split_whitespace().collect::<Vec<_>>().join(" ")) {
        if block.starts_with("Annex") {
            break;
        } else if let Some(start) = block.strip_prefix(&format!("{}. ", paragraphs.len() + 1)) {
            paragraphs.push(start.to_string());
        } else if block.starts_with('(')
            && let Some(last) = paragraphs.last_mut()
        {
            *last += " ";
            *last += &block;
        }
    }
    paragraphs
}

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect(path)
}
