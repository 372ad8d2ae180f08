//! The running sequence of paragraph numbers: which style a document uses, and which numbers belong to it.

use std::collections::BTreeMap;

use crate::model::Seen;

use super::marker::{Number, Style};

/// A number at the beginning of a chunk, and whether the chunk has the body of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) number: Number,
    /// Long enough for a paragraph, and no item of an enumeration.
    pub(super) solid: bool,
    /// The part of the document, as counted by the annex headings before it.
    pub(super) part: usize,
}

/// The style whose numbers form the longest sequence, if any does.
///
/// One number with its punctuation is a sequence; of bare numbers and roman numerals it takes several, since a line of
/// running text may begin with the one and a heading with the other.
pub(super) fn style(candidates: &[Candidate]) -> Option<Style> {
    let mut lengths: BTreeMap<Style, (usize, Option<&[u32]>, usize)> = BTreeMap::new();
    for candidate in candidates {
        let (length, last, part) = lengths.entry(candidate.number.style).or_insert((0, None, candidate.part));
        if *part != candidate.part {
            (*last, *part) = (None, candidate.part);
        }
        let value = &candidate.number.value;
        let near = last.map_or(value[0] <= MAX_SHIFT, |last: &[u32]| {
            value[0] > last[0] && value[0] - last[0] <= MAX_SHIFT
        });
        if near || follows(*last, value) {
            *length += if candidate.solid { 2 } else { 1 };
            *last = Some(value);
        }
    }
    // The first of equals wins: `max_by_key` alone would take the last.
    lengths
        .into_iter()
        .rev()
        .map(|(style, (length, _, _))| (style, length))
        .filter(|(style, length)| *length >= if matches!(style, Style::Bare | Style::Roman) { 4 } else { 1 })
        .max_by_key(|(_, length)| *length)
        .map(|(style, _)| style)
}

/// Whether `next` comes right after `last`: the next whole number, or another number under the same one.
///
/// Under one whole number the order is free: statutes print `3.01` before `3.1` and `16.1(1)` after `16(4)`, and leave
/// out what was repealed.
pub(super) fn follows(last: Option<&[u32]>, next: &[u32]) -> bool {
    let (Some(first), Some(last)) = (next.first(), last.map(|last| last[0])) else {
        return next.first() == Some(&1);
    };
    *first == last + 1 || *first == last && next.len() > 1
}

/// What a number is to the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The next one.
    Next,
    /// One or more numbers are missing before it.
    Skips,
    /// It was there already.
    Repeats,
    /// It comes after a higher one.
    Late,
    /// It does not belong to the sequence.
    Foreign,
}

/// The sequence of one part.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    last: Option<Vec<u32>>,
    used: Seen<Vec<u32>>,
}

/// A gap in the numbers wider than this is no gap: the number is something else.
const MAX_SKIP: u32 = 50;
/// A number that comes late or early is at most so far from its place.
const MAX_SHIFT: u32 = 3;

impl Sequence {
    /// The number that should come next, for messages.
    pub(super) fn expected(&self) -> String {
        self.last.as_ref().map_or(1, |last| last[0] + 1).to_string()
    }

    /// Judges a number by the ones before it and by `ahead`, those of the same style and part after it.
    pub(super) fn judge<'a>(
        &self,
        candidate: &Candidate,
        ahead: impl Iterator<Item = &'a Candidate> + Clone,
    ) -> Verdict {
        let value = &candidate.number.value;
        let last = self.last.as_deref();
        let again = || ahead.clone().any(|other| other.number.value == *value && other.solid);
        if follows(last, value) && !self.used.contains(value) {
            return if candidate.solid || !again() { Verdict::Next } else { Verdict::Foreign };
        }
        if !candidate.solid {
            return Verdict::Foreign;
        }
        let mut near = ahead.clone().take(3);
        let Some(last) = last else {
            let goes_on = near.any(|other| follows(Some(value), &other.number.value));
            return if goes_on { Verdict::Skips } else { Verdict::Foreign };
        };
        let (first, before) = (value[0], last[0]);
        if self.used.contains(value) {
            let resumes = near.next().is_some_and(|other| follows(Some(value), &other.number.value));
            return if value == last && resumes { Verdict::Repeats } else { Verdict::Foreign };
        }
        if value.as_slice() < last {
            return if before - first <= MAX_SHIFT { Verdict::Late } else { Verdict::Foreign };
        }
        let awaited = ahead.clone().any(|other| follows(Some(last), &other.number.value));
        let limit = if awaited { MAX_SHIFT } else { MAX_SKIP };
        if first - before <= limit { Verdict::Skips } else { Verdict::Foreign }
    }

    /// Takes a number into the sequence.
    pub(super) fn take(&mut self, number: &Number, verdict: Verdict) {
        self.used.insert(number.value.clone());
        if verdict != Verdict::Late {
            self.last = Some(number.value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::marker;
    use super::*;

    fn candidates(lines: &[&str]) -> Vec<Candidate> {
        lines
            .iter()
            .map(|line| Candidate {
                number: marker::number(line).unwrap(),
                solid: !line.ends_with(';'),
                part: 0,
            })
            .collect()
    }

    fn verdicts(lines: &[&str]) -> Vec<Verdict> {
        let all = candidates(lines);
        let mut sequence = Sequence::default();
        all.iter()
            .enumerate()
            .map(|(index, candidate)| {
                let verdict = sequence.judge(candidate, all[index + 1..].iter());
                if verdict != Verdict::Foreign {
                    sequence.take(&candidate.number, verdict);
                }
                verdict
            })
            .collect()
    }

    #[test]
    fn an_agenda_inside_a_paragraph_is_foreign() {
        use Verdict::{Foreign, Next};
        assert_eq!(
            verdicts(&["1. A", "2. B", "1. x;", "2. y;", "3. z;", "3. C", "4. D"]),
            [Next, Next, Foreign, Foreign, Foreign, Next, Next]
        );
    }

    #[test]
    fn gaps_repeats_and_late_numbers_are_kept() {
        use Verdict::{Late, Next, Repeats, Skips};
        assert_eq!(verdicts(&["1. A", "2. B", "4. D", "5. E"]), [Next, Next, Skips, Next]);
        assert_eq!(verdicts(&["1. A", "2. B", "2. C", "3. D"]), [Next, Next, Repeats, Next]);
        assert_eq!(verdicts(&["1. A", "3. C", "2. B", "4. D"]), [Next, Skips, Late, Next]);
        assert_eq!(verdicts(&["7. A", "8. B"]), [Skips, Next]);
    }

    #[test]
    fn nested_numbers_follow_each_other() {
        for (last, next) in [
            ("1", "2"),
            ("2", "3(1)"),
            ("3(1)", "3(2)"),
            ("3(2)", "4"),
            ("12", "12.1"),
            ("12(4)", "12.1(1)"),
            ("12.1", "13"),
        ] {
            let value = |text: &str| marker::number(&format!("{text} Le")).unwrap().value;
            assert!(follows(Some(&value(last)), &value(next)), "{last} {next}");
        }
        assert!(!follows(Some(&[3, 2]), &[3]));
        assert!(!follows(Some(&[3, 2]), &[5]));
        assert!(!follows(None, &[2]));
    }

    #[test]
    fn the_longest_sequence_gives_the_style() {
        assert_eq!(style(&candidates(&["1. A", "1) x;", "2) y;", "2. B", "3. C"])), Some(Style::Dot));
        assert_eq!(style(&candidates(&["1 A", "2(1) B", "2(2) C", "3 D"])), Some(Style::Bare));
        assert_eq!(style(&candidates(&["1 A;"])), None);
    }
}
