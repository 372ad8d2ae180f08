//! What each segment of a side says: bags of units. Segments that say the same have one bag together.

use std::ops::Range;

use super::words::Channel;

/// A unit type in a segment, with the number of its occurrences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// Index of the type.
    pub(super) kind: u32,
    /// How often it occurs.
    pub(super) count: f32,
    /// One over the probability that it comes by chance, as the other segments of the side have it.
    pub(super) rarity: f32,
}

/// How many channels there are.
pub(super) const CHANNELS: usize = Channel::ALL.len();

/// What so many occurrences are worth: repetitions are no independent evidence.
pub(super) fn worth(count: f32) -> f32 {
    if count <= 1.0 { count } else { 1.0 + count.ln() }
}

/// Bags that are remembered, one for each value of so many bits: of those that come again most are among them.
const RECENT: u32 = 10;

/// The bags of the segments of a side.
pub(super) struct Bags {
    /// The bag of each segment.
    of: Vec<u32>,
    /// Where the units of each bag end.
    ends: Vec<u32>,
    units: Vec<Unit>,
    /// The weight of the units of each bag, by channel.
    sizes: Vec<[f32; CHANNELS]>,
    recent: Vec<u32>,
}

impl Bags {
    /// Room for the bags of so many segments.
    pub(super) fn new(segments: usize) -> Bags {
        let (ends, units, sizes) = (Vec::new(), Vec::new(), Vec::new());
        Bags { of: Vec::with_capacity(segments), ends, units, sizes, recent: vec![u32::MAX; 1 << RECENT] }
    }

    /// Adds the bag of a segment: its types in order, each with the number of its occurrences.
    pub(super) fn add(
        &mut self,
        counted: impl Iterator<Item = (u32, f32)> + Clone,
        channel: impl Fn(u32) -> Channel,
    ) {
        let mix = |hash: u32, (kind, count): (u32, f32)| {
            (hash.rotate_left(5) ^ kind ^ count.to_bits()).wrapping_mul(0x9e37_79b1)
        };
        let place = (counted.clone().fold(1, mix) >> (u32::BITS - RECENT)) as usize;
        let known = self.recent[place];
        let units = if (known as usize) < self.len() { self.units(known as usize) } else { 0..0 };
        let same = !units.is_empty()
            && self.units[units].iter().map(|unit| (unit.kind, unit.count)).eq(counted.clone());
        if same {
            self.of.push(known);
            return;
        }
        let mut sizes = [0.0; CHANNELS];
        for (kind, count) in counted {
            self.units.push(Unit { kind, count, rarity: 1.0 });
            sizes[channel(kind) as usize] += worth(count);
        }
        let bag = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.ends.push(u32::try_from(self.units.len()).unwrap_or(u32::MAX));
        self.sizes.push(sizes);
        self.recent[place] = bag;
        self.of.push(bag);
    }

    /// Ends the adding: `rarity` gives that of each unit of a bag of such sizes.
    pub(super) fn finish(&mut self, rarity: impl Fn(&Unit, &[f32; CHANNELS]) -> f32) {
        self.recent = Vec::new();
        self.units.shrink_to_fit();
        for bag in 0..self.len() {
            let (units, sizes) = (self.units(bag), &self.sizes[bag]);
            self.units[units].iter_mut().for_each(|unit| unit.rarity = rarity(unit, sizes));
        }
    }

    /// How many bags there are.
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many segments there are.
    pub(super) fn segments(&self) -> usize {
        self.of.len()
    }

    fn units(&self, bag: usize) -> Range<usize> {
        bag.checked_sub(1).map_or(0, |before| self.ends[before] as usize)..self.ends[bag] as usize
    }

    /// The bag of a segment, ordered by type.
    pub(super) fn bag(&self, segment: usize) -> &[Unit] {
        &self.units[self.units(self.of[segment] as usize)]
    }

    /// The weight of the units of a segment, by channel.
    pub(super) fn sizes(&self, segment: usize) -> &[f32; CHANNELS] {
        &self.sizes[self.of[segment] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_that_say_the_same_share_a_bag() {
        let lines: [&[(u32, f32)]; 6] =
            [&[(0, 1.0)], &[(0, 1.0), (3, 2.0)], &[], &[(0, 1.0)], &[], &[(0, 2.0)]];
        let mut bags = Bags::new(lines.len());
        lines.iter().for_each(|line| bags.add(line.iter().copied(), |_| Channel::Word));
        bags.finish(|unit, sizes| sizes[0] + unit.count);
        assert_eq!((bags.segments(), bags.of[3]), (6, 0));
        for (at, line) in lines.iter().enumerate() {
            let bag: Vec<(u32, f32)> = bags.bag(at).iter().map(|unit| (unit.kind, unit.count)).collect();
            assert_eq!(bag, *line);
            let size: f32 = line.iter().map(|(_, count)| worth(*count)).sum();
            assert_eq!(bags.sizes(at)[0], size);
            assert!(bags.bag(at).iter().all(|unit| unit.rarity == size + unit.count));
        }
    }
}
