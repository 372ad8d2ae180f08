//! Bodies and instruments that are on no list, known by their form: a noun such as `Ministère` with its complement.

mod apposed;
mod branch;
mod complement;
mod foreign;
mod grammar;
mod limits;
mod qualified;
mod series;
mod titled;
mod tokens;
mod walk;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use self::grammar::Grammar;
use self::tokens::{Kind, Token, folded, tokens};
use self::walk::Walk;
use self::words::WordTable;
use super::language::{Language, language};
use super::rows::Entity;
use super::scan::Hit;
use crate::model::{EntityKind, Lang, RuleId, Seen};

static FRENCH: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::read(Lang::Fr, include_str!("fr.tsv"), &language(Lang::Fr).words));
static ENGLISH: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::read(Lang::En, include_str!("en.tsv"), &language(Lang::En).words));

/// A name by its form.
struct FormName {
    range: Range<usize>,
    kind: EntityKind,
    /// Under what its mentions are put together.
    key: String,
    /// Whether its capital is that of a name; else it may be that of a sentence or a heading.
    sure: bool,
    /// The noun with its adjectives, and whether nothing but a complement in small letters makes a name of it.
    head: String,
    lean: bool,
    /// Whether a noun before it explains it.
    apposed: bool,
}

/// What one text holds.
#[derive(Default)]
struct Read {
    names: Vec<FormName>,
    /// The nouns that stand alone, as short forms do.
    bare: Vec<String>,
}

/// Finds the names of bodies and instruments by their form, block by block; `names` holds those of the list.
pub(super) fn find<'t>(language: &Language, texts: &[&'t str], names: &[Vec<Hit>]) -> Vec<Vec<Hit>> {
    let grammar = language.pick(&FRENCH, &ENGLISH);
    let abroad = language.pick(&ENGLISH, &FRENCH);
    let mut words = WordTable::new([grammar, abroad]);
    let read = |(text, hits): (&&'t str, &Vec<Hit>)| {
        if words.is_full() {
            words = WordTable::new([grammar, abroad]);
        }
        let all = tokens(text, &mut words);
        let walk = Walk { grammar, home: None, text, tokens: &all, words: &words, hits };
        let mut own = read(&walk);
        own.names.extend(foreign::names(grammar, &Walk { grammar: abroad, home: Some(grammar), ..walk }));
        own
    };
    let read: Vec<Read> = texts.iter().zip(names).map(read).collect();
    let known = Known::new(language, texts, names, &read);
    let hits = |read: &Read| read.names.iter().filter_map(|name| known.hit(language, name)).collect();
    read.iter().map(hits).collect()
}

/// What the whole document says of the names in it.
struct Known {
    /// What the names stand for.
    entities: BTreeMap<String, Arc<Entity>>,
    /// The names that are a part of a full name of the list that the document holds, with what that stands for.
    parts: BTreeMap<String, Arc<Entity>>,
}

impl Known {
    fn new(language: &Language, texts: &[&str], names: &[Vec<Hit>], read: &[Read]) -> Known {
        let mut listed: BTreeMap<String, Arc<Entity>> = BTreeMap::new();
        for hit in
            names.iter().flatten().filter(|hit| hit.entity.kind.is_some_and(|kind| kind != EntityKind::Place))
        {
            let name = language.pick(&hit.entity.name_fr, &hit.entity.name_en);
            listed.entry(folded(name)).or_insert_with(|| Arc::clone(&hit.entity));
        }
        let mut bare: Seen<&str> = Seen::default();
        read.iter().flat_map(|read| &read.bare).for_each(|head| {
            bare.insert(head.as_str());
        });
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for name in read.iter().flat_map(|read| &read.names) {
            *times.entry(name.key.as_str()).or_default() += 1;
        }
        let mut entities = BTreeMap::new();
        for (text, read) in texts.iter().zip(read) {
            for name in &read.names {
                let again = times.get(name.key.as_str()).is_some_and(|times| *times > 1);
                let doubtful = name.lean && !again && bare.contains(name.head.as_str());
                if name.sure && !doubtful {
                    let printed = text.get(name.range.clone()).unwrap_or_default();
                    entities.entry(name.key.clone()).or_insert_with(|| entity(language, name.kind, printed));
                }
            }
        }
        let mut parts: BTreeMap<String, Arc<Entity>> = BTreeMap::new();
        for key in times.keys() {
            if let Some((_, entity)) = listed.iter().find(|(full, _)| holds(full, key)) {
                parts.insert((*key).to_owned(), Arc::clone(entity));
            }
        }
        Known { entities, parts }
    }

    fn hit(&self, language: &Language, name: &FormName) -> Option<Hit> {
        let rule = if name.apposed { language.rules.apposed.id } else { rule(language, name.kind) };
        if let Some(entity) = self.parts.get(&name.key) {
            return Some(Hit { range: name.range.clone(), entity: Arc::clone(entity), level: 2, rule });
        }
        let entity = Arc::clone(self.entities.get(name.key.as_str())?);
        Some(Hit { range: name.range.clone(), entity, level: 1, rule })
    }
}

/// Whether `full` holds `part` in whole words.
fn holds(full: &str, part: &str) -> bool {
    let whole = |at: usize| {
        let before = full.get(..at).is_some_and(|text| !text.ends_with(char::is_alphanumeric));
        let after = full.get(at + part.len()..).is_some_and(|text| !text.starts_with(char::is_alphanumeric));
        before && after
    };
    full.len() > part.len() && full.match_indices(part).any(|(at, _)| whole(at))
}

fn rule(language: &Language, kind: EntityKind) -> RuleId {
    match kind {
        EntityKind::Instrument => language.rules.instrument_form.id,
        _ => language.rules.body_form.id,
    }
}

fn entity(language: &Language, kind: EntityKind, printed: &str) -> Arc<Entity> {
    let name = printed.split_whitespace().collect::<Vec<&str>>().join(" ");
    Arc::new(Entity {
        kind: Some(kind),
        canonical: name.replace('’', "'"),
        name_fr: language.pick(name.as_str(), "").to_owned(),
        name_en: language.pick("", name.as_str()).to_owned(),
        id: String::new(),
    })
}

/// The names by their form in one text.
fn read(walk: &Walk<'_>) -> Read {
    let mut read = Read::default();
    let (mut at, mut free) = (0, 0);
    while at < walk.tokens.len() {
        let end = if walk.head(at).is_some() {
            name(walk, at, &mut read)
        } else {
            let explained =
                apposed::names(walk, at, &mut read).or_else(|| apposed::tailed(walk, at, free, &mut read));
            explained.or_else(|| branch(walk, at, free, &mut read))
        };
        free = end.unwrap_or(free);
        at = end.unwrap_or(at + 1);
    }
    read
}

/// Reads the name that the country at `at` ends, and returns the token behind it; before `free` all is taken.
fn branch(walk: &Walk<'_>, at: usize, free: usize, read: &mut Read) -> Option<usize> {
    let (start, end) = walk.branch(at).filter(|(start, _)| *start >= free)?;
    let range = walk.range(start, end)?;
    let key = folded(walk.text.get(range.clone())?);
    let head = walk.folded(start).to_owned();
    read.names.push(FormName {
        range,
        kind: EntityKind::Org,
        key,
        sure: true,
        head,
        lean: false,
        apposed: false,
    });
    Some(end)
}

/// Reads the name whose noun stands at `at`, and returns the token behind it.
fn name(walk: &Walk<'_>, at: usize, read: &mut Read) -> Option<usize> {
    let head = walk.last_head(at);
    let kind = walk.head(head)?;
    let (plain, mut end) = (walk.left(at), walk.right(head));
    let start = walk.titled(plain, head).unwrap_or(plain);
    let noun = walk.noun_phrase(head, end);
    if end - start < 2 {
        read.bare.push(noun);
        return None;
    }
    // Elsewhere the same name may stand without its acronym: its mentions are put together by what reads as a name.
    let (read_as, defined) = (end, walk.defined(start, end));
    end = defined.unwrap_or(end);
    let mut dated = false;
    if kind == EntityKind::Instrument {
        let behind = walk.years(end);
        dated = behind > end;
        end = behind;
    }
    let range = without_genitive(walk, walk.range(start, end)?);
    let key = folded(walk.text.get(range.clone())?);
    let listed = walk.hits.get(walk.hits.partition_point(|hit| hit.range.end <= range.start));
    let known = listed.is_some_and(|hit| {
        // What a place or body before the noun tells more about is a name of its own: "UNICEF Executive Board".
        let before = walk.tokens.get(head).is_some_and(|noun| hit.range.end <= noun.range.start);
        let owner = match hit.entity.kind {
            Some(EntityKind::Place) => true,
            Some(EntityKind::Org) => !walk.is_known(head),
            _ => false,
        };
        // "Croix-Rouge suisse" is more than the Red Cross.
        let noun =
            walk.tokens.get(head).is_some_and(|noun| hit.range == noun.range) && range.end > hit.range.end;
        hit.range.start <= range.start && !noun && !(owner && before && start < head)
    });
    if walk.says_too_little(plain, end, &key) {
        read.bare.push(noun);
        return None;
    }
    // "Politique de communication du gouvernement": a name takes in the body whose it is, a body that of which it is a part.
    let owner = walk.owner(end);
    end = owner.unwrap_or(end);
    let range = without_genitive(walk, walk.range(start, end)?);
    let own = if defined.is_some() { walk.range(start, read_as)? } else { range.clone() };
    let key = folded(walk.text.get(own)?);
    if known || owner.is_none() && walk.belongs(end) || walk.is_area(start, head) || walk.is_office(start) {
        return None;
    }
    let sure = is_sure(walk, start, head, end);
    let lean = start == head && !dated && walk.is_lean(head, end);
    read.names.push(FormName { range, kind, key, head: noun, sure, lean, apposed: false });
    Some(end)
}

/// A name without the ending that makes its owner of it: `Housing Board’s`.
fn without_genitive(walk: &Walk<'_>, range: Range<usize>) -> Range<usize> {
    let name = walk.text.get(range.clone()).unwrap_or_default();
    let owner = GENITIVES.iter().find_map(|ending| name.strip_suffix(ending));
    owner
        .filter(|_| walk.grammar.head_last)
        .map_or(range.clone(), |owner| range.start..range.start + owner.len())
}

/// The endings of the English genitive.
const GENITIVES: [&str; 2] = ["’s", "'s"];

/// Whether the capital of a name is not that of a sentence or heading.
fn is_sure(walk: &Walk<'_>, start: usize, head: usize, end: usize) -> bool {
    let capitals = (start..end).filter(|at| walk.is_capital(*at)).count();
    if (start..end).all(|at| !walk.is(at, Kind::Word) || walk.is_all_capitals(at)) {
        return false;
    }
    let before = start.checked_sub(1).and_then(|at| walk.tokens.get(at));
    let begins = before.is_none_or(|token: &Token| matches!(token.kind, Kind::Mark | Kind::Number));
    let defined = walk.tokens.get(end).is_some_and(|token| walk.text.get(token.range.clone()) == Some("("))
        && walk.is_all_capitals(end + 1);
    !begins || capitals > 1 || head > start || defined
}
