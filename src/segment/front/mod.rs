//! The front of a document: masthead, session and agenda item, title, and who reports.
//!
//! Between the masthead and the text stand groups of short lines. The agenda item has a title of its own; the title of
//! the document comes behind it, and right before the line that says who reports.

mod kind;
mod masthead;

use std::ops::Range;

use crate::model::{CleanText, LineKind};

pub(super) use self::kind::is_day;
use self::kind::{Group, is_item, is_key, is_meeting, is_sentence, items_of, kind, starts_report};
pub(super) use self::masthead::masthead;
use super::Language;

/// What opens a group of lines of the front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Front {
    /// The title.
    Title,
    /// Session, agenda item, who reports.
    Other,
    /// It goes on with the group above.
    Continues,
}

/// The front has so many lines at most.
const MAX_FRONT: usize = 40;
/// A group of the front is at most so long, in characters.
const MAX_GROUP: usize = 420;

/// Finds the front below the masthead; `body` holds the lines of running text, `ends` tells where the text begins.
pub(super) fn survey(
    clean: &CleanText,
    body: &[usize],
    language: &Language,
    ends: impl Fn(usize) -> bool,
    masthead: bool,
) -> Vec<(usize, Front)> {
    // A cover has no masthead: it is the front, and ends with its page.
    let covers = |index: usize| masthead || index == 0 || !clean.lines[index].page_start;
    let lines: Vec<usize> =
        body.iter().copied().take(MAX_FRONT).take_while(|&index| !ends(index) && covers(index)).collect();
    let text = |at: usize| clean.lines[lines[at]].text.text();
    let groups = group(clean, &lines, language, masthead);
    let whole = |range: &Range<usize>| range.clone().map(text).collect::<Vec<_>>().join(" ");
    let mut kinds: Vec<Group> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let joined = whole(group);
        let last = text(group.end - 1);
        let row = clean.lines[lines[group.start]].kind == LineKind::Row;
        if joined.chars().count() > MAX_GROUP || last.ends_with([',', ';']) || is_sentence(&joined) {
            break;
        }
        let answers = at > 0 && text(groups[at - 1].end - 1).ends_with(':');
        kinds.push(if row || answers || last.ends_with(':') {
            Group::Session
        } else {
            kind(&joined, language)
        });
    }
    let title = if masthead {
        title(&kinds, |at| items_of(&whole(&groups[at])))
    } else {
        cover_title(&kinds, |at| {
            let whole = whole(&groups[at]);
            if starts_report(&whole, language) { 2 } else { usize::from(is_meeting(&whole, language)) }
        })
    };
    let Some(title) = title else { return Vec::new() };
    let mut out = Vec::new();
    for (at, group) in groups.iter().take(kinds.len()).enumerate() {
        out.push((lines[group.start], if at == title { Front::Title } else { Front::Other }));
        out.extend(group.clone().skip(1).map(|at| (lines[at], Front::Continues)));
    }
    out
}

/// Groups the lines of the front that belong together, as ranges of `lines`.
fn group(clean: &CleanText, lines: &[usize], language: &Language, masthead: bool) -> Vec<Range<usize>> {
    let text = |at: usize| clean.lines[lines[at]].text.text();
    let width =
        (0..lines.len()).map(|at| text(at).chars().count()).filter(|&width| width < 70).max().unwrap_or(0);
    let apart = |at: usize| {
        let (above, line) = (&clean.lines[lines[at - 1]], &clean.lines[lines[at]]);
        let hangs = hangs(text(at - 1), text(at), language);
        let one = |at: usize| kind(text(at), language);
        let broken = breaks(text(at - 1), text(at), width, language);
        let spoken = match (one(at - 1), one(at)) {
            (_, Group::Session | Group::Organ) | (Group::Session | Group::Organ, _) => !hangs,
            (Group::Draft, _) => broken,
            _ => false,
        };
        // A file that tells its lines keeps a paragraph together; only a cut word tells that one was broken.
        let rows = line.kind == LineKind::Row || above.kind == LineKind::Row;
        let gap = line.gap > 0 && (line.role.is_none() || rows || !hangs);
        gap || line.page_start
            || line.indent.abs_diff(above.indent) > 2 && !hangs
            || spoken
            || opens(text(at), language)
            || starts_report(text(at), language) && !hangs
            || masthead && broken
    };
    let mut groups: Vec<Range<usize>> = Vec::new();
    for at in 0..lines.len() {
        match groups.last_mut() {
            Some(last) if !apart(at) => last.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// Which group is the title.
fn title(kinds: &[Group], items: impl Fn(usize) -> usize) -> Option<usize> {
    let find = |kind: Group| kinds.iter().position(|other| *other == kind);
    let name = |range: Range<usize>| range.rev().find(|&at| kinds[at] == Group::Name);
    if let Some(letter) = find(Group::Letter) {
        return Some(letter);
    }
    if let Some(draft) = find(Group::Draft) {
        let behind = (draft + 1..kinds.len()).find(|&at| kinds[at] == Group::Name);
        return behind.or_else(|| name(0..draft)).or(Some(draft));
    }
    if let Some(byline) = find(Group::Byline)
        && let Some(title) = name(0..byline)
    {
        return Some(title);
    }
    if let Some(item) = kinds.iter().rposition(|kind| *kind == Group::Item) {
        // Each agenda item has a name of its own.
        let names: Vec<usize> = (item + 1..kinds.len()).filter(|&at| kinds[at] == Group::Name).collect();
        let own = names.get(1).or(names.first());
        return names.get(items(item)).or(own).copied();
    }
    name(0..kinds.len()).or_else(|| find(Group::Byline))
}

/// Which group of a cover is the title: the one that says most that it is a report or the record of a meeting, else the
/// first name.
fn cover_title(kinds: &[Group], says: impl Fn(usize) -> usize) -> Option<usize> {
    let best = (0..kinds.len()).rev().max_by_key(|&at| says(at)).filter(|&at| says(at) > 0);
    best.or_else(|| kinds.iter().position(|kind| *kind == Group::Name))
}

/// Whether a line opens a group of its own by its words.
fn opens(text: &str, language: &Language) -> bool {
    is_item(text, language)
        || is_key(text)
        || matches!(kind(text, language), Group::Letter | Group::Byline | Group::Draft)
}

/// Whether a line cannot have been ended on purpose: a word is missing behind it.
fn hangs(above: &str, line: &str, language: &Language) -> bool {
    let last = above.rsplit(' ').next().unwrap_or("").to_lowercase();
    let open = above.ends_with([',', ':', '-', '–', '(']) || language.links.contains(&last.as_str());
    open || line.starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// Whether a line was ended on purpose: the next word would still have had room on it.
fn breaks(above: &str, line: &str, width: usize, language: &Language) -> bool {
    let first = line.split(' ').next().unwrap_or("").chars().count();
    let room = above.chars().count() + first + 1 + MIN_ROOM <= width;
    let starts = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    is_item(above, language) || room && starts && !hangs(above, line, language)
}

/// A line that was ended on purpose has at least so much room left behind the next word.
const MIN_ROOM: usize = 2;
