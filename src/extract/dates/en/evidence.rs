//! What shows that the rules for dates are right in English: for each, texts in which something is found, then texts in
//! which nothing is. The items stand in the order of `shapes.rs` and `links.rs`.

use super::super::evidence::{Evidence, evidence};

/// The evidence of each shape and each link, by its name: what must be found, then what must not.
pub(in super::super) const EVIDENCE: &[Evidence] = evidence! { "date.en."
    "hyphened"
        &[
            ("due by 19-Nov-2012.", &[("19-Nov-2012", "2012-11-19")]),
            ("on 2019-Aug-01", &[("2019-Aug-01", "2019-08-01")]),
            ("on 23/Sep/2020", &[("23/Sep/2020", "2020-09-23")]),
        ],
        &["lot 15-May"];
    "hyphened-unread" &[], &["September-2020-23"];
    "month-hyphen-year"
        &[("in Dec-2018", &[("Dec-2018", "2018-12")]), ("in Dec/2018", &[("Dec/2018", "2018-12")])],
        &["Dec-18"];
    "clock-between"
        &[
            ("Thu Oct 26 11:00:09 EDT 2023 by", &[("Oct 26 11:00:09 EDT 2023", "2023-10-26")]),
            ("on 26 October at 10 a.m. 2023", &[("26 October at 10 a.m. 2023", "2023-10-26")]),
        ],
        &["at 10 a.m. October"];
    "short-year"
        &[("submitted on 18 June 89 to the minister", &[("18 June 89", "1989-06-18")])],
        &["on 18 June 89 countries"];
    "month-short-year"
        &[("the events of December 68.", &[("December 68", "1968-12")])],
        &["in December 68 countries"];
    "number-unread" &[], &["on 3 May 405.", "on May 3 405."];
    "backwards" &[("2018 March 18", &[("2018 March 18", "2018-03-18")])], &["may 18 people"];
    "year-month" &[("2017 October", &[("2017 October", "2017-10")])], &["October 45"];
    "year-month-end" &[("in 2017 april.", &[("2017 april", "2017-04")])], &["in april"];
    "apart" &[("handed in on 18 08 1978", &[("18 08 1978", "1978-08-18")])], &["on 12 18"];
    "month-in-digits"
        &[("built in 12/1987, rebuilt in 5.1935", &[("12/1987", "1987-12"), ("5.1935", "1935-05")])],
        &["Opinion 12/1987", "Opinion No. 5/2019", "in 5.1935 per cent"];
    "same-year"
        &[
            ("On 3 May 1998, then on 5 June of the same year",
             &[("3 May 1998", "1998-05-03"), ("5 June of the same year", "1998-06-05")]),
        ],
        &["on 5 June of the same year"];
    "following-year"
        &[
            ("On 3 May 1998, then on 5 June of the following year",
             &[("3 May 1998", "1998-05-03"), ("5 June of the following year", "1999-06-05")]),
        ],
        &["on 5 June of the following year"];
    "former-year"
        &[
            ("On 3 May 1998, after 5 June of the previous year",
             &[("3 May 1998", "1998-05-03"), ("5 June of the previous year", "1997-06-05")]),
        ],
        &["on 5 June of the previous year"];
    "past" &[], &["last February"];
    "coming" &[], &["next May"];
    "event" &[], &["the October Revolution", "the July Monarchy"];
    "digits"
        &[
            ("on 03/05/2018", &[("03/05/2018", "2018-05-03")]),
            ("2018-05-03", &[("2018-05-03", "2018-05-03")]),
            ("in 2018-05", &[("2018-05", "2018-05")]),
            ("on 05/24/2018", &[("05/24/2018", "2018-05-24")]),
        ],
        &["version 3.5.20", "E/CN.3/2006/13", "20180503"];
    "day-month-year"
        &[
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
        &["30 February 2018", "31 June 2018"];
    "month-days-year"
        &[
            ("May 3 and 4, 2018", &[("May 3", "2018-05-03"), ("4, 2018", "2018-05-04")]),
            ("May 3, 4 and 5, 2018", &[("May 3", "2018-05-03"), ("4", "2018-05-04"), ("5, 2018", "2018-05-05")]),
        ],
        &["maybe 3 or 4, 20 in all"];
    "month-days"
        &[
            ("May 30 and 31 and June 1, 1999",
             &[("May 30", "1999-05-30"), ("31", "1999-05-31"), ("June 1, 1999", "1999-06-01")]),
        ],
        &["May 30 and 31 and June 1"];
    "month-day-year"
        &[
            ("May 3, 2018", &[("May 3, 2018", "2018-05-03")]),
            ("Dec. 31st, 2018", &[("Dec. 31st, 2018", "2018-12-31")]),
        ],
        &["February 30, 2018"];
    "day-month"
        &[
            ("In 2018, on 3 May, the Board", &[("2018", "2018"), ("3 May", "2018-05-03")]),
            ("3 May and 5 June 2018", &[("3 May", "2018-05-03"), ("5 June 2018", "2018-06-05")]),
        ],
        &["of whom 12 may attend", "3 May"];
    "month-day"
        &[
            ("In 2018, on May 3, it met.", &[("2018", "2018"), ("May 3", "2018-05-03")]),
            ("In 2018, no later than July 31 or January 31",
             &[("2018", "2018"), ("July 31", "2018-07-31"), ("January 31", "2018-01-31")]),
        ],
        &["They may 3 times refuse."];
    "month-year"
        &[
            ("in November 2017", &[("November 2017", "2017-11")]),
            ("October 2017; ongoing", &[("October 2017", "2017-10")]),
            ("NOVEMBER 2017", &[("NOVEMBER 2017", "2017-11")]),
            ("Jan 2021", &[("Jan 2021", "2021-01")]),
            ("in November 2020¹ and", &[("November 2020", "2020-11")]),
            ("in May of 2018", &[("May of 2018", "2018-05")]),
        ],
        &["Mayor 2018/1", "October"];
    "month"
        &[
            ("In 2020, its October meeting", &[("2020", "2020"), ("October", "2020-10")]),
            ("In 2020, in December", &[("2020", "2020"), ("December", "2020-12")]),
        ],
        &["in October"];
    "month-name"
        &[
            ("In 2020, in March, April and May",
             &[("2020", "2020"), ("March", "2020-03"), ("April", "2020-04"), ("May", "2020-05")]),
        ],
        &["Member States may.", "the march", "May the Board"];
    "month-day-listed"
        &[("Aug 10 and Nov 12, 2013", &[("Aug 10", "2013-08-10"), ("Nov 12, 2013", "2013-11-12")])],
        &["Aug 10 - Nov 12"];
    "day-month-listed"
        &[
            ("10 august and 12 september 2013",
             &[("10 august", "2013-08-10"), ("12 september 2013", "2013-09-12")]),
        ],
        &["10 august - 12 september"];
    "months-of"
        &[
            ("In 2018, the April and June meetings",
             &[("2018", "2018"), ("April", "2018-04"), ("June", "2018-06")]),
        ],
        &["April and May are friends."];
    "month-listed"
        &[
            ("May-September 2018", &[("May-September 2018", "2018-05/2018-09")]),
            ("May/June 2018", &[("May/June 2018", "2018-05/2018-06")]),
            ("In 2018, the May and November sessions",
             &[("2018", "2018"), ("May", "2018-05"), ("November", "2018-11")]),
        ],
        &["April and May are friends."];
    "part-year"
        &[
            ("in the fourth quarter of 2018", &[("fourth quarter of 2018", "2018-36")]),
            ("Last quarter of 2018", &[("Last quarter of 2018", "2018-36")]),
            ("2nd quarter 2019", &[("2nd quarter 2019", "2019-34")]),
            ("in the first half of the year 2014", &[("first half of the year 2014", "2014-40")]),
            ("second half of 2013", &[("second half of 2013", "2013-41")]),
            ("Q4 2018", &[("Q4 2018", "2018-36")]),
            ("H2 2018", &[("H2 2018", "2018-41")]),
            ("in the first and second quarters of 2018",
             &[("first", "2018-33"), ("second quarters of 2018", "2018-34")]),
        ],
        &["every quarter", "the first half of the match"];
    "part"
        &[("In 2018, in the first quarter,", &[("2018", "2018"), ("first quarter", "2018-33")])],
        &["a first quarter", "in the first quarter of the game"];
    "decade"
        &[
            ("in the 1990s", &[("1990s", "199X")]),
            ("in the 1990’s", &[("1990’s", "199X")]),
            ("the 1980s and 1990s", &[("1980s", "198X"), ("1990s", "199X")]),
        ],
        &["people in their 60s", "the past decade", "the 1995s"];
    "century"
        &[
            ("in the 21st century", &[("21st century", "2001/2100")]),
            ("in the twenty-first century", &[("twenty-first century", "2001/2100")]),
            ("the nineteenth and twentieth centuries",
             &[("nineteenth", "1801/1900"), ("twentieth centuries", "1901/2000")]),
        ],
        &["two centuries ago", "the next century"];
    "years"
        &[
            ("in 2017/18", &[("2017/18", "2017/2018")]),
            ("in 2017/2018", &[("2017/2018", "2017/2018")]),
            ("in 2011-12", &[("2011-12", "2011/2012")]),
        ],
        &["CEB/2017/18", "symbol 2020/2"];
    "year"
        &[
            ("first regular session of 2018", &[("2018", "2018")]),
            ("2017: three meetings", &[("2017", "2017")]),
            ("(Geneva, 2020)", &[("2020", "2020")]),
            ("the 2003 Secretary-General’s bulletin", &[("2003", "2003")]),
            ("its 2017 report", &[("2017", "2017")]),
            ("the ‘budget for 2018’ was adopted", &[("2018", "2018")]),
        ],
        &[
            "2,018 posts", "A/71/2018", "CEB/2018/1", "ISO 9001:2015", "COVID-2019", "budget_2018.xlsx",
            "?year=2018", "https://unsceb.org/2021- 02/v_2021.pdf", "www.un.org/2018",
        ];
    "number"
        &[
            ("on 7 and 8 November 2018", &[("7", "2018-11-07"), ("8 November 2018", "2018-11-08")]),
            ("29 May, 25 June, 27 July and 17 and 30 August 2018",
             &[("29 May", "2018-05-29"), ("25 June", "2018-06-25"), ("27 July", "2018-07-27"), ("17", "2018-08-17"),
               ("30 August 2018", "2018-08-30")]),
            ("on Wednesday, 7, and Thursday, 8 November 2018",
             &[("7", "2018-11-07"), ("8 November 2018", "2018-11-08")]),
            ("the 3rd and 4th of May 2018", &[("3rd", "2018-05-03"), ("4th of May 2018", "2018-05-04")]),
        ],
        &["7 and 8 members", "in 18 to 24 months", "7 and 8 countries, 12 funds"];
    "between"
        &[
            ("between 2015 and 2017", &[("2015 and 2017", "2015/2017")]),
            ("between 3 and 5 May 2018", &[("3 and 5 May 2018", "2018-05-03/2018-05-05")]),
        ],
        &["between 15 and 20 countries"];
    "list"
        &[
            ("November 2017 and February, May and August 2018; ongoing",
             &[("November 2017", "2017-11"), ("February", "2018-02"), ("May", "2018-05"),
               ("August 2018", "2018-08")]),
            ("held in May and October 2018", &[("May", "2018-05"), ("October 2018", "2018-10")]),
            ("in 2016 and 2017", &[("2016", "2016"), ("2017", "2017")]),
            ("on Thursday, 9 May, and Friday, 10 May 2019",
             &[("9 May", "2019-05-09"), ("10 May 2019", "2019-05-10")]),
        ],
        &["figures 3 and 4"];
    "comma"
        &[("3, 4 and 5 May 2018", &[("3", "2018-05-03"), ("4", "2018-05-04"), ("5 May 2018", "2018-05-05")])],
        &["figures 3, 4"];
    "range"
        &[
            ("from 10 to 12 May 2018", &[("10 to 12 May 2018", "2018-05-10/2018-05-12")]),
            ("from 1 August to 30 September 2018", &[("1 August to 30 September 2018", "2018-08-01/2018-09-30")]),
            ("from January to October 2018", &[("January to October 2018", "2018-01/2018-10")]),
            ("28 December to 3 January 2019", &[("28 December to 3 January 2019", "2018-12-28/2019-01-03")]),
            ("from 2015 until 2018", &[("2015 until 2018", "2015/2018")]),
        ],
        &["from 15 to 20 countries"];
    "dash"
        &[
            ("May 3-5, 2018", &[("May 3-5, 2018", "2018-05-03/2018-05-05")]),
            ("London, 3-4 May 2018", &[("3-4 May 2018", "2018-05-03/2018-05-04")]),
            ("1 August-September 2017", &[("1 August-September 2017", "2017-08-01/2017-09")]),
            ("1 August-30 September 2018", &[("1 August-30 September 2018", "2018-08-01/2018-09-30")]),
            ("November 2017–May 2018", &[("November 2017–May 2018", "2017-11/2018-05")]),
            ("the biennium 2018-2019", &[("2018-2019", "2018/2019")]),
            ("2014 – 2015", &[("2014 – 2015", "2014/2015")]),
        ],
        &["articles 3-4", "a group of 5-6 persons"];
};
