//! The shapes in which English writes months.

use super::super::rule::{Reads, Rule};

/// The shapes, the one that reads most first.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "date.en.month-year",
        reads: Reads::Month,
        pattern: "anymonth ofyear",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("in November 2017", &[("November 2017", "2017-11")]),
            ("October 2017; ongoing", &[("October 2017", "2017-10")]),
            ("NOVEMBER 2017", &[("NOVEMBER 2017", "2017-11")]),
            ("Jan 2021", &[("Jan 2021", "2021-01")]),
            ("in November 2020¹ and", &[("November 2020", "2020-11")]),
            ("in May of 2018", &[("May of 2018", "2018-05")]),
        ],
        counterexamples: &["Mayor 2018/1", "October"],
    },
    Rule {
        id: "date.en.month",
        reads: Reads::Month,
        pattern: "month",
        before: "",
        after: "",
        not_after: "dash? number",
        examples: &[
            ("In 2020, its October meeting", &[("2020", "2020"), ("October", "2020-10")]),
            ("In 2020, in December", &[("2020", "2020"), ("December", "2020-12")]),
        ],
        counterexamples: &["in October"],
    },
    Rule {
        id: "date.en.month-name",
        reads: Reads::Month,
        pattern: "name",
        before: "((in|on|to|of|between|months of|soon dash?) the?|(month|name|year) (comma|and|comma and|dash|slash|to))",
        after: "",
        not_after: "capital|name|dash? number",
        examples: &[(
            "In 2020, in March, April and May",
            &[("2020", "2020"), ("March", "2020-03"), ("April", "2020-04"), ("May", "2020-05")],
        )],
        counterexamples: &["Member States may.", "the march", "May the Board"],
    },
    Rule {
        id: "date.en.month-day-listed",
        reads: Reads::Day,
        pattern: "anymonth day suffix?",
        before: "",
        after: "(dash|to|and|comma and) (on|the)? anymonth (the? dayth comma? year)",
        not_after: "",
        examples: &[("Aug 10 and Nov 12, 2013", &[("Aug 10", "2013-08-10"), ("Nov 12, 2013", "2013-11-12")])],
        counterexamples: &["Aug 10 - Nov 12"],
    },
    Rule {
        id: "date.en.day-month-listed",
        reads: Reads::Day,
        pattern: "dayth of? (weak|maybe)",
        before: "",
        after: "(dash|to|and|comma and|comma) (on|the)? (dayth of? anymonth (dash|to|and|comma and|comma))* dayth of? anymonth ofyear",
        not_after: "",
        examples: &[(
            "10 august and 12 september 2013",
            &[("10 august", "2013-08-10"), ("12 september 2013", "2013-09-12")],
        )],
        counterexamples: &["10 august - 12 september"],
    },
    Rule {
        id: "date.en.months-of",
        reads: Reads::Month,
        pattern: "name",
        before: "the",
        after: "((comma|and|comma and|hyphen) suremonth)+ word",
        not_after: "",
        examples: &[(
            "In 2018, the April and June meetings",
            &[("2018", "2018"), ("April", "2018-04"), ("June", "2018-06")],
        )],
        counterexamples: &["April and May are friends."],
    },
    Rule {
        id: "date.en.month-listed",
        reads: Reads::Month,
        pattern: "name|weak",
        before: "",
        after: "(comma|and|comma and|dash|slash|to) in? (name (comma|and|comma and|dash|to) in?)* (anymonth ofyear|month)",
        not_after: "",
        examples: &[
            ("May-September 2018", &[("May-September 2018", "2018-05/2018-09")]),
            ("May/June 2018", &[("May/June 2018", "2018-05/2018-06")]),
            (
                "In 2018, the May and November sessions",
                &[("2018", "2018"), ("May", "2018-05"), ("November", "2018-11")],
            ),
        ],
        counterexamples: &["April and May are friends."],
    },
];
