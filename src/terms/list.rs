//! The list of terms while it grows: by sentence pairs that are read together, and by other lists.

use std::collections::{BTreeMap, BTreeSet};

use super::alone::Alone;
use super::inventory::Inventory;
use super::listed::Listed;
use super::pair::Pair;
use super::{Meeting, times};
use crate::model::{Lang, Sides, Term, Wording};

/// The fewest times that two phrases stand for each other.
const LEAST_PAIRS: usize = 2;
/// The least share of the places of both that they share (Dice).
const LEAST_DICE: f32 = 0.25;
/// The most phrases of one side, and the most pairs of them, that are kept when a list grows.
const MOST_KEPT: usize = 200_000;

/// A sentence pair of a portion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// By what its document is told from the others: the first sentence pair of it.
    pub document: u64,
    /// The length of both sides together, in bytes.
    pub length: usize,
    /// By what it is known to the caller.
    pub sentence: u64,
}

/// The terms of the sentence pairs that were read.
#[derive(Debug, Default, PartialEq)]
pub struct TermList {
    pub(super) sides: [BTreeMap<String, Side>; 2],
    pub(super) pairs: BTreeMap<(String, String), Pair>,
    pub(super) alone: Sides<Alone>,
}

/// What one language says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Side {
    pub(super) forms: BTreeMap<String, usize>,
    pub(super) count: usize,
    pub(super) termhood: f32,
}

/// Documents, counted in their order.
#[derive(Debug, Default)]
pub(super) struct Documents {
    pub(super) count: usize,
    last: Option<u64>,
}

impl Documents {
    /// So many documents, all of them read to their end.
    pub(super) fn of(count: usize) -> Documents {
        Documents { count, last: None }
    }

    /// Counts a document, unless it is the last one again.
    pub(super) fn add(&mut self, document: u64) {
        self.count += usize::from(self.last != Some(document));
        self.last = Some(document);
    }
}

/// Those that count the same are the same.
impl PartialEq for Documents {
    fn eq(&self, other: &Documents) -> bool {
        self.count == other.count
    }
}

impl TermList {
    /// Adds sentence pairs: both sides, where their phrases meet, and where each sentence pair comes from; documents count up.
    pub fn add(&mut self, fr: &Inventory, en: &Inventory, meetings: &[Vec<Meeting>], origins: &[Origin]) {
        for (side, inventory) in self.sides.iter_mut().zip([fr, en]) {
            add_side(side, inventory);
            prune(side, |side| side.termhood);
        }
        let mut met = times(meetings);
        met.retain(|(a, b), count| {
            let (french, english) = (&fr.groups[*a], &en.groups[*b]);
            let dice = dice(*count, french.count, english.count);
            let terms = || french.termhood().is_some() && english.termhood().is_some();
            *count >= LEAST_PAIRS && dice >= LEAST_DICE && terms()
        });
        let key = |(a, b): (usize, usize)| (fr.groups[a].key.clone(), en.groups[b].key.clone());
        let mut found: BTreeMap<(usize, usize), Pair> = met
            .keys()
            .map(|groups| (*groups, self.pairs.remove(&key(*groups)).unwrap_or_default()))
            .collect();
        for (meetings, origin) in meetings.iter().zip(origins) {
            for meeting in meetings {
                if let Some(pair) = found.get_mut(&meeting.groups) {
                    pair.add(meeting, *origin);
                }
            }
        }
        self.pairs.extend(found.into_iter().map(|(groups, pair)| (key(groups), pair)));
        prune(&mut self.pairs, |pair| pair.count as f32);
    }

    /// Adds what is listed of some lines of one language, whether they have a counterpart or not, and where each line comes
    /// from; documents count up.
    pub fn add_listed(&mut self, lang: Lang, listed: &[Listed], origins: &[Origin]) {
        self.alone[lang].add(listed, origins);
    }

    /// Joins the list of further documents, whose sentence pairs are known as if the first of them were 0; it is `first`.
    pub fn join(&mut self, other: TermList, first: u64) {
        let TermList { sides, pairs, alone } = other;
        for (side, others) in self.sides.iter_mut().zip(sides) {
            join_each(side, others, Side::join);
            prune(side, |side| side.termhood);
        }
        join_each(&mut self.pairs, pairs, |pair, other| pair.join(other, first));
        prune(&mut self.pairs, |pair| pair.count as f32);
        self.alone.fr.join(alone.fr);
        self.alone.en.join(alone.en);
    }

    /// The terms, best first; pairs before those of one language.
    ///
    /// A term may have two counterparts, and then stands twice.
    #[must_use]
    pub fn finish(self) -> Vec<Term> {
        let TermList { sides, pairs, alone } = self;
        let [fr, en] = &sides;
        let mut found: Vec<(f32, (String, String), Pair)> = pairs
            .into_iter()
            .filter_map(|(key, pair)| {
                let (french, english) = (fr.get(&key.0)?, en.get(&key.1)?);
                let dice = dice(pair.count, french.count, english.count);
                let termhood = (french.termhood * english.termhood).sqrt();
                (dice >= LEAST_DICE).then_some((termhood * dice, key, pair))
            })
            .collect();
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
        let mut taken: [BTreeSet<String>; 2] = Default::default();
        let mut out = Vec::new();
        for (_, (a, b), pair) in found {
            let (Some(french), Some(english)) = (fr.get(&a), en.get(&b)) else { continue };
            // Both calls, whatever they answer.
            let new = [taken[0].insert(a), taken[1].insert(b)];
            if new == [false, false] {
                continue;
            }
            let rarer = french.count.min(english.count).max(1);
            out.push(Term {
                fr: Some(french.wording()),
                en: Some(english.wording()),
                pair_count: pair.count,
                documents: pair.documents.count,
                confidence: u8::try_from((100 * pair.count / rarer).min(100)).unwrap_or(100),
                places: pair.places(),
            });
        }
        let Sides { fr, en } = alone;
        for (lang, alone) in [(Lang::Fr, fr), (Lang::En, en)] {
            let one_sided = alone.finish(lang, &out);
            out.reserve_exact(one_sided.len());
            out.extend(one_sided);
        }
        out
    }
}

fn dice(count: usize, fr: usize, en: usize) -> f32 {
    2.0 * count as f32 / (fr + en).max(1) as f32
}

/// Adds the phrases of one side that may be terms.
fn add_side(side: &mut BTreeMap<String, Side>, inventory: &Inventory) {
    for group in &inventory.groups {
        let Some(termhood) = group.termhood() else { continue };
        let (count, forms) = (group.count, group.forms.clone());
        side.entry(group.key.clone()).or_default().join(Side { forms, count, termhood });
    }
}

/// Joins what both maps say of each key.
pub(super) fn join_each<K: Ord, V: Default>(
    all: &mut BTreeMap<K, V>,
    others: BTreeMap<K, V>,
    join: impl Fn(&mut V, V),
) {
    for (key, other) in others {
        join(all.entry(key).or_default(), other);
    }
}

/// Lets the least go where there are too many, so that memory does not grow with the corpus.
pub(super) fn prune<K: Ord + Clone, V>(all: &mut BTreeMap<K, V>, worth: impl Fn(&V) -> f32) {
    if all.len() <= MOST_KEPT {
        return;
    }
    let mut worths: Vec<f32> = all.values().map(&worth).collect();
    worths.sort_by(f32::total_cmp);
    let least = worths[worths.len() - MOST_KEPT / 2];
    all.retain(|_, one| worth(one) >= least);
}

impl Side {
    fn join(&mut self, other: Side) {
        self.count += other.count;
        self.termhood += other.termhood;
        join_each(&mut self.forms, other.forms, |count, other| *count += other);
    }

    fn wording(&self) -> Wording {
        let form = self.name().to_owned();
        Wording { variants: self.variants(), form, count: self.count, termhood: self.termhood }
    }

    /// The most frequent form, the first in the alphabet of those that are equally frequent.
    fn name(&self) -> &str {
        let best = self.forms.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        best.map_or("", |(form, _)| form)
    }

    /// The other forms, the most frequent first.
    fn variants(&self) -> Vec<String> {
        let name = self.name();
        let mut all: Vec<(&String, &usize)> = self.forms.iter().filter(|(form, _)| *form != name).collect();
        all.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        all.into_iter().map(|(form, _)| form.clone()).collect()
    }
}
