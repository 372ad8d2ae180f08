//! The names of one side: those that were recognised, and acronyms that nobody knows.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::Side;
use super::finding::Quote;
use super::language::Language;
use super::named::{Form, Group, Named, form, is_acronym, may_have_acronyms};
use super::names::Names;
use crate::model::{EntityKind, Lang, Value};

/// The names that every paragraph may have or leave out.
const EVERYWHERE: [&str; 5] = ["UN", "UN system", "EU", "European Community", "European Union"];

/// So many names are looked up in the text of the other side; a bead with more is not prose.
const MANY: usize = 100;

/// The names of one side, each once.
pub(super) struct Roll<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// The same in lower case, made when a name is first looked for.
    folded: OnceCell<String>,
    named: BTreeMap<&'a str, Named<'a>>,
}

impl<'a> Roll<'a> {
    /// The names of `side`.
    pub(super) fn of(side: &Side<'a>) -> Roll<'a> {
        let mut roll = Roll { text: side.text, folded: OnceCell::new(), named: BTreeMap::new() };
        for mention in side.mentions {
            let Value::Entity(value) = &mention.value else { continue };
            let printed = side.text.get(mention.range.clone()).unwrap_or_default();
            let form = form(printed, value);
            let group = match value.kind {
                EntityKind::Person => Group::Person,
                EntityKind::Place => Group::Place,
                EntityKind::Org | EntityKind::Instrument => Group::Body,
            };
            let key = value.canonical.as_str();
            let new = Named {
                key,
                range: mention.range.clone(),
                group,
                form,
                printed,
                times: 0,
                plain: false,
                value: Some(value),
            };
            let known = roll.named.entry(key).or_insert(new);
            known.times += 1;
            known.plain |= value.level <= 1;
            if form == Form::Acronym {
                known.form = form;
            }
        }
        roll.add_acronyms(side);
        roll
    }

    /// Adds the acronyms that are in no mention.
    fn add_acronyms(&mut self, side: &Side<'a>) {
        if !may_have_acronyms(side.text) {
            return;
        }
        let mut taken: Vec<Range<usize>> =
            side.mentions.iter().map(|mention| mention.range.clone()).collect();
        taken.sort_by_key(|range| range.start);
        let mut next = 0;
        let mut reach = 0;
        for (start, word) in words(side.text) {
            while let Some(range) = taken.get(next).filter(|range| range.start < start + word.len()) {
                reach = reach.max(range.end);
                next += 1;
            }
            if reach > start || !is_acronym(word) {
                continue;
            }
            let range = start..start + word.len();
            let (group, form) = (Group::Body, Form::Words);
            let new =
                Named { key: word, range, group, form, printed: word, times: 0, plain: true, value: None };
            self.named.entry(word).or_insert(new).times += 1;
        }
    }

    /// What the names are counted as: those that are understood by themselves, and those that `other` has as well. What needs
    /// its context ("the Ministry") tells of no name that the other side lacks.
    pub(super) fn counted<'s>(&'s self, other: &'s Roll<'_>) -> impl Iterator<Item = &'a str> + 's {
        self.named.values().filter(|named| named.plain || other.has(named.key)).map(|named| named.key)
    }

    /// Whether the side names `key`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.named.contains_key(key)
    }

    /// The first name of this side, of those that are sure, that it has just once more than `other`, which has it as well.
    pub(super) fn intruder(&self, group: Group, names: &Names, other: &Roll<'_>) -> Option<Quote<'a>> {
        let once_more = |named: &&Named<'_>| {
            other.named.get(named.key).is_some_and(|there| named.times == there.times + 1)
        };
        let sure = self.named.values().filter(|named| {
            named.group == group
                && named.is_short()
                && names.is_sure(named)
                && !EVERYWHERE.contains(&named.key)
        });
        sure.filter(once_more).min_by_key(|named| named.range.start).map(|named| named.quote(self.text))
    }

    /// What this side names and `other`, which is in `lang`, does not, in any recognisable form.
    pub(super) fn left(&self, other: &Roll<'_>, lang: Lang) -> Vec<Named<'a>> {
        let open = self
            .named
            .values()
            .filter(|named| named.plain && !EVERYWHERE.contains(&named.key) && !other.has(named.key));
        let mut left: Vec<Named<'a>> = open.cloned().collect();
        left.sort_by_key(|named| named.range.start);
        let mut looked_up = 0;
        left.retain(|named| {
            looked_up += 1;
            looked_up > MANY || !other.prints(named, self.text, lang)
        });
        left
    }

    /// Whether the text has `named`, which stands in the text `there`, recognised or not.
    fn prints(&self, named: &Named<'_>, there: &str, lang: Lang) -> bool {
        let printed = there.get(named.range.clone()).unwrap_or_default();
        let acronym = [named.key, printed]
            .iter()
            .any(|key| key.chars().any(char::is_alphabetic) && stands_in(key, self.text));
        let Some(value) = named.value.filter(|_| !acronym) else { return acronym };
        let name = value.name(lang);
        let folded = self.folded.get_or_init(|| self.text.to_lowercase());
        let family = (value.kind == EntityKind::Person)
            .then(|| printed.rsplit(char::is_whitespace).next())
            .flatten()
            .is_some_and(|family| family.chars().count() > 2 && stands_in(&family.to_lowercase(), folded));
        (!name.is_empty() && stands_in(&name.to_lowercase(), folded))
            || family
            || self.of_country(named, name, lang)
    }

    /// Whether the text calls `named`, a body, by the head of its name alone: "the Office", "le Parlement".
    pub(super) fn shortens(&self, named: &Named<'_>, lang: Lang) -> bool {
        let Some(value) = named.value.filter(|_| named.group == Group::Body) else { return false };
        let name = value.name(lang);
        head(name, lang).is_some_and(|head| stands_in(head, self.text))
    }

    /// Whether the text has a word for what comes from the country `named`: "bulgare" for Bulgaria.
    fn of_country(&self, named: &Named<'_>, name: &str, lang: Lang) -> bool {
        if named.form != Form::Country {
            return false;
        }
        let folded = self.folded.get_or_init(|| self.text.to_lowercase());
        let irregular =
            Language::of(lang).demonyms.iter().find(|(code, _)| *code == named.key).map(|(_, stem)| *stem);
        let regular = name.to_lowercase();
        let stem: String = regular.chars().take(STEM).collect();
        let words = || words(folded).map(|(_, word)| word);
        let regular = stem.chars().count() == STEM && words().any(|word| word.starts_with(&stem));
        regular
            || irregular
                .is_some_and(|stems| stems.split(' ').any(|stem| words().any(|word| word.starts_with(stem))))
    }
}

/// Letters of the name of a country that the word for its people has as well.
const STEM: usize = 5;

/// The head of the name of a body: "Office" in "Office européen de lutte antifraude", "Parliament" in "European Parliament".
fn head(name: &str, lang: Lang) -> Option<&str> {
    let head = if lang == Lang::Fr {
        name.split(' ').next()
    } else {
        let before = [" of ", " for ", " on ", " against "].iter().filter_map(|link| name.find(link)).min();
        name[..before.unwrap_or(name.len())].rsplit(' ').next()
    };
    head.filter(|head| head.chars().count() >= STEM && head.starts_with(char::is_uppercase))
}

/// The words of `text` and where each begins; letters and digits make a word.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = char::is_alphanumeric;
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.get(at..)?.find(inside)?;
        let start = at;
        let rest = &text[start..];
        at = start + rest.find(|mark: char| !inside(mark)).unwrap_or(rest.len());
        Some((start, &text[start..at]))
    })
}

/// Whether `words` stand in `text` as words of their own.
fn stands_in(words: &str, text: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + words.len()..].chars().next();
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        })
}
