//! One side of a bitext as the aligner reads it: bags of units, their counts, lengths.

use std::ops::Range;

use super::Segment;
use super::words::{Channel, Token, read_word, tokens};
use crate::lexicon::common_rank;
use crate::model::{Lang, Lookup};

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

/// What so many occurrences are worth: repetitions are no independent evidence.
pub(super) fn worth(count: f32) -> f32 {
    if count <= 1.0 { count } else { 1.0 + count.ln() }
}

/// One side of a bitext.
pub(super) struct Side {
    /// The language of the side.
    pub(super) lang: Lang,
    /// The name of each type.
    pub(super) names: Vec<String>,
    /// The channel of each type.
    pub(super) channels: Vec<Channel>,
    /// In how many segments each type occurs.
    pub(super) spread: Vec<u32>,
    /// How likely a unit drawn from this side, in its channel, is of the type.
    pub(super) chance: Vec<f32>,
    units: Vec<Unit>,
    starts: Vec<usize>,
    sizes: Vec<[f32; CHANNELS]>,
    chars_before: Vec<f64>,
}

/// How many channels there are.
pub(super) const CHANNELS: usize = Channel::ALL.len();

/// Units of the channel that the prior knowledge of their frequency is worth.
const PRIOR_UNITS: f32 = 600.0;

impl Side {
    /// Reads the segments of one side.
    pub(super) fn new(lang: Lang, segments: &[Segment<'_>]) -> Side {
        // Room for one more: the end of the last segment.
        let ends = segments.len() + 1;
        let (mut starts, mut chars_before) = (Vec::with_capacity(ends), Vec::with_capacity(ends));
        starts.push(0);
        chars_before.push(0.0);
        let mut side = Side {
            lang,
            names: Vec::new(),
            channels: Vec::new(),
            spread: Vec::new(),
            chance: Vec::new(),
            units: Vec::new(),
            starts,
            sizes: Vec::with_capacity(segments.len()),
            chars_before,
        };
        let mut types = Types::default();
        let mut bag: Vec<u32> = Vec::new();
        let mut chars = 0.0;
        for segment in segments {
            bag.clear();
            if let Some(label) = &segment.label {
                bag.push(types.of(&mut side, Channel::Label, &label.value));
            }
            if let Some(kind) = segment.kind {
                bag.push(types.of(&mut side, Channel::Kind, kind.word()));
            }
            tokens(lang, segment.text, &mut |token| match token {
                Token::Unit(channel, name) => bag.push(types.of(&mut side, channel, name)),
                Token::Letters(letters, apostrophe) => {
                    bag.extend(types.of_word(&mut side, letters, apostrophe));
                }
            });
            side.close(&mut bag, &mut types.counts);
            chars += segment.text.chars().filter(|c| !c.is_whitespace()).count() as f64;
            side.chars_before.push(chars);
        }
        side.units.shrink_to_fit();
        side.count_chances(&types.counts);
        side
    }

    /// Turns the unit types of a finished segment into a bag.
    fn close(&mut self, bag: &mut [u32], counts: &mut [f32]) {
        bag.sort_unstable();
        let mut sizes = [0.0; CHANNELS];
        for run in bag.chunk_by(|a, b| a == b) {
            let kind = run[0];
            let count = run.len() as f32;
            let weight = worth(count);
            self.units.push(Unit { kind, count, rarity: 1.0 });
            self.spread[kind as usize] += 1;
            counts[kind as usize] += weight;
            sizes[self.channels[kind as usize] as usize] += weight;
        }
        self.starts.push(self.units.len());
        self.sizes.push(sizes);
    }

    fn count_chances(&mut self, counts: &[f32]) {
        let mut totals = [PRIOR_UNITS; CHANNELS];
        for (kind, count) in counts.iter().enumerate() {
            totals[self.channels[kind] as usize] += count;
        }
        let prior = |kind: usize| match self.channels[kind] {
            Channel::Word => {
                common_rank(self.lang, &self.names[kind]).map_or(2e-4, |rank| 0.06 / (rank as f32 + 1.5))
            }
            Channel::Number => 5e-3,
            Channel::Mark => 0.1,
            Channel::Label => 0.05,
            Channel::Kind => 0.2,
        };
        let priors: Vec<f32> = (0..counts.len()).map(|kind| PRIOR_UNITS * prior(kind)).collect();
        let total = |kind: usize| totals[self.channels[kind] as usize];
        self.chance =
            counts.iter().enumerate().map(|(kind, count)| (count + priors[kind]) / total(kind)).collect();
        for segment in 0..self.sizes.len() {
            let sizes = self.sizes[segment];
            for unit in &mut self.units[self.starts[segment]..self.starts[segment + 1]] {
                let kind = unit.kind as usize;
                let others = totals[self.channels[kind] as usize] - sizes[self.channels[kind] as usize];
                unit.rarity = others / (counts[kind] - worth(unit.count) + priors[kind]).max(1e-6);
            }
        }
    }

    /// A run of segments.
    pub(super) fn view(&self, run: Range<usize>) -> View<'_> {
        View { side: self, from: run.start, len: run.len() }
    }

    /// How many segments there are.
    pub(super) fn len(&self) -> usize {
        self.sizes.len()
    }

    /// The bag of a segment, ordered by type.
    pub(super) fn bag(&self, segment: usize) -> &[Unit] {
        &self.units[self.starts[segment]..self.starts[segment + 1]]
    }

    /// The weight of the units of a segment, by channel.
    pub(super) fn sizes(&self, segment: usize) -> &[f32; CHANNELS] {
        &self.sizes[segment]
    }

    /// The characters of a range of segments, spaces left out.
    pub(super) fn chars(&self, range: Range<usize>) -> f64 {
        self.chars_before[range.end] - self.chars_before[range.start]
    }
}

/// The types of a side while it is read.
#[derive(Default)]
struct Types<'a> {
    by_name: [Lookup<String, u32>; CHANNELS],
    /// What a run of letters was read as before: the same words come again and again.
    read: Lookup<(&'a str, bool), Option<u32>>,
    counts: Vec<f32>,
    name: String,
}

impl<'a> Types<'a> {
    fn of(&mut self, side: &mut Side, channel: Channel, name: &str) -> u32 {
        let known = &mut self.by_name[channel as usize];
        if let Some(&kind) = known.get(name) {
            return kind;
        }
        let kind = u32::try_from(side.names.len()).unwrap_or(u32::MAX);
        side.names.push(name.to_owned());
        side.channels.push(channel);
        side.spread.push(0);
        self.counts.push(0.0);
        known.insert(name.to_owned(), kind);
        kind
    }

    fn of_word(&mut self, side: &mut Side, letters: &'a str, apostrophe: bool) -> Option<u32> {
        if let Some(&kind) = self.read.get(&(letters, apostrophe)) {
            return kind;
        }
        let mut name = std::mem::take(&mut self.name);
        let channel = read_word(side.lang, letters, apostrophe, &mut name);
        let kind = channel.map(|channel| self.of(side, channel, &name));
        self.name = name;
        self.read.insert((letters, apostrophe), kind);
        kind
    }
}

/// A run of segments of a side, counted from zero.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// The whole side.
    pub(super) side: &'a Side,
    from: usize,
    len: usize,
}

impl<'a> View<'a> {
    /// How many segments the run has.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// As [`Side::bag`].
    pub(super) fn bag(&self, segment: usize) -> &'a [Unit] {
        self.side.bag(self.from + segment)
    }

    /// As [`Side::sizes`].
    pub(super) fn sizes(&self, segment: usize) -> &'a [f32; CHANNELS] {
        self.side.sizes(self.from + segment)
    }

    /// As [`Side::chars`].
    pub(super) fn chars(&self, range: Range<usize>) -> f64 {
        self.side.chars(self.from + range.start..self.from + range.end)
    }

    /// As [`Side::chars_before`], from the beginning of the run.
    pub(super) fn chars_before(&self, segment: usize) -> f64 {
        self.chars(0..segment)
    }
}
