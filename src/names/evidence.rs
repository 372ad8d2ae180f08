//! Which names are left over together in aligned sentences.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::likeness;
use super::{Key, is_listed};
use crate::model::{Bitext, EntityKind, EntityValue, Mention, SentencePlace, Value, Version};

/// A sentence with more names without a counterpart is a list, and shows nothing.
const FEW: usize = 4;
/// Two names that meet once only must look alike by this share of their words, and those that meet again by that one.
const ALIKE_ONCE: f64 = 0.6;
const ALIKE_OFTEN: f64 = 0.3;
/// So many times two names of which each is all that is left must meet if they do not look alike.
const MEETINGS: usize = 3;
/// The least share of the sentences of either name in which the other stands.
const TOGETHER: f64 = 0.5;

/// What a bitext shows of the names that have no counterpart.
pub(super) struct Evidence<'a> {
    fr: BTreeMap<Key<'a>, Name<'a>>,
    en: BTreeMap<Key<'a>, Name<'a>>,
    together: BTreeMap<(Key<'a>, Key<'a>), Meeting>,
}

/// A name that is left over somewhere.
struct Name<'a> {
    value: &'a EntityValue,
    /// In how many beads.
    beads: usize,
}

/// In how many beads two names are left over together, and in how many of these they are the only ones.
#[derive(Default, Clone, Copy)]
struct Meeting {
    beads: usize,
    alone: usize,
}

impl<'a> Evidence<'a> {
    /// Reads the names of all aligned sentences.
    pub(super) fn of(fr: &'a Version, en: &'a Version, bitext: &Bitext) -> Evidence<'a> {
        let mut evidence = Evidence { fr: BTreeMap::new(), en: BTreeMap::new(), together: BTreeMap::new() };
        let (french, english) = (by_sentence(fr), by_sentence(en));
        for bead in bitext.sentences.iter().filter(|bead| !bead.fr.is_empty() && !bead.en.is_empty()) {
            let (here, there) = (names(&french, &bead.fr), names(&english, &bead.en));
            evidence.read(&left(&here, &there), &left(&there, &here));
        }
        evidence
    }

    fn read(&mut self, fr: &BTreeMap<Key<'a>, &'a EntityValue>, en: &BTreeMap<Key<'a>, &'a EntityValue>) {
        for (side, left) in [(&mut self.fr, fr), (&mut self.en, en)] {
            for (key, value) in left {
                side.entry(*key).or_insert(Name { value, beads: 0 }).beads += 1;
            }
        }
        let of_kind = |left: &BTreeMap<Key<'a>, &'a EntityValue>, kind: EntityKind| {
            left.keys().filter(|key| key.0 == kind).count()
        };
        for a in fr.keys() {
            for b in en.keys().filter(|b| b.0 == a.0) {
                let (here, there) = (of_kind(fr, a.0), of_kind(en, a.0));
                if here.max(there) <= FEW {
                    let meeting = self.together.entry((*a, *b)).or_default();
                    meeting.beads += 1;
                    meeting.alone += usize::from(here == 1 && there == 1);
                }
            }
        }
    }

    /// The names that stand for each other: each is the best counterpart of the other.
    pub(super) fn pairs(&self) -> Vec<(&'a EntityValue, &'a EntityValue)> {
        let mut rated: Vec<(f64, Key<'a>, Key<'a>)> = self
            .together
            .iter()
            .filter_map(|((a, b), meeting)| Some((self.rate(a, b, *meeting)?, *a, *b)))
            .collect();
        rated.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
        let (mut used_fr, mut used_en) = (BTreeSet::new(), BTreeSet::new());
        let mut pairs = Vec::new();
        for (_, a, b) in rated {
            if used_fr.contains(&a) || used_en.contains(&b) {
                continue;
            }
            used_fr.insert(a);
            used_en.insert(b);
            if let (Some(a), Some(b)) = (self.fr.get(&a), self.en.get(&b)) {
                pairs.push((a.value, b.value));
            }
        }
        pairs
    }

    /// How well two names fit, or `None` if it may be chance.
    fn rate(&self, a: &Key<'a>, b: &Key<'a>, meeting: Meeting) -> Option<f64> {
        let (fr, en) = (self.fr.get(a)?, self.en.get(b)?);
        if is_listed(fr.value) && is_listed(en.value) {
            return None;
        }
        let share = 2.0 * meeting.beads as f64 / (fr.beads + en.beads) as f64;
        let alike = alike(fr.value, en.value);
        let proven = match meeting.beads {
            1 => alike >= ALIKE_ONCE,
            _ => alike >= ALIKE_OFTEN || meeting.alone >= MEETINGS && meeting.alone == meeting.beads,
        };
        (proven && share >= TOGETHER).then_some(alike + share)
    }
}

/// How far two names look alike under the best of their names.
fn alike(fr: &EntityValue, en: &EntityValue) -> f64 {
    let own = likeness(or(&fr.name_fr, &fr.canonical), or(&en.name_en, &en.canonical));
    own.max(likeness(&fr.canonical, &en.canonical))
}

fn or<'t>(name: &'t str, other: &'t str) -> &'t str {
    if name.is_empty() { other } else { name }
}

/// The mentions of a version by block and sentence.
fn by_sentence(version: &Version) -> BTreeMap<SentencePlace, Vec<&Mention>> {
    let mut out: BTreeMap<SentencePlace, Vec<&Mention>> = BTreeMap::new();
    for mention in &version.mentions {
        let Some(block) = version.text.blocks.get(mention.block) else { continue };
        let sentence = block.sentences.partition_point(|sentence| sentence.end <= mention.range.start);
        out.entry(SentencePlace::new(mention.block, sentence)).or_default().push(mention);
    }
    out
}

/// The names of some sentences: bodies and instruments, those with a context of their own aside.
fn names<'a>(
    mentions: &BTreeMap<SentencePlace, Vec<&'a Mention>>,
    sentences: &[SentencePlace],
) -> BTreeMap<Key<'a>, &'a EntityValue> {
    let all = sentences.iter().filter_map(|place| mentions.get(place)).flatten();
    all.filter_map(|mention| match &mention.value {
        Value::Entity(name)
            if matches!(name.kind, EntityKind::Org | EntityKind::Instrument) && name.level == 1 =>
        {
            Some(((name.kind, name.canonical.as_str()), name))
        }
        _ => None,
    })
    .collect()
}

/// The names of one side that the other does not have.
fn left<'a>(
    here: &BTreeMap<Key<'a>, &'a EntityValue>,
    there: &BTreeMap<Key<'a>, &'a EntityValue>,
) -> BTreeMap<Key<'a>, &'a EntityValue> {
    here.iter().filter(|(key, _)| !there.contains_key(*key)).map(|(key, name)| (*key, *name)).collect()
}
