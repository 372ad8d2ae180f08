//! Persons: by a title before the name, by an office beside it, by a name given in full elsewhere.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::beside;
use super::capitals::{begins_with_article, name, stretches};
use super::given::{begins_with_given_name, is_arabic};
use super::language::Language;
use super::letters::parts;
use super::rows::Entity;
use super::scan::Hit;
use crate::lexicon;
use crate::model::{EntityKind, RuleId};

/// Particles that may be capitalised inside a name.
const PARTICLES: [&str; 10] = ["Le", "La", "De", "Des", "Du", "El", "Al", "Van", "Von", "Ben"];

/// Finds the persons of one document version, block by block.
pub(super) struct Persons<'a> {
    language: &'a Language,
    /// The full names, by every ending under which they may be called.
    known: BTreeMap<String, Arc<Entity>>,
}

/// A block with what is known of it.
struct Block<'b> {
    text: &'b str,
    /// The other names in it.
    hits: &'b [Hit],
    /// Its stretches of capitalised words.
    stretches: Vec<Range<usize>>,
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
    pub(super) fn find<'b>(mut self, texts: &[&'b str], names: &'b [Vec<Hit>]) -> Vec<Vec<Hit>> {
        let block = |(text, hits): (&&'b str, &'b Vec<Hit>)| Block { text, hits, stretches: stretches(text) };
        let blocks: Vec<Block<'b>> = texts.iter().zip(names).map(block).collect();
        let named: Vec<Vec<Named>> = blocks.iter().map(|block| self.named(block)).collect();
        for (block, named) in blocks.iter().zip(&named) {
            for name in named {
                self.learn(block.text.get(name.range.clone()).unwrap_or_default());
            }
        }
        blocks.iter().zip(named).map(|(block, named)| self.hits(block, named)).collect()
    }

    /// The names for which their surroundings vouch.
    fn named(&self, block: &Block<'_>) -> Vec<Named> {
        let Block { text, hits, stretches } = block;
        let rules = &self.language.rules;
        let mut all = Vec::new();
        for (title, mut at) in self.language.titles_in(text) {
            let several = self.language.words.plural_titles.contains(&title);
            while let Some(range) = self.name_at(text, at, hits) {
                at = range.end;
                all.push(Named { range, rule: rules.person_title.id, several });
                let Some(next) = several.then(|| self.after_joint(text, at)).flatten() else { break };
                at = next;
            }
        }
        let mut doubtful = Vec::new();
        for stretch in stretches {
            for range in self.free_part(text, stretch.clone(), hits) {
                let Some(names) = self.names_in(text, &range) else { continue };
                match names.iter().position(|name| self.has_office(text, name, hits)) {
                    Some(at) => {
                        let range = self.whole(text, &names, at);
                        all.push(Named { range, rule: rules.person_office.id, several: false });
                    }
                    None => doubtful.extend(names.into_iter().next()),
                }
            }
        }
        let sure: Vec<Range<usize>> = all.iter().map(|named| named.range.clone()).collect();
        for range in beside::joined(self.language, text, sure, doubtful) {
            all.push(Named { range, rule: rules.person_office.id, several: false });
        }
        all
    }

    /// The name that begins at `at`.
    fn name_at(&self, text: &str, at: usize, hits: &[Hit]) -> Option<Range<usize>> {
        self.trim(text, at..name(text, at)?, hits)
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
        let all: Vec<(usize, &str)> = parts(slice).collect();
        for (index, (at, part)) in all.iter().copied().enumerate() {
            let bare = part.trim_end_matches('.');
            let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
            // Capitalised particles stand before a further name: Le Bihan.
            let next = all.get(index + 1).map(|(_, next)| next.trim_end_matches('.'));
            let particle = index > 0
                && PARTICLES.contains(&part)
                && next.is_some_and(|next| {
                    next.starts_with(char::is_uppercase) && !self.language.words.not_names.contains(&next)
                });
            if self.language.words.not_names.contains(&bare) && !particle
                || (at > 0 && start + at >= next_hit)
            {
                break;
            }
            let letters = |piece: &str| piece.chars().count() <= 1;
            let initials = bare.split(['.', '-']).all(letters);
            if part.starts_with(char::is_uppercase) || part.contains("-") && index > 0 {
                let initial = initials || bare == "Jr" || bare == "Sr";
                end = at + if initial { part.len() } else { bare.len() };
            }
            let ends = part.ends_with(['.', 's']) && bare.len() < part.len();
            if ends && !initials {
                break;
            }
        }
        let role =
            all.len() == 1 && slice.get(..end).is_some_and(|name| self.language.words.roles.contains(&name));
        // "M. A. c. Suisse" names a case.
        let lone = all.len() == 1
            && slice.get(..end).is_some_and(|name| name.chars().filter(|c| c.is_alphabetic()).count() < 2);
        (end > 0 && !role && !lone).then(|| start..start + end)
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
            .map(|slice| parts(slice).map(|(at, _)| range.start + at).collect())
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

    /// The parts of a stretch of capitalised words that may be a name: the whole, or all but its first words.
    fn names_in(&self, text: &str, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let slice = text.get(range.clone())?;
        // "L’hôpital Albert Schweitzer" is not the doctor.
        let before = text.get(..range.start)?.split_whitespace().next_back().unwrap_or_default();
        let noun = before.rsplit(['’', '\'']).next().unwrap_or(before);
        // Nor is "the Princess Meryem Innovation Prize" the princess.
        let behind = text.get(range.end..)?.split(|c: char| !c.is_alphanumeric()).nth(1).unwrap_or_default();
        let prized = slice.split_whitespace().chain([behind]);
        if self.language.words.namesakes.contains(&noun)
            || prized.into_iter().any(|word| self.language.words.namesakes_behind.contains(&word))
        {
            return None;
        }
        let nouns = [&self.language.words.body_nouns, &self.language.words.instrument_nouns];
        if slice.split_whitespace().any(|word| nouns.iter().any(|nouns| nouns.contains(&word))) {
            return None;
        }
        // "Professor Salim Karim": the title is no part of the name.
        let words = &self.language.words;
        let title = |part: &str| words.titles.contains(&part) || words.roles.contains(&part);
        let named = |part: &str| part.starts_with(char::is_uppercase) || begins_with_article(part);
        let capitals = parts(slice).filter(|(_, part)| named(part) && !title(part));
        let starts: Vec<usize> = capitals.map(|(at, _)| range.start + at).collect();
        let (_, starts) = starts.split_last()?;
        Some(starts.iter().map(|start| *start..range.end).collect())
    }

    /// The name at `at` of those in a stretch with the words before it that are no words of the language: `Mahamat Said`.
    fn whole(&self, text: &str, names: &[Range<usize>], at: usize) -> Range<usize> {
        let classes = lexicon::language(self.language.lang).classes;
        let strange = |name: &&Range<usize>| {
            let first = text.get((*name).clone()).and_then(|name| name.split_whitespace().next());
            first.is_some_and(|word| classes.get(&word.to_lowercase()).is_none())
        };
        let before = names.get(..at).unwrap_or_default();
        let first = before.iter().rev().take_while(strange).last();
        first.or(names.get(at)).cloned().unwrap_or_default()
    }

    /// Whether an office stands beside the name, or the name begins with a known given name.
    fn has_office(&self, text: &str, range: &Range<usize>, hits: &[Hit]) -> bool {
        let (Some(before), Some(name), Some(after)) =
            (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
        else {
            return false;
        };
        begins_with_given_name(name)
            || is_arabic(name) && !self.language.leads_to_place(before)
            || self.language.leads_to_person(before)
            || self.language.words.aliases.iter().any(|alias| after.starts_with(alias))
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
    fn hits(&self, block: &Block<'_>, named: Vec<Named>) -> Vec<Hit> {
        let Block { text, hits, stretches } = block;
        let mut all: Vec<Hit> = Vec::new();
        for name in named {
            let printed = text.get(name.range.clone()).unwrap_or_default();
            let entity = self.known.get(&key(printed)).cloned().unwrap_or_else(|| single(printed));
            // A lone word after a plural title that is not a known surname may be anything: "MM. les Ministres".
            if !name.several || printed.starts_with(char::is_uppercase) {
                all.push(Hit { range: name.range, entity, level: 1, rule: name.rule });
            }
        }
        for stretch in stretches.iter().filter(|_| !self.known.is_empty()) {
            for range in self.free_part(text, stretch.clone(), hits) {
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
