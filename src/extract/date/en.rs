//! How English writes dates. The items stand in the same order as in `fr.rs`.

use std::sync::LazyLock;

use super::class::Class;
use super::language::{Case, Language, Lists};
use super::rule::{Link, Lookalike, Opening, Reads, Rule, Tie, Told};
use super::shared;
use crate::model::Modifier;

/// English.
pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    Language::new(&Lists {
        words: include_str!("en.tsv"),
        month: month_class,
        suffixes: SUFFIXES,
        roman_suffixes: ROMAN_SUFFIXES,
        decade_plural: true,
        lookalikes: LOOKALIKES,
        openings: OPENINGS,
        rules: [shared::EN, RULES],
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

/// What no date looks like.
const LOOKALIKES: &[Lookalike] = &[
    Lookalike {
        id: "lookalike.en.counted",
        pattern: "year ((to|dash|and) (year|number))? unit",
        not_before: &[],
        not_after: &[],
        examples: &["The 2015 people surveyed replied.", "2000 to 2100 staff members"],
        counterexamples: &[("In 2015, people replied.", &[("2015", "2015")])],
    },
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
        id: "lookalike.en.label",
        pattern: "label (stop|money)? (year|day|number|years|date|digits) ((comma|and|comma and|to|dash) (day|number))*",
        not_before: &[],
        not_after: &[],
        examples: &["see page 2015", "document No. 2018", "ISO 2018", "paragraphs 3, 5 and 12 of the report"],
        counterexamples: &[("the report of 2018, page 3", &[("2018", "2018")])],
    },
    Lookalike {
        id: "lookalike.en.resolution",
        pattern: "resolution (label (stop|money)?)? (year|day|number|years|date) (open (year|capital|word|roman) close)? \
                  ((comma|and|comma and) (the|of)* (year|day|number|years) (open (year|capital|word|roman) close)?)*",
        not_before: &[],
        not_after: &[],
        examples: &[
            "Security Council resolution 2272 (2016)",
            "Economic and Social Council resolution 2008 (LX)",
            "resolutions 1325 (2000), 1820 (2008) and 2017 (2011)",
            "decision 2017/18",
        ],
        counterexamples: &[("the resolution of 2016", &[("2016", "2016")])],
    },
    Lookalike {
        id: "lookalike.en.number-and-year",
        pattern: "number open year close",
        not_before: &[],
        not_after: &[],
        examples: &["pursuant to 1325 (2000)"],
        counterexamples: &[("policy brief (2020)", &[("2020", "2020")])],
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
        id: "lookalike.en.name",
        pattern: "(proper|agenda) year",
        not_before: &[],
        not_after: &[Class::Dash],
        examples: &["Vision 2030", "Programme 2030", "Agenda 2063"],
        counterexamples: &[("the programme 2030", &[("2030", "2030")])],
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
    Lookalike {
        id: "lookalike.en.foreign",
        pattern: "(dayth of?)? foreign of? (year|number) | foreign dayth comma? year",
        not_before: &[],
        not_after: &[],
        examples: &["the Constitution du 30 mars 2016", "adopted in août 2015"],
        counterexamples: &[("the constitution of 30 March 2016", &[("30 March 2016", "2016-03-30")])],
    },
    Lookalike {
        id: "lookalike.en.sign",
        pattern: "(money|plus) (year|day) | year money",
        not_before: &[],
        not_after: &[],
        examples: &["US$ 2015", "€2000", "Rio+20", "2000%"],
        counterexamples: &[("in 2015", &[("2015", "2015")])],
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

/// The shapes of dates, the one that reads most first.
const RULES: &[Rule] = &[
    Rule {
        id: "date.en.past",
        reads: Reads::Told(Told::Past),
        pattern: "ordinal anymonth",
        before: "",
        after: "",
        not_after: "day|of? year|comma year",
        examples: &[],
        counterexamples: &["last February"],
    },
    Rule {
        id: "date.en.coming",
        reads: Reads::Told(Told::Coming),
        pattern: "coming anymonth",
        before: "",
        after: "",
        not_after: "day|of? year|comma year",
        examples: &[],
        counterexamples: &["next May"],
    },
    Rule {
        id: "date.en.event",
        reads: Reads::Unread,
        pattern: "suremonth event",
        before: "",
        after: "",
        not_after: "",
        examples: &[],
        counterexamples: &["the October Revolution", "the July Monarchy"],
    },
    Rule {
        id: "date.en.digits",
        reads: Reads::Digits,
        pattern: "date",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("on 03/05/2018", &[("03/05/2018", "2018-05-03")]),
            ("2018-05-03", &[("2018-05-03", "2018-05-03")]),
            ("in 2018-05", &[("2018-05", "2018-05")]),
            ("on 05/24/2018", &[("05/24/2018", "2018-05-24")]),
        ],
        counterexamples: &["version 3.5.20", "E/CN.3/2006/13", "20180503"],
    },
    Rule {
        id: "date.en.day-month-year",
        reads: Reads::Day,
        pattern: "dayth daynoun? of? the? anymonth ofyear",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("On Thursday, 8 May 2014, it", &[("8 May 2014", "2014-05-08")]),
            ("as from 1 January 2016", &[("1 January 2016", "2016-01-01")]),
            ("on 3rd May, 2018", &[("3rd May, 2018", "2018-05-03")]),
            ("the third of May 2018", &[("third of May 2018", "2018-05-03")]),
            ("the twenty-third of May 2018", &[("twenty-third of May 2018", "2018-05-23")]),
            ("24\u{A0}July\u{202F}2018", &[("24\u{A0}July\u{202F}2018", "2018-07-24")]),
            ("24 JULY 2018", &[("24 JULY 2018", "2018-07-24")]),
            ("12 Sept. 2018", &[("12 Sept. 2018", "2018-09-12")]),
            ("12 Jan 2018", &[("12 Jan 2018", "2018-01-12")]),
        ],
        counterexamples: &["30 February 2018", "31 June 2018"],
    },
    Rule {
        id: "date.en.month-days-year",
        reads: Reads::Days,
        pattern: "anymonth dayth ((comma|and|comma and|dash|to) dayth)+ comma? year",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("May 3 and 4, 2018", &[("May 3", "2018-05-03"), ("4, 2018", "2018-05-04")]),
            (
                "May 3, 4 and 5, 2018",
                &[("May 3", "2018-05-03"), ("4", "2018-05-04"), ("5, 2018", "2018-05-05")],
            ),
        ],
        counterexamples: &["maybe 3 or 4, 20 in all"],
    },
    Rule {
        id: "date.en.month-days",
        reads: Reads::Days,
        pattern: "anymonth day suffix? ((comma|and|comma and|dash|to) day suffix?)+",
        before: "",
        after: "(and|comma and|comma) on? anymonth dayth ((comma|and|comma and|dash|to) dayth)* comma? year",
        not_after: "",
        examples: &[(
            "May 30 and 31 and June 1, 1999",
            &[("May 30", "1999-05-30"), ("31", "1999-05-31"), ("June 1, 1999", "1999-06-01")],
        )],
        counterexamples: &["May 30 and 31 and June 1"],
    },
    Rule {
        id: "date.en.month-day-year",
        reads: Reads::Day,
        pattern: "anymonth the? dayth comma? year",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("May 3, 2018", &[("May 3, 2018", "2018-05-03")]),
            ("Dec. 31st, 2018", &[("Dec. 31st, 2018", "2018-12-31")]),
        ],
        counterexamples: &["February 30, 2018"],
    },
    Rule {
        id: "date.en.day-month",
        reads: Reads::Day,
        pattern: "day suffix? daynoun? of? the? namedmonth | (tens dash?)? ordinal daynoun? of namedmonth",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("In 2018, on 3 May, the Board", &[("2018", "2018"), ("3 May", "2018-05-03")]),
            ("3 May and 5 June 2018", &[("3 May", "2018-05-03"), ("5 June 2018", "2018-06-05")]),
        ],
        counterexamples: &["of whom 12 may attend", "3 May"],
    },
    Rule {
        id: "date.en.month-day",
        reads: Reads::Day,
        pattern: "suremonth the? day suffix?",
        before: "(on|to|between|weekday comma?|and|word)",
        after: "",
        not_after: "unit|day|number|amount|year",
        examples: &[
            ("In 2018, on May 3, it met.", &[("2018", "2018"), ("May 3", "2018-05-03")]),
            (
                "In 2018, no later than July 31 or January 31",
                &[("2018", "2018"), ("July 31", "2018-07-31"), ("January 31", "2018-01-31")],
            ),
        ],
        counterexamples: &["They may 3 times refuse."],
    },
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
    Rule {
        id: "date.en.part-year",
        reads: Reads::Part,
        pattern: "(ordinal|day suffix) dash? (quarter|semester|half) (of? the? period)? of? year | part of? year | year dash? part",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("in the fourth quarter of 2018", &[("fourth quarter of 2018", "2018-36")]),
            ("Last quarter of 2018", &[("Last quarter of 2018", "2018-36")]),
            ("2nd quarter 2019", &[("2nd quarter 2019", "2019-34")]),
            ("in the first half of the year 2014", &[("first half of the year 2014", "2014-40")]),
            ("second half of 2013", &[("second half of 2013", "2013-41")]),
            ("Q4 2018", &[("Q4 2018", "2018-36")]),
            ("H2 2018", &[("H2 2018", "2018-41")]),
            (
                "in the first and second quarters of 2018",
                &[("first", "2018-33"), ("second quarters of 2018", "2018-34")],
            ),
        ],
        counterexamples: &["every quarter", "the first half of the match"],
    },
    Rule {
        id: "date.en.part",
        reads: Reads::Part,
        pattern: "(ordinal|day suffix) quarter",
        before: "in the",
        after: "",
        not_after: "of|quarter",
        examples: &[("In 2018, in the first quarter,", &[("2018", "2018"), ("first quarter", "2018-33")])],
        counterexamples: &["a first quarter", "in the first quarter of the game"],
    },
    Rule {
        id: "date.en.decade",
        reads: Reads::Decade,
        pattern: "decade",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("in the 1990s", &[("1990s", "199X")]),
            ("in the 1990’s", &[("1990’s", "199X")]),
            ("the 1980s and 1990s", &[("1980s", "198X"), ("1990s", "199X")]),
        ],
        counterexamples: &["people in their 60s", "the past decade", "the 1995s"],
    },
    Rule {
        id: "date.en.century",
        reads: Reads::Century,
        pattern: "dayth dash? century",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("in the 21st century", &[("21st century", "2001/2100")]),
            ("in the twenty-first century", &[("twenty-first century", "2001/2100")]),
            (
                "the nineteenth and twentieth centuries",
                &[("nineteenth", "1801/1900"), ("twentieth centuries", "1901/2000")],
            ),
        ],
        counterexamples: &["two centuries ago", "the next century"],
    },
    Rule {
        id: "date.en.years",
        reads: Reads::Years,
        pattern: "years",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("in 2017/18", &[("2017/18", "2017/2018")]),
            ("in 2017/2018", &[("2017/2018", "2017/2018")]),
            ("in 2011-12", &[("2011-12", "2011/2012")]),
        ],
        counterexamples: &["CEB/2017/18", "symbol 2020/2"],
    },
    Rule {
        id: "date.en.year",
        reads: Reads::Year,
        pattern: "year",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("first regular session of 2018", &[("2018", "2018")]),
            ("2017: three meetings", &[("2017", "2017")]),
            ("(Geneva, 2020)", &[("2020", "2020")]),
            ("the 2003 Secretary-General’s bulletin", &[("2003", "2003")]),
            ("its 2017 report", &[("2017", "2017")]),
            ("the ‘budget for 2018’ was adopted", &[("2018", "2018")]),
        ],
        counterexamples: &[
            "2,018 posts",
            "A/71/2018",
            "CEB/2018/1",
            "ISO 9001:2015",
            "COVID-2019",
            "budget_2018.xlsx",
            "?year=2018",
            "https://unsceb.org/2021- 02/v_2021.pdf",
            "www.un.org/2018",
        ],
    },
    Rule {
        id: "date.en.number",
        reads: Reads::Number,
        pattern: "dayth",
        before: "",
        after: "",
        not_after: "",
        examples: &[
            ("on 7 and 8 November 2018", &[("7", "2018-11-07"), ("8 November 2018", "2018-11-08")]),
            (
                "29 May, 25 June, 27 July and 17 and 30 August 2018",
                &[
                    ("29 May", "2018-05-29"),
                    ("25 June", "2018-06-25"),
                    ("27 July", "2018-07-27"),
                    ("17", "2018-08-17"),
                    ("30 August 2018", "2018-08-30"),
                ],
            ),
            (
                "on Wednesday, 7, and Thursday, 8 November 2018",
                &[("7", "2018-11-07"), ("8 November 2018", "2018-11-08")],
            ),
            ("the 3rd and 4th of May 2018", &[("3rd", "2018-05-03"), ("4th of May 2018", "2018-05-04")]),
        ],
        counterexamples: &["7 and 8 members", "in 18 to 24 months", "7 and 8 countries, 12 funds"],
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
