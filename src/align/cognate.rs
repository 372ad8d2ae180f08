//! Words that look alike in both languages (Simard, Foster and Isabelle 1992).

use crate::model::Lookup;

/// Shortest words that are compared.
const SHORTEST: usize = 4;
/// Longest words that are compared: what is longer is not a word.
const LONGEST: usize = 40;
/// Least likeness that counts.
const LEAST: f32 = 0.65;
/// Most words that share a skeleton and are compared.
const CROWD: usize = 400;
/// Most words that one word looks like: where more do, as in lists of codes, the likeness of most says nothing.
const MOST_ALIKE: usize = 16;
/// The same for each word of a vocabulary so large that it is such a list.
const LEAST_ALIKE: usize = 4;
/// Pairs of words that look alike in a vocabulary, from which on each word has fewer. A report of a hundred pages has some five
/// thousand words, few of which look like more than four.
const PAIRS: usize = 200_000;

/// Most words that one of so many words looks like.
fn most_alike(words: usize) -> usize {
    (PAIRS / words.max(1)).clamp(LEAST_ALIKE, MOST_ALIKE)
}

/// Pairs of indices of `fr` and `en` whose words look alike, each with its likeness between 0 and 1.
pub(super) fn cognates(fr: &[(u32, &str)], en: &[(u32, &str)]) -> Vec<(u32, u32, f32)> {
    let mut by_skeleton: Lookup<[u8; 3], Vec<(u32, &str)>> = Lookup::default();
    for &(kind, word) in en {
        if let Some(key) = skeleton(word) {
            by_skeleton.entry(key).or_default().push((kind, word));
        }
    }
    let most = most_alike(fr.len());
    let mut out = Vec::new();
    let mut places = [0u64; 256];
    for &(kind, word) in fr {
        let Some(crowd) = skeleton(word).and_then(|key| by_skeleton.get(&key)) else { continue };
        for (place, byte) in word.bytes().enumerate() {
            places[usize::from(byte)] |= 1 << place;
        }
        let first = out.len();
        for &(other, candidate) in crowd.iter().take(CROWD) {
            let likeness = likeness(&places, word.len(), candidate.as_bytes());
            if likeness >= LEAST {
                out.push((kind, other, likeness));
            }
        }
        if out.len() > first + most {
            out[first..].sort_by(|a, b| b.2.total_cmp(&a.2));
            out.truncate(first + most);
        }
        word.bytes().for_each(|byte| places[usize::from(byte)] = 0);
    }
    out
}

/// The first letter of a word and its next two consonants; `None` for a word that is not compared.
fn skeleton(word: &str) -> Option<[u8; 3]> {
    if !(SHORTEST..=LONGEST).contains(&word.len()) {
        return None;
    }
    let mut bytes = word.bytes();
    let mut key = [bytes.next()?, 0, 0];
    let mut consonants =
        bytes.filter(|b| !b"aeiouyh".contains(b)).map(|b| if b == b'k' || b == b'q' { b'c' } else { b });
    let mut last = key[0];
    for slot in &mut key[1..] {
        *slot = consonants.find(|&b| b != last).unwrap_or(0);
        last = *slot;
    }
    Some(key)
}

/// The longest common subsequence beside the mean length, as Melamed (1999) has it.
///
/// `places` holds for each byte the bits of its places in the first word. All places are looked at together, as
/// Hyyrö (2004) does: a bit that is cleared is one more byte in common.
fn likeness(places: &[u64; 256], len: usize, other: &[u8]) -> f32 {
    let mut open = u64::MAX;
    for &byte in other {
        let met = open & places[usize::from(byte)];
        open = open.wrapping_add(met) | (open - met);
    }
    let common = (!open & ((1 << len) - 1)).count_ones();
    2.0 * common as f32 / (len + other.len()) as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LEAST_ALIKE, LONGEST, MOST_ALIKE, PAIRS, cognates, likeness, most_alike};

    /// The longest common subsequence, by the table.
    fn slow(a: &[u8], b: &[u8]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for x in a {
            let mut diagonal = 0;
            for (k, y) in b.iter().enumerate() {
                let above = row[k + 1];
                row[k + 1] = if x == y { diagonal + 1 } else { above.max(row[k]) };
                diagonal = above;
            }
        }
        row[b.len()]
    }

    proptest! {
        #[test]
        fn the_common_subsequence_is_the_longest(
            a in prop::collection::vec(b'a'..b'e', 1..=LONGEST),
            b in prop::collection::vec(b'a'..b'f', 1..=LONGEST),
        ) {
            let mut places = [0u64; 256];
            a.iter().enumerate().for_each(|(place, byte)| places[usize::from(*byte)] |= 1 << place);
            let expected = 2.0 * slow(&a, &b) as f32 / (a.len() + b.len()) as f32;
            prop_assert_eq!(likeness(&places, a.len(), &b), expected);
        }
    }

    fn alike(fr: &str, en: &str) -> bool {
        !cognates(&[(0, fr)], &[(0, en)]).is_empty()
    }

    #[test]
    fn of_many_words_that_look_alike_the_likest_count() {
        let codes: Vec<String> = ('a'..='z').map(|letter| format!("codex{letter}")).collect();
        let english: Vec<(u32, &str)> = (0..).zip(codes.iter().map(String::as_str)).collect();
        let found = cognates(&[(0, "codexq")], &english);
        assert_eq!(found.len(), MOST_ALIKE);
        assert_eq!(found[0].1, 16, "the word itself comes first");
    }

    #[test]
    fn a_list_of_codes_has_few_pairs_for_each() {
        let letter = |at: usize| char::from(b'a' + (at % 26) as u8);
        let code = |at: usize| [1, 26, 676, 17_576].map(|by| letter(at / by)).iter().collect::<String>();
        let codes: Vec<String> = (0..PAIRS / 8).map(|at| format!("codrefine{}", code(at))).collect();
        let words: Vec<(u32, &str)> = (0..).zip(codes.iter().map(String::as_str)).collect();
        let some = &words[..100];
        assert_eq!(most_alike(words.len()), 8);
        assert_eq!(most_alike(100 * words.len()), LEAST_ALIKE);
        assert_eq!(cognates(some, some).len(), 100 * MOST_ALIKE);
        assert!(cognates(&words, some).len() <= 8 * words.len());
    }

    #[test]
    fn words_of_one_origin_look_alike() {
        for (fr, en) in
            [("gouvern", "govern"), ("republ", "republic"), ("securit", "security"), ("commun", "common")]
        {
            assert!(alike(fr, en), "{fr} {en}");
        }
        for (fr, en) in [("maison", "house"), ("pain", "pan"), ("comptabl", "accountabl")] {
            assert!(!alike(fr, en), "{fr} {en}");
        }
    }
}
