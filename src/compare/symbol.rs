//! The document symbols of the two sides, by their canonical form.

use std::collections::BTreeMap;
use std::ops::Range;

use super::finding::{Quote, differ, only};
use super::names::same_letters;
use super::number::{self, Number, Reading};
use super::{Pair, Side};
use crate::model::{Check, Discrepancy, Lang, Noun, Severity, SymbolValue, Value};

/// So many symbols are looked up in the text of the other side; a bead with more is not prose.
const MANY: usize = 100;

/// What the symbols of `pair` disagree on.
pub(super) fn check(pair: &Pair<'_>) -> Vec<Discrepancy> {
    let (fr, en) = (cited(&pair.sides.fr), cited(&pair.sides.en));
    let mut found = pinpoints(pair, &fr, &en);
    let mut fr_left = left(&fr, &en, pair.sides.en.text);
    let mut en_left = left(&en, &fr, pair.sides.fr.text);
    fr_left.retain(|a| {
        let other =
            en_left.iter().take(MANY).position(|b| translated(&a.value.canonical, &b.value.canonical));
        if let Some(at) = other {
            en_left.remove(at);
        }
        other.is_none()
    });
    let mut open: BTreeMap<String, Vec<&Citation<'_>>> = BTreeMap::new();
    for citation in en_left.iter().rev() {
        open.entry(shape(&citation.value.canonical)).or_default().push(citation);
    }
    let mut alone = Vec::new();
    for citation in &fr_left {
        match open.get_mut(&shape(&citation.value.canonical)).and_then(Vec::pop) {
            Some(other) => found.push(against(pair, citation, other)),
            None => alone.push(citation),
        }
    }
    let mut rest: Vec<&Citation<'_>> = open.into_values().flatten().collect();
    rest.sort_by_key(|citation| (citation.range.start, citation.value.canonical.as_str()));
    let both = alone.len().min(rest.len());
    found.extend(alone.iter().zip(&rest).map(|(fr, en)| against(pair, fr, en)));
    let single = |lang, side: &Side<'_>, citation: &Citation<'_>| {
        only(Check::Symbol, Severity::Warning, Noun::Symbol, lang, &citation.quote(side.text))
    };
    found.extend(alone.iter().skip(both).map(|citation| single(Lang::Fr, &pair.sides.fr, citation)));
    found.extend(rest.iter().skip(both).map(|citation| single(Lang::En, &pair.sides.en, citation)));
    found
}

/// A symbol that a side cites, where it does so first.
struct Citation<'a> {
    range: Range<usize>,
    value: &'a SymbolValue,
    /// The places inside the document that the side points to.
    pinpoints: Vec<&'a str>,
}

impl Citation<'_> {
    fn quote<'t>(&self, text: &'t str) -> Quote<'t> {
        Quote::new(text, self.range.clone()).meaning(self.value.canonical.clone())
    }
}

/// The symbols of `side`, each once.
fn cited<'a>(side: &Side<'a>) -> BTreeMap<&'a str, Citation<'a>> {
    let mut all: BTreeMap<&'a str, Citation<'a>> = BTreeMap::new();
    for mention in side.mentions {
        let Value::Symbol(value) = &mention.value else { continue };
        let citation = all.entry(&value.canonical).or_insert(Citation {
            range: mention.range.clone(),
            value,
            pinpoints: Vec::new(),
        });
        citation.pinpoints.extend(value.pinpoint.as_deref());
    }
    all
}

/// The symbols of `here` that `there` neither cites nor prints, as they stand in the text.
fn left<'m, 'a>(
    here: &'m BTreeMap<&'a str, Citation<'a>>,
    there: &BTreeMap<&'a str, Citation<'a>>,
    text: &str,
) -> Vec<&'m Citation<'a>> {
    let open = here.values().filter(|citation| !there.contains_key(citation.value.canonical.as_str()));
    let mut left: Vec<&Citation<'_>> = open.collect();
    left.sort_by_key(|citation| (citation.range.start, citation.value.canonical.as_str()));
    let mut looked_up = 0;
    left.retain(|citation| {
        looked_up += 1;
        looked_up > MANY || !printed(&citation.value.canonical, there, text)
    });
    left
}

/// Whether `text` prints the symbol itself, its number ("64/289"), or its last part after the rest ("Corr.1").
fn printed(canonical: &str, there: &BTreeMap<&str, Citation<'_>>, text: &str) -> bool {
    let number =
        ["RES/", "DEC/"].iter().find_map(|kind| canonical.split_once(kind)).map(|(_, number)| number);
    let number = number.map(|number| number.replace('(', " (")).filter(|number| number.contains(['/', '(']));
    let appendix =
        canonical.rsplit_once('/').filter(|(_, last)| last.starts_with(|mark: char| mark.is_alphabetic()));
    // "Decision 2008/841": what the act belongs to is said by one language alone ("2008/841/JAI").
    let act = canonical
        .rsplit(' ')
        .next()
        .filter(|act| act.contains('/') && act.starts_with(|mark: char| mark.is_ascii_digit()));
    let belongs = act.is_some_and(|act| {
        let digit = |mark: Option<char>| mark.is_some_and(|mark| mark.is_ascii_digit());
        text.match_indices(act).any(|(at, _)| {
            !digit(text[..at].chars().next_back())
                && text[at + act.len()..].starts_with('/')
                && !digit(text[at + act.len() + 1..].chars().next())
        })
    });
    stands_in(canonical, text)
        || belongs
        || number.is_some_and(|number| stands_in(&number, text))
        || appendix.is_some_and(|(base, last)| there.contains_key(base) && stands_in(last, text))
}

/// Whether `text` has `words` and no longer symbol around them.
fn stands_in(words: &str, text: &str) -> bool {
    let inside = |mark: char| mark.is_alphanumeric() || matches!(mark, '/' | '-');
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + words.len()..].chars();
        let next = after.next();
        let dotted = next == Some('.') && after.next().is_some_and(char::is_alphanumeric);
        !before.is_some_and(inside) && !next.is_some_and(inside) && !dotted
    })
}

/// Whether two symbols differ by the acronym of their body alone, which each language forms for itself ("BCE/2016/3",
/// "ECB/2016/3").
fn translated(fr: &str, en: &str) -> bool {
    let (Some((a, rest)), Some((b, other))) = (fr.split_once('/'), en.split_once('/')) else { return false };
    rest == other && same_letters(a, b)
}

/// A symbol without its numbers: what sort of code it is.
fn shape(canonical: &str) -> String {
    canonical.chars().filter(|mark| !mark.is_ascii_digit()).collect()
}

/// Two symbols without counterpart, one on each side.
fn against(pair: &Pair<'_>, fr: &Citation<'_>, en: &Citation<'_>) -> Discrepancy {
    let digits = |canonical: &str| canonical.chars().filter(char::is_ascii_digit).collect::<String>();
    // The same number under two bodies: a side that names no body leaves it to be guessed.
    let guessed = digits(&fr.value.canonical) == digits(&en.value.canonical);
    let printed = |text: &str, citation: &Citation<'_>| {
        text.get(citation.range.clone())
            .is_some_and(|words| words.contains(citation.value.canonical.as_str()))
    };
    let sure = !guessed || (printed(pair.sides.fr.text, fr) && printed(pair.sides.en.text, en));
    let severity = if sure { Severity::Error } else { Severity::Info };
    differ(
        Check::Symbol,
        severity,
        Noun::Symbol,
        &fr.quote(pair.sides.fr.text),
        &en.quote(pair.sides.en.text),
    )
}

/// The places inside a document that both sides cite, where they differ.
fn pinpoints(
    pair: &Pair<'_>,
    fr: &BTreeMap<&str, Citation<'_>>,
    en: &BTreeMap<&str, Citation<'_>>,
) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (canonical, here) in fr {
        let Some(there) = en.get(canonical) else { continue };
        if here.pinpoints.len() != there.pinpoints.len() {
            continue;
        }
        if places(Lang::Fr, &here.pinpoints) != places(Lang::En, &there.pinpoints) {
            let fr_quote =
                Quote::new(pair.sides.fr.text, here.range.clone()).meaning(here.pinpoints.join("; "));
            let en_quote =
                Quote::new(pair.sides.en.text, there.range.clone()).meaning(there.pinpoints.join("; "));
            found.push(differ(Check::Symbol, Severity::Warning, Noun::Reference, &fr_quote, &en_quote));
        }
    }
    found
}

/// The numbers in `pinpoints`, sorted.
fn places(lang: Lang, pinpoints: &[&str]) -> Vec<Number> {
    let read = pinpoints.iter().flat_map(|pinpoint| number::read(lang, pinpoint, &[]));
    let mut places: Vec<Number> = read.filter(Reading::asks).map(|reading| reading.value).collect();
    places.sort();
    places
}
