//! The names of the two sides, by what they name.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::finding::{Quote, differ, only};
use super::{Pair, Side};
use crate::model::{Check, Discrepancy, EntityKind, EntityValue, Lang, Noun, Severity, Value};

/// The names that every paragraph may have or leave out.
const EVERYWHERE: [&str; 2] = ["UN", "UN system"];

/// So many names are looked up in the text of the other side; a bead with more is not prose.
const MANY: usize = 100;

/// What the names of `pair` disagree on.
///
/// A name that one side alone has may have escaped recognition on the other, or stand there as "it": it is for
/// information. Two different acronyms or countries, one on each side, are an error.
pub(super) fn check(pair: &Pair<'_>) -> Vec<Discrepancy> {
    let (fr, en) = (Roll::of(&pair.fr), Roll::of(&pair.en));
    let (fr_left, en_left) = (fr.left(&en, Lang::En), en.left(&fr, Lang::Fr));
    let mut found = Vec::new();
    for kind in [EntityKind::Org, EntityKind::Person, EntityKind::Place, EntityKind::Instrument] {
        let (here, there) = (of_kind(&fr_left, kind), of_kind(&en_left, kind));
        let both = here.iter().zip(&there).map_while(|(a, b)| Some((a, b, severity(a, b, &here, &there)?)));
        let coupled: Vec<Discrepancy> = both
            .map(|(a, b, severity)| {
                differ(Check::Entity, severity, Noun::Name, &a.quote(fr.text), &b.quote(en.text))
            })
            .collect();
        let (fr_intruder, en_intruder) = (fr.intruder(kind, &en), en.intruder(kind, &fr));
        let (fr_alone, en_alone) = (here.iter().skip(coupled.len()), there.iter().skip(coupled.len()));
        found.extend(coupled);
        found
            .extend(fr_alone.map(|named| alone(Lang::Fr, named.quote(fr.text), named, en_intruder.as_ref())));
        found
            .extend(en_alone.map(|named| alone(Lang::En, named.quote(en.text), named, fr_intruder.as_ref())));
    }
    found
}

/// The names of a kind: those that nobody can take for something else come first.
fn of_kind<'m, 'a>(left: &'m [Named<'a>], kind: EntityKind) -> Vec<&'m Named<'a>> {
    let mut names: Vec<&Named<'_>> = left.iter().filter(|named| named.value.kind == kind).collect();
    names.sort_by_key(|named| !named.sure());
    names
}

/// How sure it is that two names without counterpart stand against each other, if it is at all likely; `here` and
/// `there` are all such names of their kind.
fn severity(a: &Named<'_>, b: &Named<'_>, here: &[&Named<'_>], there: &[&Named<'_>]) -> Option<Severity> {
    let stem = |named: &Named<'_>| named.value.canonical.replace(|mark: char| mark.is_ascii_digit(), "");
    let sure = |names: &[&Named<'_>]| names.iter().take(2).filter(|named| named.sure()).count();
    let single = here.len() == 1 && there.len() == 1;
    match (a.sure(), b.sure()) {
        // "SDG 6" and "SDG 9": one name with two numbers.
        _ if single && stem(a) == stem(b) => Some(Severity::Error),
        (true, true) if sure(here) == 1 && sure(there) == 1 => Some(Severity::Error),
        (true, true) => Some(Severity::Warning),
        (true, false) | (false, true) if single => Some(Severity::Warning),
        _ => None,
    }
}

/// The finding for a name that the other side does not have; an acronym that the other side has too often may stand
/// in its place.
fn alone(lang: Lang, quote: Quote<'_>, named: &Named<'_>, intruder: Option<&Quote<'_>>) -> Discrepancy {
    match (intruder.filter(|_| named.form == Form::Acronym), lang) {
        (Some(other), Lang::Fr) => differ(Check::Entity, Severity::Warning, Noun::Name, &quote, other),
        (Some(other), Lang::En) => differ(Check::Entity, Severity::Warning, Noun::Name, other, &quote),
        (None, _) => only(Check::Entity, Severity::Info, Noun::Name, lang, &quote),
    }
}

/// The names of one side, each once.
struct Roll<'a> {
    text: &'a str,
    /// The same in lower case, made when a name is first looked for.
    folded: OnceCell<String>,
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
        Roll { text: side.text, folded: OnceCell::new(), named }
    }

    /// The first acronym of this side that it has just once more than `other`, which has it as well.
    fn intruder(&self, kind: EntityKind, other: &Roll<'_>) -> Option<Quote<'a>> {
        let once_more = |named: &&Named<'_>| {
            let there = other.named.get(named.value.canonical.as_str());
            there.is_some_and(|there| named.times == there.times + 1)
        };
        let acronyms =
            self.named.values().filter(|named| named.form == Form::Acronym && named.value.kind == kind);
        acronyms.filter(once_more).min_by_key(|named| named.range.start).map(|named| named.quote(self.text))
    }

    /// What this side names and `other`, which is in `lang`, does not, in any recognisable form.
    fn left(&self, other: &Roll<'_>, lang: Lang) -> Vec<Named<'a>> {
        let open = self.named.values().filter(|named| {
            named.plain
                && !EVERYWHERE.contains(&named.value.canonical.as_str())
                && !other.named.contains_key(named.value.canonical.as_str())
        });
        let mut left: Vec<Named<'a>> = open.cloned().collect();
        left.sort_by_key(|named| named.range.start);
        let mut looked_up = 0;
        left.retain(|named| {
            looked_up += 1;
            looked_up > MANY || !other.prints(named.value, lang)
        });
        left
    }

    /// Whether the text has a name of `value`, recognised or not.
    fn prints(&self, value: &EntityValue, lang: Lang) -> bool {
        let name = if lang == Lang::Fr { &value.name_fr } else { &value.name_en };
        let acronym =
            value.canonical.chars().any(char::is_alphabetic) && stands_in(&value.canonical, self.text);
        let folded = || self.folded.get_or_init(|| self.text.to_lowercase());
        acronym || (!name.is_empty() && stands_in(&name.to_lowercase(), folded()))
    }
}

impl Named<'_> {
    /// Whether nobody can take it for something else.
    fn sure(&self) -> bool {
        self.form != Form::Words
    }

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
