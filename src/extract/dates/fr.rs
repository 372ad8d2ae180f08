//! How French writes dates. The items stand in the same order as in `en.rs`.

#[cfg(test)]
pub(super) mod evidence;

use std::sync::LazyLock;

use super::class::Class;
use super::language::{Case, Language, Lists};
use super::lookalike;
use super::rule::{Lookalike, Opening};
use crate::model::{Lang, Modifier};

/// French.
pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    Language::new(&Lists {
        lang: Lang::Fr,
        words: include_str!("fr.tsv"),
        month: month_class,
        suffixes: SUFFIXES,
        roman_suffixes: ROMAN_SUFFIXES,
        decade_plural: false,
        lookalikes: [lookalike::FR, LOOKALIKES],
        openings: OPENINGS,
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

/// What counts years backwards from the birth of Christ.
const ERA: &str = r"^(?i:av(?:\.|ant)\s(?:J(?:\.|ésus)\s?-?\s?C|notre\sère|l[’']ère))[^\s,;]*";

/// What tells that an event is past, at the end of the words before its date.
const PAST: &str = r"(?i)(?:\bdepuis\b[^,;:()]*|\b(?:tenu|créé|établi|lancé|entamé|achevé|adopté|publié|approuvé|signé|nommé|présenté|organisé|institué|conclu|rendu)e?s?\b[^,;:()]{0,80})$";

/// What tells that a sentence speaks of the future.
const FUTURE: &str = r"(?i)(?:\b\p{L}{2,}(?:ra|ront|rait|raient)\b|\bprévue?s?\b|\bproch|\bdev(?:ant|oir)\b|\bd[’']ici\b|\bjusqu|\béchéance|\bhorizon|\bsera)";
