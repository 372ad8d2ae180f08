//! The names of the two sides, by what they name.

use std::collections::BTreeMap;
use std::ops::Range;

use super::finding::{Quote, differ, only};
use super::{Pair, Side};
use crate::model::{Check, Discrepancy, EntityKind, EntityValue, Lang, Severity, Value};

/// The names that every paragraph may have or leave out.
const EVERYWHERE: [&str; 2] = ["UN", "UN system"];

/// What the names of `pair` disagree on.
///
/// A name that one side alone has may have escaped recognition on the other, or stand there as "it": it is for
/// information. Two different acronyms or countries, one on each side, are an error.
pub(super) fn check(pair: &Pair<'_>) -> Vec<Discrepancy> {
    let (fr, en) = (Roll::of(&pair.fr), Roll::of(&pair.en));
    let (fr_left, en_left) = (fr.left(&en, Lang::En), en.left(&fr, Lang::Fr));
    let mut found = Vec::new();
    for kind in [EntityKind::Org, EntityKind::Person, EntityKind::Place, EntityKind::Instrument] {
        let here: Vec<&Named<'_>> = fr_left.iter().filter(|named| named.value.kind == kind).collect();
        let there: Vec<&Named<'_>> = en_left.iter().filter(|named| named.value.kind == kind).collect();
        let mut coupled = 0;
        for (a, b) in here.iter().zip(&there) {
            let Some(severity) = severity(a, b, here.len() == 1 && there.len() == 1) else { break };
            found.push(differ(Check::Entity, severity, "name", &a.quote(fr.text), &b.quote(en.text)));
            coupled += 1;
        }
        found.extend(here.iter().skip(coupled).map(|named| alone(Lang::Fr, named, &fr, &en)));
        found.extend(there.iter().skip(coupled).map(|named| alone(Lang::En, named, &en, &fr)));
    }
    found
}

/// How sure it is that two names without counterpart stand against each other, if it is at all likely; `only` when
/// there are no more.
fn severity(a: &Named<'_>, b: &Named<'_>, only: bool) -> Option<Severity> {
    match (a.form != Form::Words, b.form != Form::Words) {
        (true, true) if only => Some(Severity::Error),
        (true, true) => Some(Severity::Warning),
        (true, false) | (false, true) if only => Some(Severity::Warning),
        _ => None,
    }
}

/// The finding for a name of `here` that `there` does not have.
///
/// When `there` has another acronym just once more than `here`, that one may have taken the place of the name.
fn alone(lang: Lang, named: &Named<'_>, here: &Roll<'_>, there: &Roll<'_>) -> Discrepancy {
    let intruder = there.named.values().find(|other| {
        let times = here.named.get(other.value.canonical.as_str()).map_or(0, |known| known.times);
        other.form == Form::Acronym
            && other.value.kind == named.value.kind
            && times > 0
            && other.times == times + 1
    });
    let quote = named.quote(here.text);
    match (intruder.filter(|_| named.form == Form::Acronym), lang) {
        (Some(other), Lang::Fr) => {
            differ(Check::Entity, Severity::Warning, "name", &quote, &other.quote(there.text))
        }
        (Some(other), Lang::En) => {
            differ(Check::Entity, Severity::Warning, "name", &other.quote(there.text), &quote)
        }
        (None, _) => only(Check::Entity, Severity::Info, "name", lang, &quote),
    }
}

/// The names of one side, each once.
struct Roll<'a> {
    text: &'a str,
    /// The same in lower case.
    folded: String,
    named: BTreeMap<&'a str, Named<'a>>,
}

/// Something that a side names.
#[derive(Debug, Clone)]
struct Named<'a> {
    /// Where it does so first.
    range: Range<usize>,
    value: &'a EntityValue,
    /// How it is called: an acronym, a country, or a name in words.
    form: Form,
    /// How often it is named.
    times: usize,
    /// Whether it is named so that it is understood by itself.
    plain: bool,
}

/// How something is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// An acronym whose names in both languages are known.
    Acronym,
    /// A country.
    Country,
    /// A name in words, or an acronym that the other language may write otherwise.
    Words,
}

impl<'a> Roll<'a> {
    fn of(side: &Side<'a>) -> Roll<'a> {
        let mut named: BTreeMap<&'a str, Named<'a>> = BTreeMap::new();
        for mention in side.mentions {
            let Value::Entity(value) = &mention.value else { continue };
            let form = form(side.text.get(mention.range.clone()).unwrap_or_default(), value);
            let new = Named { range: mention.range.clone(), value, form, times: 0, plain: false };
            let known = named.entry(&value.canonical).or_insert(new);
            known.times += 1;
            known.plain |= value.level <= 1;
            if form == Form::Acronym {
                known.form = form;
            }
        }
        Roll { text: side.text, folded: side.text.to_lowercase(), named }
    }

    /// What this side names and `other`, which is in `lang`, does not, in any recognisable form.
    fn left(&self, other: &Roll<'_>, lang: Lang) -> Vec<Named<'a>> {
        let open = self.named.values().filter(|named| {
            named.plain
                && !EVERYWHERE.contains(&named.value.canonical.as_str())
                && !other.named.contains_key(named.value.canonical.as_str())
                && !other.prints(named.value, lang)
        });
        let mut left: Vec<Named<'a>> = open.cloned().collect();
        left.sort_by_key(|named| named.range.start);
        left
    }

    /// Whether the text has a name of `value`, recognised or not.
    fn prints(&self, value: &EntityValue, lang: Lang) -> bool {
        let name = if lang == Lang::Fr { &value.name_fr } else { &value.name_en };
        let acronym =
            value.canonical.chars().any(char::is_alphabetic) && stands_in(&value.canonical, self.text);
        acronym || (!name.is_empty() && stands_in(&name.to_lowercase(), &self.folded))
    }
}

impl Named<'_> {
    fn quote<'t>(&self, text: &'t str) -> Quote<'t> {
        Quote::new(text, self.range.clone()).meaning(self.value.canonical.clone())
    }
}

/// How `words` name `value`.
fn form(words: &str, value: &EntityValue) -> Form {
    let capitals = words.chars().filter(|mark| mark.is_uppercase()).count();
    let known = !value.name_fr.is_empty() && !value.name_en.is_empty();
    if known && capitals > 1 && !words.contains(|mark: char| mark.is_lowercase() || mark.is_whitespace()) {
        Form::Acronym
    } else if value.kind == EntityKind::Place && value.entity_id.starts_with("iso3166") {
        Form::Country
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
