//! Persons: by a title before the name, by an office beside it, by a name given in full elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::language::Language;
use super::rows::Entity;
use super::scan::Hit;
use crate::model::{EntityKind, RuleId};

/// Given names that show that capitalised words are a person's name; see the file for its source.
static GIVEN_NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    include_str!("given_names.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// One word of a name, and small words that may stand between two.
const WORD: &str = r"\p{Lu}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]*)*\.?";
const PARTICLE: &str =
    r"(?:da|de|del|della|der|den|di|do|dos|das|van|von|ten|ter|bin|bint|ibn|al|el|la|le|ould|y|zu)";

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(r"\A{WORD}(?:\s+(?:{PARTICLE}\s+){{0,2}}{WORD}){{0,5}}|\A{PARTICLE}\s+{WORD}");
    Regex::new(&pattern).expect("the pattern is well formed")
});
static CANDIDATE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(r"{WORD}(?:\s+(?:{PARTICLE}\s+){{0,2}}{WORD}){{1,7}}");
    Regex::new(&pattern).expect("the pattern is well formed")
});
static PART: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\S+").expect("the pattern is well formed"));

/// Finds the persons of one document version, block by block.
pub(super) struct Persons<'a> {
    language: &'a Language,
    /// The full names, by every ending under which they may be called.
    known: BTreeMap<String, Arc<Entity>>,
}

/// A name as printed, with the rule that vouches for it.
struct Named {
    range: Range<usize>,
    rule: RuleId,
    several: bool,
}

impl<'a> Persons<'a> {
    /// Prepares to read texts of one language.
    pub(super) fn new(language: &'a Language) -> Persons<'a> {
        Persons { language, known: BTreeMap::new() }
    }

    /// The persons in every block; `names` holds the other names known there.
    pub(super) fn find(mut self, texts: &[&str], names: &[Vec<Hit>]) -> Vec<Vec<Hit>> {
        let named: Vec<Vec<Named>> =
            texts.iter().zip(names).map(|(text, hits)| self.named(text, hits)).collect();
        for (text, named) in texts.iter().zip(&named) {
            for name in named {
                self.learn(text.get(name.range.clone()).unwrap_or_default());
            }
        }
        texts.iter().zip(names).zip(named).map(|((text, hits), named)| self.hits(text, hits, named)).collect()
    }

    /// The names for which their surroundings vouch.
    fn named(&self, text: &str, hits: &[Hit]) -> Vec<Named> {
        let rules = &self.language.rules;
        let mut all = Vec::new();
        for found in self.language.title.captures_iter(text) {
            let Some(title) = found.get(1) else { continue };
            let several = self.language.words.plural_titles.contains(&title.as_str());
            let mut at = found.get(0).map_or(title.end(), |whole| whole.end());
            while let Some(range) = self.name_at(text, at, hits) {
                at = range.end;
                all.push(Named { range, rule: rules.person_title.id, several });
                let Some(next) = several.then(|| self.after_joint(text, at)).flatten() else { break };
                at = next;
            }
        }
        for found in CANDIDATE.find_iter(text) {
            let free = self.free_part(text, found.range(), hits);
            for range in free.filter_map(|range| self.vouched(text, &range, hits)) {
                all.push(Named { range, rule: rules.person_office.id, several: false });
            }
        }
        all
    }

    /// The name that begins at `at`.
    fn name_at(&self, text: &str, at: usize, hits: &[Hit]) -> Option<Range<usize>> {
        let found = NAME.find(text.get(at..)?)?;
        self.trim(text, at..at + found.end(), hits)
    }

    /// Where the next of several joined names begins: after ", " or "and".
    fn after_joint(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let joint = rest.trim_start();
        let joint = joint.strip_prefix(',').or_else(|| joint.strip_prefix(self.language.words.and))?;
        let next = joint.trim_start();
        (next.len() < joint.len()).then(|| text.len() - next.len())
    }

    /// Cuts a name before the first word that cannot be part of it and before any other known name.
    fn trim(&self, text: &str, range: Range<usize>, hits: &[Hit]) -> Option<Range<usize>> {
        let start = range.start;
        let slice = text.get(range)?;
        // A family name may be that of a place: Michael Jordan.
        let first = hits.partition_point(|hit| hit.range.start <= start);
        let foreign =
            |hit: &&Hit| hit.entity.kind != Some(EntityKind::Place) || !begins_with_given_name(slice);
        let next_hit =
            hits.iter().skip(first).take(2).find(foreign).map_or(usize::MAX, |hit| hit.range.start);
        let mut end = 0;
        for part in PART.find_iter(slice) {
            let bare = part.as_str().trim_end_matches('.');
            let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
            if self.language.words.not_names.contains(&bare)
                || (part.start() > 0 && start + part.start() >= next_hit)
            {
                break;
            }
            if part.as_str().starts_with(char::is_uppercase) {
                let initial = bare.chars().count() == 1 || bare == "Jr" || bare == "Sr";
                end = part.start() + if initial { part.as_str().len() } else { bare.len() };
            }
            let ends = part.as_str().ends_with(['.', 's']) && bare.len() < part.as_str().len();
            if ends && bare.chars().count() > 1 {
                break;
            }
        }
        (end > 0).then(|| start..start + end)
    }

    /// The stretches of two words or more that hold no word which cannot be part of a name.
    fn free_part<'t>(
        &'t self,
        text: &'t str,
        range: Range<usize>,
        hits: &'t [Hit],
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let starts: Vec<usize> = text
            .get(range.clone())
            .map(|slice| PART.find_iter(slice).map(|part| range.start + part.start()).collect())
            .unwrap_or_default();
        let mut reached = range.start;
        starts.into_iter().filter_map(move |start| {
            if start < reached || !text.get(start..)?.starts_with(char::is_uppercase) {
                return None;
            }
            let covering = hits.partition_point(|hit| hit.range.end <= start);
            if let Some(hit) = hits.get(covering).filter(|hit| hit.range.start <= start) {
                reached = hit.range.end;
                return None;
            }
            let found = self.trim(text, start..range.end, hits)?;
            reached = found.end;
            text.get(found.clone())?.contains(char::is_whitespace).then_some(found)
        })
    }

    /// The part of a stretch of capitalised words that is a name: the whole, or all but its first words.
    fn vouched(&self, text: &str, range: &Range<usize>, hits: &[Hit]) -> Option<Range<usize>> {
        let slice = text.get(range.clone())?;
        let nouns = [&self.language.words.body_nouns, &self.language.words.instrument_nouns];
        if slice.split_whitespace().any(|word| nouns.iter().any(|nouns| nouns.contains(&word))) {
            return None;
        }
        let starts = PART.find_iter(slice).filter(|part| part.as_str().starts_with(char::is_uppercase));
        let parts: Vec<usize> = starts.map(|part| range.start + part.start()).collect();
        let (_, starts) = parts.split_last()?;
        starts.iter().map(|start| *start..range.end).find(|name| self.has_office(text, name, hits))
    }

    /// Whether an office stands beside the name, or the name begins with a known given name.
    fn has_office(&self, text: &str, range: &Range<usize>, hits: &[Hit]) -> bool {
        let (Some(before), Some(name), Some(after)) =
            (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
        else {
            return false;
        };
        begins_with_given_name(name)
            || self.language.office_before(before, after, hits)
            || self.language.office_after(after)
    }

    /// Remembers a full name by its endings; of a name without a given name nothing is known.
    fn learn(&mut self, printed: &str) {
        let words: Vec<&str> = printed.split_whitespace().collect();
        if words.len() < 2 {
            return;
        }
        let canonical = canonical(&words);
        let entity = Arc::new(Entity {
            kind: Some(EntityKind::Person),
            canonical: canonical.clone(),
            name_fr: canonical.clone(),
            name_en: canonical,
            id: String::new(),
        });
        for start in 0..words.len() {
            let ending = words.get(start..).map(|rest| key(&rest.join(" "))).unwrap_or_default();
            self.known.entry(ending).or_insert_with(|| Arc::clone(&entity));
        }
        for end in 1..words.len() {
            let beginning = words.get(..end).map(|rest| key(&rest.join(" "))).unwrap_or_default();
            self.known.entry(beginning).or_insert_with(|| Arc::clone(&entity));
        }
    }

    /// The mentions of one block: the names vouched for here, and full names known from elsewhere.
    fn hits(&self, text: &str, hits: &[Hit], named: Vec<Named>) -> Vec<Hit> {
        let mut all: Vec<Hit> = Vec::new();
        for name in named {
            let printed = text.get(name.range.clone()).unwrap_or_default();
            let entity = self.known.get(&key(printed)).cloned().unwrap_or_else(|| single(printed));
            // A lone word after a plural title that is no known surname may be anything: "MM. les Ministres".
            if !name.several || printed.starts_with(char::is_uppercase) {
                all.push(Hit { range: name.range, entity, level: 1, rule: name.rule });
            }
        }
        for found in CANDIDATE.find_iter(text) {
            for range in self.free_part(text, found.range(), hits) {
                let printed = text.get(range.clone()).unwrap_or_default();
                if let Some(entity) = self.known.get(&key(printed)) {
                    let rule = self.language.rules.person_again.id;
                    all.push(Hit { range, entity: Arc::clone(entity), level: 1, rule });
                }
            }
        }
        all
    }
}

fn begins_with_given_name(name: &str) -> bool {
    name.split([' ', '\u{a0}', '-']).next().is_some_and(|word| GIVEN_NAMES.contains(word))
}

/// A person of whom only the family name is known.
fn single(printed: &str) -> Arc<Entity> {
    let name = canonical(&printed.split_whitespace().collect::<Vec<_>>());
    Arc::new(Entity {
        kind: Some(EntityKind::Person),
        canonical: name.clone(),
        name_fr: name.clone(),
        name_en: name,
        id: String::new(),
    })
}

/// The name in its usual letters: `LI Yong` is `Li Yong`.
fn canonical(words: &[&str]) -> String {
    let usual = |word: &&str| {
        let word = word.replace('’', "'");
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 || word.chars().any(char::is_lowercase) || word.contains('.') {
            return word;
        }
        let mut out = String::with_capacity(word.len());
        let mut start = true;
        for c in word.chars() {
            if start {
                out.push(c)
            } else {
                out.extend(c.to_lowercase())
            }
            start = !c.is_alphabetic();
        }
        out
    };
    words.iter().map(usual).collect::<Vec<_>>().join(" ")
}

/// Under what a name is looked up: neither case, accents nor kinds of space and apostrophe count.
fn key(name: &str) -> String {
    super::fold::Folded::new(name).text.to_lowercase()
}
