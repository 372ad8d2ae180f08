//! When a document was issued: by its masthead, or by a line of its cover.

use std::ops::Range;

use jiff::civil::Date;

use super::dates;
use super::passage::{Passage, Source};
use crate::model::{Block, BlockKind, DateSource, DateValue, Granularity, Issued, Lang, Resolution, Value};

/// A cover and the page behind it have so many blocks at most.
const COVER_BLOCKS: usize = 24;
/// A line that holds a date and hardly more is shorter than this, in bytes: "Wednesday, 16 April 2025, 10 a.m.".
const DATE_LINE: usize = 40;
/// The place before a month or a year has so many words at most: "Port of Spain, 2019".
const PLACE_WORDS: usize = 3;

/// When the document was issued and what tells it: the masthead, or else the cover, where the day stands in brackets or alone
/// on its line, or a month alone, or a year behind a place.
#[must_use]
pub fn issued(blocks: &[Block], lang: Lang) -> Option<(Issued, DateSource)> {
    if let Some(masthead) = blocks.iter().find(|block| block.masthead) {
        return first_day(masthead.text.text(), lang).map(|day| (day.into(), DateSource::Masthead));
    }
    let cover = || {
        let blocks = blocks.iter().take_while(|block| block.kind != BlockKind::Paragraph).take(COVER_BLOCKS);
        blocks.map(|block| block.text.text())
    };
    let bracketed = |text: &str| {
        let (_, inside) = text.strip_suffix(']')?.rsplit_once('[')?;
        (inside.len() < DATE_LINE).then(|| first_day(inside, lang)).flatten()
    };
    let lines = || cover().filter(|text| text.len() < DATE_LINE);
    let day = cover().find_map(bracketed).or_else(|| lines().find_map(|text| first_day(text, lang)));
    let issued = day.map(Issued::from).or_else(|| lines().find_map(|text| period(text, lang)));
    issued.map(|issued| (issued, DateSource::Dateline))
}

/// The first day that a text names in full, such as the day of publication in a masthead.
#[must_use]
pub fn first_day(text: &str, lang: Lang) -> Option<Date> {
    let day = |date: &DateValue| date.granularity == Granularity::Day && date.start == date.end;
    dates(text, lang).into_iter().find(|(_, date)| day(date)).map(|(_, date)| date.start)
}

/// The month that is all of a line, or the month or year behind the place that is the rest of it.
fn period(text: &str, lang: Lang) -> Option<Issued> {
    let found = dates(text, lang);
    let [(range, date)] = found.as_slice() else { return None };
    let start = date.start;
    let (issued, last) = match date.granularity {
        Granularity::Month => (Issued::month(start.year(), start.month())?, start.last_of_month()),
        Granularity::Year => (Issued::year_alone(start.year())?, start.last_of_year()),
        _ => return None,
    };
    let behind = text[range.end..].trim();
    let before = text[..range.start].trim();
    let alone = before.is_empty() && !issued.is_year();
    ((alone || is_place(before)) && matches!(behind, "" | ".") && date.end == last).then_some(issued)
}

/// Whether a text reads as a place and a comma: "Genève,", "Addis-Abeba,".
fn is_place(text: &str) -> bool {
    let Some(name) = text.strip_suffix(',') else { return false };
    let word = |word: &str| word.starts_with(char::is_uppercase) || word.chars().all(char::is_lowercase);
    name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\''))
        && name.split(' ').count() <= PLACE_WORDS
        && name.split(' ').all(word)
}

/// The dates that a line names in full, with their places.
fn dates(text: &str, lang: Lang) -> Vec<(Range<usize>, DateValue)> {
    let passages = vec![Passage { text, kind: BlockKind::Furniture, section: 0 }];
    let source = Source { lang, symbol: None, published: None, passages };
    let found = dates::find(&source, &[]).0.into_iter();
    found
        .filter_map(|mention| match mention.value {
            Value::Date(date) => (date.resolution == Resolution::Explicit).then_some((mention.range, date)),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_alone_and_a_year_behind_a_place_are_read() {
        let read = |text: &str, lang: Lang| period(text, lang).map(|issued| issued.to_string());
        for (text, lang, expected) in [
            ("Août 2016", Lang::Fr, "2016-08"),
            ("August 2016", Lang::En, "2016-08"),
            ("Genève, septembre 2019", Lang::Fr, "2019-09"),
            ("Port of Spain, 2019", Lang::En, "2019"),
            ("Addis-Abeba, 1987", Lang::Fr, "1987"),
        ] {
            assert_eq!(read(text, lang).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "2016",
            "Rapport annuel 2016",
            "Session de 2016",
            "Janvier et août 2016",
            "Annexe A, 2016, suite",
        ] {
            assert_eq!(read(text, Lang::Fr), None, "{text}");
        }
    }
}
