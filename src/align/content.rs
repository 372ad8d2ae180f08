//! How far the two sides of a finished bead cover each other.

use super::knowledge::Knowledge;
use super::segment::{Joined, Run};
use super::side::Side;
use super::words::Channel;

/// What the content of a bead shows.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Content {
    /// Share of what the French side says, weighed by rarity, that has a counterpart; the same for English.
    pub(super) covered: [f64; 2],
    /// How much the units of each side say, in nats.
    pub(super) said: [f64; 2],
    /// How far the lengths stray from what is expected, in standard deviations.
    pub(super) stray: f64,
}

/// Reads the content of beads; it keeps its notes from one to the next.
pub(super) struct Reader<'a> {
    known: &'a Knowledge<'a>,
    /// For each English type, the number of the last bead that holds it, and of the last in which it was met.
    english: Vec<(u32, u32)>,
    bead: u32,
    kinds: Vec<u32>,
    /// The two last beads that others were set beside.
    beside: [Beside; 2],
}

/// The types of a bead that is set beside others: one that a long block is in is read once, not once for each of them.
struct Beside {
    bead: Option<(Run, Run)>,
    /// For each English type, the number of the last bead that holds it, and of the last whose French types stand for it.
    english: Vec<(u32, u32)>,
    /// How many beads were read.
    read: u32,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing.
    pub(super) fn new(known: &'a Knowledge<'a>) -> Reader<'a> {
        let types = known.en.names.len();
        let beside = || Beside { bead: None, english: vec![(0, 0); types], read: 0 };
        Reader {
            known,
            english: vec![(0, 0); types],
            bead: 0,
            kinds: Vec::new(),
            beside: [beside(), beside()],
        }
    }

    /// Whether a bead would hold what is to be kept apart.
    pub(super) fn parts(&self, bead: &Joined) -> bool {
        self.known.apart.parts(&bead.fr, &bead.en)
    }

    /// The share of what `alone`, which has one side, says that the other side of the bead `beside` says too.
    pub(super) fn covered_by(&mut self, alone: &Joined, beside: &Joined) -> f64 {
        let (known, key) = (self.known, (beside.fr.clone(), beside.en.clone()));
        if self.beside[0].bead.as_ref() != Some(&key) {
            // The bead before a run and the one behind it are asked for in turn.
            self.beside.swap(0, 1);
            if self.beside[0].bead.as_ref() != Some(&key) {
                self.beside[0].read(known, key);
            }
        }
        let Beside { english, read, .. } = &self.beside[0];
        let french = alone.en.is_empty();
        let (side, run) = if french { (known.fr, &alone.fr) } else { (known.en, &alone.en) };
        distinct(side, run, &mut self.kinds);
        let (mut said, mut covered) = (0.0, 0.0);
        for &kind in &self.kinds {
            let met = if french {
                known.links.of(kind).iter().any(|link| english[link.en as usize].0 == *read)
            } else {
                english[kind as usize].1 == *read
            };
            let says = says(side.channels[kind as usize], side.chance[kind as usize]);
            said += says;
            covered += if met { says } else { 0.0 };
        }
        covered / f64::max(said, 1.0)
    }

    /// How far the lengths of `bead` stray, in standard deviations.
    pub(super) fn stray(&self, bead: &Joined) -> f64 {
        let known = self.known;
        known.lengths.stray(known.fr.chars(bead.fr.clone()), known.en.chars(bead.en.clone()))
    }

    /// How far the lengths of `bead` stray when what `alone` has on one side is added to it, in standard deviations.
    pub(super) fn stray_with(&self, bead: &Joined, alone: &Joined) -> f64 {
        let known = self.known;
        let sum = |side: &Side, a: &Run, b: &Run| side.chars(a.clone()) + side.chars(b.clone());
        known.lengths.stray(sum(known.fr, &bead.fr, &alone.fr), sum(known.en, &bead.en, &alone.en))
    }

    /// Reads the content of the bead that joins two runs.
    pub(super) fn content(&mut self, fr: &Run, en: &Run) -> Content {
        let known = self.known;
        self.bead += 1;
        let mut out = Content {
            stray: known.lengths.stray(known.fr.chars(fr.clone()), known.en.chars(en.clone())),
            ..Content::default()
        };
        for unit in en.clone().flat_map(|segment| known.en.bag(segment)) {
            self.english[unit.kind as usize].0 = self.bead;
        }
        distinct(known.fr, fr, &mut self.kinds);
        for &kind in &self.kinds {
            let mut met = false;
            for link in known.links.of(kind) {
                let unit = &mut self.english[link.en as usize];
                if unit.0 == self.bead {
                    met = true;
                    unit.1 = self.bead;
                }
            }
            out.add(0, says(known.fr.channels[kind as usize], known.fr.chance[kind as usize]), met);
        }
        distinct(known.en, en, &mut self.kinds);
        for &kind in &self.kinds {
            let met = self.english[kind as usize].1 == self.bead;
            out.add(1, says(known.en.channels[kind as usize], known.en.chance[kind as usize]), met);
        }
        for side in 0..2 {
            out.covered[side] /= out.said[side].max(1.0);
        }
        out
    }
}

impl Beside {
    fn read(&mut self, known: &Knowledge<'_>, (fr, en): (Run, Run)) {
        self.read += 1;
        for unit in en.clone().flat_map(|segment| known.en.bag(segment)) {
            self.english[unit.kind as usize].0 = self.read;
        }
        for unit in fr.clone().flat_map(|segment| known.fr.bag(segment)) {
            for link in known.links.of(unit.kind) {
                self.english[link.en as usize].1 = self.read;
            }
        }
        self.bead = Some((fr, en));
    }
}

/// The types of a run, in order: sums do not depend on anything else.
fn distinct(side: &Side, run: &Run, kinds: &mut Vec<u32>) {
    kinds.clear();
    kinds.extend(run.clone().flat_map(|segment| side.bag(segment)).map(|unit| unit.kind));
    if run.len() > 1 {
        kinds.sort_unstable();
        kinds.dedup();
    }
}

impl Content {
    fn add(&mut self, side: usize, says: f64, met: bool) {
        self.said[side] += says;
        if met {
            self.covered[side] += says;
        }
    }
}

/// How much a unit says: nothing if it is to be expected anywhere.
fn says(channel: Channel, chance: f32) -> f64 {
    match channel {
        Channel::Word | Channel::Number => (f64::from(-chance.ln()) - COMMON).max(0.0),
        Channel::Mark | Channel::Label | Channel::Kind => 0.0,
    }
}

/// Information of words that say nothing of a text: function words.
const COMMON: f64 = 4.0;
