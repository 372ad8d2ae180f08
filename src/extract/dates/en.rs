//! How English writes dates. The items stand in the same order as in `fr.rs`.

mod days;
mod months;
mod periods;

use std::sync::LazyLock;

use super::class::Class;
use super::language::{Case, Language, Lists};
use super::rule::{Link, Lookalike, Opening, Tie};
use super::{lookalike, shared};
use crate::model::Modifier;

/// English.
pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    Language::new(&Lists {
        words: include_str!("en.tsv"),
        month: month_class,
        suffixes: SUFFIXES,
        roman_suffixes: ROMAN_SUFFIXES,
        decade_plural: true,
        lookalikes: [lookalike::EN, LOOKALIKES],
        openings: OPENINGS,
        rules: [shared::EN, days::RULES, months::RULES, periods::RULES],
        links: LINKS,
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

/// What ties two dates.
const LINKS: &[Link] = &[
    Link {
        id: "date.en.between",
        tie: Tie::Range,
        pattern: "comma? and (the|of|in|weekday){0,3}",
        before: "between (the|of|in|weekday){0,3}",
        examples: &[
            ("between 2015 and 2017", &[("2015 and 2017", "2015/2017")]),
            ("between 3 and 5 May 2018", &[("3 and 5 May 2018", "2018-05-03/2018-05-05")]),
        ],
        counterexamples: &["between 15 and 20 countries"],
    },
    Link {
        id: "date.en.list",
        tie: Tie::Last,
        pattern: "comma? and (in|the|of|on|weekday|comma){0,4}",
        before: "",
        examples: &[
            (
                "November 2017 and February, May and August 2018; ongoing",
                &[
                    ("November 2017", "2017-11"),
                    ("February", "2018-02"),
                    ("May", "2018-05"),
                    ("August 2018", "2018-08"),
                ],
            ),
            ("held in May and October 2018", &[("May", "2018-05"), ("October 2018", "2018-10")]),
            ("in 2016 and 2017", &[("2016", "2016"), ("2017", "2017")]),
            (
                "on Thursday, 9 May, and Friday, 10 May 2019",
                &[("9 May", "2019-05-09"), ("10 May 2019", "2019-05-10")],
            ),
        ],
        counterexamples: &["figures 3 and 4"],
    },
    Link {
        id: "date.en.comma",
        tie: Tie::Comma,
        pattern: "comma (in|the|of|on|weekday){0,3}",
        before: "",
        examples: &[(
            "3, 4 and 5 May 2018",
            &[("3", "2018-05-03"), ("4", "2018-05-04"), ("5 May 2018", "2018-05-05")],
        )],
        counterexamples: &["figures 3, 4"],
    },
    Link {
        id: "date.en.range",
        tie: Tie::Range,
        pattern: "to (to|in|the|of|weekday|comma){0,3}",
        before: "",
        examples: &[
            ("from 10 to 12 May 2018", &[("10 to 12 May 2018", "2018-05-10/2018-05-12")]),
            (
                "from 1 August to 30 September 2018",
                &[("1 August to 30 September 2018", "2018-08-01/2018-09-30")],
            ),
            ("from January to October 2018", &[("January to October 2018", "2018-01/2018-10")]),
            ("28 December to 3 January 2019", &[("28 December to 3 January 2019", "2018-12-28/2019-01-03")]),
            ("from 2015 until 2018", &[("2015 until 2018", "2015/2018")]),
        ],
        counterexamples: &["from 15 to 20 countries"],
    },
    Link {
        id: "date.en.dash",
        tie: Tie::Dash,
        pattern: "dash|slash",
        before: "",
        examples: &[
            ("May 3-5, 2018", &[("May 3-5, 2018", "2018-05-03/2018-05-05")]),
            ("London, 3-4 May 2018", &[("3-4 May 2018", "2018-05-03/2018-05-04")]),
            ("1 August-September 2017", &[("1 August-September 2017", "2017-08-01/2017-09")]),
            ("1 August-30 September 2018", &[("1 August-30 September 2018", "2018-08-01/2018-09-30")]),
            ("November 2017–May 2018", &[("November 2017–May 2018", "2017-11/2018-05")]),
            ("the biennium 2018-2019", &[("2018-2019", "2018/2019")]),
            ("2014 – 2015", &[("2014 – 2015", "2014/2015")]),
        ],
        counterexamples: &["articles 3-4", "a group of 5-6 persons"],
    },
];

/// What counts years backwards from the birth of Christ.
const ERA: &str = r"^(?:(?i:before\s(?:Christ|the\sCommon\sEra|our\sera))|B\.?\s?C\b\.?(?:\s?E\b\.?)?|BCE\b)";

/// What tells that an event is past, at the end of the words before its date.
const PAST: &str = r"(?i)(?:\bsince\b[^,;:()]*|\b(?:held|created|established|launched|begun|completed|adopted|published|approved|signed|appointed|presented|organized|introduced|concluded|issued)\b[^,;:()]{0,80})$";

/// What tells that a sentence speaks of the future.
const FUTURE: &str = r"(?i)\b(?:will|would|shall|should|may|might|could|to be|planned|scheduled|expected|next|by the end|until|forthcoming|upcoming|due|deadline|target)\b";
