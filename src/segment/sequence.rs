//! The running sequence of numbers: the best chain over all the places where a number could stand.
//!
//! Every line that opens with a number is a candidate with a weight: how much its place looks like the beginning of a
//! paragraph. A chain goes from a number to the next one; what it leaves out, restarts or repeats has a cost. The
//! heaviest chain over the whole document is its numbering: the items of an agenda inside a paragraph stay outside, for
//! to take them in the chain would have to begin again and to skip on its way back.

use crate::model::Flaw;

use super::marker::{Number, Style};

/// A place where a paragraph number could stand.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) number: Number,
    /// How much the place speaks for a paragraph, in the unit of the costs below; below zero it speaks against one.
    pub(super) weight: f32,
    /// Whether its text begins in lower case.
    pub(super) lower: bool,
    /// How many openings of a part (annex, article) stand before it.
    pub(super) part: usize,
}

/// What a number is to the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The next one, or the first of a part.
    Next,
    /// One or more numbers are missing before it; the number that was expected.
    Skips(u32),
    /// It was there already.
    Repeats,
    /// It comes after a higher one.
    Late,
    /// It does not belong to the sequence.
    Foreign,
}

impl Verdict {
    /// What the verdict says of the numbering, if it says anything; `last` is the number before.
    pub(super) fn flaw(self, number: &Number, last: Option<&str>) -> Option<Flaw> {
        let printed = || number.printed.clone();
        match self {
            Verdict::Next | Verdict::Foreign => None,
            Verdict::Skips(expected) => {
                Some(Flaw::NumberMissing { expected: expected.to_string(), found: printed() })
            }
            Verdict::Repeats => Some(Flaw::NumberRepeated { number: printed() }),
            Verdict::Late => {
                Some(Flaw::NumberOutOfOrder { number: printed(), after: last.unwrap_or_default().to_owned() })
            }
        }
    }
}

/// What it costs to begin again at 1 inside a part.
const RESTART: f32 = 5.0;
/// What it costs to begin again at 1 in a new part.
const RESTART_IN_PART: f32 = 0.5;
/// What it costs to go on with the numbers of the part before.
const GO_ON: f32 = 1.0;
/// What a gap costs, and what each number missing in it costs.
const GAP: f32 = 2.0;
const MISSING: f32 = 0.75;
/// The most that a gap costs: pages may be missing, and a run of paragraphs behind them is one all the same.
const WIDEST: f32 = 8.0;
/// What each number missing before the first costs: an excerpt begins where it was cut.
const MISSING_BEFORE: f32 = 0.25;
/// A gap wider than this is none: the number is something else.
const MAX_GAP: u32 = 50;
/// A number that comes late is at most so far from its place.
const MAX_SHIFT: u32 = 3;
/// Bare numbers and roman numerals make a sequence only if several follow each other.
const MIN_BARE: usize = 3;

/// Judges every candidate; candidates stand in the order of the text.
pub(super) fn judge(candidates: &[Candidate]) -> Vec<Verdict> {
    const STYLES: [Style; 6] =
        [Style::Dot, Style::Close, Style::Brackets, Style::Section, Style::Bare, Style::Roman];
    let mut best: Option<(f32, Style, Vec<usize>)> = None;
    for style in STYLES {
        let (weight, chain) = chain(candidates, style);
        let short = matches!(style, Style::Bare | Style::Roman) && chain.len() < MIN_BARE;
        // A list inside a sentence: no paragraph of a document begins in lower case.
        let list = chain.iter().all(|&index| candidates[index].lower);
        if !list && !short && best.as_ref().is_none_or(|(heaviest, ..)| weight > *heaviest) {
            best = Some((weight, style, chain));
        }
    }
    let mut verdicts = vec![Verdict::Foreign; candidates.len()];
    if let Some((_, style, mut chain)) = best {
        lengthen(candidates, style, &mut chain);
        for (at, &index) in chain.iter().enumerate() {
            let last = at.checked_sub(1).map(|before| &candidates[chain[before]]);
            verdicts[index] = verdict(last, &candidates[index]);
        }
        strays(candidates, style, &chain, &mut verdicts);
    }
    verdicts
}

/// The verdict on a member of the chain behind `last`.
fn verdict(last: Option<&Candidate>, candidate: &Candidate) -> Verdict {
    let value = candidate.number.value[0];
    let expected = last.map_or(1, |last| last.number.value[0] + 1);
    let same = last.is_some_and(|last| last.number.value[0] == value);
    if value == 1 || value == expected || same { Verdict::Next } else { Verdict::Skips(expected) }
}

/// The heaviest sum that ends with a number, and the candidate that it ends with.
type End = (f32, Option<usize>);

/// The heaviest chain of a style.
fn chain(candidates: &[Candidate], style: Style) -> (f32, Vec<usize>) {
    let own = || candidates.iter().enumerate().filter(|(_, candidate)| candidate.number.style == style);
    let top = own().map(|(_, candidate)| candidate.number.value[0]).max().unwrap_or(0) as usize;
    let mut ends: Vec<Option<(f32, usize)>> = vec![None; top + 2];
    let mut heaviest: End = (0.0, None);
    // The heaviest before the part began: what a restart in a new part goes on from.
    let mut part = 0;
    let mut before: Vec<Option<usize>> = vec![None; candidates.len()];
    let mut opened: End = (0.0, None);
    for (index, candidate) in own() {
        if candidate.part != part {
            part = candidate.part;
            opened = heaviest;
        }
        let value = candidate.number.value[0];
        let (sum, from) = reach(candidates, candidate, &ends, heaviest, opened);
        let weight = sum + candidate.weight;
        before[index] = from;
        let end = &mut ends[value as usize];
        if end.is_none_or(|(other, _)| weight > other) {
            *end = Some((weight, index));
        }
        if weight > heaviest.0 {
            heaviest = (weight, Some(index));
        }
    }
    let mut chain: Vec<usize> = std::iter::successors(heaviest.1, |&index| before[index]).collect();
    chain.reverse();
    (heaviest.0, chain)
}

/// The best way to reach a candidate: its sum, and the candidate before it.
fn reach(
    candidates: &[Candidate],
    candidate: &Candidate,
    ends: &[Option<(f32, usize)>],
    heaviest: End,
    opened: End,
) -> End {
    let value = candidate.number.value[0];
    let mut best: End = (-first_cost(value), None);
    let mut offer = |sum: f32, from: Option<usize>| {
        // Among equals the nearest number before it wins: it is offered last.
        if sum >= best.0 {
            best = (sum, from);
        }
    };
    offer(opened.0 - RESTART_IN_PART - first_cost(value), opened.1);
    if value == 1 {
        offer(heaviest.0 - RESTART, heaviest.1);
    }
    let nested = candidate.number.value.len() > 1 || candidate.number.suffixed;
    for last in value.saturating_sub(MAX_GAP + 1)..value + u32::from(nested) {
        let Some((sum, from)) = ends[last as usize] else { continue };
        let other = &candidates[from];
        let missing = value.saturating_sub(last + 1);
        let gap = if missing > 0 { (GAP + MISSING * missing as f32).min(WIDEST) } else { 0.0 };
        let across = if other.part == candidate.part { 0.0 } else { GO_ON };
        offer(sum - gap - across, Some(from));
    }
    best
}

/// What it costs to begin with another number than 1.
fn first_cost(value: u32) -> f32 {
    if value <= 1 { 0.0 } else { GAP + MISSING_BEFORE * (value - 1).min(2 * MAX_GAP) as f32 }
}

/// Solid numbers behind the end of the chain, a small gap away: nothing follows that would pay for the gap.
fn lengthen(candidates: &[Candidate], style: Style, chain: &mut Vec<usize>) {
    let Some(&end) = chain.last() else { return };
    let (mut last, part) = (candidates[end].number.value[0], candidates[end].part);
    for (index, candidate) in candidates.iter().enumerate().skip(end + 1) {
        let value = candidate.number.value[0];
        let near = value > last && value - last <= MAX_SHIFT;
        if near && candidate.part == part && candidate.number.style == style && candidate.weight >= SOLID {
            chain.push(index);
            last = value;
        }
    }
}

/// Solid numbers beside the chain that were misprinted or misplaced: repeated, or late.
fn strays(candidates: &[Candidate], style: Style, chain: &[usize], verdicts: &mut [Verdict]) {
    for (at, pair) in chain.windows(2).enumerate() {
        let (last, next) = (&candidates[pair[0]].number, &candidates[pair[1]].number);
        let mut between = (pair[0] + 1..pair[1]).filter(|&index| candidates[index].number.style == style);
        let (Some(stray), None) = (between.next(), between.next()) else { continue };
        let candidate = &candidates[stray];
        let (value, from, to) = (candidate.number.value[0], last.value[0], next.value[0]);
        if candidate.weight < SOLID || candidate.part != candidates[pair[0]].part || to != from + 1 {
            continue;
        }
        if candidate.number.value == last.value {
            verdicts[stray] = Verdict::Repeats;
        } else if value < from && from - value <= MAX_SHIFT && is_missing(candidates, chain, pair[0], value) {
            verdicts[stray] = Verdict::Late;
        } else if let Some(&behind) = chain.get(at + 2)
            && value == to + 1
            && verdicts[behind] == Verdict::Skips(value)
        {
            // Two neighbours changed places: the higher one came first.
            verdicts[stray] = Verdict::Skips(to);
            verdicts[pair[1]] = Verdict::Late;
            verdicts[behind] = Verdict::Next;
        }
    }
}

/// The weight from which a candidate has the body of a paragraph.
pub(super) const SOLID: f32 = 1.5;

/// Whether the chain left `value` out shortly before the candidate `index`.
fn is_missing(candidates: &[Candidate], chain: &[usize], index: usize, value: u32) -> bool {
    let end = chain.partition_point(|&member| member <= index);
    let near = &chain[end.saturating_sub(MAX_SHIFT as usize + 1)..end];
    near.iter().all(|&member| candidates[member].number.value[0] != value)
}

#[cfg(test)]
mod tests {
    use super::super::marker;
    use super::*;

    /// Candidates of lines: an item of an enumeration ends with a semicolon, and a bar opens a part.
    fn verdicts(lines: &[&str]) -> Vec<Verdict> {
        let mut part = 0;
        let mut candidates = Vec::new();
        for line in lines {
            if *line == "|" {
                part += 1;
                continue;
            }
            let weight = if line.ends_with(';') { 0.5 } else { 2.0 };
            let lower = line.ends_with(char::is_lowercase);
            candidates.push(Candidate { number: marker::number(line).unwrap(), weight, lower, part });
        }
        judge(&candidates)
    }

    use Verdict::{Foreign, Late, Next, Repeats, Skips};

    #[test]
    fn an_agenda_inside_a_paragraph_is_foreign() {
        assert_eq!(
            verdicts(&["1. A", "2. B", "1. x;", "2. y;", "3. z;", "3. C", "4. D"]),
            [Next, Next, Foreign, Foreign, Foreign, Next, Next]
        );
        assert_eq!(
            verdicts(&["1. A", "2. B", "3. C", "1. x;", "2. y;", "3. z;", "4. u;", "5. v;", "4. D", "5. E"]),
            [Next, Next, Next, Foreign, Foreign, Foreign, Foreign, Foreign, Next, Next]
        );
    }

    #[test]
    fn a_list_inside_a_sentence_numbers_no_paragraphs() {
        assert_eq!(verdicts(&["1) x", "2) y", "3) z"]), [Foreign; 3]);
        assert_eq!(verdicts(&["1) x", "2) Y", "3) z"]), [Next; 3]);
    }

    #[test]
    fn gaps_repeats_and_late_numbers_are_kept() {
        assert_eq!(verdicts(&["1. A", "2. B", "4. D", "5. E"]), [Next, Next, Skips(3), Next]);
        assert_eq!(verdicts(&["1. A", "2. B", "2. C", "3. D"]), [Next, Next, Repeats, Next]);
        assert_eq!(verdicts(&["1. A", "3. C", "2. B", "4. D"]), [Next, Skips(2), Late, Next]);
        assert_eq!(verdicts(&["1. A", "3. C"]), [Next, Skips(2)]);
        assert_eq!(verdicts(&["1. A", "3. c;"]), [Next, Foreign]);
        assert_eq!(verdicts(&["7. A", "8. B"]), [Skips(1), Next]);
        let behind = ["1. A", "2. B", "3. C", "40. D", "41. E", "42. F", "43. G", "44. H"];
        assert_eq!(verdicts(&behind), [Next, Next, Next, Skips(4), Next, Next, Next, Next]);
    }

    #[test]
    fn a_part_begins_again_or_goes_on() {
        assert_eq!(verdicts(&["1. A", "2. B", "|", "1. C", "2. D"]), [Next; 4]);
        assert_eq!(verdicts(&["1. A", "2. B", "|", "3. C", "4. D"]), [Next; 4]);
    }

    #[test]
    fn the_heaviest_chain_gives_the_style() {
        assert_eq!(
            verdicts(&["1. A", "1) x;", "2) y;", "2. B", "3. C"]),
            [Next, Foreign, Foreign, Next, Next]
        );
        assert_eq!(verdicts(&["1 A", "2(1) B", "2(2) C", "3 D"]), [Next; 4]);
        assert_eq!(verdicts(&["1 A;"]), [Foreign]);
    }
}
