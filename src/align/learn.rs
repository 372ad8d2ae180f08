//! Learns which words stand for each other from the beads of a first pass.
//!
//! IBM Model 1 (Brown et al. 1993) in both directions, on words that meet at least twice; a word seen once teaches nothing,
//! since it would only confirm the bead that it was learned from, as Moore (2004) warns. Estimates are discounted.

use super::links::{Link, starts};
use super::pairs::Pairs;
use super::runs::Runs;
use super::segment::Run;
use super::side::Side;
use super::words::Channel;

/// Rounds of estimation.
const ROUNDS: usize = 4;
/// What is taken off the expected count of a pair: chance meetings.
const DISCOUNT: f32 = 0.6;
/// Least probability in both directions that is worth a link.
const LEAST: f32 = 0.08;
/// Share of the meetings of two words in the occurrences of each, squared, below which they are not considered.
const LEAST_DICE: f32 = 0.02;
/// Share of the segments from which on a word is in too many: what stands everywhere does not tell what belongs together.
const EVERYWHERE: f32 = 0.2;
/// Segments in which any word may stand, however few there are.
const ANYWHERE: f32 = 8.0;
/// Longest bead that is learned from, in distinct units of one side.
const LONGEST: usize = 120;

/// The distinct words of each bead on both sides.
#[derive(Default)]
struct Lessons {
    fr: Runs<u32>,
    en: Runs<u32>,
}

impl Lessons {
    fn new(fr: &Side, en: &Side, beads: &Pairs) -> Lessons {
        let mut lessons = Lessons::default();
        let (mut french, mut english) = (Vec::new(), Vec::new());
        for (a, b) in beads.iter() {
            words(fr, a, &mut french);
            words(en, b, &mut english);
            if french.len().max(english.len()) <= LONGEST {
                lessons.fr.add(french.drain(..));
                lessons.en.add(english.drain(..));
            }
        }
        lessons
    }
}

/// In how many lessons each type is.
fn seen(lessons: &Runs<u32>, types: usize) -> Vec<f32> {
    let mut seen = vec![0f32; types];
    lessons.items().iter().for_each(|&kind| seen[kind as usize] += 1.0);
    seen
}

/// A candidate pair and its two estimates.
#[derive(Clone, Copy)]
struct Pair {
    fr: u32,
    en: u32,
    forth: f32,
    back: f32,
    forth_count: f32,
    back_count: f32,
}

/// The links that `beads` teach.
pub(super) fn learn(fr: &Side, en: &Side, beads: &Pairs) -> Vec<Link> {
    let lessons = Lessons::new(fr, en, beads);
    let (fr_seen, en_seen) = (seen(&lessons.fr, fr.names.len()), seen(&lessons.en, en.names.len()));
    let mut pairs = candidates(&lessons, &fr_seen, &en_seen);
    let meetings = meetings(&lessons, &pairs, fr_seen.len(), en_seen.len());
    for _ in 0..ROUNDS {
        estimate(&meetings, &mut pairs, en_seen.len());
    }
    let mut out = Vec::new();
    for pair in &pairs {
        let forth = (pair.forth_count - DISCOUNT).max(0.0) / (fr_seen[pair.fr as usize] + 1.0);
        let back = (pair.back_count - DISCOUNT).max(0.0) / (en_seen[pair.en as usize] + 1.0);
        if forth.max(back) >= LEAST && forth.min(back) >= LEAST * 0.25 {
            out.push(Link { fr: pair.fr, en: pair.en, en_given_fr: forth, fr_given_en: back });
        }
    }
    out
}

/// Puts into `out` the distinct words of some segments, without those that stand nearly everywhere.
fn words(side: &Side, segments: Run, out: &mut Vec<u32>) {
    let most = (side.len() as f32 * EVERYWHERE).max(ANYWHERE) as u32;
    let tells = |kind: usize| side.channels[kind] == Channel::Word && side.spread[kind] <= most;
    let units = segments.clone().flat_map(|segment| side.bag(segment));
    out.clear();
    out.extend(units.map(|unit| unit.kind).filter(|&kind| tells(kind as usize)));
    if segments.len() > 1 {
        out.sort_unstable();
        out.dedup();
    }
}

/// The pairs of types that meet often enough, by French and then English type.
fn candidates(lessons: &Lessons, fr_seen: &[f32], en_seen: &[f32]) -> Vec<Pair> {
    let ends = starts(lessons.fr.items().iter().copied(), fr_seen.len());
    let mut next = ends.clone();
    let mut lessons_of = vec![0u32; lessons.fr.items().len()];
    for (index, lesson) in (0u32..).zip(lessons.fr.iter()) {
        for &kind in lesson {
            lessons_of[next[kind as usize] as usize] = index;
            next[kind as usize] += 1;
        }
    }
    let mut met = vec![0u32; en_seen.len()];
    let mut touched = Vec::new();
    let mut out = Vec::new();
    for (fr, row) in (0u32..).zip(ends.windows(2)) {
        let places = &lessons_of[row[0] as usize..row[1] as usize];
        if places.len() < 2 {
            continue;
        }
        for &place in places {
            for &en in lessons.en.get(place as usize) {
                met[en as usize] += 1;
                if met[en as usize] == 2 {
                    touched.push(en);
                }
            }
        }
        touched.sort_unstable();
        for en in touched.drain(..) {
            let together = met[en as usize] as f32;
            let dice = together * together / (fr_seen[fr as usize] * en_seen[en as usize]);
            if dice >= LEAST_DICE {
                out.push(Pair { fr, en, forth: dice, back: dice, forth_count: 0.0, back_count: 0.0 });
            }
        }
        for &place in places {
            lessons.en.get(place as usize).iter().for_each(|&en| met[en as usize] = 0);
        }
    }
    out
}

/// A pair that meets in a lesson.
struct Meeting {
    /// The place of the pair.
    pair: u32,
    /// The places of its words in the lesson.
    fr: u8,
    en: u8,
}

/// For each lesson, the pairs that meet in it.
fn meetings(lessons: &Lessons, pairs: &[Pair], fr_types: usize, en_types: usize) -> Runs<Meeting> {
    const ABSENT: u8 = u8::MAX;
    let starts = starts(pairs.iter().map(|pair| pair.fr), fr_types);
    let mut places = vec![ABSENT; en_types];
    let mut out = Runs::default();
    for (french, english) in lessons.fr.iter().zip(lessons.en.iter()) {
        (0u8..).zip(english).for_each(|(place, &en)| places[en as usize] = place);
        let known = &places;
        let met = (0u8..).zip(french).flat_map(|(fr, &kind)| {
            let row = starts[kind as usize] as usize..starts[kind as usize + 1] as usize;
            let here = (0u32..).skip(row.start).zip(&pairs[row]);
            let met = here.map(move |(pair, Pair { en, .. })| Meeting { pair, fr, en: known[*en as usize] });
            met.filter(|meeting| meeting.en != ABSENT)
        });
        out.add(met);
        english.iter().for_each(|&en| places[en as usize] = ABSENT);
    }
    out
}

/// One round of expectation and maximisation in both directions.
fn estimate(meetings: &Runs<Meeting>, pairs: &mut [Pair], en_types: usize) {
    /// Strength of the empty word, which takes what nothing else explains.
    const EMPTY: f32 = 0.02;
    pairs.iter_mut().for_each(|pair| (pair.forth_count, pair.back_count) = (0.0, 0.0));
    // More than the words of the longest lesson; those of a shorter one are all that is looked at.
    let (mut fr_all, mut en_all) = ([EMPTY; 256], [EMPTY; 256]);
    for lesson in meetings.iter() {
        let words = |place: fn(&Meeting) -> u8| {
            lesson.iter().map(place).max().map_or(0, |last| usize::from(last) + 1)
        };
        let fr_share = &mut fr_all[..words(|meeting| meeting.fr)];
        let en_share = &mut en_all[..words(|meeting| meeting.en)];
        for Meeting { pair, fr, en } in lesson {
            let pair = &pairs[*pair as usize];
            en_share[usize::from(*en)] += pair.forth;
            fr_share[usize::from(*fr)] += pair.back;
        }
        fr_share.iter_mut().chain(&mut *en_share).for_each(|total| *total = 1.0 / *total);
        for Meeting { pair, fr, en } in lesson {
            let pair = &mut pairs[*pair as usize];
            pair.forth_count += pair.forth * en_share[usize::from(*en)];
            pair.back_count += pair.back * fr_share[usize::from(*fr)];
        }
        fr_share.iter_mut().chain(en_share).for_each(|share| *share = EMPTY);
    }
    maximise(pairs, en_types);
}

fn maximise(pairs: &mut [Pair], en_types: usize) {
    let mut back_totals = vec![0f32; en_types];
    pairs.iter().for_each(|pair| back_totals[pair.en as usize] += pair.back_count);
    for row in pairs.chunk_by_mut(|a, b| a.fr == b.fr) {
        let forth_total: f32 = row.iter().map(|pair| pair.forth_count).sum();
        for pair in row {
            pair.forth = pair.forth_count / (forth_total + DISCOUNT);
            pair.back = pair.back_count / (back_totals[pair.en as usize] + DISCOUNT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Segment;
    use crate::model::Lang;

    #[test]
    fn words_that_meet_again_and_again_are_learned() {
        let fr = ["gato negro", "gato blanco", "perro negro", "perro blanco", "raro"].map(Segment::of_line);
        let en = ["neko kuroi", "neko shiroi", "inu kuroi", "inu shiroi", "mare"].map(Segment::of_line);
        let (a, b) = (Side::new(Lang::Fr, fr.iter()), Side::new(Lang::En, en.iter()));
        let beads: Pairs = (0..5).map(|k| (k..k + 1, k..k + 1)).collect();
        let links = learn(&a, &b, &beads);
        let name = |link: &Link| (a.names.get(link.fr as usize), b.names.get(link.en as usize));
        let best = |fr: &str| {
            let of = links.iter().filter(|link| name(link).0.starts_with(fr));
            of.max_by(|x, y| x.en_given_fr.total_cmp(&y.en_given_fr)).map(|link| name(link).1)
        };
        assert!(best("gat").is_some_and(|en| en.starts_with("nek")));
        assert!(best("perr").is_some_and(|en| en.starts_with("inu")));
        assert_eq!(best("rar"), None, "a word seen once teaches nothing");
    }

    #[test]
    fn a_word_that_stands_for_several_is_linked_with_each() {
        let fr = ["gato", "gato", "minino", "minino", "felino", "felino"].map(Segment::of_line);
        let en = ["neko"; 6].map(Segment::of_line);
        let (a, b) = (Side::new(Lang::Fr, fr.iter()), Side::new(Lang::En, en.iter()));
        let beads: Pairs = (0..6).map(|k| (k..k + 1, k..k + 1)).collect();
        assert_eq!(learn(&a, &b, &beads).len(), 3);
    }
}
