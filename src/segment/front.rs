//! The front of a document: masthead, session and agenda item, title, and who reports.
//!
//! Between the masthead and the text stand groups of short lines. The agenda item has a title of its own; the title of
//! the document comes behind it, and right before the line that says who reports.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::{CleanText, Line, LineKind};

use super::Words;
use super::chunk::is_closed;

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

/// Where the masthead stands: in the first so many lines.
const MAX_DEPTH: usize = 70;
/// The longest masthead, in lines, from its first words to its last.
const MAX_MASTHEAD: usize = 9;
/// So many lines may stand above its first words: symbol, organisation, organ.
const MAX_ABOVE: usize = 12;
/// The front has so many lines at most.
const MAX_FRONT: usize = 40;
/// A group of the front is at most so long, in characters.
const MAX_GROUP: usize = 420;

/// The lines of the masthead: the first, and the one behind the last.
pub(super) fn masthead(lines: &[Line], paged: bool, words: &Words) -> Option<(usize, usize)> {
    let lower = |at: usize| lines[at].text.text().to_lowercase();
    let near = lines.len().min(MAX_DEPTH);
    let is_text = |at: &usize| lines[*at].kind != LineKind::Row;
    let opens = |at: &usize| {
        let text = lower(*at);
        words.masthead_opens.iter().any(|open| {
            text.starts_with(open)
                || *at < near && text.find(open).is_some_and(|found| text[..found].ends_with(' '))
        })
    };
    let first = (0..near).filter(is_text).find(opens)?;
    let end = lines.len().min(first + MAX_MASTHEAD);
    let closes = |at: &usize| {
        let text = lower(*at);
        words
            .masthead_closes
            .iter()
            .any(|close| text.starts_with(close) || text.contains(&format!(" {close}")))
    };
    let last = (first..end).find(closes).or_else(|| (first..end).find(|at| DAY.is_match(&lower(*at))))?;
    let mut behind = last + 1;
    let column = !words.masthead_closes.iter().any(|close| lower(last).starts_with(close));
    // The other column may be longer.
    while column && behind < end && lines[behind].gap == 0 && lines[behind].text.text().len() < MAX_COLUMN {
        behind += 1;
    }
    let above = paged && first <= MAX_ABOVE && (0..first).all(|at| is_name(lines[at].text.text()));
    Some((if above { 0 } else { first }, behind))
}

/// A line of one column of the masthead is shorter than this, in bytes.
const MAX_COLUMN: usize = 60;

/// A day as mastheads print it.
static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:[0-9]{1,2}|1er) \p{L}+\.? [0-9]{4}\b").expect("the pattern is valid"));

/// Days of a session, or a place and its days.
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:\p{Lu}[\p{L} ’.-]{2,30}, )?(?:du )?[0-9]{1,2}(?:er)?(?:[ –-].{0,40})?[0-9]{4}(?:,.{2,30})?$",
    )
    .expect("the pattern is valid")
});

/// Whether a line can be the name of an organisation or organ, or a symbol.
fn is_name(text: &str) -> bool {
    text.len() < MAX_COLUMN * 2 && !is_closed(text) && !text.ends_with(',')
}

/// What a group of the front is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Session,
    Item,
    Letter,
    Draft,
    Byline,
    Organ,
    Name,
}

/// Finds the front below the masthead; `body` holds the lines of running text, `ends` tells where the text begins.
pub(super) fn survey(
    clean: &CleanText,
    body: &[usize],
    words: &Words,
    ends: impl Fn(usize) -> bool,
    masthead: bool,
) -> Vec<(usize, Front)> {
    // A cover has no masthead: it is the front, and ends with its page.
    let covers = |index: usize| masthead || index == 0 || !clean.lines[index].page_start;
    let lines: Vec<usize> =
        body.iter().copied().take(MAX_FRONT).take_while(|&index| !ends(index) && covers(index)).collect();
    let text = |at: usize| clean.lines[lines[at]].text.text();
    let width =
        (0..lines.len()).map(|at| text(at).chars().count()).filter(|&width| width < 70).max().unwrap_or(0);
    let mut groups: Vec<Range<usize>> = Vec::new();
    for at in 0..lines.len() {
        let apart = at == 0 || {
            let (above, line) = (&clean.lines[lines[at - 1]], &clean.lines[lines[at]]);
            let stepped = line.indent.abs_diff(above.indent) > 2 && !hangs(text(at - 1), text(at), words);
            let one = |at: usize| kind(text(at), words);
            let session = one(at) == Group::Session
                || matches!(one(at - 1), Group::Session | Group::Draft | Group::Organ);
            line.gap > 0
                || line.page_start
                || stepped
                || session
                || opens(text(at), words)
                || breaks(text(at - 1), text(at), width, words)
        };
        match groups.last_mut() {
            Some(last) if !apart => last.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    let whole = |range: &Range<usize>| range.clone().map(text).collect::<Vec<_>>().join(" ");
    let mut kinds: Vec<Group> = Vec::new();
    for group in &groups {
        let joined = whole(group);
        let last = text(group.end - 1);
        if joined.chars().count() > MAX_GROUP || last.ends_with([',', ';']) || is_sentence(&joined) {
            break;
        }
        kinds.push(kind(&joined, words));
    }
    let title = if masthead {
        title(&kinds)
    } else {
        cover_title(&kinds, |at| starts_report(&whole(&groups[at]), words))
    };
    let Some(title) = title else { return Vec::new() };
    let mut out = Vec::new();
    for (at, group) in groups.iter().take(kinds.len()).enumerate() {
        out.push((lines[group.start], if at == title { Front::Title } else { Front::Other }));
        out.extend(group.clone().skip(1).map(|at| (lines[at], Front::Continues)));
    }
    out
}

/// Which group is the title.
fn title(kinds: &[Group]) -> Option<usize> {
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
        let mut names = (item + 1..kinds.len()).filter(|&at| kinds[at] == Group::Name);
        let own = names.next();
        return names.next().or(own);
    }
    name(0..kinds.len()).or_else(|| find(Group::Byline))
}

/// Which group of a cover is the title.
fn cover_title(kinds: &[Group], reports: impl Fn(usize) -> bool) -> Option<usize> {
    let named = kinds.iter().position(|kind| *kind == Group::Name);
    (0..kinds.len()).find(|&at| reports(at)).or(named)
}

/// Whether a group begins with the word for a report.
fn starts_report(text: &str, words: &Words) -> bool {
    let first = text.split(' ').next().unwrap_or("").to_lowercase();
    words.bylines[0].split(' ').next() == Some(first.as_str())
}

/// Whether a group is a sentence of the text.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && text.split(' ').nth(MIN_SENTENCE).is_some()
}

/// A sentence has more words than a line of the front that ends with a full stop.
const MIN_SENTENCE: usize = 7;

/// What a group says.
fn kind(text: &str, words: &Words) -> Group {
    let lower = text.to_lowercase();
    let starts = |heads: &[&str]| heads.iter().any(|head| lower.starts_with(head));
    let short = text.chars().count() < MAX_COLUMN;
    if text.starts_with('[') {
        Group::Session
    } else if starts(words.letters) {
        Group::Letter
    } else if starts(words.drafts) || words.drafts.iter().any(|draft| lower.ends_with(draft)) {
        Group::Draft
    } else if is_item(text, words) {
        Group::Item
    } else if short
        && words
            .organs
            .iter()
            .any(|organ| lower == *organ || organ.ends_with(' ') && lower.starts_with(organ))
    {
        Group::Organ
    } else if starts(words.bylines) && !words.sessions.iter().any(|word| has_word(&lower, word)) {
        Group::Byline
    } else if short
        && (is_keyed(text) && !lower.contains(words.drafts[0])
            || DAYS.is_match(text)
            || words.sessions.iter().any(|word| has_word(&lower, word)))
    {
        Group::Session
    } else {
        Group::Name
    }
}

/// `Item: value`, as the lines of a masthead are.
fn is_keyed(text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, value)| key.len() < MAX_KEY && value.starts_with(' '))
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|other| other == word)
}

/// `Item 13 of the provisional agenda`, `Agenda item 36`.
fn is_item(text: &str, words: &Words) -> bool {
    let lower = text.to_lowercase();
    words.items.iter().any(|item| {
        lower
            .strip_prefix(item)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Whether a line opens a group of its own by its words.
fn opens(text: &str, words: &Words) -> bool {
    is_item(text, words) || matches!(kind(text, words), Group::Letter | Group::Byline | Group::Draft)
}

/// `State party: Togo`: the key is shorter than this, in bytes.
const MAX_KEY: usize = 40;

/// Whether a line cannot have been ended on purpose: a word is missing behind it.
fn hangs(above: &str, line: &str, words: &Words) -> bool {
    let last = above.rsplit(' ').next().unwrap_or("").to_lowercase();
    let open = above.ends_with([',', ':', '-', '–', '(']) || words.links.contains(&last.as_str());
    open || line.starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// Whether a line was ended on purpose: the next word would still have had room on it.
fn breaks(above: &str, line: &str, width: usize, words: &Words) -> bool {
    let first = line.split(' ').next().unwrap_or("").chars().count();
    let room = above.chars().count() + first + 1 + MIN_ROOM <= width;
    let starts = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    is_item(above, words) || room && starts && !hangs(above, line, words)
}

/// A line that was ended on purpose has at least so much room left behind the next word.
const MIN_ROOM: usize = 2;
