//! One side of a bitext as the aligner reads it: bags of units, their counts, lengths.

use std::borrow::Borrow;
use std::ops::Range;

use super::Segment;
use super::bags::{Bags, CHANNELS, Unit, worth};
use super::names::Names;
use super::words::{Channel, Token, read_word, tokens};
use crate::lexicon::common_rank;
use crate::model::{Lang, Lookup};

/// One side of a bitext.
pub(super) struct Side {
    /// The language of the side.
    pub(super) lang: Lang,
    /// The name of each type.
    pub(super) names: Names,
    /// The channel of each type.
    pub(super) channels: Vec<Channel>,
    /// In how many segments each type occurs.
    pub(super) spread: Vec<u32>,
    /// How likely a unit drawn from this side, in its channel, is of the type.
    pub(super) chance: Vec<f32>,
    bags: Bags,
    /// The characters before each segment, spaces left out, and those of all.
    chars_before: Vec<u32>,
}

/// Units of the channel that the prior knowledge of their frequency is worth.
const PRIOR_UNITS: f32 = 600.0;

impl Side {
    /// Reads the segments of one side.
    pub(super) fn new<'a>(lang: Lang, segments: impl ExactSizeIterator<Item: Borrow<Segment<'a>>>) -> Side {
        // Room for one more: the end of the last segment.
        let mut chars_before = Vec::with_capacity(segments.len() + 1);
        chars_before.push(0);
        let mut side = Side {
            lang,
            names: Names::default(),
            channels: Vec::new(),
            spread: Vec::new(),
            chance: Vec::new(),
            bags: Bags::new(segments.len()),
            chars_before,
        };
        let mut types = Types::default();
        let mut bag: Vec<u32> = Vec::new();
        let mut chars = 0;
        for segment in segments {
            let segment = segment.borrow();
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
            chars += segment.text.chars().filter(|c| !c.is_whitespace()).count();
            side.chars_before.push(u32::try_from(chars).unwrap_or(u32::MAX));
        }
        side.count_chances(&types.counts);
        side
    }

    /// Turns the unit types of a finished segment into a bag.
    fn close(&mut self, bag: &mut [u32], counts: &mut [f32]) {
        bag.sort_unstable();
        let counted = bag.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as f32));
        for (kind, count) in counted.clone() {
            self.spread[kind as usize] += 1;
            counts[kind as usize] += worth(count);
        }
        self.bags.add(counted, |kind| self.channels[kind as usize]);
    }

    fn count_chances(&mut self, counts: &[f32]) {
        let mut totals = [PRIOR_UNITS; CHANNELS];
        for (kind, count) in counts.iter().enumerate() {
            totals[self.channels[kind] as usize] += count;
        }
        let prior = |kind: usize| match self.channels[kind] {
            Channel::Word => {
                common_rank(self.lang, self.names.get(kind)).map_or(2e-4, |rank| 0.06 / (rank as f32 + 1.5))
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
        self.bags.finish(|unit, sizes| {
            let (kind, channel) = (unit.kind as usize, self.channels[unit.kind as usize] as usize);
            let others = totals[channel] - sizes[channel];
            others / (counts[kind] - worth(unit.count) + priors[kind]).max(1e-6)
        });
    }

    /// A run of segments.
    pub(super) fn view(&self, run: Range<usize>) -> View<'_> {
        View { side: self, from: run.start, len: run.len() }
    }

    /// How many segments there are.
    pub(super) fn len(&self) -> usize {
        self.bags.segments()
    }

    /// The bag of a segment, ordered by type.
    pub(super) fn bag(&self, segment: usize) -> &[Unit] {
        self.bags.bag(segment)
    }

    /// The weight of the units of a segment, by channel.
    pub(super) fn sizes(&self, segment: usize) -> &[f32; CHANNELS] {
        self.bags.sizes(segment)
    }

    /// The characters of a range of segments, spaces left out.
    pub(super) fn chars(&self, range: Range<usize>) -> f64 {
        f64::from(self.chars_before[range.end] - self.chars_before[range.start])
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
        side.names.push(name);
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
