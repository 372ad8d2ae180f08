//! The checks on pairs with mentions made by hand.

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use jiff::civil::Date;
    use proptest::prelude::*;

    use super::super::{Pair, Scope, Side, Usage, compare, compare_lines};
    use crate::model::{
        Check, DateValue, Discrepancy, EntityKind, EntityValue, Granularity, Mention, Resolution, Severity,
        Sides, SymbolKind, SymbolValue, Unit, Value,
    };

    /// A mention of the first `words` in `text`.
    fn mention(text: &str, words: &str, value: Value) -> Mention {
        let start = text.find(words).expect("the words are in the text");
        Mention { block: 0, range: start..start + words.len(), rule: "test", value }
    }

    fn date(start: &str, end: &str, granularity: Granularity, resolution: Resolution) -> Value {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        let edtf = if start == end { start.to_string() } else { format!("{start}/{end}") };
        Value::Date(DateValue {
            start: day(start),
            end: day(end),
            granularity,
            modifier: None,
            resolution,
            edtf,
        })
    }

    fn day(start: &str, end: &str) -> Value {
        date(start, end, Granularity::Day, Resolution::Explicit)
    }

    fn symbol(canonical: &str, pinpoint: Option<&str>) -> Value {
        let pinpoint = pinpoint.map(String::from);
        let (body, kind) = (String::new(), SymbolKind::Document);
        Value::Symbol(SymbolValue { canonical: canonical.into(), body, kind, pinpoint, url: None })
    }

    fn entity(kind: EntityKind, canonical: &str, entity_id: &str, level: u8) -> Value {
        let (name_fr, name_en) = ("nom inconnu".to_string(), "unknown name".to_string());
        Value::Entity(EntityValue {
            kind,
            canonical: canonical.into(),
            name_fr,
            name_en,
            entity_id: entity_id.into(),
            level,
        })
    }

    fn org(canonical: &str) -> Value {
        entity(EntityKind::Org, canonical, "", 1)
    }

    /// A text with its mentions: words and what they mean.
    type Said<'a> = (&'a str, Vec<(&'a str, Value)>);

    /// Compares two texts as a paragraph bead.
    fn compared(fr: Said<'_>, en: Said<'_>) -> Vec<(Check, Severity, String, String)> {
        let mentions = |said: &Said<'_>| -> Vec<Mention> {
            said.1.iter().map(|(words, value)| mention(said.0, words, value.clone())).collect()
        };
        let (fr_mentions, en_mentions) = (mentions(&fr), mentions(&en));
        let pair = Pair {
            sides: Sides {
                fr: Side { text: fr.0, mentions: &fr_mentions },
                en: Side { text: en.0, mentions: &en_mentions },
            },
            scope: Scope::Blocks(Unit::Paragraph),
            confidence: 99,
        };
        compare(&Usage::learn(&[]), &pair)
            .into_iter()
            .map(|one| (one.check, one.severity, one.values.fr, one.values.en))
            .collect()
    }

    fn told(check: Check, severity: Severity, fr: &str, en: &str) -> Vec<(Check, Severity, String, String)> {
        vec![(check, severity, fr.into(), en.into())]
    }

    #[test]
    fn dates_are_compared_by_their_days() {
        let fr = ("les 3-4 mai 2018", vec![("3-4 mai 2018", day("2018-05-03", "2018-05-04"))]);
        let en = (
            "on 3 and 4 May 2018",
            vec![("3", day("2018-05-03", "2018-05-03")), ("4 May 2018", day("2018-05-04", "2018-05-04"))],
        );
        assert_eq!(compared(fr.clone(), en), []);
        let other = ("on 3 June 2018", vec![("3 June 2018", day("2018-06-03", "2018-06-03"))]);
        assert_eq!(
            compared(fr.clone(), other),
            told(Check::Date, Severity::Error, "3-4 mai 2018", "3 June 2018")
        );
        let unread = ("on 3 and 4 May 2018", vec![]);
        assert_eq!(compared(fr.clone(), unread), [], "the days are printed, nobody read them");
        let none = ("on those days", vec![]);
        assert_eq!(compared(fr, none), told(Check::Date, Severity::Warning, "3-4 mai 2018", ""));
    }

    #[test]
    fn a_year_from_the_context_is_no_evidence() {
        let context = |year: &str| {
            date(&format!("{year}-05-03"), &format!("{year}-05-03"), Granularity::Day, Resolution::Context)
        };
        let fr = ("le 3 mai", vec![("3 mai", context("2018"))]);
        let en = ("on 3 May", vec![("3 May", context("2019"))]);
        assert_eq!(compared(fr.clone(), en), []);
        let en = (
            "on 3 June",
            vec![("3 June", date("2018-06-03", "2018-06-03", Granularity::Day, Resolution::Context))],
        );
        assert_eq!(compared(fr, en), told(Check::Date, Severity::Warning, "3 mai", "3 June"));
    }

    #[test]
    fn a_repeated_date_is_no_finding() {
        let year = |year: &str| {
            date(&format!("{year}-01-01"), &format!("{year}-12-31"), Granularity::Year, Resolution::Explicit)
        };
        let fr = ("en 2020 puis fin 2020", vec![("2020", year("2020")), ("fin 2020", year("2020"))]);
        let en = ("in 2020", vec![("2020", year("2020"))]);
        assert_eq!(compared(fr.clone(), en), []);
        let en = ("in 2020 and in late 2021", vec![("2020", year("2020")), ("2021", year("2021"))]);
        assert_eq!(compared(fr, en), told(Check::Date, Severity::Warning, "fin 2020", "2021"));
    }

    #[test]
    fn symbols_are_compared_by_canonical_form() {
        let fr = (
            "(A/71/818 et Corr.1)",
            vec![("A/71/818", symbol("A/71/818", None)), ("Corr.1", symbol("A/71/818/Corr.1", None))],
        );
        let en = (
            "(A/71/818 and A/71/818/Corr.1)",
            vec![
                ("A/71/818 ", symbol("A/71/818", None)),
                ("A/71/818/Corr.1", symbol("A/71/818/Corr.1", None)),
            ],
        );
        assert_eq!(compared(fr, en), []);
        let fr = ("voir A/71/818", vec![("A/71/818", symbol("A/71/818", None))]);
        let en = ("see A/71/881", vec![("A/71/881", symbol("A/71/881", None))]);
        assert_eq!(compared(fr.clone(), en), told(Check::Symbol, Severity::Error, "A/71/818", "A/71/881"));
        assert_eq!(compared(fr.clone(), ("see A/71/818.", vec![])), []);
        assert_eq!(
            compared(fr, ("see A/71/818/Add.1", vec![])),
            told(Check::Symbol, Severity::Warning, "A/71/818", "")
        );
    }

    #[test]
    fn a_resolution_of_an_unnamed_body_is_for_information() {
        let fr = ("la résolution 64/289", vec![("résolution 64/289", symbol("E/RES/64/289", None))]);
        let en = ("resolution 64/289", vec![("resolution 64/289", symbol("A/RES/64/289", None))]);
        assert_eq!(compared(fr, en), []);
    }

    #[test]
    fn places_in_a_document_are_compared() {
        let fr = ("A/73/761, par. 22", vec![("A/73/761, par. 22", symbol("A/73/761", Some("par. 22")))]);
        let same = ("A/73/761, para. 22", vec![("A/73/761, para. 22", symbol("A/73/761", Some("para. 22")))]);
        assert_eq!(compared(fr.clone(), same), []);
        let en = ("A/73/761, para. 23", vec![("A/73/761, para. 23", symbol("A/73/761", Some("para. 23")))]);
        assert_eq!(
            compared(fr, en),
            told(Check::Symbol, Severity::Warning, "A/73/761, par. 22", "A/73/761, para. 23")
        );
    }

    #[test]
    fn names_are_compared_by_what_they_name() {
        let fr = ("le PNUD et l’ONU", vec![("PNUD", org("UNDP")), ("ONU", org("UN"))]);
        assert_eq!(compared(fr.clone(), ("UNDP", vec![("UNDP", org("UNDP"))])), []);
        let en = ("UNESCO", vec![("UNESCO", org("UNESCO"))]);
        assert_eq!(compared(fr.clone(), en), told(Check::Entity, Severity::Error, "PNUD", "UNESCO"));
        assert_eq!(
            compared(fr.clone(), ("the Programme", vec![])),
            told(Check::Entity, Severity::Info, "PNUD", "")
        );
        let defined = ("the Programme", vec![("the Programme", entity(EntityKind::Org, "UNDP", "", 2))]);
        assert_eq!(compared(fr.clone(), defined), [], "a short form is a counterpart");
        assert_eq!(compared(fr, ("UNDP", vec![])), [], "the name is printed, nobody read it");
    }

    #[test]
    fn a_name_in_place_of_another_is_found_among_repetitions() {
        let fr = ("l’UNESCO ou UNESCO.", vec![("UNESCO ", org("UNESCO")), ("UNESCO.", org("UNESCO"))]);
        let en = ("UNESCO or UNDP", vec![("UNESCO", org("UNESCO")), ("UNDP", org("UNDP"))]);
        assert_eq!(compared(fr, en), told(Check::Entity, Severity::Warning, "UNESCO ", "UNDP"));
    }

    #[test]
    fn names_with_other_numbers_stand_against_each_other() {
        let goal = |number: u8| entity(EntityKind::Instrument, &format!("SDG {number}"), "", 1);
        let fr = ("l’objectif 6", vec![("objectif 6", goal(6))]);
        let en = ("Goal 9", vec![("Goal 9", goal(9))]);
        assert_eq!(compared(fr, en), told(Check::Entity, Severity::Error, "objectif 6", "Goal 9"));
    }

    #[test]
    fn a_name_stands_for_one_that_holds_it() {
        let whole = entity(EntityKind::Instrument, "ILO Future of Work Initiative", "listed", 1);
        let fr = ("l’initiative de l’OIT", vec![("initiative de l’OIT", whole)]);
        let other = |name: &'static str| (name, vec![(name, entity(EntityKind::Org, name, "listed", 1))]);
        let found = |name| compared(fr.clone(), other(name)).into_iter().map(|one| one.1).collect::<Vec<_>>();
        assert_eq!(found("ILO"), [Severity::Info]);
        assert_eq!(found("WHO"), [Severity::Warning]);
    }

    #[test]
    fn countries_stand_against_each_other() {
        let fr = ("le Niger", vec![("Niger", entity(EntityKind::Place, "NER", "iso3166:NER", 1))]);
        let en = ("Nigeria", vec![("Nigeria", entity(EntityKind::Place, "NGA", "iso3166:NGA", 1))]);
        assert_eq!(compared(fr, en), told(Check::Entity, Severity::Error, "Niger", "Nigeria"));
    }

    fn alone(scope: Scope, fr: &str, en: &str) -> Vec<Discrepancy> {
        let pair = Pair {
            sides: Sides { fr: Side { text: fr, mentions: &[] }, en: Side { text: en, mentions: &[] } },
            scope,
            confidence: 99,
        };
        compare(&Usage::learn(&[]), &pair)
    }

    #[test]
    fn a_lost_side_weighs_what_is_lost() {
        let paragraph = Scope::Blocks(Unit::Paragraph);
        let text = "Le Conseil a pris note du rapport de 2018.";
        let severity =
            |scope: Scope, fr, en| alone(scope, fr, en).iter().map(|one| one.severity).collect::<Vec<_>>();
        assert_eq!(severity(paragraph, text, ""), [Severity::Error]);
        assert_eq!(severity(paragraph, " ", text), [Severity::Error]);
        assert_eq!(severity(Scope::Sentence, text, ""), [Severity::Warning]);
        assert_eq!(severity(Scope::Blocks(Unit::Footnote), text, ""), [Severity::Warning]);
        assert_eq!(severity(Scope::Blocks(Unit::Figure), text, ""), [Severity::Info]);
        assert_eq!(severity(paragraph, "Ibid.", ""), [Severity::Info]);
        assert_eq!(severity(paragraph, "", " "), []);
        let found = alone(paragraph, text, "");
        assert!(
            found[0].message().contains("the French paragraph “Le Conseil a pris note"),
            "{}",
            found[0].message()
        );
    }

    #[test]
    fn text_in_the_other_language_is_told() {
        let checks = |fr: &str, en: &str| {
            alone(Scope::Sentence, fr, en).iter().map(|one| one.check).collect::<Vec<_>>()
        };
        let (fr, en) = (
            "Le Conseil a pris note du rapport et des vues des membres.",
            "The Board took note of the report and of the views of its members.",
        );
        assert_eq!(checks(fr, en), []);
        assert_eq!(checks(&format!("{en} Annexe"), en), [Check::Untranslated]);
        assert_eq!(checks(fr, &format!("{fr} Annex")), [Check::Untranslated]);
        let half = format!("{fr} {en}");
        assert_eq!(checks(&half, &format!("{en} {en}")), [Check::Untranslated]);
        let quoted = "Le rapport intitulé « The state of the world and of its people in our time » a été publié par le Comité.";
        assert_eq!(
            checks(
                quoted,
                "The report entitled \"The state of the world and of its people in our time\" was published by the Committee."
            ),
            []
        );
    }

    #[test]
    fn text_that_is_the_same_on_both_sides_is_told_of_whole_documents_alone() {
        let en = "The Board took note of the report of 2018 and of the views of its members.";
        let side = |text| Side { text, mentions: &[] };
        let address = side("12 rue du Port, 75001 Paris, for the attention of the head of the unit");
        let checks = |fr: &[Side<'_>], en: &[Side<'_>]| -> Vec<Check> {
            compare_lines(fr, en).iter().map(|one| one.discrepancy.check).collect()
        };
        let translated =
            side("Le Conseil a pris note du rapport de 2018 et des vues de ses membres, et l’a approuvé.");
        assert_eq!(checks(&[address, translated, translated], &[address, side(en), side(en)]), []);
        assert_eq!(checks(&[side(en)], &[side(en)]), [Check::Untranslated]);
    }

    #[test]
    fn lengths_are_judged_by_the_bitext() {
        let long = |words: usize| "mot ".repeat(words);
        let texts: Vec<(String, String)> =
            (0..80).map(|index| (long(40 + index), long(40 + index + index % 3))).collect();
        let pair = |fr, en| Pair {
            sides: Sides { fr: Side { text: fr, mentions: &[] }, en: Side { text: en, mentions: &[] } },
            scope: Scope::Line,
            confidence: 100,
        };
        let pairs: Vec<Pair<'_>> = texts.iter().map(|(fr, en)| pair(fr, en)).collect();
        let usage = Usage::learn(&pairs);
        assert!(pairs.iter().all(|one| compare(&usage, one).is_empty()));
        let (full, cut) = (long(100), long(60));
        let found = compare(&usage, &pair(&full, &cut));
        assert_eq!(found.iter().map(|one| one.check).collect::<Vec<_>>(), [Check::Length]);
        assert!(found[0].message().contains("the English is too short"), "{}", found[0].message());
        assert_eq!(compare(&usage, &pair("oui", "certainly")), [], "short texts are not measured");
    }

    #[test]
    fn a_doubtful_bead_makes_no_error() {
        let mut pair = Pair {
            sides: Sides {
                fr: Side { text: "18 pays", mentions: &[] },
                en: Side { text: "19 countries", mentions: &[] },
            },
            scope: Scope::Sentence,
            confidence: 99,
        };
        let severity =
            |pair: &Pair<'_>| compare(&Usage::learn(&[]), pair).iter().map(|one| one.severity).max();
        assert_eq!(severity(&pair), Some(Severity::Error));
        pair.confidence = 30;
        assert_eq!(severity(&pair), Some(Severity::Warning));
    }

    #[test]
    fn lines_are_counted_from_one_and_the_longer_file_is_told() {
        let side = |text| Side { text, mentions: &[] };
        let found = compare_lines(
            &[side("12 pays"), side(""), side("Le Conseil a pris note du rapport.")],
            &[side("13 countries"), side("")],
        );
        let told: Vec<(usize, Check)> = found.iter().map(|one| (one.line, one.discrepancy.check)).collect();
        assert_eq!(told, [(1, Check::Number), (3, Check::Missing)]);
    }

    /// Mentions anywhere, even outside the text.
    fn mentions() -> impl Strategy<Value = Vec<Mention>> {
        let place = (0_usize..60, 0_usize..20).prop_map(|(start, length)| start..start + length);
        let value = prop::sample::select(vec![
            day("2018-05-03", "2018-05-04"),
            day("2018-05-03", "2018-05-03"),
            date("2020-01-01", "2020-12-31", Granularity::Year, Resolution::Explicit),
            symbol("A/71/818", Some("par. 4")),
            symbol("A/RES/64/289", None),
            org("UNDP"),
            org("UNESCO"),
            entity(EntityKind::Place, "NER", "iso3166:NER", 1),
        ]);
        let one = (place, value).prop_map(|(range, value): (Range<usize>, Value)| Mention {
            block: 0,
            range,
            rule: "test",
            value,
        });
        prop::collection::vec(one, 0..6)
    }

    proptest! {
        #[test]
        fn anything_can_be_compared(
            fr in "(?:\\PC| |[0-9]|deux |A/71/818 ){0,40}",
            en in "(?:\\PC| |[0-9]|two |64/289 ){0,40}",
            fr_mentions in mentions(),
            en_mentions in mentions(),
            confidence in 0_u8..=100,
        ) {
            let pair = Pair {
                sides: Sides { fr: Side { text: &fr, mentions: &fr_mentions }, en: Side { text: &en, mentions: &en_mentions } },
                scope: Scope::Sentence,
                confidence,
            };
            for one in compare(&Usage::learn(std::slice::from_ref(&pair)), &pair) {
                prop_assert!(!one.message().is_empty() && (one.places.fr.is_some() || one.places.en.is_some()));
                prop_assert!(confidence >= 70 || one.severity < Severity::Error);
            }
        }
    }
}
