//! Laws: symbols built from the grammar are read back, and no text is too strange.

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{canonicals, cited, mentions};
    use super::super::*;

    /// A symbol as printed, and its canonical form.
    type Printed = (String, String);

    /// Stems of document symbols, by the grammar.
    fn stems() -> impl Strategy<Value = String> {
        let (n, year) = (1..1200_u32, 1994..2031_u32);
        prop_oneof![
            (31..=85_u32, n.clone()).prop_map(|(s, n)| format!("A/{s}/{n}")),
            (1..=6_u32, 31..=85_u32, n.clone()).prop_map(|(c, s, n)| format!("A/C.{c}/{s}/L.{n}")),
            (1..=60_u32, n.clone()).prop_map(|(s, n)| format!("A/HRC/{s}/{n}")),
            (n.clone(), n.clone()).prop_map(|(c, n)| format!("A/AC.{c}/{n}")),
            (year.clone(), n.clone()).prop_map(|(y, n)| format!("E/{y}/{n}")),
            (1..=20_u32, year.clone(), n.clone()).prop_map(|(c, y, n)| format!("E/CN.{c}/{y}/{n}")),
            (year.clone(), n.clone()).prop_map(|(y, n)| format!("S/{y}/{n}")),
            (year.clone(), n.clone()).prop_map(|(y, n)| format!("S/PRST/{y}/{n}")),
            n.clone().prop_map(|n| format!("S/PV.{n}")),
            (
                prop_oneof![Just("CEB"), Just("ST/SGB"), Just("JIU/REP"), Just("FCCC/CP"), Just("UNW")],
                year,
                n.clone()
            )
                .prop_map(|(series, y, n)| format!("{series}/{y}/{n}")),
            (1..=6_u32, n).prop_map(|(s, n)| format!("UNEP/EA.{s}/Res.{n}")),
        ]
    }

    /// Document symbols with stacked suffixes and volumes, printed tightly or with stray spaces.
    fn documents() -> impl Strategy<Value = Printed> {
        let suffixes = prop::sample::subsequence(vec!["Rev", "Add", "Corr"], 0..=3);
        let volume =
            prop_oneof![3 => Just(""), 1 => Just("Vol. I"), 1 => Just("Part II"), 1 => Just("Sect. 29")];
        let space = prop_oneof![Just(""), Just(" "), Just("\u{a0}")];
        (stems(), suffixes, volume, space, 1..20_u32).prop_map(|(stem, suffixes, volume, space, n)| {
            let (mut printed, mut canonical) = (stem.clone(), stem);
            if !volume.is_empty() {
                printed.push_str(&format!("{space}({volume})"));
                canonical.push_str(&format!("({})", volume.replace(' ', "")));
            }
            for word in suffixes {
                printed.push_str(&format!("/{word}.{space}{n}"));
                canonical.push_str(&format!("/{word}.{n}"));
            }
            (printed, canonical)
        })
    }

    /// Numbers of resolutions that tell their organ by their form.
    fn acts() -> impl Strategy<Value = Printed> {
        let letter = prop_oneof![3 => Just(""), 1 => Just(" A"), 1 => Just(" B")];
        prop_oneof![
            (31..=85_u32, 1..400_u32, letter.clone())
                .prop_map(|(s, n, l)| (format!("{s}/{n}{l}"), format!("A/RES/{s}/{n}{}", l.trim()))),
            (1..=32_u32, 1..30_u32).prop_map(|(s, n)| (format!("S-{s}/{n}"), format!("A/RES/S-{s}/{n}"))),
            (1978..2031_u32, 1..80_u32).prop_map(|(y, n)| (format!("{y}/{n}"), format!("E/RES/{y}/{n}"))),
            (660..2800_u32, 1991..2031_u32)
                .prop_map(|(n, y)| (format!("{n} ({y})"), format!("S/RES/{n}({y})"))),
            (1..3500_u32, letter, prop::sample::select(&["I", "III", "X", "XXV", "XXX"][..]))
                .prop_map(|(n, l, s)| (format!("{n}{l} ({s})"), format!("A/RES/{n}{}({s})", l.trim()))),
            (1..2200_u32, prop::sample::select(&["XXXI", "LX", "ORG-75"][..]))
                .prop_map(|(n, s)| (format!("{n} ({s})"), format!("E/RES/{n}({s})"))),
        ]
    }

    /// Sentences of both languages around a symbol.
    const AROUND_DOCUMENT: [(Lang, &str, &str); 8] = [
        (Lang::Fr, "Le rapport (voir ", ") a été examiné."),
        (Lang::Fr, "au document publié sous la cote ", ". Ce rapport"),
        (Lang::Fr, "Conformément à ", ", par. 28, et au VIH/sida"),
        (Lang::Fr, "au paragraphe 4 de [", "](#), les membres et/ou l’ONU"),
        (Lang::En, "The report (see ", ") was considered."),
        (Lang::En, "the document issued under the symbol ", ". That report"),
        (Lang::En, "In accordance with ", ", para. 28, and/or HIV/AIDS"),
        (Lang::En, "paragraph 4 of [", "](#), the members"),
    ];

    /// Sentences of both languages around a list of numbers.
    const AROUND_ACTS: [(Lang, &str, &str, &str); 6] = [
        (Lang::Fr, "Rappelant ses résolutions ", " et ", ", les membres"),
        (Lang::Fr, "(voir les résolutions ", " et ", ") et 1/3 des membres"),
        (Lang::Fr, "Conformément aux résolutions ", " et ", " sur la question."),
        (Lang::En, "Recalling its resolutions ", " and ", ", the members"),
        (Lang::En, "(see resolutions ", " and ", ") and 1/3 of the members"),
        (Lang::En, "pursuant to resolutions ", " and ", " on the matter."),
    ];

    /// Pieces that meet in texts, and that a hasty rule takes for something else.
    fn rubble() -> impl Strategy<Value = String> {
        let pieces = [
            "A/71/818",
            "A/",
            "/",
            "S-",
            "résolution ",
            "résolutions ",
            "decision ",
            "64/289",
            " et ",
            ", ",
            " (",
            ")",
            "2272 (2016)",
            "Add.1",
            "-3",
            " à ",
            "E/2018/7",
            "-",
            "–",
            "40 C/37",
            "de l’",
            "Assemblée générale",
            "Council",
            "sa ",
            "its ",
            "par. 2",
            "annexe III",
            " de la ",
            "https://undocs.org/fr/A/71/818",
            " ",
            "[",
            "](#)",
            "é",
            "’",
            "A B",
            "(XXX)",
            "7",
            ".",
            "WHA70.15",
            "étant la ",
            "\u{a0}",
            "Ꞵ",
            "²",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn a_document_symbol_is_read_back(
            (printed, canonical) in documents(),
            (lang, before, after) in prop::sample::select(&AROUND_DOCUMENT[..]),
        ) {
            let text = format!("{before}{printed}{after}");
            prop_assert_eq!(canonicals(lang, &text), vec![canonical], "{}", text);
        }

        #[test]
        fn a_list_of_acts_is_read_back(
            acts in prop::collection::vec(acts(), 2..6),
            (lang, before, and, after) in prop::sample::select(&AROUND_ACTS[..]),
        ) {
            let (last, first) = acts.split_last().expect("two acts or more");
            let first: Vec<&str> = first.iter().map(|(printed, _)| printed.as_str()).collect();
            let text = format!("{before}{}{and}{}{after}", first.join(", "), last.0);
            let expected: Vec<String> = acts.iter().map(|(_, canonical)| canonical.clone()).collect();
            prop_assert_eq!(canonicals(lang, &text), expected, "{}", text);
        }

        #[test]
        fn a_joint_symbol_is_two(a in (31..=85_u32, 1..999_u32), e in (1978..2031_u32, 1..999_u32), dash in "[-–—]") {
            let (first, second) = (format!("A/{}/{}", a.0, a.1), format!("E/{}/{}", e.0, e.1));
            prop_assert_eq!(canonicals(Lang::Fr, &format!("la cote {first}{dash}{second}.")), vec![first, second]);
        }

        #[test]
        fn mentions_lie_in_their_text_in_order(text in rubble()) {
            let found = mentions(Lang::Fr, &[&text]);
            for pair in found.windows(2) {
                prop_assert!(pair[0].range == pair[1].range || pair[0].range.end <= pair[1].range.start, "{text}");
            }
            for mention in &found {
                let surface = text.get(mention.range.clone());
                prop_assert!(surface.is_some_and(|s| s.contains(|c: char| c.is_ascii_digit())), "{text}");
            }
        }

        #[test]
        fn a_canonical_form_is_canonical(text in rubble()) {
            for value in cited(Lang::Fr, &text).into_iter().filter(|value| value.url.is_some()) {
                // The numbers of the first decades, A/740, are symbols only where something says so.
                let alone = canonicals(Lang::Fr, &format!("({})", value.canonical));
                prop_assert_eq!(alone, vec![value.canonical.clone()], "{}", text);
            }
        }

        #[test]
        fn nothing_is_found_inside_an_address(path in "[A-Z/0-9.()-]{0,30}", symbol in stems()) {
            let text = format!("see https://undocs.org/en/{path}/{symbol} here");
            prop_assert!(canonicals(Lang::En, &text).is_empty());
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC{0,200}") {
            let _ = mentions(Lang::En, &[&text]);
            let _ = own_symbol(&[&text], &text);
        }
    }

    /// An attempt that read to the end of the text would make this test an hour long.
    #[test]
    fn the_cost_of_a_text_grows_with_its_length_alone() {
        let found = |piece: &str| {
            let text = format!("résolutions {}", piece.repeat(100_000 / piece.len()));
            mentions(Lang::Fr, &[&text]).len()
        };
        assert_eq!(found("54/64, "), 100_000 / 7);
        assert_eq!(found("A/72/684-E/2018/7-"), 2 * (100_000 / 18));
        for piece in ["A/1/", "(((A/", "Add.1, ", "résolution 5/1 du ", "sa résolution ", "E/"] {
            assert_eq!(found(piece), 0, "{piece}");
        }
    }
}
