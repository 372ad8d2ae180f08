//! From blocks to mentions: document symbols first, then dates, then entities.
//!
//! What is a symbol is neither a date nor a name. A name may hold a date, as the long title of the 2030 Agenda does.

mod address;
mod dates;
mod entities;
mod issue;
mod lazy;
mod meaning;
mod passage;
mod symbols;

use std::ops::Range;

pub use entities::{Gazetteer, GazetteerError};
pub use issue::{first_day, issued};
pub use meaning::meaning;
pub use passage::{Passage, Source};
pub use symbols::{download, own_symbol};

use crate::model::{Flaw, Lang, Mention, RuleId};

/// Something odd about a mention, with its place: block and bytes of the block's text.
pub type Oddity = (usize, Range<usize>, Flaw);

/// Finds what a document version mentions, in the order of the text, and what is odd about it.
#[must_use]
pub fn extract(gazetteer: &Gazetteer, source: &Source<'_>) -> (Vec<Mention>, Vec<Oddity>) {
    let mut mentions = symbols::find(source);
    let entities = entities::find(gazetteer, source, &mentions);
    let (dates, flaws) = dates::find(source, &mentions);
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
    let dates = both(|lang| dates::rules(lang).collect());
    let entities = both(|lang| entities::rules(lang).collect());
    let mut rules: Vec<RuleId> = dates.chain(symbols::rules()).chain(entities).collect();
    rules.sort();
    rules.dedup();
    rules
}
