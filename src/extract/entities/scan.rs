//! Known names in a text: whole words, no codes, no addresses.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::fold::Folded;
use super::language::Language;
use super::names::{Find, Names};
use super::rows::Entity;
use crate::extract::address::has_www;
use crate::model::{EntityKind, RuleId};

/// A stretch of a text with what it names.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// What it names.
    pub(super) entity: Arc<Entity>,
    /// 1: understood by itself; 2: needs its context.
    pub(super) level: u8,
    /// The rule that signs for it.
    pub(super) rule: RuleId,
}

/// How far an unbroken run of characters is looked at to tell a code from a name.
const CODE_WINDOW: usize = 48;

static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)(?:https?://|www\.)\S+|\S+@\S+").expect("the pattern is well formed"));

/// The names of `names` in `text`, also those that overlap.
pub(super) fn scan(names: &Names, text: &str, folded: &Folded, language: &Language) -> Vec<Hit> {
    let rule = language.rules.gazetteer.id;
    let addresses: Vec<Range<usize>> = if may_hold_address(text) {
        ADDRESS.find_iter(text).map(|found| found.range()).collect()
    } else {
        Vec::new()
    };
    names
        .finds(folded)
        .into_iter()
        .filter(|find| whole_words(&folded.text, find))
        .filter_map(|find| {
            let range = folded.origin(find.start..find.end)?;
            let inside = |address: &Range<usize>| address.start < range.end && range.start < address.end;
            let at = addresses.partition_point(|address| address.end <= range.start);
            let free = !addresses.get(at).is_some_and(inside)
                && stands_alone(text, &range, find.entity)
                && !gives_its_name(language, text, &range, find.entity);
            free.then(|| Hit { range, entity: Arc::clone(find.entity), level: 1, rule })
        })
        .collect()
}

/// Whether `ADDRESS` can match at all.
fn may_hold_address(text: &str) -> bool {
    text.contains('@') || text.contains("://") || has_www(text)
}

/// Whether neither the name nor the words that must follow it are cut out of longer words.
fn whole_words(folded: &str, find: &Find<'_>) -> bool {
    let before = folded.get(..find.start).and_then(|text| text.chars().next_back());
    let inner = folded.get(find.end..).and_then(|text| text.chars().next());
    let after = folded.get(find.context_end..).and_then(|text| text.chars().next());
    ![before, inner, after].into_iter().flatten().any(char::is_alphanumeric)
}

/// Whether the punctuation around a name leaves it a name: no part of a compound, of a code or of a file name.
fn stands_alone(text: &str, range: &Range<usize>, entity: &Entity) -> bool {
    let (Some(before), Some(name), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return false;
    };
    let place = entity.kind == Some(EntityKind::Place);
    let mut ahead = after.chars();
    let (next, second) = (ahead.next(), ahead.next());
    let compound_after = next.is_some_and(is_hyphen) && second.is_some_and(char::is_uppercase);
    let mut behind = before.chars().rev();
    let compound_before =
        place && behind.next().is_some_and(is_hyphen) && behind.next().is_some_and(char::is_alphanumeric);
    let file_name = next == Some('.') && second.is_some_and(char::is_alphanumeric);
    let one_word = !name.contains(char::is_whitespace);
    !compound_after && !compound_before && !(one_word && (file_name || in_code(before, after)))
}

/// Whether a place only tells texts or meetings apart, as in `Déclaration de Tachkent` or `Geneva Protocol`.
fn gives_its_name(language: &Language, text: &str, range: &Range<usize>, entity: &Entity) -> bool {
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else { return false };
    if entity.kind != Some(EntityKind::Place) {
        return false;
    }
    let named_after =
        |word: Option<&str>| word.is_some_and(|word| language.words.named_after.contains(&word));
    let mut back = before.split_inclusive([' ', '\u{a0}', '’', '\'']).rev().map(|word| word.trim_end());
    let link = back.next().is_some_and(|word| language.words.name_links.contains(&word));
    let ahead =
        after.strip_prefix([' ', '\u{a0}']).and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
    (link && named_after(back.next())) || (language.pick(false, true) && named_after(ahead))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether the unbroken run around a name is a document code such as `CEB/2018/1`.
fn in_code(before: &str, after: &str) -> bool {
    let back: String = before.chars().rev().take(CODE_WINDOW).take_while(|c| !breaks(*c)).collect();
    let ahead: String = after.chars().take(CODE_WINDOW).take_while(|c| !breaks(*c)).collect();
    let digit = |run: &str| run.contains(|c: char| c.is_ascii_digit());
    (back.starts_with('/') || ahead.starts_with('/')) && (digit(&back) || digit(&ahead))
}

fn breaks(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '«' | '»' | '"' | '“' | '”' | ';' | ',')
}

/// Keeps from overlapping hits the one that starts first, then the longest, then the earliest in the list.
pub(super) fn longest_first(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by(|a, b| a.range.start.cmp(&b.range.start).then(b.range.end.cmp(&a.range.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let free = hit.range.start >= end;
        if free {
            end = hit.range.end;
        }
        free
    });
    hits
}
