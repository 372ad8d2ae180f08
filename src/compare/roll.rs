//! The names of one side: those that were recognised, and acronyms that nobody knows.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::Side;
use super::finding::Quote;
use super::language::{CURRENCIES, Language};
use super::names::Names;
use crate::model::{EntityKind, EntityValue, Lang, Value};

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

/// Something that a side names.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    /// What it is counted as.
    pub(super) key: &'a str,
    /// Where it is named first.
    pub(super) range: Range<usize>,
    /// What it may stand against.
    pub(super) group: Group,
    /// How it is called: an acronym, a country, or a name in words.
    pub(super) form: Form,
    /// The words that name it.
    pub(super) printed: &'a str,
    /// How often it is named.
    pub(super) times: usize,
    /// Whether it is named so that it is understood by itself.
    plain: bool,
    value: Option<&'a EntityValue>,
}

/// Names that may stand against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// A person.
    Person,
    /// A place.
    Place,
    /// A body, an instrument, an acronym of either.
    Body,
}

impl Group {
    /// All groups, in the order in which findings are listed.
    pub(super) const ALL: [Group; 3] = [Group::Body, Group::Person, Group::Place];
}

/// How something is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// An acronym whose names in both languages are known.
    Acronym,
    /// A country.
    Country,
    /// A name in words, or an acronym that the other language may write otherwise.
    Words,
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
        let name = if lang == Lang::Fr { &value.name_fr } else { &value.name_en };
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
        let name = if lang == Lang::Fr { &value.name_fr } else { &value.name_en };
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

impl Named<'_> {
    /// Whether it is called by an acronym, known or not.
    pub(super) fn is_short(&self) -> bool {
        self.form == Form::Acronym || is_acronym(self.key)
    }

    /// Whether its names in both languages are listed: nobody has to guess what it names.
    pub(super) fn is_listed(&self) -> bool {
        self.value.is_some_and(|value| !value.name_fr.is_empty() && !value.name_en.is_empty())
    }

    /// Whether one of two bodies has all the words of the other in its name: "European Court of Justice", "Court of Justice
    /// of the European Union".
    pub(super) fn is_akin(&self, other: &Named<'_>) -> bool {
        let words = |named: &Named<'_>| -> Vec<String> {
            let name = named.value.map_or("", |value| value.name_en.as_str()).to_lowercase();
            name.split(|mark: char| !mark.is_alphanumeric())
                .filter(|word| word.len() > 3)
                .map(String::from)
                .collect()
        };
        let (a, b) = (words(self), words(other));
        let (few, many) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
        !few.is_empty() && few.iter().all(|word| many.contains(word))
    }

    /// Whether the other is one of the words of its name.
    pub(super) fn holds(&self, other: &Named<'_>) -> bool {
        self.key != other.key
            && self.key.split(|mark: char| !mark.is_alphanumeric()).any(|word| word == other.key)
    }

    /// Where it stands in its text, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 bytes")]
    pub(super) fn place(&self, text: &str) -> f64 {
        self.range.start as f64 / text.len().max(1) as f64
    }

    /// The name, with what it is counted as.
    pub(super) fn quote<'t>(&self, text: &'t str) -> Quote<'t> {
        Quote::new(text, self.range.clone()).meaning(self.key.to_string())
    }
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

/// Whether `text` has as many capitals in a row as an acronym, and is not a line in capitals, which has none.
fn may_have_acronyms(text: &str) -> bool {
    let (mut small, mut large, mut run, mut longest) = (0, 0, 0, 0);
    for mark in text.chars() {
        small += usize::from(mark.is_lowercase());
        run = if mark.is_uppercase() { run + 1 } else { 0 };
        large += usize::from(run > 0);
        longest = longest.max(run);
    }
    longest >= SHORTEST_ACRONYM && large <= small
}

/// The fewest letters of an acronym.
const SHORTEST_ACRONYM: usize = 3;

/// Whether `word` is of capitals, and no roman numeral.
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|mark| mark.is_uppercase()).count();
    (SHORTEST_ACRONYM..=10).contains(&word.chars().count())
        && capitals >= SHORTEST_ACRONYM
        && word.chars().all(char::is_uppercase)
        && !CURRENCIES.contains(&word)
        && !word.trim_matches(['I', 'V', 'X', 'L', 'C', 'D', 'M']).is_empty()
}

/// How `words` name `value`.
fn form(words: &str, value: &EntityValue) -> Form {
    let capitals = words.chars().filter(|mark| mark.is_uppercase()).count();
    let known = !value.name_fr.is_empty() && !value.name_en.is_empty();
    if value.kind == EntityKind::Place && value.entity_id.starts_with("iso3166") {
        Form::Country
    } else if known
        && capitals > 1
        && !words.contains(|mark: char| mark.is_lowercase() || mark.is_whitespace())
    {
        Form::Acronym
    } else {
        Form::Words
    }
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
