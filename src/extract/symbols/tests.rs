//! The room as a whole: test texts, annotated reports, the links of a report, and laws on built symbols.

use std::collections::BTreeSet;

use super::*;
use crate::model::Issued;

/// What a text cites, as the room finds it.
pub(super) fn cited(lang: Lang, text: &str) -> Vec<SymbolValue> {
    values(&mentions(lang, &[text]))
}

pub(super) fn mentions(lang: Lang, texts: &[&str]) -> Vec<Mention> {
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

pub(super) fn canonicals(lang: Lang, text: &str) -> Vec<String> {
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

/// The rows of an annotated table: its cells by column.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table.lines().skip(1).map(|row| row.split('\t').collect()).collect()
}

/// The annotated symbols and the paragraphs of the reports annotated by hand.
const ANNOTATED: [(&str, &str); 2] = [
    (
        include_str!("../../../tests/gold/CEB-2018-1/symbols.tsv"),
        include_str!("../../../tests/gold/CEB-2018-1/paragraphs.tsv"),
    ),
    (
        include_str!("../../../tests/gold/E-2021-47/symbols.tsv"),
        include_str!("../../../tests/gold/E-2021-47/paragraphs.tsv"),
    ),
];

#[test]
fn annotated_paragraphs_yield_what_is_annotated() {
    for (symbols, paragraphs) in ANNOTATED {
        let numbered = |number: &str| number.bytes().all(|b| b.is_ascii_digit());
        let annotated: Vec<_> = rows(symbols)
            .into_iter()
            .filter(|row| numbered(row[1]))
            .map(|row| (row[1], row[3].to_owned(), row.get(4).copied().unwrap_or_default().to_owned()))
            .collect();
        let paragraphs = rows(paragraphs);
        let texts: Vec<&str> = paragraphs.iter().map(|row| row[3]).collect();
        let mentions = mentions(Lang::Fr, &texts);
        let found: Vec<_> = mentions
            .iter()
            .zip(values(&mentions))
            .map(|(mention, v)| (paragraphs[mention.block][1], v.canonical, v.pinpoint.unwrap_or_default()))
            .collect();
        assert_eq!(found, annotated);
        assert!(!annotated.is_empty());
    }
}

/// A report as it came, its lines joined and its lists of link targets left out.
fn rough_text(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("https://"));
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_links_of_a_report_are_found_in_its_text() {
    let fr = include_str!("../../../corpus/fr/E-2021-47.txt");
    let en = include_str!("../../../corpus/en/E-2021-47.txt");
    let linked: BTreeSet<&str> = fr
        .lines()
        .filter_map(|line| line.trim().strip_prefix("https://undocs.org/"))
        .map(|target| target.strip_prefix("fr/").unwrap_or(target))
        .collect();
    assert_eq!(linked.len(), 39);
    for (lang, report) in [(Lang::Fr, fr), (Lang::En, en)] {
        let found: BTreeSet<String> = canonicals(lang, &rough_text(report)).into_iter().collect();
        // The report links both parts of a resolution of which it cites one.
        let missing: Vec<_> = linked
            .iter()
            .filter(|symbol| {
                !found.contains(**symbol)
                    && symbol.strip_suffix("A-B").is_none_or(|s| !found.contains(&format!("{s}B")))
            })
            .collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
        let unlinked: Vec<_> = found
            .iter()
            .filter(|symbol| !linked.contains(symbol.as_str()) && *symbol != "A/RES/74/255B")
            .collect();
        // The report gives no link to these two.
        assert_eq!(unlinked, ["E/RES/2008(LX)", "UNESCO 40 C/37"], "{lang:?}");
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
fn symbols_that_are_printed_as_one_have_one_place() {
    for (text, place, count) in [
        ("E/2018/7 et Add.1-3", "Add.1-3", 3),
        ("A/71/818 et Corr.1, 2 et 4 (voir aussi A/72/1)", "Corr.1, 2 et 4", 3),
        ("A/61/26, Add.1 et Corr.1-2", "Corr.1-2", 2),
    ] {
        let surfaces = mentions(Lang::Fr, &[text]).into_iter().map(|mention| &text[mention.range]);
        assert_eq!(surfaces.filter(|surface| *surface == place).count(), count, "{text}");
    }
}

#[test]
fn a_place_ends_before_the_next_symbol() {
    let text = "résolutions A/71/818, annexes III et 40 C/37, par. 2 et 3";
    let surfaces: Vec<&str> =
        mentions(Lang::Fr, &[text]).into_iter().map(|mention| &text[mention.range]).collect();
    assert_eq!(surfaces, ["A/71/818, annexes III", "40 C/37, par. 2 et 3"]);
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

/// The symbols of a text in a document that bears a symbol and was published in a year.
fn cited_in(symbol: &str, year: i16, text: &str) -> Vec<String> {
    let passages = vec![Passage { text, kind: BlockKind::Paragraph, section: 0 }];
    let published = Some(jiff::civil::date(year, 6, 1));
    let found = find(&Source {
        lang: Lang::En,
        symbol: Some(symbol),
        published: published.map(Issued::from),
        passages,
    });
    values(&found).into_iter().map(|value| value.canonical).collect()
}

#[test]
fn its_resolution_is_that_of_the_issuing_organ() {
    for text in ["Recalling its resolution 31/3", "Rappelant ses résolutions 31/3"] {
        assert_eq!(cited_in("A/HRC/RES/40/2", 2019, text), ["A/HRC/RES/31/3"], "{text}");
        assert_eq!(cited_in("A/RES/74/2", 2019, text), ["A/RES/31/3"], "{text}");
        assert_eq!(cited_in("CEB/2018/1", 2019, text), ["A/RES/31/3"], "{text}");
    }
    let assembly = "The General Assembly, in its resolution 60/251, established the Council";
    assert_eq!(cited_in("A/HRC/RES/40/2", 2019, assembly), ["A/RES/60/251"]);
    // The Council had not yet come to its sixtieth session.
    assert_eq!(cited_in("A/HRC/RES/40/2", 2019, "its resolution 60/251"), ["A/RES/60/251"]);
}
