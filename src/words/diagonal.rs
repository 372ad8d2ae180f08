//! How probable links are if each word is taken alone and stands near the place of its counterpart.

/// How fast the probability falls with the distance from the diagonal, as Dyer et al. (2013) start with.
const TENSION: f32 = 4.0;
/// The probability that a word stands for nothing.
const NOTHING: f32 = 0.1;

/// Room for the numbers of one sentence, to be used again.
#[derive(Debug, Default)]
pub(super) struct Diagonal {
    /// For each word of the other side, the exponential of its place times the tension.
    rising: Vec<f32>,
    /// One over that.
    falling: Vec<f32>,
}

impl Diagonal {
    /// Turns the probabilities of words into those of links.
    ///
    /// `emit` holds, word by word, the probability of the word given each of `states` words of the other side, and `nothing`
    /// that given nothing. Both are replaced: by the probability that the word stands for that one, or for nothing.
    pub(super) fn posteriors(&mut self, states: usize, emit: &mut [f32], nothing: &mut [f32]) {
        if states == 0 {
            nothing.fill(1.0);
            return;
        }
        self.rising.clear();
        self.rising.extend((0..states).map(|state| (TENSION * place(state, states)).exp()));
        self.falling.clear();
        self.falling.extend(self.rising.iter().map(|rising| 1.0 / rising));
        let steps = nothing.len();
        for ((step, row), none) in emit.chunks_exact_mut(states).enumerate().zip(nothing) {
            // The exponential of minus the distance is the lesser of two products of exponentials.
            let rising = (TENSION * place(step, steps)).exp();
            let falling = 1.0 / rising;
            let (mut weights, mut sum) = (0.0, 0.0);
            for ((slot, up), down) in row.iter_mut().zip(&self.rising).zip(&self.falling) {
                let (behind, before) = (rising * down, falling * up);
                let weight = if behind < before { behind } else { before };
                weights += weight;
                *slot *= weight;
                sum += *slot;
            }
            let share = (1.0 - NOTHING) / weights;
            let total = (sum * share + NOTHING * *none).max(f32::MIN_POSITIVE);
            let factor = share / total;
            row.iter_mut().for_each(|slot| *slot *= factor);
            *none *= NOTHING / total;
        }
    }
}

/// Where a word stands among so many, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a sentence has no 2^23 words")]
fn place(at: usize, of: usize) -> f32 {
    (at as f32 + 0.5) / of as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_something_or_nothing() {
        let mut emit = [0.5, 0.1, 0.0, 0.2, 0.2, 0.2];
        let mut nothing = [0.1, 0.3];
        Diagonal::default().posteriors(3, &mut emit, &mut nothing);
        for (row, none) in emit.chunks(3).zip(nothing) {
            assert!((row.iter().sum::<f32>() + none - 1.0).abs() < 1e-5);
        }
        assert!(emit[0] > emit[1] && emit[5] > emit[4] && emit[4] > emit[3], "{emit:?}");
    }

    #[test]
    fn without_words_on_the_other_side_a_word_stands_for_nothing() {
        let mut nothing = [0.1, 0.3];
        Diagonal::default().posteriors(0, &mut [], &mut nothing);
        assert_eq!(nothing, [1.0, 1.0]);
    }
}
