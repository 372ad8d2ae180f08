//! The shapes of dates: which tokens, and what they mean. A shape is for both languages or for one; a name that stands
//! twice is a shape that each of them writes in its own way.
//!
//! What shows that a shape is right stands in `fr/evidence.rs` and `en/evidence.rs`.

use super::rule::Reads::{
    Apart, Century, Day, Days, Decade, Decades, Digits, Month, Number, Part, ShortDay, ShortMonth, Told,
    Unread, Year, Years,
};
use super::rule::{Shape, Told as By, ids};
use crate::model::Sides;

/// Declares shapes: languages, name, meaning, pattern, then what must stand before, must follow, or must not follow.
macro_rules! shapes {
    ($($langs:ident $name:literal $reads:expr => $pattern:literal
        $(before $before:literal)? $(after $after:literal)? $(not $not_after:literal)?;)*) => {
        &[$(Shape {
            ids: ids!($langs $name),
            reads: $reads,
            pattern: $pattern,
            before: concat!($($before)?),
            after: concat!($($after)?),
            not_after: concat!($($not_after)?),
        },)*]
    };
}

/// The shapes in order of preference: those of odd dates, then those that read most first.
pub(super) const SHAPES: &[Shape] = shapes! {
    both "hyphened" Day =>
        "day suffix? hyphen anymonth hyphen year | lonemonth hyphen day suffix? hyphen year | year hyphen \
         lonemonth hyphen day | year slash day slash lonemonth" not "hyphen";
    both "hyphened-unread" Unread => "anymonth hyphen years";
    both "month-hyphen-year" Month => "lonemonth hyphen year" not "hyphen";
    both "clock-between" Day => "(dayth of? anymonth|anymonth day) comma? (on|to|in)? clock comma? year";
    both "short-year" ShortDay =>
        "dayth of? anymonth number" after "($|stop|comma|close|mark|colon|to|on|in|of|the|and|between|open)"
        not "(to|and|comma|of) (the|of)? (day|number|amount)|hyphen|money";
    both "month-short-year" ShortMonth =>
        "namedmonth number" before "(in|of|on|between)" after "($|stop|comma|close|mark|the)"
        not "comma (day|number|amount)|hyphen";
    both "number-unread" Unread =>
        "(dayth of? anymonth|anymonth day) hyphen? (number|amount|digits)"
        after "($|stop|comma|close|mark|colon|and|hyphen)";
    both "backwards" Day =>
        "year lonemonth dayth" not "unit|anymonth|of|number|comma? year|hyphen|amount|suffix";
    both "year-month" Month => "year (month|short)" not "dayth|number|comma? year|of? year|hyphen";
    both "year-month-end" Month => "year (name|weak)" after "($|stop|comma|close|mark)" not "comma year";
    both "apart" Apart =>
        "day day year" before "(on|in|the|to|word|between)" not "number|day|year|amount|unit|hyphen|money|suffix";
    both "month-in-digits" Digits =>
        "digits" before "(in|on|between|(in|on|between) digits and|word stop)" not "unit|money|hyphen";
    both "same-year" Told(By::Years(0)) =>
        "(dayth of?)? anymonth (of? the? same period|of? the? period same)";
    both "following-year" Told(By::Years(1)) =>
        "(dayth of?)? anymonth (of? the? following period|of? the? period following)";
    both "former-year" Told(By::Years(-1)) =>
        "(dayth of?)? anymonth (of? the? former period|of? the? period former)";
    // Days, and dates that another date explains.
    fr "next" Told(By::Next) => "(dayth of?)? anymonth following";
    fr "past" Told(By::Past) => "(dayth of?)? anymonth ordinal";
    en "past" Told(By::Past) => "ordinal anymonth" not "day|of? year|comma year";
    fr "coming" Told(By::Coming) => "(dayth of?)? anymonth coming";
    en "coming" Told(By::Coming) => "coming anymonth" not "day|of? year|comma year";
    en "event" Unread => "suremonth event";
    both "digits" Digits => "date";
    fr "day-month-year" Day => "dayth daynoun? of? anymonth ofyear";
    en "day-month-year" Day => "dayth daynoun? of? the? anymonth ofyear";
    en "month-days-year" Days => "anymonth dayth ((comma|and|comma and|dash|to) dayth)+ comma? year";
    en "month-days" Days =>
        "anymonth day suffix? ((comma|and|comma and|dash|to) day suffix?)+"
        after "(and|comma and|comma) on? anymonth dayth ((comma|and|comma and|dash|to) dayth)* comma? year";
    en "month-day-year" Day => "anymonth the? dayth comma? year";
    fr "day-month" Day => "dayth daynoun? of? namedmonth";
    en "day-month" Day =>
        "day suffix? daynoun? of? the? namedmonth | (tens dash?)? ordinal daynoun? of namedmonth";
    en "month-day" Day =>
        "suremonth the? day suffix?" before "(on|to|between|weekday comma?|and|word)"
        not "unit|day|number|amount|year";
    // Months.
    both "month-year" Month => "anymonth ofyear";
    both "month" Month => "month" not "dash? number";
    fr "month-name" Month =>
        "name" before "(in|on|to|between|months|months of) the?" not "capital|dash? number";
    en "month-name" Month =>
        "name"
        before "((in|on|to|of|between|months of|soon dash?) the?|(month|name|year) (comma|and|comma \
         and|dash|slash|to))" not "capital|name|dash? number";
    en "month-day-listed" Day =>
        "anymonth day suffix?" after "(dash|to|and|comma and) (on|the)? anymonth (the? dayth comma? year)";
    en "day-month-listed" Day =>
        "dayth of? (weak|maybe)"
        after "(dash|to|and|comma and|comma) (on|the)? (dayth of? anymonth (dash|to|and|comma and|comma))* dayth \
         of? anymonth ofyear";
    en "months-of" Month => "name" before "the" after "((comma|and|comma and|hyphen) suremonth)+ word";
    en "month-listed" Month =>
        "name|weak"
        after "(comma|and|comma and|dash|slash|to) in? (name (comma|and|comma and|dash|to) in?)* (anymonth \
         ofyear|month)";
    // Parts of years, years and longer periods, and numbers beside dates.
    fr "part-year" Part =>
        "(ordinal|day suffix) (quarter|semester|half) (of? the? period)? of? year | part (of? the? period)? of? \
         year | year dash? part";
    en "part-year" Part =>
        "(ordinal|day suffix) dash? (quarter|semester|half) (of? the? period)? of? year | part of? year | year \
         dash? part";
    fr "part" Part => "(ordinal|day suffix) (quarter|semester)" before "to" not "of|quarter|semester";
    en "part" Part => "(ordinal|day suffix) quarter" before "in the" not "of|quarter";
    fr "decade" Decades => "nineties (year|number|day) ((comma|and|comma and|dash|to) (number|day))*";
    en "decade" Decade => "decade";
    fr "century" Century => "(roman suffix?|dayth) century";
    en "century" Century => "dayth dash? century";
    both "years" Years => "years";
    both "year" Year => "year";
    fr "number" Number => "dayth|roman suffix?";
    en "number" Number => "dayth";
};
