//! Text left in the other language.

use super::finding::{Quote, one_sided};
use super::language::Language;
use super::{Pair, Side};
use crate::model::{Check, Discrepancy, Finding, Lang, Severity};
use std::ops::Range;

/// Fewer words than this are a name or a title: they may well stay as they are.
const PIECE: usize = 6;

/// A foreign piece below this many words may be a title without quotation marks.
const TITLE: usize = 10;

/// A foreign text has at least so many foreign function words.
const FOREIGN: usize = 2;

/// The least share of foreign function words in a foreign text.
const SHARE: f64 = 0.2;

/// Whether a side as a whole is in the other language, and the findings.
///
/// A title in quotation marks and a gloss in brackets may stay in their language: they are not looked at.
pub(super) fn check(pair: &Pair<'_>) -> (bool, Vec<Discrepancy>) {
    let mut sides = vec![(Lang::Fr, &pair.sides.fr), (Lang::En, &pair.sides.en)];
    sides.retain(|(lang, side)| may_be_foreign(*lang, side.text));
    let whole: Vec<Discrepancy> = sides.iter().filter_map(|(lang, side)| side_left(*lang, side)).collect();
    if !whole.is_empty() {
        return (true, whole);
    }
    (false, sides.iter().flat_map(|(lang, side)| pieces_left(*lang, side)).collect())
}

/// Whether `text` has as many words of the other language as a finding needs; nearly every text has not.
fn may_be_foreign(lang: Lang, text: &str) -> bool {
    let foreign = Language::of(lang.other()).function_words;
    let words = text.split(|mark: char| !mark.is_alphabetic());
    words.filter(|word| foreign.holds(word)).nth(FOREIGN - 1).is_some()
}

/// The finding when the whole of `side` is in the other language.
fn side_left(lang: Lang, side: &Side<'_>) -> Option<Discrepancy> {
    let count = Count::of(lang, side.text);
    (count.words >= PIECE && count.is_foreign())
        .then(|| report(lang, side.text, 0..side.text.len(), Severity::Warning))
}

/// The findings for sentences of `side` in the other language.
fn pieces_left(lang: Lang, side: &Side<'_>) -> Vec<Discrepancy> {
    let counted = pieces(side.text).into_iter().map(|range| {
        let count = Count::of(lang, side.text.get(range.clone()).unwrap_or_default());
        (range, count)
    });
    let foreign = counted.filter(|(_, count)| count.words >= PIECE && count.own == 0 && count.is_foreign());
    let severity = |count: &Count| if count.words < TITLE { Severity::Info } else { Severity::Warning };
    foreign.map(|(range, count)| report(lang, side.text, range, severity(&count))).collect()
}

fn report(lang: Lang, text: &str, place: Range<usize>, severity: Severity) -> Discrepancy {
    let quote = Quote::new(text, place.clone());
    let words: Vec<&str> = text.get(place).unwrap_or_default().split_whitespace().take(TITLE).collect();
    let finding = Finding::Untranslated { lang, start: words.join(" ") };
    one_sided(Check::Untranslated, severity, lang, &quote, finding)
}

/// The words of a text, and those that give a language away.
struct Count {
    words: usize,
    own: usize,
    foreign: usize,
}

impl Count {
    fn of(lang: Lang, text: &str) -> Count {
        let (own, foreign) = (Language::of(lang), Language::of(lang.other()));
        let mut count = Count { words: 0, own: 0, foreign: 0 };
        let plain =
            text.split_whitespace().filter(|word| !word.contains("://") && !word.contains(['/', '@']));
        let words = plain.flat_map(|word| word.split(|mark: char| !mark.is_alphabetic()));
        for word in words.filter(|word| !word.is_empty()) {
            count.words += 1;
            count.own += usize::from(own.function_words.holds(word));
            count.foreign += usize::from(foreign.function_words.holds(word));
        }
        count
    }

    #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
    fn is_foreign(&self) -> bool {
        self.foreign >= FOREIGN
            && self.foreign > 3 * self.own
            && self.foreign as f64 >= SHARE * self.words as f64
    }
}

/// The sentences of `text` without the quotations and the brackets in them, as ranges.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut quoted = None;
    for (at, mark) in text.char_indices() {
        let closes = match mark {
            '«' => Some('»'),
            '“' => Some('”'),
            '"' => Some('"'),
            '(' => Some(')'),
            _ => None,
        };
        match quoted {
            Some(end) if mark == end => {
                quoted = None;
                start = at + mark.len_utf8();
            }
            Some(_) => {}
            None if closes.is_some() || matches!(mark, '.' | ';' | ':' | '!' | '?' | '\n') => {
                pieces.push(start..at);
                quoted = closes;
                start = at + mark.len_utf8();
            }
            None => {}
        }
    }
    if quoted.is_none() {
        pieces.push(start..text.len());
    }
    pieces
}
