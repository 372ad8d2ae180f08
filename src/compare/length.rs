//! How the lengths of the two sides compare, in this bitext.

use super::finding::{Quote, excerpt, one_sided};
use super::{Pair, Scope, gap};
use crate::model::{self, Check, Discrepancy, Finding, Lang, Severity, Sides, Unit};

/// How many times longer than its counterpart each side of a bitext usually is, and how much that varies.
///
/// Short texts vary more than long ones, so that the pairs are learnt in classes of length. Medians, and medians
/// of deviations, do not mind the odd wrong pair.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lengths {
    /// From the shortest texts to the longest.
    classes: Vec<Class>,
}

/// The pairs of about one length.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Class {
    /// The greatest length, in letters and digits of both sides, that belongs here.
    upto: usize,
    /// The median of the logarithm of French over English.
    median: f64,
    /// The usual distance from it: the standard deviation that the median absolute deviation of a normal law stands for.
    spread: f64,
}

/// The standard deviation of a normal law over its median absolute deviation: one over the third quartile of the standard
/// normal law (Rousseeuw and Croux 1993).
const OF_NORMAL: f64 = 1.4826;

/// A class needs this many pairs to speak.
const ENOUGH: usize = 30;

/// The number of classes of a large bitext.
const CLASSES: usize = 4;

/// A pair further away than this many spreads is worth a look.
const FAR: f64 = 4.0;

/// A pair further away than this is rarely the whole of what the other side says.
const VERY_FAR: f64 = 5.5;

/// A pair further away than this probably lacks a sentence when the sentences say so as well.
const RATHER_FAR: f64 = 1.6;

/// A pair further away than this may lack a sentence.
const SLIGHTLY_FAR: f64 = 0.8;

/// By so many nats a sentence that is missing must explain the sentences better than none, to be possible and to be likely.
const POSSIBLE: f64 = 2.0;
const LIKELY: f64 = 3.5;

/// The same where the lengths of the whole pair hardly stray.
const CERTAIN: f64 = 5.0;

/// A sentence that is missing must account for the lengths: this share of its letters must be wanting, at least. Where one
/// sentence says what the other language says in two, about half of the letters of the second are.
const EXPLAINED: f64 = 0.6;

/// Below this many letters and digits on both sides a pair must be twice as far away: a label may be abbreviated.
const LABEL: usize = 100;

/// The least spread: closer than this, no two translations are.
const LEAST_SPREAD: f64 = 0.06;

/// The least spread of a text of one letter; it falls with the root of the length.
const LEAST_FOR_ONE_LETTER: f64 = 1.5;

/// Below this many letters and digits on both sides together, lengths say nothing.
const SHORT: usize = 40;

/// What holds for reports of this kind when the bitext is too small to learn from: French takes
/// about 15 per cent more letters than English, give or take 12.
const USUAL: Class = Class { upto: usize::MAX, median: 0.14, spread: 0.12 };

impl Lengths {
    /// The usual lengths of a bitext, of whose pairs these are the samples, in any order.
    pub(super) fn new(mut samples: Vec<Sample>) -> Lengths {
        samples.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let size = samples.len().div_ceil(CLASSES).max(ENOUGH);
        let mut classes: Vec<Class> =
            samples.chunks(size).filter(|chunk| chunk.len() >= ENOUGH).filter_map(Class::learn).collect();
        match classes.last_mut() {
            Some(last) => last.upto = usize::MAX,
            None => classes.push(USUAL),
        }
        Lengths { classes }
    }

    /// How far `pair` is from the usual, in spreads; `None` when a side is too short to tell.
    #[must_use]
    pub(super) fn distance(&self, pair: &Pair<'_>) -> Option<f64> {
        let (length, ratio) = compared(sizes(pair))?;
        Some(self.spreads(length, ratio))
    }

    /// Whether the sides of a pair of such sizes are nearer to the usual lengths without `part`.
    pub(super) fn better_without(&self, whole: Sides<usize>, part: &Pair<'_>) -> bool {
        let rest = whole.zip(sizes(part)).map(|(whole, part)| whole.saturating_sub(part));
        let spreads =
            |sizes: Sides<usize>| compared(sizes).map(|(length, ratio)| self.spreads(length, ratio));
        match (spreads(whole), spreads(rest)) {
            (Some(with), Some(without)) => without.abs() < with.abs(),
            _ => true,
        }
    }

    /// The pairs of about this length.
    fn class(&self, length: usize) -> &Class {
        self.classes.iter().find(|class| length <= class.upto).unwrap_or(&USUAL)
    }

    /// How far `ratio` is from the usual among pairs of this length.
    fn spreads(&self, length: usize, ratio: f64) -> f64 {
        let class = self.class(length);
        let least = LEAST_FOR_ONE_LETTER / count(length).sqrt();
        (ratio - class.median) / class.spread.max(least)
    }
}

impl Class {
    fn learn(samples: &[(usize, f64)]) -> Option<Class> {
        let median = model::median(samples.iter().map(|(_, ratio)| *ratio).collect())?;
        let deviation = model::median(samples.iter().map(|(_, ratio)| (ratio - median).abs()).collect())?;
        let upto = samples.last()?.0;
        Some(Class { upto, median, spread: (OF_NORMAL * deviation).max(LEAST_SPREAD) })
    }
}

/// Counts the letters and digits of both sides of `pair`.
pub(super) fn sizes(pair: &Pair<'_>) -> Sides<usize> {
    Sides { fr: letters(pair.sides.fr.text), en: letters(pair.sides.en.text) }
}

/// The length of a pair and the logarithm of French over English.
pub(super) type Sample = (usize, f64);

/// The sample of a pair; `None` when it is too short to tell.
pub(super) fn sample(pair: &Pair<'_>) -> Option<Sample> {
    compared(sizes(pair))
}

/// The same from the lengths of the sides.
fn compared(Sides { fr, en }: Sides<usize>) -> Option<Sample> {
    let long = fr > 0 && en > 0 && fr + en >= SHORT;
    long.then(|| (fr + en, (count(fr) / count(en)).ln()))
}

/// The letters and digits of `text`.
fn letters(text: &str) -> usize {
    /// What the bytes that begin a character of several bytes are no less than.
    const FIRST: u8 = 0xc0;
    let ascii = text.bytes().filter(u8::is_ascii_alphanumeric).count();
    let others = text.bytes().enumerate().filter(|(_, byte)| *byte >= FIRST);
    ascii + others.filter(|(at, _)| text[*at..].starts_with(char::is_alphanumeric)).count()
}

/// Where the sentences and items of lists of `text` end, but for the last.
pub(super) fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut words = text.split_whitespace().peekable();
    let start = text.as_ptr() as usize;
    while let Some(word) = words.next() {
        let opens = |next: &&str| {
            next.starts_with(|mark: char| mark.is_uppercase() || matches!(mark, '«' | '“' | '('))
        };
        // "M.", "Mrs.": a title before a name.
        let title = word.len() <= 4 && word.starts_with(char::is_uppercase);
        let item = word.ends_with(';') && words.peek().is_some();
        if item || (word.ends_with(['.', '!', '?', '…']) && !title && words.peek().is_some_and(opens)) {
            ends.push(word.as_ptr() as usize - start + word.len());
        }
    }
    ends
}

/// What the distance of a pair with so many letters alone is worth.
fn far(distance: f64, letters: usize) -> Option<Severity> {
    match distance {
        _ if letters < LABEL => (distance > 2.0 * FAR).then_some(Severity::Info),
        distance if distance > VERY_FAR => Some(Severity::Warning),
        distance => (distance > FAR).then_some(Severity::Info),
    }
}

/// The finding when `pair` is out of the distribution. Headings are worded too freely to be measured.
pub(super) fn check(lengths: &Lengths, pair: &Pair<'_>) -> Option<Discrepancy> {
    if let Scope::Blocks(Unit::Heading | Unit::Title | Unit::Figure) = pair.scope {
        return None;
    }
    let sizes = sizes(pair);
    let (length, ratio) = compared(sizes)?;
    let distance = lengths.spreads(length, ratio);
    let short = if distance < 0.0 { Lang::Fr } else { Lang::En };
    let far = far(distance.abs(), length);
    let extra = extra(lengths, pair, sizes, short, distance.abs());
    let severity = far.max(extra.as_ref().map(|(severity, _)| *severity))?;
    // A note on the source may name the document in one language or in two.
    let note = pair.scope == Scope::Blocks(Unit::Footnote);
    let severity = if note { Severity::Info } else { severity };
    Some(match extra {
        Some((_, quote)) => {
            let finding = Finding::Extra { lang: short.other(), start: excerpt(quote.words()) };
            one_sided(Check::Length, severity, short.other(), &quote, finding)
        }
        None => Discrepancy {
            check: Check::Length,
            severity,
            values: sizes.map(|size| size.to_string()),
            places: Sides { fr: Some(0..pair.sides.fr.text.len()), en: Some(0..pair.sides.en.text.len()) },
            finding: Finding::Lengths { short },
        },
    })
}

/// The sentence that the side `short` of `pair` seems to lack, if the lengths of the whole pair, so many spreads from the
/// usual, bear it out.
fn extra<'a>(
    lengths: &Lengths,
    pair: &Pair<'a>,
    sizes: Sides<usize>,
    short: Lang,
    distance: f64,
) -> Option<(Severity, Quote<'a>)> {
    if distance <= SLIGHTLY_FAR {
        return None;
    }
    let median = lengths.class(sizes.sum()).median;
    let (long, brief, median) = match short {
        Lang::En => (pair.sides.fr.text, pair.sides.en.text, median),
        Lang::Fr => (pair.sides.en.text, pair.sides.fr.text, -median),
    };
    let gap = gap::find(long, brief, median, letters)?;
    let apart = distance > RATHER_FAR;
    let quote = Quote::new(long, gap.place);
    let borne_out = missing(sizes, short, median) >= EXPLAINED * count(letters(quote.words()));
    if !borne_out || gap.margin < if apart { POSSIBLE } else { CERTAIN } {
        return None;
    }
    let severity = if apart && gap.margin >= LIKELY { Severity::Warning } else { Severity::Info };
    Some((severity, quote))
}

/// How many letters of the longer side the other does not account for; `median` is the usual logarithm of the longer
/// over the other.
fn missing(sizes: Sides<usize>, short: Lang, median: f64) -> f64 {
    count(sizes[short.other()]) - count(sizes[short]) * median.exp()
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 letters")]
fn count(letters: usize) -> f64 {
    letters as f64
}
