//! The shapes of dates that French and English share: one pattern, and the evidence of each language.

use super::rule::{Example, Reads, Rule, Told};

/// Declares shapes: name, meaning, pattern, what stands before, after and not after, then the evidence, French first.
macro_rules! shapes {
    ($($name:literal $reads:expr, $pattern:literal, $before:literal, $after:literal, $not_after:literal;
        $fr:expr, $fr_counter:expr; $en:expr, $en_counter:expr;)*) => {
        /// The shapes as French rules.
        pub(super) const FR: &[Rule] = &[$(rule(
            concat!("date.fr.", $name), $reads, [$pattern, $before, $after, $not_after], $fr, $fr_counter,
        ),)*];
        /// The shapes as English rules.
        pub(super) const EN: &[Rule] = &[$(rule(
            concat!("date.en.", $name), $reads, [$pattern, $before, $after, $not_after], $en, $en_counter,
        ),)*];
    };
}

/// A rule from its parts.
const fn rule(
    id: &'static str,
    reads: Reads,
    [pattern, before, after, not_after]: [&'static str; 4],
    examples: &'static [Example],
    counterexamples: &'static [&'static str],
) -> Rule {
    Rule { id, reads, pattern, before, after, not_after, examples, counterexamples }
}

shapes! {
    "hyphened" Reads::Day,
        "day suffix? hyphen anymonth hyphen year | lonemonth hyphen day suffix? hyphen year \
         | year hyphen lonemonth hyphen day | year slash day slash lonemonth",
        "", "", "hyphen";
        &[
            ("avant le 15-mai-1999.", &[("15-mai-1999", "1999-05-15")]),
            ("le 06-août-2020", &[("06-août-2020", "2020-08-06")]),
        ],
        &["le lot 15-mai"];
        &[
            ("due by 19-Nov-2012.", &[("19-Nov-2012", "2012-11-19")]),
            ("on 2019-Aug-01", &[("2019-Aug-01", "2019-08-01")]),
            ("on 23/Sep/2020", &[("23/Sep/2020", "2020-09-23")]),
        ],
        &["lot 15-May"];
    "hyphened-unread" Reads::Unread, "anymonth hyphen years", "", "", "";
        &[], &["septembre-2020-23"];
        &[], &["September-2020-23"];
    "month-hyphen-year" Reads::Month, "lonemonth hyphen year", "", "", "hyphen";
        &[("en décembre-2018", &[("décembre-2018", "2018-12")])], &["décembre-18"];
        &[("in Dec-2018", &[("Dec-2018", "2018-12")]), ("in Dec/2018", &[("Dec/2018", "2018-12")])], &["Dec-18"];
    "clock-between" Reads::Day,
        "(dayth of? anymonth|anymonth day) comma? (on|to|in)? clock comma? year", "", "", "";
        &[("le 26 octobre à 10 h 30 2023", &[("26 octobre à 10 h 30 2023", "2023-10-26")])],
        &["à 10 h 30, octobre"];
        &[
            ("Thu Oct 26 11:00:09 EDT 2023 by", &[("Oct 26 11:00:09 EDT 2023", "2023-10-26")]),
            ("on 26 October at 10 a.m. 2023", &[("26 October at 10 a.m. 2023", "2023-10-26")]),
        ],
        &["at 10 a.m. October"];
    "short-year" Reads::ShortDay, "dayth of? anymonth number",
        "", "($|stop|comma|close|mark|colon|to|on|in|of|the|and|between|open)",
        "(to|and|comma|of) (the|of)? (day|number|amount)|hyphen|money";
        &[("remis le 18 juin 89 au ministre", &[("18 juin 89", "1989-06-18")])],
        &["le 18 juin 89 pays", "le 18 juin 89 à 90 personnes"];
        &[("submitted on 18 June 89 to the minister", &[("18 June 89", "1989-06-18")])],
        &["on 18 June 89 countries"];
    "month-short-year" Reads::ShortMonth, "namedmonth number",
        "(in|of|on|between)", "($|stop|comma|close|mark|the)", "comma (day|number|amount)|hyphen";
        &[("les événements de mai 68.", &[("mai 68", "1968-05")])], &["mai 68", "en mai 68 pays"];
        &[("the events of December 68.", &[("December 68", "1968-12")])], &["in December 68 countries"];
    "number-unread" Reads::Unread, "(dayth of? anymonth|anymonth day) hyphen? (number|amount|digits)",
        "", "($|stop|comma|close|mark|colon|and|hyphen)", "";
        &[], &["le 3 mai 405.", "le 3 mai 12,5."];
        &[], &["on 3 May 405.", "on May 3 405."];
    "backwards" Reads::Day, "year lonemonth dayth", "", "", "unit|anymonth|of|number|comma? year|hyphen|amount|suffix";
        &[("2018 mars 18", &[("2018 mars 18", "2018-03-18")])], &["18 pays, mars 45"];
        &[("2018 March 18", &[("2018 March 18", "2018-03-18")])], &["may 18 people"];
    "year-month" Reads::Month, "year (month|short)", "", "", "dayth|number|comma? year|of? year|hyphen";
        &[("2017 avril", &[("2017 avril", "2017-04")])], &["avril 45"];
        &[("2017 October", &[("2017 October", "2017-10")])], &["October 45"];
    "year-month-end" Reads::Month, "year (name|weak)", "", "($|stop|comma|close|mark)", "comma year";
        &[("(2017 sept)", &[("2017 sept", "2017-09")])], &["sept pays"];
        &[("in 2017 april.", &[("2017 april", "2017-04")])], &["in april"];
    "apart" Reads::Apart, "day day year", "(on|in|the|to|word|between)", "",
        "number|day|year|amount|unit|hyphen|money|suffix";
        &[("remis le 18 08 1978 au ministre", &[("18 08 1978", "1978-08-18")])], &["le 12 18"];
        &[("handed in on 18 08 1978", &[("18 08 1978", "1978-08-18")])], &["on 12 18"];
    "month-in-digits" Reads::Digits, "digits", "(in|on|between|(in|on|between) digits and|word stop)", "",
        "unit|money|hyphen";
        &[("bâti en 12/1987 et refait en 5.1935", &[("12/1987", "1987-12"), ("5.1935", "1935-05")])],
        &["l’avis 12/1987", "l’avis no 5/2019", "en 5.1935 euros"];
        &[("built in 12/1987, rebuilt in 5.1935", &[("12/1987", "1987-12"), ("5.1935", "1935-05")])],
        &["Opinion 12/1987", "Opinion No. 5/2019", "in 5.1935 per cent"];
    "same-year" Reads::Told(Told::Years(0)), "(dayth of?)? anymonth (of? the? same period|of? the? period same)",
        "", "", "";
        &[(
            "Le 3 mai 1998, puis le 5 juin de la même année",
            &[("3 mai 1998", "1998-05-03"), ("5 juin de la même année", "1998-06-05")],
        )],
        &["le 5 juin de la même année"];
        &[(
            "On 3 May 1998, then on 5 June of the same year",
            &[("3 May 1998", "1998-05-03"), ("5 June of the same year", "1998-06-05")],
        )],
        &["on 5 June of the same year"];
    "following-year" Reads::Told(Told::Years(1)),
        "(dayth of?)? anymonth (of? the? following period|of? the? period following)", "", "", "";
        &[(
            "Le 3 mai 1998, puis le 5 juin de l’année suivante",
            &[("3 mai 1998", "1998-05-03"), ("5 juin de l’année suivante", "1999-06-05")],
        )],
        &["le 5 juin de l’année suivante"];
        &[(
            "On 3 May 1998, then on 5 June of the following year",
            &[("3 May 1998", "1998-05-03"), ("5 June of the following year", "1999-06-05")],
        )],
        &["on 5 June of the following year"];
    "former-year" Reads::Told(Told::Years(-1)),
        "(dayth of?)? anymonth (of? the? former period|of? the? period former)", "", "", "";
        &[(
            "Le 3 mai 1998, après le 5 juin de l’année précédente",
            &[("3 mai 1998", "1998-05-03"), ("5 juin de l’année précédente", "1997-06-05")],
        )],
        &["le 5 juin de l’année précédente"];
        &[(
            "On 3 May 1998, after 5 June of the previous year",
            &[("3 May 1998", "1998-05-03"), ("5 June of the previous year", "1997-06-05")],
        )],
        &["on 5 June of the previous year"];
}
