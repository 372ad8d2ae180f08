//! A small extractor for the texts of this test: dates, symbols and a few acronyms.

use std::sync::LazyLock;

use jiff::civil::Date;
use paralign::model::{
    DateValue, EntityKind, EntityValue, Granularity, Lang, Mention, Resolution, SymbolKind, SymbolValue,
    Value,
};
use regex::{Captures, Regex};

/// Acronyms: French, English.
pub(super) const ACRONYMS: [(&str, &str); 8] = [
    ("OIT", "ILO"),
    ("PNUD", "UNDP"),
    ("ONUDC", "UNODC"),
    ("HCR", "UNHCR"),
    ("OMS", "WHO"),
    ("UNICEF", "UNICEF"),
    ("UNESCO", "UNESCO"),
    ("CCI", "JIU"),
];

/// The months of both languages.
pub(super) const MONTHS: [(&str, &str); 12] = [
    ("janvier", "January"),
    ("février", "February"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("septembre", "September"),
    ("octobre", "October"),
    ("novembre", "November"),
    ("décembre", "December"),
];

static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:CEB|A|E|S|ST)(?:/[A-Z0-9][A-Za-z0-9.]*[A-Za-z0-9]|/[0-9A-Z])+").expect("a pattern")
});

static DATES: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    let (fr, en): (Vec<&str>, Vec<&str>) = MONTHS.into_iter().unzip();
    let pattern = |months: &[&str]| {
        let months = months.join("|");
        Regex::new(&format!(r"(?:(\d{{1,2}})(?:er)? )?\b({months})\b(?: (\d{{4}}))?|\b((?:19|20)\d\d)\b"))
            .expect("a pattern")
    };
    [pattern(&fr), pattern(&en)]
});

/// The mentions of `text`.
pub(super) fn find(lang: Lang, text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> =
        SYMBOL.find_iter(text).map(|found| mention(found.range(), symbol(found.as_str()))).collect();
    let dates = if lang == Lang::Fr { &DATES[0] } else { &DATES[1] };
    for captures in dates.captures_iter(text) {
        let range = captures.get(0).expect("the match").range();
        let inside = found.iter().any(|other| other.range.start < range.end && range.start < other.range.end);
        let name = text[..range.start].ends_with("Programme ") || text[range.end..].starts_with(" Agenda");
        if let Some(value) = date(&captures).filter(|_| !inside && !name) {
            found.push(mention(range, value));
        }
    }
    for (fr, en) in ACRONYMS {
        let acronym = if lang == Lang::Fr { fr } else { en };
        let words = text.match_indices(acronym).filter(|(at, _)| {
            let around = [text[..*at].chars().next_back(), text[at + acronym.len()..].chars().next()];
            !around.into_iter().flatten().any(char::is_alphanumeric)
        });
        found.extend(words.map(|(at, _)| mention(at..at + acronym.len(), organisation(fr, en))));
    }
    found
}

fn mention(range: std::ops::Range<usize>, value: Value) -> Mention {
    Mention { block: 0, range, rule: "test", value }
}

fn symbol(canonical: &str) -> Value {
    let (canonical, body, kind) = (canonical.to_string(), String::new(), SymbolKind::Document);
    Value::Symbol(SymbolValue { canonical, body, kind, pinpoint: None, url: None })
}

fn organisation(fr: &str, en: &str) -> Value {
    Value::Entity(EntityValue {
        kind: EntityKind::Org,
        canonical: en.to_string(),
        name_fr: fr.to_string(),
        name_en: en.to_string(),
        entity_id: String::new(),
        level: 1,
    })
}

/// The date of a match of [`DATES`]; without a year it is that of a document of 2018.
fn date(captures: &Captures<'_>) -> Option<Value> {
    let number = |group: usize| captures.get(group).and_then(|text| text.as_str().parse::<i16>().ok());
    let value = |start: Date, end: Date, granularity, resolution| {
        let edtf = format!("{start}/{end}");
        Some(Value::Date(DateValue { start, end, granularity, modifier: None, resolution, edtf }))
    };
    if let Some(year) = number(4) {
        return value(
            Date::new(year, 1, 1).ok()?,
            Date::new(year, 12, 31).ok()?,
            Granularity::Year,
            Resolution::Explicit,
        );
    }
    let name = captures.get(2)?.as_str();
    let month = i8::try_from(MONTHS.iter().position(|(fr, en)| *fr == name || *en == name)? + 1).ok()?;
    let resolution = if number(3).is_some() { Resolution::Explicit } else { Resolution::Context };
    let year = number(3).unwrap_or(2018);
    match number(1) {
        Some(day) => {
            let day = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
            value(day, day, Granularity::Day, resolution)
        }
        None => {
            let first = Date::new(year, month, 1).ok()?;
            value(first, first.last_of_month(), Granularity::Month, resolution)
        }
    }
}
