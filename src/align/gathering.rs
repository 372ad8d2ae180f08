//! What the units of one segment meet in a few segments of the other side, and how much that tells.

use super::bags::{CHANNELS, Unit, worth};
use super::links::Links;
use super::params::AlignParams;
use super::shape::WIDEST;
use super::side::Side;
use super::words::Channel;

/// What a unit type tells.
#[derive(Clone, Copy)]
pub(super) struct Telling {
    /// Probability that its counterpart is recognised in a right bead.
    pub(super) reach: f32,
    /// Evidence when it finds no counterpart, before the weight.
    pub(super) missing: f32,
    pub(super) channel: Channel,
}

/// What each unit type of both sides tells.
pub(super) struct Tellings {
    /// The French ones.
    pub(super) fr: Vec<Telling>,
    /// The English ones.
    pub(super) en: Vec<Telling>,
    /// How much the evidence of each channel weighs.
    pub(super) weights: [f32; CHANNELS],
}

impl Tellings {
    /// Puts together the chances of the sides and the reach of the links.
    pub(super) fn new(params: &AlignParams, fr: &Side, en: &Side, links: &Links) -> Tellings {
        let side = |side: &Side, reach: &[f32]| {
            let telling = |(&channel, &reach): (&Channel, &f32)| {
                let reach = reach.clamp(0.0, 0.95);
                Telling { reach, missing: (1.0 - reach).ln(), channel }
            };
            side.channels.iter().zip(reach).map(telling).collect()
        };
        let weight = |channel: Channel| match channel {
            Channel::Word => params.word_weight,
            Channel::Number => params.number_weight,
            Channel::Mark => params.mark_weight,
            Channel::Label => params.label_weight,
            Channel::Kind => params.kind_weight,
        };
        Tellings {
            fr: side(fr, &links.fr_reach),
            en: side(en, &links.en_reach),
            weights: Channel::ALL.map(weight),
        }
    }
}

/// What a unit meets on the other side.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Met {
    /// The strength of its best link.
    pub(super) best: f32,
    /// How many occurrences of linked units there are.
    pub(super) supply: f32,
}

impl Met {
    /// Adds a unit of the other side.
    pub(super) fn meet(&mut self, strength: f32, count: f32) {
        self.best = self.best.max(strength);
        self.supply += count;
    }
}

/// The units that meet something, column by column, each by its place in the bag of its segment.
#[derive(Default)]
pub(super) struct MetUnits {
    pub(super) units: Vec<(u32, Met)>,
    ends: Vec<usize>,
}

impl MetUnits {
    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.units.clear();
        self.ends.clear();
    }

    /// Ends a column.
    pub(super) fn close_column(&mut self) {
        self.ends.push(self.units.len());
    }

    /// The units of a column.
    pub(super) fn column(&self, number: usize) -> &[(u32, Met)] {
        let start = if number > 0 { self.ends[number - 1] } else { 0 };
        &self.units[start..self.ends[number]]
    }
}

/// The units of a segment, and what they tell.
pub(super) struct Units<'a> {
    /// The bag of the segment.
    pub(super) bag: &'a [Unit],
    /// What the unit types of its side tell.
    pub(super) tellings: &'a [Telling],
    /// How much the evidence of each channel weighs.
    pub(super) weights: &'a [f32; CHANNELS],
}

/// A unit that meets something in the segments gathered so far.
struct Gathered {
    /// The strength of its best link, times the rarity of the unit.
    strength: f32,
    /// How many occurrences of linked units there are.
    supply: f32,
    /// What its occurrences are worth.
    worth: f32,
    reach: f32,
    channel: Channel,
}

/// Adds up what the units of one segment meet in one to four segments of the other side.
#[derive(Default)]
pub(super) struct Gathering {
    units: Vec<Gathered>,
    /// For each unit of the segment, one more than its place in `units`; zero for one that has met nothing.
    places: Vec<u32>,
}

impl Gathering {
    /// The evidence of a segment beside the first of the other segments, the first two, and so on: that of finding
    /// nothing, and what each unit that meets something tells more.
    ///
    /// `met` holds what its units meet in each of the other segments, `sizes` the sizes of those segments together.
    pub(super) fn add_up(
        &mut self,
        segment: &Units<'_>,
        missing: f32,
        met: [&[(u32, Met)]; WIDEST],
        sizes: &[[f32; CHANNELS]],
    ) -> [f32; WIDEST] {
        self.units.clear();
        self.places.resize(self.places.len().max(segment.bag.len()), 0);
        let mut sums = [missing; WIDEST];
        let mut found = missing;
        for ((sum, size), met) in sums.iter_mut().zip(sizes).zip(met) {
            for (place, here) in met {
                found -= self.meet(segment, *place as usize, here);
            }
            *sum = found + self.gain(segment.weights, size);
        }
        for (place, _) in met.into_iter().flatten() {
            self.places[*place as usize] = 0;
        }
        sums
    }

    /// Lets a unit meet something more; returns the evidence of a counterpart missing that goes with that.
    fn meet(&mut self, segment: &Units<'_>, place: usize, here: &Met) -> f32 {
        let unit = &segment.bag[place];
        let Telling { reach, missing, channel } = segment.tellings[unit.kind as usize];
        if self.places[place] == 0 {
            self.units.push(Gathered { strength: 0.0, supply: 0.0, worth: 0.0, reach, channel });
            self.places[place] = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        }
        let gathered = &mut self.units[self.places[place] as usize - 1];
        gathered.strength = gathered.strength.max(here.best * unit.rarity);
        gathered.supply += here.supply;
        let worth = worth(gathered.supply.min(unit.count));
        let more = worth - gathered.worth;
        gathered.worth = worth;
        segment.weights[channel as usize] * more * missing
    }

    /// What the counterparts tell that are there more often than by chance, among units of so many of each channel.
    ///
    /// The logarithm of a product is the sum of the logarithms, and is taken once.
    fn gain(&self, weights: &[f32; CHANNELS], sizes: &[f32; CHANNELS]) -> f32 {
        /// A product from which on the next factor might not fit.
        const FULL: f64 = 1e200;
        let per_unit = sizes.map(|size| 1.0 / size.max(1.0));
        let mut products = [1f64; CHANNELS];
        let mut sums = [0f32; CHANNELS];
        for unit in &self.units {
            let channel = unit.channel as usize;
            let ratio = unit.strength * per_unit[channel];
            if ratio <= 1.0 {
                continue;
            }
            let factor = 1.0 - unit.reach + unit.reach * ratio;
            if unit.worth == 1.0 {
                products[channel] *= f64::from(factor);
                if products[channel] > FULL {
                    sums[channel] += products[channel].ln() as f32;
                    products[channel] = 1.0;
                }
            } else {
                sums[channel] += unit.worth * factor.ln();
            }
        }
        let channel = |((weight, sum), product): ((&f32, f32), f64)| {
            weight * (sum + if product > 1.0 { product.ln() as f32 } else { 0.0 })
        };
        weights.iter().zip(sums).zip(products).map(channel).sum()
    }
}
