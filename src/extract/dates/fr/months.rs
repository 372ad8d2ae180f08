//! The shapes in which French writes months.

use super::super::rule::{Reads, Rule};

/// The shapes, the one that reads most first.
pub(super) const RULES: &[Rule] = &[
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
];
