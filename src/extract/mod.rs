//! From blocks to mentions: document symbols first, then dates, then entities.
//!
//! What is a symbol is neither a date nor a name. A name may hold a date, as the long title of the 2030 Agenda does.

mod address;
mod date;
mod entity;
mod lazy;
mod meaning;
mod passage;
mod symbol;

use std::ops::Range;

use jiff::civil::Date;

pub use entity::{Gazetteer, GazetteerError};
pub use meaning::meaning;
pub use passage::{Passage, Source};
pub use symbol::{download, own_symbol};

use crate::model::{
    Block, BlockKind, DateSource, Flaw, Granularity, Lang, Mention, Resolution, RuleId, Value,
};

/// Something odd about a mention, with its place: block and bytes of the block's text.
pub type Oddity = (usize, Range<usize>, Flaw);

/// Finds what a document version mentions, in the order of the text, and what is odd about it.
#[must_use]
pub fn extract(gazetteer: &Gazetteer, source: &Source<'_>) -> (Vec<Mention>, Vec<Oddity>) {
    let mut mentions = symbol::find(source);
    let entities = entity::find(gazetteer, source, &mentions);
    let (dates, flaws) = date::find(source, &mentions);
    mentions.extend(dates);
    mentions.extend(entities);
    mentions.sort_by_key(|mention| (mention.block, mention.range.start, mention.range.end));
    let odd = flaws
        .into_iter()
        .map(|flaw| (flaw.block, flaw.range, Flaw::Date { surface: flaw.surface, fault: flaw.fault }))
        .collect();
    (mentions, odd)
}

/// The names of all rules that sign mentions: those of dates, symbols and entities, in order.
#[must_use]
pub fn rules() -> Vec<RuleId> {
    let both = |rules: fn(Lang) -> Vec<RuleId>| Lang::BOTH.into_iter().flat_map(rules);
    let dates = both(|lang| date::rules(lang).collect());
    let entities = both(|lang| entity::rules(lang).collect());
    let mut rules: Vec<RuleId> = dates.chain(symbol::rules()).chain(entities).collect();
    rules.sort();
    rules.dedup();
    rules
}

/// The day of issue and what tells it: the masthead, or else the cover, where it stands in brackets or alone on its line.
#[must_use]
pub fn day_of_issue(blocks: &[Block], lang: Lang) -> Option<(Date, DateSource)> {
    if let Some(masthead) = blocks.iter().find(|block| block.masthead) {
        return first_day(masthead.text.text(), lang).map(|day| (day, DateSource::Masthead));
    }
    let cover = || {
        let blocks = blocks.iter().take_while(|block| block.kind != BlockKind::Paragraph).take(COVER_BLOCKS);
        blocks.map(|block| block.text.text())
    };
    let bracketed = |text: &str| {
        let (_, inside) = text.strip_suffix(']')?.rsplit_once('[')?;
        (inside.len() < DAY_LINE).then(|| first_day(inside, lang)).flatten()
    };
    let alone = |text: &str| (text.len() < DAY_LINE).then(|| first_day(text, lang)).flatten();
    let day = cover().find_map(bracketed).or_else(|| cover().find_map(alone));
    day.map(|day| (day, DateSource::Dateline))
}

/// A cover and the page behind it have so many blocks at most.
const COVER_BLOCKS: usize = 24;
/// A line that holds a day and hardly more is shorter than this, in bytes: "Wednesday, 16 April 2025, 10 a.m.".
const DAY_LINE: usize = 40;

/// The first day that a text names in full, such as the day of publication in a masthead.
#[must_use]
pub fn first_day(text: &str, lang: Lang) -> Option<Date> {
    let passages = vec![Passage { text, kind: BlockKind::Furniture, section: 0 }];
    let source = Source { lang, symbol: None, published: None, passages };
    date::find(&source, &[]).0.into_iter().find_map(|mention| match mention.value {
        Value::Date(date) => (date.granularity == Granularity::Day
            && date.resolution == Resolution::Explicit
            && date.start == date.end)
            .then_some(date.start),
        _ => None,
    })
}
