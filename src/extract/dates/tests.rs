//! The rules' own evidence, laws on generated dates, and the texts that once went wrong.

use super::evidence::Evidence;
use super::rule::{Example, Reads, Tie, Told};
use super::*;
use crate::model::{BlockKind, DateFault, DateValue, Issued, Modifier, RuleId};
use jiff::civil::Date;

/// Finds the dates of a text of one paragraph.
pub(super) fn dates_in(text: &str, lang: Lang, published: Option<Date>) -> (Vec<Mention>, Vec<DateFlaw>) {
    let passages = vec![Passage { text, kind: BlockKind::Prose, section: 0 }];
    find(&Source { lang, symbol: None, published: published.map(Issued::from), passages }, &[])
}

/// The languages with their files.
fn languages() -> [(Lang, &'static Language); 2] {
    [(Lang::Fr, &fr::LANGUAGE), (Lang::En, &en::LANGUAGE)]
}

/// The evidence of a language.
fn evidence_of(lang: Lang) -> &'static [Evidence] {
    match lang {
        Lang::Fr => fr::evidence::EVIDENCE,
        Lang::En => en::evidence::EVIDENCE,
    }
}

#[test]
fn every_rule_has_its_evidence_and_all_evidence_is_of_a_rule() {
    for lang in Lang::BOTH {
        let told: Vec<RuleId> = evidence_of(lang).iter().map(|evidence| evidence.id).collect();
        assert_eq!(told, rules(lang).collect::<Vec<_>>());
    }
}

/// What is found in a text: surface, value and rule of each mention.
fn found(text: &str, lang: Lang, published: Option<&str>) -> Vec<(String, DateValue, RuleId)> {
    let published = published.map(|day| day.parse().unwrap());
    let (mentions, _) = dates_in(text, lang, published);
    mentions
        .into_iter()
        .map(|mention| {
            let Value::Date(date) = mention.value else { panic!("a mention that is not a date") };
            (text[mention.range].to_owned(), date, mention.rule)
        })
        .collect()
}

/// Surfaces and normal forms.
fn forms(text: &str, lang: Lang) -> Vec<(String, String)> {
    found(text, lang, None).into_iter().map(|(surface, date, _)| (surface, date.edtf)).collect()
}

/// Checks examples and counterexamples of one rule; some mention must be signed by it, if it signs.
fn check(id: RuleId, signs: bool, lang: Lang, examples: &[Example], counterexamples: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (text, expected) in examples {
        let seen = forms(text, lang);
        let wanted: Vec<(String, String)> =
            expected.iter().map(|(surface, form)| ((*surface).to_owned(), (*form).to_owned())).collect();
        if seen != wanted {
            wrong.push(format!("{id}: {text:?}\n  wanted {wanted:?}\n  found  {seen:?}"));
        }
        if signs && !found(text, lang, None).iter().any(|(_, _, rule)| *rule == id) {
            wrong.push(format!("{id} signs nothing in {text:?}"));
        }
    }
    for text in counterexamples {
        let seen = forms(text, lang);
        if !seen.is_empty() {
            wrong.push(format!("{id}: {text:?} must give nothing, found {seen:?}"));
        }
    }
    wrong
}

#[test]
fn every_pattern_can_be_compiled() {
    for (_, language) in languages() {
        let rules = language.rules.iter().flat_map(|rule| {
            [Some(&rule.pattern), rule.before.as_ref(), rule.after.as_ref(), rule.not_after.as_ref()]
        });
        let openings =
            language.openings.iter().flat_map(|(before, pattern, _)| [Some(pattern), before.as_ref()]);
        let links = language.links.iter().flat_map(|link| [Some(&link.pattern), link.before.as_ref()]);
        let lookalikes = language.lookalikes.iter().map(|(pattern, _)| Some(pattern));
        let cues = [Some(&language.past), Some(&language.future)];
        let all = rules.chain(openings).chain(links).chain(lookalikes).chain(cues);
        assert!(all.flatten().all(|pattern| !pattern.as_str().is_empty()));
    }
}

#[test]
fn every_rule_keeps_to_its_evidence() {
    let mut wrong = Vec::new();
    for (lang, language) in languages() {
        let (shapes, links) = evidence_of(lang).split_at(language.rules.len());
        for (rule, shown) in language.rules.iter().zip(shapes) {
            // What is not read, or is inferred from the day of publication, gives nothing without one.
            let silent = matches!(rule.reads, Reads::Unread | Reads::Told(Told::Past | Told::Coming));
            assert!(
                (silent || !shown.examples.is_empty()) && !shown.counterexamples.is_empty(),
                "{} has no evidence",
                rule.id
            );
            let signs = !matches!(rule.reads, Reads::Month if rule.id.ends_with("listed"));
            wrong.extend(check(rule.id, signs, lang, shown.examples, shown.counterexamples));
        }
        for (link, shown) in language.links.iter().zip(links) {
            let signs = matches!(link.tie, Tie::Range | Tie::Dash);
            wrong.extend(check(link.id, signs, lang, shown.examples, shown.counterexamples));
        }
        for (_, lookalike) in &language.lookalikes {
            wrong.extend(check(lookalike.id, false, lang, lookalike.counterexamples, lookalike.examples));
        }
        for (_, _, opening) in &language.openings {
            for (text, form, modifier) in opening.examples {
                let seen = found(text, lang, None);
                let right =
                    seen.len() == 1 && seen[0].1.edtf == *form && seen[0].1.modifier == Some(*modifier);
                if !right {
                    wrong
                        .push(format!("{}: {text:?} wanted {form} {modifier:?}, found {seen:?}", opening.id));
                }
            }
            for text in opening.counterexamples {
                let seen = found(text, lang, None);
                if seen.iter().any(|(_, date, _)| date.modifier.is_some()) {
                    wrong.push(format!("{}: {text:?} must have no part, found {seen:?}", opening.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A row of the annotations: place, first day, last day, unit, part, source of the year.
type Row = (String, String, String, String, String, String);

/// The hand-made annotations of a report and what is found in it, as rows in order.
fn gold(
    paragraphs: &'static str,
    blocks: &'static str,
    dates: &'static str,
    published: &str,
) -> (Vec<Row>, Vec<Row>) {
    let rows = |table: &'static str| table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let (mut places, mut passages) = (Vec::new(), Vec::new());
    let kinds = [BlockKind::Title, BlockKind::Furniture, BlockKind::Heading, BlockKind::Figure];
    for row in rows(blocks) {
        let kind = kinds.into_iter().find(|kind| kind.word() == row[1]).unwrap_or(BlockKind::Prose);
        places.push("-".to_owned());
        passages.push(Passage { text: row[3], kind, section: 0 });
    }
    for row in rows(paragraphs) {
        places.push(row[1].to_owned());
        passages.push(Passage { text: row[3], kind: BlockKind::Paragraph, section: 0 });
    }
    let source = Source { lang: Lang::Fr, symbol: None, published: published.parse().ok(), passages };
    let (mentions, _) = find(&source, &[]);
    let mut seen: Vec<Row> = mentions
        .into_iter()
        .filter(|mention| places[mention.block] != "-")
        .map(|mention| {
            let Value::Date(date) = mention.value else { panic!("a mention that is not a date") };
            let part = date.modifier.map_or("", Modifier::word).to_owned();
            let unit = date.granularity.word().to_owned();
            let place = places[mention.block].clone();
            (
                place,
                date.start.to_string(),
                date.end.to_string(),
                unit,
                part,
                date.resolution.word().to_owned(),
            )
        })
        .collect();
    let mut wanted: Vec<Row> = rows(dates)
        .filter(|row| row[1].bytes().all(|byte| byte.is_ascii_digit()))
        .map(|row| {
            let cell = |at: usize| (*row.get(at).unwrap_or(&"")).to_owned();
            (cell(1), cell(3), cell(4), cell(5), cell(6), cell(7))
        })
        .collect();
    seen.sort();
    wanted.sort();
    (wanted, seen)
}

macro_rules! report {
    ($id:literal, $published:literal) => {
        gold(
            include_str!(concat!("../../../tests/gold/", $id, "/paragraphs.tsv")),
            include_str!(concat!("../../../tests/gold/", $id, "/blocks.tsv")),
            include_str!(concat!("../../../tests/gold/", $id, "/dates.tsv")),
            $published,
        )
    };
}

#[test]
fn the_annotated_paragraphs_are_read_as_annotated() {
    for (wanted, seen) in [report!("CEB-2018-1", "2018-07-24"), report!("E-2021-47", "2021-03-01")] {
        let missed: Vec<_> = wanted.iter().filter(|row| !seen.contains(row)).collect();
        let extra: Vec<_> = seen.iter().filter(|row| !wanted.contains(row)).collect();
        assert!(wanted == seen, "missed {missed:#?}\nextra {extra:#?}");
    }
}

/// The forms and the sources of the years of what is found in blocks of prose.
fn in_blocks(
    blocks: &[(BlockKind, &str)],
    lang: Lang,
    published: Option<&str>,
) -> Vec<(usize, String, &'static str)> {
    let passages = blocks.iter().map(|&(kind, text)| Passage { text, kind, section: 0 }).collect();
    let published = published.map(|day| day.parse().unwrap());
    let (mentions, _) = find(&Source { lang, symbol: None, published, passages }, &[]);
    let read = |mention: Mention| {
        let Value::Date(date) = mention.value else { panic!("a mention that is not a date") };
        (mention.block, date.edtf, date.resolution.word())
    };
    mentions.into_iter().map(read).collect()
}

#[test]
fn a_page_between_the_month_and_its_year_changes_nothing() {
    let blocks = [
        (BlockKind::Table, "Comité créé en juin"),
        (BlockKind::Table, "1992 comme suite à la résolution 46/182"),
    ];
    assert_eq!(in_blocks(&blocks, Lang::Fr, Some("2018-11-10")), [(0, "1992-06".to_owned(), "explicit")]);
    let blocks = [(BlockKind::Table, "Réunion en juin"), (BlockKind::Table, "2017 : trois réunions")];
    let apart = [(0, "2018-06".to_owned(), "context"), (1, "2017".to_owned(), "explicit")];
    assert_eq!(in_blocks(&blocks, Lang::Fr, Some("2018-11-10")), apart);
}

#[test]
fn the_year_comes_from_the_nearest_reliable_date() {
    for (text, year) in [
        ("En 2012, le Comité s’est réuni. Il a siégé en mars.", "2012-03"),
        ("La circulaire de 2003 a été révisée en mars.", "2018-03"),
        ("D’ici à 2030, il siégera en mars.", "2018-03"),
        ("Réuni en mars à Paris, il a conclu en juin 2012.", "2012-03"),
        ("Réuni le 3 mars. En 2012, il a conclu.", "2018-03-03"),
    ] {
        let dates = in_blocks(&[(BlockKind::Paragraph, text)], Lang::Fr, Some("2018-07-24"));
        assert!(
            dates.iter().any(|(_, form, source)| form == year && *source == "context"),
            "{text}: {dates:?}"
        );
    }
    let titled = [
        (BlockKind::Furniture, "Distr. générale 18 janvier 2019"),
        (BlockKind::Title, "Deuxième session ordinaire de 2018"),
        (BlockKind::Paragraph, "tenue les 10 et 11 octobre"),
    ];
    let dates = in_blocks(&titled, Lang::Fr, None);
    assert_eq!(
        dates[2..],
        [(2, "2018-10-10".to_owned(), "context"), (2, "2018-10-11".to_owned(), "context")]
    );
}

#[test]
fn a_year_spoken_of_more_than_all_others_is_that_of_the_document() {
    let said = |text| (BlockKind::Paragraph, text);
    let undated = said("Il s’est réuni en octobre.");
    let thrice = [said("Créé en mars 2012, ouvert en mai 2012 et clos en juin 2012."), undated];
    let split = [said("Créé en mars 2012, ouvert en mai 2013 et clos en juin 2014."), undated];
    let of_october = |blocks: &[(BlockKind, &str)]| in_blocks(blocks, Lang::Fr, Some("2018-07-24")).pop();
    assert_eq!(of_october(&thrice), Some((1, "2012-10".to_owned(), "context")));
    assert_eq!(of_october(&split), Some((1, "2018-10".to_owned(), "context")));
}

#[test]
fn a_number_beside_a_date_need_not_be_one() {
    for (text, surface) in [
        ("Genève, salle 3, 4 mai 2018", "4 mai 2018"),
        ("du neuvième au quatrième trimestre de 2018", "quatrième trimestre de 2018"),
    ] {
        let (_, flaws) = dates_in(text, Lang::Fr, None);
        let surfaces: Vec<String> = forms(text, Lang::Fr).into_iter().map(|(surface, _)| surface).collect();
        assert_eq!((surfaces, flaws), (vec![surface.to_owned()], vec![]));
    }
}

#[test]
fn what_is_wrong_with_a_date_is_told() {
    for (text, lang, cause) in [
        ("le 30 février 2018", Lang::Fr, DateFault::NoSuchDay),
        ("31/04/2018", Lang::En, DateFault::NoSuchDay),
        ("du 5 mai 2019 au 3 mai 2018", Lang::Fr, DateFault::EndBeforeStart),
        ("from 2020 to 2011", Lang::En, DateFault::EndBeforeStart),
        ("le 3 mai", Lang::Fr, DateFault::NoYear),
    ] {
        let (_, flaws) = dates_in(text, lang, None);
        assert!(flaws.len() == 1 && flaws[0].fault == cause, "{text}: {flaws:?}");
        assert_eq!(flaws[0].surface, text[flaws[0].range.clone()]);
        let message = flaws[0].fault.to_string();
        assert!(!message.ends_with('.') && !message.starts_with(char::is_uppercase));
        assert_eq!(flaws[0].fault.is_impossible(), cause != DateFault::NoYear);
    }
    assert_eq!(
        forms("du 5 mai 2019 au 3 mai 2018", Lang::Fr).len(),
        2,
        "the ends of a reversed period are kept"
    );
}

#[test]
fn the_day_of_publication_tells_the_last_and_the_next() {
    for (text, lang, form) in [
        ("en février dernier", Lang::Fr, "2018-02"),
        ("le 5 octobre dernier", Lang::Fr, "2017-10-05"),
        ("en mai prochain", Lang::Fr, "2019-05"),
        ("last December", Lang::En, "2017-12"),
        ("next September", Lang::En, "2018-09"),
    ] {
        let seen = found(text, lang, Some("2018-07-24"));
        assert!(seen.len() == 1 && seen[0].1.edtf == form, "{text}: {seen:?}");
        assert_eq!(seen[0].1.resolution, Resolution::Context);
    }
}

#[test]
fn two_digits_mean_the_last_such_year() {
    for (text, published, form) in [
        ("le 18 juin 40", "2018-07-24", "1940-06-18"),
        ("le 15/05/25", "2018-07-24", "2025-05-15"),
        ("le 15/05/99", "2018-07-24", "1999-05-15"),
    ] {
        let seen = found(text, Lang::Fr, Some(published));
        assert!(seen.len() == 1 && seen[0].1.edtf == form, "{text}: {seen:?}");
    }
}

#[test]
fn the_weekday_is_a_witness() {
    let (mentions, flaws) = dates_in("le vendredi 8 mai 2014", Lang::Fr, None);
    assert!(mentions.len() == 1 && flaws.len() == 1, "{flaws:?}");
    assert!(matches!(flaws[0].fault, DateFault::OtherWeekday { .. }));
    let (mentions, flaws) = dates_in("on Thursday, 8 May 2014", Lang::En, None);
    assert_eq!((mentions.len(), flaws.len()), (1, 0));
    // The year of the context, which the weekday denies, is not given.
    let (mentions, flaws) = dates_in("le vendredi 8 mai", Lang::Fr, "2014-07-24".parse().ok());
    assert_eq!((mentions.len(), flaws.len()), (0, 1));
}

#[test]
fn what_is_half_read_is_not_read() {
    for (text, lang) in [
        ("Au IIe siècle av. J.-C., puis du Ve au IVe siècle avant notre ère", Lang::Fr),
        ("In the second century BC and between 1750 and 1700 B.C.E.", Lang::En),
        ("from 1 January to 31 May 405.", Lang::En),
        ("Constitution du 30 mars 2016", Lang::En),
        ("The Order of 30 March 2016", Lang::Fr),
        ("M. Mars et Mme Avril ; le Champ de Mars", Lang::Fr),
    ] {
        let (mentions, _) = dates_in(text, lang, "2018-07-24".parse().ok());
        assert!(mentions.is_empty(), "{text}: {mentions:?}");
    }
}

#[test]
fn a_session_that_begins_in_one_year_and_ends_in_the_next_is_one_period() {
    for (text, lang) in
        [("25 July 2024–30 July 2025", Lang::En), ("25 juillet 2024-30 juillet 2025", Lang::Fr)]
    {
        assert_eq!(forms(text, lang), [(text.to_owned(), "2024-07-25/2025-07-30".to_owned())]);
    }
}

#[test]
fn a_past_event_after_the_publication_is_told() {
    for (text, lang, told) in [
        ("Depuis sa création par le Conseil en novembre 2018, l’Équipe a travaillé.", Lang::Fr, true),
        ("Since its establishment by the Board in November 2018, the Task Force will go on.", Lang::En, true),
        ("La session se tiendra en novembre 2018.", Lang::Fr, false),
        ("Seront publiées en novembre 2018.", Lang::Fr, false),
        ("The session will be held in November 2018.", Lang::En, false),
        ("Depuis novembre 2017, l’Équipe a travaillé.", Lang::Fr, false),
    ] {
        let (mentions, flaws) = dates_in(text, lang, "2018-07-24".parse().ok());
        assert_eq!((mentions.len(), !flaws.is_empty()), (1, told), "{text}: {flaws:?}");
        assert!(flaws.iter().all(|flaw| !flaw.fault.is_impossible()));
    }
}
