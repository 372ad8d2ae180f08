//! The names of one language in order, and how they are found in a text.

use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::fold::Folded;
use super::language::{Language, language};
use super::rows::{Entity, Row};
use crate::model::{EntityKind, Lang};

/// How many spellings a row may give by itself and still have others made of them.
const FEW_SPELLINGS: usize = 16;

/// The names to be searched for in the texts of one language.
#[derive(Debug)]
pub(super) struct Names {
    /// In the order of their first words, then of their bytes.
    patterns: Vec<Pattern>,
    /// For each first word, where its names stand.
    starts: HashMap<String, Range<usize>>,
}

#[derive(Debug)]
struct Pattern {
    entity: Arc<Entity>,
    /// How many bytes of the folded name belong to the mention; the rest must only follow.
    covered: usize,
    /// The folded name in small letters.
    lower: String,
    /// The length of its first word.
    first: usize,
    /// The folded name, if the case of its letters counts.
    exact: Option<String>,
    /// The longest of the names before this one with which this one begins.
    within: Option<usize>,
}

/// A name found in a folded text.
pub(super) struct Find<'g> {
    /// The bytes of the name.
    pub(super) start: usize,
    /// The end of the name.
    pub(super) end: usize,
    /// The end of the words that had to follow.
    pub(super) context_end: usize,
    /// What the name stands for.
    pub(super) entity: &'g Arc<Entity>,
}

impl Names {
    /// The names that the rows have in `lang`; where two rows have the same name, the first keeps it.
    pub(super) fn new(rows: &[Row], lang: Lang) -> Names {
        let own = language(lang);
        let mut builder = Builder::default();
        for row in rows {
            for name in own.pick(&row.fr, &row.en) {
                builder.add(&row.entity, name);
            }
        }
        for row in rows {
            builder.add_variants(&row.entity, own.pick(&row.fr, &row.en), own);
        }
        for row in rows.iter().filter(|row| travels(&row.entity)) {
            let names = own.pick(&row.en, &row.fr);
            for name in names.iter().filter(|name| own.understands_foreign(name)) {
                builder.add(&row.entity, name);
            }
        }
        builder.build()
    }

    /// Some of the folded names, spread over the whole list.
    #[cfg(test)]
    pub(super) fn sample(&self) -> Vec<String> {
        let names = self.patterns.iter().step_by(3);
        names.map(|pattern| pattern.exact.as_ref().unwrap_or(&pattern.lower).clone()).collect()
    }

    /// Finds every name that begins where a word may, also those that lie in one another, in order of their starts,
    /// then of their ends.
    pub(super) fn finds(&self, text: &Folded) -> Vec<Find<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.lower.get(at..).filter(|rest| !rest.is_empty()) {
            let word = first_word(rest);
            if let Some(range) = self.starts.get(word) {
                let first = found.len();
                let here = self.beginnings(range, rest);
                found.extend(here.filter_map(|pattern| pattern.find(&text.text, at)));
                found.get_mut(first..).unwrap_or_default().reverse();
            }
            at += word.len();
            // Right behind a word no other begins.
            at += text.lower.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        found
    }

    /// The names of `range` with which `text` begins, the longest first.
    fn beginnings<'g>(&'g self, range: &Range<usize>, text: &str) -> impl Iterator<Item = &'g Pattern> {
        // Of the names that come before the text, those with which it begins are the last one and what it begins with.
        let before = self.patterns.get(range.clone()).unwrap_or_default();
        let before = before.partition_point(|pattern| pattern.lower.as_str() <= text);
        let mut next = before.checked_sub(1).map(|last| range.start + last);
        let chain = std::iter::from_fn(move || {
            let pattern = self.patterns.get(next?)?;
            next = pattern.within;
            Some(pattern)
        });
        chain.filter(|pattern| text.starts_with(&pattern.lower))
    }
}

impl Pattern {
    /// The name at `at`, unless the case of its letters is another.
    fn find(&self, text: &str, at: usize) -> Option<Find<'_>> {
        let here = text.get(at..at + self.lower.len())?;
        let same = self.exact.as_ref().is_none_or(|exact| exact == here);
        same.then(|| Find {
            start: at,
            end: at + self.covered,
            context_end: at + self.lower.len(),
            entity: &self.entity,
        })
    }

    /// The first word, then the rest.
    fn words(&self) -> (&str, &str) {
        self.lower.split_at(self.first)
    }
}

/// The letters and digits with which `text` begins.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether an entity goes by the names of one language in texts of the other: places do not.
fn travels(entity: &Entity) -> bool {
    matches!(entity.kind, Some(EntityKind::Org | EntityKind::Instrument | EntityKind::Person))
}

/// Gathers patterns; the first entity to take a name keeps it.
#[derive(Default)]
struct Builder {
    patterns: Vec<Pattern>,
}

impl Builder {
    fn add(&mut self, entity: &Arc<Entity>, name: &str) {
        let (folded, covered) = if name.contains(['{', '}']) {
            let head = name.split('{').next().unwrap_or_default();
            (Folded::new(&name.replace(['{', '}'], "")), Folded::new(head).text.trim_end().len())
        } else {
            let folded = Folded::new(name);
            let covered = folded.text.trim_end().len();
            (folded, covered)
        };
        let Folded { mut text, mut lower, .. } = folded;
        text.truncate(text.trim_end().len());
        lower.truncate(text.len());
        if covered == 0 || text.len() < 2 {
            return;
        }
        let first = first_word(&lower).len();
        let exact = case_counts(&text).then_some(text);
        self.patterns.push(Pattern {
            entity: Arc::clone(entity),
            covered,
            lower,
            first,
            exact,
            within: None,
        });
    }

    /// Adds other wordings of names, unless their row already spells out many.
    fn add_variants(&mut self, entity: &Arc<Entity>, names: &[String], language: &Language) {
        let kind = matches!(entity.kind, Some(EntityKind::Org | EntityKind::Instrument));
        for name in names.iter().filter(|_| kind && names.len() <= FEW_SPELLINGS) {
            for variant in language.variants(name) {
                self.add(entity, &variant);
            }
        }
    }

    fn build(mut self) -> Names {
        // The sort leaves equal names in the order in which they were added.
        self.patterns.sort_by(|a, b| a.words().cmp(&b.words()));
        let mut names = Names { patterns: Vec::with_capacity(self.patterns.len()), starts: HashMap::new() };
        for pattern in self.patterns {
            names.add(pattern);
        }
        names
    }
}

impl Names {
    /// Adds the next name in order, unless it is there.
    fn add(&mut self, mut pattern: Pattern) {
        let mut equal = self.patterns.iter().rev().take_while(|other| other.lower == pattern.lower);
        if equal.any(|other| other.exact == pattern.exact) {
            return;
        }
        let here = self.patterns.len();
        let (word, _) = pattern.words();
        match self.starts.get_mut(word) {
            Some(range) => {
                // What the name before begins with, this one may begin with too; the rest lies behind.
                let mut outer = here.checked_sub(1).and_then(|last| Some((last, self.patterns.get(last)?)));
                while let Some((_, other)) =
                    outer.filter(|(_, other)| !pattern.lower.starts_with(&other.lower))
                {
                    outer = other.within.and_then(|index| Some((index, self.patterns.get(index)?)));
                }
                range.end = here + 1;
                pattern.within = outer.map(|(index, _)| index);
            }
            None => {
                self.starts.insert(word.to_owned(), here..here + 1);
            }
        }
        self.patterns.push(pattern);
    }
}

/// Long phrases vary in their capitals; in names of one or two words case counts.
fn case_counts(folded: &str) -> bool {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(3).count() < 3
}
