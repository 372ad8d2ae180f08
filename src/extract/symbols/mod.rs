//! Document symbols: the codes of documents, and resolutions and decisions cited by their number.

mod agency;
mod author;
mod en;
mod fr;
mod grammar;
mod language;
mod letters;
mod list;
mod mask;
mod number;
mod organ;
mod own;
mod pinpoint;
mod reference;
mod rules;
mod scan;
mod series;
mod session;
mod suffix;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{BlockKind, Lang, Mention, RuleId, SymbolKind, SymbolValue, Value};

use super::{Passage, Source};
use organ::{Act, Organ};

pub use own::own_symbol;

/// Finds every document symbol that a text cites, in order.
///
/// Running headers, mastheads and lists of link targets are passed over, web addresses too; the document's
/// own symbol is not a mention. Where a list or a range prints several symbols in one, each is a mention.
pub(crate) fn find(source: &Source<'_>) -> Vec<Mention> {
    let citing = Citing::of(source);
    let blocks =
        source.passages.iter().enumerate().filter(|(_, passage)| passage.kind != BlockKind::Furniture);
    let mut found: Vec<(usize, FoundSymbol)> = blocks
        .flat_map(|(block, passage)| find_in(passage, citing).into_iter().map(move |one| (block, one)))
        .collect();
    complete_years(&mut found);
    found
        .into_iter()
        .filter(|(_, one)| Some(one.symbol.as_str()) != source.symbol)
        .map(|(block, one)| {
            let text = source.passages.get(block).map_or("", |passage| passage.text);
            one.into_mention(block, text, source.lang)
        })
        .collect()
}

/// What a document says of itself that tells whose resolutions it cites.
#[derive(Debug, Clone, Copy, Default)]
struct Citing {
    /// The organ whose document it is: "its resolution" is that organ's.
    issuer: Option<&'static Organ>,
    /// The year in which it was published: it cites nothing later.
    year: Option<u32>,
}

impl Citing {
    fn of(source: &Source<'_>) -> Citing {
        let parts: Vec<&str> = source.symbol.unwrap_or_default().split('/').collect();
        let issuer = series::of(&parts).and_then(|series| organ::organ(series.body));
        let year = source.published.and_then(|issued| u32::try_from(issued.year()).ok());
        Citing { issuer, year }
    }
}

/// The symbols of one block, in order.
fn find_in(passage: &Passage<'_>, citing: Citing) -> Vec<FoundSymbol> {
    let text = mask::mask(passage.text);
    let mut found = scan::find(&text);
    add(&mut found, agency::find(&text));
    for index in 0..found.len() {
        let after = &found[index].range.end;
        let next = found.partition_point(|other| other.range.start < *after);
        let limit = found.get(next).map_or(text.len(), |next| next.range.start);
        // The number that begins the next symbol is not a place in this one: `annexe III et 40 C/37`.
        found[index].find_pinpoint(text.get(..limit).unwrap_or_default());
    }
    add(&mut found, reference::find(&text, citing));
    found
}

/// Adds the symbols that lie outside all those found before; both lists are in order, and so is the result.
fn add(found: &mut Vec<FoundSymbol>, mut more: Vec<FoundSymbol>) {
    more.retain(|one| !overlaps(found, &one.range));
    found.extend(more);
    found.sort_by_key(|one| one.range.start);
}

/// Whether a range touches one of those found, which are in order.
fn overlaps(found: &[FoundSymbol], range: &Range<usize>) -> bool {
    let earlier = found.partition_point(|other| other.range.start < range.end);
    found.get(..earlier).and_then(<[FoundSymbol]>::last).is_some_and(|last| last.range.end > range.start)
}

/// Adds the year to resolutions of the Security Council that are cited without it, when the document gives it
/// elsewhere.
fn complete_years(found: &mut [(usize, FoundSymbol)]) {
    let years: BTreeMap<String, String> = found
        .iter()
        .filter(|(_, one)| one.symbol.starts_with("S/RES/"))
        .filter_map(|(_, one)| Some((one.symbol.split_once('(')?.0.to_owned(), one.symbol.clone())))
        .collect();
    for (_, one) in found {
        if let Some(full) = years.get(&one.symbol) {
            one.symbol.clone_from(full);
        }
    }
}

/// A symbol found in a text.
#[derive(Debug, Clone)]
struct FoundSymbol {
    range: Range<usize>,
    rule: RuleId,
    symbol: String,
    body: String,
    kind: SymbolKind,
    /// Whether undocs.org holds the document.
    undocs: bool,
    pinpoint: Option<Range<usize>>,
}

impl FoundSymbol {
    /// A symbol that is written out.
    fn symbol(range: Range<usize>, rule: RuleId, symbol: String) -> FoundSymbol {
        let parts: Vec<&str> = symbol.split('/').collect();
        let series = series::of(&parts);
        FoundSymbol {
            range,
            rule,
            body: series.map_or("", |series| series.body).to_owned(),
            kind: series::kind(&parts),
            undocs: series.is_some_and(|series| series.undocs),
            pinpoint: None,
            symbol,
        }
    }

    /// An act cited by its number.
    fn act(range: Range<usize>, rule: RuleId, symbol: String, organ: &str, act: Act) -> FoundSymbol {
        let kind = match act {
            Act::Resolution => SymbolKind::Resolution,
            Act::Decision => SymbolKind::Decision,
        };
        FoundSymbol { body: organ.to_owned(), kind, ..FoundSymbol::symbol(range, rule, symbol) }
    }

    /// Looks for the place that the text points to, behind the symbol or before it.
    ///
    /// A place behind it becomes part of the mention, as in `A/73/761, par. 22`.
    fn find_pinpoint(&mut self, text: &str) {
        if let Some(place) = pinpoint::after(text, self.range.end) {
            self.range.end = place.end;
            self.pinpoint = Some(place);
        } else {
            self.pinpoint = pinpoint::before(text, self.range.start);
        }
    }

    fn into_mention(self, block: usize, text: &str, lang: Lang) -> Mention {
        let pinpoint = self.pinpoint.and_then(|place| text.get(place)).map(str::to_owned);
        let url = self.undocs.then(|| url(&self.symbol, lang));
        let value = SymbolValue { canonical: self.symbol, body: self.body, kind: self.kind, pinpoint, url };
        Mention { block, range: self.range, rule: self.rule, value: Value::Symbol(value) }
    }
}

/// The names of the rules, those of both languages among them.
pub(super) fn rules() -> impl Iterator<Item = RuleId> {
    rules::all()
}

/// Where the version of a document in `lang` can be downloaded as PDF; `None` if `symbol` is not one that the Official Document
/// System of the United Nations knows.
#[must_use]
pub fn download(symbol: &str, lang: Lang) -> Option<String> {
    let passages = vec![Passage { text: symbol, kind: BlockKind::Prose, section: 0 }];
    let found = find(&Source { lang, symbol: None, published: None, passages });
    let [Mention { value: Value::Symbol(value), .. }] = found.as_slice() else { return None };
    let known = value.url.is_some() && value.canonical == symbol;
    let path = escaped(symbol);
    known.then(|| format!("https://documents.un.org/api/symbol/access?s={path}&l={}&t=pdf", lang.code()))
}

/// A symbol as a part of an address.
fn escaped(symbol: &str) -> String {
    symbol.replace(' ', "%20").replace('(', "%28").replace(')', "%29")
}

/// Where a document can be read, in the language of the text that cites it.
fn url(symbol: &str, lang: Lang) -> String {
    format!("https://undocs.org/{}/{}", lang.code(), escaped(symbol))
}
