//! How French writes dates. The items stand in the same order as in `en.rs`.

mod days;
mod months;
mod periods;

use std::sync::LazyLock;

use super::class::Class;
use super::language::{Case, Language, Lists};
use super::rule::{Link, Lookalike, Opening, Tie};
use super::{lookalike, shared};
use crate::model::Modifier;

/// French.
pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    Language::new(&Lists {
        words: include_str!("fr.tsv"),
        month: month_class,
        suffixes: SUFFIXES,
        roman_suffixes: ROMAN_SUFFIXES,
        decade_plural: false,
        lookalikes: [lookalike::FR, LOOKALIKES],
        openings: OPENINGS,
        rules: [shared::FR, days::RULES, months::RULES, periods::RULES],
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

/// What no date looks like in this language alone.
const LOOKALIKES: &[Lookalike] = &[
    Lookalike {
        id: "lookalike.fr.about",
        pattern: "about of? year",
        not_before: &[],
        not_after: &[],
        examples: &["plus de 2000 demandes", "près de 1950 entités", "quelque 2030 réponses"],
        counterexamples: &[("au plus tard en 2018", &[("2018", "2018")])],
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
