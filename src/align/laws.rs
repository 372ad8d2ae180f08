//! What the aligner promises for any text, and what it must survive in real ones.

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::align::perturb::{self, Known};
    use crate::align::*;

    fn lines(text: &[Known], numbers: bool) -> Vec<String> {
        text.iter().map(|known| if numbers { known.line() } else { known.text.clone() }).collect()
    }

    fn aligned(fr: &[String], en: &[String]) -> Alignment {
        let side = |lines: &[String]| -> Vec<Segment<'static>> {
            // The tests are few and short: their texts may live as long as they do.
            lines.iter().map(|line| Segment::of_line(Box::leak(line.clone().into_boxed_str()))).collect()
        };
        align_segments(&AlignParams::default(), &side(fr), &side(en))
    }

    /// The strict F1 of the beads with both sides.
    fn f1(fr: &[Known], en: &[Known], numbers: bool) -> f64 {
        let gold = perturb::gold(fr, en);
        let found = aligned(&lines(fr, numbers), &lines(en, numbers)).beads;
        let both: Vec<_> = found.into_iter().filter(|b| !b.fr.is_empty() && !b.en.is_empty()).collect();
        let hits = both.iter().filter(|bead| gold.contains(&(bead.fr.clone(), bead.en.clone()))).count();
        2.0 * hits as f64 / (gold.len() + both.len()).max(1) as f64
    }

    fn manifest(path: &str) -> String {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The numbered paragraphs of the main part of an annotated report.
    fn report(id: &str) -> (Vec<String>, Vec<String>) {
        let table = manifest(&format!("tests/gold/{id}/paragraphs.tsv"));
        let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
        let fr: Vec<String> = rows.filter(|row| row[0] == "main").map(|row| row[3].to_owned()).collect();
        let mut en: Vec<String> = Vec::new();
        let mut inside = false;
        for chunk in manifest(&format!("corpus/en/{id}.txt")).split("\n\n") {
            let text = chunk.split_whitespace().collect::<Vec<_>>().join(" ");
            let next = text.split_once(". ").filter(|(number, _)| number.parse() == Ok(en.len() + 1));
            match (next, en.last_mut()) {
                (Some((_, rest)), _) => en.push(rest.to_owned()),
                (None, Some(last)) if inside && text.starts_with('(') => {
                    last.push(' ');
                    last.push_str(&text);
                }
                _ => {}
            }
            inside = next.is_some() || inside && text.starts_with('(');
        }
        assert_eq!(fr.len(), en.len(), "{id}");
        (fr, en)
    }

    /// Every perturbation of the English side of a text, by name.
    fn perturbed(en: &[Known]) -> Vec<(&'static str, Vec<Known>)> {
        let (n, block) = (en.len(), en.len() / 3..en.len() / 3 + en.len() * 15 / 100);
        let swapped = perturb::swapped(en, n / 5, n * 3 / 5);
        let mixed = perturb::split(&perturb::merged(en, n / 2), n / 4);
        vec![
            ("plain", en.to_vec()),
            ("a block of 15 % missing", perturb::dropped(en, block.clone())),
            ("the same, numbers closed up", perturb::closed_up(en, block.clone())),
            ("numbers shifted by one from some point on", perturb::shifted(en, n / 3, 1)),
            (
                "a block missing and numbers shifted",
                perturb::shifted(&perturb::dropped(en, block.clone()), n / 3, 1),
            ),
            ("two parts swapped", swapped.clone()),
            ("everything at once", perturb::shifted(&perturb::dropped(&swapped, block), n / 4, 1)),
            ("merged and split", mixed),
        ]
    }

    #[test]
    fn reports_are_aligned_whatever_befalls_one_side() {
        for id in ["CEB-2018-1", "E-2021-47"] {
            let (fr, en) = report(id);
            let known =
                |texts: &[String]| perturb::numbered(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let fr = known(&fr);
            for (name, en) in perturbed(&known(&en)) {
                for numbers in [true, false] {
                    let f1 = f1(&fr, &en, numbers);
                    assert!(f1 >= 0.97, "{id}, {name}, numbers {numbers}: F1 {f1:.4}");
                }
            }
        }
    }

    #[test]
    fn a_missing_block_is_told_as_a_gap() {
        let (fr, en) = report("CEB-2018-1");
        let known =
            |texts: &[String]| perturb::numbered(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let beads =
            aligned(&lines(&known(&fr), true), &lines(&perturb::dropped(&known(&en), 20..28), true)).beads;
        let alone: Vec<usize> =
            beads.iter().filter(|bead| bead.en.is_empty()).flat_map(|bead| bead.fr.clone()).collect();
        assert_eq!(alone, (20..28).collect::<Vec<_>>());
        assert!(beads.iter().filter(|bead| bead.en.is_empty()).all(|bead| bead.confidence >= 80));
    }

    #[test]
    fn definitions_that_each_language_sorts_may_cross() {
        let fr = [
            "Les définitions qui suivent s'appliquent à la présente loi.",
            "abeille Insecte qui produit du miel. (bee)",
            "bateau Navire de moins de 20 mètres. (boat)",
            "chien Animal domestique qui garde la maison. (dog)",
            "Le ministre peut prendre des règlements.",
        ];
        let en = [
            "The following definitions apply in this Act.",
            "bee means an insect that produces honey. (abeille)",
            "dog means a domestic animal that guards the house. (chien)",
            "boat means a ship of less than 20 metres. (bateau)",
            "The Minister may make regulations.",
        ];
        let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let beads = aligned(&own(&fr), &own(&en)).beads;
        let pairs: Vec<(Vec<usize>, Vec<usize>)> = beads.into_iter().map(|bead| (bead.fr, bead.en)).collect();
        let pair = |i: usize, j: usize| (vec![i], vec![j]);
        assert_eq!(pairs, [pair(0, 0), pair(1, 1), pair(2, 3), pair(3, 2), pair(4, 4)]);
    }

    #[test]
    fn rolls_of_states_that_each_language_sorts_may_cross() {
        let fr = [
            "Ont ratifié la Convention :",
            "Allemagne",
            "Autriche",
            "Belgique",
            "Danemark",
            "Espagne",
            "Suède",
        ];
        let en = [
            "The Convention was ratified by:",
            "Austria",
            "Belgium",
            "Denmark",
            "Germany",
            "Spain",
            "Sweden",
        ];
        let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let beads = aligned(&own(&fr), &own(&en)).beads;
        let pairs: Vec<(Vec<usize>, Vec<usize>)> = beads.into_iter().map(|bead| (bead.fr, bead.en)).collect();
        let pair = |i: usize, j: usize| (vec![i], vec![j]);
        let crossed = [(0, 0), (1, 4), (2, 1), (3, 2), (4, 3), (5, 5), (6, 6)].map(|(i, j)| pair(i, j));
        assert_eq!(pairs, crossed);
    }

    #[test]
    fn texts_that_are_no_translations_are_told() {
        let (fr, _) = report("CEB-2018-1");
        let (_, en) = report("E-2021-47");
        let strange = aligned(&fr, &en[30..]);
        assert!(!strange.translated, "{} % aligned", strange.aligned);
        let (fr, en) = report("E-2021-47");
        let translation = aligned(&fr, &en);
        assert!(translation.translated && translation.aligned >= 95, "{} % aligned", translation.aligned);
        // The best path through two texts that are no translations is sure of its way: its beads are not believed.
        let (doubted, believed) = (posterior(&strange), posterior(&translation));
        assert!(doubted < 50.0 && believed > 90.0, "{doubted} and {believed} % of confidence");
    }

    /// The mean confidence of the beads with both sides.
    fn posterior(alignment: &Alignment) -> f64 {
        let both = alignment.beads.iter().filter(|bead| !bead.fr.is_empty() && !bead.en.is_empty());
        let sure: Vec<f64> = both.map(|bead| f64::from(bead.confidence)).collect();
        sure.iter().sum::<f64>() / sure.len().max(1) as f64
    }

    #[test]
    fn odd_texts_are_survived() {
        let line = "Le Conseil a adopté le rapport. ";
        let cases: Vec<(Vec<String>, Vec<String>)> = vec![
            (vec![], vec![]),
            (vec![], vec!["The Board".to_owned()]),
            (vec!["Le Conseil".to_owned()], vec![]),
            (vec![String::new(); 300], vec![String::new(); 200]),
            (vec![line.to_owned(); 400], vec![line.to_owned(); 400]),
            (vec![line.repeat(3200); 5], vec!["a".repeat(100_000); 5]),
            (vec![line.to_owned()], vec![line.to_owned(); 500]),
            (
                vec!["\u{0}\u{feff}1. ².5 １２ ١٢ 9".to_owned()],
                vec!["1.000.000,5,5 a\u{301}\u{301}".to_owned()],
            ),
        ];
        for (fr, en) in cases {
            complete(&aligned(&fr, &en), fr.len(), en.len());
        }
    }

    #[test]
    fn lines_all_alike_give_little_confidence() {
        let beads = aligned(&vec!["Oui.".to_owned(); 300], &vec!["Yes.".to_owned(); 250]).beads;
        let mean = beads.iter().map(|bead| f64::from(bead.confidence)).sum::<f64>() / beads.len() as f64;
        assert!(mean < 60.0, "{mean}");
    }

    /// Every segment is in exactly one bead, and the beads are in French order.
    fn complete(alignment: &Alignment, fr: usize, en: usize) {
        let french: Vec<usize> = alignment.beads.iter().flat_map(|bead| bead.fr.clone()).collect();
        let mut english: Vec<usize> = alignment.beads.iter().flat_map(|bead| bead.en.clone()).collect();
        english.sort_unstable();
        assert_eq!(french, (0..fr).collect::<Vec<_>>());
        assert_eq!(english, (0..en).collect::<Vec<_>>());
        assert!(alignment.beads.iter().all(|bead| bead.confidence <= 100));
    }

    /// Words and numbers of both languages, few enough to repeat, cross and go missing.
    const WORDS: &[&str] = &[
        "loi", "act", "conseil", "council", "12", "3,9", "3.9", "Genève", "Geneva", "rapport", "report", "?",
        "a)", "(a)", "1.",
    ];

    fn some_lines() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS), 0..6), 0..14)
            .prop_map(|lines| lines.into_iter().map(|words| words.join(" ")).collect())
    }

    proptest! {
        #[test]
        fn every_segment_is_in_exactly_one_bead(fr in some_lines(), en in some_lines()) {
            complete(&aligned(&fr, &en), fr.len(), en.len());
        }

        #[test]
        fn any_characters_are_survived(fr in prop::collection::vec(".{0,40}", 0..6), en in prop::collection::vec(".{0,40}", 0..6)) {
            complete(&aligned(&fr, &en), fr.len(), en.len());
        }

        #[test]
        fn the_same_texts_give_the_same_beads(fr in some_lines(), en in some_lines()) {
            prop_assert_eq!(aligned(&fr, &en), aligned(&fr, &en));
        }
    }
}
