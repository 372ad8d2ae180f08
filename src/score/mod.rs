//! How well what was found agrees with what people found: precision, recall, and whether confidences mean what they say.

use std::collections::BTreeMap;

/// The bands of confidence, in per cent: of each the first, and one past the last.
const BANDS: [(u8, u8); 6] = [(0, 50), (50, 70), (70, 80), (80, 90), (90, 95), (95, 101)];

/// How many of the things that were found are right, and how many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the table that was checked by hand.
    pub gold: usize,
    /// In the table of the run.
    pub found: usize,
    /// In both.
    pub right: usize,
}

/// What confidences say, and what is right, in one band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The first confidence of the band, in per cent.
    pub from: u8,
    /// The last.
    pub to: u8,
    /// How many beads have it.
    pub count: usize,
    /// The mean of what is said, from 0 to 1.
    pub said: f64,
    /// The share that is right.
    pub right: f64,
}

impl Counts {
    /// The share of what was found that is right; nothing if nothing was found.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.found)
    }

    /// The share of what there is that was found; nothing if there is nothing.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.right, self.gold)
    }

    /// The harmonic mean of both; nothing if there is neither.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.right, self.found + self.gold)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Says of each thing that was found whether it is in the gold; one that the gold has twice is right twice.
#[must_use]
pub fn judge<K: Ord>(gold: impl IntoIterator<Item = K>, found: &[K]) -> (Counts, Vec<bool>) {
    let mut left: BTreeMap<K, usize> = BTreeMap::new();
    let mut counts = Counts { found: found.len(), ..Counts::default() };
    for key in gold {
        *left.entry(key).or_default() += 1;
        counts.gold += 1;
    }
    let is_right = |key: &K| match left.get_mut(key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    let right: Vec<bool> = found.iter().map(is_right).collect();
    counts.right = right.iter().filter(|right| **right).count();
    (counts, right)
}

/// The bands of confidence in which there is anything, and the expected calibration error: by how much what is said is off, on
/// the mean. Each thing is its confidence in per cent and whether it is right.
#[must_use]
pub fn calibration(judged: &[(u8, bool)]) -> (Vec<Band>, Option<f64>) {
    let mut bands = Vec::new();
    let mut off = 0.0;
    for (from, end) in BANDS {
        let inside: Vec<&(u8, bool)> = judged.iter().filter(|(said, _)| (from..end).contains(said)).collect();
        let count = inside.len();
        if count == 0 {
            continue;
        }
        let said = inside.iter().map(|(said, _)| f64::from(*said) / 100.0).sum::<f64>() / count as f64;
        let right = inside.iter().filter(|(_, right)| *right).count() as f64 / count as f64;
        off += (said - right).abs() * count as f64;
        bands.push(Band { from, to: end - 1, count, said, right });
    }
    (bands, (!judged.is_empty()).then(|| off / judged.len() as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_twice_is_right_as_often_as_it_is_there() {
        let (counts, right) = judge(["a", "b", "b", "c"], &["b", "b", "b", "d"]);
        assert_eq!(counts, Counts { gold: 4, found: 4, right: 2 });
        assert_eq!(right, [true, true, false, false]);
        assert_eq!((counts.precision(), counts.recall(), counts.f1()), (Some(0.5), Some(0.5), Some(0.5)));
        assert_eq!(Counts::default().f1(), None);
    }

    #[test]
    fn a_confidence_is_calibrated_if_it_is_right_as_often_as_it_says() {
        let judged: Vec<(u8, bool)> =
            (0..10).map(|at| (90, at != 0)).chain([(60, false), (60, true)]).collect();
        let (bands, off) = calibration(&judged);
        assert_eq!(
            bands.iter().map(|band| (band.from, band.to, band.count)).collect::<Vec<_>>(),
            [(50, 69, 2), (90, 94, 10)]
        );
        assert!((off.unwrap() - 0.1 * 2.0 / 12.0).abs() < 1e-9);
        assert_eq!(calibration(&[]), (Vec::new(), None));
    }
}
