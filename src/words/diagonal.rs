//! How probable links are if each word is taken alone and stands near the place of its counterpart.

/// How fast the probability falls with the distance from the diagonal, as Dyer et al. (2013) start with.
const TENSION: f32 = 4.0;
/// The probability that a word stands for nothing.
const NOTHING: f32 = 0.1;

/// Turns the probabilities of words into those of links.
///
/// `emit` holds, word by word, the probability of the word given each of `states` words of the other side, and `nothing`
/// that given nothing. Both are replaced: by the probability that the word stands for that one, or for nothing.
pub(super) fn near_the_diagonal(states: usize, emit: &mut [f32], nothing: &mut [f32]) {
    if states == 0 {
        nothing.fill(1.0);
        return;
    }
    let steps = nothing.len() as f32;
    for ((step, row), none) in (0u16..).zip(emit.chunks_exact_mut(states)).zip(nothing) {
        let place = (f32::from(step) + 0.5) / steps;
        let (mut weights, mut sum) = (0.0, 0.0);
        for (state, slot) in (0u16..).zip(row.iter_mut()) {
            let other = (f32::from(state) + 0.5) / states as f32;
            let weight = (-TENSION * (place - other).abs()).exp();
            weights += weight;
            *slot *= weight;
            sum += *slot;
        }
        let share = (1.0 - NOTHING) / weights;
        let total = (sum * share + NOTHING * *none).max(f32::MIN_POSITIVE);
        row.iter_mut().for_each(|slot| *slot *= share / total);
        *none *= NOTHING / total;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_something_or_nothing() {
        let mut emit = [0.5, 0.1, 0.0, 0.2, 0.2, 0.2];
        let mut nothing = [0.1, 0.3];
        near_the_diagonal(3, &mut emit, &mut nothing);
        for (row, none) in emit.chunks(3).zip(nothing) {
            assert!((row.iter().sum::<f32>() + none - 1.0).abs() < 1e-5);
        }
        assert!(emit[0] > emit[1] && emit[5] > emit[4] && emit[4] > emit[3], "{emit:?}");
    }

    #[test]
    fn without_words_on_the_other_side_a_word_stands_for_nothing() {
        let mut nothing = [0.1, 0.3];
        near_the_diagonal(0, &mut [], &mut nothing);
        assert_eq!(nothing, [1.0, 1.0]);
    }
}
