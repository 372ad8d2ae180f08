//! Which names of a bitext stand for each other, and which always have their counterpart.
//!
//! Most names that one side alone seems to have are names that were recognised on one side only, or that each language
//! abbreviates for itself. The bitext tells: a name that stands on both sides again and again is missed where it does
//! not, and two names that are left over together again and again are one.

use std::collections::BTreeMap;

use super::Pair;
use super::named::{Form, Group, Named};
use super::roll::Roll;
use crate::model::{Lang, Lookup};

/// What a bitext shows of its names.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    seen: Lookup<String, Seen>,
    /// How often a French and an English name are left over in the same pair.
    together: BTreeMap<(String, String), usize>,
    /// How many pairs have both sides.
    pairs: usize,
}

/// How often a name was seen.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// In pairs both sides of which have it.
    both: usize,
    /// In pairs one side of which has it.
    alone: usize,
}

/// So many names left over on a side are looked at; a pair with more is a list.
const FEW: usize = 6;

/// A bitext with fewer pairs is too short to have a subject.
const MANY: usize = 20;

/// What a bitext is about stands in one of so many pairs at least. In 24 European texts the country that is evaluated stands in one
/// line of two or three, the office that reports in one of fourteen, and a body that is mentioned in one of more than thirty.
const SUBJECT: usize = 20;

impl Names {
    /// Learns the names of a pair that has both sides.
    pub(super) fn add(&mut self, pair: &Pair<'_>) {
        self.pairs += 1;
        let (fr, en) = (Roll::of(&pair.sides.fr), Roll::of(&pair.sides.en));
        let (fr_left, en_left) = (fr.left(&en, Lang::En), en.left(&fr, Lang::Fr));
        for name in fr.counted(&en).chain(en.counted(&fr).filter(|key| !fr.has(key))) {
            self.seen.entry(name.to_string()).or_default().both += 1;
        }
        for left in fr_left.iter().chain(&en_left) {
            let seen = self.seen.entry(left.key.to_string()).or_default();
            (seen.alone, seen.both) = (seen.alone + 1, seen.both.saturating_sub(1));
        }
        for a in fr_left.iter().take(FEW) {
            for b in en_left.iter().take(FEW).filter(|b| a.group == b.group) {
                *self.together.entry((a.key.to_string(), b.key.to_string())).or_default() += 1;
            }
        }
    }

    /// Whether two names that are left over in one pair are names of the same.
    ///
    /// Two countries never are. Where no gazetteer knows them, one meeting is enough: each is all that stands where the
    /// other does.
    pub(super) fn same(&self, fr: &Named<'_>, en: &Named<'_>) -> bool {
        if fr.form == Form::Country && en.form == Form::Country {
            return false;
        }
        let one = |a: &str, b: &str| same_letters(a, b) || a.to_lowercase() == b.to_lowercase();
        if one(fr.key, en.key) || one(fr.printed, en.printed) {
            return true;
        }
        let alone = |name: &Named<'_>| self.seen.get(name.key).map_or(0, |seen| seen.alone);
        let together = self.together.get(&(fr.key.to_string(), en.key.to_string())).copied().unwrap_or(0);
        let often = 2 * together >= alone(fr).min(alone(en)) && 3 * together >= alone(fr).max(alone(en));
        // Two bodies that are listed in both languages are two, and persons are called alike in both.
        let apart = match fr.group {
            Group::Person => !alike(fr.printed, en.printed),
            Group::Body => fr.is_listed() && en.is_listed() && !fr.is_akin(en),
            Group::Place => false,
        };
        let unknown = !apart && (!self.is_sure(fr) || !self.is_sure(en));
        often && (together >= 2 || (together == 1 && unknown && !self.is_usual(fr) && !self.is_usual(en)))
    }

    /// Whether nobody can take the name for something else.
    pub(super) fn is_sure(&self, name: &Named<'_>) -> bool {
        name.form != Form::Words || self.is_usual(name)
    }

    /// Whether the name has its counterpart nearly everywhere in this bitext.
    pub(super) fn is_usual(&self, name: &Named<'_>) -> bool {
        self.seen
            .get(name.key)
            .is_some_and(|seen| seen.both >= 2 && seen.both >= 2 * seen.alone.saturating_sub(1))
    }

    /// Whether a name that one side alone has is not a habit of that side: it is known, or stands nowhere else.
    pub(super) fn is_strange(&self, name: &Named<'_>) -> bool {
        let seen = self.seen.get(name.key).copied().unwrap_or_default();
        (self.is_sure(name) && seen.alone <= seen.both + 2) || seen.alone <= 1
    }

    /// Whether the bitext is about what is named: it goes without saying, and each language says it when it likes.
    pub(super) fn is_subject(&self, name: &Named<'_>) -> bool {
        let seen = self.seen.get(name.key).copied().unwrap_or_default();
        self.pairs >= MANY && (seen.both + seen.alone) * SUBJECT >= self.pairs
    }

    /// Whether it is worth a note that one side alone has the name.
    pub(super) fn is_missed(&self, name: &Named<'_>) -> bool {
        let seen = self.seen.get(name.key).copied().unwrap_or_default();
        // What a gazetteer knows in both languages is trusted from the start.
        let known = if name.form == Form::Words { 0 } else { 3 };
        seen.both + known >= 3 && seen.both + known >= 4 * seen.alone.saturating_sub(1)
    }
}

/// Whether two names of persons may be one that each language spells in its way ("Eltsine", "Yeltsin"): the family names
/// share half of their pairs of letters.
fn alike(fr: &str, en: &str) -> bool {
    let pairs = |name: &str| -> Vec<(char, char)> {
        let family = name.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let letters: Vec<char> = family.chars().filter(|mark| mark.is_alphabetic()).collect();
        letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
    };
    let (here, there) = (pairs(fr), pairs(en));
    let shared = here.iter().filter(|pair| there.contains(pair)).count();
    4 * shared >= here.len() + there.len()
}

/// Whether two acronyms have the same letters in another order ("BCE", "ECB"), or differ by marks ("G7", "G-7").
pub(super) fn same_letters(a: &str, b: &str) -> bool {
    let letters = |text: &str| {
        let mut all: Vec<char> = text.chars().filter(|mark| mark.is_alphanumeric()).collect();
        all.sort_unstable();
        all
    };
    let acronym = |text: &str| {
        text.chars().count() <= 8 && !text.chars().any(|mark| mark.is_lowercase() || mark.is_whitespace())
    };
    acronym(a) && acronym(b) && letters(a) == letters(b)
}
