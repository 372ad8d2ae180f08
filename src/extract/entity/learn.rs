//! The acronyms and short forms that a document defines for itself.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use super::language::Language;
use super::rows::Entity;
use super::scan::Hit;
use crate::model::EntityKind;

/// What one document calls its bodies.
#[derive(Default)]
pub(super) struct Learned {
    /// Acronyms and names as printed.
    names: BTreeMap<String, Arc<Entity>>,
    /// Short forms announced by "hereinafter".
    short: BTreeMap<String, Arc<Entity>>,
}

static PARENTHESIS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*\(\s*([\p{L}\p{N}][\p{L}\p{N}’'+-]{1,14})\s*\)").expect("the pattern is well formed")
});
static REVERSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^\p{L}\p{N}-])(\p{Lu}[\p{L}\p{N}-]{1,14})\s*\(\s*")
        .expect("the pattern is well formed")
});
static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{N}]+").expect("the pattern is well formed"));

/// How many words of small size a long name may have for each letter of its acronym.
const WORDS_PER_LETTER: usize = 3;
/// How many bytes a name in parentheses may have.
const LONGEST_NAME: usize = 160;
/// How many bytes after a name the announcement of its short form may stand.
const ANNOUNCEMENT_WINDOW: usize = 48;

impl Learned {
    /// Reads one block, with the known names found in it, in order.
    pub(super) fn read(&mut self, language: &Language, text: &str, hits: &[Hit]) {
        for found in PARENTHESIS.captures_iter(text) {
            let (Some(whole), Some(acronym)) = (found.get(0), found.get(1)) else { continue };
            if is_acronym(acronym.as_str()) {
                let inside = at(hits, acronym.range());
                let before = hits.partition_point(|hit| hit.range.end < whole.start());
                let named = hits.get(before).filter(|hit| hit.range.end == whole.start());
                self.define(language, text, acronym.as_str(), whole.start(), named, inside);
            }
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
        if let Some(named) = named.filter(|hit| can_be_called(hit) && fits(acronym, &hit.entity)) {
            self.names.insert(acronym.to_owned(), Arc::clone(&named.entity));
            return;
        }
        if named.is_some_and(|hit| hit.entity.kind.is_none()) {
            return;
        }
        let Some((range, kind)) = text.get(..end).and_then(|before| long_name(language, before, acronym))
        else {
            return;
        };
        let Some(name) = text.get(range) else { return };
        let entity = match inside.filter(|hit| can_be_called(hit)) {
            Some(known) => Arc::clone(&known.entity),
            None => Arc::new(Entity {
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
        for found in REVERSED.captures_iter(text) {
            let (Some(whole), Some(acronym)) = (found.get(0), found.get(1)) else { continue };
            let rest = text.get(whole.end()..).and_then(|rest| clip(rest, LONGEST_NAME));
            let Some(close) = rest.and_then(|rest| rest.find(')')).map(|at| whole.end() + at) else {
                continue;
            };
            if !is_acronym(acronym.as_str()) {
                continue;
            }
            let named = at(hits, whole.end()..close);
            let long = text.get(..close).and_then(|before| long_name(language, before, acronym.as_str()));
            if named.is_some() || long.is_some_and(|(range, _)| range.start == whole.end()) {
                let inside = at(hits, acronym.range());
                self.define(language, text, acronym.as_str(), close, named, inside);
            }
        }
    }

    /// Reads "Name (hereinafter the Short Form)".
    fn read_announcements(&mut self, language: &Language, text: &str, hits: &[Hit]) {
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

/// Finds the name before `end` whose initials give `acronym`, and what its nouns say that it is.
fn long_name(language: &Language, before: &str, acronym: &str) -> Option<(Range<usize>, EntityKind)> {
    let letters: Vec<char> =
        acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    let window = before.char_indices().rev().take(letters.len() * 40).last().map(|(at, _)| at)?;
    let slice = before.get(window..)?;
    let sentence = slice.rfind(['.', ';', ':', '(', ')', '«', '»']).map_or(0, |at| at + 1);
    let words: Vec<regex::Match<'_>> =
        WORD.find_iter(slice).filter(|word| word.start() >= sentence).collect();
    let mut wanted = letters.iter().rev();
    let mut want = wanted.next()?;
    for (seen, word) in words.iter().rev().enumerate() {
        if seen > letters.len() * WORDS_PER_LETTER {
            return None;
        }
        let initial = word.as_str().chars().next().and_then(|c| c.to_uppercase().next())?;
        let compound = slice.get(..word.start()).is_some_and(|before| before.ends_with(['-', '\u{2011}']));
        let small = compound || language.words.small_words.contains(&word.as_str());
        if initial == *want {
            match wanted.next() {
                Some(next) => want = next,
                None => {
                    let capital = word.as_str().starts_with(char::is_uppercase);
                    let range = window + word.start()..before.trim_end().len();
                    return if capital {
                        Some((range.clone(), kind_of(language, before.get(range)?)?))
                    } else {
                        None
                    };
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
    WORD.find_iter(name).find_map(|word| {
        if language.words.body_nouns.contains(&word.as_str()) {
            Some(EntityKind::Org)
        } else if language.words.instrument_nouns.contains(&word.as_str()) {
            Some(EntityKind::Instrument)
        } else {
            None
        }
    })
}
