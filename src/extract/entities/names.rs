//! The names of one language in order, and how they are found in a text.

use std::sync::{Arc, OnceLock};

use super::fold::Folded;
use super::language::language;
use super::rows::{Entity, GazetteerRow};
use crate::model::{EntityKind, Lang, Lookup};

/// How many spellings a row may give by itself and still have others made of them.
const FEW_SPELLINGS: usize = 16;

/// The names to be searched for in the texts of one language.
///
/// There are thousands of them, and few stand in one text: those that begin with a word are put together when a text
/// first holds that word.
#[derive(Debug)]
pub(super) struct Names {
    lang: Lang,
    rows: Arc<[GazetteerRow]>,
    /// The names by their folded first words.
    starts: Lookup<String, Start>,
}

/// The names that begin with one word.
#[derive(Debug)]
struct Start {
    /// Where they come from; of equal names the first counts.
    spellings: Vec<Spelling>,
    /// The names in the order of their bytes, once they are asked for.
    patterns: OnceLock<Vec<Pattern>>,
}

/// A name, or several, of a row.
#[derive(Debug)]
struct Spelling {
    row: usize,
    name: Name,
}

#[derive(Debug)]
enum Name {
    /// The name with this number in the language of the texts.
    Own(usize),
    /// The other wordings of that name.
    Variants(usize),
    /// One such wording, where they may begin with different words.
    Variant(String),
    /// The name with this number in the other language.
    Foreign(usize),
}

#[derive(Debug)]
struct Pattern {
    entity: Arc<Entity>,
    /// How many bytes of the folded name belong to the mention; the rest must only follow.
    covered: usize,
    /// The folded name in small letters.
    lower: String,
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
    pub(super) fn new(rows: Arc<[GazetteerRow]>, lang: Lang) -> Names {
        let own = language(lang);
        let mut starts: Lookup<String, Start> = Lookup::default();
        let mut first = String::new();
        let mut note = |row: usize, text: &str, name: Name| {
            start(text, &mut first);
            let spelling = Spelling { row, name };
            match starts.get_mut(&first) {
                Some(start) => start.spellings.push(spelling),
                None => {
                    starts.insert(
                        first.clone(),
                        Start { spellings: vec![spelling], patterns: OnceLock::new() },
                    );
                }
            }
        };
        for (index, row) in rows.iter().enumerate() {
            for (at, name) in own.pick(&row.fr, &row.en).iter().enumerate() {
                note(index, name, Name::Own(at));
            }
        }
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| varies(&row.entity)) {
            // A row that spells out many names needs no others.
            let names = own.pick(&row.fr, &row.en);
            for (at, name) in names.iter().enumerate().filter(|_| names.len() <= FEW_SPELLINGS) {
                if own.varies_first_word(name) {
                    own.variants(name).for_each(|other| note(index, &other.clone(), Name::Variant(other)));
                } else {
                    note(index, name, Name::Variants(at));
                }
            }
        }
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| travels(&row.entity)) {
            for (at, name) in own.pick(&row.en, &row.fr).iter().enumerate() {
                if own.understands_foreign(name) {
                    note(index, name, Name::Foreign(at));
                }
            }
        }
        Names { lang, rows, starts }
    }

    /// Some of the folded names, spread over the whole list.
    #[cfg(test)]
    pub(super) fn sample(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .starts
            .sorted()
            .into_iter()
            .flat_map(|(_, start)| self.patterns(start))
            .map(|pattern| pattern.exact.as_ref().unwrap_or(&pattern.lower).clone())
            .collect();
        names.sort_unstable();
        names.into_iter().step_by(3).collect()
    }

    /// The names that no text would find, since they begin with another word than that under which they are kept.
    #[cfg(test)]
    pub(super) fn misplaced(&self) -> Vec<String> {
        let all = self.starts.sorted().into_iter().flat_map(|(word, start)| {
            self.patterns(start).iter().filter(move |pattern| first_word(&pattern.lower) != *word)
        });
        all.map(|pattern| pattern.lower.clone()).collect()
    }

    /// Finds every name that begins where a word may, also those that lie in one another, in order of their starts,
    /// then of their ends.
    pub(super) fn finds(&self, text: &Folded) -> Vec<Find<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.lower.get(at..).filter(|rest| !rest.is_empty()) {
            let word = first_word(rest);
            if let Some(start) = self.starts.get(word) {
                let first = found.len();
                let here = beginnings(self.patterns(start), rest);
                found.extend(here.filter_map(|pattern| pattern.find(&text.text, at)));
                found.get_mut(first..).unwrap_or_default().reverse();
            }
            at += word.len();
            // Right behind a word no other begins.
            at += text.lower.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        found
    }

    /// The names that begin with one word, in order.
    fn patterns<'g>(&'g self, start: &'g Start) -> &'g [Pattern] {
        start.patterns.get_or_init(|| {
            let own = language(self.lang);
            let mut all = Vec::new();
            for Spelling { row, name } in &start.spellings {
                let Some(GazetteerRow { entity, fr, en }) = self.rows.get(*row) else { continue };
                let (names, others) = own.pick((fr, en), (en, fr));
                let mut add = |name: &str| all.extend(Pattern::new(entity, name));
                match name {
                    Name::Own(at) => names.get(*at).into_iter().for_each(|name| add(name)),
                    Name::Foreign(at) => others.get(*at).into_iter().for_each(|name| add(name)),
                    Name::Variant(name) => add(name),
                    Name::Variants(at) => {
                        names
                            .get(*at)
                            .into_iter()
                            .flat_map(|name| own.variants(name))
                            .for_each(|name| add(&name));
                    }
                }
            }
            in_order(all)
        })
    }
}

/// The names of `patterns` with which `text` begins, the longest first.
fn beginnings<'g>(patterns: &'g [Pattern], text: &str) -> impl Iterator<Item = &'g Pattern> {
    // Of the names that come before the text, those with which it begins are the last one and what it begins with.
    let mut next = patterns.partition_point(|pattern| pattern.lower.as_str() <= text).checked_sub(1);
    let chain = std::iter::from_fn(move || {
        let pattern = patterns.get(next?)?;
        next = pattern.within;
        Some(pattern)
    });
    chain.filter(|pattern| text.starts_with(&pattern.lower))
}

/// Sorts names, drops those that are there already and notes which begin with which.
fn in_order(mut all: Vec<Pattern>) -> Vec<Pattern> {
    // The sort leaves equal names in the order in which they were added.
    all.sort_by(|a, b| a.lower.cmp(&b.lower));
    let mut kept: Vec<Pattern> = Vec::with_capacity(all.len());
    for mut pattern in all {
        let mut equal = kept.iter().rev().take_while(|other| other.lower == pattern.lower);
        if equal.any(|other| other.exact == pattern.exact) {
            continue;
        }
        // What the name before begins with, this one may begin with too; the rest lies behind.
        let mut outer = kept.len().checked_sub(1);
        while let Some(other) = outer.and_then(|index| kept.get(index))
            && !pattern.lower.starts_with(&other.lower)
        {
            outer = other.within;
        }
        pattern.within = outer;
        kept.push(pattern);
    }
    kept
}

impl Pattern {
    /// Folds a name; too short a one is none.
    fn new(entity: &Arc<Entity>, name: &str) -> Option<Pattern> {
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
            return None;
        }
        let exact = case_counts(&text).then_some(text);
        Some(Pattern { entity: Arc::clone(entity), covered, lower, exact, within: None })
    }

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
}

/// The letters and digits with which `text` begins.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Puts the folded first word of a name into `word`.
fn start(name: &str, word: &mut String) {
    word.clear();
    // No letter behind a sign of ASCII, the braces excepted, belongs to a word before it.
    let begin = name.find(char::is_alphanumeric).unwrap_or_default();
    let sign = |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'{' | b'}');
    let end = name.bytes().skip(begin).position(sign).map_or(name.len(), |at| begin + at);
    let head = name.get(..end).unwrap_or_default();
    if head.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        word.push_str(head);
        word.make_ascii_lowercase();
    } else {
        word.push_str(first_word(&Folded::new(&head.replace(['{', '}'], "")).lower));
    }
}

/// Whether the names of an entity have other wordings.
fn varies(entity: &Entity) -> bool {
    matches!(entity.kind, Some(EntityKind::Org | EntityKind::Instrument))
}

/// Whether an entity goes by the names of one language in texts of the other: places do not.
fn travels(entity: &Entity) -> bool {
    matches!(entity.kind, Some(EntityKind::Org | EntityKind::Instrument | EntityKind::Person))
}

/// Long phrases vary in their capitals; in names of one or two words case counts.
fn case_counts(folded: &str) -> bool {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(3).count() < 3
}
