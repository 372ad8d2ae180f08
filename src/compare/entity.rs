//! The names of the two sides, by what they name.

use super::Pair;
use super::finding::{Quote, differ, only};
use super::named::{Form, Group, Named};
use super::names::Names;
use super::roll::Roll;
use crate::model::{Check, Discrepancy, Lang, Noun, Severity};

/// What the names of `pair` disagree on.
///
/// A name that one side alone has may have escaped recognition on the other, or stand there as "it": it is for
/// information, and only if the bitext has it on both sides elsewhere. Two different acronyms or countries, one on each
/// side, are an error.
pub(super) fn check(names: &Names, pair: &Pair<'_>) -> Vec<Discrepancy> {
    let (fr, en) = (Roll::of(&pair.sides.fr), Roll::of(&pair.sides.en));
    let (mut fr_left, mut en_left) = (fr.left(&en, Lang::En), en.left(&fr, Lang::Fr));
    settle(names, &mut fr_left, &mut en_left);
    let mut found = Vec::new();
    for group in Group::ALL {
        let (here, there) = (of_group(names, &fr_left, group), of_group(names, &en_left, group));
        let both = here.iter().zip(&there).map_while(|(a, b)| {
            let sentence = fr.text.len().max(en.text.len()) < SENTENCE;
            let near = sentence || (a.place(fr.text) - b.place(en.text)).abs() < NEAR;
            let severity = severity(names, a, b, &here, &there).filter(|_| near)?;
            // In a paragraph, one body may be there without its name, and the other be named beside it.
            let unsure = !sentence && !names.is_sure(a) && !names.is_sure(b) && a.group == Group::Body;
            Some((a, b, if unsure { severity.min(Severity::Info) } else { severity }))
        });
        let coupled: Vec<Discrepancy> = both
            .map(|(a, b, severity)| {
                differ(Check::Entity, severity, Noun::Name, &a.quote(fr.text), &b.quote(en.text))
            })
            .collect();
        let (fr_more, en_more) = (fr.intruder(group, names, &en), en.intruder(group, names, &fr));
        let (fr_alone, en_alone) = (here.iter().skip(coupled.len()), there.iter().skip(coupled.len()));
        found.extend(coupled);
        found.extend(
            fr_alone
                .filter(|named| !(there.is_empty() && names.is_usual(named) && en.shortens(named, Lang::En)))
                .filter_map(|named| alone(names, (Lang::Fr, fr.text), named, &there, en_more.as_ref())),
        );
        found.extend(
            en_alone
                .filter(|named| !(here.is_empty() && names.is_usual(named) && fr.shortens(named, Lang::Fr)))
                .filter_map(|named| alone(names, (Lang::En, en.text), named, &here, fr_more.as_ref())),
        );
    }
    found
}

/// No two names that stand against each other are further apart, as a part of their texts: sentences are turned round, not
/// paragraphs.
const NEAR: f64 = 0.35;

/// A text with fewer bytes is one sentence: its words stand where each language wants them.
const SENTENCE: usize = 200;

/// Takes out the names that stand for each other in this bitext.
fn settle(names: &Names, fr: &mut Vec<Named<'_>>, en: &mut Vec<Named<'_>>) {
    fr.retain(|a| {
        let other = en.iter().position(|b| a.group == b.group && names.same(a, b));
        if let Some(at) = other {
            en.remove(at);
        }
        other.is_none()
    });
}

/// The names of a group: those that nobody can take for something else come first.
fn of_group<'m, 'a>(names: &Names, left: &'m [Named<'a>], group: Group) -> Vec<&'m Named<'a>> {
    let mut all: Vec<&Named<'_>> = left.iter().filter(|named| named.group == group).collect();
    all.sort_by_key(|named| !names.is_sure(named));
    all
}

/// How sure it is that two names without counterpart stand against each other, if it is at all likely; `here` and
/// `there` are all such names of their group.
fn severity(
    names: &Names,
    a: &Named<'_>,
    b: &Named<'_>,
    here: &[&Named<'_>],
    there: &[&Named<'_>],
) -> Option<Severity> {
    let stem = |named: &Named<'_>| named.key.replace(|mark: char| mark.is_ascii_digit(), "");
    let sure = |left: &[&Named<'_>]| left.iter().take(2).filter(|named| names.is_sure(named)).count();
    let single = here.len() == 1 && there.len() == 1;
    match (names.is_sure(a), names.is_sure(b)) {
        // "SDG 6" and "SDG 9": one name with two numbers.
        _ if single && stem(a) == stem(b) => Some(Severity::Error),
        // The name of an initiative of the ILO, and the ILO: the rest of the name stands there in other words.
        _ if a.holds(b) || b.holds(a) => Some(Severity::Info),
        (true, true) if sure(here) == 1 && sure(there) == 1 => Some(Severity::Error),
        (true, true) => Some(Severity::Warning),
        // Two bodies that are listed in both languages.
        _ if single && a.group == Group::Body && a.is_listed() && b.is_listed() && !a.is_akin(b) => {
            Some(Severity::Warning)
        }
        // An acronym against a name in words that nobody knows may be its name.
        (true, false) | (false, true)
            if single
                && a.printed.contains(' ') != b.printed.contains(' ')
                && !(a.is_listed() && b.is_listed()) =>
        {
            Some(Severity::Info)
        }
        (true, false) | (false, true) if single => Some(Severity::Warning),
        // Persons are called the same in both languages.
        _ if single && a.group == Group::Person => Some(Severity::Warning),
        _ => None,
    }
}

/// The finding for a name that the other side does not have; a name that the other side has once `more` may stand in
/// the place of an acronym. `others` are the names that are left over there.
fn alone(
    names: &Names,
    (lang, text): (Lang, &str),
    named: &Named<'_>,
    others: &[&Named<'_>],
    more: Option<&Quote<'_>>,
) -> Option<Discrepancy> {
    let quote = named.quote(text);
    if let Some(other) = more.filter(|_| named.is_short() && names.is_strange(named) && others.is_empty()) {
        let (fr, en) = if lang == Lang::Fr { (&quote, other) } else { (other, &quote) };
        return Some(differ(Check::Entity, Severity::Warning, Noun::Name, fr, en));
    }
    // A name of the same sort on the other side may be this one, under a name that nobody knows.
    let unknown = others.iter().any(|other| other.form == Form::Words && !names.is_usual(other));
    let understood = others.is_empty() && names.is_subject(named);
    (names.is_missed(named) && !unknown && !understood)
        .then(|| only(Check::Entity, Severity::Info, Noun::Name, lang, &quote))
}
