//! How far the two sides of a finished bead cover each other.

use std::collections::HashMap;

use super::knowledge::Knowledge;
use super::segment::Run;
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

/// Reads the content of the bead that joins two runs.
pub(super) fn content(known: &Knowledge<'_>, fr: &Run, en: &Run) -> Content {
    let mut english: HashMap<u32, (f32, bool)> = HashMap::new();
    for unit in en.clone().flat_map(|segment| known.en.bag(segment)) {
        english.entry(unit.kind).or_default().0 += unit.count;
    }
    let mut french: HashMap<u32, f32> = HashMap::new();
    for unit in fr.clone().flat_map(|segment| known.fr.bag(segment)) {
        *french.entry(unit.kind).or_default() += unit.count;
    }
    let mut out = Content {
        stray: known.lengths.stray(known.fr.chars(fr.clone()), known.en.chars(en.clone())),
        ..Content::default()
    };
    for &kind in french.keys() {
        let mut met = false;
        for link in known.links.of(kind) {
            if let Some(unit) = english.get_mut(&link.en) {
                met = true;
                unit.1 = true;
            }
        }
        out.add(0, says(known.fr.channels[kind as usize], known.fr.chance[kind as usize]), met);
    }
    for (&kind, &(_, met)) in &english {
        out.add(1, says(known.en.channels[kind as usize], known.en.chance[kind as usize]), met);
    }
    for side in 0..2 {
        out.covered[side] /= out.said[side].max(1.0);
    }
    out
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
