//! How French writes dates. The items stand in the same order as in `en.rs`.

use std::sync::LazyLock;

use super::class::Class;
use super::language::{Case, Language, Lists};
use super::rule::{Link, Lookalike, Opening, Reads, Rule, Tie, Told};
use super::shared;
use crate::model::Modifier;

/// French.
pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    Language::new(&Lists {
        words: include_str!("fr.tsv"),
        month: month_class,
        suffixes: SUFFIXES,
        roman_suffixes: ROMAN_SUFFIXES,
        decade_plural: false,
        lookalikes: LOOKALIKES,
        openings: OPENINGS,
        rules: [shared::FR, RULES],
        links: LINKS,
        era: ERA,
        past: PAST,
        future: FUTURE,
    })
});

/// A month has no capital inside a sentence: with one it may be a name.
fn month_class(_: &str, case: Case, start: bool) -> Class {
    match case {
        Case::Lower => Class::Month,
        Case::Title if start => Class::Month,
        Case::Title | Case::Upper => Class::Name,
    }
}

/// `1er`, `1re`, `2e`.
const SUFFIXES: &[&str] = &["er", "ᵉʳ", "re", "ère", "e", "ᵉ", "ème", "nd", "nde"];

/// `XXIe`; what is tried first in lower case stands first.
const ROMAN_SUFFIXES: &[&str] = &["ème", "ᵉʳ", "er", "ᵉ", "e", "ième"];

/// What no date looks like.
const LOOKALIKES: &[Lookalike] = &[
    Lookalike {
        id: "lookalike.fr.counted",
        pattern: "year ((to|dash|and) (year|number))? unit",
        not_before: &[],
        not_after: &[],
        examples: &["Les 2015 personnes interrogées ont répondu.", "de 2000 à 2100 fonctionnaires"],
        counterexamples: &[("En 2015, des personnes ont répondu.", &[("2015", "2015")])],
    },
    Lookalike {
        id: "lookalike.fr.about",
        pattern: "about of? year",
        not_before: &[],
        not_after: &[],
        examples: &["plus de 2000 demandes", "près de 1950 entités", "quelque 2030 réponses"],
        counterexamples: &[("au plus tard en 2018", &[("2018", "2018")])],
    },
    Lookalike {
        id: "lookalike.fr.label",
        pattern: "label (stop|money)? (year|day|number|years|date|digits) ((comma|and|comma and|to|dash) (day|number))*",
        not_before: &[],
        not_after: &[],
        examples: &[
            "voir la page 2015",
            "le document no 2018",
            "n° 1999",
            "ISO 2018",
            "paragraphes 3, 5 et 12 du rapport",
        ],
        counterexamples: &[("le rapport de 2018, page 3", &[("2018", "2018")])],
    },
    Lookalike {
        id: "lookalike.fr.resolution",
        pattern: "resolution (label (stop|money)?)? (year|day|number|years|date) (open (year|capital|word|roman) close)? \
                  ((comma|and|comma and) (the|of)* (year|day|number|years) (open (year|capital|word|roman) close)?)*",
        not_before: &[],
        not_after: &[],
        examples: &[
            "la résolution 2272 (2016) du Conseil de sécurité",
            "la résolution 2008 (LX) du Conseil économique et social",
            "les résolutions 1325 (2000), 1820 (2008) et 2017 (2011)",
            "la décision 2017/18",
        ],
        counterexamples: &[("la résolution de 2016", &[("2016", "2016")])],
    },
    Lookalike {
        id: "lookalike.fr.number-and-year",
        pattern: "number open year close",
        not_before: &[],
        not_after: &[],
        examples: &["conformément à la 1325 (2000)"],
        counterexamples: &[("note de synthèse (2020)", &[("2020", "2020")])],
    },
    Lookalike {
        id: "lookalike.fr.horizon",
        pattern: "horizon year",
        not_before: &[Class::The],
        not_after: &[Class::Dash],
        examples: &["le projet Horizon 2020"],
        counterexamples: &[
            ("à l’horizon 2030", &[("2030", "2030")]),
            ("À L’HORIZON 2030", &[("2030", "2030")]),
        ],
    },
    Lookalike {
        id: "lookalike.fr.name",
        pattern: "(proper|agenda) year",
        not_before: &[],
        not_after: &[Class::Dash],
        examples: &[
            "le Programme 2030",
            "l’Agenda 2063 de l’Union africaine",
            "PROGRAMME 2030",
            "Vision 2030",
        ],
        counterexamples: &[("le programme 2030", &[("2030", "2030")])],
    },
    Lookalike {
        id: "lookalike.fr.agenda",
        pattern: "year capital{0,3} agenda",
        not_before: &[],
        not_after: &[],
        examples: &["« The 2030 Agenda »", "« 2030 Sustainable Development Agenda »"],
        counterexamples: &[("En 2014, l’Agenda", &[("2014", "2014")])],
    },
    Lookalike {
        id: "lookalike.fr.after",
        pattern: "the after dash? year",
        not_before: &[],
        not_after: &[],
        examples: &["l’après-2015", "le programme pour l’après 2015", "l'après‑2015"],
        counterexamples: &[("après 2015", &[("2015", "2015")])],
    },
    Lookalike {
        id: "lookalike.fr.foreign",
        pattern: "(dayth of?)? foreign of? (year|number) | foreign dayth comma? year",
        not_before: &[],
        not_after: &[],
        examples: &["le Standing Order of 30 March 2016", "Report of May 3, 2018"],
        counterexamples: &[("l’ordonnance du 30 mars 2016", &[("30 mars 2016", "2016-03-30")])],
    },
    Lookalike {
        id: "lookalike.fr.sign",
        pattern: "(money|plus) (year|day) | year money",
        not_before: &[],
        not_after: &[],
        examples: &["2015 € de frais", "$ 2015", "Rio +20", "Rio+20", "2000 %"],
        counterexamples: &[("en 2015", &[("2015", "2015")])],
    },
];

/// The words before a date that choose a part of it.
const OPENINGS: &[Opening] = &[Opening {
    id: "opening.fr.edge",
    pattern: "edge dash? (of|the|period|months|dash){0,5}",
    before: "",
    examples: &[
        ("au début de l’année 2020", "2020", Modifier::Start),
        ("fin 2027", "2027", Modifier::End),
        ("d’ici à la fin de 2026", "2026", Modifier::End),
        ("à la mi-2019", "2019", Modifier::Mid),
        ("depuis le milieu de l’année 2006", "2006", Modifier::Mid),
        ("fin du mois de mai 2018", "2018-05", Modifier::End),
        ("à la mi-mai 2018", "2018-05", Modifier::Mid),
        ("début des années 1990", "199X", Modifier::Start),
        ("à la fin du XXe siècle", "1901/2000", Modifier::End),
        ("fin de la période 2018-2020", "2018/2020", Modifier::End),
    ],
    counterexamples: &[
        "À cette fin, 2018 a été déclarée Année de la forêt.",
        "mettre fin en 2018",
        "fin le 31 mai 2018",
    ],
}];

/// The shapes of dates, the one that reads most first.
const RULES: &[Rule] = &[
    Rule {
        id: "date.fr.next",
        reads: Reads::Told(Told::Next),
        pattern: "(dayth of?)? anymonth following",
        before: "",
        after: "",
        not_after: "",
        examples: &[(
            "nommé le 28 décembre 1998, il démissionne le 5 janvier suivant",
            &[("28 décembre 1998", "1998-12-28"), ("5 janvier suivant", "1999-01-05")],
        )],
        counterexamples: &["le 5 janvier suivant", "le janvier suivants"],
    },
    Rule {
        id: "date.fr.past",
        reads: Reads::Told(Told::Past),
        pattern: "(dayth of?)? anymonth ordinal",
        before: "",
        after: "",
        not_after: "",
        examples: &[],
        counterexamples: &["en février dernier"],
    },
    Rule {
        id: "date.fr.coming",
        reads: Reads::Told(Told::Coming),
        pattern: "(dayth of?)? anymonth coming",
        before: "",
        after: "",
        not_after: "",
        examples: &[],
        counterexamples: &["en mai prochain"],
    },
    Rule {
        id: "date.fr.digits",
        reads: Reads::Digits,
        pattern: "date",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("le 03/05/2018", &[("03/05/2018", "2018-05-03")]),
            ("2018-05-03", &[("2018-05-03", "2018-05-03")]),
            ("3.5.2018 à Paris", &[("3.5.2018", "2018-05-03")]),
            ("le 05/24/2018", &[("05/24/2018", "2018-05-24")]),
        ],
        counterexamples: &["la version 3.5.20", "E/CN.3/2006/13", "20180503"],
    },
    Rule {
        id: "date.fr.day-month-year",
        reads: Reads::Day,
        pattern: "dayth daynoun? of? anymonth ofyear",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("Le jeudi 8 mai 2014, il", &[("8 mai 2014", "2014-05-08")]),
            ("le 1er janvier 2016", &[("1er janvier 2016", "2016-01-01")]),
            ("le 1^{er} août 2017", &[("1^{er} août 2017", "2017-08-01")]),
            ("le 1 er août 2017", &[("1 er août 2017", "2017-08-01")]),
            ("le premier mai 2018", &[("premier mai 2018", "2018-05-01")]),
            ("24\u{A0}juillet\u{202F}2018", &[("24\u{A0}juillet\u{202F}2018", "2018-07-24")]),
            ("24 JUILLET 2018", &[("24 JUILLET 2018", "2018-07-24")]),
            ("le 12 sept. 2018", &[("12 sept. 2018", "2018-09-12")]),
            ("le 12 janv 2018", &[("12 janv 2018", "2018-01-12")]),
        ],
        counterexamples: &["le 30 février 2018", "le 31 juin 2018"],
    },
    Rule {
        id: "date.fr.day-month",
        reads: Reads::Day,
        pattern: "dayth daynoun? of? namedmonth",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("En 2018, le 3 mai, le Conseil", &[("2018", "2018"), ("3 mai", "2018-05-03")]),
            ("le 3 mai et le 5 juin 2018", &[("3 mai", "2018-05-03"), ("5 juin 2018", "2018-06-05")]),
        ],
        counterexamples: &["les 27 sept pays", "le 3 mai"],
    },
    Rule {
        id: "date.fr.month-year",
        reads: Reads::Month,
        pattern: "anymonth ofyear",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("en novembre 2017", &[("novembre 2017", "2017-11")]),
            ("Octobre 2017 ; en cours", &[("Octobre 2017", "2017-10")]),
            ("NOVEMBRE 2017", &[("NOVEMBRE 2017", "2017-11")]),
            ("réunion d'octobre 2013", &[("octobre 2013", "2013-10")]),
            ("(déc. 2016)", &[("déc. 2016", "2016-12")]),
            ("en mai de l’année 2018", &[("mai de l’année 2018", "2018-05")]),
        ],
        counterexamples: &["le maire 2018/1", "octobre"],
    },
    Rule {
        id: "date.fr.month",
        reads: Reads::Month,
        pattern: "month",
        before: "",
        after: "",
        not_after: "dash? number",
        examples: &[(
            "En 2020, en mars et en décembre",
            &[("2020", "2020"), ("mars", "2020-03"), ("décembre", "2020-12")],
        )],
        counterexamples: &["la planète Mars", "mai 68"],
    },
    Rule {
        id: "date.fr.month-name",
        reads: Reads::Month,
        pattern: "name",
        before: "(in|on|to|between|months|months of) the?",
        after: "",
        not_after: "capital|dash? number",
        examples: &[("En 2020 puis en Mars", &[("2020", "2020"), ("Mars", "2020-03")])],
        counterexamples: &["d’Avril Haines", "sur Mars", "le Champ de Mars", "M. Mars et Mme Avril"],
    },
    Rule {
        id: "date.fr.part-year",
        reads: Reads::Part,
        pattern: "(ordinal|day suffix) (quarter|semester|half) (of? the? period)? of? year | part (of? the? period)? of? year | year dash? part",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("au quatrième trimestre de 2018", &[("quatrième trimestre de 2018", "2018-36")]),
            ("Dernier trimestre de 2018", &[("Dernier trimestre de 2018", "2018-36")]),
            ("le 2e trimestre 2019", &[("2e trimestre 2019", "2019-34")]),
            ("au premier semestre de 2014", &[("premier semestre de 2014", "2014-40")]),
            ("la seconde moitié de l’année 2013", &[("seconde moitié de l’année 2013", "2013-41")]),
            ("T4 2018", &[("T4 2018", "2018-36")]),
            ("S2 2018", &[("S2 2018", "2018-41")]),
            (
                "aux premier et deuxième trimestres de 2018",
                &[("premier", "2018-33"), ("deuxième trimestres de 2018", "2018-34")],
            ),
        ],
        counterexamples: &["chaque trimestre", "le premier trimestre de grossesse"],
    },
    Rule {
        id: "date.fr.part",
        reads: Reads::Part,
        pattern: "(ordinal|day suffix) (quarter|semester)",
        before: "to",
        after: "",
        not_after: "of|quarter|semester",
        examples: &[("En 2018, au premier trimestre", &[("2018", "2018"), ("premier trimestre", "2018-33")])],
        counterexamples: &["un premier trimestre", "au deuxième trimestre de grossesse"],
    },
    Rule {
        id: "date.fr.decade",
        reads: Reads::Decades,
        pattern: "nineties (year|number|day) ((comma|and|comma and|dash|to) (number|day))*",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("dans les années 1990", &[("années 1990", "199X")]),
            ("les années 90", &[("années 90", "199X")]),
            ("les années 80 et 90", &[("années 80", "198X"), ("90", "199X")]),
            ("les années quatre-vingt-dix", &[("années quatre-vingt-dix", "199X")]),
            ("les années 1980 et 1990", &[("années 1980", "198X"), ("1990", "199X")]),
        ],
        counterexamples: &["ces 15 dernières années", "durant 12 années", "les années 45"],
    },
    Rule {
        id: "date.fr.century",
        reads: Reads::Century,
        pattern: "(roman suffix?|dayth) century",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("au XXIe siècle", &[("XXIe siècle", "2001/2100")]),
            ("au XXIᵉ siècle", &[("XXIᵉ siècle", "2001/2100")]),
            ("au XXI^e siècle", &[("XXI^e siècle", "2001/2100")]),
            ("au XXI e siècle", &[("XXI e siècle", "2001/2100")]),
            ("du vingt et unième siècle", &[("vingt et unième siècle", "2001/2100")]),
            ("les XIXe et XXe siècles", &[("XIXe", "1801/1900"), ("XXe siècles", "1901/2000")]),
        ],
        counterexamples: &["il y a deux siècles", "au siècle dernier"],
    },
    Rule {
        id: "date.fr.years",
        reads: Reads::Years,
        pattern: "years",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("l’exercice 2017/18", &[("2017/18", "2017/2018")]),
            ("la session 2017/2018", &[("2017/2018", "2017/2018")]),
            ("en 2011-12", &[("2011-12", "2011/2012")]),
        ],
        counterexamples: &["CEB/2017/18", "la cote 2020/2"],
    },
    Rule {
        id: "date.fr.year",
        reads: Reads::Year,
        pattern: "year",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("première session ordinaire de 2018", &[("2018", "2018")]),
            ("2017 : trois réunions", &[("2017", "2017")]),
            ("(Genève, 2020)", &[("2020", "2020")]),
            ("la circulaire de 2003", &[("2003", "2003")]),
        ],
        counterexamples: &[
            "2 018 fonctionnaires",
            "A/71/2018",
            "CEB/2018/1",
            "ISO 9001:2015",
            "COVID-2019",
            "budget_2018.xlsx",
            "?an=2018",
            "le post-2015",
            "https://unsceb.org/2021- 02/v_2021.pdf",
            "www.un.org/2018",
        ],
    },
    Rule {
        id: "date.fr.number",
        reads: Reads::Number,
        pattern: "dayth|roman suffix?",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("les 7 et 8 novembre 2018", &[("7", "2018-11-07"), ("8 novembre 2018", "2018-11-08")]),
            (
                "29 mai, 25 juin, 27 juillet et 17 et 30 août 2018",
                &[
                    ("29 mai", "2018-05-29"),
                    ("25 juin", "2018-06-25"),
                    ("27 juillet", "2018-07-27"),
                    ("17", "2018-08-17"),
                    ("30 août 2018", "2018-08-30"),
                ],
            ),
            (
                "mercredi 7 et jeudi 8 novembre 2018",
                &[("7", "2018-11-07"), ("8 novembre 2018", "2018-11-08")],
            ),
        ],
        counterexamples: &["les 7 et 8 membres", "dans 18 à 24 mois", "7 et 8 pays, 12 fonds"],
    },
];

/// What ties two dates.
const LINKS: &[Link] = &[
    Link {
        id: "date.fr.between",
        tie: Tie::Range,
        pattern: "comma? and (the|of|in|weekday){0,3}",
        before: "between (the|of|in|weekday){0,3}",
        examples: &[
            ("entre 2015 et 2017", &[("2015 et 2017", "2015/2017")]),
            ("entre le 3 et le 5 mai 2018", &[("3 et le 5 mai 2018", "2018-05-03/2018-05-05")]),
        ],
        counterexamples: &["entre 15 et 20 pays"],
    },
    Link {
        id: "date.fr.list",
        tie: Tie::Last,
        pattern: "comma? and (in|the|of|to|on|weekday|comma){0,4}",
        before: "",
        examples: &[
            (
                "Novembre 2017 et février, mai et août 2018 ; en cours",
                &[
                    ("Novembre 2017", "2017-11"),
                    ("février", "2018-02"),
                    ("mai", "2018-05"),
                    ("août 2018", "2018-08"),
                ],
            ),
            ("tenues en mai et en octobre 2018", &[("mai", "2018-05"), ("octobre 2018", "2018-10")]),
            ("en 2016 et 2017", &[("2016", "2016"), ("2017", "2017")]),
        ],
        counterexamples: &["les figures 3 et 4"],
    },
    Link {
        id: "date.fr.comma",
        tie: Tie::Comma,
        pattern: "comma (in|the|of|on|weekday){0,3}",
        before: "",
        examples: &[(
            "les 3, 4 et 5 mai 2018",
            &[("3", "2018-05-03"), ("4", "2018-05-04"), ("5 mai 2018", "2018-05-05")],
        )],
        counterexamples: &["les figures 3, 4"],
    },
    Link {
        id: "date.fr.range",
        tie: Tie::Range,
        pattern: "to (to|in|the|of|weekday){0,3}",
        before: "",
        examples: &[
            ("du 10 au 12 mai 2018", &[("10 au 12 mai 2018", "2018-05-10/2018-05-12")]),
            ("Du 1 août au 30 septembre 2018", &[("1 août au 30 septembre 2018", "2018-08-01/2018-09-30")]),
            ("de janvier à octobre 2018", &[("janvier à octobre 2018", "2018-01/2018-10")]),
            (
                "du 28 décembre au 3 janvier 2019",
                &[("28 décembre au 3 janvier 2019", "2018-12-28/2019-01-03")],
            ),
            ("de 2015 à 2018", &[("2015 à 2018", "2015/2018")]),
            ("des années 2010 à 2015", &[("années 2010 à 2015", "2010/2015")]),
            ("du 3 mai jusqu’au 5 juin 2018", &[("3 mai jusqu’au 5 juin 2018", "2018-05-03/2018-06-05")]),
        ],
        counterexamples: &["de 15 à 20 pays"],
    },
    Link {
        id: "date.fr.dash",
        tie: Tie::Dash,
        pattern: "dash|slash",
        before: "",
        examples: &[
            ("Londres, 3-4 mai 2018", &[("3-4 mai 2018", "2018-05-03/2018-05-04")]),
            ("mai-septembre 2018", &[("mai-septembre 2018", "2018-05/2018-09")]),
            ("1er août-septembre 2017", &[("1er août-septembre 2017", "2017-08-01/2017-09")]),
            ("1 août-30 septembre 2018", &[("1 août-30 septembre 2018", "2018-08-01/2018-09-30")]),
            ("novembre 2017-mai 2018", &[("novembre 2017-mai 2018", "2017-11/2018-05")]),
            ("la décennie 2011–2020", &[("2011–2020", "2011/2020")]),
            ("2014 – 2015", &[("2014 – 2015", "2014/2015")]),
            ("mai/juin 2018", &[("mai/juin 2018", "2018-05/2018-06")]),
        ],
        counterexamples: &["les articles 3-4", "un groupe de 5-6 personnes"],
    },
];

/// What counts years backwards from the birth of Christ.
const ERA: &str = r"^(?i:av(?:\.|ant)\s(?:J(?:\.|ésus)\s?-?\s?C|notre\sère|l[’']ère))[^\s,;]*";

/// What tells that an event is past, at the end of the words before its date.
const PAST: &str = r"(?i)(?:\bdepuis\b[^,;:()]*|\b(?:tenu|créé|établi|lancé|entamé|achevé|adopté|publié|approuvé|signé|nommé|présenté|organisé|institué|conclu|rendu)e?s?\b[^,;:()]{0,80})$";

/// What tells that a sentence speaks of the future.
const FUTURE: &str = r"(?i)(?:\b\p{L}{2,}(?:ra|ront|rait|raient)\b|\bprévue?s?\b|\bproch|\bdev(?:ant|oir)\b|\bd[’']ici\b|\bjusqu|\béchéance|\bhorizon|\bsera)";
