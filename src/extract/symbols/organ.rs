//! The organs that adopt resolutions: where a text names them, and which one a number belongs to.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::language::{LANGUAGES, Language, pattern, rest, window};
use super::number::{Form, Number};
use super::session;
use crate::model::roman;

/// Whether a text speaks of a resolution or of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// A resolution.
    Resolution,
    /// A decision.
    Decision,
}

/// An organ that numbers its acts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Organ {
    /// Its acronym; `-` for organs whose acts have no United Nations symbol.
    pub(super) acronym: &'static str,
    resolution: &'static str,
    decision: &'static str,
    forms: &'static str,
    names: Vec<&'static str>,
}

impl Organ {
    /// Whether its acts bear numbers of this form, and it met when the text says that this one was adopted.
    pub(super) fn admits(&self, number: &Number) -> bool {
        self.forms.split(' ').any(|form| form == number.form.word()) && session::agrees(self.acronym, number)
    }

    /// The symbols of the acts that bear this number.
    pub(super) fn symbols(&self, act: Act, number: &Number) -> Vec<String> {
        let template = if act == Act::Resolution { self.resolution } else { self.decision };
        let (head, tail) = (number.head.as_str(), number.tail.as_str());
        let symbol = |n: String| template.replace("{n}", &n).replace("{s}", head).replace("{r}", tail);
        if template.is_empty() { Vec::new() } else { number.each().into_iter().map(symbol).collect() }
    }
}

static ORGANS: LazyLock<Vec<Organ>> = LazyLock::new(|| {
    let rows = include_str!("organs.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let [acronym, resolution, decision, forms, fr, en] =
            row.split('\t').collect::<Vec<_>>().try_into().ok()?;
        let names = fr.split('|').chain(en.split('|')).collect();
        Some(Organ { acronym, resolution, decision, forms, names })
    })
    .collect()
});

/// Whom a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// An organ by its name.
    Named(&'static Organ),
    /// An organ by a short form that both languages have, such as `Conseil` and `Council`.
    Short(usize),
    /// A body that is not on the list.
    Unknown,
}

/// A place where a text names an organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Naming {
    /// The name in the text.
    pub(super) range: Range<usize>,
    /// The organ.
    pub(super) who: Who,
}

impl Naming {
    /// The organ, when it is named in full.
    pub(super) fn named(&self) -> Option<&'static Organ> {
        match self.who {
            Who::Named(organ) => Some(organ),
            Who::Short(_) | Who::Unknown => None,
        }
    }
}

/// All names and short forms, the longest first.
static NAMES: LazyLock<(Regex, Vec<(&'static str, Who)>)> = LazyLock::new(|| {
    let full = ORGANS.iter().flat_map(|organ| organ.names.iter().map(move |name| (*name, Who::Named(organ))));
    let short =
        LANGUAGES.iter().flat_map(|w| w.generic.iter().enumerate().map(|(i, name)| (*name, Who::Short(i))));
    let mut names: Vec<(&str, Who)> = full.collect();
    // `Assemblée` alone is a short form too, but one that is as good as a name: the name comes first and wins.
    names.extend(short);
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let source: Vec<String> =
        names.iter().map(|(name, _)| regex::escape(name).replace('\'', "['’]")).collect();
    (pattern(&format!(r"\b(?:{})\b", source.join("|"))), names)
});

/// The organs that a text names, in order.
pub(super) fn namings(text: &str) -> Vec<Naming> {
    let (pattern, names) = &*NAMES;
    let who = |name: &str| {
        let plain: Vec<&str> = name.split_whitespace().collect();
        let plain = plain.join(" ").replace('’', "'");
        names.iter().find(|(known, _)| *known == plain).map(|(_, who)| *who)
    };
    let found = pattern.find_iter(text).filter_map(|name| {
        let who = who(name.as_str())?;
        let who = if part_of_longer_name(text, &name.range()) { Who::Unknown } else { who };
        Some(Naming { range: name.range(), who })
    });
    found.collect()
}

/// Whether a one-word name belongs to a longer name that is not on the list.
fn part_of_longer_name(text: &str, name: &Range<usize>) -> bool {
    static GOES_ON: LazyLock<[(Vec<&str>, Regex); 2]> =
        LazyLock::new(|| LANGUAGES.map(|w: &Language| (w.generic.to_vec(), pattern(w.generic_goes_on))));
    static CAPITAL_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\p{Lu}\p{Ll}+)(?:-\p{L}+)? $"));
    let word = text.get(name.clone()).unwrap_or_default();
    let Some((_, goes_on)) = GOES_ON.iter().find(|(words, _)| words.contains(&word)) else { return false };
    let before = window(text, name.start, 40);
    let capital = CAPITAL_BEFORE.captures(before);
    let begun = capital.is_some_and(|c| !leads_sentence(&c[1]));
    begun || goes_on.is_match(rest(text, name.end))
}

/// Whether a capitalised word only begins a sentence: `Recalling Assembly resolution 70/1`.
fn leads_sentence(word: &str) -> bool {
    const LEADS: &[&str] = &[
        "The", "Le", "La", "Les", "Du", "Au", "In", "Under", "Since", "See", "Per", "By", "Through", "With",
        "Further", "While", "When", "Where", "As", "After", "Before", "Both", "On", "From", "For", "At",
        "Of", "To", "And", "Also", "This", "These", "If", "Despite", "Upon", "Voir", "Vu", "Selon", "Dans",
        "Par", "Sous", "Depuis",
    ];
    LEADS.contains(&word) || word.ends_with("ing") && word != "Governing" || word.ends_with("ant")
}

/// The first session whose resolutions the General Assembly numbered `31/1`, and the last that may exist.
const ASSEMBLY_SESSIONS: std::ops::RangeInclusive<u32> = 31..=99;
/// The last session of the General Assembly that has a roman numeral.
const LAST_ROMAN_SESSION: u32 = 30;
/// The first year in which the Economic and Social Council numbered `1978/1`.
const FIRST_COUNCIL_YEAR: u32 = 1978;
/// Decisions of the General Assembly and of the Economic and Social Council begin at a high number.
const FIRST_DECISION: u32 = 100;

/// How many names are searched for what a short form means.
const ANTECEDENTS: usize = 50;

/// The organ with this acronym.
pub(super) fn organ(acronym: &str) -> Option<&'static Organ> {
    ORGANS.iter().find(|organ| organ.acronym == acronym)
}

/// The organ that a number belongs to by its form, unless its day of adoption contradicts that.
pub(super) fn by_form(act: Act, number: &Number) -> Option<&'static Organ> {
    let decision = act == Act::Decision;
    let inside = number.session.trim_matches(['(', ')']);
    let organ = match number.form {
        Form::Dated if decision => None,
        Form::Dated => agrees_with_year(number.first()?, inside.parse().ok()?).then(|| organ("UNSC"))?,
        Form::Special => ["UNGA", "HRC"]
            .iter()
            .find(|name| session::held(name, number))
            .map_or(organ("UNGA"), |name| organ(name)),
        Form::Roman if inside.starts_with("ORG") => organ("ECOSOC"),
        Form::Roman if inside.starts_with(['S', 'E']) => organ("UNGA"),
        Form::Roman => organ(if roman(inside)? <= LAST_ROMAN_SESSION { "UNGA" } else { "ECOSOC" }),
        Form::Year => (number.first()? >= FIRST_COUNCIL_YEAR
            && (!decision || number.second()? >= FIRST_DECISION))
            .then(|| organ("ECOSOC"))?,
        Form::Session => (ASSEMBLY_SESSIONS.contains(&number.first()?)
            && number.second()? > 0
            && (!decision || number.second()? >= FIRST_DECISION))
            .then(|| organ("UNGA"))?,
        Form::Bare | Form::Slashed => None,
    };
    organ.filter(|organ| session::agrees(organ.acronym, number))
}

/// Whether the Security Council may have given this number in this year: it came to 647 in January 1990.
fn agrees_with_year(number: u32, year: u32) -> bool {
    if year < 1990 { (1..647).contains(&number) } else { number >= 640 }
}

/// The organ that a short form means beside a number.
///
/// A name in full that stands before it in the same text decides, or else the organ whose document it is; else
/// `Council` is recognised by the number.
pub(super) fn by_short_form(
    short: usize,
    number: &Number,
    before: &[Naming],
    issuer: Option<&'static Organ>,
) -> Option<&'static Organ> {
    antecedent(short, number, before, issuer).or_else(|| {
        let council =
            LANGUAGES.first().and_then(|w| w.generic.get(short)).is_some_and(|word| *word == "Conseil");
        let acronym = match number.form {
            Form::Dated | Form::Bare => "UNSC",
            Form::Year | Form::Roman => "ECOSOC",
            Form::Session | Form::Special => "HRC",
            Form::Slashed => return None,
        };
        council.then(|| organ(acronym)).flatten().filter(|organ| organ.admits(number))
    })
}

/// The organ named in full that a short form repeats.
pub(super) fn antecedent(
    short: usize,
    number: &Number,
    before: &[Naming],
    issuer: Option<&'static Organ>,
) -> Option<&'static Organ> {
    let means = |organ: &Organ| {
        LANGUAGES.iter().any(|w| {
            let word = w.generic.get(short).copied().unwrap_or_default();
            organ.names.iter().any(|name| name.contains(' ') && name.contains(word))
        })
    };
    let fits = |organ: &&'static Organ| organ.admits(number) && means(organ);
    let named = before.iter().rev().take(ANTECEDENTS).find_map(|naming| naming.named().filter(fits));
    named.or(issuer.filter(fits))
}
