//! The shapes in which French writes days, and dates that another date explains.

use super::super::rule::{Reads, Rule, Told};

/// The shapes, the one that reads most first.
pub(super) const RULES: &[Rule] = &[
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
];
