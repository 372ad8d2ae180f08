//! The room as a whole: test texts, annotated reports, the links of a report, and laws on built symbols.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// What a text cites, as the room finds it.
fn cited(lang: Lang, text: &str) -> Vec<SymbolValue> {
    values(&mentions(lang, &[text]))
}

fn mentions(lang: Lang, texts: &[&str]) -> Vec<Mention> {
    let passages =
        texts.iter().map(|text| Passage { text, kind: BlockKind::Paragraph, section: 0 }).collect();
    find(&Source { lang, symbol: None, published: None, passages })
}

fn values(mentions: &[Mention]) -> Vec<SymbolValue> {
    mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Symbol(value) => Some(value.clone()),
            _ => None,
        })
        .collect()
}

fn canonicals(lang: Lang, text: &str) -> Vec<String> {
    cited(lang, text).into_iter().map(|value| value.canonical).collect()
}

#[test]
fn every_test_text_yields_its_symbols() {
    let rows = include_str!("../../../tests/symbols/vectors.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
        .skip(1);
    let mut wrong = Vec::new();
    for row in rows {
        let (expected, text) = row.split_once('\t').expect("a row has two cells");
        for lang in Lang::BOTH {
            let found = canonicals(lang, text).join("|");
            if found != expected {
                wrong.push(format!("{text}\n    wanted {expected}\n    found  {found}"));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// The text of a file of the project.
fn project_file(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of an annotated table: its cells by column.
fn rows(path: &str) -> Vec<Vec<String>> {
    project_file(path).lines().skip(1).map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

/// The symbols annotated in the numbered paragraphs of a report, and those found there, with their places.
fn annotated_and_found(doc: &str) -> (Vec<(String, String, String)>, Vec<(String, String, String)>) {
    let numbered = |number: &str| number.bytes().all(|b| b.is_ascii_digit());
    let annotated = rows(&format!("tests/gold/{doc}/symbols.tsv"))
        .into_iter()
        .filter(|row| numbered(&row[1]))
        .map(|row| (row[1].clone(), row[3].clone(), row.get(4).cloned().unwrap_or_default()))
        .collect();
    let paragraphs = rows(&format!("tests/gold/{doc}/paragraphs.tsv"));
    let texts: Vec<&str> = paragraphs.iter().map(|row| row[3].as_str()).collect();
    let mentions = mentions(Lang::Fr, &texts);
    let found = mentions
        .iter()
        .zip(values(&mentions))
        .map(|(mention, value)| {
            (paragraphs[mention.block][1].clone(), value.canonical, value.pinpoint.unwrap_or_default())
        })
        .collect();
    (annotated, found)
}

#[test]
fn annotated_paragraphs_yield_what_is_annotated() {
    for doc in ["CEB-2018-1", "E-2021-47"] {
        let (annotated, found) = annotated_and_found(doc);
        assert_eq!(found, annotated, "{doc}");
        assert!(!annotated.is_empty());
    }
}

/// A report as it came, cut at its empty pages: lines joined, its lists of link targets left out.
fn rough_text(path: &str) -> String {
    let text = project_file(path);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("https://"));
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_links_of_a_report_are_found_in_its_text() {
    let report = project_file("corpus/fr/E-2021-47.txt");
    let linked: BTreeSet<&str> = report
        .lines()
        .filter_map(|line| line.trim().strip_prefix("https://undocs.org/"))
        .map(|target| target.strip_prefix("fr/").unwrap_or(target))
        .collect();
    assert_eq!(linked.len(), 39);
    for path in ["corpus/fr/E-2021-47.txt", "corpus/en/E-2021-47.txt"] {
        let found: BTreeSet<String> = canonicals(Lang::Fr, &rough_text(path)).into_iter().collect();
        // The report links both parts of a resolution of which it cites one.
        let missing: Vec<_> = linked
            .iter()
            .filter(|symbol| {
                !found.contains(**symbol)
                    && symbol.strip_suffix("A-B").is_none_or(|s| !found.contains(&format!("{s}B")))
            })
            .collect();
        assert!(missing.is_empty(), "{path}: {missing:?}");
        let unlinked: Vec<_> = found
            .iter()
            .filter(|symbol| !linked.contains(symbol.as_str()) && *symbol != "A/RES/74/255B")
            .collect();
        // The report gives no link to these two.
        assert_eq!(unlinked, ["E/RES/2008(LX)", "UNESCO 40 C/37"], "{path}");
    }
}

#[test]
fn every_rule_brings_its_evidence() {
    use super::rules::EVIDENCE;
    for evidence in EVIDENCE {
        assert!(evidence.examples.len() > 1 && !evidence.counterexamples.is_empty(), "{}", evidence.rule);
        for (text, symbol) in evidence.examples {
            let mentions = mentions(Lang::Fr, &[text]);
            let found = mentions.iter().zip(values(&mentions));
            let signed = found.filter(|(mention, _)| mention.rule == evidence.rule);
            let signed: Vec<String> = signed.map(|(_, value)| value.canonical).collect();
            assert!(signed.contains(&(*symbol).to_owned()), "{} in {text}: {signed:?}", evidence.rule);
        }
        for text in evidence.counterexamples {
            assert_eq!(canonicals(Lang::Fr, text), Vec::<String>::new(), "{text}");
        }
    }
}

#[test]
fn every_rule_that_signs_is_on_the_list() {
    use super::organ::Act;
    use super::rules::{self, EVIDENCE, Shape};
    let mut rules = vec![rules::SERIES, rules::CUED, rules::JOINT, rules::ELLIPSIS, rules::AGENCY];
    for language in 0..2 {
        for act in [Act::Resolution, Act::Decision] {
            rules.extend(
                [Shape::One, Shape::List, Shape::Elided].map(|shape| rules::of(language, act, shape)),
            );
        }
    }
    assert_eq!(EVIDENCE.iter().map(|evidence| evidence.rule).collect::<Vec<_>>(), rules);
}

#[test]
fn a_value_tells_body_kind_place_and_address() {
    let one = |lang, text: &str| cited(lang, text).into_iter().next().expect("the text cites a symbol");
    let value = one(Lang::Fr, "la résolution 2272 (2016) du Conseil de sécurité, par. 3");
    assert_eq!((value.body.as_str(), value.kind), ("UNSC", SymbolKind::Resolution));
    assert_eq!(value.pinpoint.as_deref(), Some("par. 3"));
    assert_eq!(value.url.as_deref(), Some("https://undocs.org/fr/S/RES/2272%282016%29"));
    let value = one(Lang::En, "paragraph 2 of Economic and Social Council resolution 2020/2");
    assert_eq!((value.body.as_str(), value.pinpoint.as_deref()), ("ECOSOC", Some("paragraph 2")));
    assert_eq!(value.url.as_deref(), Some("https://undocs.org/en/E/RES/2020/2"));
    let value = one(Lang::Fr, "la résolution 22/8 de la Commission pour la prévention du crime");
    assert_eq!((value.body.as_str(), value.kind, value.url), ("CCPCJ", SymbolKind::Resolution, None));
    let value = one(Lang::Fr, "Voir résolution 40 C/37 intitulée");
    assert_eq!((value.body.as_str(), value.kind, value.url), ("UNESCO", SymbolKind::Resolution, None));
    let value = one(Lang::Fr, "S/PV.6201 (Resumption 1)");
    assert_eq!((value.body.as_str(), value.kind), ("UNSC", SymbolKind::Record));
    let value = one(Lang::En, "(OECD/LEGAL/0449)");
    assert_eq!((value.body.as_str(), value.url), ("", None));
}

#[test]
fn a_mention_spans_what_is_printed() {
    let text = "aux résolutions 54/64 et 69/250, à la résolution 2272 (2016) et à A/73/761, par. 22 ; (A/72/684-E/2018/7)";
    let surfaces: Vec<&str> =
        mentions(Lang::Fr, &[text]).into_iter().map(|mention| &text[mention.range]).collect();
    let expected = ["54/64", "69/250", "résolution 2272 (2016)", "A/73/761, par. 22", "A/72/684", "E/2018/7"];
    assert_eq!(surfaces, expected);
}

#[test]
fn furniture_and_the_document_itself_are_no_mentions() {
    let passages = vec![
        Passage { text: "A/80/609/Add.1 voir A/71/818", kind: BlockKind::Furniture, section: 0 },
        Passage { text: "A/80/609/Add.1, A/80/609", kind: BlockKind::Table, section: 0 },
    ];
    let source = Source { lang: Lang::Fr, symbol: Some("A/80/609/Add.1"), published: None, passages };
    let found = find(&source);
    assert_eq!(values(&found).into_iter().map(|value| value.canonical).collect::<Vec<_>>(), ["A/80/609"]);
    assert_eq!(found.first().map(|mention| mention.block), Some(1));
}

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
    let volume = prop_oneof![3 => Just(""), 1 => Just("Vol. I"), 1 => Just("Part II"), 1 => Just("Sect. 29")];
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
        (660..2800_u32, 1991..2031_u32).prop_map(|(n, y)| (format!("{n} ({y})"), format!("S/RES/{n}({y})"))),
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
            prop_assert_eq!(canonicals(Lang::Fr, &value.canonical), vec![value.canonical.clone()], "{}", text);
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
