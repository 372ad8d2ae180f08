//! The evidence of the rules, and every listed name in a sentence of its own.

use std::ops::Range;

use super::language::language;
use super::*;
use crate::extract::Passage;
use crate::model::{EntityKind, Lang, SymbolKind, SymbolValue};

pub(super) fn source<'a>(lang: Lang, texts: &[&'a str]) -> Source<'a> {
    let passage = |text| Passage { text, kind: BlockKind::Paragraph, section: 0 };
    Source { lang, symbol: None, published: None, passages: texts.iter().copied().map(passage).collect() }
}

fn mentions(lang: Lang, text: &str) -> Vec<(Range<usize>, &'static str, EntityValue)> {
    let found = find(Gazetteer::builtin(), &source(lang, &[text]), &[]);
    let entity = |mention: Mention| match mention.value {
        Value::Entity(value) => Some((mention.range, mention.rule, value)),
        _ => None,
    };
    found.into_iter().filter_map(entity).collect()
}

/// What is printed of the mentions of level 1.
pub(super) fn surfaces(lang: Lang, text: &str) -> Vec<&str> {
    let level_one = mentions(lang, text).into_iter().filter(|(_, _, value)| value.level == 1);
    level_one.map(|(range, _, _)| text.get(range).unwrap_or_default()).collect()
}

/// The canonical names of level 1, without those of the Organization.
fn names(lang: Lang, text: &str) -> Vec<String> {
    let level_one = |(_, _, value): &(Range<usize>, &str, EntityValue)| value.level == 1;
    let named = |(_, _, value): (Range<usize>, &str, EntityValue)| value.canonical;
    mentions(lang, text)
        .into_iter()
        .filter(level_one)
        .map(named)
        .filter(|name| !name.starts_with("UN system") && name != "UN")
        .collect()
}

#[test]
fn rules_find_their_examples_and_nothing_in_their_counterexamples() {
    let mut wrong = Vec::new();
    for lang in Lang::BOTH {
        for rule in language(lang).rules.all() {
            assert!(rule.examples.len() + rule.counterexamples.len() > 1, "{} has its evidence", rule.id);
            for (text, canonical) in rule.examples {
                let found = mentions(lang, text);
                let signed =
                    found.iter().any(|(_, id, value)| *id == rule.id && value.canonical == *canonical);
                if !signed {
                    wrong.push(format!("{} must give {canonical} in {text:?}, not {found:?}", rule.id));
                }
            }
            for text in rule.counterexamples {
                let found = mentions(lang, text);
                if found.iter().any(|(_, id, _)| *id == rule.id) {
                    wrong.push(format!("{} must give nothing in {text:?}: {found:?}", rule.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_name_goes_on_with_the_body_whose_it_is_and_with_what_its_nouns_take() {
    for (lang, text, want) in [
        (
            Lang::Fr,
            "la Mission d’observation du Conseil de sécurité",
            "Mission d’observation du Conseil de sécurité",
        ),
        (Lang::Fr, "le Comité exécutif du HCR", "HCR"),
        (
            Lang::Fr,
            "par la Loi sur l’aide aux victimes et aux témoins",
            "Loi sur l’aide aux victimes et aux témoins",
        ),
        (
            Lang::Fr,
            "les Principes relatifs aux mines et aux carrières",
            "Principes relatifs aux mines et aux carrières",
        ),
        (Lang::Fr, "le Système d’information Alcyon et de la base", "Système d’information Alcyon"),
        (Lang::En, "the Ministry for Rural Affairs closed", "Ministry for Rural Affairs"),
        (
            Lang::En,
            "by Statistics Sweden and Water and Energy Peru in Eastern Chad",
            "Statistics Sweden|Water and Energy Peru|Chad",
        ),
    ] {
        assert_eq!(surfaces(lang, text).join("|"), want, "{text}");
    }
}

#[test]
fn the_longest_name_counts() {
    let texts = [
        ("la République démocratique du Congo, le Congo et le Soudan du Sud", "COD COG SSD"),
        ("le Niger, le Nigéria, la Guinée-Bissau et la Guinée", "NER NGA GNB GIN"),
        ("l’Office des Nations Unies à Nairobi, puis Nairobi", "UNON Nairobi"),
        ("le Comité de haut niveau sur la gestion et le Comité des droits de l’enfant", "HLCM CRC"),
        ("la Conférence de Tachkent et Tachkent", "Tashkent"),
        ("la Déclaration de Tachkent et Tachkent", "Déclaration de Tachkent Tashkent"),
    ];
    for (text, want) in texts {
        assert_eq!(names(Lang::Fr, text).join(" "), want, "{text}");
    }
    assert_eq!(
        names(Lang::En, "the Geneva Protocol, Geneva and a New York-based team"),
        ["Geneva Protocol", "Geneva", "New York"]
    );
}

#[test]
fn an_acronym_means_what_the_document_says() {
    let text = "Le CCI a parlé. Le Centre du commerce international (CCI) a répondu.";
    assert_eq!(names(Lang::Fr, text), ["ITC", "ITC", "ITC"]);
    assert_eq!(names(Lang::Fr, "Le CCI a parlé."), ["JIU"]);
}

#[test]
fn a_definition_in_the_text_goes_before_the_list() {
    for (lang, text, want) in [
        (Lang::Fr, "le Cadre commun de production (CCP). Le CCP sert.", "CCP CCP CCP"),
        (Lang::Fr, "la Ligue des amis de la mer (LIAM). La LIAM a voté.", "LIAM LIAM LIAM"),
        (Lang::Fr, "le Ministère de la pêche (PNUD) et le PNUD", "Ministère de la pêche UNDP UNDP"),
        (Lang::En, "the Ministry of Posts (MINPOST) and MINPOST", "MINPOST MINPOST MINPOST"),
        (Lang::Fr, "un cadre de confiance pancanadien (CCP). Le CCP sert.", "CCP CCP"),
        (Lang::Fr, "le prix annuel moyen (PAM) et le PAM", ""),
        (Lang::Fr, "le programme alimentaire mondial (PAM) et le PAM", "WFP WFP WFP"),
    ] {
        assert_eq!(names(lang, text).join(" "), want, "{text}");
    }
}

#[test]
fn a_person_has_one_name_on_both_sides() {
    let fr = "Les secrétaires généraux, MM. Michel Jarraud et Kandeh Yumkella, ont parlé. MM. Jarraud et Yumkella sont partis.";
    let en = "Messrs. Michel Jarraud and Kandeh Yumkella spoke. Mr. Yumkella left, and so did Mr. Jarraud.";
    let sorted = |lang, text| {
        let mut all = names(lang, text);
        all.sort();
        all
    };
    assert_eq!(sorted(Lang::Fr, fr), sorted(Lang::En, en));
    assert_eq!(
        sorted(Lang::Fr, fr),
        ["Kandeh Yumkella", "Kandeh Yumkella", "Michel Jarraud", "Michel Jarraud"]
    );
}

#[test]
fn a_title_makes_a_person_of_a_country() {
    let found = mentions(Lang::En, "Mr. Jordan left Jordan. So did Michael Jordan.");
    let kinds: Vec<EntityKind> = found.iter().map(|(_, _, value)| value.kind).collect();
    assert_eq!(kinds, [EntityKind::Person, EntityKind::Place, EntityKind::Person]);
}

#[test]
fn a_listed_name_inside_a_word_does_not_hold_up_the_search() {
    let found = names(Lang::En, "The ASEAN-EU Partnership Agreement was signed in Vienna.");
    assert_eq!(found.last().map(String::as_str), Some("Vienna"));
}

#[test]
fn a_name_ends_with_its_sentence_and_with_its_genitive() {
    for (lang, text) in [
        (Lang::Fr, "Elle a remercié M. Guy Ryder. Genève l’a reçu."),
        (Lang::En, "She thanked Mr. Guy Ryder. Geneva received him."),
        (Lang::En, "She visited Mr. Guy Ryder’s Geneva office."),
    ] {
        assert_eq!(names(lang, text), ["Guy Ryder", "Geneva"], "{text}");
    }
}

#[test]
fn a_name_ends_where_a_symbol_begins() {
    let text = "the Village Committee on ST/SGB/2017/2 and the High-level Committee on ST/SGB/2017/2";
    let symbol = SymbolValue {
        canonical: "ST/SGB/2017/2".to_owned(),
        body: String::new(),
        kind: SymbolKind::Document,
        pinpoint: None,
        url: None,
    };
    let symbols: Vec<Mention> = text
        .match_indices("ST/SGB/2017/2")
        .map(|(at, name)| {
            let (range, value) = (at..at + name.len(), Value::Symbol(symbol.clone()));
            Mention { block: 0, range, rule: "symbol", value }
        })
        .collect();
    let apart = |one: &Mention| {
        symbols
            .iter()
            .all(|symbol| one.range.end <= symbol.range.start || symbol.range.end <= one.range.start)
    };
    assert!(find(Gazetteer::builtin(), &source(Lang::En, &[text]), &symbols).iter().all(apart));
}

#[test]
fn an_acronym_inside_a_symbol_is_no_mention() {
    let text = "la recommandation UNESCO 40 C/37 de l’UNESCO";
    let at = text.find("UNESCO 40 C/37").expect("it is there");
    let symbol = SymbolValue {
        canonical: "UNESCO 40 C/37".to_owned(),
        body: "UNESCO".to_owned(),
        kind: SymbolKind::Document,
        pinpoint: None,
        url: None,
    };
    let mask = Mention { block: 0, range: at..at + 14, rule: "symbol", value: Value::Symbol(symbol) };
    let found = find(Gazetteer::builtin(), &source(Lang::Fr, &[text]), &[mask]);
    assert_eq!(found.len(), 1);
    assert!(found.iter().all(|mention| mention.range.start > at + 14));
}

#[test]
fn headers_and_footers_are_not_read() {
    let mut source = source(Lang::Fr, &["Le PNUD et le Pérou"]);
    source.passages.iter_mut().for_each(|passage| passage.kind = BlockKind::Furniture);
    assert!(find(Gazetteer::builtin(), &source, &[]).is_empty());
}

#[test]
fn every_listed_name_is_found_by_itself() {
    for lang in Lang::BOTH {
        for name in Gazetteer::builtin().names(lang).sample() {
            let text = language(lang)
                .pick(format!("Selon lui, {name} suffit."), format!("They say {name} is enough."));
            let start = text.find(&name).expect("the name is there");
            let hits = scan(Gazetteer::builtin().names(lang), &text, &Folded::new(&text), language(lang));
            let found =
                hits.iter().any(|hit| hit.range.start == start && hit.range.end <= start + name.len());
            assert!(found, "{name:?} in {text:?}");
        }
    }
}

#[test]
fn names_take_in_what_belongs_to_them_and_no_more() {
    for (lang, text, want) in [
        // Codes and laws in small letters, with their subjects.
        (Lang::Fr, "le code de procédure pénale et le code des rameurs", "code de procédure pénale"),
        (Lang::Fr, "un code pénal et le code général des impôts", "code général des impôts"),
        (
            Lang::Fr,
            "le code de la propriété lacustre et un code de sécurité",
            "code de la propriété lacustre",
        ),
        // Ministries in small letters, with what they have charge of.
        (
            Lang::Fr,
            "le ministère des Lacs et le ministère de la pêche fluviale ont répondu",
            "ministère des Lacs|ministère de la pêche fluviale",
        ),
        (Lang::Fr, "le ministère de tutelle, un ministère de la pêche, ce ministère", ""),
        // A contracted article goes on behind a capital, "de" alone does not.
        (Lang::Fr, "Le Secrétariat d’État aux migrations a répondu.", "Secrétariat d’État aux migrations"),
        (Lang::Fr, "Le Congo et la Société des lacs du Congo et Norvex", "Congo|Société des lacs du Congo"),
        (
            Lang::Fr,
            "l’Institut de recherche pour l’agriculture, l’alimentation et l’environnement a répondu",
            "Institut de recherche pour l’agriculture, l’alimentation et l’environnement",
        ),
        (
            Lang::Fr,
            "La Croix-Rouge suisse, la Croix-Rouge malgache",
            "Croix-Rouge suisse|Croix-Rouge malgache",
        ),
        (Lang::En, "the State Records Council and State Council", "State Records Council"),
        (Lang::En, "under the Borno State Recovery Plan", "Borno State Recovery Plan"),
        (Lang::Fr, "le Centre nicaraguayen des lacs", "Centre nicaraguayen des lacs"),
        // English names in French.
        (Lang::Fr, "Le Zimbabwe Human Rights NGO Forum agit.", "Zimbabwe Human Rights NGO Forum"),
        (Lang::Fr, "Le Peace and Order Act remplace", "Peace and Order Act"),
        (Lang::Fr, "selon l’Access to Records Act et la loi", "Access to Records Act"),
        // Pairs, owners and courts in English.
        (
            Lang::En,
            "the Convention on the Prevention of Floods or Droughts and others",
            "Convention on the Prevention of Floods or Droughts",
        ),
        (Lang::En, "under the Freedom of Fishing Convention,", "Freedom of Fishing Convention"),
        // Persons and those who are none.
        (Lang::Fr, "L’honorable Zorvan Quelm et le bâtonnier Tisk Orval", "Zorvan Quelm|Tisk Orval"),
        (Lang::En, "Thalia Orval Space was sold by Thalia Orval.", "Thalia Orval"),
        (Lang::Fr, "dans le département du Lurmel et le quartier de Tiska", "Lurmel|Tiska"),
        (Lang::En, "the Law on Enforcement of Court Decisions", "Law on Enforcement of Court Decisions"),
        (Lang::En, "the South Sudan People’s Defence Forces", "South Sudan People’s Defence Forces"),
        (
            Lang::En,
            "the Ceasefire and Arrangements Monitoring and Verification Mechanism",
            "Ceasefire and Arrangements Monitoring and Verification Mechanism",
        ),
        (
            Lang::En,
            "The Women in Peacebuilding Network met NordSteel Liberia.",
            "Women in Peacebuilding Network|NordSteel Liberia",
        ),
        (
            Lang::En,
            "Memorial University of Newfoundland and Dr. Thomas Vorel",
            "Memorial University of Newfoundland|Thomas Vorel",
        ),
    ] {
        assert_eq!(surfaces(lang, text).join("|"), want, "{text}");
    }
}

#[test]
fn persons_are_known_by_what_stands_beside_them() {
    for (lang, text, want) in [
        (Lang::Fr, "l’avocat Ilzen Korba wa Mustel a plaidé", "Ilzen Korba wa Mustel"),
        (Lang::Fr, "La délégation, conduite par Ilzen Korba, est partie", "Ilzen Korba"),
        (
            Lang::Fr,
            "Ilzen Korba, chef de la délégation, à Ilzen Mustel, chef-lieu du district",
            "Ilzen Korba",
        ),
        (Lang::Fr, "Ilzen Korba, alias « Toto », le lieutenant Zdrava", "Ilzen Korba|Zdrava"),
        (Lang::Fr, "L’affaire M. A. c. Norvex et l’hôpital Thomas Vorel", ""),
        (Lang::Fr, "Ilzen Said Korba a parlé", "Ilzen Said Korba"),
        (Lang::En, "The team, led by Ilzen Korba, saw Senator Zdrava Mustel.", "Ilzen Korba|Zdrava Mustel"),
        (Lang::En, "the Thomas Vorel Innovation Prize and Ilzen Korba, Country Rapporteur", "Ilzen Korba"),
        (Lang::En, "the rebel leader Ilzen Korba, alias Toto", "Ilzen Korba"),
    ] {
        assert_eq!(surfaces(lang, text).join("|"), want, "{text}");
    }
}
