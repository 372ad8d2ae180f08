//! The rules of this room: their names, what each must find and what none may find.

use super::organ::Act;

/// A symbol of a known series.
pub(super) const SERIES: &str = "symbol.any.series";
/// A symbol of an unknown series beside a cue.
pub(super) const CUED: &str = "symbol.any.cued-series";
/// The second half of a joint symbol.
pub(super) const JOINT: &str = "symbol.any.joint";
/// A suffix that stands without its symbol.
pub(super) const ELLIPSIS: &str = "symbol.any.ellipsis";
/// A symbol of another agency.
pub(super) const AGENCY: &str = "symbol.any.agency";

/// How a number stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Behind the word in the singular.
    One,
    /// In a list.
    List,
    /// Far from its noun.
    Elided,
}

/// The rule that finds a number of this shape by the word of a language.
pub(super) fn of(language: usize, act: Act, shape: Shape) -> &'static str {
    match (language, act, shape) {
        (0, Act::Resolution, Shape::One) => "symbol.fr.resolution",
        (0, Act::Resolution, Shape::List) => "symbol.fr.resolution-list",
        (0, Act::Resolution, Shape::Elided) => "symbol.fr.resolution-elided",
        (0, Act::Decision, Shape::One) => "symbol.fr.decision",
        (0, Act::Decision, Shape::List) => "symbol.fr.decision-list",
        (0, Act::Decision, Shape::Elided) => "symbol.fr.decision-elided",
        (_, Act::Resolution, Shape::One) => "symbol.en.resolution",
        (_, Act::Resolution, Shape::List) => "symbol.en.resolution-list",
        (_, Act::Resolution, Shape::Elided) => "symbol.en.resolution-elided",
        (_, Act::Decision, Shape::One) => "symbol.en.decision",
        (_, Act::Decision, Shape::List) => "symbol.en.decision-list",
        (_, Act::Decision, Shape::Elided) => "symbol.en.decision-elided",
    }
}

/// The names of the rules.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    let acts = [0, 1].into_iter().flat_map(|language| {
        [Act::Resolution, Act::Decision].into_iter().flat_map(move |act| {
            [Shape::One, Shape::List, Shape::Elided].into_iter().map(move |shape| of(language, act, shape))
        })
    });
    [SERIES, CUED, JOINT, ELLIPSIS, AGENCY].into_iter().chain(acts)
}

/// What shows that a rule does its work.
#[cfg(test)]
pub(super) struct Evidence {
    /// The rule.
    pub(super) rule: &'static str,
    /// Texts, and the symbol that this rule finds in each.
    pub(super) examples: &'static [(&'static str, &'static str)],
    /// Texts in which no rule finds anything.
    pub(super) counterexamples: &'static [&'static str],
}

/// The evidence of every rule, in the order of the names above.
#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: SERIES,
        examples: &[("voir A/80/609", "A/80/609"), ("(E/CN.3/2006/13, annexe)", "E/CN.3/2006/13")],
        counterexamples: &["la grippe A/H1N1", "an A/C unit", "la Commission (A/C.3)", "UNEP/WHO/2018"],
    },
    Evidence {
        rule: CUED,
        examples: &[("voir ABC/DEF/2019/3", "ABC/DEF/2019/3"), ("(OECD/LEGAL/0449)", "OECD/LEGAL/0449")],
        counterexamples: &["le lot ABC/DEF/2019/3", "(ISO/IEC/27002)", "(OMS/UNICEF/2019)"],
    },
    Evidence {
        rule: JOINT,
        examples: &[("A/72/684-E/2018/7", "E/2018/7"), ("A/47/277–S/24111", "S/24111")],
        counterexamples: &["B-A/2"],
    },
    Evidence {
        rule: ELLIPSIS,
        examples: &[("A/71/818 et Corr.1", "A/71/818/Corr.1"), ("A/61/L.26/Add.1-2", "A/61/L.26/Add.2")],
        counterexamples: &["le rapport et Add.1"],
    },
    Evidence {
        rule: AGENCY,
        examples: &[("(37C/Res.61)", "UNESCO 37 C/RES/61"), ("la résolution WHA70.15", "WHA70.15")],
        counterexamples: &["à 40 C/104 F", "le papier A4-2"],
    },
    Evidence {
        rule: "symbol.fr.resolution",
        examples: &[
            ("sa résolution 74/255 B.", "A/RES/74/255B"),
            ("la résolution 2272 (2016) du Conseil de sécurité", "S/RES/2272(2016)"),
        ],
        counterexamples: &[
            "une résolution de 300 points",
            "la résolution 1325 (2003) de l’Assemblée parlementaire",
        ],
    },
    Evidence {
        rule: "symbol.fr.resolution-list",
        examples: &[
            ("les résolutions 54/64 et 69/250", "A/RES/54/64"),
            ("la résolution 54/64 et la 69/250", "A/RES/69/250"),
        ],
        counterexamples: &["les résolutions et 1/3 des membres"],
    },
    Evidence {
        rule: "symbol.fr.resolution-elided",
        examples: &[
            ("la dernière résolution étant la 75/227", "A/RES/75/227"),
            ("Cette résolution, la 75/227", "A/RES/75/227"),
        ],
        counterexamples: &["Une résolution. La 75/227 est longue.", "la 75/227"],
    },
    Evidence {
        rule: "symbol.fr.decision",
        examples: &[("sa décision 74/540", "A/DEC/74/540"), ("décision 1995/225", "E/DEC/1995/225")],
        counterexamples: &["la décision 2010/413/PESC du Conseil", "la décision 5 (2018)"],
    },
    Evidence {
        rule: "symbol.fr.decision-list",
        examples: &[
            ("les décisions 55/488 et 57/587", "A/DEC/55/488"),
            ("décisions 55/488, 57/587", "A/DEC/57/587"),
        ],
        counterexamples: &["des décisions 24/7"],
    },
    Evidence {
        rule: "symbol.fr.decision-elided",
        examples: &[
            ("la dernière décision étant la 74/540", "A/DEC/74/540"),
            ("Sa décision, la 74/540", "A/DEC/74/540"),
        ],
        counterexamples: &["la décision étant la 31/12"],
    },
    Evidence {
        rule: "symbol.en.resolution",
        examples: &[
            ("the Council's resolution 2020/2", "E/RES/2020/2"),
            ("Security Council resolution 2272 (2016)", "S/RES/2272(2016)"),
        ],
        counterexamples: &["a resolution of 1920/1080", "European Parliament resolution 2020/12"],
    },
    Evidence {
        rule: "symbol.en.resolution-list",
        examples: &[
            ("resolutions 54/64 and 69/250", "A/RES/54/64"),
            ("resolution 54/64 and 69/250", "A/RES/69/250"),
        ],
        counterexamples: &["the resolutions and 1/3 of members"],
    },
    Evidence {
        rule: "symbol.en.resolution-elided",
        examples: &[
            ("the latest resolution being 75/227", "A/RES/75/227"),
            ("its last resolution was 75/227", "A/RES/75/227"),
        ],
        counterexamples: &["A resolution. The 75/227 is long.", "the vote was 53/193"],
    },
    Evidence {
        rule: "symbol.en.decision",
        examples: &[("its decision 74/540", "A/DEC/74/540"), ("Council decision 1995/225", "E/DEC/1995/225")],
        counterexamples: &["decision 2010/413/CFSP", "the Board’s decision 2018/3"],
    },
    Evidence {
        rule: "symbol.en.decision-list",
        examples: &[
            ("decisions 55/488 and 57/587", "A/DEC/55/488"),
            ("decisions 55/488, 57/587", "A/DEC/57/587"),
        ],
        counterexamples: &["decisions 24/7"],
    },
    Evidence {
        rule: "symbol.en.decision-elided",
        examples: &[
            ("the latest decision being 74/540", "A/DEC/74/540"),
            ("the last decision was 74/540", "A/DEC/74/540"),
        ],
        counterexamples: &["the decision was 31/12"],
    },
];
