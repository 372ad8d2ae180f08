//! The acronyms and short forms that a document defines for itself.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use super::fold::Folded;
use super::language::Language;
use super::letters::{is_capital, is_letter_or_digit, run, run_before, words};
use super::rows::Entity;
use super::scan::Hit;
use crate::model::EntityKind;

/// What one document calls its bodies.
#[derive(Default)]
pub(super) struct Learned {
    /// Acronyms and names as printed.
    names: BTreeMap<String, Arc<Entity>>,
    /// Names that a noun explains somewhere.
    apposed: BTreeMap<String, Arc<Entity>>,
    /// Short forms announced by "hereinafter".
    short: BTreeMap<String, Arc<Entity>>,
}

/// How many characters an acronym has at least and at most.
const ACRONYM: RangeInclusive<usize> = 2..=15;
/// How many words of small size a long name may have for each letter of its acronym.
const WORDS_PER_LETTER: usize = 3;
/// How many bytes a name in parentheses may have.
const LONGEST_NAME: usize = 160;
/// Letters of the longest word that says nothing of what a name is that of.
const SHORT_WORD: usize = 3;
/// How many bytes after a name the announcement of its short form may stand.
const ANNOUNCEMENT_WINDOW: usize = 48;

impl Learned {
    /// Reads one block, with the known names found in it, in order.
    pub(super) fn read(&mut self, language: &Language, text: &str, hits: &[Hit]) {
        for (start, range) in parentheses(text) {
            let acronym = text.get(range.clone()).unwrap_or_default();
            if is_acronym(acronym) {
                let inside = at(hits, range);
                let before = hits.partition_point(|hit| hit.range.end < start);
                let named = hits.get(before).filter(|hit| hit.range.end == start);
                self.define(language, text, acronym, start, named, inside);
            }
        }
        for hit in hits.iter().filter(|hit| hit.rule == language.rules.apposed.id) {
            let name = text.get(hit.range.clone()).unwrap_or_default();
            self.apposed.entry(name.to_owned()).or_insert_with(|| Arc::clone(&hit.entity));
        }
        self.read_reversed(language, text, hits);
        self.read_announcements(language, text, hits);
    }

    /// Takes in that the words before `end` are called `acronym`.
    fn define(
        &mut self,
        language: &Language,
        text: &str,
        acronym: &str,
        end: usize,
        named: Option<&Hit>,
        inside: Option<&Hit>,
    ) {
        let by_form = named.filter(|hit| hit.entity.id.is_empty() && is_form(language, hit));
        if let Some(named) =
            named.filter(|hit| can_be_called(hit) && by_form.is_none() && fits(acronym, &hit.entity))
        {
            self.names.insert(acronym.to_owned(), Arc::clone(&named.entity));
            return;
        }
        if named.is_some_and(|hit| hit.entity.kind.is_none()) {
            return;
        }
        let Some(before) = text.get(..end) else { return };
        let spelt = long_name(before, language, acronym);
        let known = inside.filter(|hit| can_be_called(hit)).map(|hit| &hit.entity);
        let formed = by_form.and_then(|hit| Some((hit.range.clone(), hit.entity.kind?)));
        let proper =
            spelt.clone().and_then(|range| Some((range.clone(), proper(language, before.get(range)?)?)));
        let Some((range, kind)) = formed.or_else(|| proper.clone()) else {
            let name = spelt.and_then(|range| before.get(range));
            if let (Some(name), Some(known)) = (name, known)
                && !agrees(language, name, known)
            {
                self.names.insert(acronym.to_owned(), Arc::new(common(language, name, acronym)));
            }
            return;
        };
        let Some(name) = text.get(range) else { return };
        let entity = match known {
            Some(known) if agrees(language, name, known) => Arc::clone(known),
            // The acronym of another body, and not in the letters of this one.
            Some(_) if proper.is_none() => return,
            _ => Arc::new(Entity {
                kind: Some(kind),
                canonical: acronym.to_owned(),
                name_fr: language.pick(name, "").to_owned(),
                name_en: language.pick("", name).to_owned(),
                id: String::new(),
            }),
        };
        self.names.insert(name.to_owned(), Arc::clone(&entity));
        self.names.insert(acronym.to_owned(), entity);
    }

    /// Reads "ACRONYM (Name)".
    fn read_reversed(&mut self, language: &Language, text: &str, hits: &[Hit]) {
        for (range, end) in reversed(text) {
            let acronym = text.get(range.clone()).unwrap_or_default();
            let rest = text.get(end..).and_then(|rest| clip(rest, LONGEST_NAME));
            let Some(close) = rest.and_then(|rest| rest.find(')')).map(|at| end + at) else {
                continue;
            };
            if !is_acronym(acronym) {
                continue;
            }
            let named = at(hits, end..close);
            let long = text.get(..close).and_then(|before| long_name(before, language, acronym));
            if named.is_some() || long.is_some_and(|range| range.start == end) {
                let inside = at(hits, range);
                self.define(language, text, acronym, close, named, inside);
            }
        }
    }

    /// Reads "Name (hereinafter the Short Form)".
    fn read_announcements(&mut self, language: &Language, text: &str, hits: &[Hit]) {
        if !text.contains('(') || !language.announces.is_match(text) {
            return;
        }
        for found in language.announcement.captures_iter(text) {
            let (Some(whole), Some(short)) = (found.get(0), found.get(1)) else { continue };
            let before = hits.partition_point(|hit| hit.range.end <= whole.start());
            let named = before.checked_sub(1).and_then(|index| hits.get(index));
            let near = |hit: &&Hit| whole.start() - hit.range.end < ANNOUNCEMENT_WINDOW && can_be_called(hit);
            if let Some(named) = named.filter(near) {
                self.short.insert(short.as_str().to_owned(), Arc::clone(&named.entity));
            }
        }
    }

    /// What the document has learned to call by this acronym or name.
    pub(super) fn hits(&self, language: &Language, texts: &[&str]) -> Vec<Vec<Hit>> {
        let rules = &language.rules;
        let known: Vec<(&String, &Arc<Entity>, u8, &'static str)> = self
            .names
            .iter()
            .map(|(name, entity)| (name, entity, 1, rules.acronym.id))
            .chain(self.apposed.iter().map(|(name, entity)| (name, entity, 1, rules.apposed.id)))
            .chain(self.short.iter().map(|(name, entity)| (name, entity, 2, rules.short_form.id)))
            .collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(known.iter().map(|(name, ..)| name));
        let Ok(automaton) = automaton else { return vec![Vec::new(); texts.len()] };
        let mention = |found: aho_corasick::Match| {
            let (_, entity, level, rule) = known.get(found.pattern().as_usize())?;
            Some(Hit { range: found.range(), entity: Arc::clone(entity), level: *level, rule })
        };
        let whole = |text: &str, range: &Range<usize>| {
            let before = text.get(..range.start).and_then(|t| t.chars().next_back());
            let after = text.get(range.end..).and_then(|t| t.chars().next());
            let glued = |c: char| c.is_alphanumeric() || c == '/';
            !before.is_some_and(|c| glued(c) || c == '-') && !after.is_some_and(glued)
        };
        texts
            .iter()
            .map(|text| {
                automaton.find_iter(text).filter_map(mention).filter(|hit| whole(text, &hit.range)).collect()
            })
            .collect()
    }
}

/// The words in parentheses that are short enough for an acronym, each with the place where the white space before its
/// parenthesis begins.
fn parentheses(text: &str) -> Vec<(usize, Range<usize>)> {
    let inside = |c: char| is_letter_or_digit(c) || matches!(c, '’' | '\'' | '+' | '-');
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let start = run(text, open + 1, char::is_whitespace);
        let end = run(text, start, inside);
        let close = run(text, end, char::is_whitespace);
        let word = text.get(start..end).unwrap_or_default();
        let closed = text.get(close..).is_some_and(|rest| rest.starts_with(')'));
        if closed && word.starts_with(is_letter_or_digit) && ACRONYM.contains(&word.chars().count()) {
            found.push((run_before(text, open, char::is_whitespace), start..end));
        }
    }
    found
}

/// The capitalised words before a parenthesis that are short enough for an acronym, each with the place behind the
/// parenthesis and its white space.
fn reversed(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (open, _) in text.match_indices('(') {
        let end = run_before(text, open, char::is_whitespace);
        let start = run_before(text, end, |c| is_letter_or_digit(c) || c == '-');
        let word = text.get(start..end).unwrap_or_default();
        // The parenthesis before and its white space belong to the word before.
        let free = found.last().is_none_or(|(_, behind)| start > *behind);
        if free && word.starts_with(is_capital) && ACRONYM.contains(&word.chars().count()) {
            found.push((start..end, run(text, open + 1, char::is_whitespace)));
        }
    }
    found
}

/// The hit that covers exactly `range`.
fn at(hits: &[Hit], range: Range<usize>) -> Option<&Hit> {
    hits.get(hits.partition_point(|hit| hit.range.start < range.start)).filter(|hit| hit.range == range)
}

/// The beginning of `text`, at most about `length` bytes.
fn clip(text: &str, length: usize) -> Option<&str> {
    text.get(..text.char_indices().map(|(at, _)| at).find(|at| *at >= length).unwrap_or(text.len()))
}

fn can_be_called(hit: &Hit) -> bool {
    matches!(hit.entity.kind, Some(EntityKind::Org | EntityKind::Instrument))
}

/// Whether a name is known by its form alone.
fn is_form(language: &Language, hit: &Hit) -> bool {
    [language.rules.body_form.id, language.rules.instrument_form.id].contains(&hit.rule)
}

/// Whether a printed name may be that of a listed entity: it shares half of its long words with it.
fn agrees(language: &Language, name: &str, entity: &Entity) -> bool {
    let listed = language.pick(&entity.name_fr, &entity.name_en);
    let folded = Folded::new(listed).lower;
    let listed: Vec<&str> = words(&folded).map(|(_, word)| word).collect();
    let name = Folded::new(name).lower;
    let long: Vec<&str> = words(&name).map(|(_, word)| word).filter(|word| word.len() > SHORT_WORD).collect();
    listed.is_empty() || 2 * long.iter().filter(|word| listed.contains(word)).count() >= long.len()
}

/// At least two capitals, and no more other letters than capitals plus three (`ONU-Femmes`).
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2 && small <= capitals + 3
}

/// Whether an acronym can be that of an entity: it begins like one of its names.
fn fits(acronym: &str, entity: &Entity) -> bool {
    let first = |name: &str| name.chars().next().map(|c| c.to_uppercase().to_string());
    let start = first(acronym);
    [&entity.canonical, &entity.name_fr, &entity.name_en].into_iter().any(|name| first(name) == start)
}

/// What an acronym stands for in a document that spells it out in small letters, and that is not what the list knows by it:
/// an instrument, or nothing that has a name.
fn common(language: &Language, name: &str, acronym: &str) -> Entity {
    let mut letters = name.chars();
    let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    let kind =
        capital.and_then(|name| kind_of(language, &name)).filter(|kind| *kind == EntityKind::Instrument);
    let name = if kind.is_some() { name } else { "" };
    Entity {
        kind,
        canonical: acronym.to_owned(),
        name_fr: language.pick(name, "").to_owned(),
        name_en: language.pick("", name).to_owned(),
        id: String::new(),
    }
}

/// What the nouns of a name with a capital say that it is.
fn proper(language: &Language, name: &str) -> Option<EntityKind> {
    kind_of(language, name).filter(|_| name.starts_with(char::is_uppercase))
}

/// Finds the words at the end of `before` whose initials give `acronym`.
fn long_name(before: &str, language: &Language, acronym: &str) -> Option<Range<usize>> {
    let letters: Vec<char> =
        acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    let window = before.char_indices().rev().take(letters.len() * 40).last().map(|(at, _)| at)?;
    let slice = before.get(window..)?;
    let sentence = slice.rfind(['.', ';', ':', '(', ')', '«', '»']).unwrap_or(0);
    let mut wanted = letters.iter().rev();
    let mut want = wanted.next()?;
    for (seen, (at, word)) in words(slice).rev().take_while(|(at, _)| *at >= sentence).enumerate() {
        if seen > letters.len() * WORDS_PER_LETTER {
            return None;
        }
        let initial = word.chars().next().and_then(|c| c.to_uppercase().next())?;
        let compound = slice.get(..at).is_some_and(|before| before.ends_with(['-', '\u{2011}']));
        let small = compound || language.words.small_words.contains(&word);
        if initial == *want {
            match wanted.next() {
                Some(next) => want = next,
                None => {
                    return Some(
                        window + at..before.trim_end_matches(|c: char| !is_letter_or_digit(c)).len(),
                    );
                }
            }
        } else if !small {
            return None;
        }
    }
    None
}

/// What the first telling noun of a name says that it is.
fn kind_of(language: &Language, name: &str) -> Option<EntityKind> {
    words(name).find_map(|(_, word)| {
        if language.words.body_nouns.contains(&word) {
            Some(EntityKind::Org)
        } else if language.words.instrument_nouns.contains(&word) {
            Some(EntityKind::Instrument)
        } else {
            None
        }
    })
}
