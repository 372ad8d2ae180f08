//! What no date looks like in French or English: one pattern, and the evidence of each language.

use super::class::Class;
use super::rule::{Example, Lookalike};

/// Declares lookalikes: name, pattern, what must not follow, then the evidence, French first.
macro_rules! lookalikes {
    ($($name:literal $pattern:literal, $not_after:expr;
        $fr:expr, $fr_counter:expr; $en:expr, $en_counter:expr;)*) => {
        /// As French ones.
        pub(super) const FR: &[Lookalike] = &[$(lookalike(
            concat!("lookalike.fr.", $name), $pattern, $not_after, $fr, $fr_counter,
        ),)*];
        /// As English ones.
        pub(super) const EN: &[Lookalike] = &[$(lookalike(
            concat!("lookalike.en.", $name), $pattern, $not_after, $en, $en_counter,
        ),)*];
    };
}

/// A lookalike from its parts.
const fn lookalike(
    id: &'static str,
    pattern: &'static str,
    not_after: &'static [Class],
    examples: &'static [&'static str],
    counterexamples: &'static [Example],
) -> Lookalike {
    Lookalike { id, pattern, not_before: &[], not_after, examples, counterexamples }
}

lookalikes! {
    "counted" "year ((to|dash|and) (year|number))? unit",
        &[];
        &["Les 2015 personnes interrogées ont répondu.", "de 2000 à 2100 fonctionnaires"],
        &[("En 2015, des personnes ont répondu.", &[("2015", "2015")])];
        &["The 2015 people surveyed replied.", "2000 to 2100 staff members"],
        &[("In 2015, people replied.", &[("2015", "2015")])];
    "label" "label (stop|money)? (year|day|number|years|date|digits) ((comma|and|comma and|to|dash) (day|number))*",
        &[];
        &[
            "voir la page 2015",
            "le document no 2018",
            "n° 1999",
            "ISO 2018",
            "paragraphes 3, 5 et 12 du rapport",
        ],
        &[("le rapport de 2018, page 3", &[("2018", "2018")])];
        &["see page 2015", "document No. 2018", "ISO 2018", "paragraphs 3, 5 and 12 of the report"],
        &[("the report of 2018, page 3", &[("2018", "2018")])];
    "resolution" "resolution (label (stop|money)?)? (year|day|number|years|date) (open (year|capital|word|roman) close)? \
                  ((comma|and|comma and) (the|of)* (year|day|number|years) (open (year|capital|word|roman) close)?)*",
        &[];
        &[
            "la résolution 2272 (2016) du Conseil de sécurité",
            "la résolution 2008 (LX) du Conseil économique et social",
            "les résolutions 1325 (2000), 1820 (2008) et 2017 (2011)",
            "la décision 2017/18",
        ],
        &[("la résolution de 2016", &[("2016", "2016")])];
        &[
            "Security Council resolution 2272 (2016)",
            "Economic and Social Council resolution 2008 (LX)",
            "resolutions 1325 (2000), 1820 (2008) and 2017 (2011)",
            "decision 2017/18",
        ],
        &[("the resolution of 2016", &[("2016", "2016")])];
    "number-and-year" "number open year close",
        &[];
        &["conformément à la 1325 (2000)"],
        &[("note de synthèse (2020)", &[("2020", "2020")])];
        &["pursuant to 1325 (2000)"],
        &[("policy brief (2020)", &[("2020", "2020")])];
    "name" "(proper|agenda) year",
        &[Class::Dash];
        &[
            "le Programme 2030",
            "l’Agenda 2063 de l’Union africaine",
            "PROGRAMME 2030",
            "Vision 2030",
        ],
        &[("le programme 2030", &[("2030", "2030")])];
        &["Vision 2030", "Programme 2030", "Agenda 2063"],
        &[("the programme 2030", &[("2030", "2030")])];
    "foreign" "(dayth of?)? foreign of? (year|number) | foreign dayth comma? year",
        &[];
        &["le Standing Order of 30 March 2016", "Report of May 3, 2018"],
        &[("l’ordonnance du 30 mars 2016", &[("30 mars 2016", "2016-03-30")])];
        &["the Constitution du 30 mars 2016", "adopted in août 2015"],
        &[("the constitution of 30 March 2016", &[("30 March 2016", "2016-03-30")])];
    "sign" "(money|plus) (year|day) | year money",
        &[];
        &["2015 € de frais", "$ 2015", "Rio +20", "Rio+20", "2000 %"],
        &[("en 2015", &[("2015", "2015")])];
        &["US$ 2015", "€2000", "Rio+20", "2000%"],
        &[("in 2015", &[("2015", "2015")])];
}
