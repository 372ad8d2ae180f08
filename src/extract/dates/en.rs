//! How English writes dates. The items stand in the same order as in `fr.rs`.

#[cfg(test)]
pub(super) mod evidence;

use std::sync::LazyLock;

use super::class::Class;
use super::language::{Case, Language, Lists};
use super::lookalike;
use super::rule::{Lookalike, Opening};
use crate::model::{Lang, Modifier};

/// English.
pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    Language::new(&Lists {
        lang: Lang::En,
        words: include_str!("en.tsv"),
        month: month_class,
        suffixes: SUFFIXES,
        roman_suffixes: ROMAN_SUFFIXES,
        decade_plural: true,
        lookalikes: [lookalike::EN, LOOKALIKES],
        openings: OPENINGS,
        era: ERA,
        past: PAST,
        future: FUTURE,
    })
});

/// A month has a capital; five of them are also verbs, adjectives or the names of persons.
fn month_class(folded: &str, case: Case, _: bool) -> Class {
    let doubtful = matches!(folded, "march" | "april" | "may" | "june" | "august");
    match (doubtful, case) {
        (true, Case::Lower) if matches!(folded, "may" | "march") => Class::Maybe,
        (true, Case::Lower) => Class::Weak,
        (true, _) => Class::Name,
        (false, _) => Class::Month,
    }
}

/// `3rd`.
const SUFFIXES: &[&str] = &["st", "nd", "rd", "th"];

/// English counts centuries in other figures.
const ROMAN_SUFFIXES: &[&str] = &[];

/// What no date looks like in this language alone.
const LOOKALIKES: &[Lookalike] = &[
    Lookalike {
        id: "lookalike.en.about",
        pattern: "about (of|word)? year",
        not_before: &[],
        not_after: &[],
        examples: &["more than 2000 requests", "nearly 1950 entities", "at least 2030 replies"],
        counterexamples: &[
            ("no later than 2018", &[("2018", "2018")]),
            ("more in 2018", &[("2018", "2018")]),
        ],
    },
    Lookalike {
        id: "lookalike.en.horizon",
        pattern: "horizon year",
        not_before: &[],
        not_after: &[Class::Dash],
        examples: &["the Horizon 2020 project"],
        counterexamples: &[("on the horizon 2030", &[("2030", "2030")])],
    },
    Lookalike {
        id: "lookalike.en.agenda",
        // The long title is kept, as the French one is: "Programme de développement durable à l'horizon 2030".
        pattern: "year capital{0,3} agenda",
        not_before: &[],
        not_after: &[Class::On],
        examples: &["the 2030 Agenda", "the 2030 Sustainable Development Agenda", "THE 2030 AGENDA"],
        counterexamples: &[
            ("the 2014 Climate Summit", &[("2014", "2014")]),
            ("the 2030 Agenda for Sustainable Development", &[("2030", "2030")]),
        ],
    },
    Lookalike {
        id: "lookalike.en.agenda-at",
        pattern: "year capital{0,3} agenda on (word|the|of|in)",
        not_before: &[],
        not_after: &[],
        examples: &["the 2030 Agenda at the national level", "the 2030 Agenda from now"],
        counterexamples: &[("the 2030 Agenda for Sustainable Development", &[("2030", "2030")])],
    },
    Lookalike {
        id: "lookalike.en.after",
        pattern: "after dash? year",
        not_before: &[],
        not_after: &[],
        examples: &[
            "the post-2015 development agenda",
            "exchanged views on post-2015",
            "post 2015",
            "post–2015",
        ],
        counterexamples: &[("after 2015", &[("2015", "2015")])],
    },
];

/// The words before a date that choose a part of it.
const OPENINGS: &[Opening] = &[
    Opening {
        id: "opening.en.edge",
        pattern: "edge (dash | of (the|period|months|of){0,4})",
        before: "",
        examples: &[
            ("at the beginning of 2020", "2020", Modifier::Start),
            ("by the end of 2026", "2026", Modifier::End),
            ("in the middle of the year 2006", "2006", Modifier::Mid),
            ("by end-2018", "2018", Modifier::End),
            ("the end of the month of May 2018", "2018-05", Modifier::End),
            ("at the end of the 1990s", "199X", Modifier::End),
        ],
        counterexamples: &["This will end, 2018 being the last year.", "by the end of the year, in 2018"],
    },
    Opening {
        id: "opening.en.bare-edge",
        pattern: "edge",
        before: "(on|in|to)",
        examples: &[("by end 2018", "2018", Modifier::End)],
        counterexamples: &["It will end 2018 with a deficit."],
    },
    Opening {
        id: "opening.en.soon",
        pattern: "soon dash? in? (the|of|period|months){0,4}",
        before: "",
        examples: &[
            ("early 2019", "2019", Modifier::Start),
            ("late in 2018", "2018", Modifier::End),
            ("mid-2019", "2019", Modifier::Mid),
            ("in mid-May 2018", "2018-05", Modifier::Mid),
            ("in the early 1990s", "199X", Modifier::Start),
            ("the late twentieth century", "1901/2000", Modifier::End),
        ],
        counterexamples: &["as early as 2018", "no later than 2018"],
    },
];

/// What counts years backwards from the birth of Christ.
const ERA: &str = r"^(?:(?i:before\s(?:Christ|the\sCommon\sEra|our\sera))|B\.?\s?C\b\.?(?:\s?E\b\.?)?|BCE\b)";

/// What tells that an event is past, at the end of the words before its date.
const PAST: &str = r"(?i)(?:\bsince\b[^,;:()]*|\b(?:held|created|established|launched|begun|completed|adopted|published|approved|signed|appointed|presented|organized|introduced|concluded|issued)\b[^,;:()]{0,80})$";

/// What tells that a sentence speaks of the future.
const FUTURE: &str = r"(?i)\b(?:will|would|shall|should|may|might|could|to be|planned|scheduled|expected|next|by the end|until|forthcoming|upcoming|due|deadline|target)\b";
