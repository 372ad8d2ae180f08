//! The institutions and offices that official texts name again and again, counted: one in the place of another.
//!
//! Each language names them, calls them "it" or leaves them out as it likes, so that one more of them says nothing. One more of one and
//! one fewer of another, where all the others agree, is one in the place of another.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Pair;
use super::finding::{Quote, differ};
use super::language::Language;
use crate::model::{Check, Discrepancy, Lang, Noun, Severity};

/// At most so many institutions may be counted differently; where more are, the two sides say things in their own way.
const FEW: usize = 3;

/// The letters by which names are told apart before they are read.
const TOLD_APART: usize = 3;

/// The institution that each language names or leaves out as it likes: the Union, and all that comes from it.
const EVERYWHERE: &str = "Union";

/// Where the institutions of a text are named, in order.
type Places = BTreeMap<&'static str, Vec<Range<usize>>>;

/// The institution of `pair` that stands in the place of another, and the office.
pub(super) fn check(pair: &Pair<'_>) -> impl Iterator<Item = Discrepancy> {
    let [fr, en] = Lang::BOTH.map(Language::of);
    let (institutions, offices) = ((&fr.institutions, &en.institutions), (&fr.offices, &en.offices));
    [institutions, offices].into_iter().filter_map(move |(french, english)| {
        swapped(pair, &places(pair.sides.fr.text, french), &places(pair.sides.en.text, english))
    })
}

/// The name of `pair` that stands in the place of another, by where both are named.
fn swapped(pair: &Pair<'_>, fr: &Places, en: &Places) -> Option<Discrepancy> {
    let more = |here: &Places, there: &Places| -> Vec<&'static str> {
        here.keys().filter(|name| count(here, name) > count(there, name)).copied().collect()
    };
    let (french, english) = (more(fr, en), more(en, fr));
    let (a, b) = (french.first()?, english.first()?);
    if french.len() + english.len() > FEW {
        return None;
    }
    let single = french.len() == 1 && english.len() == 1 && ![*a, *b].contains(&EVERYWHERE);
    let once = count(fr, a) == count(en, a) + 1 && count(en, b) == count(fr, b) + 1;
    let severity = if single && once { Severity::Warning } else { Severity::Info };
    let quote = |text, places: &Places, name: &str| {
        let place = places.get(name).and_then(|places| places.first()).cloned().unwrap_or_default();
        Quote::new(text, place)
    };
    let (a, b) = (quote(pair.sides.fr.text, fr, a), quote(pair.sides.en.text, en, b));
    Some(differ(Check::Entity, severity, Noun::Name, &a, &b))
}

fn count(places: &Places, name: &str) -> usize {
    places.get(name).map_or(0, Vec::len)
}

/// Where `text` has some of the names of `roll`; of names that begin at one place the longest counts.
fn places(text: &str, roll: &Roll) -> Places {
    let mut out = Places::new();
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
        let names = roll.beginning_with(byte);
        if names == 0 || at < end || is_inside(text, at) {
            continue;
        }
        let rest = &text[at..];
        let listed = (0..).zip(roll.names).filter(|(number, _)| names >> number & 1 == 1);
        let alike = listed.map(|(_, name)| name).filter(|(wording, _)| begin_alike(rest, wording));
        let fitting = alike.filter_map(|(wording, name)| {
            let length = length(rest, wording)?;
            let whole = !rest[length..].starts_with(char::is_alphanumeric);
            whole.then_some((length, *name))
        });
        if let Some((length, name)) = fitting.max_by_key(|(length, _)| *length) {
            out.entry(name).or_default().push(at..at + length);
            end = at + length;
        }
    }
    out
}

/// Names as a text prints them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Roll {
    /// Each with what it is counted as.
    names: &'static [(&'static str, &'static str)],
    /// For each character of ASCII, which of them may begin with it, a bit for each.
    initials: [u64; 128],
}

impl Roll {
    /// The roll of `names`, none of which begins with any other letter; a small letter stands for its capital too.
    pub(super) const fn of(names: &'static [(&'static str, &'static str)]) -> Roll {
        assert!(names.len() <= 64, "a roll has a bit for each name");
        let (mut initials, mut at) = ([0; 128], 0);
        while at < names.len() {
            let first = names[at].0.as_bytes()[0];
            assert!(first.is_ascii_alphabetic(), "a name begins with a letter of ASCII");
            initials[first as usize] |= 1 << at;
            initials[first.to_ascii_uppercase() as usize] |= 1 << at;
            at += 1;
        }
        Roll { names, initials }
    }

    /// Which names may begin with `byte`.
    fn beginning_with(&self, byte: u8) -> u64 {
        self.initials.get(usize::from(byte)).copied().unwrap_or_default()
    }
}

/// Whether a letter or digit stands right before a place.
fn is_inside(text: &str, at: usize) -> bool {
    match text.as_bytes()[..at].last() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        _ => text[..at].ends_with(char::is_alphanumeric),
    }
}

/// Whether the first letters of a text may be those of a wording: most names of a roll are told apart by them.
fn begin_alike(text: &str, wording: &str) -> bool {
    let mut letters = text.bytes().zip(wording.bytes()).take(TOLD_APART);
    // What is not ASCII may be the same letter in other bytes; the first letter is, so that no more than these go astray.
    letters.all(|(here, wanted)| here.eq_ignore_ascii_case(&wanted) || !here.is_ascii() || !wanted.is_ascii())
}

/// The bytes of `text` that read like `wording`, whatever the apostrophes and spaces; a small letter stands for its capital
/// too.
fn length(text: &str, wording: &str) -> Option<usize> {
    let plain = |c: char| match c {
        '’' => '\'',
        '\u{a0}' => ' ',
        c => c,
    };
    let mut here = text.chars();
    for wanted in wording.chars() {
        let c = here.next().map(plain)?;
        if c != wanted && !c.to_lowercase().eq([wanted]) {
            return None;
        }
    }
    Some(text.len() - here.as_str().len())
}

#[cfg(test)]
mod tests {
    use super::super::{Scope, Side};
    use super::*;
    use crate::model::Sides;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_reads_like_a_wording_begins_like_it(
            text in "[a-cA-C][a-cA-Cé’' \u{a0}K]{0,4}",
            wording in "[a-cA-C][a-ckKé' ]{0,3}",
        ) {
            prop_assert!(length(&text, &wording).is_none() || begin_alike(&text, &wording));
        }
    }

    /// The severity of the finding between two texts, with its words.
    fn found(fr: &str, en: &str) -> Option<(Severity, String, String)> {
        let side = |text| Side { text, mentions: &[] };
        let pair = Pair { sides: Sides { fr: side(fr), en: side(en) }, scope: Scope::Line, confidence: 100 };
        let one = check(&pair).next()?;
        Some((one.severity, one.values.fr, one.values.en))
    }

    #[test]
    fn one_institution_in_the_place_of_another_is_found() {
        let some = |severity, a: &str, b: &str| Some((severity, a.to_owned(), b.to_owned()));
        for (fr, en, want) in [
            (
                "La Commission a saisi le Conseil et le Parlement.",
                "The Commission asked the Commission and Parliament.",
                some(Severity::Warning, "Conseil", "Commission"),
            ),
            (
                "La Commission a répondu à l’UE.",
                "The Commission replied to the Council.",
                some(Severity::Info, "UE", "Council"),
            ),
            (
                "le Conseil de l’Europe et le Conseil européen",
                "the Council of Europe and the Council",
                some(Severity::Warning, "Conseil européen", "Council"),
            ),
            (
                "LE SECRÉTAIRE GÉNÉRAL ADJOINT A ÉCRIT AU PRÉSIDENT.",
                "The Under-Secretary-General wrote to the Rapporteur.",
                some(Severity::Warning, "PRÉSIDENT", "Rapporteur"),
            ),
        ] {
            assert_eq!(found(fr, en), want, "{fr}");
        }
    }

    #[test]
    fn an_institution_that_one_side_alone_names_is_nothing() {
        for (fr, en) in [
            ("La Commission a saisi le Conseil.", "The Commission asked it."),
            ("le droit communautaire et la Commission", "EU law and the Commission"),
            ("L'Union européenne et son Conseil", "The European Union and the EU Council"),
            ("le Conseil", "the Council and the Council"),
            ("la commission et l’unionisme", "the Commissioner"),
            // An office does not stand in the place of an institution.
            ("Le président du Conseil", "The President"),
            ("Le Conseil a répondu.", "The Prime Minister replied."),
            ("La présidente a ouvert la séance.", "The Chair opened the meeting."),
        ] {
            assert_eq!(found(fr, en), None, "{fr}");
        }
    }
}
